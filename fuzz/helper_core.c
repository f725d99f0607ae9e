/* Programs on the core over the real host. */
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz/core_config.h"
#include "fuzz/helper.h"
#include "mm/host_linux_internal.h"

enum { PAGE_SIZES = 5 };

/* One host for each size of its pages, kept. */
static struct mm_host_linux *hosts[PAGE_SIZES];
static struct mm_host_linux *host;
static const struct mm_host_ops *real;
static bool refused;
static bool hook_without_lock;
static uint32_t first_range; /* in run->ranges, of this step */

/* --- Between core and host: what does the host refuse? --- */

static int said(int error)
{
    refused = refused || (error != 0 && error != EFAULT && error != EINTR);
    return error;
}

static int map(void *context, const struct mm_host_map *what, mm_haddr *at)
{
    int error = real->map(context, what, at);
    /* That a place is taken is an answer. */
    return what->place == MM_PLACE_NOREPLACE && error == EEXIST ? error : said(error);
}

static int unmap(void *context, struct mm_range range)
{
    return said(real->unmap(context, range));
}

static int protect(void *context, struct mm_range range, unsigned prot)
{
    return said(real->protect(context, range, prot));
}

static int remap(void *context, struct mm_range from, enum mm_place place, bool keep, mm_haddr *to)
{
    return said(real->remap(context, from, place, keep, to));
}

static int discard(void *context, struct mm_range range)
{
    return said(real->discard(context, range));
}

/* --- A host copies private pages whole. --- */

/* The kernel copies a private page of its own size at the first store to it; a host with larger
 * pages would copy one of those. So after a store or a write by the core, the rest of the host
 * pages is written to itself. Where there is no memory, there is nothing to copy. */
static void copy_whole(uint64_t first, uint64_t last)
{
    uint64_t in_page = helper_file_page - 1;
    if (helper_file_page == KERNEL_PAGE)
        return;
    last |= in_page;
    for (uint64_t at = first & ~in_page; at <= last; at += KERNEL_PAGE) {
        uint8_t byte;
        if (pread(helper.mem, &byte, 1, (off_t)at) == 1)
            (void)!pwrite(helper.mem, &byte, 1, (off_t)at);
        if (last - at < KERNEL_PAGE)
            break;
    }
}

/* Bytes that are written stay in memory: there is an end to that, which the core may be told. */
static bool is_too_much(uint64_t len)
{
    if (len > MF_REMOTE_RESIDENT_MAX - helper.resident)
        return true;
    helper.resident += len;
    return false;
}

static int zero(void *context, struct mm_range bytes)
{
    if (is_too_much(mm_range_len(bytes)))
        return said(ENOMEM);
    int error = said(real->zero(context, bytes));
    if (!error)
        copy_whole(bytes.first, bytes.last);
    return error;
}

static int copy(void *context, mm_haddr to, struct mm_range from)
{
    if (is_too_much(mm_range_len(from)))
        return said(ENOMEM);
    int error = said(real->copy(context, to, from));
    if (!error)
        copy_whole(to, to + (from.last - from.first));
    return error;
}

static int restore(void *context, struct mm_range bytes, void *saved)
{
    int error = said(real->restore(context, bytes, saved));
    if (!error)
        copy_whole(bytes.first, bytes.last);
    return error;
}

/* --- Files end at the host's pages (helper.h). --- */

enum { SHARES = 512 };
static struct {
    mm_handle handle; /* 0: free */
    uint64_t bytes;
} shares[SHARES];

static uint64_t to_pages(uint64_t bytes)
{
    return (bytes + (helper_file_page - 1)) & ~(helper_file_page - 1);
}

static int share(void *context, uint64_t bytes, mm_handle *handle, uint64_t *object)
{
    unsigned slot = 0;
    while (slot < SHARES && shares[slot].handle != 0)
        slot++;
    if (slot == SHARES)
        return said(ENOMEM);
    int error = said(real->share(context, to_pages(bytes), handle, object));
    if (!error) {
        shares[slot].handle = *handle;
        shares[slot].bytes = bytes;
    }
    return error;
}

static void release(void *context, mm_handle handle)
{
    for (unsigned i = 0; i < SHARES; i++) {
        if (shares[i].handle == handle)
            shares[i].handle = 0;
    }
    real->release(context, handle);
}

static int size_of(void *context, mm_handle handle, uint64_t *bytes)
{
    struct stat status;
    for (unsigned i = 0; i < SHARES; i++) {
        if (shares[i].handle == handle) {
            *bytes = shares[i].bytes;
            return 0;
        }
    }
    int error = real->size(context, handle, bytes);
    if (!error && fstat(host_file_descriptor(handle), &status) == 0) {
        const struct helper_file *file = helper_file_of(status.st_ino);
        if (file)
            *bytes = file->size;
    }
    return error;
}

