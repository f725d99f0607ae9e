#include "fuzz/mutate.h"

#include "fuzz/edit.h"
#include "fuzz/operands.h"
#include "mm/abi_linux.h"
#include "mm/test.h"

enum { SEEDS = 30000, OPS = 32 };

static struct mf_random seeded(uint64_t seed)
{
    return (struct mf_random){seed * 0x2545f4914f6cdd1du + 7};
}

static bool refers_back(size_t at, struct mf_value value)
{
    bool numbered = value.base == MF_RESULT || value.base == MF_ADDR_OF ||
                    value.base == MF_END_OF || value.base == MF_LEN_OF;
    return !numbered || value.ref < at;
}

/* Lawful, of at most `most` operations, none of which Linux programs leave out. */
static bool sound(const struct mf_program *program, size_t most)
{
    const char *key;
    if (mf_config_error(&program->config, &key) || program->count > most ||
        program->config.abi != MF_LINUX || program->config.host_maps != 0)
        return false;
    for (size_t at = 0; at < program->count; at++) {
        const struct mf_op *op = &program->ops[at];
        struct mf_op clamped = *op;
        mf_op_clamp(&clamped);
        if (clamped.kind != op->kind || clamped.argc != op->argc || op->kind == MF_FAULT ||
            op->kind == MF_MINHERIT)
            return false;
        for (unsigned i = 0; i < op->argc; i++) {
            if (clamped.arg[i].base != op->arg[i].base || clamped.arg[i].ref != op->arg[i].ref ||
                clamped.arg[i].offset != op->arg[i].offset || !refers_back(at, op->arg[i]))
                return false;
        }
    }
    return true;
}

static struct mf_op call(enum mf_op_kind kind, struct mf_value addr, uint64_t len)
{
    struct mf_op op = {.kind = (uint8_t)kind, .argc = (uint8_t)mf_op_argc(kind)};
    op.arg[0] = addr;
    op.arg[1].offset = len;
    return op;
}

static struct mf_op mapping(uint64_t at, uint64_t len)
{
    struct mf_op op = call(MF_MMAP, mf_number(at), len);
    op.arg[2].offset = LX_PROT_READ | LX_PROT_WRITE;
    op.arg[3].offset = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS | LX_MAP_FIXED;
    op.arg[4].offset = UINT64_MAX;
    return op;
}

static void append(struct mf_program *program, struct mf_op op)
{
    CHECK(mf_edit_insert(program, program->count, &op));
}

/* mmap A; mmap B; munmap(A's address); mprotect(B's end - page); munmap(result of 1). */
static void make_five(struct mf_program *program)
{
    mf_program_init(program);
    append(program, mapping(0x10000, 0x3000));
    append(program, mapping(0x20000, 0x2000));
    append(program, call(MF_MUNMAP, (struct mf_value){MF_ADDR_OF, 0, 0x1000}, 0x1000));
    append(program,
           call(MF_MPROTECT, (struct mf_value){MF_END_OF, 1, 0 - (uint64_t)0x1000}, 0x1000));
    append(program, call(MF_MUNMAP, (struct mf_value){MF_RESULT, 1, 0x1000}, 0x1000));
}

static uint64_t flat(const struct mf_program *program, size_t op)
{
    return mf_value_flatten(program, op, program->ops[op].arg[0]).offset;
}

TEST(an_inserted_operation_leaves_later_references_at_what_they_meant)
{
    struct mf_program program;
    make_five(&program);
    struct mf_op op = mapping(0x50000, 0x1000);
    CHECK(mf_edit_insert(&program, 1, &op));
    CHECK_EQ(program.count, 6);
    CHECK_EQ(program.ops[3].arg[0].ref, 0);
    CHECK_EQ(program.ops[4].arg[0].ref, 2);
    CHECK_EQ(flat(&program, 4), 0x21000);
    CHECK_EQ(program.ops[5].arg[0].base, MF_RESULT);
    CHECK_EQ(program.ops[5].arg[0].ref, 2);
    mf_program_free(&program);
}

