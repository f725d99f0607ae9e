#define _GNU_SOURCE
#include "mm/host_linux_internal.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* How much is moved at a time, where it has to pass through memory of ours. */
enum { CHUNK_BYTES = 16384 };

static uint64_t chunk_of(uint64_t left)
{
    return left < CHUNK_BYTES ? left : CHUNK_BYTES;
}

/*
 * /proc/self/mem: EIO is its answer for a page that cannot be had, be it unmapped, past the end of
 * its file, or shared memory that may not be written. Addresses of the upper half, where nothing of
 * ours can be, are negative offsets to it: EINVAL.
 */
static bool cannot_be_had(int error)
{
    return error == EIO || error == EFAULT || error == EINVAL;
}

static int read_memory(int mem, mm_haddr at, void *to, uint64_t len)
{
    char *next = to;
    while (len != 0) {
        ssize_t got = pread(mem, next, (size_t)len, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 || cannot_be_had(errno) ? EFAULT : errno;
        next += got;
        at += (uint64_t)got;
        len -= (uint64_t)got;
    }
    return 0;
}

static int write_memory(int mem, mm_haddr at, const void *from, uint64_t len)
{
    const char *next = from;
    while (len != 0) {
        ssize_t put = pwrite(mem, next, (size_t)len, (off_t)at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            char byte;
            if (put < 0 && !cannot_be_had(errno))
                return errno;
            return read_memory(mem, at, &byte, 1) == 0 ? EACCES : EFAULT;
        }
        next += put;
        at += (uint64_t)put;
        len -= (uint64_t)put;
    }
    return 0;
}

/* Can every page of the range be read? */
static int probe_read(struct mm_host_linux *host, int mem, struct mm_range bytes)
{
    char byte;
    for (mm_haddr at = bytes.first;;) {
        int error = read_memory(mem, at, &byte, 1);
        uint64_t page_last = mm_unit_last(at, host->kernel_page);
        if (error || page_last >= bytes.last)
            return error;
        at = page_last + 1;
    }
}

/*
 * Make sure that the range can be written from end to end, before any of it is: write one byte of
 * each page back to itself, which also gives private pages their own copy now. That byte is one of
 * those about to be overwritten, so it is nobody else's. A single page needs none of this, since
 * its write goes through as a whole or not at all.
 */
static int prepare_write(struct mm_host_linux *host, int mem, struct mm_range bytes)
{
    char byte;
    if (mm_unit_last(bytes.first, host->kernel_page) >= bytes.last)
        return 0;
    int error = probe_read(host, mem, bytes);
    if (error)
        return error;
    for (mm_haddr at = bytes.first;;) {
        error = read_memory(mem, at, &byte, 1);
        if (!error)
            error = write_memory(mem, at, &byte, 1);
        uint64_t page_last = mm_unit_last(at, host->kernel_page);
        if (error || page_last >= bytes.last)
            return error;
        at = page_last + 1;
    }
}

static int memory_descriptor(struct mm_host_linux *host, int *mem)
{
    int maps;
    return host_proc(host, mem, &maps);
}

int host_zero(void *context, struct mm_range bytes)
{
    static const char zeros[CHUNK_BYTES];
    struct mm_host_linux *host = context;
    int mem;
    int error = memory_descriptor(host, &mem);
    if (!error)
        error = prepare_write(host, mem, bytes);

    uint64_t left = mm_range_len(bytes);
    for (mm_haddr at = bytes.first; !error && left != 0;) {
        uint64_t step = chunk_of(left);
        error = write_memory(mem, at, zeros, step);
        at = mm_add_wrap(at, step);
        left -= step;
    }
    return error;
}

int host_copy(void *context, mm_haddr to, struct mm_range from)
{
    struct mm_host_linux *host = context;
    uint64_t left = mm_range_len(from);
    struct mm_range target;
    char chunk[CHUNK_BYTES];
    int mem;
    if (!mm_range_make(to, left, &target))
        return EFAULT;
    int error = memory_descriptor(host, &mem);
    if (!error)
        error = probe_read(host, mem, from);
    if (!error)
        error = prepare_write(host, mem, target);

    for (mm_haddr at = from.first; !error && left != 0;) {
        uint64_t step = chunk_of(left);
        error = read_memory(mem, at, chunk, step);
        if (!error)
            error = write_memory(mem, to, chunk, step);
        at = mm_add_wrap(at, step);
        to = mm_add_wrap(to, step);
        left -= step;
    }
    return error;
}

int host_read(void *context, struct mm_range bytes, mm_handle handle, uint64_t offset,
              uint64_t *got)
{
    struct mm_host_linux *host = context;
    char chunk[CHUNK_BYTES];
    int mem;
    int error = memory_descriptor(host, &mem);
    if (error)
        return error;
    if (offset > INT64_MAX) { /* no file reaches that far */
        *got = 0;
        return 0;
    }
    /* One chunk at a time: the caller comes back for the rest. */
    uint64_t len = chunk_of(mm_range_len(bytes));
    ssize_t filled = pread(host_file_descriptor(handle), chunk, (size_t)len, (off_t)offset);
    if (filled < 0)
        return errno;
    struct mm_range target;
    if (mm_range_make(bytes.first, (uint64_t)filled, &target)) { /* else nothing was read */
        error = prepare_write(host, mem, target);
        if (!error)
            error = write_memory(mem, bytes.first, chunk, (uint64_t)filled);
    }
    if (!error)
        *got = (uint64_t)filled;
    return error;
}

int host_save(void *context, struct mm_range bytes, void **saved)
{
    struct mm_host_linux *host = context;
    int mem;
    int error = memory_descriptor(host, &mem);
    if (error)
        return error;
    uint64_t len = mm_range_len(bytes);
    void *copy = malloc((size_t)len);
    if (!copy)
        return ENOMEM;
    error = read_memory(mem, bytes.first, copy, len);
    if (error) {
        free(copy);
        return error;
    }
    *saved = copy;
    return 0;
}

int host_restore(void *context, struct mm_range bytes, void *saved)
{
    struct mm_host_linux *host = context;
    int mem;
    int error = memory_descriptor(host, &mem);
    if (!error)
        error = prepare_write(host, mem, bytes);
    if (!error)
        error = write_memory(mem, bytes.first, saved, mm_range_len(bytes));
    return error;
}

void host_forget(void *context, void *saved)
{
    (void)context;
    free(saved);
}

/* Kernels can be built or told to keep /proc/self/mem from overriding protection; then a refusal
 * would look like the end of a file, so such a kernel is no host. */
int host_memory_probe(struct mm_host_linux *host)
{
    void *page =
        mmap(NULL, (size_t)host->kernel_page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return errno;
    mm_haddr at = (mm_haddr)(uintptr_t)page;
    char byte = 1;
    int error = write_memory(host->mem, at, &byte, 1);
    byte = 0;
    if (!error)
        error = read_memory(host->mem, at, &byte, 1);
    if (error || byte != 1)
        error = ENOTSUP;
    if (munmap(page, (size_t)host->kernel_page) != 0 && !error)
        error = errno;
    return error;
}
