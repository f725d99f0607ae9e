/* mremap: table A7 of SEMANTICS.md, as kernels from 6.17 on have it. */
#include "fuzz/model_internal.h"

struct mremap_call {
    uint64_t addr;
    uint64_t old; /* sizes, rounded up */
    uint64_t new;
    uint64_t to;
    bool may_move;
    bool fixed;
    bool keep; /* DONTUNMAP */
};

/* Row 10. The kernel adds modulo 2^64, so a source that wraps may overlap nothing (MR08, MR25), and
 * an empty one only counts strictly inside the target (tried on 6.18). */
static bool overlaps(const struct mf_model *m, const struct mremap_call *call)
{
    uint64_t source_end = call->addr + call->old;
    bool wraps = call->old != 0 && source_end <= call->addr;
    bool reaches = source_end > call->to;

    /* Only with a `highest` no kernel has: a source that ends with the address space has not
     * wrapped, and one that could be moved as it is ends there. */
    if (wraps && (call->old == call->new || (source_end == 0 && m->highest == UINT64_MAX)))
        reaches = true;
    return reaches && call->to + (call->new - 1) >= call->addr;
}

/* Rows 1 to 10. True: one applied. */
static bool argument_rows(struct mf_model *m, const struct mremap_call *call, uint64_t flags)
{
    const uint64_t known = LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP;
    enum mf_rule_id rule = MF_RULES;

    if (flags & ~known)
        rule = MF_RULE_A7_1_1;
    else if (call->addr % m->target_page != 0)
        rule = MF_RULE_A7_1_2;
    else if (call->new == 0)
        rule = MF_RULE_A7_1_3;
    else if (call->new - 1 > m->highest)
        rule = MF_RULE_A7_1_4;
    else if (!call->fixed && !call->keep)
        return false; /* row 5 */
    else if (!inside(m, call->to, call->new))
        rule = MF_RULE_A7_1_6;
    else if (call->to % m->target_page != 0)
        rule = MF_RULE_A7_1_7;
    else if (!call->may_move)
        rule = MF_RULE_A7_1_8;
    else if (call->keep && call->old != call->new)
        rule = MF_RULE_A7_1_9;
    else if (overlaps(m, call))
        rule = MF_RULE_A7_1_10;
    if (rule == MF_RULES)
        return false;
    if (rule == MF_RULE_A7_1_6 && m->bits == 32)
        mf_rule(MF_RULE_A13_1);
    must_fail(m, rule, LX_EINVAL);
    return true;
}

/* The last byte of the old range, or of the address space if it passes that. old is not 0. */
static uint64_t source_last(const struct mf_model *m, const struct mremap_call *call)
{
    return inside(m, call->addr, call->old) ? call->addr + (call->old - 1) : m->highest;
}

/* Row 15. */
static void shrink(struct mf_model *m, const struct mremap_call *call)
{
    mf_rule(MF_RULE_A7_3_2);
    if (!inside(m, call->addr, call->old)) {
        must_fail(m, MF_RULE_A7_1_15, LX_EINVAL);
        return;
    }
    mf_rule(MF_RULE_A7_1_15);
    if (must_return(m, call->addr))
        unmap_range(m, call->addr + call->new, call->addr + (call->old - 1));
}

/* FIXED, and the source lies in the target, which is emptied first (A7.5.1): row 10 lets an empty
 * one pass, and one that wraps (MR09b, tried on 6.18). */
static bool source_goes_first(const struct mremap_call *call)
{
    return call->fixed && call->to <= call->addr && call->addr <= call->to + (call->new - 1);
}

/*
 * Row 16 and A7.4: must all of this be one mapping, and is it? True: EFAULT was due, or taken where
 * A8 leaves it open.
 */
static bool several_refused(struct mf_model *m, const struct mremap_call *call)
{
    bool head_only = call->fixed && call->new < call->old;
    uint64_t len = head_only ? call->new : call->old;
    enum joined one = DIFFERENT;

    if (call->old == 0)
        return false;
    if (inside(m, call->addr, len))
        one = joined_range(m, call->addr, call->addr + (len - 1));
    if (call->fixed && call->old == call->new) {
        if (one != ONE)
            mf_rule(MF_RULE_A7_4_1);
        return false;
    }
    if (one == EITHER && mf_allowance_off[MF_ALLOW_identity])
        one = DIFFERENT;
    if (one == DIFFERENT) {
        mf_rule(call->keep ? MF_RULE_A7_4_5 : MF_RULE_A7_4_3);
        must_fail(m, MF_RULE_A7_1_16, LX_EFAULT);
        return true;
    }
    if (one == EITHER) {
        mf_rule(MF_ALLOW_identity);
        /* Where one mapping means EFAULT, too, but with its target lost, take it for one. */
        if (m->got->error == LX_EFAULT && !source_goes_first(call)) {
            m->failed = true;
            return true;
        }
    }
    if (head_only)
        mf_rule(MF_RULE_A7_4_4);
    return false;
}

