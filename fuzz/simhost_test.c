/*
 * The simulated host, sentence by sentence: what a kernel would do, what a kernel would refuse, and
 * every kind of breach, provoked. simhost_random_test.c has the long runs against a reference.
 */
#include "fuzz/simhost.h"

#include <errno.h>

#include "mm/test.h"

enum { UNIT = 0x1000, RW = MM_HOST_READ | MM_HOST_WRITE };
enum { BASE = 0x100000, PAGES = 64 };

/* One host for each test, with what is most often wanted at hand. */
struct bed {
    struct mf_simhost *sim;
    struct mm_host host;
    const struct mm_host_ops *ops;
    void *context;
};

static struct mf_config plain_config(void)
{
    return (struct mf_config){.abi = MF_LINUX,
                              .bits = 64,
                              .target_page = UNIT,
                              .host_page = UNIT,
                              .base = BASE,
                              .highest = PAGES * UNIT - 1,
                              .min_addr = UNIT};
}

static struct bed make(const struct mf_config *config)
{
    struct bed bed = {.sim = mf_simhost_create()};

    mf_simhost_reset(bed.sim, config);
    bed.host = mf_simhost_interface(bed.sim);
    bed.ops = bed.host.ops;
    bed.context = bed.host.context;
    return bed;
}

static struct bed make_plain(void)
{
    struct mf_config config = plain_config();

    return make(&config);
}

static void drop(struct bed *bed)
{
    mf_simhost_destroy(bed->sim);
}

/* Host addresses of whole pages of the span. */
static struct mm_range pages(uint64_t first, uint64_t count)
{
    return (struct mm_range){BASE + first * UNIT, BASE + (first + count) * UNIT - 1};
}

static mm_haddr page(uint64_t number)
{
    return BASE + number * UNIT;
}

static int map_full(struct bed *bed, struct mm_host_map map)
{
    mm_haddr at = 0;
    int error = bed->ops->map(bed->context, &map, &at);

    if (!error && map.place != MM_PLACE_ANYWHERE)
        CHECK_EQ(at, map.at.first);
    return error;
}

static int map_anon(struct bed *bed, struct mm_range at, unsigned prot)
{
    return map_full(bed, (struct mm_host_map){.at = at, .prot = prot});
}

static int map_file(struct bed *bed, struct mm_range at, unsigned prot, mm_handle handle,
                    bool shared, uint64_t offset)
{
    return map_full(
        bed, (struct mm_host_map){
                 .at = at, .prot = prot, .handle = handle, .shared = shared, .offset = offset});
}

static int map_reserve(struct bed *bed, struct mm_range at, enum mm_place place)
{
    return map_full(bed, (struct mm_host_map){.at = at, .place = place, .reserve = true});
}

static mm_haddr map_staging(struct bed *bed, uint64_t count)
{
    struct mm_host_map map = {.at = {0, count * UNIT - 1}, .place = MM_PLACE_ANYWHERE, .prot = RW};
    mm_haddr at = 0;

    CHECK_EQ(bed->ops->map(bed->context, &map, &at), 0);
    return at;
}

static mm_handle open_file(struct bed *bed, int fd, uint64_t size, unsigned mode)
{
    struct mm_host_file file = {0};

    CHECK_EQ(mf_simhost_file(bed->sim, fd, size, mode, -1), 0);
    CHECK_EQ(bed->ops->file(bed->context, fd, &file), 0);
    return file.handle;
}

/* The byte at a place whatever its protection: 0..255, or -SIGSEGV, -SIGBUS. */
enum { SEGV = -1, BUS = -2 };

static int peek(struct bed *bed, uint64_t at)
{
    struct mf_token token;
    uint64_t end;

    switch (mf_simhost_look(bed->sim, at, at, &end, &token)) {
    case MF_OK:
        return mf_token_byte(token);
    case MF_SEGV:
        return SEGV;
    default:
        return BUS;
    }
}

static void expect(struct bed *bed, uint64_t at, int want)
{
    CHECK_EQ((int64_t)peek(bed, at), (int64_t)want);
}

static void poke(struct bed *bed, uint64_t at, uint8_t byte)
{
    CHECK_EQ(mf_simhost_store(bed->sim, at, byte), MF_OK);
}

static size_t count(struct bed *bed)
{
    return mf_simhost_mapping_count(bed->sim);
}

static void expect_no_breach(struct bed *bed)
{
    const char *breach = mf_simhost_breach(bed->sim);

    if (breach)
        fprintf(stderr, "breach: %s\n", breach);
    CHECK(breach == NULL);
}

static void expect_breach(struct bed *bed, const char *words)
{
    const char *breach = mf_simhost_breach(bed->sim);

    CHECK(breach != NULL);
    if (breach && !strstr(breach, words)) {
        fprintf(stderr, "breach: %s\n", breach);
        CHECK(strstr(breach, words) != NULL);
    }
}

/* --- Mappings. --- */

TEST(a_new_host_has_nothing_mapped)
{
    struct bed bed = make_plain();
    struct mm_range found;

    CHECK_EQ(count(&bed), 0);
    CHECK(!bed.ops->query(bed.context, 0, &found));
    expect(&bed, page(0), SEGV);
    struct mf_host_held held = mf_simhost_held(bed.sim);
    CHECK_EQ(held.handle_refs + held.blocks + held.saves + held.staging, 0);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(mapping_over_the_middle_splits_and_mapping_it_back_alike_joins)
{
    /* rrrrrrrr -> rr wwww rr -> rrrrrrrr */
    struct bed bed = make_plain();

    CHECK_EQ(map_anon(&bed, pages(0, 8), MM_HOST_READ), 0);
    CHECK_EQ(count(&bed), 1);
    CHECK_EQ(map_anon(&bed, pages(2, 4), RW), 0);
    CHECK_EQ(count(&bed), 3);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 1)->first, page(2));
    CHECK_EQ(mf_simhost_mapping(bed.sim, 1)->last, page(6) - 1);
    CHECK_EQ(map_anon(&bed, pages(2, 4), MM_HOST_READ), 0);
    CHECK_EQ(count(&bed), 1);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 0)->last, page(8) - 1);
    drop(&bed);
}

TEST(file_mappings_are_one_only_at_consecutive_offsets_of_one_file)
{
    struct bed bed = make_plain();
    mm_handle three = open_file(&bed, 3, 16 * UNIT, 3);
    mm_handle four = open_file(&bed, 4, 16 * UNIT, 3);

    CHECK_EQ(map_file(&bed, pages(0, 1), RW, three, true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(1, 1), RW, three, true, UNIT), 0);
    CHECK_EQ(count(&bed), 1);
    CHECK_EQ(map_file(&bed, pages(2, 1), RW, three, true, 4 * UNIT), 0);
    CHECK_EQ(count(&bed), 2);
    CHECK_EQ(map_file(&bed, pages(3, 1), RW, four, true, 5 * UNIT), 0);
    CHECK_EQ(count(&bed), 3);
    CHECK_EQ(map_file(&bed, pages(4, 1), RW, four, false, 6 * UNIT), 0);
    CHECK_EQ(count(&bed), 4);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 0)->kind, MF_HOST_SHARED);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 3)->kind, MF_HOST_PRIVATE);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 3)->offset, 6 * UNIT);
    drop(&bed);
}

TEST(shared_mappings_of_a_read_only_and_a_writable_descriptor_are_two)
{
    struct bed bed = make_plain();
    mm_handle writable = open_file(&bed, 3, 4 * UNIT, 3);
    struct mm_host_file file;

    CHECK_EQ(mf_simhost_file(bed.sim, 4, 0, 1, 3), 0);
    CHECK_EQ(bed.ops->file(bed.context, 4, &file), 0);
    CHECK(file.handle != writable);
    CHECK(file.readable && !file.writable && file.mappable);
    CHECK_EQ(map_file(&bed, pages(0, 1), MM_HOST_READ, writable, true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(1, 1), MM_HOST_READ, file.handle, true, UNIT), 0);
    CHECK_EQ(count(&bed), 2);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 0)->object, mf_simhost_mapping(bed.sim, 1)->object);
    CHECK_EQ(bed.ops->protect(bed.context, pages(0, 1), RW), 0);
    CHECK_EQ(bed.ops->protect(bed.context, pages(1, 1), RW), EACCES);
    CHECK_EQ(bed.ops->protect(bed.context, pages(0, 2), RW), EACCES);
    /* Private: the descriptor's mode is all the same, and the two are one. */
    CHECK_EQ(map_file(&bed, pages(0, 1), RW, writable, false, 0), 0);
    CHECK_EQ(map_file(&bed, pages(1, 1), RW, file.handle, false, UNIT), 0);
    CHECK_EQ(count(&bed), 1);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(noreplace_on_anything_is_refused_and_changes_nothing)
{
    struct bed bed = make_plain();
    struct mm_host_map map = {.at = pages(0, 4), .place = MM_PLACE_NOREPLACE, .prot = RW};
    mm_haddr at = 0;

    CHECK_EQ(map_anon(&bed, pages(3, 1), RW), 0);
    poke(&bed, page(3), 9);
    uint64_t version = mf_simhost_version(bed.sim);
    CHECK_EQ(bed.ops->map(bed.context, &map, &at), EEXIST);
    CHECK_EQ(mf_simhost_version(bed.sim), version);
    expect(&bed, page(3), 9);
    expect(&bed, page(0), SEGV);
    map.at = pages(0, 3);
    CHECK_EQ(bed.ops->map(bed.context, &map, &at), 0);
    CHECK_EQ(count(&bed), 1);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(unmapping_a_hole_is_fine_and_unmapped_bytes_are_gone)
{
    struct bed bed = make_plain();

    CHECK_EQ(map_anon(&bed, pages(0, 4), RW), 0);
    poke(&bed, page(1), 5);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(1, 8)), 0);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(20, 8)), 0);
    CHECK_EQ(count(&bed), 1);
    expect(&bed, page(1), SEGV);
    CHECK_EQ(map_anon(&bed, pages(1, 1), RW), 0);
    expect(&bed, page(1), 0);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(query_finds_the_next_mapping_whatever_it_is)
{
    struct bed bed = make_plain();
    struct mm_range found = {0, 0};

    CHECK_EQ(map_anon(&bed, pages(2, 2), RW), 0);
    CHECK_EQ(map_reserve(&bed, pages(8, 1), MM_PLACE_REPLACE), 0);
    CHECK(bed.ops->query(bed.context, 0, &found));
    CHECK_EQ(found.first, page(2));
    CHECK(bed.ops->query(bed.context, page(3), &found));
    CHECK_EQ(found.first, page(2));
    CHECK(bed.ops->query(bed.context, page(4), &found));
    CHECK_EQ(found.first, page(8));
    CHECK_EQ(found.last, page(9) - 1);
    CHECK(!bed.ops->query(bed.context, page(9), &found));
    CHECK_EQ(mf_simhost_counts(bed.sim)->queries, 4);
    drop(&bed);
}

