/* FreeBSD's munmap, mprotect, minherit, msync, madvise and fork: tables B3 to B6 of SEMANTICS.md,
 * and DESIGN.md, "FreeBSD guests". */
#include "fuzz/model_internal.h"

/* The pages of a request: the address rounded down, the length up by as much, modulo 2^64. */
struct pages {
    uint64_t first;
    uint64_t len;
};

static struct pages pages_of(const struct mf_model *m, const struct mf_step *step)
{
    uint64_t in_page = step->arg[0] % m->target_page;

    return (struct pages){step->arg[0] - in_page, round_up(step->arg[1] + in_page, m->target_page)};
}

/* Does it pass the largest address, or end exactly there? */
static bool wraps(const struct mf_model *m, uint64_t first, uint64_t len)
{
    if (m->bits == 32)
        return first + len > UINT32_MAX;
    return first + len < first;
}

/* Does it leave [0, highest]? Nothing may also lie at the end. */
static bool leaves_space(const struct mf_model *m, uint64_t first, uint64_t len)
{
    if (len == 0)
        return first != 0 && first - 1 > m->highest;
    return !inside(m, first, len);
}

static bool has_holes(const struct mf_model *m, uint64_t first, uint64_t last)
{
    uint64_t next = first;

    for (size_t i = piece_from(m, first); i < m->pieces.count; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first > next)
            return true;
        if (p->last >= last)
            return false;
        next = p->last + 1;
    }
    return true;
}

void freebsd_munmap(struct mf_model *m, const struct mf_step *step)
{
    struct pages pages = pages_of(m, step);

    if (step->arg[1] == 0) {
        must_fail(m, MF_RULE_B3_1, FB_EINVAL);
        return;
    }
    if (leaves_space(m, pages.first, pages.len)) {
        must_fail(m, MF_RULE_B3_2, FB_EINVAL);
        return;
    }
    if (pages.first != step->arg[0])
        mf_rule(MF_RULE_B3_3);
    if (!must_return(m, 0))
        return;
    if (pages.len == 0) {
        mf_rule(MF_RULE_B3_4);
        return;
    }
    uint64_t last = pages.first + (pages.len - 1);
    if (has_holes(m, pages.first, last))
        mf_rule(MF_RULE_B3_5);
    unmap_range(m, pages.first, last);
}

/* --- mprotect. --- */

/* Row 5: is all of this within every mapping's maximum? Guards are passed over. */
static bool within_maximum(const struct mf_model *m, uint64_t first, uint64_t last, unsigned asked)
{
    for (size_t i = piece_from(m, first); i < m->pieces.count; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first > last)
            break;
        if (!p->guard && (asked & ~(unsigned)p->max_prot))
            return false;
    }
    return true;
}

static void protect(struct mf_model *m, uint64_t first, uint64_t last, uint8_t prot, uint8_t max)
{
    size_t from;
    size_t to;

    split_range(m, first, last, &from, &to);
    for (size_t i = from; i < to; i++) {
        struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->guard) {
            mf_rule(MF_RULE_B2_9);
            continue;
        }
        if ((p->prot & EXEC) && p->prot != prot)
            note_run(m, p->first, p->last);
        if (p->prot != prot || (max && p->max_prot != max))
            touch(m);
        p->prot = prot;
        if (max)
            p->max_prot = max;
    }
}

void freebsd_mprotect(struct mf_model *m, const struct mf_step *step)
{
    struct pages pages = pages_of(m, step);
    uint32_t bits = (uint32_t)step->arg[2]; /* an int in the guest's kernel */
    uint8_t prot = bits & ALL;
    uint8_t max = bits >> FB_PROT_MAX_SHIFT & ALL;
    uint32_t all = ALL | ALL << FB_PROT_MAX_SHIFT;

    if (bits & ~all) {
        must_fail(m, MF_RULE_B4_1, FB_EINVAL);
        return;
    }
    if (wraps(m, pages.first, pages.len)) {
        must_fail(m, MF_RULE_B4_2, FB_EINVAL);
        return;
    }
    if (pages.len == 0) {
        mf_rule(MF_RULE_B4_3);
        must_return(m, 0);
        return;
    }
    if (max && (prot & ~max)) {
        must_fail(m, MF_RULE_B4_4, FB_ENOTSUP);
        return;
    }
    uint64_t last = pages.first + (pages.len - 1);
    if (!within_maximum(m, pages.first, last, prot | max)) {
        must_fail(m, MF_RULE_B4_5, FB_EACCES);
        return;
    }
    if (pages.first != step->arg[0])
        mf_rule(MF_RULE_B4_6);
    if (has_holes(m, pages.first, last))
        mf_rule(MF_RULE_B4_7);
    if (max)
        mf_rule(MF_RULE_B4_8);
    if (must_return(m, 0))
        protect(m, pages.first, last, prot, max);
}

