/*
 * What the mutator needs of the generator.
 */
#ifndef MF_GENERATE_H
#define MF_GENERATE_H

#include "fuzz/mutate.h"

/* A swarm mask: none in half of all programs, else some kinds and traits are left out. */
uint32_t mf_draw_swarm(enum mf_profile profile, struct mf_random *random);

#endif
