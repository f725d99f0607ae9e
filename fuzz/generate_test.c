#include "fuzz/mutate.h"

#include <stdlib.h>

#include "fuzz/operands.h"
#include "fuzz/sketch.h"
#include "mm/abi_linux.h"
#include "mm/test.h"

enum { SEEDS = 60000, OPS = 40 };

static struct mf_random seeded(uint64_t seed)
{
    return (struct mf_random){seed * 0x2545f4914f6cdd1du + 1};
}

static void generate(struct mf_program *program, uint64_t seed)
{
    struct mf_random random = seeded(seed);
    mf_generate(program, MF_PROFILE_LINUX, OPS, &random);
}

static uint64_t number(const struct mf_program *program, size_t op, unsigned arg)
{
    return mf_sketch_number(program, op, arg);
}

/* The first thing about a program that is not as it must be, or NULL. */
static const char *fault_of(const struct mf_program *program)
{
    const char *key;
    if (mf_config_error(&program->config, &key))
        return "configuration";
    if (program->config.abi != MF_LINUX || program->config.host_maps != 0)
        return "profile";
    if (program->count > OPS || program->count == 0)
        return "count";
    for (size_t at = 0; at < program->count; at++) {
        const struct mf_op *op = &program->ops[at];
        struct mf_op clamped = *op;
        mf_op_clamp(&clamped);
        if (clamped.argc != op->argc || op->kind == MF_FAULT || op->kind == MF_MINHERIT)
            return "kind";
        for (unsigned i = 0; i < op->argc; i++) {
            if (clamped.arg[i].base != op->arg[i].base || clamped.arg[i].ref != op->arg[i].ref ||
                clamped.arg[i].offset != op->arg[i].offset)
                return "operand";
            bool numbered = op->arg[i].base == MF_RESULT || op->arg[i].base == MF_ADDR_OF ||
                            op->arg[i].base == MF_END_OF || op->arg[i].base == MF_LEN_OF;
            if (numbered && op->arg[i].ref >= at)
                return "reference";
        }
    }
    return NULL;
}

TEST(random_numbers_below_n_are_all_met_and_none_is_n)
{
    struct mf_random random = {0};
    unsigned met[7] = {0};
    for (unsigned i = 0; i < 7000; i++) {
        uint64_t drawn = mf_random_below(&random, 7);
        CHECK(drawn < 7);
        met[drawn % 7]++;
    }
    for (unsigned i = 0; i < 7; i++)
        CHECK(met[i] > 850 && met[i] < 1150);
    CHECK_EQ(mf_random_below(&random, 1), 0);
    for (unsigned i = 0; i < 100; i++)
        CHECK(mf_random_below(&random, (UINT64_MAX / 3) * 2) < (UINT64_MAX / 3) * 2);
}

TEST(every_generated_program_is_lawful_and_keeps_to_its_swarm_mask)
{
    struct mf_program program;
    mf_program_init(&program);
    generate(&program, 0);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        generate(&program, seed);
        const char *fault = fault_of(&program);
        if (fault)
            printf("seed %" PRIu64 ": %s\n", seed, fault);
        CHECK(fault == NULL);
        for (size_t op = 0; op < program.count; op++)
            CHECK(!(program.swarm >> program.ops[op].kind & 1));
    }
    CHECK(program.capacity <= 64); /* nothing grows from run to run */
    mf_program_free(&program);
}

TEST(the_same_seed_gives_the_same_program_and_another_seed_another)
{
    struct mf_program a;
    struct mf_program b;
    unsigned equal = 0;
    mf_program_init(&a);
    mf_program_init(&b);
    for (uint64_t seed = 0; seed < 2000; seed++) {
        generate(&a, seed);
        generate(&b, seed);
        CHECK(mf_program_equal(&a, &b));
        CHECK_EQ(a.swarm, b.swarm);
        generate(&b, seed + 1);
        equal += mf_program_equal(&a, &b);
    }
    CHECK(equal < 3);
    mf_program_free(&a);
    mf_program_free(&b);
}

TEST(a_program_has_at_most_the_operations_asked_for)
{
    struct mf_program program;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < 2000; seed++) {
        struct mf_random random = seeded(seed);
        size_t most = seed % 9;
        mf_generate(&program, MF_PROFILE_LINUX, most, &random);
        CHECK(program.count <= most);
    }
    struct mf_random random = seeded(1);
    mf_generate(&program, MF_PROFILE_LINUX, SIZE_MAX, &random);
    CHECK(program.count <= MF_OPS_MAX);
    mf_program_free(&program);
}

