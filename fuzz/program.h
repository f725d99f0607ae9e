/*
 * A program: a configuration plus a sequence of operations. Everything else in this folder makes,
 * changes, prints, runs or judges one.
 *
 * A program owns its operations (one growing array, kept across mf_program_clear, so that a fuzz
 * loop allocates nothing). Annotations (stated results, maps blocks) live beside it in struct
 * mf_notes, because only the text form has them.
 */
#ifndef MF_PROGRAM_H
#define MF_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MF_OPS_MAX = 4096, MF_ARGS_MAX = 6, MF_FOREIGN_MAX = 4 };

/* What a `file` statement takes: descriptors 0 to MF_FD_MAX, sizes up to MF_FILE_SIZE_MAX. */
enum { MF_FD_MAX = 1023 };
#define MF_FILE_SIZE_MAX ((uint64_t)1 << 62)

enum mf_abi { MF_LINUX, MF_FREEBSD };

enum mf_policy { MF_TOP_DOWN, MF_BOTTOM_UP, MF_RANDOM };

/* Guest addresses, inclusive last, as `foreign=START-LAST` gives them (not yet rounded to H). */
struct mf_span {
    uint64_t first;
    uint64_t last;
};

struct mf_config {
    enum mf_abi abi;
    unsigned bits;
    uint64_t target_page;
    uint64_t host_page;
    uint64_t reserved;
    uint64_t base;
    uint64_t highest; /* 0: the default of ABI and bits (mf_config_highest computes it) */
    uint64_t min_addr;
    enum mf_policy policy;
    uint64_t policy_seed;
    uint64_t host_maps; /* 0: no limit */
    unsigned foreign_count;
    struct mf_span foreign[MF_FOREIGN_MAX];
};

/*
 * An operand. Text knows ABS and RESULT only; the other bases are how the binary form refers to the
 * configuration and to earlier operations. None depends on run state but RESULT.
 */
enum mf_base {
    MF_ABS,     /* offset is the value */
    MF_RESULT,  /* what operation `ref` returned (0 if it failed or returns nothing) + offset */
    MF_ADDR_OF, /* the address operand of operation `ref` + offset */
    MF_END_OF, /* that plus its length operand, rounded up to T (its new length for mremap) + offset
                */
    MF_LEN_OF, /* the length operand of operation `ref` + offset */
    MF_TOP,    /* highest + 1 + offset (modulo 2^64) */
    MF_BITS_TOP, /* 2^bits + offset (modulo 2^64) */
    MF_MIN,      /* min_addr + offset */
    MF_FOREIGN,  /* start of foreign range `ref` + offset (0 + offset if there is none) */
    MF_BASES
};

/*
 * What an operand is, and so which bases it may have: ADDR any; NUMBER (lengths, file offsets,
 * sizes) any but RESULT, ADDR_OF and END_OF, so that no length depends on run state; all others
 * ABS. mf_op_clamp makes an operation lawful; decoding and parsing give lawful ones only.
 */
enum mf_class {
    MF_CLASS_NONE,
    MF_CLASS_ADDR,
    MF_CLASS_NUMBER,
    MF_CLASS_PROT,
    MF_CLASS_MAP,
    MF_CLASS_MREMAP,
    MF_CLASS_MS,
    MF_CLASS_MADV,
    MF_CLASS_INHERIT,
    MF_CLASS_FD,        /* of a call: any number */
    MF_CLASS_FILE_FD,   /* of a file statement: 0 to MF_FD_MAX */
    MF_CLASS_FILE_SIZE, /* at most MF_FILE_SIZE_MAX; 0 where `same` is given */
    MF_CLASS_SAME,      /* a descriptor + 1, or 0 */
    MF_CLASS_ACCESS,    /* 1 r, 2 w, 3 rw */
    MF_CLASS_BYTE,
    MF_CLASS_CALL,  /* enum mf_fault_call */
    MF_CLASS_ERRNO, /* of the host (Linux numbering), one that has a name; 0 for a short read only;
                       ENOMEM for alloc */
    MF_CLASS_COUNT, /* from 1 */
    MF_CLASS_SHORT, /* 0 but for short reads */
    MF_CLASSES
};

struct mf_value {
    uint8_t base; /* enum mf_base */
    uint16_t ref; /* an earlier operation's index; a ref that is not earlier counts as 0 */
    uint64_t offset;
};

enum mf_op_kind {
    MF_MMAP,      /* addr len prot flags fd offset */
    MF_MUNMAP,    /* addr len */
    MF_MPROTECT,  /* addr len prot */
    MF_MREMAP,    /* addr old_len new_len flags [new_addr]; arg[4] is 0 when argc is 4 */
    MF_MSYNC,     /* addr len flags */
    MF_MADVISE,   /* addr len advice */
    MF_MINHERIT,  /* addr len inherit */
    MF_FTRUNCATE, /* fd size */
    MF_CLOSE,     /* fd */
    MF_FILE,      /* fd size mode same: mode 1 r, 2 w, 3 rw; same = other descriptor + 1, or 0 */
    MF_STORE,     /* addr byte */
    MF_LOAD,      /* addr */
    MF_ACCESS,    /* addr len need: 1 r, 2 w, 3 rw */
    MF_FAULT, /* call errno count short: call is enum mf_fault_call; errno 0 and short >= 0: short
                 read */
    MF_OP_KINDS
};

/* Names in text: file size release share map unmap protect remap discard sync zero copy read save
 * restore query alloc any. `release` and `query` cannot fail: they are refused by the parser. */
