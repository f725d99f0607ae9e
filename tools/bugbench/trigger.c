/*
 * Counts for the patched core: the first time it does something wrong is one line on stderr, or in
 * the file that the environment's MF_BUG_LOG names. That is for AFL++, which throws away what its
 * targets print; what the processes above it used, afl-fuzz and its fork server, is then counted.
 */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fuzz/stats.h"
#include "tools/bugbench/bug.h"

/* Of this process, which does not feel who else is busy here. */
static int64_t processor_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

/* Of another process; *parent becomes the one above it. 0: there is no such process. */
static int64_t other_processor_ms(long pid, long *parent)
{
    char path[32];
    char line[1024];
    unsigned long user;
    unsigned long kernel;

    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    *parent = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    char *name_end = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
    fclose(file);
    if (!name_end || sscanf(name_end, ") %*c %ld %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                            parent, &user, &kernel) != 3)
        return 0;
    return (int64_t)(user + kernel) * 1000 / sysconf(_SC_CLK_TCK);
}

void mf_bug_triggered(void)
{
    static bool said;

    if (said)
        return;
    said = true;
    const char *path = getenv("MF_BUG_LOG");
    int64_t used_ms = processor_ms();
    long above = getppid();
    for (int i = 0; path && i < 2; i++)
        used_ms += other_processor_ms(above, &above);
    FILE *out = path ? fopen(path, "a") : stderr;
    if (!out)
        return; /* then nobody knows, as without a log */
    fprintf(out, "BUG TRIGGERED after %" PRIu64 " executions, %" PRId64 " ms\n",
            mf_stats_executions() + 1, used_ms);
    if (path)
        fclose(out);
}