TEST(configurations_cover_every_pair_of_page_sizes_and_every_key)
{
    static unsigned pairs[5][5];
    enum {
        SMALLER,
        EQUAL,
        LARGER,
        BITS_32,
        BITS_64,
        BITS_OTHER,
        RESERVED,
        TINY,
        BASE,
        HIGHEST,
        ALL,
        MIN_ADDR,
        BOTTOM_UP,
        RANDOM,
        FOREIGN,
        FOREIGN_ODD,
        FACTS
    };
    unsigned met[FACTS] = {0};
    struct mf_program program;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        generate(&program, seed);
        const struct mf_config *config = &program.config;
        uint64_t t = config->target_page;
        uint64_t h = config->host_page;
        pairs[__builtin_ctzll(t) - 12][__builtin_ctzll(h) - 12]++;
        met[t < h ? SMALLER : t == h ? EQUAL : LARGER]++;
        met[config->bits == 32 ? BITS_32 : config->bits == 64 ? BITS_64 : BITS_OTHER]++;
        met[RESERVED] += config->reserved != 0;
        met[TINY] += mf_config_highest(config) < 0x400000;
        met[BASE] += config->base != 0;
        met[HIGHEST] += config->highest != 0;
        met[ALL] += config->bits == 64 && config->highest == UINT64_MAX;
        met[MIN_ADDR] += config->min_addr != 0x10000;
        met[BOTTOM_UP] += config->policy == MF_BOTTOM_UP;
        met[RANDOM] += config->policy == MF_RANDOM;
        met[FOREIGN] += config->foreign_count != 0;
        met[FOREIGN_ODD] += config->foreign_count && (config->foreign[0].first & (t - 1)) != 0;
    }
    for (unsigned t = 0; t < 5; t++) {
        for (unsigned h = 0; h < 5; h++)
            CHECK(pairs[t][h] > SEEDS / 500);
    }
    const unsigned percent_least[FACTS] = {
        [SMALLER] = 40,   [EQUAL] = 15,      [LARGER] = 20,   [BITS_32] = 20,
        [BITS_64] = 25,   [BITS_OTHER] = 20, [RESERVED] = 40, [TINY] = 20,
        [BASE] = 30,      [HIGHEST] = 10,    [ALL] = 0,       [MIN_ADDR] = 25,
        [BOTTOM_UP] = 20, [RANDOM] = 12,     [FOREIGN] = 8,   [FOREIGN_ODD] = 1};
    for (unsigned fact = 0; fact < FACTS; fact++) {
        if (met[fact] * 100 < percent_least[fact] * SEEDS || met[fact] == 0)
            fprintf(stderr, "fact %u: %u of %u\n", fact, met[fact], SEEDS);
        CHECK(met[fact] * 100 >= percent_least[fact] * SEEDS && met[fact] != 0);
    }
    mf_program_free(&program);
}

TEST(most_operations_meet_what_earlier_ones_mapped)
{
    unsigned aimed[MF_OP_KINDS] = {0};
    unsigned total[MF_OP_KINDS] = {0};
    unsigned replaced = 0;
    unsigned fragments = 0;
    struct mf_program program;
    struct mf_sketch sketch;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < SEEDS / 10; seed++) {
        generate(&program, seed);
        mf_sketch_begin(&sketch, &program.config);
        for (size_t at = 0; at < program.count; at++) {
            const struct mf_op *op = &program.ops[at];
            if (sketch.count != 0 && mf_arg_is_address((enum mf_op_kind)op->kind, 0)) {
                struct mf_place place = mf_sketch_place(&sketch, &program, at, op->arg[0]);
                uint64_t page = mf_round_down(place.at, sketch.target_page);
                uint64_t host = mf_round_down(place.at, sketch.host_page);
                bool hit = mf_sketch_overlap(&sketch, place.space, page, page) != NULL;
                total[op->kind]++;
                aimed[op->kind] += hit;
                if (op->kind == MF_MMAP) {
                    replaced += hit;
                    fragments += !hit && mf_sketch_overlap(&sketch, place.space, host,
                                                           host + (sketch.host_page - 1)) != NULL;
                }
            }
            mf_sketch_op(&sketch, &program, at);
        }
    }
    static const uint8_t calls[] = {MF_MUNMAP, MF_MPROTECT, MF_MREMAP, MF_MADVISE,
                                    MF_MSYNC,  MF_STORE,    MF_LOAD,   MF_ACCESS};
    for (unsigned i = 0; i < sizeof(calls); i++) {
        if (aimed[calls[i]] * 100 < total[calls[i]] * 60)
            fprintf(stderr, "kind %u: %u of %u\n", calls[i], aimed[calls[i]], total[calls[i]]);
        CHECK(aimed[calls[i]] * 100 >= total[calls[i]] * 60);
    }
    CHECK(replaced * 100 >= total[MF_MMAP] * 15);
    CHECK(fragments * 100 >= total[MF_MMAP] * 4);
    mf_program_free(&program);
}

