/*
 * The core with a FreeBSD guest, over the simulated host: every row of SEMANTICS.md B1 to B6, and
 * what DESIGN.md, "FreeBSD guests", decides. What is expected is written out from there. After
 * every step table and host are held against each other.
 */
#include <errno.h>
#include <inttypes.h>

#include "fuzz/heard.h"
#include "fuzz/simhost.h"
#include "mm/abi_freebsd.h"
#include "mm/mm.h"
#include "mm/test.h"

enum {
    R = FB_PROT_READ,
    W = FB_PROT_WRITE,
    X = FB_PROT_EXEC,
    ANON = FB_MAP_PRIVATE | FB_MAP_ANON,
    FIXED = FB_MAP_FIXED,
    FD = 3,       /* a file of three pages, read and write */
    FD_READ = 4,  /* the same, read only */
    FD_WRITE = 5, /* the same, write only */
};

#define PAGE ((uint64_t)4096)
#define MIB ((uint64_t)1 << 20)
#define GIB ((uint64_t)1 << 30)
#define NO_FD UINT64_MAX
#define TOP ((uint64_t)0x800000000000) /* highest + 1 */

struct world {
    struct mf_simhost *host;
    struct mm *mm;
    uint64_t host_page;
    struct mf_heard heard;
};

/* foreign: where a host page of somebody's is; 0: none. */
static void open_with(struct world *world, struct mm_config config, uint64_t foreign)
{
    struct mf_config sim;
    memset(world, 0, sizeof *world);
    mf_config_default(&sim, MF_FREEBSD);
    sim.bits = config.bits;
    sim.target_page = config.target_page;
    sim.host_page = config.host_page;
    sim.reserved = config.reserved;
    sim.highest = config.highest;
    if (foreign) {
        sim.foreign[0] = (struct mf_span){foreign, foreign + (config.host_page - 1)};
        sim.foreign_count = 1;
    }
    world->host_page = config.host_page;
    world->host = mf_simhost_create();
    mf_simhost_reset(world->host, &sim);
    config.abi = MM_ABI_FREEBSD;
    config.invalidate = mf_heard_stale;
    config.log = mf_heard_line;
    config.hook_context = &world->heard;
    CHECK_EQ(mm_create(&config, mf_simhost_interface(world->host), &world->mm), 0);
    CHECK_EQ(mf_simhost_file(world->host, FD, 3 * PAGE, 3, -1), 0);
    CHECK_EQ(mf_simhost_file(world->host, FD_READ, 0, 1, FD), 0);
    CHECK_EQ(mf_simhost_file(world->host, FD_WRITE, 0, 2, FD), 0);
}

static void open_world(struct world *world, uint64_t target, uint64_t host_page, uint64_t reserved)
{
    open_with(world,
              (struct mm_config){
                  .bits = 64, .target_page = target, .host_page = host_page, .reserved = reserved},
              0);
}

static void open_plain(struct world *world)
{
    open_world(world, PAGE, PAGE, 0);
}

/* Four target pages in a host page. */
static void open_fragments(struct world *world)
{
    open_world(world, PAGE, 4 * PAGE, 0);
}

/* What the host allows at an address; -1: nothing of the guest's is mapped there. */
static int host_prot(const struct world *world, uint64_t at)
{
    for (size_t i = 0; i < mf_simhost_mapping_count(world->host); i++) {
        const struct mf_host_mapping *mapping = mf_simhost_mapping(world->host, i);
        if (mapping->first <= at && at <= mapping->last)
            return mapping->kind == MF_HOST_RESERVE || mapping->kind == MF_HOST_FOREIGN
                       ? -1
                       : (int)mapping->prot;
    }
    return -1;
}

/* Table and host agree, in the first 256 KiB: COVER, TIGHT. */
static void check_settled(struct world *world)
{
    for (uint64_t at = 0; at < 0x40000; at += world->host_page) {
        int want = -1;
        for (uint64_t page = at; page < at + world->host_page; page += PAGE) {
            int prot = mm_page_prot(world->mm, page);
            int need = prot < 0 ? -1 : (prot ? 1 : 0) | (prot & 2);
            want = need < 0 ? want : (want < 0 ? 0 : want) | need;
        }
        CHECK_EQ(host_prot(world, at), want);
    }
    CHECK(mm_check(world->mm) == NULL);
    CHECK(!mf_simhost_breach(world->host));
    CHECK_EQ(mf_simhost_held(world->host).staging, 0);
    CHECK_EQ(mf_simhost_held(world->host).saves, 0);
}

static void close_world(struct world *world)
{
    check_settled(world);
    mm_destroy(world->mm);
    CHECK(!mf_simhost_breach(world->host));
    CHECK_EQ(mf_simhost_held(world->host).blocks, 0);
    CHECK_EQ(mf_simhost_held(world->host).handle_refs, 0);
    mf_simhost_destroy(world->host);
}

static int try_map(struct world *world, struct mm_mmap_args args, mm_addr *result)
{
    return mm_mmap(world->mm, &args, result);
}

static mm_addr map_args(struct world *world, struct mm_mmap_args args)
{
    mm_addr result = 1;
    CHECK_EQ(try_map(world, args, &result), 0);
    return result;
}

static int refused(struct world *world, struct mm_mmap_args args)
{
    mm_addr result = 1;
    int error = try_map(world, args, &result);
    CHECK(error != 0);
    CHECK_EQ(result, 1);
    return error;
}

static mm_addr map(struct world *world, uint64_t addr, uint64_t len, uint64_t prot, uint64_t flags)
{
    return map_args(world, (struct mm_mmap_args){addr, len, prot, flags, NO_FD, 0});
}

static mm_addr map_fd(struct world *world, uint64_t addr, uint64_t len, uint64_t prot,
                      uint64_t flags, uint64_t offset)
{
    return map_args(world, (struct mm_mmap_args){addr, len, prot, flags, FD, offset});
}

static struct mm_region region_at(struct world *world, uint64_t addr)
{
    struct mm_region region;
    memset(&region, 0, sizeof region);
    CHECK(mm_next_region(world->mm, addr, &region));
    CHECK(mm_range_has(region.range, addr));
    return region;
}

static bool is_free(struct world *world, uint64_t addr)
{
    return mm_is_free(world->mm, addr, 1);
}

static void store(struct world *world, uint64_t at, uint8_t byte)
{
    CHECK(mm_access_ok(world->mm, at, 1, MM_PROT_WRITE));
    CHECK_EQ(mf_simhost_store(world->host, at, byte), MF_OK);
}

static int load(struct world *world, uint64_t at)
{
    uint8_t byte = 0;
    CHECK(mm_access_ok(world->mm, at, 1, MM_PROT_READ));
    CHECK_EQ(mf_simhost_load(world->host, at, &byte), MF_OK);
    return byte;
}

static int file_byte(uint64_t offset)
{
    return (int)((offset * 31 + (offset >> 8) * 7 + FD) & 0xff);
}

static void check_guard(struct world *world, uint64_t first, uint64_t last)
{
    struct mm_region region = region_at(world, first);
    CHECK_EQ(region.range.first, first);
    CHECK_EQ(region.range.last, last);
    CHECK_EQ(region.kind, MM_KIND_GUARD);
    CHECK_EQ(region.prot, 0);
    CHECK_EQ(region.max_prot, 0);
    CHECK_EQ(region.attrs, 0);
    CHECK_EQ(region.handle, 0);
    CHECK(!mm_access_ok(world->mm, first, 1, MM_PROT_READ));
    CHECK(!mm_access_ok(world->mm, first, 1, MM_PROT_WRITE));
    CHECK_EQ(mm_page_prot(world->mm, first), 0);
    CHECK(!is_free(world, first));
}

/* --- B1: what mmap refuses, in order. Each is wrong in its own row and in those below it. --- */

struct refusal {
    const char *row;
    int error;
    struct mm_mmap_args args;
};

static void check_refusals(struct world *world, const struct refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int error = refused(world, refusals[i].args);
        if (error != refusals[i].error)
            fprintf(stderr, "row %s (%zu): %d\n", refusals[i].row, i, error);
        CHECK_EQ(error, refusals[i].error);
    }
}

