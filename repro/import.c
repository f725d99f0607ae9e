#define _GNU_SOURCE
#include "repro/import.h"

#include <string.h>

#include "repro/grow.h"
#include "repro/import_internal.h"

/* --- Processes and threads --- */

static struct import_process *add_process(struct import *import, struct import_process *process)
{
    import->processes = repro_grow(import->processes, import->process_count,
                                   &import->process_capacity, sizeof *import->processes);
    import->processes[import->process_count++] = process;
    return process;
}

static struct import_table *copy_table(struct import *import, const struct import_table *from)
{
    struct import_table *table = repro_alloc(sizeof *table);
    if (from)
        *table = *from;
    else
        memset(table, 0, sizeof *table);
    import->tables = repro_grow(import->tables, import->table_count, &import->table_capacity,
                                sizeof *import->tables);
    import->tables[import->table_count++] = table;
    return table;
}

static struct import_task *find_task(struct import *import, uint32_t pid)
{
    for (size_t i = 0; i < import->task_count; i++) {
        if (import->tasks[i].pid == pid)
            return &import->tasks[i];
    }
    return NULL;
}

static void end_task(struct import *import, uint32_t pid)
{
    struct import_task *task = find_task(import, pid);
    if (task)
        *task = import->tasks[--import->task_count];
}

static struct import_task *add_task(struct import *import, uint32_t pid,
                                    struct import_process *process, struct import_table *table)
{
    end_task(import, pid); /* numbers are used again */
    import->tasks = repro_grow(import->tasks, import->task_count, &import->task_capacity,
                               sizeof *import->tasks);
    import->tasks[import->task_count] = (struct import_task){pid, process, table};
    return &import->tasks[import->task_count++];
}

/*
 * Whoever appears from nowhere was there before the trace, or strace was not asked to show how it
 * began. The first such is a process; others are taken for its threads, as with strace -p.
 */
static struct import_task *task_of(struct import *import, uint32_t pid)
{
    struct import_task *task = find_task(import, pid);
    if (task)
        return task;
    if (!import->stray) {
        import->stray = add_process(import, import_process_create("process", pid));
        import->stray_table = copy_table(import, NULL);
    } else {
        import_process_leave_out(import->stray, "where thread %u comes from", (unsigned)pid);
    }
    return add_task(import, pid, import->stray, import->stray_table);
}

/* Where clone has its flags: `flags=` by itself or in clone3's structure, or, with strace -e raw, a
 * bare number in front. */
static void clone_shares(const struct strace_event *event, bool *memory, bool *files)
{
    enum { CLONE_VM = 0x100, CLONE_FILES = 0x400 };
    uint64_t bits;
    struct strace_text flags;
    bool found = false;

    for (unsigned i = 0; i < event->body.count && !found; i++)
        found = strace_field(event->body.arg[i], "flags", &flags);
    *memory = strcmp(event->name, "vfork") == 0;
    *files = false;
    if (found && !strace_number(flags, &bits)) {
        *memory = strace_has_word(flags, "CLONE_VM");
        *files = strace_has_word(flags, "CLONE_FILES");
        return;
    }
    if (!found && strcmp(event->name, "clone") == 0)
        found = import_argument(event, 0, &bits);
    if (found) {
        *memory = bits & CLONE_VM;
        *files = bits & CLONE_FILES;
    } else if (strcmp(event->name, "clone3") ==
               0) { /* its structure is not shown: most are threads */
        *memory = true;
        *files = true;
    }
}

static void clone_call(struct import *import, const struct strace_event *event)
{
    struct import_task *task = task_of(import, event->pid);
    struct import_process *process = task->process;
    struct import_table *table = task->table;
    bool same_memory;
    bool same_files;

    if (event->body.outcome != STRACE_RETURNED || event->body.result == 0 ||
        event->body.result > INT32_MAX)
        return;
    uint32_t pid = (uint32_t)event->body.result;
    clone_shares(event, &same_memory, &same_files);
    if (!same_memory)
        process = add_process(import, import_process_fork(process, pid));
    add_task(import, pid, process, same_files ? table : copy_table(import, table));
}

/* The last part of the path, as a file's name may have it. */
static void program_name(const struct strace_event *event, char *name, size_t size)
{
    struct strace_text path = {"", 0};
    size_t length = 0;

    for (unsigned i = 0; i < event->body.count && i < 2 && path.length == 0; i++)
        strace_string(event->body.arg[i], &path);
    for (size_t i = 0; i < path.length; i++) {
        char c = path.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '.' || c == '_' || c == '-' || c == '+';
        if (c == '/')
            length = 0;
        else if (length + 1 < size)
            name[length++] = plain ? c : '_';
    }
    name[length] = '\0';
    if (length == 0)
        snprintf(name, size, "process");
}

