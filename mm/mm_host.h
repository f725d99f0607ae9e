/*
 * What the core asks of the host: its only door to the outside.
 *
 * The core never follows a pointer to guest memory and makes no system call; everything goes
 * through this table. mm/host_linux.h has the real one; a test bed may have a simulated one.
 *
 * Conventions for all of them: `context` is what struct mm_host holds. Ranges are host addresses,
 * inclusive of their last byte, whole host pages unless said otherwise ("bytes"). The return value
 * is 0 or a host errno (Linux numbering, positive); a call that returns an errno has changed
 * nothing. Calls come from whatever thread called the core, with the core's lock held. A host may
 * refuse any call but release, forget, query, free.
 */
#ifndef MM_HOST_H
#define MM_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mm/range.h"

/* A host address. Only mm_guest_to_host() and mm_host_to_guest() cross over to guest addresses. */
typedef uint64_t mm_haddr;

/* A reference to a file or to one shared anonymous memory, made by file() or share(); never 0. */
typedef uint64_t mm_handle;

/* Host protections; never execute: a guest's code is translated, not run. */
enum { MM_HOST_NONE = 0, MM_HOST_READ = 1, MM_HOST_WRITE = 2 };

enum mm_place {
    MM_PLACE_REPLACE,   /* exactly there; what is mapped there goes, in one step */
    MM_PLACE_NOREPLACE, /* exactly there, or EEXIST if anything is mapped there */
    MM_PLACE_ANYWHERE   /* where the host likes: staging only */
};

struct mm_host_file {
    mm_handle handle; /* the same for the same open file description, for as long as it is held */
    uint64_t object;  /* the same for every description of one file */
    bool readable;
    bool writable;
    bool mappable; /* false for directories, pipes and the like (mmap gives ENODEV) */
};

struct mm_host_map {
    struct mm_range at; /* for ANYWHERE only the length counts */
    enum mm_place place;
    unsigned prot;
    mm_handle
        handle;   /* 0: private anonymous memory, reading as zeros; shared and offset are ignored */
    bool shared;  /* of a handle: shared, else private (copy on write) */
    bool reserve; /* anonymous, inaccessible: address space held for the guest, not memory */
    uint64_t
        offset; /* of a handle, in bytes, a multiple of the host page size; may lie past the end */
};

struct mm_host_ops {
    /* Look a descriptor up: EBADF if it is not open. Takes one reference to the handle. */
    int (*file)(void *context, int fd, struct mm_host_file *file);
    /* Size of a file, or of a shared anonymous object, now, in bytes. */
    int (*size)(void *context, mm_handle handle, uint64_t *bytes);
    /* Give back one reference. */
    void (*release)(void *context, mm_handle handle);
    /* A new shared anonymous object of this size, zeros; one reference. object as in mm_host_file.
     */
    int (*share)(void *context, uint64_t bytes, mm_handle *handle, uint64_t *object);

    /* Map; *at is where (for REPLACE and NOREPLACE: map->at.first). */
    int (*map)(void *context, const struct mm_host_map *map, mm_haddr *at);
    /* Unmap; holes are fine. */
    int (*unmap)(void *context, struct mm_range range);
    /* Change protection of a range without holes, of however many host mappings. */
    int (*protect)(void *context, struct mm_range range, unsigned prot);
    /*
     * Move mapped pages, of however many host mappings, without holes. place is REPLACE (to *to) or
     * ANYWHERE (the place is written to *to). Protection goes along. keep: the source stays mapped
     * with its protection, private pages then read as zeros, or as the file; else the source is
     * unmapped.
     */
    int (*remap)(void *context, struct mm_range from, enum mm_place place, bool keep, mm_haddr *to);
    /* Drop private contents: anonymous pages read as zeros, private file pages as the file. Shared
     * pages keep their bytes. */
    int (*discard)(void *context, struct mm_range range);
    /* Write shared file pages back. flags: MM_MS_* of the Linux ABI (ASYNC 1, INVALIDATE 2, SYNC
     * 4). */
    int (*sync)(void *context, struct mm_range range, unsigned flags);

    /*
     * These five work whatever the protection is, on bytes (no alignment), and answer EFAULT where
     * a byte lies on a page past its file's end (or is not mapped), before changing anything.
     */
    int (*zero)(void *context, struct mm_range bytes);
    int (*copy)(void *context, mm_haddr to, struct mm_range from); /* ranges do not overlap */
    /* Read file contents into place, at most the length of bytes; *got bytes were read: fewer at
     * the end of the file (0 past it), or whenever the host feels like it. EINTR: nothing was read,
     * try again. */
    int (*read)(void *context, struct mm_range bytes, mm_handle handle, uint64_t offset,
                uint64_t *got);
    int (*save)(void *context, struct mm_range bytes, void **saved); /* a copy, until forget */
    int (*restore)(void *context, struct mm_range bytes, void *saved);
    void (*forget)(void *context, void *saved);

    /* The first host mapping that ends at or after from; false if there is none. Neighbouring
     * mappings may be reported as one or several. Reserved address space counts. */
    bool (*query)(void *context, mm_haddr from, struct mm_range *found);

    /* Memory for the core itself; NULL if there is none. free gets the size that was asked for. */
    void *(*alloc)(void *context, size_t size);
    void (*free)(void *context, void *block, size_t size);
};

struct mm_host {
    const struct mm_host_ops *ops;
    void *context;
};

#endif
