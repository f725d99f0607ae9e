/* mmap: tables A1 and A2 of SEMANTICS.md, in their order. */
#include "fuzz/model_internal.h"

/* The flags SHARED_VALIDATE knows (A2.2). */
#define VALIDATE_KNOWS                                                                             \
    (LX_MAP_TYPE | LX_MAP_FIXED | LX_MAP_ANONYMOUS | LX_MAP_32BIT | LX_MAP_ABOVE4G |               \
     LX_MAP_GROWSDOWN | LX_MAP_DENYWRITE | LX_MAP_EXECUTABLE | LX_MAP_LOCKED | LX_MAP_NORESERVE |  \
     LX_MAP_POPULATE | LX_MAP_NONBLOCK | LX_MAP_STACK | LX_MAP_HUGETLB | 0x7c000000u)

#define GIB 0x40000000ull

struct mmap_call {
    uint64_t addr;
    uint64_t len; /* rounded up */
    uint64_t prot;
    uint64_t flags;
    uint64_t offset;
    uint64_t type;
    bool anonymous;
    bool fixed; /* FIXED or FIXED_NOREPLACE */
    bool shared;
    const struct descriptor *fd; /* not ANONYMOUS */
};

/* Rows 1 to 6: before the length is worth anything. */
static struct row early_rows(const struct mf_model *m, const struct mmap_call *call, uint64_t len)
{
    if (call->offset % m->target_page != 0)
        return (struct row){MF_RULE_A1_1, LX_EINVAL};
    if (!call->anonymous && !call->fd)
        return (struct row){MF_RULE_A1_2, LX_EBADF};
    if (call->flags & LX_MAP_HUGETLB)
        return (struct row){MF_RULE_A1_3, LX_EINVAL}; /* anonymous memory has gone to map_huge */
    if (len == 0)
        return (struct row){MF_RULE_A1_5, LX_EINVAL};
    if (call->len == 0)
        return (struct row){MF_RULE_A1_6, LX_ENOMEM};
    return (struct row){0, 0};
}

/* Rows 9 to 14, but for 13: the fixed address. */
static struct row address_rows(struct mf_model *m, const struct mmap_call *call)
{
    uint64_t last = call->addr + (call->len - 1);

    if (call->len - 1 > m->highest)
        return (struct row){MF_RULE_A1_9, LX_ENOMEM};
    if (!call->fixed)
        return (struct row){0, 0};
    if (!inside(m, call->addr, call->len)) {
        if (m->bits == 32)
            mf_rule(MF_RULE_A13_1);
        return (struct row){MF_RULE_A1_10, LX_ENOMEM};
    }
    if (call->addr % m->target_page != 0)
        return (struct row){MF_RULE_A1_11, LX_EINVAL};
    if (call->flags & LX_MAP_FIXED_NOREPLACE) {
        if (mapped_in(m, call->addr, last))
            return (struct row){MF_RULE_A1_14, LX_EEXIST};
        if (!mf_allowance_off[MF_ALLOW_foreign] && foreign_in(m, call->addr, last))
            return (struct row){MF_ALLOW_foreign, LX_EEXIST};
    }
    return (struct row){0, 0};
}

/* Rows 16 to 18 of a file of any kind. */
static struct row position_and_type_rows(const struct mf_model *m, const struct mmap_call *call)
{
    uint64_t limit = (1ull << 63) - m->target_page; /* offset + len at most */

    if (call->offset > limit || call->len > limit - call->offset)
        return (struct row){MF_RULE_A1_16, LX_EOVERFLOW};
    if (call->type != LX_MAP_SHARED && call->type != LX_MAP_PRIVATE &&
        call->type != LX_MAP_SHARED_VALIDATE)
        return (struct row){MF_RULE_A1_17, LX_EINVAL};
    if (call->type == LX_MAP_SHARED_VALIDATE && (call->flags & ~(uint64_t)VALIDATE_KNOWS))
        return (struct row){MF_RULE_A1_18, LX_EOPNOTSUPP};
    return (struct row){0, 0};
}

/* Rows 16 to 25: type, file and flags. */
static struct row type_rows(const struct mf_model *m, const struct mmap_call *call)
{
    if (call->fd) {
        struct row row = position_and_type_rows(m, call);
        if (row.error)
            return row;
        if (call->shared && (call->prot & WRITE) && !call->fd->writable)
            return (struct row){MF_RULE_A1_19, LX_EACCES};
        if (!call->fd->readable)
            return (struct row){MF_RULE_A1_20, LX_EACCES};
        if (call->flags & LX_MAP_GROWSDOWN)
            return (struct row){MF_RULE_A1_23, LX_EINVAL};
        return (struct row){0, 0};
    }
    if (call->type != LX_MAP_SHARED && call->type != LX_MAP_PRIVATE &&
        call->type != LX_MAP_DROPPABLE)
        return (struct row){MF_RULE_A1_17, LX_EINVAL};
    if (call->type == LX_MAP_SHARED && (call->flags & LX_MAP_GROWSDOWN))
        return (struct row){MF_RULE_A1_23, LX_EINVAL};
    if (call->type == LX_MAP_DROPPABLE && (call->flags & (LX_MAP_LOCKED | LX_MAP_GROWSDOWN)))
        return (struct row){MF_RULE_A1_25, LX_EINVAL};
    return (struct row){0, 0};
}

