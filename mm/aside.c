#include "mm/aside.h"

#include <errno.h>

#include "mm/fragment.h"

/* Staging needs room outside the guest's span. A span longer than this, more than processors have
 * today, may leave none; only then is content replaced that is not kept. */
#define LONGEST_WITH_ROOM ((uint64_t)1 << 56)

/* One stretch of host pages that lies elsewhere for now. */
struct piece {
    struct mm_range range; /* guest addresses, whole host pages */
    mm_haddr at;
    uint32_t step;
    bool lost; /* there was no room to keep it */
};

static uint64_t host_page_number(const struct mm *mm, mm_addr addr)
{
    return addr / mm_host_unit(mm);
}

static struct mm_step *steps(const struct mm *mm)
{
    return mm->plan.steps.at;
}

static struct mm_range host_range(const struct piece *piece)
{
    return (struct mm_range){piece->at, piece->at + (piece->range.last - piece->range.first)};
}

/* Is there room for staging, whatever the host says? */
static bool has_room(const struct mm *mm)
{
    return mm->config.reserved <= LONGEST_WITH_ROOM &&
           mm->span.last - mm->span.first < LONGEST_WITH_ROOM;
}

/* Where a step replaces whole host pages; false: nowhere, or only what the plan itself put there.
 */
static bool replaces(const struct mm_step *step, struct mm_range *range)
{
    *range = step->at;
    switch (step->kind) {
    case MM_STEP_MAP:
        return step->place == MM_PLACE_REPLACE && !step->over_own;
    case MM_STEP_REMAP:
        *range = (struct mm_range){step->to, step->to + (step->at.last - step->at.first)};
        return true;
    case MM_STEP_UNMAP:
    case MM_STEP_ANONYMIZE:
        return true;
    default:
        return false;
    }
}

/* The first stretch of host pages in a range (whole host pages) that have users. */
static bool used_in(const struct mm *mm, struct mm_range range, struct mm_range *used)
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

/* Go on behind `done`; false: nothing is left of the range. */
static bool rest_of(struct mm_range *range, struct mm_range done)
{
    if (done.last >= range->last)
        return false;
    range->first = done.last + 1;
    return true;
}

uint32_t mm_aside_count(struct mm *mm)
{
    uint32_t pieces = 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        struct mm_range range;
        struct mm_range used;
        if (i + 1 == mm->plan.steps.count || !replaces(&steps(mm)[i], &range))
            continue;
        while (used_in(mm, range, &used)) {
            pieces++;
            if (!rest_of(&range, used))
                break;
        }
    }
    /* A stretch may be parted by what is displaced already; each time that closes a gap, so there
     * are not more such parts than stretches. */
    mm->plan.pieces = 2 * pieces;
    return mm->plan.pieces;
}

bool mm_aside_prepare(struct mm *mm)
{
    struct mm_plan *plan = &mm->plan;
    if (plan->pieces == 0)
        return true;
    if (!mm_list_reserve(mm, &plan->asides, sizeof(struct piece), plan->pieces) ||
        !mm_list_reserve(mm, &plan->leftovers, sizeof(struct mm_range),
                         plan->leftovers.count + plan->pieces + plan->steps.count))
        return false;
    plan->displaced = mm_table_for(mm, host_page_number(mm, mm->last));
    return plan->displaced && mm_table_reserve(plan->displaced, plan->pieces);
}

int mm_aside_claim(struct mm *mm)
{
    if (!mm->plan.displaced)
        return 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        struct mm_step *step = &steps(mm)[i];
        if (step->kind != MM_STEP_MAP || step->place != MM_PLACE_NOREPLACE)
            continue;
        struct mm_host_map claim = {
            .at = mm_to_host(mm, step->at), .place = MM_PLACE_NOREPLACE, .reserve = true};
        mm_haddr at;
        int error = mm->host.ops->map(mm->host.context, &claim, &at);
        /* What is taken now becomes free by an earlier step, or the step itself will say so. */
        step->claimed = error == 0;
        if (error && error != EEXIST)
            return error;
    }
    return 0;
}

static int take_piece(struct mm *mm, uint32_t i, struct mm_range range, bool *done)
{
    struct piece *piece = (struct piece *)mm->plan.asides.at + mm->plan.asides.count;
    bool unmaps = steps(mm)[i].kind == MM_STEP_UNMAP;
    *piece = (struct piece){.range = range, .step = i};
    /* The place stays mapped unless it is to be unmapped anyway: nobody else's can land there, and
     * a reserved span has no hole. */
    int error = mm->host.ops->remap(mm->host.context, mm_to_host(mm, range), MM_PLACE_ANYWHERE,
                                    !unmaps, &piece->at);
    if (error == ENOMEM && !has_room(mm)) {
        *done = false;
        piece->lost = true;
        error = 0;
    }
    if (error)
        return error;
    mm->plan.asides.count++;
    mm_table_assign(mm->plan.displaced, host_page_number(mm, range.first),
                    host_page_number(mm, range.last), (uint64_t)i + 1);
    return 0;
}

/* The first part of a range that lies in one run of displaced pages, or of others; and which step
 * displaced it, counted from 1. */