static int read_file(void *context, struct mm_range bytes, mm_handle handle, uint64_t offset,
                     uint64_t *got)
{
    uint64_t size;
    int error = size_of(context, handle, &size);
    if (error)
        return said(error);
    if (offset >= size) {
        *got = 0;
        return 0;
    }
    if (bytes.last - bytes.first >= size - offset)
        bytes.last = bytes.first + (size - offset - 1);
    error = said(real->read(context, bytes, handle, offset, got));
    if (!error && is_too_much(*got))
        return said(ENOMEM);
    if (!error && *got != 0)
        copy_whole(bytes.first, bytes.first + (*got - 1));
    return error;
}

/* What comes between core and host. */
static struct mm_host between(void)
{
    static struct mm_host_ops ops;
    struct mm_host whole = mm_host_linux_interface(host);
    real = whole.ops;
    ops = *real;
    ops.zero = zero;
    ops.copy = copy;
    ops.restore = restore;
    ops.share = share;
    ops.release = release;
    ops.size = size_of;
    ops.read = read_file;
    ops.map = map;
    ops.unmap = unmap;
    ops.protect = protect;
    ops.remap = remap;
    ops.discard = discard;
    whole.ops = &ops;
    return whole;
}

/* --- A space. --- */

static void on_invalidate(void *context, struct mm_range range)
{
    struct mf_remote_run *run = context;
    hook_without_lock = hook_without_lock || !mm_have_lock(helper.mm);
    if (run->range_count < MF_REMOTE_RANGES)
        run->ranges[run->range_count++] = range;
}

static bool place(uint64_t first, uint64_t last, int prot)
{
    void *at = (void *)(uintptr_t)first;
    return mmap(at, last - first + 1, prot,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0) == at;
}

/*
 * Executable, which the core makes nothing: so they can be told from its own. Two of the
 * configuration may share a page: then it is there. As few calls as there are holes, for they may
 * be as large as the address space.
 */
static bool fill(uint64_t first, uint64_t last)
{
    for (uint64_t at = first; at <= last;) {
        struct mf_remote_mapping next;
        bool any = helper_next_mapping(at, &next) && next.first <= last;
        uint64_t hole_last = any ? next.first - 1 : last;
        if ((!any || next.first > at) && !place(at, hole_last, PROT_READ | PROT_EXEC))
            return false;
        if (!any || next.last >= last)
            break;
        at = next.last + 1;
    }
    return true;
}

static bool place_foreign(const struct mf_config *config)
{
    uint64_t in_page = config->host_page - 1;
    for (unsigned i = 0; i < config->foreign_count; i++) {
        uint64_t first = config->base + (config->foreign[i].first & ~in_page);
        uint64_t last = config->base + (config->foreign[i].last | in_page);
        if (helper_is_own(first, last) || !fill(first, last))
            return false;
    }
    return true;
}

void helper_core_begin(void)
{
    for (unsigned i = 0; i < PAGE_SIZES; i++) {
        hosts[i] = mm_host_linux_create((uint64_t)KERNEL_PAGE << i);
        if (!hosts[i])
            helper_break("the core has no host", errno);
    }
}

static bool begin(void)
{
    struct mf_remote_run *run = helper.run;
    const struct mf_config *config = &run->config;
    unsigned size = (unsigned)__builtin_ctzll(config->host_page) - 12;
    struct mm_config core = mf_core_config(config);

    core.invalidate = on_invalidate;
    core.hook_context = run;
    if (config->reserved && helper_is_own(config->base, config->base + config->reserved - 1)) {
        run->stop = MF_STOP_PLACE;
        return false;
    }
    if (!place_foreign(config)) {
        run->stop = MF_STOP_PLACE;
        return false;
    }
    host = hosts[size];
    run->error =
        helper.mm ? mm_reset(helper.mm, &core, between()) : mm_create(&core, between(), &helper.mm);
    if (run->error) {
        run->stop = MF_STOP_CREATE;
        return false;
    }
    return true;
}

/* --- A step. --- */

/* The flags decide what the guest sees; then the host has to have it. */
static void touch(const struct mf_remote_op *op, struct mf_outcome *outcome, bool *host_fault)
{
    uint64_t addr = helper_arg(op, 0, true);
    bool store = op->kind == MF_STORE;
    uint8_t byte = 0;
    int prot = mm_page_prot(helper.mm, addr);
    if (prot <= 0 || (store && (prot & MM_PROT_WRITE) == 0)) {
        outcome->fault = MF_SEGV;
        return;
    }
    uint64_t at = mm_guest_to_host(helper.mm, addr);
    enum mf_access access =
        store ? helper_store(at, (uint8_t)helper_arg(op, 1, true)) : helper_load(at, &byte);
    outcome->fault = (uint8_t)access;
    outcome->value = byte;
    *host_fault = access == MF_SEGV;
    if (store && access == MF_OK) {
        copy_whole(at, at);
        helper_note_store(addr);
    }
}

