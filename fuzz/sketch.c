#include "fuzz/sketch.h"

#include <string.h>

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

enum { RESULT_CHAIN_MAX = 8 };

void mf_sketch_begin(struct mf_sketch *sketch, const struct mf_config *config)
{
    sketch->target_page = config->target_page;
    sketch->host_page = config->host_page;
    sketch->unit =
        config->host_page > config->target_page ? config->host_page : config->target_page;
    sketch->highest = mf_config_highest(config);
    sketch->lowest = mf_round_up(config->min_addr, config->target_page);
    if (sketch->lowest == 0)
        sketch->lowest = config->target_page;
    sketch->cut_to_32 = config->bits == 32;
    sketch->count = 0;
    memset(sketch->files, 0, sizeof(sketch->files));
}

void mf_sketch_upto(struct mf_sketch *sketch, const struct mf_program *program, size_t count)
{
    mf_sketch_begin(sketch, &program->config);
    for (size_t op = 0; op < count; op++)
        mf_sketch_op(sketch, program, op);
}

uint64_t mf_sketch_number(const struct mf_program *program, size_t op, unsigned arg)
{
    struct mf_value value = program->ops[op].arg[arg];
    if (value.base == MF_ABS)
        return value.offset;
    return mf_value_flatten(program, op, value).offset;
}

static bool is_freebsd(const struct mf_program *program)
{
    return program->config.abi == MF_FREEBSD;
}

static bool is_fixed(const struct mf_program *program, uint64_t mmap_flags)
{
    uint64_t fixes = is_freebsd(program) ? FB_MAP_FIXED : LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE;
    return (mmap_flags & fixes) != 0;
}

/* The result of a fixed mapping or move is known: its target. NULL: it is not. */
static const struct mf_value *known_result(const struct mf_program *program, size_t op)
{
    const struct mf_op *from = &program->ops[op];
    if (from->kind == MF_MMAP && is_fixed(program, mf_sketch_number(program, op, 3)))
        return &from->arg[0];
    if (from->kind == MF_MREMAP && (mf_sketch_number(program, op, 3) & LX_MREMAP_FIXED))
        return &from->arg[4];
    return NULL;
}

struct mf_place mf_sketch_place(const struct mf_sketch *sketch, const struct mf_program *program,
                                size_t op, struct mf_value value)
{
    uint64_t added = 0;
    for (unsigned hops = 0;; hops++) {
        if (value.base != MF_ABS)
            value = mf_value_flatten(program, op, value);
        if (value.base != MF_RESULT || value.ref >= op) {
            uint64_t at = value.offset + added;
            return (struct mf_place){MF_SPACE_ABS, sketch->cut_to_32 ? (uint32_t)at : at};
        }
        const struct mf_value *known =
            hops < RESULT_CHAIN_MAX ? known_result(program, value.ref) : NULL;
        if (!known)
            return (struct mf_place){value.ref, value.offset + added + MF_SPACE_MID};
        added += value.offset;
        op = value.ref;
        value = *known;
    }
}

const struct mf_sketch_piece *mf_sketch_overlap(const struct mf_sketch *sketch, int32_t space,
                                                uint64_t first, uint64_t last)
{
    for (unsigned i = sketch->count; i-- > 0;) {
        const struct mf_sketch_piece *piece = &sketch->pieces[i];
        if (piece->space == space && piece->first <= last && first <= piece->last)
            return piece;
    }
    return NULL;
}

uint64_t mf_sketch_file_size(const struct mf_sketch *sketch, int fd)
{
    return sketch->files[sketch->files[fd].root].size;
}

static void drop_piece(struct mf_sketch *sketch, unsigned index)
{
    sketch->count--;
    memmove(&sketch->pieces[index], &sketch->pieces[index + 1],
            (sketch->count - index) * sizeof(sketch->pieces[0]));
}

/* The oldest makes room. */
static void add_piece(struct mf_sketch *sketch, const struct mf_sketch_piece *piece)
{
    if (sketch->count == MF_SKETCH_PIECES)
        drop_piece(sketch, 0);
    sketch->pieces[sketch->count++] = *piece;
}

static struct mf_sketch_piece cut_piece(const struct mf_sketch_piece *piece, uint64_t first,
                                        uint64_t last)
{
    struct mf_sketch_piece part = *piece;
    part.first = first;
    part.last = last;
    part.offset += first - piece->first;
    return part;
}

