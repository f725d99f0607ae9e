#include "repro/call.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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
