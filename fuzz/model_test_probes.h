/*
 * The probes of SEMANTICS.md that core and model must pass, as tables for model_test.c: one row for
 * each operation, with what a 6.18 kernel answers. A row is C(call, answer, operands...) or
 * MAPS(text); REF(n) is what row n answered.
 */
/* One row, one line. clang-format would not: */
/* clang-format off */

static const struct row MA01_order[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MADVISE, ERR(EINVAL), 0x10001, 0, 9999),
    C(MADVISE, ERR(EINVAL), 0x10000, 0, 9999),
    C(MADVISE, ERR(EINVAL), 0x10001, 0, LX_MADV_DONTNEED),
    C(MADVISE, IS(0), 0x50000, 0, LX_MADV_DONTNEED),
    C(MADVISE, ERR(EINVAL), 0x10000, NEG(1), LX_MADV_DONTNEED),
    C(MADVISE, ERR(EINVAL), 0x10000, 0xffffffffffff0000, LX_MADV_DONTNEED),
    C(MADVISE, ERR(EINVAL), 0x10000, 0xfffffffffffff000, LX_MADV_DONTNEED),
    C(MADVISE, ERR(EINVAL), NEG(4096), 0x1000, LX_MADV_DONTNEED),
    C(MADVISE, ERR(ENOMEM), 0x50000, 0x1000, LX_MADV_DONTNEED),
};

static const struct row MA02_dontneed[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD | WR, PRIV | FIX, 3, 0),
    C(MMAP, IS(0x13000), 0x13000, 0x1000, RD | WR, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x15000), 0x15000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x11000, 1),
    C(STORE, IS(0), 0x12000, 1),
    C(STORE, IS(0), 0x13001, 1),
    C(STORE, IS(0), 0x15000, 1),
    C(MADVISE, ERR(ENOMEM), 0x10000, 0x6000, LX_MADV_DONTNEED),
    C(LOAD, IS(0), 0x10000),
    C(LOAD, IS(1), 0x11000),
    C(LOAD, IS(3), 0x12000),
    C(LOAD, IS(1), 0x13001),
    C(LOAD, IS(0), 0x15000),
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD | WR, PRIV | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0),
    C(STORE, IS(0), 0x20000, 1),
    C(MADVISE, ERR(EINVAL), 0x20000, 0x1000, LX_MADV_DONTNEED),
    C(LOAD, IS(1), 0x20000),
    C(MPROTECT, IS(0), 0x10000, 0x1000, RD),
    C(MADVISE, IS(0), 0x10000, 1, LX_MADV_DONTNEED),
    /* EINVAL in the middle: what precedes is dropped, what follows is not */
    C(MMAP, IS(0x21000), 0x21000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x1f000), 0x1f000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x1f000, 1),
    C(STORE, IS(0), 0x21000, 1),
    C(MADVISE, ERR(EINVAL), 0x1f000, 0x3000, LX_MADV_DONTNEED),
    C(LOAD, IS(0), 0x1f000),
    C(LOAD, IS(1), 0x21000),
};

static const struct row MM01_off_unaligned_first[] = {
    C(FILE, IS(0), 3, 0x4000, 3, 0),
    /* unaligned offset beats bad fd, len 0, no map type, anonymous */
    C(MMAP, ERR(EINVAL), 0x10000, 0x1000, RD, PRIV | FIX, 99, 0x10),
    C(MMAP, ERR(EINVAL), 0x10000, 0, RD, PRIV | ANON | FIX, NEG(1), 1),
    C(MMAP, ERR(EINVAL), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0x800),
    C(MMAP, ERR(EINVAL), 0, 0x1000, RD, PRIV, 3, 0x200),
    MAPS(""),
};

static const struct row MM02_badfd_before_len0[] = {
    /* EBADF is found before the length, type and address are looked at */
    C(MMAP, ERR(EBADF), 0, 0, RD, PRIV, 99, 0),
    C(MMAP, ERR(EBADF), 0, 0, RD, PRIV, NEG(1), 0),
    C(MMAP, ERR(EBADF), 0, 0x1000, RD, 0, 99, 0),
    C(MMAP, ERR(EBADF), 0x10001, 0x1000, RD, PRIV | FIX, 99, 0),
    C(MMAP, ERR(EBADF), 0x10000, NEG(1), RD, PRIV | FIX, 99, 0),
};

static const struct row MM03_fd_ignored_on_anon[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PRIV | ANON | FIX, 99, 0),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD, PRIV | ANON | FIX, 3, 0),
    C(LOAD, IS(0), 0x11000),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON | FIX, NEG(5), 0x7000),
    C(MMAP, IS(0x13000), 0x13000, 0x1000, RD, SHAR | ANON | FIX, 3, 0x7000),
    C(LOAD, IS(0), 0x13000),
};

static const struct row MM04_len0[] = {
    C(MMAP, ERR(EINVAL), 0x10000, 0, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0, 0, RD, ANON, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x10001, 0, RD, PRIV | ANON | FIX, NEG(1), 0),
};

static const struct row MM05_len_rounds_to_zero[] = {
    C(MMAP, ERR(ENOMEM), 0, NEG(1), 0, PRIV | ANON, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0, 0xfffffffffffff001, 0, PRIV | ANON, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0x10000, NEG(1), 0, PRIV | ANON | FIX, NEG(1), 0),
    /* before the unaligned address and the missing type */
    C(MMAP, ERR(ENOMEM), 0x10001, NEG(1), 0, FIX | ANON, NEG(1), 0),
};

static const struct row MM06_len_huge[] = {
    C(MMAP, ERR(ENOMEM), 0, 0xfffffffffffff000, 0, PRIV | ANON, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0, 0x800000000000, 0, PRIV | ANON, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0x10000, 0x7ffffffff000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0x10001, 0x800000000000, 0, PRIV | ANON | FIX, NEG(1), 0),
};

static const struct row MM07_fixed_beyond_task_size[] = {
    C(MMAP, ERR(ENOMEM), 0x7ffffffff000, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0x7fffffffe000, 0x2000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), NEG(4096), 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0x8000000000000000, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    /* out of range beats unaligned */
    C(MMAP, ERR(ENOMEM), 0x7ffffffff001, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ANY, 0x7fffffffe000, 0x1000, 0, PRIV | ANON | NOREPLACE, NEG(1), 0),
};

static const struct row MM08_fixed_unaligned[] = {
    C(MMAP, ERR(EINVAL), 0x10001, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x10fff, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    /* unaligned address beats EEXIST */
    C(MMAP, IS(0x20000), 0x20000, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x20001, 0x1000, 0, PRIV | ANON | NOREPLACE, NEG(1), 0),
};

static const struct row MM09_addr_before_type[] = {
    /* address errors and EEXIST come before a bad map type */
    C(MMAP, IS(0x20000), 0x20000, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(EEXIST), 0x20000, 0x1000, 0, ANON | NOREPLACE, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0x7ffffffff000, 0x1000, 0, ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x20000, 0x1000, 0, ANON | FIX, NEG(1), 0),
    MAPS("00020000-00021000 ---p\n"),
};

static const struct row MM10_map_type[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, ERR(EINVAL), 0, 0x1000, RD, 0, 3, 0),
    C(MMAP, ERR(EINVAL), 0, 0x1000, RD, ANON, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0, 0x1000, RD, SHAR | PRIV | ANON, NEG(1), 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX, 3, 0),
    C(MMAP, ERR(EINVAL), 0x11000, 0x1000, RD, 4 | FIX, 3, 0),
    C(MMAP, ERR(EINVAL), 0x11000, 0x1000, RD, 4 | FIX | ANON, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x11000, 0x1000, RD, 5 | FIX, 3, 0),
    C(MMAP, ERR(EINVAL), 0x11000, 0x1000, RD, 0xf | FIX, 3, 0),
    MAPS("00010000-00011000 r--s\n"),
};

static const struct row MM11_droppable[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, LX_MAP_DROPPABLE | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x12000, 0x1000, RD | WR, LX_MAP_DROPPABLE | FIX, 3, 0),
    C(MMAP, ERR(EINVAL), 0x12000, 0x1000, RD | WR, LX_MAP_DROPPABLE | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x12000, 0x1000, RD | WR, LX_MAP_DROPPABLE | ANON | FIX | DOWN, NEG(1), 0),
    MAPS("00010000-00011000 rw-p\n"),
};

static const struct row MM12_unknown_flags[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PRIV | ANON | FIX | 0x40000000 | 0x800000 | 0x400 | 0x200, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | FIX | 0x40000000 | 0x400, 3, 0),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, RD, SHAR | FIX | 0x40000000 | 0x400, 3, 0),
    C(MMAP, ERR(EOPNOTSUPP), 0x16000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | 0x200000, 3, 0),
    C(MMAP, ERR(EOPNOTSUPP), 0x16000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | 0x400, 3, 0),
    C(MMAP, ERR(EOPNOTSUPP), 0x16000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | LX_MAP_SYNC, 3, 0),
    C(MMAP, IS(0x16000), 0x16000, 0x1000, RD, SHAR | FIX | LX_MAP_SYNC, 3, 0),
    C(MMAP, IS(0x18000), 0x18000, 0x1000, RD, PRIV | FIX | LX_MAP_SYNC, 3, 0),
    C(MMAP, ERR(EINVAL), 0x1a000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | ANON | FIX, NEG(1), 0),
    /* which of the legacy flags SHARED_VALIDATE accepts */
    C(MMAP, IS(0x1c000), 0x1c000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | LX_MAP_POPULATE | LX_MAP_NONBLOCK | LX_MAP_NORESERVE | LX_MAP_LOCKED | LX_MAP_STACK | LX_MAP_DENYWRITE | LX_MAP_EXECUTABLE | LX_MAP_32BIT, 3, 0),
    C(MMAP, ERR(EOPNOTSUPP), 0x1e000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | NOREPLACE, 3, 0),
    C(MMAP, ERR(EINVAL), 0x1e000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | DOWN, 3, 0),
    /* the huge page size bits count as known */
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | 0x7c000000, 3, 0),
    C(MMAP, ERR(EOPNOTSUPP), 0x22000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | 0x80000000, 3, 0),
};

