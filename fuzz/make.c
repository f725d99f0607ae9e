#include "fuzz/make.h"

#include "fuzz/edit.h"
#include "mm/abi_linux.h"

/* --- How often what is made. Tune here. --- */

static const uint8_t kind_weights[2][MF_OP_KINDS] = {
    [MF_LINUX] =
        {
            [MF_MMAP] = 34,
            [MF_MUNMAP] = 9,
            [MF_MPROTECT] = 10,
            [MF_MREMAP] = 15,
            [MF_MSYNC] = 3,
            [MF_MADVISE] = 6,
            [MF_FTRUNCATE] = 4,
            [MF_CLOSE] = 1,
            [MF_FILE] = 1,
            [MF_STORE] = 12,
            [MF_LOAD] = 3,
            [MF_ACCESS] = 5,
        },
    /* Without mremap, mprotect does most of what cuts mappings apart. */
    [MF_FREEBSD] =
        {
            [MF_MMAP] = 38,
            [MF_MUNMAP] = 12,
            [MF_MPROTECT] = 16,
            [MF_MREMAP] = 1,
            [MF_MSYNC] = 4,
            [MF_MADVISE] = 4,
            [MF_MINHERIT] = 8,
            [MF_FTRUNCATE] = 4,
            [MF_CLOSE] = 1,
            [MF_FILE] = 1,
            [MF_STORE] = 12,
            [MF_LOAD] = 3,
            [MF_ACCESS] = 5,
        },
};

enum {
    GARBAGE_PERCENT = 12, /* operations with an operand meant to be refused */
    IDLE_PERCENT = 6,     /* operations made although there is nothing they could act on */
    FILE_PERCENT = 45,    /* mappings of a file, where one is open */
    AIMED_PERCENT = 62,   /* fixed mappings aimed at something mapped, not at an arena */
    CONTINUE_PERCENT = 30 /* ... that continue the mapping they touch */
};

enum mremap_form {
    FORM_GROW,
    FORM_SHRINK,
    FORM_MOVE,   /* FIXED, same size */
    FORM_RESIZE, /* FIXED, another size */
    FORM_SAME,
    FORM_DONTUNMAP,
    FORM_OLD_0,
    FORM_OVER_TOP, /* FIXED, shrinks, but the old range leaves the space (A7.5) */
    FORMS
};
static const uint8_t form_weights[FORMS] = {
    [FORM_GROW] = 28, [FORM_SHRINK] = 12,    [FORM_MOVE] = 24, [FORM_RESIZE] = 12,
    [FORM_SAME] = 3,  [FORM_DONTUNMAP] = 12, [FORM_OLD_0] = 8, [FORM_OVER_TOP] = 1,
};

/* --- Small things --- */

void mf_start_op(struct mf_op *op, enum mf_op_kind kind)
{
    *op = (struct mf_op){.kind = (uint8_t)kind, .argc = (uint8_t)mf_op_argc(kind)};
}

bool mf_emit(struct mf_maker *maker, const struct mf_op *op)
{
    if (maker->program->count >= maker->max_ops || !mf_edit_insert(maker->program, maker->at, op))
        return false;
    mf_sketch_op(&maker->sketch, maker->program, maker->at);
    maker->at++;
    return true;
}

/* Whether an operation of this kind would find nothing to act on. */
static bool is_idle(struct mf_maker *maker, enum mf_op_kind kind)
{
    if (kind == MF_MMAP || kind == MF_FILE)
        return false;
    if (kind == MF_FTRUNCATE || kind == MF_CLOSE)
        return mf_pick_fd(maker) < 0;
    return maker->sketch.count == 0;
}

enum mf_op_kind mf_make_kind(struct mf_maker *maker)
{
    const uint8_t *weights = kind_weights[maker->program->config.abi];
    for (unsigned tries = 0; tries < 16; tries++) {
        enum mf_op_kind kind = (enum mf_op_kind)mf_weighted(maker->random, weights, MF_OP_KINDS);
        if (mf_swarm_out(maker, kind) || (is_idle(maker, kind) && !mf_percent(maker, IDLE_PERCENT)))
            continue;
        return kind;
    }
    return MF_MMAP;
}

static void set_extent(struct mf_maker *maker, struct mf_op *op, struct mf_extent extent)
{
    op->arg[0] = mf_value_at(maker, extent.at);
    op->arg[1] = mf_number(mf_ragged_len(maker, extent.len));
}

