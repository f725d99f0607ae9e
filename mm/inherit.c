#include "mm/inherit.h"

#include "mm/fragment.h"
#include "mm/ops.h"
#include "mm/resync.h"
#include "mm/stuck.h"

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

/* Private zeros instead of a run. */
static struct mm_new zeros_for(struct mm_guest_run run)
{
    uint64_t value = mm_value_with_backing(run.value & ~MM_V_OBJECT, 0);
    value = mm_value_with_attrs(value, mm_value_attrs(value) & ~(unsigned)MM_ATTR_SHARED);
    return (struct mm_new){.range = run.range, .value = mm_value_with_state(value, MM_NATURAL)};
}

/* Does the host page of addr keep pages of a shared object beside those in the range? */
static bool meets_shared(const struct mm *mm, mm_addr addr, struct mm_range range)
{
    struct mm_users users = mm_users_planned(mm, addr, range);
    return users.holds && users.shared;
}

/* The part of a run that becomes zeros: not what lies in a host page that keeps pages of a shared
 * object. false: none. */
static bool zeros_in(const struct mm *mm, struct mm_guest_run run, struct mm_range *zeros)
{
    bool low = meets_shared(mm, run.range.first, run.range);
    bool high = meets_shared(mm, run.range.last, run.range);
    mm_addr low_last = mm_unit_last(run.range.first, mm_host_unit(mm));
    mm_addr high_first = mm_round_down(run.range.last, mm_host_unit(mm));
    *zeros = run.range;
    if (mm_value_inherit(run.value) != MM_INHERIT_ZERO || (low && low_last >= run.range.last) ||
        (high && high_first <= run.range.first))
        return false;
    if (low)
        zeros->first = low_last + 1;
    if (high)
        zeros->last = high_first - 1;
    return zeros->first <= zeros->last;
}

/* The rest of a run, which the plan has as free. */
static void plan_release_rest(struct mm *mm, struct mm_guest_run run)
{
    struct mm_range zeros;
    if (!zeros_in(mm, run, &zeros)) {
        mm_plan_release(mm, run.range);
        return;
    }
    if (run.range.first < zeros.first)
        mm_plan_release(mm, (struct mm_range){run.range.first, zeros.first - 1});
    if (zeros.last < run.range.last)
        mm_plan_release(mm, (struct mm_range){zeros.last + 1, run.range.last});
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
        struct mm_new new = zeros_for(run);
        int error = zeros_in(mm, run, &new.range) ? mm_plan_map(mm, &new) : 0;
        if (error)
            return error;
        if (!behind(&rest, run))
            break;
    }
    rest = group;
    while (next_marked(mm, rest, &run)) {
        plan_release_rest(mm, run);
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
    /* The range, and what else is in the host pages at its ends. */
    if (!mm_table_reserve(mm->table, 4) || !mm_stuck_prepare(mm, 4))
        return;
    mm_give_up(mm, range);
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
