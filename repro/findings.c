#define _GNU_SOURCE
#include "repro/findings.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "repro/detect.h"

void repro_finding_files_free(struct repro_finding_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->at[i].path);
    free(files->at);
    *files = (struct repro_finding_files){0};
}

/* The name of the folder that a path lies in: where it begins, and its length. */
static const char *folder_name(const char *path, size_t *length)
{
    const char *end = repro_base_name(path);
    if (end == path)
        return *length = 0, path;
    const char *begin = --end;
    while (begin > path && begin[-1] != '/')
        begin--;
    *length = (size_t)(end - begin);
    return begin;
}

/* AFL++ keeps what it found in crashes and hangs (crashes.2024-...: of runs before), by the same
 * names as its queue. */
static bool is_finding(const char *path)
{
    size_t length;
    const char *folder = folder_name(path, &length);
    if (!repro_named_by_fuzzer(path))
        return false;
    if (strncmp(repro_base_name(path), "id:", 3) != 0)
        return true;
    return (length >= 7 && strncmp(folder, "crashes", 7) == 0) ||
           (length >= 5 && strncmp(folder, "hangs", 5) == 0);
}

static bool guest_of(const char *path, enum mf_profile *guest)
{
    static const struct {
        const char *name;
        enum mf_profile guest;
    } targets[] = {{"linux_guest", MF_PROFILE_LINUX},
                   {"linux_kernel", MF_PROFILE_LINUX},
                   {"freebsd_guest", MF_PROFILE_FREEBSD},
                   {"host_faults", MF_PROFILE_FAULTS}};
    char *real = realpath(path, NULL);
    bool known = false;
    for (unsigned i = 0; real && !known && i < sizeof targets / sizeof *targets; i++) {
        known = strstr(real, targets[i].name) != NULL;
        *guest = targets[i].guest;
    }
    free(real);
    return known;
}

static void add(struct repro_finding_files *files, char *path, const struct stat *status)
{
    if (files->count == files->capacity) {
        files->capacity = files->capacity ? files->capacity * 2 : 64;
        files->at = realloc(files->at, files->capacity * sizeof *files->at);
        if (!files->at)
            abort();
    }
    struct repro_finding_file *file = &files->at[files->count++];
    *file = (struct repro_finding_file){.path = path};
    file->seen_ns = (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
    file->guest_known = guest_of(path, &file->guest);
}

/* Takes over the path. */
static bool look_at(struct repro_finding_files *files, char *path)
{
    struct stat status;
    bool good = true;
    bool is_there = lstat(path, &status) == 0; /* else it went meanwhile */
    if (is_there && S_ISREG(status.st_mode) && is_finding(path)) {
        add(files, path, &status);
        return true;
    }
    if (is_there && S_ISDIR(status.st_mode))
        good = repro_find_findings(files, path);
    free(path);
    return good;
}

static int compare(const void *a, const void *b)
{
    const struct repro_finding_file *one = a;
    const struct repro_finding_file *two = b;
    return strcmp(one->path, two->path);
}

bool repro_find_findings(struct repro_finding_files *files, const char *folder)
{
    DIR *entries = opendir(folder);
    if (!entries) {
        fprintf(stderr, "repro: %s: %s\n", folder, strerror(errno));
        return false;
    }
    bool good = true;
    bool slash = folder[0] != '\0' && folder[strlen(folder) - 1] == '/';
    for (struct dirent *entry; good && (entry = readdir(entries));) {
        char *path;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (asprintf(&path, "%s%s%s", folder, slash ? "" : "/", entry->d_name) < 0)
            abort();
        good = look_at(files, path);
    }
    closedir(entries);
    if (files->count)
        qsort(files->at, files->count, sizeof *files->at, compare);
    return good;
}
