/* The files in which fuzzers leave what they found, under a folder. */
#ifndef REPRO_FINDINGS_H
#define REPRO_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fuzz/mutate.h"

struct repro_finding_file {
    char *path;
    int64_t seen_ns;  /* when it was written */
    bool guest_known; /* the folder it is in says for which guest it is */
    enum mf_profile guest;
};

struct repro_finding_files {
    struct repro_finding_file *at;
    size_t count;
    size_t capacity;
};

/*
 * Add libFuzzer's artifacts anywhere below the folder, and what lies in an AFL++ output's crashes
 * and hangs, to what is in *files; all of it ascending by path. false: a folder could not be read,
 * which has been said in one line on stderr.
 */
bool repro_find_findings(struct repro_finding_files *files, const char *folder);
void repro_finding_files_free(struct repro_finding_files *files);

#endif
