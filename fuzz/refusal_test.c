/*
 * P2 on generated programs of both guests (sweep.h). Arguments: the first seed and how many for
 * each guest (default: the same few each time).
 */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/mutate.h"
#include "fuzz/sweep.h"

enum { OPS_MAX = 24, POINTS_MAX = 4096 };

int main(int argc, char **argv)
{
    uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
    uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 0) : 1000;
    struct mf_sweep *sweep = mf_sweep_create();
    struct mf_program program;
    char name[32];
    unsigned failed = 0;

    mf_program_init(&program);
    printf("seeds %llu and on\n", (unsigned long long)first);
    for (uint64_t n = 0; n < 2 * count && failed < 3; n++) {
        uint64_t seed = first + n / 2;
        struct mf_random random = {seed};
        bool freebsd = n % 2 != 0;
        mf_generate(&program, freebsd ? MF_PROFILE_FREEBSD : MF_PROFILE_LINUX, OPS_MAX, &random);
        snprintf(name, sizeof name, "%s seed %llu", freebsd ? "FreeBSD" : "Linux",
                 (unsigned long long)seed);
        failed += !mf_sweep_program(sweep, &program, name, POINTS_MAX, seed);
    }
    struct mf_sweep_counts counts = mf_sweep_counts(sweep);
    mf_program_free(&program);
    mf_sweep_destroy(sweep);
    mf_sweep_print(&counts);
    return failed != 0 || counts.singles == 0 || counts.pairs == 0 || counts.allocs == 0 ||
           counts.lost == 0;
}