/* Row 17: the offset of the last page would pass 2^64. */
static bool offset_wraps(const struct mf_model *m, const struct mremap_call *call,
                         const struct piece *p)
{
    if (!p->seen.is_object || call->new <= call->old)
        return false;
    /* As the guest's kernel counts: a shared anonymous object starts at 0. */
    uint64_t offset = offset_at(p, call->addr) - m->objects[p->seen.object].base;
    return call->new - 1 > UINT64_MAX - offset;
}

/* --- Doing it. --- */

/* A piece like `like`, going on at object offset `offset`, that is mapped now. */
static void add_like(struct mf_model *m, const struct piece *like, uint64_t first, uint64_t last,
                     uint64_t offset)
{
    struct piece p = *like;

    p.seen.first = first;
    p.seen.last = last;
    p.seen.offset = p.seen.is_object ? offset : 0;
    p.mapped = m->clock;
    p.since = m->clock;
    p.company = false;
    insert_piece(m, &p);
    touch(m);
    if (p.seen.is_object && !m->objects[p.seen.object].is_file &&
        past_end(m, &m->objects[p.seen.object], offset + (last - first)))
        mf_rule(MF_RULE_A7_3_12);
}

/* `tail`: what was stored past the end may stay or vanish when the page moves. */
static void forget_sure_tail(struct mf_model *m, const struct piece *p, uint64_t shift)
{
    uint64_t inside; /* offset of the last byte of the last page that is not past the end */

    if (m->host_page <= m->target_page || !p->seen.is_object || p->seen.shared)
        return;
    uint64_t first = p->seen.first;
    if (m->objects[p->seen.object].size != 0) {
        inside = page_last(m->objects[p->seen.object].size - 1, m->target_page);
        if (inside >= p->seen.offset + (p->seen.last - p->seen.first))
            return;
        if (inside >= p->seen.offset)
            first += inside - p->seen.offset + 1;
    }
    mf_content_remove(&m->stored, first + shift, p->seen.last + shift);
}

/* Take the pieces of the source out of the list (or leave emptied ones: DONTUNMAP) into m->moving,
 * with the addresses of the target; what lies there goes, page by page. */
static void lift(struct mf_model *m, const struct mremap_call *call, uint64_t last)
{
    uint64_t shift = call->to - call->addr;
    uint64_t origin = 0;
    uint64_t emptied_now = call->keep ? ++m->origins : 0;
    size_t from;
    size_t to;

    m->moving.count = 0;
    split_range(m, call->addr, last, &from, &to);
    for (size_t i = from; i < to; i++)
        append_piece(&m->moving, &m->pieces.at[i]);

    for (size_t i = 0; i < m->moving.count; i++) {
        struct piece *p = &m->moving.at[i];
        uint64_t first = p->seen.first;
        bool emptied = !call->keep || !p->seen.shared;

        unmap_range(m, first + shift, p->seen.last + shift);
        if (emptied && (p->seen.prot & EXEC))
            note_run(m, first, p->seen.last);
        if (emptied) {
            move_bytes(m, first, p->seen.last, first + shift);
            forget_sure_tail(m, p, shift);
        }
        if (call->keep) {
            /* The lock moves with the pages, and all of the mapping loses it. */
            if (p->seen.locked && i == 0)
                unlock_beside(m, piece_from(m, first), true);
            if (p->seen.locked && i + 1 == m->moving.count)
                unlock_beside(m, piece_from(m, first), false);
            struct piece *left = piece_at(m, first);
            left->seen.locked = false;
            left->seen.lock_unsure = false;
            left->touched = emptied_now;
            if (!left->seen.shared)
                left->since = m->clock;
        } else {
            remove_pieces(m, first, p->seen.last);
        }
        if (call->keep && p->seen.shared) {
            p->mapped = m->clock; /* a second view, mapped now */
            p->since = m->clock;
            p->company = false;
        }
        /* What was one request's stays one, apart from what it left behind. */
        if (i == 0 || p->origin != origin) {
            origin = p->origin;
            m->origins++;
        }
        p->origin = m->origins;
        p->seen.first += shift;
        p->seen.last += shift;
    }
    touch(m);
}

