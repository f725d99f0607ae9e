/*
 * The page table: an ordered map from page numbers to 64-bit values, kept as runs.
 *
 * It knows nothing of what a value means, but that 0 is "free" and that neighbouring pages with
 * equal values are one run. Free stretches are runs too, so every page of [0, last] lies in exactly
 * one run, and the table is canonical by construction: no two neighbouring runs have equal values.
 * Units are target pages: page number, not address. A table never exceeds 2^52 pages.
 *
 * A B+tree of run starts; each inner node keeps the largest free run below each child, so that
 * find, assign and gap each cost one descent (gap may descend again where a free run is cut by the
 * window or spans several leaves).
 *
 * Failure: only mm_table_reserve asks for memory. After it said yes, that many mm_table_assign
 * calls cannot fail. Threads: none of its own; the caller locks.
 */
#ifndef MM_TABLE_H
#define MM_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The largest page number a table may hold: 64-bit addresses in 4 KiB pages. */
#define MM_TABLE_LAST_MAX (((uint64_t)1 << 52) - 1)

struct mm_run {
    uint64_t first; /* page numbers, inclusive */
    uint64_t last;
    uint64_t value; /* 0: free */
};

/* Where the nodes come from: size is always the same; NULL means no memory. */
struct mm_table_memory {
    void *(*get)(void *context, size_t size);
    void (*put)(void *context, void *block, size_t size);
    void *context;
};

struct mm_table; /* opaque; see table.c */

/* Make a table of pages [0, last], all free. NULL: no memory (or last > MM_TABLE_LAST_MAX). */
struct mm_table *mm_table_create(uint64_t last, const struct mm_table_memory *memory);
void mm_table_destroy(struct mm_table *table);
/* All free again, with a new last page; keeps spare nodes, so that a reset costs next to nothing.
 */
void mm_table_reset(struct mm_table *table, uint64_t last);

uint64_t mm_table_last(const struct mm_table *table);
/* The value of one page; page <= last. */
uint64_t mm_table_get(const struct mm_table *table, uint64_t page);
/* The run that contains page; page <= last. */
struct mm_run mm_table_find(const struct mm_table *table, uint64_t page);

/* A run, and where in the table it is: good until the table changes. */
struct mm_spot {
    uint64_t first; /* page numbers, inclusive */
    uint64_t last;
    uint64_t value;
    const void *leaf; /* the table's own */
    size_t index;
};

/* The same as find, to go on from there to the run above or below, which is most often beside it.
 * false: there is none, and the spot stays. */
void mm_table_spot(const struct mm_table *table, uint64_t page, struct mm_spot *spot);
bool mm_table_up(const struct mm_table *table, struct mm_spot *spot);
bool mm_table_down(const struct mm_table *table, struct mm_spot *spot);

/* Keep enough spare nodes for `assigns` calls of mm_table_assign. false: no memory, nothing
 * changed. */
bool mm_table_reserve(struct mm_table *table, unsigned assigns);
/* Give pages [first, last] a value; first <= last <= mm_table_last. Cannot fail after reserve. */
void mm_table_assign(struct mm_table *table, uint64_t first, uint64_t last, uint64_t value);

/*
 * The lowest (or highest) free stretch of at least `pages` pages inside the window [first, last]:
 * gap is the free run cut to the window (its value is 0). pages >= 1. false: there is none.
 */
bool mm_table_gap(const struct mm_table *table, uint64_t first, uint64_t last, uint64_t pages,
                  bool highest, struct mm_run *gap);

/* Number of runs (free ones included), and bytes of memory held for nodes. */
uint64_t mm_table_runs(const struct mm_table *table);
size_t mm_table_bytes(const struct mm_table *table);

/*
 * CANON: sorted, disjoint, complete, no mergeable neighbours, largest-gap index right, node fill
 * and depth lawful, count right. Returns NULL, or a sentence that names what is wrong (static
 * text). O(runs): for tests and fuzzing.
 */
const char *mm_table_check(const struct mm_table *table);
#endif