static const struct row MM12b_above4g[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x1e000), 0x1e000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | LX_MAP_ABOVE4G, 3, 0),
    C(MMAP, IS(0x20000000), 0x20000000, 0x1000, RD, PRIV | ANON | LX_MAP_ABOVE4G, NEG(1), 0),
};

static const struct row MM13_prot_bits_ignored[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, 0x8, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, 0x70, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, RD | 0x80000000, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x16000), 0x16000, 0x1000, NEG(1), PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x18000), 0x18000, 0x1000, RD | LX_PROT_GROWSDOWN | LX_PROT_GROWSUP, PRIV | ANON | FIX, NEG(1), 0),
    MAPS("00010000-00011000 ---p\n00012000-00013000 ---p\n00014000-00015000 r--p\n00016000-00017000 rwxp\n00018000-00019000 r--p\n"),
};

static const struct row MM14_fixed_replaces[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x4000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x11000, 2),
    C(STORE, IS(0), 0x13000, 4),
    C(MMAP, IS(0x11000), 0x11000, 0x2000, RD, SHAR | ANON | FIX, NEG(1), 0),
    C(LOAD, IS(1), 0x10000),
    C(LOAD, IS(0), 0x11000),
    C(LOAD, IS(4), 0x13000),
    MAPS("00010000-00011000 rw-p\n00011000-00013000 r--s\n00013000-00014000 rw-p\n"),
};

static const struct row MM15_noreplace[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0xf000), 0xf000, 0x1000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    C(MMAP, ERR(EEXIST), 0x11000, 0x1000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    C(MMAP, ERR(EEXIST), 0x12000, 0x10000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    C(MMAP, ERR(EEXIST), 0x11000, 0x1000, RD, PRIV | ANON | FIX | NOREPLACE, NEG(1), 0),
    /* PROT_NONE mappings count too */
    C(MMAP, IS(0x20000), 0x20000, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(EEXIST), 0x20000, 0x1000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    MAPS("0000f000-00010000 r--p\n00010000-00012000 rw-p\n00012000-00013000 r--p\n00020000-00021000 ---p\n"),
};

static const struct row MM16_growsdown_type[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x200000), 0x200000, 0x1000, RD | WR, PRIV | ANON | FIX | DOWN, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x400000, 0x1000, RD | WR, SHAR | ANON | FIX | DOWN, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0x400000, 0x1000, RD | WR, PRIV | FIX | DOWN, 3, 0),
    C(MMAP, ERR(EINVAL), 0x400000, 0x1000, RD | WR, SHAR | FIX | DOWN, 3, 0),
};

static const struct row MM19_growsdown_placement[] = {
    C(MMAP, IS(0x400000), 0x400000, 0x1000, RD | WR, PRIV | ANON | FIX | DOWN, NEG(1), 0),
    /* a hint inside the guard gap is not honoured, MAP_FIXED is */
    C(MMAP, ANY, 0x301000, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    C(MMAP, ANY, 0x300000, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    C(MMAP, IS(0x2ff000), 0x2ff000, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    C(MMAP, IS(0x3ff000), 0x3ff000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x390000), 0x390000, 0x1000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    C(MUNMAP, IS(0), REF(1), 0x1000),
    C(MUNMAP, IS(0), REF(2), 0x1000),
    MAPS("002ff000-00300000 r--p\n00390000-00391000 r--p\n003ff000-00400000 r--p\n00400000-00401000 rw-p\n"),
};

static const struct row MM20_hints[] = {
    C(MMAP, IS(0x20000000), 0x20000000, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    /* taken: goes elsewhere */
    C(MMAP, ANY, 0x20000000, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    C(MUNMAP, IS(0), REF(1), 0x1000),
    /* unaligned hint is rounded down */
    C(MMAP, IS(0x20002000), 0x20002fff, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    /* partly taken: elsewhere */
    C(MMAP, ANY, 0x20001000, 0x2000, RD, PRIV | ANON, NEG(1), 0),
    C(MUNMAP, IS(0), REF(4), 0x2000),
    /* exactly between */
    C(MMAP, IS(0x20001000), 0x20001000, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    /* out of range hint is ignored */
    C(MMAP, ANY, NEG(4096), 0x1000, RD, PRIV | ANON, NEG(1), 0),
    C(MUNMAP, IS(0), REF(7), 0x1000),
    /* a hint that rounds down to 0 is no hint */
    C(MMAP, ANY, 0x800, 0x1000, RD, PRIV | ANON, NEG(1), 0),
    C(MUNMAP, IS(0), REF(9), 0x1000),
    MAPS("20000000-20003000 r--p\n"),
};

static const struct row MM21_map32bit[] = {
    C(MMAP, ANY, 0, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0),
    C(MMAP, IS(0x20000000), 0x20000000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0),
    /* unaligned hint with MAP_32BIT (bottom-up search) */
    C(MMAP, ANY, 0x20008001, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0),
    C(MMAP, ANY, 0x7f0000000000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0),
    /* ignored with MAP_FIXED */
    C(MMAP, IS(0x100000000), 0x100000000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT | FIX, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0, 0x40001000, 0, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0, 0x80001000, 0, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0),
};

static const struct row MM22_file_offset_limits[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, ANY, 0, 0x1000, RD, PRIV, 3, 0x7fffffffffffe000),
    C(MMAP, ERR(EOVERFLOW), 0, 0x1000, RD, PRIV, 3, 0x7ffffffffffff000),
    C(MMAP, ERR(EOVERFLOW), 0, 0x2000, RD, PRIV, 3, 0x7fffffffffffe000),
    C(MMAP, ERR(EOVERFLOW), 0, 0x1000, RD, PRIV, 3, 0x8000000000000000),
    C(MMAP, ERR(EOVERFLOW), 0, 0x1000, RD, PRIV, 3, NEG(4096)),
    C(MMAP, ERR(EOVERFLOW), 0, 0x2000, RD, PRIV, 3, NEG(4096)),
    /* anonymous: any page aligned offset is ignored */
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), NEG(4096)),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD, SHAR | ANON | FIX, NEG(1), NEG(4096)),
    /* the address is examined first */
    C(MMAP, ERR(EINVAL), 0x10001, 0x1000, RD, PRIV | FIX, 3, NEG(4096)),
    C(MMAP, ERR(EEXIST), 0x10000, 0x1000, RD, PRIV | NOREPLACE, 3, NEG(4096)),
    /* EOVERFLOW before type */
    C(MMAP, ERR(EOVERFLOW), 0, 0x1000, RD, 0, 3, NEG(4096)),
};

static const struct row MM23_fixed_failure_keeps_old[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 5),
    C(MMAP, ERR(EINVAL), 0x10000, 0x1000, RD, FIX, 3, 0),
    C(MMAP, ERR(EOPNOTSUPP), 0x10000, 0x1000, RD, FIX | LX_MAP_SHARED_VALIDATE | 0x200000, 3, 0),
    C(MMAP, ERR(EOVERFLOW), 0x10000, 0x1000, RD, PRIV | FIX, 3, NEG(4096)),
    C(MMAP, ERR(EBADF), 0x10000, 0x1000, RD, PRIV | FIX, 99, 0),
    C(MMAP, ERR(EINVAL), 0x10000, 0, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0x10000, NEG(1), RD, PRIV | ANON | FIX, NEG(1), 0),
    C(LOAD, IS(5), 0x10000),
    MAPS("00010000-00012000 rw-p\n"),
};

static const struct row MM25_addr0[] = {
    C(MMAP, IS(0), 0, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0, 1),
    C(LOAD, IS(1), 0),
    MAPS("00000000-00001000 rw-p\n"),
};

static const struct row MM26_hugetlb_flag[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, ERR(EINVAL), 0x10000, 0x1000, RD, PRIV | FIX | LX_MAP_HUGETLB, 3, 0),
    C(MMAP, ERR(ENOMEM), 0, 0x200000, RD, PRIV | ANON | LX_MAP_HUGETLB, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0, 0x200000, RD, PRIV | ANON | LX_MAP_HUGETLB | 0x14000000, NEG(1), 0),
};

static const struct row MM27_locked[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, 0, PRIV | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, RD | WR, SHAR | ANON | FIX | LX_MAP_POPULATE, NEG(1), 0),
    C(FILE, IS(0), 3, 0x800, 3, 0),
    C(MMAP, IS(0x16000), 0x16000, 0x3000, RD, PRIV | FIX | LX_MAP_POPULATE, 3, 0),
    C(MMAP, IS(0x1a000), 0x1a000, 0x3000, RD, PRIV | FIX | LX_MAP_LOCKED, 3, 0),
    C(MMAP, IS(0x1e000), 0x1e000, 0x1000, RD, PRIV | ANON | FIX | LX_MAP_NORESERVE | LX_MAP_STACK | LX_MAP_DENYWRITE | LX_MAP_EXECUTABLE | LX_MAP_NONBLOCK, NEG(1), 0),
};

