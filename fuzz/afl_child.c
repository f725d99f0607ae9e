/*
 * Linked into targets for AFL++. The process that runs inputs is a child of its fork server and
 * stands still between them: a killed afl-fuzz, whose fork server then ends, would leave it behind
 * for good. So the kernel is told to end it with its parent.
 */
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>

static void end_with_parent(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

__attribute__((constructor)) static void watch_forks(void)
{
    pthread_atfork(NULL, NULL, end_with_parent);
}
