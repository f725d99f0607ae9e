/*
 * A few operations that make a situation which single ones seldom do.
 */
#include "fuzz/make.h"

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

enum scene {
    SCENE_FULL,       /* everything taken but a gap, then searches */
    SCENE_NEIGHBOURS, /* three mappings in a row, then something over all of them */
    SCENE_VIEWS,      /* one file seen twice, and a store */
    SCENE_CODE,       /* executable memory that is replaced */
    SCENE_FILLED,     /* stores in the pages of a mapping, then a change to some of them */
    SCENE_LOCKED,     /* Linux: locked memory behind something that is not, then msync or madvise */
    SCENE_PARTED, /* Linux: a file's pages side by side, perhaps one mapping, then mremap of both */
    SCENE_OPENINGS, /* a file opened twice, its pages side by side through either */
    SCENE_GUARDS,   /* FreeBSD: guards in host pages with others, then a change to some of them */
    SCENES
};
static const uint8_t scene_weights[2][SCENES] = {
    [MF_LINUX] =
        {
            [SCENE_FULL] = 26,
            [SCENE_NEIGHBOURS] = 26,
            [SCENE_VIEWS] = 16,
            [SCENE_CODE] = 10,
            [SCENE_FILLED] = 22,
            [SCENE_LOCKED] = 6,
            [SCENE_PARTED] = 6,
            [SCENE_OPENINGS] = 6,
        },
    [MF_FREEBSD] =
        {
            [SCENE_FULL] = 26,
            [SCENE_NEIGHBOURS] = 20,
            [SCENE_VIEWS] = 16,
            [SCENE_CODE] = 10,
            [SCENE_FILLED] = 22,
            [SCENE_OPENINGS] = 6,
            [SCENE_GUARDS] = 20,
        },
};

static bool emit_mmap(struct mf_maker *maker, struct mf_place at, uint64_t len, uint64_t prot,
                      uint64_t flags)
{
    struct mf_op op;
    mf_start_op(&op, MF_MMAP);
    op.arg[0] = mf_value_at(maker, at);
    op.arg[1] = mf_number(len);
    op.arg[2] = mf_number(prot);
    op.arg[3] = mf_number(flags);
    op.arg[4] = mf_number(UINT64_MAX);
    return mf_emit(maker, &op);
}

static void emit_made(struct mf_maker *maker, enum mf_op_kind kind)
{
    struct mf_op op;
    if (mf_swarm_out(maker, kind))
        return;
    mf_make_op(maker, kind, &op);
    mf_emit(maker, &op);
}

/* FreeBSD has minherit where Linux has mremap. */
static enum mf_op_kind pick_call(struct mf_maker *maker, const uint8_t *kinds, size_t count)
{
    enum mf_op_kind kind = (enum mf_op_kind)kinds[mf_below(maker, count)];
    return kind == MF_MREMAP && mf_is_freebsd(maker) ? MF_MINHERIT : kind;
}

static uint64_t fixed_anon(struct mf_maker *maker)
{
    bool shared = !(maker->program->swarm & MF_SWARM_NO_SHARED) && mf_percent(maker, 15);
    return LX_MAP_FIXED | mf_anonymous(maker) | (shared ? LX_MAP_SHARED : LX_MAP_PRIVATE);
}

