/*
 * How many operations a second the testbed runs on one core, with all checks after every one of
 * them, and with none.
 *
 *     checked_bench [--seed=N] [--programs=N] [--ops=N] [--rounds=N]
 *
 * The same seeded programs (generated ones, each changed by a few mutations, as in a long campaign;
 * --ops is the most operations of one) run in turns with and without checks. Medians of the rounds;
 * the ratio is the median of the rounds' ratios. Also what the fuzzer adds around a run: mutating,
 * encoding and decoding. Meant for
 * --config=bench, where as in fuzzing only the core is sanitized.
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fuzz/codec.h"
#include "fuzz/mutate.h"
#include "fuzz/run.h"

enum { ROUNDS_MAX = 101, MUTATIONS = 4, BYTES_MAX = 65536 };

struct settings {
    uint64_t seed;
    uint64_t programs;
    uint64_t ops;
    uint64_t rounds;
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, uint64_t count)
{
    qsort(values, count, sizeof *values, compare);
    return values[count / 2];
}

static void make(struct mf_program *program, const struct settings *settings, uint64_t index)
{
    struct mf_random random = {settings->seed + index};
    mf_generate(program, MF_PROFILE_LINUX, settings->ops, &random);
    for (int i = 0; i < MUTATIONS; i++)
        mf_mutate(program, MF_PROFILE_LINUX, settings->ops, &random);
}

/* Run all programs once; the time of running alone. */
static double run_all(struct mf_runner *runner, const struct mf_program *programs,
                      const struct settings *settings, bool checks)
{
    struct mf_run_options options = {.checks = checks};
    struct mf_finding finding;
    double start = seconds();
    for (uint64_t i = 0; i < settings->programs; i++) {
        if (mf_run(runner, &programs[i], &options, &finding))
            continue;
        mf_report(stderr, runner, &programs[i], &finding);
        exit(1);
    }
    return seconds() - start;
}

static double mutate_all(const struct mf_program *programs, const struct settings *settings)
{
    static uint8_t bytes[BYTES_MAX];
    struct mf_program copy;
    mf_program_init(&copy);
    double start = seconds();
    for (uint64_t i = 0; i < settings->programs; i++) {
        struct mf_random random = {settings->seed ^ i};
        size_t size = mf_encode(&programs[i], bytes, sizeof bytes);
        mf_decode(bytes, size, &copy);
        mf_mutate(&copy, MF_PROFILE_LINUX, settings->ops, &random);
    }
    double spent = seconds() - start;
    mf_program_free(&copy);
    return spent;
}

static uint64_t number(const char *text, uint64_t low, uint64_t high)
{
    char *end;
    uint64_t value = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || value < low || value > high) {
        fprintf(stderr, "checked_bench: want a number from %" PRIu64 " to %" PRIu64 ", not '%s'\n",
                low, high, text);
        exit(2);
    }
    return value;
}

static struct settings parse(int argc, char **argv)
{
    struct settings settings = {.seed = 1, .programs = 20000, .ops = 32, .rounds = 9};
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--seed=", 7)) {
            settings.seed = number(argv[i] + 7, 0, UINT64_MAX);
        } else if (!strncmp(argv[i], "--programs=", 11)) {
            settings.programs = number(argv[i] + 11, 1, 10000000);
        } else if (!strncmp(argv[i], "--ops=", 6)) {
            settings.ops = number(argv[i] + 6, 1, 256);
        } else if (!strncmp(argv[i], "--rounds=", 9)) {
            settings.rounds = number(argv[i] + 9, 1, ROUNDS_MAX);
        } else {
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
    struct mf_program *programs = calloc(settings.programs, sizeof *programs);
    struct mf_runner *runner = mf_runner_create();
    double checked[ROUNDS_MAX];
    double unchecked[ROUNDS_MAX];
    double mutated[ROUNDS_MAX];
    double ratio[ROUNDS_MAX];
    uint64_t operations = 0;

    if (!programs)
        return 2;
    for (uint64_t i = 0; i < settings.programs; i++) {
        mf_program_init(&programs[i]);
        make(&programs[i], &settings, i);
        operations += programs[i].count;
    }
    printf("seed %" PRIu64 ": %" PRIu64 " programs, %" PRIu64 " operations (%.1f each)\n",
           settings.seed, settings.programs, operations,
           (double)operations / (double)settings.programs);
    run_all(runner, programs, &settings, true); /* warm */
    for (uint64_t r = 0; r < settings.rounds; r++) {
        checked[r] = run_all(runner, programs, &settings, true);
        unchecked[r] = run_all(runner, programs, &settings, false);
        mutated[r] = mutate_all(programs, &settings);
        ratio[r] = checked[r] / unchecked[r];
    }
    double with = median(checked, settings.rounds);
    double without = median(unchecked, settings.rounds);
    double around = median(mutated, settings.rounds);
    double count = (double)settings.programs;
    printf("all checks     %9.0f operations/s %8.0f programs/s\n", (double)operations / with,
           count / with);
    printf("no checks      %9.0f operations/s %8.0f programs/s\n", (double)operations / without,
           count / without);
    printf("checks cost    %9.2f times the run without them\n", median(ratio, settings.rounds));
    printf("mutate, encode, decode %.2f us a program, %.0f %% of a checked run\n",
           around / count * 1e6, 100 * around / with);
    for (uint64_t i = 0; i < settings.programs; i++)
        mf_program_free(&programs[i]);
    free(programs);
    mf_runner_destroy(runner);
    return 0;
}
