/*
 * Reading a program from a file: text, bytes that `repro encode` wrote, or an input that a fuzzer
 * left behind; which of them it is, is seen from what is in it (repro/detect.h).
 */
#ifndef REPRO_LOAD_H
#define REPRO_LOAD_H

#include "fuzz/mutate.h"
#include "fuzz/program.h"

struct repro_input {
    struct mf_program program;
    struct mf_notes notes; /* of text; else empty */
    bool is_text;
};

void repro_input_init(struct repro_input *input);
void repro_input_free(struct repro_input *input);
/* --guest=NAME; false: there is no such guest. */
bool repro_guest(const char *name, enum mf_profile *guest);
/* guest: whose fuzz target left it behind, for bytes that do not say. False: what is wrong has been
 * said in one line on stderr. */
bool repro_load(struct repro_input *input, const char *path, enum mf_profile guest);

#endif
