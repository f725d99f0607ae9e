/*
 * The page table against an array with one value per page, and its checker against broken tables.
 * TABLE_SEED replays a random run; its seed is printed first.
 */
#include "mm/table.h"

#include <stdlib.h>

#include "mm/table_internal.h"
#include "mm/test.h"

/* --- memory that can run out ----------------------------------------------------------------- */

struct pool {
    size_t held;
    size_t size;     /* of every block */
    size_t until_no; /* so many more gets succeed */
    bool is_mixed;   /* sizes differed */
};

static void *pool_get(void *context, size_t size)
{
    struct pool *pool = context;
    pool->is_mixed |= pool->size != 0 && pool->size != size;
    pool->size = size;
    if (pool->until_no == 0)
        return NULL;
    pool->until_no--;
    pool->held++;
    return malloc(size);
}

static void pool_put(void *context, void *block, size_t size)
{
    struct pool *pool = context;
    pool->is_mixed |= pool->size != size;
    pool->held--;
    free(block);
}

static struct pool pool;

static struct mm_table *table_make(uint64_t last)
{
    pool = (struct pool){.until_no = SIZE_MAX};
    return mm_table_create(last, &(struct mm_table_memory){pool_get, pool_put, &pool});
}

static void table_end(struct mm_table *table)
{
    mm_table_destroy(table);
    CHECK_EQ(pool.held, 0);
    CHECK(!pool.is_mixed);
}

static void set(struct mm_table *table, uint64_t first, uint64_t last, uint64_t value)
{
    CHECK(mm_table_reserve(table, 1));
    mm_table_assign(table, first, last, value);
}

/* Every second page mapped: twice as many runs as regions, which is the most there can be. */
static struct mm_table *table_of_isolated(uint64_t regions)
{
    struct mm_table *table = table_make(2 * regions - 1);
    for (uint64_t i = 0; i < regions; i++)
        set(table, 2 * i + 1, 2 * i + 1, 7);
    return table;
}

#define CHECK_CANON(TABLE)                                                                         \
    do {                                                                                           \
        const char *test_wrong = mm_table_check(TABLE);                                            \
        if (test_wrong)                                                                            \
            fprintf(stderr, "%s\n", test_wrong);                                                   \
        CHECK(test_wrong == NULL);                                                                 \
    } while (0)

#define CHECK_RUN(RUN, FIRST, LAST, VALUE)                                                         \
    do {                                                                                           \
        struct mm_run test_run = (RUN);                                                            \
        CHECK_EQ(test_run.first, FIRST);                                                           \
        CHECK_EQ(test_run.last, LAST);                                                             \
        CHECK_EQ(test_run.value, VALUE);                                                           \
    } while (0)

/* --- small facts ----------------------------------------------------------------------------- */

TEST(a_new_table_is_one_free_run)
{
    struct mm_table *table = table_make(99);
    CHECK_RUN(mm_table_find(table, 50), 0, 99, 0);
    CHECK_EQ(mm_table_last(table), 99);
    CHECK_EQ(mm_table_runs(table), 1);
    CHECK_EQ(mm_table_get(table, 0), 0);
    CHECK_CANON(table);
    table_end(table);
}

/* From any page to both ends; also where the table has several leaves. */
TEST(a_spot_goes_up_and_down_by_runs_and_stays_at_the_ends)
{
    enum { REGIONS = 200, LAST = 2 * REGIONS - 1 };
    struct mm_table *table = table_of_isolated(REGIONS);
    for (uint64_t page = 0; page <= LAST; page += 57) {
        struct mm_spot spot;
        uint64_t at = page;
        mm_table_spot(table, page, &spot);
        for (; at < LAST; at++) {
            CHECK_EQ(spot.first, at);
            CHECK_EQ(spot.last, at);
            CHECK_EQ(spot.value, at % 2 ? 7 : 0);
            CHECK(mm_table_up(table, &spot));
        }
        CHECK(!mm_table_up(table, &spot));
        for (; at > 0; at--) {
            CHECK_EQ(spot.first, at);
            CHECK_EQ(spot.last, at);
            CHECK_EQ(spot.value, at % 2 ? 7 : 0);
            CHECK(mm_table_down(table, &spot));
        }
        CHECK(!mm_table_down(table, &spot));
        CHECK_EQ(spot.first, 0);
        CHECK_EQ(spot.last, 0);
    }
    table_end(table);
}

