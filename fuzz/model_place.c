/*
 * Places: what is free, what a host page can hold, and whether a search could have found anything.
 * The searches try every gap; they are only run to check an ENOMEM.
 */
#include "fuzz/model_internal.h"

/* The gap that stays free below a GROWSDOWN mapping, in target pages (A2.4.5). */
enum { GUARD_PAGES = 256 };

/* --- Representable: what may share a host page (H > T). --- */

static struct user user_of(const struct piece *p)
{
    return (struct user){p->seen.shared, p->seen.object, p->seen.offset - p->seen.first};
}

static bool within(uint64_t x, uint64_t first, uint64_t last)
{
    return first <= x && x <= last;
}

/* Who uses the target page at x once the request is done; false: nobody. */
static bool user_after(struct mf_model *m, const struct change *change, uint64_t x,
                       struct user *user)
{
    const struct piece *p;

    if (within(x, change->first, change->last)) {
        if (x - change->first < change->guards)
            return false;
        if (!change->moves) {
            *user = (struct user){change->shared, change->object, change->offset - change->first};
            return true;
        }
        p = piece_at(m, change->source_first + (x - change->first));
        if (p) {
            *user = user_of(p);
            user->difference -= change->first - change->source_first;
            return true;
        } /* what lies under a hole of the source stays */
    }
    p = piece_at(m, x);
    if (!p || p->seen.guard ||
        (change->leaves && within(x, change->source_first, change->source_last)))
        return false;
    *user = user_of(p);
    return true;
}

/* Can the host page of x hold all its users: private ones only, or one object at one difference? */
static bool host_page_fits(struct mf_model *m, const struct change *change, uint64_t x)
{
    uint64_t last = page_last(x, m->host_page);
    struct user first_user = {0};
    bool any = false;

    for (x = round_down(x, m->host_page);; x += m->target_page) {
        struct user user;
        if (user_after(m, change, x, &user)) {
            if (!any)
                first_user = user;
            any = true;
            if (user.shared != first_user.shared)
                return false;
            if (user.shared &&
                (user.object != first_user.object || user.difference != first_user.difference))
                return false;
        }
        if (page_last(x, m->target_page) == last)
            return true;
    }
}

static bool congruent(const struct mf_model *m, uint64_t difference)
{
    return difference % m->host_page == 0;
}

static bool moved_representable(struct mf_model *m, const struct change *change)
{
    uint64_t shift = change->first - change->source_first;

    for (size_t i = piece_from(m, change->source_first); i < m->pieces.count; i++) {
        const struct piece *p = &m->pieces.at[i];
        if (p->seen.first > change->source_last)
            break;
        uint64_t first = max_u64(p->seen.first, change->source_first);
        uint64_t last = min_u64(p->seen.last, change->source_last);
        if (p->seen.shared && !congruent(m, p->seen.offset - p->seen.first - shift))
            return false;
        if (!host_page_fits(m, change, first + shift) || !host_page_fits(m, change, last + shift))
            return false;
    }
    return true;
}

bool representable(struct mf_model *m, const struct change *change)
{
    if (m->host_page <= m->target_page)
        return true;
    if (change->moves)
        return moved_representable(m, change);
    if (change->shared && change->object != FRESH_OBJECT &&
        !congruent(m, change->offset - change->first))
        return false;
    /* Host pages in between hold nothing else. */
    return host_page_fits(m, change, change->first) && host_page_fits(m, change, change->last);
}

/* --- Foreign mappings and guard gaps. --- */

bool foreign_in(const struct mf_model *m, uint64_t first, uint64_t last)
{
    for (unsigned i = 0; i < m->foreign_count; i++) {
        if (m->foreign[i].first <= last && m->foreign[i].last >= first)
            return true;
    }
    return false;
}

bool guarded(const struct mf_model *m, uint64_t first, uint64_t last)
{
    size_t i = piece_from(m, first);

    if (i < m->pieces.count && m->pieces.at[i].seen.first <= last)
        i = piece_from(m, last == UINT64_MAX ? last : last + 1);
    return i < m->pieces.count && m->pieces.at[i].seen.growsdown &&
           m->pieces.at[i].seen.first > last &&
           m->pieces.at[i].seen.first - last <= GUARD_PAGES * m->target_page;
}

