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

static bool fill_file(int fd, uint32_t seed, uint64_t size)
{
    static uint8_t chunk[65536]; /* the pattern repeats after that */
    for (uint64_t i = 0; i < sizeof chunk && i < size; i++)
        chunk[i] = mf_pattern(seed, i);
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
        return helper_file_count;
    int fd = memfd_create("program", MFD_CLOEXEC);
    if (fd >= 0)
        fd = high(fd);
    if (fd < 0)
        return HELPER_FILES;
    if (!fill_file(fd, seed, size)) {
        close(fd);
        return HELPER_FILES;
    }
    struct stat status;
    if (fstat(fd, &status) != 0 || ftruncate(fd, (off_t)file_bytes(size)) != 0) {
        close(fd);
        return HELPER_FILES;
    }
    helper_files[helper_file_count] = (struct helper_file){fd, 0, status.st_ino, size};
    return helper_file_count++;
}

static void drop(unsigned slot)
{
    if (helper_files[slot].users != 0)
        return;
    close(helper_files[slot].fd);
    helper_files[slot].fd = 0;
}

/* Another description of the file, with the mode, at the program's number. */
static bool open_at(unsigned slot, unsigned fd, unsigned mode)
{
    static const int flags[] = {O_RDONLY, O_RDONLY, O_WRONLY, O_RDWR};
    if (dup3(helper_files[slot].fd, HELPER_FD_VIA, O_CLOEXEC) < 0)
        return false;
    int got = open(helper_via_path, flags[mode] | O_CLOEXEC);
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