static void perform(const struct mf_remote_op *op, struct mf_outcome *outcome, bool *host_fault)
{
    uint64_t arg[MF_ARGS_MAX]; /* uncut: the core cuts by itself */
    struct mm *mm = helper.mm;
    for (unsigned i = 0; i < MF_ARGS_MAX; i++)
        arg[i] = helper_arg(op, i, false);
    switch (op->kind) {
    case MF_MMAP: {
        struct mm_mmap_args args = {arg[0], arg[1], arg[2], arg[3], helper_fd(arg[4]), arg[5]};
        outcome->error = mm_mmap(mm, &args, &outcome->value);
        break;
    }
    case MF_MUNMAP:
        outcome->error = mm_munmap(mm, arg[0], arg[1]);
        break;
    case MF_MPROTECT:
        outcome->error = mm_mprotect(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_MREMAP:
        outcome->error = mm_mremap(mm, arg[0], arg[1], arg[2], arg[3], arg[4], &outcome->value);
        if (!outcome->error)
            helper_note_move(helper_arg(op, 0, true), outcome->value, helper_arg(op, 2, true));
        break;
    case MF_MSYNC:
        outcome->error = mm_msync(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_MADVISE:
        outcome->error = mm_madvise(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_MINHERIT:
        outcome->error = mm_minherit(mm, arg[0], arg[1], arg[2]);
        break;
    case MF_LOAD:
    case MF_STORE:
        touch(op, outcome, host_fault);
        break;
    case MF_ACCESS:
        outcome->value = mm_access_ok(mm, helper_arg(op, 0, true), helper_arg(op, 1, true),
                                      (unsigned)helper_arg(op, 2, true));
        break;
    default:
        outcome->error = helper_file_call(op->kind, arg);
        break;
    }
    if (outcome->error)
        outcome->value = 0;
}

/* What only the core can say of itself. */
static void ask_core(struct mf_remote_view *view)
{
    view->invalidated =
        (struct mf_remote_slice){first_range, helper.run->range_count - first_range};
    view->lock_depth = mm_lock_depth(helper.mm);
    view->hook_without_lock = hook_without_lock;
    view->refused = refused && mm_last_ended(helper.mm) != MM_ENDED_AS_GUEST;
    view->handles_held = mm_host_linux_handles(host);
    view->handles_counted = mm_holds(helper.mm).handles;
    const char *wrong = mm_check(helper.mm);
    view->wrong[0] = '\0';
    if (wrong)
        strncat(view->wrong, wrong, sizeof view->wrong - 1);
}

static bool see(uint32_t index, enum helper_reach reach)
{
    if (!helper_look(index, reach))
        return false;
    ask_core(&helper.run->views[index]);
    return true;
}

/* Region by region: all at once, around foreign mappings, may need more room to keep things aside
 * than there is (P2 allows that to fail). */
static void unmap_everything(void)
{
    struct mm_region region;
    while (mm_next_region(helper.mm, 0, &region)) {
        if (mm_munmap(helper.mm, region.range.first, region.range.last - region.range.first + 1) !=
            0)
            return; /* it will be seen */
    }
}

static void begin_step(void)
{
    refused = false;
    first_range = helper.run->range_count;
}

static void run_steps(void)
{
    struct mf_remote_run *run = helper.run;
    hook_without_lock = false;
    begin_step();
    if (!see(0, HELPER_ALL))
        return;
    for (uint32_t k = 0; k < run->op_count; k++) {
        const struct mf_remote_op *op = &run->ops[k];
        struct mf_outcome outcome = {0};
        bool host_fault = false;
        begin_step();
        perform(op, &outcome, &host_fault);
        if (run->stop != MF_STOP_NONE)
            return;
        helper.results[k] = op->kind == MF_MMAP || op->kind == MF_MREMAP ? outcome.value : 0;
        run->outcomes[k] = outcome;
        run->views[k + 1].host_fault = host_fault;
        if (!see(k + 1, helper_reach_of(op->kind)))
            return;
        run->done = k + 1;
    }
}

void helper_run_core(void)
{
    struct mf_remote_run *run = helper.run;
    helper_file_page = run->config.host_page;
    if (!begin())
        return;
    run_steps();
    /* In any case, so that no handle is left to the next program. */
    begin_step();
    unmap_everything();
    if (run->stop == MF_STOP_NONE)
        see(run->done + 1, HELPER_ALL);
}
