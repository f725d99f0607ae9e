#include "fuzz/guest_target.h"

#include <stdio.h>
#include <stdlib.h>

#include "fuzz/rules.h"
#include "fuzz/run.h"
#include "fuzz/stats.h"
#include "fuzz/target.h"
#include "fuzz/without.h"

/* One input must not depend on the ones before it; if this one does, the report is of little use
 * without saying so. */
static void say_if_left_over(const struct mf_program *program, const struct mf_run_options *options)
{
    struct mf_runner *fresh = mf_runner_create();
    struct mf_finding finding;
    if (mf_run(fresh, program, options, &finding))
        fprintf(stderr, "  note  not found in a fresh space: an earlier input left something\n");
    mf_runner_destroy(fresh);
}

int mf_guest_target(const uint8_t *data, size_t size)
{
    static void (*const counts[])(FILE *) = {
        [MF_PROFILE_LINUX] = mf_rules_print_linux,
        [MF_PROFILE_FREEBSD] = mf_rules_print_freebsd,
        [MF_PROFILE_FAULTS] = mf_rules_print_all,
    };
    static struct mf_runner *runner; /* both kept, so that an input costs no allocations of ours */
    static struct mf_program program;
    const struct mf_run_options options = {.checks = !(mf_without() & MF_WITHOUT_CHECKS)};
    struct mf_finding finding;

    if (!runner) {
        mf_program_init(&program);
        runner = mf_runner_create();
        mf_stats_begin(counts[mf_target_profile]);
    }
    mf_target_decode(data, size, mf_target_profile, &program);
    if (!mf_run(runner, &program, &options, &finding)) {
        mf_report(stderr, runner, &program, &finding);
        say_if_left_over(&program, &options);
        abort();
    }
    mf_stats_count(program.count);
    return 0;
}
