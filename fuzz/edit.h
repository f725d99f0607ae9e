/*
 * Changing the list of a program's operations such that operands that refer to operations by number
 * go on meaning the same where that is possible, and something lawful where it is not.
 */
#ifndef MF_EDIT_H
#define MF_EDIT_H

#include "fuzz/program.h"

/* Put *op before operation `at` (at <= count); its operands refer to operations before `at`. false:
 * MF_OPS_MAX, or no memory; nothing is changed. */
bool mf_edit_insert(struct mf_program *program, size_t at, const struct mf_op *op);
/* Take out `count` operations from `at`. */
void mf_edit_remove(struct mf_program *program, size_t at, size_t count);
/* Take out every operation whose kind has its bit in `kinds`. */
void mf_edit_remove_kinds(struct mf_program *program, uint32_t kinds);
void mf_edit_swap(struct mf_program *program, size_t a, size_t b);
/*
 * Put copies of operations [first, first + count) of `from` (at most MF_SPLICE_MAX of them) before
 * operation `at`. Copies refer to copies; other references stay what they denote. from may be
 * program itself. Returns how many were put: 0 for want of room or memory.
 */
enum { MF_SPLICE_MAX = 64 };
size_t mf_edit_splice(struct mf_program *program, size_t at, const struct mf_program *from,
                      size_t first, size_t count);
/* `same` of a file statement that names a descriptor without a file statement before it: none. */
void mf_edit_settle_files(struct mf_program *program);

#endif
