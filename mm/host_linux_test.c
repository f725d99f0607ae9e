/* The Linux host against its contract (mm_host.h), with real memory and real files. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mm/host_linux_internal.h"
#include "mm/test.h"

#ifndef F_DUPFD_QUERY
#define F_DUPFD_QUERY 1027 /* fcntl(2), Linux 6.10 */
#endif

/* A piece of address space that this process uses for nothing else, and a host. */
struct bench {
    struct mm_host_linux *linux_host;
    struct mm_host host;
    uint64_t page; /* the host page */
    mm_haddr at;   /* SPAN bytes, free, aligned to 1 MiB */
};

enum { SPAN = 1 << 20 };
#define ROOM ((size_t)1 << 40)

static struct bench bench_open(uint64_t host_page)
{
    struct bench bench = {.page = host_page};
    bench.linux_host = mm_host_linux_create(host_page);
    if (!bench.linux_host) {
        perror("mm_host_linux_create");
        exit(1);
    }
    bench.host = mm_host_linux_interface(bench.linux_host);
    /* Far below where the kernel puts mappings that may go anywhere: it maps from the top down. */
    void *space = mmap(NULL, ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (space == MAP_FAILED || munmap(space, ROOM) != 0) {
        perror("mmap");
        exit(1);
    }
    bench.at = mm_round_up_wrap((mm_haddr)(uintptr_t)space, SPAN);
    return bench;
}

static void bench_close(struct bench *bench)
{
    munmap(host_pointer(bench->at), SPAN);
    mm_host_linux_destroy(bench->linux_host);
}

#define HOST(BENCH, CALL, ...) ((BENCH)->host.ops->CALL((BENCH)->host.context, __VA_ARGS__))

static mm_haddr page_at(const struct bench *bench, uint64_t number)
{
    return bench->at + number * bench->page;
}

static struct mm_range pages(const struct bench *bench, uint64_t number, uint64_t count)
{
    return (struct mm_range){page_at(bench, number), page_at(bench, number + count) - 1};
}

static int map_anon(struct bench *bench, struct mm_range at, unsigned prot, enum mm_place place)
{
    mm_haddr got = 0;
    struct mm_host_map map = {.at = at, .place = place, .prot = prot};
    int error = HOST(bench, map, &map, &got);
    if (!error)
        CHECK_EQ(got, at.first);
    return error;
}

static int map_file(struct bench *bench, struct mm_range at, unsigned prot, mm_handle handle,
                    bool shared, uint64_t offset)
{
    mm_haddr got = 0;
    struct mm_host_map map = {
        .at = at, .prot = prot, .handle = handle, .shared = shared, .offset = offset};
    int error = HOST(bench, map, &map, &got);
    if (!error)
        CHECK_EQ(got, at.first);
    return error;
}

enum { READ_WRITE = MM_HOST_READ | MM_HOST_WRITE };

/* Reads and writes as any code would, through a pointer. */
static unsigned peek(mm_haddr at)
{
    return *(volatile unsigned char *)host_pointer(at);
}

static void poke(mm_haddr at, unsigned char byte)
{
    *(volatile unsigned char *)host_pointer(at) = byte;
}

/* What touching a byte does to a child: 0, or the signal. */
static int signal_of_touch(mm_haddr at, bool write)
{
    pid_t child = fork();
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
        if (write)
            poke(at, 1);
        else
            (void)peek(at);
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return -1;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/* An unlinked file: byte i is i * 31 + (i >> 8) * 7. */
static int open_file(uint64_t size)
{
    char name[] = "/tmp/host_linux_test.XXXXXX";
    int fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0 || unlink(name) != 0) {
        perror(name);
        exit(1);
    }
    for (uint64_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)((i * 31 + (i >> 8) * 7) & 0xff);
        if (write(fd, &byte, 1) != 1) {
            perror("write");
            exit(1);
        }
    }
    return fd;
}

static unsigned file_byte(uint64_t i)
{
    return (unsigned)((i * 31 + (i >> 8) * 7) & 0xff);
}

/* The same descriptor opened anew: another description of the same file. */
static int reopen(int fd, int flags)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return open(path, flags | O_CLOEXEC);
}

static const uint64_t host_pages[] = {4096, 16384, 65536};
#define EACH_HOST_PAGE(SIZE) for (const uint64_t *SIZE = host_pages; SIZE < host_pages + 3; SIZE++)

TEST(a_host_page_below_the_kernels_or_no_power_of_two_is_refused)
{
    CHECK(mm_host_linux_create(2048) == NULL);
    CHECK_EQ(errno, EINVAL);
    CHECK(mm_host_linux_create(0) == NULL);
    CHECK(mm_host_linux_create(12288) == NULL);
    CHECK_EQ(errno, EINVAL);
}

TEST(mapped_memory_is_zero_and_holds_what_is_stored)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        CHECK_EQ(map_anon(&bench, pages(&bench, 1, 2), READ_WRITE, MM_PLACE_NOREPLACE), 0);
        CHECK_EQ(peek(page_at(&bench, 1)), 0);
        poke(page_at(&bench, 3) - 1, 0x5a);
        CHECK_EQ(peek(page_at(&bench, 3) - 1), 0x5a);
        CHECK_EQ(signal_of_touch(page_at(&bench, 3), false), SIGSEGV);
        CHECK_EQ(signal_of_touch(page_at(&bench, 1) - 1, false), SIGSEGV);
        bench_close(&bench);
    }
}

