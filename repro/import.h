/*
 * What strace printed, as programs: one for each address space, with addresses that the kernel
 * chose turned into references to what the calls returned.
 */
#ifndef REPRO_IMPORT_H
#define REPRO_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct repro_imported {
    char *name;     /* 1-sort: for a file */
    char *text;     /* the program */
    char *left_out; /* what could not be said, with counts; NULL: nothing */
    size_t calls;
    size_t steps;
    size_t cut; /* steps beyond the longest that a program can have */
};

struct repro_import {
    struct repro_imported
        *at; /* in the order in which they began; those without calls on memory are not here */
    size_t count;
    size_t lines;
    size_t understood;    /* calls, of memory or not */
    size_t unknown;       /* lines */
    size_t first_unknown; /* from 1 */
    size_t unfinished;    /* calls on memory or files that were not seen to return */
};

/* stores: after a mapping becomes writable its first and last byte are stored to, so that there is
 * something to lose. text may hold anything. */
void repro_import_text(const char *text, size_t length, bool stores, struct repro_import *import);
void repro_import_free(struct repro_import *import);

#endif
