#include "fuzz/mutator.h"

#include "fuzz/codec.h"
#include "fuzz/target.h"
#include "fuzz/without.h"

/* Where hosts that fail are not what a target is about, they stay with the seeds that are. */
static void take(const uint8_t *data, size_t size, struct mf_program *program)
{
    mf_target_decode(data, size, mf_target_profile, program);
    if (mf_target_profile != MF_PROFILE_FAULTS)
        mf_target_remove_faults(program);
}

/* As much of the program as fits; 0: not even its configuration does. */
static size_t encode_fitting(struct mf_program *program, uint8_t *out, size_t max_size)
{
    for (;;) {
        size_t size = mf_encode(program, out, max_size);
        if (size <= max_size)
            return size;
        if (program->count == 0)
            return 0;
        program->count /= 2;
    }
}

/* Without swarm masks: whatever comes with one is drawn again. */
static void change_without_swarm(struct mf_program *program, const uint8_t *data, size_t size,
                                 struct mf_random *random)
{
    do {
        take(data, size, program);
        program->swarm = 0;
        mf_mutate(program, mf_target_profile, MF_TARGET_OPS_MADE, random);
    } while (program->swarm != 0);
}

size_t mf_mutator_change(uint8_t *data, size_t size, size_t max_size, struct mf_random *random)
{
    static struct mf_program program; /* all zeros is an empty one; its memory is kept */

    if (mf_without() & MF_WITHOUT_SWARM) {
        change_without_swarm(&program, data, size, random);
    } else {
        take(data, size, &program);
        mf_mutate(&program, mf_target_profile, MF_TARGET_OPS_MADE, random);
    }
    return encode_fitting(&program, data, max_size);
}

size_t mf_mutator_cross(const uint8_t *one, size_t one_size, const uint8_t *two, size_t two_size,
                        uint8_t *out, size_t max_size, struct mf_random *random)
{
    static struct mf_program first;
    static struct mf_program second;
    static struct mf_program child;

    take(one, one_size, &first);
    take(two, two_size, &second);
    mf_crossover(&child, &first, &second, MF_TARGET_OPS_MADE, random);
    return encode_fitting(&child, out, max_size);
}
