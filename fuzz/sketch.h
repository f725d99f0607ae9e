/*
 * A guess, from a program's text alone, at what it has mapped after some of its operations: where
 * its own fixed mappings lie, their protection, files and sharing, and which files are open. It is
 * there to aim later operations at, so it may be wrong, but never costs more than a few dozen
 * pieces.
 */
#ifndef MF_SKETCH_H
#define MF_SKETCH_H

#include "fuzz/program.h"

enum { MF_SKETCH_PIECES = 40, MF_SKETCH_FDS = 16 };

/*
 * A guest address as far as text tells it: absolute, or relative to what operation `space` returned
 * (then `at` is MF_SPACE_MID where the result is, so that places below it need no signs).
 */
struct mf_place {
    int32_t space; /* MF_SPACE_ABS, or an operation's index */
    uint64_t at;
};
#define MF_SPACE_ABS (-1)
#define MF_SPACE_MID ((uint64_t)1 << 62)

struct mf_sketch_piece {
    int32_t space;
    uint64_t first; /* whole target pages, inclusive */
    uint64_t last;
    uint64_t offset; /* of first in the file */
    uint16_t op;     /* the operation that put it there */
    int8_t fd;       /* -1: anonymous */
    uint8_t prot;    /* 1 r 2 w 4 x */
    bool shared;
    bool locked;
    bool growsdown;
};

struct mf_sketch_file {
    bool open;
    uint8_t mode; /* 1 r, 2 w, 3 rw */
    uint8_t root; /* the descriptor number whose `size` counts for this one */
    uint64_t size;
};

struct mf_sketch {
    uint64_t target_page;
    uint64_t host_page;
    uint64_t unit; /* the larger of the two */
    uint64_t highest;
    uint64_t lowest; /* what searches start from: min_addr rounded up */
    bool cut_to_32;
    unsigned count;
    struct mf_sketch_piece pieces[MF_SKETCH_PIECES]; /* oldest first, disjoint */
    struct mf_sketch_file files[MF_SKETCH_FDS];
};

/* The state before the first operation. The configuration must be lawful. */
void mf_sketch_begin(struct mf_sketch *sketch, const struct mf_config *config);
/* What operation `op` of the program does to it. */
void mf_sketch_op(struct mf_sketch *sketch, const struct mf_program *program, size_t op);
/* begin, then the first `count` operations. */
void mf_sketch_upto(struct mf_sketch *sketch, const struct mf_program *program, size_t count);

/* Where an address operand of operation `op` points. */
struct mf_place mf_sketch_place(const struct mf_sketch *sketch, const struct mf_program *program,
                                size_t op, struct mf_value value);
/* Any other operand as a number (of a result only its offset is known). */
uint64_t mf_sketch_number(const struct mf_program *program, size_t op, unsigned arg);
/* The newest piece that overlaps [first, last] of a space, or NULL. */
const struct mf_sketch_piece *mf_sketch_overlap(const struct mf_sketch *sketch, int32_t space,
                                                uint64_t first, uint64_t last);
/* Size of the file behind a descriptor that is open. */
uint64_t mf_sketch_file_size(const struct mf_sketch *sketch, int fd);

static inline uint64_t mf_round_down(uint64_t value, uint64_t unit)
{
    return value & ~(unit - 1);
}

/* Modulo 2^64, as the guest's kernel rounds. */
static inline uint64_t mf_round_up(uint64_t value, uint64_t unit)
{
    return (value + (unit - 1)) & ~(unit - 1);
}

#endif
