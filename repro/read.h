/* Reading a file whole. */
#ifndef REPRO_READ_H
#define REPRO_READ_H

#include <stdbool.h>
#include <stddef.h>

/* The file in memory of exactly its size, so that a sanitizer sees a read past its end; the caller
 * frees. false: it cannot be read, is empty or longer than `most` bytes, which has been said in one
 * line on stderr: too large for `what`. */
bool repro_read(const char *path, size_t most, const char *what, char **data, size_t *size);

#endif
