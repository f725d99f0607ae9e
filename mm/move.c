#include "mm/move.h"

#include "mm/fragment.h"
#include "mm/mapping.h"

struct mm_move mm_move_make(const struct mm *mm, struct mm_range source, mm_addr to)
{
    struct mm_move move = {.source = source, .to = to, .tail = MM_NO_RANGE};
    move.value = mm_value_at(mm, source.first);
    move.shared = mm_value_shared(move.value);
    if (mm_value_object(move.value)) {
        const struct mm_backing *backing =
            mm_backing_at(&mm->backings, mm_value_backing(move.value));
        move.object = backing->object;
        move.object_id = mm_object_at(&mm->backings, backing->object)->id;
        move.delta = backing->delta;
    }
    return move;
}

static uint64_t shift_of(const struct mm_move *move)
{
    return mm_sub_wrap(move->to, move->source.first);
}

/* Where a part of the source comes to lie. */
static struct mm_range moved(const struct mm_move *move, struct mm_range part)
{
    uint64_t shift = shift_of(move);
    return (struct mm_range){mm_add_wrap(part.first, shift), mm_add_wrap(part.last, shift)};
}

bool mm_move_meets_foreign(const struct mm *mm, const struct mm_move *move, struct mm_range target)
{
    struct mm_range found;
    if (!move->several)
        return mm_foreign_in(mm, target, &found);
    struct mm_walk walk = mm_walk_range(mm, move->source);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (run.value && mm_foreign_in(mm, moved(move, run.range), &found))
            return true;
    }
    return false;
}

/* What is to be replaced is free from here on, as far as the plan is concerned. */
static void plan_clear_target(struct mm *mm, struct mm_range target)
{
    if (!mm_any_mapped(mm, target))
        return;
    mm_plan_invalidate(mm, target);
    mm_plan_assign(mm, target, 0);
}

int mm_plan_grow(struct mm *mm, const struct mm_move *move, struct mm_range grown)
{
    struct mm_new new = {
        .range = grown,
        .value = mm_value_with_state(move->value, MM_NATURAL),
        .object = move->object,
        .delta = mm_sub_wrap(move->delta, shift_of(move)),
    };
    return mm_plan_map(mm, &new);
}

/* One run of a shared object: its bytes are in the object, so a new view and the end of the old one
 * are all. */
static int plan_move_shared(struct mm *mm, const struct mm_move *move, struct mm_guest_run run)
{
    const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(run.value));
    struct mm_new new = {
        .range = moved(move, run.range),
        .value = mm_value_with_state(run.value, MM_NATURAL),
        .object = backing->object,
        .delta = mm_sub_wrap(backing->delta, shift_of(move)),
    };
    /* First the source: its last host page may be the target's first one, at another difference. */
    if (!move->keep) {
        mm_plan_assign(mm, run.range, 0);
        mm_plan_release(mm, run.range);
    }
    return mm_plan_map(mm, &new);
}

/* Whole host pages to whole host pages: the host moves them. */
static void plan_move_whole(struct mm *mm, const struct mm_move *move, struct mm_range part,
                            uint64_t value)
{
    struct mm_range target = moved(move, part);
    if (!mm->has_reservation && !mm_any_mapped(mm, target)) {
        /* Claim it: the host's own move would replace whatever has come there meanwhile. */
        struct mm_step *claim = mm_plan_step(mm, MM_STEP_MAP, target);
        claim->place = MM_PLACE_NOREPLACE;
        claim->reserve = true;
    }
    struct mm_step *step = mm_plan_step(mm, MM_STEP_REMAP, part);
    step->to = target.first;
    step->keep = move->keep || mm->has_reservation;
    if (mm->has_reservation && !move->keep) {
        struct mm_step *back = mm_plan_step(mm, MM_STEP_MAP, part);
        back->place = MM_PLACE_REPLACE;
        back->reserve = true;
        back->over_own = true;
    }
    if (mm_value_object(value)) {
        const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(value));
        mm_plan_assign_object(mm, target, value, backing->object,
                              mm_sub_wrap(backing->delta, shift_of(move)));
    } else {
        mm_plan_assign(mm, target, value);
    }
}

/* Bytes into pages of their own at the target. */
static int plan_move_copied(struct mm *mm, const struct mm_move *move, struct mm_range part,
                            uint64_t value)
{
    struct mm_new new = {
        .range = moved(move, part),
        .value = mm_value_with_state(value, MM_NATURAL),
        .copy =
            mm_value_state(value) != MM_PAST, /* every access faulted: there is nothing to copy */
        .copy_from = part.first,
    };
    if (mm_value_object(value)) {
        const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(value));
        new.object = backing->object;
        new.delta = mm_sub_wrap(backing->delta, shift_of(move));
    }
    return mm_plan_map(mm, &new);
}

/* The source after its bytes went: free, or (DONTUNMAP) mapped as before but fresh, and not locked
 * any more. */
static int plan_source(struct mm *mm, const struct mm_move *move, struct mm_range part,
                       uint64_t value, bool host_moved)
{
    if (!move->keep) {
        mm_plan_assign(mm, part, 0);
        if (!host_moved)
            mm_plan_release(mm, part);
        return 0;
    }
    value = mm_value_with_attrs(value, mm_value_attrs(value) & ~(unsigned)MM_ATTR_LOCKED);
    unsigned state = mm_value_state(value);
    if (host_moved && state != MM_SNAPSHOT && state != MM_PAST) {
        mm_plan_assign(mm, part, value);
        return 0;
    }
    return mm_plan_fresh(mm, part, value, host_moved);
}