/* Take [first, last] away; what is taken goes to `taken` (room for `room`), if that is not NULL. */
static unsigned take(struct mf_sketch *sketch, int32_t space, uint64_t first, uint64_t last,
                     struct mf_sketch_piece *taken, unsigned room)
{
    unsigned count_taken = 0;
    for (unsigned i = 0; i < sketch->count;) {
        struct mf_sketch_piece old = sketch->pieces[i];
        if (old.space != space || old.last < first || last < old.first) {
            i++;
            continue;
        }
        uint64_t low = old.first > first ? old.first : first;
        uint64_t high = old.last < last ? old.last : last;
        if (count_taken < room)
            taken[count_taken++] = cut_piece(&old, low, high);
        if (old.first < low && high < old.last) {
            sketch->pieces[i] = cut_piece(&old, old.first, low - 1);
            struct mf_sketch_piece upper = cut_piece(&old, high + 1, old.last);
            add_piece(sketch, &upper); /* nothing else can overlap the range: i need not be exact */
            return count_taken;
        }
        if (old.first < low)
            sketch->pieces[i++] = cut_piece(&old, old.first, low - 1);
        else if (high < old.last)
            sketch->pieces[i++] = cut_piece(&old, high + 1, old.last);
        else
            drop_piece(sketch, i);
    }
    return count_taken;
}

/* The whole pages of a request; false: the request cannot succeed, or maps nothing. */
static bool pages_of(const struct mf_sketch *sketch, struct mf_place place, uint64_t len,
                     uint64_t *last)
{
    uint64_t rounded = mf_round_up(len, sketch->target_page);
    if (rounded == 0 || (place.at & (sketch->target_page - 1)) != 0)
        return false;
    uint64_t limit = place.space == MF_SPACE_ABS ? sketch->highest : UINT64_MAX;
    if (place.at > limit || rounded - 1 > limit - place.at)
        return false;
    *last = place.at + (rounded - 1);
    return true;
}

/* The file of a mapping; false: not open. */
static bool take_file(const struct mf_sketch *sketch, const struct mf_program *program, size_t op,
                      struct mf_sketch_piece *piece)
{
    uint64_t fd = (uint32_t)mf_sketch_number(program, op, 4);
    if (fd >= MF_SKETCH_FDS || !sketch->files[fd].open)
        return false;
    piece->fd = (int8_t)fd;
    piece->offset = mf_sketch_number(program, op, 5);
    return true;
}

/* What a request would map; false: it fails. */
static bool read_linux_mmap(const struct mf_sketch *sketch, const struct mf_program *program,
                            size_t op, uint64_t flags, struct mf_sketch_piece *piece)
{
    uint64_t type = flags & LX_MAP_TYPE;
    if (flags & LX_MAP_HUGETLB)
        return false;
    if (flags & LX_MAP_ANONYMOUS) {
        if (type != LX_MAP_SHARED && type != LX_MAP_PRIVATE && type != LX_MAP_DROPPABLE)
            return false;
    } else if (type == 0 || type > LX_MAP_SHARED_VALIDATE ||
               !take_file(sketch, program, op, piece) ||
               (piece->offset & (sketch->target_page - 1))) {
        return false;
    }
    piece->shared = (type & 1) != 0;
    piece->locked = (flags & LX_MAP_LOCKED) != 0;
    piece->growsdown = (flags & LX_MAP_GROWSDOWN) != 0;
    return true;
}

static bool read_freebsd_mmap(const struct mf_sketch *sketch, const struct mf_program *program,
                              size_t op, uint64_t flags, struct mf_sketch_piece *piece)
{
    uint64_t type = flags & (FB_MAP_SHARED | FB_MAP_PRIVATE);
    if (type == (FB_MAP_SHARED | FB_MAP_PRIVATE))
        return false;
    piece->shared = type == FB_MAP_SHARED;
    return (flags & (FB_MAP_ANON | FB_MAP_STACK | FB_MAP_GUARD)) ||
           (type != 0 && take_file(sketch, program, op, piece));
}

/* Where a mapping without a fixed address goes: a free hint is honoured; any other place only the
 * run knows. */