/* Take everything but a gap, then search with hints in, at and beside it. */
static void scene_full(struct mf_maker *maker)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t page = sketch->target_page;
    uint64_t span;
    struct mf_place gap = mf_pick_arena(maker, &span);
    uint64_t room = span / page < 20 ? span / page : 20;
    uint64_t gap_len = (1 + mf_below(maker, room)) * page;
    uint64_t start = mf_percent(maker, 70) ? sketch->lowest : 0;
    uint64_t prot = mf_percent(maker, 50) ? 0 : mf_pick_prot(maker);
    if (gap.at > start && !emit_mmap(maker, (struct mf_place){MF_SPACE_ABS, start}, gap.at - start,
                                     prot, fixed_anon(maker)))
        return;
    uint64_t after = gap.at + gap_len;
    if (after <= sketch->highest)
        emit_mmap(maker, (struct mf_place){MF_SPACE_ABS, after}, sketch->highest - after + 1, prot,
                  fixed_anon(maker));
    for (uint64_t n = 1 + mf_below(maker, 3); n-- > 0;) {
        uint64_t lens[] = {gap_len, gap_len, page, gap_len - page, gap_len + page, 2 * page};
        uint64_t hints[] = {0,
                            gap.at,
                            gap.at + mf_below(maker, gap_len / page) * page,
                            gap.at + gap_len,
                            gap.at + page,
                            sketch->highest + 1 - page};
        uint64_t len = lens[mf_below(maker, 6)];
        struct mf_place hint = {MF_SPACE_ABS, hints[mf_below(maker, 6)]};
        emit_mmap(maker, hint, len ? len : page, mf_pick_prot(maker),
                  mf_unfixed(maker, mf_pick_mmap_flags(maker, false)));
    }
}

/* Three mappings in a row that differ, now and then with a hole, then a call over all of them. */
static void scene_neighbours(struct mf_maker *maker)
{
    uint64_t page = maker->sketch.target_page;
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    struct mf_place first = at;
    uint64_t prot = mf_pick_prot(maker);
    for (unsigned n = 0; n < 3; n++) {
        uint64_t len = (1 + mf_below(maker, 2)) * page;
        if (at.at > maker->sketch.highest - len)
            break;
        if (mf_percent(maker, 80) && !emit_mmap(maker, at, len, prot, fixed_anon(maker)))
            return;
        if (mf_percent(maker, 60))
            prot = mf_pick_prot(maker);
        if (mf_percent(maker, 40))
            emit_made(maker, MF_STORE);
        at.at += len;
    }
    struct mf_op op;
    static const uint8_t kinds[] = {MF_MREMAP, MF_MREMAP, MF_MPROTECT, MF_MUNMAP, MF_MADVISE};
    enum mf_op_kind kind = pick_call(maker, kinds, sizeof(kinds));
    if (mf_swarm_out(maker, kind) || at.at == first.at)
        return;
    mf_make_op(maker, kind, &op);
    op.arg[0] = mf_value_at(maker, first);
    op.arg[1] = mf_number(at.at - first.at);
    if (kind == MF_MREMAP) {
        op.argc = 5;
        op.arg[2] = op.arg[1];
        op.arg[3] = mf_number(LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED |
                              (mf_percent(maker, 25) ? LX_MREMAP_DONTUNMAP : 0));
        struct mf_place to = mf_pick_arena(maker, &span);
        if (mf_percent(maker, 40))
            to.at = mf_percent(maker, 50) ? at.at : first.at - (at.at - first.at);
        op.arg[4] = mf_value_at(maker, to);
    }
    mf_emit(maker, &op);
}

/* A file mapped at two places, congruent to the host page or not, and a store through one. */
static void scene_views(struct mf_maker *maker)
{
    const struct mf_sketch *sketch = &maker->sketch;
    int fd = mf_may_map_files(maker) ? mf_pick_fd(maker) : -1;
    if (fd < 0)
        return;
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    bool shared = !(maker->program->swarm & MF_SWARM_NO_SHARED);
    for (unsigned n = 0; n < 2; n++) {
        struct mf_op op;
        mf_start_op(&op, MF_MMAP);
        uint64_t offset = mf_percent(maker, 70) ? at.at & (sketch->unit - 1) : 0;
        uint64_t prot = sketch->files[fd].mode == 3 ? LX_PROT_READ | LX_PROT_WRITE : LX_PROT_READ;
        op.arg[0] = mf_value_at(maker, at);
        op.arg[1] = mf_number((1 + mf_below(maker, 3)) * sketch->target_page);
        op.arg[2] = mf_number(prot);
        op.arg[3] = mf_number(LX_MAP_FIXED |
                              (shared && !mf_percent(maker, 30) ? LX_MAP_SHARED : LX_MAP_PRIVATE));
        op.arg[4] = mf_number((uint64_t)fd);
        op.arg[5] = mf_number(mf_round_down(offset, sketch->target_page));
        if (!mf_emit(maker, &op))
            return;
        uint64_t away = (1 + mf_below(maker, 3)) * sketch->unit;
        at.at = at.at + away <= sketch->highest ? at.at + away : at.at - away;
    }
    emit_made(maker, MF_STORE);
    if (mf_percent(maker, 50))
        emit_made(maker, MF_FTRUNCATE);
}