TEST(protection_splits_joins_and_decides_loads_and_stores)
{
    struct bed bed = make_plain();
    uint8_t byte = 0;

    CHECK_EQ(map_anon(&bed, pages(0, 3), RW), 0);
    poke(&bed, page(1) + 7, 0x5a);
    CHECK_EQ(bed.ops->protect(bed.context, pages(1, 1), MM_HOST_NONE), 0);
    CHECK_EQ(count(&bed), 3);
    CHECK_EQ(mf_simhost_load(bed.sim, page(1) + 7, &byte), MF_SEGV);
    CHECK_EQ(mf_simhost_store(bed.sim, page(1) + 7, 1), MF_SEGV);
    expect(&bed, page(1) + 7, 0x5a);
    CHECK_EQ(bed.ops->protect(bed.context, pages(1, 1), MM_HOST_READ), 0);
    CHECK_EQ(mf_simhost_load(bed.sim, page(1) + 7, &byte), MF_OK);
    CHECK_EQ(byte, 0x5a);
    CHECK_EQ(mf_simhost_store(bed.sim, page(1) + 7, 1), MF_SEGV);
    CHECK_EQ(bed.ops->protect(bed.context, pages(0, 3), RW), 0);
    CHECK_EQ(count(&bed), 1);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(the_top_of_the_address_space_is_an_ordinary_place)
{
    struct mf_config config = plain_config();
    config.base = 0;
    config.highest = UINT64_MAX;
    struct bed bed = make(&config);
    struct mm_range top = {UINT64_MAX - UNIT + 1, UINT64_MAX};
    struct mm_range all = {0, UINT64_MAX};
    struct mm_range found = {0, 0};
    mm_haddr at = 0;

    CHECK_EQ(map_anon(&bed, top, RW), 0);
    poke(&bed, UINT64_MAX, 1);
    expect(&bed, UINT64_MAX, 1);
    CHECK(bed.ops->query(bed.context, UINT64_MAX, &found));
    CHECK_EQ(found.last, UINT64_MAX);
    CHECK_EQ(bed.ops->protect(bed.context, top, MM_HOST_READ), 0);
    CHECK_EQ(map_anon(&bed, all, RW), 0);
    CHECK_EQ(count(&bed), 1);
    expect(&bed, UINT64_MAX, 0);
    CHECK_EQ(mf_simhost_held(bed.sim).staging, 0);
    expect_no_breach(&bed);

    /* No room is left for staging: neither a breach nor a refusal that would excuse a failing call.
     */
    struct mm_host_map map = {.at = {0, UNIT - 1}, .place = MM_PLACE_ANYWHERE, .prot = RW};
    CHECK_EQ(bed.ops->map(bed.context, &map, &at), ENOMEM);
    CHECK_EQ(mf_simhost_counts(bed.sim)->refused, 0);
    CHECK_EQ(bed.ops->unmap(bed.context, all), 0);
    CHECK_EQ(count(&bed), 0);
    expect_no_breach(&bed);
    drop(&bed);
}

/* --- The mapping limit. --- */

TEST(a_call_that_would_leave_too_many_mappings_fails_and_changes_nothing)
{
    struct mf_config config = plain_config();
    config.host_maps = 3;
    struct bed bed = make(&config);
    mm_haddr to = page(20);

    CHECK_EQ(map_anon(&bed, pages(0, 8), RW), 0);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(4, 1)), 0); /* 0-3 5-7 */
    poke(&bed, page(1), 1);
    uint64_t version = mf_simhost_version(bed.sim);
    CHECK_EQ(bed.ops->protect(bed.context, pages(1, 1), MM_HOST_READ), ENOMEM);
    CHECK_EQ(map_anon(&bed, pages(1, 1), MM_HOST_READ), ENOMEM);
    CHECK_EQ(bed.ops->remap(bed.context, pages(1, 1), MM_PLACE_REPLACE, false, &to), ENOMEM);
    CHECK_EQ(mf_simhost_counts(bed.sim)->refused, 3);
    CHECK_EQ(mf_simhost_version(bed.sim), version);
    CHECK_EQ(count(&bed), 2);
    expect(&bed, page(1), 1);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(1, 1)), 0); /* 0 2-3 5-7: just three */
    CHECK_EQ(bed.ops->unmap(bed.context, pages(6, 1)), ENOMEM);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(5, 3)), 0);
    CHECK_EQ(map_reserve(&bed, pages(30, 1), MM_PLACE_REPLACE), 0);
    CHECK_EQ(map_reserve(&bed, pages(32, 1), MM_PLACE_REPLACE), ENOMEM); /* reservations count */
    CHECK_EQ(map_reserve(&bed, pages(31, 1), MM_PLACE_REPLACE), 0);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(a_move_that_leaves_no_more_mappings_passes_the_limit)
{
    struct mf_config config = plain_config();
    config.host_maps = 2;
    struct bed bed = make(&config);
    mm_haddr to = page(20);

    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    CHECK_EQ(map_anon(&bed, pages(8, 1), RW), 0);
    CHECK_EQ(bed.ops->remap(bed.context, pages(8, 1), MM_PLACE_REPLACE, true, &to), ENOMEM);
    CHECK_EQ(bed.ops->remap(bed.context, pages(8, 1), MM_PLACE_REPLACE, false, &to), 0);
    CHECK_EQ(count(&bed), 2);
    to = page(1); /* beside another: one less */
    CHECK_EQ(bed.ops->remap(bed.context, pages(20, 1), MM_PLACE_REPLACE, false, &to), 0);
    CHECK_EQ(count(&bed), 1);
    expect_no_breach(&bed);
    drop(&bed);
}

/* --- Moving. --- */

TEST(a_move_takes_contents_and_protection_along)
{
    struct bed bed = make_plain();
    mm_haddr to = page(20);

    CHECK_EQ(map_anon(&bed, pages(0, 4), RW), 0);
    poke(&bed, page(0), 1);
    poke(&bed, page(3) + 5, 2);
    CHECK_EQ(bed.ops->protect(bed.context, pages(2, 2), MM_HOST_READ), 0);
    CHECK_EQ(map_anon(&bed, pages(21, 1), RW), 0);
    poke(&bed, page(21), 9); /* goes */
    CHECK_EQ(bed.ops->remap(bed.context, pages(0, 4), MM_PLACE_REPLACE, false, &to), 0);
    CHECK_EQ(to, page(20));
    expect(&bed, page(0), SEGV);
    expect(&bed, page(20), 1);
    expect(&bed, page(21), 0);
    expect(&bed, page(23) + 5, 2);
    CHECK_EQ(count(&bed), 2);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 1)->prot, MM_HOST_READ);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 1)->first, page(22));
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(a_move_that_keeps_the_source_leaves_zeros_or_the_file_there)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, 4 * UNIT, 3);
    mm_haddr to = page(20);

    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    CHECK_EQ(map_file(&bed, pages(1, 1), RW, handle, false, 0), 0);
    CHECK_EQ(map_file(&bed, pages(2, 1), RW, handle, true, UNIT), 0);
    for (uint64_t i = 0; i < 3; i++)
        poke(&bed, page(i), 0xee);
    CHECK_EQ(bed.ops->remap(bed.context, pages(0, 3), MM_PLACE_REPLACE, true, &to), 0);
    for (uint64_t i = 0; i < 3; i++)
        expect(&bed, page(20 + i), 0xee);
    expect(&bed, page(0), 0);
    expect(&bed, page(1), mf_pattern(3, 0));
    expect(&bed, page(2), 0xee); /* both show the file */
    poke(&bed, page(2), 0xdd);
    expect(&bed, page(22), 0xdd);
    CHECK_EQ(count(&bed), 6);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(moves_to_staging_and_back_leave_nothing_behind)
{
    for (int policy = MF_TOP_DOWN; policy <= MF_RANDOM; policy++) {
        struct mf_config config = plain_config();
        config.policy = (enum mf_policy)policy;
        config.policy_seed = 5;
        struct bed bed = make(&config);
        mm_haddr away = 0;
        mm_haddr back = page(3);

        CHECK_EQ(map_anon(&bed, pages(3, 2), RW), 0);
        poke(&bed, page(4), 0x77);
        CHECK_EQ(bed.ops->remap(bed.context, pages(3, 2), MM_PLACE_ANYWHERE, false, &away), 0);
        CHECK(away % UNIT == 0);
        CHECK(away + 2 * UNIT <= BASE || away >= page(PAGES));
        CHECK(away >= 0x10000);
        CHECK_EQ(mf_simhost_held(bed.sim).staging, 1);
        expect(&bed, page(4), SEGV);
        expect(&bed, away + UNIT, 0x77);
        CHECK_EQ(bed.ops->remap(bed.context, (struct mm_range){away, away + 2 * UNIT - 1},
                                MM_PLACE_REPLACE, false, &back),
                 0);
        CHECK_EQ(mf_simhost_held(bed.sim).staging, 0);
        expect(&bed, page(4), 0x77);
        expect_no_breach(&bed);
        drop(&bed);
    }
}

