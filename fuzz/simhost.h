/*
 * The simulated host: a kernel's memory mapping with any page size, any placement policy, foreign
 * mappings, files whose sizes change, a mapping limit and calls that fail on request. It implements
 * mm_host.h and holds tokens, not bytes. It also is the guest's file system (file, ftruncate,
 * close) and memory bus (load, store at host addresses).
 *
 * It trusts nothing: what the core does outside the guest's span, or a hole left in a reserved span
 * after any single call, is remembered as a breach and reported by the OUTSIDE check.
 */
#ifndef MF_SIMHOST_H
#define MF_SIMHOST_H

#include "fuzz/content.h"
#include "fuzz/program.h"
#include "mm/mm_host.h"

struct mf_simhost;

/* A host mapping as the simulated kernel counts it. */
enum mf_host_kind {
    MF_HOST_ANON,
    MF_HOST_PRIVATE,
    MF_HOST_SHARED,
    MF_HOST_RESERVE,
    MF_HOST_FOREIGN,
    MF_HOST_HELD /* of a real host, which does not tell: inaccessible private memory, or reserved */
};

struct mf_host_mapping {
    uint64_t first; /* host addresses, inclusive, whole host pages */
    uint64_t last;
    uint8_t kind;
    uint8_t prot;  /* MM_HOST_* */
    bool writable; /* SHARED: made from a handle that may write; part of what makes two one */
    uint32_t
        object; /* PRIVATE, SHARED: index of the object, unique for the life of the host; else 0 */
    uint64_t offset; /* object offset of first */
};

/* A sync that the host has done: host addresses, whole host pages. */
struct mf_host_sync {
    uint64_t first;
    uint64_t last;
    unsigned flags; /* as in mm_host.h */
};

enum mf_access { MF_OK, MF_SEGV, MF_BUS };

/* Counters since reset; calls[MF_CALL_*]. */
struct mf_host_counts {
    uint64_t calls[MF_CALLS];
    uint64_t queries;
    /* Calls that failed for a fault statement or the mapping limit. An interrupted read (EINTR) is
     * none: it says "try again"; nor is want of room for staging: a core must do without. */
    uint64_t refused;
    uint64_t starved; /* of them, allocations */
};

struct mf_simhost *mf_simhost_create(void);
void mf_simhost_destroy(struct mf_simhost *host);
/* Everything forgotten, set up for a configuration (foreign mappings included); keeps memory, so
 * that it costs next to nothing after small programs. The span is [base, base + highest] rounded
 * out to H. */
void mf_simhost_reset(struct mf_simhost *host, const struct mf_config *config);
struct mm_host mf_simhost_interface(struct mf_simhost *host);

/* --- The guest's other system calls (files). Results are Linux errno numbers, 0 is success. --- */

/* Open: a new file of `size` bytes of pattern, or (same >= 0) another description of descriptor
 * `same`'s file. An fd that is open is closed first. mode: 1 r, 2 w, 3 rw. */
int mf_simhost_file(struct mf_simhost *host, int fd, uint64_t size, unsigned mode, int same);
int mf_simhost_ftruncate(struct mf_simhost *host, int fd, uint64_t size);
int mf_simhost_close(struct mf_simhost *host, int fd);

/* The `n`-th next call of this name fails with error, or (MF_CALL_READ, error 0) reads at most
 * `short_bytes` (but never 0 before the file's end). n = 0 is n = 1. Beyond 64 pending ones, or
 * where it could have no effect, it is dropped. */
void mf_simhost_fault(struct mf_simhost *host, enum mf_fault_call call, uint64_t n, int error,
                      uint64_t short_bytes);
/* From now on, write down which calls are made, enum mf_fault_call, as many as there is room for;
 * NULL: no more. */
void mf_simhost_trace(struct mf_simhost *host, uint8_t *kinds, size_t room);
/* While they are held, none comes true or nearer, and there is no limit of mappings. */
void mf_simhost_hold_faults(struct mf_simhost *host, bool held);

/* --- The memory bus, at host addresses. Host protection and file ends decide. --- */

enum mf_access mf_simhost_load(struct mf_simhost *host, uint64_t at, uint8_t *byte);
enum mf_access mf_simhost_store(struct mf_simhost *host, uint64_t at, uint8_t byte);

/* --- What the checks look at. --- */

size_t
mf_simhost_mapping_count(const struct mf_simhost *host); /* neighbours counted as one are one */
/* Ascending by address; index < count. */
const struct mf_host_mapping *mf_simhost_mapping(const struct mf_simhost *host, size_t index);

/*
 * What memory holds at `at` whatever its protection: the longest uniform stretch from `at`, cut to
 * `last`. MF_OK and a token; MF_BUS past a file's end; MF_SEGV not mapped or reserved or foreign.
 * *end is its last byte.
 */
enum mf_access mf_simhost_look(const struct mf_simhost *host, uint64_t at, uint64_t last,
                               uint64_t *end, struct mf_token *token);
/* The same for the bytes of the file behind a descriptor (zeros past the end are not shown: MF_BUS
 * there). */
enum mf_access mf_simhost_look_file(const struct mf_simhost *host, int fd, uint64_t at,
                                    uint64_t last, uint64_t *end, struct mf_token *token);
/* Size of the file behind fd; false: not open. */
bool mf_simhost_file_size(const struct mf_simhost *host, int fd, uint64_t *size);
/* Bumped whenever anything a look would show, a mapping or a file changed. */
uint64_t mf_simhost_version(const struct mf_simhost *host);

/* Files and mappings are one memory here, so nothing shows what a sync did: it is remembered, until
 * it is forgotten, in the order of the calls. */
size_t mf_simhost_synced(const struct mf_simhost *host, const struct mf_host_sync **syncs);
void mf_simhost_forget_synced(struct mf_simhost *host);

/* The first breach since reset as a sentence, or NULL. */
const char *mf_simhost_breach(const struct mf_simhost *host);
/* false: the configuration reserves the span, but it is not reserved now (not yet, or the core gave
 * all of it back, as only destroying may). */
bool mf_simhost_span_held(const struct mf_simhost *host);
/* Foreign mappings as they were made? NULL or a sentence. */
const char *mf_simhost_foreign_error(const struct mf_simhost *host);

/* Leak accounting: handles held by the core (references), blocks allocated, saves not forgotten,
 * and mappings outside the span (staging). */
struct mf_host_held {
    uint64_t handle_refs;
    uint64_t blocks;
    uint64_t saves;
    uint64_t staging;
};
struct mf_host_held mf_simhost_held(const struct mf_simhost *host);
const struct mf_host_counts *mf_simhost_counts(const struct mf_simhost *host);

#endif
