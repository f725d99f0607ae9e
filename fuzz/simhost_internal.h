/*
 * The inside of the simulated host, shared by its own files only.
 *
 *     simhost.c        make, reset, destroy; breaches; what the checks count
 *     simhost_list.c   the sorted array of host mappings, and where staging goes
 *     simhost_map.c    map, unmap, protect, remap, discard, sync, query
 *     simhost_file.c   objects, descriptors, handles; file, size, release, share
 *     simhost_bytes.c  zero, copy, read, save, restore, forget; load, store, look
 *     simhost_fault.c  failing calls; alloc and free
 *
 * Every host call does the same four things in this order: count itself and see whether it is to
 * fail; look at its arguments as a stranger's (what the core must never do is a breach); refuse as
 * a kernel would; change.
 *
 * Memory: private contents are one list of tokens over host addresses, `overlay`. What it does not
 * cover reads as zero in an anonymous mapping and as the file in a private one. It covers a host
 * page of a private file mapping wholly or not at all (copy on write), and holds no zero tokens
 * where a mapping is anonymous. Contents of objects hold no zero tokens either.
 */
#ifndef MF_SIMHOST_INTERNAL_H
#define MF_SIMHOST_INTERNAL_H

#include <errno.h>

#include "fuzz/simhost.h"

enum {
    MF_FAULTS_MAX = 64,
    /* No more memory than this for the core at once: more is a wrong size, not a need. */
    MF_BLOCK_MAX = 1 << 30
};

/* The largest size a file may have (DESIGN.md leaves it to the test bed). */
#define MF_FILE_SIZE_MAX ((uint64_t)1 << 62)

struct mf_object {
    uint64_t size;
    bool anonymous; /* made by share() */
    struct mf_content content;
};

/* An open file description; its handle is MF_HANDLE_FIRST + its index. */
struct mf_description {
    uint32_t object;
    bool readable;
    bool writable;
    uint64_t refs; /* what the core holds */
};

#define MF_HANDLE_FIRST ((mm_handle)0x1000)

struct mf_descriptor {
    int fd;
    uint32_t description;
};

struct mf_save {
    uint64_t id;      /* what the core got; 0: not in use */
    uint64_t to_last; /* length - 1 */
    struct mf_content content;
};

struct mf_block {
    void *at;
    size_t size;
};

struct mf_pending {
    uint8_t call; /* enum mf_fault_call */
    int error;
    uint64_t left; /* it is the left-th next call */
    uint64_t short_bytes;
};

struct mf_mappings {
    struct mf_host_mapping *at;
    size_t count;
    size_t capacity;
};

struct mf_simhost {
    struct mf_config config;
    uint64_t unit;         /* the host page size */
    struct mm_range span;  /* host addresses: what is the guest's */
    struct mm_range whole; /* the span, or the reservation, which may reach further */
    bool reserved;         /* the reservation was made: there must be no hole in it */
    uint64_t random;       /* state of policy random */
    uint64_t version;

    struct mf_mappings mappings;
    struct mf_mappings edit;  /* what is to replace mappings[edit_low, ...) */
    struct mf_mappings moved; /* source pieces of a remap */
    struct mf_mappings backup;
    size_t edit_low;

    struct mf_content overlay;
    struct mf_content scratch;

    struct mf_object *objects; /* [0] is never used */
    size_t object_count;
    size_t object_capacity; /* all below it have a content that may hold memory */
    struct mf_description *descriptions;
    size_t description_count;
    size_t description_capacity;
    struct mf_descriptor *descriptors; /* open ones, in no order */
    size_t descriptor_count;
    size_t descriptor_capacity;
    uint64_t handle_refs;

    struct mf_save *saves;
    size_t save_count; /* slots below it have a content that may hold memory */
    size_t save_capacity;
    uint64_t save_ids;
    uint64_t saves_held;

    struct mf_block *blocks; /* live ones, in no order; they outlive a reset, as the core does */
    size_t block_count;
    size_t block_capacity;

    struct mf_host_sync *syncs;
    size_t sync_count;
    size_t sync_capacity;

    uint8_t *trace; /* where to write down the next call; NULL: nowhere */
    size_t trace_room;
    struct mf_pending pending[MF_FAULTS_MAX];
    size_t pending_count;
    bool faults_held;
    struct mf_host_counts counts;

    bool breached;
    char breach[256];
};

/* --- simhost.c --- */

/* Remember what the core must never do, as "CALL 0xFIRST-0xLAST WHAT"; the first one stays. */
void mf_sim_breach(struct mf_simhost *host, const char *call, struct mm_range range,
                   const char *what);
/* The same for what is not about a range: "CALL WHAT (0xVALUE)". */
void mf_sim_breach_value(struct mf_simhost *host, const char *call, uint64_t value,
                         const char *what);
