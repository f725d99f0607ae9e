/*
 * How the running kernel may differ from the reference (SEMANTICS.md A14; 6.18, privileged): each
 * difference has a name, was found by trying, and leaves out only programs that need what is
 * missing.
 */
#ifndef MF_KERNEL_FACTS_H
#define MF_KERNEL_FACTS_H

#include <stdio.h>

#include "fuzz/model.h"
#include "fuzz/remote.h"

/* Why a program cannot be judged on this kernel: NULL, or what it lacks; static text. A program
 * that names the kernels it is for knows what it does. */
const char *mf_kernel_refusal(const struct mf_remote_facts *facts,
                              const struct mf_program *program);

/* mmap with a fixed address in the last 4095 bytes: the kernel finds it fits nowhere, and hands it
 * on as if it were an error, so -2 gives errno 2 (SEMANTICS.md, below A1). Model and core have row
 * A1.10. */
bool mf_kernel_takes_for_errno(const struct mf_step *step);

/* May this call fail for the commit limit (A1.28, A4.11), which the model does not have? */
bool mf_kernel_may_refuse(const struct mf_remote_facts *facts, const struct mf_step *step);

#endif
