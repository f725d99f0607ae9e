/*
 * The end of a process that a bug ends: a sanitizer's report, a failed assertion, a signal, too
 * much time. It is caught before anything is printed (which would take as long as a hundred runs),
 * and what is known goes to memory that outlives the process.
 */
#ifndef REPRO_CRASH_H
#define REPRO_CRASH_H

#include <stddef.h>
#include <stdint.h>

#include "repro/symbols.h"

enum { REPRO_CRASH_FRAMES = 48 };

/* Zeroed before; kind stays empty if nothing was caught. */
struct repro_crash {
    char kind[80];                    /* "heap-buffer-overflow", "SIGABRT", "timeout" ... */
    unsigned frames;                  /* 0 of a timeout: where it was then is chance */
    uintptr_t at[REPRO_CRASH_FRAMES]; /* innermost first, addresses inside the calls */
};

/*
 * From now on, this process ends quietly, with what it ends of in *crash. Only the first counts.
 * note is called before: it may read and write memory, and no more.
 */
void repro_crash_watch(struct repro_crash *crash, void (*note)(void *context), void *context);
/* After so much processor time it ends, too; or ten times as long without using any. */
void repro_crash_limit(unsigned milliseconds);

/* "mm_table_assign<apply_assigns<mm_plan_commit": the innermost functions of ours, three at most;
 * "?" if there is none. */
void repro_crash_stack(char *out, size_t size, const struct repro_crash *crash,
                       const struct repro_symbols *symbols);

#endif
