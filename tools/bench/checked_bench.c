/*
 * How many operations a second the testbed runs on one core, with all checks after every one of
 * them, and with none.
 *
 *     checked_bench [--seed=N] [--programs=N] [--ops=N] [--rounds=N]
 *
 * The same seeded programs run in turns with and without checks. Medians of the rounds; the ratio
 * is the median of the rounds' ratios. Also what the fuzzer adds around a run: mutating, encoding
 * and decoding. Meant for --config=bench, where as in fuzzing only the core is sanitized.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/codec.h"
#include "fuzz/mutate.h"
#include "fuzz/run.h"
#include "tools/bench/bench.h"
#include "tools/bench/programs.h"

enum { BYTES_MAX = 65536 };

struct settings {
    uint64_t seed;
    uint64_t programs;
    uint64_t ops;
    uint64_t rounds;
};

/* Run all programs once; the time of running alone. */
static double run_all(struct mf_runner *runner, const struct mf_bench_programs *programs,
                      bool checks)
{
    struct mf_run_options options = {.checks = checks};
    struct mf_finding finding;
    double start = mf_bench_seconds();
    for (uint64_t i = 0; i < programs->count; i++) {
        if (mf_run(runner, &programs->at[i], &options, &finding))
            continue;
        mf_report(stderr, runner, &programs->at[i], &finding);
        exit(1);
    }
    return mf_bench_seconds() - start;
}

static double mutate_all(const struct mf_bench_programs *programs, const struct settings *settings)
{
    static uint8_t bytes[BYTES_MAX];
    struct mf_program copy;
    mf_program_init(&copy);
    double start = mf_bench_seconds();
    for (uint64_t i = 0; i < programs->count; i++) {
        struct mf_random random = {settings->seed ^ i};
        size_t size = mf_encode(&programs->at[i], bytes, sizeof bytes);
        mf_decode(bytes, size, &copy);
        mf_mutate(&copy, MF_PROFILE_LINUX, settings->ops, &random);
    }
    double spent = mf_bench_seconds() - start;
    mf_program_free(&copy);
    return spent;
}

static struct settings parse(int argc, char **argv)
{
    struct settings settings = {.seed = 1, .programs = 20000, .ops = 32, .rounds = 9};
    for (int i = 1; i < argc; i++) {
        if (!mf_bench_option(argv[i], "--seed=", 0, UINT64_MAX, &settings.seed) &&
            !mf_bench_option(argv[i], "--programs=", 1, 10000000, &settings.programs) &&
            !mf_bench_option(argv[i], "--ops=", 1, 256, &settings.ops) &&
            !mf_bench_option(argv[i], "--rounds=", 1, MF_BENCH_ROUNDS_MAX, &settings.rounds)) {
            fprintf(stderr,
                    "checked_bench: unknown option '%s'; there are --seed=N --programs=N "
                    "--ops=N --rounds=N\n",
                    argv[i]);
            exit(2);
        }
    }
    return settings;
}

int main(int argc, char **argv)
{
    struct settings settings = parse(argc, argv);
    struct mf_bench_programs programs =
        mf_bench_programs(settings.seed, settings.programs, settings.ops);
    struct mf_runner *runner = mf_runner_create();
    double checked[MF_BENCH_ROUNDS_MAX];
    double unchecked[MF_BENCH_ROUNDS_MAX];
    double mutated[MF_BENCH_ROUNDS_MAX];
    double ratio[MF_BENCH_ROUNDS_MAX];

    run_all(runner, &programs, true); /* warm */
    for (uint64_t r = 0; r < settings.rounds; r++) {
        checked[r] = run_all(runner, &programs, true);
        unchecked[r] = run_all(runner, &programs, false);
        mutated[r] = mutate_all(&programs, &settings);
        ratio[r] = checked[r] / unchecked[r];
    }
    double with = mf_bench_median(checked, settings.rounds);
    double without = mf_bench_median(unchecked, settings.rounds);
    double around = mf_bench_median(mutated, settings.rounds);
    double count = (double)settings.programs;
    double operations = (double)programs.operations;
    printf("all checks     %9.0f operations/s %8.0f programs/s\n", operations / with, count / with);
    printf("no checks      %9.0f operations/s %8.0f programs/s\n", operations / without,
           count / without);
    printf("checks cost    %9.2f times the run without them\n",
           mf_bench_median(ratio, settings.rounds));
    printf("mutate, encode, decode %.2f us a program, %.0f %% of a checked run\n",
           around / count * 1e6, 100 * around / with);
    mf_bench_programs_free(&programs);
    mf_runner_destroy(runner);
    return 0;
}
