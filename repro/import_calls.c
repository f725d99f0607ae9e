/* Calls on memory, as steps of a program. */
#include <stdio.h>
#include <string.h>

#include "mm/abi_linux.h"
#include "repro/import_internal.h"

static const struct mf_stated nothing;
static const struct mf_stated zero = {.state = MF_VALUE};
static const struct mf_stated success = {.state = MF_SUCCESS};

/* What import.stores writes counts up through the bytes that are not 0. */
enum { LAST_BYTE = 255 };

struct range {
    uint64_t first;
    uint64_t last;
};

/* In whole pages; false: it is empty, or leaves what a program can have. */
static bool whole_pages(uint64_t address, uint64_t length, struct range *range)
{
    const uint64_t beyond = (uint64_t)1 << 47;
    if (address % IMPORT_PAGE != 0 || address >= beyond || length == 0 ||
        length > beyond - IMPORT_PAGE - address)
        return false;
    *range = (struct range){address,
                            address + (length + IMPORT_PAGE - 1) / IMPORT_PAGE * IMPORT_PAGE - 1};
    return true;
}

static uint64_t length_of(struct range range)
{
    return range.last - range.first + 1;
}

/* A range with the name that its addresses have in the program. */
struct part {
    struct range range;
    struct import_anchor anchor;
};

/* The longest part of the range, from its beginning, that has one name. */
static struct part first_part(const struct import_process *process, struct range range)
{
    struct part part = {.range = range};
    part.range.last = import_memory_run(&process->memory, range.first, range.last, &part.anchor);
    return part;
}

static bool is_one_part(const struct import_process *process, struct range range)
{
    return first_part(process, range).range.last == range.last;
}

static struct mf_stated returns_address(const struct import_anchor *anchor, uint64_t address)
{
    struct mf_stated stated = {.state = MF_VALUE, .value = address};
    if (anchor->is_step) {
        stated.relative = true;
        stated.ref = (uint16_t)anchor->step;
        stated.value = address - anchor->base;
    }
    return stated;
}

/* An address alone, as the trace's memory names it. */
static struct mf_value name_address(const struct import_process *process, uint64_t address)
{
    struct import_piece piece = import_memory_at(&process->memory, address, address);
    return import_address(&piece.anchor, address);
}

/* A wish may also point just past what is known: memory that is to go on. */
static struct mf_value name_hint(const struct import_process *process, uint64_t address)
{
    struct import_piece piece = import_memory_at(&process->memory, address, address);
    if (piece.state == IMPORT_UNKNOWN && address != 0)
        piece = import_memory_at(&process->memory, address - 1, address - 1);
    return import_address(&piece.anchor, address);
}

/* --- Memory that was there before --- */

/*
 * A call that succeeded on pages that nobody mapped: execve, or the time before the trace, had
 * mapped them. The program begins with them; writable anonymous memory is what most of it is when
 * it is first touched (relocated data, the heap, a stack).
 */
static void map_before(struct import_process *process, struct range range, uint64_t flags)
{
    for (uint64_t first = range.first;;) {
        struct import_piece piece = import_memory_at(&process->memory, first, range.last);
        if (piece.state == IMPORT_UNKNOWN) {
            piece.state = IMPORT_MAPPED;
            piece.prot = LX_PROT_READ | LX_PROT_WRITE;
            piece.flags = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS | flags;
            import_memory_set(&process->memory, &piece);
            import_memory_set(&process->before, &piece);
        }
        if (piece.last == range.last)
            return;
        first = piece.last + 1;
    }
}

/* --- Stores --- */

static void store_at(struct import *import, struct import_process *process, uint64_t address)
{
    struct import_piece piece = import_memory_at(&process->memory, address, address);
    if (!import->stores || piece.state != IMPORT_MAPPED || piece.open ||
        !(piece.prot & LX_PROT_WRITE))
        return;
    if (piece.file && (!piece.file->size_known || piece.offset >= piece.file->size))
        return;
    process->stored = process->stored == LAST_BYTE ? 1 : (uint8_t)(process->stored + 1);
    struct mf_op op = {
        .kind = MF_STORE,
        .argc = 2,
        .arg = {import_address(&piece.anchor, address), import_number(process->stored)}};
    import_process_add(process, &op, &nothing, NULL);
}

