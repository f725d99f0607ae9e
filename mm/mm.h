/*
 * mm: the memory-mapping core of a user-mode emulator.
 *
 * A struct mm is one guest address space. It takes the guest's mmap, mprotect, munmap, mremap,
 * msync, madvise and minherit, keeps a table of what every guest page is, and keeps the host in
 * step through mm_host.h, whatever the sizes of guest and host pages. What a guest sees is written
 * down, rule by rule, in SEMANTICS.md; what the core promises, in DESIGN.md.
 *
 * What holds everywhere: no globals; any number of spaces may live in one process. Addresses and
 * lengths are bytes. Guest calls take the guest's own numbers and return 0 or the guest's errno
 * (positive, numbered as config.abi has it: abi_linux.h, abi_freebsd.h); they never abort, whatever
 * they are given. Every function may be called from any thread, takes the space's recursive lock
 * itself, and may be called with it held. Pointers must not be NULL unless said. Results are
 * written only on success.
 */
#ifndef MM_MM_H
#define MM_MM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mm/mm_host.h"
#include "mm/range.h"

struct mm;

/* Whose kernel the guest expects: its numbers, and its rules. */
enum mm_abi { MM_ABI_LINUX, MM_ABI_FREEBSD };

/* What guest pages allow. */
enum { MM_PROT_READ = 1, MM_PROT_WRITE = 2, MM_PROT_EXEC = 4, MM_PROT_RWX = 7 };

enum mm_kind {
    MM_KIND_FREE,
    MM_KIND_ANON, /* private anonymous */
    MM_KIND_FILE, /* an object: a file, private or shared, or shared anonymous memory */
    MM_KIND_GUARD /* FreeBSD: occupied, never accessible, no memory behind it */
};

/* FreeBSD, minherit(2): what a child of fork gets. */
enum mm_inherit { MM_INHERIT_SHARE, MM_INHERIT_COPY, MM_INHERIT_NONE, MM_INHERIT_ZERO };

/* Attributes of a region beside protection, kind and object. */
enum {
    MM_ATTR_SHARED = 0x01,
    MM_ATTR_LOCKED = 0x02,
    MM_ATTR_NORESERVE = 0x04,
    MM_ATTR_STACK = 0x08,
    MM_ATTR_GROWSDOWN = 0x10,
    MM_ATTR_DROPPABLE = 0x20,
};

/* A maximal run of target pages with equal attributes. */
struct mm_region {
    struct mm_range range;
    unsigned prot;     /* MM_PROT_* */
    unsigned max_prot; /* what mprotect may give */
    unsigned attrs;    /* MM_ATTR_* */
    unsigned user;     /* the embedder's own bits, 0..0xff */
    unsigned inherit;  /* MM_INHERIT_*; Linux guests: SHARE if shared, else COPY */
    enum mm_kind kind;
    mm_handle handle; /* of KIND_FILE, else 0; borrowed, the core keeps its reference */
    uint64_t object;  /* of KIND_FILE: which file or shared memory, else 0 */
    uint64_t offset;  /* of KIND_FILE: object offset of range.first, in bytes */
};

/*
 * What is to be invalidated: translations of guest code in [range], whose pages were executable and
 * have been replaced, unmapped, moved, discarded or given another protection. Called with the lock
 * held, once for each maximal run, after the host was changed and before the call returns; the
 * table may still be the old one. The hook may ask about the same space, but not change it.
 */
typedef void mm_invalidate_hook(void *context, struct mm_range range);

/* One finished guest call as text, strace-style, without a newline; text lives until the hook
 * returns. The hook may ask
 * about the same space, but not change it. */
typedef void mm_log_hook(void *context, const char *text);

/*
 * Guest pages that are lost: a call was refused by the host, and then the host refused to put them
 * back as well (DESIGN.md, P2). They are unmapped in the table; the guest call fails. Called with
 * the lock held, before the call returns, ranges in guest addresses, whole target pages; once for
 * each page. An embedder that cannot go on without them has to end the guest. The hook may ask
 * about the same space, but not change it.
 */
typedef void mm_lost_hook(void *context, struct mm_range range);

struct mm_config {
    enum mm_abi abi;
    unsigned bits; /* guest address bits, 32..64; 32 is a 32-bit program on a 64-bit kernel */
    uint64_t target_page; /* powers of two, 4096..65536 */
    uint64_t host_page;
    uint64_t reserved; /* bytes of host address space to take up front, from base; 0: none */
    mm_haddr base;     /* guest base: host address of guest address 0; a multiple of host_page */
    mm_addr highest;   /* last usable guest byte; 0: what the guest's kernel has (cut to bits,
                          reserved) */
    mm_addr min_addr;  /* the lowest address a search returns; hints are raised to it. 0: 0x10000 */
    bool top_down;     /* where a search begins: at the highest address, else at the lowest */
    mm_invalidate_hook *invalidate; /* NULL: none */
    mm_log_hook *log;               /* NULL: none */
    mm_lost_hook *lost;             /* NULL: none */
    void *hook_context;
};

/*
 * mm_create - a new, empty space.
 *
 * returns  0, or a host errno: EINVAL the configuration is not lawful (mm_config_error says why),
 * ENOMEM no memory, or what the host said to reserving the address space (EEXIST: something is
 * there) owns     the caller keeps config (copied) and what host.context points to, which must
 * outlive the space
 */
int mm_create(const struct mm_config *config, struct mm_host host, struct mm **mm);

/* NULL, or what is not lawful about a configuration, as a sentence (static text). */
const char *mm_config_error(const struct mm_config *config);

/* Unmap everything of the guest's, give back the reservation, handles and memory. */
void mm_destroy(struct mm *mm);

