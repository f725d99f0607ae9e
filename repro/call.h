/* The command line of the commands that make one file from another. */
#ifndef REPRO_CALL_H
#define REPRO_CALL_H

#include <stdbool.h>

#include "fuzz/mutate.h"

/* [--guest=GUEST] FILE [-o OUT], in any order; -- ends options. */
struct repro_call {
    const char *in;
    const char *out; /* NULL: not said */
    enum mf_profile guest;
};

/* False: what is wrong has been said in one line on stderr. */
bool repro_call_parse(struct repro_call *call, const char *command, int count, char **arguments);
/* Says so, and how to find out more; returns the exit status. which: NULL, or what it is about. */
int repro_call_wrong(const char *what, const char *which);

#endif