static void store_at_ends(struct import *import, struct import_process *process, struct range range)
{
    store_at(import, process, range.first);
    store_at(import, process, range.last);
}

/* --- Calls that failed --- */

/* The same call fails in the same way wherever the kernel put things. ENOMEM, EFAULT, EAGAIN depend
 * on that, and on limits. */
static bool fails_anywhere(struct strace_text error)
{
    return strace_text_is(error, "EINVAL") || strace_text_is(error, "EBADF") ||
           strace_text_is(error, "EACCES") || strace_text_is(error, "EOVERFLOW");
}

/* false: a program cannot fail like that. */
static bool failure(struct import_process *process, const struct strace_event *event,
                    struct mf_stated *stated)
{
    static const char *const here[] = {"ENOMEM", "EFAULT", "EAGAIN", "EEXIST"};
    struct strace_text error = event->body.error;

    *stated = nothing;
    if (fails_anywhere(error)) {
        stated->state = MF_ERRNO;
        stated->error = (uint16_t)mf_errno_number(MF_LINUX, error.at, error.length);
        return true;
    }
    for (size_t i = 0; i < sizeof here / sizeof *here; i++) {
        if (strace_text_is(error, here[i]))
            return true;
    }
    import_process_leave_out(process, "%s that failed with %.*s", event->name,
                             (int)(error.length < 20 ? error.length : 20), error.at);
    return false;
}

/* --- mmap --- */

struct mmap_call {
    uint64_t address;
    uint64_t length;
    uint64_t prot;
    uint64_t flags;
    uint64_t fd;
    uint64_t offset;
};

static void leave_out_call(struct import_process *process, const struct strace_event *event,
                           struct strace_text what)
{
    if (what.length > 0)
        import_process_leave_out(process, "%s with %.*s", event->name,
                                 (int)(what.length < 30 ? what.length : 30), what.at);
    else
        import_process_leave_out(process, "%s with arguments of another form", event->name);
}

static bool read_mmap(struct import_process *process, const struct strace_event *event,
                      struct mmap_call *call)
{
    struct strace_text unknown = {"", 0};
    const struct strace_body *body = &event->body;
    if (body->count != 6 || !import_argument(event, 0, &call->address) ||
        !import_argument(event, 1, &call->length) ||
        !import_flags(body->arg[2], MF_GROUP_PROT, &call->prot, &unknown) ||
        !import_flags(body->arg[3], MF_GROUP_MAP, &call->flags, &unknown) ||
        !import_descriptor(event, 4, &call->fd) || !import_argument(event, 5, &call->offset)) {
        leave_out_call(process, event, unknown);
        return false;
    }
    /* strace -e raw prints what the call was given, which for mmap2 is pages; it prints descriptors
     * in hex then. */
    bool raw = body->arg[4].length > 1 && body->arg[4].at[1] == 'x';
    if (event->call == STRACE_MMAP2 && raw)
        call->offset *= IMPORT_PAGE;
    return true;
}

static struct mf_op mmap_op(struct mf_value at, const struct mmap_call *call)
{
    return (struct mf_op){.kind = MF_MMAP,
                          .argc = 6,
                          .arg = {at, import_number(call->length), import_number(call->prot),
                                  import_number(call->flags), import_number(call->fd),
                                  import_number(call->offset)}};
}

static void mmap_failed(struct import *import, struct import_task *task,
                        const struct strace_event *event, const struct mmap_call *call)
{
    struct import_process *process = task->process;
    struct mf_stated stated;
    struct import_fd used;
    struct strace_text path = {"", 0};
    bool bad_fd = strace_text_is(event->body.error, "EBADF");

    if (!failure(process, event, &stated))
        return;
    if (!(call->flags & LX_MAP_ANONYMOUS) && !bad_fd) {
        strace_path(event->body.arg[4], &path);
        if (!import_file_use(import, task, call->fd, path, 0, &used)) {
            import_process_leave_out(process, "mmap of a descriptor above %d", MF_FD_MAX);
            return;
        }
        if (!used.mode_known)
            stated = nothing;
    }
    struct mf_op op = mmap_op(name_hint(process, call->address), call);
    import_process_add(process, &op, &stated, NULL);
    process->calls++;
}

static struct import_piece piece_of(struct range range, const struct mmap_call *call,
                                    struct import_file *file)
{
    return (struct import_piece){
        .first = range.first,
        .last = range.last,
        .state = IMPORT_MAPPED,
        .prot = call->prot,
        .flags = call->flags & ~(uint64_t)(LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE),
        .file = file,
        .offset = file ? call->offset : 0,
    };
}

