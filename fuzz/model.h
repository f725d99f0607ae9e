/*
 * The model: what a guest must see, in the plainest way that can be right. It includes nothing of
 * mm/ but the ABI's numbers and shares no code with it. A sorted list of pieces, split at the ends
 * of every request and never merged; contents as tokens; files with their history where an
 * allowance needs it.
 *
 * It is told what the system under test answered, says whether that is allowed, and then follows it
 * where there was a choice (an address, one of two results).
 */
#ifndef MF_MODEL_H
#define MF_MODEL_H

#include "fuzz/content.h"
#include "fuzz/program.h"

struct mf_model;

/* One operation with its operands as numbers (cut to 32 bits for 32-bit guests, file offsets not).
 */
struct mf_step {
    enum mf_op_kind kind;
    unsigned argc;
    uint64_t arg[MF_ARGS_MAX];
};

/* What the system under test answered, and what the model wants. */
struct mf_outcome {
    int error;      /* guest errno, 0: success */
    uint64_t value; /* address returned; byte loaded; access: 1 yes, 0 no */
    uint8_t fault;  /* load, store: enum mf_access of simhost.h: 0 ok, 1 SIGSEGV, 2 SIGBUS */
};

struct mf_verdict {
    const char *id; /* NULL: allowed; else the check that failed: RESULT, SEARCH, ALIGN, RANGE,
                       ACCESS, CONTENT */
    char want[200]; /* in words, if not allowed */
};

struct mf_piece {
    uint64_t first; /* guest addresses, whole target pages, inclusive */
    uint64_t last;
    uint8_t prot; /* 1 r 2 w 4 x */
    uint8_t max_prot;
    bool shared;
    bool is_object;  /* a file or shared anonymous memory */
    uint32_t object; /* which, unique until reset; meaningful if is_object */
    uint64_t offset; /* object offset of first */
    bool locked, noreserve, stack, growsdown, droppable;
    bool lock_unsure; /* it may be locked or not (A7.3) */
    bool prot_unsure; /* prot may still be prot_before (A4.F3) */
    uint8_t prot_before;
    bool guard;      /* FreeBSD: no bytes, no access, prot and max_prot 0 */
    uint8_t inherit; /* what minherit said, FreeBSD's numbers; Linux: SHARE if shared, else COPY */
};

struct mf_model *mf_model_create(void);
void mf_model_destroy(struct mf_model *model);
void mf_model_reset(struct mf_model *model, const struct mf_config *config);

/*
 * Judge one step that the system under test has done, and do it. After a verdict with an id the
 * model's state is undefined until reset. Handles every kind but FAULT (ignored). STORE changes
 * model contents if allowed.
 */
void mf_model_step(struct mf_model *model, const struct mf_step *step, const struct mf_outcome *got,
                   struct mf_verdict *verdict);

/* fork, seen from the child: what minherit said of each page is done. */
void mf_model_fork(struct mf_model *model);

/* The step failed for want of something of the host's, and changed nothing (P2). */
void mf_model_pass(struct mf_model *model);

/* ... or, as it could not be undone, these pages are gone (after mf_model_pass). */
void mf_model_lose(struct mf_model *model, uint64_t first, uint64_t last);

/*
 * What the host would not give up (guest addresses, whole host pages) is as good as foreign to the
 * next step. At most MF_STUCK_MAX of them.
 */
enum { MF_STUCK_MAX = 64 };
void mf_model_stuck(struct mf_model *model, const struct mf_span *stuck, unsigned count);

/* Of pages whose lock is unsure: it has been seen. */
void mf_model_settle_lock(struct mf_model *model, uint64_t first, uint64_t last, bool locked);
/* The same of a protection. */
void mf_model_settle_prot(struct mf_model *model, uint64_t first, uint64_t last, unsigned prot);

/* Did the last step fail such that nothing at all may have changed? (for ATOMIC: everything but
 * documented partial effects) */
bool mf_model_unchanged(const struct mf_model *model);

size_t mf_model_piece_count(const struct mf_model *model);
const struct mf_piece *mf_model_piece(const struct mf_model *model, size_t index); /* ascending */
/* The object's number behind an open descriptor; false: not open. */
bool mf_model_fd_object(const struct mf_model *model, int fd, uint32_t *object);

/*
 * May the bytes [first, last] of one target page run inside one piece look like this to the guest
 * (whatever the protection)? fault: 0 and a token, or 2 (SIGBUS on every byte). Counts allowances
 * used. On no, writes what it wants into want (size bytes) and the first byte that differs to *bad.
 */
bool mf_model_allows(struct mf_model *model, uint64_t first, uint64_t last, uint8_t fault,
                     struct mf_token token, uint64_t *bad, char *want, size_t size);
/* The same for the bytes of a file (by descriptor); fault 2: past its end. */
bool mf_model_allows_file(struct mf_model *model, int fd, uint64_t first, uint64_t last,
                          uint8_t fault, struct mf_token token, uint64_t *bad, char *want,
                          size_t size);

/* Executable runs the last step changed (INVALIDATE): maximal, ascending. */
size_t mf_model_invalidated(const struct mf_model *model, const struct mf_span **runs);

/*
 * What the last step, an msync, was to have the host write back: shared pages, ascending, and how:
 * LX_MS_SYNC, LX_MS_INVALIDATE or both. Pages that are not sure may or may not belong to the
 * mapping that was meant (A8). known: false where the host refused the step, which then ended
 * anywhere.
 */
struct mf_sync_run {
    struct mf_span pages;
    bool sure;
};
struct mf_synced {
    bool known;
    unsigned flags;
    size_t count;
    const struct mf_sync_run *runs;
};
struct mf_synced mf_model_synced(const struct mf_model *model);

/* After the last step: was MADV/… contents version bumped? Anything the content check could see may
 * have changed only if this number changed. */
uint64_t mf_model_version(const struct mf_model *model);

#endif
