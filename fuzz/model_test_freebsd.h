/*
 * model_test's FreeBSD guests: every row of SEMANTICS.md part B, each with its errno and beside the
 * row it must win against, and answers that must be refused.
 */
#ifndef MF_MODEL_TEST_FREEBSD_H
#define MF_MODEL_TEST_FREEBSD_H

enum { FANON = FB_MAP_ANON, GUARD = FB_MAP_GUARD, EXCL = FB_MAP_EXCL, STACK = FB_MAP_STACK };
enum { LOW = FB_MAP_32BIT, SUPER = FB_MAP_ALIGNED_SUPER };
#define FA (PRIV | FANON | FIX)
#define ALIGNED(N) ((uint64_t)(N) << 24)
#define MAX(P) ((uint64_t)(P) << 16)
#define FERR(NAME) {FAILS, 0, FB_##NAME, 0}
#define NONE_FD NEG(1)

static void begin_freebsd(uint64_t target_page, uint64_t host_page)
{
    mf_config_default(&config, MF_FREEBSD);
    config.target_page = target_page;
    config.host_page = host_page;
    said_count = 0;
    begin_again();
}

/* The piece at an address is this much: protection, maximum, inheritance. */
static bool piece_is(uint64_t addr, unsigned prot, unsigned max, unsigned inherit)
{
    for (size_t i = 0; i < mf_model_piece_count(model); i++) {
        const struct mf_piece *p = mf_model_piece(model, i);
        if (p->first <= addr && addr <= p->last)
            return p->prot == prot && p->max_prot == max && p->inherit == inherit;
    }
    return false;
}

static bool guard_at(uint64_t addr)
{
    for (size_t i = 0; i < mf_model_piece_count(model); i++) {
        const struct mf_piece *p = mf_model_piece(model, i);
        if (p->first <= addr && addr <= p->last)
            return p->guard && p->prot == 0 && p->max_prot == 0;
    }
    return false;
}

TEST(freebsd_mmap_looks_at_protection_and_flags_first_in_the_order_of_b1)
{
    begin_freebsd(4096, 4096);
    DO(FILE, IS(0), 3, 0x3000, 1, 0);
    DO(MMAP, FERR(EINVAL), 0x10000, 0, 8 | MAX(1) | RD | WR, 4, 9, 1); /* 1 before 2 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, MAX(8), FA, NONE_FD, 0);
    NO("RESULT", MMAP, FERR(EINVAL), 0x10000, 0, MAX(RD) | WR, 4, 9, 1);
    DO(MMAP, FERR(ENOTSUP), 0x10000, 0, MAX(RD) | WR, 4, 9, 1);                   /* 2 before 4 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0, RD, PRIV, 9, 0);                           /* 4 before 17 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, PRIV | FANON, 3, 0);              /* 5 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, PRIV | FANON, NONE_FD, 0x1000);   /* 5 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x2000, RD, STACK, NONE_FD, 0);               /* 6 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x2000, RD | WR, STACK, 3, 0);                /* 6 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, PRIV | 0x80, 9, 0);               /* 7 before 17 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, FANON | 0x400000, NONE_FD, 0);    /* 7 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, PRIV | EXCL, 9, 0);               /* 8 before 17 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, FANON | 3, NONE_FD, 0);           /* 9 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, GUARD, NONE_FD, 0);               /* 10 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, 0, GUARD | FANON, NONE_FD, 0);        /* 10 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, 0, GUARD, NONE_FD, 1);                /* 10 */
    DO(MMAP, FERR(ENOMEM), 0x10001, NEG(1), RD, PRIV | ALIGNED(2), 9, 0);         /* 11 before 12 */
    DO(MMAP, FERR(EINVAL), 0x10001, 0x1000, RD, PRIV | ALIGNED(11), 9, 0);        /* 12 before 17 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, FA | ALIGNED(64), NONE_FD, 0);    /* FIXED, too */
    DO(MMAP, FERR(EINVAL), 0x10001, 0x1000, RD, PRIV | FIX, 9, 0);                /* 13 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, PRIV | FIX, 3, 0x10);             /* 13 */
    DO(MMAP, FERR(EINVAL), 0, 0x1000, RD, FA, NONE_FD, 0);                        /* 14 */
    DO(MMAP, FERR(EINVAL), 0x7ffffffff000, 0x2000, RD, FA, NONE_FD, 0);           /* 14 */
    DO(MMAP, FERR(EINVAL), 0x7ffff000, 0x2000, RD, FA | LOW, NONE_FD, 0);         /* 15 */
    DO(MMAP, FERR(EBADF), 0x10000, 0x1000, RD, FIX, 9, 0);                        /* 17 before 18 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, FIX, 3, 0);                       /* 18 */
    DO(MMAP, FERR(EACCES), 0x10000, 0x1000, RD | WR, SHAR | FIX, 3, NEG(0x1000)); /* 19 before 20 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, PRIV | FIX, 3, NEG(0x1000));      /* 20 */
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, RD, PRIV | FIX, 3, 0x7ffffffffffff000);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PRIV | FIX, 3, 0x7fffffffffffe000);
    DO(MMAP, IS(0x7ffffffff000), 0x7ffffffff000, 0x1000, RD, FA, NONE_FD, 0);
    DO(MMAP, IS(0x1000), 0x1000, 0x1000, RD, FA | 0x60, NONE_FD, 0); /* 3, and below min_addr */
    DO(MREMAP, FERR(ENOSYS), 0x1000, 0x1000, 0x2000, 1);
}