static uint64_t displaced_part(const struct mm *mm, struct mm_range range, struct mm_range *part)
{
    *part = range;
    if (!mm->plan.displaced)
        return 0;
    struct mm_run run = mm_table_find(mm->plan.displaced, host_page_number(mm, range.first));
    if (run.last < host_page_number(mm, range.last))
        part->last = (run.last + 1) * mm_host_unit(mm) - 1;
    return run.value;
}

/* What is not displaced yet of a stretch of used pages. */
static int take_used(struct mm *mm, uint32_t i, struct mm_range used, bool *done)
{
    struct mm_range part;
    do {
        uint64_t by = displaced_part(mm, used, &part);
        int error = by ? 0 : take_piece(mm, i, part, done);
        if (error)
            return error;
    } while (rest_of(&used, part));
    return 0;
}

int mm_aside_take(struct mm *mm, uint32_t i, bool *done)
{
    struct mm_range range;
    struct mm_range used;
    *done = false;
    if (!mm->plan.displaced || i + 1 == mm->plan.steps.count || !replaces(&steps(mm)[i], &range))
        return 0;
    *done = steps(mm)[i].kind == MM_STEP_UNMAP;
    while (used_in(mm, range, &used)) {
        int error = take_used(mm, i, used, done);
        if (error)
            return error;
        if (!rest_of(&range, used))
            break;
    }
    return 0;
}

void mm_aside_give_up(struct mm *mm, struct mm_range range)
{
    if (range.last > mm->last)
        range.last = mm->last;
    mm_invalidate_now(mm, (struct mm_stale){.range = range});
    mm_assign_now(mm, range, 0);
}

/* Staging that is not needed any more. The list has room. */
static void unmap_aside(struct mm *mm, struct mm_range host)
{
    if (!mm->host.ops->unmap(mm->host.context, host))
        return;
    struct mm_range *left = mm->plan.leftovers.at;
    left[mm->plan.leftovers.count++] = host;
}

/* false: the piece is lost, and the place is somebody else's, or holds what is of no use. */
static bool return_piece(struct mm *mm, const struct piece *piece, bool *ours)
{
    const struct mm_host_ops *ops = mm->host.ops;
    struct mm_range place = mm_to_host(mm, piece->range);
    mm_haddr to = place.first;
    *ours = true;
    if (steps(mm)[piece->step].kind == MM_STEP_UNMAP) {
        /* Nobody's since it was unmapped: not to be taken from whoever has it now. */
        struct mm_host_map claim = {.at = place, .place = MM_PLACE_NOREPLACE, .reserve = true};
        *ours = ops->map(mm->host.context, &claim, &to) == 0;
        if (!*ours)
            return false;
    }
    return ops->remap(mm->host.context, host_range(piece), MM_PLACE_REPLACE, false, &to) == 0;
}

static void put_piece_back(struct mm *mm, const struct piece *piece)
{
    bool ours = true;
    if (piece->lost ? !steps(mm)[piece->step].done : return_piece(mm, piece, &ours))
        return;
    mm_aside_give_up(mm, piece->range);
    if (ours)
        mm_host_resync(mm, piece->range);
    if (!piece->lost)
        unmap_aside(mm, host_range(piece));
}

void mm_aside_put_back(struct mm *mm, uint32_t i)
{
    const struct piece *pieces = mm->plan.asides.at;
    while (mm_aside_has(mm, i)) {
        mm->plan.asides.count--;
        put_piece_back(mm, &pieces[mm->plan.asides.count]);
    }
}

bool mm_aside_has(const struct mm *mm, uint32_t i)
{
    const struct piece *pieces = mm->plan.asides.at;
    return mm->plan.asides.count && pieces[mm->plan.asides.count - 1].step == i;
}

void mm_aside_resync(struct mm *mm, uint32_t i, struct mm_range range)
{
    bool maps = steps(mm)[i].kind != MM_STEP_PROTECT; /* had something else mapped there */
    struct mm_range part;
    do {
        uint64_t by = displaced_part(mm, range, &part);
        if (by == 0 || by - 1 > i || (by - 1 == i && !maps))
            mm_host_resync(mm, part);
        else if (by - 1 < i && maps && steps(mm)[by - 1].kind == MM_STEP_UNMAP)
            mm->host.ops->unmap(mm->host.context, mm_to_host(mm, part));
    } while (rest_of(&range, part));
}

void mm_aside_retry(struct mm *mm)
{
    struct mm_list *list = &mm->plan.leftovers;
    struct mm_range *left = list->at;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        if (mm->host.ops->unmap(mm->host.context, left[i]))
            left[kept++] = left[i];
    }
    list->count = kept;
}

void mm_aside_finish(struct mm *mm)
{
    const struct piece *pieces = mm->plan.asides.at;
    for (uint32_t i = 0; i < mm->plan.asides.count; i++) {
        if (!pieces[i].lost)
            unmap_aside(mm, host_range(&pieces[i]));
    }
    mm->plan.asides.count = 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        const struct mm_step *step = &steps(mm)[i];
        if (step->claimed && !step->done)
            unmap_aside(mm, mm_to_host(mm, step->at));
    }
    if (mm->plan.displaced)
        mm_table_destroy(mm->plan.displaced);
    mm->plan.displaced = NULL;
    mm_aside_retry(mm);
}

void mm_aside_free(struct mm *mm)
{
    mm_list_free(mm, &mm->plan.asides, sizeof(struct piece));
    mm_list_free(mm, &mm->plan.leftovers, sizeof(struct mm_range));
}
