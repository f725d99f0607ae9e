/*
 * What fuzz targets that run programs share: how an input becomes the program that runs. `repro`
 * goes the same way with what a fuzzer left behind.
 */
#ifndef MF_TARGET_H
#define MF_TARGET_H

#include "fuzz/mutate.h"
#include "fuzz/program.h"

/* Operations of one input, what is behind them is left out; and what mutation makes at most: longer
 * programs find no more, slower. */
enum { MF_TARGET_OPS_MAX = 256, MF_TARGET_OPS_MADE = 64 };

/* Which programs a target is about; each target defines its own, for the mutator. */
extern const enum mf_profile mf_target_profile;

void mf_target_decode(const uint8_t *bytes, size_t size, enum mf_profile profile,
                      struct mf_program *program);

/* A host that fails is not every target's business. */
void mf_target_remove_faults(struct mf_program *program);

#endif
