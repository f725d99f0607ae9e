#include "fuzz/step.h"

#include <inttypes.h>
#include <stdlib.h>

#include "fuzz/constants.h"
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

/* --- Operands. --- */

void mf_step_resolve(struct mf_step *step, const struct mf_program *program, size_t op,
                     const uint64_t *results)
{
    const struct mf_op *from = &program->ops[op];
    step->kind = (enum mf_op_kind)from->kind;
    step->argc = from->argc;
    for (unsigned i = 0; i < MF_ARGS_MAX; i++)
        step->arg[i] = i < from->argc ? mf_value_resolve(program, op, from->arg[i], results) : 0;
}

unsigned mf_step_registers(enum mf_op_kind kind)
{
    switch (kind) {
    case MF_MMAP:
        return 0x0f;
    case MF_MUNMAP:
        return 0x03;
    case MF_MPROTECT:
    case MF_MSYNC:
    case MF_MADVISE:
    case MF_MINHERIT:
        return 0x07;
    case MF_MREMAP:
        return 0x1f;
    case MF_STORE:
    case MF_LOAD:
        return 0x01;
    case MF_ACCESS:
        return 0x03;
    default:
        return 0;
    }
}

void mf_step_cut(struct mf_step *cut, const struct mf_step *step, unsigned bits)
{
    *cut = *step;
    if (bits != 32)
        return;
    unsigned registers = mf_step_registers(step->kind);
    for (unsigned i = 0; i < MF_ARGS_MAX; i++) {
        if (registers >> i & 1)
            cut->arg[i] &= UINT32_MAX;
    }
}

enum mf_reach mf_step_reach(enum mf_op_kind kind)
{
    switch (kind) {
    case MF_MMAP:
    case MF_MUNMAP:
    case MF_MPROTECT:
    case MF_MREMAP:
    case MF_MSYNC:
    case MF_MADVISE:
    case MF_MINHERIT:
        return MF_REACH_ALL;
    case MF_STORE:
    case MF_FILE:
    case MF_FTRUNCATE:
    case MF_CLOSE:
        return MF_REACH_BYTES;
    default:
        return MF_REACH_NOTHING;
    }
}

/* --- Doing it. --- */

/* What the core's flags say of one byte: the guest's access goes on to the host, or not. */
static bool flags_allow(const struct mf_system *system, uint64_t addr, bool store)
{
    int prot = system->calls->page_prot(system->mm, addr);
    return prot > 0 && (!store || (prot & MM_PROT_WRITE) != 0);
}

static bool do_access(const struct mf_system *system, const struct mf_step *step,
                      struct mf_outcome *outcome)
{
    bool store = step->kind == MF_STORE;
    if (!flags_allow(system, step->arg[0], store)) {
        outcome->fault = MF_SEGV;
        return true;
    }
    uint64_t at = mm_guest_to_host(system->mm, step->arg[0]);
    enum mf_access access;
    uint8_t byte = 0;
    if (store)
        access = mf_simhost_store(system->host, at, (uint8_t)step->arg[1]);
    else
        access = mf_simhost_load(system->host, at, &byte);
    outcome->fault = (uint8_t)access;
    outcome->value = byte;
    return access != MF_SEGV;
}

static int do_mmap(const struct mf_system *system, const uint64_t *arg, uint64_t *result)
{
    struct mm_mmap_args args = {arg[0], arg[1], arg[2], arg[3], arg[4], arg[5]};
    return system->calls->mmap(system->mm, &args, result);
}

