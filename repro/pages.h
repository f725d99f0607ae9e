/* Other page sizes than a program says: --pages= of repro run. */
#ifndef REPRO_PAGES_H
#define REPRO_PAGES_H

#include "fuzz/program.h"

/* Sizes in bytes. count 0: the program's own. */
struct repro_pages {
    unsigned count;
    struct {
        uint64_t target;
        uint64_t host;
    } at[25];
};

/* "T,H", each 4096 to 65536 and a power of two, "T,all": with every host page, or "all": every
 * pair. false: it is none of these. */
bool repro_pages_parse(struct repro_pages *pages, const char *text);

/* Give the program pair `index`; what else of its configuration would be unlawful with it becomes
 * the nearest that is lawful. */
void repro_pages_set(const struct repro_pages *pages, unsigned index, struct mf_config *config);

#endif