TEST(replace_gives_fresh_memory_in_one_step)
{
    struct bench bench = bench_open(16384);
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 3), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    memset(host_pointer(bench.at), 'x', 3 * bench.page);
    CHECK_EQ(map_anon(&bench, pages(&bench, 1, 1), MM_HOST_READ, MM_PLACE_REPLACE), 0);
    CHECK_EQ(peek(page_at(&bench, 1) - 1), 'x');
    CHECK_EQ(peek(page_at(&bench, 1)), 0);
    CHECK_EQ(peek(page_at(&bench, 2)), 'x');
    CHECK_EQ(signal_of_touch(page_at(&bench, 1), true), SIGSEGV);
    bench_close(&bench);
}

static void check_noreplace(struct bench *bench)
{
    CHECK_EQ(map_anon(bench, pages(bench, 2, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    poke(page_at(bench, 2), 7);
    CHECK_EQ(map_anon(bench, pages(bench, 1, 3), READ_WRITE, MM_PLACE_NOREPLACE), EEXIST);
    CHECK_EQ(map_anon(bench, pages(bench, 2, 1), READ_WRITE, MM_PLACE_NOREPLACE), EEXIST);
    CHECK_EQ(peek(page_at(bench, 2)), 7);
    struct mm_range found;
    CHECK(HOST(bench, query, page_at(bench, 0), &found));
    CHECK_EQ(found.first, page_at(bench, 2));
    CHECK_EQ(found.last, page_at(bench, 3) - 1);
}

TEST(noreplace_on_something_mapped_is_eexist_and_changes_nothing)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        check_noreplace(&bench);
        bench_close(&bench);
    }
}

TEST(noreplace_is_verified_on_kernels_that_take_it_for_a_hint)
{
    struct bench bench = bench_open(4096);
    bench.linux_host->ways.noreplace = false;
    check_noreplace(&bench);
    bench_close(&bench);
}

TEST(anywhere_is_aligned_to_the_host_page_and_leaves_nothing_beside_it)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        int fd = open_file(100);
        struct mm_host_file file;
        CHECK_EQ(HOST(&bench, file, fd, &file), 0);
        for (unsigned i = 0; i < 8; i++) {
            mm_haddr got[2] = {1, 1};
            struct mm_host_map map = {
                .at = {0, bench.page - 1}, .place = MM_PLACE_ANYWHERE, .prot = READ_WRITE};
            CHECK_EQ(HOST(&bench, map, &map, &got[0]), 0);
            map.handle = file.handle;
            CHECK_EQ(HOST(&bench, map, &map, &got[1]), 0);
            CHECK(mm_aligned(got[0], bench.page));
            CHECK(mm_aligned(got[1], bench.page));
            poke(got[0], 1);
            CHECK_EQ(peek(got[1] + 5), file_byte(5));
            for (unsigned k = 0; k < 2; k++) {
                struct mm_range at = {got[k], got[k] + bench.page - 1};
                CHECK_EQ(HOST(&bench, unmap, at), 0);
            }
        }
        HOST(&bench, release, file.handle);
        close(fd);
        bench_close(&bench);
    }
}

TEST(a_reservation_is_inaccessible_and_can_be_mapped_over)
{
    struct bench bench = bench_open(65536);
    mm_haddr got = 0;
    struct mm_host_map map = {.at = pages(&bench, 0, 8), .place = MM_PLACE_NOREPLACE, .reserve = 1};
    CHECK_EQ(HOST(&bench, map, &map, &got), 0);
    CHECK_EQ(signal_of_touch(bench.at, false), SIGSEGV);
    CHECK_EQ(map_anon(&bench, pages(&bench, 3, 1), READ_WRITE, MM_PLACE_REPLACE), 0);
    poke(page_at(&bench, 3), 1);
    struct mm_range found;
    CHECK(HOST(&bench, query, bench.at, &found));
    CHECK_EQ(found.first, bench.at);
    bench_close(&bench);
}

TEST(a_reservation_larger_than_memory_is_granted_and_an_absurd_one_is_not)
{
    struct bench bench = bench_open(65536);
    mm_haddr got = 0;
    struct mm_host_map map = {
        .at = {0, ((uint64_t)1 << 42) - 1}, .place = MM_PLACE_ANYWHERE, .reserve = true};
    CHECK_EQ(HOST(&bench, map, &map, &got), 0);
    CHECK_EQ(HOST(&bench, unmap, ((struct mm_range){got, got + map.at.last})), 0);
    map.at.last = UINT64_MAX;
    CHECK_EQ(HOST(&bench, map, &map, &got), ENOMEM);
    map.at.last = UINT64_MAX - 65536;
    CHECK_EQ(HOST(&bench, map, &map, &got), ENOMEM);
    bench_close(&bench);
}

TEST(ranges_that_are_not_whole_host_pages_are_refused)
{
    struct bench bench = bench_open(65536);
    struct mm_range half = {bench.at, bench.at + 32767};
    mm_haddr to = page_at(&bench, 4) + 4096;
    CHECK_EQ(map_anon(&bench, half, READ_WRITE, MM_PLACE_NOREPLACE), EINVAL);
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(HOST(&bench, unmap, half), EINVAL);
    CHECK_EQ(HOST(&bench, protect, half, MM_HOST_READ), EINVAL);
    CHECK_EQ(HOST(&bench, discard, half), EINVAL);
    CHECK_EQ(HOST(&bench, sync, half, 4), EINVAL);
    CHECK_EQ(HOST(&bench, remap, half, MM_PLACE_ANYWHERE, false, &to), EINVAL);
    CHECK_EQ(HOST(&bench, remap, pages(&bench, 0, 1), MM_PLACE_REPLACE, false, &to), EINVAL);
    to = bench.at;
    CHECK_EQ(HOST(&bench, remap, pages(&bench, 0, 1), MM_PLACE_REPLACE, false, &to), EINVAL);
    bench_close(&bench);
}

