/*
 * What a guest may see although its own kernel would not show it, because page sizes differ: the
 * allowances tail, stale (H > T), end and cow (H < T) of DESIGN.md, one function each. They are
 * asked only about bytes that the exact answer would refuse.
 *
 * Each is given [first, *last], uniform by exact_bytes, and says how far, from first on, it
 * explains what was seen; false: not even the first byte.
 */
#include "fuzz/model_internal.h"

static const struct mf_token ZEROS = {MF_ZERO, 0, 0};

static const struct object *object_of(const struct mf_model *m, const struct piece *p)
{
    return &m->objects[p->seen.object];
}

/* --- Comparing. --- */

static bool has_byte(const struct candidates *found, uint8_t byte)
{
    return found->bytes[byte / 64] >> byte % 64 & 1;
}

/* The whole stretch, or else its first byte alone. */
static bool matches(const struct candidates *found, struct mf_token token, uint64_t first,
                    uint64_t *last)
{
    uint8_t byte = mf_token_byte(token);

    if (token.kind != MF_PATTERN && has_byte(found, byte))
        return true;
    if (found->has_pattern && mf_token_same(found->pattern, token, *last - first + 1))
        return true;
    *last = first;
    return has_byte(found, byte) || (found->has_pattern && mf_token_byte(found->pattern) == byte);
}

static bool same_prefix(struct mf_token a, struct mf_token b, uint64_t first, uint64_t *last)
{
    if (mf_token_same(a, b, *last - first + 1))
        return true;
    *last = first;
    return mf_token_byte(a) == mf_token_byte(b);
}

/* Could the object's bytes behind [first, *last] have been this at a moment from since to until? */
static bool was_possible_until(const struct mf_model *m, const struct piece *p, uint64_t first,
                               uint64_t *last, uint64_t since, uint64_t until,
                               struct mf_token token)
{
    uint64_t offset = offset_at(p, first);
    uint64_t offset_last = offset + (*last - first);
    struct candidates found =
        possible_bytes(m, object_of(m, p), offset, &offset_last, since, until);

    *last = first + (offset_last - offset);
    return matches(&found, token, first, last);
}

static bool was_possible(const struct mf_model *m, const struct piece *p, uint64_t first,
                         uint64_t *last, uint64_t since, struct mf_token token)
{
    return was_possible_until(m, p, first, last, since, NOW, token);
}

/* Is the byte marked, and how far are its neighbours alike? */
static bool marked(const struct mf_content *content, uint64_t first, uint64_t *last,
                   struct mf_token *token)
{
    struct mf_segment segment;
    bool any = mf_content_at(content, first, *last, &segment);

    *last = segment.last;
    if (any && token)
        *token = segment.token;
    return any;
}

static bool any_marked(const struct mf_content *content, uint64_t first, uint64_t last)
{
    uint64_t end = last;

    return marked(content, first, &end, NULL) || end != last;
}

/* Would an end at `size` leave this offset's page wholly past it? */
static bool past(const struct mf_model *m, uint64_t size, uint64_t offset)
{
    return size == 0 || offset > page_last(size - 1, m->target_page);
}

/* --- tail (H > T). --- */

/*
 * Has the page, wholly past the end, memory by chance: company in its host page, now or once, or a
 * host page of the file that holds, or held, bytes before the end?
 */
static bool tail_page(const struct mf_model *m, const struct piece *p, uint64_t first,
                      uint64_t *last)
{
    uint64_t offset = offset_at(p, first);
    uint64_t smallest;
    uint64_t largest;

    if (p->company)
        return true;
    sizes_since(object_of(m, p), p->mapped, &smallest, &largest);
    if ((offset - first) % m->host_page != 0 || largest == 0)
        return false;
    uint64_t held = page_last(largest - 1, m->host_page);
    if (offset > held)
        return false;
    if (held - offset < *last - first)
        *last = first + (held - offset);
    return true;
}

static bool allow_tail(struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                       uint8_t fault, struct mf_token token)
{
    struct mf_token kept;

    if (fault != FINE)
        return false;
    if (past_end(m, object_of(m, p), offset_at(p, first)) && !tail_page(m, p, first, last))
        return false;
    if (p->seen.shared) /* such bytes live in the object, for all views and beyond its end */
        return was_possible(m, p, first, last, NOW, token);
    if (!past_end(m, object_of(m, p), offset_at(p, first)))
        return false; /* once the end is beyond the page, `stale` speaks for what is left */
    bool sure = marked(&m->stored, first, last, NULL);
    uint64_t end;
    if (marked(&m->lost, first, last, &kept)) {
        end = *last;
        if (same_prefix(kept, token, first, &end)) {
            *last = end;
            return true;
        }
        if (sure)
            return false;
    }
    end = *last;
    if (same_prefix(ZEROS, token, first, &end)) {
        *last = end;
        return true;
    }
    /* On the file's own host page what another view stored past the end shows, too, also once a
     * copy was dropped, and goes along where the page is copied. */
    return !sure && was_possible(m, p, first, last, p->mapped, token);
}

