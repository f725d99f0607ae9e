#include "fuzz/run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/constants.h"
#include "fuzz/rules.h"
#include "fuzz/run_internal.h"

/* --- A runner. --- */

struct mf_runner *mf_runner_create_with(const struct mf_core_calls *calls, mf_host_wrap *wrap,
                                        void *wrap_context)
{
    struct mf_runner *runner = calloc(1, sizeof *runner);
    if (!runner)
        abort();
    runner->system = (struct mf_system){.calls = calls, .host = mf_simhost_create()};
    runner->model = mf_model_create();
    runner->log = &runner->own_log;
    runner->wrap = wrap;
    runner->wrap_context = wrap_context;
    mf_checks_init(&runner->checks, calls, runner->system.host, runner->model);
    return runner;
}

struct mf_runner *mf_runner_create(void)
{
    return mf_runner_create_with(&mf_core_calls, NULL, NULL);
}

static void destroy_core(struct mf_runner *runner)
{
    runner->reusable = false;
    if (runner->system.mm)
        runner->system.calls->destroy(runner->system.mm);
    runner->system.mm = NULL;
    runner->checks.mm = NULL;
}

void mf_runner_destroy(struct mf_runner *runner)
{
    if (!runner)
        return;
    destroy_core(runner);
    mf_checks_free(&runner->checks);
    mf_model_destroy(runner->model);
    mf_simhost_destroy(runner->system.host);
    free(runner);
}

const struct mf_run_log *mf_run_log_of(const struct mf_runner *runner)
{
    return runner->log;
}

/* --- What is judged at all. --- */

/* Core and model count as this kernel. */
static const uint32_t kernel = 6 << 16 | 18;

const char *mf_run_refusal(const struct mf_program *program, const struct mf_notes *notes)
{
    if (notes && notes->sut[0] && strcmp(notes->sut, "core") != 0)
        return "for another system under test";
    if (program->kernel_min > kernel || (program->kernel_end && program->kernel_end <= kernel))
        return "for other kernels than 6.18";
    if (program->config.abi != MF_LINUX)
        return "the core has no FreeBSD guests yet";
    if (program->config.host_maps)
        return "a limit of host mappings is not judged yet";
    return NULL;
}

/* --- A run. --- */

/*
 * Some programs also have what an emulator asks for itself checked, and end with the space
 * destroyed. That costs as much as a dozen steps, so it is some; which ones depends on the program
 * alone, so that it runs the same every time.
 */
static bool is_thorough(const struct mf_runner *runner)
{
    size_t count = runner->program->count;
    return runner->options->checks && (count == 0 || count % 16 == 8);
}

static struct mm_config core_config(struct mf_runner *runner)
{
    const struct mf_config *config = &runner->program->config;
    return (struct mm_config){
        .abi = MM_ABI_LINUX,
        .bits = config->bits,
        .target_page = config->target_page,
        .host_page = config->host_page,
        .reserved = config->reserved,
        .base = config->base,
        .highest = config->highest,
        /* 0 means "the default" to the core; a search never returns 0, so this is the same. */
        .min_addr = config->min_addr ? config->min_addr : 1,
        .top_down = config->policy == MF_TOP_DOWN ||
                    (config->policy == MF_RANDOM && (config->policy_seed & 1) != 0),
        .invalidate = mf_checks_hook,
        .log = is_thorough(runner) ? mf_checks_log : NULL,
        .hook_context = &runner->checks,
    };
}

/* Which allocations a call makes depends on the memory that a space has kept from earlier programs.
 */
static bool counts_calls(const struct mf_program *program)
{
    for (size_t i = 0; i < program->count; i++) {
        if (program->ops[i].kind == MF_FAULT)
            return true;
    }
    return false;
}

