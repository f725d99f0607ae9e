/*
 * One line as strace prints it, taken apart: who made the call, which, with what arguments, and
 * what came back. Nothing is copied: all of it points into the line.
 */
#ifndef REPRO_STRACE_LINE_H
#define REPRO_STRACE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch of text. */
struct strace_text {
    const char *at;
    size_t length;
};

enum strace_kind {
    STRACE_CALL,       /* name(body */
    STRACE_UNFINISHED, /* name(body <unfinished ...> */
    STRACE_RESUMED,    /* <... name resumed>body */
    STRACE_ATTACHED,   /* strace: Process PID attached */
    STRACE_ENDED,      /* +++ exited with 0 +++ */
    STRACE_32BIT,      /* [ Process PID=12 runs in 32 bit mode. ] */
    STRACE_NOTHING,    /* a signal, an empty line, what strace says about itself */
    STRACE_UNKNOWN
};

struct strace_line {
    enum strace_kind kind;
    bool has_pid;
    uint32_t pid;
    uint32_t attached; /* ATTACHED, and UNFINISHED where that was said in the middle of the line; 0:
                          nobody */
    struct strace_text name;
    /* CALL: what follows the parenthesis, with result: "NULL, 4096) = 0x7f0000000000". UNFINISHED
     * and RESUMED: the two parts of that. UNKNOWN: the line. */
    struct strace_text body;
};

void strace_line_read(struct strace_text text, struct strace_line *line);

/* --- Bodies --- */

enum { STRACE_ARGS_MAX = 8 };

enum strace_outcome { STRACE_RETURNED, STRACE_FAILED, STRACE_NO_RESULT };

struct strace_body {
    unsigned count;
    struct strace_text arg[STRACE_ARGS_MAX]; /* without blanks around them */
    enum strace_outcome outcome;
    uint64_t result;
    struct strace_text path;  /* RETURNED: of a descriptor, with strace -y; else empty */
    struct strace_text error; /* FAILED: ENOMEM */
};

/* false: it is not what strace prints, or more arguments than any call has. */
bool strace_body_read(struct strace_text text, struct strace_body *body);

/* --- Arguments --- */

bool strace_text_is(struct strace_text text, const char *word);
/* Decimal, 0x hex, octal with a 0 in front, -decimal or NULL, whatever comment or <path> follows;
 * false: something else. */
bool strace_number(struct strace_text text, uint64_t *number);
/* The path that strace -y gives after a descriptor; false: none. */
bool strace_path(struct strace_text text, struct strace_text *path);
/* What stands between quotes; false: it is no whole string (strace cuts long ones). */
bool strace_string(struct strace_text text, struct strace_text *inside);
/* `key=` of a structure in these arguments, up to the comma or brace behind it; false: none. */
bool strace_field(struct strace_text text, const char *key, struct strace_text *value);
/* Is it one of the words joined by `|` (comments count: strace -X verbose)? */
bool strace_has_word(struct strace_text text, const char *word);

#endif
