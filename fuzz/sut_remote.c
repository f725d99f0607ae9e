#include "fuzz/sut_remote.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/check_remote.h"
#include "fuzz/kernel_facts.h"
#include "fuzz/step.h"

struct remote_sut {
    struct mf_sut sut;
    struct mf_remote_process *process;
    enum mf_remote_sut kind;
    struct mf_remote_run *run;      /* whose log is being judged */
    const struct mf_program *ready; /* worked off already, by mf_sut_remote_together */
    struct mf_remote_run *ready_run;
    enum mf_remote_came came;
    struct mf_sight sight;
    char why[240];
};

static struct remote_sut *remote_of(struct mf_sut *sut)
{
    return (struct remote_sut *)sut;
}

/* --- Programs that cannot run here. --- */

static bool has_faults(const struct mf_program *program)
{
    for (size_t i = 0; i < program->count; i++) {
        if (program->ops[i].kind == MF_FAULT)
            return true;
    }
    return false;
}

/* What in the address space is not the guest's, at guest addresses: taken by nobody it knows. */
static bool add_own(const struct mf_remote *shared, struct mf_config *config)
{
    uint64_t highest = mf_config_highest(config);
    for (uint32_t i = 0; i < shared->own_count; i++) {
        struct mf_span own = shared->own[i];
        if (own.last < config->base || own.first - config->base > highest)
            continue;
        if (config->reserved || config->foreign_count == MF_FOREIGN_MAX || own.first < config->base)
            return false;
        struct mf_span guest = {own.first - config->base, own.last - config->base};
        if (guest.last > highest)
            guest.last = highest;
        config->foreign[config->foreign_count++] = guest;
    }
    return true;
}

/* The span, rounded out to host pages, must be addresses that this kernel has. */
static const char *span_refusal(const struct mf_remote_facts *facts, const struct mf_config *config)
{
    uint64_t last = config->reserved ? config->reserved - 1 : mf_config_highest(config);
    last |= config->host_page - 1;
    if (config->base >= facts->task_size || last >= facts->task_size - config->base)
        return "the host cannot hold the span";
    return NULL;
}

static const char *config_refusal(const struct remote_sut *remote,
                                  const struct mf_remote_facts *facts,
                                  const struct mf_config *config)
{
    struct mf_config copy = *config;
    struct mf_config plain = *config;

    if (config->host_maps)
        return "the limit of host mappings is the kernel's own here";
    if (remote->kind == MF_REMOTE_CORE) {
        const char *why = span_refusal(facts, config);
        if (why)
            return why;
    } else {
        mf_kernel_config(&plain, facts);
        if (config->abi != MF_LINUX)
            return "the kernel is Linux";
        if (config->bits != 64)
            return "the kernel runs it with 64 bits";
        if (config->target_page != plain.target_page)
            return "the kernel has other pages";
        if (mf_config_highest(config) != mf_config_highest(&plain))
            return "the kernel has another highest address";
        if (config->min_addr != plain.min_addr)
            return "the kernel has another min_addr";
        if (config->foreign_count || config->reserved)
            return "the kernel has no foreign mappings and no reserved space";
    }
    return add_own(mf_remote_shared(remote->process), &copy)
               ? NULL
               : "the span holds the helper's own pages";
}

static const char *refusal(struct mf_sut *sut, const struct mf_program *program,
                           const struct mf_notes *notes)
{
    struct remote_sut *remote = remote_of(sut);
    const struct mf_remote *shared = mf_remote_shared(remote->process);
    if (!shared)
        return mf_remote_error(remote->process);
    bool kernel = remote->kind == MF_REMOTE_KERNEL;
    if (notes && !mf_notes_allow(notes, sut->ops->name))
        return "for another system under test";
    uint32_t version = kernel ? shared->facts.kernel : 6 << 16 | 18;
    if (program->kernel_min > version || (program->kernel_end && program->kernel_end <= version))
        return "for other kernels";
    if (has_faults(program))
        return "host calls cannot be made to fail here";
    const char *why = config_refusal(remote, &shared->facts, &program->config);
    return why || !kernel ? why : mf_kernel_refusal(&shared->facts, program);
}

/* --- Handing it over. --- */

static struct mf_remote_value remote_value(const struct mf_program *program, size_t op,
                                           struct mf_value value)
{
    struct mf_value flat = mf_value_flatten(program, op, value);
    return (struct mf_remote_value){flat.offset, flat.base == MF_RESULT ? flat.ref : -1, 0};
}

