/* The content list against a flat array of bytes, and tokens against the bytes they stand for. */
#include "fuzz/content.h"

#include <stdlib.h>

#include "mm/test.h"

static uint64_t random_state;

static uint64_t random_next(void)
{
    random_state += 0x9e3779b97f4a7c15u;
    uint64_t mixed = random_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

static uint64_t below(uint64_t limit)
{
    return random_next() % limit;
}

static struct mf_token zero(void)
{
    return (struct mf_token){MF_ZERO, 0, 0};
}

static struct mf_token byte(uint32_t value)
{
    return (struct mf_token){MF_BYTE, value, 0};
}

static struct mf_token pattern(uint32_t seed, uint64_t at)
{
    return (struct mf_token){MF_PATTERN, seed, at};
}

/* --- The list. --- */

TEST(an_empty_list_is_absent_everywhere)
{
    struct mf_content content;
    struct mf_segment segment;

    mf_content_init(&content);
    CHECK(!mf_content_at(&content, 0, UINT64_MAX, &segment));
    CHECK_EQ(segment.first, 0);
    CHECK_EQ(segment.last, UINT64_MAX);
    mf_content_remove(&content, 0, UINT64_MAX);
    CHECK_EQ(content.count, 0);
    mf_content_free(&content);
}

TEST(a_set_inside_a_pattern_leaves_both_ends_at_their_offsets)
{
    struct mf_content content;
    struct mf_segment segment;

    mf_content_init(&content);
    mf_content_set(&content, 100, 199, pattern(3, 0x1000));
    mf_content_set(&content, 120, 129, byte(7));
    CHECK_EQ(content.count, 3);
    CHECK(mf_content_at(&content, 119, 500, &segment));
    CHECK_EQ(segment.last, 119);
    CHECK_EQ(segment.token.at, 0x1000 + 19);
    CHECK(mf_content_at(&content, 125, 500, &segment));
    CHECK_EQ(segment.last, 129);
    CHECK_EQ(mf_token_byte(segment.token), 7);
    CHECK(mf_content_at(&content, 130, 150, &segment));
    CHECK_EQ(segment.last, 150);
    CHECK_EQ(segment.token.at, 0x1000 + 30);
    CHECK(!mf_content_at(&content, 200, 500, &segment));
    CHECK_EQ(segment.last, 500);
    CHECK(!mf_content_at(&content, 50, 500, &segment));
    CHECK_EQ(segment.last, 99);
    mf_content_free(&content);
}

TEST(segments_that_continue_each_other_become_one)
{
    struct mf_content content;

    mf_content_init(&content);
    mf_content_set(&content, 0, 9, pattern(3, 0));
    mf_content_set(&content, 20, 29, pattern(3, 20));
    mf_content_set(&content, 10, 19, pattern(3, 10));
    CHECK_EQ(content.count, 1);
    CHECK_EQ(content.at[0].last, 29);
    mf_content_set(&content, 30, 39, pattern(3, 31)); /* one byte off: not a continuation */
    CHECK_EQ(content.count, 2);
    mf_content_set(&content, 40, 49, pattern(4, 41)); /* another file */
    CHECK_EQ(content.count, 3);
    mf_content_set(&content, 60, 69, byte(5));
    mf_content_set(&content, 70, 79, byte(0x105)); /* the same byte */
    CHECK_EQ(content.count, 4);
    mf_content_set(&content, 80, 89, zero());
    mf_content_set(&content, 90, 99, byte(0)); /* the same as zero */
    CHECK_EQ(content.count, 5);
    mf_content_free(&content);
}

TEST(a_byte_put_back_as_it_was_joins_the_pattern_again)
{
    struct mf_content content;

    mf_content_init(&content);
    mf_content_set(&content, 0, 0xfff, pattern(3, 0));
    mf_content_set(&content, 0x80, 0x80, byte(1));
    CHECK_EQ(content.count, 3);
    mf_content_set(&content, 0x80, 0x80, pattern(3, 0x80));
    CHECK_EQ(content.count, 1);
    mf_content_free(&content);
}

TEST(both_ends_of_the_address_space_are_ordinary_places)
{
    struct mf_content content;
    struct mf_segment segment;

    mf_content_init(&content);
    mf_content_set(&content, 0, UINT64_MAX, byte(9));
    mf_content_set(&content, UINT64_MAX, UINT64_MAX, byte(1));
    mf_content_set(&content, 0, 0, byte(2));
    CHECK_EQ(content.count, 3);
    CHECK(mf_content_at(&content, UINT64_MAX, UINT64_MAX, &segment));
    CHECK_EQ(mf_token_byte(segment.token), 1);
    mf_content_remove(&content, UINT64_MAX, UINT64_MAX);
    CHECK(!mf_content_at(&content, UINT64_MAX, UINT64_MAX, &segment));
    mf_content_remove(&content, 0, 0);
    CHECK_EQ(content.count, 1);
    CHECK_EQ(content.at[0].first, 1);
    CHECK_EQ(content.at[0].last, UINT64_MAX - 1);
    mf_content_free(&content);
}

enum { FLAT = 600, ABSENT = -1 };

struct flat {
    int byte[FLAT];
};

static void flat_set(struct flat *flat, uint64_t first, uint64_t last, struct mf_token token)
{
    for (uint64_t i = first; i <= last; i++)
        flat->byte[i] = mf_token_byte(mf_token_skip(token, i - first));
}

static bool list_is_canonical(const struct mf_content *content)
{
    for (size_t i = 0; i < content->count; i++) {
        const struct mf_segment *one = &content->at[i];
        if (one->first > one->last)
            return false;
        if (i == 0)
            continue;
        const struct mf_segment *before = one - 1;
        if (before->last >= one->first)
            return false;
        struct mf_token next = mf_token_skip(before->token, one->first - before->first);
        if (before->last + 1 == one->first && next.kind == one->token.kind &&
            next.seed == one->token.seed && next.at == one->token.at)
            return false;
    }
    return true;
}

static bool list_equals(const struct mf_content *content, const struct flat *flat)
{
    uint64_t at = 0;

    while (at < FLAT) {
        struct mf_segment segment;
        bool present = mf_content_at(content, at, FLAT - 1, &segment);
        if (segment.first != at || segment.last < at || segment.last >= FLAT)
            return false;
        for (uint64_t i = at; i <= segment.last; i++) {
            int want = present ? mf_token_byte(mf_token_skip(segment.token, i - at)) : ABSENT;
            if (flat->byte[i] != want)
                return false;
        }
        at = segment.last + 1;
    }
    return true;
}

static struct mf_token random_token(uint64_t place)
{
    switch (below(4)) {
    case 0:
        return zero();
    case 1:
        return byte((uint32_t)below(3));
    case 2:
        return pattern(3, place); /* joins others of its kind often */
    default:
        return pattern((uint32_t)below(2), below(FLAT));
    }
}

static void random_list_run(uint64_t seed)
{
    struct mf_content list[2];
    struct flat flat[2];

    random_state = seed;
    for (int k = 0; k < 2; k++) {
        mf_content_init(&list[k]);
        for (int i = 0; i < FLAT; i++)
            flat[k].byte[i] = ABSENT;
    }
    for (int step = 0; step < 1500; step++) {
        uint64_t len = 1 + below(below(2) ? 8 : 120);
        uint64_t first = below(FLAT - len + 1);
        uint64_t to = below(FLAT - len + 1);
        size_t k = (size_t)below(2);
        size_t from = (size_t)below(2);

        switch (below(8)) {
        case 0:
            mf_content_remove(&list[k], first, first + len - 1);
            for (uint64_t i = 0; i < len; i++)
                flat[k].byte[first + i] = ABSENT;
            break;
        case 1:
        case 2:
            if (from == k && first < to + len && to < first + len)
                continue;
            mf_content_copy(&list[k], to, &list[from], first, first + len - 1);
            for (uint64_t i = 0; i < len; i++)
                flat[k].byte[to + i] = flat[from].byte[first + i];
            break;
        default: {
            struct mf_token token = random_token(first);
            mf_content_set(&list[k], first, first + len - 1, token);
            flat_set(&flat[k], first, first + len - 1, token);
        }
        }
        if (!list_is_canonical(&list[k]) || !list_equals(&list[k], &flat[k])) {
            fprintf(stderr, "seed %" PRIu64 " step %d\n", seed, step);
            CHECK(list_is_canonical(&list[k]));
            CHECK(list_equals(&list[k], &flat[k]));
            break;
        }
    }
    mf_content_free(&list[0]);
    mf_content_free(&list[1]);
}

TEST(random_changes_leave_what_a_flat_array_would_hold)
{
    for (uint64_t seed = 1; seed <= 12; seed++)
        random_list_run(seed);
}

TEST(clear_keeps_the_memory_and_forgets_the_rest)
{
    struct mf_content content;

    mf_content_init(&content);
    for (uint64_t i = 0; i < 100; i++)
        mf_content_set(&content, i * 2, i * 2, byte(1));
    size_t capacity = content.capacity;
    struct mf_segment *at = content.at;
    mf_content_clear(&content);
    CHECK_EQ(content.count, 0);
    CHECK_EQ(content.capacity, capacity);
    CHECK(content.at == at);
    mf_content_free(&content);
}

/* --- Tokens. --- */

static bool same_by_bytes(struct mf_token a, struct mf_token b, uint64_t len)
{
    for (uint64_t i = 0; i < len; i++) {
        if (mf_token_byte(mf_token_skip(a, i)) != mf_token_byte(mf_token_skip(b, i)))
            return false;
    }
    return true;
}

TEST(the_pattern_is_the_one_that_programs_state)
{
    CHECK_EQ(mf_pattern(3, 0x27ff), 0xf5); /* DESIGN.md's example */
    CHECK_EQ(mf_token_byte(pattern(3, 0)), 3);
    CHECK_EQ(mf_token_byte(mf_token_skip(pattern(3, 0), 0x100)), 10);
    CHECK_EQ(mf_token_byte(mf_token_skip(byte(0x1ff), 77)), 0xff);
    CHECK_EQ(mf_token_byte(mf_token_skip(zero(), 77)), 0);
}

TEST(tokens_are_the_same_exactly_when_their_bytes_are)
{
    static const uint64_t lengths[] = {0, 1, 2, 3, 31, 255, 256, 257, 300, 1000, 65536, 70000};

    random_state = 77;
    for (int i = 0; i < 20000; i++) {
        struct mf_token token[2];
        for (int k = 0; k < 2; k++) {
            switch (below(6)) {
            case 0:
                token[k] = zero();
                break;
            case 1:
                token[k] = byte((uint32_t)below(0x300));
                break;
            default: /* offsets that are often congruent, and near the top of the numbers */
                token[k] = pattern((uint32_t)below(0x300), below(4) * 256 + below(3));
                if (below(8) == 0)
                    token[k].at = UINT64_MAX - below(400);
            }
        }
        uint64_t len = lengths[below(sizeof lengths / sizeof *lengths)];
        bool want = same_by_bytes(token[0], token[1], len);
        bool got = mf_token_same(token[0], token[1], len);
        if (got != want) {
            CHECK_EQ(got, want);
            fprintf(stderr,
                    "kind %u seed %u at %" PRIu64 ", kind %u seed %u at %" PRIu64 ", %" PRIu64 "\n",
                    token[0].kind, token[0].seed, token[0].at, token[1].kind, token[1].seed,
                    token[1].at, len);
            return;
        }
    }
}

TEST(patterns_of_different_files_can_be_the_same_for_ever)
{
    /* 256 bytes further on adds 7: so does a descriptor number that is 7 higher. */
    CHECK(mf_token_same(pattern(10, 0), pattern(3, 256), UINT64_MAX));
    CHECK(!mf_token_same(pattern(11, 0), pattern(3, 256), 1));
    CHECK(mf_token_same(pattern(3, 0), pattern(3, 65536), UINT64_MAX));
    CHECK(mf_token_same(pattern(3, 0), pattern(259, 0), UINT64_MAX));
}

TEST(patterns_can_agree_up_to_a_carry_and_differ_behind_it)
{
    /* Find it rather than trust the arithmetic: equal for some bytes, then not. */
    uint64_t longest = 0;

    for (uint32_t seed = 0; seed < 256; seed++) {
        uint64_t len = 0;
        while (len < 1000 && same_by_bytes(pattern(3, 0), pattern(seed, 5), len + 1))
            len++;
        if (len > longest && len < 1000)
            longest = len;
        if (len) {
            CHECK(mf_token_same(pattern(3, 0), pattern(seed, 5), len));
            CHECK(!mf_token_same(pattern(3, 0), pattern(seed, 5), len + 1));
        }
    }
    CHECK(longest > 200);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