static struct mf_place searched(const struct mf_sketch *sketch, const struct mf_program *program,
                                size_t op, struct mf_place hint, uint64_t len)
{
    uint64_t last;
    bool up = is_freebsd(program);
    hint.at = up ? mf_round_up(hint.at, sketch->target_page)
                 : mf_round_down(hint.at, sketch->target_page);
    if (hint.space == MF_SPACE_ABS && hint.at != 0 && hint.at < sketch->lowest)
        hint.at = sketch->lowest;
    if (hint.at == 0 || !pages_of(sketch, hint, len, &last) ||
        mf_sketch_overlap(sketch, hint.space, hint.at, last))
        hint = (struct mf_place){(int32_t)op, MF_SPACE_MID};
    return hint;
}

static void sketch_mmap(struct mf_sketch *sketch, const struct mf_program *program, size_t op)
{
    uint64_t flags = mf_sketch_number(program, op, 3);
    bool freebsd = is_freebsd(program);
    struct mf_sketch_piece piece = {
        .op = (uint16_t)op, .fd = -1, .prot = (uint8_t)(mf_sketch_number(program, op, 2) & 7)};
    if (!(freebsd ? read_freebsd_mmap : read_linux_mmap)(sketch, program, op, flags, &piece))
        return;

    struct mf_place place = mf_sketch_place(sketch, program, op, program->ops[op].arg[0]);
    uint64_t ragged =
        piece.offset & (sketch->target_page - 1); /* FreeBSD: its pages begin before */
    uint64_t len = mf_sketch_number(program, op, 1) + ragged;
    uint64_t excluding = freebsd ? FB_MAP_EXCL : LX_MAP_FIXED_NOREPLACE;
    uint64_t last;
    piece.offset -= ragged;
    if (is_fixed(program, flags))
        place.at -= ragged;
    else
        place = searched(sketch, program, op, place, len);
    if (!pages_of(sketch, place, len, &last))
        return;
    if ((flags & excluding) && mf_sketch_overlap(sketch, place.space, place.at, last))
        return;
    take(sketch, place.space, place.at, last, NULL, 0);
    piece.space = place.space;
    piece.first = place.at;
    piece.last = last;
    add_piece(sketch, &piece);
}

/* FreeBSD takes the pages around an unaligned range. */
static void round_out(const struct mf_sketch *sketch, const struct mf_program *program,
                      struct mf_place *place, uint64_t *len)
{
    uint64_t ragged = place->at & (sketch->target_page - 1);
    if (!is_freebsd(program))
        return;
    place->at -= ragged;
    *len += ragged;
}

static void sketch_mprotect(struct mf_sketch *sketch, struct mf_place place, uint64_t len,
                            uint64_t prot)
{
    struct mf_sketch_piece taken[8];
    uint64_t last;
    if (!pages_of(sketch, place, len, &last) || (prot & ~(uint64_t)0xf))
        return;
    if (!mf_sketch_overlap(sketch, place.space, place.at, place.at))
        return;
    unsigned count = take(sketch, place.space, place.at, last, taken, 8);
    for (unsigned i = 0; i < count; i++) {
        taken[i].prot = (uint8_t)(prot & 7);
        add_piece(sketch, &taken[i]);
    }
}

