/*
 * The core on a Linux host that has no more to give: a filled map count (vm.max_map_count) and a
 * limit of address space (RLIMIT_AS). Guest calls are refused with ENOMEM and nothing changed, the
 * core's table agrees with /proc/self/maps all the while, and once there is room again everything
 * works.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "mm/abi_linux.h"
#include "mm/host_linux.h"
#include "mm/mm.h"
#include "mm/test.h"

enum {
    SPAN = 1 << 26,
    AT = 0x100000,
    PAGE = 4096,
    HOST_PAGE = 16384,
    ANON = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS | LX_MAP_FIXED,
    R = LX_PROT_READ,
    RW = LX_PROT_READ | LX_PROT_WRITE,
    MAPS_BYTES = 8 << 20
};
#define ROOM ((size_t)1 << 40)

struct space {
    struct mm_host_linux *linux_host;
    struct mm *mm;
    mm_haddr base;
    unsigned lost;
};

static void on_lost(void *context, struct mm_range range)
{
    struct space *space = context;
    (void)range;
    space->lost++;
}

static void space_open(struct space *space, bool reserved)
{
    void *room = mmap(NULL, ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    *space = (struct space){.linux_host = mm_host_linux_create(HOST_PAGE)};
    if (room == MAP_FAILED || munmap(room, ROOM) != 0 || !space->linux_host) {
        perror("no host");
        exit(1);
    }
    space->base = mm_round_up_wrap((mm_haddr)(uintptr_t)room, SPAN);
    struct mm_config config = {
        .bits = 32,
        .target_page = PAGE,
        .host_page = HOST_PAGE,
        .base = space->base,
        .reserved = reserved ? SPAN : 0,
        .highest = SPAN - 1,
        .lost = on_lost,
        .hook_context = space,
    };
    if (mm_create(&config, mm_host_linux_interface(space->linux_host), &space->mm) != 0) {
        fprintf(stderr, "mm_create failed\n");
        exit(1);
    }
}

static void space_close(struct space *space)
{
    CHECK(mm_check(space->mm) == NULL);
    CHECK_EQ(space->lost, 0);
    mm_destroy(space->mm);
    CHECK_EQ(mm_host_linux_handles(space->linux_host), 0);
    mm_host_linux_destroy(space->linux_host);
}

static unsigned char *byte_at(const struct space *space, mm_addr addr)
{
    return (unsigned char *)(uintptr_t)mm_guest_to_host(space->mm, addr);
}

static int map(const struct space *space, mm_addr addr, uint64_t len, unsigned prot, unsigned flags,
               int fd)
{
    mm_addr at;
    struct mm_mmap_args args = {addr, len, prot, flags, (uint64_t)(int64_t)fd, 0};
    return mm_mmap(space->mm, &args, &at);
}

/* --- Table and /proc/self/maps. --- */

/* Bits 1 r, 2 w, 4 x, 8 mapped at all, of each host page of the span, as the kernel lists them. */
static uint8_t listed[SPAN / HOST_PAGE];

static bool read_maps(const struct space *space)
{
    static char text[MAPS_BYTES];
    size_t size = 0;
    int fd = open("/proc/self/maps", O_RDONLY);
    ssize_t got = 1;
    while (fd >= 0 && got > 0 && size < sizeof text - 1) {
        got = read(fd, text + size, sizeof text - 1 - size);
        size += got > 0 ? (size_t)got : 0;
    }
    if (fd >= 0)
        close(fd);
    text[size] = '\0';
    memset(listed, 0, sizeof listed);
    for (char *line = text; *line;) {
        char *end;
        uint64_t first = strtoull(line, &end, 16);
        uint64_t after = strtoull(end + 1, &end, 16);
        uint8_t bits = (uint8_t)(8 | (end[1] == 'r') | (end[2] == 'w') << 1 | (end[3] == 'x') << 2);
        for (uint64_t at = first; at < after; at += HOST_PAGE) {
            if (at >= space->base && at - space->base < SPAN)
                listed[(at - space->base) / HOST_PAGE] = bits;
        }
        line = strchr(end, '\n');
        if (!line)
            break;
        line++;
    }
    return fd >= 0 && size != 0;
}

