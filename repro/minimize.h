/*
 * The smallest program with the same bug. First operations go, then the configuration comes closer
 * to the defaults, then operands and addresses become simpler; over again, until nothing more can
 * be had: so no single operation can be removed from what comes out.
 *
 * What comes out depends on the program alone, not on how many processes try at a time: of the
 * changes tried together the first in order that keeps the bug is taken.
 */
#ifndef REPRO_MINIMIZE_H
#define REPRO_MINIMIZE_H

#include "repro/trial.h"

struct repro_minimized {
    struct repro_verdict verdict; /* of what was given; its text is the bug's id */
    size_t tried;                 /* programs that had to be looked at */
};

/* Bytes of a program, as `repro encode` writes it. */
size_t repro_program_size(const struct mf_program *program);

/*
 * Make *at small. false: it has no bug, or could not be run (verdict says which); nothing is
 * changed. Afterwards *at states nothing but what the bug is about, if that was stated.
 */
bool repro_minimize(struct repro_case *at, struct repro_trials *trials,
                    struct repro_minimized *result);

/*
 * As text, with the bug's id in a comment and the results of the steps before the bug stated. A
 * new string, or NULL: no memory. comments: lines (each with its "# ") to follow the first.
 */
char *repro_minimized_text(const struct repro_case *at, struct repro_trials *trials,
                           const char *bug, const char *comments);

#endif