TEST(unmap_passes_over_holes)
{
    struct bench bench = bench_open(16384);
    CHECK_EQ(map_anon(&bench, pages(&bench, 1, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(map_anon(&bench, pages(&bench, 3, 2), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(HOST(&bench, unmap, pages(&bench, 0, 4)), 0);
    CHECK_EQ(signal_of_touch(page_at(&bench, 3), false), SIGSEGV);
    CHECK_EQ(signal_of_touch(page_at(&bench, 4), false), 0);
    bench_close(&bench);
}

TEST(protect_covers_several_mappings)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        CHECK_EQ(map_anon(&bench, pages(&bench, 0, 3), READ_WRITE, MM_PLACE_NOREPLACE), 0);
        CHECK_EQ(HOST(&bench, protect, pages(&bench, 1, 1), MM_HOST_NONE), 0);
        CHECK_EQ(signal_of_touch(page_at(&bench, 1), false), SIGSEGV);
        CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 3), MM_HOST_READ), 0);
        for (unsigned i = 0; i < 3; i++) {
            CHECK_EQ(signal_of_touch(page_at(&bench, i), false), 0);
            CHECK_EQ(signal_of_touch(page_at(&bench, i), true), SIGSEGV);
        }
        bench_close(&bench);
    }
}

static void check_protect_refused(struct bench *bench)
{
    int fd = open_file(4096);
    int other = reopen(fd, O_RDONLY);
    struct mm_host_file file;
    CHECK_EQ(HOST(bench, file, other, &file), 0);
    CHECK(!file.writable);
    CHECK_EQ(map_anon(bench, pages(bench, 0, 2), MM_HOST_READ, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(HOST(bench, protect, pages(bench, 1, 1), MM_HOST_NONE), 0);
    CHECK_EQ(map_file(bench, pages(bench, 2, 1), MM_HOST_READ, file.handle, true, 0), 0);
    /* The kernel gives the first two pages away before it finds the third cannot be writable. */
    CHECK_EQ(HOST(bench, protect, pages(bench, 0, 3), READ_WRITE), EACCES);
    CHECK_EQ(signal_of_touch(page_at(bench, 0), true), SIGSEGV);
    CHECK_EQ(signal_of_touch(page_at(bench, 0), false), 0);
    CHECK_EQ(signal_of_touch(page_at(bench, 1), false), SIGSEGV);
    /* A hole: refused before anything changes. */
    CHECK_EQ(HOST(bench, protect, pages(bench, 0, 4), MM_HOST_NONE), ENOMEM);
    CHECK_EQ(signal_of_touch(page_at(bench, 0), false), 0);
    HOST(bench, release, file.handle);
    close(fd);
    close(other);
}

TEST(protect_refused_half_way_changes_nothing)
{
    struct bench bench = bench_open(4096);
    check_protect_refused(&bench);
    bench_close(&bench);
}

TEST(protect_refused_half_way_changes_nothing_where_maps_must_be_read_as_text)
{
    struct bench bench = bench_open(16384);
    bench.linux_host->ways.query_ioctl = false;
    check_protect_refused(&bench);
    bench_close(&bench);
}

TEST(memory_is_zeroed_and_copied_whatever_its_protection)
{
    static const unsigned protections[] = {MM_HOST_NONE, MM_HOST_READ, READ_WRITE};
    EACH_HOST_PAGE(size)
    {
        for (unsigned i = 0; i < 3; i++) {
            struct bench bench = bench_open(*size);
            mm_haddr at = bench.at;
            mm_haddr to = page_at(&bench, 2) + 0x10;
            CHECK_EQ(map_anon(&bench, pages(&bench, 0, 4), READ_WRITE, MM_PLACE_NOREPLACE), 0);
            memset(host_pointer(at), 'a', bench.page);
            memset(host_pointer(at + bench.page), 'b', bench.page);
            CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 4), protections[i]), 0);
            /* Fragments that begin and end inside pages, one of them across a page's end. */
            CHECK_EQ(HOST(&bench, zero, ((struct mm_range){at + 0x100, at + 0x1ff})), 0);
            struct mm_range across = {at + bench.page - 0x800, at + bench.page + 0x7ff};
            CHECK_EQ(HOST(&bench, copy, to, across), 0);
            CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 4), MM_HOST_READ), 0);
            CHECK_EQ(peek(at + 0xff), 'a');
            CHECK_EQ(peek(at + 0x100), 0);
            CHECK_EQ(peek(at + 0x1ff), 0);
            CHECK_EQ(peek(at + 0x200), 'a');
            CHECK_EQ(peek(to - 1), 0);
            CHECK_EQ(peek(to), 'a');
            CHECK_EQ(peek(to + 0x7ff), 'a');
            CHECK_EQ(peek(to + 0x800), 'b');
            CHECK_EQ(peek(to + 0xfff), 'b');
            CHECK_EQ(peek(to + 0x1000), 0);
            bench_close(&bench);
        }
    }
}

TEST(large_ranges_are_zeroed_and_copied_in_full)
{
    struct bench bench = bench_open(4096);
    struct mm_range source = pages(&bench, 0, 40);
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 100), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    for (uint64_t i = 0; i < mm_range_len(source); i++)
        poke(source.first + i, (unsigned char)file_byte(i));
    mm_haddr to = page_at(&bench, 50) + 123;
    CHECK_EQ(HOST(&bench, copy, to, source), 0);
    unsigned wrong = 0;
    for (uint64_t i = 0; i < mm_range_len(source); i++)
        wrong += peek(to + i) != file_byte(i);
    CHECK_EQ(wrong, 0);
    CHECK_EQ(HOST(&bench, zero, source), 0);
    for (uint64_t i = 0; i < mm_range_len(source); i++)
        wrong += peek(source.first + i) != 0;
    CHECK_EQ(wrong, 0);
    CHECK_EQ(peek(to + 1), file_byte(1));
    bench_close(&bench);
}

