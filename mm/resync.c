#include "mm/resync.h"

#include "mm/fragment.h"
#include "mm/stuck.h"

bool mm_used_in(const struct mm *mm, struct mm_range range, struct mm_range *used)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    bool any = false;
    while (mm_walk_next(mm, &walk, &run)) {
        if (!run.value)
            continue;
        struct mm_range pages = mm_range_outward(run.range, mm_host_unit(mm));
        if (any && pages.first > used->last && pages.first - 1 > used->last)
            break;
        if (!any)
            used->first = pages.first;
        used->last = pages.last;
        any = true;
    }
    return any;
}

void mm_give_up(struct mm *mm, struct mm_range range)
{
    if (range.last > mm->last)
        range.last = mm->last;
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    mm->ended = MM_ENDED_LOST;
    mm_invalidate_now(mm, (struct mm_stale){.range = range});
    while (mm_walk_next(mm, &walk, &run)) {
        if (run.value && mm->config.lost)
            mm->config.lost(mm->config.hook_context, run.range);
    }
    mm_assign_now(mm, range, 0);
}

static unsigned table_prot(const struct mm *mm, mm_addr addr)
{
    struct mm_range page = mm_host_page_of(mm, addr);
    unsigned prot = 0;
    for (mm_addr at = page.first; at <= page.last; at += mm_target(mm)) {
        prot |= mm_value_prot(mm_value_at(mm, at));
        if (page.last - at < mm_target(mm))
            break;
    }
    return prot;
}

/* One more try is cheap beside what is given up otherwise. */
static bool protect(struct mm *mm, struct mm_range pages, unsigned prot)
{
    struct mm_range host = mm_to_host(mm, pages);
    return !mm->host.ops->protect(mm->host.context, host, mm_host_prot(prot)) ||
           !mm->host.ops->protect(mm->host.context, host, mm_host_prot(prot));
}

/* The host pages of one run: at its ends with what others in them need. */
static bool protect_run(struct mm *mm, struct mm_guest_run run)
{
    struct mm_range pages = mm_range_outward(run.range, mm_host_unit(mm));
    if (!protect(mm, pages, mm_value_prot(run.value)))
        return false;
    if (!mm_has_fragments(mm))
        return true;
    struct mm_range first = {pages.first, mm_unit_last(pages.first, mm_host_unit(mm))};
    struct mm_range last = {mm_round_down(pages.last, mm_host_unit(mm)), pages.last};
    return protect(mm, first, table_prot(mm, first.first)) &&
           protect(mm, last, table_prot(mm, last.first));
}

static bool protect_stretch(struct mm *mm, struct mm_range stretch)
{
    struct mm_walk walk = mm_walk_range(mm, stretch);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (run.value && !protect_run(mm, run))
            return false;
    }
    return true;
}

void mm_host_resync(struct mm *mm, struct mm_range range)
{
    struct mm_range rest = mm_range_outward(range, mm_host_unit(mm));
    struct mm_range used;
    if (!mm_used_in(mm, rest, &used)) {
        mm_stuck_release(mm, rest);
        return;
    }
    do {
        if (!protect_stretch(mm, used)) {
            mm_give_up(mm, used);
            mm_stuck_release(mm, used);
        }
    } while (mm_range_rest(&rest, used) && mm_used_in(mm, rest, &used));
}

static uint32_t stretches(const struct mm *mm, struct mm_range range)
{
    struct mm_range rest = mm_range_outward(range, mm_host_unit(mm));
    struct mm_range used;
    uint32_t count = 1; /* what lies between them is given back as one */
    while (mm_used_in(mm, rest, &used)) {
        count++;
        if (!mm_range_rest(&rest, used))
            break;
    }
    return count;
}

uint32_t mm_resync_count(const struct mm *mm)
{
    const struct mm_step *steps = mm->plan.steps.at;
    uint32_t count = 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        const struct mm_step *step = &steps[i];
        bool last = i + 1 == mm->plan.steps.count;
        /* A host call that fails has changed nothing; only these are several calls. */
        if (last && !step->in_place && step->kind != MM_STEP_ANONYMIZE)
            continue;
        if (step->kind == MM_STEP_MAP || step->kind == MM_STEP_PROTECT ||
            step->kind == MM_STEP_REMAP || step->kind == MM_STEP_ANONYMIZE)
            count += stretches(mm, step->at);
        if (step->kind == MM_STEP_REMAP || step->in_place)
            count += stretches(mm, mm_step_filled(step));
    }
    return count;
}
