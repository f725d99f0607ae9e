/* FreeBSD's mmap: tables B1 and B2 of SEMANTICS.md, in their order, and DESIGN.md, "FreeBSD
 * guests". */
#include "fuzz/model_internal.h"

/* All flags that mean something; RESERVED0020 and 0040 are dropped before. */
#define KNOWN_FLAGS                                                                                \
    (FB_MAP_SHARED | FB_MAP_PRIVATE | FB_MAP_FIXED | FB_MAP_HASSEMAPHORE | FB_MAP_STACK |          \
     FB_MAP_NOSYNC | FB_MAP_ANON | FB_MAP_GUARD | FB_MAP_EXCL | FB_MAP_NOCORE |                    \
     FB_MAP_PREFAULT_READ | FB_MAP_32BIT | FB_MAP_ALIGNMENT_MASK)
#define GUARD_FLAGS                                                                                \
    (FB_MAP_GUARD | FB_MAP_FIXED | FB_MAP_EXCL | FB_MAP_32BIT | FB_MAP_ALIGNMENT_MASK)

static const uint64_t TWO_GIB = 0x80000000;
static const uint64_t SUPER_PAGE = 0x200000;

struct freebsd_call {
    uint64_t addr;
    uint64_t len;    /* as it was given */
    uint64_t place;  /* fixed: where the pages begin */
    uint64_t size;   /* of the pages, from the one that the offset lies in */
    uint64_t offset; /* of that page */
    uint64_t ragged; /* how far the offset lies in it */
    uint32_t prot;
    uint32_t max; /* PROT_MAX; 0: not given */
    uint32_t flags;
    uint32_t align; /* n of MAP_ALIGNED(n) */
    int fd_number;
    bool fixed, excl, stack, guard, low_half, shared;
    const struct descriptor *fd; /* NULL: anonymous, or not open */
};

static bool is_file(const struct freebsd_call *call)
{
    return !(call->flags & (FB_MAP_ANON | FB_MAP_STACK | FB_MAP_GUARD));
}

/* --- The rows. --- */

/* Rows 1, 2 and 4 to 10: protection and flags. `prot` and `offset` are the arguments. */
static struct row flag_rows(const struct freebsd_call *call, uint32_t prot, uint64_t offset)
{
    uint32_t all = ALL | ALL << FB_PROT_MAX_SHIFT;

    if (prot & ~all)
        return (struct row){MF_RULE_B1_1, FB_EINVAL};
    if (call->max && (call->prot & ~call->max))
        return (struct row){MF_RULE_B1_2, FB_ENOTSUP};
    if (call->len == 0)
        return (struct row){MF_RULE_B1_4, FB_EINVAL};
    if ((call->flags & FB_MAP_ANON) && (call->fd_number != -1 || offset != 0))
        return (struct row){MF_RULE_B1_5, FB_EINVAL};
    if (call->stack && (call->fd_number != -1 || (call->prot & (READ | WRITE)) != (READ | WRITE)))
        return (struct row){MF_RULE_B1_6, FB_EINVAL};
    if (call->flags & ~KNOWN_FLAGS)
        return (struct row){MF_RULE_B1_7, FB_EINVAL};
    if (call->excl && !call->fixed)
        return (struct row){MF_RULE_B1_8, FB_EINVAL};
    if (call->shared && (call->flags & FB_MAP_PRIVATE))
        return (struct row){MF_RULE_B1_9, FB_EINVAL};
    if (call->guard &&
        (call->prot != 0 || call->fd_number != -1 || offset != 0 || (call->flags & ~GUARD_FLAGS)))
        return (struct row){MF_RULE_B1_10, FB_EINVAL};
    return (struct row){0, 0};
}

/* How large an address can be, in bits, as MAP_ALIGNED looks at it. */
static uint32_t pointer_bits(const struct mf_model *m)
{
    return m->bits == 32 ? 32 : 64;
}

/* Rows 11 to 15: length, alignment, fixed address. */
static struct row address_rows(const struct mf_model *m, const struct freebsd_call *call)
{
    if (call->size < call->len)
        return (struct row){MF_RULE_B1_11, FB_ENOMEM};
    if (call->align > 1 &&
        (call->align >= pointer_bits(m) || ((uint64_t)1 << call->align) < m->target_page))
        return (struct row){MF_RULE_B1_12, FB_EINVAL};
    if (!call->fixed)
        return (struct row){0, 0};
    if (call->place % m->target_page != 0)
        return (struct row){MF_RULE_B1_13, FB_EINVAL};
    if (call->place == 0 || !inside(m, call->place, call->size))
        return (struct row){MF_RULE_B1_14, FB_EINVAL};
    if (call->low_half && (call->place >= TWO_GIB || call->size > TWO_GIB - call->place))
        return (struct row){MF_RULE_B1_15, FB_EINVAL};
    return (struct row){0, 0};
}

/* Rows 17 to 20, and the refusal that stands where row 21 would. */
static struct row file_rows(const struct freebsd_call *call)
{
    uint64_t limit = INT64_MAX;

