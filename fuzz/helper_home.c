#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fuzz/helper.h"

enum { HEAP_BYTES = 256 << 20, STACK_BYTES = 1 << 20, LINES_BYTES = 1 << 16 };

void helper_switch(void *stack, void (*then)(void));

static _Alignas(64) char stack[STACK_BYTES];

static void *pointer(uint64_t at)
{
    return (void *)(uintptr_t)at;
}

_Noreturn void helper_break(const char *what, int error)
{
    struct mf_remote *remote = helper.remote;
    snprintf(remote->broken, sizeof remote->broken, "%s (errno %d)", what, error);
    __atomic_store_n(&remote->turn, (uint32_t)MF_TURN_BED, __ATOMIC_RELEASE);
    syscall(SYS_futex, &remote->turn, FUTEX_WAKE, 1, NULL, NULL, 0);
    for (;;)
        pause(); /* the bed ends it */
}

bool helper_is_own(uint64_t first, uint64_t last)
{
    for (uint32_t i = 0; i < helper.remote->own_count; i++) {
        if (first <= helper.remote->own[i].last && last >= helper.remote->own[i].first)
            return true;
    }
    return false;
}

/* --- The lines of /proc/self/maps, before anything is moved. --- */

static char lines[LINES_BYTES];

static void read_lines(void)
{
    size_t size = 0;
    int fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        helper_break("cannot open /proc/self/maps", errno);
    for (;;) {
        ssize_t got = read(fd, lines + size, sizeof lines - 1 - size);
        if (got <= 0)
            break;
        size += (size_t)got;
    }
    lines[size] = '\0';
    close(fd);
}

/* The next line's range; NULL: that was the last. */
static const char *next_range(const char *line, struct mf_span *range)
{
    char *end;
    if (!*line)
        return NULL;
    range->first = strtoull(line, &end, 16);
    range->last = strtoull(end + 1, &end, 16) - 1;
    end = strchr(end, '\n');
    return end ? end + 1 : "";
}

static bool at_home(const struct mf_span *range)
{
    return range->first >= MF_HOME_FIRST && range->last <= MF_HOME_LAST;
}

/* --- Holes in home are filled, so that the kernel never places anything in one. --- */

static void fill(uint64_t from, uint64_t to)
{
    if (from >= to)
        return;
    if (mmap(pointer(from), to - from, PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1,
             0) != pointer(from))
        helper_break("cannot fill home", errno);
    /* An attribute that programs cannot give: or a neighbour of theirs would become one with it. */
    if (madvise(pointer(from), to - from, MADV_DONTDUMP) != 0)
        helper_break("cannot mark home", errno);
}

static void fill_holes(void)
{
    uint64_t at = MF_HOME_FIRST;
    struct mf_span range;
    read_lines();
    for (const char *line = lines; (line = next_range(line, &range));) {
        if (!at_home(&range))
            continue;
        fill(at, range.first);
        at = range.last + 1;
    }
    fill(at, MF_HOME_LAST + 1);
}

/* --- Everything else goes. --- */

static void leave_the_rest(void)
{
    struct mf_remote *remote = helper.remote;
    struct mf_span range;

    remote->own[0] = (struct mf_span){MF_HOME_FIRST, MF_HOME_LAST};
    remote->own_count = 1;
    read_lines();
    for (const char *line = lines; (line = next_range(line, &range));) {
        if (at_home(&range) || range.first >> 63)
            continue; /* the last is [vsyscall], above all addresses of programs */
        if (munmap(pointer(range.first), range.last - range.first + 1) == 0)
            continue;
        if (remote->own_count == MF_REMOTE_OWN)
            helper_break("too much cannot be unmapped", errno);
        remote->own[remote->own_count++] = range; /* sealed by the kernel */
    }
}

void helper_unmap_all(void)
{
    const struct mf_remote *remote = helper.remote;
    uint64_t at = 0;
    /* Own ranges but home are few and ascend: home first, the kernel's above it. */
    for (uint32_t i = 0; i < remote->own_count; i++) {
        if (remote->own[i].first > at)
            munmap(pointer(at), remote->own[i].first - at);
        at = remote->own[i].last + 1;
    }
    munmap(pointer(at), remote->facts.task_size - at);
}

/* Below the memory that is shared with the bed. */
uint64_t helper_views(void)
{
    return ((uint64_t)(uintptr_t)helper.remote & ~(uint64_t)0xfff) - helper_views_size();
}

static void (*go_on)(void);

static void on_new_stack(void)
{
    leave_the_rest();
    go_on();
    abort();
}

_Noreturn void helper_go_home(void (*then)(void))
{
    /* Memory of malloc's comes from the heap alone, which lies in home and never shrinks. */
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, INT32_MAX);
    void *volatile heap = malloc(HEAP_BYTES); /* volatile: or the compiler leaves it out */
    if (!heap)
        helper_break("no memory", errno);
    if ((uint64_t)(uintptr_t)sbrk(0) > MF_HOME_LAST)
        helper_break("the heap lies outside home: addresses are random here", 0);
    free(heap);
    fill_holes();
    go_on = then;
    helper_switch(stack + sizeof stack, on_new_stack);
    abort();
}
