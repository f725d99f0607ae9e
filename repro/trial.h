/*
 * Programs run in processes of their own, some at a time, and what became of them: a finding, or
 * an end of the process, under the name of the bug. A run depends on the program alone: no process
 * has run another one before.
 */
#ifndef REPRO_TRIAL_H
#define REPRO_TRIAL_H

#include <stdio.h>

#include "fuzz/run.h"
#include "repro/case.h"

enum { REPRO_JOBS_MAX = 64 };

enum repro_ended {
    REPRO_PASSED,
    REPRO_SKIPPED, /* it is not for this system */
    REPRO_FAILED,  /* there is a bug */
    REPRO_NOT_RUN  /* no process could be had for it */
};

struct repro_verdict {
    enum repro_ended ended;
    /* FAILED: the bug's id, WHAT OPERATION WHERE (DESIGN.md, "The checks, after every step");
     * SKIPPED and NOT_RUN: why. */
    char text[320];
    /* FAILED: of a wrong statement, what there was instead; else empty. The id alone would go with
     * any statement that something else made wrong. */
    char instead[64];
    char op[16];                  /* FAILED: the operation */
    size_t step;                  /* FAILED: its number from 0; or the count of operations */
    bool judged;                  /* FAILED: by a check, not by the end of the process */
    const struct mf_run_log *log; /* what the steps answered; until its place is used again */
};

struct repro_trials;

/* runner: what the processes run programs on; it is never run here, and freed by destroy. jobs: how
 * many places there are, from 1 to REPRO_JOBS_MAX. NULL: no memory. */
struct repro_trials *repro_trials_create(struct mf_runner *runner, unsigned jobs);
void repro_trials_destroy(struct repro_trials *trials);
unsigned repro_trials_jobs(const struct repro_trials *trials);
/* How long a program may take, in processor time; 2 seconds, if nothing is said. */
void repro_trials_limit(struct repro_trials *trials, unsigned milliseconds);

/* Each place takes one program at a time: start, then wait or stop. */
void repro_trial_start(struct repro_trials *trials, unsigned place, const struct repro_case *what);
void repro_trial_wait(struct repro_trials *trials, unsigned place, struct repro_verdict *verdict);
void repro_trial_stop(struct repro_trials *trials, unsigned place);
/* Is it the same bug? */
bool repro_same_bug(const struct repro_verdict *a, const struct repro_verdict *b);
/* Both, in the first place. */
void repro_trial_run(struct repro_trials *trials, const struct repro_case *what,
                     struct repro_verdict *verdict);

/* Run it once more and write what is printed of it: the report, or the sanitizer's. again: the file
 * that the report names. false: it could not be run. */
bool repro_trial_report(struct repro_trials *trials, const struct repro_case *what,
                        const char *again, FILE *out);

#endif
