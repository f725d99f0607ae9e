/*
 * How many programs a second each system under test in the helper process works off: the running
 * kernel, the core over the real host, and both in one turn, as linux_kernel has them; alone, and
 * with the test bed judging every step.
 *
 *     remote_bench [--seed=N] [--programs=N] [--ops=N] [--rounds=N]
 *
 * Each system runs those of the seeded programs that it can. The systems take turns within a round;
 * medians of the rounds. Meant for --config=bench. What it prints is of this machine and kernel.
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "fuzz/run.h"
#include "fuzz/settle.h"
#include "fuzz/sut_remote.h"
#include "fuzz/target.h"
#include "tools/bench/bench.h"
#include "tools/bench/programs.h"

struct settings {
    uint64_t seed;
    uint64_t programs;
    uint64_t ops;
    uint64_t rounds;
};

struct system {
    const char *name;
    struct mf_sut *sut;
    struct mf_runner *runner;
    struct mf_bench_programs programs;
    double alone[MF_BENCH_ROUNDS_MAX];
    double used;
    double helper[MF_BENCH_ROUNDS_MAX]; /* of that, processor time of the helper */
    double judged[MF_BENCH_ROUNDS_MAX];
};

static struct settings parse(int argc, char **argv)
{
    struct settings settings = {.seed = 1, .programs = 2000, .ops = 14, .rounds = 9};
    for (int i = 1; i < argc; i++) {
        if (!mf_bench_option(argv[i], "--seed=", 0, UINT64_MAX, &settings.seed) &&
            !mf_bench_option(argv[i], "--programs=", 1, 1000000, &settings.programs) &&
            !mf_bench_option(argv[i], "--ops=", 1, 256, &settings.ops) &&
            !mf_bench_option(argv[i], "--rounds=", 1, MF_BENCH_ROUNDS_MAX, &settings.rounds)) {
            fprintf(stderr,
                    "remote_bench: unknown option '%s'; there are --seed=N --programs=N "
                    "--ops=N --rounds=N\n",
                    argv[i]);
            exit(2);
        }
    }
    return settings;
}

/* Fit the programs to the system, and keep those it can run. */
static void keep_runnable(struct system *system, const struct mf_remote_facts *facts, bool kernel)
{
    struct mf_bench_programs *programs = &system->programs;
    uint64_t kept = 0;
    programs->operations = 0;
    for (uint64_t i = 0; i < programs->count; i++) {
        struct mf_program *program = &programs->at[i];
        mf_target_remove_faults(program);
        mf_settle(program, facts);
        if (kernel)
            mf_kernel_config(&program->config, facts);
        if (mf_run_refusal(system->runner, program, NULL)) {
            mf_program_free(program);
            continue;
        }
        programs->operations += program->count;
        programs->at[kept++] = *program;
    }
    programs->count = kept;
    printf("%s runs %" PRIu64 " of them, %.1f operations each\n", system->name, kept,
           kept ? (double)programs->operations / (double)kept : 0);
    if (kept == 0)
        exit(1);
}

/* Processor time of the helper, in seconds; 0 where it is a new one. */
static double helper_seconds(const struct mf_remote_process *process)
{
    clockid_t clock;
    struct timespec used = {0};
    if (clock_getcpuclockid(mf_remote_pid(process), &clock) == 0)
        clock_gettime(clock, &used);
    return (double)used.tv_sec + (double)used.tv_nsec * 1e-9;
}

/* The time that working off takes, per program. */
static double work(struct mf_remote_process *process, struct system *system)
{
    double start = mf_bench_seconds();
    for (uint64_t i = 0; i < system->programs.count; i++) {
        if (!mf_sut_remote_work(system->sut, &system->programs.at[i])) {
            fprintf(stderr, "remote_bench: %s\n", mf_remote_error(process));
            exit(1);
        }
    }
    return (mf_bench_seconds() - start) / (double)system->programs.count;
}

static double judge(struct system *system)
{
    struct mf_run_options options = {.checks = true};
    struct mf_finding finding;
    double start = mf_bench_seconds();
    for (uint64_t i = 0; i < system->programs.count; i++) {
        if (mf_run(system->runner, &system->programs.at[i], &options, &finding))
            continue;
        mf_report(stderr, system->runner, &system->programs.at[i], &finding);
        exit(1);
    }
    return (mf_bench_seconds() - start) / (double)system->programs.count;
}

int main(int argc, char **argv)
{
    struct settings settings = parse(argc, argv);
    struct system systems[] = {{.name = "kernel"}, {.name = "core-host"}};
    struct mf_remote_process *process = mf_remote_create();
    const struct mf_remote *shared = mf_remote_shared(process);
    if (!shared) {
        fprintf(stderr, "remote_bench: %s\n", mf_remote_error(process));
        return 1;
    }
    for (unsigned i = 0; i < 2; i++) {
        struct system *system = &systems[i];
        system->sut = mf_sut_remote_create(process, i == 0 ? MF_REMOTE_KERNEL : MF_REMOTE_CORE);
        system->runner = mf_runner_create_on(system->sut);
        system->programs = mf_bench_programs(settings.seed, settings.programs, settings.ops);
        keep_runnable(system, &shared->facts, i == 0);
        work(process, system); /* warm */
    }
    for (uint64_t r = 0; r < settings.rounds; r++) {
        for (unsigned i = 0; i < 2; i++) {
            double used = helper_seconds(process);
            uint64_t started = mf_remote_started(process);
            systems[i].alone[r] = work(process, &systems[i]);
            if (mf_remote_started(process) == started) /* else as in the round before */
                systems[i].used =
                    (helper_seconds(process) - used) / (double)systems[i].programs.count;
            systems[i].helper[r] = systems[i].used;
            systems[i].judged[r] = judge(&systems[i]);
        }
    }
    for (unsigned i = 0; i < 2; i++) {
        printf("%-10s %7.0f programs/s worked off (%.0f us of the helper's processor time each), "
               "%7.0f judged\n",
               systems[i].name, 1 / mf_bench_median(systems[i].alone, settings.rounds),
               1e6 * mf_bench_median(systems[i].helper, settings.rounds),
               1 / mf_bench_median(systems[i].judged, settings.rounds));
        mf_bench_programs_free(&systems[i].programs);
        mf_runner_destroy(systems[i].runner);
    }
    mf_remote_destroy(process);
    return 0;
}