TEST(staging_goes_where_the_policy_says)
{
    struct mf_config config = plain_config();
    config.policy = MF_BOTTOM_UP;
    struct bed bed = make(&config);
    CHECK_EQ(map_staging(&bed, 1), 0x10000);
    CHECK_EQ(map_staging(&bed, 1), 0x10000 + UNIT);
    CHECK_EQ(map_staging(&bed, 0x1000), BASE + (PAGES + 1) * UNIT); /* too long for below */
    drop(&bed);

    config.policy = MF_TOP_DOWN;
    bed = make(&config);
    mm_haddr top = map_staging(&bed, 1);
    CHECK_EQ(top, UINT64_MAX - 0x10000 - UNIT + 1);
    CHECK_EQ(map_staging(&bed, 2), top - 2 * UNIT);
    drop(&bed);

    config.policy = MF_RANDOM;
    config.policy_seed = 1;
    bed = make(&config);
    mm_haddr one = map_staging(&bed, 1);
    mm_haddr two = map_staging(&bed, 1);
    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(map_staging(&bed, 1), one); /* the same seed, the same places */
    CHECK_EQ(map_staging(&bed, 1), two);
    config.policy_seed = 2;
    mf_simhost_reset(bed.sim, &config);
    CHECK(map_staging(&bed, 1) != one);
    drop(&bed);
}

TEST(staging_may_be_protected_written_and_unmapped)
{
    struct bed bed = make_plain();
    mm_haddr at = map_staging(&bed, 2);
    struct mm_range range = {at, at + 2 * UNIT - 1};

    CHECK_EQ(bed.ops->protect(bed.context, range, MM_HOST_READ), 0);
    CHECK_EQ(bed.ops->zero(bed.context, range), 0);
    CHECK_EQ(bed.ops->unmap(bed.context, range), 0);
    CHECK_EQ(mf_simhost_held(bed.sim).staging, 0);
    expect_no_breach(&bed);
    drop(&bed);
}

/* --- Files, copy on write, ends of files. --- */

TEST(a_store_to_a_private_page_copies_its_host_page_and_no_other)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, 4 * UNIT, 3);

    CHECK_EQ(map_file(&bed, pages(0, 4), RW, handle, false, 0), 0);
    CHECK_EQ(map_file(&bed, pages(10, 4), RW, handle, true, 0), 0);
    expect(&bed, page(1) + 5, mf_pattern(3, UNIT + 5));
    poke(&bed, page(1), 0xaa);
    poke(&bed, page(11) + 5, 0xbb); /* into the file: page 1 has its own copy by now */
    poke(&bed, page(12) + 5, 0xcc);
    expect(&bed, page(1), 0xaa);
    expect(&bed, page(1) + 5, mf_pattern(3, UNIT + 5));
    expect(&bed, page(2) + 5, 0xcc);
    expect(&bed, page(11), mf_pattern(3, UNIT));
    CHECK_EQ(bed.ops->discard(bed.context, pages(0, 4)), 0);
    expect(&bed, page(1), mf_pattern(3, UNIT));
    expect(&bed, page(1) + 5, 0xbb);
    CHECK_EQ(bed.ops->discard(bed.context, pages(10, 4)), 0); /* shared pages keep their bytes */
    expect(&bed, page(11) + 5, 0xbb);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(pages_wholly_past_the_end_fault_and_the_last_one_reads_zero)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, UNIT + 0x10, 3);
    uint8_t byte;

    CHECK_EQ(map_file(&bed, pages(0, 4), RW, handle, true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(10, 4), MM_HOST_READ, handle, false, 0), 0);
    expect(&bed, page(1) + 0xf, mf_pattern(3, UNIT + 0xf));
    expect(&bed, page(1) + 0x10, 0);
    expect(&bed, page(2), BUS);
    expect(&bed, page(12), BUS);
    CHECK_EQ(mf_simhost_load(bed.sim, page(2), &byte), MF_BUS);
    CHECK_EQ(mf_simhost_store(bed.sim, page(2), 1), MF_BUS);
    CHECK_EQ(mf_simhost_store(bed.sim, page(12), 1), MF_SEGV); /* permission first */
    /* Past the end in the last page: stored, seen by others, not in the file. */
    poke(&bed, page(1) + 0x20, 0x42);
    expect(&bed, page(11) + 0x20, 0x42);
    uint64_t size = 0;
    CHECK(mf_simhost_file_size(bed.sim, 3, &size));
    CHECK_EQ(size, UNIT + 0x10);
    drop(&bed);
}

TEST(growing_shows_what_was_stored_past_the_end_and_shrinking_forgets_it)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, 0x10, 3);

    CHECK_EQ(map_file(&bed, pages(0, 4), RW, handle, true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(10, 4), RW, handle, false, 0), 0);
    poke(&bed, page(0) + 0x20, 0x42);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 2 * UNIT), 0);
    expect(&bed, page(0) + 0x20, 0x42);
    expect(&bed, page(1), 0);
    expect(&bed, page(2), BUS);
    poke(&bed, page(10) + 0x20, 1); /* private copies of both pages */
    poke(&bed, page(11), 2);
    poke(&bed, page(1), 3);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 0x18), 0);
    expect(&bed, page(0) + 0x20, 0);
    expect(&bed, page(10) + 0x20, 1); /* the copy of the last page keeps its bytes */
    expect(&bed, page(11), BUS);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 2 * UNIT), 0);
    expect(&bed, page(11), 0); /* the lost copy does not come back */
    expect(&bed, page(1), 0);
    expect(&bed, page(0), mf_pattern(3, 0));
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 0), 0);
    expect(&bed, page(0), BUS);
    expect(&bed, page(10), BUS);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(a_large_host_page_is_copied_and_ends_as_one)
{
    /* host pages of four units; the file ends in the first unit of the second one */
    struct mf_config config = plain_config();
    config.host_page = 4 * UNIT;
    struct bed bed = make(&config);
    mm_handle handle = open_file(&bed, 3, 5 * UNIT, 3);

    CHECK_EQ(map_file(&bed, pages(0, 12), RW, handle, true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(16, 12), RW, handle, false, 0), 0);
    expect(&bed, page(7), 0); /* past the end, but not wholly */
    expect(&bed, page(8), BUS);
    expect(&bed, page(24), BUS);
    poke(&bed, page(19), 1);
    poke(&bed, page(0), 0xaa);
    expect(&bed, page(16), mf_pattern(3, 0)); /* copied three units on */
    poke(&bed, page(7), 0x42);
    expect(&bed, page(23), 0x42);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 1), 0);
    expect(&bed, page(3), 0);
    expect(&bed, page(4), BUS);
    expect(&bed, page(16), mf_pattern(3, 0));
    expect_no_breach(&bed);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(4, 1)), EINVAL);
    expect_breach(&bed, "not whole host pages");
    drop(&bed);
}

TEST(truncating_an_offset_mapping_drops_just_the_copies_past_the_end)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, 8 * UNIT, 3);

    CHECK_EQ(map_file(&bed, pages(0, 4), RW, handle, false, 4 * UNIT), 0); /* 4 5 6 7 */
    for (uint64_t i = 0; i < 4; i++)
        poke(&bed, page(i), 0x60);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 5 * UNIT + 1), 0); /* pages 6 and 7 go */
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 8 * UNIT), 0);
    expect(&bed, page(0), 0x60);
    expect(&bed, page(1), 0x60);
    expect(&bed, page(2), 0);
    expect(&bed, page(3), 0);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, UNIT), 0); /* wholly before the mapping */
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 8 * UNIT), 0);
    expect(&bed, page(0), 0);
    drop(&bed);
}

