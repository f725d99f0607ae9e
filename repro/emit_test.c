/* repro emit-test: a program becomes a regression test. */
#define _GNU_SOURCE
#include "repro/emit_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz/text.h"
#include "repro/call.h"
#include "repro/detect.h"
#include "repro/load.h"
#include "repro/observe.h"
#include "repro/root.h"
#include "repro/save.h"

static const char folder[] = REPRO_REGRESSIONS;

/* --- Where --- */

/* Bazel takes no colon in a file's name, and the tests no blank. */
static bool is_name(const char *name)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-";
    return *name && *name != '.' && *name != '-' && strlen(name) < 200 &&
           name[strspn(name, plain)] == '\0';
}

/* What the file is called, without its folder and .mm; NULL: no memory. */
static char *own_name(const char *path)
{
    char *name = strdup(repro_base_name(path));
    size_t length = name ? strlen(name) : 0;
    if (length > 3 && strcmp(name + length - 3, ".mm") == 0)
        name[length - 3] = '\0';
    return name;
}

/* --- What --- */

/* What it does now, in a line; NULL: it holds all it states. */
static const char *failure(const struct mf_program *program, const struct repro_observed *observed,
                           char *line, size_t size)
{
    if (observed && !observed->ended) {
        snprintf(line, size, "step %zu of %zu ended the process, or took too long",
                 observed->log.done + 1, program->count);
        return line;
    }
    if (!observed || !observed->found)
        return NULL;
    const struct mf_finding *finding = &observed->finding;
    snprintf(line, size, "ASSERTION FAILED: %s %s %s (step %zu of %zu)", finding->id, finding->op,
             finding->what, finding->step + 1, program->count);
    return line;
}

/* A program that came as bytes states what it answered here; what failed is not to be stated. */
static void forget_failure(struct repro_input *input, const struct repro_observed *observed)
{
    if (input->is_text || !observed || (observed->ended && !observed->found))
        return;
    size_t first = observed->ended ? observed->finding.step : observed->log.done;
    for (size_t i = first; i < input->notes.stated_count; i++)
        input->notes.stated[i] = (struct mf_stated){0};
}

/* The whole text; the words in capitals are what a test refuses (stories_test.sh). */
static char *with_header(const char *failed, const char *program)
{
    char *text;
    if (asprintf(&text,
                 "# FILL IN: how it was found.\n"
                 "# %s\n"
                 "# FILL IN: who was wrong, core, model or simulated host, and why.\n"
                 "%s",
                 failed ? failed : "It did not fail any more when this was made.", program) < 0)
        return NULL;
    return text;
}

static int out_of_memory(void)
{
    fprintf(stderr, "repro: out of memory\n");
    return REPRO_BAD;
}

static int save(const char *path, const char *name, const char *failed, const char *refused,
                const char *program)
{
    struct stat status;
    if (lstat(path, &status) == 0) {
        fprintf(stderr, "repro: %s/%s.mm is there already; give another --name=\n", folder, name);
        return REPRO_BAD;
    }
    char *text = with_header(failed, program);
    if (!text)
        return out_of_memory();
    bool saved = repro_save(path, text, strlen(text));
    free(text);
    if (!saved)
        return REPRO_BAD;
    printf("%s/%s.mm: %s%s; now fill in its header\n", folder, name,
           failed    ? "still fails: "
           : refused ? "was not run: "
                     : "does not fail",
           failed    ? failed
           : refused ? refused
                     : " (any more)");
    return REPRO_FINE;
}

static int emit(struct repro_input *input, const char *root, const char *name)
{
    char path[2 * PATH_MAX];
    char line[256];
    const char *refused = mf_core_refusal(&input->program, &input->notes);
    struct repro_observed *observed = NULL;

    snprintf(path, sizeof path, "%s/%s/%s.mm", root, folder, name);
    if (!refused)
        observed = repro_observe(&input->program, input->is_text ? &input->notes : NULL);
    if (observed && !input->is_text &&
        !mf_run_notes(&input->notes, &input->program, &observed->log))
        return out_of_memory();
    forget_failure(input, observed);
    char *program = mf_text_print(&input->program, &input->notes);
    const char *failed = failure(&input->program, observed, line, sizeof line);
    int status = program ? save(path, name, failed, refused, program) : out_of_memory();
    free(program);
    repro_observed_free(observed);
    return status;
}

int repro_emit_test_command(int count, char **arguments)
{
    char root[PATH_MAX];
    const char *path = NULL;
    const char *name = NULL;
    const char *guest_name = "linux";
    enum mf_profile guest;
    bool options = true;

    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (options && strcmp(argument, "--") == 0)
            options = false;
        else if (options && strncmp(argument, "--name=", 7) == 0)
            name = argument + 7;
        else if (options && strncmp(argument, "--guest=", 8) == 0)
            guest_name = argument + 8;
        else if (options && argument[0] == '-')
            return repro_bad_call("emit-test has no option", argument);
        else if (path)
            return repro_bad_call("emit-test wants one file; more than that is", argument);
        else
            path = argument;
    }
    if (!path)
        return repro_bad_call("emit-test wants a file", NULL);
    if (!repro_guest(guest_name, &guest))
        return repro_bad_call("there are the guests linux, freebsd and any, not", guest_name);

    struct repro_input input;
    char *own = own_name(path);
    int status = REPRO_BAD;
    repro_input_init(&input);
    if (!own)
        status = out_of_memory();
    else if (!is_name(name ? name : own))
        status = repro_bad_call(
            "a test's name has letters, digits, '.', '_', '+' and '-', and begins with none of the "
            "last; not",
            name ? name : own);
    else if (repro_find_root(root) && repro_load(&input, path, guest))
        status = emit(&input, root, name ? name : own);
    repro_input_free(&input);
    free(own);
    return status;
}
