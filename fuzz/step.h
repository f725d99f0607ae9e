/*
 * One operation of a program: its operands as numbers, doing it on the core and the simulated host,
 * and what came of it as text.
 */
#ifndef MF_STEP_H
#define MF_STEP_H

#include "fuzz/check.h"

/* What a guest runs on. */
struct mf_system {
    const struct mf_core_calls *calls;
    struct mm *mm;
    struct mf_simhost *host;
};

/* The operands as the program has them; and as a guest's kernel sees them: a 32-bit program's
 * registers have 32 bits, but file offsets come in two. */
void mf_step_resolve(struct mf_step *step, const struct mf_program *program, size_t op,
                     const uint64_t *results);
/* Bit i: argument i is in a register of the guest's. Descriptors are cut as the int they are, by
 * whoever takes them. */
unsigned mf_step_registers(enum mf_op_kind kind);
void mf_step_cut(struct mf_step *cut, const struct mf_step *step, unsigned bits);

/*
 * Do it. as_is goes to the core's guest calls, which cut for themselves; cut to everything else.
 * False: the core's flags allow a load or store, but the host has no such access.
 */
bool mf_step_do(const struct mf_system *system, const struct mf_step *as_is,
                const struct mf_step *cut, struct mf_outcome *outcome);

/* How much the step can have changed. */
enum mf_reach mf_step_reach(enum mf_op_kind kind);

/* "mmap" ... "access"; static text. */
const char *mf_step_word(enum mf_op_kind kind);
/* What came of it as text states it after "= ", e.g. "-1 EINVAL"; empty where there is nothing to
 * state. */
void mf_outcome_text(char *out, size_t size, const struct mf_program *program, size_t op,
                     const struct mf_outcome *outcome);
#endif
