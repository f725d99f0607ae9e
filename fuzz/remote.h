/*
 * How a test bed and its helper process talk: one block of memory that both map.
 *
 * The helper (helper_main.c) is a static program, linked to lie in one place far from where
 * programs map, and without any sanitizer's shadow. It takes whole programs as numbers, does them
 * on a system under test that needs an address space of its own, the running kernel or the core
 * over the real host, looks around after every step, and logs what it saw. Judging is the test
 * bed's business: the log is replayed against the model.
 *
 * Turns: the test bed fills `run`s in and sets `turn` to MF_TURN_HELPER; the helper works them off
 * in order, and sets it back. Both wait with futexes. Everything below `turn` belongs to whose turn
 * it is. All addresses in the log are the guest's unless said.
 */
#ifndef MF_REMOTE_H
#define MF_REMOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "fuzz/model.h"
#include "fuzz/program.h"
#include "mm/mm.h"

/* Where the helper lies: from its first byte to its last, whatever it has mapped there. The linker
 * is told the first (helper.bzl). */
#define MF_HOME_FIRST UINT64_C(0x1d0000000000)
#define MF_HOME_LAST UINT64_C(0x1d001fffffff)

/* Descriptors of programs are the helper's own, below this; its own and the core's are above. */
enum { MF_REMOTE_FD_MAX = 511 };

/* The descriptor that the helper finds the shared memory at, when it starts. */
enum { MF_REMOTE_FD = 3 };

enum mf_turn { MF_TURN_STARTING, MF_TURN_BED, MF_TURN_HELPER };

enum mf_remote_sut { MF_REMOTE_KERNEL, MF_REMOTE_CORE };

enum {
    MF_REMOTE_RUNS = 2,
    MF_REMOTE_REGIONS = 131072,
    MF_REMOTE_MAPPINGS = 131072,
    MF_REMOTE_STRETCHES = 524288,
    MF_REMOTE_RANGES = 8192,
    MF_REMOTE_OWN = 8
};

/* Why a run ended before its program did. What was logged up to there counts. */
enum mf_remote_stop {
    MF_STOP_NONE,       /* it did not */
    MF_STOP_HOME,       /* the step would reach the helper's own pages */
    MF_STOP_MEMORY,     /* the program wants more resident memory than a test may take */
    MF_STOP_FILE,       /* a file larger than MF_REMOTE_FILE_MAX, all of which is pattern */
    MF_STOP_DESCRIPTOR, /* a descriptor above MF_REMOTE_FD_MAX */
    MF_STOP_GROWTH, /* the access would make a GROWSDOWN mapping grow, which the model has not */
    MF_STOP_ADVICE, /* an madvise that the model does not have, and the kernel may */
    MF_STOP_LOG,    /* the log is full */
    MF_STOP_PLACE,  /* core: the span or a foreign mapping cannot be had */
    MF_STOP_CREATE, /* core: mm_create refused: run.error */
    MF_STOP_SETUP,  /* no memory for files and the like: run.error */
    MF_STOPS
};
#define MF_REMOTE_FILE_MAX ((uint64_t)1 << 20)
/* What programs may ask for with POPULATE, LOCKED, in all: bytes. */
#define MF_REMOTE_RESIDENT_MAX ((uint64_t)64 << 20)

/* An operand: `offset`, plus what operation `ref` returned if ref >= 0. */
struct mf_remote_value {
    uint64_t offset;
    int32_t ref;
    uint32_t cut; /* not 0: a register of a 32-bit program, the kernel sees the low 32 bits */
};

struct mf_remote_op {
    uint8_t kind; /* enum mf_op_kind */
    uint8_t argc;
    struct mf_remote_value arg[MF_ARGS_MAX];
};

/* Bytes of memory or of a file that look alike. */
struct mf_remote_stretch {
    uint64_t first;
    uint64_t last;
    int32_t fd;    /* -1: memory, at guest addresses; else offsets in the file of this descriptor */
    uint8_t fault; /* enum mf_access: MF_BUS past the end of a file, MF_SEGV no memory there */
    struct mf_token token;
};

/* A mapping as the kernel lists it, at host addresses. */
struct mf_remote_mapping {
    uint64_t first;
    uint64_t last;
    uint8_t prot; /* 1 r 2 w 4 x */
    bool shared;
    bool foreign; /* one the helper made because the configuration names it */
};

struct mf_remote_slice {
    uint32_t first;
    uint32_t count;
};

/* What was seen after a step. Slices of the lists; a step that shows the same as the one before
 * may refer to the same elements. */
