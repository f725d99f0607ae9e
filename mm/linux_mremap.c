/*
 * mremap of a Linux guest: SEMANTICS.md A7, the order of kernels since 6.17. What the call does is
 * decided here; how pages move is in move.c.
 */
#include "mm/abi_linux.h"
#include "mm/fragment.h"
#include "mm/linux.h"
#include "mm/mapping.h"
#include "mm/move.h"
#include "mm/ops.h"
#include "mm/place.h"

struct request {
    mm_addr addr;
    uint64_t old; /* rounded up, modulo 2^64 */
    uint64_t new;
    mm_addr new_addr;
    bool may_move;
    bool fixed;
    bool keep; /* DONTUNMAP */
};

/*
 * A7.1.10. The kernel's sum wraps. Only in a guest space that ends at 2^64, which no kernel has,
 * can a source end there, or be as long as a lawful target, without being out of range.
 */
static bool overlaps(const struct mm *mm, const struct request *request)
{
    mm_addr end = mm_add_wrap(request->addr, request->old);
    bool wraps = request->old != 0 && end <= request->addr;
    bool reaches = end > request->new_addr;
    if (wraps && (request->old == request->new || (end == 0 && mm->last == UINT64_MAX)))
        reaches = true;
    return reaches && request->new_addr + (request->new - 1) >= request->addr;
}

/* A7.1.1-10. */
static int check_arguments(const struct mm *mm, const struct request *request)
{
    if (!mm_aligned(request->addr, mm_target(mm)) || request->new == 0)
        return LX_EINVAL;
    if (request->new - 1 > mm->last)
        return LX_EINVAL;
    if (!request->fixed && !request->keep)
        return 0;
    if (request->new_addr > mm->last - (request->new - 1) ||
        !mm_aligned(request->new_addr, mm_target(mm)) || !request->may_move)
        return LX_EINVAL;
    if (request->keep && request->old != request->new)
        return LX_EINVAL;
    return overlaps(mm, request) ? LX_EINVAL : 0;
}

/* The part that shrinking cuts off, as munmap would have it (A7.1.15); false: out of range. */
static bool tail_range(const struct mm *mm, const struct request *request, struct mm_range *tail)
{
    if (request->new - 1 >= mm->last - request->addr)
        return false;
    return lx_unmap_range(mm, request->addr + request->new, request->old - request->new, tail);
}

static int commit(struct mm *mm, int error)
{
    if (!error)
        return mm_host_refusal(mm_plan_commit(mm), NULL);
    mm_plan_abort(mm);
    return mm_host_refusal(error, NULL);
}

/* A7.3, in place: the new pages continue the mapping's last one. */
static bool grow_in_place(struct mm *mm, const struct request *request, struct mm_range mapping,
                          int *error)
{
    uint64_t more = request->new - request->old;
    if (request->old == 0 || request->addr + (request->old - 1) != mapping.last ||
        mapping.last == mm->last || more - 1 > mm->last - (mapping.last + 1))
        return false;
    struct mm_move move =
        mm_move_make(mm, (struct mm_range){request->addr, mapping.last}, request->addr);
    struct mm_want want = {
        .len = more,
        .shared = move.shared,
        .object = move.object_id,
        .offset = mm_add_wrap(move.delta, mapping.last + 1),
    };
    if (!mm_place_fits(mm, &want, mapping.last + 1, (struct mm_range){0, mm->last}))
        return false;
    struct mm_range grown = {mapping.last + 1, mapping.last + more};
    *error = commit(mm, mm_plan_grow(mm, &move, grown));
    return true;
}

/* Anywhere: A7.3 "grow otherwise", old size 0, and DONTUNMAP without FIXED (whose new_addr is a
 * hint). */
static int move_anywhere(struct mm *mm, const struct request *request, mm_addr *result)
{
    bool goes = !request->keep && request->old != 0;
    struct mm_range source = {request->addr, request->addr + (request->old ? request->old - 1 : 0)};
    struct mm_move move = mm_move_make(mm, source, 0);
    struct mm_want want = {
        .len = request->new,
        .window = {mm->lowest, mm->last},
        .prefer_residue = request->addr,
        .shared = move.shared,
        .object = move.object_id,
        .offset = mm_add_wrap(move.delta, request->addr),
        .source_goes = goes,
        .source = source,
    };
    struct mm_range bounds = {mm_target(mm), mm->last};
    mm_addr hint = request->keep ? request->new_addr : 0;
    mm_addr to = hint;
    if (!(hint && mm_place_fits(mm, &want, hint, bounds)) &&
        (want.window.first > want.window.last || !mm_place_find(mm, &want, &to)))
        return LX_ENOMEM;
    *result = to;
    move.to = to;
    move.keep = request->keep;
    move.view_only = request->old == 0;
    return commit(mm, mm_plan_move(mm, &move, request->new));
}