TEST(files_open_close_and_truncate_as_system_calls_would)
{
    struct bed bed = make_plain();
    uint64_t size;

    CHECK_EQ(mf_simhost_close(bed.sim, 3), EBADF);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 0), EBADF);
    CHECK_EQ(mf_simhost_file(bed.sim, -1, 0, 3, -1), EBADF);
    CHECK_EQ(mf_simhost_file(bed.sim, 3, 0, 0, -1), EINVAL);
    CHECK_EQ(mf_simhost_file(bed.sim, 3, 0, 4, -1), EINVAL);
    CHECK_EQ(mf_simhost_file(bed.sim, 3, ((uint64_t)1 << 62) + 1, 3, -1), EINVAL);
    CHECK_EQ(mf_simhost_file(bed.sim, 4, 0, 3, 3), EBADF);
    CHECK(!mf_simhost_file_size(bed.sim, 3, &size));
    CHECK_EQ(mf_simhost_file(bed.sim, 3, (uint64_t)1 << 62, 1, -1), 0);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 3, 0), EINVAL); /* not open for writing */
    CHECK_EQ(mf_simhost_file(bed.sim, 4, 0, 2, 3), 0);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 4, ((uint64_t)1 << 62) + 1), EINVAL);
    CHECK_EQ(mf_simhost_ftruncate(bed.sim, 4, 77), 0);
    CHECK(mf_simhost_file_size(bed.sim, 3, &size)); /* one file, two descriptors */
    CHECK_EQ(size, 77);
    CHECK_EQ(mf_simhost_close(bed.sim, 3), 0);
    CHECK_EQ(mf_simhost_close(bed.sim, 3), EBADF);
    CHECK_EQ(mf_simhost_file(bed.sim, 4, 5, 3, 4), 0); /* over itself: the same file again */
    CHECK(mf_simhost_file_size(bed.sim, 4, &size));
    CHECK_EQ(size, 77);
    CHECK_EQ(mf_simhost_file(bed.sim, 4, 5, 3, -1), 0); /* open already: closed first, then new */
    CHECK(mf_simhost_file_size(bed.sim, 4, &size));
    CHECK_EQ(size, 5);
    drop(&bed);
}

TEST(a_file_can_be_looked_at_up_to_its_end)
{
    struct bed bed = make_plain();
    struct mf_token token;
    uint64_t end;
    mm_handle handle = open_file(&bed, 3, 0x800, 3);

    CHECK_EQ(map_file(&bed, pages(0, 1), RW, handle, true, 0), 0);
    poke(&bed, page(0) + 0x100, 1);
    poke(&bed, page(0) + 0x900, 2);
    CHECK_EQ(mf_simhost_look_file(bed.sim, 3, 0, UINT64_MAX, &end, &token), MF_OK);
    CHECK_EQ(end, 0xff);
    CHECK_EQ(mf_simhost_look_file(bed.sim, 3, 0x101, UINT64_MAX, &end, &token), MF_OK);
    CHECK_EQ(end, 0x7ff);
    CHECK_EQ(token.at, 0x101);
    CHECK_EQ(mf_simhost_look_file(bed.sim, 3, 0x800, UINT64_MAX, &end, &token), MF_BUS);
    CHECK_EQ(end, UINT64_MAX);
    CHECK_EQ(mf_simhost_look_file(bed.sim, 9, 0, 5, &end, &token), MF_SEGV);
    drop(&bed);
}

/* --- Handles. --- */

TEST(one_description_has_one_handle_and_each_look_up_one_reference)
{
    struct bed bed = make_plain();
    struct mm_host_file one = {0};
    struct mm_host_file two = {0};
    struct mm_host_file other = {0};

    CHECK_EQ(mf_simhost_file(bed.sim, 3, 100, 3, -1), 0);
    CHECK_EQ(mf_simhost_file(bed.sim, 4, 0, 1, 3), 0);
    CHECK_EQ(bed.ops->file(bed.context, 3, &one), 0);
    CHECK_EQ(bed.ops->file(bed.context, 3, &two), 0);
    CHECK_EQ(bed.ops->file(bed.context, 4, &other), 0);
    CHECK_EQ(bed.ops->file(bed.context, 5, &other), EBADF);
    CHECK_EQ(bed.ops->file(bed.context, -1, &other), EBADF);
    CHECK(one.handle != 0);
    CHECK_EQ(one.handle, two.handle);
    CHECK(other.handle != one.handle);
    CHECK_EQ(other.object, one.object);
    CHECK_EQ(mf_simhost_held(bed.sim).handle_refs, 3);
    bed.ops->release(bed.context, one.handle);
    bed.ops->release(bed.context, one.handle);
    bed.ops->release(bed.context, other.handle);
    CHECK_EQ(mf_simhost_held(bed.sim).handle_refs, 0);
    expect_no_breach(&bed);
    bed.ops->release(bed.context, one.handle);
    expect_breach(&bed, "handle that was released");
    CHECK_EQ(mf_simhost_held(bed.sim).handle_refs, 0);
    drop(&bed);
}

TEST(a_handle_outlives_its_descriptor)
{
    struct bed bed = make_plain();
    struct mm_host_file file;
    uint64_t size = 0;
    mm_handle handle = open_file(&bed, 3, 2 * UNIT, 3);

    CHECK_EQ(mf_simhost_close(bed.sim, 3), 0);
    CHECK_EQ(bed.ops->file(bed.context, 3, &file), EBADF);
    CHECK_EQ(bed.ops->size(bed.context, handle, &size), 0);
    CHECK_EQ(size, 2 * UNIT);
    CHECK_EQ(map_file(&bed, pages(0, 1), RW, handle, true, UNIT), 0);
    bed.ops->release(bed.context, handle);
    expect(&bed, page(0), mf_pattern(3, UNIT)); /* the mapping needs no handle */
    expect_no_breach(&bed);
    /* The number, open again, is another description. */
    CHECK(open_file(&bed, 3, 2 * UNIT, 3) != handle);
    drop(&bed);
}

