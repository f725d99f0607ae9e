#include "fuzz/stats.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

/* How many executions go by between two looks at the clock. */
enum { LOOK_EVERY = 1024 };

static struct {
    const char *path; /* NULL: nobody asks */
    void (*extra)(FILE *out);
    uint64_t executions;
    uint64_t operations;
    time_t written;
} stats;

/* Whoever sums them up reads now and then: there is always a whole file. */
static void write_stats(void)
{
    char whole_later[4096];
    int length = snprintf(whole_later, sizeof whole_later, "%s.new", stats.path);
    if (length < 0 || (size_t)length >= sizeof whole_later)
        return; /* counting is never worth failing for */
    FILE *out = fopen(whole_later, "w");
    if (!out)
        return;
    fprintf(out, "executions %" PRIu64 "\noperations %" PRIu64 "\n", stats.executions,
            stats.operations);
    if (stats.extra)
        stats.extra(out);
    bool good = !ferror(out);
    if (fclose(out) == 0 && good)
        rename(whole_later, stats.path);
}

void mf_stats_begin(void (*extra)(FILE *out))
{
    if (stats.path)
        return;
    stats.path = getenv("MF_STATS");
    stats.extra = extra;
    if (!stats.path)
        return;
    stats.written = time(NULL);
    atexit(write_stats);
}

void mf_stats_count(uint64_t operations)
{
    stats.executions++;
    stats.operations += operations;
    if (!stats.path || stats.executions % LOOK_EVERY != 0)
        return;
    time_t now = time(NULL);
    if (now == stats.written)
        return;
    stats.written = now;
    write_stats();
}

uint64_t mf_stats_executions(void)
{
    return stats.executions;
}
