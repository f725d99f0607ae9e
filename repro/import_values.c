#include "repro/import_internal.h"

#include <string.h>

enum { MAP_HUGE_SHIFT = 26 };

static bool constant(struct strace_text word, enum mf_constant_group group, uint64_t *value)
{
    size_t count;
    const struct mf_constant *constants = mf_constants(MF_LINUX, group, &count);
    for (size_t i = 0; i < count; i++) {
        if (strace_text_is(word, constants[i].name)) {
            *value = constants[i].value;
            return true;
        }
    }
    return strace_number(word, value);
}

/* One term: a name, a number, or 21<<MAP_HUGE_SHIFT. */
static bool term(struct strace_text word, enum mf_constant_group group, uint64_t *value)
{
    static const char shift[] = "<<MAP_HUGE_SHIFT";
    size_t length = strlen(shift);
    if (word.length > length && memcmp(word.at + word.length - length, shift, length) == 0) {
        word.length -= length;
        if (!strace_number(word, value) || *value > 63)
            return false;
        *value <<= MAP_HUGE_SHIFT;
        return true;
    }
    return constant(word, group, value);
}

bool import_flags(struct strace_text text, enum mf_constant_group group, uint64_t *value,
                  struct strace_text *unknown)
{
    const char *end = text.at + text.length;
    *value = 0;
    for (const char *at = text.at;;) {
        const char *stop = at;
        while (stop < end && *stop != '|' && *stop != ' ')
            stop++;
        uint64_t bits;
        *unknown = (struct strace_text){at, (size_t)(stop - at)};
        if (!term(*unknown, group, &bits))
            return false;
        *value |= bits;
        if (stop == end || *stop == ' ') /* what follows is a comment */
            return true;
        at = stop + 1;
    }
}

bool import_argument(const struct strace_event *event, unsigned i, uint64_t *value)
{
    return i < event->body.count && strace_number(event->body.arg[i], value);
}

bool import_descriptor(const struct strace_event *event, unsigned i, uint64_t *fd)
{
    if (!import_argument(event, i, fd))
        return false;
    *fd = (uint64_t)(int64_t)(int32_t)(uint32_t)*fd;
    return true;
}
