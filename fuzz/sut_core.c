/* The core over the simulated host, in this very process. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/constants.h"
#include "fuzz/core_config.h"
#include "fuzz/step.h"
#include "fuzz/sut.h"

struct core_sut {
    struct mf_sut sut;
    struct mf_system system; /* mm may live on, empty, to be reset for the next program */
    bool reusable;           /* it does, and has nothing mapped */
    bool thorough;
    enum mf_abi abi;
    mf_host_wrap *wrap; /* NULL: none */
    void *wrap_context;
    uint64_t refused_before; /* host calls refused before the last step */
    struct mf_step last;     /* the last step, uncut */
    struct mf_outcome outcome;
};

static struct core_sut *core_of(struct mf_sut *sut)
{
    return (struct core_sut *)sut;
}

static void destroy_core(struct core_sut *core)
{
    core->reusable = false;
    if (core->system.mm)
        core->system.calls->destroy(core->system.mm);
    core->system.mm = NULL;
}

/* Core and model count as this kernel. */
static const uint32_t kernel = 6 << 16 | 18;

const char *mf_core_refusal(const struct mf_program *program, const struct mf_notes *notes)
{
    if (notes && !mf_notes_allow(notes, "core"))
        return "for another system under test";
    if (program->kernel_min > kernel || (program->kernel_end && program->kernel_end <= kernel))
        return "for other kernels than 6.18";
    return NULL;
}

static const char *refusal(struct mf_sut *sut, const struct mf_program *program,
                           const struct mf_notes *notes)
{
    (void)sut;
    return mf_core_refusal(program, notes);
}

static struct mm_config core_config(const struct core_sut *core, const struct mf_config *config,
                                    struct mf_checks *checks)
{
    struct mm_config result = mf_core_config(config);
    result.invalidate = mf_checks_hook;
    result.lost = mf_checks_lost;
    result.log = core->thorough ? mf_checks_log : NULL;
    result.hook_context = checks;
    return result;
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

static enum mf_started start(struct mf_sut *sut, const struct mf_program *program,
                             struct mf_checks *checks, struct mf_finding *finding,
                             const struct mf_sut_how *how)
{
    struct core_sut *core = core_of(sut);
    struct mf_system *system = &core->system;
    core->thorough = how->thorough;
    core->abi = program->config.abi;
    struct mm_config config = core_config(core, &program->config, checks);

    if (!core->reusable || counts_calls(program))
        destroy_core(core);
    checks->calls = system->calls;
    checks->host = system->host;
    mf_simhost_reset(system->host, &program->config);
    mf_model_reset(checks->model, &program->config);
    mf_checks_begin(checks, &program->config, finding);

    struct mm_host host = mf_simhost_interface(system->host);
    if (core->wrap)
        host = core->wrap(core->wrap_context, host);
    bool again = system->mm != NULL;
    int error = again ? system->calls->reset(system->mm, &config, host)
                      : system->calls->create(&config, host, &system->mm);
    core->reusable = false;
    if (error) {
        const char *why = mm_config_error(&config);
        const char *name = mf_errno_name(program->config.abi, error);
        if (!again)
            system->mm = NULL;
        mf_want(checks, "a space for a lawful configuration");
        mf_have(checks, "%s%s%s", name ? name : "an errno", why ? ": " : "", why ? why : "");
        mf_found(checks, "RESULT", "refused");
        return MF_STARTED_FOUND;
    }
    checks->mm = system->mm;
    return MF_STARTED;
}

static enum mf_did perform(struct mf_sut *sut, size_t op, const struct mf_step *as_is,
                           const struct mf_step *cut, struct mf_outcome *outcome)
{
    struct core_sut *core = core_of(sut);
    (void)op;
    core->refused_before = mf_simhost_counts(core->system.host)->refused;
    bool did = mf_step_do(&core->system, as_is, cut, outcome);
    core->last = *as_is;
    core->outcome = *outcome;
    return did ? MF_DID : MF_DID_HOST_FAULT;
}

static bool behaved(struct mf_sut *sut, struct mf_checks *checks)
{
    (void)sut;
    return mf_check_host_calls(checks);
}

static uint64_t refused_calls(const struct core_sut *core)
{
    return mf_simhost_counts(core->system.host)->refused - core->refused_before;
}

static uint64_t refused(struct mf_sut *sut)
{
    const struct core_sut *core = core_of(sut);
    uint64_t calls = refused_calls(core);
    if (calls == 0 || core->system.calls->last_ended(core->system.mm) == MM_ENDED_AS_GUEST)
        return 0;
    return calls;
}

static void observe(struct mf_sut *sut, struct mf_checks *checks)
{
    if (core_of(sut)->system.mm)
        mf_take_regions(checks);
    else
        checks->regions.count = 0;
}

static bool look(struct mf_sut *sut, struct mf_checks *checks, enum mf_reach reach)
{
    const struct core_sut *core = core_of(sut);
    bool is_call = reach == MF_REACH_ALL && !checks->before_first;
    if (!mf_check_all(checks, reach))
        return false;
    if (is_call && !mf_check_ended(checks, core->outcome.error, refused_calls(core)))
        return false;
    return !core->thorough || checks->before_first ||
           mf_check_logged(checks, core->abi, is_call ? &core->last : NULL, &core->outcome);
}

/* As a guest does it. In two parts, for the length of the whole space may be 2^bits. */
static void unmap_everything(const struct core_sut *core, const struct mf_checks *checks)
{
    const struct mf_core_calls *calls = core->system.calls;
    uint64_t page = checks->target_page;
    uint64_t top = checks->highest - (page - 1);
    if (top != 0)
        calls->munmap(core->system.mm, 0, top);
    calls->munmap(core->system.mm, top, page);
}

/* What must hold when everything is gone: the space is empty, to be reset for the next program, or
 * destroyed. */
static bool finish(struct mf_sut *sut, struct mf_checks *checks, bool checked)
{
    struct core_sut *core = core_of(sut);
    mf_simhost_hold_faults(core->system.host, true); /* they are meant for the program */
    if (!core->thorough) {
        unmap_everything(core, checks);
        core->reusable = !checked || mf_check_empty(checks);
        return core->reusable;
    }
    if (!mf_check_embedder(checks))
        return false;
    destroy_core(core);
    checks->mm = NULL;
    return mf_check_end(checks);
}

static const char *skipped(struct mf_sut *sut)
{
    (void)sut;
    return "";
}

static void destroy(struct mf_sut *sut)
{
    struct core_sut *core = core_of(sut);
    destroy_core(core);
    mf_simhost_destroy(core->system.host);
    free(core);
}

static const struct mf_sut_ops ops = {
    .name = "core",
    .refusal = refusal,
    .start = start,
    .perform = perform,
    .behaved = behaved,
    .refused = refused,
    .observe = observe,
    .look = look,
    .finish = finish,
    .skipped = skipped,
    .destroy = destroy,
};

struct mf_simhost *mf_sut_core_host(struct mf_sut *sut)
{
    return core_of(sut)->system.host;
}

void mf_sut_core_begin_anew(struct mf_sut *sut)
{
    core_of(sut)->reusable = false;
}

struct mf_sut *mf_sut_core_create(const struct mf_core_calls *calls, mf_host_wrap *wrap,
                                  void *wrap_context)
{
    struct core_sut *core = calloc(1, sizeof *core);
    if (!core)
        abort();
    core->sut.ops = &ops;
    core->system = (struct mf_system){.calls = calls, .host = mf_simhost_create()};
    core->wrap = wrap;
    core->wrap_context = wrap_context;
    return &core->sut;
}
