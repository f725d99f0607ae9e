/* Programs on the running kernel: the same calls, at the same addresses. */
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fuzz/helper.h"
#include "mm/abi_linux.h"

uint64_t helper_arg(const struct mf_remote_op *op, unsigned index, bool cut)
{
    const struct mf_remote_value *value = &op->arg[index];
    uint64_t result = value->offset + (value->ref >= 0 ? helper.results[value->ref] : 0);
    return cut && value->cut ? (uint32_t)result : result;
}

/* --- Stores that content is looked for at. --- */

void helper_note_store(uint64_t addr)
{
    addr &= ~(uint64_t)(KERNEL_PAGE - 1);
    for (unsigned i = 0; i < helper.hot_count; i++) {
        if (helper.hot[i] == addr)
            return;
    }
    if (helper.hot_count < HELPER_HOT)
        helper.hot[helper.hot_count++] = addr;
}

void helper_note_move(uint64_t from, uint64_t to, uint64_t len)
{
    unsigned count = helper.hot_count;
    for (unsigned i = 0; i < count; i++) {
        if (helper.hot[i] - from < len)
            helper_note_store(to + (helper.hot[i] - from));
    }
}

/* --- What must not be done here. --- */

static uint64_t round_up(uint64_t x)
{
    return (x + (KERNEL_PAGE - 1)) & ~(uint64_t)(KERNEL_PAGE - 1);
}

/* The last byte of [addr, addr + len), which may wrap; len is not 0. */
static uint64_t last_of(uint64_t addr, uint64_t len)
{
    return addr + (round_up(len) - 1);
}

/* The range, if it lies in the space, meets pages that are not the program's. One that does not is
 * refused as a whole. */
static bool meets_own(uint64_t addr, uint64_t len)
{
    uint64_t size = helper.remote->facts.task_size;
    return len != 0 && len <= size && addr <= size - len && helper_is_own(addr, last_of(addr, len));
}

static bool is_mapped(uint64_t addr)
{
    struct mf_remote_mapping mapping;
    return helper_next_mapping(addr, &mapping) && mapping.first <= addr;
}

/* Would a walk from addr upward, up to a hole, get to them? The kernel sees mappings there, a
 * program none: where there is a hole before them anyway, it makes no difference. */
static bool walks_to_own(uint64_t addr, uint64_t len)
{
    uint64_t last = last_of(addr, len);
    if (len == 0 || last < addr)
        return false;
    for (uint32_t i = 0; i < helper.remote->own_count; i++) {
        struct mf_span own = helper.remote->own[i];
        if (addr > own.last || last < own.first)
            continue;
        if (addr >= own.first || is_mapped(own.first - 1))
            return true;
    }
    return false;
}

static bool too_resident(uint64_t len)
{
    len = round_up(len);
    if (len > MF_REMOTE_RESIDENT_MAX || helper.resident + len > MF_REMOTE_RESIDENT_MAX)
        return true;
    helper.resident += len;
    return false;
}

static enum mf_remote_stop touch_stop(uint64_t addr)
{
    if (helper_is_own(addr, addr))
        return MF_STOP_HOME;
    if (helper.grows && !helper.run->growth && addr < helper.remote->facts.task_size &&
        !is_mapped(addr))
        return MF_STOP_GROWTH;
    return MF_STOP_NONE;
}

static enum mf_remote_stop mmap_stop(const uint64_t *arg)
{
    bool replaces = (arg[3] & LX_MAP_FIXED) != 0 && (arg[3] & LX_MAP_FIXED_NOREPLACE) == 0;
    if (replaces && meets_own(arg[0], arg[1]))
        return MF_STOP_HOME;
    if ((arg[3] & (LX_MAP_POPULATE | LX_MAP_LOCKED)) != 0 &&
        arg[1] <= helper.remote->facts.task_size && too_resident(arg[1]))
        return MF_STOP_MEMORY;
    helper.locks = helper.locks || (arg[3] & LX_MAP_LOCKED) != 0;
    helper.grows = helper.grows || (arg[3] & LX_MAP_GROWSDOWN) != 0;
    return MF_STOP_NONE;
}

