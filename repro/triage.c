#define _GNU_SOURCE
#include "repro/triage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "repro/call.h"
#include "repro/findings.h"
#include "repro/load.h"
#include "repro/minimize.h"
#include "repro/report_folder.h"

struct request {
    const char *folder;
    char *out;
    bool guest_said;
    enum mf_profile guest;
    unsigned jobs;
};

/* A file, and what came of running it. */
struct found {
    const struct repro_finding_file *file;
    enum mf_profile guest; /* with which it was found again */
    bool readable;
    bool again;    /* it was */
    char bug[320]; /* ... as this; else why not */
    size_t operations;
    size_t bytes;
};

/* --- The call. --- */

static int read_call(struct request *request, int count, char **arguments)
{
    const char *guest = NULL;
    const char *jobs = NULL;
    const char *out = NULL;
    bool options = true;

    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (options && strcmp(argument, "--") == 0)
            options = false;
        else if (options && strcmp(argument, "-o") == 0 && i + 1 < count && !out)
            out = arguments[++i];
        else if (options && strcmp(argument, "-o") == 0)
            return repro_bad_call("triage wants one folder after", argument);
        else if (options && strncmp(argument, "--guest=", 8) == 0)
            guest = argument + 8;
        else if (options && strncmp(argument, "--jobs=", 7) == 0)
            jobs = argument + 7;
        else if (options && argument[0] == '-')
            return repro_bad_call("triage has no option", argument);
        else if (request->folder)
            return repro_bad_call("triage wants one folder; more than that is", argument);
        else
            request->folder = argument;
    }
    if (!request->folder)
        return repro_bad_call("triage wants a folder", NULL);
    request->guest_said = guest != NULL;
    if (guest && !repro_guest(guest, &request->guest))
        return repro_bad_call("there are the guests linux, freebsd and any, not", guest);
    if (!repro_jobs(jobs, &request->jobs))
        return repro_bad_call("--jobs= wants a number from 1 to 64, not", jobs);
    if (asprintf(&request->out, "%s%s", out ? out : request->folder, out ? "" : "/triage") < 0)
        abort();
    return REPRO_FINE;
}

/* --- Each file. --- */

/* false: it cannot be read, which has been said. */
static bool load(struct repro_case *at, const char *path, enum mf_profile guest)
{
    struct repro_input input;
    repro_input_init(&input);
    if (!repro_load(&input, path, guest)) {
        repro_input_free(&input);
        return false;
    }
    *at = (struct repro_case){input.program, input.notes};
    return true;
}

/* false: there is no bug; why is in found->bug. */
static bool run_as(struct found *found, struct repro_trials *trials, enum mf_profile guest)
{
    struct repro_case at;
    struct repro_verdict verdict;
    if (!load(&at, found->file->path, guest)) {
        snprintf(found->bug, sizeof found->bug, "cannot be read");
        return false;
    }
    found->readable = true;
    repro_trial_run(trials, &at, &verdict);
    found->operations = at.program.count;
    found->bytes = repro_program_size(&at.program);
    found->guest = guest;
    found->again = verdict.ended == REPRO_FAILED;
    snprintf(found->bug, sizeof found->bug, "%s",
             verdict.ended == REPRO_PASSED ? "nothing is found when it runs" : verdict.text);
    repro_case_free(&at);
    return found->again;
}

/* For the guest that was said, or that its folder says; else for whichever it does something. */
static void run_file(struct found *found, const struct request *request,
                     struct repro_trials *trials)
{
    static const enum mf_profile guests[] = {MF_PROFILE_LINUX, MF_PROFILE_FREEBSD,
                                             MF_PROFILE_FAULTS};
    if (request->guest_said || found->file->guest_known) {
        run_as(found, trials, request->guest_said ? request->guest : found->file->guest);
        return;
    }
    for (unsigned i = 0; i < sizeof guests / sizeof *guests; i++) {
        if (run_as(found, trials, guests[i]) || !found->readable)
            return;
    }
}

/* --- Each bug. --- */

/* What was found again first, bug by bug, the smallest of each first. */
static int compare(const void *a, const void *b)
{
    const struct found *one = a;
    const struct found *two = b;
    if (one->again != two->again)
        return one->again ? -1 : 1;
    int order = one->again ? strcmp(one->bug, two->bug) : 0;
    if (order == 0 && one->again && one->operations != two->operations)
        return one->operations < two->operations ? -1 : 1;
    if (order == 0 && one->again && one->bytes != two->bytes)
        return one->bytes < two->bytes ? -1 : 1;
    return order ? order : strcmp(one->file->path, two->file->path);
}

/* How many, from the first on, are of the same bug. */
static size_t same_bug(const struct found *found, size_t count)
{
    size_t same = 1;
    while (same < count && found[same].again && strcmp(found[same].bug, found->bug) == 0)
        same++;
    return same;
}