TEST(modes_allow_what_they_allow)
{
    struct bed bed = make_plain();
    mm_handle reads = open_file(&bed, 3, UNIT, 1);
    mm_handle writes = open_file(&bed, 4, UNIT, 2);
    uint64_t got;

    CHECK_EQ(map_file(&bed, pages(0, 1), MM_HOST_NONE, writes, false, 0), EACCES);
    CHECK_EQ(map_file(&bed, pages(0, 1), RW, writes, true, 0), EACCES);
    CHECK_EQ(map_file(&bed, pages(0, 1), RW, reads, true, 0), EACCES);
    CHECK_EQ(map_file(&bed, pages(0, 1), MM_HOST_READ, reads, true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(1, 1), RW, reads, false, 0), 0);
    CHECK_EQ(bed.ops->read(bed.context, pages(1, 1), writes, 0, &got), EBADF);
    /* No way round the descriptor through the core's own writes. */
    CHECK_EQ(bed.ops->zero(bed.context, pages(0, 1)), EFAULT);
    expect(&bed, page(0) + 1, mf_pattern(3, 1));
    CHECK_EQ(map_file(&bed, pages(2, 1), RW, reads, false, UINT64_MAX - UNIT + 1), EOVERFLOW);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(shared_anonymous_memory_is_an_object_of_its_own)
{
    struct bed bed = make_plain();
    mm_handle handle[2];
    uint64_t object[2];
    uint64_t size = 0;

    for (int i = 0; i < 2; i++)
        CHECK_EQ(bed.ops->share(bed.context, 2 * UNIT, &handle[i], &object[i]), 0);
    CHECK(handle[0] != handle[1] && object[0] != object[1]);
    CHECK_EQ(mf_simhost_held(bed.sim).handle_refs, 2);
    CHECK_EQ(bed.ops->size(bed.context, handle[0], &size), 0);
    CHECK_EQ(size, 2 * UNIT);
    CHECK_EQ(map_file(&bed, pages(0, 3), RW, handle[0], true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(4, 2), RW, handle[0], true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(8, 2), RW, handle[1], true, 0), 0);
    poke(&bed, page(1), 5);
    expect(&bed, page(5), 5);
    expect(&bed, page(9), 0);
    expect(&bed, page(2), BUS);
    bed.ops->release(bed.context, handle[0]);
    bed.ops->release(bed.context, handle[1]);
    expect_no_breach(&bed);
    drop(&bed);
}

/* --- Bytes. --- */

TEST(zero_copy_save_and_restore_work_on_bytes_whatever_the_protection)
{
    struct bed bed = make_plain();
    struct mm_range middle = {page(0) + 10, page(1) + 9};
    void *saved = NULL;

    CHECK_EQ(map_anon(&bed, pages(0, 4), RW), 0);
    for (uint64_t i = 0; i < 4; i++) {
        poke(&bed, page(i) + 9, (uint8_t)(0x10 + i));
        poke(&bed, page(i) + 10, (uint8_t)(0x20 + i));
    }
    CHECK_EQ(bed.ops->protect(bed.context, pages(0, 4), MM_HOST_NONE), 0);
    CHECK_EQ(bed.ops->save(bed.context, middle, &saved), 0);
    CHECK(saved != NULL);
    CHECK_EQ(mf_simhost_held(bed.sim).saves, 1);
    CHECK_EQ(bed.ops->zero(bed.context, middle), 0);
    expect(&bed, page(0) + 9, 0x10);
    expect(&bed, page(0) + 10, 0);
    expect(&bed, page(1) + 9, 0);
    expect(&bed, page(1) + 10, 0x21);
    CHECK_EQ(bed.ops->copy(bed.context, page(0) + 10, (struct mm_range){page(2) + 10, page(3) + 9}),
             0);
    expect(&bed, page(0) + 10, 0x22);
    expect(&bed, page(1) + 9, 0x13);
    CHECK_EQ(bed.ops->restore(bed.context, middle, saved), 0);
    expect(&bed, page(0) + 10, 0x20);
    expect(&bed, page(1) + 9, 0x11);
    bed.ops->forget(bed.context, saved);
    CHECK_EQ(mf_simhost_held(bed.sim).saves, 0);
    expect_no_breach(&bed);
    bed.ops->forget(bed.context, saved);
    expect_breach(&bed, "save that was forgotten");
    drop(&bed);
}

TEST(core_writes_copy_private_file_pages_and_go_through_shared_ones)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, 4 * UNIT, 3);

    CHECK_EQ(map_file(&bed, pages(0, 2), MM_HOST_READ, handle, false, 0), 0);
    CHECK_EQ(map_file(&bed, pages(4, 2), MM_HOST_NONE, handle, true, 0), 0);
    CHECK_EQ(bed.ops->zero(bed.context, (struct mm_range){page(0) + 4, page(0) + 7}), 0);
    expect(&bed, page(0) + 3, mf_pattern(3, 3));
    expect(&bed, page(0) + 4, 0);
    expect(&bed, page(0) + 8, mf_pattern(3, 8));
    expect(&bed, page(4) + 4, mf_pattern(3, 4)); /* the file has not changed */
    CHECK_EQ(bed.ops->zero(bed.context, (struct mm_range){page(4) + 8, page(4) + 9}), 0);
    expect(&bed, page(0) + 8, mf_pattern(3, 8)); /* the copy was made before */
    expect(&bed, page(4) + 8, 0);
    /* Page 1 still shows the file. */
    CHECK_EQ(bed.ops->zero(bed.context, (struct mm_range){page(5) + 1, page(5) + 1}), 0);
    expect(&bed, page(1) + 1, 0);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(bytes_past_a_files_end_or_in_a_hole_fault_before_anything_changes)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, UNIT, 3);
    uint64_t got = 77;
    void *saved = NULL;

    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    poke(&bed, page(0), 1);
    CHECK_EQ(map_file(&bed, pages(1, 2), RW, handle, true, 0), 0); /* page 2 is past the end */
    CHECK_EQ(map_reserve(&bed, pages(5, 1), MM_PLACE_REPLACE), 0);
    CHECK_EQ(map_anon(&bed, pages(6, 2), RW), 0);
    CHECK_EQ(bed.ops->zero(bed.context, (struct mm_range){page(0), page(2)}), EFAULT);
    CHECK_EQ(bed.ops->copy(bed.context, page(0), (struct mm_range){page(2), page(2)}), EFAULT);
    CHECK_EQ(bed.ops->copy(bed.context, page(2), (struct mm_range){page(0), page(0)}), EFAULT);
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 3), handle, 0, &got), EFAULT);
    CHECK_EQ(bed.ops->save(bed.context, pages(0, 3), &saved), EFAULT);
    CHECK_EQ(bed.ops->zero(bed.context, pages(2, 2)), EFAULT); /* 3 is a hole */
    CHECK_EQ(bed.ops->zero(bed.context, pages(5, 2)), EFAULT); /* 5 is only reserved */
    expect(&bed, page(0), 1);
    CHECK_EQ(mf_simhost_held(bed.sim).saves, 0);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(read_stops_at_the_end_of_the_file)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, UNIT + 4, 3);
    uint64_t got = 77;

    CHECK_EQ(map_anon(&bed, pages(0, 2), RW), 0);
    poke(&bed, page(1) + 4, 0x99);
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 2), handle, 0, &got), 0);
    CHECK_EQ(got, UNIT + 4);
    expect(&bed, page(1) + 3, mf_pattern(3, UNIT + 3));
    expect(&bed, page(1) + 4, 0x99); /* not touched */
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 1), handle, UNIT + 4, &got), 0);
    CHECK_EQ(got, 0);
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 1), handle, UINT64_MAX, &got), 0);
    CHECK_EQ(got, 0);
    CHECK_EQ(bed.ops->read(bed.context, (struct mm_range){page(0), page(0)}, handle, 9, &got), 0);
    CHECK_EQ(got, 1);
    expect(&bed, page(0), mf_pattern(3, 9));
    expect(&bed, page(0) + 1, mf_pattern(3, 1));
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(copying_between_views_of_one_object_copies_what_was_there_before)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, 2 * UNIT, 3);

    CHECK_EQ(map_file(&bed, pages(0, 2), RW, handle, true, 0), 0);
    CHECK_EQ(map_file(&bed, pages(4, 2), RW, handle, true, 0), 0);
    CHECK_EQ(bed.ops->copy(bed.context, page(4) + 1, (struct mm_range){page(0), page(0) + 99}), 0);
    for (uint64_t i = 0; i < 100; i++)
        expect(&bed, page(0) + 1 + i, mf_pattern(3, i));
    drop(&bed);
}

/* --- Looking. --- */

TEST(a_look_goes_on_over_neighbours_that_hold_the_same)
{
    struct bed bed = make_plain();
    struct mf_token token;
    uint64_t end;
    mm_handle handle = open_file(&bed, 3, 8 * UNIT, 3);

    CHECK_EQ(map_anon(&bed, pages(2, 2), RW), 0);
    CHECK_EQ(map_anon(&bed, pages(4, 2), MM_HOST_READ), 0);
    CHECK_EQ(map_reserve(&bed, pages(6, 2), MM_PLACE_REPLACE), 0);
    CHECK_EQ(mf_simhost_look(bed.sim, 0, UINT64_MAX, &end, &token), MF_SEGV);
    CHECK_EQ(end, page(2) - 1);
    CHECK_EQ(mf_simhost_look(bed.sim, page(2) + 1, UINT64_MAX, &end, &token), MF_OK);
    CHECK_EQ(end, page(6) - 1);
    CHECK_EQ(token.kind, MF_ZERO);
    CHECK_EQ(mf_simhost_look(bed.sim, page(6), UINT64_MAX, &end, &token), MF_SEGV);
    CHECK_EQ(end, UINT64_MAX); /* reserved, then nothing: no access either way */

    CHECK_EQ(map_file(&bed, pages(10, 4), RW, handle, false, 6 * UNIT), 0); /* two pages exist */
    CHECK_EQ(map_file(&bed, pages(8, 2), MM_HOST_READ, handle, true, 4 * UNIT), 0);
    CHECK_EQ(mf_simhost_look(bed.sim, page(8), UINT64_MAX, &end, &token), MF_OK);
    CHECK_EQ(end, page(12) - 1);
    CHECK_EQ(token.at, 4 * UNIT);
    CHECK_EQ(mf_simhost_look(bed.sim, page(12), UINT64_MAX, &end, &token), MF_BUS);
    CHECK_EQ(end, page(14) - 1);
    poke(&bed, page(11) + 0x80, 1); /* a copied page is still uniform where nothing was stored */
    CHECK_EQ(mf_simhost_look(bed.sim, page(8), UINT64_MAX, &end, &token), MF_OK);
    CHECK_EQ(end, page(11) + 0x7f);
    CHECK_EQ(mf_simhost_look(bed.sim, page(8), page(9) + 5, &end, &token), MF_OK);
    CHECK_EQ(end, page(9) + 5);
    drop(&bed);
}

TEST(the_version_changes_with_what_can_be_seen_and_only_then)
{
    struct bed bed = make_plain();
    uint64_t got;
    uint64_t before;
    void *saved;
    uint8_t byte;
    mm_handle handle = open_file(&bed, 3, UNIT, 3);
    struct mm_range found;

#define CHANGES(CALL)                                                                              \
    before = mf_simhost_version(bed.sim);                                                          \
    CHECK_EQ(CALL, 0);                                                                             \
    CHECK(mf_simhost_version(bed.sim) != before)
#define KEEPS(CALL)                                                                                \
    before = mf_simhost_version(bed.sim);                                                          \
    (void)(CALL);                                                                                  \
    CHECK_EQ(mf_simhost_version(bed.sim), before)

    CHANGES(map_anon(&bed, pages(0, 4), RW));
    CHANGES(bed.ops->protect(bed.context, pages(0, 1), MM_HOST_READ));
    CHANGES(mf_simhost_store(bed.sim, page(1), 7));
    CHANGES(bed.ops->zero(bed.context, pages(0, 1)));
    CHANGES(bed.ops->read(bed.context, pages(0, 1), handle, 0, &got));
    CHANGES(bed.ops->discard(bed.context, pages(0, 1)));
    CHANGES(mf_simhost_ftruncate(bed.sim, 3, 5));
    CHANGES(bed.ops->unmap(bed.context, pages(0, 1)));
    CHANGES(mf_simhost_close(bed.sim, 3));
    KEEPS(mf_simhost_load(bed.sim, page(1), &byte));
    KEEPS(bed.ops->save(bed.context, pages(1, 1), &saved));
    KEEPS(bed.ops->query(bed.context, 0, &found));
    KEEPS(bed.ops->sync(bed.context, pages(1, 1), 4));
    KEEPS(mf_simhost_store(bed.sim, page(0), 7)); /* not mapped */
#undef CHANGES
#undef KEEPS
    drop(&bed);
}