/* What the error rows and effects of SEMANTICS.md A1 to A7 and A13 need, one fact each. */
enum fact {
    MMAP_UNALIGNED_OFFSET,
    MMAP_BAD_FD,
    MMAP_FD_HIGH_BITS,
    MMAP_HUGETLB_ANON,
    MMAP_HUGETLB_FILE,
    MMAP_LEN_0,
    MMAP_LEN_WRAPS,
    MMAP_LEN_ABOVE_TOP,
    MMAP_FIXED_BEYOND_TOP,
    MMAP_FIXED_UNALIGNED,
    MMAP_FIXED_AT_TOP,
    MMAP_FIXED_AT_0,
    MMAP_NOREPLACE_TAKEN,
    MMAP_NOREPLACE_FREE,
    MMAP_OFFSET_LIMIT,
    MMAP_NO_TYPE,
    MMAP_BAD_TYPE,
    MMAP_VALIDATE_ANON,
    MMAP_VALIDATE_UNKNOWN,
    MMAP_SHARED_NO_WRITE,
    MMAP_NO_READ,
    MMAP_GROWSDOWN,
    MMAP_GROWSDOWN_FILE,
    MMAP_DROPPABLE,
    MMAP_DROPPABLE_LOCKED,
    MMAP_PROT_GARBAGE,
    MMAP_32BIT,
    MMAP_ABOVE4G,
    MMAP_HINT_ODD,
    MMAP_HINT_TAKEN,
    MMAP_WHOLE_SPACE,
    MMAP_FILE_PAST_END,
    MMAP_FILE_CONGRUENT,
    MMAP_FILE_INCONGRUENT,
    MUNMAP_WRAPS,
    MUNMAP_LEN_0,
    MPROTECT_GROWS_BOTH,
    MPROTECT_GROWSDOWN,
    MPROTECT_UNKNOWN_BITS,
    MPROTECT_LEN_0,
    MPROTECT_WRAPS,
    MPROTECT_ENDS_AT_2_64,
    MSYNC_BOTH,
    MSYNC_GARBAGE,
    MSYNC_INVALIDATE_LOCKED,
    MSYNC_LEN_WRAPS_TO_0,
    MREMAP_BAD_FLAGS,
    MREMAP_NEW_0,
    MREMAP_NEW_HUGE,
    MREMAP_OLD_0_SHARED,
    MREMAP_OLD_0_ONTO_ITSELF,
    MREMAP_OLD_WRAPS,
    MREMAP_FIXED_NO_MAYMOVE,
    MREMAP_DONTUNMAP,
    MREMAP_DONTUNMAP_FIXED,
    MREMAP_DONTUNMAP_RESIZE,
    MREMAP_GROW_STAY,
    MREMAP_GROW_MOVE,
    MREMAP_SHRINK,
    MREMAP_MOVE_SEVERAL,
    MREMAP_FIXED_RESIZE,
    MREMAP_OVERLAP,
    MREMAP_FOUR_ARGUMENTS,
    MADVISE_LOCKED,
    MADVISE_UNKNOWN,
    FTRUNCATE_CLOSED,
    FTRUNCATE_READ_ONLY,
    FTRUNCATE_ABSURD,
    FTRUNCATE_SHRINK_MAPPED,
    FILE_SAME,
    FILE_AGAIN,
    CLOSE_MAPPED,
    STORE_BESIDE_END,
    ACCESS_UNALIGNED,
    CALL_UNALIGNED,
    VALUE_OF_RESULT,
    VALUE_OF_OPERATION,
    VALUE_OF_TOP,
    FACTS
};

static bool marks[FACTS];

static void mark(enum fact fact, bool met)
{
    marks[fact] = marks[fact] || met;
}

static bool wraps(uint64_t addr, uint64_t len)
{
    return len != 0 && len - 1 > UINT64_MAX - addr;
}