TEST(freebsd_excl_and_stack_are_looked_at_when_all_else_is_well)
{
    begin_freebsd(4096, 4096);
    DO(MMAP, IS(0x20000), 0x20000, 0x1000, 0, GUARD | FIX, NONE_FD, 0);
    DO(MMAP, FERR(ENOMEM), 0x20000, 0x1000, RD | WR, STACK | FIX | EXCL, NONE_FD, 0); /* 23, 24 */
    NO("RESULT", MMAP, IS(0x20000), 0x20000, 0x1000, RD, FA | EXCL, NONE_FD, 0);
    DO(MMAP, FERR(EINVAL), 0x20000, 0x1000, RD | WR, STACK | FIX, NONE_FD, 0x123); /* 24 */
    DO(MMAP, IS(0x30000), 0x30000, 0x1000, RD, FA | EXCL, NONE_FD, 0);
    DO(MMAP, IS(0x40000), 0x40000, 0x3000, RD | WR, STACK | FIX, NONE_FD, 0x123);
    CHECK(guard_at(0x40000));
    CHECK(piece_is(0x41000, RD | WR, 7, FB_INHERIT_COPY));
    DO(LOAD, SEGV_, 0x40fff);
    DO(STORE, IS(0), 0x41000, 5);
    DO(LOAD, IS(5), 0x41000);
    /* Shared: memory that a child shares, above the guard. */
    DO(MMAP, IS(0x50000), 0x50000, 0x2000, RD | WR, STACK | FIX | SHAR, NONE_FD, 0);
    CHECK(guard_at(0x50000) && piece_is(0x51000, RD | WR, 7, FB_INHERIT_SHARE));
    /* A guard is replaced like everything. */
    DO(MMAP, IS(0x20000), 0x20000, 0x1000, RD, FA, NONE_FD, 0);
    CHECK(!guard_at(0x20000));
}

