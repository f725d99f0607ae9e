/* What benchmarks have in common: time, medians, options, programs. */
#ifndef MF_BENCH_H
#define MF_BENCH_H

#include <stdbool.h>
#include <stdint.h>

enum { MF_BENCH_ROUNDS_MAX = 101 };

double mf_bench_seconds(void);
/* Sorts the values. */
double mf_bench_median(double *values, uint64_t count);

/* "--name=NUMBER", the name with dashes and equals sign. A number that is none, or outside
 * [low, high], ends the process with a line on standard error and status 2. */
bool mf_bench_option(const char *argument, const char *name, uint64_t low, uint64_t high,
                     uint64_t *number);

#endif
