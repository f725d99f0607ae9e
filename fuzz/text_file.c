#include "fuzz/text_file.h"

#include <stdio.h>

enum { TEXT_MAX = 1 << 20 };

bool mf_text_load(const char *path, struct mf_program *program, struct mf_notes *notes)
{
    static char text[TEXT_MAX];
    struct mf_text_error error;
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return false;
    }
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    if (mf_text_parse(text, length, program, notes, &error))
        return true;
    fprintf(stderr, "%s:%u:%u: %s\n", path, error.line, error.column, error.message);
    return false;
}