static const char *first_seen(const struct found *found, size_t count)
{
    const struct repro_finding_file *first = found->file;
    for (size_t i = 1; i < count; i++) {
        const struct repro_finding_file *other = found[i].file;
        if (other->seen_ns < first->seen_ns ||
            (other->seen_ns == first->seen_ns && strcmp(other->path, first->path) < 0))
            first = other;
    }
    return first->path;
}

static char *files_text(const struct found *found, size_t count)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        abort();
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s\n", found[i].file->path);
    fclose(out);
    return text;
}

/* judged: by a check, whose report says how to see it again. */
static char *report_text(struct repro_trials *trials, const struct repro_case *at, const char *bug,
                         const char *again, bool judged)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        abort();
    fprintf(out, "%s\n\n", bug);
    if (!repro_trial_report(trials, at, again, out))
        fprintf(out, "(it could not be run again)\n");
    if (!judged)
        fprintf(out, "  again bazel-bin/repro/repro run %s\n", again);
    fclose(out);
    return text;
}

/* The first of them made small, a line about it, and its part of the report. */
static bool treat_bug(const struct found *found, size_t count, struct repro_trials *trials,
                      struct repro_report_folder *folder)
{
    struct repro_case at;
    struct repro_minimized result;
    char comment[120];
    if (!load(&at, found->file->path, found->guest))
        return false;
    /* It was found a moment ago; what is not found now depends on more than the program. */
    bool stable =
        repro_minimize(&at, trials, &result) && strcmp(result.verdict.text, found->bug) == 0;
    struct repro_report_bug bug = {
        .id = found->bug,
        .steps = at.program.count,
        .files = count,
        .first_seen = first_seen(found, count),
        .stable = stable,
    };
    printf("%-40s %3zu steps %5zu files, first seen %s%s\n", bug.id, bug.steps, bug.files,
           bug.first_seen, stable ? "" : " (not found every time)");
    fflush(stdout);
    snprintf(comment, sizeof comment, "# minimised from %zu operations, the fewest of %zu files\n",
             found->operations, count);
    char *again = repro_report_path(folder, &bug, "mm");
    bug.program = repro_minimized_text(&at, trials, bug.id, comment);
    bug.report = report_text(trials, &at, bug.id, again, result.verdict.judged);
    bug.list = files_text(found, count);
    bool good = bug.program && repro_report_add(folder, &bug);
    free(again);
    free(bug.program);
    free(bug.report);
    free(bug.list);
    repro_case_free(&at);
    return good;
}

static int treat_all(const struct request *request, const struct found *found, size_t count,
                     struct repro_trials *trials)
{
    struct repro_report_folder *folder = repro_report_begin(request->out, request->folder);
    size_t again = 0;
    size_t bugs = 0;
    bool good = folder != NULL;
    while (good && again < count && found[again].again) {
        size_t same = same_bug(found + again, count - again);
        good = treat_bug(found + again, same, trials, folder);
        again += same;
        bugs++;
    }
    if (good) {
        printf("findings: %zu, bugs: %zu, not found again: %zu\n", count, bugs, count - again);
        for (size_t i = again; i < count; i++) {
            printf("not found again: %s (%s)\n", found[i].file->path, found[i].bug);
            repro_report_not_again(folder, found[i].file->path, found[i].bug);
        }
        good = repro_report_end(folder);
    }
    repro_report_free(folder);
    return good ? REPRO_FOUND : REPRO_BAD;
}

static int triage(const struct request *request, const struct repro_finding_files *files,
                  struct repro_trials *trials)
{
    struct found *found = calloc(files->count, sizeof *found);
    if (!found)
        abort();
    for (size_t i = 0; i < files->count; i++) {
        found[i].file = &files->at[i];
        run_file(&found[i], request, trials);
    }
    qsort(found, files->count, sizeof *found, compare);
    int status = treat_all(request, found, files->count, trials);
    free(found);
    return status;
}

int repro_triage_command(int count, char **arguments)
{
    struct request request = {0};
    struct repro_finding_files files = {0};
    struct repro_trials *trials = NULL;

    int status = read_call(&request, count, arguments);
    if (status != REPRO_FINE)
        return status;
    if (!repro_find_findings(&files, request.folder) || !repro_report_possible(request.out)) {
        status = REPRO_BAD;
    } else if (files.count == 0) {
        printf("%s: no findings\n", request.folder);
    } else if ((trials = repro_trials_create(mf_runner_create(), request.jobs))) {
        status = triage(&request, &files, trials);
    } else {
        fprintf(stderr, "repro: out of memory\n");
        status = REPRO_BAD;
    }
    repro_trials_destroy(trials);
    repro_finding_files_free(&files);
    free(request.out);
    return status;
}
