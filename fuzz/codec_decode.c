/*
 * Bytes to a program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/codec_format.h"
#include "fuzz/constants.h"
#include "mm/abi_linux.h"

struct reader {
    struct frame frame;
    const uint8_t *at;
    const uint8_t *end;        /* bytes past it are zeros, and what was made of them is dropped */
    const uint8_t *padded_end; /* NULL while reading the input itself */
    uint8_t padded[HEADER_MAX + HEADER_MAX];
};

static uint8_t get_byte(struct reader *reader)
{
    return *reader->at++;
}

static uint16_t get_u16(struct reader *reader)
{
    const uint8_t *at = reader->at;
    reader->at += 2;
    return (uint16_t)(at[0] | at[1] << 8);
}

static uint32_t get_u32(struct reader *reader)
{
    uint32_t low = get_u16(reader);
    return low | (uint32_t)get_u16(reader) << 16;
}

static uint64_t get_u64(struct reader *reader)
{
    uint64_t low = get_u32(reader);
    return low | (uint64_t)get_u32(reader) << 32;
}

static uint64_t get_step(struct reader *reader, unsigned form)
{
    if (form == STEP_NONE)
        return 0;
    return (uint64_t)(int8_t)get_byte(reader) << step_shift(&reader->frame, form);
}

/* The k-th last (from 0) of a list; false: the list is empty. */
static bool k_th_last(const uint16_t *list, uint32_t count, uint32_t k, uint16_t *op)
{
    if (count == 0)
        return false;
    if (k >= count)
        k %= count;
    *op = list[count - 1 - k];
    return true;
}

static struct mf_value number(uint64_t number)
{
    return (struct mf_value){MF_ABS, 0, number};
}

/* base is RESULT, ADDR_OF, END_OF or LEN_OF; where nothing can be referred to, a plain number. */
static struct mf_value reference(const struct reader *reader, uint8_t base, uint32_t k,
                                 uint64_t offset)
{
    const struct history *history = &reader->frame.history;
    uint16_t op;
    bool found = base == MF_RESULT ? k_th_last(history->results, history->results_count, k, &op)
                                   : k_th_last(history->ranges, history->ranges_count, k, &op);
    if (found)
        return (struct mf_value){base, op, offset};
    return number(base == MF_LEN_OF ? reader->frame.target_page + offset : 0x10000 + offset);
}

static struct mf_value get_raw(struct reader *reader)
{
    struct mf_value value;
    value.base = (uint8_t)(get_byte(reader) % MF_BASES);
    value.ref = get_u16(reader);
    value.offset = get_u64(reader);
    if (value.base == MF_ABS || value.base == MF_TOP || value.base == MF_BITS_TOP ||
        value.base == MF_MIN)
        value.ref = 0;
    return value;
}

static const uint8_t address_bases[3] = {MF_RESULT, MF_ADDR_OF, MF_END_OF};

static struct mf_value get_address(struct reader *reader)
{
    const struct frame *frame = &reader->frame;
    unsigned s = get_byte(reader);
    if (s < A_HOST)
        return number(0x10000 + ((uint64_t)s << frame->target_shift));
    if (s < A_PLACE)
        return number(0x10000 + ((uint64_t)(s - A_HOST) << frame->host_shift));
    if (s < A_U8_T)
        return number(mf_places[s - A_PLACE]);
    if (s >= A_RESULT && s < A_FAR) {
        unsigned rest = s - A_RESULT;
        uint8_t base = address_bases[rest / (NEAR * STEPS)];
        uint32_t k = rest / STEPS % NEAR;
        return reference(reader, base, k, get_step(reader, rest % STEPS));
    }
    if (s >= A_END_SHORT)
        return reference(reader, MF_END_OF, s - A_END_SHORT, 0);
    if (s >= A_FAR && s < A_TOP) {
        uint32_t k = get_byte(reader);
        return reference(reader, address_bases[(s - A_FAR) / STEPS], k,
                         get_step(reader, s % STEPS));
    }
    if (s >= A_TOP && s < A_FOREIGN) {
        static const uint8_t bases[3] = {MF_TOP, MF_BITS_TOP, MF_MIN};
        return (struct mf_value){bases[(s - A_TOP) / STEPS], 0, get_step(reader, s % STEPS)};
    }
    if (s >= A_FOREIGN && s < A_RAW) {
        uint16_t which = get_byte(reader) % MF_FOREIGN_MAX;
        return (struct mf_value){MF_FOREIGN, which, get_step(reader, s % STEPS)};
    }
    switch (s) {
    case A_U8_T:
        return number((uint64_t)get_byte(reader) << frame->target_shift);
    case A_U16_T:
        return number((uint64_t)get_u16(reader) << frame->target_shift);
    case A_U32:
        return number(get_u32(reader));
    case A_U64:
        return number(get_u64(reader));
    case A_RAW:
        return get_raw(reader);
    case A_U32_T:
        return number((uint64_t)get_u32(reader) << frame->target_shift);
    default:
        return number(0);
    }
}

