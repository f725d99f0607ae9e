#define _GNU_SOURCE
#include "repro/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void run_child(void (*work)(void *context), void *context, unsigned seconds,
                                int words)
{
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (words < 0)
        words = open("/dev/null", O_WRONLY);
    if (words >= 0)
        dup2(words, STDERR_FILENO);
    alarm(seconds);
    work(context);
    _exit(0);
}

bool repro_apart(void (*work)(void *context), void *context, unsigned seconds, int words,
                 int *status)
{
    fflush(NULL); /* or the child would print it, too */
    pid_t child = fork();
    if (child == 0)
        run_child(work, context, seconds, words);
    while (child > 0) {
        if (waitpid(child, status, 0) == child)
            return true;
        if (errno != EINTR)
            break;
    }
    return false;
}