TEST(mmap_checks_protection_length_and_flags_first)
{
    static const struct refusal refusals[] = {
        {"1", FB_EINVAL, {0, 0, 8, ANON, NO_FD, 0}},
        {"1", FB_EINVAL, {0, PAGE, 0x80000, ANON, NO_FD, 0}},
        {"1", FB_EINVAL, {0, PAGE, (uint64_t)1 << 31, ANON, NO_FD, 0}},
        {"2", FB_ENOTSUP, {0, 0, R | W | R << 16, ANON, NO_FD, 0}},
        {"2", FB_ENOTSUP, {0, PAGE, X | W << 16, 0x80, 99, 1}},
        {"4", FB_EINVAL, {0, 0, R, ANON, NO_FD, 0}},
        {"5", FB_EINVAL, {0, PAGE, R, ANON, FD, 0}},
        {"5", FB_EINVAL, {0, PAGE, R, ANON, 0, 0}},
        {"5", FB_EINVAL, {0, PAGE, R, ANON, NO_FD, PAGE}},
        {"6", FB_EINVAL, {0, 4 * PAGE, R, FB_MAP_STACK, NO_FD, 0}},
        {"6", FB_EINVAL, {0, 4 * PAGE, W, FB_MAP_STACK, NO_FD, 0}},
        {"6", FB_EINVAL, {0, 4 * PAGE, R | W, FB_MAP_STACK, FD, 0}},
        {"8", FB_EINVAL, {PAGE, PAGE, R, ANON | FB_MAP_EXCL, NO_FD, 0}},
        {"9", FB_EINVAL, {0, PAGE, R, ANON | FB_MAP_SHARED, NO_FD, 0}},
        {"9", FB_EINVAL, {0, PAGE, R, FB_MAP_PRIVATE | FB_MAP_SHARED, 99, 0}},
        {"10", FB_EINVAL, {0, PAGE, R, FB_MAP_GUARD, NO_FD, 0}},
        {"10", FB_EINVAL, {0, PAGE, 0, FB_MAP_GUARD, FD, 0}},
        {"10", FB_EINVAL, {0, PAGE, 0, FB_MAP_GUARD, NO_FD, PAGE}},
        {"10", FB_EINVAL, {0, PAGE, 0, FB_MAP_GUARD | FB_MAP_ANON, NO_FD, 0}},
        {"10", FB_EINVAL, {0, PAGE, 0, FB_MAP_GUARD | FB_MAP_PRIVATE, NO_FD, 0}},
        {"10", FB_EINVAL, {0, PAGE, 0, FB_MAP_GUARD | FB_MAP_NOCORE, NO_FD, 0}},
        {"10", FB_EINVAL, {0, PAGE, R | W, FB_MAP_GUARD | FB_MAP_STACK, NO_FD, 0}},
    };
    static const uint32_t unknown[] = {4,       8,        0x80,     0x100,    0x8000,
                                       0x10000, 0x100000, 0x200000, 0x400000, 0x800000};
    struct world world;
    open_plain(&world);
    check_refusals(&world, refusals, sizeof refusals / sizeof *refusals);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) /* row 7 */
        CHECK_EQ(refused(&world, (struct mm_mmap_args){0, PAGE, R, ANON | unknown[i], NO_FD, 0}),
                 FB_EINVAL);
    /* Row 3: dropped. And what has no effect that a guest can see. */
    map(&world, 0x10000, PAGE, R,
        ANON | FIXED | FB_MAP_RESERVED0020 | FB_MAP_RESERVED0040 | FB_MAP_NOCORE | FB_MAP_NOSYNC |
            FB_MAP_PREFAULT_READ | FB_MAP_HASSEMAPHORE);
    CHECK_EQ(region_at(&world, 0x10000).attrs, 0);
    /* The kernel looks at ints. */
    map(&world, 0x10000, PAGE, R | (uint64_t)1 << 32, ANON | FIXED | (uint64_t)1 << 40);
    close_world(&world);
}

TEST(mmap_checks_the_range_next)
{
    static const struct refusal refusals[] = {
        {"11", FB_ENOMEM, {0, UINT64_MAX, R, ANON | 2u << 24, NO_FD, 0}},
        {"11", FB_ENOMEM, {0, UINT64_MAX - PAGE + 1, R, FB_MAP_PRIVATE, 99, 1}},
        {"11", FB_ENOMEM, {0, UINT64_MAX - PAGE + 2, 0, FB_MAP_GUARD, NO_FD, 0}},
        {"12", FB_EINVAL, {1, PAGE, R, ANON | FIXED | 2u << 24, NO_FD, 0}},
        {"12", FB_EINVAL, {0, PAGE, R, FB_MAP_PRIVATE | 11u << 24, 99, 0}},
        {"12", FB_EINVAL, {0, PAGE, R, ANON | 64u << 24, NO_FD, 0}},
        {"13", FB_EINVAL, {0x10001, PAGE, R, ANON | FIXED, NO_FD, 0}},
        {"13", FB_EINVAL, {0x10000, PAGE, R, FB_MAP_PRIVATE | FIXED, FD, 1}},
        {"13", FB_EINVAL, {0x10002, PAGE, R, FB_MAP_PRIVATE | FIXED, FD, 1}},
        {"14", FB_EINVAL, {0, PAGE, R, ANON | FIXED, NO_FD, 0}},
        {"14", FB_EINVAL, {1, PAGE, R, FB_MAP_PRIVATE | FIXED, FD, 1}},
        {"14", FB_EINVAL, {TOP - PAGE, PAGE + 1, R, ANON | FIXED, NO_FD, 0}},
        {"14", FB_EINVAL, {TOP, PAGE, R, ANON | FIXED, NO_FD, 0}},
        {"14", FB_EINVAL, {UINT64_MAX - PAGE + 1, PAGE, R, ANON | FIXED, NO_FD, 0}},
        {"14", FB_EINVAL, {UINT64_MAX - PAGE + 1, 2 * PAGE, R, ANON | FIXED, NO_FD, 0}},
        {"14", FB_EINVAL, {TOP, PAGE, R, FB_MAP_PRIVATE | FIXED, 99, 0}},
        {"15", FB_EINVAL, {2 * GIB - PAGE, 2 * PAGE, R, ANON | FIXED | FB_MAP_32BIT, NO_FD, 0}},
        {"15", FB_EINVAL, {2 * GIB, PAGE, R, FB_MAP_PRIVATE | FIXED | FB_MAP_32BIT, 99, 0}},
    };
    struct world world;
    open_plain(&world);
    check_refusals(&world, refusals, sizeof refusals / sizeof *refusals);
    /* The second page, the last page, and the last below 2 GiB. */
    CHECK_EQ(map(&world, PAGE, PAGE, R, ANON | FIXED), PAGE);
    CHECK_EQ(map(&world, TOP - PAGE, PAGE, R, ANON | FIXED), TOP - PAGE);
    CHECK_EQ(map(&world, 2 * GIB - PAGE, PAGE, R, ANON | FIXED | FB_MAP_32BIT), 2 * GIB - PAGE);
    close_world(&world);
}

TEST(mmap_looks_at_the_descriptor_last)
{
    static const uint64_t last = ((uint64_t)1 << 63) - 1;
    static const struct refusal refusals[] = {
        {"17", FB_EBADF, {0, PAGE, R, 0, 99, 0}},
        {"17", FB_EBADF, {0, PAGE, R, FB_MAP_PRIVATE, NO_FD, 0}},
        {"18", FB_EINVAL, {0, PAGE, R, 0, FD_WRITE, 0}},
        {"19", FB_EACCES, {0, PAGE, R, FB_MAP_PRIVATE, FD_WRITE, UINT64_MAX}},
        {"19", FB_EACCES, {0, PAGE, R, FB_MAP_SHARED, FD_WRITE, 0}},
        {"19", FB_EACCES, {0, PAGE, R | W, FB_MAP_SHARED, FD_READ, UINT64_MAX}},
        {"20", FB_EINVAL, {0, PAGE, R, FB_MAP_PRIVATE, FD, UINT64_MAX}},
        {"20", FB_EINVAL, {0, PAGE, R, FB_MAP_PRIVATE, FD, last + 1}},
        {"20", FB_EINVAL, {0, PAGE, R, FB_MAP_PRIVATE, FD, last - PAGE + 1}},
        {"20", FB_EINVAL, {0, PAGE, 0, FB_MAP_PRIVATE, FD_WRITE, last}},
        {"writeonly", FB_EACCES, {0, PAGE, W, FB_MAP_PRIVATE, FD_WRITE, 0}},
        {"writeonly", FB_EACCES, {0, PAGE, 0, FB_MAP_PRIVATE, FD_WRITE, 0}},
    };
    struct world world;
    open_plain(&world);
    check_refusals(&world, refusals, sizeof refusals / sizeof *refusals);
    mm_addr at = map_fd(&world, 0, PAGE, R, FB_MAP_SHARED, last - 2 * PAGE + 1);
    CHECK_EQ(region_at(&world, at).offset, last - 2 * PAGE + 1);
    CHECK_EQ(map_args(&world,
                      (struct mm_mmap_args){0x10000, PAGE, R, FB_MAP_SHARED | FIXED, FD_READ, 0}),
             0x10000);
    CHECK_EQ(region_at(&world, 0x10000).max_prot, R | X);
    CHECK_EQ(map_args(&world, (struct mm_mmap_args){0x10000, PAGE, R | W, FB_MAP_PRIVATE | FIXED,
                                                    FD_READ, 0}),
             0x10000);
    CHECK_EQ(region_at(&world, 0x10000).max_prot, R | W | X);
    close_world(&world);
}

