#define _GNU_SOURCE
#include "repro/load.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/target.h"
#include "fuzz/text.h"
#include "repro/detect.h"
#include "repro/import.h"
#include "repro/read.h"

/* No program is larger; a file that is was given by mistake. */
enum { FILE_MAX = 16 << 20 };

void repro_input_init(struct repro_input *input)
{
    memset(input, 0, sizeof *input);
    mf_program_init(&input->program);
    mf_notes_init(&input->notes);
}

void repro_input_free(struct repro_input *input)
{
    mf_program_free(&input->program);
    mf_notes_free(&input->notes);
}

static bool complain(const char *path, const char *what)
{
    fprintf(stderr, "repro: %s: %s\n", path, what);
    return false;
}

static bool load_text(struct repro_input *input, const char *path, const char *data, size_t size)
{
    struct mf_text_error error;
    input->is_text = true;
    if (mf_text_parse(data, size, &input->program, &input->notes, &error))
        return true;
    fprintf(stderr, "%s:%" PRIu32 ":%" PRIu32 ": %s\n", path, error.line, error.column,
            error.message);
    return false;
}

/* A trace of one address space is a program; of several, nobody knows which is meant. */
static bool load_strace(struct repro_input *input, const char *path, const char *data, size_t size)
{
    struct repro_import import;
    bool good = false;
    repro_import_text(data, size, false, &import);
    if (import.count == 1)
        good = load_text(input, path, import.at[0].text, strlen(import.at[0].text));
    else
        complain(path, import.count ? "is strace's output of several programs; `repro import -o` "
                                      "makes a file of each"
                                    : "is strace's output, but no call in it can be a step of a "
                                      "program");
    repro_import_free(&import);
    return good;
}

bool repro_guest(const char *name, enum mf_profile *guest)
{
    static const struct {
        const char *name;
        enum mf_profile guest;
    } guests[] = {
        {"linux", MF_PROFILE_LINUX}, {"freebsd", MF_PROFILE_FREEBSD}, {"any", MF_PROFILE_FAULTS}};
    for (unsigned i = 0; i < sizeof guests / sizeof *guests; i++) {
        if (strcmp(name, guests[i].name) == 0) {
            *guest = guests[i].guest;
            return true;
        }
    }
    return false;
}

bool repro_load(struct repro_input *input, const char *path, enum mf_profile guest)
{
    char *data = NULL;
    size_t size = 0;
    if (!repro_read(path, FILE_MAX, "a program", &data, &size))
        return false;

    bool good = true;
    switch (repro_detect(path, data, size)) {
    case REPRO_TEXT:
        good = load_text(input, path, data, size);
        break;
    case REPRO_ENCODED:
        mf_decode((const uint8_t *)data, size, &input->program);
        break;
    case REPRO_INPUT: /* what a fuzzer saved runs here as it ran there */
        mf_target_decode((const uint8_t *)data, size, guest, &input->program);
        break;
    case REPRO_STRACE:
        good = load_strace(input, path, data, size);
        break;
    }
    free(data);
    return good;
}
