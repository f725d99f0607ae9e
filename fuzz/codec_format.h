/*
 * The bytes of the binary form (inside of the codec): selectors and tables that reader and writer
 * share.
 *
 *   magic?  config  operation ...
 *   config     flags (C_*)  pages  bits  space  [reserved] [seed] [base] [highest] [min_addr]
 *              [host_maps] [foreign] [kernel] [swarm]
 *   operation  a byte for the kind, then its operands in order
 *
 * An operand is a selector byte and what that asks for: small multiples of the page sizes, edges,
 * places relative to the configuration and to the last few operations; and a raw form for all else.
 * Many selectors mean the same, so that what is useful is met often; the writer uses one of them.
 * Numbers are little-endian. T and H stand for the page sizes, k for the distance in a selector
 * from the first of its group.
 */
#ifndef MF_CODEC_FORMAT_H
#define MF_CODEC_FORMAT_H

#include "fuzz/codec.h"

enum {
    MAGIC_BYTES = sizeof(MF_CODEC_MAGIC) - 1,
    HEADER_MAX = 192, /* no configuration is longer, */
    OP_MAX = 80       /* nor any operation */
};

/* --- Configuration --- */

/* Bits of the first byte: what follows. */
enum {
    C_FREEBSD = 0x01,
    C_KERNEL = 0x02,
    C_SWARM = 0x04,
    C_FOREIGN = 0x08,
    C_HOST_MAPS = 0x10,
    C_BASE = 0x20,
    C_HIGHEST = 0x40,
    C_MIN = 0x80
};
enum {
    BITS_EXACT = 0x80,  /* the bits byte: 32 + the rest modulo 33; below it mf_usual_bits */
    RESERVED_WIDE = 15, /* the space byte, low four bits; below it mf_usual_reserved */
    POLICY_SHIFT = 4,   /* two bits of enum mf_policy */
    SEED_WIDE = 0x40,
    BASE_WIDE = 0xf0, /* below it mf_usual_base */
    PAGES = 0x80,     /* highest: below it k + 1 units, then 2^k, then wide; min_addr: k T, wide */
    POWERS = 0xc0,
    HOST_MAPS_WIDE = 0xff,
    FOREIGN_WIDE = 0x80
};

enum { USUAL_BITS = 16, USUAL_RESERVED = 15, USUAL_BASE = 8 };
extern const uint8_t mf_usual_bits[USUAL_BITS];
extern const uint64_t mf_usual_reserved[USUAL_RESERVED];
extern const uint64_t mf_usual_base[USUAL_BASE];

/* --- Operations --- */

/* Which kind a byte's low six bits mean: mmap and what works on mappings most often. */
enum { OP_KIND_MASK = 0x3f, OP_FIVE_ARGS = 0x40 /* mremap with its fifth argument */ };
extern const uint8_t mf_kind_of_byte[OP_KIND_MASK + 1];

/* --- Operands --- */

/* Steps away from a place: none, or a signed byte of target pages, host pages, bytes. A group of
 * selectors "with a step" has four for each k, in this order. */
enum { STEP_NONE, STEP_TARGET, STEP_HOST, STEP_BYTES, STEPS };

/* Addresses. */
enum {
    A_TARGET = 0x00,  /* ..1f 0x10000 + k T */
    A_HOST = 0x20,    /* ..2f 0x10000 + k H */
    A_PLACE = 0x30,   /* ..3b mf_places[k] */
    A_U8_T = 0x3c,    /* byte * T */
    A_U16_T = 0x3d,   /* u16 * T */
    A_U32 = 0x3e,     /* u32 */
    A_U64 = 0x3f,     /* u64 */
    A_RESULT = 0x40,  /* ..6f result of the k-th last of 12, with a step */
    A_ADDR = 0x70,    /* ..9f */
    A_END = 0xa0,     /* ..cf */
    A_FAR = 0xd0,     /* ..db those three bases with a byte for k, with a step */
    A_TOP = 0xdc,     /* ..df with a step */
    A_BITS = 0xe0,    /* ..e3 */
    A_MIN = 0xe4,     /* ..e7 */
    A_FOREIGN = 0xe8, /* ..eb a byte for which, with a step */
    A_RAW = 0xec,
    A_U32_T = 0xed, /* u32 * T */
    A_ZERO = 0xee,
    A_END_SHORT = 0xef, /* ..ff END_OF the k-th last, no step: the same as a0, a4, ... and on */
    NEAR = 12
};

