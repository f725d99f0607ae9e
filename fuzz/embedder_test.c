/*
 * What an emulator asks of the core for itself (mm.h, "What the emulator asks"), over the simulated
 * host: gaps, page protection, access, the embedder's own bits, adopted memory, dumps, the log and
 * the lock.
 */
#include <errno.h>
#include <stdlib.h>

#include "fuzz/heard.h"
#include "fuzz/simhost.h"
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"
#include "mm/mm.h"
#include "mm/test.h"

enum { ANON = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS };

struct world {
    struct mf_simhost *host;
    struct mm *mm;
    struct mf_heard heard;
};

static void open_guest(struct world *world, enum mm_abi abi, uint64_t target, uint64_t host_page,
                       uint64_t reserved)
{
    struct mf_config sim;
    memset(world, 0, sizeof *world);
    mf_config_default(&sim, abi == MM_ABI_FREEBSD ? MF_FREEBSD : MF_LINUX);
    sim.target_page = target;
    sim.host_page = host_page;
    sim.reserved = reserved;
    world->host = mf_simhost_create();
    mf_simhost_reset(world->host, &sim);
    struct mm_config config = {
        .abi = abi,
        .bits = 64,
        .target_page = target,
        .host_page = host_page,
        .reserved = reserved,
        .invalidate = mf_heard_stale,
        .log = mf_heard_line,
        .hook_context = &world->heard,
    };
    CHECK_EQ(mm_create(&config, mf_simhost_interface(world->host), &world->mm), 0);
}

static void open_world(struct world *world, uint64_t target, uint64_t host_page, uint64_t reserved)
{
    open_guest(world, MM_ABI_LINUX, target, host_page, reserved);
}

static void close_world(struct world *world)
{
    mm_destroy(world->mm);
    CHECK(!mf_simhost_breach(world->host));
    CHECK_EQ(mf_simhost_mapping_count(world->host), 0);
    CHECK_EQ(mf_simhost_held(world->host).blocks, 0);
    CHECK_EQ(mf_simhost_held(world->host).handle_refs, 0);
    mf_simhost_destroy(world->host);
}

static mm_addr map(struct world *world, uint64_t addr, uint64_t len, uint64_t prot, uint64_t flags)
{
    mm_addr result = 1;
    struct mm_mmap_args args = {addr, len, prot, flags, UINT64_MAX, 0};
    CHECK_EQ(mm_mmap(world->mm, &args, &result), 0);
    return result;
}

TEST(a_gap_is_found_at_the_end_the_policy_names_and_nowhere_if_none_fits)
{
    struct world world;
    mm_addr at;
    open_world(&world, 4096, 4096, 0x40000);
    struct mm_range all = {0, UINT64_MAX};
    CHECK_EQ(mm_find_gap(world.mm, all, 0x1000, 0, &at), 0);
    CHECK_EQ(at, 0x10000);
    map(&world, 0x10000, 0x3000, LX_PROT_READ, ANON | LX_MAP_FIXED);
    CHECK_EQ(mm_find_gap(world.mm, all, 0x2000, 0x4000, &at), 0);
    CHECK_EQ(at, 0x14000);
    CHECK_EQ(mm_find_gap(world.mm, (struct mm_range){0x12000, 0x13fff}, 0x2000, 0, &at), LX_ENOMEM);
    CHECK_EQ(mm_find_gap(world.mm, (struct mm_range){0x12000, 0x14fff}, 0x2000, 0, &at), 0);
    CHECK_EQ(at, 0x13000);
    CHECK_EQ(mm_find_gap(world.mm, all, 0x1000, 0x3000, &at), LX_ENOMEM); /* not a power of two */
    CHECK_EQ(mm_find_gap(world.mm, all, 0, 0, &at), LX_ENOMEM);
    CHECK_EQ(mm_find_gap(world.mm, all, UINT64_MAX, 0, &at), LX_ENOMEM);
    close_world(&world);
}

