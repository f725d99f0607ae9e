/* munmap, mprotect, msync and madvise of a Linux guest: SEMANTICS.md A3 to A6. */
#include "mm/abi_linux.h"
#include "mm/linux.h"
#include "mm/mapping.h"
#include "mm/ops.h"

bool lx_unmap_range(const struct mm *mm, uint64_t addr, uint64_t len, struct mm_range *range)
{
    if (len == 0 || !mm_aligned(addr, mm_target(mm)) || addr > mm->last ||
        len - 1 > mm->last - addr)
        return false;
    *range = (struct mm_range){addr, mm_unit_last(addr + (len - 1), mm_target(mm))};
    return true;
}

int lx_munmap(struct mm *mm, uint64_t addr, uint64_t len)
{
    struct mm_range range;
    if (!lx_unmap_range(mm, mm_cut(mm, addr), mm_cut(mm, len), &range))
        return LX_EINVAL;
    return mm_op_unmap(mm, range);
}

/* --- mprotect --- */

/* A4.6-7: where the change begins, and that something is there. */
static int protect_start(const struct mm *mm, struct mm_range *range, uint64_t prot)
{
    if (range->first > mm->last)
        return LX_ENOMEM;
    struct mm_guest_run run = mm_run_at(mm, range->first);
    if (!(prot & (LX_PROT_GROWSDOWN | LX_PROT_GROWSUP)))
        return run.value ? 0 : LX_ENOMEM;
    if (prot & LX_PROT_GROWSUP)
        return run.value ? LX_EINVAL : LX_ENOMEM;
    if (!run.value) {
        /* A range that begins in a hole begins at the next mapping, if that lies in the range. */
        if (run.range.last >= mm->last || run.range.last + 1 > range->last)
            return LX_ENOMEM;
        run = mm_run_at(mm, run.range.last + 1);
    }
    if (!(mm_value_attrs(run.value) & MM_ATTR_GROWSDOWN))
        return LX_EINVAL;
    range->first = mm_mapping_around(mm, run.range.first).first;
    return 0;
}

int lx_mprotect(struct mm *mm, uint64_t addr, uint64_t raw_len, uint64_t raw_prot)
{
    uint64_t grows = LX_PROT_GROWSDOWN | LX_PROT_GROWSUP;
    uint64_t prot = mm_cut(mm, raw_prot);
    addr = mm_cut(mm, addr);
    if ((prot & grows) == grows) /* A4.1 */
        return LX_EINVAL;
    if (!mm_aligned(addr, mm_target(mm))) /* A4.2 */
        return LX_EINVAL;
    if (mm_cut(mm, raw_len) == 0) /* A4.3 */
        return 0;
    uint64_t len = mm_round_up_wrap(mm_cut(mm, raw_len), mm_target(mm));
    if (mm_add_wrap(addr, len) <= addr) /* A4.4 */
        return LX_ENOMEM;
    if (prot & ~(uint64_t)(MM_PROT_RWX | LX_PROT_SEM | grows)) /* A4.5 */
        return LX_EINVAL;

    struct mm_range range = {addr, addr + (len - 1)};
    int error = protect_start(mm, &range, prot);
    if (error)
        return error;

    /* A4.8-9: upward; what precedes a failure is changed. */
    unsigned want = (unsigned)(prot & MM_PROT_RWX);
    struct mm_range change = range;
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    if (range.last > mm->last) {
        change.last = mm->last;
        error = LX_ENOMEM;
    }
    while (mm_walk_next(mm, &walk, &run)) {
        bool allowed = !(want & ~mm_value_max(run.value));
        if (run.value && allowed)
            continue;
        error = run.value ? LX_EACCES : LX_ENOMEM;
        if (run.range.first == range.first)
            return error;
        change.last = run.range.first - 1;
        break;
    }
    int refused = mm_op_protect(mm, change, want, MM_PROT_RWX);
    return refused ? refused : error;
}

/* --- msync --- */