/* Executable memory, replaced by the same, unmapped, moved, protected. */
static void scene_code(struct mf_maker *maker)
{
    static const uint8_t kinds[] = {MF_MUNMAP, MF_MPROTECT, MF_MREMAP, MF_MADVISE};
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    uint64_t len = (1 + mf_below(maker, 4)) * maker->sketch.target_page;
    uint64_t prot = LX_PROT_READ | LX_PROT_EXEC | (mf_percent(maker, 30) ? LX_PROT_WRITE : 0);
    uint64_t flags = fixed_anon(maker);
    if (!emit_mmap(maker, at, len, prot, flags))
        return;
    if (mf_percent(maker, 40))
        emit_mmap(maker, at, len, prot, flags);
    else
        emit_made(maker, pick_call(maker, kinds, sizeof(kinds)));
}

/* Memory to fill: anonymous, or now and then a writable file's. */
static bool emit_fillable(struct mf_maker *maker, struct mf_place at, uint64_t len)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t prot = LX_PROT_READ | LX_PROT_WRITE;
    int fd = mf_may_map_files(maker) && mf_percent(maker, 35) ? mf_pick_fd(maker) : -1;
    if (fd < 0 || sketch->files[fd].mode != 3)
        return emit_mmap(maker, at, len, prot, fixed_anon(maker));
    struct mf_op op;
    uint64_t flags = fixed_anon(maker) & ~mf_anonymous(maker);
    mf_start_op(&op, MF_MMAP);
    op.arg[0] = mf_value_at(maker, at);
    op.arg[1] = mf_number(len);
    op.arg[2] = mf_number(prot);
    op.arg[3] = mf_number(mf_percent(maker, 40) ? flags | LX_MAP_SHARED : flags);
    op.arg[4] = mf_number((uint64_t)fd);
    op.arg[5] = mf_number(mf_round_down(at.at & (sketch->unit - 1), sketch->target_page));
    return mf_emit(maker, &op);
}

/* Take some of the filled pages away and map them again: nothing of before may show. */
static void refill(struct mf_maker *maker)
{
    struct mf_op op;
    struct mf_extent extent = mf_pick_mapped(maker);
    if (!mf_swarm_out(maker, MF_MUNMAP)) {
        mf_start_op(&op, MF_MUNMAP);
        op.arg[0] = mf_value_at(maker, extent.at);
        op.arg[1] = mf_number(extent.len);
        mf_emit(maker, &op);
    }
    emit_mmap(maker, extent.at, extent.len, mf_pick_prot(maker), fixed_anon(maker));
}

/* Bytes in most pages, at their edges, then a change to some of the pages. */
static void scene_filled(struct mf_maker *maker)
{
    static const uint8_t kinds[] = {MF_MMAP,     MF_MMAP,   MF_MUNMAP,
                                    MF_MPROTECT, MF_MREMAP, MF_MADVISE};
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t page = sketch->target_page;
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    uint64_t pages = 2 + mf_below(maker, 4);
    if (mf_percent(maker, 40))
        at.at = mf_round_down(at.at, sketch->unit);
    if (at.at > sketch->highest - (pages * page - 1) || !emit_fillable(maker, at, pages * page))
        return;
    for (uint64_t n = 0; n < pages && !mf_swarm_out(maker, MF_STORE); n++) {
        struct mf_op op;
        if (mf_percent(maker, 30))
            continue;
        mf_start_op(&op, MF_STORE);
        uint64_t skip = mf_percent(maker, 50) ? 0 : mf_percent(maker, 50) ? page - 1 : page / 2;
        op.arg[0] = mf_value_at(maker, (struct mf_place){at.space, at.at + n * page + skip});
        op.arg[1] = mf_number(1 + mf_below(maker, 255));
        if (!mf_emit(maker, &op))
            return;
    }
    if (mf_percent(maker, 30))
        emit_made(maker, MF_MPROTECT);
    if (mf_percent(maker, 30))
        refill(maker);
    else
        emit_made(maker, pick_call(maker, kinds, sizeof(kinds)));
}

