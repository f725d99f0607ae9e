/* Text that grows, for output that is saved when it is whole. */
#ifndef REPRO_BUFFER_H
#define REPRO_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/* All zeros is an empty one. Running out of memory is remembered, not said: look at `failed` at the
 * end. */
struct repro_buffer {
    char *data; /* not ended by a NUL */
    size_t length;
    size_t capacity;
    bool failed;
};

void repro_buffer_free(struct repro_buffer *buffer);
void repro_put_bytes(struct repro_buffer *buffer, const char *bytes, size_t count);
void repro_put(struct repro_buffer *buffer, const char *text);
void repro_putf(struct repro_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A string of JSON, in quotes, in ASCII, and harmless inside HTML's <script>: bytes that are no
 * text stand for themselves as U+0080 to U+00FF. */
void repro_put_json(struct repro_buffer *buffer, const char *text, size_t length);
/* A string of C, in quotes, with nothing in it that could form a trigraph. */
void repro_put_c_string(struct repro_buffer *buffer, const char *text);

#endif
