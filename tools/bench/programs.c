#include "tools/bench/programs.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/mutate.h"

enum { MUTATIONS = 4 };

struct mf_bench_programs mf_bench_programs(uint64_t seed, uint64_t count, uint64_t ops)
{
    struct mf_bench_programs programs = {.at = calloc(count, sizeof *programs.at), .count = count};
    if (!programs.at)
        exit(2);
    for (uint64_t i = 0; i < count; i++) {
        struct mf_random random = {seed + i};
        mf_program_init(&programs.at[i]);
        mf_generate(&programs.at[i], MF_PROFILE_LINUX, ops, &random);
        for (int k = 0; k < MUTATIONS; k++)
            mf_mutate(&programs.at[i], MF_PROFILE_LINUX, ops, &random);
        programs.operations += programs.at[i].count;
    }
    printf("seed %" PRIu64 ": %" PRIu64 " programs, %" PRIu64 " operations (%.1f each)\n", seed,
           count, programs.operations, (double)programs.operations / (double)count);
    return programs;
}

void mf_bench_programs_free(struct mf_bench_programs *programs)
{
    for (uint64_t i = 0; i < programs->count; i++)
        mf_program_free(&programs->at[i]);
    free(programs->at);
}
