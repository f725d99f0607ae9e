#define _GNU_SOURCE
#include "repro/sections.h"

#include <assert.h>
#include <string.h>

static const char begins[] = "/*: ";
static const char ends[] = " */\n";

static const char *find(const char *text, size_t length, const char *what)
{
    return memmem(text, length, what, strlen(what));
}

void repro_sections_add(struct repro_sections *sections, const char *text, size_t length)
{
    const char *end = text + length;
    const char *at = find(text, length, begins);
    while (at) {
        const char *name = at + strlen(begins);
        const char *stop = find(name, (size_t)(end - name), ends);
        assert(stop && sections->count < REPRO_SECTIONS_MAX);
        const char *body = stop + strlen(ends);
        at = find(body, (size_t)(end - body), begins);
        sections->at[sections->count++] = (struct repro_section){
            name, (size_t)(stop - name), body, (size_t)((at ? at : end) - body), false};
    }
}

static struct repro_section *section_of(struct repro_sections *sections, const char *name,
                                        size_t length)
{
    for (size_t i = 0; i < sections->count; i++) {
        struct repro_section *section = &sections->at[i];
        if (strcspn(section->name, " ") == length && memcmp(section->name, name, length) == 0)
            return section;
    }
    return NULL;
}

static void use(struct repro_sections *sections, const char *name, size_t length)
{
    struct repro_section *section = section_of(sections, name, length);
    assert(section);
    if (section->used)
        return;
    section->used = true;
    const char *end = section->name + section->name_length;
    const char *needs = section->name + length;
    for (needs += strspn(needs, " <"); needs < end; needs += strspn(needs, " <")) {
        size_t word = strcspn(needs, " ");
        use(sections, needs, word);
        needs += word;
    }
}

void repro_sections_use(struct repro_sections *sections, const char *name)
{
    use(sections, name, strlen(name));
}

void repro_sections_put(struct repro_buffer *out, const struct repro_sections *sections)
{
    for (size_t i = 0; i < sections->count; i++) {
        if (sections->at[i].used)
            repro_put_bytes(out, sections->at[i].text, sections->at[i].length);
    }
}