/* `tail`: on its way, a page that comes to lie in a host page which its source still uses shares it
 * with the source. */
static void note_transient_company(struct mf_model *m, const struct mremap_call *call,
                                   uint64_t last)
{
    uint64_t to_last = call->to + (last - call->addr);
    uint64_t first = round_down(call->to > call->addr ? call->to : call->addr, m->host_page);
    uint64_t end = page_last(to_last < last ? to_last : last, m->host_page);
    size_t from;
    size_t to;

    if (m->host_page <= m->target_page || first > end)
        return;
    first = first > call->to ? first : call->to;
    end = min_u64(end, to_last);
    if (first > end)
        return;
    split_range(m, first, end, &from, &to);
    for (size_t i = from; i < to; i++) {
        struct piece *p = &m->pieces.at[i];
        p->company = p->company || (p->seen.is_object && !p->seen.shared);
    }
}

/* Move [addr, last] to call->to, and grow there to `new` bytes if old is less. */
static void move(struct mf_model *m, const struct mremap_call *call, uint64_t last)
{
    lift(m, call, last);
    for (size_t i = 0; i < m->moving.count; i++)
        insert_piece(m, &m->moving.at[i]);
    /* Private memory that comes to lie beside its own source may have become one mapping with it
     * before that lost its lock (tried on 6.18). */
    if (call->keep && m->moving.at[0].seen.locked)
        doubt_locks_beside(m, piece_from(m, call->addr), true);
    if (call->keep && m->moving.at[m->moving.count - 1].seen.locked)
        doubt_locks_beside(m, piece_from(m, last), false);
    note_transient_company(m, call, last);
    if (call->new > call->old) {
        const struct piece *end = &m->moving.at[m->moving.count - 1];
        uint64_t from = call->to + call->old;
        uint64_t to = call->to + (call->new - 1);
        unmap_range(m, from, to);
        add_like(m, end, from, to, offset_at(end, from));
    }
}

/* old_len 0: a second view of the object at addr. */
static void add_view(struct mf_model *m, const struct mremap_call *call)
{
    struct piece like = *piece_at(m, call->addr);
    uint64_t last = call->to + (call->new - 1);
    uint64_t offset = offset_at(&like, call->addr);

    mf_rule(MF_RULE_A7_3_8);
    like.origin = ++m->origins;
    unmap_range(m, call->to, last);
    add_like(m, &like, call->to, last, offset);
}

static struct change change_for(struct mf_model *m, const struct mremap_call *call)
{
    const struct piece *p = piece_at(m, call->addr);
    struct change change = {.first = call->to,
                            .last = call->to + (call->new - 1),
                            .shared = p->seen.shared,
                            .object = p->seen.object,
                            .offset = offset_at(p, call->addr)};

    if (call->old != 0) {
        change.leaves = !call->keep;
        change.source_first = call->addr;
        change.source_last = source_last(m, call);
    }
    return change;
}

/* --- FIXED. --- */

/* Failures that have already emptied the target (A7.5). True: one applied. */
static bool late_failure(struct mf_model *m, const struct mremap_call *call)
{
    uint64_t last = call->to + (call->new - 1);

    if (source_goes_first(call)) {
        if (must_fail(m, MF_RULE_A7_5_1, LX_EFAULT))
            unmap_range(m, call->to, last);
        return true;
    }
    if (call->new < call->old && !inside(m, call->addr, call->old)) {
        if (must_fail(m, MF_RULE_A7_5_2, LX_EINVAL))
            unmap_range(m, call->to, last);
        return true;
    }
    return false;
}

static void move_fixed(struct mf_model *m, const struct mremap_call *call)
{
    struct change change = change_for(m, call);

    if (late_failure(m, call))
        return;
    change.moves = call->old == call->new;
    if (change.moves)
        change.last = call->to + (change.source_last - call->addr);
    if (refused_at(m, &change) || !must_return(m, call->to))
        return;

    mf_rule(call->to == 0 ? MF_RULE_A7_3_7 : MF_RULE_A7_3_6);
    if (call->keep)
        mf_rule(MF_RULE_A7_3_11);
    if (call->old == 0) {
        add_view(m, call);
    } else if (call->new < call->old) {
        move(m, call, call->addr + (call->new - 1));
        unmap_range(m, call->addr + call->new, change.source_last);
    } else {
        move(m, call, change.source_last);
    }
}