/* A7.5: the target goes, the call fails. */
static int lose_target(struct mm *mm, struct mm_range target, int error)
{
    int refused = mm_op_unmap(mm, target);
    return refused ? refused : error;
}

static int move_fixed(struct mm *mm, const struct request *request, struct mm_range mapping)
{
    struct mm_range target = {request->new_addr, request->new_addr + (request->new - 1)};
    struct mm_range source = {request->addr, request->addr};
    struct mm_range tail = MM_NO_RANGE;
    bool several = false;

    if (mm_range_has(target, request->addr)) /* the source went with the target */
        return lose_target(mm, target, LX_EFAULT);
    if (request->new < request->old && !tail_range(mm, request, &tail))
        return lose_target(mm, target, LX_EINVAL);
    if (request->old) {
        uint64_t moved = request->new < request->old ? request->new : request->old;
        bool beyond = moved - 1 > mm->last - request->addr; /* a hole at the end (A7.4) */
        source.last = beyond ? mm->last : request->addr + (moved - 1);
        bool inside_first = moved - 1 <= mapping.last - request->addr;
        several = !inside_first && request->new == request->old;
    }

    struct mm_move move = mm_move_make(mm, source, request->new_addr);
    move.keep = request->keep;
    move.view_only = request->old == 0;
    move.several = several;
    move.tail = tail;
    struct mm_request place = {
        .range = target,
        .shared = move.shared,
        .object = move.object_id,
        .delta = mm_sub_wrap(move.delta, mm_sub_wrap(target.first, source.first)),
        .as_source = several,
        .source_goes = !move.keep && !move.view_only,
        .source = {source.first, tail.first <= tail.last ? tail.last : source.last},
    };
    if (mm_move_meets_foreign(mm, &move, target))
        return LX_ENOMEM;
    if (!mm_representable(mm, &place))
        return LX_EINVAL;
    return commit(mm, mm_plan_move(mm, &move, request->new));
}

static int remap(struct mm *mm, const struct request *request, mm_addr *result)
{
    int error = check_arguments(mm, request);
    if (error)
        return error;
    if (request->addr > mm->last || !mm_value_at(mm, request->addr)) /* A7.1.11 */
        return LX_EFAULT;

    uint64_t value = mm_value_at(mm, request->addr);
    bool placed = request->fixed || request->keep;
    struct mm_range tail;
    *result = request->fixed ? request->new_addr : request->addr;
    if (!mm_value_shared(value) && request->old == 0) /* A7.1.13 */
        return LX_EINVAL;
    if (!placed && request->old == request->new) /* A7.1.14 */
        return 0;
    if (!placed && request->new < request->old) /* A7.1.15 */
        return tail_range(mm, request, &tail) ? mm_op_unmap(mm, tail) : LX_EINVAL;

    /* A7.1.16 and A7.4. */
    struct mm_range mapping = mm_mapping_around(mm, request->addr);
    uint64_t room = mapping.last - request->addr; /* last offset inside the mapping */
    if (request->old && request->old - 1 > room) {
        bool shrinks_inside =
            request->fixed && request->new < request->old && request->new - 1 <= room;
        bool several = request->fixed && request->new == request->old;
        if (!shrinks_inside && !several)
            return LX_EFAULT;
    }
    if (mm_value_object(value) && request->new > request->old) {
        const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(value));
        if (mm_object_at(&mm->backings, backing->object)->anonymous) {
            if (request->new > MM_SHARED_LONGEST)
                return LX_ENOMEM;
        } else if (request->new - 1 > UINT64_MAX - mm_add_wrap(backing->delta, request->addr)) {
            return LX_EINVAL; /* A7.1.17 */
        }
    }
    if (request->fixed)
        return move_fixed(mm, request, mapping);
    if (!request->keep) {
        if (grow_in_place(mm, request, mapping, &error))
            return error;
        if (!request->may_move)
            return LX_ENOMEM;
    }
    return move_anywhere(mm, request, result);
}

int lx_mremap(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len, uint64_t flags,
              uint64_t new_addr, mm_addr *result)
{
    uint64_t known = LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP;
    uint64_t bits = mm_cut(mm, flags);
    if (bits & ~known) /* A7.1.1 */
        return LX_EINVAL;
    struct request request = {
        .addr = mm_cut(mm, addr),
        .old = mm_round_up_wrap(mm_cut(mm, old_len), mm_target(mm)),
        .new = mm_round_up_wrap(mm_cut(mm, new_len), mm_target(mm)),
        .new_addr = mm_cut(mm, new_addr),
        .may_move = (bits & LX_MREMAP_MAYMOVE) != 0,
        .fixed = (bits & LX_MREMAP_FIXED) != 0,
        .keep = (bits & LX_MREMAP_DONTUNMAP) != 0,
    };
    mm_addr where;
    int error = remap(mm, &request, &where);
    if (!error)
        *result = where;
    return error;
}
