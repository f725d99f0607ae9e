/*
 * The main function of a fuzz target without an engine: gives files, and all files in folders, to
 * LLVMFuzzerTestOneInput once each.
 *
 *     linux_guest_bin FILE-or-FOLDER...
 *
 * Exit status 0 if there was at least one input and all came back, 1 if an input could not be read
 * or none was found (a replay of nothing must not pass), 2 for a wrong call. A target that finds
 * something ends the process itself; the last line then names the input.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);
__attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)(void));

static const char *current; /* the input being run, for the last words */
static unsigned long count_replayed;

/* Safe in a signal handler. */
static void name_current_input(void)
{
    if (!current)
        return;
    const char *parts[] = {"replay: ended while running ", current, "\n"};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (write(STDERR_FILENO, parts[i], strlen(parts[i])) < 0)
            return;
    }
    current = NULL;
}

static void on_abort(int number)
{
    name_current_input();
    signal(number, SIG_DFL);
    raise(number);
}

static bool complain(const char *path, const char *what)
{
    fprintf(stderr, "replay: %s: %s\n", path, what);
    return false;
}

static bool read_whole(const char *path, uint8_t **data, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;

    uint8_t *bytes = NULL;
    size_t capacity = 0;
    size_t length = 0;
    for (;;) {
        if (length == capacity) {
            capacity = capacity ? capacity * 2 : 4096;
            uint8_t *larger = realloc(bytes, capacity);
            if (!larger)
                break;
            bytes = larger;
        }
        size_t got = fread(bytes + length, 1, capacity - length, file);
        length += got;
        if (got == 0)
            break;
    }
    bool whole = feof(file) && !ferror(file);
    fclose(file);
    if (!whole) {
        free(bytes);
        return false;
    }
    *data = bytes;
    *size = length;
    return true;
}

static bool replay_file(const char *path)
{
    uint8_t *data = NULL;
    size_t size = 0;
    errno = 0;
    if (!read_whole(path, &data, &size))
        return complain(path, errno ? strerror(errno) : "cannot be read");

    /* A copy of exactly this size, so that a read past its end is seen. */
    uint8_t *exact = malloc(size ? size : 1);
    if (!exact) {
        free(data);
        return complain(path, "out of memory");
    }
    if (size)
        memcpy(exact, data, size);
    free(data);

    current = path;
    LLVMFuzzerTestOneInput(exact, size);
    current = NULL;
    count_replayed++;
    free(exact);
    return true;
}

static bool replay(const char *path);

static bool replay_folder(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort); /* sorted: the same order everywhere */
    if (count < 0)
        return complain(path, strerror(errno));

    bool good = true;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *inner = NULL;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            if (asprintf(&inner, "%s/%s", path, name) < 0)
                good = complain(path, "out of memory");
            else
                good = replay(inner) && good;
            free(inner);
        }
        free(entries[i]);
    }
    free(entries);
    return good;
}

static bool replay(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return complain(path, strerror(errno));
    return S_ISDIR(status.st_mode) ? replay_folder(path) : replay_file(path);
}

int main(int argc, char **argv)
{
    if (LLVMFuzzerInitialize)
        LLVMFuzzerInitialize(&argc, &argv);
    signal(SIGABRT, on_abort);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(name_current_input);

    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-') {
            fprintf(stderr, "replay: %s: no such option; give files or folders\n", argv[i]);
            return 2;
        }
    }

    bool good = true;
    for (int i = 1; i < argc; i++)
        good = replay(argv[i]) && good;
    printf("replayed %lu inputs\n", count_replayed);
    if (good && count_replayed == 0) {
        fprintf(stderr, "replay: no inputs\n");
        good = false;
    }
    return good ? 0 : 1;
}
