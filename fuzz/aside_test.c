/*
 * What is kept aside and cannot be put back, because the host refuses that as well: table and host
 * must still agree (DESIGN.md, P2). Over the simulated host; what a single refusal leaves is
 * refusal_test's affair.
 */
#include <errno.h>

#include "fuzz/simhost.h"
#include "mm/abi_linux.h"
#include "mm/mm.h"
#include "mm/test.h"

enum {
    ANON = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS | LX_MAP_FIXED,
    FILE_PRIVATE = LX_MAP_PRIVATE | LX_MAP_FIXED,
    RW = LX_PROT_READ | LX_PROT_WRITE,
    RWX = RW | LX_PROT_EXEC,
    AT = 0x10000,
    FD = 3,
};

struct world {
    struct mf_simhost *host;
    struct mm *mm;
    struct mm_range stale;
    int stale_count;
};

static void keep_stale(void *context, struct mm_range range)
{
    struct world *world = context;
    world->stale = range;
    world->stale_count++;
}

/* Four target pages in a host page; FD is a file of three. foreign: somebody's page at 0x18000. */
static void open_world(struct world *world, uint64_t reserved, bool foreign)
{
    struct mf_config sim;
    memset(world, 0, sizeof *world);
    mf_config_default(&sim, MF_LINUX);
    sim.host_page = 16384;
    sim.reserved = reserved;
    if (foreign) {
        sim.foreign[0] = (struct mf_span){0x18000, 0x1bfff};
        sim.foreign_count = 1;
    }
    world->host = mf_simhost_create();
    mf_simhost_reset(world->host, &sim);
    struct mm_config config = {
        .bits = 64,
        .target_page = 4096,
        .host_page = 16384,
        .reserved = reserved,
        .invalidate = keep_stale,
        .hook_context = world,
    };
    CHECK_EQ(mm_create(&config, mf_simhost_interface(world->host), &world->mm), 0);
    CHECK_EQ(mf_simhost_file(world->host, FD, 0x3000, 3, -1), 0);
}

static void close_world(struct world *world, size_t foreign)
{
    CHECK(mm_check(world->mm) == NULL);
    CHECK_EQ(mf_simhost_held(world->host).saves, 0);
    mm_destroy(world->mm);
    CHECK(!mf_simhost_breach(world->host));
    CHECK(!mf_simhost_foreign_error(world->host));
    CHECK_EQ(mf_simhost_mapping_count(world->host), foreign);
    CHECK_EQ(mf_simhost_held(world->host).blocks, 0);
    CHECK_EQ(mf_simhost_held(world->host).handle_refs, 0);
    mf_simhost_destroy(world->host);
}

static int map(struct world *world, uint64_t addr, uint64_t len, uint64_t prot, uint64_t flags,
               uint64_t offset)
{
    mm_addr result;
    struct mm_mmap_args args = {addr, len, prot, flags, FD, offset};
    return mm_mmap(world->mm, &args, &result);
}

static void refuse(struct world *world, enum mf_fault_call call, uint64_t n)
{
    mf_simhost_fault(world->host, call, n, EIO, 0);
}

static void check_byte(struct world *world, mm_addr addr, uint8_t want)
{
    uint8_t byte = 0;
    CHECK_EQ(mf_simhost_load(world->host, addr, &byte), MF_OK);
    CHECK_EQ(byte, want);
}

/* Neither the guest nor the host has anything here. */
static void check_gone(struct world *world, mm_addr first, mm_addr last)
{
    struct mf_token token;
    uint64_t end = 0;
    CHECK(mm_is_free(world->mm, first, last - first + 1));
    CHECK_EQ(mf_simhost_look(world->host, first, last, &end, &token), MF_SEGV);
    CHECK(end >= last);
    CHECK_EQ(mf_simhost_held(world->host).staging, 0);
}

