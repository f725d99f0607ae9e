#include "repro/minimize_command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "repro/call.h"
#include "repro/load.h"
#include "repro/minimize.h"
#include "repro/save.h"

struct request {
    const char *in;
    const char *out; /* NULL: standard output */
    enum mf_profile guest;
    unsigned jobs;
};

/* REPRO_FINE, or what to end with. */
static int read_call(struct request *request, int count, char **arguments)
{
    const char *guest = "linux";
    const char *jobs = NULL;
    bool options = true;

    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (options && strcmp(argument, "--") == 0)
            options = false;
        else if (options && strcmp(argument, "-o") == 0 && i + 1 < count && !request->out)
            request->out = arguments[++i];
        else if (options && strcmp(argument, "-o") == 0)
            return repro_bad_call("minimize wants one output after", argument);
        else if (options && strncmp(argument, "--guest=", 8) == 0)
            guest = argument + 8;
        else if (options && strncmp(argument, "--jobs=", 7) == 0)
            jobs = argument + 7;
        else if (options && strncmp(argument, "--sut=", 6) == 0 &&
                 strcmp(argument + 6, "core") != 0)
            return repro_bad_call("minimize runs programs on the system core only, not on",
                                  argument + 6);
        else if (options && argument[0] == '-' && strncmp(argument, "--sut=", 6) != 0)
            return repro_bad_call("minimize has no option", argument);
        else if (options && argument[0] == '-')
            continue;
        else if (request->in)
            return repro_bad_call("minimize wants one file; more than that is", argument);
        else
            request->in = argument;
    }
    if (!request->in)
        return repro_bad_call("minimize wants a file", NULL);
    if (!repro_guest(guest, &request->guest))
        return repro_bad_call("there are the guests linux, freebsd and any, not", guest);
    if (!repro_jobs(jobs, &request->jobs))
        return repro_bad_call("--jobs= wants a number from 1 to 64, not", jobs);
    if (request->out && repro_same_file(request->in, request->out))
        return repro_bad_call("the output would replace the input", request->in);
    return REPRO_FINE;
}

static int write_text(const struct request *request, const char *text)
{
    if (!text) {
        fprintf(stderr, "repro: out of memory\n");
        return REPRO_BAD;
    }
    if (request->out)
        return repro_save(request->out, text, strlen(text)) ? REPRO_FINE : REPRO_BAD;
    fputs(text, stdout);
    return REPRO_FINE;
}

/* There is nothing to make smaller. */
static int complain(const struct request *request, const struct repro_verdict *verdict)
{
    if (verdict->ended == REPRO_PASSED)
        fprintf(stderr, "repro: %s: nothing is found when it runs\n", request->in);
    else
        fprintf(stderr, "repro: %s: %s (%s)\n", request->in,
                verdict->ended == REPRO_SKIPPED ? "skipped" : "could not be run", verdict->text);
    return verdict->ended == REPRO_NOT_RUN ? REPRO_BAD : REPRO_FOUND;
}

static int minimize(const struct request *request, struct repro_case *at,
                    struct repro_trials *trials)
{
    struct repro_minimized result;
    char comment[120];
    size_t operations = at->program.count;
    size_t bytes = repro_program_size(&at->program);

    if (!repro_minimize(at, trials, &result))
        return complain(request, &result.verdict);
    fprintf(stderr, "%s: %s\n%s: %zu operations to %zu, %zu bytes to %zu, %zu programs tried\n",
            request->in, result.verdict.text, request->in, operations, at->program.count, bytes,
            repro_program_size(&at->program), result.tried);
    snprintf(comment, sizeof comment, "# minimised from %zu operations\n", operations);
    char *text = repro_minimized_text(at, trials, result.verdict.text, comment);
    int status = write_text(request, text);
    free(text);
    return status;
}

int repro_minimize_command(int count, char **arguments)
{
    struct request request = {0};
    struct repro_input input;

    int status = read_call(&request, count, arguments);
    if (status != REPRO_FINE)
        return status;
    repro_input_init(&input);
    if (!repro_load(&input, request.in, request.guest)) {
        repro_input_free(&input);
        return REPRO_BAD;
    }
    struct repro_case at = {input.program, input.notes}; /* which has them from here on */
    struct repro_trials *trials = repro_trials_create(mf_runner_create(), request.jobs);
    if (trials) {
        status = minimize(&request, &at, trials);
    } else {
        fprintf(stderr, "repro: out of memory\n");
        status = REPRO_BAD;
    }
    repro_trials_destroy(trials);
    repro_case_free(&at);
    return status;
}