TEST(a_removed_operation_leaves_the_address_it_asked_for_to_those_that_referred_to_it)
{
    struct mf_program program;
    make_five(&program);
    mf_edit_remove(&program, 1, 1);
    CHECK_EQ(program.count, 4);
    CHECK_EQ(program.ops[1].arg[0].base, MF_ADDR_OF);
    CHECK_EQ(program.ops[2].arg[0].base, MF_ABS);
    CHECK_EQ(program.ops[2].arg[0].offset, 0x21000);
    CHECK_EQ(program.ops[3].arg[0].base, MF_ABS);
    CHECK_EQ(program.ops[3].arg[0].offset, 0x21000);
    mf_edit_remove(&program, 0, 4);
    CHECK_EQ(program.count, 0);
    mf_program_free(&program);
}

TEST(swapped_operations_never_refer_forward)
{
    struct mf_program program;
    make_five(&program);
    mf_edit_swap(&program, 1, 3);
    CHECK_EQ(program.ops[1].kind, MF_MPROTECT);
    CHECK_EQ(program.ops[1].arg[0].base, MF_ABS);
    CHECK_EQ(program.ops[1].arg[0].offset, 0x21000);
    CHECK_EQ(program.ops[3].kind, MF_MMAP);
    CHECK_EQ(program.ops[4].arg[0].base, MF_RESULT);
    CHECK_EQ(program.ops[4].arg[0].ref, 3);
    CHECK(sound(&program, 5));
    mf_program_free(&program);
}

TEST(copies_refer_to_copies)
{
    struct mf_program program;
    make_five(&program);
    CHECK_EQ(mf_edit_splice(&program, 5, &program, 1, 4), 4);
    CHECK_EQ(program.count, 9);
    CHECK_EQ(program.ops[6].arg[0].ref, 0); /* not copied: the one there is */
    CHECK_EQ(program.ops[7].arg[0].ref, 5);
    CHECK_EQ(program.ops[8].arg[0].ref, 5);
    CHECK_EQ(program.ops[8].arg[0].base, MF_RESULT);
    CHECK(sound(&program, 9));

    /* Before what they referred to: the addresses as numbers. */
    CHECK_EQ(mf_edit_splice(&program, 0, &program, 3, 2), 2);
    CHECK_EQ(program.ops[0].arg[0].base, MF_ABS);
    CHECK_EQ(program.ops[0].arg[0].offset, 0x21000);
    CHECK_EQ(program.ops[1].arg[0].offset, 0x21000);
    CHECK(sound(&program, 11));
    mf_program_free(&program);
}

TEST(a_second_descriptor_of_a_file_that_is_gone_becomes_a_file_of_its_own)
{
    struct mf_program program;
    mf_program_init(&program);
    append(&program, call(MF_FILE, mf_number(3), 0x1000));
    append(&program, call(MF_FILE, mf_number(4), 0));
    program.ops[0].arg[2].offset = 3;
    program.ops[1].arg[2].offset = 1;
    program.ops[1].arg[3].offset = 4;
    mf_edit_settle_files(&program);
    CHECK_EQ(program.ops[1].arg[3].offset, 4);
    mf_edit_remove(&program, 0, 1);
    mf_edit_settle_files(&program);
    CHECK_EQ(program.ops[0].arg[3].offset, 0);
    mf_program_free(&program);
}

TEST(removing_kinds_takes_all_of_them_and_nothing_else)
{
    struct mf_program program;
    make_five(&program);
    mf_edit_remove_kinds(&program, 1u << MF_MUNMAP | 1u << MF_FAULT);
    CHECK_EQ(program.count, 3);
    CHECK_EQ(program.ops[2].kind, MF_MPROTECT);
    CHECK_EQ(program.ops[2].arg[0].ref, 1);
    mf_program_free(&program);
}

