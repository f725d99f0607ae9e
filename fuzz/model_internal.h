/*
 * What the files of the model share. fuzz/model.h says what the model is for; each file here holds
 * one part of it: the list of pieces, places, contents, allowances, files, and the calls.
 *
 * Ranges are inclusive of their last byte throughout, so that the top of the address space needs no
 * special case. Where SEMANTICS.md says "modulo 2^64", the arithmetic is left to wrap.
 */
#ifndef MF_MODEL_INTERNAL_H
#define MF_MODEL_INTERNAL_H

#include "fuzz/model.h"
#include "fuzz/rules.h"
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

/* The protection bits of struct mf_piece. */
enum { READ = 1, WRITE = 2, EXEC = 4, ALL = 7 };

/* Answers to a load or store (struct mf_outcome). */
enum { FINE = 0, SEGV = 1, BUS = 2 };

/*
 * One run of target pages made by one request, or what later requests left of it. The first member
 * is what the outside sees. Never joined with a neighbour again.
 */
struct piece {
    struct mf_piece seen;
    uint32_t description; /* which open file description; 0: none */
    uint64_t origin;      /* the request it came from, renewed by a move (A8) */
    uint64_t touched;     /* private: which store first made copies in its mapping (A8); 0: none */
    uint8_t advice;       /* 0 to 2: what madvise said last; the kernel keeps it, nobody sees it */
    bool charged;         /* a private file's that was writable once, memory counted for it (A8) */
    uint64_t mapped;      /* clock when its memory was mapped (kept by moves) */
    uint64_t since;       /* the same, renewed when it is discarded: `stale` */
    bool company;         /* its pages share, or once shared, a host page with another: `tail` */
};

struct pieces {
    struct piece *at;
    size_t count;
    size_t capacity;
};

/* --- Files and shared anonymous memory: model_files.c. --- */

enum event_kind {
    STORED,       /* certainly in the object from then on */
    STORED_TAIL,  /* past the end, where the host has memory by chance: gone or not once the size
                     changes */
    STORED_MAYBE, /* into a page that may not be the object's at all */
    RESIZED
};

/* One thing that happened to an object's bytes. Only kept where page sizes differ: with equal ones
 * there is nothing to allow. */
struct event {
    uint64_t clock;
    uint64_t at; /* the offset stored at; the new size */
    uint64_t size_before;
    uint8_t kind;
    uint8_t byte;
};

struct object {
    struct mf_content bytes; /* by offset; absent: zero. May reach past `size` in the last page */
    uint64_t size;
    uint64_t first_size; /* when made: pattern below it (files), zeros (shared anonymous memory) */
    uint64_t base;       /* shared anonymous memory: offset of its first page */
    uint32_t seed;
    bool is_file;
    struct event *events;
    size_t event_count;
    size_t event_capacity;
};

struct descriptor {
    int fd;
    uint32_t object;
    uint32_t description;
    bool readable;
    bool writable;
};

struct mf_model {
    /* The configuration, as numbers. */
    uint64_t target_page;
    uint64_t host_page;
    uint64_t highest;
    uint64_t floor; /* the lowest address a search may return */
    enum mf_abi abi;
    unsigned bits;
    unsigned foreign_count;
    unsigned foreign_own; /* of them, the configuration's */
    struct mf_span own_foreign[MF_FOREIGN_MAX];
    /* Rounded outward to host pages, ascending; with what is stuck. */
    struct mf_span foreign[MF_FOREIGN_MAX + MF_STUCK_MAX];

    struct pieces pieces;
    size_t piece_hit; /* where piece_at found one last: the next is likely that one or the next */
    struct pieces moving; /* scratch of mremap: the pieces on their way */

    struct object *objects; /* kept beyond object_count for the next program */
    size_t object_count;
    size_t object_capacity;
    struct descriptor *fds;
    size_t fd_count;
    size_t fd_capacity;
    uint32_t descriptions;