static void mmap_anywhere(struct import *import, struct import_process *process,
                          const struct mmap_call *call, struct range range,
                          struct import_file *file)
{
    struct mf_value at = call->address ? name_hint(process, call->address) : import_number(0);
    struct mf_op op = mmap_op(at, call);
    struct import_piece piece = piece_of(range, call, file);

    piece.anchor.is_step = true;
    piece.anchor.base = range.first;
    piece.anchor.step = import_process_add(process, &op, &success, NULL);
    import_memory_set(&process->memory, &piece);
    store_at_ends(import, process, range);
}

static const char several[] = "one call in the trace: here these may lie apart";

/* At a place that has several names it is several calls. */
static void mmap_at(struct import *import, struct import_process *process, struct mmap_call call,
                    struct range range, struct import_file *file)
{
    const char *comment = is_one_part(process, range) ? NULL : several;
    for (;;) {
        struct part part = first_part(process, range);
        struct import_piece piece = piece_of(part.range, &call, file);
        struct mf_stated stated = returns_address(&part.anchor, range.first);
        uint64_t length = length_of(part.range);
        uint64_t rest = call.length;
        bool gone = import_memory_has(&process->memory, range.first, part.range.last, IMPORT_GONE);

        piece.anchor = part.anchor;
        piece.open = gone && (call.flags & LX_MAP_FIXED_NOREPLACE);
        if (part.range.last != range.last)
            call.length = length;
        struct mf_op op = mmap_op(import_address(&part.anchor, range.first), &call);
        import_process_add(process, &op, piece.open ? &nothing : &stated, comment);
        import_memory_set(&process->memory, &piece);
        store_at_ends(import, process, part.range);
        if (part.range.last == range.last)
            return;
        range.first = part.range.last + 1;
        call.length = rest - length;
        if (file)
            call.offset += length;
        comment = NULL;
    }
}

static void mmap_call(struct import *import, struct import_task *task,
                      const struct strace_event *event)
{
    struct import_process *process = task->process;
    struct mmap_call call;
    struct range range;
    struct import_fd used = {0};
    struct strace_text path = {"", 0};

    if (!read_mmap(process, event, &call))
        return;
    if (event->body.outcome == STRACE_FAILED) {
        mmap_failed(import, task, event, &call);
        return;
    }
    if (!whole_pages(event->body.result, call.length, &range)) {
        import_process_leave_out(process, "mmap beyond what a program has");
        return;
    }
    if (call.flags & LX_MAP_HUGETLB) {
        call.flags &= ~(uint64_t)(LX_MAP_HUGETLB | LX_MAP_HUGE_MASK);
        import_process_leave_out(process, "MAP_HUGETLB of a call that is in");
    }
    if (!(call.flags & LX_MAP_ANONYMOUS)) {
        strace_path(event->body.arg[4], &path);
        if (!import_file_use(import, task, call.fd, path, call.offset + call.length, &used)) {
            import_process_leave_out(process, "mmap of a descriptor above %d", MF_FD_MAX);
            return;
        }
    }
    process->calls++;
    if ((call.flags & (LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE)) && call.address == range.first)
        mmap_at(import, process, call, range, used.file);
    else
        mmap_anywhere(import, process, &call, range, used.file);
}

/* --- munmap, mprotect, msync, madvise --- */

static void part_op(struct import_process *process, const struct mf_op *call, struct part part,
                    bool last, uint64_t unrounded, const char *comment)
{
    struct mf_op op = *call;
    struct range range = part.range;
    bool open = import_memory_is_open(&process->memory, range.first, range.last) ||
                (op.kind != MF_MUNMAP &&
                 import_memory_has(&process->memory, range.first, range.last, IMPORT_GONE));

    op.arg[0] = import_address(&part.anchor, range.first);
    op.arg[1] = import_number(last ? unrounded : length_of(range));
    import_process_add(process, &op, open ? &nothing : &zero, comment);
}

