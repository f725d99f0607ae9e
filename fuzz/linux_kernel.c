/*
 * The same program on the running kernel and on the core over the real host, both held against the
 * model after every step. Coverage that guides an engine comes from the core over the simulated
 * host, in this process. An input is a program as bytes; a finding is printed and ends the process.
 *
 * The kernel takes the program's operations under its own configuration; the core over the real
 * host takes it as it is, as far as this machine's addresses allow.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/rules.h"
#include "fuzz/run.h"
#include "fuzz/settle.h"
#include "fuzz/stats.h"
#include "fuzz/sut_remote.h"
#include "fuzz/target.h"

const enum mf_profile mf_target_profile = MF_PROFILE_LINUX;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct mf_run_options checked = {.checks = true};
static const struct mf_run_options unchecked = {.checks = false};

/* --- Why programs were not run, or not to their end: how often. --- */

enum { REASONS_MAX = 64 };

static struct {
    char text[96];
    uint64_t count;
} reasons[REASONS_MAX];
static uint64_t judged[2];
static uint64_t helpers;

static void count_reason(const char *system, const char *why)
{
    char text[sizeof reasons->text];
    unsigned long step;
    int skip = 0;
    if (sscanf(why, "step %lu %n", &step, &skip) == 1)
        why += skip;
    snprintf(text, sizeof text, "%s: %s", system, why);
    for (unsigned i = 0; i < REASONS_MAX; i++) {
        if (reasons[i].count != 0 && strcmp(reasons[i].text, text) != 0)
            continue;
        memcpy(reasons[i].text, text, sizeof text);
        reasons[i].count++;
        return;
    }
}

static void print_counts(FILE *out)
{
    static const char *const names[] = {"kernel", "core-host"};
    mf_rules_print_linux(out);
    for (unsigned i = 0; i < 2; i++)
        fprintf(out, "judged %s, to the end %" PRIu64 "\n", names[i], judged[i]);
    fprintf(out, "judged helper processes %" PRIu64 "\n", helpers);
    for (unsigned i = 0; i < REASONS_MAX && reasons[i].count != 0; i++)
        fprintf(out, "skipped %s %" PRIu64 "\n", reasons[i].text, reasons[i].count);
}

/* --- An input. --- */

struct systems {
    struct mf_remote_process *process;
    struct mf_sut *suts[2];
    struct mf_runner *runners[2];
    struct mf_runner *core;
    struct mf_remote_facts facts;
};

static void open_systems(struct systems *systems)
{
    systems->process = mf_remote_create();
    const struct mf_remote *shared = mf_remote_shared(systems->process);
    if (!shared) {
        fprintf(stderr, "linux_kernel: %s\n", mf_remote_error(systems->process));
        exit(1);
    }
    systems->facts = shared->facts;
    if (mf_kernel_differences(&systems->facts, stderr) == 0)
        fprintf(stderr, "kernel %u.%u: as the reference\n", systems->facts.kernel >> 16,
                systems->facts.kernel & 0xffff);
    systems->suts[0] = mf_sut_remote_create(systems->process, MF_REMOTE_KERNEL);
    systems->suts[1] = mf_sut_remote_create(systems->process, MF_REMOTE_CORE);
    for (unsigned i = 0; i < 2; i++)
        systems->runners[i] = mf_runner_create_on(systems->suts[i]);
    systems->core = mf_runner_create();
    mf_stats_begin(print_counts);
}

static void judge(struct systems *systems, unsigned system, const struct mf_program *program)
{
    struct mf_runner *runner = systems->runners[system];
    struct mf_finding finding;
    const char *name = systems->suts[system]->ops->name;
    if (!mf_run(runner, program, &checked, &finding)) {
        mf_report(stderr, runner, program, &finding);
        abort();
    }
    if (mf_run_skipped(runner))
        count_reason(name, mf_run_skipped(runner));
    else
        judged[system]++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct systems systems;
    static struct mf_program programs[2]; /* for the kernel, for the core */
    struct mf_finding finding;

    if (!systems.process) {
        mf_program_init(&programs[0]);
        mf_program_init(&programs[1]);
        open_systems(&systems);
    }
    mf_target_decode(data, size, mf_target_profile, &programs[1]);
    mf_target_remove_faults(&programs[1]);
    mf_settle(&programs[1], &systems.facts);
    if (!mf_program_copy(&programs[0], &programs[1]))
        abort();
    mf_kernel_config(&programs[0].config, &systems.facts);

    mf_run(systems.core, &programs[1], &unchecked, &finding);
    /* What only one of them can run, it runs alone. */
    const char *refusals[2];
    for (unsigned i = 0; i < 2; i++) {
        refusals[i] = mf_run_refusal(systems.runners[i], &programs[i], NULL);
        if (refusals[i])
            count_reason(systems.suts[i]->ops->name, refusals[i]);
    }
    if (!refusals[0] && !refusals[1])
        mf_sut_remote_together(systems.suts[0], &programs[0], systems.suts[1], &programs[1]);
    for (unsigned i = 0; i < 2; i++) {
        if (!refusals[i])
            judge(&systems, i, &programs[i]);
    }
    helpers = mf_remote_started(systems.process);
    mf_stats_count(programs[1].count);
    return 0;
}