static void mark_mmap(const struct mf_sketch *sketch, const struct mf_program *program, size_t at)
{
    struct mf_place place = mf_sketch_place(sketch, program, at, program->ops[at].arg[0]);
    uint64_t page = sketch->target_page;
    uint64_t len = number(program, at, 1);
    uint64_t prot = number(program, at, 2);
    uint64_t flags = number(program, at, 3);
    uint64_t fd = number(program, at, 4);
    uint64_t offset = number(program, at, 5);
    uint64_t type = flags & LX_MAP_TYPE;
    bool anon = (flags & LX_MAP_ANONYMOUS) != 0;
    bool fixed = (flags & (LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE)) != 0;
    bool absolute = place.space == MF_SPACE_ABS;
    bool plain = len != 0 && len <= sketch->highest && (place.at & (page - 1)) == 0;
    uint64_t last = place.at + (mf_round_up(len, page) - 1);
    bool taken = plain && mf_sketch_overlap(sketch, place.space, place.at, last);
    bool open = (uint32_t)fd < MF_SKETCH_FDS && sketch->files[(uint32_t)fd].open;
    uint8_t mode = open ? sketch->files[(uint32_t)fd].mode : 0;

    mark(MMAP_UNALIGNED_OFFSET, offset & (page - 1));
    mark(MMAP_BAD_FD, !anon && !open);
    mark(MMAP_FD_HIGH_BITS, !anon && open && fd >> 32);
    mark(MMAP_HUGETLB_ANON, anon && (flags & LX_MAP_HUGETLB));
    mark(MMAP_HUGETLB_FILE, !anon && open && (flags & LX_MAP_HUGETLB));
    mark(MMAP_LEN_0, len == 0);
    mark(MMAP_LEN_WRAPS, len && mf_round_up(len, page) == 0);
    mark(MMAP_LEN_ABOVE_TOP, len > sketch->highest && len < UINT64_MAX - page);
    mark(MMAP_FIXED_BEYOND_TOP, absolute && fixed && plain && last > sketch->highest);
    mark(MMAP_FIXED_UNALIGNED, absolute && fixed && (place.at & (page - 1)));
    mark(MMAP_FIXED_AT_TOP, absolute && fixed && plain && last == sketch->highest);
    mark(MMAP_FIXED_AT_0, absolute && fixed && place.at == 0 && plain);
    mark(MMAP_NOREPLACE_TAKEN, taken && (flags & LX_MAP_FIXED_NOREPLACE));
    mark(MMAP_NOREPLACE_FREE, plain && !taken && (flags & LX_MAP_FIXED_NOREPLACE));
    mark(MMAP_OFFSET_LIMIT, !anon && open && offset > ((uint64_t)1 << 63) - page * 8);
    mark(MMAP_NO_TYPE, type == 0);
    mark(MMAP_BAD_TYPE, type > 8);
    mark(MMAP_VALIDATE_ANON, type == 3 && anon);
    mark(MMAP_VALIDATE_UNKNOWN, type == 3 && open && !anon && (flags & LX_MAP_SYNC));
    mark(MMAP_SHARED_NO_WRITE, open && !anon && mode == 1 && (type & 1) && (prot & 2));
    mark(MMAP_NO_READ, open && !anon && mode == 2);
    mark(MMAP_GROWSDOWN, plain && anon && type == 2 && (flags & LX_MAP_GROWSDOWN));
    mark(MMAP_GROWSDOWN_FILE, plain && open && !anon && (flags & LX_MAP_GROWSDOWN));
    mark(MMAP_DROPPABLE, plain && anon && type == 8);
    mark(MMAP_DROPPABLE_LOCKED, plain && anon && type == 8 && (flags & LX_MAP_LOCKED));
    mark(MMAP_PROT_GARBAGE, prot > 7);
    mark(MMAP_32BIT, !fixed && (flags & LX_MAP_32BIT) && program->config.bits > 32);
    mark(MMAP_ABOVE4G, !fixed && (flags & LX_MAP_ABOVE4G) && sketch->highest > UINT32_MAX);
    mark(MMAP_HINT_ODD, !fixed && (place.at & (page - 1)));
    mark(MMAP_HINT_TAKEN, !fixed && taken);
    mark(MMAP_WHOLE_SPACE, absolute && fixed && plain && len > sketch->highest / 2);
    if (open && !anon && plain && absolute && fixed) {
        uint64_t size = mf_sketch_file_size(sketch, (int)fd & 15);
        mark(MMAP_FILE_PAST_END, offset + len > size);
        mark(MMAP_FILE_CONGRUENT, sketch->host_page > page && offset &&
                                      ((offset - place.at) & (sketch->host_page - 1)) == 0);
        mark(MMAP_FILE_INCONGRUENT, ((offset - place.at) & (sketch->host_page - 1)) != 0);
    }
}

