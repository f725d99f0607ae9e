/*
 * Run one program on the core over the simulated host, check everything after every step against
 * the model, and say what went wrong.
 */
#ifndef MF_RUN_H
#define MF_RUN_H

#include <stdio.h>

#include "fuzz/model.h"
#include "fuzz/program.h"

struct mf_runner; /* core, simulated host, model: kept from run to run */
struct mf_checks; /* check.h */

struct mf_finding {
    char id[16];   /* check id */
    char op[16];   /* operation, e.g. "mmap" */
    char what[64]; /* what differs, one word or a few with dashes: part of the bug id */
    size_t step;   /* index of the operation; count for the end of the program */
    char want[1024];
    char have[1024];
};

/* What the steps of a run answered, from the first to the last that was done. */
struct mf_run_log {
    size_t done;
    struct mf_outcome outcomes[MF_OPS_MAX];
};

/* What a run looks like: called once before the first step and after each that was done, whatever
 * came of it, with what the system under test shows then (checks->regions, the host's mappings, the
 * model). done: how many steps. Nothing in it may be changed. */
typedef void mf_watch(void *context, const struct mf_checks *checks, size_t done);

/* What is checked once a program costs as much as a dozen steps, so fuzz targets have it in some
 * programs only, by their length. */
enum mf_depth { MF_DEPTH_BY_LENGTH, MF_DEPTH_PLAIN, MF_DEPTH_THOROUGH };

struct mf_run_options {
    bool checks; /* false: only run (for the benchmark without checks) */
    enum mf_depth depth;
    size_t check_from; /* the first step after which all is looked at, a guest call, or 0; before
                          it, answers are judged alone */
    const struct mf_notes *notes; /* stated results and maps blocks to assert, or NULL */
    FILE *trace;            /* print each step with its result and the map after it, or NULL */
    const char *again;      /* the file a report tells to replay; NULL: ARTIFACT */
    struct mf_run_log *log; /* where to keep it (memory that outlives the process, say), or NULL */
    mf_watch *watch;        /* of runs with checks, or NULL */
    void *watch_context;
};

/* A runner for the core over the simulated host; sut.h has others. */
struct mf_runner *mf_runner_create(void);
void mf_runner_destroy(struct mf_runner *runner);

/*
 * Why this program cannot be judged here (another system, another kernel, what the core does not
 * have yet): NULL, or a few words that live until the next call. notes may be NULL.
 */
const char *mf_run_refusal(struct mf_runner *runner, const struct mf_program *program,
                           const struct mf_notes *notes);
/* The same of the core over the simulated host, whatever there is of a runner. */
const char *mf_core_refusal(const struct mf_program *program, const struct mf_notes *notes);
/* true: no finding. Always leaves the runner ready for the next program. */
bool mf_run(struct mf_runner *runner, const struct mf_program *program,
            const struct mf_run_options *options, struct mf_finding *finding);
/* The same, and where it finds nothing, once more with what mf_run leaves out of programs of this
 * length: who changes the length of a program must not lose the finding by that. */
bool mf_run_both(struct mf_runner *runner, const struct mf_program *program,
                 const struct mf_run_options *options, struct mf_finding *finding);
/* The operation that a run is at, or ended with: its word, as findings have it. For signal
 * handlers, too. */
const char *mf_run_at(const struct mf_runner *runner, size_t *step);
/* After mf_run without a finding: NULL, or why the program was not run to its end (something that
 * could not be known before); what was done of it was checked. */
const char *mf_run_skipped(const struct mf_runner *runner);
/* The whole report (DESIGN.md: first line `ASSERTION FAILED: ID op what`), with both maps, the
 * program as text and how to replay. Call right after the mf_run that found it. */
void mf_report(FILE *out, struct mf_runner *runner, const struct mf_program *program,
               const struct mf_finding *finding);

const struct mf_run_log *mf_run_log_of(const struct mf_runner *runner);

/*
 * What a log says as stated results: what the text of a program that came as bytes needs to run as
 * it did. Addresses that were searched are stated as success only. notes must have been
 * initialised; false: no memory.
 */
bool mf_run_notes(struct mf_notes *notes, const struct mf_program *program,
                  const struct mf_run_log *log);

#endif
