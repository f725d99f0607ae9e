#define _POSIX_C_SOURCE 200809L
#include "tools/bench/bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double mf_bench_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

double mf_bench_median(double *values, uint64_t count)
{
    qsort(values, count, sizeof *values, compare);
    return values[count / 2];
}

bool mf_bench_option(const char *argument, const char *name, uint64_t low, uint64_t high,
                     uint64_t *number)
{
    size_t length = strlen(name);
    char *end;
    if (strncmp(argument, name, length) != 0)
        return false;
    const char *text = argument + length;
    *number = strtoull(text, &end, 10);
    if (*text >= '0' && *text <= '9' && !*end && *number >= low && *number <= high)
        return true;
    fprintf(stderr, "%s wants a number from %" PRIu64 " to %" PRIu64 ", not '%s'\n", name, low,
            high, text);
    exit(2);
}
