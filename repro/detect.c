#define _GNU_SOURCE
#include "repro/detect.h"

#include <ctype.h>
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/text.h"

const char *repro_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool begins(const char *text, size_t size, const char *with)
{
    size_t length = strlen(with);
    return size >= length && memcmp(text, with, length) == 0;
}

static bool ends(const char *text, const char *with)
{
    size_t size = strlen(text);
    size_t length = strlen(with);
    return size > length && strcmp(text + size - length, with) == 0;
}

bool repro_named_by_fuzzer(const char *path)
{
    static const char *const beginnings[] = {"crash-",     "timeout-", "oom-",
                                             "slow-unit-", "leak-",    "id:"};
    const char *name = repro_base_name(path);
    if (ends(name, ".report") || ends(name, ".mm"))
        return false;
    for (unsigned i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (begins(name, strlen(name), beginnings[i]))
            return true;
    }
    return false;
}

/* Text has no control characters but the usual three. (Bytes above 0x7e may stand in comments; the
 * parser says so where they may not.) */
static bool looks_like_text(const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)data[i];
        if ((byte < ' ' && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7f)
            return false;
    }
    return true;
}

/* A fuzzer's input may be printable by chance: then it is text if it is a program. */
static bool parses(const char *data, size_t size)
{
    struct mf_program program;
    struct mf_text_error error;
    mf_program_init(&program);
    bool good = mf_text_parse(data, size, &program, NULL, &error);
    mf_program_free(&program);
    return good;
}

/* --- strace --- */

/* What precedes the call: `[pid 12] `, `12 `, a time of day or since the start; any of them. */
static const char *skip_prefix(const char *at, const char *end)
{
    for (;;) {
        const char *word = at;
        if (end - at > 5 && begins(at, (size_t)(end - at), "[pid ")) {
            const char *close = memchr(at, ']', (size_t)(end - at));
            if (!close)
                return word;
            at = close + 1;
        } else if (at < end && isdigit((unsigned char)*at)) {
            while (at < end && (isdigit((unsigned char)*at) || *at == '.' || *at == ':'))
                at++;
            if (at == end || *at != ' ')
                return word;
        } else {
            return word;
        }
        while (at < end && *at == ' ')
            at++;
    }
}

static bool contains(const char *at, const char *end, const char *what)
{
    return memmem(at, (size_t)(end - at), what, strlen(what)) != NULL;
}

/* A line that strace writes and no program has. */
static bool is_strace(const char *line, const char *end)
{
    const char *at = skip_prefix(line, end);
    size_t size = (size_t)(end - at);
    if (begins(at, size, "+++ ") || begins(at, size, "--- SIG") || begins(at, size, "<... ") ||
        begins(at, size, "strace: Process ") || contains(at, end, " <unfinished ...>"))
        return true;
    size_t word = 0;
    while (word < size && (isalnum((unsigned char)at[word]) || at[word] == '_'))
        word++;
    bool call = word != 0 && word < size && at[word] == '(';
    if (call && at != line)
        return true;
    return call && (begins(at, size, "execve(") || begins(at, size, "brk(") ||
                    begins(at, size, "openat(") || begins(at, size, "open(") ||
                    begins(at, size, "read(") || begins(at, size, "fstat("));
}

/* A program has its config line before its calls; strace's output has none. */
static bool looks_like_strace(const char *data, size_t size)
{
    const char *end = data + size;
    while (data < end) {
        const char *newline = memchr(data, '\n', (size_t)(end - data));
        const char *line_end = newline ? newline : end;
        if (begins(data, (size_t)(line_end - data), "config "))
            return false;
        if (is_strace(data, line_end))
            return true;
        data = newline ? newline + 1 : end;
    }
    return false;
}

enum repro_form repro_detect(const char *path, const char *data, size_t size)
{
    if (begins(data, size, MF_CODEC_MAGIC))
        return REPRO_ENCODED;
    if (repro_named_by_fuzzer(path))
        return looks_like_text(data, size) && parses(data, size) ? REPRO_TEXT : REPRO_INPUT;
    if (!ends(path, ".mm") && !looks_like_text(data, size))
        return REPRO_INPUT;
    return looks_like_strace(data, size) ? REPRO_STRACE : REPRO_TEXT;
}
