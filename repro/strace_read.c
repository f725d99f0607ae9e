#include "repro/strace_read.h"

#include <string.h>

#include "repro/grow.h"

static const struct {
    const char *name;
    enum strace_call call;
} calls[] = {
    {"brk", STRACE_BRK},
    {"clone", STRACE_CLONE},
    {"clone3", STRACE_CLONE},
    {"fork", STRACE_CLONE},
    {"vfork", STRACE_CLONE},
    {"close", STRACE_CLOSE},
    {"close_range", STRACE_CLOSE_RANGE},
    {"creat", STRACE_CREAT},
    {"dup", STRACE_DUP},
    {"dup2", STRACE_DUP2},
    {"dup3", STRACE_DUP2},
    {"execve", STRACE_EXECVE},
    {"execveat", STRACE_EXECVE},
    {"fallocate", STRACE_FALLOCATE},
    {"fcntl", STRACE_FCNTL},
    {"fcntl64", STRACE_FCNTL},
    {"fstat", STRACE_FSTAT},
    {"fstat64", STRACE_FSTAT},
    {"newfstatat", STRACE_FSTAT},
    {"fstatat64", STRACE_FSTAT},
    {"ftruncate", STRACE_FTRUNCATE},
    {"ftruncate64", STRACE_FTRUNCATE},
    {"lseek", STRACE_LSEEK},
    {"madvise", STRACE_MADVISE},
    {"memfd_create", STRACE_MEMFD_CREATE},
    {"mmap", STRACE_MMAP},
    {"old_mmap", STRACE_MMAP},
    {"mmap2", STRACE_MMAP2},
    {"mprotect", STRACE_MPROTECT},
    {"mremap", STRACE_MREMAP},
    {"msync", STRACE_MSYNC},
    {"munmap", STRACE_MUNMAP},
    {"open", STRACE_OPEN},
    {"openat", STRACE_OPENAT},
    {"openat2", STRACE_OPENAT},
    {"pkey_mprotect", STRACE_PKEY_MPROTECT},
    {"pwrite64", STRACE_PWRITE},
    {"statx", STRACE_STATX},
    {"map_shadow_stack", STRACE_OTHER_MEMORY},
    {"mbind", STRACE_OTHER_MEMORY},
    {"mlock", STRACE_OTHER_MEMORY},
    {"mlock2", STRACE_OTHER_MEMORY},
    {"mlockall", STRACE_OTHER_MEMORY},
    {"mseal", STRACE_OTHER_MEMORY},
    {"munlock", STRACE_OTHER_MEMORY},
    {"munlockall", STRACE_OTHER_MEMORY},
    {"process_madvise", STRACE_OTHER_MEMORY},
    {"remap_file_pages", STRACE_OTHER_MEMORY},
    {"shmat", STRACE_OTHER_MEMORY},
    {"shmdt", STRACE_OTHER_MEMORY},
    {"truncate", STRACE_OTHER_MEMORY},
    {"uselib", STRACE_OTHER_MEMORY},
};

static bool find_call(struct strace_text name, enum strace_call *call)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (strace_text_is(name, calls[i].name)) {
            *call = calls[i].call;
            return true;
        }
    }
    return false;
}

/* A call that has begun. */
struct begun {
    uint32_t pid;
    size_t line;
    struct strace_text name;
    struct strace_text body;
};

/* Where an event takes its place among the others. */
struct placed {
    size_t at;     /* line */
    size_t number; /* as read: for two on one line */
    struct strace_event event;
};

struct pids {
    uint32_t *at;
    size_t count;
    size_t capacity;
};

struct reader {
    struct strace_trace *trace;
    struct begun *begun; /* at most one for each thread */
    size_t begun_count;
    size_t begun_capacity;
    struct pids born; /* threads that another one made */
    struct pids live; /* threads that run */
    uint32_t
        first; /* the first thread's number, of which lines without one are; 0: not known yet */
    bool torn; /* the last line ended in the middle of a call of torn_pid */
    uint32_t torn_pid;
    size_t line;
    struct placed *placed;
    size_t placed_count;
    size_t placed_capacity;
};

/* --- Threads --- */

static bool has_pid(const struct pids *pids, uint32_t pid)
{
    for (size_t i = 0; i < pids->count; i++) {
        if (pids->at[i] == pid)
            return true;
    }
    return false;
}

static void add_pid(struct pids *pids, uint32_t pid)
{
    if (has_pid(pids, pid))
        return;
    pids->at = repro_grow(pids->at, pids->count, &pids->capacity, sizeof *pids->at);
    pids->at[pids->count++] = pid;
}

static void remove_pid(struct pids *pids, uint32_t pid)
{
    for (size_t i = 0; i < pids->count; i++) {
        if (pids->at[i] == pid)
            pids->at[i--] = pids->at[--pids->count];
    }
}

