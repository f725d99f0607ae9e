/*
 * Operands that are no addresses.
 */
#include "fuzz/operands.h"

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

static const uint8_t prot_weights[8] = {
    [0] = 10, /* --- */
    [1] = 18, /* r-- */
    [2] = 5,  /* -w- */
    [3] = 38, /* rw- */
    [4] = 4,  /* --x */
    [5] = 12, /* r-x */
    [6] = 3,  /* -wx */
    [7] = 10, /* rwx */
};

/* Attributes a mapping has now and then, in percent. */
static const struct {
    uint32_t flag;
    uint8_t percent;
} spices[] = {
    {LX_MAP_LOCKED, 6},    {LX_MAP_NORESERVE, 4},  {LX_MAP_STACK, 4},
    {LX_MAP_GROWSDOWN, 4}, {LX_MAP_POPULATE, 2},   {LX_MAP_NONBLOCK, 1},
    {LX_MAP_DENYWRITE, 1}, {LX_MAP_EXECUTABLE, 1}, {LX_MAP_SYNC, 1},
};

unsigned mf_weighted(struct mf_random *random, const uint8_t *weights, unsigned count)
{
    unsigned total = 0;
    for (unsigned i = 0; i < count; i++)
        total += weights[i];
    unsigned drawn = (unsigned)mf_random_below(random, total);
    unsigned i = 0;
    while (drawn >= weights[i])
        drawn -= weights[i++];
    return i;
}

uint64_t mf_few(struct mf_maker *maker, uint64_t most)
{
    uint64_t n = 1;
    while (n < most && n < 64 && mf_percent(maker, 45))
        n++;
    return n;
}

void mf_maker_begin(struct mf_maker *maker, struct mf_program *program, size_t at, size_t max_ops,
                    struct mf_random *random)
{
    maker->program = program;
    maker->random = random;
    maker->at = at;
    maker->max_ops = max_ops;
    maker->arenas = (1u << MF_ARENAS) - 1;
    mf_sketch_upto(&maker->sketch, program, at);
}

unsigned mf_operand_role(enum mf_op_kind kind, unsigned arg)
{
    enum mf_class class = mf_arg_class(kind, arg);
    if (class != MF_CLASS_NUMBER)
        return class;
    if (kind == MF_FTRUNCATE)
        return MF_ROLE_SIZE;
    return kind == MF_MMAP && arg == 5 ? MF_ROLE_OFFSET : MF_ROLE_LEN;
}

uint64_t mf_ragged_len(struct mf_maker *maker, uint64_t len)
{
    uint64_t page = maker->sketch.target_page;
    if (!mf_percent(maker, 12) || len == 0)
        return len;
    uint64_t cuts[] = {1, page - 1, page / 2, mf_below(maker, page)};
    return len - cuts[mf_below(maker, 4)];
}

uint64_t mf_pick_len(struct mf_maker *maker, uint64_t addr)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t page = sketch->target_page;
    uint64_t to_edge = sketch->unit - (addr & (sketch->unit - 1)); /* to the host page's end */
    static const uint8_t weights[] = {30, 30, 10, 10, 10, 6, 2, 2};
    switch (MF_WEIGHTED(maker->random, weights)) {
    case 0:
        return page;
    case 1:
        return (1 + mf_few(maker, 8)) * page;
    case 2:
        return sketch->unit;
    case 3:
        return to_edge + (mf_few(maker, 3) - 1) * sketch->unit;
    case 4:
        return mf_few(maker, 3) * sketch->unit + (mf_below(maker, 3) - 1) * page;
    case 5:
        return (1 + mf_below(maker, 40)) * page;
    case 6:
        return sketch->highest - addr + 1;
    default:
        return page << (4 + mf_below(maker, 32));
    }
}

uint64_t mf_pick_prot(struct mf_maker *maker)
{
    return MF_WEIGHTED(maker->random, prot_weights);
}

uint64_t mf_anonymous(const struct mf_maker *maker)
{
    return mf_is_freebsd(maker) ? FB_MAP_ANON : LX_MAP_ANONYMOUS;
}

uint64_t mf_unfixed(const struct mf_maker *maker, uint64_t flags)
{
    uint64_t fixes =
        mf_is_freebsd(maker) ? FB_MAP_FIXED | FB_MAP_EXCL : LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE;
    return flags & ~fixes;
}

/* How many mappings in a hundred are searched for. */
static unsigned search_percent(const struct mf_maker *maker)
{
    uint32_t swarm = maker->program->swarm;
    if (swarm & MF_SWARM_NO_SEARCH)
        return 0;
    return swarm & MF_SWARM_NO_FIXED ? 100 : 34;
}

static uint64_t pick_freebsd_flags(struct mf_maker *maker, bool file)
{
    static const uint32_t unseen[] = {FB_MAP_NOCORE,        FB_MAP_NOSYNC,
                                      FB_MAP_PREFAULT_READ, FB_MAP_HASSEMAPHORE,
                                      FB_MAP_RESERVED0020,  FB_MAP_RESERVED0040};
    uint64_t flags = FB_MAP_PRIVATE;
    if (!(maker->program->swarm & MF_SWARM_NO_SHARED) && mf_percent(maker, 42))
        flags = FB_MAP_SHARED;
    if (!file)
        flags = mf_percent(maker, 10) ? FB_MAP_ANON : flags | FB_MAP_ANON;
    if (!mf_percent(maker, search_percent(maker)))
        flags |= mf_percent(maker, 12) ? FB_MAP_FIXED | FB_MAP_EXCL : FB_MAP_FIXED;
    else if (mf_percent(maker, 10))
        flags |= FB_MAP_32BIT;
    if (mf_percent(maker, 12))
        flags |= mf_pick_aligned(maker);
    if (mf_percent(maker, 8))
        flags |= unseen[mf_below(maker, sizeof(unseen) / sizeof(unseen[0]))];
    return flags;
}