static struct mf_value raw_number(struct mf_value value)
{
    if (value.base == MF_RESULT || value.base == MF_ADDR_OF || value.base == MF_END_OF)
        return number(value.offset);
    return value;
}

static struct mf_value get_number(struct reader *reader)
{
    const struct frame *frame = &reader->frame;
    unsigned s = get_byte(reader);
    uint64_t part;
    if (s < N_HOST)
        return number((uint64_t)s << frame->target_shift);
    if (s < N_EDGE)
        return number((uint64_t)(s - N_HOST + 1) << frame->host_shift);
    if (s < N_U8_T)
        return number(mf_edge_number(frame, s - N_EDGE));
    if (s >= N_PAGES)
        return number((uint64_t)(s - N_PAGES + 1) << frame->target_shift);
    if (s >= N_LEN_OF)
        return reference(reader, MF_LEN_OF, (s - N_LEN_OF) / STEPS, get_step(reader, s % STEPS));
    if (s >= N_POWER)
        return number((uint64_t)1 << (s - N_POWER));
    switch (s) {
    case N_U8_T:
        return number((uint64_t)get_byte(reader) << frame->target_shift);
    case N_U16_T:
        return number((uint64_t)get_u16(reader) << frame->target_shift);
    case N_U8:
        return number(get_byte(reader));
    case N_U16:
        return number(get_u16(reader));
    case N_U32:
        return number(get_u32(reader));
    case N_U64:
        return number(get_u64(reader));
    case N_RAW:
        return raw_number(get_raw(reader));
    case N_U8_T_S8:
        part = (uint64_t)get_byte(reader) << frame->target_shift;
        return number(part + get_step(reader, STEP_BYTES));
    case N_BITS_T:
        return (struct mf_value){MF_BITS_TOP, 0, get_step(reader, STEP_TARGET)};
    case N_TOP_T:
        return (struct mf_value){MF_TOP, 0, get_step(reader, STEP_TARGET)};
    case N_BITS_S8:
        return (struct mf_value){MF_BITS_TOP, 0, get_step(reader, STEP_BYTES)};
    case N_TOP_S8:
        return (struct mf_value){MF_TOP, 0, get_step(reader, STEP_BYTES)};
    case N_MIN_T:
        return (struct mf_value){MF_MIN, 0, get_step(reader, STEP_TARGET)};
    case N_POWER_T:
        part = (uint64_t)1 << (get_byte(reader) & 63);
        return number(part + get_step(reader, STEP_TARGET));
    case N_POWER_S8:
        part = (uint64_t)1 << (get_byte(reader) & 63);
        return number(part + get_step(reader, STEP_BYTES));
    default:
        return number(0 - ((uint64_t)get_u16(reader) << frame->target_shift));
    }
}

static uint64_t get_prot(struct reader *reader)
{
    unsigned s = get_byte(reader);
    uint64_t rwx = s & 7;
    if (s < P_SEM)
        return rwx;
    switch (s & 0xf8) {
    case P_SEM:
        return rwx | LX_PROT_SEM;
    case P_DOWN:
        return rwx | LX_PROT_GROWSDOWN;
    case P_UP:
        return rwx | LX_PROT_GROWSUP;
    case P_DOWN_UP:
        return rwx | LX_PROT_GROWSDOWN | LX_PROT_GROWSUP;
    case P_MAX:
        return rwx | (uint64_t)(get_byte(reader) & 7) << 16;
    case P_BIT:
        return rwx | (uint64_t)1 << (get_byte(reader) & 63);
    case P_U32:
        return get_u32(reader);
    default:
        return get_u64(reader);
    }
}