TEST(a_table_of_one_page_holds_it)
{
    struct mm_table *table = table_make(0);
    set(table, 0, 0, 3);
    CHECK_RUN(mm_table_find(table, 0), 0, 0, 3);
    set(table, 0, 0, 0);
    CHECK_RUN(mm_table_find(table, 0), 0, 0, 0);
    CHECK_CANON(table);
    table_end(table);
}

TEST(the_largest_table_reaches_its_last_page_and_a_larger_one_is_refused)
{
    struct mm_table *table = table_make(MM_TABLE_LAST_MAX);
    struct mm_run gap;

    CHECK(mm_table_gap(table, 0, MM_TABLE_LAST_MAX, MM_TABLE_LAST_MAX + 1, true, &gap));
    set(table, MM_TABLE_LAST_MAX, MM_TABLE_LAST_MAX, 1);
    CHECK_RUN(mm_table_find(table, MM_TABLE_LAST_MAX), MM_TABLE_LAST_MAX, MM_TABLE_LAST_MAX, 1);
    CHECK_RUN(mm_table_find(table, 0), 0, MM_TABLE_LAST_MAX - 1, 0);
    CHECK_CANON(table);
    table_end(table);
    CHECK(table_make(MM_TABLE_LAST_MAX + 1) == NULL);
}

/* before ..........    assign ...aaaa...    after ...aaaa... */
TEST(assigning_inside_a_run_leaves_both_its_ends)
{
    struct mm_table *table = table_make(9);
    set(table, 3, 6, 5);
    CHECK_RUN(mm_table_find(table, 2), 0, 2, 0);
    CHECK_RUN(mm_table_find(table, 3), 3, 6, 5);
    CHECK_RUN(mm_table_find(table, 7), 7, 9, 0);
    CHECK_EQ(mm_table_runs(table), 3);
    CHECK_CANON(table);
    table_end(table);
}

/* before aaa...bbb.    assign ...aaa....    after aaaaaabbb.    assign ...bbb....    aaabbbbbb. */
TEST(a_run_merges_with_the_equal_one_before_it_or_after_it)
{
    struct mm_table *table = table_make(9);
    set(table, 0, 2, 1);
    set(table, 6, 8, 2);
    set(table, 3, 5, 1);
    CHECK_RUN(mm_table_find(table, 5), 0, 5, 1);
    set(table, 3, 5, 2);
    CHECK_RUN(mm_table_find(table, 5), 3, 8, 2);
    CHECK_EQ(mm_table_runs(table), 3);
    CHECK_CANON(table);
    table_end(table);
}

/* before aaa...aaa.    assign ...aaa....    after aaaaaaaaa. */
TEST(a_run_between_two_equal_ones_merges_with_both)
{
    struct mm_table *table = table_make(9);
    set(table, 0, 2, 1);
    set(table, 6, 8, 1);
    set(table, 3, 5, 1);
    CHECK_RUN(mm_table_find(table, 4), 0, 8, 1);
    CHECK_EQ(mm_table_runs(table), 2);
    CHECK_CANON(table);
    table_end(table);
}

TEST(assigning_a_value_that_is_there_changes_nothing)
{
    struct mm_table *table = table_make(9);
    set(table, 2, 7, 1);
    set(table, 3, 5, 1);
    set(table, 8, 9, 0);
    CHECK_EQ(mm_table_runs(table), 3);
    CHECK_RUN(mm_table_find(table, 3), 2, 7, 1);
    CHECK_CANON(table);
    table_end(table);
}