static void scene_locked(struct mf_maker *maker)
{
    uint64_t page = maker->sketch.target_page;
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    if (at.at > maker->sketch.highest - (4 * page - 1))
        return;
    if (!emit_mmap(maker, at, 2 * page, LX_PROT_READ | LX_PROT_WRITE, fixed_anon(maker)))
        return;
    at.at += (1 + mf_below(maker, 2)) * page;
    emit_mmap(maker, at, page, mf_pick_prot(maker), fixed_anon(maker) | LX_MAP_LOCKED);
    emit_made(maker, mf_percent(maker, 50) ? MF_MSYNC : MF_MADVISE);
}

/* Guards and stacks among anonymous memory and a file's pages, a target page or two each. */
static void scene_guards(struct mf_maker *maker)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t page = sketch->target_page;
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    bool first = true;
    if (maker->program->swarm & MF_SWARM_NO_GUARD)
        return;
    at.at = mf_round_down(at.at, sketch->unit);
    for (uint64_t n = 2 + mf_below(maker, 3); n-- > 0; first = false) {
        uint64_t len = (1 + mf_below(maker, 2)) * page;
        if (at.at > sketch->highest - (2 * page - 1))
            break;
        bool made;
        if (mf_percent(maker, first ? 60 : 40))
            made = emit_fillable(maker, at, len);
        else if (mf_percent(maker, 70))
            made = emit_mmap(maker, at, len, 0, FB_MAP_GUARD | FB_MAP_FIXED);
        else
            made = emit_mmap(maker, at, 2 * page, FB_PROT_READ | FB_PROT_WRITE,
                             FB_MAP_STACK | FB_MAP_FIXED);
        if (!made)
            return;
        if (mf_percent(maker, 40))
            emit_made(maker, MF_STORE);
        at.at += len;
    }
    static const uint8_t kinds[] = {MF_MMAP,     MF_MUNMAP,   MF_MPROTECT,
                                    MF_MPROTECT, MF_MINHERIT, MF_MSYNC};
    emit_made(maker, pick_call(maker, kinds, sizeof(kinds)));
}

/* Two shared views of a file, the second at the offsets that go on behind the first; they are one
 * mapping unless they differ in what only mremap and a few others tell (A8). */
static void scene_parted(struct mf_maker *maker)
{
    static const uint64_t attributes[] = {LX_MAP_STACK, LX_MAP_NORESERVE, LX_MAP_LOCKED,
                                          LX_MAP_POPULATE, 0};
    const struct mf_sketch *sketch = &maker->sketch;
    int fd = mf_may_map_files(maker) ? mf_pick_fd(maker) : -1;
    uint64_t page = sketch->target_page;
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    struct mf_op op;
    if (fd < 0 || maker->program->swarm & MF_SWARM_NO_SHARED ||
        at.at > sketch->highest - (4 * page - 1))
        return;
    unsigned marked = (unsigned)mf_below(maker, 2);
    for (unsigned n = 0; n < 2; n++) {
        mf_start_op(&op, MF_MMAP);
        op.arg[0] = mf_value_at(maker, (struct mf_place){at.space, at.at + n * page});
        op.arg[1] = mf_number(page);
        op.arg[2] = mf_number(LX_PROT_READ);
        op.arg[3] = mf_number(LX_MAP_SHARED | LX_MAP_FIXED |
                              (n == marked ? attributes[mf_below(maker, 5)] : 0));
        op.arg[4] = mf_number((uint64_t)fd);
        op.arg[5] = mf_number(mf_percent(maker, 90) ? n * page : 0);
        if (!mf_emit(maker, &op))
            return;
    }
    if (mf_swarm_out(maker, MF_MREMAP))
        return;
    mf_start_op(&op, MF_MREMAP);
    op.argc = 4;
    op.arg[0] = mf_value_at(maker, at);
    op.arg[1] = mf_number(2 * page);
    op.arg[2] = mf_number(3 * page);
    op.arg[3] = mf_number(mf_percent(maker, 70) ? LX_MREMAP_MAYMOVE : 0);
    mf_emit(maker, &op);
}

