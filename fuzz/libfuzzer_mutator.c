/*
 * libFuzzer's hooks: what it does to an input is a structure-aware change of the program that the
 * input encodes. The same seed makes the same change.
 */
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/target.h"
#include "fuzz/without.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size); /* libFuzzer's own */
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

/* Without swarm masks: whatever comes with one is drawn again. */
static void mutate_without_swarm(struct mf_program *program, const uint8_t *data, size_t size,
                                 struct mf_random *random)
{
    do {
        take(data, size, program);
        program->swarm = 0;
        mf_mutate(program, mf_target_profile, MF_TARGET_OPS_MADE, random);
    } while (program->swarm != 0);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
    static struct mf_program program; /* all zeros is an empty one; its memory is kept */
    struct mf_random random = {seed};

    if (mf_without() & MF_WITHOUT_STRUCTURE)
        return LLVMFuzzerMutate(data, size, max_size);
    if (mf_without() & MF_WITHOUT_SWARM) {
        mutate_without_swarm(&program, data, size, &random);
    } else {
        take(data, size, &program);
        mf_mutate(&program, mf_target_profile, MF_TARGET_OPS_MADE, &random);
    }
    size_t made = encode_fitting(&program, data, max_size);
    if (made != 0)
        return made;
    /* -minimize_crash gives more than it wants back. */
    return size < max_size ? size : max_size;
}

/* Without structure: the beginning of one input, the end of another. */
static size_t cross_bytes(const uint8_t *data1, size_t size1, const uint8_t *data2, size_t size2,
                          uint8_t *out, size_t max_out_size, struct mf_random *random)
{
    size_t head = (size_t)mf_random_below(random, size1 + 1);
    size_t skip = (size_t)mf_random_below(random, size2 + 1);
    size_t tail = size2 - skip;
    if (head > max_out_size)
        head = max_out_size;
    if (tail > max_out_size - head)
        tail = max_out_size - head;
    memcpy(out, data1, head);
    memcpy(out + head, data2 + skip, tail);
    return head + tail;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2,
                                 size_t size2, uint8_t *out, size_t max_out_size, unsigned int seed)
{
    static struct mf_program one;
    static struct mf_program two;
    static struct mf_program child;
    struct mf_random random = {seed};

    if (mf_without() & MF_WITHOUT_STRUCTURE)
        return cross_bytes(data1, size1, data2, size2, out, max_out_size, &random);
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
