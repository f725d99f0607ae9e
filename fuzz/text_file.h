/* Programs as text in files, for tests. */
#ifndef MF_TEXT_FILE_H
#define MF_TEXT_FILE_H

#include "fuzz/text.h"

/* Both must have been initialised. false: a line on standard error says why. */
bool mf_text_load(const char *path, struct mf_program *program, struct mf_notes *notes);

#endif