    if (!call->fd)
        return (struct row){MF_RULE_B1_17, FB_EBADF};
    if (!(call->flags & (FB_MAP_SHARED | FB_MAP_PRIVATE)))
        return (struct row){MF_RULE_B1_18, FB_EINVAL};
    if (((call->prot & READ) && !call->fd->readable) ||
        (call->shared && (call->prot & WRITE) && !call->fd->writable))
        return (struct row){MF_RULE_B1_19, FB_EACCES};
    if (call->offset > limit || call->size > limit - call->offset)
        return (struct row){MF_RULE_B1_20, FB_EINVAL};
    if (!call->fd->readable && !mf_allowance_off[MF_ALLOW_writeonly])
        return (struct row){MF_ALLOW_writeonly, FB_EACCES};
    return (struct row){0, 0};
}

/* Rows 23 and 24, of the place and what is to be there. */
static struct row late_rows(const struct mf_model *m, const struct freebsd_call *call)
{
    uint64_t last = call->place + (call->size - 1);

    if (call->fixed && call->excl) {
        if (mapped_in(m, call->place, last))
            return (struct row){MF_RULE_B1_23, FB_ENOMEM};
        if (!mf_allowance_off[MF_ALLOW_foreign] && foreign_in(m, call->place, last))
            return (struct row){MF_ALLOW_foreign, FB_ENOMEM};
    }
    if (call->stack && call->size <= m->target_page)
        return (struct row){MF_RULE_B1_24, FB_EINVAL};
    return (struct row){0, 0};
}

/* --- What success does. --- */

static void count_meaning(struct mf_model *m, const struct freebsd_call *call,
                          const struct mf_step *step)
{
    if ((uint32_t)step->arg[3] & (FB_MAP_RESERVED0020 | FB_MAP_RESERVED0040))
        mf_rule(MF_RULE_B1_3);
    if ((call->flags & FB_MAP_ANON) && !(call->flags & (FB_MAP_SHARED | FB_MAP_PRIVATE)))
        mf_rule(MF_RULE_B2_1);
    if (call->ragged)
        mf_rule(MF_RULE_B2_2);
    if (call->low_half && !call->fixed)
        mf_rule(MF_RULE_B2_4);
    if (call->align)
        mf_rule(MF_RULE_B2_5);
    if (call->fixed)
        mf_rule(call->excl ? MF_RULE_B2_7 : MF_RULE_B2_6);
    if (call->guard)
        mf_rule(MF_RULE_B2_8);
    if (call->stack)
        mf_rule(MF_RULE_B2_10);
    if (call->prot && !(call->prot & READ))
        mf_rule(MF_RULE_B2_12);
    if (call->flags & (FB_MAP_NOCORE | FB_MAP_NOSYNC | FB_MAP_PREFAULT_READ | FB_MAP_HASSEMAPHORE))
        mf_rule(MF_RULE_B2_13);
    if (call->max || (call->fd && call->shared && !call->fd->writable))
        mf_rule(MF_RULE_B2_14);
    if (call->fd && past_end(m, &m->objects[call->fd->object], call->offset + (call->size - 1)))
        mf_rule(MF_RULE_A2_1_5);
}

static void put_guard(struct mf_model *m, uint64_t first, uint64_t last)
{
    struct piece p = new_piece(m, first, last);

    p.seen.max_prot = 0;
    p.seen.guard = true;
    put_piece(m, &p);
}

/* The lowest page of a stack, or all of a guard: what is to be a guard, in bytes. */
static uint64_t guard_bytes(const struct mf_model *m, const struct freebsd_call *call)
{
    if (call->guard)
        return call->size;
    return call->stack ? m->target_page : 0;
}

static void apply(struct mf_model *m, const struct freebsd_call *call, uint64_t place)
{
    uint64_t guard = guard_bytes(m, call);
    uint64_t last = place + (call->size - 1);

    if (guard)
        put_guard(m, place, place + (guard - 1));
    if (guard == call->size)
        return;
    struct piece p = new_piece(m, place + guard, last);
    p.seen.prot = (uint8_t)call->prot;
    p.seen.max_prot = call->max ? (uint8_t)call->max : ALL;
    p.seen.shared = call->shared;
    p.seen.inherit = call->shared ? FB_INHERIT_SHARE : FB_INHERIT_COPY;
    p.seen.is_object = call->fd || call->shared;
    p.seen.stack = call->stack;
    if (call->fd) {
        p.description = call->fd->description;
        p.seen.object = call->fd->object;
        p.seen.offset = call->offset;
        if (call->shared && !call->fd->writable)
            p.seen.max_prot &= READ | EXEC;
    } else if (call->shared) {
        p.seen.object = share_anonymous(m, p.seen.first, last - p.seen.first + 1);
        p.seen.offset = m->objects[p.seen.object].base;
    }
    if (!call->fd)
        mf_rule(MF_RULE_A2_3_1);
    put_piece(m, &p);
}

/* --- Where. --- */