TEST(a_saved_range_is_restored_whatever_the_protection)
{
    struct bench bench = bench_open(16384);
    struct mm_range bytes = {bench.at + 10, bench.at + 20000};
    void *saved = NULL;
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 2), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    poke(bytes.first, 1);
    poke(bytes.last, 2);
    CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 2), MM_HOST_NONE), 0);
    CHECK_EQ(HOST(&bench, save, bytes, &saved), 0);
    CHECK_EQ(HOST(&bench, zero, bytes), 0);
    CHECK_EQ(HOST(&bench, restore, bytes, saved), 0);
    HOST(&bench, forget, saved);
    CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 2), MM_HOST_READ), 0);
    CHECK_EQ(peek(bytes.first), 1);
    CHECK_EQ(peek(bytes.last), 2);
    bench_close(&bench);
}

TEST(bytes_past_a_files_end_or_unmapped_are_efault_before_anything_changes)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        int fd = open_file(0x1800); /* the kernel's own page counts: 0x2000 is past the end */
        struct mm_host_file file;
        void *saved = NULL;
        uint64_t got = 0;
        CHECK_EQ(HOST(&bench, file, fd, &file), 0);
        CHECK_EQ(map_file(&bench, pages(&bench, 0, 4), READ_WRITE, file.handle, false, 0), 0);
        CHECK_EQ(map_anon(&bench, pages(&bench, 4, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
        struct mm_range over = {bench.at + 0x1000, bench.at + 0x2000};
        CHECK_EQ(HOST(&bench, zero, over), EFAULT);
        CHECK_EQ(HOST(&bench, save, over, &saved), EFAULT);
        CHECK_EQ(HOST(&bench, restore, over, &file), EFAULT);
        CHECK_EQ(HOST(&bench, copy, page_at(&bench, 4), over), EFAULT);
        struct mm_range anon = {page_at(&bench, 4), page_at(&bench, 4) + 0xfff};
        CHECK_EQ(HOST(&bench, copy, over.first + 1, anon), EFAULT);
        struct mm_range past = {bench.at + 0x2000, bench.at + 0x20ff};
        CHECK_EQ(HOST(&bench, read, past, file.handle, 0, &got), EFAULT);
        CHECK_EQ(peek(bench.at + 0x1001), file_byte(0x1001));
        /* Up to the end of the last page all is well, and it is a private copy. */
        struct mm_range to_end = {bench.at + 0x1700, bench.at + 0x1fff};
        CHECK_EQ(HOST(&bench, zero, to_end), 0);
        CHECK_EQ(peek(bench.at + 0x1700), 0);
        unsigned char byte = 0;
        CHECK_EQ(pread(fd, &byte, 1, 0x1700), 1);
        CHECK_EQ(byte, file_byte(0x1700));
        /* Not mapped, and where nothing ever is. */
        CHECK_EQ(HOST(&bench, zero, ((struct mm_range){page_at(&bench, 5), page_at(&bench, 5)})),
                 EFAULT);
        CHECK_EQ(HOST(&bench, zero, ((struct mm_range){UINT64_MAX, UINT64_MAX})), EFAULT);
        CHECK_EQ(HOST(&bench, copy, UINT64_MAX, anon), EFAULT);
        HOST(&bench, release, file.handle);
        close(fd);
        bench_close(&bench);
    }
}

TEST(shared_memory_that_may_not_be_written_is_refused)
{
    struct bench bench = bench_open(4096);
    int fd = open_file(0x2000);
    struct mm_host_file file;
    CHECK_EQ(HOST(&bench, file, fd, &file), 0);
    CHECK_EQ(map_file(&bench, pages(&bench, 0, 2), MM_HOST_READ, file.handle, true, 0), 0);
    CHECK_EQ(HOST(&bench, zero, ((struct mm_range){bench.at, bench.at + 9})), EACCES);
    CHECK_EQ(HOST(&bench, zero, pages(&bench, 0, 2)), EACCES);
    CHECK_EQ(peek(bench.at + 9), file_byte(9));
    CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 2), READ_WRITE), 0);
    CHECK_EQ(HOST(&bench, zero, ((struct mm_range){bench.at, bench.at + 9})), 0);
    CHECK_EQ(peek(bench.at + 9), 0);
    CHECK_EQ(peek(bench.at + 10), file_byte(10));
    HOST(&bench, release, file.handle);
    close(fd);
    bench_close(&bench);
}

TEST(read_fills_memory_from_the_file_and_stops_at_its_end)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        int fd = open_file(0x6100);
        struct mm_host_file file;
        uint64_t got = 0;
        uint64_t done = 0;
        CHECK_EQ(HOST(&bench, file, fd, &file), 0);
        CHECK_EQ(map_anon(&bench, pages(&bench, 0, 8), MM_HOST_NONE, MM_PLACE_NOREPLACE), 0);
        do { /* it may come in pieces */
            struct mm_range rest = {bench.at + 0x234 + done, bench.at + 0x7233};
            CHECK_EQ(HOST(&bench, read, rest, file.handle, 0x11 + done, &got), 0);
            done += got;
        } while (got != 0);
        CHECK_EQ(done, 0x6100 - 0x11);
        CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 8), MM_HOST_READ), 0);
        CHECK_EQ(peek(bench.at + 0x233), 0);
        unsigned wrong = 0;
        for (uint64_t i = 0; i < done; i++)
            wrong += peek(bench.at + 0x234 + i) != file_byte(0x11 + i);
        CHECK_EQ(wrong, 0);
        CHECK_EQ(peek(bench.at + 0x234 + done), 0);
        struct mm_range some = {bench.at, bench.at + 99};
        got = 1;
        CHECK_EQ(HOST(&bench, read, some, file.handle, (uint64_t)1 << 63, &got), 0);
        CHECK_EQ(got, 0);
        HOST(&bench, release, file.handle);
        close(fd);
        bench_close(&bench);
    }
}

