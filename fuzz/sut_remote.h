/* Systems under test in a helper process: the running kernel, and the core over the real host. */
#ifndef MF_SUT_REMOTE_H
#define MF_SUT_REMOTE_H

#include "fuzz/remote_process.h"
#include "fuzz/sut.h"

/* The process is the caller's, outlives the system, and may serve several. */
struct mf_sut *mf_sut_remote_create(struct mf_remote_process *process, enum mf_remote_sut kind);

/*
 * Have both systems, of one process, work off a program in one go; mf_run of it on either then only
 * judges. The programs may differ in their configuration.
 */
void mf_sut_remote_together(struct mf_sut *one, const struct mf_program *for_one,
                            struct mf_sut *other, const struct mf_program *for_other);

/* Only have it work off a program that it does not refuse; false: mf_remote_error says why not. For
 * benchmarks. */
bool mf_sut_remote_work(struct mf_sut *sut, const struct mf_program *program);

/* The configuration that the running kernel has, whatever it was. */
void mf_kernel_config(struct mf_config *config, const struct mf_remote_facts *facts);

/* What of the reference (6.18, privileged) this machine's kernel lacks, a line each; nothing if it
 * lacks nothing. Returns how many. */
unsigned mf_kernel_differences(const struct mf_remote_facts *facts, FILE *out);

#endif
