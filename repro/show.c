#define _GNU_SOURCE
#include "repro/show.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz/run.h"
#include "fuzz/text.h"

/* A run takes milliseconds; one that takes this long has found something, too. */
enum { CHILD_SECONDS = 10 };

static _Noreturn void run_child(const struct mf_program *program, struct mf_run_log *log)
{
    const struct rlimit no_core = {0, 0};
    struct mf_run_options options = {.checks = true, .log = log};
    struct mf_finding finding;
    int quiet = open("/dev/null", O_WRONLY);

    setrlimit(RLIMIT_CORE, &no_core);
    if (quiet >= 0)
        dup2(quiet, STDERR_FILENO);
    alarm(CHILD_SECONDS);
    mf_run(mf_runner_create(), program, &options, &finding);
    _exit(0);
}

/* What the steps answer, as far as the program gets; NULL: nothing is known. */
static struct mf_run_log *observe(const struct mf_program *program)
{
    struct mf_run_log *log =
        mmap(NULL, sizeof *log, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (log == MAP_FAILED)
        return NULL;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        run_child(program, log);
    if (child < 0 || waitpid(child, NULL, 0) != child) {
        munmap(log, sizeof *log);
        return NULL;
    }
    return log;
}

char *repro_show(struct repro_input *input)
{
    const struct mf_program *program = &input->program;
    if (!input->is_text && !mf_core_refusal(program, NULL)) {
        struct mf_run_log *log = observe(program);
        bool noted = !log || mf_run_notes(&input->notes, program, log);
        if (log)
            munmap(log, sizeof *log);
        if (!noted)
            return NULL;
    }
    return mf_text_print(program, &input->notes);
}
