/* The core over the Linux host: guest calls, real memory, real files. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"
#include "mm/host_linux.h"
#include "mm/mm.h"
#include "mm/test.h"

enum { SPAN = 1 << 24, AT = 0x100000 }; /* guest bytes; where the tests map */
#define ROOM ((size_t)1 << 40)

struct space {
    struct mm_host_linux *linux_host;
    struct mm_host host;
    struct mm *mm;
    uint64_t target;
    uint64_t host_page;
    mm_haddr base;
};

static const struct setup {
    uint64_t target;
    uint64_t host_page;
    bool reserved;
} setups[] = {{4096, 4096, false},  {4096, 4096, true},  {4096, 16384, false}, {4096, 16384, true},
              {4096, 65536, false}, {4096, 65536, true}, {16384, 4096, false}, {16384, 4096, true},
              {65536, 16384, true}, {16384, 65536, true}};

#define EACH_SETUP(SETUP)                                                                          \
    for (const struct setup *SETUP = setups; SETUP < setups + sizeof setups / sizeof setups[0];    \
         SETUP++)

typedef struct mm_host host_wrap(struct mm_host host);

/* wrap: what stands between core and host, or NULL. */
static struct space space_open_as(enum mm_abi abi, const struct setup *setup, host_wrap *wrap)
{
    struct space space = {.target = setup->target, .host_page = setup->host_page};
    space.linux_host = mm_host_linux_create(setup->host_page);
    /* Far below where the kernel puts thread stacks and the like: it maps from the top down. */
    void *room = mmap(NULL, ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (!space.linux_host || room == MAP_FAILED || munmap(room, ROOM) != 0) {
        perror("no host");
        exit(1);
    }
    space.base = mm_round_up_wrap((mm_haddr)(uintptr_t)room, SPAN);
    space.host = mm_host_linux_interface(space.linux_host);
    struct mm_config config = {
        .abi = abi,
        .bits = 32,
        .target_page = setup->target,
        .host_page = setup->host_page,
        .base = space.base,
        .reserved = setup->reserved ? SPAN : 0,
        .highest = SPAN - 1,
        .top_down = true,
    };
    if (mm_create(&config, wrap ? wrap(space.host) : space.host, &space.mm) != 0) {
        fprintf(stderr, "mm_create failed\n");
        exit(1);
    }
    return space;
}

static struct space space_open_on(const struct setup *setup, host_wrap *wrap)
{
    return space_open_as(MM_ABI_LINUX, setup, wrap);
}

static struct space space_open(const struct setup *setup)
{
    return space_open_on(setup, NULL);
}

/* Everything must be gone: address space, handles. */
static void space_close(struct space *space)
{
    struct mm_range found;
    CHECK(mm_check(space->mm) == NULL);
    mm_destroy(space->mm);
    if (space->host.ops->query(space->host.context, space->base, &found))
        CHECK(found.first > space->base + (SPAN - 1));
    CHECK_EQ(mm_host_linux_handles(space->linux_host), 0);
    mm_host_linux_destroy(space->linux_host);
}

enum {
    NONE = 0,
    R = LX_PROT_READ,
    RW = LX_PROT_READ | LX_PROT_WRITE,
    ANON = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS,
    FIXED = LX_MAP_FIXED
};

static int guest_mmap(struct space *space, mm_addr addr, uint64_t len, unsigned prot,
                      unsigned flags, int fd, uint64_t offset, mm_addr *at)
{
    struct mm_mmap_args args = {addr, len, prot, flags, (uint64_t)(int64_t)fd, offset};
    return mm_mmap(space->mm, &args, at);
}

/* At a fixed address. */
static int map_at(struct space *space, mm_addr addr, uint64_t len, unsigned prot, unsigned flags,
                  int fd, uint64_t offset)
{
    mm_addr at = 0;
    int error = guest_mmap(space, addr, len, prot, flags | FIXED, fd, offset, &at);
    if (!error)
        CHECK_EQ(at, addr);
    return error;
}

static volatile unsigned char *guest_byte(struct space *space, mm_addr addr)
{
    return (volatile unsigned char *)(uintptr_t)mm_guest_to_host(space->mm, addr);
}

static unsigned load(struct space *space, mm_addr addr)
{
    return *guest_byte(space, addr);
}

static void store(struct space *space, mm_addr addr, unsigned char byte)
{
    *guest_byte(space, addr) = byte;
}

/* What touching a guest byte does to the host: 0, or the signal. */
static int touch(struct space *space, mm_addr addr, bool write)
{
    pid_t child = fork();
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
        if (write)
            store(space, addr, 1);
        else
            (void)load(space, addr);
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return -1;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static unsigned file_byte(uint64_t i)
{
    return (unsigned)((i * 31 + (i >> 8) * 7) & 0xff);
}

static int open_file(uint64_t size)
{
    char name[] = "/tmp/host_linux_core_test.XXXXXX";
    int fd = mkostemp(name, O_CLOEXEC);
    unsigned char *bytes = malloc(size);
    if (fd < 0 || unlink(name) != 0 || !bytes) {
        perror(name);
        exit(1);
    }
    for (uint64_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)file_byte(i);
    if (write(fd, bytes, size) != (ssize_t)size) {
        perror("write");
        exit(1);
    }
    free(bytes);
    return fd;
}

static void collect(void *context, const char *line)
{
    char *text = context;
    strcat(text, line);
    strcat(text, "\n");
}

#define CHECK_MAPS(SPACE, TEXT)                                                                    \
    do {                                                                                           \
        char text_now[2000] = "";                                                                  \
        mm_dump((SPACE)->mm, collect, text_now);                                                   \
        if (strcmp(text_now, TEXT) != 0) {                                                         \
            test_failures++;                                                                       \
            fprintf(stderr, "%s:%d: maps are\n%swant\n%s", __FILE__, __LINE__, text_now, TEXT);    \
        }                                                                                          \
    } while (0)

TEST(guest_memory_is_where_the_guest_asked_and_gone_after_munmap)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open(setup);
        uint64_t t = space.target;
        CHECK_EQ(map_at(&space, AT, 5 * t, RW, ANON, -1, 0), 0);
        for (unsigned i = 0; i < 5; i++) {
            CHECK_EQ(load(&space, AT + i * t), 0);
            store(&space, AT + (i + 1) * t - 1, (unsigned char)(i + 1));
        }
        CHECK_EQ(mm_munmap(space.mm, AT + t, t), 0);
        for (unsigned i = 0; i < 5; i++) {
            if (i != 1)
                CHECK_EQ(load(&space, AT + (i + 1) * t - 1), i + 1);
        }
        CHECK(mm_access_ok(space.mm, AT, t, MM_PROT_WRITE));
        CHECK(!mm_access_ok(space.mm, AT, t + 1, MM_PROT_WRITE));
        CHECK_EQ(mm_munmap(space.mm, AT, 5 * t), 0);
        CHECK_EQ(touch(&space, AT, false), SIGSEGV);
        CHECK_MAPS(&space, "");
        space_close(&space);
    }
}