TEST(mmap_looks_at_the_place_after_everything)
{
    struct world world;
    uint64_t excl = FIXED | FB_MAP_EXCL;
    open_with(
        &world,
        (struct mm_config){.bits = 64, .target_page = PAGE, .host_page = PAGE, .highest = 0x1ffff},
        0x18000);
    map(&world, 0x10000, PAGE, R, ANON | excl);
    /* Row 23, before row 24; a guard counts, and a foreign mapping. */
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0xf000, 2 * PAGE, R, ANON | excl, NO_FD, 0}),
             FB_ENOMEM);
    map(&world, 0x12000, PAGE, 0, FB_MAP_GUARD | excl);
    CHECK_EQ(
        refused(&world, (struct mm_mmap_args){0x12000, PAGE, 0, FB_MAP_GUARD | excl, NO_FD, 0}),
        FB_ENOMEM);
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0x18000, PAGE, R, ANON | excl, NO_FD, 0}),
             FB_ENOMEM);
    CHECK_EQ(
        refused(&world, (struct mm_mmap_args){0x12000, PAGE, R | W, FB_MAP_STACK | excl, NO_FD, 0}),
        FB_ENOMEM);
    /* Row 24, before row 25. */
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0, PAGE, R | W, FB_MAP_STACK, NO_FD, 0}),
             FB_EINVAL);
    CHECK_EQ(
        refused(&world, (struct mm_mmap_args){0x14000, 1, R | W, FB_MAP_STACK | FIXED, NO_FD, 0}),
        FB_EINVAL);
    /* Row 25: 0x13000-0x17fff is the longest gap that there is. */
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0, 8 * PAGE, R, ANON, NO_FD, 0}), FB_ENOMEM);
    CHECK_EQ(map(&world, 0, 7 * PAGE, R, ANON), 0x19000);
    /* And then: foreign. */
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0x17000, 2 * PAGE, R, ANON | FIXED, NO_FD, 0}),
             FB_ENOMEM);
    CHECK(is_free(&world, 0x17000));
    mm_destroy(world.mm);
    CHECK(!mf_simhost_foreign_error(world.host));
    mf_simhost_destroy(world.host);
}

/* --- B2. --- */

TEST(anonymous_memory_is_private_unless_shared)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, PAGE, R | W, FB_MAP_ANON | FIXED);
    CHECK_EQ(region_at(&world, 0x10000).kind, MM_KIND_ANON);
    CHECK_EQ(region_at(&world, 0x10000).inherit, MM_INHERIT_COPY);
    map(&world, 0x10000, PAGE, R | W, FB_MAP_ANON | FB_MAP_SHARED | FIXED);
    CHECK_EQ(region_at(&world, 0x10000).kind, MM_KIND_FILE);
    CHECK_EQ(region_at(&world, 0x10000).attrs, MM_ATTR_SHARED);
    CHECK_EQ(region_at(&world, 0x10000).inherit, MM_INHERIT_SHARE);
    close_world(&world);
}

TEST(an_unaligned_offset_is_added_to_the_address)
{
    struct world world;
    open_plain(&world);
    mm_addr at = map_fd(&world, 0, PAGE, R, FB_MAP_PRIVATE, 0x1234);
    CHECK_EQ(at & (PAGE - 1), 0x234);
    CHECK_EQ(region_at(&world, at).offset, 0x1000);
    CHECK_EQ(mm_range_len(region_at(&world, at).range), 2 * PAGE);
    CHECK_EQ(load(&world, at), file_byte(0x1234));
    /* The length counts from the page: this one ends with it. */
    at = map_fd(&world, 0x20234, PAGE - 0x234, R, FB_MAP_PRIVATE | FIXED, 0x1234);
    CHECK_EQ(at, 0x20234);
    CHECK_EQ(region_at(&world, 0x20000).range.first, 0x20000);
    CHECK_EQ(region_at(&world, 0x20000).range.last, 0x20fff);
    CHECK_EQ(load(&world, at), file_byte(0x1234));
    /* A stack takes any offset, and does not use it. */
    at = map_args(&world, (struct mm_mmap_args){0, 2 * PAGE, R | W, FB_MAP_STACK, NO_FD, 0x123});
    CHECK_EQ(at & (PAGE - 1), 0);
    close_world(&world);
}

TEST(a_hint_is_rounded_up_and_taken_if_free_or_the_next_place_above)
{
    struct world world;
    open_with(&world,
              (struct mm_config){.bits = 64,
                                 .target_page = PAGE,
                                 .host_page = PAGE,
                                 .highest = 0x3ffff,
                                 .top_down = true},
              0);
    CHECK_EQ(map(&world, 0x20001, PAGE, R, ANON), 0x21000);
    CHECK_EQ(map(&world, 0x21000, PAGE, R, ANON), 0x22000);
    CHECK_EQ(map(&world, 0x20000, 2 * PAGE, R, ANON), 0x23000);
    /* Below the lowest address of a search: the lowest place. */
    CHECK_EQ(map(&world, 0x3000, PAGE, R, ANON), 0x10000);
    /* Nothing above: anywhere. */
    CHECK_EQ(map(&world, 0x3f000, PAGE, R, ANON), 0x3f000);
    CHECK_EQ(map(&world, 0x3f000, PAGE, R, ANON), 0x3e000);
    CHECK_EQ(map(&world, UINT64_MAX, PAGE, R, ANON), 0x3d000);
    CHECK_EQ(map(&world, TOP, PAGE, R, ANON), 0x3c000);
    /* ALIGNED rounds the hint, too. */
    CHECK_EQ(map(&world, 0x11000, PAGE, R, ANON | 14u << 24), 0x14000);
    close_world(&world);
}

TEST(low_memory_is_below_two_gigabytes)
{
    struct world world;
    open_with(
        &world,
        (struct mm_config){.bits = 64, .target_page = PAGE, .host_page = PAGE, .top_down = true},
        0);
    CHECK_EQ(map(&world, 0, PAGE, R, ANON | FB_MAP_32BIT), 2 * GIB - PAGE);
    CHECK_EQ(map(&world, 2 * GIB - PAGE, PAGE, R, ANON | FB_MAP_32BIT), 2 * GIB - 2 * PAGE);
    CHECK_EQ(map(&world, 3 * GIB, PAGE, R, ANON | FB_MAP_32BIT), 2 * GIB - 3 * PAGE);
    CHECK_EQ(map(&world, 0x10000, PAGE, R, ANON | FB_MAP_32BIT), 0x10000);
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0, 2 * GIB, R, ANON | FB_MAP_32BIT, NO_FD, 0}),
             FB_ENOMEM);
    close_world(&world);
}

/* Every MAP_ALIGNED(n): mapping, and with FIXED, where a good one is not looked at. */
static void check_alignments(uint64_t target, uint64_t host_page)
{
    unsigned shift = (unsigned)__builtin_ctzll(target);
    struct world world;
    open_world(&world, target, host_page, 0);
    for (unsigned n = 0; n < 256; n++) {
        bool lawful = n < 2 || (n >= shift && n < 64);
        for (int kind = 0; kind < 4; kind++) {
            uint64_t flags = kind == 0   ? ANON
                             : kind == 1 ? (uint64_t)FB_MAP_GUARD
                             : kind == 2 ? (uint64_t)FB_MAP_PRIVATE
                                         : (uint64_t)FB_MAP_SHARED;
            struct mm_mmap_args args = {0,
                                        target,
                                        kind == 1 ? 0 : R,
                                        flags | (uint64_t)n << 24,
                                        kind < 2 ? NO_FD : FD,
                                        kind < 2 ? 0 : 3 * target};
            mm_addr at = 1;
            int error = try_map(&world, args, &at);
            /* 2^47 is above the highest address; 2^46 is not. A page of a shared file must lie at
             * its offset modulo the host page. */
            bool fits = n < 47 && !(kind == 3 && n >= shift && host_page > target &&
                                    (3 * target & (host_page - 1) & (((uint64_t)1 << n) - 1)));
            CHECK_EQ(error, !lawful ? FB_EINVAL : !fits ? FB_ENOMEM : 0);
            if (!error && n >= shift)
                CHECK_EQ(at & (((uint64_t)1 << n) - 1), 0);
            if (!error)
                CHECK_EQ(mm_munmap(world.mm, at, target), 0);
        }
        struct mm_mmap_args fixed = {
            0x10000 + target, target, R, ANON | FIXED | (uint64_t)n << 24, NO_FD, 0};
        mm_addr at;
        CHECK_EQ(try_map(&world, fixed, &at), lawful ? 0 : FB_EINVAL);
    }
    CHECK_EQ(mm_munmap(world.mm, 0x10000, 2 * target), 0);
    check_settled(&world);
    mm_destroy(world.mm);
    mf_simhost_destroy(world.host);
}

TEST(every_alignment_is_given_or_refused)
{
    check_alignments(4096, 4096);
    check_alignments(4096, 65536);
    check_alignments(65536, 4096);
}