TEST(the_linux_profile_takes_out_inheritance_and_the_mapping_limit_and_leaves_faults)
{
    struct mf_program program;
    make_five(&program);
    program.config.abi = MF_FREEBSD;
    program.config.host_maps = 10;
    struct mf_op op = call(MF_MINHERIT, mf_number(0x10000), 0x1000);
    CHECK(mf_edit_insert(&program, 0, &op));
    op = (struct mf_op){.kind = MF_FAULT, .argc = 4};
    op.arg[1].offset = LX_ENOMEM;
    op.arg[2].offset = 1;
    CHECK(mf_edit_insert(&program, 3, &op));
    mf_profile_apply(&program, MF_PROFILE_LINUX);
    CHECK_EQ(program.count, 6);
    CHECK_EQ(program.ops[2].kind, MF_FAULT);
    mf_edit_remove_kinds(&program, 1u << MF_FAULT);
    CHECK(sound(&program, 5));
    CHECK_EQ(program.ops[4].arg[0].base, MF_RESULT);
    CHECK_EQ(program.ops[4].arg[0].ref, 1);

    struct mf_program before;
    mf_program_init(&before);
    CHECK(mf_program_copy(&before, &program));
    mf_profile_apply(&program, MF_PROFILE_LINUX);
    CHECK(mf_program_equal(&before, &program));
    mf_program_free(&before);
    mf_program_free(&program);
}

TEST(mutated_programs_stay_sound_over_long_chains)
{
    struct mf_program program;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < 300; seed++) {
        struct mf_random random = seeded(seed);
        mf_program_clear(&program);
        for (unsigned step = 0; step < 200; step++) {
            mf_mutate(&program, MF_PROFILE_LINUX, OPS, &random);
            bool is_sound = sound(&program, OPS) && program.count != 0;
            CHECK(is_sound);
            if (!is_sound) {
                printf("seed %" PRIu64 " step %u\n", seed, step);
                return;
            }
        }
    }
    CHECK(program.capacity <= 64);
    mf_program_free(&program);
}

TEST(the_same_seed_gives_the_same_mutation)
{
    struct mf_program a;
    struct mf_program b;
    mf_program_init(&a);
    mf_program_init(&b);
    for (uint64_t seed = 0; seed < 3000; seed++) {
        struct mf_random random = seeded(seed);
        mf_generate(&a, MF_PROFILE_LINUX, OPS, &random);
        CHECK(mf_program_copy(&b, &a));
        struct mf_random again = random;
        mf_mutate(&a, MF_PROFILE_LINUX, OPS, &random);
        mf_mutate(&b, MF_PROFILE_LINUX, OPS, &again);
        CHECK(mf_program_equal(&a, &b));
        CHECK_EQ(random.state, again.state);
    }
    mf_program_free(&a);
    mf_program_free(&b);
}

static bool same_op(const struct mf_op *a, const struct mf_op *b)
{
    bool same = a->kind == b->kind && a->argc == b->argc;
    for (unsigned i = 0; i < a->argc; i++)
        same = same && a->arg[i].base == b->arg[i].base && a->arg[i].ref == b->arg[i].ref &&
               a->arg[i].offset == b->arg[i].offset;
    return same;
}

/* How many operations, and whether the configuration, differ. */
static unsigned distance(const struct mf_program *a, const struct mf_program *b)
{
    unsigned differ = !mf_config_equal(&a->config, &b->config);
    size_t common = a->count < b->count ? a->count : b->count;
    for (size_t at = 0; at < common; at++)
        differ += !same_op(&a->ops[at], &b->ops[at]);
    return differ + (unsigned)(a->count + b->count - 2 * common);
}