static uint64_t map_flags(const struct frame *frame, unsigned s)
{
    uint64_t flags = mf_map_types[frame->abi][s & 7];
    if (s & M_ANON)
        flags |= mf_map_anon[frame->abi];
    if (s & M_FIXED)
        flags |= MAP_FIXED_BOTH;
    if (s & M_KEEP)
        flags |= mf_map_keep[frame->abi];
    return flags;
}

static uint64_t get_map(struct reader *reader)
{
    static const uint8_t usual[8] = {
        0 | M_ANON,  0 | M_ANON | M_FIXED, 0 | M_ANON | M_FIXED,
        0 | M_FIXED, 3 | M_FIXED,          3 | M_ANON | M_FIXED,
        3,           0 | M_ANON | M_KEEP,
    };
    const uint32_t *rare = mf_map_rare[reader->frame.abi];
    unsigned s = get_byte(reader);
    if (s >= M_U64)
        return get_u64(reader);
    if (s >= M_U32)
        return get_u32(reader);
    if (s >= M_USUAL)
        return map_flags(&reader->frame, usual[s & 7]);
    uint64_t flags = map_flags(&reader->frame, s);
    if (s & M_RARE) {
        for (unsigned bits = get_byte(reader), i = 0; i < RARE; i++) {
            if (bits >> i & 1)
                flags |= rare[i];
        }
    }
    return flags;
}

/* Flags of mremap and msync, minherit's value. */
static uint64_t get_small_flags(struct reader *reader)
{
    unsigned s = get_byte(reader);
    if (s >= S_U64)
        return get_u64(reader);
    if (s >= S_U32)
        return get_u32(reader);
    if (s >= S_BIT)
        return (s & 7) | (uint64_t)1 << (get_byte(reader) & 63);
    return s & 7;
}

static uint64_t get_advice(struct reader *reader)
{
    unsigned s = get_byte(reader);
    if (s < V_LOCKED)
        return LX_MADV_DONTNEED;
    if (s < V_SMALL)
        return LX_MADV_DONTNEED_LOCKED;
    if (s < V_U8)
        return s - V_SMALL;
    if (s < V_U32)
        return get_byte(reader);
    return s < V_U64 ? get_u32(reader) : get_u64(reader);
}

static uint64_t get_fd(struct reader *reader)
{
    unsigned s = get_byte(reader);
    if (s < F_NONE)
        return 3 + (s & 3);
    if (s < F_SMALL)
        return UINT64_MAX;
    if (s < 0xf8)
        return s - F_SMALL;
    if (s == F_S32)
        return (uint64_t)(int32_t)get_u32(reader);
    return s == F_U64 ? get_u64(reader) : 99;
}

static void get_file(struct reader *reader, struct mf_op *op)
{
    unsigned s = get_byte(reader);
    op->arg[0].offset = s < FILE_FD_WIDE ? 3 + (s & 7) : get_u16(reader) % (MF_FD_MAX + 1u);
    unsigned mode = get_byte(reader) & 3;
    op->arg[2].offset = mode ? mode : 3;
    s = get_byte(reader);
    if (s == SAME_WIDE)
        op->arg[3].offset = 1 + get_u16(reader) % (MF_FD_MAX + 1u);
    else if (s >= SAME_NEAR)
        op->arg[3].offset = 1 + 3 + (s & 7);
    if (op->arg[3].offset == 0) {
        uint64_t size = get_number(reader).offset;
        op->arg[1].offset = size > MF_FILE_SIZE_MAX ? size % MF_FILE_SIZE_MAX : size;
    }
}

