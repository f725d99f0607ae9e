#define _GNU_SOURCE
#include "mm/host_linux_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif
#ifndef MADV_DONTNEED_LOCKED
#define MADV_DONTNEED_LOCKED 24
#endif

static int kernel_prot(unsigned prot)
{
    return ((prot & MM_HOST_READ) ? PROT_READ : 0) | ((prot & MM_HOST_WRITE) ? PROT_WRITE : 0);
}

/* mmap as the rest of this file wants it: the address, or an errno. */
static int map_at(mm_haddr hint, uint64_t len, int prot, int flags, int fd, uint64_t offset,
                  mm_haddr *at)
{
    if (len == 0) /* the whole 2^64 */
        return ENOMEM;
    void *got = mmap(host_pointer(hint), (size_t)len, prot, flags, fd, (off_t)offset);
    if (got == MAP_FAILED)
        return errno;
    *at = (mm_haddr)(uintptr_t)got;
    return 0;
}

static int unmap_at(mm_haddr at, uint64_t len)
{
    return munmap(host_pointer(at), (size_t)len) == 0 ? 0 : errno;
}

int host_reserve_anywhere(struct mm_host_linux *host, uint64_t len, mm_haddr *at)
{
    /* With host pages above the kernel's own: map more, and trim both edges (no edge is a split, so
     * trimming needs no further mapping and cannot be refused for want of one). */
    uint64_t slack = host->host_page - host->kernel_page;
    if (len == 0 || len > UINT64_MAX - slack)
        return ENOMEM;

    mm_haddr first = 0;
    int error = map_at(0, len + slack, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                       0, &first);
    if (error)
        return error;
    mm_haddr aligned = mm_round_up_wrap(first, host->host_page);
    uint64_t head = aligned - first;
    uint64_t tail = slack - head;
    if (head != 0)
        error = unmap_at(first, head);
    if (!error && tail != 0)
        error = unmap_at(aligned + len, tail);
    if (error) {
        (void)unmap_at(first, len + slack);
        return error;
    }
    *at = aligned;
    return 0;
}

static int map_noreplace(struct mm_host_linux *host, mm_haddr at, uint64_t len, int prot, int flags,
                         int fd, uint64_t offset)
{
    mm_haddr got = 0;
    int noreplace = host->ways.noreplace ? MAP_FIXED_NOREPLACE : 0;
    int error = map_at(at, len, prot, flags | noreplace, fd, offset, &got);
    if (error)
        return error;
    if (got == at)
        return 0;
    /* A kernel that does not know the flag has taken the address for a hint. */
    error = unmap_at(got, len);
    return error ? error : EEXIST;
}

static int map_anywhere(struct mm_host_linux *host, uint64_t len, int prot, int flags, int fd,
                        uint64_t offset, mm_haddr *at)
{
    mm_haddr place;
    int error = host_reserve_anywhere(host, len, &place);
    if (error)
        return error;
    error = map_at(place, len, prot, flags | MAP_FIXED, fd, offset, at);
    if (error)
        (void)unmap_at(place, len);
    return error;
}

static int host_map(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    struct mm_host_linux *host = context;
    if (!host_whole_pages(host, map->at))
        return EINVAL;

    uint64_t len = mm_range_len(map->at);
    int prot = kernel_prot(map->prot);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
    int fd = -1;
    uint64_t offset = 0;
    if (map->handle != 0) {
        flags = map->shared ? MAP_SHARED : MAP_PRIVATE;
        fd = host_file_descriptor(map->handle);
        offset = map->offset;
    } else if (map->reserve) {
        flags |= MAP_NORESERVE;
    }

    if (map->place == MM_PLACE_ANYWHERE)
        return map_anywhere(host, len, prot, flags, fd, offset, at);
    if (map->place == MM_PLACE_NOREPLACE) {
        int error = map_noreplace(host, map->at.first, len, prot, flags, fd, offset);
        if (!error)
            *at = map->at.first;
        return error;
    }
    return map_at(map->at.first, len, prot, flags | MAP_FIXED, fd, offset, at);
}

static int host_unmap(void *context, struct mm_range range)
{
    struct mm_host_linux *host = context;
    if (!host_whole_pages(host, range))
        return EINVAL;
    return unmap_at(range.first, mm_range_len(range));
}

static int protect_at(struct mm_range range, int prot)
{
    return mprotect(host_pointer(range.first), (size_t)mm_range_len(range), prot) == 0 ? 0 : errno;
}

/*
 * The kernel protects mapping by mapping, and may refuse the last one (the mapping limit, for it
 * has to be split) when the first ones have been changed. So remember what they had.
 */
static int protect_several(struct mm_range range, int prot, const struct host_vmas *vmas)
{
    int error = protect_at(range, prot);
    if (!error)
        return 0;
    for (size_t i = 0; i < vmas->count; i++)
        (void)protect_at(vmas->at[i].range, vmas->at[i].prot);
    return error;
}

static int host_protect(void *context, struct mm_range range, unsigned prot)
{
    struct mm_host_linux *host = context;
    if (!host_whole_pages(host, range))
        return EINVAL;
    if (mm_range_len(range) == host->kernel_page) /* one mapping, for certain: all or nothing */
        return protect_at(range, kernel_prot(prot));

    struct host_vmas vmas;
    int error = host_vmas_list(host, range, &vmas);
    if (!error && vmas.hole)
        error = ENOMEM;
    if (!error)
        error = protect_several(range, kernel_prot(prot), &vmas);
    host_vmas_free(&vmas);
    return error;
}

