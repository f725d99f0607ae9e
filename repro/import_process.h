/*
 * One address space of a trace, and the program it becomes: its steps, in the trace's order, and
 * what must be mapped before them.
 */
#ifndef REPRO_IMPORT_PROCESS_H
#define REPRO_IMPORT_PROCESS_H

#include "fuzz/program.h"
#include "repro/import_memory.h"

struct import_step {
    struct mf_op op; /* MF_RESULT counts steps of the body */
    struct mf_stated stated;
    char *comment; /* lines before it, without "# "; NULL: none */
};

/* A file as long as anybody has it open or mapped: what is known of it. */
struct import_file {
    char *path; /* as the trace has it; NULL: not known */
    uint64_t size;
    bool size_known; /* else: as far as it was mapped */
};

struct import_fd {
    struct import_file *file; /* NULL: closed, or never seen */
    uint8_t mode;             /* 1 r, 2 w, 3 rw */
    bool mode_known;
};

/* Descriptors, of one process or of several. */
struct import_table {
    struct import_fd at[MF_FD_MAX + 1];
};

/* A descriptor that the program has a file statement for. */
struct import_stated_fd {
    struct import_file *file; /* NULL: it is not open in the program */
    const struct import_table *table;
    uint8_t mode;
    size_t step;   /* of the statement that gave it its size */
    bool has_size; /* else: same= */
};

struct import_reason {
    char what[64];
    size_t count;
};

struct import_process {
    char *name;
    uint32_t pid;
    bool whole; /* the trace has it from its execve or fork on */
    bool forked;
    struct import_memory memory;
    struct import_memory inherited; /* what a fork began with */
    struct import_memory before;    /* what calls took for mapped and nobody had mapped */
    struct import_step *steps;
    size_t count;
    size_t capacity;
    size_t cut;   /* steps there was no room for */
    size_t calls; /* on memory, as the trace counts them */
    bool brk_known;
    uint64_t brk;
    struct import_stated_fd *fds;  /* MF_FD_MAX + 1 */
    struct import_reason *reasons; /* why something was left out */
    size_t reason_count;
    size_t reason_capacity;
    uint8_t stored; /* by the last store */
};

struct import_process *import_process_create(const char *name, uint32_t pid);
/* A child of fork: the same memory, at the trace's addresses. */
struct import_process *import_process_fork(const struct import_process *parent, uint32_t pid);
void import_process_free(struct import_process *process);

/* Its number. Past the text's limit it is counted as cut. comment (or NULL) is copied. */
size_t import_process_add(struct import_process *process, const struct mf_op *op,
                          const struct mf_stated *stated, const char *comment);
/* NULL: it was cut. */
struct import_step *import_process_step(struct import_process *process, size_t number);
__attribute__((format(printf, 2, 3))) void import_process_leave_out(struct import_process *process,
                                                                    const char *format, ...);

/* The program as text with its comments; the caller frees. */
char *import_process_print(const struct import_process *process, bool bits32, size_t *steps,
                           size_t *cut);

#endif
