/*
 * Reading text piece by piece: where we are, and the first error with its exact place. Lines are
 * read one at a time: nothing here but mf_scan_next_line passes a line's end.
 */
#ifndef MF_TEXT_SCAN_H
#define MF_TEXT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fuzz/text.h"

struct mf_scan {
    const char *at;
    const char *line_start;
    const char *line_end; /* of the line's text: before '\n' or "\r\n" */
    const char *end;      /* of the text */
    uint32_t line;
    struct mf_text_error *error;
    bool failed;
};

/* A stretch of the text. */
struct mf_word {
    const char *at;
    size_t length;
};

void mf_scan_begin(struct mf_scan *scan, const char *text, size_t length,
                   struct mf_text_error *error);
/* On to the next line; false: there is none. */
bool mf_scan_next_line(struct mf_scan *scan);

/* Record an error at a place in this line; only the first one counts. Always false. */
__attribute__((format(printf, 3, 4))) bool mf_scan_fail(struct mf_scan *scan, const char *at,
                                                        const char *format, ...);
/* The same, with what stands at the place at the end: "expected ',', not 'foo'". */
bool mf_scan_expected(struct mf_scan *scan, const char *at, const char *what);

/* Skip blanks and C comments. */
void mf_scan_space(struct mf_scan *scan);
/* All of these skip blanks first. */

/* Nothing is left but a comment. */
bool mf_scan_at_end(struct mf_scan *scan);
/* Take this character if it is next. */
bool mf_scan_take(struct mf_scan *scan, char c);
/* Take it or fail. */
bool mf_scan_need(struct mf_scan *scan, char c);
/* A name (letters, digits, '_' and '-', beginning with a letter), or length 0 if none is next.
 * Dashes are part of it only where `dashes` is true. */
struct mf_word mf_scan_word(struct mf_scan *scan, bool dashes);
/* Decimal, 0x hex, -decimal, NULL; else fails. */
bool mf_scan_number(struct mf_scan *scan, uint64_t *number);
/* At least `least` hex digits without 0x, no blanks before; at most 2^64 - 1, but 2^64 is taken as
 * *number 0 and *carry. */
bool mf_scan_bare_hex(struct mf_scan *scan, unsigned least, uint64_t *number, bool *carry);

bool mf_word_is(struct mf_word word, const char *name);
/* r and digits: *label is its number. */
bool mf_word_is_label(struct mf_word word, uint64_t *label);

#endif
