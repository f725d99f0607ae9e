#define _GNU_SOURCE
#include "repro/observe.h"

#include <sys/mman.h>

#include "repro/apart.h"

/* A run takes milliseconds; one that takes this long has found something, too. */
enum { CHILD_SECONDS = 10 };

struct run {
    const struct mf_program *program;
    const struct mf_notes *notes;
    struct repro_observed *observed;
};

static void run_program(void *context)
{
    const struct run *run = context;
    struct repro_observed *observed = run->observed;
    struct mf_run_options options = {.checks = true, .notes = run->notes, .log = &observed->log};
    observed->found = !mf_run_both(mf_runner_create(), run->program, &options, &observed->finding);
    observed->ended = true;
}

struct repro_observed *repro_observe(const struct mf_program *program, const struct mf_notes *notes)
{
    struct repro_observed *observed =
        mmap(NULL, sizeof *observed, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct run run = {program, notes, observed};
    int status;
    if (observed == MAP_FAILED)
        return NULL;
    if (!repro_apart(run_program, &run, CHILD_SECONDS, -1, &status)) {
        repro_observed_free(observed);
        return NULL;
    }
    return observed;
}

void repro_observed_free(struct repro_observed *observed)
{
    if (observed)
        munmap(observed, sizeof *observed);
}
