#define _GNU_SOURCE
#include "repro/import_command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repro/call.h"
#include "repro/import.h"
#include "repro/read.h"
#include "repro/save.h"

/* Traces are long; one that is longer was not meant. */
enum { TRACE_MAX = 1 << 30 };

static void print_one(const char *where, const struct repro_imported *one)
{
    fprintf(stderr, "%s: %zu calls became %zu steps", where, one->calls, one->steps);
    if (one->cut)
        fprintf(stderr, ", cut: the last %zu have no room", one->cut);
    if (one->left_out)
        fprintf(stderr, "; left out: %s", one->left_out);
    fprintf(stderr, "\n");
}

static void print_rest(const char *path, const struct repro_import *import)
{
    if (import->unfinished)
        fprintf(stderr, "repro: %s: %zu calls were not seen to return, and are left out\n", path,
                import->unfinished);
    if (import->unknown)
        fprintf(stderr, "repro: %s: %zu of %zu lines not understood, the first is line %zu\n", path,
                import->unknown, import->lines, import->first_unknown);
}

static char *path_in(const char *folder, const char *name)
{
    char *path;
    if (asprintf(&path, "%s/%s.mm", folder, name) >= 0)
        return path;
    fprintf(stderr, "repro: out of memory\n");
    abort();
}

/* Nothing that is there is written over, and all of it is looked at before the first is written. */
static bool is_free(const char *folder, const struct repro_import *import)
{
    for (size_t i = 0; i < import->count; i++) {
        struct stat status;
        char *path = path_in(folder, import->at[i].name);
        bool there = lstat(path, &status) == 0;
        if (there)
            fprintf(stderr, "repro: %s is there already; name another folder\n", path);
        free(path);
        if (there)
            return false;
    }
    return true;
}

static int save_all(const char *folder, const struct repro_import *import)
{
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "repro: cannot make %s: %s\n", folder, strerror(errno));
        return REPRO_BAD;
    }
    if (!is_free(folder, import))
        return REPRO_BAD;
    for (size_t i = 0; i < import->count; i++) {
        const struct repro_imported *one = &import->at[i];
        char *path = path_in(folder, one->name);
        bool saved = repro_save(path, one->text, strlen(one->text));
        if (saved)
            print_one(path, one);
        free(path);
        if (!saved)
            return REPRO_BAD;
    }
    return REPRO_FINE;
}

static int deliver(const char *path, const char *folder, const struct repro_import *import)
{
    if (import->understood == 0) {
        fprintf(stderr, "repro: %s: no line of it is a call as strace prints it\n", path);
        return REPRO_BAD;
    }
    if (import->count == 0) {
        fprintf(stderr, "repro: %s: no call in it can be a step of a program\n", path);
        return REPRO_BAD;
    }
    if (!folder && import->count > 1) {
        fprintf(stderr, "repro: %s: has %zu programs; name a folder for them with -o\n", path,
                import->count);
        return REPRO_BAD;
    }
    int status = REPRO_FINE;
    if (folder) {
        status = save_all(folder, import);
    } else {
        fputs(import->at[0].text, stdout);
        print_one(import->at[0].name, &import->at[0]);
    }
    if (status == REPRO_FINE)
        print_rest(path, import);
    return status;
}

int repro_import_command(int count, char **arguments)
{
    const char *path = NULL;
    const char *folder = NULL;
    bool stores = false;
    bool options = true;
    struct repro_import import;
    char *data;
    size_t size;

    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (options && strcmp(argument, "--") == 0)
            options = false;
        else if (options && strcmp(argument, "-o") == 0 && i + 1 < count && !folder)
            folder = arguments[++i];
        else if (options && strcmp(argument, "--stores") == 0)
            stores = true;
        else if (options && argument[0] == '-')
            return repro_bad_call(strcmp(argument, "-o") == 0 ? "import wants one folder after"
                                                              : "import has no option",
                                  argument);
        else if (path)
            return repro_bad_call("import wants one file; more than that is", argument);
        else
            path = argument;
    }
    if (!path)
        return repro_bad_call("import wants a file that strace wrote", NULL);
    if (!repro_read(path, TRACE_MAX, "a trace", &data, &size))
        return REPRO_BAD;
    repro_import_text(data, size, stores, &import);
    int status = deliver(path, folder, &import);
    repro_import_free(&import);
    free(data);
    return status;
}
