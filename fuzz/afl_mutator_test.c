/* AFL++'s hooks, called as afl-fuzz calls them. */
#include "fuzz/afl_mutator.h"

#include <stdbool.h>

#include "fuzz/codec.h"
#include "fuzz/target.h"
#include "mm/test.h"

const enum mf_profile mf_target_profile = MF_PROFILE_LINUX;

enum { INPUT_MAX = 1 << 16 };

struct input {
    uint8_t bytes[INPUT_MAX];
    size_t size;
};

static void make_input(struct input *input, uint64_t seed)
{
    struct mf_program program;
    struct mf_random random = {seed};
    mf_program_init(&program);
    mf_generate(&program, MF_PROFILE_LINUX, MF_TARGET_OPS_MADE, &random);
    input->size = mf_encode(&program, input->bytes, sizeof input->bytes);
    mf_program_free(&program);
}

/* Bytes that say what they decode to, no more and no less. */
static bool is_program(const uint8_t *bytes, size_t size)
{
    static uint8_t again[MF_ENCODED_MAX];
    struct mf_program program;
    mf_program_init(&program);
    mf_decode(bytes, size, &program);
    bool same = mf_encode(&program, again, sizeof again) == size && memcmp(again, bytes, size) == 0;
    mf_program_free(&program);
    return same;
}

static size_t count_ops(const uint8_t *bytes, size_t size)
{
    struct mf_program program;
    mf_program_init(&program);
    mf_decode(bytes, size, &program);
    size_t count = program.count;
    mf_program_free(&program);
    return count;
}

TEST(every_result_is_a_program_and_fits)
{
    static struct input one, two;
    struct mf_afl_mutator *mutator = afl_custom_init(NULL, 1);
    unsigned changed = 0, crossed = 0;
    for (unsigned i = 0; i < 2000; i++) {
        make_input(&one, i + 1);
        make_input(&two, i + 1000000);
        size_t size_max = one.size + i % 500;
        uint8_t *out = NULL;
        size_t size = afl_custom_fuzz(mutator, one.bytes, one.size, &out, i % 2 ? two.bytes : NULL,
                                      i % 2 ? two.size : 0, size_max);
        CHECK(out != NULL && size > 0 && size <= size_max);
        CHECK(is_program(out, size));
        changed += size != one.size || memcmp(out, one.bytes, size) != 0;
        const char *what = afl_custom_describe(mutator, 100);
        if (strcmp(what, "op:mf_cross") == 0)
            crossed++;
        else
            CHECK(strcmp(what, "op:mf_change") == 0);
        CHECK(i % 2 || strcmp(what, "op:mf_change") == 0);
        CHECK(strcmp(afl_custom_describe(mutator, 5), "") == 0);
    }
    CHECK(changed > 1800);
    CHECK(crossed > 600);
    afl_custom_deinit(mutator);
}

TEST(bytes_that_are_no_program_become_one)
{
    struct mf_afl_mutator *mutator = afl_custom_init(NULL, 1);
    uint8_t newline = '\n';
    uint8_t *out = NULL;
    size_t size = afl_custom_havoc_mutation(mutator, &newline, 1, &out, 1 << 20);
    CHECK(is_program(out, size));
    /* Not even a configuration fits. */
    size = afl_custom_fuzz(mutator, &newline, 1, &out, NULL, 0, 1);
    CHECK_EQ(size, 1);
    CHECK_EQ(out[0], '\n');
    afl_custom_deinit(mutator);
}

TEST(the_same_seed_gives_the_same_inputs)
{
    static struct input input;
    make_input(&input, 7);
    struct mf_afl_mutator *mutators[] = {afl_custom_init(NULL, 5), afl_custom_init(NULL, 5),
                                         afl_custom_init(NULL, 6)};
    bool differs = false;
    for (unsigned i = 0; i < 100; i++) {
        uint8_t *out[3];
        size_t size[3];
        for (unsigned k = 0; k < 3; k++)
            size[k] = afl_custom_fuzz(mutators[k], input.bytes, input.size, &out[k], NULL, 0, 4096);
        CHECK(size[0] == size[1] && memcmp(out[0], out[1], size[0]) == 0);
        differs |= size[0] != size[2] || memcmp(out[0], out[2], size[0]) != 0;
    }
    CHECK(differs);
    for (unsigned k = 0; k < 3; k++)
        afl_custom_deinit(mutators[k]);
}

/* As afl-fuzz trims: what is wanted of an input is that it has so many operations. Returns the
 * tries; the result is in *input. */
static unsigned trim(struct mf_afl_mutator *mutator, struct input *input, size_t wanted)
{
    unsigned tries = 0;
    size_t size_max = input->size;
    int32_t all = afl_custom_init_trim(mutator, input->bytes, input->size);
    for (int32_t at = 0; at < all && tries < 10000; tries++) {
        uint8_t *out = NULL;
        size_t size = afl_custom_trim(mutator, &out);
        CHECK(out != NULL && size <= size_max && is_program(out, size));
        bool success = count_ops(out, size) >= wanted;
        if (success) {
            memcpy(input->bytes, out, size);
            input->size = size;
        }
        at = afl_custom_post_trim(mutator, success);
    }
    return tries;
}

TEST(trimming_leaves_what_is_needed)
{
    static struct input input;
    struct mf_afl_mutator *mutator = afl_custom_init(NULL, 1);
    for (unsigned i = 1; i < 200; i++) {
        make_input(&input, i);
        size_t count = count_ops(input.bytes, input.size);
        size_t wanted = i % 4 < count ? i % 4 : count;
        unsigned tries = trim(mutator, &input, wanted);
        CHECK_EQ(count_ops(input.bytes, input.size), wanted);
        CHECK(tries > 0 || count == wanted);
        CHECK(tries <= 4 * count + 4);
    }
    afl_custom_deinit(mutator);
}

TEST(nothing_is_trimmed_off_an_empty_program)
{
    struct mf_afl_mutator *mutator = afl_custom_init(NULL, 1);
    struct input input = {{0}, 1};
    CHECK_EQ(afl_custom_init_trim(mutator, input.bytes, input.size), 0);
    afl_custom_deinit(mutator);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