static bool start(struct mf_runner *runner)
{
    struct mf_system *system = &runner->system;
    const struct mf_config *config = &runner->program->config;
    struct mm_config core = core_config(runner);

    if (!runner->reusable || counts_calls(runner->program))
        destroy_core(runner);
    mf_simhost_reset(system->host, config);
    mf_model_reset(runner->model, config);
    mf_checks_begin(&runner->checks, config, runner->finding);

    struct mm_host host = mf_simhost_interface(system->host);
    if (runner->wrap)
        host = runner->wrap(runner->wrap_context, host);
    bool again = system->mm != NULL;
    int error = again ? system->calls->reset(system->mm, &core, host)
                      : system->calls->create(&core, host, &system->mm);
    runner->reusable = false;
    if (error) {
        const char *why = mm_config_error(&core);
        const char *name = mf_errno_name(config->abi, error);
        if (!again)
            system->mm = NULL;
        mf_want(&runner->checks, "a space for a lawful configuration");
        mf_have(&runner->checks, "%s%s%s", name ? name : "an errno", why ? ": " : "",
                why ? why : "");
        return mf_found(&runner->checks, "RESULT", "refused");
    }
    runner->checks.mm = system->mm;
    return true;
}

/* What the verdict is about, in a stable word. */
static void unexpected(char *what, size_t size, const struct mf_program *program, size_t op,
                       const struct mf_outcome *outcome)
{
    const char *word = "success";
    uint8_t kind = program->ops[op].kind;
    if (outcome->error)
        word = mf_errno_name(program->config.abi, outcome->error);
    else if (outcome->fault)
        word = outcome->fault == MF_SEGV ? "SIGSEGV" : "SIGBUS";
    else if (kind == MF_LOAD)
        word = "byte";
    else if (kind == MF_ACCESS)
        word = outcome->value ? "yes" : "no";
    else if (kind == MF_MMAP || kind == MF_MREMAP)
        word = "address";
    snprintf(what, size, "unexpected-%s", word ? word : "errno");
}

/*
 * P2: in a step in which the host refused something, and only then, the call may fail with nothing
 * changed: with the host's errno if the guest's call can give it, else ENOMEM. Then the model does
 * not take the step.
 */
static bool host_refused(const struct mf_runner *runner, const struct mf_step *cut,
                         const struct mf_outcome *outcome)
{
    if (mf_allowance_off[MF_ALLOW_refused] ||
        mf_simhost_counts(runner->system.host)->refused == runner->refused_before ||
        mf_step_reach(cut->kind) != MF_REACH_ALL)
        return false;
    switch (outcome->error) {
    case ENOMEM:
        break;
    case EACCES:
    case EPERM:
    case ENODEV:
    case EAGAIN:
        if (cut->kind != MF_MMAP)
            return false;
        break;
    case EIO:
        if (cut->kind != MF_MSYNC)
            return false;
        break;
    default:
        return false;
    }
    mf_rule(MF_ALLOW_refused);
    return true;
}

/* The model's opinion of what was answered. */
static bool judge(struct mf_runner *runner, size_t op, const struct mf_step *cut,
                  const struct mf_outcome *outcome)
{
    struct mf_checks *checks = &runner->checks;
    struct mf_verdict verdict;
    if (host_refused(runner, cut, outcome)) {
        mf_model_pass(runner->model);
        checks->unchanged = true;
        return true;
    }
    mf_model_step(runner->model, cut, outcome, &verdict);
    checks->unchanged = mf_model_unchanged(runner->model);
    if (!verdict.id)
        return true;

    char text[64];
    char what[64];
    mf_outcome_text(text, sizeof text, runner->program, op, outcome);
    unexpected(what, sizeof what, runner->program, op, outcome);
    mf_want(checks, "%s", verdict.want);
    mf_have(checks, "%s", text[0] ? text : "success");
    checks->unchanged = false; /* a wrong answer is not about what it left */
    return mf_found(checks, verdict.id, what);
}

static bool host_fault(struct mf_runner *runner, const struct mf_step *cut)
{
    mf_want(&runner->checks, "the host allows what the core's flags allow at 0x%llx",
            (unsigned long long)cut->arg[0]);
    mf_have(&runner->checks, "the host has no such access");
    return mf_found(&runner->checks, "COVER", "host-fault");
}

