#include "fuzz/text_scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* --- Lines --- */

void mf_scan_begin(struct mf_scan *scan, const char *text, size_t length,
                   struct mf_text_error *error)
{
    *scan = (struct mf_scan){
        .at = text,
        .line_start = text,
        .line_end = text,
        .end = text + length,
        .error = error,
    };
    *error = (struct mf_text_error){0};
}

bool mf_scan_next_line(struct mf_scan *scan)
{
    const char *start = scan->line_start;
    if (scan->line > 0) {
        const char *feed = scan->line_end;
        if (feed < scan->end && *feed == '\r')
            feed++;
        if (feed == scan->end)
            return false;
        start = feed + 1;
    }
    if (start == scan->end && scan->line > 0)
        return false; /* the last line has ended: nothing follows */
    const char *feed = start == scan->end ? NULL : memchr(start, '\n', (size_t)(scan->end - start));
    scan->line_start = start;
    scan->at = start;
    scan->line_end = feed ? feed : scan->end;
    if (feed && feed > start && feed[-1] == '\r')
        scan->line_end = feed - 1;
    scan->line++;
    return true;
}

/* --- Errors --- */

bool mf_scan_fail(struct mf_scan *scan, const char *at, const char *format, ...)
{
    if (scan->failed)
        return false;
    scan->failed = true;
    scan->error->line = scan->line;
    scan->error->column = (uint32_t)(at - scan->line_start) + 1;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(scan->error->message, sizeof(scan->error->message), format, arguments);
    va_end(arguments);
    return false;
}

static bool ends_token(char c)
{
    return is_blank(c) || (c != '\0' && strchr(",()|=#/", c) != NULL);
}

bool mf_scan_expected(struct mf_scan *scan, const char *at, const char *what)
{
    enum { SHOWN = 32 };
    char token[SHOWN + 1];
    size_t length = 0;
    while (length < SHOWN && at + length < scan->line_end &&
           (length == 0 || !ends_token(at[length]))) {
        char c = at[length];
        token[length++] = c >= 0x20 && c < 0x7f ? c : '?';
        if (length == 1 && ends_token(c))
            break;
    }
    token[length] = '\0';
    if (length == 0)
        return mf_scan_fail(scan, at, "expected %s, not the end of the line", what);
    if (token[0] == '?' && *at != '?')
        return mf_scan_fail(scan, at, "expected %s, not the byte 0x%02x", what,
                            (unsigned)(unsigned char)*at);
    bool cut = length == SHOWN && at + length < scan->line_end && !ends_token(at[length]);
    return mf_scan_fail(scan, at, "expected %s, not '%s%s'", what, token, cut ? "..." : "");
}

/* --- Pieces --- */

void mf_scan_space(struct mf_scan *scan)
{
    while (scan->at < scan->line_end) {
        if (is_blank(*scan->at)) {
            scan->at++;
            continue;
        }
        if (scan->line_end - scan->at < 2 || scan->at[0] != '/' || scan->at[1] != '*')
            return;
        const char *open = scan->at;
        scan->at += 2;
        while (scan->line_end - scan->at >= 2 && (scan->at[0] != '*' || scan->at[1] != '/'))
            scan->at++;
        if (scan->line_end - scan->at < 2) {
            mf_scan_fail(scan, open, "this comment does not end on its line");
            scan->at = scan->line_end;
            return;
        }
        scan->at += 2;
    }
}

bool mf_scan_at_end(struct mf_scan *scan)
{
    mf_scan_space(scan);
    return scan->at == scan->line_end || *scan->at == '#';
}

bool mf_scan_take(struct mf_scan *scan, char c)
{
    mf_scan_space(scan);
    if (scan->at == scan->line_end || *scan->at != c)
        return false;
    scan->at++;
    return true;
}

bool mf_scan_need(struct mf_scan *scan, char c)
{
    char what[] = {'\'', c, '\'', '\0'};
    return mf_scan_take(scan, c) || mf_scan_expected(scan, scan->at, what);
}