TEST(freebsd_write_only_descriptors_are_refused_and_others_set_the_maximum)
{
    begin_freebsd(4096, 4096);
    DO(FILE, IS(0), 3, 0x3000, 1, 0);
    DO(FILE, IS(0), 4, 0x3000, 2, 0);
    watch();
    DO(MMAP, FERR(EACCES), 0x10000, 0x1000, RD, PRIV | FIX, 4, 0);
    CHECK(!any_allowance());
    DO(MMAP, FERR(EACCES), 0x10000, 0x1000, WR, PRIV | FIX, 4, 0);
    CHECK(used(MF_ALLOW_writeonly));
    DO(MMAP, FERR(EINVAL), 0x10000, 0x1000, WR, PRIV | FIX, 4, NEG(0x1000)); /* 20 first */
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX, 3, 0);
    CHECK(piece_is(0x10000, RD, RD | EX, FB_INHERIT_SHARE));
    DO(MPROTECT, FERR(EACCES), 0x10000, 0x1000, WR);
    DO(MMAP, IS(0x20000), 0x20000, 0x1000, RD | WR, PRIV | FIX, 3, 0);
    CHECK(piece_is(0x20000, RD | WR, 7, FB_INHERIT_COPY));
    DO(MMAP, IS(0x30000), 0x30000, 0x1000, WR | MAX(RD | WR), FANON | FIX | FB_MAP_NOSYNC, NONE_FD,
       0);
    CHECK(piece_is(0x30000, WR, RD | WR, FB_INHERIT_COPY));
    DO(LOAD, IS(0), 0x30000); /* B2.12 */
    DO(MPROTECT, FERR(EACCES), 0x30000, 0x1000, EX);
    DO(MPROTECT, IS(0), 0x30000, 0x1000, RD | MAX(RD));
    DO(MPROTECT, FERR(EACCES), 0x30000, 0x1000, WR);
}

TEST(freebsd_offsets_need_no_alignment)
{
    begin_freebsd(4096, 4096);
    DO(FILE, IS(0), 3, 0x3000, 1, 0);
    DO(MMAP, IS(0x10010), 0x10010, 0x1000, RD, PRIV | FIX, 3, 0x1010);
    CHECK(piece_is(0x11fff, RD, 7, FB_INHERIT_COPY)); /* two pages: 0x1010 to 0x200f */
    CHECK(!taken(0x12000, 0x12000));
    DO(LOAD, IS((0x1010 * 31 + 0x10 * 7 + 3) & 0xff), 0x10010);
    DO(MMAP, IS(0x7fff00000321), 0, 0x100, RD, PRIV, 3, 0x2321);
    NO("ALIGN", MMAP, IS(0x7fff00002000), 0, 0x100, RD, PRIV, 3, 0x2321);
    NO("ALIGN", MMAP, IS(0x7fff00002001), 0, 0x100, RD, PRIV | FANON, NONE_FD, 0);
    NO("RANGE", MMAP, IS(0x800000000000), 0, 0x100, RD, PRIV | FANON, NONE_FD, 0);
}

TEST(freebsd_a_hint_is_kept_or_else_passed_upward)
{
    begin_freebsd(4096, 4096);
    config.highest = 0xfffff;
    begin_again();
    DO(MMAP, IS(0x21000), 0x20001, 0x1000, RD, FANON, NONE_FD, 0);
    NO("SEARCH", MMAP, IS(0x20000), 0x30000, 0x1000, RD, FANON, NONE_FD, 0);
    NO("SEARCH", MMAP, IS(0x31000), 0x30000, 0x1000, RD, FANON, NONE_FD, 0);
    NO("SEARCH", MMAP, IS(0x20000), 0x21000, 0x1000, RD, FANON, NONE_FD, 0); /* not below */
    NO("SEARCH", MMAP, IS(0x21000), 0x21000, 0x1000, RD, FANON, NONE_FD, 0); /* taken */
    DO(MMAP, IS(0xf0000), 0x21000, 0x1000, RD, FANON, NONE_FD, 0);           /* anywhere above */
    DO(MMAP, IS(0x10000), 0xff000, 0x2000, RD, FANON, NONE_FD, 0);           /* none above */
    NO("RANGE", MMAP, IS(0x2000), 0x2000, 0x1000, RD, FANON, NONE_FD, 0);    /* min_addr */
    NO("SEARCH", MMAP, FERR(ENOMEM), 0, 0xce000, RD, FANON, NONE_FD, 0);
    DO(MMAP, FERR(ENOMEM), 0, 0xcf000, RD, FANON, NONE_FD, 0);
    NO("RESULT", MMAP, FERR(EINVAL), 0, 0xcf000, RD, FANON, NONE_FD, 0);
    /* Guards are taken, too. */
    DO(MMAP, IS(0x22000), 0x22000, 0xce000, 0, GUARD | FIX, NONE_FD, 0);
    DO(MMAP, IS(0x12000), 0, 0xf000, RD, FANON, NONE_FD, 0);
    DO(MMAP, IS(0xf1000), 0x30000, 0xf000, RD, FANON, NONE_FD, 0);
    DO(MMAP, FERR(ENOMEM), 0x30000, 0x1000, RD, FANON, NONE_FD, 0);
}