TEST(protection_on_the_host_is_the_union_of_the_target_pages)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open(setup);
        uint64_t t = space.target;
        CHECK_EQ(map_at(&space, AT, 2 * t, RW, ANON, -1, 0), 0);
        store(&space, AT, 1);
        CHECK_EQ(mm_mprotect(space.mm, AT, t, R), 0);
        /* Alone in its host page it is read-only; beside a writable one the core's flags decide. */
        CHECK_EQ(touch(&space, AT, true), space.host_page > t ? 0 : SIGSEGV);
        CHECK(!mm_access_ok(space.mm, AT, 1, MM_PROT_WRITE));
        CHECK_EQ(touch(&space, AT + t, true), 0);
        CHECK_EQ(mm_munmap(space.mm, AT + t, t), 0);
        CHECK_EQ(touch(&space, AT, true), SIGSEGV);
        CHECK_EQ(touch(&space, AT, false), 0);
        CHECK_EQ(load(&space, AT), 1);
        CHECK_EQ(mm_mprotect(space.mm, AT, t, NONE), 0);
        CHECK_EQ(touch(&space, AT, false), SIGSEGV);
        CHECK_EQ(mm_mprotect(space.mm, AT, t, R), 0);
        CHECK_EQ(load(&space, AT), 1);
        space_close(&space);
    }
}

TEST(a_new_mapping_in_a_used_host_page_is_zero_and_leaves_its_neighbours)
{
    EACH_SETUP(setup)
    {
        static const unsigned prots[] = {RW, R, NONE};
        for (unsigned p = 0; p < 3; p++) {
            struct space space = space_open(setup);
            uint64_t t = space.target;
            CHECK_EQ(map_at(&space, AT, 16 * t, RW, ANON, -1, 0), 0);
            memset((void *)(uintptr_t)mm_guest_to_host(space.mm, AT), 'S', 16 * t);
            CHECK_EQ(mm_mprotect(space.mm, AT, 16 * t, R), 0);
            CHECK_EQ(map_at(&space, AT + t, 7 * t, prots[p], ANON, -1, 0), 0);
            CHECK_EQ(mm_mprotect(space.mm, AT, 16 * t, R), 0);
            CHECK_EQ(load(&space, AT + t - 1), 'S');
            unsigned wrong = 0;
            for (mm_addr at = AT + t; at < AT + 8 * t; at++)
                wrong += load(&space, at) != 0;
            CHECK_EQ(wrong, 0);
            CHECK_EQ(load(&space, AT + 8 * t), 'S');
            space_close(&space);
        }
    }
}