TEST(a_super_page_is_aligned_for_where_the_length_is_that_much)
{
    struct world world;
    open_plain(&world);
    map(&world, 0, PAGE, R, ANON);
    mm_addr at = map(&world, 0, 2 * MIB, R, ANON | FB_MAP_ALIGNED_SUPER);
    CHECK_EQ(at % (2 * MIB), 0);
    at = map_fd(&world, 0, 3 * MIB, R, FB_MAP_SHARED | FB_MAP_ALIGNED_SUPER, 0x5000);
    CHECK_EQ(at % (2 * MIB), 0x5000);
    CHECK_EQ(map(&world, 0, PAGE, R, ANON | FB_MAP_ALIGNED_SUPER), 0x11000);
    close_world(&world);
    /* Only a wish. */
    open_with(&world,
              (struct mm_config){.bits = 64,
                                 .target_page = PAGE,
                                 .host_page = PAGE,
                                 .highest = 3 * MIB - 1,
                                 .min_addr = PAGE},
              0);
    CHECK_EQ(map(&world, 0, 3 * MIB - PAGE, R, ANON | FB_MAP_ALIGNED_SUPER), PAGE);
    close_world(&world);
}

TEST(fixed_replaces_what_is_there_guards_too)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, 3 * PAGE, 0, FB_MAP_GUARD | FIXED);
    check_guard(&world, 0x10000, 0x12fff);
    map(&world, 0x11000, PAGE, R | W, ANON | FIXED);
    store(&world, 0x11000, 1);
    check_guard(&world, 0x10000, 0x10fff);
    check_guard(&world, 0x12000, 0x12fff);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    check_guard(&world, 0x10000, 0x12fff);
    map(&world, 0x11000, PAGE, R, ANON | FIXED);
    CHECK_EQ(load(&world, 0x11000), 0);
    check_settled(&world);
    CHECK_EQ(mm_munmap(world.mm, 0x10000, 3 * PAGE), 0);
    CHECK(mm_is_free(world.mm, 0x10000, 3 * PAGE));
    close_world(&world);
}

TEST(a_guard_is_never_picked_and_shows_as_inaccessible)
{
    struct world world;
    open_with(
        &world,
        (struct mm_config){.bits = 64, .target_page = PAGE, .host_page = PAGE, .highest = 0x12fff},
        0);
    CHECK_EQ(map(&world, 0, PAGE, 0, FB_MAP_GUARD), 0x10000);
    CHECK_EQ(map(&world, 0x10000, PAGE, R, ANON), 0x11000);
    map(&world, 0x12000, PAGE, 0, FB_MAP_GUARD | FIXED);
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0, PAGE, R, ANON, NO_FD, 0}), FB_ENOMEM);
    /* PROT_MAX has no effect. */
    map(&world, 0x12000, PAGE, R << 16, FB_MAP_GUARD | FIXED);
    check_guard(&world, 0x12000, 0x12fff);
    world.heard.line_count = 0;
    mm_dump(world.mm, mf_heard_line, &world.heard);
    CHECK_EQ(world.heard.line_count, 3);
    CHECK(!strcmp(world.heard.lines[0], "00010000-00011000 ---p"));
    CHECK(!strcmp(world.heard.lines[1], "00011000-00012000 r--p"));
    CHECK(!strcmp(world.heard.lines[2], "00012000-00013000 ---p"));
    close_world(&world);
}

TEST(calls_on_a_range_pass_over_guards)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, PAGE, R, ANON | FIXED);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map(&world, 0x12000, PAGE, R, ANON | FIXED);
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 3 * PAGE, R | W), 0);
    check_guard(&world, 0x11000, 0x11fff);
    CHECK_EQ(region_at(&world, 0x12000).prot, R | W);
    check_settled(&world);
    CHECK_EQ(mm_mprotect(world.mm, 0x11000, PAGE, R | W | X | R << 16 | W << 16 | X << 16), 0);
    CHECK_EQ(mm_msync(world.mm, 0x10000, 3 * PAGE, FB_MS_SYNC), 0);
    CHECK_EQ(mm_msync(world.mm, 0x11000, 0, FB_MS_SYNC), 0);
    CHECK_EQ(mm_madvise(world.mm, 0x10000, 3 * PAGE, FB_MADV_FREE), 0);
    CHECK_EQ(mm_minherit(world.mm, 0x10000, 3 * PAGE, FB_INHERIT_ZERO), 0);
    CHECK_EQ(region_at(&world, 0x10000).inherit, MM_INHERIT_ZERO);
    CHECK_EQ(region_at(&world, 0x11000).inherit, MM_INHERIT_COPY);
    CHECK_EQ(region_at(&world, 0x12000).inherit, MM_INHERIT_ZERO);
    CHECK_EQ(mm_minherit(world.mm, 0x11000, PAGE, FB_INHERIT_NONE), 0);
    CHECK_EQ(region_at(&world, 0x11000).inherit, MM_INHERIT_NONE);
    close_world(&world);
}

TEST(a_stack_has_a_guard_below_and_is_there_at_once)
{
    struct world world;
    open_plain(&world);
    CHECK_EQ(map(&world, 0x10000, 4 * PAGE, R | W, FB_MAP_STACK | FIXED), 0x10000);
    check_guard(&world, 0x10000, 0x10fff);
    struct mm_region region = region_at(&world, 0x11000);
    CHECK_EQ(region.range.first, 0x11000);
    CHECK_EQ(region.range.last, 0x13fff);
    CHECK_EQ(region.kind, MM_KIND_ANON);
    CHECK_EQ(region.attrs, MM_ATTR_STACK);
    CHECK_EQ(region.prot, R | W);
    store(&world, 0x11000, 1);
    store(&world, 0x13fff, 2);
    check_settled(&world);
    map(&world, 0x20000, PAGE + 1, R | W | X, FB_MAP_STACK | FB_MAP_SHARED | FIXED);
    check_guard(&world, 0x20000, 0x20fff);
    region = region_at(&world, 0x21000);
    CHECK_EQ(region.kind, MM_KIND_FILE);
    CHECK_EQ(region.attrs, MM_ATTR_SHARED | MM_ATTR_STACK);
    CHECK_EQ(region.inherit, MM_INHERIT_SHARE);
    CHECK_EQ(mm_range_len(region.range), PAGE);
    /* Over another one. */
    map(&world, 0x12000, 2 * PAGE, R | W, FB_MAP_STACK | FIXED);
    check_guard(&world, 0x12000, 0x12fff);
    CHECK_EQ(load(&world, 0x13fff), 0);
    CHECK_EQ(load(&world, 0x11000), 1);
    close_world(&world);
}

TEST(the_maximum_binds_later_protection)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, 2 * PAGE, R, ANON | FIXED);
    map(&world, 0x11000, PAGE, R, ANON | FIXED);
    map(&world, 0x12000, PAGE, R | (R | W) << 16, ANON | FIXED);
    CHECK_EQ(region_at(&world, 0x10000).max_prot, R | W | X);
    CHECK_EQ(region_at(&world, 0x12000).max_prot, R | W);
    /* Over the whole range first: nothing changes. */
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 3 * PAGE, X), FB_EACCES);
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 3 * PAGE, R | (R | X) << 16), FB_EACCES);
    CHECK_EQ(region_at(&world, 0x10000).prot, R);
    CHECK_EQ(region_at(&world, 0x10000).max_prot, R | W | X);
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 2 * PAGE, W | W << 16), 0);
    CHECK_EQ(region_at(&world, 0x10000).prot, W);
    CHECK_EQ(region_at(&world, 0x10000).max_prot, W);
    CHECK_EQ(mm_mprotect(world.mm, 0x11000, PAGE, R), FB_EACCES);
    CHECK_EQ(mm_mprotect(world.mm, 0x11000, PAGE, 0), 0);
    CHECK_EQ(region_at(&world, 0x11000).max_prot, W);
    /* The descriptor cuts it. */
    map_args(&world, (struct mm_mmap_args){0x13000, PAGE, R | (R | W) << 16, FB_MAP_SHARED | FIXED,
                                           FD_READ, 0});
    CHECK_EQ(region_at(&world, 0x13000).max_prot, R);
    close_world(&world);
}

/* --- B3 to B6. --- */

