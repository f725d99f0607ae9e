/*
 * Every host call that a program makes is refused in turn, and everything checked after every step
 * (DESIGN.md, P2): each call by itself with each errno it can plausibly give, then together with
 * the call after it, which is the first one of undoing; and each allocation of the core's.
 */
#ifndef MF_SWEEP_H
#define MF_SWEEP_H

#include "fuzz/program.h"

struct mf_sweep;

struct mf_sweep_counts {
    uint64_t programs;
    uint64_t singles; /* runs with one refused host call */
    uint64_t pairs;   /* ... and the next one */
    uint64_t allocs;  /* ... with an allocation refused */
    uint64_t lost;    /* steps after which pages were lost */
};

struct mf_sweep *mf_sweep_create(void);
void mf_sweep_destroy(struct mf_sweep *sweep);

/*
 * A program with more than `points` host calls is swept at so many of them, picked by the seed.
 * What is found is reported on standard error, with `name`. Returns false then; the rest of the
 * program is not swept.
 */
bool mf_sweep_program(struct mf_sweep *sweep, const struct mf_program *program, const char *name,
                      uint64_t points, uint64_t seed);

struct mf_sweep_counts mf_sweep_counts(const struct mf_sweep *sweep);
void mf_sweep_add(struct mf_sweep_counts *sum, const struct mf_sweep_counts *counts);
/* One line on standard output. */
void mf_sweep_print(const struct mf_sweep_counts *counts);

#endif