TEST(private_file_pages_show_the_file_whatever_the_offset_and_end_in_zeros)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open(setup);
        uint64_t t = space.target;
        uint64_t size = 3 * t + 0x123;
        /* A file ends at the kernel's page, whatever host page we pretend to have (host_linux.h).
         */
        uint64_t len = t == 4096 || space.host_page == 4096 ? 3 * t : 2 * t;
        int fd = open_file(size);
        /* One target page off: with H > T no host mapping can show this. */
        CHECK_EQ(map_at(&space, AT, len, RW, LX_MAP_PRIVATE, fd, t), 0);
        unsigned wrong = 0;
        for (uint64_t i = 0; i < len; i++) {
            unsigned want = t + i < size ? file_byte(t + i) : 0;
            wrong += load(&space, AT + i) != want;
        }
        CHECK_EQ(wrong, 0);
        store(&space, AT, 0x77);
        unsigned char byte = 0;
        CHECK_EQ(pread(fd, &byte, 1, (off_t)t), 1);
        CHECK_EQ(byte, file_byte(t));
        /* The descriptor goes, the file stays: dropped pages come from it again. */
        close(fd);
        CHECK_EQ(mm_madvise(space.mm, AT, t, 4), 0);
        CHECK_EQ(load(&space, AT), file_byte(t));
        space_close(&space);
    }
}

TEST(shared_file_pages_are_the_file)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open(setup);
        uint64_t t = space.target;
        int fd = open_file(2 * t);
        CHECK_EQ(map_at(&space, AT, 2 * t, RW, LX_MAP_SHARED, fd, 0), 0);
        store(&space, AT + t + 1, 0x99);
        CHECK_EQ(mm_msync(space.mm, AT, 2 * t, 4), 0);
        unsigned char byte = 0;
        CHECK_EQ(pread(fd, &byte, 1, (off_t)(t + 1)), 1);
        CHECK_EQ(byte, 0x99);
        byte = 0x98;
        CHECK_EQ(pwrite(fd, &byte, 1, 5), 1);
        CHECK_EQ(load(&space, AT + 5), 0x98);
        close(fd);
        space_close(&space);
    }
}

TEST(what_the_host_cannot_show_is_refused_and_changes_nothing)
{
    static const struct setup setup = {4096, 16384, true};
    struct space space = space_open(&setup);
    int fd = open_file(0x8000);
    CHECK_EQ(map_at(&space, AT, 0x4000, RW, LX_MAP_SHARED, fd, 0), 0);
    CHECK_EQ(map_at(&space, AT + 0x1000, 0x1000, RW, ANON, -1, 0), EINVAL);
    CHECK_EQ(map_at(&space, AT + 0x4000, 0x1000, R, LX_MAP_SHARED, fd, 0x1000), EINVAL);
    CHECK_EQ(load(&space, AT + 0x1003), file_byte(0x1003));
    CHECK_MAPS(&space, "00100000-00104000 rw-s\n");
    /* Where the address is free to choose, a place that fits is chosen. */
    mm_addr at = 0;
    CHECK_EQ(guest_mmap(&space, AT + 0x4000, 0x1000, R, LX_MAP_SHARED, fd, 0x1000, &at), 0);
    CHECK_EQ(at % 0x4000, 0x1000);
    CHECK_EQ(load(&space, at), file_byte(0x1000));
    close(fd);
    space_close(&space);
}

TEST(a_file_shorter_than_a_target_page_ends_in_zeros_then_faults)
{
    static const struct setup setup = {16384, 4096, true};
    struct space space = space_open(&setup);
    int fd = open_file(10);
    CHECK_EQ(map_at(&space, AT, 0x8000, RW, LX_MAP_SHARED, fd, 0), 0);
    CHECK_EQ(load(&space, AT + 9), file_byte(9));
    CHECK_EQ(load(&space, AT + 10), 0);
    CHECK_EQ(load(&space, AT + 0x1000), 0);
    CHECK_EQ(load(&space, AT + 0x3fff), 0);
    CHECK_EQ(touch(&space, AT + 0x4000, false), SIGBUS);
    close(fd);
    space_close(&space);
}

