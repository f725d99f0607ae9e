/*
 * Planning the host side of pages that come, go or change protection. What is asked here has been
 * validated: representable, no foreign mapping in the way.
 */
#ifndef MM_MAPPING_H
#define MM_MAPPING_H

#include "mm/core.h"

struct mm_new {
    struct mm_range range; /* whole target pages */
    uint64_t value;        /* protection and attributes, or a guard; state and backing are filled
                              in */
    uint32_t object;       /* number in mm->backings; 0: private anonymous */
    uint64_t delta;        /* of an object: offset minus address */
    bool copy;             /* private: contents come from the pages at copy_from, not fresh */
    mm_addr copy_from;
    bool over_own; /* replaces only what the plan itself has put there */
};

/*
 * Map fresh pages, or pages with the contents of others. Whatever was in the range is replaced.
 * Returns 0 or the host errno of asking for the object's size.
 */
int mm_plan_map(struct mm *mm, const struct mm_new *new);

/* Map pages afresh as what value says they are (its backing included): contents are dropped, or
 * (over_own) have left with a step before. */
int mm_plan_fresh(struct mm *mm, struct mm_range range, uint64_t value, bool over_own);

/* The part of a range that is whole host pages; false: there is none, *inner is not written. */
bool mm_host_pages_in(const struct mm *mm, struct mm_range range, struct mm_range *inner);

/* Let go of the pages of a range, which the plan already has as free. */
void mm_plan_release(struct mm *mm, struct mm_range range);

/* The host side of a protection change, which the plan already has in its assignments; no holes, no
 * guards. */
void mm_plan_protect(struct mm *mm, struct mm_range range, unsigned prot);

#endif