TEST(munmap_rounds_and_refuses_what_is_outside)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, 4 * PAGE, R, ANON | FIXED);
    CHECK_EQ(mm_munmap(world.mm, 0x10000, 0), FB_EINVAL);
    CHECK_EQ(mm_munmap(world.mm, TOP, PAGE), FB_EINVAL);
    CHECK_EQ(mm_munmap(world.mm, TOP - PAGE, PAGE + 1), FB_EINVAL);
    CHECK_EQ(mm_munmap(world.mm, UINT64_MAX - PAGE + 1, 2 * PAGE), FB_EINVAL);
    CHECK_EQ(mm_munmap(world.mm, 0x10000, UINT64_MAX), 0);
    CHECK_EQ(mm_munmap(world.mm, TOP + PAGE, UINT64_MAX), FB_EINVAL);
    CHECK_EQ(mm_munmap(world.mm, 0x10001, UINT64_MAX - 1), 0); /* rounds to 2^64 */
    CHECK_EQ(mm_range_len(region_at(&world, 0x10000).range), 4 * PAGE);
    CHECK_EQ(mm_munmap(world.mm, 0x11fff, 2), 0);
    CHECK(!is_free(&world, 0x10000));
    CHECK(is_free(&world, 0x11000));
    CHECK(is_free(&world, 0x12000));
    CHECK(!is_free(&world, 0x13000));
    CHECK_EQ(mm_munmap(world.mm, 0, 0x20000), 0);
    CHECK_EQ(mm_munmap(world.mm, 0, TOP), 0);
    close_world(&world);
}

TEST(mprotect_rounds_and_passes_over_holes)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, PAGE, R, ANON | FIXED);
    map(&world, 0x12000, PAGE, R, ANON | FIXED);
    map(&world, TOP - PAGE, PAGE, R, ANON | FIXED);
    CHECK_EQ(mm_mprotect(world.mm, UINT64_MAX, 2, 8), FB_EINVAL);               /* row 1 */
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, PAGE, R << 19), FB_EINVAL);         /* row 1 */
    CHECK_EQ(mm_mprotect(world.mm, UINT64_MAX - PAGE + 1, PAGE, R), FB_EINVAL); /* row 2 */
    CHECK_EQ(mm_mprotect(world.mm, UINT64_MAX, 2, W | R << 16), FB_EINVAL);     /* row 2 */
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 0, W | R << 16), 0);                /* row 3 */
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, UINT64_MAX, W | R << 16), 0);       /* row 3 */
    CHECK_EQ(mm_mprotect(world.mm, TOP, PAGE, W | R << 16), FB_ENOTSUP);        /* row 4 */
    CHECK_EQ(mm_mprotect(world.mm, 0x10fff, 2 * PAGE - 0xfff, R | W), 0);       /* row 6 */
    CHECK_EQ(region_at(&world, 0x10000).prot, R | W);
    CHECK_EQ(region_at(&world, 0x12000).prot, R);
    CHECK_EQ(mm_mprotect(world.mm, 0xf000, 5 * PAGE, W), 0); /* row 7 */
    CHECK_EQ(region_at(&world, 0x10000).prot, W);
    CHECK_EQ(region_at(&world, 0x12000).prot, W);
    CHECK(is_free(&world, 0x11000));
    check_settled(&world);
    CHECK_EQ(mm_mprotect(world.mm, TOP - PAGE, 0x100000, R | W), 0); /* above: a hole */
    CHECK_EQ(region_at(&world, TOP - PAGE).prot, R | W);
    CHECK_EQ(mm_mprotect(world.mm, TOP + PAGE, PAGE, R), 0);
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, PAGE, R | (uint64_t)8 << 32), 0); /* an int */
    close_world(&world);
}

TEST(msync_finds_holes_before_it_writes)
{
    struct world world;
    open_plain(&world);
    map_fd(&world, 0x10000, 2 * PAGE, R | W, FB_MAP_SHARED | FIXED, 0);
    map(&world, TOP - PAGE, PAGE, R, ANON | FIXED);
    uint64_t before = mf_simhost_counts(world.host)->calls[MF_CALL_SYNC];
    CHECK_EQ(mm_msync(world.mm, UINT64_MAX, 2, 3), FB_EINVAL);
    CHECK_EQ(mm_msync(world.mm, 0x20000, PAGE, FB_MS_ASYNC | FB_MS_INVALIDATE), FB_EINVAL);
    CHECK_EQ(mm_msync(world.mm, 0x10000, 3 * PAGE, 0), FB_ENOMEM);
    CHECK_EQ(mm_msync(world.mm, TOP - PAGE, 2 * PAGE, 0), FB_ENOMEM);
    CHECK_EQ(mm_msync(world.mm, 0x20000, 0, 0), FB_ENOMEM);
    CHECK_EQ(mm_msync(world.mm, TOP + PAGE, 0, 0), FB_ENOMEM);
    CHECK_EQ(mf_simhost_counts(world.host)->calls[MF_CALL_SYNC], before);
    CHECK_EQ(mm_msync(world.mm, 0x10001, PAGE, 0xfffffff8), 0); /* both pages; other bits */
    CHECK_EQ(mm_msync(world.mm, 0x11000, 0, FB_MS_INVALIDATE), 0);
    CHECK_EQ(mm_msync(world.mm, 0x11000, UINT64_MAX, 0), 0);
    CHECK_EQ(mf_simhost_counts(world.host)->calls[MF_CALL_SYNC], before + 3);
    mf_simhost_fault(world.host, MF_CALL_SYNC, 1, EIO, 0);
    CHECK_EQ(mm_msync(world.mm, 0x10000, PAGE, 0), FB_EIO);
    mf_simhost_fault(world.host, MF_CALL_SYNC, 1, EAGAIN, 0);
    CHECK_EQ(mm_msync(world.mm, 0x10000, PAGE, 0), FB_ENOMEM);
    close_world(&world);
}

TEST(madvise_checks_and_changes_nothing)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, PAGE, R | W, ANON | FIXED);
    store(&world, 0x10000, 7);
    for (uint64_t advice = 0; advice < 12; advice++)
        CHECK_EQ(mm_madvise(world.mm, 0xf001, 0x4000, advice), advice <= 10 ? 0 : FB_EINVAL);
    CHECK_EQ(load(&world, 0x10000), 7);
    for (uint64_t advice = 0; advice < 11; advice++) {
        int outside = advice == FB_MADV_PROTECT ? 0 : FB_EINVAL;
        CHECK_EQ(mm_madvise(world.mm, UINT64_MAX, 2, advice), outside);
        CHECK_EQ(mm_madvise(world.mm, TOP - PAGE, PAGE + 1, advice), outside);
    }
    CHECK_EQ(mm_madvise(world.mm, 0x10000, 0, FB_MADV_NORMAL), 0);
    CHECK_EQ(mm_madvise(world.mm, TOP - PAGE, PAGE, FB_MADV_FREE), 0);
    close_world(&world);
}

TEST(minherit_checks_rounds_and_parts_regions)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, 3 * PAGE, R, ANON | FIXED);
    CHECK_EQ(mm_minherit(world.mm, UINT64_MAX, 2, FB_INHERIT_NONE), FB_EINVAL);
    CHECK_EQ(mm_minherit(world.mm, UINT64_MAX - PAGE + 1, PAGE, FB_INHERIT_NONE), FB_EINVAL);
    CHECK_EQ(mm_minherit(world.mm, 0x10000, 0, 4), FB_EINVAL);
    CHECK_EQ(mm_minherit(world.mm, 0x10000, 0, FB_INHERIT_NONE), 0);
    CHECK_EQ(mm_minherit(world.mm, 0x10000, UINT64_MAX, FB_INHERIT_NONE), 0);
    CHECK_EQ(mm_range_len(region_at(&world, 0x10000).range), 3 * PAGE);
    CHECK_EQ(mm_minherit(world.mm, 0x11001, 1, FB_INHERIT_NONE), 0);
    CHECK_EQ(region_at(&world, 0x10000).inherit, MM_INHERIT_COPY);
    CHECK_EQ(region_at(&world, 0x11000).inherit, MM_INHERIT_NONE);
    CHECK_EQ(mm_range_len(region_at(&world, 0x11000).range), PAGE);
    CHECK_EQ(mm_minherit(world.mm, 0xf000, 0x10000, FB_INHERIT_SHARE), 0);
    CHECK_EQ(mm_range_len(region_at(&world, 0x10000).range), 3 * PAGE);
    CHECK_EQ(region_at(&world, 0x12000).inherit, MM_INHERIT_SHARE);
    CHECK_EQ(mm_minherit(world.mm, TOP, 0x10000, FB_INHERIT_SHARE), 0);
    close_world(&world);
}

TEST(there_is_no_mremap)
{
    struct world world;
    mm_addr at = 1;
    open_plain(&world);
    CHECK_EQ(mm_mremap(world.mm, 0x10001, 0, 0, 99, 0, &at), FB_ENOSYS);
    CHECK_EQ(at, 1);
    close_world(&world);
}