TEST(freebsd_alignment_and_32bit_narrow_the_search)
{
    begin_freebsd(4096, 4096);
    DO(MMAP, IS(0x40000000), 0x3ff00001, 0x1000, RD, FANON | ALIGNED(30), NONE_FD, 0);
    NO("ALIGN", MMAP, IS(0x50000000), 0, 0x1000, RD, FANON | ALIGNED(30), NONE_FD, 0);
    NO("SEARCH", MMAP, FERR(ENOMEM), 0, 0x1000, RD, FANON | ALIGNED(46), NONE_FD, 0);
    DO(MMAP, FERR(ENOMEM), 0, 0x1000, RD, FANON | ALIGNED(47), NONE_FD, 0);
    DO(MMAP, FERR(ENOMEM), 0, 0x1000, RD, FANON | ALIGNED(63), NONE_FD, 0);
    DO(MMAP, IS(0x7ffff000), 0xf00000000000, 0x1000, RD, FANON | LOW, NONE_FD, 0);
    NO("SEARCH", MMAP, IS(0x80000000), 0, 0x1000, RD, FANON | LOW, NONE_FD, 0);
    DO(MMAP, IS(0x123456000), 0x123456000, 0x1000, RD, FANON | SUPER, NONE_FD, 0);
    DO(MMAP, IS(0x123600000), 0x123457000, 0x200000, RD, FANON | SUPER, NONE_FD, 0);
    DO(MMAP, IS(0x323457000), 0x323457000, 0x200000, RD, FANON | SUPER, NONE_FD, 0);
    NO("SEARCH", MMAP, IS(0x200000), 0x423457000, 0x200000, RD, FANON | SUPER, NONE_FD, 0);

    begin_freebsd(16384, 4096);
    DO(MMAP, FERR(EINVAL), 0, 0x1000, RD, FANON | ALIGNED(13), NONE_FD, 0);
    DO(MMAP, IS(0x40000), 0x40000, 0x1000, RD, FANON | ALIGNED(14), NONE_FD, 0);

    begin_freebsd(4096, 4096);
    config.bits = 32;
    begin_again();
    DO(MMAP, FERR(EINVAL), 0, 0x1000, RD, FANON | ALIGNED(32), NONE_FD, 0);
    DO(MMAP, IS(0x80000000), 0, 0x1000, RD, FANON | ALIGNED(31), NONE_FD, 0);
    DO(MMAP, FERR(ENOMEM), 0, 0xffffffff, RD, FANON, NONE_FD, 0);
    DO(MUNMAP, FERR(EINVAL), 0x10000, 0xffffffff);
    DO(MPROTECT, FERR(EINVAL), 0x10000, 0xffff0000, RD);
    DO(MPROTECT, IS(0), 0x10000, 0xfffef000, RD);
    DO(MMAP, FERR(EINVAL), 0x7ffff000, 0x2000, RD, FA | LOW, NONE_FD, 0);
}

