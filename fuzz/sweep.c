#include "fuzz/sweep.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/mutate.h"
#include "fuzz/run_internal.h"
#include "fuzz/step.h"
#include "fuzz/target.h"

enum { CALLS_MAX = 1 << 16, ERRNOS_MAX = 4 };

/* What the n-th host call of the guest's calls is to answer, counted from 1; n 0: nothing. */
struct refusal {
    enum mf_fault_call call;
    uint64_t n;
    int error; /* 0: a short read */
};

struct mf_sweep {
    struct mf_core_calls calls_of_core;
    struct mf_runner *runner;
    struct mf_sweep_counts counts;
    struct refusal refusals[2];
    uint8_t kinds[CALLS_MAX];  /* of the host calls of the last run, in order: [0] is the first */
    uint16_t steps[CALLS_MAX]; /* for which step each was made */
    size_t check_from;
    uint64_t calls; /* host calls by guest calls in the last run */
    uint64_t allocs;
    bool armed;
    bool lost; /* pages, in the last run */
};

/* The calls below have no context of their own. */
static struct mf_sweep *current;

static struct mf_simhost *simhost(const struct mf_sweep *sweep)
{
    return mf_sut_core_host(sweep->runner->sut);
}

/* --- Guest calls, between which the host calls are counted. --- */

struct counted {
    uint64_t calls;
    uint64_t allocs;
};

static struct counted count(const struct mf_sweep *sweep)
{
    const struct mf_host_counts *counts = mf_simhost_counts(simhost(sweep));
    return (struct counted){counts->calls[MF_CALL_ANY], counts->calls[MF_CALL_ALLOC]};
}

/* Before the guest's first call, which is where counting begins. */
static struct counted enter(void)
{
    struct mf_sweep *sweep = current;
    for (unsigned i = 0; i < 2 && !sweep->armed; i++) {
        if (sweep->refusals[i].n)
            mf_simhost_fault(simhost(sweep), sweep->refusals[i].call, sweep->refusals[i].n,
                             sweep->refusals[i].error, 1);
    }
    sweep->armed = true;
    mf_simhost_trace(simhost(sweep), sweep->kinds + sweep->calls, CALLS_MAX - sweep->calls);
    return count(sweep);
}

static int leave(struct counted before, int result)
{
    struct mf_sweep *sweep = current;
    struct counted now = count(sweep);
    mf_simhost_trace(simhost(sweep), NULL, 0);
    for (uint64_t i = sweep->calls; i < sweep->calls + (now.calls - before.calls); i++) {
        if (i < CALLS_MAX)
            sweep->steps[i] = (uint16_t)mf_run_log_of(sweep->runner)->done;
    }
    sweep->calls += now.calls - before.calls;
    sweep->allocs += now.allocs - before.allocs;
    if (sweep->calls > CALLS_MAX)
        sweep->calls = CALLS_MAX;
    sweep->lost = sweep->lost || sweep->runner->checks.lost.count != 0;
    return result;
}

static int call_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    struct counted before = enter();
    return leave(before, mm_mmap(mm, args, result));
}

static int call_munmap(struct mm *mm, uint64_t addr, uint64_t len)
{
    if (mf_run_log_of(current->runner)->done == current->runner->program->count)
        return mm_munmap(mm, addr, len); /* the runner cleans up */
    struct counted before = enter();
    return leave(before, mm_munmap(mm, addr, len));
}

static int call_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    struct counted before = enter();
    return leave(before, mm_mprotect(mm, addr, len, prot));
}

static int call_mremap(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len,
                       uint64_t flags, uint64_t new_addr, mm_addr *result)
{
    struct counted before = enter();
    return leave(before, mm_mremap(mm, addr, old_len, new_len, flags, new_addr, result));
}

static int call_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags)
{
    struct counted before = enter();
    return leave(before, mm_msync(mm, addr, len, flags));
}

static int call_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice)
{
    struct counted before = enter();
    return leave(before, mm_madvise(mm, addr, len, advice));
}

