/* The kernel's list of mappings: asked one by one where it can be (Linux 6.11), else read. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "fuzz/helper.h"

/* PROCMAP_QUERY of <linux/fs.h>, which Debian 12's headers do not have yet. */
struct query {
    uint64_t size;
    uint64_t flags;
    uint64_t addr;
    uint64_t start;
    uint64_t end;
    uint64_t vma_flags;
    uint64_t page_size;
    uint64_t offset;
    uint64_t inode;
    uint32_t major;
    uint32_t minor;
    uint32_t name_size;
    uint32_t build_id_size;
    uint64_t name;
    uint64_t build_id;
};
#define ASK _IOWR('f', 17, struct query)
enum { COVERING_OR_NEXT = 0x10, READABLE = 1, WRITABLE = 2, EXECUTABLE = 4, SHARED = 8 };

static bool ask(uint64_t from, struct mf_remote_mapping *mapping)
{
    struct query query = {.size = sizeof query, .flags = COVERING_OR_NEXT, .addr = from};
    if (ioctl(helper.maps, ASK, &query) != 0)
        return false;
    mapping->first = query.start;
    mapping->last = query.end - 1;
    mapping->prot = (uint8_t)(query.vma_flags & (READABLE | WRITABLE | EXECUTABLE));
    mapping->shared = (query.vma_flags & SHARED) != 0;
    return true;
}

void helper_maps_begin(void)
{
    struct mf_remote_mapping mapping;
    helper.remote->facts.query_ioctl = ask(MF_HOME_FIRST, &mapping);
}

/* As text. Read anew for every question: this is for old kernels, and slow. */
static bool read_lines(uint64_t from, struct mf_remote_mapping *mapping)
{
    static char text[1 << 18];
    size_t size = 0;
    lseek(helper.maps, 0, SEEK_SET);
    for (;;) {
        ssize_t got = read(helper.maps, text + size, sizeof text - 1 - size);
        if (got <= 0)
            break;
        size += (size_t)got;
    }
    text[size] = '\0';
    for (char *line = text; line && *line; line = strchr(line, '\n')) {
        char *at;
        line += *line == '\n';
        if (!*line)
            return false;
        mapping->first = strtoull(line, &at, 16);
        mapping->last = strtoull(at + 1, &at, 16) - 1;
        if (mapping->last < from)
            continue;
        mapping->prot = (uint8_t)((at[1] == 'r') | (at[2] == 'w') << 1 | (at[3] == 'x') << 2);
        mapping->shared = at[4] == 's';
        return true;
    }
    return false;
}

bool helper_next_mapping(uint64_t from, struct mf_remote_mapping *mapping)
{
    const struct mf_remote *remote = helper.remote;
    bool asks = remote->facts.query_ioctl;
    for (;;) {
        if (!(asks ? ask : read_lines)(from, mapping))
            return false;
        if (mapping->first >> 63)
            return false; /* [vsyscall] */
        if (!helper_is_own(mapping->first, mapping->last))
            break;
        from = mapping->last + 1;
        for (uint32_t i = 0; i < remote->own_count; i++) { /* all of home at once */
            if (from - 1 >= remote->own[i].first && from - 1 <= remote->own[i].last)
                from = remote->own[i].last + 1;
        }
    }
    mapping->foreign = false;
    return true;
}