int lx_msync(struct mm *mm, uint64_t addr, uint64_t raw_len, uint64_t raw_flags)
{
    uint64_t flags = raw_flags & UINT32_MAX; /* an int in the kernel's own signature */
    addr = mm_cut(mm, addr);
    if (flags & ~(uint64_t)(LX_MS_ASYNC | LX_MS_INVALIDATE | LX_MS_SYNC)) /* A5.1 */
        return LX_EINVAL;
    if (!mm_aligned(addr, mm_target(mm))) /* A5.2 */
        return LX_EINVAL;
    if ((flags & LX_MS_ASYNC) && (flags & LX_MS_SYNC)) /* A5.3 */
        return LX_EINVAL;
    uint64_t len = mm_round_up_wrap(mm_cut(mm, raw_len), mm_target(mm));
    if (mm_add_wrap(addr, len) < addr) /* A5.4 */
        return LX_ENOMEM;
    if (len == 0) /* A5.5 */
        return 0;

    struct mm_range range = {addr, addr + (len - 1)};
    int error = range.last > mm->last ? LX_ENOMEM : 0; /* A5.7: the rest is still synced */
    if (range.first > mm->last)
        return error;
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (!run.value) {
            error = LX_ENOMEM;
            continue;
        }
        if ((flags & LX_MS_INVALIDATE) && (mm_value_attrs(run.value) & MM_ATTR_LOCKED))
            return LX_EBUSY; /* A5.6 */
        if (!(flags & (LX_MS_SYNC | LX_MS_INVALIDATE)))
            continue; /* A5.8 */
        int refused = mm_op_sync(mm, run, (unsigned)flags);
        if (refused)
            return refused;
    }
    return error;
}

/* --- madvise --- */

/* A6: what is private reads fresh again. Whole host pages are dropped by the host, the rest is
 * mapped anew. Returns 0 or a host errno. */
static int plan_discard(struct mm *mm, struct mm_guest_run run)
{
    struct mm_range inner = run.range;
    bool whole = mm_host_pages_in(mm, run.range, &inner) &&
                 mm_value_state(run.value) != MM_SNAPSHOT && mm_value_state(run.value) != MM_PAST;
    int error = 0;

    mm_plan_invalidate(mm, run.range);
    if (!whole)
        return mm_plan_fresh(mm, run.range, run.value, false);
    if (run.range.first < inner.first)
        error = mm_plan_fresh(mm, (struct mm_range){run.range.first, inner.first - 1}, run.value,
                              false);
    if (!error && run.range.last > inner.last)
        error =
            mm_plan_fresh(mm, (struct mm_range){inner.last + 1, run.range.last}, run.value, false);
    mm_plan_step(mm, MM_STEP_DISCARD, inner);
    return error;
}

int lx_madvise(struct mm *mm, uint64_t addr, uint64_t raw_len, uint64_t raw_advice)
{
    enum { WILLNEED = 3 }; /* 0 to 3 are hints: checked like the others, without effect */
    uint32_t advice = (uint32_t)(raw_advice & UINT32_MAX);
    addr = mm_cut(mm, addr);
    if (advice > WILLNEED && advice != LX_MADV_DONTNEED && advice != LX_MADV_DONTNEED_LOCKED)
        return LX_EINVAL;
    if (!mm_aligned(addr, mm_target(mm)))
        return LX_EINVAL;
    uint64_t asked = mm_cut(mm, raw_len);
    uint64_t len = mm_round_up_wrap(asked, mm_target(mm));
    if (asked != 0 && (len == 0 || mm_add_wrap(addr, len) <= addr))
        return LX_EINVAL;
    if (asked == 0)
        return 0;

    struct mm_range range = {addr, addr + (len - 1)};
    int error = range.last > mm->last ? LX_ENOMEM : 0; /* a hole: the rest is still done */
    if (range.first > mm->last)
        return error;
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    int refused = 0;
    while (!refused && mm_walk_next(mm, &walk, &run)) {
        if (!run.value) {
            error = LX_ENOMEM;
            continue;
        }
        if (advice <= WILLNEED)
            continue;
        if (advice == LX_MADV_DONTNEED && (mm_value_attrs(run.value) & MM_ATTR_LOCKED)) {
            error = LX_EINVAL; /* what precedes it is done */
            break;
        }
        if (!mm_value_shared(run.value))
            refused = plan_discard(mm, run);
    }
    if (refused)
        mm_plan_abort(mm);
    else
        refused = mm_plan_commit(mm);
    return refused ? mm_host_refusal(refused, NULL) : error;
}
