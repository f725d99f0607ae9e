/* Files of a trace: who has which open, and how long they are. */
#define _GNU_SOURCE
#include <inttypes.h>
#include <string.h>

#include "repro/grow.h"
#include "repro/import_internal.h"

static const struct mf_stated nothing;
static const struct mf_stated zero = {.state = MF_VALUE};

/* --- Files by path --- */

static struct import_file *new_file(struct import *import, struct strace_text path)
{
    struct import_file *file = repro_alloc(sizeof *file);
    *file = (struct import_file){.path = path.length ? strndup(path.at, path.length) : NULL};
    import->files = repro_grow(import->files, import->file_count, &import->file_capacity,
                               sizeof *import->files);
    import->files[import->file_count++] = file;
    return file;
}

static bool is_path(const struct import_file *file, struct strace_text path)
{
    return file->path && strace_text_is(path, file->path);
}

/* The last of that path. Relative paths mean one file here and another there. */
static struct import_file *file_of(struct import *import, struct strace_text path)
{
    for (size_t i = import->file_count; path.length > 0 && *path.at == '/' && i-- > 0;) {
        if (is_path(import->files[i], path))
            return import->files[i];
    }
    return new_file(import, path);
}

/* --- Descriptors in the program --- */

static struct import_fd *slot(struct import_table *table, uint64_t fd)
{
    return fd <= MF_FD_MAX ? &table->at[fd] : NULL;
}

/* The descriptor's own close, dup2 or open over it, in that table. */
static void drop_fd(struct import_task *task, uint64_t fd)
{
    struct import_fd *entry = slot(task->table, fd);
    struct import_stated_fd *stated;
    struct mf_op op = {.kind = MF_CLOSE, .argc = 1, .arg = {import_number(fd)}};

    if (!entry)
        return;
    *entry = (struct import_fd){0};
    stated = &task->process->fds[fd];
    if (!stated->file || stated->table != task->table)
        return;
    import_process_add(task->process, &op, &zero, NULL);
    *stated = (struct import_stated_fd){0};
}

/* What a comment may show of a path: its last part. */
static void name_file(const struct import_file *file, char *name, size_t size)
{
    const char *slash = file->path ? strrchr(file->path, '/') : NULL;
    const char *last = slash && slash[1] ? slash + 1 : file->path;
    snprintf(name, size, "%s", last ? last : "a file the trace does not name");
    for (char *c = name; *c; c++) {
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
    }
}

/* Another descriptor of the file that the program has open, or -1. */
static int open_elsewhere(const struct import_process *process, const struct import_file *file)
{
    for (int fd = 0; fd <= MF_FD_MAX; fd++) {
        if (process->fds[fd].file == file)
            return fd;
    }
    return -1;
}

static void state_file(struct import_task *task, uint64_t fd, const struct import_fd *what)
{
    struct import_process *process = task->process;
    struct import_stated_fd *stated = &process->fds[fd];
    struct import_file *file = what->file;
    char name[64];
    char comment[128];

    if (stated->file) { /* another process's, that shares the memory */
        struct mf_op close = {.kind = MF_CLOSE, .argc = 1, .arg = {import_number(fd)}};
        import_process_add(process, &close, &zero, NULL);
        stated->file = NULL;
    }
    int other = open_elsewhere(process, file);
    struct mf_op op = {.kind = MF_FILE,
                       .argc = 4,
                       .arg = {import_number(fd), import_number(other < 0 ? file->size : 0),
                               import_number(what->mode), import_number((uint64_t)(other + 1))}};
    name_file(file, name, sizeof name);
    snprintf(comment, sizeof comment, "%s%s", name,
             file->size_known || other >= 0 ? "" : ", as long as it is mapped");
    *stated = (struct import_stated_fd){
        .file = file, .table = task->table, .mode = what->mode, .has_size = other < 0};
    stated->step = import_process_add(process, &op, &nothing, comment);
}

/* A second descriptor of a file that the program has open is stated at once: the first one may be
 * closed before this one is used, and a file stated afresh is another file. */
static void set_fd(struct import_task *task, uint64_t fd, struct import_fd what)
{
    struct import_fd *entry = slot(task->table, fd);
    drop_fd(task, fd);
    if (!entry)
        return;
    *entry = what;
    if (what.file && open_elsewhere(task->process, what.file) >= 0)
        state_file(task, fd, &what);
}

/* A file of which nobody knows how long it is, is as long as it is mapped. */
static void lengthen(struct import_process *process, struct import_file *file, uint64_t end)
{
    if (file->size_known || end <= file->size || end > MF_FILE_SIZE_MAX)
        return;
    file->size = end;
    for (unsigned fd = 0; fd <= MF_FD_MAX; fd++) {
        struct import_step *step = import_process_step(process, process->fds[fd].step);
        if (process->fds[fd].file == file && process->fds[fd].has_size && step)
            step->op.arg[1].offset = end;
    }
}