/* Where a mapping that is not fixed may go (A2.4, 32BIT and ABOVE4G in A2.2). */
static struct wish make_wish(const struct mf_model *m, const struct mmap_call *call)
{
    struct wish wish = {.len = call->len, .low = m->floor, .high = m->highest};
    bool low_half = m->bits > 32 && (call->flags & LX_MAP_32BIT);
    uint64_t hint = round_down(call->addr, m->target_page);

    if (low_half) {
        wish.low = max_u64(wish.low, GIB);
        wish.high = min_u64(wish.high, 2 * GIB - 1);
    } else if (m->bits > 32 && (call->flags & LX_MAP_ABOVE4G) && m->highest >= 4 * GIB) {
        wish.low = max_u64(wish.low, 4 * GIB);
    }
    wish.hinted = hint != 0;
    wish.hint = max_u64(hint, m->floor);
    wish.hint_low = m->floor;
    wish.hint_high = low_half ? wish.high : m->highest;

    wish.change.shared = call->shared;
    wish.change.object = call->fd ? call->fd->object : FRESH_OBJECT;
    wish.change.offset = call->fd ? call->offset : 0;
    return wish;
}

/* --- What success does. --- */

static void count_meaning(struct mf_model *m, const struct mmap_call *call,
                          const struct mf_step *step)
{
    uint64_t flags = call->flags;

    if (call->anonymous && ((int32_t)step->arg[4] != -1 || call->offset != 0))
        mf_rule(MF_RULE_A2_1_1);
    if (step->arg[1] != call->len)
        mf_rule(MF_RULE_A2_1_2);
    if (step->arg[2] & ~(uint64_t)ALL)
        mf_rule(MF_RULE_A2_1_3);
    if (call->type == LX_MAP_SHARED_VALIDATE)
        mf_rule(MF_RULE_A2_2_2);
    else if (flags & ~(uint64_t)(VALIDATE_KNOWS | LX_MAP_SYNC | LX_MAP_FIXED_NOREPLACE))
        mf_rule(MF_RULE_A2_2_1);
    if (flags & LX_MAP_FIXED_NOREPLACE)
        mf_rule(MF_RULE_A2_2_4);
    else if (flags & LX_MAP_FIXED)
        mf_rule(MF_RULE_A2_2_3);
    if (flags & LX_MAP_GROWSDOWN) {
        mf_rule(MF_RULE_A2_2_5);
        mf_rule(MF_RULE_A9_1);
    }
    if (flags &
        (LX_MAP_STACK | LX_MAP_NORESERVE | LX_MAP_DENYWRITE | LX_MAP_EXECUTABLE | LX_MAP_NONBLOCK))
        mf_rule(MF_RULE_A2_2_6);
    if (flags & (LX_MAP_POPULATE | LX_MAP_LOCKED))
        mf_rule(MF_RULE_A2_2_7);
    if (flags & LX_MAP_SYNC)
        mf_rule(MF_RULE_A2_2_8);
    if (m->bits > 32 && (flags & LX_MAP_32BIT))
        mf_rule(MF_RULE_A2_2_9);
    if (m->bits > 32 && (flags & LX_MAP_ABOVE4G))
        mf_rule(MF_RULE_A2_2_10);
    if (call->type == LX_MAP_DROPPABLE)
        mf_rule(MF_RULE_A2_2_11);
    if (call->fixed && guarded(m, call->addr, call->addr + (call->len - 1)))
        mf_rule(MF_RULE_A9_6);
}

static void count_file(struct mf_model *m, const struct mmap_call *call)
{
    const struct object *object = &m->objects[call->fd->object];

    if (past_end(m, object, call->offset + (call->len - 1)))
        mf_rule(MF_RULE_A2_1_5);
    if (m->bits == 32 && call->offset > UINT32_MAX)
        mf_rule(MF_RULE_A13_4);
    if (!call->fd->writable)
        mf_rule(call->shared ? MF_RULE_A2_3_4 : MF_RULE_A2_1_6);
    if (call->shared)
        return;
    for (size_t i = 0; i < m->pieces.count; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->is_object && !p->shared && p->object == call->fd->object) {
            mf_rule(MF_RULE_A2_3_3);
            break;
        }
    }
}

