/* munmap, mprotect, msync, madvise: tables A3 to A6 of SEMANTICS.md. */
#include "fuzz/model_internal.h"

void step_munmap(struct mf_model *m, const struct mf_step *step)
{
    uint64_t addr = step->arg[0];
    uint64_t len = step->arg[1];

    if (addr % m->target_page != 0 || addr > m->highest ||
        (len != 0 && len - 1 > m->highest - addr)) {
        if (m->bits == 32)
            mf_rule(MF_RULE_A13_1);
        must_fail(m, MF_RULE_A3_1, LX_EINVAL);
        return;
    }
    if (len == 0) {
        must_fail(m, MF_RULE_A3_2, LX_EINVAL);
        return;
    }
    uint64_t last = page_last(addr + (len - 1), m->target_page);
    mf_rule(mapped_in(m, addr, last) ? MF_RULE_A3_6 : MF_RULE_A3_3);
    if (must_return(m, 0))
        unmap_range(m, addr, last);
}

/* The lowest page of the mapping that piece i is part of. least: of what certainly is. */
static uint64_t mapping_first(const struct mf_model *m, size_t i, enum joined least)
{
    while (i > 0 && m->pieces.at[i - 1].seen.last + 1 == m->pieces.at[i].seen.first &&
           joined(&m->pieces.at[i - 1], &m->pieces.at[i]) >= least)
        i--;
    return m->pieces.at[i].seen.first;
}

/* Pieces from first up to `sure` may or may not have been changed: that will be seen. */
static void doubt_prot(struct mf_model *m, uint64_t first, uint64_t sure, uint8_t before)
{
    for (size_t i = piece_from(m, first); i < m->pieces.count && m->pieces.at[i].seen.first < sure;
         i++) {
        m->pieces.at[i].seen.prot_unsure = m->pieces.at[i].seen.prot != before;
        m->pieces.at[i].seen.prot_before = before;
    }
}

/* Rows 8 to 10: piece by piece upward, and what precedes a failure is changed. */
static void protect_pieces(struct mf_model *m, uint64_t first, uint64_t last, uint8_t prot)
{
    size_t from;
    size_t to;
    uint64_t next = first;

    split_range(m, first, last, &from, &to);
    for (size_t i = from; i < to; i++) {
        struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first != next)
            break; /* a hole */
        if (prot & ~p->max_prot & WRITE) {
            must_fail(m, MF_RULE_A4_9, LX_EACCES);
            return;
        }
        if ((p->prot & EXEC) && p->prot != prot)
            note_run(m, p->first, p->last);
        if (p->prot != prot)
            touch(m);
        p->prot = prot;
        charge(&m->pieces.at[i]);
        if (p->locked && !p->shared && (prot & WRITE))
            touch_mapping(m, i); /* its pages are there at once */
        if (p->last == last) {
            mf_rule(MF_RULE_A4_F4);
            must_return(m, 0);
            return;
        }
        next = p->last + 1;
    }
    if (from < to && m->pieces.at[to - 1].seen.last + 1 == next)
        mf_rule(MF_RULE_A4_F2);
    must_fail(m, MF_RULE_A4_8, LX_ENOMEM);
}

void step_mprotect(struct mf_model *m, const struct mf_step *step)
{
    const uint64_t known =
        ALL | LX_PROT_SEM | (uint64_t)LX_PROT_GROWSDOWN | (uint64_t)LX_PROT_GROWSUP;
    uint64_t addr = step->arg[0];
    uint64_t len = round_up(step->arg[1], m->target_page);
    uint64_t prot = step->arg[2];
    bool down = prot & LX_PROT_GROWSDOWN;
    bool up = prot & LX_PROT_GROWSUP;

    if (down && up) {
        must_fail(m, MF_RULE_A4_1, LX_EINVAL);
        return;
    }
    if (addr % m->target_page != 0) {
        must_fail(m, MF_RULE_A4_2, LX_EINVAL);
        return;
    }
    if (step->arg[1] == 0) {
        mf_rule(MF_RULE_A4_3);
        must_return(m, 0);
        return;
    }
    if (addr + len <= addr) {
        must_fail(m, MF_RULE_A4_4, LX_ENOMEM);
        return;
    }
    if (prot & ~known) {
        must_fail(m, MF_RULE_A4_5, LX_EINVAL);
        return;
    }

    uint64_t last = addr + len - 1;
    size_t i = piece_from(m, addr);
    if (i == m->pieces.count || m->pieces.at[i].seen.first > (down ? last : addr)) {
        must_fail(m, MF_RULE_A4_6, LX_ENOMEM);
        return;
    }
    if (up || (down && !m->pieces.at[i].seen.growsdown)) {
        must_fail(m, MF_RULE_A4_7, LX_EINVAL);
        return;
    }
    uint64_t sure = addr;
    uint8_t before = m->pieces.at[i].seen.prot;
    if (down) {
        mf_rule(MF_RULE_A4_F3);
        addr = mapping_first(m, i, EITHER);
        sure = mapping_first(m, i, ONE);
    }
    if (len != step->arg[1])
        mf_rule(MF_RULE_A4_F1);
    protect_pieces(m, addr, last, (uint8_t)(prot & ALL));
    if (addr < sure) {
        mf_rule(MF_ALLOW_identity);
        doubt_prot(m, addr, sure, before);
    }
}

