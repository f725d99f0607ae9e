/* What the core told an embedder's hooks, for tests to look at. */
#ifndef FUZZ_HEARD_H
#define FUZZ_HEARD_H

#include <stdio.h>

#include "mm/mm.h"

#define MF_HEARD_MAX 16

/* The first calls of each hook; the context of both. */
struct mf_heard {
    char lines[MF_HEARD_MAX][160];
    int line_count;
    struct mm_range stale[MF_HEARD_MAX];
    int stale_count;
};

static inline void mf_heard_line(void *context, const char *line)
{
    struct mf_heard *heard = context;
    if (heard->line_count < MF_HEARD_MAX)
        snprintf(heard->lines[heard->line_count++], sizeof heard->lines[0], "%s", line);
}

static inline void mf_heard_stale(void *context, struct mm_range range)
{
    struct mf_heard *heard = context;
    if (heard->stale_count < MF_HEARD_MAX)
        heard->stale[heard->stale_count++] = range;
}

#endif
