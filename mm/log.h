/* Finished guest calls as text, strace-style, for the embedder's log hook. */
#ifndef MM_LOG_H
#define MM_LOG_H

#include "mm/core.h"

void mm_log_mmap(struct mm *mm, const struct mm_mmap_args *args, int error, mm_addr result);
void mm_log_munmap(struct mm *mm, uint64_t addr, uint64_t len, int error);
void mm_log_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot, int error);
void mm_log_mremap(struct mm *mm, const uint64_t args[5], int error, mm_addr result);
void mm_log_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags, int error);
void mm_log_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice, int error);
void mm_log_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit, int error);

#endif
