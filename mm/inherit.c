#include "mm/inherit.h"

#include "mm/aside.h"
#include "mm/fragment.h"
#include "mm/ops.h"

/* The first run in a range that is not what it was before fork. */
static bool next_marked(const struct mm *mm, struct mm_range range, struct mm_guest_run *run)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    while (mm_walk_next(mm, &walk, run)) {
        unsigned inherit = mm_value_inherit(run->value);
        if (inherit == MM_INHERIT_NONE || inherit == MM_INHERIT_ZERO)
            return true;
    }
    return false;
}

/* Go on behind a run; false: nothing is left of the range. */
static bool behind(struct mm_range *range, struct mm_guest_run run)
{
    if (run.range.last >= range->last)
        return false;
    range->first = run.range.last + 1;
    return true;
}

/* The first marked run of a range, with all that is marked in its last host page: pages of one host
 * page must change together. */
static bool next_group(const struct mm *mm, struct mm_range range, struct mm_range *group)
{
    struct mm_guest_run run;
    if (!next_marked(mm, range, &run))
        return false;
    *group = run.range;
    range.last = mm_unit_last(run.range.last, mm_host_unit(mm));
    while (behind(&range, run) && next_marked(mm, range, &run))
        group->last = run.range.last;
    return true;
}

static struct mm_new zeros_for(struct mm_guest_run run)
{
    uint64_t value = mm_value_with_backing(run.value & ~MM_V_OBJECT, 0);
    value = mm_value_with_attrs(value, mm_value_attrs(value) & ~(unsigned)MM_ATTR_SHARED);
    return (struct mm_new){.range = run.range, .value = mm_value_with_state(value, MM_NATURAL)};
}

/* Does a host page at an end of the range keep pages of a shared object? */
static bool meets_shared(const struct mm *mm, struct mm_range range)
{
    struct mm_users first = mm_users_planned(mm, range.first, range);
    struct mm_users last = mm_users_planned(mm, range.last, range);
    return (first.holds && first.shared) || (last.holds && last.shared);
}

static int plan_group(struct mm *mm, struct mm_range group)
{
    struct mm_range rest = group;
    struct mm_guest_run run;
    while (next_marked(mm, rest, &run)) {
        mm_plan_invalidate(mm, run.range);
        mm_plan_assign(mm, run.range, 0);
        if (!behind(&rest, run))
            break;
    }
    rest = group;
    while (next_marked(mm, rest, &run)) {
        struct mm_new zeros = zeros_for(run);
        int error = 0;
        if (mm_value_inherit(run.value) == MM_INHERIT_ZERO && !meets_shared(mm, run.range))
            error = mm_plan_map(mm, &zeros);
        if (error)
            return error;
        if (!behind(&rest, run))
            break;
    }
    rest = group;
    while (next_marked(mm, rest, &run)) {
        if (!mm_plan_value(mm, run.range.first))
            mm_plan_release(mm, run.range);
        if (!behind(&rest, run))
            break;
    }
    return 0;
}

/* The host refuses to unmap pages that the child must not have: gone as far as the table knows, and
 * one more try. Without memory even for that they stay. */
static void give_up(struct mm *mm, struct mm_range range)
{
    struct mm_range inner;
    if (!mm_table_reserve(mm->table, 1))
        return;
    mm_aside_give_up(mm, range);
    if (mm_host_pages_in(mm, range, &inner))
        mm_host_resync(mm, inner);
    mm_host_resync(mm, (struct mm_range){range.first, range.first});
    mm_host_resync(mm, (struct mm_range){range.last, range.last});
}

static void unmap_group(struct mm *mm, struct mm_range group)
{
    struct mm_guest_run run;
    while (next_marked(mm, group, &run)) {
        if (mm_op_unmap(mm, run.range))
            give_up(mm, run.range);
        if (!behind(&group, run))
            break;
    }
}

void mm_inherit_in_child(struct mm *mm)
{
    struct mm_range rest = {0, mm->last};
    struct mm_range group;
    while (next_group(mm, rest, &group)) {
        int error = plan_group(mm, group);
        if (error)
            mm_plan_abort(mm);
        else
            error = mm_plan_commit(mm);
        if (error)
            unmap_group(mm, group);
        if (group.last >= rest.last)
            break;
        rest.first = group.last + 1;
    }
    mm_flush_invalid(mm);
}