uint64_t mf_pick_aligned(struct mf_maker *maker)
{
    static const uint8_t edges[] = {1, 1, 12, 12, 13, 14, 16, 20, 21, 30, 31, 32, 47, 63};
    if (maker->program->swarm & MF_SWARM_NO_ALIGNED)
        return 0;
    return (uint64_t)edges[mf_below(maker, sizeof(edges))] << FB_MAP_ALIGNMENT_SHIFT;
}

uint64_t mf_pick_max(struct mf_maker *maker, uint64_t prot)
{
    if ((maker->program->swarm & MF_SWARM_NO_MAX) || !mf_percent(maker, 14))
        return prot;
    uint64_t max = mf_below(maker, 8) | (mf_percent(maker, 90) ? prot : 0);
    return prot | max << FB_PROT_MAX_SHIFT;
}

uint64_t mf_pick_ragged(struct mf_maker *maker)
{
    uint64_t page = maker->sketch.target_page;
    if ((maker->program->swarm & MF_SWARM_NO_RAGGED) || !mf_percent(maker, 14))
        return 0;
    uint64_t edges[] = {1, page - 1, page / 2, mf_below(maker, page)};
    return edges[mf_below(maker, 4)];
}

uint64_t mf_pick_mmap_flags(struct mf_maker *maker, bool file)
{
    if (mf_is_freebsd(maker))
        return pick_freebsd_flags(maker, file);
    uint32_t swarm = maker->program->swarm;
    uint32_t flags = LX_MAP_PRIVATE;
    unsigned drawn = (unsigned)mf_below(maker, 100);
    if (!(swarm & MF_SWARM_NO_SHARED) && drawn < 42)
        flags = file && drawn < 6 ? LX_MAP_SHARED_VALIDATE : LX_MAP_SHARED;
    else if (!file && drawn > 96)
        flags = LX_MAP_DROPPABLE;
    if (!file)
        flags |= LX_MAP_ANONYMOUS;

    if (mf_percent(maker, search_percent(maker))) {
        if (mf_percent(maker, 10))
            flags |= LX_MAP_32BIT;
        if (mf_percent(maker, 8))
            flags |= LX_MAP_ABOVE4G;
    } else {
        flags |= mf_percent(maker, 12) ? LX_MAP_FIXED_NOREPLACE : LX_MAP_FIXED;
    }
    if (mf_percent(maker, 80))
        return flags;
    for (size_t i = 0; i < sizeof(spices) / sizeof(spices[0]); i++) {
        bool refused = spices[i].flag == LX_MAP_GROWSDOWN &&
                       (file || (flags & LX_MAP_TYPE) != LX_MAP_PRIVATE) && !mf_percent(maker, 10);
        if (!refused && mf_percent(maker, spices[i].percent * 5u))
            flags |= spices[i].flag;
    }
    return flags;
}

uint64_t mf_pick_file_size(struct mf_maker *maker)
{
    uint64_t page = maker->sketch.target_page;
    uint64_t host = maker->sketch.host_page;
    uint64_t unit = mf_percent(maker, 50) ? page : host;
    static const uint8_t weights[] = {6, 6, 5, 14, 14, 14, 16, 14, 8, 3};
    switch (MF_WEIGHTED(maker->random, weights)) {
    case 0:
        return 0;
    case 1:
        return 1;
    case 2:
        return 2 + mf_below(maker, 100);
    case 3:
        return unit - 1;
    case 4:
        return unit;
    case 5:
        return unit + 1;
    case 6:
        return mf_few(maker, 12) * maker->sketch.unit;
    case 7:
        return mf_few(maker, 12) * unit + mf_below(maker, 3) - 1;
    case 8:
        return mf_below(maker, maker->sketch.unit * 4);
    default:
        return (uint64_t)1 << (17 + mf_below(maker, 30));
    }
}

uint64_t mf_pick_offset(struct mf_maker *maker, int fd, uint64_t addr)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t page = sketch->target_page;
    uint64_t in_unit = addr & (sketch->unit - 1);
    uint64_t size = fd >= 0 ? mf_sketch_file_size(sketch, fd) : 0;
    uint64_t near_end;
    static const uint8_t weights[] = {32, 28, 18, 17, 3, 2};
    switch (MF_WEIGHTED(maker->random, weights)) {
    case 0:
        return 0;
    case 1: /* congruent to the address */
        return mf_round_down(in_unit, page) + (mf_few(maker, 4) - 1) * sketch->unit;
    case 2:
        return mf_below(maker, 8) * page;
    case 3:
        near_end = mf_round_down(size, page) + (mf_below(maker, 3) - 1) * page;
        return near_end > size + page ? 0 : near_end;
    case 4:
        return (sketch->unit << (16 + mf_below(maker, 24))) + in_unit / page * page;
    default: /* the largest file position */
        return ((uint64_t)1 << 63) - (1 + mf_below(maker, 6)) * page;
    }
}

int mf_pick_fd(struct mf_maker *maker)
{
    unsigned start = (unsigned)mf_below(maker, MF_SKETCH_FDS);
    for (unsigned i = 0; i < MF_SKETCH_FDS; i++) {
        unsigned fd = (start + i) % MF_SKETCH_FDS;
        if (maker->sketch.files[fd].open)
            return (int)fd;
    }
    return -1;
}

int mf_pick_new_fd(struct mf_maker *maker)
{
    for (int fd = 3; fd <= 6; fd++) {
        if (!maker->sketch.files[fd].open)
            return fd;
    }
    return -1;
}