static const struct row MM28_file_modes[] = {
    C(FILE, IS(0), 3, 0x1000, 1, 0),
    C(FILE, IS(0), 4, 0x1000, 2, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD | WR, PRIV | FIX, 3, 0),
    C(MMAP, ERR(EACCES), 0x14000, 0x1000, RD | WR, SHAR | FIX, 3, 0),
    C(MMAP, ERR(EACCES), 0x14000, 0x1000, WR, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, RD | EX, SHAR | FIX, 3, 0),
    C(MMAP, ERR(EACCES), 0x16000, 0x1000, RD, PRIV | FIX, 4, 0),
    C(MMAP, ERR(EACCES), 0x16000, 0x1000, WR, PRIV | FIX, 4, 0),
    C(MMAP, ERR(EACCES), 0x16000, 0x1000, 0, PRIV | FIX, 4, 0),
    C(MMAP, ERR(EACCES), 0x16000, 0x1000, WR, SHAR | FIX, 4, 0),
    C(MMAP, ERR(EACCES), 0x16000, 0x1000, 0, SHAR | FIX, 4, 0),
    /* type before access, EOPNOTSUPP before access */
    C(MMAP, ERR(EINVAL), 0x16000, 0x1000, WR, FIX, 4, 0),
    C(MMAP, ERR(EOPNOTSUPP), 0x16000, 0x1000, WR, LX_MAP_SHARED_VALIDATE | FIX | 0x200000, 3, 0),
    /* EOVERFLOW before access */
    C(MMAP, ERR(EOVERFLOW), 0x16000, 0x1000, WR, SHAR | FIX, 4, NEG(4096)),
    /* access before GROWSDOWN */
    C(MMAP, ERR(EACCES), 0x16000, 0x1000, RD, PRIV | FIX | DOWN, 4, 0),
    C(STORE, IS(0), 0x12000, 9),
    C(LOAD, IS(3), 0x10000),
    C(LOAD, IS(9), 0x12000),
    C(MPROTECT, ERR(EACCES), 0x10000, 0x1000, RD | WR),
    C(MPROTECT, IS(0), 0x10000, 0x1000, RD | EX),
    C(MPROTECT, IS(0), 0x12000, 0x1000, RD | WR | EX),
    MAPS("00010000-00011000 r-xs\n00012000-00013000 rwxp\n00014000-00015000 r-xs\n"),
};

static const struct row MM29_file_tail[] = {
    C(FILE, IS(0), 3, 0x1800, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x4000, RD | WR, SHAR | FIX, 3, 0),
    C(LOAD, IS(3), 0x10000),
    C(LOAD, IS(0x85), 0x117ff),
    C(LOAD, IS(0), 0x11800),
    C(LOAD, IS(0), 0x11fff),
    C(LOAD, BUS_, 0x12000),
    C(STORE, BUS_, 0x12000, 1),
    C(LOAD, BUS_, 0x13fff),
    C(STORE, IS(0), 0x11800, 0x55),
    C(LOAD, IS(0x55), 0x11800),
    /* another view of the same page sees the byte beyond EOF on a page cache file */
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD, SHAR | FIX, 3, 0x1000),
    C(LOAD, IS(0x55), 0x20800),
    C(MPROTECT, IS(0), 0x12000, 0x1000, 0),
    C(LOAD, SEGV_, 0x12000),
};

static const struct row MM30_private_cow[] = {
    C(FILE, IS(0), 3, 0x2000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | FIX, 3, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, SHAR | FIX, 3, 0),
    C(STORE, IS(0), 0x10000, 0xaa),
    C(LOAD, IS(3), 0x20000),
    C(STORE, IS(0), 0x20000, 0xbb),
    C(LOAD, IS(0xaa), 0x10000),
    /* page not yet copied: the shared change shows through */
    C(STORE, IS(0), 0x21000, 0xcc),
    C(LOAD, IS(0xcc), 0x11000),
    C(STORE, IS(0), 0x11001, 1),
    C(STORE, IS(0), 0x21002, 0xdd),
    C(LOAD, IS(0xb1), 0x11002),
};

static const struct row MM31_map_beyond_eof[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | FIX, 3, 0x10000),
    C(LOAD, BUS_, 0x10000),
    C(STORE, BUS_, 0x10000, 1),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD | WR, SHAR | FIX, 3, 0x1000),
    C(LOAD, BUS_, 0x12000),
};

static const struct row MM32_truncate[] = {
    C(FILE, IS(0), 3, 0x2000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | FIX, 3, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, SHAR | FIX, 3, 0),
    C(STORE, IS(0), 0x11000, 0x77),
    C(FTRUNCATE, IS(0), 3, 0x800),
    C(LOAD, IS(0x15), 0x107ff),
    C(LOAD, IS(0), 0x20800),
    C(LOAD, BUS_, 0x21000),
    /* even a page already copied is lost */
    C(LOAD, BUS_, 0x11000),
    C(FTRUNCATE, IS(0), 3, 0x2000),
    C(LOAD, IS(0), 0x11000),
    C(LOAD, IS(0), 0x21000),
    C(LOAD, IS(0), 0x20800),
};

static const struct row MM33_access[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x16000), 0x16000, 0x1000, EX, PRIV | ANON | FIX, NEG(1), 0),
    C(LOAD, SEGV_, 0x10000),
    C(STORE, SEGV_, 0x10000, 1),
    C(LOAD, IS(0), 0x12000),
    C(STORE, SEGV_, 0x12000, 1),
    C(STORE, IS(0), 0x14000, 1),
    C(LOAD, IS(1), 0x14000),
    C(LOAD, IS(0), 0x16000),
    C(STORE, SEGV_, 0x16000, 1),
    C(LOAD, SEGV_, 0x18000),
    MAPS("00010000-00011000 ---p\n00012000-00013000 r--p\n00014000-00015000 -w-p\n00016000-00017000 --xp\n"),
};

static const struct row MM34_len_rounding[] = {
    C(MMAP, IS(0x10000), 0x10000, 1, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1001, RD, PRIV | ANON | FIX, NEG(1), 0),
    MAPS("00010000-00011000 r--p\n00012000-00014000 r--p\n"),
};

static const struct row MM35_shared_anon_adjacent[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x11000, 2),
    MAPS("00010000-00012000 rw-s\n"),
    C(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, MAYMOVE),
};

static const struct row MM36_noreplace_at_0[] = {
    C(MMAP, IS(0), 0, 0x1000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    C(MMAP, ERR(EEXIST), 0, 0x1000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0),
    MAPS("00000000-00001000 r--p\n"),
};

static const struct row MM37_private_file_maps_same_page_twice[] = {
    C(FILE, IS(0), 3, 0x2000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | FIX, 3, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD | WR, PRIV | FIX, 3, 0),
    C(STORE, IS(0), 0x10000, 0x55),
    C(LOAD, IS(3), 0x20000),
    C(MUNMAP, IS(0), 0x10000, 0x1000),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | FIX, 3, 0),
    C(LOAD, IS(3), 0x10000),
};

static const struct row MM38_shared_anon_is_not_shared_with_another[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(LOAD, IS(0), 0x20000),
};

static const struct row MM39_zero_length_file[] = {
    C(FILE, IS(0), 3, 0, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | FIX, 3, 0),
    C(LOAD, BUS_, 0x10000),
    C(MSYNC, IS(0), 0x10000, 0x1000, LX_MS_SYNC),
    C(MPROTECT, IS(0), 0x10000, 0x1000, RD),
    C(FTRUNCATE, IS(0), 3, 1),
    C(LOAD, IS(0), 0x10000),
};

static const struct row MM40_no_room_before_type[] = {
    C(MMAP, ERR(ENOMEM), 0, 0x7ffffffff000, 0, ANON, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0, 0x7ffffffff000, 0, PRIV | ANON, NEG(1), 0),
    C(MMAP, ERR(ENOMEM), 0, 0x40001000, 0, ANON | LX_MAP_32BIT, NEG(1), 0),
    C(MMAP, ERR(EINVAL), 0, 0x1000, 0, ANON, NEG(1), 0),
};

