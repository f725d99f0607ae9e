/* The list of pieces: sorted, disjoint, cut where requests end, never joined again. */
#include "fuzz/model_internal.h"

#include <stdlib.h>
#include <string.h>

static void make_room(struct pieces *list)
{
    if (list->count < list->capacity)
        return;
    list->capacity = list->capacity ? list->capacity * 2 : 64;
    list->at = realloc(list->at, list->capacity * sizeof *list->at);
    if (!list->at)
        abort();
}

size_t piece_from(const struct mf_model *m, uint64_t addr)
{
    size_t low = 0;
    size_t high = m->pieces.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->pieces.at[middle].seen.last < addr)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const struct mf_model *m, size_t i, uint64_t addr)
{
    return i < m->pieces.count && m->pieces.at[i].seen.first <= addr &&
           addr <= m->pieces.at[i].seen.last;
}

struct piece *piece_at(struct mf_model *m, uint64_t addr)
{
    size_t i = m->piece_hit;

    if (!is_at(m, i, addr) && !is_at(m, ++i, addr)) {
        i = piece_from(m, addr);
        if (i == m->pieces.count || m->pieces.at[i].seen.first > addr)
            return NULL;
    }
    m->piece_hit = i;
    return &m->pieces.at[i];
}

bool mapped_in(const struct mf_model *m, uint64_t first, uint64_t last)
{
    size_t i = piece_from(m, first);

    return i < m->pieces.count && m->pieces.at[i].seen.first <= last;
}

static void insert_at(struct mf_model *m, size_t place, const struct piece *piece)
{
    struct piece copy = *piece; /* it may lie in the list that is about to move */

    make_room(&m->pieces);
    memmove(m->pieces.at + place + 1, m->pieces.at + place,
            (m->pieces.count - place) * sizeof copy);
    m->pieces.at[place] = copy;
    m->pieces.count++;
}

size_t split_at(struct mf_model *m, uint64_t addr)
{
    size_t i = piece_from(m, addr);

    if (i == m->pieces.count || m->pieces.at[i].seen.first >= addr)
        return i;
    struct piece high = m->pieces.at[i];
    if (high.seen.is_object)
        high.seen.offset += addr - high.seen.first;
    high.seen.first = addr;
    m->pieces.at[i].seen.last = addr - 1;
    insert_at(m, i + 1, &high);
    return i + 1;
}

void split_range(struct mf_model *m, uint64_t first, uint64_t last, size_t *from, size_t *to)
{
    *from = split_at(m, first);
    *to = last == UINT64_MAX ? m->pieces.count : split_at(m, last + 1);
}

void insert_piece(struct mf_model *m, const struct piece *piece)
{
    insert_at(m, piece_from(m, piece->seen.first), piece);
}

void remove_pieces(struct mf_model *m, uint64_t first, uint64_t last)
{
    size_t from;
    size_t to;

    split_range(m, first, last, &from, &to);
    memmove(m->pieces.at + from, m->pieces.at + to, (m->pieces.count - to) * sizeof *m->pieces.at);
    m->pieces.count -= to - from;
}

void append_piece(struct pieces *list, const struct piece *piece)
{
    make_room(list);
    list->at[list->count++] = *piece;
}

/* --- A8: when two are one. --- */

void charge(struct piece *p)
{
    if (p->seen.is_object && !p->seen.shared && (p->seen.prot & WRITE) && !p->seen.noreserve)
        p->charged = true;
}

/* Whatever their locks. */
static enum joined joined_but_lock(const struct piece *low, const struct piece *high)
{
    const struct mf_piece *a = &low->seen;
    const struct mf_piece *b = &high->seen;

    if (a->prot != b->prot || a->max_prot != b->max_prot || a->shared != b->shared ||
        a->is_object != b->is_object || a->stack != b->stack || a->growsdown != b->growsdown ||
        a->droppable != b->droppable || (a->noreserve != b->noreserve && !a->droppable))
        return DIFFERENT;
    if (a->is_object && (a->object != b->object || low->description != high->description ||
                         offset_at(low, b->first) != b->offset))
        return DIFFERENT;
    if (low->charged != high->charged)
        return DIFFERENT;
    if (low->advice != high->advice)
        return EITHER; /* one only if advice leaves no trace */
    if (a->noreserve != b->noreserve)
        return EITHER; /* droppable memory is never reserved, so it may be the same: tried on 6.18
                        */
    if (a->shared)
        return ONE;
    /* Parts of one request whose copies began in different mappings stay apart, tried on 6.18. */
    return low->origin == high->origin && low->touched == high->touched ? ONE : EITHER;
}

enum joined joined(const struct piece *low, const struct piece *high)
{
    bool unsure = low->seen.lock_unsure || high->seen.lock_unsure;
    enum joined one = joined_but_lock(low, high);