TEST(access_looks_at_every_page_touched_and_never_wraps)
{
    struct world world;
    open_world(&world, 4096, 16384, 0);
    map(&world, 0x10000, 0x2000, LX_PROT_READ | LX_PROT_WRITE, ANON | LX_MAP_FIXED);
    map(&world, 0x12000, 0x1000, LX_PROT_EXEC, ANON | LX_MAP_FIXED);
    map(&world, 0x13000, 0x1000, LX_PROT_NONE, ANON | LX_MAP_FIXED);
    CHECK(mm_access_ok(world.mm, 0x10fff, 2, MM_PROT_READ | MM_PROT_WRITE));
    CHECK(mm_access_ok(world.mm, 0x11ffe, 4, MM_PROT_READ));
    CHECK(!mm_access_ok(world.mm, 0x11ffe, 4, MM_PROT_WRITE));
    CHECK(!mm_access_ok(world.mm, 0x12fff, 2, MM_PROT_READ));
    CHECK(!mm_access_ok(world.mm, 0xffff, 2, MM_PROT_READ));
    CHECK(mm_access_ok(world.mm, 0xffff, 0, MM_PROT_WRITE));
    CHECK(!mm_access_ok(world.mm, UINT64_MAX, 2, MM_PROT_READ));
    CHECK(!mm_access_ok(world.mm, 0x10000, UINT64_MAX, MM_PROT_READ));
    close_world(&world);
}

TEST(the_embedders_bits_go_with_pages_and_do_not_part_a_mapping)
{
    struct world world;
    struct mm_region region;
    mm_addr at;
    open_world(&world, 4096, 4096, 0);
    map(&world, 0x10000, 0x3000, LX_PROT_READ, ANON | LX_MAP_FIXED);
    uint64_t before = mf_simhost_version(world.host);
    CHECK_EQ(mm_user_flags(world.mm, (struct mm_range){0x11000, 0x11fff}, 0, 0x81), 0);
    CHECK_EQ(mf_simhost_version(world.host), before);
    CHECK(mm_next_region(world.mm, 0x11000, &region));
    CHECK_EQ(region.user, 0x81);
    CHECK_EQ(region.range.first, 0x11000);
    CHECK_EQ(region.range.last, 0x11fff);
    CHECK_EQ(mm_mremap(world.mm, 0x10000, 0x3000, 0x3000, LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED,
                       0x20000, &at),
             0);
    CHECK(mm_next_region(world.mm, 0x21000, &region));
    CHECK_EQ(region.user, 0x81);
    CHECK_EQ(mm_user_flags(world.mm, (struct mm_range){0x20000, 0x22fff}, 0x01, 0x02), 0);
    CHECK(mm_next_region(world.mm, 0x21000, &region));
    CHECK_EQ(region.user, 0x82);
    /* A hole, half pages, unknown bits: nothing changes. */
    CHECK_EQ(mm_user_flags(world.mm, (struct mm_range){0x20000, 0x23fff}, 0xff, 0), LX_ENOMEM);
    CHECK_EQ(mm_user_flags(world.mm, (struct mm_range){0x20000, 0x20ffe}, 0xff, 0), LX_EINVAL);
    CHECK_EQ(mm_user_flags(world.mm, (struct mm_range){0x20000, 0x20fff}, 0x100, 0), LX_EINVAL);
    CHECK(mm_next_region(world.mm, 0x20000, &region));
    CHECK_EQ(region.user, 0x02);
    close_world(&world);
}

