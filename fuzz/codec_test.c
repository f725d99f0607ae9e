#include "fuzz/codec.h"

#include <stdlib.h>

#include "fuzz/text.h"
#include "mm/test.h"

enum { RANDOM_STRINGS = 100000, RANDOM_PROGRAMS = 20000, BYTES_MAX = 400 };

static const uint64_t seed = 0x6d61706675; /* printed, so that a failure can be had again */

static struct mf_program decoded;
static struct mf_program again;
static uint8_t buffer[MF_ENCODED_MAX];

static uint64_t next_random(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15;
    uint64_t x = *state;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
    x = (x ^ x >> 27) * 0x94d049bb133111eb;
    return x ^ x >> 31;
}

static uint64_t below(uint64_t *state, uint64_t n)
{
    return next_random(state) % n;
}

/* Encoding and decoding gives the same, the parts that mf_program_equal overlooks included. */
static bool survives(const struct mf_program *program)
{
    size_t length = mf_encode(program, buffer, sizeof(buffer));
    if (length > sizeof(buffer))
        return false;
    mf_decode(buffer, length, &again);
    return mf_program_equal(program, &again) && program->swarm == again.swarm;
}

static bool is_lawful(const struct mf_program *program)
{
    const char *key;
    if (mf_config_error(&program->config, &key))
        return false;
    for (size_t i = 0; i < program->count; i++) {
        struct mf_op clamped = program->ops[i];
        mf_op_clamp(&clamped);
        if (memcmp(&clamped, &program->ops[i], sizeof(clamped)) != 0)
            return false;
    }
    return true;
}

static bool text_says_the_same(struct mf_program *program)
{
    char *text = mf_text_print(program, NULL);
    struct mf_text_error error = {0};
    bool same = text && mf_text_parse(text, strlen(text), &again, NULL, &error);
    for (size_t op = program->count; same && op-- > 0;) {
        for (unsigned i = 0; i < program->ops[op].argc; i++)
            program->ops[op].arg[i] = mf_value_flatten(program, op, program->ops[op].arg[i]);
    }
    same = same && mf_program_equal(program, &again);
    char *twice = same ? mf_text_print(&again, NULL) : NULL;
    same = twice && strcmp(text, twice) == 0;
    if (!same)
        fprintf(stderr, "%u:%u: %s\n%s", error.line, error.column, error.message, text ? text : "");
    free(text);
    free(twice);
    return same;
}

TEST(no_bytes_are_the_default_program)
{
    struct mf_program empty;
    mf_program_init(&empty);
    mf_decode(NULL, 0, &decoded);
    CHECK(mf_program_equal(&empty, &decoded));
    mf_decode((const uint8_t *)MF_CODEC_MAGIC, 4, &decoded);
    CHECK(mf_program_equal(&empty, &decoded));
    CHECK_EQ(mf_encode(&empty, buffer, sizeof(buffer)), 8);
    CHECK(memcmp(buffer, MF_CODEC_MAGIC, 4) == 0);
    CHECK(survives(&empty));
}

TEST(random_bytes_decode_to_lawful_programs_that_survive_encoding_and_text)
{
    uint64_t state = seed;
    uint64_t operations = 0;
    printf("seed 0x%" PRIx64 "\n", seed);
    for (unsigned run = 0; run < RANDOM_STRINGS; run++) {
        size_t size = below(&state, BYTES_MAX);
        if (below(&state, 2) == 0)
            size = below(&state, 60);
        uint8_t *bytes = malloc(size ? size : 1); /* exact, so that reading past it is seen */
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)next_random(&state);
        mf_decode(bytes, size, &decoded);
        free(bytes);
        operations += decoded.count;
        bool good = is_lawful(&decoded) && survives(&decoded) && text_says_the_same(&decoded);
        CHECK(good);
        if (!good) {
            fprintf(stderr, "run %u\n", run);
            return;
        }
    }
    CHECK(operations > RANDOM_STRINGS * 5);
}

/* --- Programs that no decoder made --- */

