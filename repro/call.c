#include "repro/call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "repro/load.h"
#include "repro/save.h"
#include "repro/trial.h"

int repro_bad_call(const char *what, const char *which)
{
    fprintf(stderr, "repro: %s%s%s; `repro help` says how to call it\n", what, which ? " " : "",
            which ? which : "");
    return REPRO_BAD;
}

bool repro_jobs(const char *text, unsigned *jobs)
{
    long number = sysconf(_SC_NPROCESSORS_ONLN);
    char *end = "";
    if (text)
        number = *text >= '1' && *text <= '9' ? strtol(text, &end, 10) : 0;
    else if (number < 1 || number > REPRO_JOBS_MAX)
        number = number < 1 ? 1 : REPRO_JOBS_MAX;
    *jobs = (unsigned)number;
    return *end == '\0' && number >= 1 && number <= REPRO_JOBS_MAX;
}

static bool wrong(const char *command, const char *what, const char *which)
{
    char text[128];
    snprintf(text, sizeof text, "%s %s", command, what);
    repro_bad_call(text, which);
    return false;
}

bool repro_call_parse(struct repro_call *call, const char *command, int count, char **arguments)
{
    bool options = true;
    *call = (struct repro_call){.guest = MF_PROFILE_LINUX};

    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (options && strcmp(argument, "--") == 0) {
            options = false;
        } else if (options && strcmp(argument, "-o") == 0) {
            if (i + 1 == count || call->out)
                return wrong(command, "wants one output after", argument);
            call->out = arguments[++i];
        } else if (options && strncmp(argument, "--guest=", 8) == 0) {
            if (!repro_guest(argument + 8, &call->guest)) {
                repro_bad_call("there are the guests linux, freebsd and any, not", argument + 8);
                return false;
            }
        } else if (options && argument[0] == '-') {
            return wrong(command, "has no option", argument);
        } else if (call->in) {
            return wrong(command, "wants one file; more than that is", argument);
        } else {
            call->in = argument;
        }
    }
    if (!call->in)
        return wrong(command, "wants a file", NULL);
    if (call->out && repro_same_file(call->in, call->out)) {
        repro_bad_call("the output would replace the input", call->in);
        return false;
    }
    return true;
}
