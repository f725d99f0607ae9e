#define _GNU_SOURCE
#include "mm/host_linux_internal.h"

#include <errno.h>
#include <sys/mman.h>

#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

/*
 * The kernel's mremap moves one mapping (several only from 6.17 on, and then not all or none). So
 * several are moved one by one, and what has been moved goes back if one is refused. Meanwhile
 * pages move, mappings stay (DONTUNMAP): neither place is ever free for another thread's mmap to
 * land in.
 */

static int move_pages(mm_haddr from, mm_haddr to, uint64_t len, bool keep)
{
    int flags = MREMAP_MAYMOVE | MREMAP_FIXED | (keep ? MREMAP_DONTUNMAP : 0);
    void *at = mremap(host_pointer(from), (size_t)len, (size_t)len, flags, host_pointer(to));
    return at == MAP_FAILED ? errno : 0;
}

static int unmap(struct mm_range range)
{
    return munmap(host_pointer(range.first), (size_t)mm_range_len(range)) == 0 ? 0 : errno;
}

/* The first `count` mappings of a list that lay in `from` and are at `to` now: put them back, as
 * they came from there, mapping over what stayed. */
static void move_back(const struct host_vmas *vmas, size_t count, struct mm_range from, mm_haddr to)
{
    for (size_t i = 0; i < count; i++) {
        struct mm_range piece = vmas->at[i].range;
        (void)move_pages(to + (piece.first - from.first), piece.first, mm_range_len(piece), true);
    }
}

/* All mappings of a range, to the same places from `to` on; or none. */
static int move_list(const struct host_vmas *vmas, struct mm_range from, mm_haddr to, bool keep)
{
    if (vmas->count == 1 && !vmas->hole) /* the kernel itself sees to all or nothing */
        return move_pages(from.first, to, mm_range_len(from), keep);

    int error = 0;
    size_t done = 0;
    while (!error && done < vmas->count) {
        struct mm_range piece = vmas->at[done].range;
        error = move_pages(piece.first, to + (piece.first - from.first), mm_range_len(piece), true);
        if (!error)
            done++;
    }
    if (!error && !keep)
        error = unmap(from);
    if (error)
        move_back(vmas, done, from, to);
    return error;
}

static int move_anywhere(struct mm_host_linux *host, const struct host_vmas *vmas,
                         struct mm_range from, bool keep, mm_haddr *to)
{
    mm_haddr place;
    int error = host_reserve_anywhere(host, mm_range_len(from), &place);
    if (error)
        return error;
    error = move_list(vmas, from, place, keep);
    if (error)
        (void)unmap((struct mm_range){place, place + (from.last - from.first)});
    else
        *to = place;
    return error;
}

/* Unmap what lies between the mappings of a list. */
static void unmap_holes(const struct host_vmas *vmas, struct mm_range range)
{
    mm_haddr from = range.first;
    for (size_t i = 0; i < vmas->count; i++) {
        struct mm_range piece = vmas->at[i].range;
        if (piece.first > from)
            (void)unmap((struct mm_range){from, piece.first - 1});
        if (piece.last == range.last)
            return;
        from = piece.last + 1;
    }
    (void)unmap((struct mm_range){from, range.last});
}

/* Several mappings to a place where something may be: that something is kept aside until all of
 * them are there. */
static int move_over(struct mm_host_linux *host, const struct host_vmas *vmas, struct mm_range from,
                     bool keep, struct mm_range to)
{
    struct host_vmas occupied;
    mm_haddr aside;
    int error = host_vmas_list(host, to, &occupied);
    if (!error)
        error = move_anywhere(host, &occupied, to, true, &aside);
    if (error) {
        host_vmas_free(&occupied);
        return error;
    }
    error = move_list(vmas, from, to.first, keep);
    if (error) {
        move_back(&occupied, occupied.count, to, aside);
        unmap_holes(&occupied, to);
    }
    (void)unmap((struct mm_range){aside, aside + (to.last - to.first)});
    host_vmas_free(&occupied);
    return error;
}

int host_remap(void *context, struct mm_range from, enum mm_place place, bool keep, mm_haddr *to)
{
    struct mm_host_linux *host = context;
    struct mm_range target = from;
    if (!host_whole_pages(host, from) || place == MM_PLACE_NOREPLACE)
        return EINVAL;
    if (place == MM_PLACE_REPLACE &&
        (!mm_aligned(*to, host->host_page) || !mm_range_make(*to, mm_range_len(from), &target) ||
         mm_range_overlaps(from, target)))
        return EINVAL;

    struct host_vmas vmas;
    int error = host_vmas_list(host, from, &vmas);
    if (!error && vmas.hole)
        error = EFAULT;
    if (!error && place == MM_PLACE_ANYWHERE)
        error = move_anywhere(host, &vmas, from, keep, to);
    else if (!error && vmas.count == 1)
        error = move_list(&vmas, from, target.first, keep);
    else if (!error)
        error = move_over(host, &vmas, from, keep, target);
    host_vmas_free(&vmas);
    return error;
}