TEST(values_may_use_all_64_bits)
{
    struct mm_table *table = table_make(9);
    set(table, 0, 4, UINT64_MAX);
    set(table, 5, 9, UINT64_MAX - 1);
    CHECK_EQ(mm_table_get(table, 4), UINT64_MAX);
    CHECK_EQ(mm_table_get(table, 5), UINT64_MAX - 1);
    table_end(table);
}

/* --- many runs ------------------------------------------------------------------------------- */

TEST(one_assignment_over_everything_leaves_one_run_and_gives_memory_back)
{
    struct mm_table *table = table_of_isolated(50000);
    CHECK(table->levels >= 4);
    CHECK_CANON(table);
    set(table, 0, mm_table_last(table), 9);
    CHECK_EQ(mm_table_runs(table), 1);
    CHECK_RUN(mm_table_find(table, 777), 0, mm_table_last(table), 9);
    CHECK_EQ(table->levels, 1);
    CHECK(mm_table_bytes(table) <= (MM_SPARES_MAX + 2) * sizeof(union mm_node));
    CHECK_CANON(table);
    table_end(table);
}

TEST(clearing_from_any_page_to_the_end_or_from_the_start_keeps_the_rest)
{
    for (uint64_t at = 1; at < 8000; at += 397) {
        for (unsigned side = 0; side < 2; side++) {
            struct mm_table *table = table_of_isolated(4000);
            if (side == 0)
                set(table, at, mm_table_last(table), 0);
            else
                set(table, 0, at, 0);
            CHECK_CANON(table);
            for (uint64_t page = 0; page <= mm_table_last(table); page++) {
                bool is_cleared = side == 0 ? page >= at : page <= at;
                if (mm_table_get(table, page) != (is_cleared ? 0 : page % 2 * 7))
                    CHECK_EQ(page, UINT64_MAX);
            }
            table_end(table);
        }
    }
}

static double bytes_per_region(const struct mm_table *table, uint64_t regions)
{
    size_t spares = table->spare_count * sizeof(union mm_node);
    return (double)(mm_table_bytes(table) - spares) / (double)regions;
}

TEST(isolated_regions_take_at_most_64_bytes_each_in_whatever_order_they_come)
{
    enum { REGIONS = 20000 };
    for (unsigned order = 0; order < 4; order++) {
        struct mm_table *table = table_make(2 * REGIONS - 1);
        for (uint64_t i = 0; i < REGIONS; i++) {
            static const uint64_t steps[] = {1, REGIONS - 1, 7919, 3};
            uint64_t at = (i + 1) * steps[order] % REGIONS;
            set(table, 2 * at + 1, 2 * at + 1, 7);
        }
        CHECK_EQ(mm_table_runs(table), 2 * REGIONS);
        CHECK(bytes_per_region(table, REGIONS) <= 64);
        /* Thin it out, so that as many leaves as possible are nearly too empty. */
        uint64_t left = REGIONS;
        for (uint64_t at = 0; at < REGIONS; at++) {
            if (at % 5 < 2) {
                set(table, 2 * at + 1, 2 * at + 1, 0);
                left--;
            }
        }
        CHECK_CANON(table);
        CHECK(bytes_per_region(table, left) <= 64);
        table_end(table);
    }
}

/* --- gaps ------------------------------------------------------------------------------------ */

/* pages 0         10        20
 *       aa...aaaaaa.....aaaa..  */
static struct mm_table *table_with_gaps(void)
{
    struct mm_table *table = table_make(21);
    set(table, 0, 1, 1);
    set(table, 5, 10, 1);
    set(table, 16, 19, 1);
    return table;
}

