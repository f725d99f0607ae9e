/*
 * Programs as text: strace's syntax (DESIGN.md, "Programs as text").
 */
#ifndef MF_TEXT_H
#define MF_TEXT_H

#include "fuzz/program.h"

struct mf_text_error {
    uint32_t line;   /* 1-based */
    uint32_t column; /* 1-based, in bytes */
    char message[160];
};

/*
 * Parse. text need not end in a NUL and may hold anything. false: *error says where and why, and
 * program and notes are cleared. notes may be NULL (annotations are then checked and dropped).
 */
bool mf_text_parse(const char *text, size_t length, struct mf_program *program,
                   struct mf_notes *notes, struct mf_text_error *error);

/*
 * Print in canonical form into a new NUL-terminated string that the caller frees; NULL: no memory.
 * notes may be NULL. parse(print(p)) equals p flattened, print(parse(print(p))) is print(p) to the
 * byte.
 */
char *mf_text_print(const struct mf_program *program, const struct mf_notes *notes);

/* One operation as text without its result ("mmap(0x10000, ...)"), for reports and traces;
 * snprintf's rules. */
int mf_text_op(char *out, size_t size, const struct mf_program *program, size_t op);

#endif