/* The lock makes a discarded page come back at once, so it counts as well. */
static enum mf_remote_stop madvise_stop(const uint64_t *arg)
{
    uint32_t advice = (uint32_t)arg[2];
    bool only_hints = advice <= 3;
    /* Some would harm more than this process (100, HWPOISON); what is beyond all that a kernel
     * knows is refused by it. */
    if (!only_hints && advice != LX_MADV_DONTNEED && advice != LX_MADV_DONTNEED_LOCKED &&
        advice <= UINT16_MAX)
        return MF_STOP_ADVICE;
    bool hit = only_hints ? walks_to_own(arg[0], arg[1]) : meets_own(arg[0], arg[1]);
    /* Past the space's end the part inside is done, then comes the hole. */
    bool over_end = !only_hints && last_of(arg[0], arg[1]) > arg[0] &&
                    helper_is_own(arg[0], last_of(arg[0], arg[1]));
    return arg[1] != 0 && (hit || over_end) ? MF_STOP_HOME : MF_STOP_NONE;
}

static enum mf_remote_stop mremap_stop(const uint64_t *arg)
{
    uint64_t size = helper.remote->facts.task_size;
    uint64_t old = round_up(arg[1]);
    bool to = (arg[3] & (LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP)) != 0;
    uint64_t last = old ? last_of(arg[0], old) : arg[0];
    if (last < arg[0] || last >= size)
        last = size - 1;
    /* A source longer than the space moves nowhere; one that only ends above it is cut nowhere. */
    bool touches = old <= size && arg[0] < size && helper_is_own(arg[0], last);
    bool whole = arg[0] <= size && old <= size - arg[0];
    if (touches && (to || (whole && round_up(arg[2]) < old) || helper_is_own(arg[0], arg[0])))
        return MF_STOP_HOME;
    if ((arg[3] & LX_MREMAP_FIXED) != 0 && meets_own(arg[4], arg[2]))
        return MF_STOP_HOME;
    if (helper.locks && arg[2] <= size && arg[2] > arg[1] && too_resident(arg[2] - arg[1]))
        return MF_STOP_MEMORY;
    return MF_STOP_NONE;
}

static enum mf_remote_stop stop_of(unsigned kind, const uint64_t *arg)
{
    switch (kind) {
    case MF_MMAP:
        return mmap_stop(arg);
    case MF_MUNMAP:
        return meets_own(arg[0], arg[1]) ? MF_STOP_HOME : MF_STOP_NONE;
    case MF_MPROTECT: {
        /* PROT_GROWSDOWN looks for the first mapping above a hole, too. */
        bool down = (arg[2] & LX_PROT_GROWSDOWN) != 0 && arg[1] != 0 &&
                    last_of(arg[0], arg[1]) >= arg[0] &&
                    helper_is_own(arg[0], last_of(arg[0], arg[1]));
        return down || walks_to_own(arg[0], arg[1]) ? MF_STOP_HOME : MF_STOP_NONE;
    }
    case MF_MSYNC:
        return walks_to_own(arg[0], arg[1]) ? MF_STOP_HOME : MF_STOP_NONE;
    case MF_MADVISE:
        return madvise_stop(arg);
    case MF_MREMAP:
        return mremap_stop(arg);
    case MF_LOAD:
    case MF_STORE:
        return touch_stop(arg[0]);
    default:
        return MF_STOP_NONE;
    }
}

/* --- Doing it. --- */

/* As the kernel answers: an address or 0, or an errno. */
static void answer(struct mf_outcome *outcome, uint64_t result)
{
    if (result > (uint64_t)-4096)
        outcome->error = (int)(0 - result);
    else
        outcome->value = result;
}

