/*
 * Addresses: in arenas where a program's mappings meet, and aimed at what the sketch says is
 * mapped.
 */
#include "fuzz/operands.h"

static const uint8_t arena_weights[MF_ARENAS] = {
    [MF_ARENA_LOW] = 40, [MF_ARENA_TOP] = 26, [MF_ARENA_MID] = 16,     [MF_ARENA_ZERO] = 5,
    [MF_ARENA_2G] = 6,   [MF_ARENA_4G] = 6,   [MF_ARENA_FOREIGN] = 20,
};

enum shape {
    SHAPE_WHOLE,
    SHAPE_HEAD,
    SHAPE_TAIL,
    SHAPE_PAGE,      /* one target page of it */
    SHAPE_HOST_PAGE, /* the host page around one of its pages */
    SHAPE_OVER_END,
    SHAPE_OVER_START,
    SHAPE_ACROSS, /* on to another piece, holes included */
    SHAPE_SOME,   /* any run of its pages */
    SHAPES
};
static const uint8_t shape_weights[SHAPES] = {
    [SHAPE_WHOLE] = 18,     [SHAPE_HEAD] = 14,     [SHAPE_TAIL] = 14,
    [SHAPE_PAGE] = 14,      [SHAPE_HOST_PAGE] = 8, [SHAPE_OVER_END] = 9,
    [SHAPE_OVER_START] = 7, [SHAPE_ACROSS] = 10,   [SHAPE_SOME] = 8,
};

/* How something new lies to the piece it is aimed at. */
enum beside {
    BESIDE_AFTER,
    BESIDE_BEFORE,
    BESIDE_OVER,
    BESIDE_SAME_HOST_PAGE,
    BESIDE_NEAR,
    BESIDES
};
static const uint8_t beside_weights[BESIDES] = {
    [BESIDE_AFTER] = 26,          [BESIDE_BEFORE] = 14, [BESIDE_OVER] = 30,
    [BESIDE_SAME_HOST_PAGE] = 18, [BESIDE_NEAR] = 12,
};

/* Close enough to write one as the other and a small number. */
static bool is_near(const struct mf_maker *maker, uint64_t a, uint64_t b)
{
    uint64_t reach = maker->sketch.unit * 32;
    return a - b <= reach || b - a <= reach;
}

static bool by_operation(struct mf_maker *maker, uint64_t at, struct mf_value *value)
{
    if (maker->at == 0)
        return false;
    uint64_t back = 1 + mf_below(maker, maker->at < 8 ? maker->at : 8);
    size_t ref = maker->at - back;
    const struct mf_sketch_piece *owner =
        mf_sketch_overlap(&maker->sketch, MF_SPACE_ABS, at ? at - 1 : 0, at);
    if (owner && mf_percent(maker, 70))
        ref = owner->op;
    if (!mf_arg_is_address((enum mf_op_kind)maker->program->ops[ref].kind, 0))
        return false;
    uint8_t base = mf_percent(maker, 50) ? MF_END_OF : MF_ADDR_OF;
    *value = (struct mf_value){base, (uint16_t)ref, 0};
    struct mf_value origin = mf_value_flatten(maker->program, maker->at, *value);
    if (origin.base != MF_ABS || !is_near(maker, origin.offset, at))
        return false;
    value->offset = at - origin.offset;
    return true;
}

struct mf_value mf_value_at(struct mf_maker *maker, struct mf_place place)
{
    if (place.space != MF_SPACE_ABS)
        return (struct mf_value){MF_RESULT, (uint16_t)place.space, place.at - MF_SPACE_MID};
    struct mf_value value;
    uint64_t top = maker->sketch.highest + 1;
    if (is_near(maker, place.at, top) && mf_percent(maker, 60))
        return (struct mf_value){MF_TOP, 0, place.at - top};
    if (mf_percent(maker, 40) && by_operation(maker, place.at, &value))
        return value;
    const struct mf_config *config = &maker->program->config;
    if (is_near(maker, place.at, config->min_addr) && mf_percent(maker, 15))
        return (struct mf_value){MF_MIN, 0, place.at - config->min_addr};
    if (config->foreign_count && mf_percent(maker, 30)) {
        uint16_t which = (uint16_t)mf_below(maker, config->foreign_count);
        if (is_near(maker, place.at, config->foreign[which].first))
            return (struct mf_value){MF_FOREIGN, which, place.at - config->foreign[which].first};
    }
    return mf_number(place.at);
}