TEST(shared_anonymous_memory_has_two_views_after_mremap_of_old_size_0)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open(setup);
        uint64_t t = space.target;
        uint64_t unit = t > space.host_page ? t : space.host_page;
        mm_addr at = 0;
        CHECK_EQ(map_at(&space, AT, 2 * t, RW, LX_MAP_SHARED | LX_MAP_ANONYMOUS, -1, 0), 0);
        CHECK_EQ(mm_mremap(space.mm, AT, 0, 2 * t, 3, AT + 4 * unit, &at), 0);
        CHECK_EQ(at, AT + 4 * unit);
        store(&space, AT + t, 0x42);
        CHECK_EQ(load(&space, AT + 4 * unit + t), 0x42);
        space_close(&space);
    }
}

TEST(mremap_moves_fragments_and_whole_host_pages_with_their_bytes)
{
    EACH_SETUP(setup)
    {
        static const uint64_t distances[] = {64, 65, 79}; /* target pages: congruent, and not */
        for (unsigned d = 0; d < 3; d++) {
            struct space space = space_open(setup);
            uint64_t t = space.target;
            mm_addr source = AT + t;
            mm_addr target = source + distances[d] * t;
            mm_addr at = 0;
            CHECK_EQ(map_at(&space, AT, 40 * t, RW, ANON, -1, 0), 0);
            for (unsigned i = 0; i < 40; i++)
                store(&space, AT + i * t, (unsigned char)(i + 1));
            CHECK_EQ(mm_mprotect(space.mm, source + 20 * t, t, R), 0);
            CHECK_EQ(mm_mremap(space.mm, source, 38 * t, 38 * t, 3, target, &at), 0);
            CHECK_EQ(at, target);
            for (unsigned i = 0; i < 38; i++)
                CHECK_EQ(load(&space, target + i * t), i + 2);
            CHECK_EQ(load(&space, AT), 1);
            CHECK_EQ(load(&space, AT + 39 * t), 40);
            CHECK_EQ(mm_page_prot(space.mm, target + 20 * t), R);
            CHECK_EQ(mm_page_prot(space.mm, source), -1);
            CHECK_EQ(mm_page_prot(space.mm, source + 37 * t), -1);
            space_close(&space);
        }
    }
}

TEST(mremap_grows_shrinks_and_keeps_a_source_that_reads_zero)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open(setup);
        uint64_t t = space.target;
        mm_addr at = 0;
        CHECK_EQ(map_at(&space, AT, 2 * t, RW, ANON, -1, 0), 0);
        store(&space, AT, 1);
        CHECK_EQ(mm_mremap(space.mm, AT, 2 * t, 20 * t, 0, 0, &at), 0);
        CHECK_EQ(load(&space, AT + 19 * t), 0);
        store(&space, AT + 19 * t, 2);
        CHECK_EQ(mm_mremap(space.mm, AT, 20 * t, t, 1, 0, &at), 0);
        CHECK_EQ(at, AT);
        CHECK_EQ(mm_page_prot(space.mm, AT + t), -1);
        CHECK_EQ(mm_mremap(space.mm, AT, t, t, 5, 0, &at), 0);
        CHECK(at != AT);
        CHECK_EQ(load(&space, at), 1);
        CHECK_EQ(load(&space, AT), 0);
        space_close(&space);
    }
}