/* Lengths, file offsets, sizes. */
enum {
    N_TARGET = 0x00, /* ..0f k T, 0 first */
    N_HOST = 0x10,   /* ..1f (k + 1) H */
    N_EDGE = 0x20,   /* ..2f mf_edge_number */
    N_U8_T = 0x30,
    N_U16_T = 0x31,
    N_U8 = 0x32,
    N_U16 = 0x33,
    N_U32 = 0x34,
    N_U64 = 0x35,
    N_RAW = 0x36,
    N_U8_T_S8 = 0x37, /* byte * T + signed byte */
    N_BITS_T = 0x38,  /* 2^bits + signed byte * T */
    N_TOP_T = 0x39,
    N_BITS_S8 = 0x3a,
    N_TOP_S8 = 0x3b,
    N_MIN_T = 0x3c,
    N_POWER_T = 0x3d, /* 2^byte + signed byte * T */
    N_POWER_S8 = 0x3e,
    N_MINUS_T = 0x3f, /* - u16 * T */
    N_POWER = 0x40,   /* ..7f 2^k */
    N_LEN_OF = 0x80,  /* ..bf the k-th last of 16, with a step */
    N_PAGES = 0xc0,   /* ..ff (k + 1) T */
};

/* Protections. */
enum {
    P_SEM = 0xc0,     /* ..c7 with SEM */
    P_DOWN = 0xc8,    /* ..cf with GROWSDOWN */
    P_UP = 0xd0,      /* ..d7 with GROWSUP */
    P_DOWN_UP = 0xd8, /* ..df with both */
    P_MAX = 0xe0,     /* ..e7 with FreeBSD's maximum in another byte */
    P_BIT = 0xe8,     /* ..ef with one more bit, in another byte */
    P_U32 = 0xf0,     /* ..f7 */
    P_U64 = 0xf8      /* ..ff; below P_SEM just r, w, x */
};

/* Flags of mmap. */
enum {
    M_ANON = 0x08,
    M_FIXED = 0x10,
    M_KEEP = 0x20,  /* FIXED_NOREPLACE, EXCL */
    M_RARE = 0x40,  /* another byte of flags */
    M_USUAL = 0x80, /* ..ef a usual combination */
    M_U32 = 0xf0,   /* ..f7 */
    M_U64 = 0xf8    /* ..ff; below M_USUAL low three bits for the type, the others for flags */
};

/* Flags of mremap and msync, the value of minherit. */
enum {
    S_BIT = 0xe0, /* ..ef low three bits and one more, in another byte */
    S_U32 = 0xf0,
    S_U64 = 0xf8 /* below S_BIT just the low three bits */
};

/* Advice. */
enum {
    V_LOCKED = 0x40, /* ..5f; below it DONTNEED */
    V_SMALL = 0x60,  /* ..7f 0 to 31 */
    V_U8 = 0x80,     /* ..ef */
    V_U32 = 0xf0,
    V_U64 = 0xf8
};

/* Descriptors of calls. */
enum {
    F_NONE = 0xc0,  /* ..df -1; below it 3 to 6 */
    F_SMALL = 0xe0, /* ..f7 0 to 23 */
    F_S32 = 0xfe,   /* and below it 99 */
    F_U64 = 0xff
};

/* file: its descriptor, `same`. */
enum { FILE_FD_WIDE = 0xc0, SAME_NEAR = 0x80, SAME_WIDE = 0xff };

/* fault. */
enum { COUNT_WIDE = 0xff, ERROR_OTHER = 0xf0, ERROR_SHORT = 0xff };

enum { PLACES = 12, USUAL_ERRORS = 16, TYPES = 8, RARE = 8 };
extern const uint64_t mf_places[PLACES];
extern const uint8_t mf_usual_errors[USUAL_ERRORS];
/* By enum mf_abi: what three bits mean as the type; rarer flags, one bit each in another byte. */
extern const uint8_t mf_map_types[2][TYPES];
extern const uint32_t mf_map_rare[2][RARE];
extern const uint32_t mf_map_anon[2];
extern const uint32_t mf_map_keep[2]; /* FIXED_NOREPLACE, EXCL */
enum { MAP_FIXED_BOTH = 0x10 };

/*
 * Operations that others refer to, by "the k-th last of them": what has a range, and what returns
 * an address.
 */
struct history {
    uint32_t ranges_count;
    uint32_t results_count;
    uint16_t ranges[MF_OPS_MAX];
    uint16_t results[MF_OPS_MAX];
};

static inline bool has_range(unsigned kind)
{
    return kind <= MF_MINHERIT || kind == MF_ACCESS;
}

static inline bool has_result(unsigned kind)
{
    return kind == MF_MMAP || kind == MF_MREMAP;
}

/* What an operand's bytes depend on besides themselves. */
struct frame {
    enum mf_abi abi;
    uint64_t target_page;
    uint64_t host_page;
    unsigned target_shift;
    unsigned host_shift;
    struct history history; /* of the operations before this one */
};

void mf_frame_begin(struct frame *frame, const struct mf_config *config);
/* Lengths and offsets at the edges of pages: what N_EDGE + index means. */
enum { EDGES = 16 };
uint64_t mf_edge_number(const struct frame *frame, unsigned index);

static inline unsigned page_shift(uint64_t page)
{
    return (unsigned)__builtin_ctzll(page);
}

static inline unsigned step_shift(const struct frame *frame, unsigned form)
{
    return form == STEP_TARGET ? frame->target_shift : form == STEP_HOST ? frame->host_shift : 0;
}

#endif
