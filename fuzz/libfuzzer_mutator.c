/*
 * libFuzzer's hooks: what it does to an input is a structure-aware change of the program that the
 * input encodes. The same seed makes the same change.
 */
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/target.h"

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2,
                                 size_t size2, uint8_t *out, size_t max_out_size,
                                 unsigned int seed);

/* Failing hosts stay with the seeds that are about them. */
static void take(const uint8_t *data, size_t size, struct mf_program *program)
{
    mf_target_decode(data, size, mf_target_profile, program);
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

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
    static struct mf_program program; /* all zeros is an empty one; its memory is kept */
    struct mf_random random = {seed};

    take(data, size, &program);
    mf_mutate(&program, mf_target_profile, MF_TARGET_OPS_MADE, &random);
    size_t made = encode_fitting(&program, data, max_size);
    if (made != 0)
        return made;
    /* -minimize_crash gives more than it wants back. */
    return size < max_size ? size : max_size;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2,
                                 size_t size2, uint8_t *out, size_t max_out_size, unsigned int seed)
{
    static struct mf_program one;
    static struct mf_program two;
    static struct mf_program child;
    struct mf_random random = {seed};

    take(data1, size1, &one);
    take(data2, size2, &two);
    mf_crossover(&child, &one, &two, MF_TARGET_OPS_MADE, &random);
    size_t made = encode_fitting(&child, out, max_out_size);
    if (made != 0)
        return made;
    size_t kept = size1 < max_out_size ? size1 : max_out_size;
    memcpy(out, data1, kept);
    return kept;
}
