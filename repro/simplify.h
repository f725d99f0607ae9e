/*
 * Ways to make a program simpler, one small change each, in an order that depends on the program
 * alone. Whether the change keeps the bug is for others to find out.
 */
#ifndef REPRO_SIMPLIFY_H
#define REPRO_SIMPLIFY_H

#include "fuzz/run.h"
#include "repro/case.h"

enum repro_edit_kind {
    REPRO_EDIT_REMOVE,          /* operations [first, first + count) */
    REPRO_EDIT_REMOVE_DETACHED, /* likewise; who referred to them asks for what they had asked for
                                 */
    REPRO_EDIT_REMOVE_TWO,      /* operations first and second */
    REPRO_EDIT_CONFIG,          /* replace the configuration */
    REPRO_EDIT_SCALE,           /* half of every size and address, page sizes included */
    REPRO_EDIT_ARGUMENT,        /* operation first, argument second becomes value */
    REPRO_EDIT_ARGUMENTS,       /* operation first: argc becomes second */
    REPRO_EDIT_PIN,             /* operation first maps at value, who refers to it says so, too */
    REPRO_EDIT_ANONYMOUS,       /* operation first maps memory, not a file */
    REPRO_EDIT_NUMBER,          /* every number `was` becomes value.offset */
    REPRO_EDIT_DESCRIPTOR,      /* likewise, of descriptors */
    REPRO_EDIT_SHIFT /* every address from `was` on goes down by value.offset, mod 2^64 */
};

struct repro_edit {
    enum repro_edit_kind kind;
    size_t first;
    size_t second; /* or how many */
    uint64_t was;
    struct mf_value value;
    struct mf_config config;
};

struct repro_edits {
    struct repro_edit *at;
    size_t count;
    size_t capacity;
};

void repro_edits_free(struct repro_edits *edits);

/* Where each operation put memory, 0 if it did not; MF_OPS_MAX of them. */
void repro_results(uint64_t *results, const struct mf_program *program,
                   const struct mf_run_log *log);

/* What is in *edits is replaced. results: from repro_results. */

/* Runs of `chunk` operations, from the last to the first. */
void repro_edits_remove(struct repro_edits *edits, const struct mf_program *program, size_t chunk);
/* Two operations that only go together; none where there are too many. */
void repro_edits_remove_two(struct repro_edits *edits, const struct mf_program *program);
/* The configuration, towards the defaults. */
void repro_edits_config(struct repro_edits *edits, const struct mf_program *program);
/* Operands, each to something simpler. */
void repro_edits_operands(struct repro_edits *edits, const struct mf_program *program,
                          const uint64_t *results);
/* Addresses, closer to the bottom and to each other. */
void repro_edits_places(struct repro_edits *edits, const struct mf_program *program);

/* false: it changes nothing, or makes nothing simpler; *at is then of no use. */
bool repro_edit_apply(const struct repro_edit *edit, struct repro_case *at,
                      const uint64_t *results);

/* mmap without FIXED: its address is a hint. */
bool repro_is_search(const struct mf_op *op);
/* How far from simple a program is; operations count by themselves, and first. */
uint64_t repro_cost(const struct mf_program *program);

#endif