bool mf_may_map_files(const struct mf_maker *maker)
{
    return !(maker->program->swarm & MF_SWARM_NO_OBJECT);
}

/* --- Each kind --- */

/* A mapping that goes on where another ends, such that the two are one. */
static void continue_piece(struct mf_maker *maker, const struct mf_sketch_piece *piece,
                           struct mf_op *op)
{
    uint64_t len = mf_pick_len(maker, piece->last + 1);
    uint32_t flags = LX_MAP_FIXED | (piece->shared ? LX_MAP_SHARED : LX_MAP_PRIVATE);
    op->arg[0] = mf_value_at(maker, (struct mf_place){piece->space, piece->last + 1});
    op->arg[1] = mf_number(len);
    op->arg[2] = mf_number(piece->prot);
    op->arg[3] = mf_number(flags | (piece->fd < 0 ? LX_MAP_ANONYMOUS : 0));
    op->arg[4] = mf_number(piece->fd < 0 ? UINT64_MAX : (uint64_t)piece->fd);
    op->arg[5] = mf_number(piece->fd < 0 ? 0 : piece->offset + (piece->last - piece->first) + 1);
}

uint64_t mf_fit_mode(struct mf_maker *maker, int fd, uint64_t prot, uint64_t flags)
{
    bool shared = (flags & LX_MAP_SHARED) != 0; /* SHARED_VALIDATE has the bit, too */
    if (!shared || (maker->sketch.files[fd].mode & 2) || mf_percent(maker, 15))
        return prot;
    return prot & ~(uint64_t)LX_PROT_WRITE;
}

/* A length that goes no further than the space, mostly. */
static uint64_t fit_len(struct mf_maker *maker, struct mf_place place, uint64_t len)
{
    uint64_t highest = maker->sketch.highest;
    if (place.space != MF_SPACE_ABS || place.at > highest || len - 1 <= highest - place.at ||
        mf_percent(maker, 20))
        return len;
    return highest - place.at + 1;
}

struct mf_place mf_place_mmap(struct mf_maker *maker, const struct mf_sketch_piece *anchor,
                              bool fixed, struct mf_op *op)
{
    struct mf_place place = mf_pick_target(maker, maker->sketch.target_page, anchor);
    uint64_t len = mf_pick_len(maker, place.at);
    if (fixed) {
        if (anchor && mf_percent(maker, 50)) /* exactly what is there, or a part of it */
            set_extent(maker, op, mf_pick_around(maker, anchor));
        else
            set_extent(maker, op, (struct mf_extent){place, fit_len(maker, place, len)});
        return mf_sketch_place(&maker->sketch, maker->program, maker->at, op->arg[0]);
    }
    unsigned drawn = (unsigned)mf_below(maker, 100);
    place.at += drawn < 8 ? mf_below(maker, maker->sketch.target_page) : 0;
    op->arg[0] = drawn < 50 && drawn >= 8 ? mf_number(0) : mf_value_at(maker, place);
    op->arg[1] = mf_number(mf_ragged_len(maker, len));
    return place;
}

static void make_mmap(struct mf_maker *maker, struct mf_op *op)
{
    const struct mf_sketch_piece *anchor =
        mf_percent(maker, AIMED_PERCENT) ? mf_pick_piece(maker) : NULL;
    uint32_t swarm = maker->program->swarm;
    int fd =
        mf_may_map_files(maker) && ((swarm & MF_SWARM_NO_ANON) || mf_percent(maker, FILE_PERCENT))
            ? mf_pick_fd(maker)
            : -1;
    if (mf_is_freebsd(maker)) {
        mf_make_freebsd_mmap(maker, anchor, fd, op);
        return;
    }
    if (anchor && !(swarm & MF_SWARM_NO_FIXED) && (anchor->fd < 0 || fd >= 0) &&
        (!anchor->shared || !(swarm & MF_SWARM_NO_SHARED)) &&
        anchor->last < maker->sketch.highest && mf_percent(maker, CONTINUE_PERCENT)) {
        continue_piece(maker, anchor, op);
        return;
    }

    uint64_t flags = mf_pick_mmap_flags(maker, fd >= 0);
    uint64_t prot = mf_pick_prot(maker);
    bool fixed = (flags & (LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE)) != 0;
    struct mf_place place = mf_place_mmap(maker, anchor, fixed, op);
    op->arg[4] = mf_number(UINT64_MAX);
    if (fd >= 0) {
        prot = mf_fit_mode(maker, fd, prot, flags);
        op->arg[4] = mf_number((uint64_t)fd);
        op->arg[5] = mf_number(mf_pick_offset(maker, fd, place.at));
    } else if (mf_percent(maker, 4)) {
        op->arg[4] = mf_number(mf_below(maker, 8));
        op->arg[5] = mf_number(mf_pick_offset(maker, -1, place.at));
    }
    op->arg[2] = mf_number(prot);
    op->arg[3] = mf_number(flags);
}