/* --- Requests at a fixed place. --- */

/* Does a page that really gets a new user meet a foreign mapping? */
static bool moves_onto_foreign(const struct mf_model *m, const struct change *change)
{
    uint64_t shift = change->first - change->source_first;

    for (size_t i = piece_from(m, change->source_first); i < m->pieces.count; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first > change->source_last)
            break;
        if (foreign_in(m, max_u64(p->first, change->source_first) + shift,
                       min_u64(p->last, change->source_last) + shift))
            return true;
    }
    return false;
}

bool refused_at(struct mf_model *m, const struct change *change)
{
    if (!mf_allowance_off[MF_ALLOW_foreign] && foreign_in(m, change->first, change->last)) {
        bool certain = !change->moves || moves_onto_foreign(m, change);
        /* Under a hole of the source only: nothing is to be put there, but asking is no crime. */
        if (certain || m->got->error == LX_ENOMEM) {
            must_fail(m, MF_ALLOW_foreign, LX_ENOMEM);
            return true;
        }
    }
    if (!mf_allowance_off[MF_ALLOW_refusal] && !representable(m, change)) {
        must_fail(m, MF_ALLOW_refusal, LX_EINVAL);
        return true;
    }
    return false;
}

/* --- Requests for any place. --- */

static bool fits_at(struct mf_model *m, const struct wish *wish, uint64_t first)
{
    struct change change = wish->change;

    change.first = first;
    change.last = first + (wish->len - 1);
    return representable(m, &change);
}

/* Somewhere in a gap without foreign mappings. Only the gap's first host page can be partly used
 * below it, and a higher place never fits better above: so the places up to two host pages on,
 * which hold every remainder modulo H clear of that one, suffice; with a coarser alignment, as many
 * of its multiples. */
static bool gap_fits(struct mf_model *m, const struct wish *wish, bool guest_only, uint64_t first,
                     uint64_t last)
{
    uint64_t step = max_u64(wish->align, m->target_page);
    uint64_t place = round_up(first, step);
    uint64_t tries = 1;

    if (!guest_only && m->host_page > m->target_page)
        tries = 2 * (m->host_page / m->target_page);
    for (; tries > 0; tries--) {
        if (place < first || place > last || wish->len - 1 > last - place)
            return false;
        if (guest_only || fits_at(m, wish, place))
            return true;
        place += step;
    }
    return false;
}

static bool free_gap_fits(struct mf_model *m, const struct wish *wish, bool guest_only,
                          uint64_t first, uint64_t last)
{
    for (unsigned i = 0; !guest_only && i < m->foreign_count; i++) {
        const struct mf_span *foreign = &m->foreign[i];
        if (foreign->last < first || foreign->first > last)
            continue;
        if (foreign->first > first && gap_fits(m, wish, guest_only, first, foreign->first - 1))
            return true;
        if (foreign->last >= last)
            return false;
        first = foreign->last + 1;
    }
    return gap_fits(m, wish, guest_only, first, last);
}

/* Is the hint a place, guard gap or not? */
static bool hint_fits(struct mf_model *m, const struct wish *wish, bool guest_only)
{
    uint64_t last = wish->hint + (wish->len - 1);

    if (!wish->hinted || wish->hint < wish->hint_low || wish->hint > wish->hint_high ||
        wish->len - 1 > wish->hint_high - wish->hint || mapped_in(m, wish->hint, last))
        return false;
    return guest_only || (!foreign_in(m, wish->hint, last) && fits_at(m, wish, wish->hint));
}

bool place_exists(struct mf_model *m, const struct wish *wish, bool guest_only, bool guards_taken)
{
    uint64_t guard = guards_taken ? GUARD_PAGES * m->target_page : 0;
    uint64_t first = wish->low;

    if (hint_fits(m, wish, guest_only) &&
        !(guards_taken && guarded(m, wish->hint, wish->hint + (wish->len - 1))))
        return true;
    if (wish->low > wish->high)
        return false;
    for (size_t i = piece_from(m, first);; i++) {
        const struct mf_piece *p = i < m->pieces.count ? &m->pieces.at[i].seen : NULL;
        uint64_t kept = p && p->growsdown ? guard : 0;
        /* The gap below this piece, or what is left above the last one. */
        if (!p || p->first > first) {
            if (!p) {
                if (free_gap_fits(m, wish, guest_only, first, wish->high))
                    return true;
            } else if (p->first - first > kept) {
                uint64_t last = min_u64(p->first - kept - 1, wish->high);
                if (free_gap_fits(m, wish, guest_only, first, last))
                    return true;
            }
        }
        if (!p || p->last >= wish->high)
            return false;
        first = max_u64(first, p->last + 1);
    }
}

