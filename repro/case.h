/* A program with what its text states, changed together: operations keep what is said about them.
 */
#ifndef REPRO_CASE_H
#define REPRO_CASE_H

#include "fuzz/program.h"

struct repro_case {
    struct mf_program program;
    struct mf_notes notes; /* stated is NULL, or as many as there are operations */
};

void repro_case_init(struct repro_case *at);
void repro_case_free(struct repro_case *at);
/* Running out of memory aborts, here and below: nothing is lost by it. */
void repro_case_copy(struct repro_case *to, const struct repro_case *from);

/* Operands as text has them: numbers, and results of earlier calls. */
void repro_case_flatten(struct repro_case *at);
/*
 * Take out operations [first, first + count). results: what each operation returned; operands that
 * refer to one that goes become the number they stood for. NULL: what the address operand of that
 * one was, where that is known.
 */
void repro_case_remove(struct repro_case *at, size_t first, size_t count, const uint64_t *results);
/* Nothing is stated but this step's result; or nothing but the map after it; or nothing. */
enum repro_keep { REPRO_KEEP_RESULT, REPRO_KEEP_MAPS, REPRO_KEEP_NOTHING };
void repro_case_state_only(struct repro_case *at, enum repro_keep keep, size_t step);

#endif