static void make_mprotect(struct mf_maker *maker, struct mf_op *op)
{
    const struct mf_sketch_piece *piece = mf_pick_piece(maker);
    uint64_t prot = mf_pick_prot(maker);
    set_extent(maker, op, piece ? mf_pick_around(maker, piece) : mf_pick_mapped(maker));
    if (piece && prot == piece->prot)
        prot ^= (uint64_t)1 << mf_below(maker, 3);
    if (mf_is_freebsd(maker))
        prot = mf_pick_max(maker, prot);
    else if (piece && piece->growsdown && mf_percent(maker, 60))
        prot |= LX_PROT_GROWSDOWN;
    else if (mf_percent(maker, 3))
        prot |= LX_PROT_SEM;
    op->arg[2] = mf_number(prot);
}

static uint64_t other_len(struct mf_maker *maker, uint64_t len)
{
    uint64_t page = maker->sketch.target_page;
    uint64_t more =
        mf_percent(maker, 70) ? (1 + mf_below(maker, 3)) * page : mf_pick_len(maker, len);
    if (mf_percent(maker, 50) || len <= page)
        return len + more;
    return more < len ? len - more : page;
}

static void make_mremap(struct mf_maker *maker, struct mf_op *op)
{
    const struct mf_sketch *sketch = &maker->sketch;
    const struct mf_sketch_piece *piece = mf_pick_piece(maker);
    uint64_t page = sketch->target_page;
    struct mf_extent from =
        piece && mf_percent(maker, 45)
            ? (struct mf_extent){{piece->space, piece->first}, piece->last - piece->first + 1}
            : mf_pick_mapped(maker);
    uint64_t old_len = from.len;
    uint64_t new_len = old_len;
    uint64_t flags = LX_MREMAP_MAYMOVE;
    const struct mf_sketch_piece *near = mf_percent(maker, 60) ? mf_pick_piece(maker) : NULL;
    enum mremap_form form = (enum mremap_form)MF_WEIGHTED(maker->random, form_weights);
    bool to_itself = false;
    switch (form) {
    case FORM_GROW:
        flags = mf_percent(maker, 65) ? LX_MREMAP_MAYMOVE : 0;
        new_len = old_len + (mf_percent(maker, 75) ? page * (1 + mf_below(maker, 3))
                                                   : mf_pick_len(maker, old_len));
        break;
    case FORM_SHRINK:
        flags = mf_percent(maker, 50) ? LX_MREMAP_MAYMOVE : 0;
        new_len = old_len > page ? page * (1 + mf_below(maker, (old_len - 1) / page)) : old_len;
        if (mf_percent(maker, 25)) /* one byte more than pages */
            new_len -= page - 1;
        break;
    case FORM_MOVE:
        flags |= LX_MREMAP_FIXED;
        break;
    case FORM_RESIZE:
        flags |= LX_MREMAP_FIXED;
        new_len = other_len(maker, old_len);
        break;
    case FORM_DONTUNMAP:
        flags |= LX_MREMAP_DONTUNMAP | (mf_percent(maker, 60) ? LX_MREMAP_FIXED : 0);
        break;
    case FORM_OLD_0:
        for (unsigned i = 0; i < sketch->count && !(piece && piece->shared); i++)
            piece = &sketch->pieces[i];
        if (piece)
            from.at = (struct mf_place){piece->space, piece->first};
        if (piece && mf_percent(maker, 30))
            from.at.at = mf_round_down(piece->last, page);
        old_len = 0;
        new_len = mf_pick_len(maker, 0);
        if (mf_percent(maker, 60))
            flags |= LX_MREMAP_FIXED;
        else if (mf_percent(maker, 10))
            flags = 0;
        to_itself = mf_percent(maker, 10);
        break;
    case FORM_OVER_TOP:
        flags |= LX_MREMAP_FIXED;
        old_len = 0 - (1 + mf_below(maker, 3)) * page;
        new_len = page;
        break;
    case FORM_SAME:
    default:
        break;
    }
    op->arg[0] = mf_value_at(maker, from.at);
    op->arg[1] = mf_number(mf_ragged_len(maker, old_len));
    op->arg[2] = mf_number(mf_ragged_len(maker, new_len));
    op->arg[3] = mf_number(flags);
    if (flags & (LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP)) {
        struct mf_place to = mf_pick_target(maker, new_len, near);
        bool none = !(flags & LX_MREMAP_FIXED) && mf_percent(maker, 40);
        op->arg[4] = to_itself ? op->arg[0] : none ? mf_number(0) : mf_value_at(maker, to);
    } else if (mf_percent(maker, 85)) {
        op->argc = 4;
    } else {
        op->arg[4] = mf_value_at(maker, mf_pick_target(maker, new_len, near));
    }
}

