/*
 * Every refusal and allowance of DESIGN.md is needed: each has programs in the corpus,
 * allowance-NAME*.mm, that pass as things are and fail once it is taken out of the model.
 * Arguments: those files.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/rules.h"
#include "fuzz/run.h"
#include "fuzz/text_file.h"

/* Does NAME stand in PATH as allowance-NAME.mm or allowance-NAME-more.mm? */
static bool is_about(const char *path, const char *name)
{
    const char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    if (strncmp(base, "allowance-", 10) != 0 || strncmp(base + 10, name, strlen(name)) != 0)
        return false;
    char next = base[10 + strlen(name)];
    return next == '.' || next == '-';
}

static bool check(struct mf_runner *runner, const char *path, enum mf_rule_id id)
{
    struct mf_program program;
    struct mf_notes notes;
    struct mf_finding finding;
    mf_program_init(&program);
    mf_notes_init(&notes);
    bool fine = mf_text_load(path, &program, &notes);
    struct mf_run_options options = {.checks = true, .notes = &notes};
    if (fine && !mf_run(runner, &program, &options, &finding)) {
        fprintf(stderr, "%s: %s %s %s as things are\n", path, finding.id, finding.op, finding.what);
        fine = false;
    }
    mf_allowance_off[id] = true;
    if (fine && mf_run(runner, &program, &options, &finding)) {
        fprintf(stderr, "%s: passes without %s\n", path, mf_rule_name(id));
        fine = false;
    }
    mf_allowance_off[id] = false;
    mf_notes_free(&notes);
    mf_program_free(&program);
    return fine;
}

int main(int argc, char **argv)
{
    struct mf_runner *runner = mf_runner_create();
    unsigned passed = 0;
    unsigned failed = 0;
    for (int id = 0; id < MF_RULES; id++) {
        const char *name = mf_rule_name((enum mf_rule_id)id);
        unsigned programs = 0;
        if (!mf_rule_is_allowance((enum mf_rule_id)id))
            continue;
        for (int i = 1; i < argc; i++) {
            if (!is_about(argv[i], name))
                continue;
            programs++;
            if (check(runner, argv[i], (enum mf_rule_id)id))
                passed++;
            else
                failed++;
        }
        if (programs == 0) {
            fprintf(stderr, "no program needs the allowance %s\n", name);
            failed++;
        }
    }
    mf_runner_destroy(runner);
    printf("%u programs need their allowance, %u do not\n", passed, failed);
    return failed != 0 || passed == 0;
}
