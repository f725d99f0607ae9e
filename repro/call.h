/* How the command ends, and what it says when it was called wrongly. */
#ifndef REPRO_CALL_H
#define REPRO_CALL_H

#include <stdbool.h>

/* Exit status. */
enum { REPRO_FINE = 0, REPRO_FOUND = 1, REPRO_BAD = 2 };

/* One line on stderr; which may be NULL. Returns REPRO_BAD. */
int repro_bad_call(const char *what, const char *which);
/* --jobs=N: how many processes at a time; false: that is no such number. NULL: one for each
 * processor. */
bool repro_jobs(const char *text, unsigned *jobs);

#endif
