/*
 * Where a mapping goes that was not told (P4): a complete search.
 */
#ifndef MM_PLACE_H
#define MM_PLACE_H

#include "mm/core.h"

struct mm_want {
    uint64_t len; /* bytes, whole target pages, not 0 */
    struct mm_range window;
    uint64_t align; /* a power of two; the address is residue modulo this */
    uint64_t residue;
    uint64_t prefer_residue; /* private: modulo the host page, where there is such a place */
    bool upward;             /* the lowest place, whatever the space's policy */
    uint64_t guard_len;      /* so many bytes at the beginning are a guard */
    bool shared;
    uint64_t object;  /* shared: the host's number of the object, or MM_NEW_OBJECT */
    uint64_t offset;  /* shared: object offset of the first byte */
    bool source_goes; /* the pages of source count as free neighbours (but not as room) */
    struct mm_range source;
};

/* The part of [first, last] in which a search may end; first > last: there is none. */
struct mm_range mm_place_window(const struct mm *mm, mm_addr first, mm_addr last);

/* Is [addr, addr + len - 1] a gap that fits: free, not foreign, representable, inside
 * bounds? */
bool mm_place_fits(const struct mm *mm, const struct mm_want *want, mm_addr addr,
                   struct mm_range bounds);

/* false: no gap fits. */
bool mm_place_find(const struct mm *mm, const struct mm_want *want, mm_addr *addr);

#endif
