/* munmap, mprotect, msync, madvise and minherit of a FreeBSD guest: SEMANTICS.md B3 to B6. */
#include "mm/freebsd.h"
#include "mm/ops.h"

/* A range as the guest gave it, whole pages: the address rounded down, the length up by as much. */
struct span {
    mm_addr first;
    uint64_t len; /* 0: nothing, also where rounding wrapped */
};

static struct span span_of(const struct mm *mm, uint64_t addr, uint64_t len)
{
    mm_addr at = mm_cut(mm, addr);
    mm_addr first = mm_round_down(at, mm_target(mm));
    uint64_t longer = mm_add_wrap(mm_cut(mm, len), at - first);
    return (struct span){first, mm_round_up_wrap(longer, mm_target(mm))};
}

/* B4.2, B5.1, B6: an end at 2^64 (of a 32-bit program 2^32) counts. */
static bool wraps(const struct mm *mm, struct span span)
{
    uint64_t end = mm_add_wrap(span.first, span.len);
    return end < span.first || (span.len != 0 && mm->config.bits == 32 && end > UINT32_MAX);
}

/* B3, B6: inside the guest's space; nothing may also be at its end. */
static bool inside(const struct mm *mm, mm_addr first, uint64_t len)
{
    struct mm_range range;
    if (len == 0)
        return first == 0 || first - 1 <= mm->last;
    return mm_range_make(first, len, &range) && range.last <= mm->last;
}

static struct mm_range range_of(struct span span)
{
    return (struct mm_range){span.first, span.first + (span.len - 1)};
}

int fb_munmap(struct mm *mm, uint64_t addr, uint64_t len)
{
    struct span span = span_of(mm, addr, len);
    if (mm_cut(mm, len) == 0 || !inside(mm, span.first, span.len))
        return FB_EINVAL;
    return span.len ? mm_op_unmap(mm, range_of(span)) : 0;
}

/* --- mprotect --- */

int fb_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t raw_prot)
{
    uint32_t prot = fb_int(raw_prot);
    unsigned max_prot = fb_max_prot(prot);
    unsigned asked = fb_prot(prot) | max_prot;
    struct span span = span_of(mm, addr, len);

    if (!fb_prot_known(prot)) /* B4.1 */
        return FB_EINVAL;
    if (wraps(mm, span)) /* B4.2 */
        return FB_EINVAL;
    if (span.len == 0) /* B4.3 */
        return 0;
    if (!fb_prot_within_max(prot)) /* B4.4 */
        return FB_ENOTSUP;

    struct mm_range range = range_of(span);
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) { /* B4.5, B4.7 */
        if (mm_value_has_bytes(run.value) && (asked & ~mm_value_max(run.value)))
            return FB_EACCES;
    }
    return mm_op_protect(mm, range, fb_prot(prot), max_prot ? max_prot : MM_PROT_RWX);
}

/* --- msync --- */

/* B5.5. */
static bool any_hole(const struct mm *mm, struct mm_range range)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (!run.value)
            return true;
    }
    return range.last > mm->last;
}

int fb_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t raw_flags)
{
    enum { HOST_INVALIDATE = 2, HOST_SYNC = 4 }; /* mm_host.h */
    uint32_t flags = fb_int(raw_flags);
    uint32_t both = FB_MS_ASYNC | FB_MS_INVALIDATE;
    struct span span = span_of(mm, addr, len);

    if (wraps(mm, span)) /* B5.1 */
        return FB_EINVAL;
    if ((flags & both) == both) /* B5.2; other bits are not looked at (B5.3) */
        return FB_EINVAL;
    struct mm_range range = {span.first, span.first};
    if (span.len != 0)
        range = range_of(span);
    if (any_hole(mm, range)) /* B5.5 */
        return FB_ENOMEM;
    if (span.len == 0) /* B5.7 */
        range = mm_mapping_around(mm, span.first);
    if (flags & FB_MS_ASYNC) /* the host writes when it likes */
        return 0;

    unsigned how = HOST_SYNC | (flags & FB_MS_INVALIDATE ? (unsigned)HOST_INVALIDATE : 0);
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        int refused = mm_op_sync(mm, run, how);
        if (refused)
            return refused;
    }
    return 0;
}

/* --- madvise --- */

/* B6: arguments are checked; contents stay whatever the advice. */
int fb_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t raw_advice)
{
    uint32_t advice = fb_int(raw_advice);
    if (advice == FB_MADV_PROTECT) /* about the process, not the range */
        return 0;
    if (advice > FB_MADV_CORE || !inside(mm, mm_cut(mm, addr), mm_cut(mm, len)))
        return FB_EINVAL;
    return 0;
}

/* --- minherit --- */

int fb_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t raw_inherit)
{
    _Static_assert((int)FB_INHERIT_SHARE == (int)MM_INHERIT_SHARE &&
                       (int)FB_INHERIT_COPY == (int)MM_INHERIT_COPY &&
                       (int)FB_INHERIT_NONE == (int)MM_INHERIT_NONE &&
                       (int)FB_INHERIT_ZERO == (int)MM_INHERIT_ZERO,
                   "the guest's numbers are the core's");
    uint32_t inherit = fb_int(raw_inherit);
    struct span span = span_of(mm, addr, len);
    if (wraps(mm, span) || inherit > FB_INHERIT_ZERO)
        return FB_EINVAL;
    if (span.len == 0)
        return 0;

    struct mm_walk walk = mm_walk_range(mm, range_of(span));
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        bool skips = !run.value || (mm_value_guard(run.value) && inherit == FB_INHERIT_ZERO);
        if (!skips && mm_value_inherit(run.value) != inherit)
            mm_plan_assign(mm, run.range, mm_value_with_inherit(run.value, inherit));
    }
    return mm_host_refusal(mm_plan_commit(mm), NULL);
}