/* An arena's first byte; false: this configuration has none. */
static bool arena_start(struct mf_maker *maker, enum mf_arena arena, uint64_t span, uint64_t *start)
{
    const struct mf_sketch *sketch = &maker->sketch;
    const struct mf_config *config = &maker->program->config;
    uint64_t centre;
    switch (arena) {
    case MF_ARENA_LOW:
        *start = mf_round_up(sketch->lowest, sketch->unit);
        return true;
    case MF_ARENA_TOP:
        *start = mf_round_down(sketch->highest - (span - 1), sketch->unit);
        return true;
    case MF_ARENA_MID:
        centre = sketch->highest / 2;
        break;
    case MF_ARENA_ZERO:
        *start = 0;
        return true;
    case MF_ARENA_2G:
        centre = (uint64_t)1 << 31;
        break;
    case MF_ARENA_4G:
        centre = (uint64_t)1 << 32;
        break;
    case MF_ARENA_FOREIGN:
    default:
        if (config->foreign_count == 0)
            return false;
        centre = config->foreign[mf_below(maker, config->foreign_count)].first;
        break;
    }
    centre = mf_round_down(centre, sketch->unit);
    *start = centre > span / 2 ? centre - span / 2 : 0;
    return true;
}

struct mf_place mf_pick_arena(struct mf_maker *maker, uint64_t *span)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t size =
        sketch->unit * 4 > sketch->target_page * 16 ? sketch->unit * 4 : sketch->target_page * 16;
    if (size > sketch->highest)
        size = mf_round_down(sketch->highest, sketch->target_page);
    uint64_t start = 0;
    for (unsigned tries = 0; tries < 4; tries++) {
        unsigned arena = MF_WEIGHTED(maker->random, arena_weights);
        if ((maker->arenas >> arena & 1) &&
            arena_start(maker, (enum mf_arena)arena, size, &start) &&
            start <= sketch->highest - (size - 1))
            break;
        start = 0;
        if (arena_start(maker, MF_ARENA_LOW, size, &start) && start > sketch->highest - (size - 1))
            start = 0;
    }
    uint64_t pages = size / sketch->target_page;
    uint64_t page;
    if (mf_percent(maker, 25))
        page = mf_below(maker, 4) * (sketch->unit / sketch->target_page);
    else if (mf_percent(maker, 50))
        page = mf_below(maker, pages < 8 ? pages : 8);
    else
        page = mf_below(maker, pages);
    if (page >= pages)
        page = 0;
    *span = size - page * sketch->target_page;
    return (struct mf_place){MF_SPACE_ABS, start + page * sketch->target_page};
}

const struct mf_sketch_piece *mf_pick_piece(struct mf_maker *maker)
{
    unsigned count = maker->sketch.count;
    if (count == 0)
        return NULL;
    unsigned recent = count < 3 ? count : 3;
    unsigned back = (unsigned)mf_below(maker, mf_percent(maker, 50) ? recent : count);
    return &maker->sketch.pieces[count - 1 - back];
}

/* The number of a page among `pages`: first, last, near an edge, any. */
static uint64_t pick_page(struct mf_maker *maker, uint64_t pages)
{
    switch (mf_below(maker, 4)) {
    case 0:
        return 0;
    case 1:
        return pages - 1;
    case 2:
        return mf_below(maker, pages < 6 ? pages : 6);
    default:
        return mf_below(maker, pages);
    }
}

/* Cut to the space; first is inside it already. */
static struct mf_extent extent(const struct mf_sketch *sketch, int32_t space, uint64_t first,
                               uint64_t last)
{
    if (space == MF_SPACE_ABS && last > sketch->highest)
        last = sketch->highest;
    return (struct mf_extent){{space, first}, last - first + 1};
}

static uint64_t lowered(uint64_t from, uint64_t by)
{
    return from > by ? from - by : 0;
}

struct mf_extent mf_pick_around(struct mf_maker *maker, const struct mf_sketch_piece *piece)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t page = sketch->target_page;
    uint64_t pages = (piece->last - piece->first) / page + 1;
    uint64_t first = piece->first;
    uint64_t last = piece->last;
    uint64_t at;
    if (pages == 0) /* the whole of 2^64 */
        pages = UINT64_MAX / page;
    switch ((enum shape)MF_WEIGHTED(maker->random, shape_weights)) {
    case SHAPE_HEAD:
        last = first + mf_few(maker, pages) * page - 1;
        break;
    case SHAPE_TAIL:
        first = last - mf_few(maker, pages) * page + 1;
        break;
    case SHAPE_PAGE:
        first += pick_page(maker, pages) * page;
        last = first + page - 1;
        break;
    case SHAPE_HOST_PAGE:
        at = first + pick_page(maker, pages) * page;
        first = mf_round_down(at, sketch->unit);
        last = at | (sketch->unit - 1);
        break;
    case SHAPE_OVER_END:
        first = last - mf_few(maker, pages) * page + 1;
        last += mf_few(maker, 16) * page;
        if (last < first)
            last = UINT64_MAX;
        break;
    case SHAPE_OVER_START:
        last = first + mf_few(maker, pages) * page - 1;
        first = lowered(first, mf_few(maker, 16) * page);
        break;
    case SHAPE_ACROSS: {
        const struct mf_sketch_piece *other = mf_pick_piece(maker);
        if (other->space != piece->space)
            break;
        if (other->first < first)
            first = other->first;
        if (other->last > last)
            last = other->last;
        break;
    }
    case SHAPE_SOME:
        first += pick_page(maker, pages) * page;
        last = first + (1 + mf_below(maker, (last - first) / page + 1)) * page - 1;
        break;
    case SHAPE_WHOLE:
    default:
        break;
    }
    return extent(sketch, piece->space, first, last < first ? piece->last : last);
}

