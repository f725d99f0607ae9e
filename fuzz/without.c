#include "fuzz/without.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *word;
    unsigned bit;
} parts[] = {
    {"structure", MF_WITHOUT_STRUCTURE},
    {"swarm", MF_WITHOUT_SWARM},
    {"checks", MF_WITHOUT_CHECKS},
};

static unsigned bit_of(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strlen(parts[i].word) == length && strncmp(parts[i].word, word, length) == 0)
            return parts[i].bit;
    return 0;
}

unsigned mf_without(void)
{
    static bool known;
    static unsigned without;

    if (known)
        return without;
    const char *word = getenv("MF_WITHOUT");
    while (word && *word) {
        size_t length = strcspn(word, ",");
        unsigned bit = bit_of(word, length);
        if (!bit) {
            fprintf(stderr, "MF_WITHOUT: there are structure, swarm and checks, not '%.*s'\n",
                    (int)length, word);
            _Exit(2); /* an engine would take exit for a crash */
        }
        without |= bit;
        word += length;
        word += *word == ',';
    }
    known = true;
    return without;
}