TEST(the_lowest_gap_is_the_first_that_is_long_enough_and_the_highest_the_last)
{
    struct mm_table *table = table_with_gaps();
    struct mm_run gap;
    CHECK(mm_table_gap(table, 0, 21, 2, false, &gap));
    CHECK_RUN(gap, 2, 4, 0);
    CHECK(mm_table_gap(table, 0, 21, 4, false, &gap));
    CHECK_RUN(gap, 11, 15, 0);
    CHECK(mm_table_gap(table, 0, 21, 2, true, &gap));
    CHECK_RUN(gap, 20, 21, 0);
    CHECK(mm_table_gap(table, 0, 21, 3, true, &gap));
    CHECK_RUN(gap, 11, 15, 0);
    CHECK(!mm_table_gap(table, 0, 21, 6, true, &gap));
    CHECK(!mm_table_gap(table, 0, 21, 6, false, &gap));
    table_end(table);
}

TEST(a_gap_is_cut_to_the_window_on_both_sides)
{
    struct mm_table *table = table_with_gaps();
    struct mm_run gap;
    for (unsigned highest = 0; highest < 2; highest++) {
        CHECK(mm_table_gap(table, 12, 13, 2, highest, &gap));
        CHECK_RUN(gap, 12, 13, 0);
        CHECK(!mm_table_gap(table, 12, 13, 3, highest, &gap));
        CHECK(mm_table_gap(table, 6, 13, 3, highest, &gap));
        CHECK_RUN(gap, 11, 13, 0);
        CHECK(!mm_table_gap(table, 6, 12, 3, highest, &gap));
        CHECK(!mm_table_gap(table, 6, 9, 1, highest, &gap));
    }
    CHECK(mm_table_gap(table, 3, 14, 2, false, &gap));
    CHECK_RUN(gap, 3, 4, 0);
    CHECK(mm_table_gap(table, 3, 12, 2, true, &gap));
    CHECK_RUN(gap, 11, 12, 0);
    CHECK(mm_table_gap(table, 3, 11, 2, true, &gap));
    CHECK_RUN(gap, 3, 4, 0);
    table_end(table);
}

TEST(a_gap_across_many_leaves_that_were_cleared_at_once_is_found_whole)
{
    struct mm_table *table = table_of_isolated(5000);
    struct mm_run gap;
    set(table, 1001, 7000, 0);
    CHECK_CANON(table);
    CHECK(mm_table_gap(table, 0, 9999, 2, false, &gap));
    CHECK_RUN(gap, 1000, 7000, 0);
    CHECK(mm_table_gap(table, 0, 9999, 6001, true, &gap));
    CHECK_RUN(gap, 1000, 7000, 0);
    CHECK(!mm_table_gap(table, 0, 9999, 6002, true, &gap));
    table_end(table);
}

/* --- memory ---------------------------------------------------------------------------------- */

TEST(create_without_memory_returns_null_and_holds_nothing)
{
    for (size_t n = 0; n < 2; n++) {
        pool = (struct pool){.until_no = n};
        CHECK(!mm_table_create(9, &(struct mm_table_memory){pool_get, pool_put, &pool}));
        CHECK_EQ(pool.held, 0);
    }
}

TEST(destroying_no_table_does_nothing)
{
    pool = (struct pool){.until_no = 0};
    mm_table_destroy(NULL);
    CHECK_EQ(pool.held, 0);
}

TEST(reserve_without_memory_says_so_and_changes_nothing)
{
    for (size_t n = 0;; n++) {
        struct mm_table *table = table_of_isolated(3000);
        mm_table_assign(table, 0, 0, 0);
        size_t held = pool.held;
        size_t bytes = mm_table_bytes(table);
        uint64_t runs = mm_table_runs(table);
        pool.until_no = n;
        bool ok = mm_table_reserve(table, 100);
        if (!ok) {
            CHECK_EQ(pool.held, held);
            CHECK_EQ(mm_table_bytes(table), bytes);
        }
        CHECK_EQ(mm_table_runs(table), runs);
        CHECK_CANON(table);
        table_end(table);
        if (ok)
            break;
        CHECK(n < 1000);
    }
}

