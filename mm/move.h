/*
 * How pages move: shared ones as another view of their object, private ones by the host where whole
 * host pages go to whole host pages, by copying else.
 */
#ifndef MM_MOVE_H
#define MM_MOVE_H

#include "mm/core.h"

struct mm_move {
    struct mm_range source; /* what moves; mapped at its first page */
    mm_addr to;
    struct mm_range tail; /* what a shrinking move cuts off the source; first > last: nothing */
    bool keep;            /* the source stays mapped, fresh (DONTUNMAP) */
    bool view_only; /* a second view of a shared object; the source stays as it is (old size 0) */
    bool several;   /* the source may hold several mappings, and holes, which stay out of it */

    /* Of the first mapping: filled in by mm_move_make. */
    uint64_t value;
    bool shared;
    uint32_t object;    /* number; 0: private anonymous */
    uint64_t object_id; /* the host's; 0: private anonymous */
    uint64_t delta;     /* at the source */
};

struct mm_move mm_move_make(const struct mm *mm, struct mm_range source, mm_addr to);

/* Is a foreign mapping where pages will come to lie? */
bool mm_move_meets_foreign(const struct mm *mm, const struct mm_move *move, struct mm_range target);

/* Plan the move to a place of new_len bytes: what was there goes, new pages follow where it is
 * longer. Returns 0 or a host errno. */
int mm_plan_move(struct mm *mm, const struct mm_move *move, uint64_t new_len);

/* Plan pages that continue the mapping at grown (guest addresses, at move's source or, moved, at
 * its target). */
int mm_plan_grow(struct mm *mm, const struct mm_move *move, struct mm_range grown);

#endif