    if (low->seen.locked != high->seen.locked && !unsure)
        return DIFFERENT;
    return one == ONE && unsure ? EITHER : one;
}

void touch_mapping(struct mf_model *m, size_t i)
{
    struct piece *at = m->pieces.at;
    size_t from = i;
    size_t to = i;

    if (at[i].touched)
        return;
    while (from > 0 && at[from - 1].seen.last + 1 == at[from].seen.first &&
           joined(&at[from - 1], &at[from]) == ONE)
        from--;
    while (to + 1 < m->pieces.count && at[to].seen.last + 1 == at[to + 1].seen.first &&
           joined(&at[to], &at[to + 1]) == ONE)
        to++;
    m->origins++;
    for (; from <= to; from++)
        at[from].touched = m->origins;
}

static bool are_neighbours(const struct mf_model *m, size_t i)
{
    const struct piece *at = m->pieces.at;
    return i + 1 < m->pieces.count && at[i].seen.last + 1 == at[i + 1].seen.first;
}

/* Of piece i and its next one, below or above: how are they joined? *i becomes the next one. */
static enum joined step_beside(const struct mf_model *m, size_t *i, bool below,
                               enum joined (*join)(const struct piece *, const struct piece *))
{
    if (below && *i == 0)
        return DIFFERENT;
    size_t low = below ? *i - 1 : *i;
    *i = below ? low : low + 1;
    return are_neighbours(m, low) ? join(&m->pieces.at[low], &m->pieces.at[low + 1]) : DIFFERENT;
}

void unlock_beside(struct mf_model *m, size_t i, bool below)
{
    size_t count = 0; /* of neighbours that may be one mapping with piece i */
    size_t sure = 0;  /* of them, those that certainly are */
    enum joined one = ONE;

    for (size_t at = i;; count++) {
        enum joined next = step_beside(m, &at, below, joined);
        if (next == DIFFERENT)
            break;
        if (next == EITHER)
            one = EITHER;
        if (one == ONE)
            sure++;
    }
    for (size_t k = 1; k <= count; k++) {
        struct mf_piece *p = &m->pieces.at[below ? i - k : i + k].seen;
        if (k <= sure)
            p->locked = false;
        else if (p->locked)
            p->lock_unsure = true;
    }
}

void mf_model_settle_lock(struct mf_model *m, uint64_t first, uint64_t last, bool locked)
{
    size_t from;
    size_t to;

    split_range(m, first, last, &from, &to);
    for (size_t i = from; i < to; i++) {
        struct mf_piece *p = &m->pieces.at[i].seen;
        if (!p->lock_unsure)
            continue;
        p->locked = locked;
        p->lock_unsure = false;
    }
}

void mf_model_settle_prot(struct mf_model *m, uint64_t first, uint64_t last, unsigned prot)
{
    size_t from;
    size_t to;

    split_range(m, first, last, &from, &to);
    for (size_t i = from; i < to; i++) {
        struct mf_piece *p = &m->pieces.at[i].seen;
        if (!p->prot_unsure)
            continue;
        p->prot = (uint8_t)prot;
        p->prot_unsure = false;
    }
}

void doubt_locks_beside(struct mf_model *m, size_t i, bool below)
{
    while (step_beside(m, &i, below, joined_but_lock) != DIFFERENT) {
        if (m->pieces.at[i].seen.locked)
            m->pieces.at[i].seen.lock_unsure = true;
    }
}

enum joined joined_range(struct mf_model *m, uint64_t first, uint64_t last)
{
    size_t i = piece_from(m, first);
    enum joined answer = ONE;

    if (i == m->pieces.count || m->pieces.at[i].seen.first > first)
        return DIFFERENT;
    for (; m->pieces.at[i].seen.last < last; i++) {
        const struct piece *low = &m->pieces.at[i];
        if (i + 1 == m->pieces.count || low[1].seen.first != low->seen.last + 1)
            return DIFFERENT;
        enum joined one = joined(low, low + 1);
        if (one == DIFFERENT) {
            mf_rule(low->seen.is_object && low[1].seen.is_object &&
                            low->seen.object != low[1].seen.object
                        ? MF_RULE_A8_7
                        : MF_RULE_A8_2);
            return DIFFERENT;
        }
        if (one == EITHER)
            answer = EITHER;
        else
            mf_rule(low->seen.is_object ? MF_RULE_A8_6 : MF_RULE_A8_5);
    }
    return answer;
}

void unmap_range(struct mf_model *m, uint64_t first, uint64_t last)
{
    if (!mapped_in(m, first, last))
        return;
    note_executable(m, first, last);
    remove_pieces(m, first, last);
    forget_bytes(m, first, last);
    touch(m);
}