TEST(the_log_speaks_as_freebsd_does)
{
    static const char *const want[] = {
        ("mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE|PROT_MAX(PROT_READ|PROT_WRITE), "
         "MAP_PRIVATE|MAP_FIXED|MAP_ANON|MAP_ALIGNED(12), -1, 0x0) = 0x10000"),
        "mmap(0x0, 0x1000, PROT_NONE, MAP_GUARD|MAP_ALIGNED_SUPER, -1, 0x0) = 0x11000",
        "mmap(0x0, 0x1000, PROT_READ|PROT_MAX(PROT_WRITE), 0, 99, 0x0) = -1 ENOTSUP",
        "minherit(0x10000, 0x1000, INHERIT_ZERO) = 0",
        "minherit(0x10000, 0x1000, 4) = -1 EINVAL",
        "madvise(0x10000, 0x1000, MADV_FREE) = 0",
        "msync(0x10000, 0x1000, MS_SYNC) = 0",
        "mprotect(0x10000, 0x1000, PROT_NONE|PROT_MAX(PROT_READ)) = 0",
        "mremap(0x10000, 0x1000, 0x2000, 0) = -1 ENOSYS",
        "munmap(0x10001, 0x1000) = 0",
    };
    struct world world;
    mm_addr at;
    open_plain(&world);
    map(&world, 0x10000, PAGE, R | W | (R | W) << 16, ANON | FIXED | 12u << 24);
    map(&world, 0, PAGE, 0, FB_MAP_GUARD | FB_MAP_ALIGNED_SUPER);
    refused(&world, (struct mm_mmap_args){0, PAGE, R | W << 16, 0, 99, 0});
    mm_minherit(world.mm, 0x10000, PAGE, FB_INHERIT_ZERO);
    mm_minherit(world.mm, 0x10000, PAGE, 4);
    mm_madvise(world.mm, 0x10000, PAGE, FB_MADV_FREE);
    mm_msync(world.mm, 0x10000, PAGE, FB_MS_SYNC);
    mm_mprotect(world.mm, 0x10000, PAGE, R << 16);
    mm_mremap(world.mm, 0x10000, PAGE, 2 * PAGE, 0, 0, &at);
    mm_munmap(world.mm, 0x10001, PAGE);
    CHECK_EQ(world.heard.line_count, 10);
    for (int i = 0; i < world.heard.line_count; i++) {
        if (strcmp(world.heard.lines[i], want[i]) != 0)
            fprintf(stderr, "%s\n", world.heard.lines[i]);
        CHECK(!strcmp(world.heard.lines[i], want[i]));
    }
    close_world(&world);
}

TEST(a_32_bit_guest_counts_to_2_to_the_32)
{
    struct world world;
    uint64_t high = (uint64_t)1 << 32;
    open_with(&world, (struct mm_config){.bits = 32, .target_page = PAGE, .host_page = PAGE}, 0);
    /* Arguments but offsets are cut. */
    CHECK_EQ(map(&world, high + 0x10000, high + PAGE, R, high + (ANON | FIXED)), 0x10000);
    CHECK_EQ(map(&world, 0xffffd000, PAGE, R, ANON | FIXED), 0xffffd000);
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0xffffe000, PAGE, R, ANON | FIXED, NO_FD, 0}),
             FB_EINVAL);
    CHECK_EQ(map_fd(&world, 0x12000, PAGE, R, FB_MAP_PRIVATE | FIXED, high), 0x12000);
    CHECK_EQ(region_at(&world, 0x12000).offset, high);
    /* Ranges wrap at 2^32. */
    CHECK_EQ(mm_mprotect(world.mm, 0xfffff000, PAGE, R), FB_EINVAL);
    CHECK_EQ(mm_mprotect(world.mm, 0xffffd000, 2 * PAGE, R | W), 0);
    CHECK_EQ(mm_minherit(world.mm, 0xffffd000, 0x4000, FB_INHERIT_NONE), FB_EINVAL);
    CHECK_EQ(mm_msync(world.mm, 0xffffd000, 0x4000, 0), FB_EINVAL);
    CHECK_EQ(mm_msync(world.mm, 0xffffd000, 0x2000, 0), FB_ENOMEM);
    CHECK_EQ(mm_munmap(world.mm, 0xffffd000, 0x2000), FB_EINVAL);
    CHECK_EQ(mm_madvise(world.mm, 0xffffd000, 0x2000, 0), FB_EINVAL);
    CHECK_EQ(mm_munmap(world.mm, high + 0xffffd000, high + PAGE), 0);
    /* Its pointers have 32 bits. */
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0, PAGE, R, ANON | 32u << 24, NO_FD, 0}),
             FB_EINVAL);
    CHECK_EQ(map(&world, 0, PAGE, R, ANON | 31u << 24), 0x80000000);
    close_world(&world);
}

/* --- Guards and fragments: four target pages in a host page. --- */

TEST(a_guard_alone_in_a_host_page_is_mapped_and_inaccessible)
{
    struct world world;
    open_fragments(&world);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    CHECK_EQ(host_prot(&world, 0x10000), 0);
    check_settled(&world);
    CHECK_EQ(mm_munmap(world.mm, 0x11000, PAGE), 0);
    CHECK_EQ(host_prot(&world, 0x10000), -1);
    close_world(&world);

    open_world(&world, PAGE, 4 * PAGE, 0x100000);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    CHECK_EQ(host_prot(&world, 0x10000), 0);
    CHECK_EQ(mm_munmap(world.mm, 0x11000, PAGE), 0);
    CHECK_EQ(host_prot(&world, 0x10000), -1);
    close_world(&world);
}

TEST(private_pages_come_and_go_beside_a_guard)
{
    struct world world;
    open_fragments(&world);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map(&world, 0x10000, PAGE, R | W, ANON | FIXED);
    store(&world, 0x10000, 1);
    check_settled(&world);
    map(&world, 0x12000, PAGE, R | W, ANON | FIXED);
    store(&world, 0x12000, 2);
    CHECK_EQ(load(&world, 0x10000), 1);
    /* The guard is replaced: nothing of what the host page held shows. */
    map(&world, 0x11000, PAGE, R | W, ANON | FIXED);
    CHECK_EQ(load(&world, 0x11000), 0);
    store(&world, 0x11000, 3);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    check_guard(&world, 0x11000, 0x11fff);
    map(&world, 0x11000, PAGE, R, ANON | FIXED);
    CHECK_EQ(load(&world, 0x11000), 0);
    CHECK_EQ(load(&world, 0x10000), 1);
    CHECK_EQ(load(&world, 0x12000), 2);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    check_settled(&world);
    /* The last page with bytes goes; the guard keeps the host page. */
    CHECK_EQ(mm_munmap(world.mm, 0x10000, PAGE), 0);
    CHECK_EQ(mm_munmap(world.mm, 0x12000, PAGE), 0);
    CHECK_EQ(host_prot(&world, 0x10000), 0);
    map(&world, 0x10000, PAGE, R, ANON | FIXED);
    CHECK_EQ(load(&world, 0x10000), 0);
    close_world(&world);
}

TEST(a_shared_object_takes_the_host_page_of_a_guard)
{
    struct world world;
    open_fragments(&world);
    map(&world, 0x10000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map_fd(&world, 0x11000, PAGE, R | W, FB_MAP_SHARED | FIXED, PAGE);
    check_settled(&world);
    check_guard(&world, 0x10000, 0x10fff);
    CHECK_EQ(load(&world, 0x11000), file_byte(PAGE));
    store(&world, 0x11001, 9);
    /* Private beside shared is refused, in place of the guard as well; the same object is not. */
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0x10000, PAGE, R, ANON | FIXED, NO_FD, 0}),
             FB_EINVAL);
    map_fd(&world, 0x10000, PAGE, R, FB_MAP_SHARED | FIXED, 0);
    CHECK_EQ(load(&world, 0x10000), file_byte(0));
    map(&world, 0x10000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map(&world, 0x12000, 2 * PAGE, 0, FB_MAP_GUARD | FIXED);
    check_settled(&world);
    /* The object leaves: what comes next does not write to the file. */
    CHECK_EQ(mm_munmap(world.mm, 0x11000, PAGE), 0);
    check_settled(&world);
    map(&world, 0x11000, PAGE, R | W, ANON | FIXED);
    CHECK_EQ(load(&world, 0x11001), 0);
    store(&world, 0x11001, 7);
    map_fd(&world, 0x20000, 4 * PAGE, R, FB_MAP_SHARED | FIXED, 0);
    CHECK_EQ(load(&world, 0x21001), 9);
    /* Replaced at once by an object, and by private memory again. */
    map_fd(&world, 0x11000, PAGE, R, FB_MAP_SHARED | FIXED, PAGE);
    CHECK_EQ(load(&world, 0x11001), 9);
    map(&world, 0x11000, PAGE, R, ANON | FIXED);
    CHECK_EQ(load(&world, 0x11001), 0);
    check_guard(&world, 0x12000, 0x13fff);
    close_world(&world);
}