/* The call, once for each part of its range that has one name. */
static void parts_op(struct import_process *process, const struct mf_op *op, struct range range,
                     uint64_t length)
{
    const char *comment = is_one_part(process, range) ? NULL : several;
    for (;;) {
        struct part part = first_part(process, range);
        bool last = part.range.last == range.last;
        part_op(process, op, part, last, length, comment);
        if (last)
            return;
        length -= length_of(part.range);
        range.first = part.range.last + 1;
        comment = NULL;
    }
}

static bool is_wholly(const struct import_process *process, struct range range,
                      enum import_state state)
{
    for (int other = IMPORT_UNKNOWN; other <= IMPORT_GONE; other++) {
        if (other != (int)state &&
            import_memory_has(&process->memory, range.first, range.last, (enum import_state)other))
            return false;
    }
    return true;
}

/* Of a munmap, the part that is known: it may cover holes. */
static struct range known_part(const struct import_process *process, struct range range)
{
    struct import_piece piece = import_memory_at(&process->memory, range.first, range.last);
    if (piece.state == IMPORT_UNKNOWN && piece.last < range.last)
        range.first = piece.last + 1;
    return range;
}

static void range_succeeded(struct import *import, struct import_process *process,
                            const struct mf_op *op, struct range range)
{
    uint64_t extra = op->arg[2].offset;
    uint64_t length = op->arg[1].offset;

    if (op->kind != MF_MUNMAP || is_wholly(process, range, IMPORT_UNKNOWN)) {
        map_before(process, range,
                   op->kind == MF_MPROTECT && (extra & LX_PROT_GROWSDOWN) ? LX_MAP_GROWSDOWN : 0);
    } else {
        uint64_t first = range.first;
        range = known_part(process, range);
        length -= range.first - first;
    }
    parts_op(process, op, range, length);
    if (op->kind == MF_MUNMAP)
        import_memory_unmap(&process->memory, range.first, range.last);
    if (op->kind == MF_MPROTECT) {
        bool writable =
            import_memory_at(&process->memory, range.first, range.last).prot & LX_PROT_WRITE;
        import_memory_protect(&process->memory, range.first, range.last,
                              extra & ~(uint64_t)(LX_PROT_GROWSDOWN | LX_PROT_GROWSUP));
        if (!writable)
            store_at(import, process, range.first);
    }
}

/* Advice that the model has; other advice is EINVAL there (DESIGN.md). */
static bool known_advice(uint64_t advice)
{
    enum { LAST_HINT = 3 };
    return advice <= LAST_HINT || advice == LX_MADV_DONTNEED || advice == LX_MADV_DONTNEED_LOCKED;
}

static void leave_out_advice(struct import_process *process, uint64_t advice)
{
    size_t count;
    const struct mf_constant *constants = mf_constants(MF_LINUX, MF_GROUP_MADV, &count);
    for (size_t i = 0; i < count; i++) {
        if (constants[i].value == advice) {
            import_process_leave_out(process, "madvise with %s", constants[i].name);
            return;
        }
    }
    import_process_leave_out(process, "madvise with %llu", (unsigned long long)advice);
}

static bool read_extra(struct import_process *process, const struct strace_event *event,
                       enum mf_constant_group group, uint64_t *extra)
{
    struct strace_text unknown = {"", 0};
    if (event->body.count > 2 && import_flags(event->body.arg[2], group, extra, &unknown))
        return true;
    leave_out_call(process, event, unknown);
    return false;
}

static bool read_range_call(struct import_process *process, const struct strace_event *event,
                            struct mf_op *op)
{
    uint64_t address;
    uint64_t length;
    uint64_t extra = 0;
    enum mf_constant_group group = event->call == STRACE_MADVISE ? MF_GROUP_MADV
                                   : event->call == STRACE_MSYNC ? MF_GROUP_MS
                                                                 : MF_GROUP_PROT;
    bool shape = import_argument(event, 0, &address) && import_argument(event, 1, &length);

    if (!shape) {
        leave_out_call(process, event, (struct strace_text){"", 0});
        return false;
    }
    if (event->call != STRACE_MUNMAP && !read_extra(process, event, group, &extra))
        return false;
    if (event->call == STRACE_MADVISE && !known_advice(extra)) {
        leave_out_advice(process, extra);
        return false;
    }
    op->kind = (uint8_t)(event->call == STRACE_MUNMAP    ? MF_MUNMAP
                         : event->call == STRACE_MSYNC   ? MF_MSYNC
                         : event->call == STRACE_MADVISE ? MF_MADVISE
                                                         : MF_MPROTECT);
    op->argc = (uint8_t)mf_op_argc((enum mf_op_kind)op->kind);
    op->arg[0] = import_number(address);
    op->arg[1] = import_number(length);
    op->arg[2] = import_number(extra);
    return true;
}

