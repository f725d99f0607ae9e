/*
 * Which object, at which offset. Every mapped page of an object names a backing by number, so that
 * a table value stays 64 bits: a backing is an object and an offset-minus-address difference, the
 * same for all pages of a region. An object holds one reference to the host's handle for as long as
 * any backing or any call under way (a pin) uses it.
 */
#ifndef MM_BACKING_H
#define MM_BACKING_H

#include "mm/mm_host.h"

struct mm_object {
    uint32_t next;    /* in the hash chain, or in the list of free slots; first, as in mm_backing */
    uint32_t users;   /* backings and pins */
    mm_handle handle; /* 0: the slot is not in use */
    uint64_t id; /* the host's number for what is behind the handle (struct mm_host_file.object) */
    bool writable;  /* the handle's descriptor allowed writing */
    bool anonymous; /* shared anonymous memory, not a file */
};

struct mm_backing {
    uint32_t next;
    uint32_t object; /* number; 0: the slot is not in use */
    uint64_t delta;  /* offset minus guest address, modulo 2^64 */
    uint64_t pages;  /* target pages that use it, those of a plan included */
};

/* A growing array of slots with a hash over them; slot 0 is never used. */
struct mm_slots {
    void *at;
    uint32_t *buckets; /* capacity of them */
    uint32_t capacity;
    uint32_t used; /* slots 1..used have been in use */
    uint32_t free; /* head of the list of slots given back */
};

struct mm_backings {
    struct mm_slots objects;
    struct mm_slots backings;
    uint64_t handles; /* held now */
};

void mm_backings_init(struct mm_backings *set);
/* Everything forgotten without giving handles back (their host is gone); keeps memory. */
void mm_backings_forget(struct mm_backings *set);
/* Gives every handle back, and the memory. */
void mm_backings_free(struct mm_backings *set, struct mm_host host);

/*
 * Take over one reference to want->handle and pin its object until mm_object_unpin. Returns its
 * number; 0: no memory, the reference has been given back.
 */
uint32_t mm_object_take(struct mm_backings *set, struct mm_host host, const struct mm_object *want);
void mm_object_pin(struct mm_backings *set, uint32_t number);
void mm_object_unpin(struct mm_backings *set, struct mm_host host, uint32_t number);
const struct mm_object *mm_object_at(const struct mm_backings *set, uint32_t number);

/* The number of the backing with this object and delta, made if it is new, and add pages to it. 0:
 * no memory. 0 pages are not allowed. */
uint32_t mm_backing_use(struct mm_backings *set, struct mm_host host, uint32_t object,
                        uint64_t delta, uint64_t pages);
void mm_backing_add(struct mm_backings *set, uint32_t number, uint64_t pages);
/* Take pages off; at 0 the backing goes, and with the last user of its object the handle. */
void mm_backing_drop(struct mm_backings *set, struct mm_host host, uint32_t number, uint64_t pages);
const struct mm_backing *mm_backing_at(const struct mm_backings *set, uint32_t number);

#endif