TEST(adopted_memory_keeps_its_bytes_and_gets_the_cores_protection)
{
    struct world world;
    struct mm_host host;
    mm_haddr at;
    uint8_t byte = 0;
    open_world(&world, 4096, 16384, 0);
    host = mf_simhost_interface(world.host);
    struct mm_host_map image = {.at = {0x10000, 0x13fff},
                                .place = MM_PLACE_NOREPLACE,
                                .prot = MM_HOST_READ | MM_HOST_WRITE};
    CHECK_EQ(host.ops->map(host.context, &image, &at), 0);
    CHECK_EQ(mf_simhost_store(world.host, 0x11005, 0x42), MF_OK);
    struct mm_range part = {0x11000, 0x12fff};
    CHECK_EQ(mm_adopt(world.mm, part, MM_PROT_READ | MM_PROT_EXEC, MM_ATTR_STACK), 0);
    CHECK_EQ(mm_page_prot(world.mm, 0x11000), MM_PROT_READ | MM_PROT_EXEC);
    CHECK_EQ(mm_page_prot(world.mm, 0x13000), -1);
    CHECK_EQ(mf_simhost_load(world.host, 0x11005, &byte), MF_OK);
    CHECK_EQ(byte, 0x42);
    CHECK_EQ(mf_simhost_store(world.host, 0x11005, 0x43), MF_SEGV);
    CHECK_EQ(mm_adopt(world.mm, part, MM_PROT_READ, 0), LX_EEXIST);
    CHECK_EQ(mm_adopt(world.mm, (struct mm_range){0x10000, 0x10ffe}, MM_PROT_READ, 0), LX_EINVAL);
    CHECK_EQ(mm_adopt(world.mm, (struct mm_range){0x10000, 0x10fff}, 8, 0), LX_EINVAL);
    CHECK_EQ(mm_munmap(world.mm, 0x11000, 0x2000), 0);
    close_world(&world);
}

TEST(a_dump_merges_what_proc_self_maps_cannot_tell_apart)
{
    struct world world;
    open_world(&world, 4096, 4096, 0);
    map(&world, 0x10000, 0x1000, LX_PROT_READ, ANON | LX_MAP_FIXED);
    map(&world, 0x11000, 0x1000, LX_PROT_READ, ANON | LX_MAP_FIXED | LX_MAP_LOCKED);
    map(&world, 0x12000, 0x1000, LX_PROT_READ, LX_MAP_SHARED | LX_MAP_ANONYMOUS | LX_MAP_FIXED);
    map(&world, 0x7fffffffe000, 0x1000, LX_PROT_NONE, ANON | LX_MAP_FIXED);
    world.heard.line_count = 0;
    mm_dump(world.mm, mf_heard_line, &world.heard);
    CHECK_EQ(world.heard.line_count, 3);
    CHECK(!strcmp(world.heard.lines[0], "00010000-00012000 r--p"));
    CHECK(!strcmp(world.heard.lines[1], "00012000-00013000 r--s"));
    CHECK(!strcmp(world.heard.lines[2], "7fffffffe000-7ffffffff000 ---p"));
    close_world(&world);
}

TEST(the_log_prints_calls_as_strace_does)
{
    struct world world;
    mm_addr at;
    open_world(&world, 4096, 4096, 0);
    map(&world, 0x10000, 0x1000, LX_PROT_READ | LX_PROT_WRITE, ANON | LX_MAP_FIXED);
    mm_mprotect(world.mm, 0x10000, 0x1000, LX_PROT_NONE);
    mm_mremap(world.mm, 0x20000, 0x1000, 0x2000, LX_MREMAP_MAYMOVE, 0, &at);
    mm_msync(world.mm, 0x10000, 0x1000, LX_MS_SYNC | LX_MS_INVALIDATE);
    mm_madvise(world.mm, 0x10000, 0x1000, LX_MADV_DONTNEED);
    mm_munmap(world.mm, 0x10001, 0x1000);
    CHECK_EQ(world.heard.line_count, 6);
    CHECK(!strcmp(world.heard.lines[0], "mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, "
                                        "MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0x0) = 0x10000"));
    CHECK(!strcmp(world.heard.lines[1], "mprotect(0x10000, 0x1000, PROT_NONE) = 0"));
    CHECK(!strcmp(world.heard.lines[2],
                  "mremap(0x20000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 EFAULT"));
    CHECK(!strcmp(world.heard.lines[3], "msync(0x10000, 0x1000, MS_INVALIDATE|MS_SYNC) = 0"));
    CHECK(!strcmp(world.heard.lines[4], "madvise(0x10000, 0x1000, MADV_DONTNEED) = 0"));
    CHECK(!strcmp(world.heard.lines[5], "munmap(0x10001, 0x1000) = -1 EINVAL"));
    close_world(&world);
}

