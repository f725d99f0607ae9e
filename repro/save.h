/* Writing a file whole or not at all. */
#ifndef REPRO_SAVE_H
#define REPRO_SAVE_H

#include <stdbool.h>
#include <stddef.h>

/* Is it the same file under two names? */
bool repro_same_file(const char *a, const char *b);
/* What was at path stays as it was unless all went well. false: what is wrong has been said in one
 * line on stderr. */
bool repro_save(const char *path, const void *data, size_t size);

#endif