TEST(replaced_pages_that_cannot_come_back_are_unmapped_and_reported)
{
    static const uint64_t reservations[] = {0, 0x100000};
    for (unsigned i = 0; i < 2; i++) {
        struct world world;
        open_world(&world, reservations[i], false);
        CHECK_EQ(map(&world, AT, 0x8000, RWX, ANON, 0), 0);
        refuse(&world, MF_CALL_READ, 1);
        refuse(&world, MF_CALL_REMAP, 2); /* the way back */
        CHECK_EQ(map(&world, AT, 0x4000, RW, FILE_PRIVATE, 0x1000), LX_ENOMEM);
        check_gone(&world, AT, AT + 0x3fff);
        CHECK_EQ(mm_page_prot(world.mm, AT + 0x4000), MM_PROT_RWX);
        CHECK_EQ(world.stale_count, 1);
        CHECK_EQ(world.stale.first, AT);
        CHECK_EQ(world.stale.last, AT + 0x3fff);
        close_world(&world, 0);
    }
}

TEST(unmapped_pages_whose_place_was_taken_meanwhile_are_given_up)
{
    struct world world;
    open_world(&world, 0, true);
    CHECK_EQ(map(&world, AT, 0x8000, RW, ANON, 0), 0);
    CHECK_EQ(map(&world, AT + 0xc000, 0x4000, RW, ANON, 0), 0);
    refuse(&world, MF_CALL_UNMAP, 1); /* of what lies above */
    refuse(&world, MF_CALL_MAP, 1);   /* the claim */
    CHECK_EQ(mm_munmap(world.mm, AT, 0x10000), LX_ENOMEM);
    check_gone(&world, AT, AT + 0x7fff);
    CHECK_EQ(mm_page_prot(world.mm, AT + 0xc000), MM_PROT_READ | MM_PROT_WRITE);
    close_world(&world, 1);
}

TEST(staging_that_the_host_will_not_unmap_is_unmapped_by_the_next_call)
{
    struct world world;
    open_world(&world, 0, false);
    CHECK_EQ(map(&world, AT, 0x4000, RW, ANON, 0), 0);
    refuse(&world, MF_CALL_UNMAP, 1);
    refuse(&world, MF_CALL_UNMAP, 2);
    CHECK_EQ(map(&world, AT, 0x3000, RW, FILE_PRIVATE, 0), 0); /* one call: nothing is kept */
    CHECK_EQ(map(&world, AT, 0x4000, RW, FILE_PRIVATE, 0x1000), 0);
    CHECK_EQ(mf_simhost_held(world.host).staging, 1);
    CHECK_EQ(mm_mprotect(world.mm, AT, 0x1000, LX_PROT_READ), 0);
    CHECK_EQ(mf_simhost_held(world.host).staging, 0);
    /* ... or by the last. */
    refuse(&world, MF_CALL_UNMAP, 1);
    refuse(&world, MF_CALL_UNMAP, 2);
    CHECK_EQ(map(&world, AT, 0x4000, RW, FILE_PRIVATE, 0x1000), 0);
    CHECK_EQ(mf_simhost_held(world.host).staging, 1);
    close_world(&world, 0);
}

TEST(a_files_host_page_that_cannot_come_back_is_given_up)
{
    struct world world;
    open_world(&world, 0, false);
    CHECK_EQ(map(&world, AT, 0x3000, RWX, FILE_PRIVATE, 0), 0);
    refuse(&world, MF_CALL_READ, 1);
    refuse(&world, MF_CALL_REMAP, 3); /* 1: the page aside; 2: the snapshot to its place */
    CHECK_EQ(map(&world, AT + 0x2000, 0x1000, RW, FILE_PRIVATE, 0), LX_ENOMEM);
    check_gone(&world, AT, AT + 0x3fff);
    CHECK_EQ(world.stale_count, 1);
    close_world(&world, 0);
}

