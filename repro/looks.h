/* What a run looks like after each step, as JSON for repro/page/page.js. */
#ifndef REPRO_LOOKS_H
#define REPRO_LOOKS_H

#include "fuzz/run.h"
#include "repro/buffer.h"

/* A list of what lies in the address space, as it was written last: only what changes is written.
 */
struct repro_items;

struct repro_looks {
    int fd; /* where each look goes, a line: what is there when the process ends stays */
    struct repro_buffer line;
    struct repro_items *guest;
    struct repro_items *host;
    struct {
        uint64_t object; /* the system's number */
        int fd;          /* the first descriptor it had in the program; -1: memory */
    } *names;
    size_t name_count;
    size_t name_capacity;
};

void repro_looks_init(struct repro_looks *looks, int fd);
void repro_looks_free(struct repro_looks *looks);
/* mf_watch; looks: struct repro_looks. */
void repro_looks_watch(void *looks, const struct mf_checks *checks, size_t done);

/* The guest's regions as the model has them now. An array of items. */
void repro_put_model(struct repro_buffer *out, const struct mf_checks *checks);
/* ... and as a maps block states them. */
void repro_put_stated(struct repro_buffer *out, const struct mf_maps_line *lines, size_t count);

#endif
