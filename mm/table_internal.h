/*
 * How the page table lies in memory: for table.c, and for the tests that break it on purpose.
 *
 *     inner   keys    0      400    900          keys[i] is the first page below child[i],
 *             gap     16     0      64           gap[i] the longest free run that starts there
 *                     |      |      |
 *     leaf    keys    0 10 80 120 | 400          run i is [keys[i], keys[i+1] - 1]: the key past
 *             values  a 0  b  0                  the last run is where the next leaf begins
 *
 * Unused keys are MM_TABLE_PAD, above any page, so that a search always takes the same steps,
 * whatever the count.
 */
#ifndef MM_TABLE_INTERNAL_H
#define MM_TABLE_INTERNAL_H

#include "mm/table.h"

enum {
    MM_LEAF_MAX = 63,
    MM_INNER_MAX = 42,
    /*
     * The fewest entries of a node that is not the root. 34 runs hold 17 regions that touch no
     * other, so these keep any table of some size below 64 bytes a region:
     * 1024 / 17 * (1 + 1/21 + 1/441 + ...).
     */
    MM_LEAF_MIN = 34,
    MM_INNER_MIN = 21,
    /* Two leaves alone under the root have no third to borrow from: half of a full leaf. */
    MM_LEAF_PAIR_MIN = 31,
    /* One level more would be at least 2 * 21^11 * 34 runs, and there are at most 2^52. */
    MM_TABLE_LEVELS_MAX = 12,
    /* Spare nodes kept for later; more than that goes back to where it came from. */
    MM_SPARES_MAX = 64,
};

#define MM_TABLE_PAD UINT64_MAX

union mm_node;

struct mm_leaf {
    uint64_t keys[MM_LEAF_MAX + 1]; /* keys[count] is the end: the next leaf's first key */
    uint64_t values[MM_LEAF_MAX];
    size_t count;
};

struct mm_inner {
    uint64_t keys[MM_INNER_MAX];
    uint64_t gap[MM_INNER_MAX];
    union mm_node *child[MM_INNER_MAX];
    size_t count;
};

union mm_node {
    struct mm_leaf leaf;
    struct mm_inner inner;
    union mm_node *next;       /* of a spare */
    unsigned char bytes[1024]; /* also where pointers are short */
};

_Static_assert(sizeof(union mm_node) == 1024, "a node is a kilobyte");

struct mm_table {
    union mm_node *root;
    unsigned levels; /* 1: the root is a leaf */
    uint64_t end;    /* one past the last page */
    uint64_t gap;    /* the longest free run of all */
    uint64_t runs;
    size_t nodes; /* in the tree */
    size_t spare_count;
    union mm_node *spares;
    struct mm_table_memory memory;
};

_Static_assert(sizeof(struct mm_table) <= sizeof(union mm_node), "a table fits in a node");

#endif
