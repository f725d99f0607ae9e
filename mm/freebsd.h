/*
 * The FreeBSD guest ABI: one function for each call, arguments as the guest passed them, result 0
 * or a FreeBSD errno. The lock is held. Source of the rules: SEMANTICS.md part B, whose rows the
 * checks name; what its sources leave open is decided in DESIGN.md, "FreeBSD guests".
 */
#ifndef MM_FREEBSD_H
#define MM_FREEBSD_H

#include "mm/abi_freebsd.h"
#include "mm/core.h"

int fb_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result);
int fb_munmap(struct mm *mm, uint64_t addr, uint64_t len);
int fb_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot);
int fb_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags);
int fb_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice);
int fb_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit);

/* The kernel takes protections, flags, advice and the like as ints. */
static inline uint32_t fb_int(uint64_t argument)
{
    return (uint32_t)(argument & UINT32_MAX);
}

/* A protection argument: what it asks for, and the maximum that PROT_MAX names (0: none). */
static inline unsigned fb_prot(uint32_t argument)
{
    return argument & MM_PROT_RWX;
}

static inline unsigned fb_max_prot(uint32_t argument)
{
    return argument >> FB_PROT_MAX_SHIFT & MM_PROT_RWX;
}

/* B1.1, B4.1. */
static inline bool fb_prot_known(uint32_t argument)
{
    return !(argument & ~((uint32_t)MM_PROT_RWX | (uint32_t)MM_PROT_RWX << FB_PROT_MAX_SHIFT));
}

/* B1.2, B4.4. */
static inline bool fb_prot_within_max(uint32_t argument)
{
    unsigned max_prot = fb_max_prot(argument);
    return !max_prot || !(fb_prot(argument) & ~max_prot);
}

#endif
