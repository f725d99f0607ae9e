/*
 * The checks of DESIGN.md, "The checks, after every step": each compares two of core, simulated
 * host and model, reports what differs as a finding, and leaves to its caller whether to go on.
 *
 *     check.c             what they share; which run when
 *     check_table.c       RANGE, ALIGN, CANON, LOCK: the core's regions by themselves
 *     check_flags.c       FLAGS: the core's regions and the model's pieces
 *     check_host.c        COVER, TIGHT, OUTSIDE, LEAK, ATOMIC: the core's regions and the host
 *     check_content.c     CONTENT: the host's bytes and the model's
 *     check_invalidate.c  INVALIDATE
 *     check_synced.c      CONTENT: what msync asked of the host
 *     check_stated.c      STATED
 *     check_log.c         STATED: the lines of the log hook
 *     check_remote.c      all of these over what a helper process saw (remote.h)
 *     check_embedder.c    what an emulator asks of the core for itself, by the ids above
 *
 * RESULT, SEARCH and ACCESS (and ALIGN and RANGE of returned addresses) are the model's own verdict
 * on the answer; run.c passes it on.
 *
 * All walks are linear merges of sorted lists, and nothing is allocated once the lists have grown.
 * A check is left out only where what it looks at is known to be as it was when it last passed.
 */
#ifndef MF_CHECK_H
#define MF_CHECK_H

#include "fuzz/model.h"
#include "fuzz/run.h"
#include "fuzz/simhost.h"
#include "mm/mm.h"

/* The core as checks and runner call it: a table, so that a test can put a liar in its place. */
struct mf_core_calls {
    int (*create)(const struct mm_config *config, struct mm_host host, struct mm **mm);
    int (*reset)(struct mm *mm, const struct mm_config *config, struct mm_host host);
    void (*destroy)(struct mm *mm);
    int (*mmap)(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result);
    int (*munmap)(struct mm *mm, uint64_t addr, uint64_t len);
    int (*mprotect)(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot);
    int (*mremap)(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len, uint64_t flags,
                  uint64_t new_addr, mm_addr *result);
    int (*msync)(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags);
    int (*madvise)(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice);
    int (*minherit)(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit);
    void (*fork_end)(struct mm *mm, bool child);
    bool (*access_ok)(struct mm *mm, uint64_t addr, uint64_t len, unsigned need);
    int (*page_prot)(struct mm *mm, uint64_t addr);
    bool (*next_region)(struct mm *mm, uint64_t addr, struct mm_region *region);
    bool (*is_free)(struct mm *mm, uint64_t addr, uint64_t len);
    mm_haddr (*guest_to_host)(const struct mm *mm, mm_addr addr);
    bool (*host_to_guest)(const struct mm *mm, mm_haddr at, mm_addr *addr);
    void (*lock)(struct mm *mm);
    void (*unlock)(struct mm *mm);
    bool (*have_lock)(struct mm *mm);
    unsigned (*lock_depth)(struct mm *mm);
    const char *(*check)(struct mm *mm);
    struct mm_held (*holds)(struct mm *mm);
    enum mm_ended (*last_ended)(struct mm *mm);
    bool (*next_stuck)(struct mm *mm, size_t index, struct mm_range *range);
};

/* The real one. */
extern const struct mf_core_calls mf_core_calls;

/* Object numbers of model and core that denote the same (FLAGS). */
struct mf_twin {
    uint32_t model;
    uint64_t core;
    uint64_t shift; /* core's offset minus model's: 0 for files (DESIGN.md: shared anonymous memory
                       is numbered as each likes) */
    bool anonymous; /* shared anonymous memory, not a file */
    bool known;     /* core and shift have been seen */
};