TEST(memory_that_somebody_else_mapped_is_never_touched)
{
    static const struct setup some[] = {{4096, 4096, false}, {4096, 65536, false}};
    for (unsigned i = 0; i < 2; i++) {
        struct space space = space_open(&some[i]);
        mm_addr foreign_at = SPAN - 0x20000; /* where a top-down search would begin */
        void *foreign =
            mmap((void *)(uintptr_t)(space.base + foreign_at), 0x10000, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        CHECK(foreign != MAP_FAILED);
        memset(foreign, 'F', 0x10000);
        mm_addr at = 0;
        CHECK_EQ(map_at(&space, foreign_at, 0x1000, RW, ANON, -1, 0), ENOMEM);
        CHECK_EQ(map_at(&space, foreign_at - 0x10000, 0x11000, RW, ANON, -1, 0), ENOMEM);
        CHECK_EQ(
            guest_mmap(&space, foreign_at, 0x1000, RW, ANON | LX_MAP_FIXED_NOREPLACE, -1, 0, &at),
            EEXIST);
        CHECK_EQ(guest_mmap(&space, foreign_at, 0x11000, RW, ANON, -1, 0, &at), 0);
        CHECK(at + 0x11000 <= foreign_at || at >= foreign_at + 0x10000);
        CHECK_EQ(mm_munmap(space.mm, foreign_at, 0x10000), 0);
        CHECK_EQ(mm_munmap(space.mm, 0, SPAN), 0);
        for (unsigned k = 0; k < 0x10000; k += 4096)
            CHECK_EQ(*(volatile char *)((char *)foreign + k), 'F');
        munmap(foreign, 0x10000);
        space_close(&space);
    }
}

TEST(what_the_emulator_mapped_itself_can_be_adopted)
{
    static const struct setup setup = {4096, 16384, true};
    struct space space = space_open(&setup);
    void *image = mmap((void *)(uintptr_t)(space.base + AT), 0x4000, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    CHECK(image != MAP_FAILED);
    memcpy(image, "image", 6);
    CHECK_EQ(mm_adopt(space.mm, (struct mm_range){AT, AT + 0x2fff}, R, 0), 0);
    CHECK_EQ(load(&space, AT), 'i');
    CHECK_EQ(touch(&space, AT, true), SIGSEGV);
    CHECK_MAPS(&space, "00100000-00103000 r--p\n");
    space_close(&space);
}

/* --- A host that refuses one call. --- */

static const struct mm_host_ops *obliging;
static unsigned calls_until_refusal; /* 0: no more refusals */

static bool refuses(void)
{
    return calls_until_refusal != 0 && --calls_until_refusal == 0;
}

static int map_or_not(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    return refuses() ? EAGAIN : obliging->map(context, map, at);
}

static int unmap_or_not(void *context, struct mm_range range)
{
    return refuses() ? EAGAIN : obliging->unmap(context, range);
}

static int protect_or_not(void *context, struct mm_range range, unsigned prot)
{
    return refuses() ? EAGAIN : obliging->protect(context, range, prot);
}

static int remap_or_not(void *context, struct mm_range from, enum mm_place place, bool keep,
                        mm_haddr *to)
{
    return refuses() ? EAGAIN : obliging->remap(context, from, place, keep, to);
}

static int copy_or_not(void *context, mm_haddr to, struct mm_range from)
{
    return refuses() ? EAGAIN : obliging->copy(context, to, from);
}

static int read_or_not(void *context, struct mm_range bytes, mm_handle handle, uint64_t offset,
                       uint64_t *got)
{
    return refuses() ? EAGAIN : obliging->read(context, bytes, handle, offset, got);
}

static struct mm_host hesitant(struct mm_host host)
{
    static struct mm_host_ops ops;
    obliging = host.ops;
    ops = *host.ops;
    ops.map = map_or_not;
    ops.unmap = unmap_or_not;
    ops.protect = protect_or_not;
    ops.remap = remap_or_not;
    ops.copy = copy_or_not;
    ops.read = read_or_not;
    return (struct mm_host){&ops, host.context};
}

enum { SEEN_PAGES = 256 };

/* What the guest's part of this process is: per page its protection and bytes (a hash; 1: none to
 * be had, 0: not mapped). Not how many mappings: whether neighbours that were parted become one
 * again is the kernel's affair. */
struct seen {
    uint64_t pages[SEEN_PAGES];
};

static uint64_t seen_page(struct space *space, mm_haddr at)
{
    unsigned char bytes[4096] = {0};
    uint64_t hash = 2;
    if (obliging->copy(space->host.context, (mm_haddr)(uintptr_t)bytes,
                       (struct mm_range){at, at + 4095}))
        return 1;
    for (unsigned i = 0; i < sizeof bytes; i++)
        hash = hash * 31 % 0xfffffffb + bytes[i];
    return hash;
}

static void see(struct space *space, struct seen *seen)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    unsigned long first, end;
    char prot[8];
    memset(seen, 0, sizeof *seen);
    while (maps && fscanf(maps, "%lx-%lx %7s%*[^\n]", &first, &end, prot) == 3) {
        if (first < space->base || first >= space->base + SPAN)
            continue;
        for (unsigned i = 0; i < SEEN_PAGES; i++) {
            mm_haddr at = space->base + AT + i * 4096;
            if (at < first || at >= end)
                continue;
            seen->pages[i] = seen_page(space, at) << 8;
            seen->pages[i] += (uint64_t)(prot[0] == 'r') + 2 * (prot[1] == 'w') + 4;
        }
    }
    CHECK(maps != NULL);
    if (maps)
        fclose(maps);
}

/* Of two mappings side by side, so that both page sizes have edges. */
static uint64_t half_of(uint64_t target, uint64_t host_page)
{
    return 2 * (target > host_page ? target : host_page) + 2 * target;
}

typedef int guest_call(struct space *space, int fd);

/* A private file mapping over anonymous memory with fragments at both ends. */
static int replace_by_file(struct space *space, int fd)
{
    uint64_t t = space->target;
    return map_at(space, AT + t, 3 * space->host_page + t, RW, LX_MAP_PRIVATE, fd, t);
}

/* Two mappings move over others. */
static int move_over_others(struct space *space, int fd)
{
    uint64_t len = 2 * half_of(space->target, space->host_page);
    mm_addr at;
    (void)fd;
    return mm_mremap(space->mm, AT + 0x80000, len, len, LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED, AT,
                     &at);
}

/* The mapping grows behind its new place. */
static int move_and_grow(struct space *space, int fd)
{
    uint64_t len = half_of(space->target, space->host_page);
    mm_addr at;
    (void)fd;
    return mm_mremap(space->mm, AT + 0x80000, len, len + space->target,
                     LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED, AT, &at);
}

static void refuse_each_call_of(const struct setup *setup, guest_call *call)
{
    static struct seen before, after;
    struct space space = space_open_on(setup, hesitant);
    uint64_t len = half_of(setup->target, setup->host_page);
    int fd = memfd_create("file", 0);
    CHECK_EQ(ftruncate(fd, (off_t)setup->target + 1000), 0);
    CHECK_EQ(map_at(&space, AT, 2 * len, RW, ANON, -1, 0), 0);
    CHECK_EQ(map_at(&space, AT + 0x80000, len, RW, ANON, -1, 0), 0);
    CHECK_EQ(map_at(&space, AT + 0x80000 + len, len, R, ANON, -1, 0), 0);
    for (uint64_t i = 0; i < 2 * len; i += setup->target)
        store(&space, AT + i, (unsigned char)(i / setup->target + 1));
    for (uint64_t i = 0; i < len; i += setup->target)
        store(&space, AT + 0x80000 + i, (unsigned char)(i / setup->target + 0x81));
    see(&space, &before);

    unsigned refused = 0;
    for (int error = 1; error && refused < 100; refused++) {
        calls_until_refusal = refused + 1;
        error = call(&space, fd);
        bool spared = calls_until_refusal != 0; /* there were not so many calls */
        calls_until_refusal = 0;
        if (!error) /* also where a refusal could be got over */
            CHECK(spared || refused > 0);
        see(&space, &after);
        if (error)
            CHECK(memcmp(&before, &after, sizeof before) == 0);
        CHECK(mm_check(space.mm) == NULL);
    }
    CHECK(refused > 1);
    close(fd);
    space_close(&space);
}

TEST(one_refused_call_leaves_memory_protections_and_mappings_as_they_were)
{
    EACH_SETUP(setup)
    {
        refuse_each_call_of(setup, replace_by_file);
        refuse_each_call_of(setup, move_over_others);
        refuse_each_call_of(setup, move_and_grow);
    }
}

TEST(unmapping_around_somebody_elses_memory_is_all_or_nothing)
{
    static const struct setup setup = {4096, 4096, false};
    static struct seen before, after;
    struct space space = space_open_on(&setup, hesitant);
    void *foreign = mmap((void *)(uintptr_t)(space.base + AT + 0x4000), 0x1000, PROT_READ,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    CHECK(foreign != MAP_FAILED);
    CHECK_EQ(map_at(&space, AT, 0x4000, RW, ANON, -1, 0), 0);
    CHECK_EQ(map_at(&space, AT + 0x5000, 0x4000, RW, ANON, -1, 0), 0);
    store(&space, AT, 1);
    store(&space, AT + 0x5000, 2);
    see(&space, &before);
    for (unsigned n = 1; n <= 2; n++) {
        calls_until_refusal = n;
        CHECK_EQ(mm_munmap(space.mm, AT, 0x9000), ENOMEM);
        CHECK_EQ(calls_until_refusal, 0);
        see(&space, &after);
        CHECK(memcmp(&before, &after, sizeof before) == 0);
    }
    calls_until_refusal = 3; /* the staging is unmapped at the second try */
    CHECK_EQ(mm_munmap(space.mm, AT, 0x9000), 0);
    CHECK_EQ(calls_until_refusal, 0);
    munmap(foreign, 0x1000);
    space_close(&space);
}

TEST(a_reservation_stays_whole_through_mapping_and_unmapping)
{
    static const struct setup setup = {4096, 65536, true};
    struct space space = space_open(&setup);
    mm_addr at = 0;
    CHECK_EQ(map_at(&space, AT + 0x1000, 0x2f000, RW, ANON, -1, 0), 0);
    CHECK_EQ(mm_mremap(space.mm, AT + 0x1000, 0x2f000, 0x2f000, 3, AT + 0x200000, &at), 0);
    CHECK_EQ(mm_munmap(space.mm, AT + 0x210000, 0x10000), 0);
    mm_haddr from = space.base;
    while (from <= space.base + (SPAN - 1)) {
        struct mm_range found = {0, 0};
        bool any = space.host.ops->query(space.host.context, from, &found);
        CHECK(any && found.first <= from);
        if (!any || found.first > from)
            break;
        from = found.last + 1;
    }
    space_close(&space);
}

TEST(both_sides_of_a_fork_go_on_with_their_own_memory)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open(setup);
        uint64_t t = space.target;
        CHECK_EQ(map_at(&space, AT, 2 * t, RW, ANON, -1, 0), 0);
        store(&space, AT, 1);
        mm_fork_start(space.mm);
        CHECK(mm_have_lock(space.mm));
        pid_t child = fork();
        if (child == 0) {
            mm_fork_end(space.mm, true);
            bool good = mm_lock_depth(space.mm) == 0 && load(&space, AT) == 1 &&
                        map_at(&space, AT, t, RW, ANON, -1, 0) == 0 && load(&space, AT) == 0 &&
                        mm_munmap(space.mm, AT + t, t) == 0;
            _exit(good ? 0 : 1);
        }
        mm_fork_end(space.mm, false);
        CHECK_EQ(mm_lock_depth(space.mm), 0);
        int status = -1;
        CHECK_EQ(waitpid(child, &status, 0), child);
        CHECK_EQ(status, 0);
        CHECK_EQ(load(&space, AT), 1);
        CHECK_EQ(mm_page_prot(space.mm, AT + t), RW);
        space_close(&space);
    }
}

