/* What the files of the importer share. */
#ifndef REPRO_IMPORT_INTERNAL_H
#define REPRO_IMPORT_INTERNAL_H

#include "fuzz/constants.h"
#include "repro/import_process.h"
#include "repro/strace_read.h"

struct import_task {
    uint32_t pid;
    struct import_process *process;
    struct import_table *table;
};

/* Everything that was ever made stays until the end: programs are printed last. */
struct import {
    bool stores;
    struct import_process *stray; /* of threads that were not seen to begin; NULL: none yet */
    struct import_table *stray_table;
    struct import_task *tasks;
    size_t task_count;
    size_t task_capacity;
    struct import_process **processes;
    size_t process_count;
    size_t process_capacity;
    struct import_table **tables;
    size_t table_count;
    size_t table_capacity;
    struct import_file **files;
    size_t file_count;
    size_t file_capacity;
};

/* --- import_values.c --- */

static inline struct mf_value import_number(uint64_t value)
{
    return (struct mf_value){.base = MF_ABS, .offset = value};
}

static inline struct mf_value import_address(const struct import_anchor *anchor, uint64_t address)
{
    if (!anchor->is_step)
        return import_number(address);
    return (struct mf_value){MF_RESULT, (uint16_t)anchor->step, address - anchor->base};
}

/* Constants joined by `|`, or a number; false: *unknown is what is neither. */
bool import_flags(struct strace_text text, enum mf_constant_group group, uint64_t *value,
                  struct strace_text *unknown);
/* Argument i as a number; false: there is none such. */
bool import_argument(const struct strace_event *event, unsigned i, uint64_t *value);
/* Argument i as a descriptor: what an int makes of it. */
bool import_descriptor(const struct strace_event *event, unsigned i, uint64_t *fd);

/* --- import_files.c --- */

/* Open, close, dup, sizes. */
void import_file_call(struct import *import, struct import_task *task,
                      const struct strace_event *event);
/*
 * Make the program's descriptor `fd` what the trace's is, known to be as long as `end` needs;
 * false: a program cannot have such a descriptor. path: of strace -y, may be empty.
 */
bool import_file_use(struct import *import, struct import_task *task, uint64_t fd,
                     struct strace_text path, uint64_t end, struct import_fd *used);

/* --- import_calls.c --- */

void import_memory_call(struct import *import, struct import_task *task,
                        const struct strace_event *event);

#endif
