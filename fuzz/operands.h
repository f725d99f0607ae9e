/*
 * Choosing operands, for the generator and the mutator alike: addresses aimed at what earlier
 * operations likely mapped, lengths and offsets at the edges of both page sizes, and the garbage
 * that error rows need.
 */
#ifndef MF_OPERANDS_H
#define MF_OPERANDS_H

#include "fuzz/mutate.h"
#include "fuzz/sketch.h"

/*
 * Swarm bits above those of the operation kinds: traits of operands that a program leaves out, so
 * that what is left is met more often.
 */
enum {
    MF_SWARM_NO_GARBAGE = 1u << 16, /* operands meant to be refused */
    MF_SWARM_NO_OBJECT = 1u << 17,  /* file mappings */
    MF_SWARM_NO_SHARED = 1u << 18,
    MF_SWARM_NO_ANON = 1u << 19,
    MF_SWARM_NO_SEARCH = 1u << 20, /* mmap without a fixed address */
    MF_SWARM_NO_FIXED = 1u << 21,  /* mmap with one */
    MF_SWARM_TRAITS = 0x3fu << 16,
    /* FreeBSD alone. */
    MF_SWARM_NO_GUARD = 1u << 22, /* GUARD and STACK */
    MF_SWARM_NO_MAX = 1u << 23,   /* PROT_MAX */
    MF_SWARM_NO_ALIGNED = 1u << 24,
    MF_SWARM_NO_RAGGED = 1u << 25, /* unaligned offsets and addresses */
    MF_SWARM_FREEBSD_TRAITS = 0xfu << 22,
};

/* Where programs put things: a few host pages each, so that operations meet. */
enum mf_arena {
    MF_ARENA_LOW,     /* where searches begin from below */
    MF_ARENA_TOP,     /* the last pages of the space */
    MF_ARENA_MID,     /* half way */
    MF_ARENA_ZERO,    /* from address 0 */
    MF_ARENA_2G,      /* around 2^31 */
    MF_ARENA_4G,      /* around 2^32 */
    MF_ARENA_FOREIGN, /* around a foreign range */
    MF_ARENAS
};

/* What is being made, and what is known while it is made. */
struct mf_maker {
    struct mf_program *program;
    struct mf_random *random;
    size_t at;       /* index of the operation being made; it may refer to those before it */
    size_t max_ops;  /* of the whole program */
    unsigned arenas; /* bit k: arena k may be used */
    struct mf_sketch sketch; /* after the operations before `at` */
};

/* Whole target pages. */
struct mf_extent {
    struct mf_place at;
    uint64_t len;
};

/* What an operand means: its class (enum mf_class), numbers told apart. */
enum { MF_ROLE_LEN = MF_CLASSES, MF_ROLE_OFFSET, MF_ROLE_SIZE };
unsigned mf_operand_role(enum mf_op_kind kind, unsigned arg);

/* --- Chance --- */

static inline uint64_t mf_below(struct mf_maker *maker, uint64_t n)
{
    return mf_random_below(maker->random, n);
}

static inline bool mf_percent(struct mf_maker *maker, unsigned percent)
{
    return mf_random_below(maker->random, 100) < percent;
}

/* An index, each as often as its weight; at least one weight is not 0. */
unsigned mf_weighted(struct mf_random *random, const uint8_t *weights, unsigned count);
#define MF_WEIGHTED(RANDOM, WEIGHTS)                                                               \
    mf_weighted(RANDOM, WEIGHTS, sizeof(WEIGHTS) / sizeof((WEIGHTS)[0]))

/* 1, seldom more, at most `most`. */
uint64_t mf_few(struct mf_maker *maker, uint64_t most);

static inline bool mf_swarm_out(const struct mf_maker *maker, enum mf_op_kind kind)
{
    return (maker->program->swarm >> kind & 1) != 0;
}

/* --- The guest's ABI --- */

static inline bool mf_is_freebsd(const struct mf_maker *maker)
{
    return maker->program->config.abi == MF_FREEBSD;
}

/* SHARED, PRIVATE and FIXED are the same for both guests; MAP_ANONYMOUS is not. */
uint64_t mf_anonymous(const struct mf_maker *maker);
/* mmap flags without those that fix the address. */
uint64_t mf_unfixed(const struct mf_maker *maker, uint64_t flags);

/* --- A maker for the operation before index `at` of the program as it is now. --- */
void mf_maker_begin(struct mf_maker *maker, struct mf_program *program, size_t at, size_t max_ops,
                    struct mf_random *random);

/* --- Addresses --- */

static inline struct mf_value mf_number(uint64_t number)
{
    return (struct mf_value){MF_ABS, 0, number};
}

/* An operand that denotes the place: absolute, or by way of an earlier operation, the top of the
 * space and the like. */
struct mf_value mf_value_at(struct mf_maker *maker, struct mf_place place);
/* An absolute place of an arena, a multiple of T; *span is how much of the arena follows. */
struct mf_place mf_pick_arena(struct mf_maker *maker, uint64_t *span);
/* A piece, recent ones more often; NULL: nothing is mapped. */
const struct mf_sketch_piece *mf_pick_piece(struct mf_maker *maker);
/* Pages in and around a piece: all of it, its head, tail, middle, a host page of it, over an edge,
 * on to another piece. */
struct mf_extent mf_pick_around(struct mf_maker *maker, const struct mf_sketch_piece *piece);
/* Around a piece if there is one, else in an arena. */
struct mf_extent mf_pick_mapped(struct mf_maker *maker);
/* A place for `len` bytes of something new: beside, over or between what is there, or in an arena.
 */
struct mf_place mf_pick_target(struct mf_maker *maker, uint64_t len,
                               const struct mf_sketch_piece *anchor);
/* One byte worth touching: first, last, a page's or host page's edge, where the file ends. */
struct mf_place mf_pick_byte(struct mf_maker *maker, const struct mf_sketch_piece *piece);
/* Any first or one-past-last byte of what is mapped, or of an earlier operation's range. */
struct mf_value mf_pick_edge(struct mf_maker *maker);

/* --- The rest --- */

uint64_t mf_pick_len(struct mf_maker *maker, uint64_t addr);
/* The length, or now and then one that rounds up to it. */
uint64_t mf_ragged_len(struct mf_maker *maker, uint64_t len);
uint64_t mf_pick_prot(struct mf_maker *maker);
uint64_t mf_pick_mmap_flags(struct mf_maker *maker, bool file);
/* FreeBSD: a protection with a PROT_MAX around it, now and then; and MAP_ALIGNED(n) at its edges.
 */
uint64_t mf_pick_max(struct mf_maker *maker, uint64_t prot);
uint64_t mf_pick_aligned(struct mf_maker *maker);
/* ... 0, or how far something unaligned lies in its page. */
uint64_t mf_pick_ragged(struct mf_maker *maker);
uint64_t mf_pick_file_size(struct mf_maker *maker);
uint64_t mf_pick_offset(struct mf_maker *maker, int fd, uint64_t addr);
/* An open descriptor, or -1. */
int mf_pick_fd(struct mf_maker *maker);
/* One that the program has not opened, or -1. */
int mf_pick_new_fd(struct mf_maker *maker);

/* --- Garbage --- */

/* Boundary values: edges of pages, of the space, of 2^31, 2^32, 2^64. */
struct mf_value mf_wild_addr(struct mf_maker *maker);
uint64_t mf_wild_len(struct mf_maker *maker, uint64_t addr);
/* Turn one operand into something a kernel must look at twice; false: this one has no garbage. */
bool mf_garble(struct mf_maker *maker, struct mf_op *op, unsigned arg);

#endif
