#define _GNU_SOURCE
#include "repro/save.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool repro_same_file(const char *a, const char *b)
{
    struct stat one;
    struct stat two;
    return stat(a, &one) == 0 && stat(b, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

static bool complain(const char *path)
{
    fprintf(stderr, "repro: cannot write %s: %s\n", path, strerror(errno));
    return false;
}

/* Closes the file. False: errno says why. */
static bool write_all(FILE *file, const void *data, size_t size)
{
    bool good = fwrite(data, 1, size, file) == size && fflush(file) == 0;
    int error = errno;
    if (fclose(file) != 0 && good) {
        good = false;
        error = errno;
    }
    errno = error;
    return good;
}

/* A pipe or a device cannot be replaced, only written to. */
static bool save_in_place(const char *path, const void *data, size_t size)
{
    FILE *file = fopen(path, "wb");
    return (file && write_all(file, data, size)) || complain(path);
}

/* mkstemp made it for us alone; a file written by name has what the process gives new files. */
static void open_up(const char *path, const struct stat *old)
{
    mode_t mask = umask(0);
    umask(mask);
    if (chmod(path, old ? old->st_mode & 07777 : 0666 & ~mask) != 0)
        return; /* readable to its owner, at least */
}

static bool save_and_rename(const char *path, const void *data, size_t size, const struct stat *old)
{
    char *beside = NULL;
    if (asprintf(&beside, "%s.XXXXXX", path) < 0) {
        fprintf(stderr, "repro: out of memory\n");
        return false;
    }
    int fd = mkstemp(beside);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "wb");
    bool good = file && write_all(file, data, size);
    if (good) {
        open_up(beside, old);
        good = rename(beside, path) == 0;
    }
    if (!good)
        complain(path);
    if (!good && fd >= 0)
        unlink(beside);
    free(beside);
    return good;
}

bool repro_save(const char *path, const void *data, size_t size)
{
    struct stat old;
    char *target = realpath(path, NULL); /* through a link, not in its place */
    bool exists = target && stat(target, &old) == 0;
    bool good;

    if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        good = complain(path);
    } else if (exists && !S_ISREG(old.st_mode)) {
        good = save_in_place(path, data, size);
    } else {
        good = save_and_rename(target ? target : path, data, size, exists ? &old : NULL);
    }
    free(target);
    return good;
}