static void sketch_mremap(struct mf_sketch *sketch, const struct mf_program *program, size_t op)
{
    const struct mf_op *call = &program->ops[op];
    struct mf_place from = mf_sketch_place(sketch, program, op, call->arg[0]);
    uint64_t flags = mf_sketch_number(program, op, 3);
    uint64_t old_len = mf_round_up(mf_sketch_number(program, op, 1), sketch->target_page);
    uint64_t new_len = mf_round_up(mf_sketch_number(program, op, 2), sketch->target_page);
    struct mf_sketch_piece moved[8];
    uint64_t old_last = from.at;
    uint64_t new_last;

    if (new_len == 0 || (old_len != 0 && !pages_of(sketch, from, old_len, &old_last)) ||
        !mf_sketch_overlap(sketch, from.space, from.at, from.at))
        return;
    bool elsewhere = (flags & (LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP)) != 0;
    if (!elsewhere && new_len <= old_len) {
        if (new_len < old_len)
            take(sketch, from.space, from.at + new_len, old_last, NULL, 0);
        return;
    }
    struct mf_place to = {(int32_t)op, MF_SPACE_MID};
    if (flags & LX_MREMAP_FIXED)
        to = mf_sketch_place(sketch, program, op, call->arg[4]);
    else if (!elsewhere && !(flags & LX_MREMAP_MAYMOVE))
        to = from; /* in place or not at all */
    if (!pages_of(sketch, to, new_len, &new_last))
        return;
    if (to.space == from.space && to.at != from.at && old_len != 0 && to.at <= old_last &&
        from.at <= new_last)
        return;

    unsigned count;
    if (old_len == 0) {
        moved[0] = *mf_sketch_overlap(sketch, from.space, from.at, from.at);
        moved[0] = cut_piece(&moved[0], from.at, moved[0].last);
        count = 1;
    } else {
        struct mf_sketch kept;
        bool keep = (flags & LX_MREMAP_DONTUNMAP) != 0;
        if (keep)
            kept = *sketch;
        count = take(keep ? &kept : sketch, from.space, from.at, old_last, moved, 8);
    }
    take(sketch, to.space, to.at, new_last, NULL, 0);
    for (unsigned i = 0; i < count; i++) {
        struct mf_sketch_piece piece = moved[i];
        uint64_t skip = piece.first - from.at;
        if (skip >= new_len)
            continue;
        uint64_t size = piece.last - piece.first;
        piece.first = to.at + skip;
        piece.last = count == 1 || size > new_last - piece.first ? new_last : piece.first + size;
        piece.space = to.space;
        piece.op = (uint16_t)op;
        add_piece(sketch, &piece);
    }
}

static void sketch_file(struct mf_sketch *sketch, const struct mf_program *program, size_t op)
{
    uint64_t fd = mf_sketch_number(program, op, 0);
    uint64_t same = mf_sketch_number(program, op, 3);
    if (fd >= MF_SKETCH_FDS)
        return;
    struct mf_sketch_file file = {.open = true,
                                  .mode = (uint8_t)(mf_sketch_number(program, op, 2) & 3),
                                  .root = (uint8_t)fd,
                                  .size = mf_sketch_number(program, op, 1)};
    if (same != 0 && same - 1 < MF_SKETCH_FDS && same - 1 != fd) {
        file.root = sketch->files[same - 1].root;
        file.size = sketch->files[fd].size; /* others may have this number as their root */
    }
    sketch->files[fd] = file;
}

void mf_sketch_op(struct mf_sketch *sketch, const struct mf_program *program, size_t op)
{
    const struct mf_op *call = &program->ops[op];
    struct mf_place place;
    uint64_t len;
    uint64_t last;
    switch ((enum mf_op_kind)call->kind) {
    case MF_MMAP:
        sketch_mmap(sketch, program, op);
        break;
    case MF_MUNMAP:
        place = mf_sketch_place(sketch, program, op, call->arg[0]);
        len = mf_sketch_number(program, op, 1);
        round_out(sketch, program, &place, &len);
        if (pages_of(sketch, place, len, &last))
            take(sketch, place.space, place.at, last, NULL, 0);
        break;
    case MF_MPROTECT:
        place = mf_sketch_place(sketch, program, op, call->arg[0]);
        len = mf_sketch_number(program, op, 1);
        round_out(sketch, program, &place, &len);
        sketch_mprotect(sketch, place, len,
                        mf_sketch_number(program, op, 2) &
                            (is_freebsd(program) ? 0xffff : UINT64_MAX));
        break;
    case MF_MREMAP:
        if (!is_freebsd(program))
            sketch_mremap(sketch, program, op);
        break;
    case MF_FTRUNCATE: {
        uint64_t fd = mf_sketch_number(program, op, 0);
        uint64_t size = mf_sketch_number(program, op, 1);
        if (fd < MF_SKETCH_FDS && sketch->files[fd].open && (sketch->files[fd].mode & 2) &&
            size <= (uint64_t)1 << 62)
            sketch->files[sketch->files[fd].root].size = size;
        break;
    }
    case MF_CLOSE: {
        uint64_t fd = mf_sketch_number(program, op, 0);
        if (fd < MF_SKETCH_FDS)
            sketch->files[fd].open = false;
        break;
    }
    case MF_FILE:
        sketch_file(sketch, program, op);
        break;
    default: /* the rest maps and opens nothing */
        break;
    }
}
