#include "fuzz/stats.h"

#include <inttypes.h>
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

static void write_stats(void)
{
    FILE *out = fopen(stats.path, "w");
    if (!out)
        return; /* counting is never worth failing for */
    fprintf(out, "executions %" PRIu64 "\noperations %" PRIu64 "\n", stats.executions,
            stats.operations);
    if (stats.extra)
        stats.extra(out);
    fclose(out);
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