TEST(invalidation_reports_maximal_runs_once)
{
    struct world world;
    open_world(&world, 4096, 4096, 0);
    map(&world, 0x10000, 0x3000, LX_PROT_READ | LX_PROT_EXEC, ANON | LX_MAP_FIXED);
    mm_mprotect(world.mm, 0x11000, 0x1000, LX_PROT_EXEC);
    CHECK_EQ(world.heard.stale_count, 1);
    CHECK_EQ(world.heard.stale[0].first, 0x11000);
    CHECK_EQ(world.heard.stale[0].last, 0x11fff);
    world.heard.stale_count = 0;
    mm_mprotect(world.mm, 0x10000, 0x3000, LX_PROT_READ | LX_PROT_EXEC);
    CHECK_EQ(world.heard.stale_count, 1); /* only the page whose protection changed */
    world.heard.stale_count = 0;
    mm_munmap(world.mm, 0xf000, 0x8000);
    CHECK_EQ(world.heard.stale_count, 1);
    CHECK_EQ(world.heard.stale[0].first, 0x10000);
    CHECK_EQ(world.heard.stale[0].last, 0x12fff);
    close_world(&world);
}

TEST(addresses_cross_over_only_inside_the_span)
{
    struct mf_config sim;
    struct mm *mm;
    mm_addr guest = 0;
    mf_config_default(&sim, MF_LINUX);
    sim.base = 0x100000000;
    sim.reserved = 0x100000;
    struct mf_simhost *host = mf_simhost_create();
    mf_simhost_reset(host, &sim);
    struct mm_config config = {.bits = 64,
                               .target_page = 4096,
                               .host_page = 4096,
                               .base = sim.base,
                               .reserved = sim.reserved};
    CHECK_EQ(mm_create(&config, mf_simhost_interface(host), &mm), 0);
    CHECK_EQ(mm_guest_to_host(mm, 0x1234), 0x100001234);
    CHECK(mm_host_to_guest(mm, 0x100001234, &guest));
    CHECK_EQ(guest, 0x1234);
    CHECK(!mm_host_to_guest(mm, 0xffffffff, &guest));
    CHECK(!mm_host_to_guest(mm, 0x100100000, &guest));
    mm_destroy(mm);
    mf_simhost_destroy(host);
}

TEST(the_lock_is_recursive_and_fork_gives_it_back)
{
    struct world world;
    open_world(&world, 4096, 4096, 0);
    CHECK(!mm_have_lock(world.mm));
    mm_lock(world.mm);
    map(&world, 0x10000, 0x1000, LX_PROT_READ, ANON | LX_MAP_FIXED);
    CHECK_EQ(mm_lock_depth(world.mm), 1);
    mm_unlock(world.mm);
    mm_fork_start(world.mm);
    CHECK(mm_have_lock(world.mm));
    mm_fork_end(world.mm, false);
    CHECK_EQ(mm_lock_depth(world.mm), 0);
    close_world(&world);
}

