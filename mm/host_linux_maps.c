#define _GNU_SOURCE
#include "mm/host_linux_internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

/* ioctl of /proc/PID/maps, Linux 6.11, as its documentation describes it; system headers may be
 * older than the kernel. */
struct query_arguments {
    uint64_t size;
    uint64_t flags;
    uint64_t addr;
    uint64_t vma_start;
    uint64_t vma_end;
    uint64_t vma_flags;
    uint64_t vma_page_size;
    uint64_t vma_offset;
    uint64_t inode;
    uint32_t dev_major;
    uint32_t dev_minor;
    uint32_t vma_name_size;
    uint32_t build_id_size;
    uint64_t vma_name_addr;
    uint64_t build_id_addr;
};
_Static_assert(sizeof(struct query_arguments) == 104, "the kernel's layout");
#define QUERY_REQUEST _IOWR('f', 17, struct query_arguments)
enum { QUERY_READABLE = 1, QUERY_WRITABLE = 2, QUERY_EXECUTABLE = 4, QUERY_OR_NEXT = 0x10 };

/* 0, ENOENT: no mapping there or after; anything else: the kernel cannot be asked this way. */
static int query_kernel(int maps, mm_haddr from, struct host_vma *vma)
{
    struct query_arguments query;
    memset(&query, 0, sizeof query);
    query.size = sizeof query;
    query.flags = QUERY_OR_NEXT;
    query.addr = from;
    if (ioctl(maps, QUERY_REQUEST, &query) != 0)
        return errno;
    vma->range = (struct mm_range){query.vma_start, query.vma_end - 1};
    vma->prot = ((query.vma_flags & QUERY_READABLE) ? PROT_READ : 0) |
                ((query.vma_flags & QUERY_WRITABLE) ? PROT_WRITE : 0) |
                ((query.vma_flags & QUERY_EXECUTABLE) ? PROT_EXEC : 0);
    return 0;
}

/*
 * The text of /proc/self/maps, read character by character, because a read may end anywhere in a
 * line: "00400000-00452000 r-xp 00000000 08:02 173521   /usr/bin/x". Nothing is allocated: that
 * could change the very list.
 */
struct maps_text {
    int fd;
    uint64_t position;
    size_t next;
    size_t filled;
    char buffer[16384];
};

/* The next character; -1 at the end, -2 with errno if the kernel refuses. */
static int next_character(struct maps_text *text)
{
    if (text->next == text->filled) {
        ssize_t got;
        do {
            got = pread(text->fd, text->buffer, sizeof text->buffer, (off_t)text->position);
        } while (got < 0 && errno == EINTR);
        if (got <= 0)
            return got == 0 ? -1 : -2;
        text->position += (uint64_t)got;
        text->filled = (size_t)got;
        text->next = 0;
    }
    return (unsigned char)text->buffer[text->next++];
}