struct mf_word mf_scan_word(struct mf_scan *scan, bool dashes)
{
    mf_scan_space(scan);
    struct mf_word word = {scan->at, 0};
    if (scan->at == scan->line_end || !is_letter(*scan->at))
        return word;
    while (scan->at < scan->line_end &&
           (is_letter(*scan->at) || is_digit(*scan->at) || (dashes && *scan->at == '-')))
        scan->at++;
    word.length = (size_t)(scan->at - word.at);
    return word;
}

/* Digits of a base, and no letter after them. */
static bool scan_digits(struct mf_scan *scan, const char *start, unsigned base, uint64_t *number)
{
    const char *first = scan->at;
    uint64_t value = 0;
    bool fits = true;
    for (; scan->at < scan->line_end; scan->at++) {
        int digit = hex_digit(*scan->at);
        if (digit < 0 || (unsigned)digit >= base)
            break;
        fits = fits && !__builtin_mul_overflow(value, (uint64_t)base, &value) &&
               !__builtin_add_overflow(value, (uint64_t)digit, &value);
    }
    bool more = scan->at < scan->line_end && (is_letter(*scan->at) || is_digit(*scan->at));
    if (scan->at == first || more)
        return mf_scan_expected(scan, start, "a number");
    if (!fits)
        return mf_scan_fail(scan, start, "this number does not fit in 64 bits");
    if (base == 10 && *first == '0' && scan->at - first > 1)
        return mf_scan_fail(scan, start,
                            "a number does not begin with 0: decimal, or hexadecimal with 0x");
    *number = value;
    return true;
}

bool mf_scan_number(struct mf_scan *scan, uint64_t *number)
{
    mf_scan_space(scan);
    const char *start = scan->at;
    size_t left = (size_t)(scan->line_end - start);
    if (left >= 2 && start[0] == '0' && start[1] == 'x') {
        scan->at += 2;
        return scan_digits(scan, start, 16, number);
    }
    if (left >= 2 && start[0] == '-' && is_digit(start[1])) {
        uint64_t magnitude;
        scan->at++;
        if (!scan_digits(scan, start, 10, &magnitude))
            return false;
        if (magnitude > (uint64_t)1 << 63)
            return mf_scan_fail(scan, start, "this number does not fit in 64 bits");
        *number = 0 - magnitude;
        return true;
    }
    if (left >= 1 && is_digit(start[0]))
        return scan_digits(scan, start, 10, number);
    struct mf_word word = mf_scan_word(scan, false);
    if (mf_word_is(word, "NULL")) {
        *number = 0;
        return true;
    }
    return mf_scan_expected(scan, start, "a number");
}

bool mf_scan_bare_hex(struct mf_scan *scan, unsigned least, uint64_t *number, bool *carry)
{
    const char *start = scan->at;
    uint64_t value = 0;
    bool fits = true;
    *carry = false;
    for (; scan->at < scan->line_end; scan->at++) {
        int digit = hex_digit(*scan->at);
        if (digit < 0)
            break;
        if (value >> 60 != 0 || *carry) {
            /* 2^60 with one more 0 is 2^64, which is allowed; nothing beyond it is. */
            fits = fits && value == (uint64_t)1 << 60 && digit == 0 && !*carry;
            *carry = true;
            value = 0;
            continue;
        }
        value = value << 4 | (unsigned)digit;
    }
    if (scan->at - start < (ptrdiff_t)least) {
        if (scan->at == start)
            return mf_scan_expected(scan, start, "an address in hex");
        return mf_scan_fail(scan, start, "an address has at least %u hex digits here", least);
    }
    if (!fits)
        return mf_scan_fail(scan, start, "this address is past 2^64");
    *number = value;
    return true;
}

bool mf_word_is(struct mf_word word, const char *name)
{
    return strlen(name) == word.length && memcmp(word.at, name, word.length) == 0;
}

bool mf_word_is_label(struct mf_word word, uint64_t *label)
{
    if (word.length < 2 || word.at[0] != 'r')
        return false;
    uint64_t number = 0;
    for (size_t i = 1; i < word.length; i++) {
        if (!is_digit(word.at[i]) || __builtin_mul_overflow(number, (uint64_t)10, &number) ||
            __builtin_add_overflow(number, (uint64_t)(word.at[i] - '0'), &number))
            return false;
    }
    *label = number;
    return true;
}
