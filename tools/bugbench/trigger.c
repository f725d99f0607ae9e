/* Counts for the patched core: the first time it does something wrong is one line on stderr. */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#include "fuzz/stats.h"
#include "tools/bugbench/bug.h"

/* Of this process, which does not feel who else is busy here. */
static int64_t processor_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

void mf_bug_triggered(void)
{
    static bool said;

    if (said)
        return;
    said = true;
    fprintf(stderr, "BUG TRIGGERED after %" PRIu64 " executions, %" PRId64 " ms\n",
            mf_stats_executions() + 1, processor_ms());
}