TEST(freebsd_munmap_rounds_and_passes_over_holes)
{
    begin_freebsd(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD | EX, FA, NONE_FD, 0);
    DO(MUNMAP, FERR(EINVAL), NEG(1), 0);
    DO(MUNMAP, FERR(EINVAL), 0x7ffffffff000, 0x1001);
    DO(MUNMAP, FERR(EINVAL), NEG(0x1000), 0x2000);
    DO(MUNMAP, FERR(EINVAL), NEG(0x1000), NEG(1));
    DO(MUNMAP, IS(0), 0x10000, NEG(1));
    DO(MUNMAP, IS(0), 0x800000000000, NEG(1)); /* nothing, at the end */
    DO(MUNMAP, FERR(EINVAL), 0x800000001000, NEG(1));
    CHECK(taken(0x10000, 0x10000));
    DO(MUNMAP, IS(0), 0x11fff, 2); /* two pages */
    CHECK(taken(0x10000, 0x10fff) && !taken(0x11000, 0x12fff) && taken(0x13000, 0x13fff));
    const struct mf_span *runs;
    CHECK_EQ(mf_model_invalidated(model, &runs), 1);
    DO(MUNMAP, IS(0), 0x8000, 0x10000);
    CHECK_EQ(mf_model_piece_count(model), 0);
}

TEST(freebsd_mprotect_checks_everything_before_it_changes_anything)
{
    begin_freebsd(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, FA, NONE_FD, 0);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, 0, GUARD | FIX, NONE_FD, 0);
    DO(MMAP, IS(0x13000), 0x13000, 0x1000, RD | MAX(RD), FA, NONE_FD, 0);
    DO(MPROTECT, FERR(EINVAL), NEG(1), 2, 8);
    DO(MPROTECT, FERR(EINVAL), NEG(0x1000), 0x1000, RD | MAX(WR)); /* 2 before 4 */
    DO(MPROTECT, IS(0), 0x10000, 0, RD | MAX(WR));                 /* 3 before 4 */
    DO(MPROTECT, IS(0), 0x10000, NEG(1), RD | MAX(WR));
    DO(MPROTECT, FERR(ENOTSUP), 0x13000, 0x1000, WR | MAX(RD)); /* 4 before 5 */
    DO(MPROTECT, FERR(EACCES), 0x10000, 0x4000, WR);
    DO(MPROTECT, FERR(EACCES), 0x10000, 0x4000, RD | MAX(RD | WR));
    CHECK(piece_is(0x10000, RD, 7, FB_INHERIT_COPY));
    DO(MPROTECT, IS(0), 0x10fff, 0x1002, WR); /* three pages: mapped, guard, hole */
    CHECK(piece_is(0x10000, WR, 7, FB_INHERIT_COPY) && guard_at(0x11000));
    DO(MPROTECT, IS(0), 0x7fffffffffff, 0x2000, RD);  /* above highest: a hole */
    DO(MPROTECT, IS(0), 0x11000, 0x1000, 7 | MAX(7)); /* guards have no maximum to pass */
    CHECK(guard_at(0x11000));
}