TEST(every_mutation_finds_a_place_in_an_ordinary_program_and_is_drawn)
{
    static unsigned worked[MF_MUTATIONS];
    static unsigned changed[MF_MUTATIONS];
    static unsigned drawn[MF_MUTATIONS];
    struct mf_program before;
    struct mf_program after;
    mf_program_init(&before);
    mf_program_init(&after);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct mf_random random = seeded(seed);
        mf_generate(&before, MF_PROFILE_LINUX, OPS - 8, &random);
        before.swarm = 0;
        CHECK(mf_program_copy(&after, &before));
        enum mf_mutation mutation = (enum mf_mutation)(seed % MF_MUTATIONS);
        bool done = mf_mutate_once(&after, MF_PROFILE_LINUX, OPS, mutation, &random);
        if (done && !sound(&after, OPS))
            mf_edit_settle_files(&after);
        CHECK(sound(&after, OPS));
        if (!sound(&after, OPS)) {
            printf("seed %" PRIu64 " mutation %u\n", seed, mutation);
            break;
        }
        bool same = mf_program_equal(&before, &after);
        CHECK(done || same);
        worked[mutation] += done;
        changed[mutation] += !same || before.swarm != after.swarm;
        switch (mutation) { /* what must not change */
        case MF_MUTATE_CONFIG:
            CHECK_EQ(after.count, before.count);
            break;
        case MF_MUTATE_INSERT:
        case MF_MUTATE_STORE:
        case MF_MUTATE_DUPLICATE:
            CHECK_EQ(after.count, before.count + done);
            break;
        case MF_MUTATE_DELETE:
            CHECK_EQ(after.count, before.count - done);
            break;
        case MF_MUTATE_CUT:
            CHECK(after.count <= before.count - done && after.count != 0);
            break;
        case MF_MUTATE_SCENE:
        case MF_MUTATE_SPLICE:
            CHECK(after.count >= before.count + done);
            break;
        case MF_MUTATE_SWAP:
            CHECK_EQ(after.count, before.count);
            break;
        case MF_MUTATE_EXTENT:
        case MF_MUTATE_RETARGET:
        case MF_MUTATE_NUDGE:
        case MF_MUTATE_PROT:
        case MF_MUTATE_FLAGS:
        case MF_MUTATE_LENGTH:
        case MF_MUTATE_TOP:
        case MF_MUTATE_GARBLE:
        case MF_MUTATE_REMAKE:
        case MF_MUTATE_REBASE:
            CHECK_EQ(after.count, before.count);
            CHECK(distance(&before, &after) <= 1);
            break;
        case MF_MUTATE_SWARM:
            CHECK(same);
            break;
        default:
            break;
        }
        drawn[mf_mutation_draw(before.count, OPS, &random)]++;
    }
    for (unsigned mutation = 0; mutation < MF_MUTATIONS; mutation++) {
        unsigned tries = SEEDS / MF_MUTATIONS;
        if (worked[mutation] * 2 < tries || changed[mutation] * 3 < tries)
            fprintf(stderr, "mutation %u: %u done, %u changed of %u\n", mutation, worked[mutation],
                    changed[mutation], tries);
        CHECK(worked[mutation] * 2 >= tries);
        CHECK(changed[mutation] * 3 >= tries);
        CHECK(drawn[mutation] != 0);
    }
    mf_program_free(&before);
    mf_program_free(&after);
}

TEST(mutation_of_a_program_without_operations_gives_one_with)
{
    struct mf_program program;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < 1000; seed++) {
        struct mf_random random = seeded(seed);
        mf_program_clear(&program);
        mf_mutate(&program, MF_PROFILE_LINUX, OPS, &random);
        CHECK(program.count != 0);
        mf_program_clear(&program);
        for (unsigned mutation = 0; mutation < MF_MUTATIONS; mutation++) {
            mf_mutate_once(&program, MF_PROFILE_LINUX, OPS, (enum mf_mutation)mutation, &random);
            if (seed & 1)
                mf_program_clear(&program);
        }
        mf_mutate(&program, MF_PROFILE_LINUX, 0, &random);
        CHECK_EQ(program.count, 0);
    }
    mf_program_free(&program);
}