TEST(bytes_that_wait_in_memory_and_cannot_come_back_are_given_up)
{
    for (unsigned last = 0; last < 2; last++) {
        struct world world;
        open_world(&world, 0, false);
        CHECK_EQ(map(&world, AT, 0x3000, RW, FILE_PRIVATE, 0), 0);
        CHECK_EQ(mf_simhost_store(world.host, AT + 0x1000, 0x41), MF_OK);
        mf_simhost_fault(world.host, MF_CALL_MAP, 1, ENOMEM, 0); /* no staging */
        refuse(&world, MF_CALL_RESTORE, 1);
        refuse(&world, MF_CALL_RESTORE, 2);
        if (last) {
            CHECK_EQ(map(&world, AT + 0x3000, 0x1000, RW, ANON, 0), LX_ENOMEM);
            check_gone(&world, AT, AT + 0x3fff);
        } else { /* another step was to follow, so the page is kept, too */
            CHECK_EQ(map(&world, AT + 0x3000, 0x1000, RW, FILE_PRIVATE, 0), LX_ENOMEM);
            check_byte(&world, AT + 0x1000, 0x41);
            CHECK_EQ(mm_page_prot(world.mm, AT + 0x3000), UINT64_MAX);
        }
        close_world(&world, 0);
    }
}

TEST(a_host_page_made_anonymous_without_room_to_keep_it_is_given_up)
{
    struct world world;
    open_world(&world, 0xffffffffffff8000, false);
    CHECK_EQ(map(&world, AT, 0x3000, RW, FILE_PRIVATE, 0), 0);
    refuse(&world, MF_CALL_READ, 1);
    CHECK_EQ(map(&world, AT + 0x3000, 0x1000, RW, FILE_PRIVATE, 0), LX_ENOMEM);
    check_gone(&world, AT, AT + 0x3fff);
    close_world(&world, 0);
}

TEST(moved_pages_that_cannot_come_back_are_given_up_at_both_places)
{
    static const uint64_t reservations[] = {0, 0x100000};
    for (unsigned i = 0; i < 2; i++) {
        struct world world;
        mm_addr to;
        open_world(&world, reservations[i], false);
        CHECK_EQ(map(&world, AT, 0x4000, RW, ANON, 0), 0);
        CHECK_EQ(map(&world, AT + 0x10000, 0x4000, RW, ANON, 0), 0);
        CHECK_EQ(mf_simhost_store(world.host, AT + 0x10000, 0x41), MF_OK);
        refuse(&world, MF_CALL_REMAP, 3); /* 1: the target aside; 2: the move */
        refuse(&world, MF_CALL_MAP, 2);   /* not reserved: 1 holds what it grows into */
        CHECK_EQ(mm_mremap(world.mm, AT, 0x4000, 0x8000, LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED,
                           AT + 0x10000, &to),
                 LX_ENOMEM);
        check_gone(&world, AT, AT + 0x3fff);
        check_byte(&world, AT + 0x10000, 0x41);
        check_gone(&world, AT + 0x14000, AT + 0x17fff);
        close_world(&world, 0);
    }
}

TEST(where_there_is_no_room_to_keep_pages_they_are_lost_in_table_and_host)
{
    struct world world;
    open_world(&world, 0xffffffffffff8000, false);
    CHECK_EQ(map(&world, AT, 0x8000, RW, ANON, 0), 0);
    CHECK_EQ(map(&world, AT, 0x4000, RW, FILE_PRIVATE, 0x1000), 0); /* that is no reason to fail */
    check_byte(&world, AT, (uint8_t)(0x10 * 7 + FD));
    refuse(&world, MF_CALL_READ, 1);
    CHECK_EQ(map(&world, AT, 0x4000, RW, FILE_PRIVATE, 0x1000), LX_ENOMEM);
    check_gone(&world, AT, AT + 0x3fff);
    CHECK_EQ(mm_page_prot(world.mm, AT + 0x4000), MM_PROT_READ | MM_PROT_WRITE);
    close_world(&world, 0);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
