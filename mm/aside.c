#include "mm/aside.h"

#include <errno.h>

#include "mm/fragment.h"
#include "mm/resync.h"
#include "mm/stuck.h"

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

/* A free part of what a step will map, held for it. */
struct claim {
    struct mm_range range; /* guest addresses, whole host pages */
    uint32_t step;
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
    case MM_STEP_DISCARD:
    case MM_STEP_ANONYMIZE:
        return true;
    default:
        return false;
    }
}

/* Steps for which keeping their pages aside does all they are for: unmapped, or mapped as before
 * but fresh, is what that leaves. */
static bool taking_is_all(const struct mm_step *step)
{
    return step->kind == MM_STEP_UNMAP || step->kind == MM_STEP_DISCARD;
}

/* Does the step map a place of which parts may be free? Those are claimed. */
static bool has_holes(const struct mm *mm, const struct mm_step *step, struct mm_range *range)
{
    bool maps = step->kind == MM_STEP_MAP || step->kind == MM_STEP_REMAP;
    return maps && !mm->has_reservation && replaces(step, range);
}

/* The first stretch of host pages in a range (whole host pages) without users. */
static bool hole_in(const struct mm *mm, struct mm_range range, struct mm_range *hole)
{
    struct mm_range used;
    *hole = range;
    while (mm_used_in(mm, *hole, &used)) {
        if (used.first > hole->first) {
            hole->last = used.first - 1;
            return true;
        }
        if (!mm_range_rest(hole, used))
            return false;
    }
    return true;
}

static uint32_t count_holes(const struct mm *mm)
{
    uint32_t holes = 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        struct mm_range range;
        struct mm_range hole;
        if (!has_holes(mm, &steps(mm)[i], &range))
            continue;
        while (hole_in(mm, range, &hole)) {
            holes++;
            if (!mm_range_rest(&range, hole))
                break;
        }
    }
    return holes;
}

uint32_t mm_aside_count(struct mm *mm)
{
    uint32_t pieces = 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        struct mm_range range;
        struct mm_range used;
        if (i + 1 == mm->plan.steps.count || !replaces(&steps(mm)[i], &range))
            continue;
        while (mm_used_in(mm, range, &used)) {
            pieces++;
            if (!mm_range_rest(&range, used))
                break;
        }
    }
    mm->plan.holes = pieces ? count_holes(mm) : 0;
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
        !mm_list_reserve(mm, &plan->claims, sizeof(struct claim), plan->holes))
        return false;
    plan->displaced = mm_table_for(mm, host_page_number(mm, mm->last));
    return plan->displaced && mm_table_reserve(plan->displaced, plan->pieces);
}

/* Hold a free place. EEXIST: what is there now becomes free by an earlier step, or the step itself
 * will say so. */
static int claim(struct mm *mm, struct mm_range range)
{
    struct mm_host_map map = {
        .at = mm_to_host(mm, range), .place = MM_PLACE_NOREPLACE, .reserve = true};
    mm_haddr at;
    return mm->host.ops->map(mm->host.context, &map, &at);
}

static int claim_holes(struct mm *mm, uint32_t i, struct mm_range range)
{
    struct claim *claims = mm->plan.claims.at;
    struct mm_range hole;
    while (hole_in(mm, range, &hole)) {
        int error = claim(mm, hole);
        if (!error)
            claims[mm->plan.claims.count++] = (struct claim){hole, i};
        else if (error != EEXIST)
            return error;
        if (!mm_range_rest(&range, hole))
            break;
    }
    return 0;
}

int mm_aside_claim(struct mm *mm)
{
    if (!mm->plan.displaced)
        return 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        struct mm_step *step = &steps(mm)[i];
        struct mm_range range;
        int error = 0;
        if (step->kind == MM_STEP_MAP && step->place == MM_PLACE_NOREPLACE) {
            error = claim(mm, step->at);
            step->claimed = error == 0;
        } else if (has_holes(mm, step, &range)) {
            error = claim_holes(mm, i, range);
        }
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
    } while (mm_range_rest(&used, part));
    return 0;
}

int mm_aside_take(struct mm *mm, uint32_t i, bool *done)
{
    struct mm_range range;
    struct mm_range used;
    *done = false;
    if (!mm->plan.displaced || i + 1 == mm->plan.steps.count || !replaces(&steps(mm)[i], &range))
        return 0;
    *done = taking_is_all(&steps(mm)[i]);
    while (mm_used_in(mm, range, &used)) {
        int error = take_used(mm, i, used, done);
        if (error)
            return error;
        if (!mm_range_rest(&range, used))
            break;
    }
    return 0;
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
    mm_give_up(mm, piece->range);
    if (ours)
        mm_host_resync(mm, piece->range);
    if (!piece->lost)
        mm_stuck_unmap(mm, host_range(piece));
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
    bool lost = mm->ended == MM_ENDED_LOST; /* what is back may allow more than is left needs */
    struct mm_range part;
    do {
        uint64_t by = displaced_part(mm, range, &part);
        if (by == 0 || by - 1 > i || (by - 1 == i && (!maps || lost)))
            mm_host_resync(mm, part);
        else if (by - 1 < i && maps && steps(mm)[by - 1].kind == MM_STEP_UNMAP)
            mm_stuck_unmap(mm, mm_to_host(mm, part));
    } while (mm_range_rest(&range, part));
}

void mm_aside_finish(struct mm *mm)
{
    const struct piece *pieces = mm->plan.asides.at;
    for (uint32_t i = 0; i < mm->plan.asides.count; i++) {
        if (!pieces[i].lost)
            mm_stuck_unmap(mm, host_range(&pieces[i]));
    }
    mm->plan.asides.count = 0;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        const struct mm_step *step = &steps(mm)[i];
        if (step->claimed && !step->done)
            mm_stuck_unmap(mm, mm_to_host(mm, step->at));
    }
    const struct claim *claims = mm->plan.claims.at;
    for (uint32_t i = 0; i < mm->plan.claims.count; i++) {
        if (!steps(mm)[claims[i].step].done)
            mm_stuck_unmap(mm, mm_to_host(mm, claims[i].range));
    }
    mm->plan.claims.count = 0;
    if (mm->plan.displaced)
        mm_table_destroy(mm->plan.displaced);
    mm->plan.displaced = NULL;
}

void mm_aside_free(struct mm *mm)
{
    mm_list_free(mm, &mm->plan.asides, sizeof(struct piece));
    mm_list_free(mm, &mm->plan.claims, sizeof(struct claim));
}
