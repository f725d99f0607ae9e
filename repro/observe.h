/* Running a program in a process of its own, for it may be one that ends the process. */
#ifndef REPRO_OBSERVE_H
#define REPRO_OBSERVE_H

#include "fuzz/run.h"

struct repro_observed {
    bool ended; /* the run came to an end; else it ended the process, or took too long */
    bool found; /* ended, with this finding */
    struct mf_finding finding;
    struct mf_run_log log; /* what the steps answered, as far as the program got */
};

/* On the core over the simulated host, with all checks and what notes (or NULL) state. NULL:
 * nothing is known. */
struct repro_observed *repro_observe(const struct mf_program *program,
                                     const struct mf_notes *notes);
void repro_observed_free(struct repro_observed *observed);

#endif
