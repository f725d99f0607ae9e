#include "repro/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void repro_buffer_free(struct repro_buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct repro_buffer){0};
}

/* Room for that many more; NULL: none. */
static char *room(struct repro_buffer *buffer, size_t count)
{
    if (buffer->capacity - buffer->length >= count)
        return buffer->data + buffer->length;
    size_t capacity = buffer->capacity * 2 > buffer->length + count ? buffer->capacity * 2
                                                                    : buffer->length + count;
    char *data = realloc(buffer->data, capacity);
    if (!data) {
        buffer->failed = true;
        return NULL;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return data + buffer->length;
}

void repro_put_bytes(struct repro_buffer *buffer, const char *bytes, size_t count)
{
    if (count == 0)
        return;
    char *at = room(buffer, count);
    if (!at)
        return;
    memcpy(at, bytes, count);
    buffer->length += count;
}

void repro_put(struct repro_buffer *buffer, const char *text)
{
    repro_put_bytes(buffer, text, strlen(text));
}

void repro_putf(struct repro_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *at = length < 0 ? NULL : room(buffer, (size_t)length + 1);
    if (!at)
        return;
    va_start(arguments, format);
    vsnprintf(at, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

void repro_put_json(struct repro_buffer *buffer, const char *text, size_t length)
{
    repro_put(buffer, "\"");
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        bool plain = byte >= ' ' && byte < 0x7f && !strchr("\"\\<>&", byte);
        if (plain)
            repro_put_bytes(buffer, &text[i], 1);
        else
            repro_putf(buffer, "\\u%04x", byte);
    }
    repro_put(buffer, "\"");
}

void repro_put_c_string(struct repro_buffer *buffer, const char *text)
{
    repro_put(buffer, "\"");
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= ' ' && byte < 0x7f && !strchr("\"\\?", byte))
            repro_put_bytes(buffer, text, 1);
        else
            repro_putf(buffer, "\\%03o", byte);
    }
    repro_put(buffer, "\"");
}