static unsigned host_needs(unsigned prot)
{
    return 8 | (prot != 0 ? 1u : 0u) | (prot & MM_PROT_WRITE);
}

/* Every host page with a user is mapped with exactly what its users need; no other is, unless the
 * span is reserved: then inaccessible. */
static void check_agreement(const struct space *space, bool reserved)
{
    static uint8_t needed[SPAN / HOST_PAGE];
    struct mm_region region;
    CHECK(read_maps(space));
    memset(needed, reserved ? 8 : 0, sizeof needed);
    for (mm_addr at = 0; mm_next_region(space->mm, at, &region); at = region.range.last + 1) {
        for (uint64_t page = region.range.first / HOST_PAGE; page <= region.range.last / HOST_PAGE;
             page++)
            needed[page] |= (uint8_t)host_needs(region.prot);
        if (region.range.last >= SPAN - 1)
            break;
    }
    CHECK(memcmp(needed, listed, sizeof needed) == 0);
}

/* --- What a guest has before, and does at the limit. --- */

static int open_file(void)
{
    static const char bytes[] = "what the file holds";
    int fd = memfd_create("limits", MFD_CLOEXEC);
    CHECK(fd >= 0 && write(fd, bytes, sizeof bytes) == sizeof bytes);
    CHECK(ftruncate(fd, 16 * HOST_PAGE) == 0);
    return fd;
}

static void fill(const struct space *space)
{
    CHECK_EQ(map(space, AT, 64 * HOST_PAGE, RW, ANON, -1), 0);
    for (mm_addr at = AT; at < AT + 64 * HOST_PAGE; at += PAGE)
        *byte_at(space, at) = (unsigned char)(at / PAGE);
}

static void check_filled(const struct space *space)
{
    for (mm_addr at = AT; at < AT + 64 * HOST_PAGE; at += PAGE) {
        if (mm_page_prot(space->mm, at) == RW)
            CHECK_EQ(*byte_at(space, at), (unsigned char)(at / PAGE));
    }
}

enum { MOVE = 4, ADVISE = 5, CALLS = 7 };

/* Done, or refused; what has been moved once is not there any more. */
static void check_answer(unsigned which, int error)
{
    CHECK(error == 0 || error == LX_ENOMEM || (which == MOVE && error == LX_EFAULT));
}

/* Calls that need more mappings; each is a host call or several. */
static int call(const struct space *space, unsigned which, int fd)
{
    mm_addr at;
    switch (which) {
    case 0:
        return mm_mprotect(space->mm, AT + 3 * HOST_PAGE, HOST_PAGE, R);
    case 1:
        return mm_munmap(space->mm, AT + 7 * HOST_PAGE, HOST_PAGE);
    case 2:
        return map(space, AT + 11 * HOST_PAGE, 2 * HOST_PAGE, R, LX_MAP_PRIVATE | LX_MAP_FIXED, fd);
    case 3: /* anonymous memory over the middle, and a fragment of a file at its edges */
        return map(space, AT + 15 * HOST_PAGE + PAGE, 2 * HOST_PAGE, R,
                   LX_MAP_PRIVATE | LX_MAP_FIXED, fd);
    case MOVE:
        return mm_mremap(space->mm, AT + 20 * HOST_PAGE, 2 * HOST_PAGE, 2 * HOST_PAGE,
                         LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED, AT + 80 * HOST_PAGE, &at);
    case ADVISE: /* several pieces */
        return mm_madvise(space->mm, AT, 64 * HOST_PAGE, LX_MADV_DONTNEED);
    default:
        return map(space, AT + 100 * HOST_PAGE, HOST_PAGE, RW, ANON, -1);
    }
}