static const struct row MP01_order[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    /* both GROWS flags: before everything */
    C(MPROTECT, ERR(EINVAL), 0x10001, 0, LX_PROT_GROWSDOWN | LX_PROT_GROWSUP),
    /* unaligned before len 0, unknown bits, overflow, holes */
    C(MPROTECT, ERR(EINVAL), 0x10001, 0, RD),
    C(MPROTECT, ERR(EINVAL), 0x10001, NEG(1), 0x40),
    C(MPROTECT, ERR(EINVAL), 0x50001, 0x1000, RD),
    /* len 0 is success, even with garbage prot or an unmapped address */
    C(MPROTECT, IS(0), 0x10000, 0, 0x40),
    C(MPROTECT, IS(0), 0x50000, 0, RD),
    C(MPROTECT, IS(0), NEG(4096), 0, RD),
    C(MPROTECT, IS(0), 0x10000, 0, LX_PROT_GROWSDOWN),
    /* overflow before unknown bits */
    C(MPROTECT, ERR(ENOMEM), 0x10000, NEG(1), 0x40),
    C(MPROTECT, ERR(ENOMEM), 0x10000, 0xfffffffffffff001, RD),
    C(MPROTECT, ERR(ENOMEM), NEG(4096), 0x1000, RD),
    C(MPROTECT, ERR(ENOMEM), NEG(4096), 0x2000, 0x40),
    C(MPROTECT, ERR(ENOMEM), 0x10000, 0xffffffffffff0000, RD),
    /* unknown bits before holes */
    C(MPROTECT, ERR(EINVAL), 0x50000, 0x1000, 0x40),
    C(MPROTECT, ERR(EINVAL), 0x10000, 0x1000, 0x10),
    C(MPROTECT, ERR(EINVAL), 0x10000, 0x1000, 0x80000000),
    C(MPROTECT, ERR(EINVAL), 0x10000, 0x1000, NEG(1)),
    C(MPROTECT, IS(0), 0x10000, 0x1000, 0xf),
    MAPS("00010000-00011000 rwxp\n00011000-00012000 rw-p\n"),
};

static const struct row MP02_huge_len_no_wrap[] = {
    /* a huge length which does not wrap: the mapped head is changed, then ENOMEM */
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, ERR(ENOMEM), 0x10000, 0x7ffffffff000, RD),
    MAPS("00010000-00012000 r--p\n"),
    C(MPROTECT, ERR(ENOMEM), 0x10000, 0xfffffffffffe0000, RD | WR),
    MAPS("00010000-00012000 rw-p\n"),
};

static const struct row MP03_holes[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x13000), 0x13000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, ERR(ENOMEM), 0x11000, 0x4000, RD),
    MAPS("00010000-00011000 rw-p\n00011000-00012000 r--p\n00013000-00015000 rw-p\n"),
    /* hole at the start: nothing changes */
    C(MPROTECT, ERR(ENOMEM), 0x12000, 0x3000, RD),
    C(MPROTECT, ERR(ENOMEM), 0xf000, 0x3000, RD),
    C(MPROTECT, ERR(ENOMEM), 0x12000, 0x1000, RD),
    C(MPROTECT, ERR(ENOMEM), 0x30000, 0x1000, RD),
    /* hole at the end: all the rest changes */
    C(MPROTECT, ERR(ENOMEM), 0x14000, 0x2000, 0),
    MAPS("00010000-00011000 rw-p\n00011000-00012000 r--p\n00013000-00014000 rw-p\n00014000-00015000 ---p\n"),
};

static const struct row MP04_merge_back[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x3000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x11000, 5),
    C(MPROTECT, IS(0), 0x11000, 1, 0),
    MAPS("00010000-00011000 rw-p\n00011000-00012000 ---p\n00012000-00013000 rw-p\n"),
    C(LOAD, SEGV_, 0x11000),
    C(MPROTECT, IS(0), 0x11000, 0x1000, RD | WR),
    C(LOAD, IS(5), 0x11000),
    MAPS("00010000-00013000 rw-p\n"),
    C(MREMAP, IS(0x10000), 0x10000, 0x3000, 0x4000, 0),
};

static const struct row MP05_growsdown[] = {
    C(MMAP, IS(0x400000), 0x400000, 0x3000, RD | WR, PRIV | ANON | FIX | DOWN, NEG(1), 0),
    C(MMAP, IS(0x600000), 0x600000, 0x3000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, IS(0), 0x402000, 0x1000, RD | LX_PROT_GROWSDOWN),
    MAPS("00400000-00403000 r--p\n00600000-00603000 rw-p\n"),
    C(MPROTECT, ERR(EINVAL), 0x601000, 0x1000, RD | LX_PROT_GROWSDOWN),
    C(MPROTECT, ERR(EINVAL), 0x601000, 0x1000, RD | LX_PROT_GROWSUP),
    C(MPROTECT, ERR(ENOMEM), 0x500000, 0x1000, RD | LX_PROT_GROWSDOWN),
    /* range begins in a hole below the growsdown mapping */
    C(MPROTECT, IS(0), 0x3ff000, 0x2000, RD | WR | LX_PROT_GROWSDOWN),
    MAPS("00400000-00401000 rw-p\n00401000-00403000 r--p\n00600000-00603000 rw-p\n"),
    C(MPROTECT, ERR(EINVAL), 0x5ff000, 0x2000, RD | LX_PROT_GROWSDOWN),
};

static const struct row MP06_eacces_partial[] = {
    C(FILE, IS(0), 3, 0x3000, 1, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    /* EACCES in the middle: what precedes is changed */
    C(MPROTECT, ERR(EACCES), 0x10000, 0x3000, RD | WR),
    MAPS("00010000-00011000 rw-p\n00011000-00012000 r--s\n00012000-00013000 r--p\n"),
};

static const struct row MP07_mprotect_keeps_content_and_cow[] = {
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PRIV | FIX, 3, 0),
    C(MPROTECT, IS(0), 0x10000, 0x1000, RD | WR),
    C(STORE, IS(0), 0x10000, 0x77),
    C(MPROTECT, IS(0), 0x10000, 0x1000, 0),
    C(MPROTECT, IS(0), 0x10000, 0x1000, RD),
    C(LOAD, IS(0x77), 0x10000),
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD, SHAR | FIX, 3, 0),
    C(LOAD, IS(3), 0x20000),
};

static const struct row MP08_len_rounds_up[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x3000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, IS(0), 0x10000, 0x1001, RD),
    MAPS("00010000-00012000 r--p\n00012000-00013000 rw-p\n"),
};

static const struct row MP09_beyond_task_size[] = {
    C(MMAP, IS(0x7fffffffe000), 0x7fffffffe000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, ERR(ENOMEM), 0x7fffffffe000, 0x2000, RD),
    C(MPROTECT, ERR(ENOMEM), 0x7ffffffff000, 0x1000, RD),
    C(MPROTECT, ERR(ENOMEM), 0x8000000000000000, 0x1000, RD),
    C(MSYNC, ERR(ENOMEM), 0x7fffffffe000, 0x2000, LX_MS_SYNC),
    C(MSYNC, IS(0), 0x7fffffffe000, 0x1000, LX_MS_SYNC),
    C(MUNMAP, IS(0), 0x7fffffffe000, 0x1000),
};

static const struct row MP10_noaccess_accounting_split[] = {
    /* a private mapping made NONE then RW again while its neighbour stayed RW */
    C(MMAP, IS(0x10000), 0x10000, 0x2000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, IS(0), 0x10000, 0x1000, RD | WR),
    C(MPROTECT, IS(0), 0x11000, 0x1000, RD | WR),
    C(MREMAP, IS(0x10000), 0x10000, 0x2000, 0x3000, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, IS(0), 0x20000, 0x1000, RD),
    C(MPROTECT, IS(0), 0x20000, 0x1000, RD | WR),
    C(MREMAP, IS(0x20000), 0x20000, 0x2000, 0x3000, 0),
};

static const struct row MP11_once_writable[] = {
    /* read-only again and never stored to: as if it had never been writable (6.1 remembers) */
    C(MMAP, IS(0x30000), 0x30000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x31000), 0x31000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MPROTECT, IS(0), 0x31000, 0x1000, RD),
    C(MREMAP, IS(0x30000), 0x30000, 0x2000, 0x3000, 0),
};

static const struct row MR01_param_order[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    /* flags first */
    C(MREMAP, ERR(EINVAL), 0x10001, 0x1000, 0, 8),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, 8),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, TO, 0x20000),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, KEEP),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x2000, MAYMOVE | KEEP),
    C(MREMAP, ERR(EINVAL), 0x50001, 0x1000, 0x1000, MAYMOVE),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0, MAYMOVE),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, NEG(1), MAYMOVE),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | TO, 0x20001),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | TO, 0x50000),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | TO, 0x7ffffffff000),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | TO, NEG(4096)),
    /* then the lookup */
    C(MREMAP, ERR(EFAULT), 0x50000, 0x1000, 0x1000, MAYMOVE | TO, 0x20000),
    C(MREMAP, ERR(EFAULT), 0x50000, 0x1000, 0x1000, 0),
    C(MREMAP, ERR(EFAULT), 0x50000, 0x2000, 0x1000, 0),
    C(MREMAP, ERR(EFAULT), 0x50000, 0, 0x1000, MAYMOVE),
    C(MREMAP, ERR(EFAULT), 0x50000, 0x1000, 0x1000, MAYMOVE | KEEP),
    MAPS("00010000-00012000 rw-p\n"),
};

static const struct row MR02_new_len_too_big[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x800000000000, MAYMOVE),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x800000000000, 0),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x800000000000, MAYMOVE),
    C(MREMAP, ERR(ENOMEM), 0x10000, 0x2000, 0x7ffffffff000, MAYMOVE),
    C(MREMAP, ERR(ENOMEM), 0x10000, 0x2000, 0x7ffffffff000, 0),
};