TEST(freebsd_minherit_is_recorded_and_done_by_fork)
{
    begin_freebsd(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x3000, RD | WR, FA, NONE_FD, 0);
    DO(MMAP, IS(0x13000), 0x13000, 0x1000, 0, GUARD | FIX, NONE_FD, 0);
    DO(MMAP, IS(0x14000), 0x14000, 0x1000, RD | WR, SHAR | FANON | FIX, NONE_FD, 0);
    DO(STORE, IS(0), 0x10000, 1);
    DO(STORE, IS(0), 0x12000, 3);
    DO(STORE, IS(0), 0x14000, 4);
    DO(MINHERIT, FERR(EINVAL), NEG(0x1000), 0x1000, FB_INHERIT_COPY);
    DO(MINHERIT, FERR(EINVAL), 0x10000, 0, 4);
    DO(MINHERIT, IS(0), 0x10000, 0, FB_INHERIT_NONE);
    DO(MINHERIT, IS(0), 0x10000, NEG(1), FB_INHERIT_NONE);
    DO(MINHERIT, IS(0), 0x11fff, 1, FB_INHERIT_NONE);
    CHECK(piece_is(0x10000, RD | WR, 7, FB_INHERIT_COPY) &&
          piece_is(0x11000, RD | WR, 7, FB_INHERIT_NONE));
    DO(MINHERIT, IS(0), 0x12000, 0x8000, FB_INHERIT_ZERO);
    CHECK(piece_is(0x13000, 0, 0, FB_INHERIT_COPY)); /* the guard */
    DO(MINHERIT, IS(0), 0x13000, 0x1000, FB_INHERIT_SHARE);
    CHECK(piece_is(0x13000, 0, 0, FB_INHERIT_SHARE));
    mf_model_fork(model);
    CHECK(!taken(0x11000, 0x11fff) && guard_at(0x13000));
    CHECK(byte_at(0x10000, 1) && byte_at(0x12000, 0) && byte_at(0x14000, 0));
    CHECK(!byte_at(0x12000, 3) && !byte_at(0x14000, 4));
}

TEST(freebsd_zeros_of_a_child_need_a_host_page_without_shared_memory)
{
    begin_freebsd(4096, 16384);
    DO(FILE, IS(0), 3, 0x10000, 3, 0);
    DO(MMAP, IS(0x10000), 0x10000, 0x10000, RD | WR, SHAR | FIX, 3, 0);
    DO(MINHERIT, IS(0), 0x13000, 0x8000, FB_INHERIT_ZERO);
    DO(MINHERIT, IS(0), 0x1c000, 0x4000, FB_INHERIT_ZERO);
    DO(MINHERIT, IS(0), 0x1d000, 0x1000, FB_INHERIT_NONE);
    watch();
    mf_model_fork(model);
    CHECK(used(MF_ALLOW_zerogap));
    CHECK(!taken(0x13000, 0x13fff) && !taken(0x18000, 0x1afff) && taken(0x1b000, 0x1bfff));
    CHECK(byte_at(0x14000, 0) && byte_at(0x17fff, 0));
    CHECK(byte_at(0x1c000, 0) && !taken(0x1d000, 0x1dfff) && byte_at(0x1ffff, 0));
}

TEST(freebsd_msync_without_a_length_reaches_the_whole_mapping)
{
    begin_freebsd(4096, 4096);
    DO(FILE, IS(0), 3, 0x10000, 3, 0);
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD, SHAR | FIX, 3, 0);
    DO(MMAP, IS(0x15000), 0x15000, 0x1000, RD, SHAR | FIX, 3, 0x5000);
    DO(MPROTECT, IS(0), 0x11000, 0x1000, 0);
    DO(MPROTECT, IS(0), 0x11000, 0x1000, RD);
    DO(MINHERIT, IS(0), 0x13000, 0x1000, FB_INHERIT_NONE);
    DO(MSYNC, IS(0), 0x12fff, 0, 0);
    SYNCED(LX_MS_SYNC, 0x12000, 0x12fff);
    DO(MSYNC, IS(0), 0x12000, 0, FB_MS_INVALIDATE);
    SYNCED(LX_MS_SYNC | LX_MS_INVALIDATE, 0x10000, 0x10fff, 0x11000, 0x11fff, 0x12000, 0x12fff);
    DO(MSYNC, IS(0), 0x10000, 0, 0);
    SYNCED(LX_MS_SYNC, 0x10000, 0x10fff, 0x11000, 0x11fff, 0x12000, 0x12fff);
    DO(MSYNC, IS(0), 0x13000, 0, 0);
    SYNCED(LX_MS_SYNC, 0x13000, 0x13fff);
    DO(MSYNC, IS(0), 0x12fff, 2, 0);
    SYNCED(LX_MS_SYNC, 0x12000, 0x12fff, 0x13000, 0x13fff);
    DO(MSYNC, IS(0), 0x10000, 0, FB_MS_ASYNC);
    SYNCED(0, 1);
    DO(MSYNC, FERR(ENOMEM), 0x13000, 0x2000, 0);
    SYNCED(0, 1);
}