bool mf_step_do(const struct mf_system *system, const struct mf_step *as_is,
                const struct mf_step *cut, struct mf_outcome *outcome)
{
    const struct mf_core_calls *calls = system->calls;
    struct mm *mm = system->mm;
    const uint64_t *arg = as_is->arg;
    int fd = (int)(uint32_t)arg[0];

    *outcome = (struct mf_outcome){0};
    switch (as_is->kind) {
    case MF_MMAP:
        outcome->error = do_mmap(system, arg, &outcome->value);
        break;
    case MF_MUNMAP:
        outcome->error = calls->munmap(mm, arg[0], arg[1]);
        break;
    case MF_MPROTECT:
        outcome->error = calls->mprotect(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_MREMAP:
        outcome->error = calls->mremap(mm, arg[0], arg[1], arg[2], arg[3], arg[4], &outcome->value);
        break;
    case MF_MSYNC:
        outcome->error = calls->msync(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_MADVISE:
        outcome->error = calls->madvise(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_MINHERIT:
        outcome->error = calls->minherit(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_FTRUNCATE:
        outcome->error = mf_simhost_ftruncate(system->host, fd, arg[1]);
        break;
    case MF_CLOSE:
        outcome->error = mf_simhost_close(system->host, fd);
        break;
    case MF_FILE:
        outcome->error = mf_simhost_file(system->host, fd, arg[1], (unsigned)arg[2] & 3,
                                         (int)(uint32_t)arg[3] - 1);
        break;
    case MF_STORE:
    case MF_LOAD:
        return do_access(system, cut, outcome);
    case MF_ACCESS:
        outcome->value = calls->access_ok(mm, cut->arg[0], cut->arg[1], (unsigned)cut->arg[2]);
        break;
    case MF_FAULT:
        mf_simhost_fault(system->host, (enum mf_fault_call)arg[0], arg[2], (int)arg[1], arg[3]);
        break;
    default:
        break;
    }
    if (outcome->error)
        outcome->value = 0;
    return true;
}

/* --- Words. --- */

const char *mf_step_word(enum mf_op_kind kind)
{
    static const char *const words[] = {"mmap",    "munmap",   "mprotect",  "mremap", "msync",
                                        "madvise", "minherit", "ftruncate", "close",  "file",
                                        "store",   "load",     "access",    "fault"};
    _Static_assert(sizeof words / sizeof *words == MF_OP_KINDS, "one word for each kind");
    return kind < MF_OP_KINDS ? words[kind] : "end";
}

static bool returns_address(uint8_t kind)
{
    return kind == MF_MMAP || kind == MF_MREMAP;
}

void mf_outcome_text(char *out, size_t size, const struct mf_program *program, size_t op,
                     const struct mf_outcome *outcome)
{
    uint8_t kind = program->ops[op].kind;

    if (outcome->error) {
        const char *name = mf_errno_name(program->config.abi, outcome->error);
        if (name)
            snprintf(out, size, "-1 %s", name);
        else
            snprintf(out, size, "-1 errno %d", outcome->error);
    } else if (outcome->fault) {
        snprintf(out, size, "%s", outcome->fault == MF_SEGV ? "SIGSEGV" : "SIGBUS");
    } else if (kind == MF_FILE || kind == MF_STORE || kind == MF_FAULT) {
        snprintf(out, size, "%s", "");
    } else if (kind == MF_ACCESS) {
        snprintf(out, size, "%s", outcome->value ? "yes" : "no");
    } else if (kind == MF_LOAD) {
        snprintf(out, size, "0x%02" PRIx64, outcome->value);
    } else if (returns_address(kind)) {
        snprintf(out, size, "0x%" PRIx64, outcome->value);
    } else {
        snprintf(out, size, "%" PRIu64, outcome->value);
    }
}

/* Did the program itself say where the result is to be? */
static bool address_was_given(const struct mf_program *program, size_t index, uint64_t result)
{
    const struct mf_op *op = &program->ops[index];
    uint64_t flags = op->arg[3].offset;
    uint64_t fixed =
        program->config.abi == MF_FREEBSD ? FB_MAP_FIXED : LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE;
    unsigned place = 0;

    if (op->kind == MF_MREMAP) {
        fixed = LX_MREMAP_FIXED;
        place = (flags & fixed) != 0 ? 4 : 0; /* without FIXED, it may stay where it was */
    }
    struct mf_value value = mf_value_flatten(program, index, op->arg[place]);
    return ((flags & fixed) != 0 || op->kind == MF_MREMAP) && value.base == MF_ABS &&
           value.offset == result;
}

static struct mf_stated state(const struct mf_program *program, size_t index,
                              const struct mf_outcome *outcome)
{
    const struct mf_op *op = &program->ops[index];
    struct mf_stated stated = {.state = MF_VALUE, .value = outcome->value};
    if (outcome->error) {
        stated.state = MF_ERRNO;
        stated.error = (uint16_t)outcome->error;
    } else if (outcome->fault) {
        stated.state = outcome->fault == MF_SEGV ? MF_FAULT_SEGV : MF_FAULT_BUS;
    } else if (op->kind == MF_STORE) {
        stated.state = MF_UNSTATED;
    } else if (returns_address(op->kind) && !address_was_given(program, index, outcome->value)) {
        stated.state = MF_SUCCESS;
    }
    if (op->kind == MF_FILE || op->kind == MF_FAULT)
        stated.state = MF_UNSTATED;
    if (stated.state != MF_VALUE)
        stated.value = 0;
    return stated;
}

bool mf_run_notes(struct mf_notes *notes, const struct mf_program *program,
                  const struct mf_run_log *log)
{
    if (program->count == 0)
        return true;
    notes->stated = calloc(program->count, sizeof *notes->stated);
    if (!notes->stated)
        return false;
    notes->stated_count = program->count;
    for (size_t i = 0; i < log->done && i < program->count; i++)
        notes->stated[i] = state(program, i, &log->outcomes[i]);
    return true;
}