static const struct row MR03_noop[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x1000, 0),
    C(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x1000, MAYMOVE),
    /* same size spans a hole and another mapping */
    C(MREMAP, IS(0x10000), 0x10000, 0x3000, 0x3000, 0),
    C(MREMAP, IS(0x10000), 0x10000, 0x30000, 0x30000, MAYMOVE),
    /* sizes equal after rounding */
    C(MREMAP, IS(0x10000), 0x10000, 1, 0x1000, 0),
    C(MREMAP, IS(0x10000), 0x10000, 0xfff, 1, 0),
    /* new_addr is ignored without FIXED */
    C(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x1000, MAYMOVE, 0x12345),
    /* same size beyond the end of the address space */
    C(MREMAP, IS(0x10000), 0x10000, 0x7ffffffff000, 0x7ffffffff000, 0),
    C(MREMAP, ERR(EFAULT), 0x11000, 0x1000, 0x1000, 0),
    MAPS("00010000-00011000 rw-p\n00012000-00013000 r--p\n"),
};

static const struct row MR04_shrink_in_place[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x4000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x10000), 0x10000, 0x4000, 0x2000, 0),
    MAPS("00010000-00012000 rw-p\n"),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x14000), 0x14000, 0x2000, RD, PRIV | ANON | FIX, NEG(1), 0),
    /* the tail may span holes and other mappings */
    C(MREMAP, IS(0x11000), 0x11000, 0x4000, 1, 0),
    MAPS("00010000-00012000 rw-p\n00015000-00016000 r--p\n"),
    /* only the middle of a mapping */
    C(MMAP, IS(0x20000), 0x20000, 0x4000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x21000), 0x21000, 0x2000, 0x1000, MAYMOVE),
    MAPS("00010000-00012000 rw-p\n00015000-00016000 r--p\n00020000-00022000 rw-p\n00023000-00024000 rw-p\n"),
    /* head spans mappings */
    C(MMAP, IS(0x30000), 0x30000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x31000), 0x31000, 0x2000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x30000), 0x30000, 0x3000, 0x2000, 0),
    /* old size runs past the end of the address space */
    C(MREMAP, ERR(EINVAL), 0x30000, 0x7ffffffff000, 0x1000, 0),
    C(MREMAP, ERR(EINVAL), 0x30000, 0xfffffffffffff000, 0x1000, 0),
    C(MREMAP, ERR(EINVAL), 0x30000, 0xfffffffffffd1000, 0x1000, 0),
    MAPS("00010000-00012000 rw-p\n00015000-00016000 r--p\n00020000-00022000 rw-p\n00023000-00024000 rw-p\n00030000-00031000 rw-p\n00031000-00032000 r--p\n"),
};

static const struct row MR05_grow_in_place[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 7),
    C(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x3000, 0),
    C(LOAD, IS(7), 0x10000),
    C(LOAD, IS(0), 0x12000),
    MAPS("00010000-00013000 rw-p\n"),
    /* last part only */
    C(MREMAP, IS(0x12000), 0x12000, 0x1000, 0x2000, 0),
    MAPS("00010000-00014000 rw-p\n"),
    /* fills a hole exactly */
    C(MMAP, IS(0x16000), 0x16000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x10000), 0x10000, 0x4000, 0x6000, 0),
    C(MREMAP, ERR(ENOMEM), 0x10000, 0x6000, 0x7000, 0),
    /* grow in place is preferred to a move */
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x20000), 0x20000, 0x1000, 0x2000, MAYMOVE),
    /* part of a mapping that is not its end */
    C(MREMAP, ERR(ENOMEM), 0x20000, 0x1000, 0x2000, 0),
    /* old range past the mapping's end */
    C(MREMAP, ERR(EFAULT), 0x20000, 0x3000, 0x4000, 0),
    C(MREMAP, ERR(EFAULT), 0x20000, 0x3000, 0x4000, MAYMOVE),
    C(MREMAP, ERR(EFAULT), 0x15000, 0x2000, 0x3000, MAYMOVE),
    MAPS("00010000-00016000 rw-p\n00016000-00017000 r--p\n00020000-00022000 rw-p\n"),
};

static const struct row MR06_grow_move[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x11000, 2),
    C(MREMAP, ANY, 0x10000, 0x2000, 0x3000, MAYMOVE),
    C(LOAD, IS(1), REF(4)),
    C(LOAD, IS(2), REF(4) + 0x1000),
    C(LOAD, IS(0), REF(4) + 0x2000),
    C(LOAD, SEGV_, 0x10000),
    C(MUNMAP, IS(0), REF(4), 0x3000),
    MAPS("00012000-00013000 r--p\n"),
    /* only the first page of three moves and grows */
    C(MMAP, IS(0x20000), 0x20000, 0x3000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x20000, 5),
    C(STORE, IS(0), 0x21000, 6),
    C(MREMAP, ANY, 0x20000, 0x1000, 0x2000, MAYMOVE),
    C(LOAD, IS(5), REF(14)),
    C(LOAD, IS(0), REF(14) + 0x1000),
    C(LOAD, IS(6), 0x21000),
    C(MUNMAP, IS(0), REF(14), 0x2000),
    MAPS("00012000-00013000 r--p\n00021000-00023000 rw-p\n"),
};

static const struct row MR07_fixed[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x20000), 0x20000, 0x4000, RD, SHAR | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x11000, 2),
    C(MREMAP, IS(0x21000), 0x10000, 0x2000, 0x2000, MAYMOVE | TO, 0x21000),
    C(LOAD, IS(1), 0x21000),
    C(LOAD, IS(2), 0x22000),
    C(LOAD, SEGV_, 0x10000),
    MAPS("00020000-00021000 r--s\n00021000-00023000 rw-p\n00023000-00024000 r--s\n"),
    /* grow while moving */
    C(MREMAP, IS(0x30000), 0x21000, 0x2000, 0x3000, MAYMOVE | TO, 0x30000),
    C(LOAD, IS(2), 0x31000),
    C(LOAD, IS(0), 0x32000),
    /* shrink while moving */
    C(MREMAP, IS(0x40000), 0x30000, 0x3000, 0x1000, MAYMOVE | TO, 0x40000),
    MAPS("00020000-00021000 r--s\n00023000-00024000 r--s\n00040000-00041000 rw-p\n"),
    C(LOAD, IS(1), 0x40000),
};

static const struct row MR08_overlap[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x4000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x2000, 0x2000, MAYMOVE | TO, 0x10000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x2000, 0x2000, MAYMOVE | TO, 0x11000),
    C(MREMAP, ERR(EINVAL), 0x11000, 0x2000, 0x2000, MAYMOVE | TO, 0x10000),
    /* the grown target reaches the source */
    C(MREMAP, ERR(EINVAL), 0x12000, 0x1000, 0x3000, MAYMOVE | TO, 0x10000),
    /* overlap with the part to be cut off counts */
    C(MREMAP, ERR(EINVAL), 0x10000, 0x2000, 0x1000, MAYMOVE | TO, 0x11000),
    /* sizes are rounded first */
    C(MREMAP, IS(0x11000), 0x10000, 1, 1, MAYMOVE | TO, 0x11000),
    MAPS("00011000-00014000 rw-p\n"),
    /* adjacent is fine */
    C(MREMAP, IS(0x10000), 0x11000, 0x1000, 0x1000, MAYMOVE | TO, 0x10000),
    /* overlap is found before the lookup of the source */
    C(MREMAP, ERR(EINVAL), 0x50000, 0x2000, 0x2000, MAYMOVE | TO, 0x51000),
    /* old size wrap */
    C(MREMAP, ERR(EINVAL), 0x10000, 0xfffffffffffff000, 0x1000, MAYMOVE | TO, 0x20000),
    MAPS("00010000-00011000 rw-p\n00012000-00014000 rw-p\n"),
};

static const struct row MR09_old0[] = {
    C(FILE, IS(0), 3, 0x3000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x16000), 0x16000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    /* private: refused */
    C(MREMAP, ERR(EINVAL), 0x14000, 0, 0x1000, MAYMOVE),
    C(MREMAP, ERR(EINVAL), 0x14000, 0, 0x1000, MAYMOVE | TO, 0x20000),
    C(MREMAP, ERR(EINVAL), 0x14000, 0, 0x1000, 0),
    /* shared: a second view, the old one stays */
    C(MREMAP, IS(0x20000), 0x10000, 0, 0x2000, MAYMOVE | TO, 0x20000),
    C(STORE, IS(0), 0x20000, 0x99),
    C(LOAD, IS(0x99), 0x10000),
    /* from the middle: the offset follows */
    C(MREMAP, IS(0x30000), 0x11000, 0, 0x2000, MAYMOVE | TO, 0x30000),
    C(LOAD, IS(0x73), 0x30000),
    C(LOAD, IS(0xe3), 0x31000),
    /* a shared anonymous page */
    C(STORE, IS(0), 0x16000, 0x42),
    C(MREMAP, ANY, 0x16000, 0, 0x1000, MAYMOVE),
    C(LOAD, IS(0x42), REF(14)),
    C(MUNMAP, IS(0), REF(14), 0x1000),
    /* without MAYMOVE */
    C(MREMAP, ERR(ENOMEM), 0x10000, 0, 0x1000, 0),
    C(MREMAP, ERR(EINVAL), 0x10000, 0, 0x1000, MAYMOVE | KEEP),
    /* new 0 */
    C(MREMAP, ERR(EINVAL), 0x10000, 0, 0, MAYMOVE),
    MAPS("00010000-00012000 rw-s\n00014000-00015000 rw-p\n00016000-00017000 rw-s\n00020000-00022000 rw-s\n00030000-00032000 rw-s\n"),
};