/* ENOMEM is right only if nothing fits; if only a guard gap does, either is. */
static void judge_no_room(struct mf_model *m, const struct wish *wish, enum mf_rule_id no_room)
{
    if (place_exists(m, wish, mf_allowance_off[MF_ALLOW_refusal], true)) {
        disagree(m, "SEARCH", "a place of 0x%llx bytes: there is one%s",
                 (unsigned long long)wish->len, hint_fits(m, wish, false) ? " at the hint" : "");
        return;
    }
    if (place_exists(m, wish, false, false))
        mf_rule(MF_ALLOW_guardgap);
    mf_rule(no_room);
    m->failed = true;
}

void judge_failure(struct mf_model *m, const struct wish *wish, enum mf_rule_id no_room)
{
    if (m->got->error == LX_ENOMEM) /* FreeBSD's number, too */
        judge_no_room(m, wish, no_room);
    else
        disagree(m, "RESULT", "a free place of 0x%llx bytes, or ENOMEM",
                 (unsigned long long)wish->len);
}

bool fits_free(struct mf_model *m, const struct wish *wish, uint64_t first)
{
    uint64_t last = first + (wish->len - 1);

    return first >= wish->low && first <= wish->high && wish->len - 1 <= wish->high - first &&
           !mapped_in(m, first, last) && !foreign_in(m, first, last) && fits_at(m, wish, first);
}

bool must_be_room(struct mf_model *m, const struct wish *wish, uint64_t first)
{
    uint64_t last = first + (wish->len - 1);
    const char *why = NULL;

    if (first < wish->low || last > wish->high)
        why = "inside what the flags ask for";
    else if (mapped_in(m, first, last))
        why = "that is free";
    else if (foreign_in(m, first, last))
        why = "clear of foreign mappings";
    else if (!fits_at(m, wish, first))
        why = "whose host pages can hold it";
    if (why)
        disagree(m, "SEARCH", "a place %s, in 0x%llx-0x%llx", why, (unsigned long long)wish->low,
                 (unsigned long long)wish->high);
    return why == NULL;
}

bool must_place(struct mf_model *m, const struct wish *wish, enum mf_rule_id no_room)
{
    uint64_t first = m->got->value;
    uint64_t last = first + (wish->len - 1);

    if (m->got->error != 0) {
        judge_failure(m, wish, no_room);
        return false;
    }
    if (first % m->target_page != 0) {
        disagree(m, "ALIGN", "a multiple of 0x%llx", (unsigned long long)m->target_page);
        return false;
    }
    if (!inside(m, first, wish->len)) {
        disagree(m, "RANGE", "0x%llx bytes that end at or below 0x%llx",
                 (unsigned long long)wish->len, (unsigned long long)m->highest);
        return false;
    }
    if (mf_allowance_off[MF_ALLOW_guardgap] && guarded(m, first, last)) {
        disagree(m, "SEARCH", "a place outside guard gaps");
        return false;
    }
    bool hint_is_free = hint_fits(m, wish, false);
    if (hint_is_free && wish->hint == first) {
        if (guarded(m, first, last))
            mf_rule(MF_ALLOW_guardgap);
        return true;
    }
    if (first < m->floor) {
        disagree(m, "RANGE", "an address from 0x%llx on", (unsigned long long)m->floor);
        return false;
    }
    if (hint_is_free && !guarded(m, wish->hint, wish->hint + (wish->len - 1))) {
        disagree(m, "SEARCH", "0x%llx: the hint, which is free", (unsigned long long)wish->hint);
        return false;
    }
    if (!must_be_room(m, wish, first))
        return false;
    if (guarded(m, first, last) || hint_is_free)
        mf_rule(MF_ALLOW_guardgap);
    return true;
}
