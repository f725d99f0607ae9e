#include "fuzz/program.h"

#include <stdlib.h>

#include "fuzz/constants.h"
#include "mm/test.h"

static const char *error_key(const struct mf_config *config)
{
    const char *key;
    return mf_config_error(config, &key) ? key : "none";
}

#define CHECK_KEY(CONFIG, KEY)                                                                     \
    do {                                                                                           \
        CHECK(strcmp(error_key(&(CONFIG)), KEY) == 0);                                             \
        struct mf_config clamped = CONFIG;                                                         \
        mf_config_clamp(&clamped);                                                                 \
        CHECK(strcmp(error_key(&clamped), "none") == 0);                                           \
        CHECK((strcmp(KEY, "none") == 0) == mf_config_equal(&clamped, &(CONFIG)));                 \
    } while (0)

static struct mf_config usual(void)
{
    struct mf_config config;
    mf_config_default(&config, MF_LINUX);
    return config;
}

TEST(the_default_configuration_is_lawful)
{
    struct mf_config config = usual();
    CHECK_KEY(config, "none");
    CHECK_EQ(mf_config_highest(&config), 0x7fffffffefff);
    mf_config_default(&config, MF_FREEBSD);
    CHECK_KEY(config, "none");
    CHECK_EQ(mf_config_highest(&config), 0x7fffffffffff);
}

TEST(the_highest_byte_follows_bits_reserved_and_the_page_size)
{
    struct mf_config config = usual();
    config.bits = 32;
    CHECK_EQ(mf_config_highest(&config), 0xffffdfff);
    config.target_page = 65536;
    CHECK_EQ(mf_config_highest(&config), 0xfffeffff);
    config.reserved = 0x40000000;
    CHECK_EQ(mf_config_highest(&config), 0x3fffffff);
    config = usual();
    config.bits = 39;
    CHECK_EQ(mf_config_highest(&config), 0x7fffffffff);
    config = usual();
    config.highest = UINT64_MAX;
    CHECK_EQ(mf_config_highest(&config), UINT64_MAX);
    config.highest = UINT64_MAX - 1;
    CHECK_EQ(mf_config_highest(&config), UINT64_MAX - 4096);
    config.highest = 4095;
    CHECK_EQ(mf_config_highest(&config), 4095);
    config.highest = 8190;
    CHECK_EQ(mf_config_highest(&config), 4095);
}

TEST(every_unlawful_key_is_named_and_clamped)
{
    struct mf_config config = usual();
    config.bits = 31;
    CHECK_KEY(config, "bits");
    config.bits = 65;
    CHECK_KEY(config, "bits");
    config = usual();
    config.target_page = 2048;
    CHECK_KEY(config, "target_page");
    config.target_page = 12288;
    CHECK_KEY(config, "target_page");
    config = usual();
    config.host_page = 131072;
    CHECK_KEY(config, "host_page");
    config = usual();
    config.host_page = 16384;
    config.reserved = 0x7000;
    CHECK_KEY(config, "reserved");
    config.reserved = 0x8000;
    CHECK_KEY(config, "none");
    config.highest = 0x8000;
    CHECK_KEY(config, "highest");
    config.highest = 0x7fff;
    CHECK_KEY(config, "none");
    config.foreign_count = 1;
    CHECK_KEY(config, "foreign");
    config = usual();
    config.highest = 4094;
    CHECK_KEY(config, "highest");
    config.bits = 32;
    config.highest = 0x100000000;
    CHECK_KEY(config, "highest");
    config.highest = 0xffffffff;
    CHECK_KEY(config, "none");
    config = usual();
    config.policy = (enum mf_policy)3;
    CHECK_KEY(config, "policy");
}

TEST(base_and_span_end_at_most_at_2_64)
{
    struct mf_config config = usual();
    config.base = 0x800;
    CHECK_KEY(config, "base");
    config.highest = UINT64_MAX;
    config.base = 0;
    CHECK_KEY(config, "none");
    config.base = 4096;
    CHECK_KEY(config, "base");
    config.highest = UINT64_MAX - 4096;
    CHECK_KEY(config, "none");
    config.highest = 0;
    config.reserved = 0x10000;
    config.base = 0 - (uint64_t)0x10000;
    CHECK_KEY(config, "none");
    config.reserved = 0x20000;
    CHECK_KEY(config, "base");
    /* The span is whole host pages. */
    config = usual();
    config.host_page = 65536;
    config.highest = 4095;
    config.base = 0 - (uint64_t)0x10000;
    CHECK_KEY(config, "none");
}