TEST(freebsd_msync_and_madvise)
{
    begin_freebsd(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, FA, NONE_FD, 0);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, 0, GUARD | FIX, NONE_FD, 0);
    DO(STORE, IS(0), 0x10000, 9);
    DO(MSYNC, FERR(EINVAL), NEG(0x1000), 0x1000, 0);
    DO(MSYNC, FERR(EINVAL), 0x50000, 0x1000, 3); /* 2 before 5 */
    DO(MSYNC, FERR(ENOMEM), 0x10000, 0x3000, 0);
    DO(MSYNC, IS(0), 0x10fff, 0x1001, 0x70);
    DO(MSYNC, IS(0), 0x11000, 0, 1);
    DO(MSYNC, FERR(ENOMEM), 0x12000, 0, 2);
    DO(MSYNC, FERR(ENOMEM), 0x800000000000, 0x1000, 2);
    DO(MADVISE, IS(0), NEG(0x1000), 0x2000, 10);
    DO(MADVISE, FERR(EINVAL), 0x7ffffffff000, 0x1001, 4);
    DO(MADVISE, FERR(EINVAL), NEG(0x1000), 0x2000, 4);
    DO(MADVISE, FERR(EINVAL), 0x10000, 0, 11);
    DO(MADVISE, IS(0), 0x800000000000, 0, 4);
    DO(MADVISE, FERR(EINVAL), 0x800000000001, 0, 4);
    DO(MADVISE, IS(0), 0xffff, 0x5000, 4);
    DO(MADVISE, IS(0), 0x10000, 0x1000, 5);
    CHECK(byte_at(0x10000, 9));
}

TEST(freebsd_guards_fit_beside_anything_in_a_host_page)
{
    begin_freebsd(4096, 16384);
    DO(FILE, IS(0), 3, 0x8000, 3, 0);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | FIX, 3, 0);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, 0, GUARD | FIX, NONE_FD, 0);
    DO(MMAP, FERR(EINVAL), 0x12000, 0x1000, RD, FA, NONE_FD, 0); /* private beside shared */
    DO(MMAP, FERR(EINVAL), 0x12000, 0x3000, RD | WR, STACK | FIX, NONE_FD, 0);
    /* Only the stack's guard shares the host page. */
    DO(MMAP, IS(0x13000), 0x13000, 0x3000, RD | WR, STACK | FIX, NONE_FD, 0);
    CHECK(guard_at(0x13000));
    /* Where the guards were, another object. */
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, 0, GUARD | FIX, NONE_FD, 0);
    DO(MMAP, IS(0x12000), 0x12000, 0x1000, RD, SHAR | FANON | FIX, NONE_FD, 0);
    CHECK(guard_at(0x11000) && guard_at(0x13000));
}

TEST(freebsd_excl_meets_foreign_mappings)
{
    begin_freebsd(4096, 4096);
    config.foreign_count = 1;
    config.foreign[0] = (struct mf_span){0x30000, 0x30fff};
    begin_again();
    watch();
    DO(MMAP, FERR(ENOMEM), 0x30000, 0x1000, RD, FA | EXCL, NONE_FD, 0);
    CHECK(used(MF_ALLOW_foreign));
    DO(MMAP, FERR(EINVAL), 0x30000, 0x1000, RD | WR, STACK | FIX, NONE_FD, 0); /* 24 first */
    DO(MMAP, FERR(ENOMEM), 0x30000, 0x1000, 0, GUARD | FIX, NONE_FD, 0);
}

#endif