static void get_fault(struct reader *reader, struct mf_op *op)
{
    unsigned call = get_byte(reader) % MF_CALLS;
    unsigned s = get_byte(reader);
    uint64_t count = s < COUNT_WIDE ? s + 1 : get_u64(reader);
    uint64_t error = LX_ENOMEM;
    uint64_t short_bytes = 0;
    if (call != MF_CALL_ALLOC) {
        s = get_byte(reader);
        if (s < ERROR_OTHER) {
            error = mf_usual_errors[s & 15];
        } else if (s == ERROR_SHORT && call == MF_CALL_READ) {
            error = 0;
            short_bytes = get_number(reader).offset;
        } else if (s != ERROR_SHORT) {
            error = get_byte(reader);
            if (!mf_errno_name(MF_LINUX, (int)error))
                error = LX_ENOMEM;
        }
    }
    op->arg[0].offset = call;
    op->arg[1].offset = error;
    op->arg[2].offset = count ? count : 1;
    op->arg[3].offset = short_bytes;
}

static void get_operands(struct reader *reader, struct mf_op *op)
{
    struct mf_value *arg = op->arg;
    switch (op->kind) {
    case MF_MMAP:
        arg[0] = get_address(reader);
        arg[1] = get_number(reader);
        arg[2].offset = get_prot(reader);
        arg[3].offset = get_map(reader);
        arg[4].offset = get_fd(reader);
        arg[5] = get_number(reader);
        break;
    case MF_MUNMAP:
        arg[0] = get_address(reader);
        arg[1] = get_number(reader);
        break;
    case MF_MPROTECT:
        arg[0] = get_address(reader);
        arg[1] = get_number(reader);
        arg[2].offset = get_prot(reader);
        break;
    case MF_MREMAP:
        arg[0] = get_address(reader);
        arg[1] = get_number(reader);
        arg[2] = get_number(reader);
        arg[3].offset = get_small_flags(reader);
        if (op->argc == 5)
            arg[4] = get_address(reader);
        break;
    case MF_MADVISE:
        arg[0] = get_address(reader);
        arg[1] = get_number(reader);
        arg[2].offset = get_advice(reader);
        break;
    case MF_MSYNC:
    case MF_MINHERIT:
        arg[0] = get_address(reader);
        arg[1] = get_number(reader);
        arg[2].offset = get_small_flags(reader);
        break;
    case MF_FTRUNCATE:
        arg[0].offset = get_fd(reader);
        arg[1] = get_number(reader);
        break;
    case MF_CLOSE:
        arg[0].offset = get_fd(reader);
        break;
    case MF_FILE:
        get_file(reader, op);
        break;
    case MF_STORE:
        arg[0] = get_address(reader);
        arg[1].offset = get_byte(reader);
        break;
    case MF_LOAD:
        arg[0] = get_address(reader);
        break;
    case MF_ACCESS:
        arg[0] = get_address(reader);
        arg[1] = get_number(reader);
        arg[2].offset = get_byte(reader) & 3;
        if (arg[2].offset == 0)
            arg[2].offset = 3;
        break;
    default:
        get_fault(reader, op);
        break;
    }
}

static void get_foreign(struct reader *reader, struct mf_config *config)
{
    unsigned shift = page_shift(config->target_page);
    config->foreign_count = 1 + get_byte(reader) % MF_FOREIGN_MAX;
    for (unsigned i = 0; i < config->foreign_count; i++) {
        unsigned s = get_byte(reader);
        struct mf_span *span = &config->foreign[i];
        if (s < FOREIGN_WIDE) {
            span->first = 0x10000 + ((uint64_t)s << shift);
            span->last = span->first + ((uint64_t)get_byte(reader) + 1) * config->target_page - 1;
        } else {
            span->first = get_u64(reader);
            span->last = get_u64(reader);
        }
    }
}

static uint64_t get_highest(struct reader *reader, const struct mf_config *config)
{
    unsigned s = get_byte(reader);
    uint64_t unit =
        config->target_page > config->host_page ? config->target_page : config->host_page;
    if (s < PAGES)
        return (s + 1) * unit - 1;
    if (s < POWERS)
        return ((uint64_t)1 << (s & 63)) - 1;
    return get_u64(reader);
}