enum mf_fault_call {
    MF_CALL_ANY,
    MF_CALL_FILE,
    MF_CALL_SIZE,
    MF_CALL_SHARE,
    MF_CALL_MAP,
    MF_CALL_UNMAP,
    MF_CALL_PROTECT,
    MF_CALL_REMAP,
    MF_CALL_DISCARD,
    MF_CALL_SYNC,
    MF_CALL_ZERO,
    MF_CALL_COPY,
    MF_CALL_READ,
    MF_CALL_SAVE,
    MF_CALL_RESTORE,
    MF_CALL_ALLOC,
    MF_CALLS
};

struct mf_op {
    uint8_t kind;
    uint8_t argc;
    struct mf_value arg[MF_ARGS_MAX];
};

struct mf_program {
    struct mf_config config;
    uint32_t kernel_min; /* major << 16 | minor; 0: any. `# kernel: >=6.17` */
    uint32_t kernel_end; /* 0: any. `# kernel: <6.17` */
    uint32_t swarm; /* bit k: operations of kind k are left out by mutation; no meaning when run */
    size_t count;
    size_t capacity;
    struct mf_op *ops;
};

/* What a stated result says: `= ...`. */
enum mf_state { MF_UNSTATED, MF_SUCCESS, MF_VALUE, MF_ERRNO, MF_FAULT_SEGV, MF_FAULT_BUS };

struct mf_stated {
    uint8_t state;  /* enum mf_state. VALUE: an address or 0; a loaded byte; access: 1 yes, 0 no */
    uint16_t error; /* ERRNO: guest number */
    bool
        relative; /* VALUE: value is to be added to what operation `ref` returned (`= r3+0x1000`) */
    uint16_t ref;
    uint64_t value;
    uint32_t line; /* 1-based line in the text it came from; 0: none */
};

struct mf_maps_line {
    uint64_t first;
    uint64_t last; /* inclusive */
    uint8_t prot;  /* 1 r, 2 w, 4 x */
    bool shared;
};

/* `maps ... end` after operation `after` (count of operations before it). */
struct mf_maps_block {
    size_t after;
    size_t first_line; /* index into lines */
    size_t line_count;
    uint32_t line; /* in the text */
};

struct mf_notes {
    struct mf_stated *stated; /* one for each operation, or NULL */
    size_t stated_count;
    struct mf_maps_block *blocks;
    size_t block_count;
    struct mf_maps_line *lines;
    size_t line_count;
    char sut[32]; /* `# sut: NAME[,NAME]...`; empty: every system */
};

void mf_program_init(struct mf_program *program);
void mf_program_free(struct mf_program *program);
/* Default configuration, no operations; keeps memory. */
void mf_program_clear(struct mf_program *program);
/* One more operation, zeroed but for kind and argc (the kind's full count); NULL at MF_OPS_MAX or
 * out of memory. The pointer holds until the next change of the array. */
struct mf_op *mf_program_add(struct mf_program *program, enum mf_op_kind kind);
/* false: no memory; target unchanged. */
bool mf_program_copy(struct mf_program *to, const struct mf_program *from);
/* Same configuration, kernel range, operations and operands (swarm is not looked at). */
bool mf_program_equal(const struct mf_program *a, const struct mf_program *b);

void mf_config_default(struct mf_config *config, enum mf_abi abi);
/* NULL or what is not lawful, as a sentence; *key names the config key it is about. */
const char *mf_config_error(const struct mf_config *config, const char **key);
/* Make it lawful, changing as little as needed; a lawful one stays as it is. */
void mf_config_clamp(struct mf_config *config);
bool mf_config_equal(const struct mf_config *a, const struct mf_config *b);
/* Does the span leave a host room for staging? One of nearly all addresses may not (DESIGN.md, P3).
 */
bool mf_config_leaves_room(const struct mf_config *config);
/* The last usable guest byte: highest or its default, cut to bits and reserved, highest + 1 rounded
 * down to T. The configuration must be lawful. */
uint64_t mf_config_highest(const struct mf_config *config);
/* Whether op kind k has a guest-address operand at arg index i. */
bool mf_arg_is_address(enum mf_op_kind kind, unsigned index);
unsigned mf_op_argc(enum mf_op_kind kind);
enum mf_class mf_arg_class(enum mf_op_kind kind, unsigned index);
/* Make it lawful: its argc, the bases of its operands (mf_class), their values where only some can
 * be said in text. A lawful one stays as it is. */
void mf_op_clamp(struct mf_op *op);
/* A call (mmap ... close), as opposed to file, store, load, access and fault: what can be labelled
 * and returns something. */
static inline bool mf_op_is_call(enum mf_op_kind kind)
{
    return kind <= MF_CLOSE;
}

/*
 * The operand as ABS or RESULT (all other bases worked out from the program alone): what text
 * prints. op is the index of the operation the operand belongs to.
 */
struct mf_value mf_value_flatten(const struct mf_program *program, size_t op,
                                 struct mf_value value);
/* The operand as a number; results[k] is what operation k returned (0 if it failed). 32-bit
 * programs: arguments but file offsets are cut to 32 bits by the runner, not here. */
uint64_t mf_value_resolve(const struct mf_program *program, size_t op, struct mf_value value,
                          const uint64_t *results);

void mf_notes_init(struct mf_notes *notes);
void mf_notes_free(struct mf_notes *notes);
/* Is the program for this system? */
bool mf_notes_allow(const struct mf_notes *notes, const char *system);

#endif