static struct wish make_wish(const struct mf_model *m, const struct freebsd_call *call)
{
    struct wish wish = {.len = call->size, .low = m->floor, .high = m->highest};

    if (call->low_half)
        wish.high = min_u64(wish.high, TWO_GIB - 1);
    wish.align = call->align > 1 ? (uint64_t)1 << call->align : m->target_page;
    wish.change.guards = guard_bytes(m, call);
    wish.change.shared = call->shared;
    wish.change.object = call->fd ? call->fd->object : FRESH_OBJECT;
    wish.change.offset = call->fd ? call->offset : 0;
    return wish;
}

/*
 * B2.3: the hint, rounded up, is honoured if it is free; else a place above it is, if there is one.
 * ALIGNED_SUPER may want another place than the hint.
 */
static bool hint_kept(struct mf_model *m, const struct freebsd_call *call, const struct wish *wish,
                      uint64_t place)
{
    uint64_t hint = round_up(call->addr, wish->align);
    struct wish above = *wish;
    bool may_align = call->align == 1 && call->size >= SUPER_PAGE;

    if (hint == 0 || place == hint) /* none, or one that rounds to 2^64 */
        return true;
    if (!may_align && fits_free(m, wish, hint)) {
        disagree(m, "SEARCH", "0x%llx: the hint, which is free", (unsigned long long)hint);
        return false;
    }
    above.low = max_u64(hint, wish->low);
    if (place < above.low && place_exists(m, &above, false, false)) {
        disagree(m, "SEARCH", "a place at or above the hint, 0x%llx: there is one",
                 (unsigned long long)hint);
        return false;
    }
    return true;
}

/* Is the answer one of the places (then *place), or a justified ENOMEM? */
static bool must_find(struct mf_model *m, const struct freebsd_call *call, uint64_t *place)
{
    struct wish wish = make_wish(m, call);

    if (m->got->error != 0) {
        judge_failure(m, &wish, MF_RULE_B1_25);
        return false;
    }
    *place = m->got->value - call->ragged;
    if (*place % wish.align != 0) {
        disagree(m, "ALIGN", "a multiple of 0x%llx, plus 0x%llx", (unsigned long long)wish.align,
                 (unsigned long long)call->ragged);
        return false;
    }
    if (!inside(m, *place, call->size) || *place < m->floor) {
        disagree(m, "RANGE", "0x%llx bytes in 0x%llx-0x%llx", (unsigned long long)call->size,
                 (unsigned long long)m->floor, (unsigned long long)m->highest);
        return false;
    }
    if (!must_be_room(m, &wish, *place) || !hint_kept(m, call, &wish, *place))
        return false;
    if (call->addr)
        mf_rule(MF_RULE_B2_3);
    return true;
}

static bool must_fix(struct mf_model *m, const struct freebsd_call *call)
{
    struct change change = make_wish(m, call).change;

    change.first = call->place;
    change.last = call->place + (call->size - 1);
    return !refused_at(m, &change) && !too_long(m, !is_file(call) && call->shared, call->size) &&
           must_return(m, call->addr);
}

void freebsd_mmap(struct mf_model *m, const struct mf_step *step)
{
    uint32_t prot = (uint32_t)step->arg[2]; /* ints in the guest's kernel */
    uint32_t flags = (uint32_t)step->arg[3];
    struct freebsd_call call = {.addr = step->arg[0],
                                .len = step->arg[1],
                                .prot = prot & ALL,
                                .max = prot >> FB_PROT_MAX_SHIFT & ALL,
                                .flags = flags & ~(FB_MAP_RESERVED0020 | FB_MAP_RESERVED0040),
                                .align = flags >> FB_MAP_ALIGNMENT_SHIFT,
                                .fd_number = (int)(uint32_t)step->arg[4],
                                .fixed = flags & FB_MAP_FIXED,
                                .excl = flags & FB_MAP_EXCL,
                                .stack = flags & FB_MAP_STACK,
                                .guard = flags & FB_MAP_GUARD,
                                .low_half = flags & FB_MAP_32BIT,
                                .shared = flags & FB_MAP_SHARED};
    if (is_file(&call)) {
        call.ragged = step->arg[5] % m->target_page;
        call.offset = step->arg[5] - call.ragged;
        call.fd = find_fd(m, call.fd_number);
    }
    call.place = call.addr - call.ragged;
    call.size = round_up(call.len + call.ragged, m->target_page);

    struct row row = flag_rows(&call, prot, step->arg[5]);
    if (!row.error)
        row = address_rows(m, &call);
    if (!row.error && is_file(&call))
        row = file_rows(&call);
    if (!row.error)
        row = late_rows(m, &call);
    if (row.error) {
        must_fail(m, row.rule, row.error);
        return;
    }
    uint64_t place = call.place;
    if (call.fixed) {
        if (!must_fix(m, &call))
            return;
    } else if (too_long(m, !is_file(&call) && call.shared, call.size) || /* ENOMEM, as no room */
               !must_find(m, &call, &place)) {
        return;
    }
    count_meaning(m, &call, step);
    apply(m, &call, place);
}