static void get_config(struct reader *reader, struct mf_program *program)
{
    struct mf_config *config = &program->config;
    unsigned flags = get_byte(reader);
    unsigned pages = get_byte(reader) % 25;
    unsigned bits = get_byte(reader);
    unsigned space = get_byte(reader);
    mf_config_default(config, flags & C_FREEBSD ? MF_FREEBSD : MF_LINUX);
    config->target_page = (uint64_t)4096 << pages / 5;
    config->host_page = (uint64_t)4096 << pages % 5;
    config->bits = bits < BITS_EXACT ? mf_usual_bits[bits & 15] : 32 + (bits - BITS_EXACT) % 33;

    unsigned reserved = space & 15;
    config->reserved = reserved < RESERVED_WIDE ? mf_usual_reserved[reserved] : get_u64(reader);
    unsigned policy = space >> POLICY_SHIFT & 3;
    config->policy = policy > MF_RANDOM ? MF_TOP_DOWN : (enum mf_policy)policy;
    if (config->policy == MF_RANDOM)
        config->policy_seed = space & SEED_WIDE ? get_u64(reader) : get_byte(reader);
    if (flags & C_BASE) {
        unsigned s = get_byte(reader);
        config->base = s < BASE_WIDE ? mf_usual_base[s & 7] : get_u64(reader);
    }
    if (flags & C_HIGHEST)
        config->highest = get_highest(reader, config);
    if (flags & C_MIN) {
        unsigned s = get_byte(reader);
        config->min_addr = s < PAGES ? s * config->target_page : get_u64(reader);
    }
    if (flags & C_HOST_MAPS) {
        unsigned s = get_byte(reader);
        config->host_maps = s < HOST_MAPS_WIDE ? s + 1 : get_u64(reader);
    }
    if (flags & C_FOREIGN)
        get_foreign(reader, config);
    if (flags & C_KERNEL) {
        program->kernel_min = get_u32(reader);
        program->kernel_end = get_u32(reader);
    }
    if (flags & C_SWARM)
        program->swarm = get_u32(reader);
    mf_config_clamp(config);
}

/*
 * Near the end of the input, reading goes on in a copy with zeros after it, so that nothing else
 * here has to look where the input ends.
 */
static void pad_below(struct reader *reader, size_t need)
{
    size_t left = (size_t)(reader->end - reader->at);
    if (left >= need || reader->end == reader->padded_end)
        return;
    memset(reader->padded + left, 0, sizeof(reader->padded) - left);
    if (left)
        memcpy(reader->padded, reader->at, left);
    reader->at = reader->padded;
    reader->end = reader->padded + left;
    reader->padded_end = reader->end;
}

static struct mf_op *add(struct mf_program *program, unsigned first)
{
    struct mf_op *op =
        mf_program_add(program, (enum mf_op_kind)mf_kind_of_byte[first & OP_KIND_MASK]);
    if (!op) {
        fprintf(stderr, "mf_decode: out of memory\n");
        abort();
    }
    if (op->kind == MF_MREMAP && !(first & OP_FIVE_ARGS))
        op->argc = 4;
    return op;
}

static void get_ops(struct reader *reader, struct mf_program *program)
{
    struct history *history = &reader->frame.history;
    while (reader->at < reader->end && program->count < MF_OPS_MAX) {
        pad_below(reader, OP_MAX);
        struct mf_op *op = add(program, get_byte(reader));
        get_operands(reader, op);
        if (reader->at > reader->end) { /* the input ended inside it */
            program->count--;
            return;
        }
        if (has_range(op->kind))
            history->ranges[history->ranges_count++] = (uint16_t)(program->count - 1);
        if (has_result(op->kind))
            history->results[history->results_count++] = (uint16_t)(program->count - 1);
    }
}

void mf_decode(const uint8_t *bytes, size_t size, struct mf_program *program)
{
    struct reader reader;
    if (size >= MAGIC_BYTES && memcmp(bytes, MF_CODEC_MAGIC, MAGIC_BYTES) == 0) {
        bytes += MAGIC_BYTES;
        size -= MAGIC_BYTES;
    }
    reader.at = size ? bytes : reader.padded;
    reader.end = reader.at + size;
    reader.padded_end = NULL;
    mf_program_clear(program);
    pad_below(&reader, HEADER_MAX);
    get_config(&reader, program);
    mf_frame_begin(&reader.frame, &program->config);
    get_ops(&reader, program);
}