static void execve_call(struct import *import, const struct strace_event *event)
{
    char name[64];
    if (event->body.outcome != STRACE_RETURNED)
        return;
    struct import_task *task = task_of(import, event->pid);
    program_name(event, name, sizeof name);
    task->process = add_process(import, import_process_create(name, event->pid));
    task->process->whole = true;
    task->table = copy_table(import, task->table);
}

/* Where execve is not traced, a program shows itself by a break that nobody moved there. */
static void look_for_execve(struct import *import, const struct strace_event *event)
{
    struct import_task *task = task_of(import, event->pid);
    const struct import_process *process = task->process;
    uint64_t asked;
    if (event->call != STRACE_BRK || event->body.outcome != STRACE_RETURNED ||
        !import_argument(event, 0, &asked) || asked != 0 || !process->brk_known ||
        process->brk == event->body.result)
        return;
    task->process = add_process(import, import_process_create("process", event->pid));
    task->process->whole = true;
}

static void do_event(struct import *import, const struct strace_event *event)
{
    switch (event->call) {
    case STRACE_END:
        end_task(import, event->pid);
        break;
    case STRACE_CLONE:
        clone_call(import, event);
        break;
    case STRACE_EXECVE:
        execve_call(import, event);
        break;
    case STRACE_BRK:
        look_for_execve(import, event);
        import_memory_call(import, task_of(import, event->pid), event);
        break;
    case STRACE_MADVISE:
    case STRACE_MMAP:
    case STRACE_MMAP2:
    case STRACE_MPROTECT:
    case STRACE_MREMAP:
    case STRACE_MSYNC:
    case STRACE_MUNMAP:
    case STRACE_OTHER_MEMORY:
    case STRACE_PKEY_MPROTECT:
        import_memory_call(import, task_of(import, event->pid), event);
        break;
    default:
        import_file_call(import, task_of(import, event->pid), event);
        break;
    }
}

/* --- The result --- */

static char *reasons(const struct import_process *process)
{
    char *text = NULL;
    size_t size = 0;
    if (process->reason_count == 0)
        return NULL;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    for (size_t i = 0; i < process->reason_count; i++)
        fprintf(out, "%s%s (%zu)", i ? ", " : "", process->reasons[i].what,
                process->reasons[i].count);
    fclose(out);
    return text;
}

static void print_programs(const struct import *import, bool bits32, struct repro_import *out)
{
    out->at = repro_alloc(import->process_count * sizeof *out->at);
    for (size_t i = 0; i < import->process_count; i++) {
        const struct import_process *process = import->processes[i];
        struct repro_imported *one = &out->at[out->count];
        char name[96];

        if (process->calls == 0)
            continue;
        snprintf(name, sizeof name, "%zu-%s%s", out->count + 1, process->name,
                 process->forked ? "-fork" : "");
        out->count++;
        *one = (struct repro_imported){.name = strdup(name), .calls = process->calls};
        one->left_out = reasons(process);
        one->text = import_process_print(process, bits32, &one->steps, &one->cut);
    }
}

static void free_all(struct import *import)
{
    for (size_t i = 0; i < import->process_count; i++)
        import_process_free(import->processes[i]);
    for (size_t i = 0; i < import->table_count; i++)
        free(import->tables[i]);
    for (size_t i = 0; i < import->file_count; i++) {
        free(import->files[i]->path);
        free(import->files[i]);
    }
    free(import->processes);
    free(import->tables);
    free(import->files);
    free(import->tasks);
}

void repro_import_text(const char *text, size_t length, bool stores, struct repro_import *out)
{
    struct import import = {.stores = stores};
    struct strace_trace trace;

    strace_trace_read(&trace, text, length);
    size_t understood = trace.others;
    for (size_t i = 0; i < trace.count; i++) {
        understood += trace.events[i].call != STRACE_END;
        do_event(&import, &trace.events[i]);
    }
    *out = (struct repro_import){.lines = trace.lines,
                                 .understood = understood,
                                 .unknown = trace.unknown,
                                 .first_unknown = trace.first_unknown,
                                 .unfinished = trace.unfinished};
    print_programs(&import, trace.bits32, out);
    free_all(&import);
    strace_trace_free(&trace);
}

void repro_import_free(struct repro_import *import)
{
    for (size_t i = 0; i < import->count; i++) {
        free(import->at[i].name);
        free(import->at[i].text);
        free(import->at[i].left_out);
    }
    free(import->at);
    *import = (struct repro_import){0};
}