void step_msync(struct mf_model *m, const struct mf_step *step)
{
    uint64_t addr = step->arg[0];
    uint64_t len = round_up(step->arg[1], m->target_page);
    uint32_t flags = (uint32_t)step->arg[2]; /* an int in the guest's kernel */

    if (flags & ~(LX_MS_ASYNC | LX_MS_INVALIDATE | LX_MS_SYNC)) {
        must_fail(m, MF_RULE_A5_1, LX_EINVAL);
        return;
    }
    if (addr % m->target_page != 0) {
        must_fail(m, MF_RULE_A5_2, LX_EINVAL);
        return;
    }
    if ((flags & LX_MS_ASYNC) && (flags & LX_MS_SYNC)) {
        must_fail(m, MF_RULE_A5_3, LX_EINVAL);
        return;
    }
    if (addr + len < addr) {
        must_fail(m, MF_RULE_A5_4, LX_ENOMEM);
        return;
    }
    if (len == 0) {
        mf_rule(MF_RULE_A5_5);
        must_return(m, 0);
        return;
    }

    uint64_t last = addr + len - 1;
    uint64_t next = addr;
    bool hole = false;
    bool reached = false;
    m->sync_flags = flags & (LX_MS_SYNC | LX_MS_INVALIDATE); /* A5.8: without them, nothing */
    for (size_t i = piece_from(m, addr); i < m->pieces.count; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first > last)
            break;
        if (p->first > next)
            hole = true;
        if (p->locked && (flags & LX_MS_INVALIDATE)) {
            must_fail(m, MF_RULE_A5_6, LX_EBUSY);
            return;
        }
        note_synced(m, i, addr, last, true);
        reached = p->last >= last;
        next = p->last + 1;
    }
    if (hole || !reached) {
        must_fail(m, MF_RULE_A5_7, LX_ENOMEM);
        return;
    }
    mf_rule(MF_RULE_A5_8);
    must_return(m, 0);
}

/* DONTNEED of one piece's part: shared memory keeps its bytes. */
static void discard(struct mf_model *m, size_t i)
{
    struct piece *p = &m->pieces.at[i];

    mf_rule(MF_RULE_A6_3);
    if (p->seen.shared)
        return;
    if (p->seen.prot & EXEC)
        note_run(m, p->seen.first, p->seen.last);
    forget_bytes(m, p->seen.first, p->seen.last);
    p->since = m->clock;
    touch(m);
}

void step_madvise(struct mf_model *m, const struct mf_step *step)
{
    uint64_t addr = step->arg[0];
    uint64_t len = round_up(step->arg[1], m->target_page);
    uint32_t advice = (uint32_t)step->arg[2]; /* an int in the guest's kernel */
    bool drop = advice == LX_MADV_DONTNEED || advice == LX_MADV_DONTNEED_LOCKED;

    /* 0 to 3 are hints without effect; nothing else is known here. */
    if ((!drop && advice > 3) || addr % m->target_page != 0 || (len == 0 && step->arg[1] != 0) ||
        addr + len < addr) {
        must_fail(m, MF_RULE_A6_1, LX_EINVAL);
        return;
    }
    if (len == 0) {
        mf_rule(MF_RULE_A6_1);
        must_return(m, 0);
        return;
    }

    uint64_t last = addr + len - 1;
    uint64_t next = addr;
    bool hole = false;
    bool reached = false;
    size_t from;
    size_t to;
    split_range(m, addr, last, &from, &to);
    for (size_t i = from; i < to; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first != next)
            hole = true;
        if (advice == LX_MADV_DONTNEED && p->locked) {
            must_fail(m, MF_RULE_A6_4, LX_EINVAL);
            return;
        }
        if (p->locked && drop)
            mf_rule(MF_RULE_A6_4);
        if (drop)
            discard(m, i);
        else if (advice <= 2)
            m->pieces.at[i].advice = (uint8_t)advice;
        reached = p->last == last;
        next = p->last + 1;
    }
    if (hole || !reached) {
        must_fail(m, MF_RULE_A6_2, LX_ENOMEM);
        return;
    }
    must_return(m, 0);
}