TEST(guards_stand_among_pages_of_a_private_file)
{
    struct world world;
    open_fragments(&world);
    /* The file itself in the host page, a guard beside it, then other private memory. */
    map(&world, 0x13000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map_fd(&world, 0x10000, PAGE, R | W, FB_MAP_PRIVATE | FIXED, 0);
    CHECK_EQ(load(&world, 0x10005), file_byte(5));
    store(&world, 0x10006, 0x66);
    map(&world, 0x11000, PAGE, R | W, ANON | FIXED);
    CHECK_EQ(load(&world, 0x10005), file_byte(5));
    CHECK_EQ(load(&world, 0x10006), 0x66);
    CHECK_EQ(load(&world, 0x11000), 0);
    check_settled(&world);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    check_guard(&world, 0x11000, 0x11fff);
    /* A snapshot in place of a guard. */
    map_fd(&world, 0x13000, PAGE, R, FB_MAP_PRIVATE | FIXED, PAGE);
    CHECK_EQ(load(&world, 0x13007), file_byte(PAGE + 7));
    CHECK_EQ(mm_munmap(world.mm, 0x10000, PAGE), 0);
    CHECK_EQ(mm_munmap(world.mm, 0x13000, PAGE), 0);
    check_guard(&world, 0x11000, 0x11fff);
    check_settled(&world);
    /* Past the file's end beside a guard: still only faults. */
    map_fd(&world, 0x10000, PAGE, R, FB_MAP_PRIVATE | FIXED, 0x8000);
    map_fd(&world, 0x12000, PAGE, R, FB_MAP_PRIVATE | FIXED, 0xa000);
    uint8_t byte;
    CHECK_EQ(mf_simhost_load(world.host, 0x10000, &byte), MF_BUS);
    CHECK_EQ(mf_simhost_load(world.host, 0x12000, &byte), MF_BUS);
    close_world(&world);
}

TEST(a_stack_lies_across_host_pages_beside_anyone)
{
    struct world world;
    open_fragments(&world);
    /* Only the guard is in the host page of a shared object. */
    map_fd(&world, 0x10000, PAGE, R, FB_MAP_SHARED | FIXED, 0);
    map(&world, 0x13000, 3 * PAGE, R | W, FB_MAP_STACK | FIXED);
    check_guard(&world, 0x13000, 0x13fff);
    check_settled(&world);
    CHECK_EQ(load(&world, 0x10000), file_byte(0));
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0x12000, 3 * PAGE, R | W, FB_MAP_STACK | FIXED,
                                                   NO_FD, 0}),
             FB_EINVAL);
    /* Guard and stack in one host page, and a private page at the other end. */
    map(&world, 0x23000, PAGE, R | W, ANON | FIXED);
    store(&world, 0x23000, 5);
    map(&world, 0x20000, 3 * PAGE, R | W, FB_MAP_STACK | FIXED);
    CHECK_EQ(load(&world, 0x21000), 0);
    CHECK_EQ(load(&world, 0x23000), 5);
    check_settled(&world);
    map(&world, 0x30000, 6 * PAGE, R | W, FB_MAP_STACK | FB_MAP_SHARED | FIXED);
    CHECK_EQ(load(&world, 0x31000), 0);
    close_world(&world);
}

TEST(a_search_knows_that_a_guard_goes_with_everyone)
{
    struct world world;
    /* 0x10000 and 0x13000 are shared: between them only guards fit. */
    open_with(&world,
              (struct mm_config){
                  .bits = 64, .target_page = PAGE, .host_page = 4 * PAGE, .highest = 0x17fff},
              0);
    map_fd(&world, 0x10000, PAGE, R, FB_MAP_SHARED | FIXED, 0);
    map_fd(&world, 0x13000, PAGE, R, FB_MAP_SHARED | FIXED, 3 * PAGE);
    map(&world, 0x16000, 2 * PAGE, R, ANON | FIXED);
    CHECK_EQ(map(&world, 0, 2 * PAGE, R, ANON), 0x14000);
    CHECK_EQ(refused(&world, (struct mm_mmap_args){0, PAGE, R, ANON, NO_FD, 0}), FB_ENOMEM);
    CHECK_EQ(map(&world, 0, 2 * PAGE, 0, FB_MAP_GUARD), 0x11000);
    CHECK_EQ(mm_munmap(world.mm, 0x12000, 4 * PAGE), 0);
    /* The guard of a stack may stand where the stack may not. */
    CHECK_EQ(map(&world, 0, 3 * PAGE, R | W, FB_MAP_STACK), 0x13000);
    check_guard(&world, 0x13000, 0x13fff);
    /* A shared object beside a guard. */
    CHECK_EQ(mm_munmap(world.mm, 0x10000, 8 * PAGE), 0);
    map(&world, 0x10000, 3 * PAGE, 0, FB_MAP_GUARD | FIXED);
    map(&world, 0x14000, PAGE, R, ANON | FIXED);
    CHECK_EQ(map_fd(&world, 0, PAGE, R, FB_MAP_SHARED, 3 * PAGE), 0x13000);
    close_world(&world);
}

TEST(protection_over_holes_and_guards_is_exact_in_every_host_page)
{
    struct world world;
    open_fragments(&world);
    map(&world, 0x10000, PAGE, R, ANON | FIXED);
    map(&world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map(&world, 0x12000, PAGE, R, ANON | FIXED);
    map(&world, 0x14000, 2 * PAGE, 0, FB_MAP_GUARD | FIXED);
    map(&world, 0x18000, 8 * PAGE, R, ANON | FIXED);
    map(&world, 0x20000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map(&world, 0x22000, 2 * PAGE, R, ANON | FIXED);
    map(&world, 0x23000, PAGE, R | W, ANON | FIXED);
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 0x13000, R | W), 0);
    check_settled(&world);
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 0x13000, 0), 0);
    check_settled(&world);
    CHECK_EQ(host_prot(&world, 0x20000), R | W);
    close_world(&world);
}

TEST(guards_are_trivial_where_target_pages_are_larger)
{
    struct world world;
    open_world(&world, 4 * PAGE, PAGE, 0);
    map(&world, 0x10000, 8 * PAGE, R | W, FB_MAP_STACK | FIXED);
    check_guard(&world, 0x10000, 0x13fff);
    store(&world, 0x14000, 1);
    CHECK_EQ(host_prot(&world, 0x13000), 0);
    CHECK_EQ(mm_mprotect(world.mm, 0x10000, 8 * PAGE, R), 0);
    map_fd(&world, 0x10000, 4 * PAGE, R, FB_MAP_SHARED | FIXED, 0);
    CHECK_EQ(load(&world, 0x12fff), file_byte(0x2fff));
    CHECK_EQ(load(&world, 0x13000), 0);
    close_world(&world);
}

/* --- Fork. --- */

static void fork_child(struct world *world)
{
    world->heard.stale_count = 0;
    mm_fork_start(world->mm);
    mm_fork_end(world->mm, true);
    CHECK_EQ(mm_lock_depth(world->mm), 0);
    check_settled(world);
}

TEST(a_child_has_what_minherit_said)
{
    struct world world;
    open_plain(&world);
    map(&world, 0x10000, 5 * PAGE, R | W | X, ANON | FIXED);
    map_fd(&world, 0x15000, 2 * PAGE, R | W, FB_MAP_SHARED | FIXED, 0);
    map(&world, 0x20000, PAGE, 0, FB_MAP_GUARD | FIXED);
    for (uint64_t i = 0; i < 5; i++)
        store(&world, 0x10000 + i * PAGE, 5);
    store(&world, 0x15000, 6);
    mm_minherit(world.mm, 0x11000, PAGE, FB_INHERIT_NONE);
    mm_minherit(world.mm, 0x12000, PAGE, FB_INHERIT_ZERO);
    mm_minherit(world.mm, 0x13000, PAGE, FB_INHERIT_SHARE);
    mm_minherit(world.mm, 0x15000, PAGE, FB_INHERIT_ZERO);
    mm_minherit(world.mm, 0x20000, PAGE, FB_INHERIT_NONE);

    /* Nothing in the parent. */
    mm_fork_start(world.mm);
    mm_fork_end(world.mm, false);
    CHECK_EQ(load(&world, 0x11000), 5);
    CHECK_EQ(load(&world, 0x12000), 5);

    fork_child(&world);
    CHECK_EQ(load(&world, 0x10000), 5);
    CHECK(is_free(&world, 0x11000));
    CHECK_EQ(load(&world, 0x12000), 0);
    CHECK_EQ(load(&world, 0x13000), 5);
    CHECK_EQ(load(&world, 0x15000), 0);
    CHECK(is_free(&world, 0x20000));
    struct mm_region region = region_at(&world, 0x15000);
    CHECK_EQ(region.kind, MM_KIND_ANON);
    CHECK_EQ(region.attrs, 0);
    CHECK_EQ(region.prot, R | W);
    CHECK_EQ(region.max_prot, R | W | X);
    CHECK_EQ(region.inherit, MM_INHERIT_ZERO);
    CHECK_EQ(region_at(&world, 0x16000).attrs, MM_ATTR_SHARED);
    CHECK_EQ(world.heard.stale_count, 1); /* two neighbours make one run */
    CHECK_EQ(world.heard.stale[0].first, 0x11000);
    CHECK_EQ(world.heard.stale[0].last, 0x12fff);

    /* A grandchild: zeros again. */
    store(&world, 0x12000, 8);
    fork_child(&world);
    CHECK_EQ(load(&world, 0x12000), 0);
    close_world(&world);
}