TEST(a_reset_whose_reservation_is_refused_leaves_an_empty_space_that_owns_nothing)
{
    struct world world;
    open_world(&world, 4096, 4096, 0x100000);
    map(&world, 0x10000, 0x1000, LX_PROT_READ, ANON | LX_MAP_FIXED);

    /* The old host side goes as a whole; in the new one, somebody is where the guest is to be. */
    struct mf_config sim;
    mf_config_default(&sim, MF_LINUX);
    sim.foreign[0] = (struct mf_span){0x40000, 0x40fff};
    sim.foreign_count = 1;
    sim.highest = 0xfffff;
    mf_simhost_reset(world.host, &sim);
    struct mm_host host = mf_simhost_interface(world.host);
    struct mm_config config = {
        .bits = 64, .target_page = 4096, .host_page = 4096, .reserved = 0x100000};
    CHECK_EQ(mm_reset(world.mm, &config, host), EEXIST);
    CHECK(mm_is_free(world.mm, 0, 0x100000));
    CHECK(mm_check(world.mm) == NULL);
    CHECK_EQ(mm_holds(world.mm).handles, 0);

    /* As if it had been made without one; a foreign mapping is not its own to give back. */
    map(&world, 0x10000, 0x1000, LX_PROT_READ, ANON | LX_MAP_FIXED);
    CHECK_EQ(mm_munmap(world.mm, 0, 0x100000), 0);
    config.target_page = 100;
    CHECK_EQ(mm_reset(world.mm, &config, host), EINVAL);
    mm_destroy(world.mm);
    CHECK(!mf_simhost_foreign_error(world.host));
    CHECK_EQ(mf_simhost_mapping_count(world.host), 1);
    CHECK_EQ(mf_simhost_held(world.host).blocks, 0);
    mf_simhost_destroy(world.host);
}

/* --- fork of a FreeBSD guest. --- */

/* What the guest loads at an address, or -1: it may not. */
static int load(struct world *world, mm_addr addr)
{
    uint8_t byte;
    if (!mm_access_ok(world->mm, addr, 1, MM_PROT_READ) ||
        mf_simhost_load(world->host, mm_guest_to_host(world->mm, addr), &byte) != MF_OK)
        return -1;
    return byte;
}

static void store(struct world *world, mm_addr addr, uint8_t byte)
{
    CHECK_EQ(mf_simhost_store(world->host, mm_guest_to_host(world->mm, addr), byte), MF_OK);
}

/* Private and shared memory with a byte in each page, and a guard; a page each to be inherited as
 * NONE, ZERO and SHARE. */
static void open_family(struct world *world, uint64_t host_page, uint64_t reserved)
{
    const uint64_t anon = FB_MAP_ANON | FB_MAP_FIXED;
    const uint64_t rw = FB_PROT_READ | FB_PROT_WRITE;
    open_guest(world, MM_ABI_FREEBSD, 4096, host_page, reserved);
    map(world, 0x10000, 0x4000, rw, anon | FB_MAP_PRIVATE);
    map(world, 0x14000, 0x4000, rw, anon | FB_MAP_SHARED);
    map(world, 0x18000, 0x1000, FB_PROT_NONE, FB_MAP_GUARD | FB_MAP_FIXED);
    for (mm_addr at = 0x10000; at < 0x18000; at += 0x1000)
        store(world, at, (uint8_t)(at >> 12));
    CHECK_EQ(mm_minherit(world->mm, 0x11000, 0x1000, FB_INHERIT_NONE), 0);
    CHECK_EQ(mm_minherit(world->mm, 0x12000, 0x1000, FB_INHERIT_ZERO), 0);
    CHECK_EQ(mm_minherit(world->mm, 0x13000, 0x1000, FB_INHERIT_SHARE), 0);
}