struct mf_extent mf_pick_mapped(struct mf_maker *maker)
{
    const struct mf_sketch_piece *piece = mf_pick_piece(maker);
    if (piece && !mf_percent(maker, 6))
        return mf_pick_around(maker, piece);
    uint64_t span;
    struct mf_place place = mf_pick_arena(maker, &span);
    uint64_t len = mf_few(maker, span / maker->sketch.target_page) * maker->sketch.target_page;
    return (struct mf_extent){place, len};
}

struct mf_place mf_pick_target(struct mf_maker *maker, uint64_t len,
                               const struct mf_sketch_piece *anchor)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t page = sketch->target_page;
    uint64_t span;
    if (!anchor)
        return mf_pick_arena(maker, &span);
    uint64_t at = anchor->first;
    len = mf_round_up(len, page);
    switch ((enum beside)MF_WEIGHTED(maker->random, beside_weights)) {
    case BESIDE_AFTER:
        at = anchor->last + 1;
        break;
    case BESIDE_BEFORE:
        at = anchor->first >= len ? anchor->first - len : anchor->first;
        break;
    case BESIDE_OVER:
        at = mf_pick_around(maker, anchor).at.at;
        break;
    case BESIDE_SAME_HOST_PAGE:
        at = mf_percent(maker, 50) ? anchor->first : anchor->last;
        at = mf_round_down(at, sketch->unit) + mf_below(maker, sketch->unit / page) * page;
        break;
    case BESIDE_NEAR:
    default:
        at = mf_percent(maker, 50) ? anchor->last + 1 + mf_few(maker, 8) * page
                                   : lowered(anchor->first, len + mf_few(maker, 8) * page);
        break;
    }
    if (anchor->space == MF_SPACE_ABS && at > sketch->highest)
        return mf_pick_arena(maker, &span);
    return (struct mf_place){anchor->space, mf_round_down(at, page)};
}

struct mf_place mf_pick_byte(struct mf_maker *maker, const struct mf_sketch_piece *piece)
{
    const struct mf_sketch *sketch = &maker->sketch;
    uint64_t size = piece->last - piece->first;
    uint64_t at = piece->first + pick_page(maker, size / sketch->target_page + 1) *
                                     sketch->target_page; /* a page's first byte */
    switch (mf_below(maker, 8)) {
    case 0:
        at = piece->first;
        break;
    case 1:
        at = piece->last;
        break;
    case 2:
        at |= sketch->target_page - 1;
        break;
    case 3:
        at = mf_percent(maker, 50) ? mf_round_down(at, sketch->host_page)
                                   : (at | (sketch->host_page - 1));
        break;
    case 4:
        at += mf_below(maker, sketch->target_page);
        break;
    case 5: /* around the file's end */
        if (piece->fd >= 0) {
            uint64_t end = mf_sketch_file_size(sketch, piece->fd) - piece->offset;
            if (end <= size)
                at = piece->first + end + mf_below(maker, 3) - 1;
        }
        break;
    default:
        break;
    }
    if (at < piece->first || at > piece->last)
        at = piece->first;
    return (struct mf_place){piece->space, at};
}

struct mf_value mf_pick_edge(struct mf_maker *maker)
{
    const struct mf_sketch *sketch = &maker->sketch;
    const struct mf_sketch_piece *piece = mf_pick_piece(maker);
    uint64_t steps[] = {0, 0, 0, sketch->target_page, sketch->host_page, 1};
    uint64_t step = steps[mf_below(maker, sizeof(steps) / sizeof(steps[0]))];
    if (mf_percent(maker, 50))
        step = 0 - step;
    if (piece && mf_percent(maker, 60)) {
        uint64_t at = mf_percent(maker, 50) ? piece->first : piece->last + 1;
        return mf_value_at(maker, (struct mf_place){piece->space, at + step});
    }
    for (unsigned tries = 0; tries < 4 && maker->at != 0; tries++) {
        size_t ref = mf_below(maker, maker->at);
        enum mf_op_kind kind = (enum mf_op_kind)maker->program->ops[ref].kind;
        if (!mf_arg_is_address(kind, 0))
            continue;
        uint8_t base = mf_percent(maker, 50) ? MF_ADDR_OF : MF_END_OF;
        if ((kind == MF_MMAP || kind == MF_MREMAP) && mf_percent(maker, 40))
            base = MF_RESULT;
        return (struct mf_value){base, (uint16_t)ref, step};
    }
    uint64_t span;
    struct mf_place place = mf_pick_arena(maker, &span);
    place.at += step;
    return mf_value_at(maker, place);
}