TEST(after_reserve_that_many_assignments_need_no_memory)
{
    for (uint64_t regions = 1; regions < 40000; regions = regions * 3 + 1) {
        for (unsigned assigns = 1; assigns <= 625; assigns *= 5) {
            struct mm_table *table = table_make(8 * regions);
            for (uint64_t i = 0; i < regions; i++)
                set(table, 8 * i, 8 * i + 5, 1 + i % 2);
            CHECK(mm_table_reserve(table, assigns));
            pool.until_no = 0;
            for (uint64_t i = 0; i < assigns; i++) {
                uint64_t at = i * 7919 % regions;
                mm_table_assign(table, 8 * at + 1 + i % 4, 8 * at + 1 + i % 4, 3 + i % 2);
            }
            CHECK_CANON(table);
            table_end(table);
        }
    }
}

TEST(reset_makes_a_table_of_any_size_free_and_keeps_only_some_spares)
{
    for (uint64_t regions = 1; regions < 30000; regions = regions * 2 + 1) {
        struct mm_table *table = table_of_isolated(regions);
        mm_table_reset(table, regions);
        CHECK_EQ(mm_table_runs(table), 1);
        CHECK_EQ(mm_table_last(table), regions);
        CHECK_RUN(mm_table_find(table, regions), 0, regions, 0);
        CHECK_CANON(table);
        CHECK(mm_table_bytes(table) <= (MM_SPARES_MAX + 2) * sizeof(union mm_node));
        CHECK_EQ(mm_table_bytes(table), pool.held * pool.size);
        set(table, 0, 0, 4);
        CHECK_RUN(mm_table_find(table, regions), 1, regions, 0);
        CHECK_CANON(table);
        table_end(table);
    }
}

/* --- random ---------------------------------------------------------------------------------- */

static uint64_t random_state;

static uint64_t random_below(uint64_t limit)
{
    random_state ^= (random_state & (UINT64_MAX >> 13)) << 13;
    random_state ^= random_state >> 7;
    random_state ^= (random_state & (UINT64_MAX >> 17)) << 17;
    return (random_state >> 11) % limit;
}

enum { FLAT_MAX = 200000 };
static uint64_t flat[FLAT_MAX];

static bool flat_gap(uint64_t first, uint64_t last, uint64_t pages, bool highest,
                     struct mm_run *gap)
{
    bool is_found = false;
    for (uint64_t at = first; at <= last; at++) {
        if (flat[at] != 0)
            continue;
        uint64_t from = at;
        while (at < last && flat[at + 1] == 0)
            at++;
        if (at - from + 1 < pages)
            continue;
        *gap = (struct mm_run){from, at, 0};
        is_found = true;
        if (!highest)
            break;
    }
    return is_found;
}

static void compare_gap(const struct mm_table *table, uint64_t size)
{
    uint64_t first = random_below(4) ? random_below(size) : 0;
    uint64_t last = random_below(4) ? first + random_below(size - first) : size - 1;
    uint64_t pages = 1 + random_below(random_below(2) ? 4 : last - first + 2);
    bool highest = random_below(2);
    struct mm_run want;
    struct mm_run got;

    bool want_found = flat_gap(first, last, pages, highest, &want);
    bool got_found = mm_table_gap(table, first, last, pages, highest, &got);
    CHECK_EQ(got_found, want_found);
    if (want_found && got_found)
        CHECK_RUN(got, want.first, want.last, 0);
}

static void compare_all(const struct mm_table *table, uint64_t size)
{
    uint64_t page = 0;
    while (page < size) {
        struct mm_run run = mm_table_find(table, page);
        if (run.first != page || run.last >= size)
            CHECK_EQ(run.first, page);
        for (; page <= run.last && page < size; page++)
            if (flat[page] != run.value)
                CHECK_EQ(run.value, flat[page]);
    }
    CHECK_EQ(page, size);
}

struct shape {
    uint64_t size;
    unsigned steps;
    unsigned values;
    unsigned wide;  /* one in so many assignments is as long as chance has it */
    unsigned every; /* compare everything after so many steps */
};

