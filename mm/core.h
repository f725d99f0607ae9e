/*
 * The inside of the core: one guest address space, and the helpers its files share.
 *
 * A guest call goes through decode (linux.h, freebsd.h: numbers and flags to a canonical request or
 * an errno), validate, plan (plan.h: a list of host steps and of table assignments) and commit
 * (plan_commit: the host first, because only the host can refuse; then the table).
 */
#ifndef MM_CORE_H
#define MM_CORE_H

#include "mm/backing.h"
#include "mm/lock.h"
#include "mm/mm.h"
#include "mm/plan.h"
#include "mm/table.h"
#include "mm/value.h"

struct mm {
    struct mm_host host;
    struct mm_config config;
    mm_addr last;         /* last usable guest byte; last + 1 is a multiple of the target page */
    mm_addr lowest;       /* the lowest address a search may return */
    unsigned page_shift;  /* of the target page */
    struct mm_range span; /* host addresses: the guest's, rounded outward to host pages */
    struct mm_table *table;
    struct mm_backings backings;
    struct mm_plan plan; /* of the call under way; memory is kept from call to call */
    struct mm_lock lock;
    bool has_reservation;
    enum mm_ended ended; /* the guest call under way, or the last one */
};

/* An argument as a 32-bit program on a 64-bit kernel passes it (A13). */
static inline uint64_t mm_cut(const struct mm *mm, uint64_t argument)
{
    return mm->config.bits == 32 ? argument & UINT32_MAX : argument;
}

/* --- Sizes. --- */

static inline uint64_t mm_target(const struct mm *mm)
{
    return mm->config.target_page;
}

static inline uint64_t mm_host_unit(const struct mm *mm)
{
    return mm->config.host_page;
}

/* Several target pages in one host page: the case with fragments. */
static inline bool mm_has_fragments(const struct mm *mm)
{
    return mm->config.host_page > mm->config.target_page;
}

/* Several host pages in one target page: the case with fill (value.h). */
static inline bool mm_has_fill(const struct mm *mm)
{
    return mm->config.host_page < mm->config.target_page;
}

static inline uint64_t mm_page_of(const struct mm *mm, mm_addr addr)
{
    return addr >> mm->page_shift;
}

static inline mm_addr mm_page_addr(const struct mm *mm, uint64_t page)
{
    return page << mm->page_shift;
}

static inline mm_addr mm_page_end(const struct mm *mm, uint64_t page)
{
    return (page << mm->page_shift) | (mm_target(mm) - 1);
}

/* The guest range of the host page that contains addr, cut to the guest's space. */
static inline struct mm_range mm_host_page_of(const struct mm *mm, mm_addr addr)
{
    struct mm_range page = {mm_round_down(addr, mm_host_unit(mm)),
                            mm_unit_last(addr, mm_host_unit(mm))};
    if (page.last > mm->last)
        page.last = mm->last;
    return page;
}

/* Host addresses of guest addresses; the top wraps only if the configuration did (refused in
 * create). */
static inline struct mm_range mm_to_host(const struct mm *mm, struct mm_range guest)
{
    return (struct mm_range){mm->config.base + guest.first, mm->config.base + guest.last};
}

/* A table of its own, in the host's memory, of numbers 0 to last; NULL: no memory. */
struct mm_table *mm_table_for(struct mm *mm, uint64_t last);

/* --- The table, in addresses. --- */

/* A run of the table as guest addresses. */
struct mm_guest_run {
    struct mm_range range;
    uint64_t value;
};

static inline uint64_t mm_value_at(const struct mm *mm, mm_addr addr)
{
    return mm_table_get(mm->table, mm_page_of(mm, addr));
}

static inline struct mm_guest_run mm_run_at(const struct mm *mm, mm_addr addr)
{
    struct mm_run run = mm_table_find(mm->table, mm_page_of(mm, addr));
    return (struct mm_guest_run){{mm_page_addr(mm, run.first), mm_page_end(mm, run.last)},
                                 run.value};
}

/* Walk the runs of a range, each cut to it, free ones included; ends at the top of the guest's
 * space:
 *
 *     struct mm_walk walk = mm_walk_range(mm, range);
 *     struct mm_guest_run run;
 *     while (mm_walk_next(mm, &walk, &run))
 */
struct mm_walk {
    mm_addr at;
    mm_addr last;
    bool done;
};
struct mm_walk mm_walk_range(const struct mm *mm, struct mm_range range);
bool mm_walk_next(const struct mm *mm, struct mm_walk *walk, struct mm_guest_run *run);

/* Is any page of the range mapped? range inside the guest's space. */
bool mm_any_mapped(const struct mm *mm, struct mm_range range);

/* The mapping (maximal run of pages whose attributes guests can tell apart are equal) around addr,
 * which is mapped: differences only the core or the embedder knows about do not end it. */
struct mm_range mm_mapping_around(const struct mm *mm, mm_addr addr);

/* The guest call under way is refused by the host (mm_last_ended), unless it is worse. */
static inline void mm_refused(struct mm *mm)
{
    if (mm->ended == MM_ENDED_AS_GUEST)
        mm->ended = MM_ENDED_REFUSED;
}

/* What the host refused, as this guest call can say it: allowed has the errnos that pass (ended by
 * 0; NULL: none), the rest is ENOMEM (P2). 0 stays 0. */
int mm_host_refusal(int host_errno, const int *allowed);

#endif