TEST(a_failing_read_says_why)
{
    struct bench bench = bench_open(4096);
    int fd = open_file(10);
    int write_only = reopen(fd, O_WRONLY);
    struct mm_host_file file;
    uint64_t got = 0;
    CHECK_EQ(HOST(&bench, file, write_only, &file), 0);
    CHECK(!file.readable);
    CHECK(file.writable);
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(HOST(&bench, read, pages(&bench, 0, 1), file.handle, 0, &got), EBADF);
    CHECK_EQ(map_file(&bench, pages(&bench, 1, 1), MM_HOST_READ, file.handle, false, 0), EACCES);
    HOST(&bench, release, file.handle);
    close(fd);
    close(write_only);
    bench_close(&bench);
}

static void check_identity(struct bench *bench, bool exact)
{
    int fd = open_file(10);
    int same = dup(fd);
    int other = reopen(fd, O_RDWR);
    int reading = reopen(fd, O_RDONLY);
    int stranger = open_file(10);
    struct mm_host_file of[5];
    const int fds[5] = {fd, same, other, reading, stranger};
    for (unsigned i = 0; i < 5; i++) {
        CHECK_EQ(HOST(bench, file, fds[i], &of[i]), 0);
        CHECK(of[i].handle != 0);
        CHECK(of[i].mappable);
    }
    CHECK(of[0].handle == of[1].handle);
    CHECK((of[0].handle != of[2].handle) == exact);
    CHECK(of[0].handle != of[3].handle);
    CHECK(of[0].handle != of[4].handle);
    CHECK(of[0].object == of[2].object);
    CHECK(of[0].object == of[3].object);
    CHECK(of[0].object != of[4].object);
    CHECK_EQ(mm_host_linux_handles(bench->linux_host), exact ? 4 : 3);
    for (unsigned i = 0; i < 5; i++) {
        HOST(bench, release, of[i].handle);
        close(fds[i]);
    }
    CHECK_EQ(mm_host_linux_handles(bench->linux_host), 0);
}

TEST(descriptors_of_one_description_share_a_handle_and_of_one_file_an_object)
{
    struct bench bench = bench_open(4096);
    /* Kernels before 6.10 lack the one, some sandboxes forbid the other. */
    bool dupfd_query = fcntl(2, F_DUPFD_QUERY, 2) >= 0;
    bool kcmp = syscall(SYS_kcmp, getpid(), getpid(), KCMP_FILE, 2, 2) == 0;
    check_identity(&bench, dupfd_query || kcmp);
    bench.linux_host->ways.dupfd_query = false;
    check_identity(&bench, kcmp);
    bench.linux_host->ways.kcmp = false;
    check_identity(&bench, false);
    bench_close(&bench);
}

TEST(a_handle_outlives_the_descriptor_and_is_numbered_high)
{
    struct bench bench = bench_open(4096);
    int fd = open_file(0x1000);
    struct mm_host_file file;
    uint64_t bytes = 0;
    CHECK_EQ(HOST(&bench, file, fd, &file), 0);
    CHECK(host_file_descriptor(file.handle) > fd + 100);
    CHECK_EQ(fcntl(host_file_descriptor(file.handle), F_GETFD), FD_CLOEXEC);
    CHECK_EQ(ftruncate(fd, 0x800), 0);
    close(fd);
    CHECK_EQ(HOST(&bench, size, file.handle, &bytes), 0);
    CHECK_EQ(bytes, 0x800);
    CHECK_EQ(map_file(&bench, pages(&bench, 0, 1), MM_HOST_READ, file.handle, true, 0), 0);
    CHECK_EQ(peek(bench.at + 0x7ff), file_byte(0x7ff));
    CHECK_EQ(peek(bench.at + 0x800), 0);
    HOST(&bench, release, file.handle);
    CHECK_EQ(peek(bench.at + 1), file_byte(1)); /* the mapping stays */
    bench_close(&bench);
}

TEST(bad_descriptors_are_ebadf)
{
    struct bench bench = bench_open(4096);
    struct mm_host_file file;
    int path = open("/", O_PATH | O_CLOEXEC);
    CHECK_EQ(HOST(&bench, file, -1, &file), EBADF);
    CHECK_EQ(HOST(&bench, file, 100000, &file), EBADF);
    CHECK_EQ(HOST(&bench, file, path, &file), EBADF);
    CHECK_EQ(mm_host_linux_handles(bench.linux_host), 0);
    close(path);
    bench_close(&bench);
}

TEST(directories_and_pipes_cannot_be_mapped_and_devices_have_no_end)
{
    struct bench bench = bench_open(4096);
    int directory = open("/", O_RDONLY | O_CLOEXEC);
    int zero = open("/dev/zero", O_RDWR | O_CLOEXEC);
    int ends[2] = {-1, -1};
    CHECK_EQ(pipe2(ends, O_CLOEXEC), 0);
    struct mm_host_file file;
    uint64_t bytes = 0;
    CHECK_EQ(HOST(&bench, file, directory, &file), 0);
    CHECK(!file.mappable);
    CHECK(file.readable && !file.writable);
    HOST(&bench, release, file.handle);
    CHECK_EQ(HOST(&bench, file, ends[0], &file), 0);
    CHECK(!file.mappable);
    HOST(&bench, release, file.handle);
    CHECK_EQ(HOST(&bench, file, zero, &file), 0);
    CHECK(file.mappable);
    CHECK_EQ(HOST(&bench, size, file.handle, &bytes), 0);
    CHECK_EQ(bytes, INT64_MAX);
    CHECK_EQ(map_file(&bench, pages(&bench, 0, 1), READ_WRITE, file.handle, false, 0), 0);
    poke(bench.at, 1);
    HOST(&bench, release, file.handle);
    close(directory);
    close(zero);
    close(ends[0]);
    close(ends[1]);
    bench_close(&bench);
}