/* --- stale (H > T). --- */

static bool allow_stale(struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                        uint8_t fault, struct mf_token token)
{
    uint64_t offset = offset_at(p, first);
    struct mf_token kept;
    uint64_t smallest;
    uint64_t largest;

    if (p->seen.shared)
        return false;
    if (marked(&m->stored, first, last,
               NULL)) /* a store after the shrink, into a page that outlived it */
        return fault == FINE && past_end(m, object_of(m, p), offset) &&
               marked(&m->lost, first, last, &kept) && same_prefix(kept, token, first, last);
    sizes_since(object_of(m, p), p->since, &smallest, &largest);
    if (fault == BUS)
        return past(m, smallest, offset);
    if (past(m, largest, offset))
        return false; /* it never had bytes of the file */
    uint64_t held = page_last(largest - 1, m->target_page);
    if (held - offset < *last - first)
        *last = first + (held - offset);
    if (marked(&m->lost, first, last, &kept)) {
        uint64_t end = *last;
        if (same_prefix(kept, token, first, &end)) {
            *last = end;
            return true;
        }
    }
    uint64_t end = *last;
    if (was_possible(m, p, first, &end, p->since, token)) {
        *last = end;
        return true;
    }
    /* A snapshot is read from the file: it has zeros past the end, whatever the file's last page
     * held there. */
    return offset >= smallest && same_prefix(ZEROS, token, first, last);
}

/* --- end (H < T). --- */

/* Does an end at `size` cut the target page at this offset in two? */
static bool cuts(const struct mf_model *m, uint64_t size, uint64_t offset)
{
    return size % m->target_page != 0 && round_down(size, m->target_page) == offset;
}

bool end_page(const struct mf_model *m, const struct piece *p, uint64_t addr, bool *resized)
{
    const struct object *object = object_of(m, p);
    uint64_t offset = round_down(offset_at(p, addr), m->target_page);

    *resized = false;
    for (size_t i = object->event_count; i > 0; i--) {
        const struct event *event = &object->events[i - 1];
        if (event->clock <= p->mapped)
            break;
        if (event->kind == RESIZED &&
            (cuts(m, event->at, offset) || cuts(m, event->size_before, offset)))
            *resized = true;
    }
    return *resized || cuts(m, object->size, offset);
}

/* One of the looks a page has after a change of size: old zeros, what was stored, what the file
 * held since it was mapped. */
static bool looks_old(const struct mf_model *m, const struct piece *p, uint64_t first,
                      uint64_t *last, struct mf_token token)
{
    struct mf_token kept;
    uint64_t end = *last;

    if (marked(&m->lost, first, &end, &kept) && same_prefix(kept, token, first, &end)) {
        *last = end;
        return true;
    }
    *last = end;
    if (same_prefix(ZEROS, token, first, &end)) {
        *last = end;
        return true;
    }
    return was_possible(m, p, first, last, p->mapped, token);
}

static bool allow_end(struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                      uint8_t fault, struct mf_token token)
{
    struct mf_token kept;
    bool resized;

    *last = min_u64(*last, page_last(first, m->target_page));
    end_page(m, p, first, &resized);
    if (fault == BUS)
        return resized;
    bool own = marked(&m->own, first, last, &kept);
    if (own && p->seen.shared) {
        uint64_t end = *last;
        if (same_prefix(kept, token, first, &end)) {
            *last = end;
            return true;
        }
    }
    if (!own && !past_end(m, object_of(m, p), offset_at(p, first))) {
        /* A store elsewhere may have missed the file. */
        uint64_t end = *last;
        if (was_possible(m, p, first, &end, NOW, token)) {
            *last = end;
            return true;
        }
    }
    return resized && looks_old(m, p, first, last, token);
}

/* --- cow (H < T). --- */

/* The clock of the first store into a range; NOW: there was none yet. */
static uint64_t first_store(const struct mf_model *m, uint64_t first, uint64_t last)
{
    struct mf_token token;
    uint64_t earliest = NOW;

    for (uint64_t at = first;;) {
        uint64_t end = last;
        if (marked(&m->stored, at, &end, &token))
            earliest = min_u64(earliest, token.seed);
        if (end == last)
            return earliest;
        at = end + 1;
    }
}

static bool allow_cow(struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                      uint8_t fault, struct mf_token token)
{
    uint64_t host_first = round_down(first, m->host_page);
    uint64_t host_last = page_last(first, m->host_page);

    if (fault != FINE || p->seen.shared || !any_marked(&m->own, first, first) ||
        marked(&m->stored, first, last, NULL))
        return false;
    *last = min_u64(*last, host_last);
    /* A host page is copied at the first store to it, later perhaps than its target page was. */
    uint64_t copied = first_store(m, host_first, host_last);
    return was_possible_until(m, p, first, last, copied, copied, token);
}

/* --- Which applies. --- */

typedef bool allowance(struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                       uint8_t fault, struct mf_token token);

