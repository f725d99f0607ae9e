/*
 * witness FILE...: run programs with all checks, on the core that this is linked with. What their
 * text states is not looked at: a bug must be caught by the checks that a fuzzer has, too.
 */
#include <stdio.h>

#include "fuzz/run.h"
#include "fuzz/text_file.h"

/* Exit status. */
enum { FINE = 0, FOUND = 1, BAD = 2 };

static int run_file(struct mf_runner *runner, const char *path, struct mf_program *program,
                    struct mf_notes *notes)
{
    const struct mf_run_options options = {.checks = true, .again = path};
    struct mf_finding finding;

    if (!mf_text_load(path, program, notes))
        return BAD;
    const char *refusal = mf_run_refusal(runner, program, notes);
    if (refusal) {
        fprintf(stderr, "witness: %s: cannot run (%s)\n", path, refusal);
        return BAD;
    }
    if (!mf_run(runner, program, &options, &finding)) {
        mf_report(stderr, runner, program, &finding);
        return FOUND;
    }
    printf("%s: ok\n", path);
    return FINE;
}

int main(int argc, char **argv)
{
    struct mf_program program;
    struct mf_notes notes;
    int status = FINE;

    if (argc < 2) {
        fprintf(stderr, "usage: witness FILE...\n");
        return BAD;
    }
    struct mf_runner *runner = mf_runner_create();
    for (int i = 1; i < argc && status == FINE; i++) {
        mf_program_init(&program);
        mf_notes_init(&notes);
        status = run_file(runner, argv[i], &program, &notes);
        mf_program_free(&program);
        mf_notes_free(&notes);
    }
    mf_runner_destroy(runner);
    return status;
}