static void random_run(const struct shape *shape, uint64_t seed)
{
    struct mm_table *table = table_make(shape->size - 1);
    unsigned failures = test_failures;

    random_state = seed;
    memset(flat, 0, sizeof flat);
    for (unsigned step = 0; step < shape->steps && test_failures == failures; step++) {
        uint64_t first = random_below(shape->size);
        uint64_t rest = shape->size - first;
        uint64_t length =
            1 + random_below(random_below(shape->wide) ? (rest < 3 ? rest : 3) : rest);
        uint64_t value = random_below(shape->values);

        set(table, first, first + length - 1, value);
        for (uint64_t page = first; page < first + length; page++)
            flat[page] = value;

        uint64_t page = random_below(shape->size);
        CHECK_EQ(mm_table_get(table, page), flat[page]);
        if (step % shape->every == 0) {
            CHECK_CANON(table);
            compare_all(table, shape->size);
            compare_gap(table, shape->size);
            compare_gap(table, shape->size);
        }
        if (random_below(shape->steps / 3) == 0) {
            mm_table_reset(table, shape->size - 1);
            memset(flat, 0, sizeof flat);
        }
    }
    if (test_failures != failures)
        fprintf(stderr, "seed %" PRIu64 ", table of %" PRIu64 " pages\n", seed, shape->size);
    table_end(table);
}

static uint64_t test_seed(void)
{
    static uint64_t seed;
    if (seed == 0) {
        const char *given = getenv("TABLE_SEED");
        seed = given ? strtoull(given, NULL, 0) : 20240229;
        seed += seed == 0;
        printf("TABLE_SEED=%" PRIu64 "\n", seed);
    }
    return seed;
}