/*
 * Whose line it is. On a terminal strace leaves the number out while there is one thread alone:
 * those lines are the first thread's, which is 0 here, or the last one's that is left. The first
 * thread's number then is the first one that nobody returned from a clone.
 */
static uint32_t whose(struct reader *reader, const struct strace_line *line)
{
    bool unnamed = has_pid(&reader->live, 0);
    if (!line->has_pid) {
        if (reader->live.count == 0)
            add_pid(&reader->live, 0);
        return reader->live.count == 1 ? reader->live.at[0] : 0;
    }
    if (unnamed && reader->first == 0 && !has_pid(&reader->born, line->pid))
        reader->first = line->pid;
    if (reader->first == line->pid)
        return 0;
    add_pid(&reader->live, line->pid);
    return line->pid;
}

/* --- Events --- */

static struct strace_event *add_event(struct reader *reader, size_t at, enum strace_call call,
                                      uint32_t pid)
{
    reader->placed = repro_grow(reader->placed, reader->placed_count, &reader->placed_capacity,
                                sizeof *reader->placed);
    struct placed *placed = &reader->placed[reader->placed_count];
    *placed = (struct placed){.at = at, .number = reader->placed_count++};
    placed->event.call = call;
    placed->event.pid = pid;
    placed->event.line = at;
    return &placed->event;
}

static void count_unknown(struct reader *reader)
{
    if (reader->trace->unknown++ == 0)
        reader->trace->first_unknown = reader->line;
}

static char *join(struct strace_text a, struct strace_text b)
{
    char *text = repro_alloc(a.length + b.length + 1);
    memcpy(text, a.at, a.length);
    memcpy(text + a.length, b.at, b.length);
    text[a.length + b.length] = '\0';
    return text;
}

/*
 * The time between a call's begin and its return is open: memory is taken for free as early as can
 * be, since another thread may get it before strace prints that munmap returned, and for mapped as
 * late as can be. A new thread is there from the beginning of the call that makes it.
 */
static bool takes_effect_early(enum strace_call call)
{
    return call == STRACE_MUNMAP || call == STRACE_CLONE;
}

static void finish_call(struct reader *reader, uint32_t pid, size_t began, struct strace_text name,
                        struct strace_text start, struct strace_text rest)
{
    enum strace_call call;
    struct strace_body body;
    char *text;

    if (!find_call(name, &call)) {
        if (memchr(rest.at, '=', rest.length))
            reader->trace->others++;
        else
            count_unknown(reader);
        return;
    }
    text = join(start, rest);
    if (!strace_body_read((struct strace_text){text, start.length + rest.length}, &body)) {
        count_unknown(reader);
        free(text);
        return;
    }
    struct strace_event *event =
        add_event(reader, takes_effect_early(call) ? began : reader->line, call, pid);
    event->line = began;
    event->text = text;
    event->body = body;
    memcpy(event->name, name.at, name.length); /* one of calls, which are short */
}

static void begin_call(struct reader *reader, uint32_t pid, const struct strace_line *line)
{
    reader->begun = repro_grow(reader->begun, reader->begun_count, &reader->begun_capacity,
                               sizeof *reader->begun);
    reader->begun[reader->begun_count++] =
        (struct begun){pid, reader->line, line->name, line->body};
}

static bool take_begun(struct reader *reader, uint32_t pid, struct begun *begun)
{
    for (size_t i = reader->begun_count; i-- > 0;) {
        if (reader->begun[i].pid != pid)
            continue;
        *begun = reader->begun[i];
        reader->begun[i] = reader->begun[--reader->begun_count];
        return true;
    }
    return false;
}

/* What a thread began and will not end. */
static void forget_begun(struct reader *reader, uint32_t pid)
{
    struct begun begun;
    enum strace_call call;
    while (take_begun(reader, pid, &begun))
        reader->trace->unfinished += find_call(begun.name, &call);
}

static void resume_call(struct reader *reader, uint32_t pid, const struct strace_line *line)
{
    struct begun begun;
    enum strace_call call;
    bool found = take_begun(reader, pid, &begun);

    if (found && begun.name.length == line->name.length &&
        memcmp(begun.name.at, line->name.at, line->name.length) == 0) {
        finish_call(reader, pid, begun.line, line->name, begun.body, line->body);
        return;
    }
    /* A thread that executes a program goes on under the number of its process. */
    struct strace_text nothing = {"", 0};
    if (find_call(line->name, &call) && call == STRACE_EXECVE)
        finish_call(reader, pid, reader->line, line->name, nothing, line->body);
    else
        count_unknown(reader);
}

static void end_thread(struct reader *reader, uint32_t pid)
{
    forget_begun(reader, pid);
    remove_pid(&reader->live, pid);
    add_event(reader, reader->line, STRACE_END, pid);
}

