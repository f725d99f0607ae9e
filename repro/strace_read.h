/*
 * What strace -f printed, as the calls that were made: lines of one call that another thread's came
 * between are joined, and the calls are put into an order in which they can have taken effect.
 */
#ifndef REPRO_STRACE_READ_H
#define REPRO_STRACE_READ_H

#include "repro/strace_line.h"

enum strace_call {
    STRACE_BRK,
    STRACE_CLONE, /* also clone3, fork, vfork */
    STRACE_CLOSE,
    STRACE_CLOSE_RANGE,
    STRACE_CREAT,
    STRACE_DUP,
    STRACE_DUP2, /* also dup3 */
    STRACE_EXECVE,
    STRACE_FALLOCATE,
    STRACE_FCNTL,
    STRACE_FSTAT,
    STRACE_FTRUNCATE,
    STRACE_LSEEK,
    STRACE_MADVISE,
    STRACE_MEMFD_CREATE,
    STRACE_MMAP,
    STRACE_MMAP2,
    STRACE_MPROTECT,
    STRACE_MREMAP,
    STRACE_MSYNC,
    STRACE_MUNMAP,
    STRACE_OPEN,
    STRACE_OPENAT,
    STRACE_PKEY_MPROTECT,
    STRACE_PWRITE,
    STRACE_STATX,
    STRACE_OTHER_MEMORY, /* of memory, but nothing a program can say */
    STRACE_END           /* no call: a thread ended */
};

struct strace_event {
    enum strace_call call;
    uint32_t pid;
    char name[24];
    size_t line; /* where the call began, from 1 */
    char *text;  /* body points into it */
    struct strace_body body;
};

struct strace_trace {
    struct strace_event *events;
    size_t count;
    size_t capacity;
    bool bits32;
    size_t lines;
    size_t others;        /* calls that are not about memory or files */
    size_t unknown;       /* lines that strace does not print, or that are cut */
    size_t first_unknown; /* its line, from 1 */
    size_t unfinished;    /* calls that were never seen to return */
};

/* text may hold anything. */
void strace_trace_read(struct strace_trace *trace, const char *text, size_t length);
void strace_trace_free(struct strace_trace *trace);

#endif
