#include "fuzz/content.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

void mf_content_init(struct mf_content *content)
{
    *content = (struct mf_content){NULL, 0, 0};
}

void mf_content_free(struct mf_content *content)
{
    free(content->at);
    mf_content_init(content);
}

void mf_content_clear(struct mf_content *content)
{
    content->count = 0;
}

/* --- Tokens. --- */

/* One spelling for each token, so that equal ones compare equal field by field. */
static struct mf_token normal(struct mf_token token)
{
    switch (token.kind) {
    case MF_PATTERN:
        return token;
    case MF_BYTE:
        if (token.seed & 0xff)
            return (struct mf_token){MF_BYTE, token.seed & 0xff, 0};
        return (struct mf_token){MF_ZERO, 0, 0};
    default:
        return (struct mf_token){MF_ZERO, 0, 0};
    }
}

struct mf_token mf_token_skip(struct mf_token token, uint64_t skip)
{
    if (token.kind == MF_PATTERN)
        token.at += skip;
    return token;
}

uint8_t mf_token_byte(struct mf_token token)
{
    switch (token.kind) {
    case MF_PATTERN:
        return mf_pattern(token.seed, token.at);
    case MF_BYTE:
        return (uint8_t)(token.seed & 0xff);
    default:
        return 0;
    }
}

/* Does `next` go on where `token` is after len bytes? */
static bool continues(struct mf_token token, uint64_t len, struct mf_token next)
{
    if (token.kind != next.kind || token.seed != next.seed)
        return false;
    return token.kind != MF_PATTERN || token.at + len == next.at;
}

bool mf_token_same(struct mf_token a, struct mf_token b, uint64_t len)
{
    a = normal(a);
    b = normal(b);
    if (len == 0 || continues(a, 0, b))
        return true;
    if (a.kind != MF_PATTERN && b.kind != MF_PATTERN)
        return false; /* two different bytes */
    if (mf_token_byte(a) != mf_token_byte(b))
        return false;
    if (len == 1)
        return true;
    if (a.kind != b.kind)
        return false; /* a pattern never has the same byte twice running: steps are 31 or 38 */

    /*
     * Byte x of one minus byte x + d of the other depends on x only through the carry of the low
     * bytes, and 256 bytes running meet both carries unless d is a multiple of 256, when there is
     * none. So patterns that agree on 256 bytes agree for ever.
     */
    for (uint64_t i = 1; i < len && i < 256; i++) {
        if (mf_token_byte(mf_token_skip(a, i)) != mf_token_byte(mf_token_skip(b, i)))
            return false;
    }
    return true;
}

/* --- The list. --- */

/* The first segment that ends at or after `at`; count if there is none. */
static size_t find(const struct mf_content *content, uint64_t at)
{
    size_t low = 0;
    size_t high = content->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (content->at[middle].last < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void reserve(struct mf_content *content, size_t count)
{
    if (count <= content->capacity)
        return;
    size_t capacity = content->capacity ? content->capacity * 2 : FIRST_CAPACITY;
    if (capacity < count)
        capacity = count;
    struct mf_segment *at = realloc(content->at, capacity * sizeof *at);
    if (!at)
        abort();
    content->at = at;
    content->capacity = capacity;
}

/* Segments [low, high) become the `count` ones of `fresh`. */
static void splice(struct mf_content *content, size_t low, size_t high,
                   const struct mf_segment *fresh, size_t count)
{
    size_t after = content->count - high;

    reserve(content, low + count + after);
    if (after && low + count != high)
        memmove(&content->at[low + count], &content->at[high], after * sizeof *content->at);
    if (count)
        memcpy(&content->at[low], fresh, count * sizeof *fresh);
    content->count = low + count + after;
}

/* One more segment behind those in `fresh`, joined to the last one if it continues it. */
static size_t append(struct mf_segment *fresh, size_t count, struct mf_segment segment)
{
    if (count) {
        struct mf_segment *before = &fresh[count - 1];
        if (before->last + 1 == segment.first &&
            continues(before->token, segment.first - before->first, segment.token)) {
            before->last = segment.last;
            return count;
        }
    }
    fresh[count] = segment;
    return count + 1;
}

/* What [first, last] covers of the segments goes; then `token` is there, or nothing if NULL. */
static void replace(struct mf_content *content, uint64_t first, uint64_t last,
                    const struct mf_token *token)
{
    struct mf_segment fresh[3]; /* what stays on the left, the new one, what stays on the right */
    size_t count = 0;
    /* Touching neighbours are taken in too: the new segment may continue them. */
    size_t low = find(content, first ? first - 1 : 0);
    size_t high = find(content, last);

    if (high < content->count && content->at[high].first <= last)
        high++;
    if (high < content->count && content->at[high].first - 1 == last)
        high++;
    if (low < high && content->at[low].first < first) {
        struct mf_segment left = content->at[low];
        if (left.last >= first)
            left.last = first - 1;
        count = append(fresh, count, left);
    }
    if (token)
        count = append(fresh, count, (struct mf_segment){first, last, *token});
    if (low < high && content->at[high - 1].last > last) {
        struct mf_segment right = content->at[high - 1];
        if (right.first <= last) {
            right.token = mf_token_skip(right.token, last - right.first + 1);
            right.first = last + 1;
        }
        count = append(fresh, count, right);
    }
    splice(content, low, high, fresh, count);
}

void mf_content_set(struct mf_content *content, uint64_t first, uint64_t last,
                    struct mf_token token)
{
    token = normal(token);
    replace(content, first, last, &token);
}

void mf_content_remove(struct mf_content *content, uint64_t first, uint64_t last)
{
    size_t at = find(content, first);

    if (at < content->count && content->at[at].first <= last)
        replace(content, first, last, NULL);
}

bool mf_content_at(const struct mf_content *content, uint64_t from, uint64_t last,
                   struct mf_segment *segment)
{
    size_t at = find(content, from);

    segment->first = from;
    segment->last = last;
    if (at == content->count || content->at[at].first > last)
        return false;
    const struct mf_segment *found = &content->at[at];
    if (found->first > from) {
        segment->last = found->first - 1;
        return false;
    }
    if (found->last < last)
        segment->last = found->last;
    segment->token = mf_token_skip(found->token, from - found->first);
    return true;
}

void mf_content_copy(struct mf_content *target, uint64_t to, const struct mf_content *source,
                     uint64_t first, uint64_t last)
{
    struct mf_segment segment;
    uint64_t from = first;

    mf_content_remove(target, to, to + (last - first));
    for (;;) {
        if (mf_content_at(source, from, last, &segment))
            mf_content_set(target, to + (segment.first - first), to + (segment.last - first),
                           segment.token);
        if (segment.last == last)
            return;
        from = segment.last + 1;
    }
}
