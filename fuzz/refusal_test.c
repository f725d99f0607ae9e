/*
 * P2: one refused host call, whichever it is, leaves everything as it was. Generated programs of
 * both guests are run once for each host call they make, with that one refused; after every step
 * everything is checked as always, ATOMIC (host mappings as before) included, against a model that
 * did not take the step.
 *
 * Arguments: the first seed and how many for each guest (default: the same few each time).
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/mutate.h"
#include "fuzz/run_internal.h"
#include "fuzz/text.h"

enum { OPS_MAX = 24, CALLS_MAX = 1 << 12 };

static struct mf_runner *runner;

/* Which host call of the guest's calls is to be refused, counted from 1 (0: none), and how. */
static uint64_t refused;
static int refusal;

static bool armed;
static uint64_t made;                 /* host calls by guest calls so far */
static uint8_t guest_call[CALLS_MAX]; /* enum mf_op_kind: for which guest call it was made */

static uint64_t host_calls(void)
{
    return mf_simhost_counts(mf_sut_core_host(runner->sut))->calls[MF_CALL_ANY];
}

/* The guest makes no host calls but by these. */
static uint64_t enter(void)
{
    if (!armed && refused)
        mf_simhost_fault(mf_sut_core_host(runner->sut), MF_CALL_ANY, refused, refusal, 0);
    armed = true;
    return host_calls();
}

static int leave(uint64_t before, enum mf_op_kind kind, int result)
{
    for (uint64_t i = before; i < host_calls(); i++) {
        if (made + 1 < CALLS_MAX)
            guest_call[++made] = (uint8_t)kind;
    }
    return result;
}

static int call_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    uint64_t before = enter();
    return leave(before, MF_MMAP, mm_mmap(mm, args, result));
}

static int call_munmap(struct mm *mm, uint64_t addr, uint64_t len)
{
    if (mf_run_log_of(runner)->done == runner->program->count) /* the runner cleans up */
        return mm_munmap(mm, addr, len);
    uint64_t before = enter();
    return leave(before, MF_MUNMAP, mm_munmap(mm, addr, len));
}

static int call_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    uint64_t before = enter();
    return leave(before, MF_MPROTECT, mm_mprotect(mm, addr, len, prot));
}

static int call_mremap(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len,
                       uint64_t flags, uint64_t new_addr, mm_addr *result)
{
    uint64_t before = enter();
    return leave(before, MF_MREMAP, mm_mremap(mm, addr, old_len, new_len, flags, new_addr, result));
}

static int call_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags)
{
    uint64_t before = enter();
    return leave(before, MF_MSYNC, mm_msync(mm, addr, len, flags));
}

static int call_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice)
{
    uint64_t before = enter();
    return leave(before, MF_MADVISE, mm_madvise(mm, addr, len, advice));
}

static int call_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit)
{
    uint64_t before = enter();
    return leave(before, MF_MINHERIT, mm_minherit(mm, addr, len, inherit));
}

static bool run(const struct mf_program *program, struct mf_finding *finding)
{
    struct mf_run_options options = {.checks = true};
    armed = false;
    made = 0;
    mf_sut_core_begin_anew(runner->sut);
    return mf_run(runner, program, &options, finding);
}

static bool report(const struct mf_program *program, const struct mf_finding *finding,
                   uint64_t seed)
{
    fprintf(stderr, "seed %llu, host call %llu refused with errno %d:\n", (unsigned long long)seed,
            (unsigned long long)refused, refusal);
    mf_report(stderr, runner, program, finding);
    return false;
}

/* Every host call of this program, refused with each of these. */
static bool sweep(const struct mf_program *program, uint64_t seed, uint64_t *runs)
{
    static const int refusals[] = {ENOMEM, EAGAIN};
    static uint8_t for_call[CALLS_MAX];
    struct mf_finding finding;

    refused = 0;
    if (!run(program, &finding))
        return report(program, &finding, seed);
    uint64_t count = made;
    for (uint64_t i = 1; i <= count; i++)
        for_call[i] = guest_call[i];
    for (uint64_t i = 1; i <= count; i++) {
        /* madvise of several pieces is done up to the refusal (DESIGN.md, P2). */
        for (size_t k = 0; k < sizeof refusals / sizeof *refusals && for_call[i] != MF_MADVISE;
             k++) {
            refused = i;
            refusal = refusals[k];
            ++*runs;
            if (!run(program, &finding))
                return report(program, &finding, seed);
        }
    }
    return true;
}

/* A span of nearly all addresses leaves the host no room to keep what is replaced. */
static bool has_room(const struct mf_config *config)
{
    const uint64_t longest = (uint64_t)1 << 56;
    return config->reserved <= longest && mf_config_highest(config) < longest;
}

int main(int argc, char **argv)
{
    uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
    uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 0) : 2000;
    struct mf_core_calls calls = mf_core_calls;
    struct mf_program program;
    uint64_t runs = 0;
    uint64_t failed = 0;

    calls.mmap = call_mmap;
    calls.munmap = call_munmap;
    calls.mprotect = call_mprotect;
    calls.mremap = call_mremap;
    calls.msync = call_msync;
    calls.madvise = call_madvise;
    calls.minherit = call_minherit;
    runner = mf_runner_create_on(mf_sut_core_create(&calls, NULL, NULL));
    mf_program_init(&program);
    printf("seeds %llu and on\n", (unsigned long long)first);
    for (uint64_t n = 0; n < 2 * count && failed < 3; n++) {
        uint64_t seed = first + n / 2;
        struct mf_random random = {seed};
        mf_generate(&program, n % 2 ? MF_PROFILE_FREEBSD : MF_PROFILE_LINUX, OPS_MAX, &random);
        if (has_room(&program.config) && !sweep(&program, seed, &runs))
            failed++;
    }
    mf_program_free(&program);
    mf_runner_destroy(runner);
    printf("%llu runs with a refused host call\n", (unsigned long long)runs);
    return failed != 0 || runs == 0;
}