/* The table's entry, corrected by what strace -y says the descriptor is. */
static struct import_fd look_up(struct import *import, struct import_task *task, uint64_t fd,
                                struct strace_text path)
{
    struct import_fd *entry = slot(task->table, fd);
    if (entry->file && (path.length == 0 || !entry->file->path || is_path(entry->file, path)))
        return *entry;
    struct import_fd found = {.file = path.length ? file_of(import, path) : new_file(import, path),
                              .mode = 3};
    set_fd(task, fd, found);
    return found;
}

bool import_file_use(struct import *import, struct import_task *task, uint64_t fd,
                     struct strace_text path, uint64_t end, struct import_fd *used)
{
    if (fd > MF_FD_MAX)
        return false;
    *used = look_up(import, task, fd, path);
    lengthen(task->process, used->file, end);
    const struct import_stated_fd *stated = &task->process->fds[fd];
    if (stated->file != used->file || stated->mode != used->mode)
        state_file(task, fd, used);
    return true;
}

/* --- Sizes --- */

/* The program's file has another size now: said with ftruncate, for which it needs a descriptor to
 * write to. */
static void restate_size(struct import_process *process, struct import_file *file)
{
    for (unsigned fd = 0; fd <= MF_FD_MAX; fd++) {
        const struct import_stated_fd *stated = &process->fds[fd];
        if (stated->file != file || !(stated->mode & 2))
            continue;
        struct mf_op op = {
            .kind = MF_FTRUNCATE, .argc = 2, .arg = {import_number(fd), import_number(file->size)}};
        import_process_add(process, &op, &zero, NULL);
        return;
    }
    if (open_elsewhere(process, file) >= 0)
        import_process_leave_out(process, "a new size of a file that is open to be read only");
}

static void set_size(struct import_task *task, struct import_file *file, uint64_t size)
{
    struct import_process *process = task->process;
    bool guessed = !file->size_known;

    if (size > MF_FILE_SIZE_MAX || (!guessed && file->size == size))
        return;
    file->size = size;
    file->size_known = true;
    for (unsigned fd = 0; fd <= MF_FD_MAX && guessed; fd++) {
        struct import_step *step = import_process_step(process, process->fds[fd].step);
        if (process->fds[fd].file == file && process->fds[fd].has_size && step) {
            step->op.arg[1].offset = size; /* it had it from the beginning */
            return;
        }
    }
    restate_size(process, file);
}

static struct import_file *file_at(struct import *import, struct import_task *task, uint64_t fd,
                                   const struct strace_event *event, unsigned argument)
{
    struct strace_text path = {"", 0};
    if (fd > MF_FD_MAX)
        return NULL;
    strace_path(event->body.arg[argument], &path);
    return look_up(import, task, fd, path).file;
}

static void grow_file(struct import_task *task, struct import_file *file, uint64_t size)
{
    if (file && file->size_known && size > file->size)
        set_size(task, file, size);
}

/* --- The calls --- */

static uint8_t access_mode(struct strace_text flags)
{
    uint64_t number;
    if (strace_number(flags, &number))
        return (uint8_t)((number & 3) == 0 ? 1 : (number & 3) == 1 ? 2 : 3);
    return (uint8_t)(strace_has_word(flags, "O_RDWR")     ? 3
                     : strace_has_word(flags, "O_WRONLY") ? 2
                                                          : 1);
}

static bool has_flag(struct strace_text flags, const char *name, uint64_t bit)
{
    uint64_t number;
    return strace_number(flags, &number) ? (number & bit) != 0 : strace_has_word(flags, name);
}

/* open, openat, creat: where their path and flags stand. */
static void open_file(struct import *import, struct import_task *task,
                      const struct strace_event *event, unsigned path_at, unsigned flags_at)
{
    const struct strace_body *body = &event->body;
    struct strace_text path = body->path;
    struct strace_text flags = {"O_WRONLY|O_TRUNC", 16};
    bool creat = event->call == STRACE_CREAT;

    if (body->count <= (creat ? path_at : flags_at))
        return;
    if (!creat)
        flags = body->arg[flags_at];
    strace_field(flags, "flags", &flags); /* openat2's structure */
    if (path.length == 0 && !strace_string(body->arg[path_at], &path))
        path = (struct strace_text){"", 0};

    bool fresh = (has_flag(flags, "O_EXCL", 0200) && has_flag(flags, "O_CREAT", 0100)) ||
                 has_flag(flags, "O_TMPFILE", 020000000);
    struct import_fd what = {.file = fresh ? new_file(import, path) : file_of(import, path),
                             .mode = access_mode(flags),
                             .mode_known = true};
    set_fd(task, body->result, what);
    if (fresh || has_flag(flags, "O_TRUNC", 01000))
        set_size(task, what.file, 0);
}

static void duplicate(struct import_task *task, uint64_t fd, uint64_t copy)
{
    if (slot(task->table, fd) && fd != copy)
        set_fd(task, copy, task->table->at[fd]);
}