TEST(a_child_has_zeros_beside_everything_that_may_stand_there)
{
    struct world world;
    open_fragments(&world);
    map(&world, 0x10000, 4 * PAGE, R | W, ANON | FIXED); /* zero, none, copy, zero */
    for (uint64_t i = 0; i < 4; i++)
        store(&world, 0x10000 + i * PAGE, 5);
    mm_minherit(world.mm, 0x10000, PAGE, FB_INHERIT_ZERO);
    mm_minherit(world.mm, 0x11000, PAGE, FB_INHERIT_NONE);
    mm_minherit(world.mm, 0x13000, PAGE, FB_INHERIT_ZERO);
    map_fd(&world, 0x18000, 3 * PAGE, R | W, FB_MAP_SHARED | FIXED, 0); /* zero, zero, none */
    mm_mprotect(world.mm, 0x19000, PAGE, R);
    mm_minherit(world.mm, 0x18000, 2 * PAGE, FB_INHERIT_ZERO);
    mm_minherit(world.mm, 0x1a000, PAGE, FB_INHERIT_NONE);
    map_fd(&world, 0x20000, 2 * PAGE, R | W, FB_MAP_SHARED | FIXED, 0); /* zero beside share */
    mm_minherit(world.mm, 0x20000, PAGE, FB_INHERIT_ZERO);
    map_fd(&world, 0x30000, 10 * PAGE, R | W, FB_MAP_SHARED | FIXED, 0); /* at both its ends */
    mm_minherit(world.mm, 0x31000, 8 * PAGE, FB_INHERIT_ZERO);
    map_fd(&world, 0x24000, 2 * PAGE, R | W, FB_MAP_PRIVATE | FIXED, 0); /* zero beside copy */
    mm_minherit(world.mm, 0x24000, PAGE, FB_INHERIT_ZERO);

    fork_child(&world);
    CHECK_EQ(load(&world, 0x10000), 0);
    CHECK(is_free(&world, 0x11000));
    CHECK_EQ(load(&world, 0x12000), 5);
    CHECK_EQ(load(&world, 0x13000), 0);
    CHECK_EQ(load(&world, 0x18001), 0);
    CHECK_EQ(load(&world, 0x19001), 0);
    CHECK_EQ(region_at(&world, 0x19000).prot, R);
    CHECK(is_free(&world, 0x1a000));
    CHECK(is_free(&world, 0x20000)); /* private zeros cannot be there */
    CHECK(mm_is_free(world.mm, 0x31000, 3 * PAGE));
    CHECK_EQ(load(&world, 0x34001), 0);
    CHECK_EQ(mm_range_len(region_at(&world, 0x34000).range), 4 * PAGE);
    CHECK(is_free(&world, 0x38000));
    CHECK_EQ(region_at(&world, 0x39000).attrs, MM_ATTR_SHARED);
    CHECK_EQ(load(&world, 0x21001), file_byte(PAGE + 1));
    CHECK_EQ(load(&world, 0x24001), 0);
    CHECK_EQ(load(&world, 0x25001), file_byte(PAGE + 1));
    close_world(&world);
}

TEST(a_child_has_nothing_where_the_host_refuses)
{
    for (uint64_t first = 1; first < 8; first++) {
        for (uint64_t second = 0; second < 4; second++) {
            struct world world;
            open_fragments(&world);
            map(&world, 0x10000, 4 * PAGE, R | W, ANON | FIXED);
            store(&world, 0x10000, 5);
            store(&world, 0x12000, 6);
            mm_minherit(world.mm, 0x10000, PAGE, FB_INHERIT_ZERO);
            mm_minherit(world.mm, 0x11000, PAGE, FB_INHERIT_NONE);
            mf_simhost_fault(world.host, MF_CALL_ANY, first, ENOMEM, 0);
            if (second)
                mf_simhost_fault(world.host, MF_CALL_ANY, first + second, ENOMEM, 0);
            mm_fork_start(world.mm);
            mm_fork_end(world.mm, true);
            mm_munmap(world.mm, 0x30000, PAGE);
            CHECK(mm_check(world.mm) == NULL);
            CHECK(is_free(&world, 0x11000));
            if (!is_free(&world, 0x10000))
                CHECK_EQ(load(&world, 0x10000), 0);
            CHECK_EQ(load(&world, 0x12000), 6);
            mm_destroy(world.mm);
            mf_simhost_destroy(world.host);
        }
    }
}

/* --- P2: one refused host call, whichever it is, changes nothing. --- */

static void scene(struct world *world)
{
    open_fragments(world);
    map(world, 0x10000, PAGE, R | W, ANON | FIXED);
    map(world, 0x11000, PAGE, 0, FB_MAP_GUARD | FIXED);
    map(world, 0x12000, PAGE, R | W, ANON | FIXED);
    map(world, 0x14000, 4 * PAGE, 0, FB_MAP_GUARD | FIXED);
    map_fd(world, 0x1b000, PAGE, R | W, FB_MAP_SHARED | FIXED, 0x3000);
    map(world, 0x18000, 2 * PAGE, 0, FB_MAP_GUARD | FIXED);
    map_fd(world, 0x1d000, PAGE, R | W, FB_MAP_PRIVATE | FIXED, PAGE);
    map(world, 0x1c000, PAGE, 0, FB_MAP_GUARD | FIXED);
    store(world, 0x10000, 1);
    store(world, 0x12000, 2);
    store(world, 0x1d000, 3);
}

static int change(struct world *world, int which)
{
    mm_addr at;
    switch (which) {
    case 0: /* across guards, private memory and an object */
        return try_map(world, (struct mm_mmap_args){0x11000, 5 * PAGE, R, ANON | FIXED, NO_FD, 0},
                       &at);
    case 1:
        return try_map(
            world, (struct mm_mmap_args){0x15000, PAGE, R, FB_MAP_SHARED | FIXED, FD, PAGE}, &at);
    case 2:
        return try_map(
            world, (struct mm_mmap_args){0x12000, 4 * PAGE, R | W, FB_MAP_STACK | FIXED, NO_FD, 0},
            &at);
    case 3:
        return try_map(world,
                       (struct mm_mmap_args){0x10000, 12 * PAGE, 0, FB_MAP_GUARD | FIXED, NO_FD, 0},
                       &at);
    case 4:
        return mm_mprotect(world->mm, 0x10000, 14 * PAGE, R);
    case 5:
        return mm_munmap(world->mm, 0x12000, 10 * PAGE);
    case 6:
        return try_map(world, (struct mm_mmap_args){0x1c000, PAGE, R, ANON | FIXED, NO_FD, 0}, &at);
    default:
        return mm_minherit(world->mm, 0x10000, 14 * PAGE, FB_INHERIT_NONE);
    }
}

static void check_scene(struct world *world)
{
    check_settled(world);
    CHECK_EQ(load(world, 0x10000), 1);
    CHECK_EQ(load(world, 0x12000), 2);
    CHECK_EQ(load(world, 0x1d000), 3);
    CHECK_EQ(region_at(world, 0x10000).prot, R | W);
    CHECK_EQ(region_at(world, 0x10000).inherit, MM_INHERIT_COPY);
    check_guard(world, 0x11000, 0x11fff);
    check_guard(world, 0x14000, 0x19fff);
    check_guard(world, 0x1c000, 0x1cfff);
    CHECK_EQ(region_at(world, 0x1b000).attrs, MM_ATTR_SHARED);
    CHECK(is_free(world, 0x13000));
    CHECK(is_free(world, 0x1a000));
}

TEST(a_refused_host_call_changes_nothing)
{
    uint64_t refusals = 0;
    for (int which = 0; which < 8; which++) {
        for (uint64_t n = 1; n < 64; n++) {
            struct world world;
            scene(&world);
            uint64_t before = mf_simhost_counts(world.host)->refused;
            mf_simhost_fault(world.host, MF_CALL_ANY, n, ENOMEM, 0);
            int error = change(&world, which);
            bool hit = mf_simhost_counts(world.host)->refused != before;
            if (error) {
                CHECK(hit);
                CHECK_EQ(error, FB_ENOMEM);
                check_scene(&world);
                refusals++;
            } else { /* it may do without: staging, say */
                check_settled(&world);
            }
            close_world(&world);
            if (!hit)
                break;
        }
    }
    CHECK(refusals > 20);
}

TEST(only_what_freebsd_can_say_comes_from_the_host)
{
    static const int said[][2] = {
        {EACCES, FB_EACCES}, {ENODEV, FB_ENODEV}, {EAGAIN, FB_ENOMEM}, {EPERM, FB_ENOMEM}};
    struct world world;
    open_plain(&world);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        mf_simhost_fault(world.host, MF_CALL_MAP, 1, said[i][0], 0);
        CHECK_EQ(refused(&world, (struct mm_mmap_args){0, PAGE, R, ANON, NO_FD, 0}), said[i][1]);
    }
    close_world(&world);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
