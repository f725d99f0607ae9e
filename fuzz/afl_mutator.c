#include "fuzz/afl_mutator.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/edit.h"
#include "fuzz/mutator.h"
#include "fuzz/target.h"

/* As libFuzzer does it: up to five steps in a row, each of them a change or, with even odds, a
 * crossover with another input. */
enum { STEPS_MAX = 5 };

/* Trimming: runs of operations are left out, ever shorter ones, while coverage stays the same. */
struct trim {
    struct mf_program best; /* what is left so far */
    struct mf_program candidate;
    size_t size_max; /* that of the input: afl-fuzz ends when a trimmed one is larger */
    size_t at;       /* what the candidate lacks of the best */
    size_t length;
    size_t size; /* of the candidate, in out */
};

struct mf_afl_mutator {
    struct mf_random random;
    const char *what; /* the name of what was done last */
    uint8_t *out;     /* MF_ENCODED_MAX bytes, what afl-fuzz is given */
    uint8_t *spare;   /* likewise */
    struct trim trim;
};

struct mf_afl_mutator *afl_custom_init(void *afl, unsigned int seed)
{
    struct mf_afl_mutator *mutator = calloc(1, sizeof *mutator);

    (void)afl;
    if (!mutator)
        return NULL;
    mutator->random.state = seed;
    mutator->out = malloc(MF_ENCODED_MAX);
    mutator->spare = malloc(MF_ENCODED_MAX);
    if (!mutator->out || !mutator->spare)
        abort(); /* afl-fuzz would go on without us */
    mf_program_init(&mutator->trim.best);
    mf_program_init(&mutator->trim.candidate);
    return mutator;
}

/* One step on what is in out; returns its new size. */
static size_t step(struct mf_afl_mutator *mutator, size_t size, size_t max_size,
                   const uint8_t *other, size_t other_size)
{
    struct mf_random *random = &mutator->random;

    if (other_size == 0 || mf_random_below(random, 2) == 0) {
        size_t changed = mf_mutator_change(mutator->out, size, max_size, random);
        return changed != 0 ? changed : size;
    }
    size_t crossed =
        mf_mutator_cross(mutator->out, size, other, other_size, mutator->spare, max_size, random);
    if (crossed == 0)
        return size;
    uint8_t *before = mutator->out;
    mutator->out = mutator->spare;
    mutator->spare = before;
    mutator->what = "op:mf_cross";
    return crossed;
}

static size_t at_most(size_t size, size_t max_size)
{
    return size < max_size ? size : max_size;
}

size_t afl_custom_fuzz(struct mf_afl_mutator *mutator, uint8_t *data, size_t size, uint8_t **out,
                       uint8_t *other, size_t other_size, size_t max_size)
{
    size_t steps = 1 + mf_random_below(&mutator->random, STEPS_MAX);

    max_size = at_most(max_size, MF_ENCODED_MAX);
    size = at_most(size, max_size);
    memcpy(mutator->out, data, size);
    mutator->what = "op:mf_change";
    for (; steps != 0; steps--)
        size = step(mutator, size, max_size, other, other ? other_size : 0);
    *out = mutator->out;
    return size;
}

size_t afl_custom_havoc_mutation(struct mf_afl_mutator *mutator, uint8_t *data, size_t size,
                                 uint8_t **out, size_t max_size)
{
    return afl_custom_fuzz(mutator, data, size, out, NULL, 0, max_size);
}

const char *afl_custom_describe(struct mf_afl_mutator *mutator, size_t length_max)
{
    return strlen(mutator->what) <= length_max ? mutator->what : "";
}

/* Makes the candidate at trim->at or the first one after it that is no larger than the input;
 * false: there is none. */
static bool find_candidate(struct mf_afl_mutator *mutator)
{
    struct trim *trim = &mutator->trim;

    for (; trim->length != 0; trim->length /= 2, trim->at = 0) {
        for (; trim->at + trim->length <= trim->best.count; trim->at += trim->length) {
            if (!mf_program_copy(&trim->candidate, &trim->best))
                abort();
            mf_edit_remove(&trim->candidate, trim->at, trim->length);
            trim->size = mf_encode(&trim->candidate, mutator->out, MF_ENCODED_MAX);
            if (trim->size <= trim->size_max)
                return true;
        }
    }
    return false;
}

int32_t afl_custom_init_trim(struct mf_afl_mutator *mutator, uint8_t *data, size_t size)
{
    struct trim *trim = &mutator->trim;

    mf_target_decode(data, size, mf_target_profile, &trim->best);
    trim->size_max = at_most(size, MF_ENCODED_MAX);
    trim->at = 0;
    trim->length = (trim->best.count + 1) / 2;
    return find_candidate(mutator);
}

size_t afl_custom_trim(struct mf_afl_mutator *mutator, uint8_t **out)
{
    *out = mutator->out;
    return mutator->trim.size;
}

int32_t afl_custom_post_trim(struct mf_afl_mutator *mutator, uint8_t success)
{
    struct trim *trim = &mutator->trim;

    if (!success)
        trim->at += trim->length;
    else if (!mf_program_copy(&trim->best, &trim->candidate))
        abort();
    return !find_candidate(mutator);
}

void afl_custom_deinit(struct mf_afl_mutator *mutator)
{
    mf_program_free(&mutator->trim.best);
    mf_program_free(&mutator->trim.candidate);
    free(mutator->out);
    free(mutator->spare);
    free(mutator);
}