/* Another descriptor of the same file, opened for it if need be; -1: none can be had. */
static int other_opening(struct mf_maker *maker, int fd)
{
    const struct mf_sketch_file *files = maker->sketch.files;
    for (int other = 0; other < MF_SKETCH_FDS; other++)
        if (other != fd && files[other].open && files[other].root == files[fd].root)
            return other;
    int other = mf_pick_new_fd(maker);
    struct mf_op op;
    if (other < 0 || mf_swarm_out(maker, MF_FILE))
        return -1;
    mf_make_file(maker, other, &op);
    op.arg[1] = mf_number(0);
    op.arg[2] = mf_number(files[fd].mode == 3 ? 1 : 3);
    op.arg[3] = mf_number((uint64_t)fd + 1);
    return mf_emit(maker, &op) ? other : -1;
}

/* A file opened twice, for reading and for more, and its pages side by side, by way of either: a
 * host page serves them all. */
static void scene_openings(struct mf_maker *maker)
{
    const struct mf_sketch *sketch = &maker->sketch;
    int fds[2] = {mf_may_map_files(maker) ? mf_pick_fd(maker) : -1, -1};
    if (fds[0] < 0 || maker->program->swarm & MF_SWARM_NO_SHARED)
        return;
    fds[1] = other_opening(maker, fds[0]);
    if (fds[1] < 0)
        return;
    uint64_t span;
    struct mf_place at = mf_pick_arena(maker, &span);
    at.at = mf_round_down(at.at, sketch->unit);
    for (unsigned n = 0; n < 2 + mf_below(maker, 3); n++) {
        struct mf_op op;
        int fd = fds[mf_below(maker, 2)];
        bool writes = sketch->files[fd].mode == 3 && mf_percent(maker, 70);
        uint64_t offset = n * sketch->target_page;
        if (offset > sketch->highest - at.at)
            return;
        mf_start_op(&op, MF_MMAP);
        op.arg[0] = mf_value_at(maker, (struct mf_place){at.space, at.at + offset});
        op.arg[1] = mf_number(sketch->target_page);
        op.arg[2] = mf_number(LX_PROT_READ | (writes ? LX_PROT_WRITE : 0));
        op.arg[3] = mf_number(LX_MAP_FIXED | LX_MAP_SHARED);
        op.arg[4] = mf_number((uint64_t)fd);
        op.arg[5] = mf_number(offset);
        if (!mf_emit(maker, &op))
            return;
    }
    emit_made(maker, mf_percent(maker, 50) ? MF_STORE : MF_MPROTECT);
}

static void play(struct mf_maker *maker, enum scene scene)
{
    uint32_t swarm = maker->program->swarm;
    if (swarm & MF_SWARM_NO_FIXED)
        return;
    if (scene == SCENE_VIEWS) {
        scene_views(maker);
        return;
    }
    if (scene == SCENE_PARTED) {
        scene_parted(maker);
        return;
    }
    if (scene == SCENE_OPENINGS) {
        scene_openings(maker);
        return;
    }
    if (swarm & MF_SWARM_NO_ANON)
        return;
    switch (scene) {
    case SCENE_FULL:
        if (!(swarm & MF_SWARM_NO_SEARCH))
            scene_full(maker);
        break;
    case SCENE_NEIGHBOURS:
        scene_neighbours(maker);
        break;
    case SCENE_CODE:
        scene_code(maker);
        break;
    case SCENE_FILLED:
        scene_filled(maker);
        break;
    case SCENE_GUARDS:
        scene_guards(maker);
        break;
    case SCENE_LOCKED:
    default:
        scene_locked(maker);
        break;
    }
}

bool mf_make_scene(struct mf_maker *maker)
{
    size_t before = maker->program->count;
    const uint8_t *weights = scene_weights[maker->program->config.abi];
    play(maker, (enum scene)mf_weighted(maker->random, weights, SCENES));
    return maker->program->count != before;
}
