/* What a file is, seen from what is in it and, where that leaves a choice, from its name. */
#ifndef REPRO_DETECT_H
#define REPRO_DETECT_H

#include <stdbool.h>
#include <stddef.h>

enum repro_form {
    REPRO_TEXT,    /* a program as text, or what was meant to be one */
    REPRO_ENCODED, /* as bytes that say so themselves: `repro encode`, or a mutator of ours */
    REPRO_INPUT,   /* any other bytes: a fuzzer's input */
    REPRO_STRACE   /* what strace printed */
};

enum repro_form repro_detect(const char *path, const char *data, size_t size);

/* Is it named as libFuzzer names what it found (crash-..., timeout-...), or AFL++ what it keeps
 * (id:000000,...)? Files that a run put beside it (.report, .mm) are not. */
bool repro_named_by_fuzzer(const char *path);
/* The part of a path behind its last slash. */
const char *repro_base_name(const char *path);

#endif
