/*
 * The Linux guest ABI: one function for each call, arguments as the guest passed them, result 0 or
 * a Linux errno. The lock is held. Source of the rules: SEMANTICS.md part A, whose rows the checks
 * name.
 */
#ifndef MM_LINUX_H
#define MM_LINUX_H

#include "mm/core.h"

int lx_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result);
int lx_munmap(struct mm *mm, uint64_t addr, uint64_t len);
int lx_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot);
int lx_mremap(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len, uint64_t flags,
              uint64_t new_addr, mm_addr *result);
int lx_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags);
int lx_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice);

/* A3.1-2: the range of a munmap, rounded to target pages; false: EINVAL. */
bool lx_unmap_range(const struct mm *mm, uint64_t addr, uint64_t len, struct mm_range *range);

#endif
