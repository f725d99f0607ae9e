/*
 * Programs for FreeBSD guests, made and run: every rule of SEMANTICS.md part B that can occur is
 * reached within a bounded number of them, each program keeps to its profile, and a swarm mask
 * leaves out what it says.
 */
#include <stdlib.h>

#include "fuzz/mutate.h"
#include "fuzz/operands.h"
#include "fuzz/rules.h"
#include "fuzz/run.h"
#include "mm/abi_freebsd.h"
#include "mm/test.h"

enum { SEEDS = 12000, OPS = 40 };

static struct mf_random seeded(uint64_t seed)
{
    return (struct mf_random){seed * 0x2545f4914f6cdd1du + 1};
}

static void generate(struct mf_program *program, uint64_t seed)
{
    struct mf_random random = seeded(seed);
    mf_generate(program, MF_PROFILE_FREEBSD, OPS, &random);
}

/*
 * Rules of part B that generated programs need not reach within SEEDS: none, but for what no
 * program can reach by itself. `zerogap` is in what a fork leaves.
 */
static bool is_asked_of(const char *name)
{
    return name[0] == 'B' || strcmp(name, "writeonly") == 0 || strcmp(name, "zerogap") == 0;
}

TEST(every_rule_of_part_b_is_reached_and_every_program_passes)
{
    struct mf_runner *runner = mf_runner_create();
    struct mf_run_options options = {.checks = true};
    struct mf_finding finding;
    struct mf_program program;
    unsigned failed = 0;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < SEEDS && failed < 3; seed++) {
        generate(&program, seed);
        if (!mf_run(runner, &program, &options, &finding)) {
            failed++;
            fprintf(stderr, "seed %" PRIu64 ":\n", seed);
            mf_report(stderr, runner, &program, &finding);
        }
    }
    CHECK_EQ(failed, 0);
    for (int id = 0; id < MF_RULES; id++) {
        const char *name = mf_rule_name((enum mf_rule_id)id);
        if (getenv("MF_TEST_PRINT") && is_asked_of(name))
            printf("%s: %" PRIu64 "\n", name, mf_rule_counts[id]);
        if (is_asked_of(name) && mf_rule_counts[id] == 0)
            fprintf(stderr, "never reached: %s %s\n", name, mf_rule_text((enum mf_rule_id)id));
        CHECK(!is_asked_of(name) || mf_rule_counts[id] != 0);
    }
    mf_program_free(&program);
    mf_runner_destroy(runner);
}

/* Does an operation have what the swarm mask leaves out? Garbage may. */
static bool is_left_out(const struct mf_program *program, size_t at)
{
    const struct mf_op *op = &program->ops[at];
    uint32_t swarm = program->swarm;
    uint64_t flags = mf_sketch_number(program, at, 3);
    uint64_t prot = mf_sketch_number(program, at, 2);
    if (swarm >> op->kind & 1)
        return true;
    if (op->kind == MF_MMAP)
        return ((swarm & MF_SWARM_NO_GUARD) && (flags & (FB_MAP_GUARD | FB_MAP_STACK))) ||
               ((swarm & MF_SWARM_NO_MAX) && prot >> FB_PROT_MAX_SHIFT) ||
               ((swarm & MF_SWARM_NO_ALIGNED) && flags >> FB_MAP_ALIGNMENT_SHIFT) ||
               ((swarm & MF_SWARM_NO_RAGGED) && mf_sketch_number(program, at, 5) % 4096);
    return op->kind == MF_MPROTECT && (swarm & MF_SWARM_NO_MAX) && prot >> FB_PROT_MAX_SHIFT;
}

TEST(programs_keep_to_their_profile_and_their_swarm_mask)
{
    unsigned masks[MF_OP_KINDS + 32] = {0};
    unsigned inherits = 0;
    const char *key;
    struct mf_program program;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        generate(&program, seed);
        CHECK(program.config.abi == MF_FREEBSD && program.config.host_maps == 0);
        CHECK(!mf_config_error(&program.config, &key));
        for (unsigned bit = 0; bit < 32; bit++)
            masks[bit] += program.swarm >> bit & 1;
        for (size_t at = 0; at < program.count; at++) {
            CHECK(!(program.swarm & MF_SWARM_NO_GARBAGE) || !is_left_out(&program, at));
            inherits += program.ops[at].kind == MF_MINHERIT;
        }
    }
    CHECK(masks[MF_MINHERIT] > SEEDS / 20);
    for (uint32_t trait = MF_SWARM_NO_GUARD; trait & MF_SWARM_FREEBSD_TRAITS; trait <<= 1)
        CHECK(masks[__builtin_ctz(trait)] > SEEDS / 40);
    CHECK(inherits > SEEDS / 2);
    mf_program_free(&program);
}

TEST(mutation_keeps_the_profile)
{
    struct mf_program program;
    const char *key;
    unsigned inherits = 0;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < 300; seed++) {
        struct mf_random random = seeded(seed + 5000000);
        generate(&program, seed);
        for (unsigned n = 0; n < 30; n++) {
            mf_mutate(&program, MF_PROFILE_FREEBSD, OPS, &random);
            CHECK(program.config.abi == MF_FREEBSD && program.count <= OPS);
            CHECK(!mf_config_error(&program.config, &key));
            for (size_t at = 0; at < program.count; at++)
                inherits += program.ops[at].kind == MF_MINHERIT;
        }
    }
    CHECK(inherits > 300);
    mf_program_free(&program);
}

int main(int argc, char **argv)
{
    printf("seeds 0 to %d and 5000000 to 5000299\n", SEEDS - 1);
    return test_main(argc, argv);
}