/* How a hint fared (A2.4). */
static void count_hint(const struct mf_model *m, const struct mmap_call *call,
                       const struct wish *wish, uint64_t place)
{
    if (m->bits == 32 && call->addr > m->highest)
        mf_rule(MF_RULE_A13_5);
    if (!wish->hinted)
        mf_rule(call->addr ? MF_RULE_A2_4_3 : MF_RULE_A2_4_6);
    else if (wish->hint != place)
        mf_rule(guarded(m, wish->hint, wish->hint + (wish->len - 1)) ? MF_RULE_A2_4_5
                                                                     : MF_RULE_A2_4_2);
    else
        mf_rule(wish->hint > call->addr ? MF_RULE_A2_4_4 : MF_RULE_A2_4_1);
}

struct piece new_piece(struct mf_model *m, uint64_t first, uint64_t last)
{
    struct piece p = {.origin = ++m->origins, .mapped = m->clock, .since = m->clock};

    p.seen.first = first;
    p.seen.last = last;
    p.seen.max_prot = ALL;
    p.seen.inherit = FB_INHERIT_COPY;
    return p;
}

void put_piece(struct mf_model *m, const struct piece *piece)
{
    unmap_range(m, piece->seen.first, piece->seen.last);
    insert_piece(m, piece);
    touch(m);
}

uint32_t share_anonymous(struct mf_model *m, uint64_t place, uint64_t len)
{
    uint32_t number = new_object(m);
    struct object *object = &m->objects[number];

    object->base = place % m->host_page;
    object->size = object->base + len;
    if (object->size < len)
        object->size = UINT64_MAX; /* all there is: ends with the address space */
    object->first_size = 0;
    return number;
}

static void apply(struct mf_model *m, const struct mmap_call *call, uint64_t place)
{
    struct piece p = new_piece(m, place, place + (call->len - 1));

    p.seen.prot = (uint8_t)call->prot;
    p.seen.shared = call->shared;
    p.seen.inherit = call->shared ? FB_INHERIT_SHARE : FB_INHERIT_COPY;
    p.seen.is_object = call->fd || call->shared;
    p.seen.locked = call->flags & LX_MAP_LOCKED;
    p.seen.noreserve = call->flags & LX_MAP_NORESERVE;
    p.seen.stack = call->flags & LX_MAP_STACK;
    p.seen.growsdown = call->flags & LX_MAP_GROWSDOWN;
    p.seen.droppable = call->type == LX_MAP_DROPPABLE;
    if (call->fd) {
        p.description = call->fd->description;
        p.seen.object = call->fd->object;
        p.seen.offset = call->offset;
        if (call->shared && !call->fd->writable)
            p.seen.max_prot = READ | EXEC;
    } else if (call->shared) {
        p.seen.object = share_anonymous(m, place, call->len);
        p.seen.offset = m->objects[p.seen.object].base;
    }
    charge(&p);
    if (!call->fd)
        mf_rule(MF_RULE_A2_3_1);
    if (mapped_in(m, p.seen.first, p.seen.last))
        mf_rule(MF_RULE_A2_3_2);
    put_piece(m, &p);
}

/* The row applies, or the answer is wrong. */
static void fail_by(struct mf_model *m, struct row row)
{
    must_fail(m, row.rule, row.error);
}

bool too_long(struct mf_model *m, bool shared_anonymous, uint64_t len)
{
    if (mf_allowance_off[MF_ALLOW_toolong] || !shared_anonymous ||
        len <= ((uint64_t)1 << 63) - 65536)
        return false;
    must_fail(m, MF_ALLOW_toolong, LX_ENOMEM);
    return true;
}

static void map_anywhere(struct mf_model *m, const struct mmap_call *call,
                         const struct mf_step *step)
{
    struct wish wish = make_wish(m, call);
    struct row row = type_rows(m, call);

    if (row.error) {
        /* Row 13 comes first, but only as the guest's kernel knows room: what the host makes
         * impossible may be found before or after the rest. */
        if (!place_exists(m, &wish, true, false)) {
            fail_by(m, (struct row){MF_RULE_A1_13, LX_ENOMEM});
        } else if (m->got->error != LX_ENOMEM) {
            fail_by(m, row);
        } else if (!place_exists(m, &wish, true, true)) {
            must_fail(m, MF_ALLOW_guardgap, LX_ENOMEM);
        } else if (!place_exists(m, &wish, false, true)) {
            must_fail(m, MF_ALLOW_refusal, LX_ENOMEM);
        } else {
            fail_by(m, row);
        }
        return;
    }
    if (too_long(m, call->anonymous && call->shared, call->len)) /* or no room: ENOMEM, too */
        return;
    if (!must_place(m, &wish, MF_RULE_A1_13))
        return;
    count_meaning(m, call, step);
    if (call->fd)
        count_file(m, call);
    count_hint(m, call, &wish, m->got->value);
    apply(m, call, m->got->value);
}