    /*
     * By guest address. `own`: the bytes of private pages (absent: zero, or for file pages not yet
     * copied the file's), by whole target pages for file pages. The other two only where page
     * sizes differ: `stored`: which bytes of private file pages the guest itself stored, and the
     * size of the file has not changed since that could undo it (the token's seed is the clock of
     * the first such store); `lost`: bytes that the guest's
     * kernel has dropped, but the host may still hold.
     *
     * Shared pieces use `own` only where H < T, for what was stored through this very view in a
     * page that `end` is about.
     */
    struct mf_content own;
    struct mf_content stored;
    struct mf_content lost;

    uint64_t clock; /* steps since reset */
    uint64_t version;
    uint64_t origins;

    /* The step under judgement. */
    const struct mf_outcome *got;
    struct mf_verdict *verdict;
    bool failed;  /* the step failed, as it should */
    bool changed; /* it changed something that a check may look at */
    struct mf_span *runs;
    size_t run_count;
    size_t run_capacity;
    bool synced_known;
    unsigned sync_flags;
    struct mf_sync_run *syncs;
    size_t sync_count;
    size_t sync_capacity;
};

/* --- Small arithmetic. --- */

static inline uint64_t round_down(uint64_t x, uint64_t page)
{
    return x & ~(page - 1);
}

/* Modulo 2^64, as A0 has it. */
static inline uint64_t round_up(uint64_t x, uint64_t page)
{
    return (x + (page - 1)) & ~(page - 1);
}

/* The last byte of the page that x lies in. */
static inline uint64_t page_last(uint64_t x, uint64_t page)
{
    return x | (page - 1);
}

