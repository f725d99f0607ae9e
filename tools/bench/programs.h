/* The programs that benchmarks run: generated, each changed by a few mutations, as in a long
 * campaign. */
#ifndef MF_BENCH_PROGRAMS_H
#define MF_BENCH_PROGRAMS_H

#include "fuzz/program.h"

struct mf_bench_programs {
    struct mf_program *at;
    uint64_t count;
    uint64_t operations; /* of all of them */
};

/* `ops` is the most operations of one. No memory: the process ends. */
struct mf_bench_programs mf_bench_programs(uint64_t seed, uint64_t count, uint64_t ops);
void mf_bench_programs_free(struct mf_bench_programs *programs);

#endif
