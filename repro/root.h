/* Finding the repository that a command works on. */
#ifndef REPRO_ROOT_H
#define REPRO_ROOT_H

#include <limits.h>
#include <stdbool.h>

#define REPRO_REGRESSIONS "repro/regressions"

/* The one that `bazel run` was called in, or that the working directory is in: it has a folder of
 * regressions. root has PATH_MAX bytes. false: there is none, which has been said in one line on
 * stderr. */
bool repro_find_root(char *root);

#endif