struct worker {
    struct space *space;
    mm_addr at;
    unsigned wrong;
};

/* Takes the lock twice over, and expects to find the space as it left it. */
static void *work(void *context)
{
    struct worker *worker = context;
    struct space *space = worker->space;
    for (unsigned i = 0; i < 200; i++) {
        mm_addr at = 0;
        mm_lock(space->mm);
        mm_lock(space->mm);
        worker->wrong += mm_lock_depth(space->mm) != 2;
        worker->wrong += guest_mmap(space, 0, 0x3000, RW, ANON, -1, 0, &at) != 0;
        worker->wrong += mm_mprotect(space->mm, at + 0x1000, 0x1000, R) != 0;
        mm_unlock(space->mm);
        worker->wrong += mm_page_prot(space->mm, at) != RW;
        store(space, at, (unsigned char)i);
        mm_unlock(space->mm);
        worker->wrong += mm_have_lock(space->mm);
        worker->wrong += load(space, at) != (i & 0xff);
        worker->wrong += mm_munmap(space->mm, at, 0x3000) != 0;
    }
    return NULL;
}

TEST(threads_exclude_each_other_and_may_lock_twice)
{
    static const struct setup some[] = {
        {4096, 4096, false}, {4096, 16384, true}, {4096, 65536, false}};
    for (unsigned i = 0; i < 3; i++) {
        struct space space = space_open(&some[i]);
        pthread_t threads[2];
        struct worker workers[2] = {{&space, 0, 0}, {&space, 0, 0}};
        for (unsigned k = 0; k < 2; k++)
            CHECK_EQ(pthread_create(&threads[k], NULL, work, &workers[k]), 0);
        for (unsigned k = 0; k < 2; k++) {
            CHECK_EQ(pthread_join(threads[k], NULL), 0);
            CHECK_EQ(workers[k].wrong, 0);
        }
        CHECK_MAPS(&space, "");
        space_close(&space);
    }
}

