#include "fuzz/run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/constants.h"
#include "fuzz/rules.h"
#include "fuzz/run_internal.h"
#include "fuzz/step.h"

/* --- A runner. --- */

struct mf_runner *mf_runner_create_on(struct mf_sut *sut)
{
    struct mf_runner *runner = calloc(1, sizeof *runner);
    if (!runner)
        abort();
    runner->sut = sut;
    runner->model = mf_model_create();
    runner->log = &runner->own_log;
    mf_checks_init(&runner->checks, runner->model);
    return runner;
}

struct mf_runner *mf_runner_create(void)
{
    return mf_runner_create_on(mf_sut_core_create(&mf_core_calls, NULL, NULL));
}

void mf_runner_destroy(struct mf_runner *runner)
{
    if (!runner)
        return;
    runner->sut->ops->destroy(runner->sut);
    mf_checks_free(&runner->checks);
    mf_model_destroy(runner->model);
    free(runner);
}

const struct mf_run_log *mf_run_log_of(const struct mf_runner *runner)
{
    return runner->log;
}

const char *mf_run_refusal(struct mf_runner *runner, const struct mf_program *program,
                           const struct mf_notes *notes)
{
    return runner->sut->ops->refusal(runner->sut, program, notes);
}

const char *mf_run_skipped(const struct mf_runner *runner)
{
    return runner->skipped ? runner->sut->ops->skipped(runner->sut) : NULL;
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
    enum mf_depth depth = runner->options->depth;
    if (!runner->options->checks || depth == MF_DEPTH_PLAIN)
        return false;
    return depth == MF_DEPTH_THOROUGH || count == 0 || count % 16 == 8;
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

/* May mmap pass this errno of the host's on? FreeBSD's has fewer, and other numbers for the rest.
 */
static bool mmap_passes(const struct mf_runner *runner, int error)
{
    return error == EACCES || error == ENODEV ||
           (runner->program->config.abi == MF_LINUX && (error == EPERM || error == EAGAIN));
}

/*
 * P2: in a step in which the host refused something, and only then, the call may fail with nothing
 * changed: with the host's errno if the guest's call can give it, else ENOMEM. Then the model does
 * not take the step.
 */
static bool host_refused(const struct mf_runner *runner, const struct mf_step *cut,
                         const struct mf_outcome *outcome)
{
    if (mf_allowance_off[MF_ALLOW_refused] || mf_step_reach(cut->kind) != MF_REACH_ALL ||
        !runner->sut->ops->refused(runner->sut))
        return false;
    switch (outcome->error) {
    case ENOMEM:
        break;
    case EIO:
        if (cut->kind != MF_MSYNC)
            return false;
        break;
    default:
        if (cut->kind != MF_MMAP || !mmap_passes(runner, outcome->error))
            return false;
        break;
    }
    mf_rule(MF_ALLOW_refused);
    return true;
}

/* What could not be put back, because the host refused that, too, is gone. */
static bool lose(struct mf_runner *runner)
{
    struct mf_checks *checks = &runner->checks;
    uint64_t excuse = mf_config_leaves_room(&runner->program->config) ? 2 : 1;
    if (checks->lost.count != 0 && runner->sut->ops->refused(runner->sut) < excuse) {
        mf_want(checks, "everything as before where the host refused one call");
        mf_have(checks, "%zu ranges lost", checks->lost.count);
        return mf_found(checks, "ATOMIC", "lost");
    }
    for (size_t i = 0; i < checks->lost.count; i++)
        mf_model_lose(runner->model, checks->lost.at[i].first, checks->lost.at[i].last);
    return true;
}

/*
 * What the host would not give up looks foreign to the core, where nothing is reserved. Every guest
 * call begins by trying again; so what is still stuck after one was so throughout.
 */
static void tell_stuck(struct mf_runner *runner)
{
    const struct mf_checks *checks = &runner->checks;
    struct mf_span stuck[MF_STUCK_MAX];
    unsigned count = 0;
    struct mm_range range;
    bool may = checks->mm && !checks->reserved;
    for (size_t i = 0; may && checks->calls->next_stuck(checks->mm, i, &range); i++) {
        bool inside = range.first >= checks->span_first && range.last <= checks->span_last;
        if (inside && count < MF_STUCK_MAX)
            stuck[count++] =
                (struct mf_span){mf_to_guest(checks, range.first), mf_to_guest(checks, range.last)};
    }
    if (count != 0 || runner->told_stuck)
        mf_model_stuck(runner->model, stuck, count);
    runner->told_stuck = count != 0;
}

/* The model's opinion of what was answered. */
static bool judge(struct mf_runner *runner, size_t op, const struct mf_step *cut,
                  const struct mf_outcome *outcome)
{
    struct mf_checks *checks = &runner->checks;
    struct mf_verdict verdict;
    if (host_refused(runner, cut, outcome)) {
        mf_model_pass(runner->model);
        checks->unchanged = checks->lost.count == 0;
        return lose(runner);
    }
    if (checks->lost.count != 0) {
        mf_want(checks, "pages are lost only where the host refused something");
        mf_have(checks, "%zu ranges lost", checks->lost.count);
        return mf_found(checks, "ATOMIC", "lost");
    }
    tell_stuck(runner);
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

/* Do one step without looking. */
static enum mf_did do_step(struct mf_runner *runner, size_t op, struct mf_step *cut)
{
    struct mf_step step;
    struct mf_outcome *outcome = &runner->log->outcomes[op];

    mf_step_resolve(&step, runner->program, op, runner->results);
    mf_step_cut(cut, &step, runner->program->config.bits);
    enum mf_did did = runner->sut->ops->perform(runner->sut, op, &step, cut, outcome);
    if (did == MF_DID_NOT)
        return did;
    bool address = step.kind == MF_MMAP || step.kind == MF_MREMAP;
    runner->results[op] = address ? outcome->value : 0;
    runner->log->done = op + 1;
    return did;
}

static bool check_step(struct mf_runner *runner, size_t op)
{
    struct mf_checks *checks = &runner->checks;
    enum mf_op_kind kind = (enum mf_op_kind)runner->program->ops[op].kind;
    const struct mf_notes *notes = runner->options->notes;
    struct mf_step cut;

    mf_checks_step(checks, op, mf_step_word(kind));
    enum mf_did did = do_step(runner, op, &cut);
    if (did == MF_DID_NOT) {
        runner->skipped = true;
        return true;
    }
    if (did == MF_DID_LOST) {
        mf_want(checks, "an answer");
        mf_have(checks, "%s", runner->sut->ops->lost(runner->sut));
        return mf_found(checks, "RESULT", "lost");
    }
    if (did == MF_DID_HOST_FAULT)
        return host_fault(runner, &cut);
    if (runner->how.stated_only) {
        runner->sut->ops->observe(runner->sut, checks);
        return mf_check_stated(checks, runner->program, notes, op, &runner->log->outcomes[op],
                               runner->results) &&
               mf_check_maps(checks, notes, op + 1);
    }
    if (runner->sut->ops->behaved && !runner->sut->ops->behaved(runner->sut, checks))
        return false;
    if (!judge(runner, op, &cut, &runner->log->outcomes[op]))
        return false;
    if (kind == MF_FILE && runner->log->outcomes[op].error == 0)
        mf_checks_opened(checks, (int)(uint32_t)cut.arg[0]);
    if (op < runner->options->check_from)
        return true;
    if (op != 0 && op == runner->options->check_from)
        checks->unchanged = false; /* against what is not known: this is the first look */
    if (!runner->sut->ops->look(runner->sut, checks, mf_step_reach(kind)))
        return false;
    if (notes && !mf_check_stated(checks, runner->program, notes, op, &runner->log->outcomes[op],
                                  runner->results))
        return false;
    return !notes || mf_check_maps(checks, notes, op + 1);
}

/* To whoever follows the run. */
static void tell(struct mf_runner *runner, size_t done)
{
    const struct mf_run_options *options = runner->options;
    if (options->trace && done > 0)
        mf_trace_step(options->trace, runner, done - 1);
    if (!options->watch)
        return;
    runner->sut->ops->observe(runner->sut, &runner->checks);
    options->watch(options->watch_context, &runner->checks, done);
}

static bool run_checked(struct mf_runner *runner)
{
    const struct mf_notes *notes = runner->options->notes;

    /* An empty space is looked at, too. */
    bool empty = runner->sut->ops->look(runner->sut, &runner->checks, MF_REACH_ALL);
    tell(runner, 0);
    if (!empty)
        return false;
    if (notes && !mf_check_maps(&runner->checks, notes, 0))
        return false;
    for (size_t op = 0; op < runner->program->count; op++) {
        bool fine = check_step(runner, op);
        if (runner->skipped)
            return true;
        tell(runner, op + 1);
        if (!fine)
            return false;
    }
    mf_checks_step(&runner->checks, runner->program->count, "end");
    return runner->sut->ops->finish(runner->sut, &runner->checks, true);
}

static bool run_unchecked(struct mf_runner *runner)
{
    struct mf_step cut;
    for (size_t op = 0; op < runner->program->count; op++) {
        if (do_step(runner, op, &cut) >= MF_DID_LOST) {
            runner->skipped = true;
            break;
        }
        runner->checks.invalidated.count = 0;
        if (runner->options->trace)
            mf_trace_step(runner->options->trace, runner, op);
    }
    return runner->sut->ops->finish(runner->sut, &runner->checks, false);
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
    runner->skipped = false;
    runner->told_stuck = false;
    if (options->trace)
        mf_trace_begin(options->trace, program);
    const struct mf_notes *notes = options->notes;
    /* Only the core has to be what the model is, whoever a program is for. */
    runner->how = (struct mf_sut_how){
        .thorough = is_thorough(runner),
        .stated_only = notes && strcmp(notes->sut, "kernel") == 0,
    };
    enum mf_started started =
        runner->sut->ops->start(runner->sut, program, &runner->checks, finding, &runner->how);
    if (started != MF_STARTED) {
        runner->skipped = started == MF_STARTED_NOT;
        return runner->skipped;
    }
    return options->checks ? run_checked(runner) : run_unchecked(runner);
}

bool mf_run_both(struct mf_runner *runner, const struct mf_program *program,
                 const struct mf_run_options *options, struct mf_finding *finding)
{
    if (!mf_run(runner, program, options, finding))
        return false;
    if (runner->skipped)
        return true;
    struct mf_run_options other = *options;
    other.depth = runner->how.thorough ? MF_DEPTH_PLAIN : MF_DEPTH_THOROUGH;
    other.trace = NULL; /* it would say the same again */
    bool fine = mf_run(runner, program, &other, finding);
    runner->options = options;
    return fine;
}

const char *mf_run_at(const struct mf_runner *runner, size_t *step)
{
    *step = runner->checks.step;
    return runner->checks.op ? runner->checks.op : "create";
}
