/* Counts for the patched core: the first time it does something wrong is one line on stderr. */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#include "fuzz/stats.h"
#include "tools/bugbench/bug.h"

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t started_ms;

__attribute__((constructor)) static void start(void)
{
    started_ms = now_ms();
}

void mf_bug_triggered(void)
{
    static bool said;

    if (said)
        return;
    said = true;
    fprintf(stderr, "BUG TRIGGERED after %" PRIu64 " executions, %" PRId64 " ms\n",
            mf_stats_executions() + 1, now_ms() - started_ms);
}