TEST(dump_merges_neighbours_of_equal_columns)
{
    static const struct setup setup = {4096, 4096, false};
    struct space space = space_open(&setup);
    int fd = open_file(0x1000);
    CHECK_EQ(map_at(&space, AT, 0x1000, R, ANON, -1, 0), 0);
    CHECK_EQ(map_at(&space, AT + 0x1000, 0x1000, R, LX_MAP_PRIVATE, fd, 0), 0);
    CHECK_EQ(map_at(&space, AT + 0x2000, 0x1000, R, LX_MAP_SHARED, fd, 0), 0);
    CHECK_EQ(map_at(&space, SPAN - 0x1000, 0x1000, RW | LX_PROT_EXEC, ANON, -1, 0), 0);
    CHECK_MAPS(&space, "00100000-00102000 r--p\n00102000-00103000 r--s\n00fff000-01000000 rwxp\n");
    close(fd);
    space_close(&space);
}

/* --- A FreeBSD guest. --- */

static int freebsd_map(struct space *space, mm_addr addr, uint64_t len, unsigned prot,
                       unsigned flags, int fd)
{
    mm_addr at = 0;
    return guest_mmap(space, addr, len, prot, flags | FB_MAP_FIXED, fd, 0, &at);
}

TEST(a_guard_really_faults_whoever_is_beside_it)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open_as(MM_ABI_FREEBSD, setup, NULL);
        uint64_t t = space.target;
        unsigned anon = FB_MAP_ANON | FB_MAP_PRIVATE;
        int fd = open_file(0x1000);
        CHECK_EQ(freebsd_map(&space, AT, t, 0, FB_MAP_GUARD, -1), 0);
        CHECK_EQ(touch(&space, AT, false), SIGSEGV);
        CHECK_EQ(touch(&space, AT, true), SIGSEGV);
        CHECK_EQ(freebsd_map(&space, AT + t, t, RW, anon, -1), 0);
        store(&space, AT + t, 5);
        CHECK(!mm_access_ok(space.mm, AT, 1, MM_PROT_READ));

        /* In place of the guard: zeros, then the file itself, then a guard again. */
        CHECK_EQ(freebsd_map(&space, AT, t, RW, anon, -1), 0);
        CHECK_EQ(load(&space, AT), 0);
        store(&space, AT, 6);
        CHECK_EQ(mm_munmap(space.mm, AT + t, t), 0);
        CHECK_EQ(freebsd_map(&space, AT, t, 0, FB_MAP_GUARD, -1), 0);
        CHECK_EQ(touch(&space, AT, false), SIGSEGV);
        CHECK_EQ(freebsd_map(&space, AT + t, t, RW, anon, -1), 0);
        CHECK_EQ(load(&space, AT + t), 0);
        CHECK_EQ(freebsd_map(&space, AT, t, 0, FB_MAP_GUARD, -1), 0);
        CHECK_EQ(mm_munmap(space.mm, AT + t, t), 0);
        CHECK_EQ(freebsd_map(&space, AT, t, R, FB_MAP_SHARED, fd), 0);
        CHECK_EQ(load(&space, AT + 7), file_byte(7));
        CHECK_EQ(freebsd_map(&space, AT, t, 0, FB_MAP_GUARD, -1), 0);
        CHECK_EQ(touch(&space, AT, false), SIGSEGV);

        /* A stack. */
        CHECK_EQ(freebsd_map(&space, AT, 4 * t, RW, FB_MAP_STACK, -1), 0);
        store(&space, AT + t, 1);
        store(&space, AT + 4 * t - 1, 1);
        CHECK_EQ(mm_mprotect(space.mm, AT, 4 * t, 0), 0);
        CHECK_EQ(touch(&space, AT + t, false), SIGSEGV);
        close(fd);
        space_close(&space);
    }
}