/* Numbers around everything that has a form of its own. */
static uint64_t number_near_something(uint64_t *state, const struct mf_config *config)
{
    uint64_t pages = below(state, 3) ? below(state, 140) : below(state, 70000);
    uint64_t small = below(state, 600) - 300;
    switch (below(state, 12)) {
    case 0:
        return next_random(state);
    case 1:
        return ((uint64_t)1 << below(state, 64)) + small;
    case 2:
        return ((uint64_t)1 << below(state, 64)) + small * config->target_page;
    case 3:
        return small;
    case 4:
        return small * config->target_page;
    case 5:
        return small * config->host_page;
    case 6:
        return pages * config->target_page;
    case 7:
        return pages * config->target_page + small;
    case 8:
        return 0x10000 + pages * config->host_page;
    case 9:
        return next_random(state) >> below(state, 64);
    case 10:
        return below(state, 70000);
    default:
        return 0 - pages * config->target_page;
    }
}

static struct mf_value random_value(uint64_t *state, const struct mf_program *program,
                                    enum mf_class class)
{
    size_t at = program->count;
    struct mf_value value = {0};
    value.offset = number_near_something(state, &program->config);
    if (class != MF_CLASS_ADDR && class != MF_CLASS_NUMBER)
        return value;
    value.base = (uint8_t)below(state, MF_BASES);
    uint64_t back = 1 + (below(state, 2) ? below(state, 20) : below(state, 400));
    value.ref = (uint16_t)(back <= at ? at - back : below(state, 0x10000));
    if (value.base == MF_FOREIGN)
        value.ref = (uint16_t)below(state, 6);
    if (below(state, 2))
        value.offset = 0;
    return value;
}

static void random_config(uint64_t *state, struct mf_config *config)
{
    mf_config_default(config, below(state, 2) ? MF_FREEBSD : MF_LINUX);
    config->target_page = (uint64_t)4096 << below(state, 5);
    config->host_page = (uint64_t)4096 << below(state, 5);
    config->bits = (unsigned)(32 + below(state, 33));
    if (below(state, 2))
        config->reserved = number_near_something(state, config);
    if (below(state, 2))
        config->base = number_near_something(state, config);
    if (below(state, 2))
        config->highest = number_near_something(state, config);
    if (below(state, 2))
        config->min_addr = number_near_something(state, config);
    config->policy = (enum mf_policy)below(state, 3);
    config->policy_seed = number_near_something(state, config);
    if (below(state, 2))
        config->host_maps = number_near_something(state, config);
    config->foreign_count = (unsigned)below(state, MF_FOREIGN_MAX + 1);
    for (unsigned i = 0; i < config->foreign_count; i++) {
        config->foreign[i].first = number_near_something(state, config);
        config->foreign[i].last = config->foreign[i].first + below(state, 0x40000);
        if (below(state, 2))
            config->foreign[i].last |= config->target_page - 1;
    }
    mf_config_clamp(config);
}

static void random_program(uint64_t *state, size_t ops, struct mf_program *program)
{
    mf_program_clear(program);
    random_config(state, &program->config);
    if (below(state, 4) == 0)
        program->kernel_min = (uint32_t)next_random(state);
    if (below(state, 4) == 0)
        program->kernel_end = (uint32_t)next_random(state);
    if (below(state, 2))
        program->swarm = (uint32_t)next_random(state);
    for (size_t i = 0; i < ops; i++) {
        enum mf_op_kind kind = (enum mf_op_kind)below(state, MF_OP_KINDS);
        struct mf_value args[MF_ARGS_MAX];
        unsigned argc = mf_op_argc(kind);
        for (unsigned k = 0; k < argc; k++)
            args[k] = random_value(state, program, mf_arg_class(kind, k));
        struct mf_op *op = mf_program_add(program, kind);
        memcpy(op->arg, args, argc * sizeof(args[0]));
        if (kind == MF_MREMAP && below(state, 2))
            op->argc = 4;
        mf_op_clamp(op);
    }
}

TEST(any_lawful_program_survives_encoding_and_text)
{
    uint64_t state = seed;
    printf("seed 0x%" PRIx64 "\n", seed);
    for (unsigned run = 0; run < RANDOM_PROGRAMS; run++) {
        random_program(&state, below(&state, 30), &decoded);
        bool good = is_lawful(&decoded) && survives(&decoded) && text_says_the_same(&decoded);
        CHECK(good);
        if (!good) {
            fprintf(stderr, "run %u\n", run);
            return;
        }
    }
    for (unsigned run = 0; run < 10; run++) {
        random_program(&state, MF_OPS_MAX, &decoded);
        CHECK(survives(&decoded));
        CHECK(text_says_the_same(&decoded));
    }
}