static inline uint64_t min_u64(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static inline uint64_t max_u64(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* Does [first, first + len - 1] lie within [0, highest]? len is not 0. */
static inline bool inside(const struct mf_model *m, uint64_t first, uint64_t len)
{
    return first <= m->highest && len - 1 <= m->highest - first;
}

/* --- The verdict: model.c. --- */

/*
 * The system under test is not allowed to answer so. Every refusal of an answer passes through
 * here or through mf_model_allows: this is where a lenience for steps in which the host refused
 * something (P2) belongs.
 */
void disagree(struct mf_model *m, const char *id, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The call must fail with this errno, by this rule. True if it did. */
bool must_fail(struct mf_model *m, enum mf_rule_id rule, int error);
/* An errno with its row; error 0: no row applies. */
struct row {
    enum mf_rule_id rule;
    int error;
};
/* The call must succeed and return value. True if it did. */
bool must_return(struct mf_model *m, uint64_t value);

/* What the step changed. */
void touch(struct mf_model *m);
/* The executable pages of the range lose what they were: INVALIDATE. */
void note_executable(struct mf_model *m, uint64_t first, uint64_t last);
void note_run(struct mf_model *m, uint64_t first, uint64_t last);
/* msync reaches these pages of piece i, upward: the host is to write back what is shared. */
void note_synced(struct mf_model *m, size_t i, uint64_t first, uint64_t last, bool sure);

/* --- The list: model_pieces.c. --- */

/* The first piece that ends at or after addr; the count if there is none. */
size_t piece_from(const struct mf_model *m, uint64_t addr);
struct piece *piece_at(struct mf_model *m, uint64_t addr); /* NULL: not mapped */
bool mapped_in(const struct mf_model *m, uint64_t first, uint64_t last);
/* Cut the piece that addr lies within, so that one starts there; the first piece from addr on. */
size_t split_at(struct mf_model *m, uint64_t addr);
/* Cut at both ends of a range; pieces [*from, *to) are those inside. */
void split_range(struct mf_model *m, uint64_t first, uint64_t last, size_t *from, size_t *to);
void insert_piece(struct mf_model *m, const struct piece *piece);
void remove_pieces(struct mf_model *m, uint64_t first, uint64_t last);
void append_piece(struct pieces *list, const struct piece *piece);
/* Object offset of an address in the piece. */
static inline uint64_t offset_at(const struct piece *p, uint64_t addr)
{
    return p->seen.offset + (addr - p->seen.first);
}

/* Are two pieces one mapping (A8)? `low` ends where `high` starts. */
/* The piece is writable: if it is a private file's, Linux counts memory for it from now on, for
 * ever. */
void charge(struct piece *p);
enum joined { DIFFERENT, EITHER, ONE };
enum joined joined(const struct piece *low, const struct piece *high);
/* The guest stores to private piece i: that marks the whole mapping. */
void touch_mapping(struct mf_model *m, size_t i);
/* What lies below or above piece i in its mapping is not locked any more; where it may be another
 * mapping, nobody can tell. */
void unlock_beside(struct mf_model *m, size_t i, bool below);
/* What is locked there may not be any more. */
void doubt_locks_beside(struct mf_model *m, size_t i, bool below);
/* joined for all neighbours in a range; a hole in it makes it DIFFERENT. */
enum joined joined_range(struct mf_model *m, uint64_t first, uint64_t last);

/* What unmapping a range does: pieces, contents, INVALIDATE. Holes are fine. */
void unmap_range(struct mf_model *m, uint64_t first, uint64_t last);

/* --- Places: model_place.c. --- */

/* Who uses a target page, as far as host pages care. */
struct user {
    bool shared;
    uint32_t object;
    uint64_t difference; /* offset - address */
};
enum { FRESH_OBJECT = UINT32_MAX }; /* shared anonymous memory that the request itself makes */

/* What a request would put where. */
struct change {
    uint64_t first; /* the pages that get new users */
    uint64_t last;
    uint64_t guards; /* so many bytes from `first` on become guards: no users */
    bool shared;     /* what they become: private, or shared with this offset at `first` */
    uint32_t object;
    uint64_t offset;
    bool moves;  /* instead: each page gets what is now at its place in the source; holes nothing */
    bool leaves; /* the source stops being a user */
    uint64_t source_first;
    uint64_t source_last;
};

bool representable(struct mf_model *m, const struct change *change);
bool foreign_in(const struct mf_model *m, uint64_t first, uint64_t last);
/* Does a range reach into the guard gap below a GROWSDOWN mapping? */
bool guarded(const struct mf_model *m, uint64_t first, uint64_t last);

/* A request for any place: the window of the search, and a hint with its own limits. */
struct wish {
    uint64_t len; /* whole pages, not 0 */
    uint64_t low; /* window, inclusive; empty if low > high */
    uint64_t high;
    bool hinted;
    uint64_t hint;
    uint64_t align; /* a multiple of this; 0: of a page */
    uint64_t hint_low;
    uint64_t hint_high;
    struct change change; /* first and last are filled in for each place looked at */
};

/* Shared anonymous memory is a file, and no host has files that long (DESIGN.md, Decisions):
 * ENOMEM, and the step is judged. Only a guest whose space is larger than 2^63 can ask. */
bool too_long(struct mf_model *m, bool shared_anonymous, uint64_t len);

/* Is the answer one of the places, or a justified ENOMEM? False: disagreed, or ENOMEM (then
 * m->failed). */
bool must_place(struct mf_model *m, const struct wish *wish, enum mf_rule_id no_room);
/* The parts of it: what an errno must mean; and whether [first, + len) is a lawful place for any
 * request (else it disagrees). */
void judge_failure(struct mf_model *m, const struct wish *wish, enum mf_rule_id no_room);
bool must_be_room(struct mf_model *m, const struct wish *wish, uint64_t first);
/* Would the request fit there, free of everything? */
bool fits_free(struct mf_model *m, const struct wish *wish, uint64_t first);
/* Is there a place at all? guest_only: as the guest's kernel sees it, without what only the host
 * knows of (foreign mappings, host pages). */
bool place_exists(struct mf_model *m, const struct wish *wish, bool guest_only, bool guards_taken);

/* `foreign` and `refusal` for a request at a fixed place: true if one applies (and the answer was
 * checked). */
bool refused_at(struct mf_model *m, const struct change *change);

/* --- New mappings: model_mmap.c. --- */

/* A private anonymous piece that comes from the request under judgement. */
struct piece new_piece(struct mf_model *m, uint64_t first, uint64_t last);
/* The object of new shared anonymous memory; its first page's offset is congruent to its address.
 */
uint32_t share_anonymous(struct mf_model *m, uint64_t place, uint64_t len);
/* It takes the place of whatever was there. */
void put_piece(struct mf_model *m, const struct piece *piece);

/* --- Contents: model_bytes.c. --- */

/* What was in a range is gone. */
void forget_bytes(struct mf_model *m, uint64_t first, uint64_t last);
/* Private contents follow the pages to `to`; absent afterwards at the old place. */
void move_bytes(struct mf_model *m, uint64_t first, uint64_t last, uint64_t to);
/* What a byte range inside one piece exactly is: FINE and a token, or BUS; *last is cut to where
 * that is uniform. */
uint8_t exact_bytes(const struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                    struct mf_token *token);
bool past_end(const struct mf_model *m, const struct object *object, uint64_t offset);

void step_load(struct mf_model *m, const struct mf_step *step);
void step_store(struct mf_model *m, const struct mf_step *step);
void step_access(struct mf_model *m, const struct mf_step *step);

/* --- Allowances for bytes: model_allow.c. --- */

/* May [first, *last], uniform by exact_bytes, look like this although exactly it does not? *last
 * is cut to how far that holds. Counts the allowance. */
bool allowed_bytes(struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                   uint8_t fault, struct mf_token token);
/* The same for the bytes of an object itself, not past its end. */
bool allowed_object(struct mf_model *m, const struct object *object, uint64_t first, uint64_t *last,
                    struct mf_token token);
/* May a store to a page that is exactly past its file's end succeed, and one to a page that is not
 * be SIGBUS? Counts. */
bool allowed_store(struct mf_model *m, const struct piece *p, uint64_t addr, uint8_t fault);
/* Is the page one that `end` is about: it holds the file's end, or held it at a change of size
 * since it was mapped (*resized)? */
bool end_page(const struct mf_model *m, const struct piece *p, uint64_t addr, bool *resized);
/* After a change of the list: which pages keep another one company (H > T). */
void note_company(struct mf_model *m);

/* --- Objects: model_files.c. --- */

struct descriptor *find_fd(struct mf_model *m, int fd);
uint32_t new_object(struct mf_model *m);
void record(struct mf_model *m, struct object *object, enum event_kind kind, uint64_t at,
            uint8_t byte);
/* Smallest and largest size since a moment, that moment included. */
void sizes_since(const struct object *object, uint64_t since, uint64_t *smallest,
                 uint64_t *largest);

/* Byte values; a pattern besides them. */
struct candidates {
    uint64_t bytes[4];
    bool has_pattern;
    struct mf_token pattern;
};
/* What the bytes from `at` on may have been at any moment from clock `since` to `until`; *last is
 * cut to where they all have the same history. NOW, NOW: as things are. */
#define NOW UINT64_MAX
struct candidates possible_bytes(const struct mf_model *m, const struct object *object, uint64_t at,
                                 uint64_t *last, uint64_t since, uint64_t until);

void step_file(struct mf_model *m, const struct mf_step *step);
void step_close(struct mf_model *m, const struct mf_step *step);
void step_ftruncate(struct mf_model *m, const struct mf_step *step);

/* --- The calls. --- */

void step_mmap(struct mf_model *m, const struct mf_step *step);
void step_munmap(struct mf_model *m, const struct mf_step *step);
void step_mprotect(struct mf_model *m, const struct mf_step *step);
void step_mremap(struct mf_model *m, const struct mf_step *step);
void step_msync(struct mf_model *m, const struct mf_step *step);
void step_madvise(struct mf_model *m, const struct mf_step *step);

/* FreeBSD: model_freebsd_mmap.c, model_freebsd_calls.c. */
void freebsd_mmap(struct mf_model *m, const struct mf_step *step);
void freebsd_munmap(struct mf_model *m, const struct mf_step *step);
void freebsd_mprotect(struct mf_model *m, const struct mf_step *step);
void freebsd_minherit(struct mf_model *m, const struct mf_step *step);
void freebsd_msync(struct mf_model *m, const struct mf_step *step);
void freebsd_madvise(struct mf_model *m, const struct mf_step *step);

#endif
