/* The inside of a runner, for run.c, trace.c, report.c, and for tests that put liars in its way. */
#ifndef MF_RUN_INTERNAL_H
#define MF_RUN_INTERNAL_H

#include "fuzz/check.h"
#include "fuzz/step.h"

/* The host that the core is to get, made from the simulated one. */
typedef struct mm_host mf_host_wrap(void *context, struct mm_host host);

struct mf_runner {
    struct mf_system system; /* mm may live on, empty, to be reset for the next run */
    bool reusable;           /* it does, and has nothing mapped */
    struct mf_model *model;
    struct mf_checks checks;
    mf_host_wrap *wrap; /* NULL: none */
    void *wrap_context;

    /* The run under way, or the last one. */
    const struct mf_program *program;
    const struct mf_run_options *options;
    struct mf_finding *finding;
    const char *again;
    struct mf_run_log *log; /* own_log, or the caller's */
    struct mf_run_log own_log;
    uint64_t refused_before; /* host calls refused before the step under way */
    uint64_t results[MF_OPS_MAX];
};

/* A runner with another core, or something between core and host. */
struct mf_runner *mf_runner_create_with(const struct mf_core_calls *calls, mf_host_wrap *wrap,
                                        void *wrap_context);

/* --trace, in the syntax of programs: the configuration; a step with its result and the map after
 * it. */
void mf_trace_begin(FILE *out, const struct mf_program *program);
void mf_trace_step(FILE *out, struct mf_runner *runner, size_t op);

#endif