static uint64_t call(long number, const uint64_t *arg)
{
    uint64_t result;
    register uint64_t r10 __asm__("r10") = arg[3];
    register uint64_t r8 __asm__("r8") = arg[4];
    register uint64_t r9 __asm__("r9") = arg[5];
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(arg[0]), "S"(arg[1]), "d"(arg[2]), "r"(r10), "r"(r8),
                       "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

/* DESIGN.md's ACCESS, from the kernel's list. */
static bool may_access(uint64_t addr, uint64_t len, uint64_t need)
{
    struct mf_remote_mapping mapping;
    if (len == 0)
        return true;
    if (len - 1 > UINT64_MAX - addr)
        return false;
    uint64_t last = addr + (len - 1);
    for (;;) {
        if (!helper_next_mapping(addr, &mapping) || mapping.first > addr)
            return false;
        if (((need & 1) != 0 && mapping.prot == 0) || ((need & 2) != 0 && (mapping.prot & 2) == 0))
            return false;
        if (mapping.last >= last)
            return true;
        addr = mapping.last + 1;
    }
}

static void perform(const struct mf_remote_op *op, const uint64_t *arg, struct mf_outcome *outcome)
{
    uint64_t with_fd[MF_ARGS_MAX];
    uint8_t byte = 0;
    switch (op->kind) {
    case MF_MMAP:
        memcpy(with_fd, arg, sizeof with_fd);
        with_fd[4] = helper_fd(arg[4]);
        answer(outcome, call(SYS_mmap, with_fd));
        break;
    case MF_MUNMAP:
        answer(outcome, call(SYS_munmap, arg));
        break;
    case MF_MPROTECT:
        answer(outcome, call(SYS_mprotect, arg));
        break;
    case MF_MREMAP:
        answer(outcome, call(SYS_mremap, arg));
        if (!outcome->error)
            helper_note_move(arg[0], outcome->value, arg[2]);
        break;
    case MF_MSYNC:
        answer(outcome, call(SYS_msync, arg));
        break;
    case MF_MADVISE:
        answer(outcome, call(SYS_madvise, arg));
        break;
    case MF_MINHERIT: /* there is no such call */
        outcome->error = ENOSYS;
        break;
    case MF_LOAD:
        outcome->fault = (uint8_t)helper_load(arg[0], &byte);
        outcome->value = byte;
        break;
    case MF_STORE:
        outcome->fault = (uint8_t)helper_store(arg[0], (uint8_t)arg[1]);
        if (!outcome->fault)
            helper_note_store(arg[0]);
        break;
    case MF_ACCESS:
        outcome->value = may_access(arg[0], arg[1], arg[2]);
        break;
    default:
        outcome->error = helper_file_call(op->kind, arg);
        break;
    }
}

void helper_run_kernel(void)
{
    struct mf_remote_run *run = helper.run;
    helper_file_page = KERNEL_PAGE;
    if (!helper_look(0, HELPER_ALL))
        return;
    for (uint32_t k = 0; k < run->op_count; k++) {
        const struct mf_remote_op *op = &run->ops[k];
        struct mf_outcome outcome = {0};
        uint64_t arg[MF_ARGS_MAX];
        for (unsigned i = 0; i < MF_ARGS_MAX; i++)
            arg[i] = helper_arg(op, i, true);
        run->stop = stop_of(op->kind, arg);
        if (run->stop != MF_STOP_NONE)
            return;
        perform(op, arg, &outcome);
        if (run->stop != MF_STOP_NONE)
            return;
        helper.results[k] = op->kind == MF_MMAP || op->kind == MF_MREMAP ? outcome.value : 0;
        run->outcomes[k] = outcome;
        if (!helper_look(k + 1, run->growth ? HELPER_ALL : helper_reach_of(op->kind)))
            return;
        run->done = k + 1;
    }
}
