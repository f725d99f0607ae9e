#define _GNU_SOURCE
#include "repro/report_folder.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "repro/save.h"

struct repro_report_folder {
    const char *path;
    size_t bugs;
    bool not_again;
    char *index; /* of the stream */
    size_t index_size;
    FILE *stream;
};

static bool complain(const char *path, const char *what)
{
    fprintf(stderr, "repro: cannot write %s: %s\n", path, what);
    return false;
}

bool repro_report_possible(const char *path)
{
    DIR *entries = opendir(path);
    if (!entries)
        return errno == ENOENT || complain(path, strerror(errno));
    unsigned count = 0;
    while (readdir(entries))
        count++;
    closedir(entries);
    return count <= 2 || complain(path, "there is something in it; -o names a new or empty folder");
}

struct repro_report_folder *repro_report_begin(const char *path, const char *of)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        complain(path, strerror(errno));
        return NULL;
    }
    struct repro_report_folder *folder = calloc(1, sizeof *folder);
    if (!folder)
        abort();
    folder->path = path;
    folder->stream = open_memstream(&folder->index, &folder->index_size);
    if (!folder->stream)
        abort();
    fprintf(folder->stream,
            "# Findings in %s\n\n| bug | steps | files | first seen | program, report, files |\n"
            "|---|---|---|---|---|\n",
            of);
    return folder;
}

/* 01-content-mmap-memory.mm */
char *repro_report_path(const struct repro_report_folder *folder,
                        const struct repro_report_bug *bug, const char *ending)
{
    char name[64];
    char *path;
    size_t length = 0;
    for (const char *at = bug->id; *at && length < sizeof name - 1; at++) {
        unsigned char byte = (unsigned char)*at;
        if (isalnum(byte))
            name[length++] = (char)tolower(byte);
        else if (length != 0 && name[length - 1] != '-')
            name[length++] = '-';
    }
    while (length != 0 && name[length - 1] == '-')
        length--;
    name[length] = '\0';
    if (asprintf(&path, "%s/%02zu-%s.%s", folder->path, folder->bugs + 1, name, ending) < 0)
        abort();
    return path;
}

static bool save(const struct repro_report_folder *folder, const struct repro_report_bug *bug,
                 const char *ending, const char *text)
{
    char *path = repro_report_path(folder, bug, ending);
    bool good = repro_save(path, text, strlen(text));
    fprintf(folder->stream, "%s[%s](%s)", strcmp(ending, "mm") == 0 ? "" : ", ", ending,
            strrchr(path, '/') + 1);
    free(path);
    return good;
}

/* In a table's cell. */
static void put_cell(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("|<>`\\", *text))
            fputc('\\', out);
        fputc(*text == '\n' ? ' ' : *text, out);
    }
}

bool repro_report_add(struct repro_report_folder *folder, const struct repro_report_bug *bug)
{
    fprintf(folder->stream, "| ");
    put_cell(folder->stream, bug->id);
    fprintf(folder->stream, "%s | %zu | %zu | ", bug->stable ? "" : " (not every time)", bug->steps,
            bug->files);
    put_cell(folder->stream, bug->first_seen);
    fprintf(folder->stream, " | ");
    bool good = save(folder, bug, "mm", bug->program) && save(folder, bug, "report", bug->report) &&
                save(folder, bug, "files", bug->list);
    fprintf(folder->stream, " |\n");
    folder->bugs++;
    return good;
}

void repro_report_not_again(struct repro_report_folder *folder, const char *file, const char *why)
{
    if (!folder->not_again)
        fprintf(folder->stream, "\nNot found again:\n\n");
    folder->not_again = true;
    fprintf(folder->stream, "- ");
    put_cell(folder->stream, file);
    fprintf(folder->stream, ": ");
    put_cell(folder->stream, why);
    fprintf(folder->stream, "\n");
}

bool repro_report_end(struct repro_report_folder *folder)
{
    char *path;
    if (fflush(folder->stream) != 0 || asprintf(&path, "%s/index.md", folder->path) < 0)
        abort();
    bool good = repro_save(path, folder->index, folder->index_size);
    free(path);
    return good;
}

void repro_report_free(struct repro_report_folder *folder)
{
    if (!folder)
        return;
    fclose(folder->stream);
    free(folder->index);
    free(folder);
}