TEST(shared_memory_is_one_object_in_all_its_mappings_and_has_an_end)
{
    struct bench bench = bench_open(16384);
    mm_handle handle[2] = {0, 0};
    uint64_t object[2] = {0, 0};
    uint64_t bytes = 0;
    CHECK_EQ(HOST(&bench, share, bench.page + 0x2000, &handle[0], &object[0]), 0);
    CHECK_EQ(HOST(&bench, share, 0x1000, &handle[1], &object[1]), 0);
    CHECK(object[0] != object[1] && handle[0] != handle[1]);
    CHECK_EQ(HOST(&bench, size, handle[0], &bytes), 0);
    CHECK_EQ(bytes, bench.page + 0x2000);
    CHECK_EQ(map_file(&bench, pages(&bench, 0, 3), READ_WRITE, handle[0], true, 0), 0);
    CHECK_EQ(map_file(&bench, pages(&bench, 8, 1), MM_HOST_READ, handle[0], true, bench.page), 0);
    CHECK_EQ(map_file(&bench, pages(&bench, 9, 1), READ_WRITE, handle[1], true, 0), 0);
    poke(page_at(&bench, 1) + 0x1fff, 9);
    CHECK_EQ(peek(page_at(&bench, 8) + 0x1fff), 9);
    CHECK_EQ(peek(page_at(&bench, 9)), 0);
    CHECK_EQ(signal_of_touch(page_at(&bench, 1) + 0x2000, false), SIGBUS);
    CHECK_EQ(HOST(&bench, sync, pages(&bench, 0, 3), 4), 0);
    HOST(&bench, release, handle[0]);
    HOST(&bench, release, handle[1]);
    CHECK_EQ(HOST(&bench, share, UINT64_MAX, &handle[0], &object[0]), ENOMEM);
    CHECK_EQ(mm_host_linux_handles(bench.linux_host), 0);
    bench_close(&bench);
}

TEST(discard_drops_private_bytes_and_keeps_shared_ones)
{
    struct bench bench = bench_open(16384);
    int fd = open_file(0x4000);
    struct mm_host_file file;
    CHECK_EQ(HOST(&bench, file, fd, &file), 0);
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(map_file(&bench, pages(&bench, 1, 1), READ_WRITE, file.handle, false, 0), 0);
    CHECK_EQ(map_file(&bench, pages(&bench, 2, 1), READ_WRITE, file.handle, true, 0), 0);
    for (unsigned i = 0; i < 3; i++)
        poke(page_at(&bench, i) + 3, 0xee);
    poke(page_at(&bench, 2) + 5, 0xdd);
    CHECK_EQ(HOST(&bench, discard, pages(&bench, 0, 3)), 0);
    CHECK_EQ(peek(page_at(&bench, 0) + 3), 0);
    CHECK_EQ(peek(page_at(&bench, 1) + 3), 0xee);
    CHECK_EQ(peek(page_at(&bench, 1) + 5), 0xdd);
    CHECK_EQ(peek(page_at(&bench, 2) + 3), 0xee);
    CHECK_EQ(HOST(&bench, discard, pages(&bench, 2, 2)), ENOMEM);
    HOST(&bench, release, file.handle);
    close(fd);
    bench_close(&bench);
}

TEST(discard_works_on_locked_memory)
{
    struct bench bench = bench_open(4096);
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    poke(bench.at, 1);
    CHECK_EQ(mlock(host_pointer(bench.at), 4096), 0);
    CHECK_EQ(HOST(&bench, discard, pages(&bench, 0, 1)), 0);
    CHECK_EQ(peek(bench.at), 0);
    bench_close(&bench);
}

TEST(remap_moves_contents_and_protection)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        CHECK_EQ(map_anon(&bench, pages(&bench, 0, 2), READ_WRITE, MM_PLACE_NOREPLACE), 0);
        CHECK_EQ(map_anon(&bench, pages(&bench, 4, 3), READ_WRITE, MM_PLACE_NOREPLACE), 0);
        poke(page_at(&bench, 1), 0x11);
        poke(page_at(&bench, 6), 0x66);
        CHECK_EQ(HOST(&bench, protect, pages(&bench, 0, 2), MM_HOST_READ), 0);
        mm_haddr to = page_at(&bench, 4);
        CHECK_EQ(HOST(&bench, remap, pages(&bench, 0, 2), MM_PLACE_REPLACE, false, &to), 0);
        CHECK_EQ(to, page_at(&bench, 4));
        CHECK_EQ(peek(page_at(&bench, 5)), 0x11);
        CHECK_EQ(peek(page_at(&bench, 6)), 0x66);
        CHECK_EQ(signal_of_touch(page_at(&bench, 5), true), SIGSEGV);
        CHECK_EQ(signal_of_touch(page_at(&bench, 0), false), SIGSEGV);
        CHECK_EQ(signal_of_touch(page_at(&bench, 1), false), SIGSEGV);
        bench_close(&bench);
    }
}

TEST(remap_anywhere_is_aligned_to_the_host_page)
{
    EACH_HOST_PAGE(size)
    {
        struct bench bench = bench_open(*size);
        CHECK_EQ(map_anon(&bench, pages(&bench, 0, 3), READ_WRITE, MM_PLACE_NOREPLACE), 0);
        CHECK_EQ(HOST(&bench, protect, pages(&bench, 1, 1), MM_HOST_READ), 0);
        poke(page_at(&bench, 2), 0x22);
        mm_haddr to = 0;
        CHECK_EQ(HOST(&bench, remap, pages(&bench, 0, 3), MM_PLACE_ANYWHERE, false, &to), 0);
        CHECK(mm_aligned(to, bench.page));
        CHECK_EQ(peek(to + 2 * bench.page), 0x22);
        CHECK_EQ(signal_of_touch(to + bench.page, true), SIGSEGV);
        CHECK_EQ(signal_of_touch(page_at(&bench, 0), false), SIGSEGV);
        CHECK_EQ(HOST(&bench, unmap, ((struct mm_range){to, to + 3 * bench.page - 1})), 0);
        bench_close(&bench);
    }
}