TEST(sync_judges_flags_and_holes_as_a_kernel)
{
    struct bed bed = make_plain();

    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    CHECK_EQ(bed.ops->sync(bed.context, pages(0, 1), 0), 0);
    CHECK_EQ(bed.ops->sync(bed.context, pages(0, 1), 2 | 4), 0);
    CHECK_EQ(bed.ops->sync(bed.context, pages(0, 1), 1 | 4), EINVAL);
    CHECK_EQ(bed.ops->sync(bed.context, pages(0, 1), 8), EINVAL);
    CHECK_EQ(bed.ops->sync(bed.context, pages(0, 2), 4), ENOMEM);

    const struct mf_host_sync *syncs; /* those that were done */
    CHECK_EQ(mf_simhost_synced(bed.sim, &syncs), 2);
    CHECK_EQ(syncs[0].flags, 0);
    CHECK_EQ(syncs[1].flags, 2 | 4);
    CHECK(syncs[1].first == pages(0, 1).first && syncs[1].last == pages(0, 1).last);
    mf_simhost_forget_synced(bed.sim);
    CHECK_EQ(mf_simhost_synced(bed.sim, &syncs), 0);
    expect_no_breach(&bed);
    drop(&bed);
}

/* --- Failing on request. --- */

TEST(the_nth_next_call_of_a_name_fails_and_the_others_do_not)
{
    struct bed bed = make_plain();

    mf_simhost_fault(bed.sim, MF_CALL_MAP, 3, EAGAIN, 0);
    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, 1)), 0);
    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    CHECK_EQ(map_anon(&bed, pages(4, 1), RW), EAGAIN);
    CHECK_EQ(count(&bed), 1);
    CHECK_EQ(map_anon(&bed, pages(4, 1), RW), 0);
    CHECK_EQ(mf_simhost_counts(bed.sim)->refused, 1);
    CHECK_EQ(mf_simhost_counts(bed.sim)->calls[MF_CALL_MAP], 4);
    CHECK_EQ(mf_simhost_counts(bed.sim)->calls[MF_CALL_ANY], 5);
    drop(&bed);
}

TEST(several_faults_wait_side_by_side)
{
    struct bed bed = make_plain();

    mf_simhost_fault(bed.sim, MF_CALL_ANY, 2, EIO, 0);
    mf_simhost_fault(bed.sim, MF_CALL_UNMAP, 2, EAGAIN, 0);
    mf_simhost_fault(bed.sim, MF_CALL_ANY, 4, EPERM,
                     0); /* due with the unmap one, which is first */
    mf_simhost_fault(bed.sim, MF_CALL_ANY, 5, EBUSY, 0);
    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    CHECK_EQ(map_anon(&bed, pages(1, 1), RW), EIO);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, 1)), 0);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, 1)), EAGAIN);
    CHECK(bed.ops->alloc(bed.context, 10) == NULL); /* any means alloc, too */
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, 1)), 0);
    CHECK_EQ(mf_simhost_counts(bed.sim)->refused, 3);
    drop(&bed);
}

TEST(held_faults_and_limits_wait_for_their_release)
{
    struct mf_config config = plain_config();
    config.host_maps = 1;
    struct bed bed = make(&config);

    mf_simhost_fault(bed.sim, MF_CALL_MAP, 2, EAGAIN, 0);
    mf_simhost_hold_faults(bed.sim, true);
    for (unsigned i = 0; i < 3; i++)
        CHECK_EQ(map_anon(&bed, pages(2 * i, 1), RW), 0);
    mf_simhost_hold_faults(bed.sim, false);
    CHECK_EQ(map_anon(&bed, pages(8, 1), RW), ENOMEM); /* the limit */
    CHECK_EQ(map_anon(&bed, pages(8, 1), RW), EAGAIN); /* only now the second call */
    drop(&bed);
}

TEST(every_call_that_can_fail_does_and_changes_nothing)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, UNIT, 3);
    struct mm_host_file file;
    void *saved = NULL;
    uint64_t number;
    mm_handle shared;
    mm_haddr to = page(8);

    CHECK_EQ(map_anon(&bed, pages(0, 4), RW), 0);
    poke(&bed, page(0), 1);
    CHECK_EQ(bed.ops->save(bed.context, pages(1, 1), &saved), 0);
    uint64_t version = mf_simhost_version(bed.sim);
    for (unsigned call = MF_CALL_ANY + 1; call < MF_CALLS; call++)
        mf_simhost_fault(bed.sim, (enum mf_fault_call)call, 1, EIO, 0);
    CHECK_EQ(bed.ops->file(bed.context, 3, &file), EIO);
    CHECK_EQ(bed.ops->size(bed.context, handle, &number), EIO);
    CHECK_EQ(bed.ops->share(bed.context, UNIT, &shared, &number), EIO);
    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), EIO);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, 1)), EIO);
    CHECK_EQ(bed.ops->protect(bed.context, pages(0, 1), 0), EIO);
    CHECK_EQ(bed.ops->remap(bed.context, pages(0, 1), MM_PLACE_REPLACE, false, &to), EIO);
    CHECK_EQ(bed.ops->discard(bed.context, pages(0, 1)), EIO);
    CHECK_EQ(bed.ops->sync(bed.context, pages(0, 1), 4), EIO);
    CHECK_EQ(bed.ops->zero(bed.context, pages(0, 1)), EIO);
    CHECK_EQ(bed.ops->copy(bed.context, page(0), pages(1, 1)), EIO);
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 1), handle, 0, &number), EIO);
    CHECK_EQ(bed.ops->save(bed.context, pages(0, 1), &saved), EIO);
    CHECK_EQ(bed.ops->restore(bed.context, pages(0, 1), saved), EIO);
    CHECK(bed.ops->alloc(bed.context, 1) == NULL);
    CHECK_EQ(mf_simhost_counts(bed.sim)->refused, MF_CALLS - 1);
    CHECK_EQ(mf_simhost_version(bed.sim), version);
    CHECK_EQ(mf_simhost_held(bed.sim).handle_refs, 1);
    CHECK_EQ(mf_simhost_held(bed.sim).saves, 1);
    CHECK_EQ(mf_simhost_held(bed.sim).blocks, 0);
    expect(&bed, page(0), 1);
    CHECK_EQ(bed.ops->zero(bed.context, pages(0, 1)), 0);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(reads_can_be_short_or_interrupted_which_is_no_refusal)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, UNIT, 3);
    uint64_t got = 0;

    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    mf_simhost_fault(bed.sim, MF_CALL_READ, 1, 0, 5);
    mf_simhost_fault(bed.sim, MF_CALL_READ, 2, EINTR, 0);
    mf_simhost_fault(bed.sim, MF_CALL_READ, 3, 0, 0);
    mf_simhost_fault(bed.sim, MF_CALL_MAP, 1, 0, 5); /* means nothing */
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 1), handle, 0, &got), 0);
    CHECK_EQ(got, 5);
    expect(&bed, page(0) + 4, mf_pattern(3, 4));
    expect(&bed, page(0) + 5, 0);
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 1), handle, 0, &got), EINTR);
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 1), handle, 0, &got), 0);
    CHECK_EQ(got, 1); /* never 0 before the end: that would mean the end */
    CHECK_EQ(bed.ops->read(bed.context, pages(0, 1), handle, 0, &got), 0);
    CHECK_EQ(got, UNIT);
    CHECK_EQ(map_anon(&bed, pages(1, 1), RW), 0);
    CHECK_EQ(mf_simhost_counts(bed.sim)->refused, 0);
    drop(&bed);
}

TEST(more_faults_than_there_is_room_for_are_dropped)
{
    struct bed bed = make_plain();
    unsigned failed = 0;

    for (uint64_t n = 1; n <= 200; n++)
        mf_simhost_fault(bed.sim, MF_CALL_UNMAP, n, EIO, 0);
    for (int i = 0; i < 200; i++)
        failed += bed.ops->unmap(bed.context, pages(0, 1)) == EIO;
    CHECK_EQ(failed, 64);
    drop(&bed);
}

/* --- Memory for the core. --- */

TEST(blocks_are_counted_over_a_reset)
{
    struct mf_config config = plain_config();
    struct bed bed = make(&config);
    unsigned char *one = bed.ops->alloc(bed.context, 100);
    void *none = bed.ops->alloc(bed.context, 0);

    CHECK(one != NULL && none != NULL);
    memset(one, 1, 100);
    CHECK_EQ(mf_simhost_held(bed.sim).blocks, 2);
    mf_simhost_reset(bed.sim, &config); /* the core may live on, and its memory with it */
    CHECK_EQ(mf_simhost_held(bed.sim).blocks, 2);
    bed.ops->free(bed.context, one, 100);
    bed.ops->free(bed.context, none, 0);
    bed.ops->free(bed.context, NULL, 5);
    CHECK_EQ(mf_simhost_held(bed.sim).blocks, 0);
    CHECK(bed.ops->alloc(bed.context, SIZE_MAX) == NULL);
    expect_no_breach(&bed);
    bed.ops->free(bed.context, one, 100);
    expect_breach(&bed, "not an allocated block");
    drop(&bed);
}