static const struct row MR09b_old0_onto_itself[] = {
    /* an empty source overlaps nothing: the target is unmapped first, and that was the source */
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x11000, 0, 0x1000, MAYMOVE | TO, 0x11000),
    MAPS("00010000-00011000 rw-s\n"),
};

static const struct row MR10_old_len_wraps_to_0[] = {
    C(FILE, IS(0), 3, 0x3000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x20000), 0x10000, NEG(1), 0x1000, MAYMOVE | TO, 0x20000),
    C(MREMAP, ERR(EINVAL), 0x14000, NEG(1), 0x1000, MAYMOVE | TO, 0x30000),
    MAPS("00010000-00011000 rw-s\n00014000-00015000 rw-p\n00020000-00021000 rw-s\n"),
};

static const struct row MR11_dontunmap[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x11000, 2),
    C(MREMAP, IS(0x20000), 0x10000, 0x2000, 0x2000, MAYMOVE | TO | KEEP, 0x20000),
    C(LOAD, IS(0), 0x10000),
    C(LOAD, IS(1), 0x20000),
    C(LOAD, IS(2), 0x21000),
    C(STORE, IS(0), 0x10000, 9),
    C(LOAD, IS(1), 0x20000),
    MAPS("00010000-00012000 rw-p\n00020000-00022000 rw-p\n"),
    /* not fixed: new_addr is a hint */
    C(MREMAP, IS(0x30000), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x30000),
    C(LOAD, IS(9), 0x30000),
    C(LOAD, IS(0), 0x10000),
    C(MREMAP, ANY, 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0),
    C(MUNMAP, IS(0), REF(13), 0x1000),
    /* hint taken: elsewhere */
    C(MREMAP, ANY, 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x20000),
    C(MUNMAP, IS(0), REF(15), 0x1000),
    /* but it must be aligned, in range and not overlap the source */
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x40001),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x10000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x7ffffffff000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x2000, MAYMOVE | TO | KEEP, 0x40000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x2000, 0x1000, MAYMOVE | TO | KEEP, 0x40000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, KEEP | TO, 0x40000),
    /* across the end of the mapping */
    C(MREMAP, ERR(EFAULT), 0x11000, 0x2000, 0x2000, MAYMOVE | KEEP, 0),
    MAPS("00010000-00012000 rw-p\n00020000-00022000 rw-p\n00030000-00031000 rw-p\n"),
};

static const struct row MR12_dontunmap_raw_len[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x20000), 0x10000, 0xfff, 0x1000, MAYMOVE | TO | KEEP, 0x20000),
    MAPS("00010000-00012000 rw-p\n00020000-00021000 rw-p\n"),
};

static const struct row MR13_dontunmap_file[] = {
    C(FILE, IS(0), 3, 0x2000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, PRIV | FIX, 3, 0),
    C(STORE, IS(0), 0x10000, 0x11),
    C(STORE, IS(0), 0x21000, 0x22),
    C(MREMAP, IS(0x30000), 0x10000, 0x2000, 0x2000, MAYMOVE | TO | KEEP, 0x30000),
    C(LOAD, IS(0x11), 0x10000),
    C(LOAD, IS(0x11), 0x30000),
    C(MREMAP, IS(0x40000), 0x20000, 0x2000, 0x2000, MAYMOVE | TO | KEEP, 0x40000),
    C(LOAD, IS(0x22), 0x41000),
    C(LOAD, IS(0x73), 0x21000),
    MAPS("00010000-00012000 rw-s\n00020000-00022000 rw-p\n00030000-00032000 rw-s\n00040000-00042000 rw-p\n"),
};

static const struct row MR14_multi_vma_move[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x5000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x12000, 3),
    C(STORE, IS(0), 0x14000, 5),
    C(MUNMAP, IS(0), 0x11000, 0x1000),
    C(MPROTECT, IS(0), 0x14000, 0x1000, RD),
    /* what lies in the target under the source's holes survives */
    C(MMAP, IS(0x20000), 0x20000, 0x8000, 0, SHAR | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x20000), 0x10000, 0x5000, 0x5000, MAYMOVE | TO, 0x20000),
    C(LOAD, IS(1), 0x20000),
    C(LOAD, IS(3), 0x22000),
    C(LOAD, IS(5), 0x24000),
    MAPS("00020000-00021000 rw-p\n00021000-00022000 ---s\n00022000-00024000 rw-p\n00024000-00025000 r--p\n00025000-00028000 ---s\n"),
    /* a gap at the end is fine, one at the start is not */
    C(MMAP, IS(0x30000), 0x30000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x2f000, 0x2000, 0x2000, MAYMOVE | TO, 0x50000),
    C(MREMAP, IS(0x50000), 0x30000, 0x3000, 0x3000, MAYMOVE | TO, 0x50000),
    /* nothing at all in the range */
    C(MREMAP, ERR(EFAULT), 0x60000, 0x3000, 0x3000, MAYMOVE | TO, 0x70000),
};

static const struct row MR15_multi_vma_resize[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x11000), 0x11000, 0x2000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x20000), 0x20000, 0x6000, 0, SHAR | ANON | FIX, NEG(1), 0),
    /* grow: EFAULT, and nothing is lost */
    C(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, MAYMOVE | TO, 0x20000),
    C(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, MAYMOVE),
    /* shrink to two mappings: EFAULT */
    C(MREMAP, ERR(EFAULT), 0x10000, 0x3000, 0x2000, MAYMOVE | TO, 0x20000),
    MAPS("00010000-00011000 rw-p\n00011000-00013000 r--p\n00020000-00026000 ---s\n"),
    /* shrink to a part of the first mapping */
    C(MREMAP, IS(0x20000), 0x10000, 0x3000, 0x1000, MAYMOVE | TO, 0x20000),
    MAPS("00020000-00021000 rw-p\n00021000-00026000 ---s\n"),
};

static const struct row MR16_multi_dontunmap[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(MREMAP, IS(0x20000), 0x10000, 0x2000, 0x2000, MAYMOVE | TO | KEEP, 0x20000),
    C(LOAD, IS(1), 0x20000),
    C(LOAD, IS(0), 0x10000),
    MAPS("00010000-00011000 rw-p\n00011000-00012000 r--p\n00020000-00021000 rw-p\n00021000-00022000 r--p\n"),
    /* without FIXED several mappings are refused */
    C(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x2000, MAYMOVE | KEEP, 0),
};

static const struct row MR17_pgoff[] = {
    C(FILE, IS(0), 3, 0x4000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | FIX, 3, 0x1000),
    C(STORE, IS(0), 0x10000, 0x77),
    C(MREMAP, IS(0x20000), 0x10000, 0x2000, 0x3000, MAYMOVE | TO, 0x20000),
    C(LOAD, IS(0x77), 0x20000),
    C(LOAD, IS(0xe3), 0x21000),
    C(LOAD, IS(0x53), 0x22000),
    C(MREMAP, IS(0x30000), 0x20000, 0x3000, 0x5000, MAYMOVE | TO, 0x30000),
    C(LOAD, BUS_, 0x33000),
    C(MMAP, IS(0x50000), 0x50000, 0x1000, RD, SHAR | FIX, 3, 0x7fffffffffffe000),
    C(MREMAP, IS(0x50000), 0x50000, 0x1000, 0x2000, 0),
    C(MREMAP, ANY, 0x50000, 0x2000, 0x3000, 0),
};

static const struct row MR18_shared_anon_grow[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x2000, 0),
    C(STORE, IS(0), 0x10000, 1),
    C(LOAD, BUS_, 0x11000),
    C(MREMAP, IS(0x10000), 0x10000, 0x2000, 0x1000, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x21000, 5),
    C(MREMAP, IS(0x20000), 0x20000, 0x2000, 0x1000, 0),
    C(MREMAP, IS(0x20000), 0x20000, 0x1000, 0x2000, 0),
    C(LOAD, IS(5), 0x21000),
};

static const struct row MR20_identity_file[] = {
    C(FILE, IS(0), 3, 0x4000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD, SHAR | FIX, 3, 0x1000),
    C(MREMAP, IS(0x10000), 0x10000, 0x2000, 0x3000, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x21000), 0x21000, 0x1000, RD, SHAR | FIX, 3, 0x2000),
    C(MREMAP, ERR(EFAULT), 0x20000, 0x2000, 0x3000, 0),
    C(MMAP, IS(0x30000), 0x30000, 0x1000, RD, SHAR | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x31000), 0x31000, 0x1000, RD, SHAR | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x30000, 0x2000, 0x3000, 0),
};

static const struct row MR22_fixed_addr0[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0), 0x10000, 0x1000, 0x1000, MAYMOVE | TO, 0),
    MAPS("00000000-00001000 rw-p\n"),
};

static const struct row MR23_growsdown_neighbour[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD | WR, PRIV | ANON | FIX | DOWN, NEG(1), 0),
    C(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x2000, 0),
};