static bool any_locked(const struct mf_sketch *sketch)
{
    for (unsigned i = 0; i < sketch->count; i++) {
        if (sketch->pieces[i].locked)
            return true;
    }
    return false;
}

static void make_msync(struct mf_maker *maker, struct mf_op *op)
{
    static const uint8_t flags[] = {LX_MS_SYNC,
                                    LX_MS_SYNC,
                                    LX_MS_SYNC,
                                    LX_MS_ASYNC,
                                    LX_MS_INVALIDATE,
                                    LX_MS_INVALIDATE | LX_MS_SYNC,
                                    LX_MS_INVALIDATE | LX_MS_ASYNC,
                                    0};
    uint64_t chosen = flags[mf_below(maker, sizeof(flags))];
    if (any_locked(&maker->sketch) && mf_percent(maker, 50))
        chosen |= LX_MS_INVALIDATE;
    set_extent(maker, op, mf_pick_mapped(maker));
    op->arg[2] = mf_number(mf_is_freebsd(maker) ? mf_pick_freebsd_sync(maker) : chosen);
}

static void make_madvise(struct mf_maker *maker, struct mf_op *op)
{
    uint64_t advice = LX_MADV_DONTNEED;
    if (mf_percent(maker, any_locked(&maker->sketch) ? 35 : 8))
        advice = LX_MADV_DONTNEED_LOCKED;
    else if (mf_percent(maker, 6))
        advice = mf_below(maker, 4);
    set_extent(maker, op, mf_pick_mapped(maker));
    op->arg[2] = mf_number(mf_is_freebsd(maker) ? mf_pick_freebsd_advice(maker) : advice);
}

/* To where a mapping of the file begins, ends or has a page edge, or any size. */
static void make_ftruncate(struct mf_maker *maker, struct mf_op *op)
{
    const struct mf_sketch *sketch = &maker->sketch;
    int fd = mf_pick_fd(maker);
    uint64_t size = mf_pick_file_size(maker);
    for (unsigned tries = 0; tries < 3 && !mf_percent(maker, 35); tries++) {
        const struct mf_sketch_piece *piece = mf_pick_piece(maker);
        if (!piece || piece->fd < 0)
            continue;
        struct mf_place at = mf_pick_byte(maker, piece);
        fd = piece->fd;
        size = piece->offset + (at.at - piece->first) + mf_below(maker, 2);
        if (mf_percent(maker, 50))
            size =
                mf_round_up(size, mf_percent(maker, 50) ? sketch->host_page : sketch->target_page);
        break;
    }
    op->arg[0] = mf_number(fd >= 0 ? (uint64_t)fd : 3);
    op->arg[1] = mf_number(size);
}

void mf_make_file(struct mf_maker *maker, int fd, struct mf_op *op)
{
    int other = mf_pick_fd(maker);
    unsigned drawn = (unsigned)mf_below(maker, 100);
    mf_start_op(op, MF_FILE);
    op->arg[0] = mf_number((uint64_t)fd);
    op->arg[1] = mf_number(mf_pick_file_size(maker));
    op->arg[2] = mf_number(drawn < 80 ? 3 : drawn < 94 ? 1 : 2);
    if (other >= 0 && other != fd && mf_percent(maker, 30)) {
        op->arg[1] = mf_number(0);
        op->arg[3] = mf_number((uint64_t)other + 1);
    }
}