struct mf_remote_view {
    struct mf_remote_slice regions;  /* kernel: range, prot, MM_ATTR_SHARED, MM_ATTR_LOCKED alone */
    struct mf_remote_slice mappings; /* core */
    struct mf_remote_slice stretches;   /* memory, then files */
    struct mf_remote_slice invalidated; /* core: what the hook reported in this step */
    uint64_t handles_held;              /* core: by the host's count */
    uint64_t handles_counted;           /* core: by its own */
    uint32_t lock_depth;                /* core: after the call */
    bool hook_without_lock;
    bool refused; /* core: the host refused a call for want of something (P2): not EFAULT of bytes
                     past an end, EEXIST of a place that is taken, EBADF of a closed descriptor */
    bool host_fault; /* the core's flags allowed a load or store, the host did not (COVER) */
    char wrong[96];  /* core: mm_check's words; empty: nothing */
};

/* A system under test and what it is to do; and what came of it. */
struct mf_remote_run {
    /* The test bed's. */
    uint32_t sut;            /* enum mf_remote_sut */
    uint32_t growth;         /* not 0: an access may make a GROWSDOWN mapping grow */
    struct mf_config config; /* kernel: only of interest for `bits` */
    uint64_t highest;        /* mf_config_highest(&config) */
    uint32_t op_count;
    struct mf_remote_op ops[MF_OPS_MAX];

    /* The helper's. views[0] is before the first step, views[k + 1] after step k; views[done + 1],
     * if stop is NONE, is core's after the guest has unmapped everything: its lists are to be
     * empty. */
    uint32_t done; /* steps that were done and logged */
    uint32_t stop; /* enum mf_remote_stop, of step `done` */
    int32_t error;
    struct mf_outcome outcomes[MF_OPS_MAX];
    struct mf_remote_view views[MF_OPS_MAX + 2];
    uint32_t region_count;
    uint32_t mapping_count;
    uint32_t stretch_count;
    uint32_t range_count;
    struct mm_region regions[MF_REMOTE_REGIONS];
    struct mf_remote_mapping mappings[MF_REMOTE_MAPPINGS];
    struct mf_remote_stretch stretches[MF_REMOTE_STRETCHES];
    struct mm_range ranges[MF_REMOTE_RANGES];
};

/*
 * What this kernel and this process are, found by trying when the helper starts. Each is a narrow
 * difference from the reference (6.18, privileged, SEMANTICS.md A14); the test bed leaves out
 * programs that need what is missing, by name.
 */
struct mf_remote_facts {
    uint32_t kernel;       /* major << 16 | minor, as uname has it */
    bool noreplace;        /* FIXED_NOREPLACE (4.17) */
    bool validate;         /* SHARED_VALIDATE (4.15) */
    bool dontunmap;        /* MREMAP_DONTUNMAP, private anonymous (5.7) */
    bool dontunmap_file;   /* ... files and shared memory (5.13) */
    bool dontneed_locked;  /* MADV_DONTNEED_LOCKED (5.18) */
    bool above4g;          /* ABOVE4G known to SHARED_VALIDATE (6.6) */
    bool stack_is_vma;     /* STACK counts as an attribute (6.7) */
    bool droppable;        /* DROPPABLE (6.11) */
    bool once_writable;    /* once writable, never stored to, read-only again: one with its
                              neighbour (A8, by 6.12) */
    bool mremap_several;   /* mremap moves several mappings (6.17) */
    bool mremap_order;     /* ... checks in the order of A7.1, loses nothing (6.17) */
    bool low_pages;        /* may map below vm.mmap_min_addr */
    bool may_lock;         /* MAP_LOCKED without limit */
    bool no_huge_pages;    /* HUGETLB finds none, as the model has it */
    uint64_t hint_floor;   /* where a hint of one page goes (A2.4.4) */
    uint32_t overcommit;   /* vm.overcommit_memory */
    uint64_t commit_bytes; /* overcommit 0: one request for more than this may be refused */
    uint64_t task_size;    /* highest address + 1 that can be mapped */
    bool query_ioctl;      /* mappings are listed by PROCMAP_QUERY */
};

struct mf_remote {
    uint32_t turn;    /* enum mf_turn; a futex */
    uint32_t bed;     /* the process of the test bed: the helper ends with it */
    uint32_t quit;    /* the helper is to end */
    char broken[128]; /* why the helper cannot work at all; empty: it can */
    struct mf_remote_facts facts;
    /* What in the address space is the helper's or the kernel's own and stays: home first. */
    uint32_t own_count;
    struct mf_span own[MF_REMOTE_OWN];
    uint32_t run_count;
    struct mf_remote_run runs[MF_REMOTE_RUNS];
};

#endif
