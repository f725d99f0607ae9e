#include "repro/pages.h"

#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 4096, LARGEST = 65536 };

static void add(struct repro_pages *pages, uint64_t target, uint64_t host)
{
    pages->at[pages->count].target = target;
    pages->at[pages->count].host = host;
    pages->count++;
}

static void add_hosts(struct repro_pages *pages, uint64_t target)
{
    for (uint64_t host = SMALLEST; host <= LARGEST; host *= 2)
        add(pages, target, host);
}

static bool is_page_size(uint64_t size)
{
    return size >= SMALLEST && size <= LARGEST && (size & (size - 1)) == 0;
}

/* A number and what follows it; false: there is none. */
static bool number(const char *text, uint64_t *value, const char **rest)
{
    char *end;
    if (*text < '0' || *text > '9')
        return false;
    *value = strtoull(text, &end, 0);
    *rest = end;
    return true;
}

bool repro_pages_parse(struct repro_pages *pages, const char *text)
{
    uint64_t target;
    uint64_t host;

    pages->count = 0;
    if (strcmp(text, "all") == 0) {
        for (target = SMALLEST; target <= LARGEST; target *= 2)
            add_hosts(pages, target);
        return true;
    }
    if (!number(text, &target, &text) || *text != ',' || !is_page_size(target))
        return false;
    if (strcmp(text, ",all") == 0) {
        add_hosts(pages, target);
        return true;
    }
    if (!number(text + 1, &host, &text) || *text || !is_page_size(host))
        return false;
    add(pages, target, host);
    return true;
}

void repro_pages_set(const struct repro_pages *pages, unsigned index, struct mf_config *config)
{
    config->target_page = pages->at[index].target;
    config->host_page = pages->at[index].host;
    mf_config_clamp(config);
}
