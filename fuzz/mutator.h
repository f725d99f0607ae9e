/*
 * What the hooks of all engines do to an input: it is decoded, the program changed with regard to
 * its structure, and encoded again. The same random numbers make the same change. Programs are made
 * for mf_target_profile.
 */
#ifndef MF_MUTATOR_H
#define MF_MUTATOR_H

#include <stddef.h>
#include <stdint.h>

#include "fuzz/mutate.h"

/* Change the input in place. Returns its new size; 0: not even its configuration fits into
 * max_size, and the input is as it was. */
size_t mf_mutator_change(uint8_t *data, size_t size, size_t max_size, struct mf_random *random);

/* Some of one input and some of the other into out, which is neither. As above. */
size_t mf_mutator_cross(const uint8_t *one, size_t one_size, const uint8_t *two, size_t two_size,
                        uint8_t *out, size_t max_size, struct mf_random *random);

#endif