TEST(a_free_with_another_size_is_a_breach)
{
    struct bed bed = make_plain();
    void *block = bed.ops->alloc(bed.context, 100);

    bed.ops->free(bed.context, block, 99);
    expect_breach(&bed, "another size");
    CHECK_EQ(mf_simhost_held(bed.sim).blocks, 0);
    drop(&bed);
}

/* --- Foreign mappings. --- */

static struct mf_config foreign_config(void)
{
    struct mf_config config = plain_config();

    config.foreign_count = 2;
    config.foreign[0] = (struct mf_span){8 * UNIT + 5, 9 * UNIT};             /* pages 8 and 9 */
    config.foreign[1] = (struct mf_span){PAGES * UNIT - 1, PAGES * UNIT - 1}; /* the last page */
    return config;
}

TEST(foreign_mappings_are_there_from_the_start_rounded_outward)
{
    struct mf_config config = foreign_config();
    struct bed bed = make(&config);
    struct mm_range found = {0, 0};
    uint8_t byte;

    CHECK_EQ(count(&bed), 2);
    CHECK_EQ(mf_simhost_mapping(bed.sim, 0)->kind, MF_HOST_FOREIGN);
    CHECK(bed.ops->query(bed.context, 0, &found));
    CHECK_EQ(found.first, page(8));
    CHECK_EQ(found.last, page(10) - 1);
    expect(&bed, page(8), SEGV);
    CHECK_EQ(mf_simhost_load(bed.sim, page(8), &byte), MF_SEGV);
    CHECK_EQ(mf_simhost_store(bed.sim, page(8), 1), MF_SEGV);
    CHECK_EQ(
        map_full(&bed,
                 (struct mm_host_map){.at = pages(7, 2), .place = MM_PLACE_NOREPLACE, .prot = RW}),
        EEXIST);
    CHECK_EQ(map_anon(&bed, pages(10, 1), MM_HOST_READ), 0);
    CHECK_EQ(count(&bed), 3);
    CHECK(mf_simhost_foreign_error(bed.sim) == NULL);
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(whatever_touches_a_foreign_mapping_is_a_breach)
{
    struct mf_config config = foreign_config();
    struct bed bed = make(&config);
    mm_haddr to = page(9);

    CHECK_EQ(map_anon(&bed, pages(9, 2), RW), 0);
    expect_breach(&bed, "map 0x109000-0x10afff touches a foreign mapping");
    CHECK(strstr(mf_simhost_foreign_error(bed.sim), "replaced") != NULL);

    mf_simhost_reset(bed.sim, &config);
    CHECK(mf_simhost_foreign_error(bed.sim) == NULL);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, 9)), 0);
    expect_breach(&bed, "unmap");
    CHECK(strstr(mf_simhost_foreign_error(bed.sim), "unmapped") != NULL);

    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(bed.ops->protect(bed.context, pages(8, 1), RW), 0);
    expect_breach(&bed, "protect");
    CHECK(strstr(mf_simhost_foreign_error(bed.sim), "protection") != NULL);

    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(map_anon(&bed, pages(0, 1), RW), 0);
    CHECK_EQ(bed.ops->remap(bed.context, pages(0, 1), MM_PLACE_REPLACE, false, &to), 0);
    expect_breach(&bed, "touches a foreign mapping");
    CHECK(mf_simhost_foreign_error(bed.sim) != NULL);

    mf_simhost_reset(bed.sim, &config);
    to = page(20);
    CHECK_EQ(bed.ops->remap(bed.context, pages(8, 1), MM_PLACE_REPLACE, false, &to), 0);
    expect_breach(&bed, "touches a foreign mapping");
    CHECK(mf_simhost_foreign_error(bed.sim) != NULL);

    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(bed.ops->zero(bed.context, pages(8, 1)), EFAULT);
    expect_breach(&bed, "zero");

    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(bed.ops->discard(bed.context, pages(8, 1)), 0);
    expect_breach(&bed, "discard");
    drop(&bed);
}

/* --- A reserved span. --- */

static struct mf_config reserved_config(void)
{
    struct mf_config config = plain_config();

    config.reserved = PAGES * UNIT;
    return config;
}

TEST(a_reserved_span_is_mapped_over_and_given_back_piece_by_piece)
{
    struct mf_config config = reserved_config();
    struct bed bed = make(&config);
    mm_haddr to = page(20);

    CHECK(!mf_simhost_span_held(bed.sim));
    CHECK_EQ(map_reserve(&bed, pages(0, PAGES), MM_PLACE_NOREPLACE), 0);
    CHECK(mf_simhost_span_held(bed.sim));
    expect(&bed, page(0), SEGV);
    CHECK_EQ(map_anon(&bed, pages(4, 4), RW), 0);
    CHECK_EQ(count(&bed), 3);
    CHECK_EQ(bed.ops->remap(bed.context, pages(4, 4), MM_PLACE_REPLACE, true, &to), 0);
    CHECK_EQ(map_reserve(&bed, pages(4, 4), MM_PLACE_REPLACE), 0);
    CHECK_EQ(map_reserve(&bed, pages(20, 4), MM_PLACE_REPLACE), 0);
    CHECK_EQ(count(&bed), 1); /* reservations are one again */
    expect_no_breach(&bed);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, PAGES)), 0);
    CHECK(!mf_simhost_span_held(bed.sim));
    expect_no_breach(&bed);
    drop(&bed);
}

