/*
 * The page table beside an interval tree with one node per region (peer_tree.h): nanoseconds per
 * operation, and bytes per region.
 *
 *     table_bench [--seed=N] [--max=REGIONS] [--rounds=N] [--tuned=0|1]
 *
 * With --tuned=1 the peer is the faster of its two kinds. Both sides do the same operations from
 * the same seed, in turns, and a ratio is the median of the
 * rounds' ratios: on a shared machine nanoseconds come and go, ratios stay. Before anything is
 * timed, both run the same random operations and must agree.
 *
 *     set    1-64 pages anywhere, one of eight values (0 frees), in a table that such calls made
 *     get    the value of a page anywhere in that table
 *     gap    lowest free 2-64 pages where one page is free after each region: only the end fits
 *     cycle  unmap a region, find the lowest room for 1-64 pages, map there
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mm/table.h"
#include "tools/bench/bench.h"
#include "tools/bench/peer_tree.h"

static bool is_peer_tuned;

/* One side of the comparison; `is_peer` is always a constant where this is inlined. */
struct side {
    struct mm_table *table;
    struct peer_tree *peer;
    uint64_t random;
    uint64_t pages;
    uint64_t sum; /* of what was read, so that reading cannot be left out */
};

/* --- both sides ------------------------------------------------------------------------------ */