static int call_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit)
{
    struct counted before = enter();
    return leave(before, mm_minherit(mm, addr, len, inherit));
}

/* --- A sweep. --- */

struct mf_sweep *mf_sweep_create(void)
{
    struct mf_sweep *sweep = calloc(1, sizeof *sweep);
    if (!sweep)
        abort();
    struct mf_core_calls *calls = &sweep->calls_of_core;
    *calls = mf_core_calls;
    calls->mmap = call_mmap;
    calls->munmap = call_munmap;
    calls->mprotect = call_mprotect;
    calls->mremap = call_mremap;
    calls->msync = call_msync;
    calls->madvise = call_madvise;
    calls->minherit = call_minherit;
    sweep->runner = mf_runner_create_on(mf_sut_core_create(calls, NULL, NULL));
    return sweep;
}

void mf_sweep_destroy(struct mf_sweep *sweep)
{
    mf_runner_destroy(sweep->runner);
    free(sweep);
}

struct mf_sweep_counts mf_sweep_counts(const struct mf_sweep *sweep)
{
    return sweep->counts;
}

void mf_sweep_add(struct mf_sweep_counts *sum, const struct mf_sweep_counts *counts)
{
    sum->programs += counts->programs;
    sum->singles += counts->singles;
    sum->pairs += counts->pairs;
    sum->allocs += counts->allocs;
    sum->lost += counts->lost;
}

void mf_sweep_print(const struct mf_sweep_counts *counts)
{
    printf("%llu programs: %llu runs with a host call refused, %llu with it and the next one, %llu "
           "with an allocation refused; pages were lost in %llu\n",
           (unsigned long long)counts->programs, (unsigned long long)counts->singles,
           (unsigned long long)counts->pairs, (unsigned long long)counts->allocs,
           (unsigned long long)counts->lost);
}

static bool run(struct mf_sweep *sweep, const struct mf_program *program, const char *name)
{
    struct mf_run_options options = {.checks = true, .check_from = sweep->check_from};
    struct mf_finding finding;
    sweep->armed = false;
    sweep->lost = false;
    sweep->calls = 0;
    sweep->allocs = 0;
    current = sweep;
    mf_sut_core_begin_anew(sweep->runner->sut);
    bool fine = mf_run(sweep->runner, program, &options, &finding);
    sweep->counts.lost += sweep->lost;
    if (fine)
        return true;
    fprintf(stderr, "%s:", name);
    for (unsigned i = 0; i < 2; i++) {
        const struct refusal *refusal = &sweep->refusals[i];
        if (refusal->n)
            fprintf(stderr, " %s %llu refused, errno %d;",
                    refusal->call == MF_CALL_ALLOC ? "allocation" : "host call",
                    (unsigned long long)refusal->n, refusal->error);
    }
    fprintf(stderr, "\n");
    mf_report(stderr, sweep->runner, program, &finding);
    return false;
}

/* What a call of this kind may say; ends with -1. An interrupted read and a short one (0) are no
 * refusals: all goes on. */
static const int *errnos_of(enum mf_fault_call call)
{
    static const int some[MF_CALLS][ERRNOS_MAX + 1] = {
        [MF_CALL_FILE] = {ENOMEM, -1},
        [MF_CALL_SIZE] = {EIO, -1},
        [MF_CALL_SHARE] = {ENOMEM, EAGAIN, -1},
        [MF_CALL_MAP] = {ENOMEM, EAGAIN, EACCES, ENODEV, -1},
        [MF_CALL_UNMAP] = {ENOMEM, EAGAIN, -1},
        [MF_CALL_PROTECT] = {ENOMEM, EACCES, -1},
        [MF_CALL_REMAP] = {ENOMEM, EAGAIN, -1},
        [MF_CALL_DISCARD] = {ENOMEM, EAGAIN, -1},
        [MF_CALL_SYNC] = {EIO, ENOMEM, -1},
        [MF_CALL_ZERO] = {EIO, ENOMEM, -1},
        [MF_CALL_COPY] = {EIO, ENOMEM, -1},
        [MF_CALL_READ] = {EIO, ENOMEM, EINTR, 0, -1},
        [MF_CALL_SAVE] = {EIO, ENOMEM, -1},
        [MF_CALL_RESTORE] = {EIO, ENOMEM, -1},
    };
    static const int none[] = {-1};
    return call < MF_CALLS && some[call][0] ? some[call] : none;
}

