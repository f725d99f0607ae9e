/* The names of this program's own functions, by address: from its file, static ones included, and
 * without a symbolizer, which takes as long as a hundred runs. */
#ifndef REPRO_SYMBOLS_H
#define REPRO_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct repro_symbols;

/* Never NULL; where the file cannot be read, no address has a name. */
struct repro_symbols *repro_symbols_open(void);
void repro_symbols_close(struct repro_symbols *symbols);

/*
 * The function that the address is in. false: in none of ours (a library's, or a sanitizer's
 * runtime). A name ends at its first dot: what follows is the compiler's.
 */
bool repro_symbol(const struct repro_symbols *symbols, uintptr_t at, char *name, size_t size);

#endif