static void fcntl_call(struct import_task *task, const struct strace_event *event, uint64_t fd)
{
    enum { F_DUPFD = 0, F_DUPFD_CLOEXEC = 1030 };
    uint64_t command;
    if (event->body.count < 2)
        return;
    struct strace_text name = event->body.arg[1];
    bool is_number = strace_number(name, &command);
    if (is_number ? command == F_DUPFD || command == F_DUPFD_CLOEXEC
                  : strace_has_word(name, "F_DUPFD") || strace_has_word(name, "F_DUPFD_CLOEXEC"))
        duplicate(task, fd, event->body.result);
}

/* fstat(3, {st_size=...}), newfstatat(3, "", {...}), newfstatat(AT_FDCWD, "/path", {...}), statx
 * likewise. Only regular files have a size that counts. */
static void stat_call(struct import *import, struct import_task *task,
                      const struct strace_event *event)
{
    const struct strace_body *body = &event->body;
    const char *mode_key = event->call == STRACE_STATX ? "stx_mode" : "st_mode";
    const char *size_key = event->call == STRACE_STATX ? "stx_size" : "st_size";
    struct strace_text mode;
    struct strace_text size_text;
    struct strace_text path = {"", 0};
    struct import_file *file = NULL;
    uint64_t size;
    uint64_t bits;
    uint64_t fd;

    for (unsigned i = 1; i < body->count; i++) {
        if (!strace_field(body->arg[i], size_key, &size_text) ||
            !strace_field(body->arg[i], mode_key, &mode) || !strace_number(size_text, &size))
            continue;
        if (!strace_has_word(mode, "S_IFREG") &&
            (!strace_number(mode, &bits) || (bits & 0170000) != 0100000))
            return;
        if (i > 1)
            strace_string(body->arg[1], &path);
        if (path.length > 0 && *path.at == '/')
            file = file_of(import, path);
        else if (path.length == 0 && import_descriptor(event, 0, &fd))
            file = file_at(import, task, fd, event, 0);
        if (file)
            set_size(task, file, size);
        return;
    }
}

static void seek_call(struct import *import, struct import_task *task,
                      const struct strace_event *event, uint64_t fd)
{
    uint64_t offset;
    uint64_t whence;
    if (event->body.count != 3 || !import_argument(event, 1, &offset) || offset != 0)
        return;
    bool to_end = import_argument(event, 2, &whence)
                      ? whence == 2
                      : strace_has_word(event->body.arg[2], "SEEK_END");
    struct import_file *file = to_end ? file_at(import, task, fd, event, 0) : NULL;
    if (file)
        set_size(task, file, event->body.result);
}

static void close_range_call(struct import_task *task, const struct strace_event *event)
{
    uint64_t first;
    uint64_t last;
    if (!import_argument(event, 0, &first) || !import_argument(event, 1, &last) ||
        (event->body.count > 2 && strace_has_word(event->body.arg[2], "CLOSE_RANGE_CLOEXEC")))
        return;
    for (uint64_t fd = first; fd <= last && fd <= MF_FD_MAX; fd++)
        drop_fd(task, fd);
}

void import_file_call(struct import *import, struct import_task *task,
                      const struct strace_event *event)
{
    const struct strace_body *body = &event->body;
    struct strace_text no_path = {"", 0};
    uint64_t fd = UINT64_MAX;
    uint64_t a;
    uint64_t b;

    if (body->outcome != STRACE_RETURNED)
        return;
    import_descriptor(event, 0, &fd);
    switch (event->call) {
    case STRACE_OPEN:
        open_file(import, task, event, 0, 1);
        break;
    case STRACE_CREAT:
        open_file(import, task, event, 0, 0);
        break;
    case STRACE_OPENAT:
        open_file(import, task, event, 1, 2);
        break;
    case STRACE_MEMFD_CREATE: {
        struct import_fd made = {.file = new_file(import, no_path), .mode = 3, .mode_known = true};
        set_fd(task, body->result, made);
        set_size(task, made.file, 0);
        break;
    }
    case STRACE_CLOSE:
        drop_fd(task, fd);
        break;
    case STRACE_CLOSE_RANGE:
        close_range_call(task, event);
        break;
    case STRACE_DUP:
    case STRACE_DUP2:
        duplicate(task, fd, body->result);
        break;
    case STRACE_FCNTL:
        fcntl_call(task, event, fd);
        break;
    case STRACE_FSTAT:
    case STRACE_STATX:
        stat_call(import, task, event);
        break;
    case STRACE_LSEEK:
        seek_call(import, task, event, fd);
        break;
    case STRACE_FTRUNCATE:
        if (import_argument(event, 1, &a) && file_at(import, task, fd, event, 0))
            set_size(task, file_at(import, task, fd, event, 0), a);
        break;
    case STRACE_FALLOCATE:
        if (import_argument(event, 2, &a) && import_argument(event, 3, &b) &&
            strace_text_is(body->arg[1], "0"))
            grow_file(task, file_at(import, task, fd, event, 0), a + b);
        break;
    case STRACE_PWRITE:
        if (import_argument(event, 3, &a))
            grow_file(task, file_at(import, task, fd, event, 0), a + body->result);
        break;
    default:
        break;
    }
}
