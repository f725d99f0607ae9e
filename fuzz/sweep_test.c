/*
 * P2 on programs in files (sweep.h), in as many processes as there are processors.
 *
 *     sweep_test [--seed=N] [--points=N] FILE...
 *
 * Programs above 300 steps are swept at 2000 points (or --points), picked by the seed.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz/sweep.h"
#include "fuzz/text_file.h"

enum { LONG_PROGRAM = 300, POINTS = 2000, JOBS_MAX = 64 };

/* What the processes share. */
struct shared {
    int next; /* file */
    struct mf_sweep_counts counts[JOBS_MAX];
    unsigned failed[JOBS_MAX];
};

static bool sweep_file(struct mf_sweep *sweep, const char *path, uint64_t points, uint64_t seed)
{
    struct mf_program program;
    struct mf_notes notes;
    mf_program_init(&program);
    mf_notes_init(&notes);
    bool fine = mf_text_load(path, &program, &notes);
    if (fine)
        fine = mf_sweep_program(sweep, &program, path,
                                program.count > LONG_PROGRAM ? points : UINT64_MAX, seed);
    mf_notes_free(&notes);
    mf_program_free(&program);
    return fine;
}

static void work(struct shared *shared, long job, int count, char **files, uint64_t points,
                 uint64_t seed)
{
    struct mf_sweep *sweep = mf_sweep_create();
    for (;;) {
        int i = __atomic_fetch_add(&shared->next, 1, __ATOMIC_RELAXED);
        if (i >= count)
            break;
        shared->failed[job] += !sweep_file(sweep, files[i], points, seed);
    }
    shared->counts[job] = mf_sweep_counts(sweep);
    mf_sweep_destroy(sweep);
}

int main(int argc, char **argv)
{
    uint64_t seed = 1;
    uint64_t points = POINTS;
    int first = 1;
    long jobs = sysconf(_SC_NPROCESSORS_ONLN);
    for (; first < argc && argv[first][0] == '-'; first++) {
        if (strncmp(argv[first], "--seed=", 7) == 0) {
            seed = strtoull(argv[first] + 7, NULL, 0);
        } else if (strncmp(argv[first], "--points=", 9) == 0) {
            points = strtoull(argv[first] + 9, NULL, 0);
        } else {
            fprintf(stderr, "sweep_test: unknown option '%s'; there are --seed=N --points=N\n",
                    argv[first]);
            return 2;
        }
    }
    if (jobs < 1 || jobs > JOBS_MAX)
        jobs = 1;
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        perror("sweep_test");
        return 2;
    }
    for (long job = 0; job < jobs; job++) {
        pid_t child = fork();
        if (child < 0) {
            perror("sweep_test");
            return 2;
        }
        if (child == 0) {
            work(shared, job, argc - first, argv + first, points, seed);
            exit(0);
        }
    }

    struct mf_sweep_counts sum = {0};
    unsigned failed = 0;
    int status;
    while (wait(&status) > 0) {
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            failed++;
    }
    for (long job = 0; job < jobs; job++) {
        mf_sweep_add(&sum, &shared->counts[job]);
        failed += shared->failed[job];
    }
    printf("seed %llu; ", (unsigned long long)seed);
    mf_sweep_print(&sum);
    return failed != 0 || sum.programs == 0 || sum.singles == 0 || sum.pairs == 0 ||
           sum.allocs == 0;
}
