/*
 * libFuzzer's hooks: what it does to an input is a structure-aware change of the program that the
 * input encodes. The same seed makes the same change.
 */
#include <string.h>

#include "fuzz/mutator.h"
#include "fuzz/without.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size); /* libFuzzer's own */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2,
                                 size_t size2, uint8_t *out, size_t max_out_size,
                                 unsigned int seed);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
    struct mf_random random = {seed};

    if (mf_without() & MF_WITHOUT_STRUCTURE)
        return LLVMFuzzerMutate(data, size, max_size);
    size_t made = mf_mutator_change(data, size, max_size, &random);
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
    struct mf_random random = {seed};

    if (mf_without() & MF_WITHOUT_STRUCTURE)
        return cross_bytes(data1, size1, data2, size2, out, max_out_size, &random);
    size_t made = mf_mutator_cross(data1, size1, data2, size2, out, max_out_size, &random);
    if (made != 0)
        return made;
    size_t kept = size1 < max_out_size ? size1 : max_out_size;
    memcpy(out, data1, kept);
    return kept;
}
