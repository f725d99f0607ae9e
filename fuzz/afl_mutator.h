/*
 * AFL++'s hooks, for a shared library that afl-fuzz loads (AFL_CUSTOM_MUTATOR_LIBRARY): the same
 * changes as under libFuzzer. Names and parameters are AFL++'s; it checks nothing of what it is
 * given. What is handed out belongs to the mutator and holds until the next call.
 */
#ifndef MF_AFL_MUTATOR_H
#define MF_AFL_MUTATOR_H

#include <stddef.h>
#include <stdint.h>

struct mf_afl_mutator;

/* NULL: no memory. The same seed and the same calls give the same results. */
struct mf_afl_mutator *afl_custom_init(void *afl, unsigned int seed);
void afl_custom_deinit(struct mf_afl_mutator *mutator);

/* A changed input of at most max_size bytes; other is one to cross it with, or NULL. */
size_t afl_custom_fuzz(struct mf_afl_mutator *mutator, uint8_t *data, size_t size, uint8_t **out,
                       uint8_t *other, size_t other_size, size_t max_size);
/* Among AFL++'s own changes, where somebody does without AFL_CUSTOM_MUTATOR_ONLY. */
size_t afl_custom_havoc_mutation(struct mf_afl_mutator *mutator, uint8_t *data, size_t size,
                                 uint8_t **out, size_t max_size);
/* What was done last, as part of the name of an input that is kept: `op:mf_change`, or
 * `op:mf_cross` if a crossover was among it. */
const char *afl_custom_describe(struct mf_afl_mutator *mutator, size_t length_max);

/* Runs of operations are left out of an input while it covers the same. Whether there is anything
 * to try: afl-fuzz goes on until post_trim returns that much. */
int32_t afl_custom_init_trim(struct mf_afl_mutator *mutator, uint8_t *data, size_t size);
/* The next try; never larger than the input, at which afl-fuzz would end. */
size_t afl_custom_trim(struct mf_afl_mutator *mutator, uint8_t **out);
int32_t afl_custom_post_trim(struct mf_afl_mutator *mutator, uint8_t success);

#endif