/* Up to a guest call before this step nothing is new. */
static size_t call_before(const struct mf_program *program, size_t step)
{
    while (step > 0) {
        step--;
        if (mf_step_reach((enum mf_op_kind)program->ops[step].kind) == MF_REACH_ALL)
            return step;
    }
    return 0;
}

static bool sweep_call(struct mf_sweep *sweep, const struct mf_program *program, const char *name,
                       uint64_t n, enum mf_fault_call kind, size_t step)
{
    const int *errnos = errnos_of(kind);
    sweep->refusals[1] = (struct refusal){0};
    sweep->check_from = call_before(program, step);
    for (unsigned k = 0; errnos[k] >= 0; k++) {
        /* A short read is asked of reads: how many of them come before it does not matter here. */
        sweep->refusals[0] = (struct refusal){MF_CALL_ANY, n, errnos[k]};
        if (errnos[k] == 0)
            sweep->refusals[0].call = MF_CALL_READ;
        sweep->counts.singles++;
        if (!run(sweep, program, name))
            return false;
    }
    if (errnos[0] < 0)
        return true;
    sweep->refusals[0] = (struct refusal){MF_CALL_ANY, n, errnos[0]};
    sweep->refusals[1] = (struct refusal){MF_CALL_ANY, n + 1, EIO};
    sweep->counts.pairs++;
    return run(sweep, program, name);
}

static bool sweep_alloc(struct mf_sweep *sweep, const struct mf_program *program, const char *name,
                        uint64_t n)
{
    sweep->check_from = 0;
    sweep->refusals[0] = (struct refusal){MF_CALL_ALLOC, n, ENOMEM};
    sweep->refusals[1] = (struct refusal){0};
    sweep->counts.allocs++;
    return run(sweep, program, name);
}

static bool sweep_points(struct mf_sweep *sweep, const struct mf_program *program, const char *name,
                         uint64_t points, struct mf_random random)
{
    static uint8_t kinds[CALLS_MAX];
    uint64_t calls;
    uint64_t allocs;

    static uint16_t steps[CALLS_MAX];
    sweep->refusals[0] = sweep->refusals[1] = (struct refusal){0};
    sweep->check_from = 0;
    if (!run(sweep, program, name))
        return false;
    calls = sweep->calls;
    allocs = sweep->allocs;
    for (uint64_t i = 0; i < calls; i++) {
        kinds[i] = sweep->kinds[i];
        steps[i] = sweep->steps[i];
    }
    for (uint64_t i = 0; i < (calls < points ? calls : points); i++) {
        uint64_t n = calls <= points ? i : mf_random_below(&random, calls);
        if (!sweep_call(sweep, program, name, n + 1, (enum mf_fault_call)kinds[n], steps[n]))
            return false;
    }
    for (uint64_t i = 0; i < (allocs < points ? allocs : points); i++) {
        uint64_t n = allocs <= points ? i : mf_random_below(&random, allocs);
        if (!sweep_alloc(sweep, program, name, n + 1))
            return false;
    }
    return true;
}

bool mf_sweep_program(struct mf_sweep *sweep, const struct mf_program *program, const char *name,
                      uint64_t points, uint64_t seed)
{
    struct mf_program copy;
    if (!mf_config_leaves_room(&program->config) || mf_run_refusal(sweep->runner, program, NULL))
        return true;
    mf_program_init(&copy);
    if (!mf_program_copy(&copy, program))
        abort();
    mf_target_remove_faults(&copy); /* those would be two at a time */
    sweep->counts.programs++;
    bool fine = sweep_points(sweep, &copy, name, points, (struct mf_random){seed});
    mf_program_free(&copy);
    return fine;
}
