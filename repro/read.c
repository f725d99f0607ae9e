#define _GNU_SOURCE
#include "repro/read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool complain(const char *path, const char *what)
{
    fprintf(stderr, "repro: %s: %s\n", path, what);
    return false;
}

bool repro_read(const char *path, size_t most, const char *what, char **data, size_t *size)
{
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (!file)
        return complain(path, strerror(errno));
    if (fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode)) {
        fclose(file);
        return complain(path, "is a folder; give files");
    }

    char *bytes = NULL;
    size_t capacity = 0;
    size_t length = 0;
    bool room = true;
    errno = 0;
    while (!feof(file) && !ferror(file) && length <= most) {
        if (length == capacity) {
            capacity = capacity ? capacity * 2 : 4096;
            char *larger = realloc(bytes, capacity);
            room = larger != NULL;
            if (!room)
                break;
            bytes = larger;
        }
        length += fread(bytes + length, 1, capacity - length, file);
    }
    int error = ferror(file) ? errno : 0;
    fclose(file);
    if (!room || error || length > most || length == 0) {
        free(bytes);
        if (!room)
            return complain(path, "out of memory");
        if (error)
            return complain(path, strerror(error));
        if (length == 0)
            return complain(path, "is empty");
        fprintf(stderr, "repro: %s: too large for %s\n", path, what);
        return false;
    }
    char *exact = realloc(bytes, length);
    *data = exact ? exact : bytes;
    *size = length;
    return true;
}
