/*
 * What one call is about to do: host steps in order, then table assignments. Planning only reads
 * (beside asking the host for sizes and whether foreign mappings are in the way); commit does.
 *
 * Planning sees its own assignments: mm_plan_value looks at them before the table, so that a call
 * of several parts (a move that grows, several mappings at once) plans each part on top of the ones
 * before.
 *
 * Running out of memory while planning is remembered; commit then refuses with ENOMEM before
 * anything is changed.
 */
#ifndef MM_PLAN_H
#define MM_PLAN_H

#include "mm/mm_host.h"

struct mm;
struct mm_table;

enum mm_step_kind {
    MM_STEP_MAP,      /* at, place, prot, handle, shared, reserve, offset */
    MM_STEP_UNMAP,    /* at */
    MM_STEP_PROTECT,  /* at, prot */
    MM_STEP_REMAP,    /* at -> to, keep */
    MM_STEP_DISCARD,  /* at */
    MM_STEP_ZERO,     /* at */
    MM_STEP_COPY,     /* at -> to; target pages of at past a file's end read as zeros */
    MM_STEP_READ,     /* at, handle, offset; what the file does not have reads as zeros */
    MM_STEP_ANONYMIZE /* at (one host page), pages: what its pages hold goes to anonymous memory */
};

struct mm_step {
    enum mm_step_kind kind;
    enum mm_place place;
    unsigned prot;
    bool shared;
    bool reserve;
    bool keep;
    bool over_own; /* MAP: replaces only what steps before it put there */
    bool claimed;  /* by commit: MAP: the place is held already, for nobody else */
    bool done;     /* by commit: what was at its place is gone */
    bool in_place; /* ZERO, COPY, READ: into a host page that stays: what was there may have to come
                      back */
    uint16_t pages;     /* ANONYMIZE: which target pages of the host page are in use */
    struct mm_range at; /* guest addresses; whole host pages but for ZERO, COPY, READ */
    mm_addr to;
    mm_handle handle;
    uint64_t offset;
    void *saved; /* by commit: the bytes that an in_place step replaces */
};

struct mm_assign {
    struct mm_range range;
    uint64_t value;
};

/* Executable pages in range are invalidated; with only_other_prot those that have another
 * protection now. */
struct mm_stale {
    struct mm_range range;
    bool only_other_prot;
    unsigned prot;
};

struct mm_list {
    void *at;
    uint32_t count;
    uint32_t capacity;
};

struct mm_plan {
    struct mm_list steps;
    struct mm_list assigns;
    struct mm_list stales;
    bool no_memory;

    /* Of many assignments, for mm_plan_value: page number to place in the list, counted from 1. */
    struct mm_table *pending; /* NULL: there are few */
    uint32_t pending_count;   /* how many of the list it has */

    /* While it is carried out (aside.h): */
    uint32_t pieces;            /* how many pieces are to be kept aside, at most */
    struct mm_list asides;      /* those that are */
    uint32_t holes;             /* how many free places are to be claimed, at most */
    struct mm_list claims;      /* those that are */
    struct mm_table *displaced; /* host page number to the step that displaced it, counted from 1 */

    struct mm_list stuck; /* host ranges that the host would not give up (stuck.h) */

    bool has_invalid; /* an executable run changed by this call, not yet reported: it may go on */
    struct mm_range invalid;
    struct mm_step scratch; /* what mm_plan_step returns where there is no memory */
};

void mm_plan_free(struct mm *mm);

/* A new step, zeroed but for kind and at; never NULL (a scratch step where there is no memory). */
struct mm_step *mm_plan_step(struct mm *mm, enum mm_step_kind kind, struct mm_range at);
/* Where what a step fills or moves comes to lie. */
struct mm_range mm_step_filled(const struct mm_step *step);
/* value's backing is added to for these pages. */
void mm_plan_assign(struct mm *mm, struct mm_range range, uint64_t value);
/* The same for a value of this object at `delta` (offset minus address), whose backing is found or
 * made. */
void mm_plan_assign_object(struct mm *mm, struct mm_range range, uint64_t value, uint32_t object,
                           uint64_t delta);
void mm_plan_invalidate(struct mm *mm, struct mm_range range);
void mm_plan_invalidate_other_prot(struct mm *mm, struct mm_range range, unsigned prot);

/* What a page will be once this plan is committed. */
uint64_t mm_plan_value(const struct mm *mm, mm_addr addr);

/* For what is changed beside the plan's assignments, where undoing is refused: at once. */
void mm_assign_now(struct mm *mm, struct mm_range range, uint64_t value);
void mm_invalidate_now(struct mm *mm, struct mm_stale stale);

/* Room for this many elements of a list. false: no memory. */
bool mm_list_reserve(struct mm *mm, struct mm_list *list, size_t size, uint32_t count);
void mm_list_free(struct mm *mm, struct mm_list *list, size_t size);

/* Report the last executable run; at the end of every guest call, which may have committed several
 * plans. */
void mm_flush_invalid(struct mm *mm);

/* Forget the plan: the host refused something, or there is no memory. */
void mm_plan_abort(struct mm *mm);
/*
 * Do it: host steps, invalidations, table. Returns 0, or a host errno with the guest's view
 * unchanged. The plan is empty afterwards.
 */
int mm_plan_commit(struct mm *mm);

#endif
