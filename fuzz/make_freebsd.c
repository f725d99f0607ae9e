/*
 * What only FreeBSD programs have, and what they have otherwise: mmap with guards, stacks, maximum
 * protections and unaligned offsets; minherit; and the numbers of msync and madvise.
 */
#include "fuzz/make.h"
#include "mm/abi_freebsd.h"

enum mmap_form { FORM_PLAIN, FORM_GUARD, FORM_STACK, MMAP_FORMS };
static const uint8_t form_weights[MMAP_FORMS] = {
    [FORM_PLAIN] = 78,
    [FORM_GUARD] = 12,
    [FORM_STACK] = 10,
};

static enum mmap_form pick_form(struct mf_maker *maker)
{
    if (maker->program->swarm & (MF_SWARM_NO_GUARD | MF_SWARM_NO_ANON))
        return FORM_PLAIN;
    return (enum mmap_form)MF_WEIGHTED(maker->random, form_weights);
}

/* What of the flags a guard may have. */
static uint64_t guard_flags(uint64_t flags)
{
    return FB_MAP_GUARD |
           (flags & (FB_MAP_FIXED | FB_MAP_EXCL | FB_MAP_32BIT | FB_MAP_ALIGNMENT_MASK));
}

void mf_make_freebsd_mmap(struct mf_maker *maker, const struct mf_sketch_piece *anchor, int fd,
                          struct mf_op *op)
{
    enum mmap_form form = pick_form(maker);
    if (form != FORM_PLAIN)
        fd = -1;
    uint64_t flags = mf_pick_mmap_flags(maker, fd >= 0);
    uint64_t prot = mf_pick_prot(maker);
    struct mf_place place = mf_place_mmap(maker, anchor, (flags & FB_MAP_FIXED) != 0, op);
    op->arg[4] = mf_number(UINT64_MAX);
    if (form == FORM_GUARD) {
        flags = guard_flags(flags);
        prot = 0;
    } else if (form == FORM_STACK) {
        /* Without ANON any offset will do. */
        flags = (mf_percent(maker, 50) ? flags & ~(uint64_t)FB_MAP_ANON : flags) | FB_MAP_STACK;
        prot |= mf_percent(maker, 92) ? FB_PROT_READ | FB_PROT_WRITE : 0;
        if (!(flags & FB_MAP_ANON))
            op->arg[5] = mf_number(mf_pick_offset(maker, -1, place.at) + mf_pick_ragged(maker));
        if (mf_percent(maker, 70)) /* more than the guard */
            op->arg[1].offset += maker->sketch.target_page;
    } else if (fd >= 0) {
        uint64_t ragged = mf_pick_ragged(maker);
        prot = mf_fit_mode(maker, fd, prot, flags);
        if (maker->sketch.files[fd].mode == 2 && !mf_percent(maker, 20))
            prot &= ~(uint64_t)FB_PROT_READ;
        op->arg[4] = mf_number((uint64_t)fd);
        op->arg[5] = mf_number(mf_pick_offset(maker, fd, place.at) + ragged);
        if ((flags & FB_MAP_FIXED) && !mf_percent(maker, 12))
            op->arg[0].offset += ragged;
    } else if (mf_percent(maker, 2)) {
        op->arg[5] = mf_number(mf_pick_offset(maker, -1, place.at));
    }
    op->arg[2] = mf_number(mf_pick_max(maker, prot));
    op->arg[3] = mf_number(flags);
}

void mf_make_minherit(struct mf_maker *maker, struct mf_op *op)
{
    struct mf_extent extent = mf_pick_mapped(maker);
    op->arg[0] = mf_value_at(maker, extent.at);
    op->arg[1] = mf_number(mf_ragged_len(maker, extent.len));
    op->arg[2] = mf_number(mf_below(maker, 4));
}

uint64_t mf_pick_freebsd_sync(struct mf_maker *maker)
{
    static const uint8_t flags[] = {FB_MS_SYNC,
                                    FB_MS_SYNC,
                                    FB_MS_ASYNC,
                                    FB_MS_INVALIDATE,
                                    FB_MS_ASYNC | FB_MS_INVALIDATE,
                                    4,
                                    0x70 | FB_MS_ASYNC};
    return flags[mf_below(maker, sizeof(flags))];
}

uint64_t mf_pick_freebsd_advice(struct mf_maker *maker)
{
    if (mf_percent(maker, 50)) /* where Linux discards */
        return mf_percent(maker, 70) ? FB_MADV_DONTNEED : FB_MADV_FREE;
    return mf_below(maker, FB_MADV_PROTECT + 1);
}