/* --- minherit, and what a child of fork gets. --- */

static void inherit(struct mf_model *m, uint64_t first, uint64_t last, uint8_t value)
{
    size_t from;
    size_t to;

    split_range(m, first, last, &from, &to);
    for (size_t i = from; i < to; i++) {
        struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->guard && value == FB_INHERIT_ZERO) {
            mf_rule(MF_RULE_B6_1_6);
            continue;
        }
        mf_rule(MF_RULE_B6_1_5);
        if (p->inherit != value)
            touch(m);
        p->inherit = value;
    }
}

void freebsd_minherit(struct mf_model *m, const struct mf_step *step)
{
    struct pages pages = pages_of(m, step);
    uint32_t value = (uint32_t)step->arg[2]; /* an int in the guest's kernel */

    if (wraps(m, pages.first, pages.len)) {
        must_fail(m, MF_RULE_B6_1_1, FB_EINVAL);
        return;
    }
    if (value > FB_INHERIT_ZERO) {
        must_fail(m, MF_RULE_B6_1_2, FB_EINVAL);
        return;
    }
    if (!must_return(m, 0))
        return;
    if (pages.len == 0) {
        mf_rule(MF_RULE_B6_1_3);
        return;
    }
    uint64_t last = pages.first + (pages.len - 1);
    if (pages.first != step->arg[0] || has_holes(m, pages.first, last))
        mf_rule(MF_RULE_B6_1_4);
    inherit(m, pages.first, last, (uint8_t)value);
}

/* What fork leaves as it is, as far as this process knows. */
static bool stays(const struct mf_piece *p)
{
    return p->inherit != FB_INHERIT_NONE && p->inherit != FB_INHERIT_ZERO;
}

/* Does the host page of x keep pages of a shared object? Then it can hold no zeros (H > T). */
static bool keeps_shared(const struct mf_model *m, uint64_t x)
{
    uint64_t last = page_last(x, m->host_page);

    for (size_t i = piece_from(m, round_down(x, m->host_page)); i < m->pieces.count; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first > last)
            break;
        if (p->shared && stays(p))
            return true;
    }
    return false;
}

/* `zerogap`: of the pages in a host page that cannot hold zeros, the child has nothing. */
static void drop_if_shared(struct mf_model *m, uint64_t x, uint64_t first, uint64_t last)
{
    if (m->host_page <= m->target_page || mf_allowance_off[MF_ALLOW_zerogap] || !keeps_shared(m, x))
        return;
    mf_rule(MF_ALLOW_zerogap);
    unmap_range(m, max_u64(first, round_down(x, m->host_page)),
                min_u64(last, page_last(x, m->host_page)));
}

static void make_zeros(struct mf_model *m, const struct mf_piece *old)
{
    struct piece zeros = new_piece(m, old->first, old->last);

    zeros.seen.prot = old->prot;
    zeros.seen.max_prot = old->max_prot;
    zeros.seen.stack = old->stack;
    zeros.seen.inherit = FB_INHERIT_ZERO;
    put_piece(m, &zeros);
}

void mf_model_fork(struct mf_model *m)
{
    m->run_count = 0;
    for (size_t i = 0; i < m->pieces.count;) {
        struct mf_piece p = m->pieces.at[i].seen;
        if (p.inherit == FB_INHERIT_NONE)
            unmap_range(m, p.first, p.last);
        else
            i++;
    }
    for (size_t i = 0; i < m->pieces.count; i++) {
        struct mf_piece p = m->pieces.at[i].seen;
        if (p.inherit != FB_INHERIT_ZERO || p.guard)
            continue;
        drop_if_shared(m, p.first, p.first, p.last);
        drop_if_shared(m, p.last, p.first, p.last);
        i = piece_from(m, p.first);
        if (i == m->pieces.count || m->pieces.at[i].seen.first > p.last) {
            i--; /* nothing is left of it */
            continue;
        }
        p = m->pieces.at[i].seen;
        make_zeros(m, &p);
    }
    if (m->host_page > m->target_page)
        note_company(m);
}