TEST(foreign_ranges_lie_in_order_below_2_bits)
{
    struct mf_config config = usual();
    config.foreign_count = 2;
    config.foreign[0] = (struct mf_span){0x10000, 0x10000};
    config.foreign[1] = (struct mf_span){0x20001, 0x20000};
    CHECK_KEY(config, "foreign");
    config.foreign[1] = (struct mf_span){0x20000, UINT64_MAX};
    CHECK_KEY(config, "none");
    config.base = 0x1000;
    CHECK_KEY(config, "foreign");
    config.foreign[1].last = UINT64_MAX - 0x1000;
    CHECK_KEY(config, "none");
    config.bits = 40;
    CHECK_KEY(config, "foreign");
    config.foreign_count = MF_FOREIGN_MAX + 1;
    CHECK_KEY(config, "foreign");
}

/* --- Operands --- */

static struct mf_program program;

static struct mf_op *add(enum mf_op_kind kind, struct mf_value addr, struct mf_value len)
{
    struct mf_op *op = mf_program_add(&program, kind);
    op->arg[0] = addr;
    op->arg[1] = len;
    return op;
}

static struct mf_value value(enum mf_base base, unsigned ref, uint64_t offset)
{
    return (struct mf_value){(uint8_t)base, (uint16_t)ref, offset};
}

#define CHECK_FLAT(OP, VALUE, BASE, REF, OFFSET)                                                   \
    do {                                                                                           \
        struct mf_value flat = mf_value_flatten(&program, OP, VALUE);                              \
        CHECK_EQ(flat.base, BASE);                                                                 \
        CHECK_EQ(flat.ref, REF);                                                                   \
        CHECK_EQ(flat.offset, OFFSET);                                                             \
    } while (0)

TEST(operands_that_depend_on_the_configuration_become_numbers)
{
    mf_program_clear(&program);
    program.config.min_addr = 0x8000;
    program.config.bits = 32;
    program.config.foreign_count = 1;
    program.config.foreign[0] = (struct mf_span){0x50000, 0x50fff};
    CHECK_FLAT(0, value(MF_ABS, 0, 7), MF_ABS, 0, 7);
    CHECK_FLAT(0, value(MF_TOP, 0, 0 - (uint64_t)0x1000), MF_ABS, 0, 0xffffd000);
    CHECK_FLAT(0, value(MF_BITS_TOP, 0, 1), MF_ABS, 0, 0x100000001);
    CHECK_FLAT(0, value(MF_MIN, 0, 2), MF_ABS, 0, 0x8002);
    CHECK_FLAT(0, value(MF_FOREIGN, 0, 3), MF_ABS, 0, 0x50003);
    CHECK_FLAT(0, value(MF_FOREIGN, 1, 3), MF_ABS, 0, 3);
    program.config.bits = 64;
    CHECK_FLAT(0, value(MF_BITS_TOP, 0, UINT64_MAX), MF_ABS, 0, UINT64_MAX);
    program.config.highest = UINT64_MAX;
    CHECK_FLAT(0, value(MF_TOP, 0, 5), MF_ABS, 0, 5);
}

TEST(operands_that_refer_to_operations_follow_them_back)
{
    mf_program_clear(&program);
    add(MF_MMAP, value(MF_ABS, 0, 0x10000), value(MF_ABS, 0, 0x1801));       /* 0 */
    add(MF_MUNMAP, value(MF_END_OF, 0, 0x10), value(MF_LEN_OF, 0, 1));       /* 1 */
    add(MF_MPROTECT, value(MF_ADDR_OF, 1, 1), value(MF_ABS, 0, 0));          /* 2 */
    add(MF_MUNMAP, value(MF_RESULT, 0, 0x20), value(MF_ABS, 0, UINT64_MAX)); /* 3 */
    add(MF_MUNMAP, value(MF_END_OF, 3, 3), value(MF_LEN_OF, 2, 9));          /* 4 */
    add(MF_MREMAP, value(MF_ABS, 0, 0x9000), value(MF_ABS, 0, 0x1000))->arg[2] =
        value(MF_ABS, 0, 0x5000); /* 5 */
    CHECK_FLAT(1, program.ops[1].arg[0], MF_ABS, 0, 0x12010);
    CHECK_FLAT(1, program.ops[1].arg[1], MF_ABS, 0, 0x1802);
    CHECK_FLAT(2, program.ops[2].arg[0], MF_ABS, 0, 0x12011);
    CHECK_FLAT(3, program.ops[3].arg[0], MF_RESULT, 0, 0x20);
    /* A length that rounds up past 2^64 is 0, as kernels have it. */
    CHECK_FLAT(4, program.ops[4].arg[0], MF_RESULT, 0, 0x23);
    CHECK_FLAT(4, program.ops[4].arg[1], MF_ABS, 0, 9);
    CHECK_FLAT(6, value(MF_END_OF, 5, 0), MF_ABS, 0, 0xe000);
    CHECK_FLAT(6, value(MF_LEN_OF, 5, 0), MF_ABS, 0, 0x5000);

    uint64_t results[6] = {0x7f0000000000};
    CHECK_EQ(mf_value_resolve(&program, 4, program.ops[4].arg[0], results), 0x7f0000000023);
    CHECK_EQ(mf_value_resolve(&program, 4, program.ops[4].arg[1], results), 9);
}