static void map_fixed(struct mf_model *m, const struct mmap_call *call, const struct mf_step *step)
{
    struct row row = type_rows(m, call);
    struct change change = {.first = call->addr,
                            .last = call->addr + (call->len - 1),
                            .shared = call->shared,
                            .object = call->fd ? call->fd->object : FRESH_OBJECT,
                            .offset = call->offset};

    if (row.error) {
        fail_by(m, row);
        return;
    }
    if (refused_at(m, &change) || too_long(m, call->anonymous && call->shared, call->len) ||
        !must_return(m, call->addr))
        return;
    count_meaning(m, call, step);
    if (call->fd)
        count_file(m, call);
    apply(m, call, call->addr);
}

/*
 * Row 13 comes before the type: is there a place? The hint is rounded up to huge pages. A gap has
 * one if it is that much longer, and may have one if it is just long enough: then as was answered.
 */
static bool huge_place(struct mf_model *m, const struct mmap_call *call, uint64_t page)
{
    bool no_room = m->got->error == LX_ENOMEM;
    struct wish wish = make_wish(m, call);
    struct wish hint = wish;
    hint.hint = round_up(hint.hint, page);
    hint.low = 1;
    hint.high = 0;
    if (hint.hinted && hint.hint != 0 && place_exists(m, &hint, !no_room, no_room))
        return true;
    wish.hinted = false;
    if (no_room)
        wish.len += page - m->target_page;
    return wish.len - 1 <= m->highest && place_exists(m, &wish, !no_room, no_room);
}

/* A1.4: rows 9 to 23 as of a file with pages that large; then there are none. A fixed target is
 * lost by the failures that come after all rows (A11). */
static void map_huge(struct mf_model *m, struct mmap_call *call, uint64_t len)
{
    uint64_t shift = call->flags >> LX_MAP_HUGE_SHIFT & 0x3f;
    uint64_t page = 1ull << (shift == 0 ? 21 : shift);
    struct row late = {MF_RULE_A1_4, call->offset % page != 0 ? LX_EINVAL : LX_ENOMEM};

    call->len = round_up(len, page);
    if ((shift != 0 && shift != 21 && shift != 30) || call->len == 0) {
        fail_by(m, (struct row){MF_RULE_A1_4, LX_EINVAL});
        return;
    }
    if (call->fixed && call->len - 1 <= m->highest && call->addr % page != 0) {
        fail_by(m, (struct row){MF_RULE_A1_4, LX_EINVAL});
        return;
    }
    struct row row = address_rows(m, call);
    if (row.error) {
        fail_by(m, row);
        return;
    }
    row = position_and_type_rows(m, call);
    if (!row.error && call->flags & LX_MAP_GROWSDOWN)
        row = (struct row){MF_RULE_A1_23, LX_EINVAL};
    if (call->fixed && !row.error) {
        if (must_fail(m, late.rule, late.error))
            unmap_range(m, call->addr, call->addr + (call->len - 1));
        return;
    }
    if (!row.error)
        row = late;
    if (!call->fixed && row.error != LX_ENOMEM && !huge_place(m, call, page))
        row = (struct row){MF_RULE_A1_13, LX_ENOMEM};
    fail_by(m, row);
}

void step_mmap(struct mf_model *m, const struct mf_step *step)
{
    struct mmap_call call = {.addr = step->arg[0],
                             .len = round_up(step->arg[1], m->target_page),
                             .prot = step->arg[2] & ALL,
                             .flags = step->arg[3],
                             .offset = step->arg[5],
                             .type = step->arg[3] & LX_MAP_TYPE,
                             .anonymous = step->arg[3] & LX_MAP_ANONYMOUS,
                             .fixed = step->arg[3] & (LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE)};

    call.shared = call.type == LX_MAP_SHARED || call.type == LX_MAP_SHARED_VALIDATE;
    if (!call.anonymous)
        call.fd = find_fd(m, (int)(uint32_t)step->arg[4]);

    if (call.anonymous && (call.flags & LX_MAP_HUGETLB) && call.offset % m->target_page == 0) {
        map_huge(m, &call, step->arg[1]);
        return;
    }
    struct row row = early_rows(m, &call, step->arg[1]);
    if (!row.error)
        row = address_rows(m, &call);
    if (row.error)
        fail_by(m, row);
    else if (call.fixed)
        map_fixed(m, &call, step);
    else
        map_anywhere(m, &call, step);
}
