/* Files of programs are memory files, under the very descriptor numbers of the program. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz/helper.h"

enum { FDS = MF_REMOTE_FD_MAX + 1 };

const char helper_via_path[] = "/proc/self/fd/599";
struct helper_file helper_files[HELPER_FILES];
unsigned helper_file_count;
uint64_t helper_file_page = KERNEL_PAGE;

/* Of the program's descriptors: which file, + 1; 0: not open. */
static uint8_t file_of[FDS];
static bool writable[FDS];
static unsigned highest_fd; /* no descriptor above it is open */

static bool is_open(uint64_t fd)
{
    return fd < FDS && file_of[fd] != 0;
}

uint64_t helper_fd(uint64_t fd)
{
    return is_open((uint32_t)fd) ? (uint32_t)fd : UINT64_MAX;
}

int helper_lowest_fd(unsigned file)
{
    for (unsigned fd = 0; fd <= highest_fd; fd++) {
        if (file_of[fd] == file + 1)
            return (int)fd;
    }
    return -1;
}

static int stop(enum mf_remote_stop why)
{
    helper.run->stop = why;
    return -1;
}

/* Ours have high numbers: all others are the program's to be closed. */
static int high(int fd)
{
    int got = fcntl(fd, F_DUPFD_CLOEXEC, HELPER_FD_FIRST);
    close(fd);
    return got;
}

/* --- Files that are kept from program to program: making one is slow. --- */

enum { POOLED = 16, MODES = 4 };

static struct {
    int fd;            /* for looking and changing sizes */
    int opened[MODES]; /* a description for each mode; 0: not yet */
    bool taken[MODES]; /* by this program, whose next one has to be another */
} pool[POOLED];

static uint8_t pattern[65536]; /* of descriptor 0; it repeats after that */

static const uint8_t *view_of(unsigned slot)
{
    return (const uint8_t *)(uintptr_t)(helper_views() + slot * MF_REMOTE_FILE_MAX);
}

const uint8_t *helper_file_view(unsigned slot, uint64_t end)
{
    return slot < POOLED && end <= MF_REMOTE_FILE_MAX ? view_of(slot) : NULL;
}

static int make_file(void)
{
    int fd = memfd_create("program", MFD_CLOEXEC);
    return fd < 0 ? -1 : high(fd);
}

uint64_t helper_views_size(void)
{
    return POOLED * MF_REMOTE_FILE_MAX;
}

void helper_files_begin(void)
{
    for (unsigned slot = 0; slot < POOLED; slot++) {
        void *at = (void *)(uintptr_t)view_of(slot);
        pool[slot].fd = make_file();
        if (pool[slot].fd < 0 ||
            mmap(at, MF_REMOTE_FILE_MAX, PROT_READ, MAP_SHARED | MAP_FIXED, pool[slot].fd, 0) != at)
            helper_break("no files for programs", errno);
    }
    for (unsigned i = 0; i < sizeof pattern; i++)
        pattern[i] = mf_pattern(0, i);
}

static bool fill_file(int fd, uint32_t seed, uint64_t size)
{
    static uint8_t chunk[sizeof pattern];
    for (size_t i = 0; i < sizeof chunk && i < size; i++)
        chunk[i] = (uint8_t)(pattern[i] + seed);
    for (uint64_t at = 0; at < size; at += sizeof chunk) {
        uint64_t len = size - at < sizeof chunk ? size - at : sizeof chunk;
        if (pwrite(fd, chunk, len, (off_t)at) != (ssize_t)len)
            return false;
    }
    return true;
}

/* Of the file that there really is. */
static uint64_t file_bytes(uint64_t size)
{
    if (helper_file_page == KERNEL_PAGE)
        return size;
    return (size + (helper_file_page - 1)) & ~(helper_file_page - 1);
}

const struct helper_file *helper_file_of(uint64_t inode)
{
    for (unsigned i = 0; i < helper_file_count; i++) {
        if (helper_files[i].inode == inode)
            return &helper_files[i];
    }
    return NULL;
}

/* Which slot; HELPER_FILES: it cannot be had. */
static unsigned new_file(uint32_t seed, uint64_t size)
{
    if (helper_file_count == HELPER_FILES)
        return HELPER_FILES;
    unsigned slot = helper_file_count;
    struct stat status;
    int fd = slot < POOLED ? pool[slot].fd : make_file();
    if (fd < 0)
        return HELPER_FILES;
    if ((slot < POOLED && ftruncate(fd, 0) != 0) || !fill_file(fd, seed, size) ||
        fstat(fd, &status) != 0 || ftruncate(fd, (off_t)file_bytes(size)) != 0) {
        if (slot >= POOLED)
            close(fd);
        return HELPER_FILES;
    }
    helper_files[slot] = (struct helper_file){fd, 0, status.st_ino, size};
    return helper_file_count++;
}