TEST(a_child_of_fork_has_what_minherit_said)
{
    EACH_SETUP(setup)
    {
        struct space space = space_open_as(MM_ABI_FREEBSD, setup, NULL);
        uint64_t t = space.target;
        uint64_t far = 16 * t;
        CHECK_EQ(freebsd_map(&space, AT, 3 * t, RW, FB_MAP_ANON | FB_MAP_PRIVATE, -1), 0);
        CHECK_EQ(freebsd_map(&space, AT + far, t, RW, FB_MAP_ANON | FB_MAP_SHARED, -1), 0);
        for (uint64_t i = 0; i < 3; i++)
            store(&space, AT + i * t, 7);
        store(&space, AT + far, 7);
        CHECK_EQ(mm_minherit(space.mm, AT, t, FB_INHERIT_NONE), 0);
        CHECK_EQ(mm_minherit(space.mm, AT + t, t, FB_INHERIT_ZERO), 0);
        CHECK_EQ(mm_minherit(space.mm, AT + far, t, FB_INHERIT_ZERO), 0);
        mm_fork_start(space.mm);
        pid_t child = fork();
        mm_fork_end(space.mm, child == 0);
        if (child == 0) {
            bool good = mm_is_free(space.mm, AT, t) && load(&space, AT + t) == 0 &&
                        load(&space, AT + 2 * t) == 7 && load(&space, AT + far) == 0;
            store(&space, AT + far, 8);
            _exit(good ? 0 : 1);
        }
        int status = -1;
        CHECK_EQ(waitpid(child, &status, 0), child);
        CHECK_EQ(status, 0);
        CHECK_EQ(load(&space, AT), 7);
        CHECK_EQ(load(&space, AT + t), 7);
        CHECK_EQ(load(&space, AT + far), 7);
        space_close(&space);
    }
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