static void fill_in(const struct remote_sut *remote, struct mf_remote_run *run,
                    const struct mf_program *program, bool growth)
{
    unsigned bits = program->config.bits;
    run->sut = remote->kind;
    run->growth = growth;
    run->config = program->config;
    run->highest = mf_config_highest(&program->config);
    run->op_count = (uint32_t)program->count;
    for (size_t op = 0; op < program->count; op++) {
        const struct mf_op *from = &program->ops[op];
        struct mf_remote_op *to = &run->ops[op];
        unsigned registers = bits == 32 ? mf_step_registers((enum mf_op_kind)from->kind) : 0;
        to->kind = from->kind;
        to->argc = from->argc;
        for (unsigned i = 0; i < MF_ARGS_MAX; i++) {
            to->arg[i] = i < from->argc ? remote_value(program, op, from->arg[i])
                                        : (struct mf_remote_value){0, -1, 0};
            to->arg[i].cut = registers >> i & 1;
        }
    }
}

void mf_sut_remote_together(struct mf_sut *one, const struct mf_program *for_one,
                            struct mf_sut *other, const struct mf_program *for_other)
{
    struct remote_sut *a = remote_of(one);
    struct remote_sut *b = remote_of(other);
    struct mf_remote *shared = mf_remote_shared(a->process);
    if (!shared)
        return; /* start() will say so */
    fill_in(a, &shared->runs[0], for_one, false);
    fill_in(b, &shared->runs[1], for_other, false);
    a->came = b->came = mf_remote_work(a->process, 2);
    a->ready = for_one;
    a->ready_run = &shared->runs[0];
    b->ready = for_other;
    b->ready_run = &shared->runs[1];
}

bool mf_sut_remote_work(struct mf_sut *sut, const struct mf_program *program)
{
    struct remote_sut *remote = remote_of(sut);
    struct mf_remote *shared = mf_remote_shared(remote->process);
    if (!shared)
        return false;
    fill_in(remote, &shared->runs[0], program, false);
    return mf_remote_work(remote->process, 1) == MF_REMOTE_DONE;
}

static enum mf_started start(struct mf_sut *sut, const struct mf_program *program,
                             struct mf_checks *checks, struct mf_finding *finding,
                             const struct mf_sut_how *how)
{
    struct remote_sut *remote = remote_of(sut);
    struct mf_remote *shared = mf_remote_shared(remote->process);
    struct mf_config config = program->config;

    if (!shared || !add_own(shared, &config)) {
        snprintf(remote->why, sizeof remote->why, "%s",
                 shared ? "the span holds the helper's own pages"
                        : mf_remote_error(remote->process));
        return MF_STARTED_NOT;
    }
    if (remote->ready == program) {
        remote->run = remote->ready_run;
    } else {
        remote->run = &shared->runs[0];
        fill_in(remote, remote->run, program, how->stated_only);
        remote->came = mf_remote_work(remote->process, 1);
    }
    remote->ready = NULL;
    remote->sight = (struct mf_sight){.run = remote->run};

    checks->calls = NULL;
    checks->host = NULL;
    checks->maps_only = remote->kind == MF_REMOTE_KERNEL;
    if (remote->kind == MF_REMOTE_KERNEL)
        config.host_page = config.target_page; /* there is no other: no allowance, no refusal */
    mf_model_reset(checks->model, &config);
    mf_checks_begin(checks, &config, finding);
    if (remote->came == MF_REMOTE_NONE || remote->run->stop == MF_STOP_PLACE ||
        remote->run->stop == MF_STOP_SETUP) {
        snprintf(remote->why, sizeof remote->why, "%s",
                 remote->came == MF_REMOTE_NONE ? mf_remote_error(remote->process)
                 : remote->run->stop == MF_STOP_PLACE
                     ? "the host has no room for the span and its foreign mappings"
                     : "the helper has no room for it");
        return MF_STARTED_NOT;
    }
    if (remote->run->stop == MF_STOP_CREATE && remote->run->error == EPERM &&
        !shared->facts.low_pages) {
        snprintf(remote->why, sizeof remote->why, "no privilege to map below vm.mmap_min_addr");
        return MF_STARTED_NOT;
    }
    if (remote->run->stop == MF_STOP_CREATE) {
        mf_want(checks, "a space for a lawful configuration");
        mf_have(checks, "errno %d", remote->run->error);
        mf_found(checks, "RESULT", "refused");
        return MF_STARTED_FOUND;
    }
    return MF_STARTED;
}

/* --- Step by step, from the log. --- */