static int host_discard(void *context, struct mm_range range)
{
    struct mm_host_linux *host = context;
    if (!host_whole_pages(host, range))
        return EINVAL;
    void *at = host_pointer(range.first);
    size_t len = (size_t)mm_range_len(range);
    if (madvise(at, len, MADV_DONTNEED) == 0)
        return 0;
    if (errno != EINVAL) /* EINVAL: an embedder may have locked all of its memory */
        return errno;
    return madvise(at, len, MADV_DONTNEED_LOCKED) == 0 ? 0 : errno;
}

static int host_sync(void *context, struct mm_range range, unsigned flags)
{
    struct mm_host_linux *host = context;
    if (!host_whole_pages(host, range))
        return EINVAL;
    /* The Linux ABI's flags are the kernel's own. */
    return msync(host_pointer(range.first), (size_t)mm_range_len(range), (int)flags) == 0 ? 0
                                                                                          : errno;
}

static void *host_alloc(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void host_free(void *context, void *block, size_t size)
{
    (void)context;
    (void)size;
    free(block);
}

static const struct mm_host_ops linux_ops = {
    .file = host_file_lookup,
    .size = host_file_size,
    .release = host_file_release,
    .share = host_file_share,
    .map = host_map,
    .unmap = host_unmap,
    .protect = host_protect,
    .remap = host_remap,
    .discard = host_discard,
    .sync = host_sync,
    .zero = host_zero,
    .copy = host_copy,
    .read = host_read,
    .save = host_save,
    .restore = host_restore,
    .forget = host_forget,
    .query = host_query,
    .alloc = host_alloc,
    .free = host_free,
};

int host_high_duplicate(int fd)
{
    /* The upper quarter of what the process may open, but not beyond what a table of descriptors
     * reasonably spans. */
    rlim_t limit = 1024;
    struct rlimit nofile;
    if (getrlimit(RLIMIT_NOFILE, &nofile) == 0 && nofile.rlim_cur < limit)
        limit = nofile.rlim_cur;
    int got = fcntl(fd, F_DUPFD_CLOEXEC, (int)(limit / 4 * 3));
    return got >= 0 ? got : fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

static int open_high(const char *path, int flags)
{
    int low = open(path, flags | O_CLOEXEC);
    if (low < 0)
        return -1;
    int high = host_high_duplicate(low);
    if (high < 0)
        return low;
    close(low);
    return high;
}

static void close_proc(struct mm_host_linux *host)
{
    if (host->mem >= 0)
        close(host->mem);
    if (host->maps >= 0)
        close(host->maps);
    host->mem = -1;
    host->maps = -1;
}

static int open_proc(struct mm_host_linux *host)
{
    host->mem = open_high("/proc/self/mem", O_RDWR);
    host->maps = host->mem < 0 ? -1 : open_high("/proc/self/maps", O_RDONLY);
    if (host->maps < 0) {
        int error = errno;
        close_proc(host);
        return error;
    }
    host->owner = getpid();
    return 0;
}

int host_proc(struct mm_host_linux *host, int *mem, int *maps)
{
    int error = 0;
    pthread_mutex_lock(&host->lock);
    /* After fork the old descriptors still show the parent's memory. */
    if (host->mem < 0 || host->owner != getpid()) {
        close_proc(host);
        error = open_proc(host);
    }
    *mem = host->mem;
    *maps = host->maps;
    pthread_mutex_unlock(&host->lock);
    return error;
}

struct mm_host_linux *mm_host_linux_create(uint64_t host_page)
{
    uint64_t kernel_page = (uint64_t)sysconf(_SC_PAGESIZE);
    if (host_page < kernel_page || !mm_aligned(host_page, kernel_page) ||
        (host_page & (host_page - 1)) != 0) {
        errno = EINVAL;
        return NULL;
    }
    struct mm_host_linux *host = calloc(1, sizeof *host);
    if (!host)
        return NULL;
    host->host_page = host_page;
    host->kernel_page = kernel_page;
    host->ways = (struct host_ways){true, true, true, true};
    host->mem = -1;
    host->maps = -1;

    int error = pthread_mutex_init(&host->lock, NULL);
    if (error) {
        free(host);
        errno = error;
        return NULL;
    }
    error = open_proc(host);
    if (!error)
        error = host_memory_probe(host);
    if (error) {
        mm_host_linux_destroy(host);
        errno = error;
        return NULL;
    }
    return host;
}

void mm_host_linux_destroy(struct mm_host_linux *host)
{
    if (!host)
        return;
    host_files_close(host);
    close_proc(host);
    pthread_mutex_destroy(&host->lock);
    free(host);
}

struct mm_host mm_host_linux_interface(struct mm_host_linux *host)
{
    return (struct mm_host){&linux_ops, host};
}

size_t mm_host_linux_handles(struct mm_host_linux *host)
{
    pthread_mutex_lock(&host->lock);
    size_t held = host->held;
    pthread_mutex_unlock(&host->lock);
    return held;
}
