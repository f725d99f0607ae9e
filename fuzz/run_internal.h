/* The inside of a runner, for run.c, trace.c, report.c, and for tests that put liars in its
 * way. */
#ifndef MF_RUN_INTERNAL_H
#define MF_RUN_INTERNAL_H

#include "fuzz/sut.h"

struct mf_runner {
    struct mf_sut *sut;
    struct mf_model *model;
    struct mf_checks checks;

    /* The run under way, or the last one. */
    const struct mf_program *program;
    const struct mf_run_options *options;
    struct mf_finding *finding;
    const char *again;
    struct mf_run_log *log; /* own_log, or the caller's */
    struct mf_run_log own_log;
    struct mf_sut_how how;
    bool told_stuck; /* the model knows of what is stuck */
    bool skipped;    /* it could not be done, or not to its end; sut's skipped() says why */
    uint64_t results[MF_OPS_MAX];
};

/* --trace, in the syntax of programs: the configuration; a step with its result and the map after
 * it. */
void mf_trace_begin(FILE *out, const struct mf_program *program);
void mf_trace_step(FILE *out, struct mf_runner *runner, size_t op);

#endif
