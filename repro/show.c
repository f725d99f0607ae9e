#define _GNU_SOURCE
#include "repro/show.h"

#include <sys/mman.h>

#include "fuzz/run.h"
#include "fuzz/text.h"
#include "repro/apart.h"

/* A run takes milliseconds; one that takes this long has found something, too. */
enum { CHILD_SECONDS = 10 };

struct run {
    const struct mf_program *program;
    struct mf_run_log *log;
};

static void run_program(void *context)
{
    const struct run *run = context;
    struct mf_run_options options = {.checks = true, .log = run->log};
    struct mf_finding finding;
    mf_run(mf_runner_create(), run->program, &options, &finding);
}

/* What the steps answer, as far as the program gets; NULL: nothing is known. */
static struct mf_run_log *observe(const struct mf_program *program)
{
    struct mf_run_log *log =
        mmap(NULL, sizeof *log, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct run run = {program, log};
    int status;
    if (log == MAP_FAILED)
        return NULL;
    if (!repro_apart(run_program, &run, CHILD_SECONDS, -1, &status)) {
        munmap(log, sizeof *log);
        return NULL;
    }
    return log;
}

bool repro_state(struct repro_input *input)
{
    const struct mf_program *program = &input->program;
    if (input->is_text || mf_core_refusal(program, NULL))
        return true;
    struct mf_run_log *log = observe(program);
    bool noted = !log || mf_run_notes(&input->notes, program, log);
    if (log)
        munmap(log, sizeof *log);
    return noted;
}

char *repro_show(struct repro_input *input)
{
    return repro_state(input) ? mf_text_print(&input->program, &input->notes) : NULL;
}