static void mark_mremap(const struct mf_sketch *sketch, const struct mf_program *program, size_t at)
{
    const struct mf_op *op = &program->ops[at];
    struct mf_place from = mf_sketch_place(sketch, program, at, op->arg[0]);
    struct mf_place to = mf_sketch_place(sketch, program, at, op->arg[4]);
    uint64_t page = sketch->target_page;
    uint64_t old_len = mf_round_up(number(program, at, 1), page);
    uint64_t new_len = mf_round_up(number(program, at, 2), page);
    uint64_t flags = number(program, at, 3);
    const struct mf_sketch_piece *piece = mf_sketch_overlap(sketch, from.space, from.at, from.at);
    bool moves = (flags & 7) == (LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED);
    mark(MREMAP_BAD_FLAGS, flags > 7);
    mark(MREMAP_NEW_0, new_len == 0);
    mark(MREMAP_NEW_HUGE, new_len > sketch->highest);
    mark(MREMAP_FOUR_ARGUMENTS, op->argc == 4);
    if (!piece)
        return;
    mark(MREMAP_OLD_0_SHARED, old_len == 0 && piece->shared && (flags & LX_MREMAP_MAYMOVE));
    mark(MREMAP_OLD_0_ONTO_ITSELF,
         old_len == 0 && piece->shared && moves && from.space == to.space && from.at == to.at);
    mark(MREMAP_OLD_WRAPS, old_len > UINT64_MAX - 4 * page && moves && new_len == page);
    mark(MREMAP_FIXED_NO_MAYMOVE, (flags & 3) == LX_MREMAP_FIXED);
    mark(MREMAP_DONTUNMAP, (flags & 7) == 5 && old_len == new_len);
    mark(MREMAP_DONTUNMAP_FIXED, (flags & 7) == 7 && old_len == new_len);
    mark(MREMAP_DONTUNMAP_RESIZE, (flags & 5) == 5 && old_len != new_len);
    mark(MREMAP_GROW_STAY, flags == 0 && new_len > old_len && old_len);
    mark(MREMAP_GROW_MOVE, flags == 1 && new_len > old_len && old_len);
    mark(MREMAP_SHRINK, flags < 2 && new_len < old_len);
    mark(MREMAP_MOVE_SEVERAL,
         moves && old_len == new_len && from.at + old_len - 1 > piece->last &&
             mf_sketch_overlap(sketch, from.space, piece->last + 1, from.at + old_len - 1));
    mark(MREMAP_FIXED_RESIZE, moves && old_len != new_len && old_len);
    mark(MREMAP_OVERLAP, moves && from.space == to.space && old_len && from.at != to.at &&
                             from.at < to.at + new_len && to.at < from.at + old_len);
}

static bool locked_piece(const struct mf_sketch *sketch)
{
    for (unsigned i = 0; i < sketch->count; i++) {
        if (sketch->pieces[i].locked)
            return true;
    }
    return false;
}

static bool mapped_fd(const struct mf_sketch *sketch, uint64_t fd, uint64_t beyond)
{
    for (unsigned i = 0; i < sketch->count; i++) {
        const struct mf_sketch_piece *piece = &sketch->pieces[i];
        if (piece->fd >= 0 && (uint64_t)piece->fd == fd &&
            piece->offset + (piece->last - piece->first) > beyond)
            return true;
    }
    return false;
}

