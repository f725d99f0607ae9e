/*
 * The memory of one traced process as the trace tells it: what is mapped, and what each address is
 * called in the program that the process becomes. Kernel-chosen addresses are called by the step
 * that got them.
 */
#ifndef REPRO_IMPORT_MEMORY_H
#define REPRO_IMPORT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { IMPORT_PAGE = 4096 };

struct import_file;

/* What addresses are counted from: what a step returned, or, without one, 0: the trace's own
 * addresses. */
struct import_anchor {
    bool is_step;
    size_t step;   /* of the body */
    uint64_t base; /* what it returned in the trace */
};

enum import_state {
    IMPORT_UNKNOWN, /* the trace has not said anything of it: mapped before it began, or nothing */
    IMPORT_MAPPED,
    IMPORT_GONE /* it was mapped once: it is still called by what it was */
};

struct import_piece {
    uint64_t first;
    uint64_t last;
    enum import_state state;
    struct import_anchor anchor;
    bool open; /* whether the replay has it mapped is open */
    uint64_t prot;
    uint64_t flags;           /* as for mmap, without MAP_FIXED */
    struct import_file *file; /* NULL: anonymous */
    uint64_t offset;          /* in it, of first */
};

struct import_memory {
    struct import_piece *at; /* ascending, disjoint; what is between them is UNKNOWN */
    size_t count;
    size_t capacity;
};

void import_memory_free(struct import_memory *memory);
/* The piece of that range's beginning, cut to the range; an UNKNOWN one where there is none. */
struct import_piece import_memory_at(const struct import_memory *memory, uint64_t first,
                                     uint64_t last);
/* Replaces what was known of [piece->first, piece->last]. */
void import_memory_set(struct import_memory *memory, const struct import_piece *piece);
/* The longest run from `first` that is called from one anchor; its last byte. */
uint64_t import_memory_run(const struct import_memory *memory, uint64_t first, uint64_t last,
                           struct import_anchor *anchor);
/* Has the range a page in that state? */
bool import_memory_has(const struct import_memory *memory, uint64_t first, uint64_t last,
                       enum import_state state);
/* A page of which it is open whether the replay has it? */
bool import_memory_is_open(const struct import_memory *memory, uint64_t first, uint64_t last);
/* MAPPED pieces of the range become GONE, or get this protection. */
void import_memory_unmap(struct import_memory *memory, uint64_t first, uint64_t last);
void import_memory_protect(struct import_memory *memory, uint64_t first, uint64_t last,
                           uint64_t prot);

#endif