static void range_call(struct import *import, struct import_task *task,
                       const struct strace_event *event)
{
    struct import_process *process = task->process;
    struct mf_op op = {0};
    struct range range;
    struct mf_stated stated = zero;
    uint64_t key;

    if (event->call == STRACE_PKEY_MPROTECT &&
        (!import_descriptor(event, 3, &key) || key != UINT64_MAX)) {
        import_process_leave_out(process, "pkey_mprotect with a key");
        return;
    }
    if (!read_range_call(process, event, &op))
        return;
    bool failed = event->body.outcome == STRACE_FAILED;
    if (!failed && whole_pages(op.arg[0].offset, op.arg[1].offset, &range)) {
        range_succeeded(import, process, &op, range);
        process->calls++;
        return;
    }
    if (!failed && op.arg[1].offset != 0) {
        import_process_leave_out(process, "%s beyond what a program has", event->name);
        return;
    }
    if (failed && !failure(process, event, &stated))
        return;
    op.arg[0] = name_address(process, op.arg[0].offset);
    import_process_add(process, &op, failed ? &stated : &nothing, NULL);
    process->calls++;
}

/* --- mremap --- */

struct mremap_call {
    uint64_t old;
    uint64_t old_length;
    uint64_t new_length;
    uint64_t flags;
    uint64_t target;
    bool has_target;
};

static bool read_mremap(struct import_process *process, const struct strace_event *event,
                        struct mremap_call *call)
{
    struct strace_text unknown = {"", 0};
    *call = (struct mremap_call){0};
    if (event->body.count < 4 || !import_argument(event, 0, &call->old) ||
        !import_argument(event, 1, &call->old_length) ||
        !import_argument(event, 2, &call->new_length) ||
        !import_flags(event->body.arg[3], MF_GROUP_MREMAP, &call->flags, &unknown)) {
        leave_out_call(process, event, unknown);
        return false;
    }
    call->has_target = event->body.count > 4 && import_argument(event, 4, &call->target);
    return true;
}

static struct mf_op mremap_op(const struct import_process *process, const struct mremap_call *call)
{
    struct mf_op op = {.kind = MF_MREMAP,
                       .argc = (uint8_t)(call->has_target ? 5 : 4),
                       .arg = {name_address(process, call->old), import_number(call->old_length),
                               import_number(call->new_length), import_number(call->flags),
                               import_number(0)}};
    if (call->has_target)
        op.arg[4] = name_hint(process, call->target);
    return op;
}

/* What the trace's memory is after it, whether or not the program can say the call. */
static void moved(struct import_process *process, const struct mremap_call *call,
                  struct range target, struct import_piece piece)
{
    struct range source;
    if (whole_pages(call->old, call->old_length, &source) &&
        (target.first == call->old || !(call->flags & LX_MREMAP_DONTUNMAP)))
        import_memory_unmap(&process->memory, source.first, source.last);
    piece.first = target.first;
    piece.last = target.last;
    import_memory_set(&process->memory, &piece);
}

static void mremap_succeeded(struct import *import, struct import_process *process,
                             const struct strace_event *event, const struct mremap_call *call)
{
    struct range source; /* of an old length of 0, the page that it names */
    struct range target;

    if (!whole_pages(event->body.result, call->new_length, &target) ||
        !whole_pages(call->old, call->old_length ? call->old_length : 1, &source)) {
        import_process_leave_out(process, "mremap beyond what a program has");
        return;
    }
    map_before(process, source, 0);

    struct import_piece piece = import_memory_at(&process->memory, source.first, source.last);
    bool fixed = call->flags & LX_MREMAP_FIXED;
    if (!is_one_part(process, source) || (fixed && !is_one_part(process, target))) {
        import_process_leave_out(process, "mremap over mappings that may lie apart here");
        piece.state = IMPORT_UNKNOWN;
        moved(process, call, target, piece);
        return;
    }
    bool in_place = target.first == source.first;
    bool shrinks = in_place && target.last <= source.last;
    bool stays = in_place && (shrinks || !(call->flags & LX_MREMAP_MAYMOVE));
    bool was_open = import_memory_is_open(&process->memory, source.first, source.last) ||
                    import_memory_has(&process->memory, source.first, source.last, IMPORT_GONE);
    struct import_anchor anchor = piece.anchor;
    if (fixed)
        anchor = first_part(process, target).anchor;
    struct mf_stated stated = shrinks || fixed ? returns_address(&anchor, target.first) : success;
    if (was_open || (stays && !shrinks)) /* to grow without moving, the place behind must be free */
        stated = nothing;

    struct mf_op op = mremap_op(process, call);
    size_t step = import_process_add(process, &op, &stated, NULL);
    piece.open = was_open || (stays && !shrinks);
    piece.anchor = anchor;
    if (!stays && !fixed)
        piece.anchor = (struct import_anchor){true, step, target.first};
    moved(process, call, target, piece);
    if (!shrinks)
        store_at(import, process, target.last);
    process->calls++;
}