/* --- msync, madvise. --- */

/* Are two pieces one map entry? What minherit said tells them apart, too. */
static enum joined one_entry(const struct mf_model *m, size_t low)
{
    const struct piece *at = m->pieces.at;
    if (at[low].seen.last + 1 != at[low + 1].seen.first ||
        at[low].seen.inherit != at[low + 1].seen.inherit)
        return DIFFERENT;
    return joined(&at[low], &at[low + 1]);
}

/* B5.7: the mapping at an address, upward. */
static void sync_mapping(struct mf_model *m, uint64_t addr)
{
    size_t at = piece_from(m, addr);
    size_t low = at;
    size_t sure = at; /* the lowest that certainly belongs to it */

    while (low > 0 && one_entry(m, low - 1) != DIFFERENT) {
        low--;
        if (sure == low + 1 && one_entry(m, low) == ONE)
            sure = low;
    }
    for (size_t i = low; i < at; i++)
        note_synced(m, i, 0, UINT64_MAX, i >= sure);

    enum joined one = ONE;
    for (size_t i = at; one != DIFFERENT; i++) {
        note_synced(m, i, 0, UINT64_MAX, one == ONE);
        enum joined next = i + 1 < m->pieces.count ? one_entry(m, i) : DIFFERENT;
        one = next < one ? next : one;
    }
}

/* DESIGN.md: ASYNC asks nothing of the host. */
static void sync_shared(struct mf_model *m, struct pages pages, uint32_t flags)
{
    if (flags & FB_MS_ASYNC)
        return;
    m->sync_flags = LX_MS_SYNC | (flags & FB_MS_INVALIDATE ? (unsigned)LX_MS_INVALIDATE : 0);
    if (pages.len == 0) {
        sync_mapping(m, pages.first);
        return;
    }
    uint64_t last = pages.first + (pages.len - 1);
    for (size_t i = piece_from(m, pages.first);
         i < m->pieces.count && m->pieces.at[i].seen.first <= last; i++)
        note_synced(m, i, pages.first, last, true);
}

void freebsd_msync(struct mf_model *m, const struct mf_step *step)
{
    const uint32_t both = FB_MS_ASYNC | FB_MS_INVALIDATE;
    struct pages pages = pages_of(m, step);
    uint32_t flags = (uint32_t)step->arg[2]; /* an int in the guest's kernel */

    if (wraps(m, pages.first, pages.len)) {
        must_fail(m, MF_RULE_B5_1, FB_EINVAL);
        return;
    }
    if ((flags & both) == both) {
        must_fail(m, MF_RULE_B5_2, FB_EINVAL);
        return;
    }
    bool hole = pages.len == 0 ? piece_at(m, pages.first) == NULL
                               : has_holes(m, pages.first, pages.first + (pages.len - 1));
    if (hole) {
        must_fail(m, MF_RULE_B5_5, FB_ENOMEM);
        return;
    }
    if (flags & ~both)
        mf_rule(MF_RULE_B5_3);
    if (pages.first != step->arg[0])
        mf_rule(MF_RULE_B5_4);
    if (pages.len == 0)
        mf_rule(MF_RULE_B5_7);
    sync_shared(m, pages, flags);
    must_return(m, 0);
}

void freebsd_madvise(struct mf_model *m, const struct mf_step *step)
{
    uint64_t addr = step->arg[0];
    uint64_t len = step->arg[1];
    uint32_t advice = (uint32_t)step->arg[2]; /* an int in the guest's kernel */

    if (advice == FB_MADV_PROTECT) {
        mf_rule(MF_RULE_B6_2_5);
        must_return(m, 0);
        return;
    }
    if (leaves_space(m, addr, len)) {
        must_fail(m, MF_RULE_B6_2_1, FB_EINVAL);
        return;
    }
    if (advice > FB_MADV_PROTECT) {
        must_fail(m, MF_RULE_B6_2_2, FB_EINVAL);
        return;
    }
    if (addr % m->target_page != 0 || (len != 0 && has_holes(m, addr, addr + (len - 1))))
        mf_rule(MF_RULE_B6_2_3);
    mf_rule(MF_RULE_B6_2_4);
    must_return(m, 0);
}