TEST(random_assignments_agree_with_an_array_at_every_step)
{
    static const struct shape shapes[] = {
        {1, 100, 3, 2, 1},      {2, 300, 3, 2, 1},          {7, 1000, 3, 2, 1},
        {64, 3000, 3, 10, 1},   {150, 3000, 5, 50, 1},      {400, 3000, 2, 100, 1},
        {700, 6000, 9, 500, 1}, {6000, 20000, 5, 2000, 37},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        random_run(&shapes[i], test_seed() + i);
}

/* Fill with runs of a page each, then dig holes of all lengths, so that trees of four levels lose
 * leaves, inner nodes and levels in the middle, at the start and at the end. */
TEST(random_holes_in_a_deep_table_agree_with_an_array)
{
    uint64_t seed = test_seed();
    for (unsigned round = 0; round < 6; round++) {
        struct mm_table *table = table_make(FLAT_MAX - 1);
        random_state = seed + round;
        for (uint64_t page = 0; page < FLAT_MAX; page++) {
            flat[page] = page % 2 + (page % 3 != 0);
            set(table, page, page, flat[page]);
        }
        CHECK(table->levels >= 4);
        for (unsigned hole = 0; hole < 40; hole++) {
            uint64_t shift = random_below(17);
            uint64_t first = random_below(FLAT_MAX);
            uint64_t last = first + random_below(((uint64_t)FLAT_MAX >> shift) + 1);
            uint64_t value = random_below(3);
            if (last >= FLAT_MAX)
                last = FLAT_MAX - 1;
            if (round == 1 && hole % 4 == 0)
                first = 0;
            set(table, first, last, value);
            for (uint64_t page = first; page <= last; page++)
                flat[page] = value;
            CHECK_CANON(table);
            compare_gap(table, FLAT_MAX);
            /* regrow a little, at the hole's ends */
            for (uint64_t i = 0; i < 200; i++) {
                uint64_t at = random_below(2) ? first + i : last - (i < last ? i : last);
                if (at >= FLAT_MAX)
                    continue;
                flat[at] = 10 + random_below(3);
                set(table, at, at, flat[at]);
            }
            CHECK_CANON(table);
        }
        compare_all(table, FLAT_MAX);
        table_end(table);
    }
}

/* --- the checker ----------------------------------------------------------------------------- */

static void check_says(struct mm_table *table, const char *want, const char *file, int line)
{
    const char *got = mm_table_check(table);
    if (!got || strcmp(got, want) != 0) {
        test_failures++;
        fprintf(stderr, "%s:%d: check says \"%s\", want \"%s\"\n", file, line,
                got ? got : "nothing", want);
    }
}

/* Break one field, see that the checker says so, and mend it again. */
#define BREAK(FIELD, WRONG, SAYS)                                                                  \
    do {                                                                                           \
        __typeof__(FIELD) test_old = (FIELD);                                                      \
        (FIELD) = (WRONG);                                                                         \
        check_says(table, SAYS, __FILE__, __LINE__);                                               \
        (FIELD) = test_old;                                                                        \
        CHECK(mm_table_check(table) == NULL);                                                      \
    } while (0)

TEST(the_checker_sees_every_kind_of_broken_table)
{
    struct mm_table *table = table_of_isolated(3000);
    struct mm_inner *root = &table->root->inner;
    CHECK_EQ(table->levels, 3);
    struct mm_inner *inner = &root->child[1]->inner;
    struct mm_leaf *leaf = &inner->child[1]->leaf;

    BREAK(table->end, 0, "the last page is out of bounds");
    BREAK(table->end, MM_TABLE_LAST_MAX + 2, "the last page is out of bounds");
    BREAK(table->end, table->end + 1, "the last run does not end at the last page");
    BREAK(table->levels, 0, "the depth is out of bounds");
    BREAK(table->levels, MM_TABLE_LEVELS_MAX + 1, "the depth is out of bounds");
    BREAK(table->runs, table->runs + 1, "the count of runs is wrong");
    BREAK(table->nodes, table->nodes - 1, "the count of nodes is wrong");
    BREAK(table->spare_count, table->spare_count + 1, "the count of spare nodes is wrong");
    BREAK(table->gap, 2, "the longest free run kept for the table is wrong");

    BREAK(root->count, 1, "an inner node's count is out of bounds");
    BREAK(root->count, MM_INNER_MAX + 1, "an inner node's count is out of bounds");
    BREAK(root->count, root->count - 1, "an unused key of an inner node is not the pad");
    BREAK(root->keys[MM_INNER_MAX - 1], 5000, "an unused key of an inner node is not the pad");
    BREAK(root->gap[0], 2, "the longest free run kept for a child is wrong");
    BREAK(inner->gap[1], 0, "the longest free run kept for a child is wrong");
    BREAK(root->keys[1], root->keys[1] + 1, "a separator is not its child's first page");
    BREAK(inner->keys[2], inner->keys[2] - 1, "a separator is not its child's first page");
    BREAK(inner->count, MM_INNER_MIN - 1, "a node has too few entries");
    BREAK(leaf->count, MM_LEAF_MIN - 1, "a node has too few entries");

    BREAK(leaf->count, MM_LEAF_MAX + 1, "a leaf's count is out of bounds");
    BREAK(leaf->count, leaf->count - 1, "an unused key of a leaf is not the pad");
    BREAK(leaf->keys[MM_LEAF_MAX], 9999, "an unused key of a leaf is not the pad");
    BREAK(leaf->keys[0], leaf->keys[0] + 1, "a leaf does not begin where the one before ends");
    BREAK(leaf->keys[3], leaf->keys[2], "keys of a leaf do not ascend");
    BREAK(leaf->keys[leaf->count], leaf->keys[leaf->count] + 1,
          "a separator is not its child's first page");
    BREAK(leaf->values[4], leaf->values[3], "neighbouring runs have equal values");
    BREAK(leaf->values[0], inner->child[0]->leaf.values[inner->child[0]->leaf.count - 1],
          "neighbouring runs have equal values");
    table_end(table);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
