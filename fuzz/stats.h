/*
 * What a fuzzing process did, for the tools that add several of them up: the file that the
 * environment's MF_STATS names (%p in it is the process's number: AFL++ starts one after the other)
 * gets lines `KEY N`, at the end of the process and about once a second before (a process that
 * finds something ends without a word). A process that is killed leaves the file whole. Without
 * MF_STATS nothing is written.
 */
#ifndef MF_STATS_H
#define MF_STATS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Call once, when the target starts. extra adds lines of the target's own, or is NULL. */
void mf_stats_begin(void (*extra)(FILE *out));
/* One execution of so many operations is over. */
void mf_stats_count(uint64_t operations);
/* How many there were. */
uint64_t mf_stats_executions(void);

#endif