static int plan_move_part(struct mm *mm, const struct mm_move *move, struct mm_range part,
                          uint64_t value, bool whole)
{
    int error = 0;
    if (whole)
        plan_move_whole(mm, move, part, value);
    else
        error = plan_move_copied(mm, move, part, value);
    return error ? error : plan_source(mm, move, part, value, whole);
}

/* One run of pages by their bytes: head and tail fragments, and the whole host pages between them.
 */
static int plan_move_pages(struct mm *mm, const struct mm_move *move, struct mm_guest_run run)
{
    struct mm_range inner;
    if (!mm_aligned(shift_of(move), mm_host_unit(mm)) || !mm_host_pages_in(mm, run.range, &inner))
        return plan_move_part(mm, move, run.range, run.value, false);

    int error = plan_move_part(mm, move, inner, run.value, true);
    if (!error && run.range.first < inner.first)
        error = plan_move_part(mm, move, (struct mm_range){run.range.first, inner.first - 1},
                               run.value, false);
    if (!error && run.range.last > inner.last)
        error = plan_move_part(mm, move, (struct mm_range){inner.last + 1, run.range.last},
                               run.value, false);
    return error;
}

static int plan_move_run(struct mm *mm, const struct mm_move *move, struct mm_guest_run run)
{
    bool shared = mm_value_shared(run.value);
    if (!shared || !move->keep)
        mm_plan_invalidate(mm, run.range);
    /* Shared pages that leave move as they are where they can: what a guest stored past the end in
     * zero pages (H < T) goes with them. */
    if (!shared || (!move->keep && !mm_has_fragments(mm)))
        return plan_move_pages(mm, move, run);
    return plan_move_shared(mm, move, run);
}

/* Where several mappings come to lie; what is under their holes stays. */
static void plan_clear_targets(struct mm *mm, const struct mm_move *move)
{
    struct mm_walk walk = mm_walk_range(mm, move->source);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (run.value)
            plan_clear_target(mm, moved(move, run.range));
    }
}

/* Runs of the source, from its top down or from its bottom up. */
static int plan_move_runs(struct mm *mm, const struct mm_move *move, bool top_down)
{
    struct mm_range rest = move->source;
    for (;;) {
        struct mm_guest_run run = mm_run_at(mm, top_down ? rest.last : rest.first);
        run.range = mm_range_cut(run.range, rest);
        int error = run.value ? plan_move_run(mm, move, run) : 0;
        if (error)
            return error;
        if (top_down ? run.range.first == rest.first : run.range.last == rest.last)
            return 0;
        if (top_down)
            rest.last = run.range.first - 1;
        else
            rest.first = run.range.last + 1;
    }
}

static void plan_unlock(struct mm *mm, struct mm_range range)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        unsigned attrs = mm_value_attrs(run.value);
        if (attrs & MM_ATTR_LOCKED)
            mm_plan_assign(mm, run.range,
                           mm_value_with_attrs(run.value, attrs & ~(unsigned)MM_ATTR_LOCKED));
    }
}

/*
 * A7.3: DONTUNMAP takes the lock from all of each source mapping, also from what of it lies before
 * or behind the source; unless the target, which is unmapped first, has cut that off.
 */
static void plan_unlock_source(struct mm *mm, const struct mm_move *move)
{
    struct mm_range first = mm_mapping_around(mm, move->source.first);
    struct mm_range target = moved(move, mm_range_cut(move->source, first));
    struct mm_range unlocked = {first.first, move->source.last};

    if (target.last < move->source.first && target.last >= first.first)
        unlocked.first = target.last + 1;
    if (mm_value_at(mm, move->source.last))
        unlocked.last = mm_mapping_around(mm, move->source.last).last;
    if (target.first > move->source.last && target.first <= unlocked.last)
        unlocked.last = target.first - 1;
    plan_unlock(mm, unlocked);
}

int mm_plan_move(struct mm *mm, const struct mm_move *move, uint64_t new_len)
{
    uint64_t length = mm_range_len(move->source);
    bool has_tail = move->tail.first <= move->tail.last;
    int error;

    if (move->keep)
        plan_unlock_source(mm, move);
    if (move->several)
        plan_clear_targets(mm, move);
    else
        plan_clear_target(mm, (struct mm_range){move->to, move->to + (new_len - 1)});
    if (has_tail && mm_any_mapped(mm, move->tail)) {
        mm_plan_invalidate(mm, move->tail);
        mm_plan_assign(mm, move->tail, 0);
        mm_plan_release(mm, move->tail);
    }
    if (move->view_only)
        return mm_plan_grow(mm, move, (struct mm_range){move->to, move->to + (new_len - 1)});
    /* A target just above the source may share a host page with the source's end, one just below
     * with its beginning: that end goes first, so that a shared source has left before its page is
     * needed. */
    error = plan_move_runs(mm, move, move->to > move->source.first);
    if (!error && new_len > length && !move->several)
        error =
            mm_plan_grow(mm, move, (struct mm_range){move->to + length, move->to + (new_len - 1)});
    return error;
}
