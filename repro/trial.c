#define _GNU_SOURCE
#include "repro/trial.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "repro/crash.h"

enum { LIMIT_MS = 2000 };

/* What a process tells, in memory that both share. */
struct told {
    const struct mf_runner *runner;
    struct repro_crash crash;
    enum repro_ended ended;
    bool complete; /* it came to its end */
    size_t step;
    char op[16];
    char text[320];
    char instead[64];
    struct mf_run_log log;
};

struct place {
    struct told *told;
    pid_t process; /* 0: none; -1: it could not be started */
    int error;     /* why not */
};

struct repro_trials {
    struct mf_runner *runner;
    struct repro_symbols *symbols;
    unsigned jobs;
    unsigned limit_ms;
    struct place places[REPRO_JOBS_MAX];
};

void repro_trials_destroy(struct repro_trials *trials)
{
    if (!trials)
        return;
    for (unsigned i = 0; i < trials->jobs; i++) {
        repro_trial_stop(trials, i);
        if (trials->places[i].told)
            munmap(trials->places[i].told, sizeof(struct told));
    }
    repro_symbols_close(trials->symbols);
    mf_runner_destroy(trials->runner);
    free(trials);
}

struct repro_trials *repro_trials_create(struct mf_runner *runner, unsigned jobs)
{
    struct repro_trials *trials = calloc(1, sizeof *trials);
    if (!trials) {
        mf_runner_destroy(runner);
        return NULL;
    }
    trials->runner = runner;
    trials->symbols = repro_symbols_open();
    trials->limit_ms = LIMIT_MS;
    for (; trials->jobs < jobs; trials->jobs++) {
        void *told = mmap(NULL, sizeof(struct told), PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (told == MAP_FAILED) {
            repro_trials_destroy(trials);
            return NULL;
        }
        trials->places[trials->jobs].told = told;
    }
    return trials;
}

unsigned repro_trials_jobs(const struct repro_trials *trials)
{
    return trials->jobs;
}

void repro_trials_limit(struct repro_trials *trials, unsigned milliseconds)
{
    trials->limit_ms = milliseconds;
}

/* --- In the process. --- */

/* Whatever happens in it is nobody else's business. */
static void enter_child(int output)
{
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (output >= 0)
        dup2(output, STDERR_FILENO);
}

/* Where it was when it ended. */
static void note_where(void *context)
{
    struct told *told = context;
    const char *word = mf_run_at(told->runner, &told->step);
    size_t length = strnlen(word, sizeof told->op - 1);
    memcpy(told->op, word, length);
    told->op[length] = '\0';
}

static _Noreturn void run_child(const struct repro_trials *trials, struct told *told,
                                const struct repro_case *what)
{
    struct mf_run_options options = {.checks = true, .notes = &what->notes, .log = &told->log};
    struct mf_finding finding;

    enter_child(open("/dev/null", O_WRONLY | O_CLOEXEC));
    repro_crash_watch(&told->crash, note_where, told);
    repro_crash_limit(trials->limit_ms);
    const char *refusal = mf_run_refusal(trials->runner, &what->program, &what->notes);
    if (refusal) {
        told->ended = REPRO_SKIPPED;
        snprintf(told->text, sizeof told->text, "%s", refusal);
    } else if (!mf_run_both(trials->runner, &what->program, &options, &finding)) {
        told->ended = REPRO_FAILED;
        told->step = finding.step;
        memcpy(told->op, finding.op, sizeof told->op);
        snprintf(told->text, sizeof told->text, "%s %s %s", finding.id, finding.op, finding.what);
        if (strcmp(finding.id, "STATED") == 0)
            snprintf(told->instead, sizeof told->instead, "%s", finding.have);
    }
    told->complete = true;
    _exit(0);
}

static _Noreturn void report_child(const struct repro_trials *trials, const struct repro_case *what,
                                   const char *again, int output)
{
    struct mf_run_options options = {.checks = true, .notes = &what->notes, .again = again};
    struct mf_finding finding;

    enter_child(output);
    repro_crash_limit(trials->limit_ms);
    if (!mf_run_both(trials->runner, &what->program, &options, &finding))
        mf_report(stderr, trials->runner, &what->program, &finding);
    fflush(stderr);
    _exit(0);
}

/* --- Outside. --- */

void repro_trial_start(struct repro_trials *trials, unsigned place, const struct repro_case *what)
{
    struct place *at = &trials->places[place];
    struct told *told = at->told;
    memset(&told->crash, 0, sizeof told->crash);
    told->ended = REPRO_PASSED;
    told->complete = false;
    told->step = 0;
    told->op[0] = '\0';
    told->text[0] = '\0';
    told->instead[0] = '\0';
    told->log.done = 0;
    told->runner = trials->runner;
    fflush(NULL); /* else the child has it, too */
    at->process = fork();
    if (at->process == 0)
        run_child(trials, told, what);
    at->error = errno;
}

/* What ended it, as a name. */
static void name_crash(const struct repro_trials *trials, const struct told *told, int status,
                       struct repro_verdict *verdict)
{
    const struct repro_crash *crash = &told->crash;
    char stack[240];
    verdict->ended = REPRO_FAILED;
    verdict->step = told->step;
    if (crash->kind[0] == '\0') {
        /* It could not even tell. */
        snprintf(verdict->text, sizeof verdict->text, "ended %s %s-%d", verdict->op,
                 WIFSIGNALED(status) ? "signal" : "status",
                 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    } else if (crash->frames == 0) {
        snprintf(verdict->text, sizeof verdict->text, "%s %s", crash->kind, verdict->op);
    } else {
        repro_crash_stack(stack, sizeof stack, crash, trials->symbols);
        snprintf(verdict->text, sizeof verdict->text, "%s %s %s", crash->kind, verdict->op, stack);
    }
}

void repro_trial_wait(struct repro_trials *trials, unsigned place, struct repro_verdict *verdict)
{
    struct place *at = &trials->places[place];
    const struct told *told = at->told;
    int status = 0;

    *verdict = (struct repro_verdict){.ended = REPRO_NOT_RUN, .log = &told->log};
    while (at->process > 0 && waitpid(at->process, &status, 0) < 0) {
        if (errno == EINTR)
            continue;
        at->error = errno;
        at->process = -1;
    }
    if (at->process <= 0) {
        snprintf(verdict->text, sizeof verdict->text, "%s", strerror(at->error));
    } else if (told->complete) {
        verdict->ended = told->ended;
        verdict->judged = told->ended == REPRO_FAILED;
        verdict->step = told->step;
        memcpy(verdict->op, told->op, sizeof verdict->op);
        memcpy(verdict->text, told->text, sizeof verdict->text);
        memcpy(verdict->instead, told->instead, sizeof verdict->instead);
    } else {
        memcpy(verdict->op, told->op, sizeof verdict->op);
        name_crash(trials, told, status, verdict);
    }
    at->process = 0;
}

void repro_trial_stop(struct repro_trials *trials, unsigned place)
{
    struct place *at = &trials->places[place];
    if (at->process > 0) {
        kill(at->process, SIGKILL);
        while (waitpid(at->process, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    at->process = 0;
}

bool repro_same_bug(const struct repro_verdict *a, const struct repro_verdict *b)
{
    return a->ended == REPRO_FAILED && b->ended == REPRO_FAILED && strcmp(a->text, b->text) == 0 &&
           strcmp(a->instead, b->instead) == 0;
}

void repro_trial_run(struct repro_trials *trials, const struct repro_case *what,
                     struct repro_verdict *verdict)
{
    repro_trial_start(trials, 0, what);
    repro_trial_wait(trials, 0, verdict);
}

bool repro_trial_report(struct repro_trials *trials, const struct repro_case *what,
                        const char *again, FILE *out)
{
    char block[4096];
    FILE *said = tmpfile();
    fflush(NULL);
    pid_t child = said ? fork() : -1;
    if (child == 0)
        report_child(trials, what, again, fileno(said));
    bool good = child > 0;
    while (good && waitpid(child, NULL, 0) < 0)
        good = errno == EINTR;
    if (good)
        rewind(said);
    for (size_t length; good && (length = fread(block, 1, sizeof block, said)) > 0;)
        fwrite(block, 1, length, out);
    if (said)
        fclose(said);
    return good;
}