static const char *stop_text(uint32_t stop)
{
    switch (stop) {
    case MF_STOP_HOME:
        return "reaches the helper's own pages";
    case MF_STOP_MEMORY:
        return "asks for too much resident memory";
    case MF_STOP_FILE:
        return "makes a file too large to be filled";
    case MF_STOP_DESCRIPTOR:
        return "uses a descriptor above the helper's";
    case MF_STOP_GROWTH:
        return "makes a GROWSDOWN mapping grow";
    case MF_STOP_ADVICE:
        return "gives an advice that the model does not have";
    case MF_STOP_LOG:
        return "shows more than the log holds";
    default:
        return "cannot be done here";
    }
}

static enum mf_did give_up(struct remote_sut *remote, size_t op, const char *what)
{
    snprintf(remote->why, sizeof remote->why, "step %zu %s", op + 1, what);
    return MF_DID_NOT;
}

static enum mf_did perform(struct mf_sut *sut, size_t op, const struct mf_step *as_is,
                           const struct mf_step *cut, struct mf_outcome *outcome)
{
    struct remote_sut *remote = remote_of(sut);
    const struct mf_remote_run *run = remote->run;
    (void)as_is;

    if (op >= run->done) {
        *outcome = (struct mf_outcome){0};
        if (run->stop == MF_STOP_NONE) { /* it died, or says less than it should */
            remote->sight.view = op + 1;
            return MF_DID_LOST;
        }
        return give_up(remote, op, stop_text(run->stop));
    }
    *outcome = run->outcomes[op];
    remote->sight.view = op + 1;
    if (remote->kind == MF_REMOTE_KERNEL && mf_kernel_takes_for_errno(cut))
        return give_up(remote, op, "names a fixed address that the kernel takes for an errno");
    if (remote->kind == MF_REMOTE_KERNEL && outcome->error == ENOMEM &&
        mf_kernel_may_refuse(&mf_remote_shared(remote->process)->facts, cut))
        return give_up(remote, op, "may be beyond the kernel's commit limit");
    return run->views[op + 1].host_fault ? MF_DID_HOST_FAULT : MF_DID;
}

static uint64_t refused(struct mf_sut *sut)
{
    const struct remote_sut *remote = remote_of(sut);
    return remote->kind == MF_REMOTE_CORE && remote->run->views[remote->sight.view].refused;
}

static void observe(struct mf_sut *sut, struct mf_checks *checks)
{
    struct remote_sut *remote = remote_of(sut);
    remote->sight.passed = false;
    mf_sight_take(&remote->sight, checks);
}

static bool look(struct mf_sut *sut, struct mf_checks *checks, enum mf_reach reach)
{
    return mf_sight_check(&remote_of(sut)->sight, checks, reach);
}

static bool finish(struct mf_sut *sut, struct mf_checks *checks, bool checked)
{
    struct remote_sut *remote = remote_of(sut);
    if (!checked || remote->kind != MF_REMOTE_CORE || remote->run->stop != MF_STOP_NONE)
        return true;
    remote->sight.view = remote->run->done + 1;
    return mf_sight_check_empty(&remote->sight, checks);
}

static const char *said(struct mf_sut *sut)
{
    return remote_of(sut)->why;
}

static const char *lost(struct mf_sut *sut)
{
    const struct remote_sut *remote = remote_of(sut);
    return remote->came == MF_REMOTE_DONE ? "a log that ends early"
                                          : mf_remote_error(remote->process);
}

static void destroy(struct mf_sut *sut)
{
    free(remote_of(sut));
}

#define REMOTE_OPS(NAME)                                                                           \
    {                                                                                              \
        .name = NAME,                                                                              \
        .refusal = refusal,                                                                        \
        .start = start,                                                                            \
        .perform = perform,                                                                        \
        .refused = refused,                                                                        \
        .observe = observe,                                                                        \
        .look = look,                                                                              \
        .finish = finish,                                                                          \
        .skipped = said,                                                                           \
        .lost = lost,                                                                              \
        .destroy = destroy,                                                                        \
    }

static const struct mf_sut_ops ops[] = {
    [MF_REMOTE_KERNEL] = REMOTE_OPS("kernel"),
    [MF_REMOTE_CORE] = REMOTE_OPS("core-host"),
};

struct mf_sut *mf_sut_remote_create(struct mf_remote_process *process, enum mf_remote_sut kind)
{
    struct remote_sut *remote = calloc(1, sizeof *remote);
    if (!remote)
        abort();
    remote->sut.ops = &ops[kind];
    remote->process = process;
    remote->kind = kind;
    return &remote->sut;
}