TEST(what_refers_to_nothing_earlier_counts_as_zero)
{
    mf_program_clear(&program);
    add(MF_FILE, value(MF_ABS, 0, 3), value(MF_ABS, 0, 0x1000));
    add(MF_MUNMAP, value(MF_ABS, 0, 0x10000), value(MF_ABS, 0, 0x1000));
    CHECK_FLAT(1, value(MF_ADDR_OF, 1, 4), MF_ABS, 0, 4);
    CHECK_FLAT(1, value(MF_RESULT, 1, 4), MF_ABS, 0, 4);
    CHECK_FLAT(1, value(MF_LEN_OF, 1, 4), MF_ABS, 0, 4);
    CHECK_FLAT(1, value(MF_END_OF, 500, 4), MF_ABS, 0, 4);
    /* file returns nothing and has no address, but a length. */
    CHECK_FLAT(1, value(MF_RESULT, 0, 4), MF_ABS, 0, 4);
    CHECK_FLAT(1, value(MF_END_OF, 0, 4), MF_ABS, 0, 4);
    CHECK_FLAT(1, value(MF_LEN_OF, 0, 4), MF_ABS, 0, 0x1004);
}

TEST(a_long_chain_of_references_ends)
{
    mf_program_clear(&program);
    add(MF_MUNMAP, value(MF_ABS, 0, 0x1000000), value(MF_ABS, 0, 0x1000));
    for (unsigned i = 1; i < MF_OPS_MAX; i++)
        add(MF_MUNMAP, value(MF_END_OF, i - 1, 0), value(MF_LEN_OF, i - 1, 0));
    CHECK_FLAT(60, program.ops[60].arg[0], MF_ABS, 0, 0x1000000 + 60 * 0x1000);
    struct mf_value flat =
        mf_value_flatten(&program, MF_OPS_MAX - 1, program.ops[MF_OPS_MAX - 1].arg[0]);
    CHECK_EQ(flat.base, MF_ABS);
    CHECK(flat.offset < 0x1000000);
    CHECK(!mf_program_add(&program, MF_CLOSE));
    CHECK_EQ(program.count, MF_OPS_MAX);
}

/* --- Operations --- */

TEST(clamping_makes_operations_lawful_and_leaves_lawful_ones)
{
    struct mf_op op = {.kind = MF_MUNMAP, .argc = 9};
    op.arg[0] = value(MF_BASES, 7, 1);
    op.arg[1] = value(MF_RESULT, 7, 2);
    op.arg[2] = value(MF_ABS, 0, 3);
    mf_op_clamp(&op);
    CHECK_EQ(op.argc, 2);
    CHECK_EQ(op.arg[0].base, MF_ABS);
    CHECK_EQ(op.arg[0].ref, 0);
    CHECK_EQ(op.arg[1].base, MF_ABS);
    CHECK_EQ(op.arg[1].offset, 2);
    CHECK_EQ(op.arg[2].offset, 0);

    op = (struct mf_op){.kind = MF_MREMAP, .argc = 4};
    op.arg[1] = value(MF_LEN_OF, 1, 0);
    op.arg[4] = value(MF_TOP, 0, 0);
    mf_op_clamp(&op);
    CHECK_EQ(op.argc, 4);
    CHECK_EQ(op.arg[1].base, MF_LEN_OF);
    CHECK_EQ(op.arg[4].base, MF_ABS);

    op = (struct mf_op){.kind = MF_FILE, .argc = 4};
    op.arg[0].offset = 1024 + 5;
    op.arg[1].offset = MF_FILE_SIZE_MAX + 1;
    op.arg[3].offset = 5000;
    mf_op_clamp(&op);
    CHECK_EQ(op.arg[0].offset, 5);
    CHECK_EQ(op.arg[1].offset, 1);
    CHECK_EQ(op.arg[2].offset, 3);
    CHECK_EQ(op.arg[3].offset, 0);
    op.arg[3].offset = 4;
    mf_op_clamp(&op);
    CHECK_EQ(op.arg[1].offset, 0);
}