TEST(bytes_cut_anywhere_are_the_operations_before_the_cut)
{
    uint64_t state = seed;
    for (unsigned run = 0; run < 30; run++) {
        random_program(&state, 12, &decoded);
        size_t length = mf_encode(&decoded, buffer, sizeof(buffer));
        size_t most = 0;
        for (size_t cut = 0; cut <= length; cut++) {
            uint8_t *bytes = malloc(cut ? cut : 1);
            memcpy(bytes, buffer, cut);
            mf_decode(bytes, cut, &again);
            free(bytes);
            CHECK(is_lawful(&again));
            CHECK(again.count >= most);
            most = again.count;
            if (most == 0)
                continue;
            struct mf_program head = decoded;
            head.count = most;
            CHECK(mf_program_equal(&head, &again));
        }
        CHECK_EQ(most, 12);
    }
}

TEST(nothing_is_written_that_does_not_fit)
{
    uint64_t state = seed;
    random_program(&state, 20, &decoded);
    size_t length = mf_encode(&decoded, NULL, 0);
    for (size_t capacity = 0; capacity <= length + 1; capacity++) {
        uint8_t *bytes = malloc(capacity ? capacity : 1);
        memset(bytes, 0xa5, capacity);
        CHECK_EQ(mf_encode(&decoded, bytes, capacity), length);
        bool untouched = true;
        for (size_t i = 0; i < capacity; i++)
            untouched = untouched && bytes[i] == 0xa5;
        CHECK(untouched == (capacity < length));
        free(bytes);
    }
}

TEST(more_operations_than_a_program_has_are_left_out)
{
    size_t size = 4 + 2 * (size_t)MF_OPS_MAX + 100;
    uint8_t *bytes = calloc(1, size);
    for (size_t i = 4; i < size; i++)
        bytes[i] = MF_CLOSE;
    mf_decode(bytes, size, &decoded);
    CHECK_EQ(decoded.count, MF_OPS_MAX);
    CHECK_EQ(decoded.ops[MF_OPS_MAX - 1].kind, MF_CLOSE);
    free(bytes);
}

TEST(ordinary_operands_take_a_byte_or_two)
{
    static const char text[] =
        "config bits=32 target_page=4096 host_page=16384 reserved=0x40000000\n"
        "file 3 size=0x2800\n"
        "mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)\n"
        "r1 = mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE, 3, 0x2000)\n"
        "mprotect(r1, 0x1000, PROT_NONE)\n"
        "mremap(r1+0x1000, 0x3000, 0x5000, MREMAP_MAYMOVE)\n"
        "munmap(0xfffffffffffff000, -1)\n"
        "store 0x10004 0x5a\n"
        "madvise(0x10000, 0x10000, MADV_DONTNEED)\n";
    static const size_t lengths[] = {7, 7, 7, 4, 6, 11, 7, 4};
    struct mf_text_error error;
    size_t sum = 4 + 4;
    CHECK(mf_text_parse(text, strlen(text), &decoded, NULL, &error));
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        struct mf_program head = decoded;
        head.count = i + 1;
        sum += lengths[i];
        CHECK_EQ(mf_encode(&head, NULL, 0), sum);
    }
}

TEST(references_stay_symbolic_and_move_with_what_they_refer_to)
{
    mf_program_clear(&decoded);
    for (unsigned i = 0; i < 300; i++) {
        struct mf_op *op = mf_program_add(&decoded, i % 3 ? MF_MMAP : MF_STORE);
        op->arg[0] = (struct mf_value){MF_END_OF, (uint16_t)(i / 2), 0x1000};
    }
    CHECK(survives(&decoded));
    CHECK_EQ(again.ops[299].arg[0].base, MF_END_OF);
    CHECK_EQ(again.ops[299].arg[0].ref, 149);
    CHECK_EQ(again.ops[299].arg[0].offset, 0x1000);
}

int main(int argc, char **argv)
{
    mf_program_init(&decoded);
    mf_program_init(&again);
    int status = test_main(argc, argv);
    mf_program_free(&decoded);
    mf_program_free(&again);
    return status;
}