/* Several mappings of different kinds at pages 0-4, and something at pages 8-9 and 11. */
static void lay_out(struct bench *bench, mm_handle handle)
{
    CHECK_EQ(map_anon(bench, pages(bench, 0, 3), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(map_file(bench, pages(bench, 3, 1), READ_WRITE, handle, false, 0), 0);
    CHECK_EQ(map_file(bench, pages(bench, 4, 1), READ_WRITE, handle, true, 0), 0);
    CHECK_EQ(map_anon(bench, pages(bench, 8, 2), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    CHECK_EQ(map_anon(bench, pages(bench, 11, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    for (unsigned i = 0; i < 12; i++) {
        if (i < 4 || (i > 7 && i != 10))
            poke(page_at(bench, i), (unsigned char)(0x10 + i));
    }
    CHECK_EQ(HOST(bench, protect, pages(bench, 1, 1), MM_HOST_READ), 0);
    CHECK_EQ(HOST(bench, protect, pages(bench, 9, 1), MM_HOST_READ), 0);
}

static bool readable(struct bench *bench, uint64_t number)
{
    struct host_vma vma;
    return host_next_vma(bench->linux_host, page_at(bench, number), &vma) == 0 &&
           vma.range.first <= page_at(bench, number) && (vma.prot & PROT_READ);
}

static bool writable(struct bench *bench, uint64_t number)
{
    struct host_vma vma;
    return host_next_vma(bench->linux_host, page_at(bench, number), &vma) == 0 &&
           vma.range.first <= page_at(bench, number) && (vma.prot & PROT_WRITE);
}

/* Is everything as lay_out left it? */
static bool as_laid_out(struct bench *bench)
{
    bool same = true;
    for (unsigned i = 0; i < 12; i++) {
        bool mapped = i < 5 || (i > 7 && i != 10);
        same = same && readable(bench, i) == mapped;
        same = same && writable(bench, i) == (mapped && i != 1 && i != 9);
        if (mapped && i != 4)
            same = same && peek(page_at(bench, i)) == 0x10 + i;
        if (i == 4)
            same = same && peek(page_at(bench, 4) + 1) == file_byte(1);
    }
    return same;
}

static void check_moved(struct bench *bench, bool keep)
{
    for (unsigned i = 0; i < 4; i++)
        CHECK_EQ(peek(page_at(bench, 8 + i)), 0x10 + i);
    CHECK_EQ(peek(page_at(bench, 12) + 1), file_byte(1));
    CHECK(!writable(bench, 9));
    CHECK(writable(bench, 8) && writable(bench, 10) && writable(bench, 12));
    for (unsigned i = 0; i < 5; i++) {
        CHECK(readable(bench, i) == keep);
        CHECK(writable(bench, i) == (keep && i != 1));
    }
    if (!keep)
        return;
    for (unsigned i = 0; i < 3; i++)
        CHECK_EQ(peek(page_at(bench, i)), 0);
    CHECK_EQ(peek(page_at(bench, 3)), file_byte(0)); /* the file's again */
    CHECK_EQ(peek(page_at(bench, 3) + 1), file_byte(1));
    poke(page_at(bench, 4), 0x99); /* one object, two views */
    CHECK_EQ(peek(page_at(bench, 12)), 0x99);
}

TEST(remap_moves_several_mappings_of_every_kind_over_whatever_is_there)
{
    EACH_HOST_PAGE(size)
    {
        for (int keep = 0; keep < 2; keep++) {
            for (int text = 0; text < 2; text++) {
                struct bench bench = bench_open(*size);
                bench.linux_host->ways.query_ioctl = !text;
                int fd = open_file(0x1000);
                struct mm_host_file file;
                CHECK_EQ(HOST(&bench, file, fd, &file), 0);
                lay_out(&bench, file.handle);
                mm_haddr to = page_at(&bench, 8);
                CHECK_EQ(HOST(&bench, remap, pages(&bench, 0, 5), MM_PLACE_REPLACE, keep, &to), 0);
                check_moved(&bench, keep);
                HOST(&bench, release, file.handle);
                close(fd);
                bench_close(&bench);
            }
        }
    }
}

TEST(remap_of_a_hole_is_efault_and_changes_nothing)
{
    struct bench bench = bench_open(4096);
    int fd = open_file(0x1000);
    struct mm_host_file file;
    CHECK_EQ(HOST(&bench, file, fd, &file), 0);
    lay_out(&bench, file.handle);
    mm_haddr to = page_at(&bench, 20);
    CHECK_EQ(HOST(&bench, remap, pages(&bench, 0, 6), MM_PLACE_REPLACE, false, &to), EFAULT);
    CHECK_EQ(HOST(&bench, remap, pages(&bench, 10, 1), MM_PLACE_ANYWHERE, false, &to), EFAULT);
    CHECK(as_laid_out(&bench));
    CHECK(!readable(&bench, 20));
    HOST(&bench, release, file.handle);
    close(fd);
    bench_close(&bench);
}

/* Bytes of address space that this process uses. */
static rlim_t address_space(void)
{
    char text[64];
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    close(fd);
    if (got <= 0)
        return 0;
    text[got] = 0;
    return strtoull(text, NULL, 10) * 4096;
}

/* In a child, whose address space may grow by `slack` pages: 0 refused with nothing changed, 1
 * done, 2 refused with something changed. */
static int remap_with_little_room(struct bench *bench, unsigned slack)
{
    pid_t child = fork();
    if (child == 0) {
        mm_haddr to = page_at(bench, 8);
        struct rlimit limit;
        getrlimit(RLIMIT_AS, &limit);
        limit.rlim_cur = address_space() + slack * 4096;
        setrlimit(RLIMIT_AS, &limit);
        int error = HOST(bench, remap, pages(bench, 0, 5), MM_PLACE_REPLACE, false, &to);
        _exit(error == 0 ? 1 : error == ENOMEM && as_laid_out(bench) ? 0 : 2);
    }
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

TEST(remap_refused_at_any_point_changes_nothing)
{
    struct bench bench = bench_open(4096);
    int fd = open_file(0x1000);
    struct mm_host_file file;
    CHECK_EQ(HOST(&bench, file, fd, &file), 0);
    lay_out(&bench, file.handle);
    /* Each page more lets it come a step further. */
    unsigned refused = 0;
    int result = 0;
    for (unsigned slack = 0; slack < 40; slack++) {
        result = remap_with_little_room(&bench, slack);
        if (result != 0)
            break;
        refused++;
    }
    CHECK_EQ(result, 1);
    CHECK(refused > 4);
    HOST(&bench, release, file.handle);
    close(fd);
    bench_close(&bench);
}

static void check_query(struct bench *bench)
{
    struct mm_range found;
    void *foreign = mmap(host_pointer(page_at(bench, 3)), 4096, PROT_NONE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    CHECK(foreign != MAP_FAILED);
    CHECK(HOST(bench, query, bench->at, &found));
    CHECK_EQ(found.first, page_at(bench, 3));
    CHECK_EQ(found.last, page_at(bench, 3) + 4095);
    CHECK(HOST(bench, query, page_at(bench, 3) + 4095, &found));
    CHECK_EQ(found.first, page_at(bench, 3));
    CHECK(HOST(bench, query, page_at(bench, 3) + 4096, &found));
    CHECK(found.first > page_at(bench, 3));
    CHECK(!HOST(bench, query, UINT64_MAX, &found));
    CHECK(!HOST(bench, query, (uint64_t)1 << 62, &found));
}

TEST(query_finds_memory_that_somebody_else_mapped)
{
    EACH_HOST_PAGE(size)
    {
        for (int text = 0; text < 2; text++) {
            struct bench bench = bench_open(*size);
            bench.linux_host->ways.query_ioctl = !text;
            check_query(&bench);
            bench_close(&bench);
        }
    }
}

TEST(both_ways_to_query_list_the_same_mappings)
{
    struct bench bench = bench_open(4096);
    for (unsigned i = 0; i < 200; i += 2) /* more lines than one read of the text gives */
        CHECK_EQ(map_anon(&bench, pages(&bench, i, 1), MM_HOST_READ, MM_PLACE_NOREPLACE), 0);
    struct host_vmas vmas[2];
    for (int text = 0; text < 2; text++) {
        bench.linux_host->ways.query_ioctl = !text;
        CHECK_EQ(host_vmas_list(bench.linux_host, pages(&bench, 0, 200), &vmas[text]), 0);
        CHECK_EQ(vmas[text].count, 100);
        CHECK(vmas[text].hole);
    }
    for (size_t i = 0; i < 100 && i < vmas[1].count; i++) {
        CHECK_EQ(vmas[0].at[i].range.first, page_at(&bench, 2 * i));
        CHECK_EQ(vmas[1].at[i].range.first, vmas[0].at[i].range.first);
        CHECK_EQ(vmas[1].at[i].range.last, vmas[0].at[i].range.last);
        CHECK_EQ(vmas[1].at[i].prot, vmas[0].at[i].prot);
    }
    host_vmas_free(&vmas[0]);
    host_vmas_free(&vmas[1]);
    bench_close(&bench);
}

TEST(a_forked_child_works_on_its_own_memory)
{
    struct bench bench = bench_open(4096);
    CHECK_EQ(map_anon(&bench, pages(&bench, 0, 1), READ_WRITE, MM_PLACE_NOREPLACE), 0);
    poke(bench.at, 1);
    pid_t child = fork();
    if (child == 0) {
        struct mm_range found;
        bool good = HOST(&bench, zero, ((struct mm_range){bench.at, bench.at})) == 0 &&
                    peek(bench.at) == 0 && HOST(&bench, unmap, pages(&bench, 0, 1)) == 0 &&
                    HOST(&bench, query, bench.at, &found) && found.first != bench.at;
        _exit(good ? 0 : 1);
    }
    int status = -1;
    CHECK_EQ(waitpid(child, &status, 0), child);
    CHECK_EQ(status, 0);
    CHECK_EQ(peek(bench.at), 1);
    struct mm_range found;
    CHECK(HOST(&bench, query, bench.at, &found));
    CHECK_EQ(found.first, bench.at);
    bench_close(&bench);
}

TEST(memory_for_the_core_is_given_and_taken_back)
{
    struct bench bench = bench_open(4096);
    void *block = HOST(&bench, alloc, 100);
    CHECK(block != NULL);
    HOST(&bench, free, block, 100);
    bench_close(&bench);
}

TEST(destroy_closes_handles_that_were_left)
{
    struct bench bench = bench_open(4096);
    int fd = open_file(1);
    struct mm_host_file file;
    CHECK_EQ(HOST(&bench, file, fd, &file), 0);
    int own = host_file_descriptor(file.handle);
    bench_close(&bench);
    CHECK_EQ(fcntl(own, F_GETFD), -1);
    close(fd);
    mm_host_linux_destroy(NULL);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