TEST(mutation_keeps_to_the_swarm_mask_while_the_mask_stays)
{
    struct mf_program program;
    unsigned kept = 0;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < 5000; seed++) {
        struct mf_random random = seeded(seed);
        mf_generate(&program, MF_PROFILE_LINUX, OPS, &random);
        uint32_t swarm = program.swarm;
        mf_mutate(&program, MF_PROFILE_LINUX, OPS, &random);
        if (program.swarm != swarm)
            continue;
        kept++;
        for (size_t op = 0; op < program.count; op++)
            CHECK(!(swarm >> program.ops[op].kind & 1));
    }
    CHECK(kept > 3500 && kept < 5000);
    mf_program_free(&program);
}

TEST(a_program_that_is_too_long_is_cut)
{
    struct mf_program program;
    mf_program_init(&program);
    struct mf_random random = seeded(3);
    for (unsigned i = 0; i < 500; i++)
        append(&program, mapping(0x10000 + i * 0x1000, 0x1000));
    mf_mutate(&program, MF_PROFILE_LINUX, 10, &random);
    CHECK(program.count <= 10);
    mf_program_free(&program);
}

TEST(crossover_is_sound_within_bounds_and_takes_from_both)
{
    struct mf_program a;
    struct mf_program b;
    struct mf_program out;
    unsigned from_a = 0;
    unsigned from_b = 0;
    unsigned from_both = 0;
    mf_program_init(&a);
    mf_program_init(&b);
    mf_program_init(&out);
    for (uint64_t seed = 0; seed < SEEDS / 3; seed++) {
        struct mf_random random = seeded(seed);
        size_t most = 1 + seed % OPS;
        mf_generate(&a, MF_PROFILE_LINUX, OPS, &random);
        mf_generate(&b, MF_PROFILE_LINUX, OPS, &random);
        for (size_t op = 0; op < a.count;
             op++) /* marks that survive: an operand nobody refers to */
            a.ops[op].arg[5].offset = 0xa;
        for (size_t op = 0; op < b.count; op++)
            b.ops[op].arg[5].offset = 0xb;
        struct mf_random again = random;
        mf_crossover(&out, &a, &b, most, &random);
        bool is_sound = out.count <= most;
        bool has_a = false;
        bool has_b = false;
        for (size_t op = 0; op < out.count; op++) {
            has_a |= out.ops[op].arg[5].offset == 0xa;
            has_b |= out.ops[op].arg[5].offset == 0xb;
            if (out.ops[op].argc < 6)
                out.ops[op].arg[5].offset = 0;
        }
        is_sound = is_sound && sound(&out, most);
        if (!is_sound)
            printf("seed %" PRIu64 "\n", seed);
        CHECK(is_sound);
        CHECK(out.count != 0);
        from_a += has_a;
        from_b += has_b;
        from_both += has_a && has_b;
        if (seed % 50 == 0) {
            struct mf_program twin;
            mf_program_init(&twin);
            mf_crossover(&twin, &a, &b, most, &again);
            for (size_t op = 0; op < twin.count; op++) {
                if (twin.ops[op].argc < 6)
                    twin.ops[op].arg[5].offset = 0;
            }
            CHECK(mf_program_equal(&twin, &out));
            mf_program_free(&twin);
        }
    }
    CHECK(from_a > SEEDS / 6);
    CHECK(from_b > SEEDS / 6);
    CHECK(from_both > SEEDS / 8);
    CHECK(out.capacity <= 128);
    mf_program_free(&a);
    mf_program_free(&b);
    mf_program_free(&out);
}

TEST(crossover_with_nothing_gives_the_other)
{
    struct mf_program a;
    struct mf_program empty;
    struct mf_program out;
    make_five(&a);
    mf_program_init(&empty);
    mf_program_init(&out);
    for (uint64_t seed = 0; seed < 100; seed++) {
        struct mf_random random = seeded(seed);
        mf_crossover(&out, &a, &empty, OPS, &random);
        CHECK(sound(&out, OPS));
        mf_crossover(&out, &empty, &empty, OPS, &random);
        CHECK_EQ(out.count, 0);
    }
    mf_program_free(&a);
    mf_program_free(&out);
}

int main(int argc, char **argv)
{
    printf("seeds 0 to %d\n", SEEDS - 1);
    return test_main(argc, argv);
}