static void mremap_call(struct import *import, struct import_task *task,
                        const struct strace_event *event)
{
    struct import_process *process = task->process;
    struct mremap_call call;
    struct mf_stated stated;

    if (!read_mremap(process, event, &call))
        return;
    if (event->body.outcome == STRACE_RETURNED) {
        mremap_succeeded(import, process, event, &call);
        return;
    }
    if (!failure(process, event, &stated))
        return;
    struct mf_op op = mremap_op(process, &call);
    import_process_add(process, &op, &stated, NULL);
    process->calls++;
}

/* --- brk --- */

static uint64_t page_up(uint64_t address)
{
    return (address + IMPORT_PAGE - 1) / IMPORT_PAGE * IMPORT_PAGE;
}

/* There is no brk in a program: the heap is memory at the trace's own place. */
static void move_break(struct import *import, struct import_process *process, uint64_t to)
{
    struct range range;
    uint64_t before = page_up(process->brk);
    uint64_t after = page_up(to);
    char comment[64];

    process->brk = to;
    snprintf(comment, sizeof comment, "brk(0x%llx)", (unsigned long long)to);
    if (after > before && whole_pages(before, after - before, &range)) {
        struct mmap_call call = {.address = before,
                                 .length = after - before,
                                 .prot = LX_PROT_READ | LX_PROT_WRITE,
                                 .flags = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS | LX_MAP_FIXED,
                                 .fd = UINT64_MAX};
        struct import_piece piece = piece_of(range, &call, NULL);
        struct import_anchor anchor = {0};
        struct mf_op op = mmap_op(import_number(before), &call);
        struct mf_stated stated = returns_address(&anchor, before);
        import_process_add(process, &op, &stated, comment);
        import_memory_set(&process->memory, &piece);
        store_at_ends(import, process, range);
    } else if (after < before && whole_pages(after, before - after, &range)) {
        struct mf_op op = {.kind = MF_MUNMAP,
                           .argc = 2,
                           .arg = {import_number(after), import_number(before - after)}};
        import_process_add(process, &op, &zero, comment);
        import_memory_unmap(&process->memory, range.first, range.last);
    }
}

static void brk_call(struct import *import, struct import_task *task,
                     const struct strace_event *event)
{
    struct import_process *process = task->process;
    uint64_t asked;

    if (event->body.outcome != STRACE_RETURNED || !import_argument(event, 0, &asked)) {
        leave_out_call(process, event, (struct strace_text){"", 0});
        return;
    }
    if (process->brk_known && asked != 0 && asked == event->body.result) {
        process->calls++;
        move_break(import, process, asked);
    }
    process->brk_known = true;
    process->brk = event->body.result;
}

void import_memory_call(struct import *import, struct import_task *task,
                        const struct strace_event *event)
{
    if (event->body.outcome == STRACE_NO_RESULT) {
        import_process_leave_out(task->process, "%s that was not seen to return", event->name);
        return;
    }
    switch (event->call) {
    case STRACE_MMAP:
    case STRACE_MMAP2:
        mmap_call(import, task, event);
        break;
    case STRACE_MREMAP:
        mremap_call(import, task, event);
        break;
    case STRACE_BRK:
        brk_call(import, task, event);
        break;
    case STRACE_OTHER_MEMORY:
        if (event->body.outcome == STRACE_RETURNED)
            import_process_leave_out(task->process, "%s", event->name);
        break;
    default:
        range_call(import, task, event);
        break;
    }
}