static void drop(unsigned slot)
{
    if (helper_files[slot].users != 0)
        return;
    if (slot >= POOLED)
        close(helper_files[slot].fd);
    helper_files[slot].fd = 0;
}

/* Another description of the file, with the mode; -1: none. */
static int open_again(int file, unsigned mode)
{
    static const int flags[MODES] = {O_RDONLY, O_RDONLY, O_WRONLY, O_RDWR};
    if (dup3(file, HELPER_FD_VIA, O_CLOEXEC) < 0)
        return -1;
    return open(helper_via_path, flags[mode] | O_CLOEXEC);
}

/* The description that is kept for the first of the program's to be opened in this mode; -1: none.
 */
static int pooled_description(unsigned slot, unsigned mode)
{
    if (slot >= POOLED || pool[slot].taken[mode])
        return -1;
    if (pool[slot].opened[mode] == 0) {
        int fd = open_again(pool[slot].fd, mode);
        int kept = fd < 0 ? -1 : high(fd);
        if (kept < 0)
            return -1;
        pool[slot].opened[mode] = kept;
    }
    pool[slot].taken[mode] = true;
    return pool[slot].opened[mode];
}

/* A description of its own, at the program's number. */
static bool open_at(unsigned slot, unsigned fd, unsigned mode)
{
    int pooled = pooled_description(slot, mode);
    if (pooled >= 0)
        return dup3(pooled, (int)fd, O_CLOEXEC) >= 0;
    int got = open_again(helper_files[slot].fd, mode);
    if (got < 0)
        return false;
    if (got != (int)fd) {
        int moved = dup3(got, (int)fd, O_CLOEXEC);
        close(got);
        if (moved < 0)
            return false;
    }
    return true;
}

static int close_file(uint64_t fd);

static int open_file(uint64_t fd, uint64_t size, uint64_t mode, uint64_t same)
{
    bool other = (int32_t)same > 0;
    unsigned slot;
    if (fd >= FDS || (other && same > FDS))
        return stop(MF_STOP_DESCRIPTOR);
    if (mode < 1 || mode > 3)
        return EINVAL;
    if (other && !is_open(same - 1))
        return EBADF;
    if (!other && size > MF_FILE_SIZE_MAX)
        return EINVAL;
    if (!other && size > MF_REMOTE_FILE_MAX)
        return stop(MF_STOP_FILE);
    slot = other ? file_of[same - 1] - 1u : new_file((uint32_t)fd, size);
    if (slot >= HELPER_FILES)
        return stop(MF_STOP_SETUP);
    helper_files[slot].users++; /* before fd is closed, which may be the same file's last */
    close_file(fd);
    if (!open_at(slot, (unsigned)fd, (unsigned)mode)) {
        helper_files[slot].users--;
        drop(slot);
        return stop(MF_STOP_SETUP);
    }
    file_of[fd] = (uint8_t)(slot + 1);
    writable[fd] = (mode & 2) != 0;
    if (fd > highest_fd)
        highest_fd = (unsigned)fd;
    return 0;
}

static int truncate_file(uint64_t fd, uint64_t size)
{
    if (!is_open((uint32_t)fd))
        return EBADF;
    if (!writable[(uint32_t)fd] || size > MF_FILE_SIZE_MAX)
        return EINVAL;
    struct helper_file *file = &helper_files[file_of[(uint32_t)fd] - 1];
    uint64_t bytes = file_bytes(size);
    if (ftruncate((int)fd, (off_t)bytes) != 0)
        return errno;
    /* The rest of the last page is cleared unless the file grows. Not by cutting it first: that
     * would drop private copies of the kernel's pages there, and the page it stands for keeps its
     * own. */
    if (size <= file->size && bytes != size) {
        static const uint8_t zeros[65536];
        if (pwrite(file->fd, zeros, bytes - size, (off_t)size) != (ssize_t)(bytes - size))
            return errno;
    }
    file->size = size;
    return 0;
}

static int close_file(uint64_t fd)
{
    if (!is_open((uint32_t)fd))
        return EBADF;
    unsigned slot = file_of[(uint32_t)fd] - 1u;
    file_of[(uint32_t)fd] = 0;
    close((int)fd);
    helper_files[slot].users--;
    drop(slot);
    return 0;
}

void helper_close_all(void)
{
    for (unsigned fd = 0; fd <= highest_fd; fd++) {
        if (file_of[fd])
            close_file(fd);
    }
    for (unsigned slot = 0; slot < POOLED && slot < helper_file_count; slot++)
        memset(pool[slot].taken, 0, sizeof pool[slot].taken);
    highest_fd = 0;
    helper_file_count = 0;
}

int helper_file_call(unsigned kind, const uint64_t *arg)
{
    switch (kind) {
    case MF_FTRUNCATE:
        return truncate_file(arg[0], arg[1]);
    case MF_CLOSE:
        return close_file(arg[0]);
    case MF_FILE:
        return open_file(arg[0], arg[1], arg[2], arg[3]);
    default:
        return 0;
    }
}