/* What "strace: Process 12 attached" was put into the middle of goes on in the next line. */
static void go_on(struct reader *reader, uint32_t pid, const struct strace_line *line)
{
    struct begun begun;
    if (take_begun(reader, pid, &begun))
        finish_call(reader, pid, begun.line, begun.name, begun.body, line->body);
}

static void read_event(struct reader *reader, const struct strace_line *line)
{
    struct strace_text nothing = {"", 0};
    uint32_t pid = whose(reader, line);

    if (line->kind == STRACE_CALL) {
        forget_begun(reader, pid);
        finish_call(reader, pid, reader->line, line->name, nothing, line->body);
    } else if (line->kind == STRACE_UNFINISHED) {
        forget_begun(reader, pid);
        begin_call(reader, pid, line);
        reader->torn = line->attached != 0;
        reader->torn_pid = pid;
    } else if (line->kind == STRACE_RESUMED) {
        resume_call(reader, pid, line);
    } else {
        end_thread(reader, pid);
    }
}

static void read_line(struct reader *reader, struct strace_text text)
{
    struct strace_line line;
    bool torn = reader->torn;

    strace_line_read(text, &line);
    reader->torn = false;
    switch (line.kind) {
    case STRACE_UNKNOWN:
        if (torn)
            go_on(reader, reader->torn_pid, &line);
        else
            count_unknown(reader);
        break;
    case STRACE_NOTHING:
    case STRACE_ATTACHED:
        break;
    case STRACE_32BIT:
        reader->trace->bits32 = true;
        break;
    default:
        read_event(reader, &line);
        break;
    }
    if (line.attached)
        add_pid(&reader->live, line.attached);
}

/* --- The whole --- */

static struct strace_text next_line(const char **at, const char *end)
{
    const char *newline = memchr(*at, '\n', (size_t)(end - *at));
    const char *stop = newline ? newline : end;
    struct strace_text line = {*at, (size_t)(stop - *at)};
    if (line.length > 0 && line.at[line.length - 1] == '\r')
        line.length--;
    *at = newline ? newline + 1 : end;
    return line;
}

static void find_born(struct pids *born, struct strace_text text)
{
    struct strace_line line;
    enum strace_call call;

    strace_line_read(text, &line);
    if (line.attached)
        add_pid(born, line.attached);
    if ((line.kind != STRACE_CALL && line.kind != STRACE_RESUMED) || !find_call(line.name, &call) ||
        call != STRACE_CLONE)
        return;
    for (size_t i = line.body.length; i-- > 0;) { /* the result is what the last `=` gives */
        uint64_t number;
        struct strace_text result = {line.body.at + i + 1, line.body.length - i - 1};
        if (line.body.at[i] != '=')
            continue;
        while (result.length > 0 && *result.at == ' ')
            result = (struct strace_text){result.at + 1, result.length - 1};
        if (strace_number(result, &number) && number > 0 && number <= INT32_MAX)
            add_pid(born, (uint32_t)number);
        return;
    }
}

static int compare_placed(const void *a, const void *b)
{
    const struct placed *one = a;
    const struct placed *two = b;
    if (one->at != two->at)
        return one->at < two->at ? -1 : 1;
    return one->number < two->number ? -1 : one->number > two->number;
}

static void settle_order(struct reader *reader)
{
    struct strace_trace *trace = reader->trace;
    if (reader->placed_count == 0)
        return;
    qsort(reader->placed, reader->placed_count, sizeof *reader->placed, compare_placed);
    for (size_t i = 0; i < reader->placed_count; i++) {
        trace->events =
            repro_grow(trace->events, trace->count, &trace->capacity, sizeof *trace->events);
        if (reader->placed[i].event.pid == 0)
            reader->placed[i].event.pid = reader->first;
        trace->events[trace->count++] = reader->placed[i].event;
    }
}

void strace_trace_read(struct strace_trace *trace, const char *text, size_t length)
{
    struct reader reader = {.trace = trace};
    const char *end = text + length;

    memset(trace, 0, sizeof *trace);
    for (const char *at = text; at < end;)
        find_born(&reader.born, next_line(&at, end));
    for (const char *at = text; at < end;) {
        reader.line = ++trace->lines;
        read_line(&reader, next_line(&at, end));
    }
    enum strace_call call;
    for (size_t i = 0; i < reader.begun_count; i++)
        trace->unfinished += find_call(reader.begun[i].name, &call);
    settle_order(&reader);
    free(reader.begun);
    free(reader.born.at);
    free(reader.live.at);
    free(reader.placed);
}

void strace_trace_free(struct strace_trace *trace)
{
    for (size_t i = 0; i < trace->count; i++)
        free(trace->events[i].text);
    free(trace->events);
    memset(trace, 0, sizeof *trace);
}
