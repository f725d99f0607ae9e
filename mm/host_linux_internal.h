/*
 * The inside of the Linux host: what its files share. host_linux.c maps, host_linux_file.c keeps
 * handles, host_linux_memory.c reads and writes memory, host_linux_maps.c lists mappings,
 * host_linux_remap.c moves them.
 */
#ifndef MM_HOST_LINUX_INTERNAL_H
#define MM_HOST_LINUX_INTERNAL_H

#include <pthread.h>
#include <stdbool.h>
#include <sys/types.h>

#include "mm/host_linux.h"

struct host_file;

enum { HOST_FILE_BUCKETS = 64 };

/* Ways that some kernels lack; a test switches them off to try what stands in for them. */
struct host_ways {
    bool query_ioctl; /* PROCMAP_QUERY, 6.11 */
    bool dupfd_query; /* F_DUPFD_QUERY, 6.10 */
    bool kcmp;        /* KCMP_FILE, where a sandbox allows it */
    bool noreplace;   /* MAP_FIXED_NOREPLACE, 4.17: older kernels take it for a hint */
};

struct mm_host_linux {
    uint64_t host_page;
    uint64_t kernel_page;
    pthread_mutex_t lock; /* of everything below */
    struct host_ways ways;
    pid_t owner; /* the process that opened mem and maps: they show its memory, not a child's */
    int mem;
    int maps;
    struct host_file *files[HOST_FILE_BUCKETS];
    size_t held;
    uint64_t next_object;
};

/* One mapping as the kernel counts it. */
struct host_vma {
    struct mm_range range;
    int prot; /* PROT_READ, PROT_WRITE, PROT_EXEC */
};

/* The mappings in a range, ascending, cut to it. */
struct host_vmas {
    struct host_vma *at;
    size_t count;
    size_t capacity;
    bool hole; /* some of the range is not mapped */
    struct host_vma few[8];
};

static inline bool host_whole_pages(const struct mm_host_linux *host, struct mm_range range)
{
    return mm_aligned(range.first, host->host_page) &&
           mm_unit_last(range.last, host->host_page) == range.last;
}

/* The one place where a host address becomes a pointer; nothing is read or written through it. */
static inline void *host_pointer(mm_haddr at)
{
    return (void *)(uintptr_t)at;
}

/* --- host_linux.c --- */

/* The descriptors of /proc/self/mem and /proc/self/maps of this very process. 0 or an errno. */
int host_proc(struct mm_host_linux *host, int *mem, int *maps);

/* Put a descriptor out of the guest's way: a close-on-exec duplicate with a high number, or -1. */
int host_high_duplicate(int fd);

/* Inaccessible address space where the kernel likes, aligned to the host page. 0 or an errno. */
int host_reserve_anywhere(struct mm_host_linux *host, uint64_t len, mm_haddr *at);

/* --- host_linux_maps.c --- */

/* The first mapping that ends at or after from. 0, ENOENT, or what the kernel said. */
int host_next_vma(struct mm_host_linux *host, mm_haddr from, struct host_vma *vma);

/* List the mappings in a range. 0 or an errno; host_vmas_free in any case. */
int host_vmas_list(struct mm_host_linux *host, struct mm_range range, struct host_vmas *vmas);
void host_vmas_free(struct host_vmas *vmas);

/* --- The members of mm_host_ops. --- */

int host_file_lookup(void *context, int fd, struct mm_host_file *file);
int host_file_size(void *context, mm_handle handle, uint64_t *bytes);
void host_file_release(void *context, mm_handle handle);
int host_file_share(void *context, uint64_t bytes, mm_handle *handle, uint64_t *object);
int host_file_descriptor(mm_handle handle); /* what a handle keeps open */
void host_files_close(struct mm_host_linux *host);

int host_remap(void *context, struct mm_range from, enum mm_place place, bool keep, mm_haddr *to);

int host_zero(void *context, struct mm_range bytes);
int host_copy(void *context, mm_haddr to, struct mm_range from);
int host_read(void *context, struct mm_range bytes, mm_handle handle, uint64_t offset,
              uint64_t *got);
int host_save(void *context, struct mm_range bytes, void **saved);
int host_restore(void *context, struct mm_range bytes, void *saved);
void host_forget(void *context, void *saved);
/* Can this process write inaccessible memory through /proc/self/mem? 0 or an errno. */
int host_memory_probe(struct mm_host_linux *host);

bool host_query(void *context, mm_haddr from, struct mm_range *found);

#endif