static void *memory_get(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void memory_put(void *context, void *block, size_t size)
{
    (void)context;
    (void)size;
    free(block);
}

static void fail(const char *what)
{
    fprintf(stderr, "table_bench: %s\n", what);
    exit(1);
}

static void side_make(struct side *side, bool is_peer, uint64_t pages, uint64_t seed)
{
    static const struct mm_table_memory memory = {memory_get, memory_put, NULL};
    *side = (struct side){.random = seed, .pages = pages};
    if (is_peer)
        side->peer = peer_tree_create(pages - 1, is_peer_tuned);
    else
        side->table = mm_table_create(pages - 1, &memory);
    if (!is_peer && !side->table)
        fail("no memory");
}

static void side_end(struct side *side)
{
    if (side->peer)
        peer_tree_destroy(side->peer);
    mm_table_destroy(side->table);
}

static inline void side_set(struct side *side, bool is_peer, uint64_t first, uint64_t last,
                            uint64_t value)
{
    if (is_peer) {
        peer_tree_set(side->peer, first, last, value);
        return;
    }
    if (!mm_table_reserve(side->table, 1))
        fail("no memory");
    mm_table_assign(side->table, first, last, value);
}

static inline bool side_gap(struct side *side, bool is_peer, uint64_t pages, uint64_t *first)
{
    if (is_peer)
        return peer_tree_gap(side->peer, 0, pages, first);
    struct mm_run gap;
    bool is_found = mm_table_gap(side->table, 0, side->pages - 1, pages, false, &gap);
    *first = gap.first;
    return is_found;
}

static inline bool side_find(struct side *side, bool is_peer, uint64_t page, uint64_t *first,
                             uint64_t *last)
{
    if (is_peer)
        return peer_tree_find(side->peer, page, first, last);
    struct mm_run run = mm_table_find(side->table, page);
    *first = run.first;
    *last = run.last;
    return run.value != 0;
}

static inline uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* limit < 2^32 */
static inline uint64_t random_below(uint64_t *state, uint64_t limit)
{
    return ((random_next(state) >> 32) * limit) >> 32;
}

/* --- the operations -------------------------------------------------------------------------- */

static inline void run_set(struct side *side, bool is_peer, uint64_t count)
{
    for (; count != 0; count--) {
        uint64_t length = 1 + random_below(&side->random, 64);
        uint64_t first = random_below(&side->random, side->pages - 64);
        uint64_t value = random_below(&side->random, 8);
        side_set(side, is_peer, first, first + length - 1, value);
    }
}

static inline void run_get(struct side *side, bool is_peer, uint64_t count)
{
    for (; count != 0; count--) {
        uint64_t page = random_below(&side->random, side->pages);
        side->sum += is_peer ? peer_tree_get(side->peer, page) : mm_table_get(side->table, page);
    }
}

static inline void run_gap(struct side *side, bool is_peer, uint64_t count)
{
    for (; count != 0; count--) {
        uint64_t first;
        if (!side_gap(side, is_peer, 2 + random_below(&side->random, 63), &first))
            fail("the gap at the end was not found");
        side->sum += first;
    }
}

static inline void run_cycle(struct side *side, bool is_peer, uint64_t count)
{
    for (; count != 0; count--) {
        uint64_t first;
        uint64_t last;
        uint64_t page = random_below(&side->random, side->pages);
        uint64_t pages = 1 + random_below(&side->random, 64);
        uint64_t value = 1 + random_below(&side->random, 1 << 20);
        if (side_find(side, is_peer, page, &first, &last))
            side_set(side, is_peer, first, last, 0);
        if (side_gap(side, is_peer, pages, &first))
            side_set(side, is_peer, first, first + pages - 1, value);
    }
}

/* --- the tables ------------------------------------------------------------------------------ */

/* Runs of random lengths that average 16 pages, which is where run_set leads to. */
static void build_random(struct side *side, bool is_peer, uint64_t regions)
{
    uint64_t first = 0;
    for (uint64_t i = 0; i < regions && first + 32 < side->pages; i++) {
        uint64_t length = 1 + random_below(&side->random, 31);
        side_set(side, is_peer, first, first + length - 1, i % 8);
        first += length;
    }
    run_set(side, is_peer, 2 * regions);
}

/* Single pages with single free pages between them, from low to high or in any order. */
static void build_isolated(struct side *side, bool is_peer, uint64_t regions, bool is_shuffled)
{
    uint64_t step = 1;
    if (is_shuffled)
        for (step = regions * 5 / 8 | 1; regions % step == 0 || step % 5 == 0;)
            step += 2;
    uint64_t at = 0;
    for (uint64_t i = 0; i < regions; i++) {
        side_set(side, is_peer, 2 * at, 2 * at, 1);
        at = (at + step) % regions;
    }
}

/* Regions of 1-64 pages, each different from the next, then some room. */
static void build_dense(struct side *side, bool is_peer, uint64_t regions)
{
    uint64_t first = 0;
    for (uint64_t i = 0; i < regions; i++) {
        uint64_t length = 1 + random_below(&side->random, 64);
        if (first + length > side->pages)
            break;
        side_set(side, is_peer, first, first + length - 1, 1 + i % 1000);
        first += length;
    }
}

/* --- timing ---------------------------------------------------------------------------------- */

typedef void runner(struct side *side, uint64_t count);

static double time_ns(struct side *side, runner *run, uint64_t count)
{
    double start = mf_bench_seconds();
    run(side, count);
    return (mf_bench_seconds() - start) * 1e9 / (double)count;
}

/* So many operations that they take a few milliseconds. */
static uint64_t calibrate(struct side *side, runner *run)
{
    uint64_t count = 1;
    for (;;) {
        double all = time_ns(side, run, count) * (double)count;
        if (all > 3e6)
            return count;
        count *= all > 3e5 ? 3 : 8;
    }
}

struct outcome {
    double table_ns;
    double peer_ns; /* 0: not measured */
    double ratio;
};

static struct outcome measure(struct side *table, struct side *peer, runner *run_table,
                              runner *run_peer, unsigned rounds)
{
    double table_ns[MF_BENCH_ROUNDS_MAX];
    double peer_ns[MF_BENCH_ROUNDS_MAX];
    double ratio[MF_BENCH_ROUNDS_MAX];
    uint64_t table_count = calibrate(table, run_table);
    uint64_t peer_count = peer ? calibrate(peer, run_peer) : 0;

    for (unsigned i = 0; i < rounds; i++) {
        table_ns[i] = time_ns(table, run_table, table_count);
        if (!peer)
            continue;
        peer_ns[i] = time_ns(peer, run_peer, peer_count);
        ratio[i] = peer_ns[i] / table_ns[i];
    }
    struct outcome outcome = {.table_ns = mf_bench_median(table_ns, rounds)};
    if (peer) {
        outcome.peer_ns = mf_bench_median(peer_ns, rounds);
        outcome.ratio = mf_bench_median(ratio, rounds);
    }
    return outcome;
}

#define RUNNERS(NAME)                                                                              \
    static void table_##NAME(struct side *side, uint64_t count)                                    \
    {                                                                                              \
        run_##NAME(side, false, count);                                                            \
    }                                                                                              \
    static void peer_##NAME(struct side *side, uint64_t count)                                     \
    {                                                                                              \
        run_##NAME(side, true, count);                                                             \
    }
RUNNERS(set)
RUNNERS(get)
RUNNERS(gap)
RUNNERS(cycle)

static void print_outcome(const char *name, uint64_t regions, struct outcome outcome, double goal)
{
    printf("%-6s %8" PRIu64 " %10.1f", name, regions, outcome.table_ns);
    if (outcome.peer_ns == 0)
        printf(" %14s %8s", "-", "-");
    else
        printf(" %14.1f %7.1fx", outcome.peer_ns, outcome.ratio);
    if (goal != 0)
        printf("   goal %.0fx: %s", goal, outcome.ratio >= goal ? "reached" : "short");
    printf("\n");
    fflush(stdout);
}

/* --- what is measured ------------------------------------------------------------------------ */

struct options {
    uint64_t seed;
    uint64_t max;
    unsigned rounds;
};

/* The peer's walks take seconds for a round where there are a million regions. */
static unsigned walk_rounds(const struct options *options, uint64_t regions)
{
    return regions > 100000 && options->rounds > 3 ? 3 : options->rounds;
}

static void bench_set_get(const struct options *options, uint64_t regions)
{
    struct side table;
    struct side peer;
    double goal = regions <= 100000 ? 5 : 4;

    side_make(&table, false, regions * 22 + 64, options->seed);
    side_make(&peer, true, regions * 22 + 64, options->seed);
    build_random(&table, false, regions);
    build_random(&peer, true, regions);
    print_outcome("set", peer_tree_regions(peer.peer),
                  measure(&table, &peer, table_set, peer_set, options->rounds), goal);
    goal = regions == 100 ? 3 : regions == 100000 ? 5 : 0;
    print_outcome("get", peer_tree_regions(peer.peer),
                  measure(&table, &peer, table_get, peer_get, options->rounds), goal);
    side_end(&table);
    side_end(&peer);
}

static double bench_gap(const struct options *options, uint64_t regions)
{
    struct side table;
    struct side peer;
    side_make(&table, false, regions * 2 + 64, options->seed);
    side_make(&peer, true, regions * 2 + 64, options->seed);
    build_isolated(&table, false, regions, true);
    build_isolated(&peer, true, regions, true);
    struct outcome outcome =
        measure(&table, &peer, table_gap, peer_gap, walk_rounds(options, regions));
    print_outcome("gap", regions, outcome, 0);
    side_end(&table);
    side_end(&peer);
    return outcome.table_ns;
}

static void bench_cycle(const struct options *options, uint64_t regions)
{
    struct side table;
    struct side peer;
    bool has_peer = regions <= 100000;
    side_make(&table, false, regions * 33 + 64, options->seed);
    side_make(&peer, true, regions * 33 + 64, options->seed);
    build_dense(&table, false, regions);
    if (has_peer)
        build_dense(&peer, true, regions);
    print_outcome("cycle", regions,
                  measure(&table, has_peer ? &peer : NULL, table_cycle, peer_cycle,
                          walk_rounds(options, regions * 2)),
                  0);
    side_end(&table);
    side_end(&peer);
}

static void print_bytes(const char *layout, struct side *table, struct side *peer)
{
    size_t regions = peer_tree_regions(peer->peer);
    printf("%-24s %8zu %10.1f %14.1f", layout, regions,
           (double)mm_table_bytes(table->table) / (double)regions,
           (double)peer_tree_bytes(peer->peer) / (double)regions);
    if (regions > 1000) /* below that it is a few nodes, not regions, that one pays for */
        printf("   goal 64: %s",
               mm_table_bytes(table->table) <= 64 * regions ? "reached" : "short");
    printf("\n");
    side_end(table);
    side_end(peer);
}

static void bench_bytes(const struct options *options, uint64_t regions)
{
    struct side side[2];
    for (unsigned is_peer = 0; is_peer < 2; is_peer++) {
        side_make(&side[is_peer], is_peer, regions * 33 + 64, options->seed);
        build_dense(&side[is_peer], is_peer, regions);
    }
    print_bytes("dense, low to high", &side[0], &side[1]);
    for (unsigned is_peer = 0; is_peer < 2; is_peer++) {
        side_make(&side[is_peer], is_peer, regions * 22 + 64, options->seed);
        build_random(&side[is_peer], is_peer, regions);
    }
    print_bytes("dense, after random sets", &side[0], &side[1]);
    for (unsigned order = 0; order < 2; order++) {
        for (unsigned is_peer = 0; is_peer < 2; is_peer++) {
            side_make(&side[is_peer], is_peer, regions * 2 + 64, options->seed);
            build_isolated(&side[is_peer], is_peer, regions, order);
        }
        print_bytes(order ? "isolated, in any order" : "isolated, low to high", &side[0], &side[1]);
    }
}

/* --- do both do the same? -------------------------------------------------------------------- */

static void compare_sides(struct side *table, struct side *peer)
{
    if (mm_table_check(table->table))
        fail(mm_table_check(table->table));
    for (uint64_t page = 0; page < table->pages; page++) {
        struct mm_run run = mm_table_find(table->table, page);
        uint64_t first = 0;
        uint64_t last = 0;
        if (peer_tree_get(peer->peer, page) != run.value)
            fail("table and peer tree disagree about a value");
        if (peer_tree_find(peer->peer, page, &first, &last) &&
            (first != run.first || last != run.last))
            fail("table and peer tree disagree about a region");
    }
    for (uint64_t pages = 1; pages < 200; pages++) {
        uint64_t table_first = 0;
        uint64_t peer_first = 0;
        bool in_table = side_gap(table, false, pages, &table_first);
        bool in_peer = side_gap(peer, true, pages, &peer_first);
        if (in_table != in_peer || (in_table && table_first != peer_first))
            fail("table and peer tree disagree about a gap");
    }
}

static void self_check(uint64_t seed)
{
    static const uint64_t sizes[] = {100, 1000, 20000};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct side table;
        struct side peer;
        side_make(&table, false, sizes[i], seed);
        side_make(&peer, true, sizes[i], seed);
        for (unsigned round = 0; round < 50; round++) {
            run_set(&table, false, 40);
            run_set(&peer, true, 40);
            run_cycle(&table, false, 10);
            run_cycle(&peer, true, 10);
            compare_sides(&table, &peer);
        }
        side_end(&table);
        side_end(&peer);
    }
}