static void make_file(struct mf_maker *maker, struct mf_op *op)
{
    int fd = mf_pick_new_fd(maker);
    if (fd < 0 || mf_percent(maker, 25)) {
        int open = mf_pick_fd(maker);
        fd = open >= 0 ? open : 3;
    }
    mf_make_file(maker, fd, op);
}

void mf_make_store(struct mf_maker *maker, struct mf_op *op)
{
    const struct mf_sketch_piece *piece = mf_pick_piece(maker);
    for (unsigned tries = 0; piece && !(piece->prot & LX_PROT_WRITE) && tries < 3; tries++)
        piece = mf_pick_piece(maker);
    mf_start_op(op, MF_STORE);
    struct mf_place at = piece ? mf_pick_byte(maker, piece) : mf_pick_mapped(maker).at;
    op->arg[0] = mf_value_at(maker, at);
    op->arg[1] = mf_number(1 + mf_below(maker, 255));
}

static void make_load(struct mf_maker *maker, struct mf_op *op)
{
    const struct mf_sketch_piece *piece = mf_pick_piece(maker);
    struct mf_place at =
        piece && !mf_percent(maker, 10) ? mf_pick_byte(maker, piece) : mf_pick_mapped(maker).at;
    op->arg[0] = mf_value_at(maker, at);
}

static void make_access(struct mf_maker *maker, struct mf_op *op)
{
    struct mf_extent extent = mf_pick_mapped(maker);
    if (mf_percent(maker, 60)) {
        uint64_t page = maker->sketch.target_page;
        uint64_t cut = mf_below(maker, page);
        extent.at.at += cut;
        extent.len += mf_below(maker, page) - cut;
    }
    op->arg[0] = mf_value_at(maker, extent.at);
    op->arg[1] = mf_number(extent.len);
    op->arg[2] = mf_number(1 + mf_below(maker, 3));
}

/* FreeBSD's calls whose addresses need no alignment. */
static bool is_rounded(enum mf_op_kind kind)
{
    return kind == MF_MUNMAP || kind == MF_MPROTECT || kind == MF_MSYNC || kind == MF_MADVISE ||
           kind == MF_MINHERIT;
}

void mf_make_op(struct mf_maker *maker, enum mf_op_kind kind, struct mf_op *op)
{
    mf_start_op(op, kind);
    switch (kind) {
    case MF_MMAP:
        make_mmap(maker, op);
        break;
    case MF_MUNMAP:
        set_extent(maker, op, mf_pick_mapped(maker));
        break;
    case MF_MPROTECT:
        make_mprotect(maker, op);
        break;
    case MF_MREMAP:
        make_mremap(maker, op);
        break;
    case MF_MSYNC:
        make_msync(maker, op);
        break;
    case MF_MADVISE:
        make_madvise(maker, op);
        break;
    case MF_MINHERIT:
        mf_make_minherit(maker, op);
        break;
    case MF_FTRUNCATE:
        make_ftruncate(maker, op);
        break;
    case MF_CLOSE:
        op->arg[0] = mf_number(mf_pick_fd(maker) < 0 ? 3 : (uint64_t)mf_pick_fd(maker));
        break;
    case MF_FILE:
        make_file(maker, op);
        return;
    case MF_STORE:
        mf_make_store(maker, op);
        break;
    case MF_LOAD:
        make_load(maker, op);
        break;
    case MF_ACCESS:
    default:
        make_access(maker, op);
        break;
    }
    if (mf_is_freebsd(maker) && is_rounded(kind)) {
        uint64_t ragged = mf_pick_ragged(maker);
        op->arg[0].offset += ragged;
        if (ragged && mf_percent(maker, 50))
            op->arg[1].offset -= ragged;
    }
    if (!(maker->program->swarm & MF_SWARM_NO_GARBAGE) && mf_percent(maker, GARBAGE_PERCENT)) {
        unsigned arg = (unsigned)mf_below(maker, op->argc);
        if (!mf_garble(maker, op, arg))
            mf_garble(maker, op, 0);
    }
}