static void mark_others(const struct mf_sketch *sketch, const struct mf_program *program, size_t at)
{
    const struct mf_op *op = &program->ops[at];
    uint64_t page = sketch->target_page;
    struct mf_place place = mf_sketch_place(sketch, program, at, op->arg[0]);
    uint64_t len = op->argc > 1 ? number(program, at, 1) : 0;
    uint64_t third = op->argc > 2 ? number(program, at, 2) : 0;
    bool mapped = mf_sketch_overlap(sketch, place.space, place.at, place.at) != NULL;
    bool absolute = place.space == MF_SPACE_ABS;
    switch ((enum mf_op_kind)op->kind) {
    case MF_MUNMAP:
        mark(MUNMAP_WRAPS, wraps(place.at, len));
        mark(MUNMAP_LEN_0, len == 0);
        mark(CALL_UNALIGNED, place.at & (page - 1));
        break;
    case MF_MPROTECT:
        mark(MPROTECT_GROWS_BOTH, (third & 0x03000000) == 0x03000000);
        mark(MPROTECT_GROWSDOWN, mapped && third == (LX_PROT_GROWSDOWN | LX_PROT_READ));
        mark(MPROTECT_UNKNOWN_BITS, mapped && (third & 0x10));
        mark(MPROTECT_LEN_0, len == 0);
        mark(MPROTECT_WRAPS, absolute && wraps(place.at, len));
        mark(MPROTECT_ENDS_AT_2_64, absolute && len && place.at + mf_round_up(len, page) == 0);
        break;
    case MF_MSYNC:
        mark(MSYNC_BOTH, (third & 5) == 5);
        mark(MSYNC_GARBAGE, third > 7);
        mark(MSYNC_INVALIDATE_LOCKED, mapped && (third & 2) && locked_piece(sketch));
        mark(MSYNC_LEN_WRAPS_TO_0, len && mf_round_up(len, page) == 0);
        break;
    case MF_MADVISE:
        mark(MADVISE_LOCKED, mapped && third == LX_MADV_DONTNEED_LOCKED && locked_piece(sketch));
        mark(MADVISE_UNKNOWN, third == 5);
        break;
    case MF_FTRUNCATE: {
        uint64_t fd = number(program, at, 0);
        bool open = fd < MF_SKETCH_FDS && sketch->files[fd].open;
        mark(FTRUNCATE_CLOSED, !open);
        mark(FTRUNCATE_READ_ONLY, open && sketch->files[fd].mode == 1);
        mark(FTRUNCATE_ABSURD, open && len > (uint64_t)1 << 62);
        mark(FTRUNCATE_SHRINK_MAPPED,
             open && mapped_fd(sketch, fd, len) && len < mf_sketch_file_size(sketch, (int)fd));
        break;
    }
    case MF_FILE:
        mark(FILE_SAME, number(program, at, 3) != 0);
        mark(FILE_AGAIN, sketch->files[number(program, at, 0) & 15].open);
        break;
    case MF_CLOSE:
        mark(CLOSE_MAPPED, mapped_fd(sketch, number(program, at, 0), 0));
        break;
    case MF_STORE:
        mark(STORE_BESIDE_END, mapped && ((place.at + 1) & (page - 1)) == 0);
        break;
    case MF_ACCESS:
        mark(ACCESS_UNALIGNED, mapped && (place.at & (page - 1)) && (len & (page - 1)));
        break;
    default:
        break;
    }
    for (unsigned i = 0; i < op->argc; i++) {
        mark(VALUE_OF_RESULT, op->arg[i].base == MF_RESULT);
        mark(VALUE_OF_OPERATION, op->arg[i].base == MF_END_OF || op->arg[i].base == MF_ADDR_OF);
        mark(VALUE_OF_TOP, op->arg[i].base == MF_TOP);
    }
}

TEST(every_error_row_and_effect_has_operands_in_some_program)
{
    unsigned met[FACTS] = {0};
    struct mf_program program;
    struct mf_sketch sketch;
    mf_program_init(&program);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        generate(&program, seed + 1000000);
        memset(marks, 0, sizeof(marks));
        mf_sketch_begin(&sketch, &program.config);
        for (size_t at = 0; at < program.count; at++) {
            if (program.ops[at].kind == MF_MMAP)
                mark_mmap(&sketch, &program, at);
            else if (program.ops[at].kind == MF_MREMAP)
                mark_mremap(&sketch, &program, at);
            mark_others(&sketch, &program, at);
            mf_sketch_op(&sketch, &program, at);
        }
        for (unsigned fact = 0; fact < FACTS; fact++)
            met[fact] += marks[fact];
    }
    for (unsigned fact = 0; fact < FACTS; fact++) {
        /* one program in ten thousand: five a second */
        if (met[fact] < SEEDS / 10000)
            fprintf(stderr, "fact %u: %u of %u programs\n", fact, met[fact], SEEDS);
        CHECK(met[fact] >= SEEDS / 10000);
    }
    if (getenv("MF_TEST_PRINT")) {
        for (unsigned fact = 0; fact < FACTS; fact++)
            printf("fact %u: %.3f %%\n", fact, met[fact] * 100.0 / (double)SEEDS);
    }
    mf_program_free(&program);
}

int main(int argc, char **argv)
{
    printf("seeds 0 to %d and 1000000 to %d\n", SEEDS - 1, 1000000 + SEEDS - 1);
    return test_main(argc, argv);
}
