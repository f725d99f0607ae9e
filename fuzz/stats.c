#define _GNU_SOURCE
#include "fuzz/stats.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* How many executions go by between two looks at the clock. */
enum { LOOK_EVERY = 1024 };

static struct {
    const char *path; /* NULL: nobody asks */
    void (*extra)(FILE *out);
    uint64_t executions;
    uint64_t operations;
    time_t written;
} stats;

/* The file's name and what is written before it takes that name; false: no memory. */
static bool make_paths(char *paths[2])
{
    const char *mark = strstr(stats.path, "%p");
    int length = mark ? (int)(mark - stats.path) : (int)strlen(stats.path);
    char number[24] = "";
    if (mark)
        snprintf(number, sizeof number, "%ld", (long)getpid());
    if (asprintf(&paths[0], "%.*s%s%s", length, stats.path, number, mark ? mark + 2 : "") < 0)
        return false;
    if (asprintf(&paths[1], "%s.new", paths[0]) < 0) {
        free(paths[0]);
        return false;
    }
    return true;
}

/* Counting is never worth failing for. */
static void write_stats(void)
{
    char *paths[2];
    if (!make_paths(paths))
        return;
    FILE *out = fopen(paths[1], "w");
    if (out) {
        fprintf(out, "executions %" PRIu64 "\noperations %" PRIu64 "\n", stats.executions,
                stats.operations);
        if (stats.extra)
            stats.extra(out);
        if (fclose(out) == 0)
            rename(paths[1], paths[0]);
    }
    free(paths[0]);
    free(paths[1]);
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