/*
 * mm_reset - as destroy and create, but keeps memory for reuse; for harnesses that make many
 * spaces. The old host side is not touched: the caller has thrown the old host state away as a
 * whole. host has the same allocator as before. EINVAL leaves the space as it was; after another
 * error it is empty and without a reservation, to be reset again or destroyed.
 */
int mm_reset(struct mm *mm, const struct mm_config *config, struct mm_host host);

/* --- What the guest calls. Arguments are what the guest passed, uncut and unchecked. --- */

struct mm_mmap_args {
    uint64_t addr;
    uint64_t len;
    uint64_t prot;
    uint64_t flags;
    uint64_t fd;     /* the low 32 bits, as an int, are the descriptor */
    uint64_t offset; /* bytes */
};

/* FreeBSD: with an unaligned offset the result is not page-aligned either. */
int mm_mmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result);
int mm_munmap(struct mm *mm, uint64_t addr, uint64_t len);
int mm_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot);
/* FreeBSD: ENOSYS. */
int mm_mremap(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len, uint64_t flags,
              uint64_t new_addr, mm_addr *result);
int mm_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags);
int mm_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice);
/* What a child of fork gets of these pages; mm_fork_end does it. Linux: ENOSYS. */
int mm_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit);

/*
 * How the last guest call on the space ended, beyond its errno.
 *
 * AS_GUEST  as the guest's own kernel would have it; whatever the host refused on the way was of no
 *           consequence
 * REFUSED   the host refused something, and nothing has changed (msync: it is done up to there)
 * LOST      and refused to put things back, too: pages are gone, which the lost hook has named
 *
 * Meant to be asked with the lock held since before the call, where several threads make calls.
 */
enum mm_ended { MM_ENDED_AS_GUEST, MM_ENDED_REFUSED, MM_ENDED_LOST };
enum mm_ended mm_last_ended(struct mm *mm);

/* --- What the emulator asks. --- */

/* May the guest touch all of [addr, addr + len)? need: MM_PROT_READ (any of R, W, X) and/or
 * MM_PROT_WRITE. Any alignment; length 0 is yes; a wrapping range is no; a file's end is not
 * considered. */
bool mm_access_ok(struct mm *mm, uint64_t addr, uint64_t len, unsigned need);

/* Protection of the page at addr, or -1 if it is not mapped. */
int mm_page_prot(struct mm *mm, uint64_t addr);

/* The region that contains addr, or the first one after it; false if there is none. */
bool mm_next_region(struct mm *mm, uint64_t addr, struct mm_region *region);

/* Is nothing mapped in [addr, addr + len)? Rounded outward to target pages; a wrapping range is
 * not. */
bool mm_is_free(struct mm *mm, uint64_t addr, uint64_t len);

/*
 * mm_find_gap - where a mapping of len bytes would go without a hint: free, not foreign, inside
 * window, a multiple of align (a power of two; less than a target page counts as one). Nothing is
 * reserved. returns 0, or ENOMEM (guest numbering)
 */
int mm_find_gap(struct mm *mm, struct mm_range window, uint64_t len, uint64_t align,
                mm_addr *result);

/* Change the embedder's own bits (0..0xff) of mapped whole target pages: bits = (bits & ~clear) |
 * set. They have no effect on the host and go with the pages. returns 0, EINVAL, or ENOMEM (hole,
 * or no memory; nothing is changed). */
int mm_user_flags(struct mm *mm, struct mm_range range, unsigned clear, unsigned set);

/*
 * mm_adopt - tell the core of private anonymous memory that the emulator mapped itself (an
 * executable image, a stack, a vdso), at guest addresses that are free, whole target pages. The
 * host pages must be mapped already; their protection is set to what the core needs. returns 0, or
 * the guest's EINVAL (not whole pages, out of range), EEXIST (not free), ENOMEM
 */
int mm_adopt(struct mm *mm, struct mm_range range, unsigned prot, unsigned attrs);

/* /proc/self/maps form, one line a region (neighbours with equal rwx and s/p column merged),
 * ascending; print is called with each line, without newline. */
void mm_dump(struct mm *mm, void (*print)(void *context, const char *line), void *context);

/* Host address of a guest address inside the span, and back (false: not inside the span). */
mm_haddr mm_guest_to_host(const struct mm *mm, mm_addr addr);
bool mm_host_to_guest(const struct mm *mm, mm_haddr at, mm_addr *addr);

/* The recursive lock, for what must stay consistent over several calls. */
void mm_lock(struct mm *mm);
void mm_unlock(struct mm *mm);
bool mm_have_lock(struct mm *mm);
unsigned mm_lock_depth(struct mm *mm); /* 0 if this thread does not hold it */

/* Around fork(): start takes the lock; end gives it back, in the parent and (child = true) in the
 * child. There, a FreeBSD guest's pages become what minherit said first (DESIGN.md, "FreeBSD
 * guests"); that SHARE is asked of private memory is recorded only. */
void mm_fork_start(struct mm *mm);
void mm_fork_end(struct mm *mm, bool child);

/* --- For tests and test beds. --- */

/* CANON: NULL, or what is wrong with the page table (static text). */
const char *mm_check(struct mm *mm);

/* What the core holds now: for leak accounting. */
struct mm_held {
    uint64_t handles;
    uint64_t regions;
};
struct mm_held mm_holds(struct mm *mm);

/* Host ranges that the host would not give up when nobody needed them any more, in no order; false:
 * there are not so many. Every guest call tries again. */
bool mm_next_stuck(struct mm *mm, size_t index, struct mm_range *range);

#endif
