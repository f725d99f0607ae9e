/*
 * Structure-aware generation, mutation and crossover, the same under every engine.
 */
#ifndef MF_MUTATE_H
#define MF_MUTATE_H

#include "fuzz/program.h"

/* xorshift-like, seeded; the only randomness there is. */
struct mf_random {
    uint64_t state;
};
uint64_t mf_random_next(struct mf_random *random);
/* Uniform in [0, n); n >= 1. */
uint64_t mf_random_below(struct mf_random *random, uint64_t n);

/* Which profile programs are made for: a guest; or either, on a host that fails (`fault`,
 * host_maps).
 */
enum mf_profile { MF_PROFILE_LINUX, MF_PROFILE_FREEBSD, MF_PROFILE_FAULTS };

/* A new random program of up to max_ops operations. */
void mf_generate(struct mf_program *program, enum mf_profile profile, size_t max_ops,
                 struct mf_random *random);
/* Change it a little (one to a few structure-aware changes); stays lawful, at most max_ops
 * operations. */
void mf_mutate(struct mf_program *program, enum mf_profile profile, size_t max_ops,
               struct mf_random *random);

/* The changes mf_mutate draws from. */
enum mf_mutation {
    MF_MUTATE_FRESH,     /* a new program in its place */
    MF_MUTATE_INSERT,    /* one more operation */
    MF_MUTATE_SCENE,     /* a few that make a situation */
    MF_MUTATE_STORE,     /* a store into something mapped */
    MF_MUTATE_DELETE,    /* one operation less */
    MF_MUTATE_CUT,       /* a run of operations less */
    MF_MUTATE_DUPLICATE, /* one operation once more, there or elsewhere */
    MF_MUTATE_SWAP,      /* two operations */
    MF_MUTATE_SPLICE,    /* a run of operations once more, elsewhere */
    MF_MUTATE_REMAKE,    /* all operands of an operation anew, perhaps its kind */
    MF_MUTATE_EXTENT,    /* address and length anew, around what is mapped */
    MF_MUTATE_RETARGET,  /* an address to an edge of an earlier operation's range */
    MF_MUTATE_NUDGE,     /* an address, length, offset or size by one byte, T or H */
    MF_MUTATE_PROT,      /* a bit of a protection */
    MF_MUTATE_FLAGS,     /* a flag */
    MF_MUTATE_LENGTH,    /* a boundary length */
    MF_MUTATE_TOP,       /* an address at the top of the space or another boundary */
    MF_MUTATE_GARBLE,    /* an operand that must be refused */
    MF_MUTATE_CONFIG,    /* a key of the configuration */
    MF_MUTATE_FILE,      /* a file statement: another one, or another size, mode, same */
    MF_MUTATE_SIZE,      /* a size change of a file: another one, or another size */
    MF_MUTATE_REBASE,    /* the same address by way of another base, or of another operation */
    MF_MUTATE_SWARM,     /* another swarm mask */
    MF_MUTATIONS
};
/* One change of that kind at a random place; false: the program has no place for it, and is as it
 * was. A program without operations takes FRESH, INSERT, SCENE, STORE, CONFIG, FILE, SIZE, SWARM.
 */
bool mf_mutate_once(struct mf_program *program, enum mf_profile profile, size_t max_ops,
                    enum mf_mutation mutation, struct mf_random *random);
/* A change by the weights mf_mutate uses, for a program of `count` operations. */
enum mf_mutation mf_mutation_draw(size_t count, size_t max_ops, struct mf_random *random);

/* Splice: some of a and some of b into out (neither a nor b). */
void mf_crossover(struct mf_program *out, const struct mf_program *a, const struct mf_program *b,
                  size_t max_ops, struct mf_random *random);
/* Force what a profile demands of a decoded program: its abi, and no calls that it has not. */
void mf_profile_apply(struct mf_program *program, enum mf_profile profile);

#endif