/* There is room again: all of them are done. The move was, and there are holes to be told of. */
static void check_room(const struct space *space, int fd)
{
    for (unsigned which = 0; which < CALLS; which++) {
        int error = call(space, which, fd);
        CHECK_EQ(error, which == MOVE ? LX_EFAULT : which == ADVISE ? LX_ENOMEM : 0);
        CHECK_EQ(mm_last_ended(space->mm), MM_ENDED_AS_GUEST);
    }
}

/* --- A filled map count. --- */

/* Every second page of this many has another protection: as many mappings. */
static char *fillers;
static size_t filler_pages;

static void fill_map_count(void)
{
    filler_pages = 140000;
    fillers = mmap(NULL, filler_pages * PAGE, PROT_NONE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    CHECK(fillers != MAP_FAILED);
    for (size_t i = 1; i < filler_pages; i += 2) {
        if (mprotect(fillers + i * PAGE, PAGE, PROT_READ) != 0)
            break;
    }
}

/* Give `count` mappings back: two for each page that becomes as its neighbours are. */
static void give_back(unsigned count)
{
    static size_t next = 1;
    for (unsigned i = 0; i < count; i += 2, next += 2)
        CHECK(mprotect(fillers + next * PAGE, PAGE, PROT_NONE) == 0);
}

TEST(a_filled_map_count_is_refused_and_nothing_lost)
{
    for (unsigned reserved = 0; reserved < 2; reserved++) {
        struct space space;
        unsigned refused = 0;
        unsigned done = 0;
        int fd = open_file();
        space_open(&space, reserved);
        fill(&space);
        fill_map_count();
        /* From no room at all to room for everything. */
        for (unsigned room = 0; room < 12; room++) {
            for (unsigned which = 0; which < CALLS - 2; which++) { /* madvise would change bytes */
                int error = call(&space, which, fd);
                enum mm_ended ended = mm_last_ended(space.mm);
                check_answer(which, error);
                CHECK_EQ(ended, error == LX_ENOMEM ? MM_ENDED_REFUSED : MM_ENDED_AS_GUEST);
                refused += error == LX_ENOMEM;
                done += error == 0;
                check_agreement(&space, reserved);
                check_filled(&space);
            }
            give_back(2);
        }
        CHECK(refused > 0 && done > 0);
        munmap(fillers, filler_pages * PAGE);
        check_room(&space, fd);
        check_agreement(&space, reserved);
        close(fd);
        space_close(&space);
    }
}

/* --- A limit of address space. --- */

static uint64_t address_space(void)
{
    char text[64] = "";
    int fd = open("/proc/self/statm", O_RDONLY);
    CHECK(fd >= 0 && read(fd, text, sizeof text - 1) > 0);
    close(fd);
    return strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void limit_address_space(rlim_t bytes)
{
    struct rlimit limit;
    CHECK(getrlimit(RLIMIT_AS, &limit) == 0);
    limit.rlim_cur = bytes;
    CHECK(setrlimit(RLIMIT_AS, &limit) == 0);
}

TEST(a_limit_of_address_space_is_refused_and_nothing_lost)
{
    struct space space;
    struct rlimit before;
    unsigned refused = 0;
    int fd = open_file();
    CHECK(getrlimit(RLIMIT_AS, &before) == 0);
    space_open(&space, false);
    fill(&space);
    limit_address_space(address_space() + 3 * HOST_PAGE);
    for (unsigned round = 0; round < 8; round++) {
        for (unsigned which = 0; which < CALLS; which++) {
            if (which == ADVISE)
                continue;
            int error = call(&space, which, fd);
            check_answer(which, error);
            refused += error == LX_ENOMEM;
            check_agreement(&space, false);
            check_filled(&space);
        }
        refused += map(&space, 0x1000000 + round * 0x100000, 0x100000, RW, ANON, -1) != 0;
        check_agreement(&space, false);
    }
    CHECK(refused > 0);
    limit_address_space(before.rlim_cur);
    CHECK_EQ(map(&space, 0x1000000, 0x1000000, RW, ANON, -1), 0);
    check_room(&space, fd);
    check_agreement(&space, false);
    close(fd);
    space_close(&space);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
