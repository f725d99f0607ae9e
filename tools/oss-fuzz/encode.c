/*
 * encode [TEXT BYTES]...: each program that the file TEXT has as text goes to the file BYTES as
 * bytes. `repro encode` does the same; this is for where nothing but a compiler is at hand.
 */
#include <stdio.h>

#include "fuzz/codec.h"
#include "fuzz/text_file.h"

static bool save(const char *path, const uint8_t *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    bool saved = file && fwrite(bytes, 1, size, file) == size;
    if ((file && fclose(file) != 0) || !saved) {
        perror(path);
        return false;
    }
    return true;
}

static bool encode(const char *text, const char *out)
{
    static uint8_t bytes[MF_ENCODED_MAX];
    struct mf_program program;
    struct mf_notes notes;

    mf_program_init(&program);
    mf_notes_init(&notes);
    bool good = mf_text_load(text, &program, &notes);
    if (good)
        good = save(out, bytes, mf_encode(&program, bytes, sizeof bytes));
    mf_program_free(&program);
    mf_notes_free(&notes);
    return good;
}

int main(int argc, char **argv)
{
    if (argc % 2 == 0) {
        fprintf(stderr, "usage: encode [TEXT BYTES]...\n");
        return 2;
    }
    for (int i = 1; i < argc; i += 2) {
        if (!encode(argv[i], argv[i + 1]))
            return 1;
    }
    return 0;
}