static const struct row MR24_fixed_failing_late[] = {
    /* the target is emptied only once the request is known to be good */
    C(FILE, IS(0), 3, 0x1000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX, 3, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x11000, 0x1000, 0x1000, MAYMOVE | TO, 0x20000),
    C(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, MAYMOVE | TO, 0x20000),
    C(MMAP, IS(0x14000), 0x14000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EINVAL), 0x14000, 0, 0x1000, MAYMOVE | TO, 0x20000),
    MAPS("00010000-00011000 r--s\n00014000-00015000 r--p\n00020000-00022000 rw-p\n"),
};

static const struct row MR25_shrink_wrap_loses_target[] = {
    /* the cut-off tail is out of range: the target is already gone when that is found */
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EINVAL), 0x10000, 0xfffffffffffff000, 0x1000, MAYMOVE | TO, 0x20000),
    MAPS("00010000-00011000 rw-p\n00021000-00022000 rw-p\n"),
};

static const struct row MR27_dontunmap_hint_new[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x50000),
    C(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x50001),
};

static const struct row MR28_grow_at_top[] = {
    C(MMAP, IS(0x7fffffffd000), 0x7fffffffd000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x7fffffffd000), 0x7fffffffd000, 0x1000, 0x2000, 0),
    C(MREMAP, ERR(ENOMEM), 0x7fffffffd000, 0x2000, 0x3000, 0),
    C(MREMAP, ANY, 0x7fffffffd000, 0x2000, 0x3000, MAYMOVE),
    C(MUNMAP, IS(0), REF(3), 0x3000),
    MAPS(""),
};

static const struct row MR29_fixed_at_top[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x7fffffffe000), 0x10000, 0x1000, 0x1000, MAYMOVE | TO, 0x7fffffffe000),
    C(MREMAP, ERR(EINVAL), 0x11000, 0x1000, 0x2000, MAYMOVE | TO, 0x7fffffffe000),
    C(MUNMAP, IS(0), 0x7fffffffe000, 0x1000),
    MAPS("00011000-00012000 rw-p\n"),
};

static const struct row MR30_prot_none_and_shared_move[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x2000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x20000), 0x10000, 0x2000, 0x3000, MAYMOVE | TO, 0x20000),
    C(MMAP, IS(0x30000), 0x30000, 0x2000, RD | WR, SHAR | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x31000, 9),
    C(MREMAP, IS(0x40000), 0x31000, 0x1000, 0x1000, MAYMOVE | TO, 0x40000),
    C(LOAD, IS(9), 0x40000),
    C(LOAD, SEGV_, 0x31000),
    MAPS("00020000-00023000 ---p\n00030000-00031000 rw-s\n00040000-00041000 rw-s\n"),
};

static const struct row MR31_flag_combos[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, TO, 0x20000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, KEEP, 0x20000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, TO | KEEP, 0x20000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, 16, 0x20000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, NEG(1), 0x20000),
    C(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, 0x100000001, 0x20000),
    C(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x1000, MAYMOVE, NEG(1)),
};

static const struct row MR32_dontunmap_growsdown_and_locked[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 7),
    C(MREMAP, IS(0x20000), 0x10000, 0x1000, 0x1000, MAYMOVE | TO | KEEP, 0x20000),
    C(LOAD, IS(0), 0x10000),
    C(LOAD, IS(7), 0x20000),
    C(MSYNC, IS(0), 0x10000, 0x1000, LX_MS_INVALIDATE),
    C(MSYNC, ERR(EBUSY), 0x20000, 0x1000, LX_MS_INVALIDATE),
};

static const struct row MR33_one_touched[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(MMAP, IS(0x11000), 0x11000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x11000, 2),
    C(MREMAP, IS(0x10000), 0x10000, 0x2000, 0x3000, 0),
    C(MMAP, IS(0x20000), 0x20000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x20000, 1),
    C(MMAP, IS(0x1f000), 0x1f000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, IS(0x1f000), 0x1f000, 0x2000, 0x3000, 0),
    /* different perms are different mappings */
    C(MMAP, IS(0x30000), 0x30000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x31000), 0x31000, 0x1000, RD, PRIV | ANON | FIX, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x30000, 0x2000, 0x3000, 0),
    C(MPROTECT, IS(0), 0x31000, 0x1000, RD | WR),
    C(MREMAP, IS(0x30000), 0x30000, 0x2000, 0x3000, 0),
    /* LOCKED and NORESERVE are attributes too */
    C(MMAP, IS(0x40000), 0x40000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x41000), 0x41000, 0x1000, RD | WR, PRIV | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x40000, 0x2000, 0x3000, 0),
    C(MMAP, IS(0x50000), 0x50000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x51000), 0x51000, 0x1000, RD | WR, PRIV | ANON | FIX | LX_MAP_NORESERVE, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x50000, 0x2000, 0x3000, 0),
};

static const struct row MR34_stack_flag_vma[] = {
    /* MAP_STACK makes a different mapping since 6.7 */
    C(MMAP, IS(0x50000), 0x50000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x51000), 0x51000, 0x1000, RD | WR, PRIV | ANON | FIX | LX_MAP_STACK, NEG(1), 0),
    C(MREMAP, ERR(EFAULT), 0x50000, 0x2000, 0x3000, 0),
};

static const struct row MS01_order[] = {
    C(FILE, IS(0), 3, 0x2000, 3, 0),
    C(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, SHAR | FIX, 3, 0),
    /* unknown flag first */
    C(MSYNC, ERR(EINVAL), 0x10001, 0x1000, 8),
    C(MSYNC, ERR(EINVAL), 0x50000, 0x1000, 0x100),
    C(MSYNC, ERR(EINVAL), 0x10000, 0, NEG(1)),
    /* unaligned (len 0 too) */
    C(MSYNC, ERR(EINVAL), 0x10001, 0, LX_MS_SYNC),
    C(MSYNC, ERR(EINVAL), 0x50001, 0x1000, LX_MS_ASYNC),
    /* both modes */
    C(MSYNC, ERR(EINVAL), 0x10000, 0, LX_MS_ASYNC | LX_MS_SYNC),
    C(MSYNC, ERR(EINVAL), 0x50000, 0x1000, LX_MS_ASYNC | LX_MS_SYNC | LX_MS_INVALIDATE),
    /* wrap */
    C(MSYNC, ERR(ENOMEM), 0x10000, 0xfffffffffffff000, LX_MS_SYNC),
    C(MSYNC, ERR(ENOMEM), NEG(4096), 0x1000, LX_MS_SYNC),
    C(MSYNC, ERR(ENOMEM), 0x10000, 0xffffffffffff0000, LX_MS_SYNC),
    /* a length that rounds up to zero is zero */
    C(MSYNC, IS(0), 0x10000, NEG(1), LX_MS_SYNC),
    C(MSYNC, IS(0), 0x50000, NEG(1), LX_MS_SYNC),
    C(MSYNC, IS(0), 0x50000, 0xfffffffffffff001, 0),
    /* len 0 at an unmapped address */
    C(MSYNC, IS(0), 0x50000, 0, LX_MS_SYNC),
    C(MSYNC, IS(0), 0x10000, 1, 0),
    C(MSYNC, IS(0), 0x10000, 0x2000, LX_MS_ASYNC),
    C(MSYNC, IS(0), 0x10000, 0x2000, LX_MS_SYNC),
    C(MSYNC, IS(0), 0x10000, 0x2000, LX_MS_INVALIDATE),
    C(MSYNC, IS(0), 0x10000, 0x2000, LX_MS_SYNC | LX_MS_INVALIDATE),
    C(MSYNC, IS(0), 0x10000, 0x2000, LX_MS_ASYNC | LX_MS_INVALIDATE),
};

static const struct row MS02_holes[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, 0, PRIV | ANON | FIX, NEG(1), 0),
    C(MSYNC, ERR(ENOMEM), 0x10000, 0x3000, LX_MS_SYNC),
    C(MSYNC, ERR(ENOMEM), 0x10000, 0x3000, LX_MS_ASYNC),
    C(MSYNC, ERR(ENOMEM), 0x10000, 0x3000, 0),
    C(MSYNC, ERR(ENOMEM), 0xf000, 0x2000, LX_MS_SYNC),
    C(MSYNC, ERR(ENOMEM), 0x12000, 0x2000, LX_MS_SYNC),
    C(MSYNC, ERR(ENOMEM), 0x30000, 0x1000, LX_MS_SYNC),
    C(MSYNC, IS(0), 0x12000, 0x1000, LX_MS_SYNC),
    C(MSYNC, ERR(ENOMEM), 0x10000, 0x7fffffff0000, LX_MS_SYNC),
};

static const struct row MS03_locked[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x12000), 0x12000, 0x1000, RD | WR, PRIV | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0),
    C(MSYNC, ERR(EBUSY), 0x12000, 0x1000, LX_MS_INVALIDATE),
    C(MSYNC, ERR(EBUSY), 0x12000, 0x1000, LX_MS_SYNC | LX_MS_INVALIDATE),
    C(MSYNC, ERR(EBUSY), 0x12000, 0x1000, LX_MS_ASYNC | LX_MS_INVALIDATE),
    C(MSYNC, IS(0), 0x12000, 0x1000, LX_MS_SYNC),
    /* hole, then locked: EBUSY wins; locked then hole: EBUSY */
    C(MSYNC, ERR(EBUSY), 0x10000, 0x3000, LX_MS_INVALIDATE),
    C(MSYNC, ERR(EBUSY), 0x10000, 0x3000, LX_MS_INVALIDATE | LX_MS_ASYNC),
    C(MSYNC, ERR(EBUSY), 0x12000, 0x3000, LX_MS_INVALIDATE),
};

