/* The command line: what commands share of it, how they end, and what is said of a wrong call. */
#ifndef REPRO_CALL_H
#define REPRO_CALL_H

#include <stdbool.h>

#include "fuzz/mutate.h"

/* Exit status. */
enum { REPRO_FINE = 0, REPRO_FOUND = 1, REPRO_BAD = 2 };

/* One line on stderr; which may be NULL. Returns REPRO_BAD. */
int repro_bad_call(const char *what, const char *which);
/* --jobs=N: how many processes at a time; false: that is no such number. NULL: one for each
 * processor. */
bool repro_jobs(const char *text, unsigned *jobs);

/* [--guest=GUEST] FILE [-o OUT], in any order; -- ends options: of the commands that make one file
 * from another. */
struct repro_call {
    const char *in;
    const char *out; /* NULL: not said */
    enum mf_profile guest;
};

/* False: what is wrong has been said in one line on stderr. */
bool repro_call_parse(struct repro_call *call, const char *command, int count, char **arguments);

#endif