/* --- A place of the kernel's choice. --- */

/* The answer is checked, and call->to is it. */
static bool chosen(struct mf_model *m, struct mremap_call *call)
{
    struct wish wish = {.len = call->new, .low = m->floor, .high = m->highest};

    wish.change = change_for(m, call);
    if (call->keep) {
        /* Not raised to the floor. */
        wish.hinted = call->to != 0;
        wish.hint = call->to;
        wish.hint_low = m->target_page;
        wish.hint_high = m->highest;
    }
    if (!must_place(m, &wish, MF_RULE_A7_3_5))
        return false;
    call->to = m->got->value;
    return true;
}

static void move_keeping(struct mf_model *m, struct mremap_call *call)
{
    uint64_t last = source_last(m, call);

    if (!chosen(m, call))
        return;
    mf_rule(MF_RULE_A7_3_11);
    move(m, call, last);
}

/* Can the pages after the old range simply be added? */
static bool grows_in_place(struct mf_model *m, const struct mremap_call *call)
{
    struct change change = change_for(m, call);

    if (call->old == 0 || !inside(m, call->addr, call->new))
        return false;
    change.first = call->addr + call->old;
    change.last = call->addr + (call->new - 1);
    change.offset += call->old;
    change.leaves = false;
    return !mapped_in(m, change.first, change.last) && !foreign_in(m, change.first, change.last) &&
           representable(m, &change);
}

static void grow(struct mf_model *m, struct mremap_call *call)
{
    mf_rule(MF_RULE_A7_1_19);
    if (grows_in_place(m, call)) {
        if (!must_return(m, call->addr))
            return;
        mf_rule(MF_RULE_A7_3_3);
        uint64_t from = call->addr + call->old;
        const struct piece *end = piece_at(m, from - 1);
        struct piece like = *end;
        add_like(m, &like, from, call->addr + (call->new - 1), offset_at(&like, from));
        return;
    }
    if (!call->may_move) {
        must_fail(m, call->old == 0 ? MF_RULE_A7_3_9 : MF_RULE_A7_3_4, LX_ENOMEM);
        return;
    }
    if (!chosen(m, call))
        return;
    if (call->old == 0) {
        add_view(m, call);
        return;
    }
    mf_rule(MF_RULE_A7_3_5);
    move(m, call, source_last(m, call));
}

void step_mremap(struct mf_model *m, const struct mf_step *step)
{
    uint64_t flags = step->arg[3];
    struct mremap_call call = {.addr = step->arg[0],
                               .old = round_up(step->arg[1], m->target_page),
                               .new = round_up(step->arg[2], m->target_page),
                               .to = step->arg[4],
                               .may_move = flags &LX_MREMAP_MAYMOVE,
                               .fixed = flags &LX_MREMAP_FIXED,
                               .keep = flags &LX_MREMAP_DONTUNMAP};
    const struct piece *p;

    if (step->arg[1] != 0 && call.old == 0)
        mf_rule(MF_RULE_A7_3_10);
    if (argument_rows(m, &call, flags))
        return;
    p = piece_at(m, call.addr);
    if (!p) {
        if (call.fixed && call.old == call.new)
            mf_rule(MF_RULE_A7_4_2);
        must_fail(m, MF_RULE_A7_1_11, LX_EFAULT);
        return;
    }
    if (!p->seen.shared && call.old == 0) {
        must_fail(m, MF_RULE_A7_1_13, LX_EINVAL);
        return;
    }
    if (!call.fixed && !call.keep && call.old == call.new) {
        mf_rule(MF_RULE_A7_1_14);
        mf_rule(MF_RULE_A7_3_1);
        must_return(m, call.addr);
        return;
    }
    if (!call.fixed && !call.keep && call.new < call.old) {
        shrink(m, &call);
        return;
    }
    if (several_refused(m, &call))
        return;
    if (call.new > call.old &&
        too_long(m, p->seen.is_object && !m->objects[p->seen.object].is_file, call.new))
        return;
    if (offset_wraps(m, &call, p)) {
        must_fail(m, MF_RULE_A7_1_17, LX_EINVAL);
        return;
    }
    if (p->seen.is_object)
        mf_rule(MF_RULE_A7_3_13);
    if (call.fixed)
        move_fixed(m, &call);
    else if (call.keep)
        move_keeping(m, &call);
    else
        grow(m, &call);
}
