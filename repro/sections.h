/*
 * The parts of C that exported programs begin with (repro/c): only those that one uses are put in.
 * A part begins after a line
 *
 *     NAME or NAME < NAMES OF OTHERS THAT IT NEEDS, inside of a comment that begins with a colon
 */
#ifndef REPRO_SECTIONS_H
#define REPRO_SECTIONS_H

#include "repro/buffer.h"

enum { REPRO_SECTIONS_MAX = 64 };

struct repro_sections {
    size_t count;
    struct repro_section {
        const char *name; /* name and needs, up to the end of the comment */
        size_t name_length;
        const char *text;
        size_t length;
        bool used;
    } at[REPRO_SECTIONS_MAX];
};

/* More of them, after those that are there. */
void repro_sections_add(struct repro_sections *sections, const char *text, size_t length);
/* This one, and what it needs. Must be there. */
void repro_sections_use(struct repro_sections *sections, const char *name);
/* All that are used, in order. */
void repro_sections_put(struct repro_buffer *out, const struct repro_sections *sections);

#endif