#define MF_LIST(TYPE)                                                                              \
    struct {                                                                                       \
        TYPE *at;                                                                                  \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

/* Host pages that are in use, in host addresses, with what they must allow. */
struct mf_need {
    uint64_t first;
    uint64_t last;
    unsigned prot; /* MM_HOST_* */
    bool memory;   /* not for guards alone, which an inaccessible reservation serves as well */
};

struct mf_checks {
    const struct mf_core_calls *calls;
    struct mm *mm;           /* NULL: there is none (any more) */
    struct mf_simhost *host; /* NULL: a real one; `seen` is what it has mapped */
    struct mf_model *model;
    struct mf_finding *finding; /* of the run under way */
    bool maps_only; /* the system shows of its regions what /proc/self/maps has, no more */

    /* The configuration, as numbers. */
    uint64_t target_page;
    uint64_t host_page;
    uint64_t base;
    uint64_t highest;    /* last usable guest byte */
    uint64_t span_first; /* host addresses that are the guest's, inclusive */
    uint64_t span_last;
    bool reserved;

    /* The step under way. */
    const char *op; /* its name */
    size_t step;
    bool before_first;  /* there was none yet */
    bool unchanged;     /* it failed, and nothing at all may have changed */
    bool refused_child; /* it was fork, and the host refused something while a child came of it */

    /* What was looked at last. */
    MF_LIST(struct mm_region) regions;        /* the core's, ascending */
    bool regions_changed;                     /* against the step before */
    size_t regions_peak;                      /* the most there were in this run */
    MF_LIST(struct mf_host_mapping) mappings; /* the host's, when COVER and TIGHT last passed */
    MF_LIST(struct mf_host_mapping) seen;     /* without a simulated host: its mappings now */
    uint64_t seen_version;                    /* bumped when they change */
    uint64_t host_version;                    /* at that time */
    bool host_passed;                         /* there was such a time */
    bool host_stuck; /* then, some of the mappings were what the host would not give up */
    uint64_t content_host_version; /* when CONTENT last passed */
    uint64_t content_model_version;
    bool content_passed;

    MF_LIST(struct mf_twin) twins;
    size_t twin_hit;            /* where the last search ended: the next is likely for the same */
    MF_LIST(int) fds;           /* descriptors that `file` statements have named */
    MF_LIST(mm_handle) handles; /* scratch of LEAK */
    MF_LIST(struct mf_need) needs;        /* scratch of COVER and TIGHT */
    MF_LIST(struct mm_range) invalidated; /* what the hook reported in this step */
    MF_LIST(struct mm_range) unsure; /* scratch of FLAGS: pages whose lock the model is unsure of */
    MF_LIST(struct mm_range) lost;   /* pages that the lost hook has named in this step */
    bool hook_without_lock;
    unsigned logged;               /* lines of the log hook in this step */
    char log_line[768];            /* the last of them */
    MF_LIST(struct mf_span) syncs; /* scratch: host pages that were synced */
};

void mf_checks_init(struct mf_checks *checks, struct mf_model *model);
void mf_checks_free(struct mf_checks *checks);
/* A new run; the core is made afterwards. */
void mf_checks_begin(struct mf_checks *checks, const struct mf_config *config,
                     struct mf_finding *finding);
/* A `file` statement has opened fd. */
void mf_checks_opened(struct mf_checks *checks, int fd);
/* The invalidate hook. */
void mf_checks_hook(void *checks, struct mm_range range);
/* The lost hook. */
void mf_checks_lost(void *checks, struct mm_range range);
/* Before each step: what the hooks report from now on belongs to it. */
void mf_checks_step(struct mf_checks *checks, size_t step, const char *op);

/* How much a step can have changed. */
enum mf_reach {
    MF_REACH_NOTHING, /* a question to the core */
    MF_REACH_BYTES,   /* the core was not asked to change anything: store, and the guest's files */
    MF_REACH_ALL      /* a guest call to the core */
};

/* All checks but the verdict and STATED. false: there is a finding. */
bool mf_check_all(struct mf_checks *checks, enum mf_reach reach);
/* After the guest has unmapped everything; and after the core has been destroyed. */
bool mf_check_empty(struct mf_checks *checks);
bool mf_check_end(struct mf_checks *checks);

/* --- One by one. False: there is a finding. --- */

bool mf_check_lock(struct mf_checks *checks);
/* Take the list of the core's regions. */
void mf_take_regions(struct mf_checks *checks);
/* RANGE, ALIGN, of what was taken. */
bool mf_check_places(struct mf_checks *checks);
/* Take it and look at it. */
bool mf_check_regions(struct mf_checks *checks);
bool mf_check_canon(struct mf_checks *checks);
bool mf_check_flags(struct mf_checks *checks);
bool mf_check_outside(struct mf_checks *checks);
/* Of it, calls that the simulated host must not get: the cause of whatever else is wrong. */
bool mf_check_host_calls(struct mf_checks *checks);
bool mf_check_host_pages(struct mf_checks *checks); /* COVER, TIGHT */
bool mf_check_atomic(struct mf_checks *checks);
bool mf_check_leak(struct mf_checks *checks);
/* How many different handles the regions have: each is to be held exactly once. */
size_t mf_count_handles(struct mf_checks *checks);
bool mf_check_content(struct mf_checks *checks);
bool mf_check_invalidate(struct mf_checks *checks);
bool mf_check_synced(struct mf_checks *checks);
/* ATOMIC: what the core says of how a guest call ended that gave this errno. refused: so many host
 * calls were, in this step. */
bool mf_check_ended(struct mf_checks *checks, int error, uint64_t refused);

/* STATED. The text's result of a step; and `maps` blocks after `after` operations, which look at
 * the regions taken last. */
bool mf_check_stated(struct mf_checks *checks, const struct mf_program *program,
                     const struct mf_notes *notes, size_t op, const struct mf_outcome *outcome,
                     const uint64_t *results);
bool mf_check_maps(struct mf_checks *checks, const struct mf_notes *notes, size_t after);
/* The lines of a `maps` block, one by one, from the regions taken last; *region starts at 0. */
bool mf_maps_next(const struct mf_checks *checks, size_t *region, struct mf_maps_line *line);
int mf_maps_text(char *out, size_t size, const struct mf_maps_line *line);

/* At the end of a program. */
bool mf_check_embedder(struct mf_checks *checks);
/* The log hook, and that it was called as it must in this step: once for a guest call, with its
 * arguments as the guest passed them and what came of it. call NULL: the step was none. */
void mf_checks_log(void *checks, const char *text);
bool mf_check_logged(struct mf_checks *checks, enum mf_abi abi, const struct mf_step *call,
                     const struct mf_outcome *outcome);

/* --- Findings. --- */

/*
 * Fill in the finding: id and `what` (stable words: with the operation they are the bug's name).
 * After a failed call that may not have changed anything, whatever is found in table, host or
 * memory is ATOMIC. Returns false, for `return mf_found(...)`.
 */
bool mf_found(struct mf_checks *checks, const char *id, const char *what);
/* Both sides in words, appended to what is there. */
void mf_want(struct mf_checks *checks, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void mf_have(struct mf_checks *checks, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* --- Words. --- */

/* "rwx", with '-' for what is missing; static text. */
const char *mf_prot_text(unsigned prot);
/* "rw-p anon", "r--s object 2+0x1000 locked" ... of a region; snprintf's rules. */
int mf_region_text(char *out, size_t size, const struct mm_region *region, uint64_t at);
/* A piece's attributes as MM_ATTR_*. */
unsigned mf_piece_attrs(const struct mf_piece *piece);
int mf_piece_text(char *out, size_t size, const struct mf_piece *piece, uint64_t at);
int mf_mapping_text(char *out, size_t size, const struct mf_host_mapping *mapping, uint64_t at);

/* --- Lists. --- */

/* Room for one more; aborts on lack of memory (the test bed's own). */
void *mf_list_room(void *at, size_t count, size_t *capacity, size_t size);
#define MF_PUSH(LIST, ...)                                                                         \
    do {                                                                                           \
        (LIST)->at =                                                                               \
            mf_list_room((LIST)->at, (LIST)->count, &(LIST)->capacity, sizeof *(LIST)->at);        \
        (LIST)->at[(LIST)->count++] = (__VA_ARGS__);                                               \
    } while (0)

/* The host's mappings, ascending; index < count. */
static inline size_t mf_mapping_count(const struct mf_checks *checks)
{
    return checks->host ? mf_simhost_mapping_count(checks->host) : checks->seen.count;
}

static inline const struct mf_host_mapping *mf_mapping_at(const struct mf_checks *checks,
                                                          size_t index)
{
    return checks->host ? mf_simhost_mapping(checks->host, index) : &checks->seen.at[index];
}

/* Bumped whenever one changes. */
static inline uint64_t mf_mapping_version(const struct mf_checks *checks)
{
    return checks->host ? mf_simhost_version(checks->host) : checks->seen_version;
}

static inline uint64_t mf_to_host(const struct mf_checks *checks, uint64_t guest)
{
    return checks->base + guest;
}

static inline uint64_t mf_to_guest(const struct mf_checks *checks, uint64_t host)
{
    return host - checks->base;
}

#endif