TEST(clamping_a_fault_leaves_what_text_can_say)
{
    static const uint64_t cases[][2][4] = {
        {{MF_CALL_MAP, 0, 0, 9}, {MF_CALL_MAP, 12, 1, 0}},
        {{MF_CALL_MAP, 200, 2, 0}, {MF_CALL_MAP, 12, 2, 0}},
        {{MF_CALL_READ, 0, 3, 9}, {MF_CALL_READ, 0, 3, 9}},
        {{MF_CALL_READ, 5, 3, 9}, {MF_CALL_READ, 5, 3, 0}},
        {{MF_CALL_ALLOC, 5, 3, 9}, {MF_CALL_ALLOC, 12, 3, 0}},
        {{MF_CALLS, 1ull << 32, 1, 0}, {MF_CALL_ANY, 12, 1, 0}},
    };
    for (unsigned i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct mf_op op = {.kind = MF_FAULT, .argc = 4};
        for (unsigned k = 0; k < 4; k++)
            op.arg[k].offset = cases[i][0][k];
        mf_op_clamp(&op);
        for (unsigned k = 0; k < 4; k++)
            CHECK_EQ(op.arg[k].offset, cases[i][1][k]);
    }
}

TEST(copies_are_equal_until_one_changes)
{
    struct mf_program copy;
    mf_program_init(&copy);
    mf_program_clear(&program);
    add(MF_MUNMAP, value(MF_ABS, 0, 0x10000), value(MF_ABS, 0, 0x1000));
    add(MF_MUNMAP, value(MF_ADDR_OF, 0, 0), value(MF_ABS, 0, 0x1000));
    CHECK(mf_program_copy(&copy, &program));
    CHECK(mf_program_equal(&copy, &program));
    copy.ops[0].arg[0].ref = 9; /* means nothing there */
    copy.swarm = 1;
    CHECK(mf_program_equal(&copy, &program));
    copy.ops[1].arg[0].ref = 9;
    CHECK(!mf_program_equal(&copy, &program));
    CHECK(mf_program_copy(&copy, &program));
    copy.kernel_min = 1;
    CHECK(!mf_program_equal(&copy, &program));
    CHECK(mf_program_copy(&copy, &program));
    copy.config.policy_seed = 5; /* means nothing without a random policy */
    CHECK(mf_program_equal(&copy, &program));
    copy.config.policy = MF_RANDOM;
    CHECK(!mf_program_equal(&copy, &program));
    mf_program_free(&copy);
}

/* --- Constants --- */

TEST(errno_names_and_numbers_agree_in_both_abis)
{
    CHECK_EQ(mf_errno_number(MF_LINUX, "EAGAIN", 6), 11);
    CHECK_EQ(mf_errno_number(MF_FREEBSD, "EAGAIN", 6), 35);
    CHECK_EQ(mf_errno_number(MF_LINUX, "ENOTSUP", 7), 95);
    CHECK_EQ(mf_errno_number(MF_FREEBSD, "EOPNOTSUPP", 10), 45);
    CHECK_EQ(mf_errno_number(MF_FREEBSD, "ENOTSUP", 7), 45);
    CHECK(mf_errno_number(MF_LINUX, "ENOMEMX", 7) == -1);
    CHECK(mf_errno_number(MF_LINUX, "ENOME", 5) == -1);
    CHECK(strcmp(mf_errno_name(MF_LINUX, 95), "EOPNOTSUPP") == 0);
    CHECK(strcmp(mf_errno_name(MF_FREEBSD, 84), "EOVERFLOW") == 0);
    CHECK(!mf_errno_name(MF_LINUX, 0));
    CHECK(!mf_errno_name(MF_LINUX, 4000));
    CHECK_EQ(mf_errno_guest(MF_FREEBSD, 38), 78);
    CHECK_EQ(mf_errno_guest(MF_FREEBSD, 75), 84);
    CHECK_EQ(mf_errno_guest(MF_LINUX, 75), 75);
    for (int abi = MF_LINUX; abi <= MF_FREEBSD; abi++) {
        for (int number = 1; number < 256; number++) {
            const char *name = mf_errno_name((enum mf_abi)abi, number);
            if (name)
                CHECK_EQ(mf_errno_number((enum mf_abi)abi, name, strlen(name)), number);
        }
    }
}

TEST(no_two_printed_constants_of_a_group_have_one_value)
{
    for (int abi = MF_LINUX; abi <= MF_FREEBSD; abi++) {
        for (int group = MF_GROUP_PROT; group <= MF_GROUP_INHERIT; group++) {
            size_t count;
            const struct mf_constant *all =
                mf_constants((enum mf_abi)abi, (enum mf_constant_group)group, &count);
            CHECK((all == NULL) == (count == 0));
            for (size_t i = 0; i < count; i++) {
                for (size_t k = 0; k < i; k++)
                    CHECK(all[i].alias || all[k].alias || all[i].value != all[k].value);
            }
        }
    }
    size_t count;
    CHECK(!mf_constants(MF_LINUX, MF_GROUP_INHERIT, &count));
    CHECK(!mf_constants(MF_FREEBSD, MF_GROUP_MREMAP, &count));
}

int main(int argc, char **argv)
{
    mf_program_init(&program);
    int status = test_main(argc, argv);
    mf_program_free(&program);
    return status;
}