/* A hexadecimal number up to, and with, the character that ends it. */
static bool next_number(struct maps_text *text, int end, uint64_t *number)
{
    uint64_t value = 0;
    for (;;) {
        int c = next_character(text);
        if (c == end)
            break;
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = (unsigned)(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = (unsigned)(c - 'a') + 10;
        else
            return false;
        value = (value & (UINT64_MAX >> 4)) << 4 | digit;
    }
    *number = value;
    return true;
}

/* 0, ENOENT at the end, EIO for what is no such list. */
static int next_line(struct maps_text *text, struct host_vma *vma)
{
    uint64_t end;
    int c = next_character(text);
    if (c == -1)
        return ENOENT;
    if (c == -2)
        return errno;
    text->next--; /* the buffer holds at least this one */
    if (!next_number(text, '-', &vma->range.first) || !next_number(text, ' ', &end) || end == 0)
        return EIO;
    if (vma->range.first > INT64_MAX) /* the vsyscall page: the kernel's, not a mapping of ours */
        return ENOENT;
    vma->range.last = end - 1;
    vma->prot = 0;
    if (next_character(text) == 'r')
        vma->prot |= PROT_READ;
    if (next_character(text) == 'w')
        vma->prot |= PROT_WRITE;
    if (next_character(text) == 'x')
        vma->prot |= PROT_EXEC;
    do {
        c = next_character(text);
    } while (c >= 0 && c != '\n');
    return c == -2 ? errno : 0;
}

static void text_open(struct maps_text *text, int fd)
{
    text->fd = fd;
    text->position = 0;
    text->next = 0;
    text->filled = 0;
}

/* The next line that ends at or after from. */
static int next_line_from(struct maps_text *text, mm_haddr from, struct host_vma *vma)
{
    for (;;) {
        int error = next_line(text, vma);
        if (error || vma->range.last >= from)
            return error;
    }
}

/* Asked once, and not again where the kernel does not know the question. */
static bool try_kernel(struct mm_host_linux *host, int maps, mm_haddr from, struct host_vma *vma,
                       int *error)
{
    pthread_mutex_lock(&host->lock);
    bool known = host->ways.query_ioctl;
    pthread_mutex_unlock(&host->lock);
    if (!known)
        return false;
    *error = query_kernel(maps, from, vma);
    if (*error == 0 || *error == ENOENT)
        return true;
    pthread_mutex_lock(&host->lock);
    host->ways.query_ioctl = false;
    pthread_mutex_unlock(&host->lock);
    return false;
}

int host_next_vma(struct mm_host_linux *host, mm_haddr from, struct host_vma *vma)
{
    int mem, maps;
    int error = host_proc(host, &mem, &maps);
    if (error || try_kernel(host, maps, from, vma, &error))
        return error;
    struct maps_text text;
    text_open(&text, maps);
    return next_line_from(&text, from, vma);
}

static int add_vma(struct host_vmas *vmas, struct host_vma vma)
{
    if (vmas->count == vmas->capacity) {
        size_t capacity = vmas->capacity * 2;
        struct host_vma *more = malloc(capacity * sizeof *more);
        if (!more)
            return ENOMEM;
        memcpy(more, vmas->at, vmas->count * sizeof *more);
        if (vmas->at != vmas->few)
            free(vmas->at);
        vmas->at = more;
        vmas->capacity = capacity;
    }
    vmas->at[vmas->count++] = vma;
    return 0;
}

int host_vmas_list(struct mm_host_linux *host, struct mm_range range, struct host_vmas *vmas)
{
    vmas->at = vmas->few;
    vmas->count = 0;
    vmas->capacity = sizeof vmas->few / sizeof vmas->few[0];
    vmas->hole = false;

    int mem, maps;
    int error = host_proc(host, &mem, &maps);
    if (error)
        return error;
    struct maps_text text;
    text_open(&text, maps);
    for (mm_haddr from = range.first;;) {
        struct host_vma vma;
        if (!try_kernel(host, maps, from, &vma, &error))
            error = next_line_from(&text, from, &vma);
        if (error != 0 && error != ENOENT)
            return error;
        if (error == ENOENT || vma.range.first > range.last) {
            vmas->hole = true;
            return 0;
        }
        if (vma.range.first > from)
            vmas->hole = true;
        vma.range = mm_range_cut(vma.range, range);
        error = add_vma(vmas, vma);
        if (error || vma.range.last == range.last)
            return error;
        from = vma.range.last + 1;
    }
}

void host_vmas_free(struct host_vmas *vmas)
{
    if (vmas->at != vmas->few)
        free(vmas->at);
    vmas->at = vmas->few;
    vmas->count = 0;
}

bool host_query(void *context, mm_haddr from, struct mm_range *found)
{
    struct mm_host_linux *host = context;
    struct host_vma vma;
    int error = host_next_vma(host, from, &vma);
    if (error == ENOENT)
        return false;
    /* A list that cannot be read (a forked child out of descriptors): all of it counts as taken, so
     * that nothing of somebody else's is ever mapped over. */
    *found = error ? (struct mm_range){from, UINT64_MAX} : vma.range;
    return true;
}