/* Room for `count` elements of `size` bytes in an array; aborts on lack of memory. */
void *mf_sim_grow(void *array, size_t *capacity, size_t count, size_t size);

/* --- simhost_fault.c --- */

/* Count one call; 0, or the errno it is to fail with. short_bytes (of read, else NULL): at most how
 * many bytes it is to read. */
int mf_sim_begin(struct mf_simhost *host, enum mf_fault_call call, uint64_t *short_bytes);
void *mf_sim_alloc(void *context, size_t size);
void mf_sim_free(void *context, void *block, size_t size);

/* --- simhost_list.c --- */

static inline bool mf_sim_has_object(const struct mf_host_mapping *mapping)
{
    return mapping->kind == MF_HOST_PRIVATE || mapping->kind == MF_HOST_SHARED;
}

static inline struct mm_range mf_sim_range(const struct mf_host_mapping *mapping)
{
    return (struct mm_range){mapping->first, mapping->last};
}

/* The first mapping that ends at or after `at`; the count if there is none. */
size_t mf_sim_find(const struct mf_simhost *host, uint64_t at);
/* Is every byte of the range mapped? */
bool mf_sim_covered(const struct mf_simhost *host, struct mm_range range);
/* Does the range touch a mapping of this kind? */
bool mf_sim_touches(const struct mf_simhost *host, struct mm_range range, enum mf_host_kind kind);
/* The part of a mapping inside a range that it overlaps. */
struct mf_host_mapping mf_sim_cut(const struct mf_host_mapping *mapping, struct mm_range range);
void mf_sim_push(struct mf_mappings *list, struct mf_host_mapping mapping);

/*
 * Replace what is mapped in a range: begin, then put the new mappings in ascending order (none:
 * unmap), then end. Neighbours that are one become one. With `limited`, false and nothing changed
 * if more mappings than the configuration allows would be left.
 */
void mf_sim_edit_begin(struct mf_simhost *host, struct mm_range range);
void mf_sim_edit_put(struct mf_simhost *host, struct mf_host_mapping mapping);
bool mf_sim_edit_end(struct mf_simhost *host, struct mm_range range, bool limited);
/* May there be `after` mappings where there were `before`? Counts a refusal if not. */
bool mf_sim_within_limit(struct mf_simhost *host, size_t before, size_t after);

/*
 * Where the host puts a mapping of to_last + 1 bytes (whole host pages): outside the span and above
 * the lowest 64 KiB. false: there is no room, which only a span of nearly all 2^64 bytes can cause;
 * counted as a refusal.
 */
bool mf_sim_place(struct mf_simhost *host, uint64_t to_last, struct mm_range *range);

/* --- simhost_map.c --- */

int mf_sim_map(void *context, const struct mm_host_map *map, mm_haddr *at);
int mf_sim_unmap(void *context, struct mm_range range);
int mf_sim_protect(void *context, struct mm_range range, unsigned prot);
int mf_sim_remap(void *context, struct mm_range from, enum mm_place place, bool keep, mm_haddr *to);
int mf_sim_discard(void *context, struct mm_range range);
int mf_sim_sync(void *context, struct mm_range range, unsigned flags);
bool mf_sim_query(void *context, mm_haddr from, struct mm_range *found);

/* --- simhost_file.c --- */

int mf_sim_file(void *context, int fd, struct mm_host_file *file);
int mf_sim_size(void *context, mm_handle handle, uint64_t *bytes);
void mf_sim_release(void *context, mm_handle handle);
int mf_sim_share(void *context, uint64_t bytes, mm_handle *handle, uint64_t *object);
/* What is behind a handle that the core holds; else NULL, and a breach. */
const struct mf_description *mf_sim_description(struct mf_simhost *host, const char *call,
                                                mm_handle handle);
/* Is this offset on a host page wholly past the object's end? */
bool mf_sim_past_end(const struct mf_simhost *host, uint32_t object, uint64_t offset);
void mf_sim_files_reset(struct mf_simhost *host);
void mf_sim_files_free(struct mf_simhost *host);

/* --- simhost_bytes.c --- */

int mf_sim_zero(void *context, struct mm_range bytes);
int mf_sim_copy(void *context, mm_haddr to, struct mm_range from);
int mf_sim_read(void *context, struct mm_range bytes, mm_handle handle, uint64_t offset,
                uint64_t *got);
int mf_sim_save(void *context, struct mm_range bytes, void **saved);
int mf_sim_restore(void *context, struct mm_range bytes, void *saved);
void mf_sim_forget(void *context, void *saved);
/* Does the range belong to the guest's span or to staging? A breach if not. */
bool mf_sim_is_ours(struct mf_simhost *host, const char *call, struct mm_range range);

#endif