int main(int argc, char **argv)
{
    struct options options = {.seed = 88172645463325252, .max = 1000000, .rounds = 15};

    for (int i = 1; i < argc; i++) {
        uint64_t number;
        if (mf_bench_option(argv[i], "--seed=", 1, UINT64_MAX, &options.seed) ||
            mf_bench_option(argv[i], "--max=", 100, UINT64_MAX, &options.max))
            continue;
        if (mf_bench_option(argv[i], "--rounds=", 1, MF_BENCH_ROUNDS_MAX, &number)) {
            options.rounds = (unsigned)number;
        } else if (mf_bench_option(argv[i], "--tuned=", 0, 1, &number)) {
            is_peer_tuned = number;
        } else {
            fprintf(stderr,
                    "table_bench: unknown option '%s'; there are --seed=N --max=REGIONS --rounds=N "
                    "--tuned=0|1\n",
                    argv[i]);
            return 2;
        }
    }

    printf("seed %" PRIu64 ", %s peer\n", options.seed, is_peer_tuned ? "tuned" : "plain");
    self_check(options.seed);
    printf("%-6s %8s %10s %14s %8s\n", "what", "regions", "table ns", "peer ns", "ratio");
    for (uint64_t regions = 100; regions <= options.max; regions *= 10)
        bench_set_get(&options, regions);
    double lowest = 0;
    double highest = 0;
    for (uint64_t regions = 100; regions <= options.max; regions *= 10) {
        double ns = bench_gap(&options, regions);
        lowest = lowest == 0 || ns < lowest ? ns : lowest;
        highest = ns > highest ? ns : highest;
    }
    printf("gap: slowest / fastest %.1f   goal 3: %s\n", highest / lowest,
           highest <= 3 * lowest ? "reached" : "short");
    for (uint64_t regions = 100; regions <= options.max; regions *= 10)
        bench_cycle(&options, regions);
    printf("%-24s %8s %10s %14s\n", "bytes per region", "regions", "table", "peer");
    for (uint64_t regions = 100; regions <= options.max; regions *= 100)
        bench_bytes(&options, regions);
    return 0;
}