/* Do one step without looking; false: the host faulted where it must not. */
static bool do_step(struct mf_runner *runner, size_t op, struct mf_step *cut)
{
    struct mf_step step;
    struct mf_outcome *outcome = &runner->log->outcomes[op];

    runner->refused_before = mf_simhost_counts(runner->system.host)->refused;
    mf_step_resolve(&step, runner->program, op, runner->results);
    mf_step_cut(cut, &step, runner->program->config.bits);
    bool fine = mf_step_do(&runner->system, &step, cut, outcome);
    bool address = step.kind == MF_MMAP || step.kind == MF_MREMAP;
    runner->results[op] = address ? outcome->value : 0;
    runner->log->done = op + 1;
    return fine;
}

static bool check_step(struct mf_runner *runner, size_t op)
{
    struct mf_checks *checks = &runner->checks;
    enum mf_op_kind kind = (enum mf_op_kind)runner->program->ops[op].kind;
    const struct mf_notes *notes = runner->options->notes;
    struct mf_step cut;

    mf_checks_step(checks, op, mf_step_word(kind));
    if (!do_step(runner, op, &cut))
        return host_fault(runner, &cut);
    if (!judge(runner, op, &cut, &runner->log->outcomes[op]))
        return false;
    if (kind == MF_FILE && runner->log->outcomes[op].error == 0)
        mf_checks_opened(checks, (int)(uint32_t)cut.arg[0]);
    if (!mf_check_all(checks, mf_step_reach(kind)))
        return false;
    if (is_thorough(runner) && !mf_check_logged(checks, mf_step_reach(kind) == MF_REACH_ALL))
        return false;
    if (notes && !mf_check_stated(checks, runner->program, notes, op, &runner->log->outcomes[op],
                                  runner->results))
        return false;
    return !notes || mf_check_maps(checks, notes, op + 1);
}

/* As a guest does it. In two parts, for the length of the whole space may be 2^bits. */
static void unmap_everything(struct mf_runner *runner)
{
    const struct mf_core_calls *calls = runner->system.calls;
    uint64_t page = runner->checks.target_page;
    uint64_t top = runner->checks.highest - (page - 1);
    if (top != 0)
        calls->munmap(runner->system.mm, 0, top);
    calls->munmap(runner->system.mm, top, page);
}

/* What must hold when everything is gone: the space is empty, to be reset for the next program, or
 * destroyed. */
static bool finish(struct mf_runner *runner)
{
    mf_checks_step(&runner->checks, runner->program->count, "end");
    if (!is_thorough(runner)) {
        unmap_everything(runner);
        runner->reusable = mf_check_empty(&runner->checks);
        return runner->reusable;
    }
    if (!mf_check_embedder(&runner->checks))
        return false;
    destroy_core(runner);
    return mf_check_end(&runner->checks);
}

static bool run_checked(struct mf_runner *runner)
{
    const struct mf_notes *notes = runner->options->notes;
    FILE *trace = runner->options->trace;

    /* An empty space is looked at, too. */
    if (!mf_check_all(&runner->checks, MF_REACH_ALL))
        return false;
    if (notes && !mf_check_maps(&runner->checks, notes, 0))
        return false;
    for (size_t op = 0; op < runner->program->count; op++) {
        bool fine = check_step(runner, op);
        if (trace)
            mf_trace_step(trace, runner, op);
        if (!fine)
            return false;
    }
    return finish(runner);
}

static bool run_unchecked(struct mf_runner *runner)
{
    struct mf_step cut;
    for (size_t op = 0; op < runner->program->count; op++) {
        do_step(runner, op, &cut);
        runner->checks.invalidated.count = 0;
        if (runner->options->trace)
            mf_trace_step(runner->options->trace, runner, op);
    }
    unmap_everything(runner);
    runner->reusable = true;
    return true;
}

bool mf_run(struct mf_runner *runner, const struct mf_program *program,
            const struct mf_run_options *options, struct mf_finding *finding)
{
    runner->program = program;
    runner->options = options;
    runner->finding = finding;
    runner->again = options->again;
    runner->log = options->log ? options->log : &runner->own_log;
    runner->log->done = 0;
    if (options->trace)
        mf_trace_begin(options->trace, program);
    if (!start(runner))
        return false;
    return options->checks ? run_checked(runner) : run_unchecked(runner);
}
