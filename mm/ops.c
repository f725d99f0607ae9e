#include "mm/ops.h"

#include <errno.h>

int mm_op_file(struct mm *mm, uint64_t fd, struct mm_host_file *file, uint32_t *object)
{
    static const int passes_through[] = {EBADF, 0};
    int number = (int)(int32_t)(uint32_t)(fd & UINT32_MAX);
    int refused = mm->host.ops->file(mm->host.context, number, file);
    if (refused && refused != EBADF)
        mm_refused(mm);
    if (refused)
        return mm_host_refusal(refused, passes_through);
    struct mm_object want = {
        .handle = file->handle, .id = file->object, .writable = file->writable};
    *object = mm_object_take(&mm->backings, mm->host, &want);
    if (!*object)
        mm_refused(mm);
    return *object ? 0 : ENOMEM;
}

bool mm_op_taken(const struct mm *mm, struct mm_range range)
{
    struct mm_range foreign;
    return mm_any_mapped(mm, range) || mm_foreign_in(mm, range, &foreign);
}

int mm_op_check_fixed(const struct mm *mm, const struct mm_request *place)
{
    struct mm_range foreign;
    if (mm_foreign_in(mm, place->range, &foreign))
        return ENOMEM;
    return mm_representable(mm, place) ? 0 : EINVAL;
}

/* --- mmap --- */

/*
 * A new object for shared anonymous memory. Its offset at the first page is what makes offset minus
 * address a multiple of the host page.
 */
static int make_shared(struct mm *mm, struct mm_new *new)
{
    uint64_t lead = new->range.first &(mm_host_unit(mm) - 1);
    uint64_t len = mm_range_len(new->range);
    struct mm_object object = {.writable = true, .anonymous = true};
    int error = mm->host.ops->share(mm->host.context, lead + len, &object.handle, &object.id);
    if (!error) {
        new->object = mm_object_take(&mm->backings, mm->host, &object);
        new->delta = mm_sub_wrap(lead, new->range.first);
        error = new->object ? 0 : ENOMEM;
    }
    if (error)
        mm_refused(mm);
    return error;
}

/* What is behind the guard first: the guard goes with whatever else its host page holds. */
static int plan_with_guard(struct mm *mm, const struct mm_new *new, struct mm_range guard)
{
    struct mm_new below = {.range = guard, .value = mm_value_make_guard()};
    int error = guard.last < new->range.last ? mm_plan_map(mm, new) : 0;
    return error ? error : mm_plan_map(mm, &below);
}

int mm_op_map(struct mm *mm, const struct mm_new *new, uint64_t guard_len)
{
    struct mm_new body = *new;
    bool all_guard = guard_len > new->range.last - new->range.first;
    if (!all_guard)
        body.range.first += guard_len;
    bool makes = !all_guard && mm_value_shared(new->value) && !new->object;
    if (makes && new->range.last - new->range.first >= MM_SHARED_LONGEST)
        return ENOMEM;
    int error = makes ? make_shared(mm, &body) : 0;
    if (error)
        return error;
    if (mm_any_mapped(mm, new->range)) {
        mm_plan_invalidate(mm, new->range);
        mm_plan_assign(mm, new->range, 0);
    }
    if (guard_len) {
        struct mm_range guard = {new->range.first, new->range.first + (guard_len - 1)};
        error = plan_with_guard(mm, &body, guard);
    } else {
        error = mm_plan_map(mm, &body);
    }
    if (error)
        mm_plan_abort(mm);
    else
        error = mm_plan_commit(mm);
    if (makes)
        mm_object_unpin(&mm->backings, mm->host, body.object);
    return error;
}

/* --- munmap, mprotect, msync --- */

int mm_op_unmap(struct mm *mm, struct mm_range range)
{
    if (!mm_any_mapped(mm, range))
        return 0;
    mm_plan_invalidate(mm, range);
    mm_plan_assign(mm, range, 0);
    mm_plan_release(mm, range);
    return mm_host_refusal(mm_plan_commit(mm), NULL);
}

/* Each stretch of a range that is mapped to something, in one piece. */
static void plan_protect_stretches(struct mm *mm, struct mm_range range, unsigned prot)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    struct mm_range stretch = MM_NO_RANGE;
    while (mm_walk_next(mm, &walk, &run)) {
        bool open = stretch.first <= stretch.last;
        if (mm_value_has_bytes(run.value)) {
            stretch.first = open ? stretch.first : run.range.first;
            stretch.last = run.range.last;
        } else if (open) {
            mm_plan_protect(mm, stretch, prot);
            stretch = MM_NO_RANGE;
        }
    }
    if (stretch.first <= stretch.last)
        mm_plan_protect(mm, stretch, prot);
}

int mm_op_protect(struct mm *mm, struct mm_range range, unsigned prot, unsigned max_prot)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        uint64_t value = mm_value_with_prot(run.value, prot);
        value = mm_value_with_max(value, mm_value_max(value) & max_prot);
        if (mm->config.abi == MM_ABI_LINUX)
            value = mm_value_charge(value);
        if (mm_value_has_bytes(run.value) && value != run.value)
            mm_plan_assign(mm, run.range, value);
    }
    mm_plan_invalidate_other_prot(mm, range, prot);
    plan_protect_stretches(mm, range, prot);
    return mm_host_refusal(mm_plan_commit(mm), NULL);
}

int mm_op_sync(struct mm *mm, struct mm_guest_run run, unsigned flags)
{
    static const int passes_through[] = {EIO, 0};
    if (!mm_value_shared(run.value))
        return 0;
    struct mm_range pages = mm_range_outward(run.range, mm_host_unit(mm));
    int refused = mm->host.ops->sync(mm->host.context, mm_to_host(mm, pages), flags);
    if (refused)
        mm_refused(mm);
    return mm_host_refusal(refused, passes_through);
}