TEST(a_hole_in_a_reserved_span_is_a_breach)
{
    struct mf_config config = reserved_config();
    struct bed bed = make(&config);
    mm_haddr to = page(20);

    CHECK_EQ(map_reserve(&bed, pages(0, PAGES), MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(5, 1)), 0);
    expect_breach(&bed, "hole in the reserved span");

    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(map_reserve(&bed, pages(0, PAGES), MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(map_anon(&bed, pages(4, 4), RW), 0);
    expect_no_breach(&bed);
    CHECK_EQ(bed.ops->remap(bed.context, pages(4, 4), MM_PLACE_REPLACE, false, &to), 0);
    expect_breach(&bed, "hole in the reserved span");

    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(map_anon(&bed, pages(4, 4), RW), EINVAL);
    expect_breach(&bed, "before the span was reserved");

    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(map_reserve(&bed, pages(0, PAGES - 1), MM_PLACE_NOREPLACE), EINVAL);
    expect_breach(&bed, "before the span was reserved");
    drop(&bed);
}

TEST(a_reservation_may_reach_past_the_guests_span_but_nothing_else_may)
{
    struct mf_config config = reserved_config();
    config.highest = 8 * UNIT - 1;
    struct bed bed = make(&config);

    CHECK_EQ(map_reserve(&bed, pages(0, PAGES), MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(map_anon(&bed, pages(7, 1), RW), 0); /* the reservation is in two parts now */
    CHECK_EQ(mf_simhost_held(bed.sim).staging, 0);
    mm_haddr at = map_staging(&bed, 1);
    CHECK(at >= page(PAGES) || at < BASE);
    CHECK_EQ(mf_simhost_held(bed.sim).staging, 1);
    CHECK_EQ(bed.ops->unmap(bed.context, (struct mm_range){at, at + UNIT - 1}), 0);
    expect_no_breach(&bed);
    CHECK_EQ(map_anon(&bed, pages(8, 1), RW), EINVAL);
    expect_breach(&bed, "outside the guest's span");
    CHECK_EQ(bed.ops->unmap(bed.context, pages(8, 1)), EINVAL);
    CHECK_EQ(bed.ops->unmap(bed.context, pages(0, PAGES)), 0);
    CHECK_EQ(count(&bed), 0);
    drop(&bed);
}

/* --- Breaches. --- */

/* Each line: a fresh host with pages 0-3 anonymous, 4 reserved, and one call that no core may make;
 * the breach has these words, and nothing was changed. */
#define BREACH(CALL, ERROR, WORDS)                                                                 \
    do {                                                                                           \
        mf_simhost_reset(bed.sim, &config);                                                        \
        handle = open_file(&bed, 3, 8 * UNIT, 3);                                                  \
        CHECK_EQ(map_anon(&bed, pages(0, 4), RW), 0);                                              \
        CHECK_EQ(map_reserve(&bed, pages(4, 1), MM_PLACE_REPLACE), 0);                             \
        poke(&bed, page(0), 0x11);                                                                 \
        expect_no_breach(&bed);                                                                    \
        uint64_t version_before = mf_simhost_version(bed.sim);                                     \
        CHECK_EQ(CALL, ERROR);                                                                     \
        expect_breach(&bed, WORDS);                                                                \
        CHECK_EQ(mf_simhost_version(bed.sim), version_before);                                     \
    } while (0)

TEST(what_the_core_must_never_ask_for_is_remembered)
{
    struct mf_config config = plain_config();
    struct bed bed = make(&config);
    mm_handle handle;
    struct mm_range odd = {page(0) + 1, page(1) - 1};
    struct mm_range outside = {BASE - UNIT, BASE - 1};
    struct mm_range out_of = {BASE - UNIT, BASE + UNIT - 1};
    struct mm_range beyond = pages(PAGES - 1, 2);
    struct mm_range backwards = {page(1), page(0) - 1};
    uint64_t number = 0;
    mm_haddr to;
    void *saved = NULL;

    BREACH(map_anon(&bed, odd, RW), EINVAL, "map 0x100001-0x100fff is not whole host pages");
    BREACH(map_anon(&bed, backwards, RW), EINVAL, "not whole host pages");
    BREACH(map_anon(&bed, outside, RW), EINVAL, "fixed place outside");
    BREACH(map_anon(&bed, out_of, RW), EINVAL, "fixed place outside");
    BREACH(map_anon(&bed, beyond, RW), EINVAL, "fixed place outside");
    BREACH(map_anon(&bed, pages(8, 1), 4), EINVAL, "protection bits");
    BREACH(map_file(&bed, pages(8, 1), RW, handle, true, 1), EINVAL, "offset");
    BREACH(map_file(&bed, pages(8, 1), RW, handle + 1, true, 0), EBADF, "never was");
    BREACH(map_file(&bed, pages(8, 1), RW, 1, true, 0), EBADF, "never was");
    BREACH(map_full(&bed, (struct mm_host_map){.at = pages(8, 1), .prot = RW, .reserve = true}),
           EINVAL, "reserves what is accessible");
    BREACH(map_full(&bed, (struct mm_host_map){.at = {0, 4}, .place = MM_PLACE_ANYWHERE}), EINVAL,
           "length");
    BREACH(map_full(&bed, (struct mm_host_map){.at = pages(8, 1), .place = (enum mm_place)3}),
           EINVAL, "kind of place");

    BREACH(bed.ops->unmap(bed.context, odd), EINVAL, "unmap 0x100001-0x100fff");
    BREACH(bed.ops->unmap(bed.context, outside), EINVAL, "not staging");
    BREACH(bed.ops->unmap(bed.context, out_of), EINVAL, "reaches out");
    BREACH(bed.ops->unmap(bed.context, beyond), EINVAL, "reaches out");

    BREACH(bed.ops->protect(bed.context, odd, 0), EINVAL, "whole host pages");
    BREACH(bed.ops->protect(bed.context, outside, 0), EINVAL, "not staging");
    BREACH(bed.ops->protect(bed.context, pages(0, 1), 4 | MM_HOST_READ), EINVAL, "protection bits");
    BREACH(bed.ops->protect(bed.context, pages(3, 3), MM_HOST_NONE), ENOMEM, "has a hole");
    BREACH(bed.ops->protect(bed.context, pages(3, 2), MM_HOST_READ), EINVAL,
           "makes reserved address space accessible");

    to = page(8);
    BREACH(bed.ops->remap(bed.context, odd, MM_PLACE_REPLACE, false, &to), EINVAL, "whole");
    BREACH(bed.ops->remap(bed.context, pages(8, 1), MM_PLACE_REPLACE, false, &to), EINVAL,
           "has a hole");
    BREACH(bed.ops->remap(bed.context, pages(4, 1), MM_PLACE_REPLACE, false, &to), EINVAL,
           "moves reserved address space");
    BREACH(bed.ops->remap(bed.context, outside, MM_PLACE_REPLACE, false, &to), EINVAL,
           "not staging");
    BREACH(bed.ops->remap(bed.context, pages(0, 1), MM_PLACE_NOREPLACE, false, &to), EINVAL,
           "kind of place");
    to = page(2);
    BREACH(bed.ops->remap(bed.context, pages(0, 3), MM_PLACE_REPLACE, false, &to), EINVAL,
           "overlaps what it moves");
    to = page(8) + 8;
    BREACH(bed.ops->remap(bed.context, pages(0, 1), MM_PLACE_REPLACE, false, &to), EINVAL,
           "whole host pages");
    to = page(PAGES);
    BREACH(bed.ops->remap(bed.context, pages(0, 1), MM_PLACE_REPLACE, false, &to), EINVAL,
           "fixed place outside");
    to = UINT64_MAX - UNIT + 1;
    BREACH(bed.ops->remap(bed.context, pages(0, 2), MM_PLACE_REPLACE, false, &to), EINVAL, "wraps");

    BREACH(bed.ops->discard(bed.context, odd), EINVAL, "whole host pages");
    BREACH(bed.ops->discard(bed.context, outside), EINVAL, "not staging");
    BREACH(bed.ops->discard(bed.context, pages(3, 3)), ENOMEM, "has a hole");
    BREACH(bed.ops->sync(bed.context, odd, 4), EINVAL, "whole host pages");
    BREACH(bed.ops->sync(bed.context, out_of, 4), EINVAL, "reaches out");

    BREACH(bed.ops->zero(bed.context, outside), EFAULT, "not staging");
    BREACH(bed.ops->zero(bed.context, out_of), EFAULT, "reaches out");
    BREACH(bed.ops->zero(bed.context, backwards), EINVAL, "no range");
    BREACH(bed.ops->copy(bed.context, page(0), outside), EFAULT, "not staging");
    BREACH(bed.ops->copy(bed.context, outside.first, pages(0, 1)), EFAULT, "not staging");
    BREACH(bed.ops->copy(bed.context, page(0) + 5, pages(0, 1)), EINVAL, "overlaps");
    BREACH(bed.ops->copy(bed.context, UINT64_MAX, pages(0, 1)), EINVAL, "wraps");
    BREACH(bed.ops->read(bed.context, pages(0, 1), handle + 7, 0, &number), EBADF, "never was");
    BREACH(bed.ops->read(bed.context, outside, handle, 0, &number), EFAULT, "not staging");
    BREACH(bed.ops->size(bed.context, 0, &number), EBADF, "never was");
    BREACH(bed.ops->save(bed.context, outside, &saved), EFAULT, "not staging");
    BREACH(bed.ops->restore(bed.context, pages(0, 1), NULL), EINVAL, "save that never was");
    drop(&bed);
}

TEST(a_released_handle_and_a_too_long_restore_are_breaches)
{
    struct bed bed = make_plain();
    mm_handle handle = open_file(&bed, 3, UNIT, 3);
    void *saved = NULL;

    CHECK_EQ(map_anon(&bed, pages(0, 2), RW), 0);
    CHECK_EQ(bed.ops->save(bed.context, pages(0, 1), &saved), 0);
    CHECK_EQ(bed.ops->restore(bed.context, pages(0, 2), saved), EINVAL);
    expect_breach(&bed, "longer than what was saved");
    drop(&bed);

    bed = make_plain();
    handle = open_file(&bed, 3, UNIT, 3);
    bed.ops->release(bed.context, handle);
    expect_no_breach(&bed);
    CHECK_EQ(map_file(&bed, pages(0, 1), RW, handle, true, 0), EBADF);
    expect_breach(&bed, "handle that was released");
    drop(&bed);
}

TEST(a_breach_is_noticed_even_when_the_call_was_to_fail_anyway)
{
    struct bed bed = make_plain();

    mf_simhost_fault(bed.sim, MF_CALL_UNMAP, 1, EIO, 0);
    bed.ops->unmap(bed.context, (struct mm_range){0, UNIT - 1});
    expect_breach(&bed, "unmap 0x0-0xfff");
    /* The first one stays. */
    bed.ops->discard(bed.context, (struct mm_range){0, 5});
    expect_breach(&bed, "unmap 0x0-0xfff");
    drop(&bed);
}

/* --- Reset. --- */

TEST(reset_forgets_all_but_the_cores_memory)
{
    struct mf_config config = plain_config();
    struct bed bed = make(&config);
    void *saved = NULL;
    uint64_t size;
    mm_handle handle = open_file(&bed, 3, 4 * UNIT, 3);

    CHECK_EQ(map_file(&bed, pages(0, 4), RW, handle, false, 0), 0);
    poke(&bed, page(0), 1);
    CHECK_EQ(bed.ops->save(bed.context, pages(0, 1), &saved), 0);
    mf_simhost_fault(bed.sim, MF_CALL_MAP, 1, EIO, 0);
    bed.ops->unmap(bed.context, (struct mm_range){0, 1});
    mf_simhost_reset(bed.sim, &config);
    CHECK_EQ(count(&bed), 0);
    CHECK_EQ(mf_simhost_counts(bed.sim)->calls[MF_CALL_ANY], 0);
    CHECK_EQ(mf_simhost_held(bed.sim).handle_refs, 0);
    CHECK_EQ(mf_simhost_held(bed.sim).saves, 0);
    CHECK(!mf_simhost_file_size(bed.sim, 3, &size));
    expect_no_breach(&bed);
    CHECK_EQ(map_anon(&bed, pages(0, 4), RW), 0);
    expect(&bed, page(0), 0);
    CHECK_EQ(open_file(&bed, 5, 4 * UNIT, 3), handle); /* a run does not depend on the one before */
    CHECK_EQ(map_file(&bed, pages(0, 4), RW, handle, false, 0), 0);
    expect(&bed, page(0), mf_pattern(5, 0));
    bed.ops->forget(bed.context, saved);
    expect_breach(&bed, "save that was forgotten");
    drop(&bed);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