TEST(a_child_has_nothing_where_minherit_said_none_and_zeros_where_it_said_zero)
{
    for (unsigned n = 0; n < 4; n++) {
        struct world world;
        struct mm_region region;
        open_family(&world, n & 1 ? 16384 : 4096, n & 2 ? 0x100000000 : 0);
        CHECK_EQ(mm_minherit(world.mm, 0x14000, 0x5000, FB_INHERIT_ZERO), 0); /* guard: not */
        mm_fork_start(world.mm);
        mm_fork_end(world.mm, true);
        CHECK_EQ(mm_lock_depth(world.mm), 0);
        CHECK_EQ(load(&world, 0x10000), 0x10);
        CHECK_EQ(mm_page_prot(world.mm, 0x11000), -1);
        CHECK_EQ(load(&world, 0x12000), 0);
        CHECK_EQ(load(&world, 0x13000), 0x13);
        for (mm_addr at = 0x14000; at < 0x18000; at += 0x1000)
            CHECK_EQ(load(&world, at), 0);
        CHECK(mm_next_region(world.mm, 0x14000, &region));
        CHECK_EQ(region.kind, MM_KIND_ANON);
        CHECK_EQ(region.attrs & MM_ATTR_SHARED, 0);
        CHECK_EQ(region.prot, MM_PROT_READ | MM_PROT_WRITE);
        CHECK(mm_next_region(world.mm, 0x18000, &region));
        CHECK_EQ(region.kind, MM_KIND_GUARD);
        CHECK_EQ(region.inherit, MM_INHERIT_COPY);
        CHECK(mm_check(world.mm) == NULL);
        CHECK_EQ(mf_simhost_held(world.host).handle_refs, 0);
        close_world(&world);
    }
}

TEST(zeros_that_would_share_a_host_page_with_shared_memory_are_not_there)
{
    struct world world;
    open_family(&world, 16384, 0);
    CHECK_EQ(mm_minherit(world.mm, 0x15000, 0x1000, FB_INHERIT_ZERO), 0);
    mm_fork_start(world.mm);
    mm_fork_end(world.mm, true);
    CHECK_EQ(load(&world, 0x14000), 0x14);
    CHECK_EQ(mm_page_prot(world.mm, 0x15000), -1);
    CHECK_EQ(load(&world, 0x16000), 0x16);
    close_world(&world);
}

TEST(a_parent_keeps_everything_whatever_minherit_said)
{
    struct world world;
    struct mm_region region;
    open_family(&world, 4096, 0);
    CHECK_EQ(mm_minherit(world.mm, 0x10000, 0x9000, FB_INHERIT_NONE), 0);
    mm_fork_start(world.mm);
    mm_fork_end(world.mm, false);
    for (mm_addr at = 0x10000; at < 0x18000; at += 0x1000)
        CHECK_EQ(load(&world, at), (int)(at >> 12));
    mm_fork_start(world.mm);
    mm_fork_end(world.mm, true);
    CHECK(!mm_next_region(world.mm, 0, &region));
    close_world(&world);
}

TEST(unlawful_configurations_are_refused_by_name)
{
    static const struct {
        struct mm_config config;
        const char *word;
    } bad[] = {
        {{.bits = 31, .target_page = 4096, .host_page = 4096}, "bits"},
        {{.bits = 65, .target_page = 4096, .host_page = 4096}, "bits"},
        {{.bits = 64, .target_page = 2048, .host_page = 4096}, "target_page"},
        {{.bits = 64, .target_page = 4096, .host_page = 12288}, "host_page"},
        {{.bits = 64, .target_page = 4096, .host_page = 8192, .reserved = 0x1000}, "reserved"},
        {{.bits = 64, .target_page = 4096, .host_page = 8192, .base = 0x1000}, "base"},
        {{.bits = 32, .target_page = 4096, .host_page = 4096, .highest = 0x100000000}, "highest"},
        {{.bits = 64,
          .target_page = 4096,
          .host_page = 4096,
          .highest = 0x20000,
          .reserved = 0x20000},
         "highest"},
        {{.bits = 64, .target_page = 8192, .host_page = 4096, .highest = 4096}, "highest"},
        {{.bits = 64, .target_page = 4096, .host_page = 4096, .base = 0xffffffffffff0000}, "base"},
    };
    struct mf_simhost *host = mf_simhost_create();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct mm *mm;
        const char *why = mm_config_error(&bad[i].config);
        CHECK(why && !strncmp(why, bad[i].word, strlen(bad[i].word)));
        CHECK_EQ(mm_create(&bad[i].config, mf_simhost_interface(host), &mm), LX_EINVAL);
    }
    CHECK_EQ(mf_simhost_held(host).blocks, 0);
    mf_simhost_destroy(host);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
