/* The guest's calls: lock, the guest ABI's own function, log, unlock. */
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"
#include "mm/core.h"
#include "mm/freebsd.h"
#include "mm/linux.h"
#include "mm/log.h"
#include "mm/stuck.h"

static bool freebsd(const struct mm *mm)
{
    return mm->config.abi == MM_ABI_FREEBSD;
}

static void begin(struct mm *mm)
{
    mm_lock(mm);
    mm_stuck_retry(mm);
    mm->ended = MM_ENDED_AS_GUEST;
}

int mm_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    begin(mm);
    int error = freebsd(mm) ? fb_mmap(mm, args, result) : lx_mmap(mm, args, result);
    mm_flush_invalid(mm);
    if (mm->config.log)
        mm_log_mmap(mm, args, error, error ? 0 : *result);
    mm_unlock(mm);
    return error;
}

int mm_munmap(struct mm *mm, uint64_t addr, uint64_t len)
{
    begin(mm);
    int error = freebsd(mm) ? fb_munmap(mm, addr, len) : lx_munmap(mm, addr, len);
    mm_flush_invalid(mm);
    if (mm->config.log)
        mm_log_munmap(mm, addr, len, error);
    mm_unlock(mm);
    return error;
}

int mm_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    begin(mm);
    int error = freebsd(mm) ? fb_mprotect(mm, addr, len, prot) : lx_mprotect(mm, addr, len, prot);
    mm_flush_invalid(mm);
    if (mm->config.log)
        mm_log_mprotect(mm, addr, len, prot, error);
    mm_unlock(mm);
    return error;
}

int mm_mremap(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len, uint64_t flags,
              uint64_t new_addr, mm_addr *result)
{
    begin(mm);
    int error = freebsd(mm) /* which has no such call */
                    ? FB_ENOSYS
                    : lx_mremap(mm, addr, old_len, new_len, flags, new_addr, result);
    mm_flush_invalid(mm);
    if (mm->config.log) {
        const uint64_t args[5] = {addr, old_len, new_len, flags, new_addr};
        mm_log_mremap(mm, args, error, error ? 0 : *result);
    }
    mm_unlock(mm);
    return error;
}

int mm_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags)
{
    begin(mm);
    int error = freebsd(mm) ? fb_msync(mm, addr, len, flags) : lx_msync(mm, addr, len, flags);
    mm_flush_invalid(mm);
    if (mm->config.log)
        mm_log_msync(mm, addr, len, flags, error);
    mm_unlock(mm);
    return error;
}

int mm_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice)
{
    begin(mm);
    int error = freebsd(mm) ? fb_madvise(mm, addr, len, advice) : lx_madvise(mm, addr, len, advice);
    mm_flush_invalid(mm);
    if (mm->config.log)
        mm_log_madvise(mm, addr, len, advice, error);
    mm_unlock(mm);
    return error;
}

int mm_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit)
{
    begin(mm);
    int error = freebsd(mm) ? fb_minherit(mm, addr, len, inherit) : LX_ENOSYS;
    mm_flush_invalid(mm);
    if (mm->config.log)
        mm_log_minherit(mm, addr, len, inherit, error);
    mm_unlock(mm);
    return error;
}

enum mm_ended mm_last_ended(struct mm *mm)
{
    mm_lock(mm);
    enum mm_ended ended = mm->ended;
    mm_unlock(mm);
    return ended;
}