static bool applies(struct mf_model *m, allowance *allow, enum mf_rule_id id, const struct piece *p,
                    uint64_t first, uint64_t *last, uint8_t fault, struct mf_token token)
{
    uint64_t end = *last;

    if (mf_allowance_off[id] || !allow(m, p, first, &end, fault, token))
        return false;
    mf_rule(id);
    *last = end;
    return true;
}

bool allowed_bytes(struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                   uint8_t fault, struct mf_token token)
{
    if (!p->seen.is_object)
        return false;
    if (m->host_page > m->target_page)
        return applies(m, allow_tail, MF_ALLOW_tail, p, first, last, fault, token) ||
               applies(m, allow_stale, MF_ALLOW_stale, p, first, last, fault, token);
    return applies(m, allow_cow, MF_ALLOW_cow, p, first, last, fault, token) ||
           applies(m, allow_end, MF_ALLOW_end, p, first, last, fault, token);
}

bool allowed_object(struct mf_model *m, const struct object *object, uint64_t first, uint64_t *last,
                    struct mf_token token)
{
    if (m->host_page == m->target_page)
        return false;
    enum mf_rule_id id = m->host_page > m->target_page ? MF_ALLOW_tail : MF_ALLOW_end;
    struct candidates found = possible_bytes(m, object, first, last, NOW, NOW);
    if (mf_allowance_off[id] || !matches(&found, token, first, last))
        return false;
    mf_rule(id);
    return true;
}

bool allowed_store(struct mf_model *m, const struct piece *p, uint64_t addr, uint8_t fault)
{
    uint64_t offset = offset_at(p, addr);
    uint64_t last = addr;
    uint64_t smallest;
    uint64_t largest;
    bool resized;

    if (!p->seen.is_object)
        return false;
    if (m->host_page < m->target_page) {
        end_page(m, p, addr, &resized);
        if (!resized || mf_allowance_off[MF_ALLOW_end])
            return false;
        mf_rule(MF_ALLOW_end);
        return true;
    }
    if (fault == FINE && !mf_allowance_off[MF_ALLOW_tail] && tail_page(m, p, addr, &last)) {
        mf_rule(MF_ALLOW_tail);
        return true;
    }
    /* A snapshot that is older than the end, either way. */
    sizes_since(object_of(m, p), p->since, &smallest, &largest);
    if (p->seen.shared || (fault == FINE ? past(m, largest, offset) : !past(m, smallest, offset)))
        return false;
    if (fault == BUS &&
        any_marked(&m->stored, round_down(addr, m->target_page), page_last(addr, m->target_page)))
        return false; /* it has taken a store already */
    if (mf_allowance_off[MF_ALLOW_stale])
        return false;
    mf_rule(MF_ALLOW_stale);
    return true;
}

/* --- Company in host pages (H > T), remembered for `tail`. --- */

/* Pages past the end on the file's own last host page have memory, too, and may keep it when they
 * move. */
static void note_own_tail(struct mf_model *m, size_t index)
{
    struct piece p = m->pieces.at[index];
    const struct object *object = &m->objects[p.seen.object];
    uint64_t offset = p.seen.offset;

    if ((offset - p.seen.first) % m->host_page != 0 || object->size == 0)
        return;
    uint64_t inside = page_last(object->size - 1, m->target_page);
    uint64_t held = page_last(object->size - 1, m->host_page);
    uint64_t offset_last = offset + (p.seen.last - p.seen.first);
    if (offset > held || offset_last <= inside || inside == held)
        return;
    if (offset <= inside) {
        split_at(m, p.seen.first + (inside - offset) + 1);
        index++;
        offset = inside + 1;
    }
    p = m->pieces.at[index];
    if (offset_last > held)
        split_at(m, p.seen.first + (held - offset) + 1);
    m->pieces.at[index].company = true;
}

void note_company(struct mf_model *m)
{
    for (size_t i = 0; i < m->pieces.count; i++) {
        struct mf_piece seen = m->pieces.at[i].seen;
        if (!seen.is_object || m->pieces.at[i].company)
            continue;
        /* Cut until the piece lies in one host page or is made of whole ones. */
        uint64_t head = page_last(seen.first, m->host_page);
        if (round_down(seen.first, m->host_page) != seen.first && seen.last > head) {
            split_at(m, head + 1);
            seen.last = head;
        }
        uint64_t tail = round_down(seen.last, m->host_page);
        if (page_last(seen.last, m->host_page) != seen.last && tail > seen.first) {
            split_at(m, tail);
            seen.last = tail - 1;
        }
        bool company = seen.last - seen.first >= m->target_page;
        if (!company) { /* a single page: has it neighbours? */
            uint64_t first = round_down(seen.first, m->host_page);
            uint64_t last = page_last(seen.last, m->host_page);
            company = (first < seen.first && mapped_in(m, first, seen.first - 1)) ||
                      (last > seen.last && mapped_in(m, seen.last + 1, last));
        }
        m->pieces.at[i].company = company;
        if (!company)
            note_own_tail(m, i);
    }
}
