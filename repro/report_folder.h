/*
 * What triage leaves behind: a folder with an index.md and, for each bug, NN-NAME.mm (the program),
 * .report (what it prints) and .files (who found it). It is never written over another one.
 */
#ifndef REPRO_REPORT_FOLDER_H
#define REPRO_REPORT_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

struct repro_report_folder;

struct repro_report_bug {
    const char *id;
    size_t steps;
    size_t files;
    const char *first_seen;
    bool stable; /* found again a second time */
    char *program;
    char *report;
    char *list;
};

/* May it be made there: is it a new folder, or an empty one? false: what is wrong has been said in
 * one line on stderr; so below. */
bool repro_report_possible(const char *path);
/* of: the folder that was looked at. NULL: it cannot be made. */
struct repro_report_folder *repro_report_begin(const char *path, const char *of);
/* The file for the next bug to be added, in a new string. */
char *repro_report_path(const struct repro_report_folder *folder,
                        const struct repro_report_bug *bug, const char *ending);
bool repro_report_add(struct repro_report_folder *folder, const struct repro_report_bug *bug);
void repro_report_not_again(struct repro_report_folder *folder, const char *file, const char *why);
/* Write the index. */
bool repro_report_end(struct repro_report_folder *folder);
void repro_report_free(struct repro_report_folder *folder);

#endif