static const struct row MU01_order[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x3000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MUNMAP, ERR(EINVAL), 0x10001, 0x1000),
    C(MUNMAP, ERR(EINVAL), 0x10000, 0),
    C(MUNMAP, ERR(EINVAL), 0x50000, 0),
    C(MUNMAP, ERR(EINVAL), 0x10001, 0),
    C(MUNMAP, ERR(EINVAL), 0x10000, NEG(1)),
    C(MUNMAP, ERR(EINVAL), 0x10000, 0xfffffffffffff001),
    C(MUNMAP, ERR(EINVAL), 0x10000, 0xffffffffffff0000),
    C(MUNMAP, ERR(EINVAL), 0x10000, 0x7ffffffff000),
    C(MUNMAP, ERR(EINVAL), 0x7ffffffff000, 0x1000),
    C(MUNMAP, ERR(EINVAL), 0x7ffffffff000, 0),
    C(MUNMAP, ERR(EINVAL), 0x800000000000, 0x1000),
    C(MUNMAP, ERR(EINVAL), NEG(4096), 0x1000),
    C(MUNMAP, ERR(EINVAL), 0x7fffffffe000, 0x1001),
    MAPS("00010000-00013000 rw-p\n"),
};

static const struct row MU02_holes[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x3000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(MMAP, IS(0x15000), 0x15000, 0x3000, RD, SHAR | ANON | FIX, NEG(1), 0),
    C(MUNMAP, IS(0), 0x30000, 0x1000),
    C(MUNMAP, IS(0), 0x12000, 0x4000),
    MAPS("00010000-00012000 rw-p\n00016000-00018000 r--s\n"),
    C(MUNMAP, IS(0), 0x11000, 1),
    C(MUNMAP, IS(0), 0x8000, 0x20000),
    MAPS(""),
};

static const struct row MU03_split[] = {
    C(MMAP, IS(0x10000), 0x10000, 0x3000, RD | WR, PRIV | ANON | FIX, NEG(1), 0),
    C(STORE, IS(0), 0x10000, 1),
    C(STORE, IS(0), 0x12000, 3),
    C(MUNMAP, IS(0), 0x11000, 0x1000),
    C(LOAD, SEGV_, 0x11000),
    C(LOAD, IS(1), 0x10000),
    C(LOAD, IS(3), 0x12000),
    MAPS("00010000-00011000 rw-p\n00012000-00013000 rw-p\n"),
};

static const struct probe probes[] = {
    PROBE("MA01-order", MA01_order),
    PROBE("MA02-dontneed", MA02_dontneed),
    PROBE("MM01-off-unaligned-first", MM01_off_unaligned_first),
    PROBE("MM02-badfd-before-len0", MM02_badfd_before_len0),
    PROBE("MM03-fd-ignored-on-anon", MM03_fd_ignored_on_anon),
    PROBE("MM04-len0", MM04_len0),
    PROBE("MM05-len-rounds-to-zero", MM05_len_rounds_to_zero),
    PROBE("MM06-len-huge", MM06_len_huge),
    PROBE("MM07-fixed-beyond-task-size", MM07_fixed_beyond_task_size),
    PROBE("MM08-fixed-unaligned", MM08_fixed_unaligned),
    PROBE("MM09-addr-before-type", MM09_addr_before_type),
    PROBE("MM10-map-type", MM10_map_type),
    PROBE("MM11-droppable", MM11_droppable),
    PROBE("MM12-unknown-flags", MM12_unknown_flags),
    PROBE("MM12b-above4g", MM12b_above4g),
    PROBE("MM13-prot-bits-ignored", MM13_prot_bits_ignored),
    PROBE("MM14-fixed-replaces", MM14_fixed_replaces),
    PROBE("MM15-noreplace", MM15_noreplace),
    PROBE("MM16-growsdown-type", MM16_growsdown_type),
    PROBE("MM19-growsdown-placement", MM19_growsdown_placement),
    PROBE("MM20-hints", MM20_hints),
    PROBE("MM21-map32bit", MM21_map32bit),
    PROBE("MM22-file-offset-limits", MM22_file_offset_limits),
    PROBE("MM23-fixed-failure-keeps-old", MM23_fixed_failure_keeps_old),
    PROBE("MM25-addr0", MM25_addr0),
    PROBE("MM26-hugetlb-flag", MM26_hugetlb_flag),
    PROBE("MM27-locked", MM27_locked),
    PROBE("MM28-file-modes", MM28_file_modes),
    PROBE("MM29-file-tail", MM29_file_tail),
    PROBE("MM30-private-cow", MM30_private_cow),
    PROBE("MM31-map-beyond-eof", MM31_map_beyond_eof),
    PROBE("MM32-truncate", MM32_truncate),
    PROBE("MM33-access", MM33_access),
    PROBE("MM34-len-rounding", MM34_len_rounding),
    PROBE("MM35-shared-anon-adjacent", MM35_shared_anon_adjacent),
    PROBE("MM36-noreplace-at-0", MM36_noreplace_at_0),
    PROBE("MM37-private-file-maps-same-page-twice", MM37_private_file_maps_same_page_twice),
    PROBE("MM38-shared-anon-is-not-shared-with-another", MM38_shared_anon_is_not_shared_with_another),
    PROBE("MM39-zero-length-file", MM39_zero_length_file),
    PROBE("MM40-no-room-before-type", MM40_no_room_before_type),
    PROBE("MP01-order", MP01_order),
    PROBE("MP02-huge-len-no-wrap", MP02_huge_len_no_wrap),
    PROBE("MP03-holes", MP03_holes),
    PROBE("MP04-merge-back", MP04_merge_back),
    PROBE("MP05-growsdown", MP05_growsdown),
    PROBE("MP06-eacces-partial", MP06_eacces_partial),
    PROBE("MP07-mprotect-keeps-content-and-cow", MP07_mprotect_keeps_content_and_cow),
    PROBE("MP08-len-rounds-up", MP08_len_rounds_up),
    PROBE("MP09-beyond-task-size", MP09_beyond_task_size),
    PROBE("MP10-noaccess-accounting-split", MP10_noaccess_accounting_split),
    PROBE("MP11-once-writable", MP11_once_writable),
    PROBE("MR01-param-order", MR01_param_order),
    PROBE("MR02-new-len-too-big", MR02_new_len_too_big),
    PROBE("MR03-noop", MR03_noop),
    PROBE("MR04-shrink-in-place", MR04_shrink_in_place),
    PROBE("MR05-grow-in-place", MR05_grow_in_place),
    PROBE("MR06-grow-move", MR06_grow_move),
    PROBE("MR07-fixed", MR07_fixed),
    PROBE("MR08-overlap", MR08_overlap),
    PROBE("MR09-old0", MR09_old0),
    PROBE("MR09b-old0-onto-itself", MR09b_old0_onto_itself),
    PROBE("MR10-old-len-wraps-to-0", MR10_old_len_wraps_to_0),
    PROBE("MR11-dontunmap", MR11_dontunmap),
    PROBE("MR12-dontunmap-raw-len", MR12_dontunmap_raw_len),
    PROBE("MR13-dontunmap-file", MR13_dontunmap_file),
    PROBE("MR14-multi-vma-move", MR14_multi_vma_move),
    PROBE("MR15-multi-vma-resize", MR15_multi_vma_resize),
    PROBE("MR16-multi-dontunmap", MR16_multi_dontunmap),
    PROBE("MR17-pgoff", MR17_pgoff),
    PROBE("MR18-shared-anon-grow", MR18_shared_anon_grow),
    PROBE("MR20-identity-file", MR20_identity_file),
    PROBE("MR22-fixed-addr0", MR22_fixed_addr0),
    PROBE("MR23-growsdown-neighbour", MR23_growsdown_neighbour),
    PROBE("MR24-fixed-failing-late", MR24_fixed_failing_late),
    PROBE("MR25-shrink-wrap-loses-target", MR25_shrink_wrap_loses_target),
    PROBE("MR27-dontunmap-hint-new", MR27_dontunmap_hint_new),
    PROBE("MR28-grow-at-top", MR28_grow_at_top),
    PROBE("MR29-fixed-at-top", MR29_fixed_at_top),
    PROBE("MR30-prot-none-and-shared-move", MR30_prot_none_and_shared_move),
    PROBE("MR31-flag-combos", MR31_flag_combos),
    PROBE("MR32-dontunmap-growsdown-and-locked", MR32_dontunmap_growsdown_and_locked),
    PROBE("MR33-one-touched", MR33_one_touched),
    PROBE("MR34-stack-flag-vma", MR34_stack_flag_vma),
    PROBE("MS01-order", MS01_order),
    PROBE("MS02-holes", MS02_holes),
    PROBE("MS03-locked", MS03_locked),
    PROBE("MU01-order", MU01_order),
    PROBE("MU02-holes", MU02_holes),
    PROBE("MU03-split", MU03_split),
};
/* clang-format on */
