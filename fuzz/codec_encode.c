/*
 * A program to bytes: for each operand the shortest selector that says exactly it.
 */
#include <string.h>

#include "fuzz/codec_format.h"
#include "mm/abi_linux.h"

struct writer {
    const struct mf_program *program;
    uint8_t *bytes; /* NULL: only count */
    size_t length;
    size_t op; /* the operation being written */
    struct frame frame;
    uint64_t edges[EDGES]; /* what mf_edge_number gives */
    /* Where an operation stands in the history's lists; meaningful if it is in them. */
    uint16_t range_index[MF_OPS_MAX];
    uint16_t result_index[MF_OPS_MAX];
};

static void put_byte(struct writer *writer, unsigned byte)
{
    if (writer->bytes)
        writer->bytes[writer->length] = (uint8_t)byte;
    writer->length++;
}

/* The low `count` bytes. */
static void put_number(struct writer *writer, uint64_t number, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        put_byte(writer, (unsigned)(number >> (8 * i)) & 0xff);
}

static void put_selected(struct writer *writer, unsigned selector, uint64_t number, unsigned count)
{
    put_byte(writer, selector);
    put_number(writer, number, count);
}

/* --- Steps and references --- */

/* The form that says this step, STEPS if none does; *byte is what follows the selector. */
static unsigned find_step(const struct frame *frame, uint64_t step, uint8_t *byte)
{
    if (step == 0)
        return STEP_NONE;
    for (unsigned form = STEP_TARGET; form < STEPS; form++) {
        unsigned shift = step_shift(frame, form);
        uint64_t units = step >> shift;
        if (shift && step >> 63)
            units |= ~(UINT64_MAX >> shift);
        if (units << shift == step && units + 128 < 256) {
            *byte = (uint8_t)units;
            return form;
        }
    }
    return STEPS;
}

/* A selector of a group with steps. */
static void put_step(struct writer *writer, unsigned selector, unsigned form, uint8_t byte)
{
    put_byte(writer, selector + form);
    if (form != STEP_NONE)
        put_byte(writer, byte);
}

/* How far back an operation is in the list that the base uses; false: it is not in it (yet). */
static bool find_back(const struct writer *writer, uint8_t base, uint16_t ref, uint32_t *back)
{
    const struct history *history = &writer->frame.history;
    if (ref >= writer->op)
        return false;
    unsigned kind = writer->program->ops[ref].kind;
    if (base == MF_RESULT ? !has_result(kind) : !has_range(kind))
        return false;
    *back = base == MF_RESULT ? history->results_count - 1 - writer->result_index[ref]
                              : history->ranges_count - 1 - writer->range_index[ref];
    return true;
}

static void put_raw(struct writer *writer, unsigned selector, struct mf_value value)
{
    put_byte(writer, selector);
    put_byte(writer, value.base);
    put_number(writer, value.ref, 2);
    put_number(writer, value.offset, 8);
}

/* --- Addresses --- */

static void put_absolute(struct writer *writer, uint64_t at)
{
    const struct frame *frame = &writer->frame;
    uint64_t from = at - 0x10000;
    uint64_t pages = at >> frame->target_shift;
    if ((from & (frame->target_page - 1)) == 0 && from >> frame->target_shift < A_HOST) {
        put_byte(writer, A_TARGET + (unsigned)(from >> frame->target_shift));
        return;
    }
    if ((from & (frame->host_page - 1)) == 0 && from >> frame->host_shift < A_PLACE - A_HOST) {
        put_byte(writer, A_HOST + (unsigned)(from >> frame->host_shift));
        return;
    }
    for (unsigned i = 0; i < PLACES; i++) {
        if (mf_places[i] == at) {
            put_byte(writer, A_PLACE + i);
            return;
        }
    }
    if (pages << frame->target_shift != at)
        pages = UINT64_MAX; /* not a number of pages */
    if (at == 0)
        put_byte(writer, A_ZERO);
    else if (pages <= UINT8_MAX)
        put_selected(writer, A_U8_T, pages, 1);
    else if (pages <= UINT16_MAX)
        put_selected(writer, A_U16_T, pages, 2);
    else if (at <= UINT32_MAX)
        put_selected(writer, A_U32, at, 4);
    else if (pages <= UINT32_MAX)
        put_selected(writer, A_U32_T, pages, 4);
    else
        put_selected(writer, A_U64, at, 8);
}

/* RESULT, ADDR_OF, END_OF. */
static bool put_place_of(struct writer *writer, struct mf_value value)
{
    unsigned which = value.base == MF_RESULT ? 0 : value.base == MF_ADDR_OF ? 1 : 2;
    uint32_t back;
    uint8_t byte = 0;
    unsigned form = find_step(&writer->frame, value.offset, &byte);
    if (form == STEPS || !find_back(writer, value.base, value.ref, &back) || back > UINT8_MAX)
        return false;
    if (back < NEAR) {
        put_step(writer, A_RESULT + (which * NEAR + back) * STEPS, form, byte);
    } else if (value.base == MF_END_OF && form == STEP_NONE && back <= 0xff - A_END_SHORT) {
        put_byte(writer, A_END_SHORT + back);
    } else {
        put_byte(writer, A_FAR + which * STEPS + form);
        put_byte(writer, back);
        if (form != STEP_NONE)
            put_byte(writer, byte);
    }
    return true;
}

static bool put_config_place(struct writer *writer, struct mf_value value)
{
    uint8_t byte = 0;
    unsigned form = find_step(&writer->frame, value.offset, &byte);
    if (form == STEPS)
        return false;
    if (value.base != MF_FOREIGN) {
        unsigned selector = value.base == MF_TOP        ? A_TOP
                            : value.base == MF_BITS_TOP ? A_BITS
                                                        : A_MIN;
        put_step(writer, selector, form, byte);
        return true;
    }
    if (value.ref >= MF_FOREIGN_MAX)
        return false;
    put_byte(writer, A_FOREIGN + form);
    put_byte(writer, value.ref);
    if (form != STEP_NONE)
        put_byte(writer, byte);
    return true;
}

static void put_address(struct writer *writer, struct mf_value value)
{
    bool done = false;
    switch (value.base) {
    case MF_RESULT:
    case MF_ADDR_OF:
    case MF_END_OF:
        done = put_place_of(writer, value);
        break;
    case MF_TOP:
    case MF_BITS_TOP:
    case MF_MIN:
    case MF_FOREIGN:
        done = put_config_place(writer, value);
        break;
    case MF_LEN_OF:
        break;
    default:
        put_absolute(writer, value.offset);
        done = true;
        break;
    }
    if (!done)
        put_raw(writer, A_RAW, value);
}

/* --- Lengths, offsets, sizes --- */

/* 2^k and a signed byte of target pages or bytes. */
static bool put_near_power(struct writer *writer, uint64_t number)
{
    if (number < 2)
        return false;
    unsigned below = 63 - (unsigned)__builtin_clzll(number);
    for (unsigned k = below; k <= below + 1 && k < 64; k++) {
        uint8_t byte = 0;
        uint64_t step = number - ((uint64_t)1 << k);
        unsigned form = find_step(&writer->frame, step, &byte);
        if (form == STEP_TARGET || form == STEP_BYTES) {
            put_byte(writer, form == STEP_TARGET ? N_POWER_T : N_POWER_S8);
            put_byte(writer, k);
            put_byte(writer, byte);
            return true;
        }
    }
    return false;
}

static void put_large(struct writer *writer, uint64_t number)
{
    const struct frame *frame = &writer->frame;
    uint64_t mask = frame->target_page - 1;
    uint64_t pages = number >> frame->target_shift;
    uint64_t minus = (0 - number) >> frame->target_shift;
    uint64_t nearest = (number + 128) >> frame->target_shift; /* pages, then a signed byte */
    if ((number & mask) == 0 && pages <= UINT8_MAX)
        put_selected(writer, N_U8_T, pages, 1);
    else if (number <= UINT8_MAX)
        put_selected(writer, N_U8, number, 1);
    else if ((number & mask) == 0 && pages <= UINT16_MAX)
        put_selected(writer, N_U16_T, pages, 2);
    else if (number <= UINT16_MAX)
        put_selected(writer, N_U16, number, 2);
    else if ((number & mask) == 0 && minus <= UINT16_MAX)
        put_selected(writer, N_MINUS_T, minus, 2);
    else if (nearest <= UINT8_MAX && ((number + 128) & mask) < 256)
        put_selected(writer, N_U8_T_S8, nearest | (number & 0xff) << 8, 2);
    else if (put_near_power(writer, number))
        return;
    else if (number <= UINT32_MAX)
        put_selected(writer, N_U32, number, 4);
    else
        put_selected(writer, N_U64, number, 8);
}

static void put_plain(struct writer *writer, uint64_t number)
{
    const struct frame *frame = &writer->frame;
    uint64_t pages = number >> frame->target_shift;
    uint64_t host_pages = number >> frame->host_shift;
    if ((number & (frame->target_page - 1)) == 0 && pages <= 64) {
        put_byte(writer,
                 pages < N_HOST ? N_TARGET + (unsigned)pages : N_PAGES + (unsigned)pages - 1);
        return;
    }
    if ((number & (frame->host_page - 1)) == 0 && host_pages <= N_EDGE - N_HOST) {
        put_byte(writer, N_HOST + (unsigned)host_pages - 1);
        return;
    }
    for (unsigned i = 0; i < EDGES; i++) {
        if (writer->edges[i] == number) {
            put_byte(writer, N_EDGE + i);
            return;
        }
    }
    if ((number & (number - 1)) == 0)
        put_byte(writer, N_POWER + (unsigned)__builtin_ctzll(number));
    else
        put_large(writer, number);
}

static bool put_symbolic(struct writer *writer, struct mf_value value)
{
    uint8_t byte = 0;
    uint32_t back;
    unsigned form = find_step(&writer->frame, value.offset, &byte);
    if (value.base == MF_LEN_OF) {
        if (form == STEPS || !find_back(writer, MF_LEN_OF, value.ref, &back) || back >= 16)
            return false;
        put_step(writer, N_LEN_OF + back * STEPS, form, byte);
        return true;
    }
    /* These always have a byte, 0 for no step, and no form for host pages. */
    bool small = value.offset + 128 < 256;
    if (form == STEP_NONE)
        form = STEP_TARGET;
    if (form != STEP_TARGET && !small)
        return false;
    if (value.base == MF_MIN) {
        if (form != STEP_TARGET)
            return false;
        put_selected(writer, N_MIN_T, byte, 1);
        return true;
    }
    if (value.base != MF_TOP && value.base != MF_BITS_TOP)
        return false;
    bool top = value.base == MF_TOP;
    if (form == STEP_TARGET)
        put_selected(writer, top ? N_TOP_T : N_BITS_T, byte, 1);
    else
        put_selected(writer, top ? N_TOP_S8 : N_BITS_S8, value.offset, 1);
    return true;
}

static void put_number_operand(struct writer *writer, struct mf_value value)
{
    switch (value.base) {
    case MF_LEN_OF:
    case MF_TOP:
    case MF_BITS_TOP:
    case MF_MIN:
    case MF_FOREIGN:
        if (!put_symbolic(writer, value))
            put_raw(writer, N_RAW, value);
        break;
    default: /* ABS; the others no number may have */
        put_plain(writer, value.offset);
        break;
    }
}

/* --- Bits --- */

static bool is_one_bit(uint64_t bits)
{
    return bits != 0 && (bits & (bits - 1)) == 0;
}

static void put_wide(struct writer *writer, unsigned selector_32, unsigned selector_64,
                     uint64_t number)
{
    if (number <= UINT32_MAX)
        put_selected(writer, selector_32, number, 4);
    else
        put_selected(writer, selector_64, number, 8);
}

static void put_prot(struct writer *writer, uint64_t prot)
{
    unsigned rwx = (unsigned)(prot & 7);
    uint64_t rest = prot & ~(uint64_t)7;
    if (rest == 0)
        put_byte(writer, rwx);
    else if (rest == LX_PROT_SEM)
        put_byte(writer, P_SEM + rwx);
    else if (rest == LX_PROT_GROWSDOWN)
        put_byte(writer, P_DOWN + rwx);
    else if (rest == LX_PROT_GROWSUP)
        put_byte(writer, P_UP + rwx);
    else if (rest == (LX_PROT_GROWSDOWN | LX_PROT_GROWSUP))
        put_byte(writer, P_DOWN_UP + rwx);
    else if ((rest & ~((uint64_t)7 << 16)) == 0)
        put_selected(writer, P_MAX + rwx, rest >> 16, 1);
    else if (is_one_bit(rest))
        put_selected(writer, P_BIT + rwx, (unsigned)__builtin_ctzll(rest), 1);
    else
        put_wide(writer, P_U32, P_U64, prot);
}

static bool put_usual_map(struct writer *writer, uint64_t flags)
{
    enum mf_abi abi = writer->frame.abi;
    uint64_t type_mask = abi == MF_LINUX ? LX_MAP_TYPE : 7;
    unsigned selector = 0;
    while (selector < TYPES && mf_map_types[abi][selector] != (flags & type_mask))
        selector++;
    if (selector == TYPES)
        return false;
    uint64_t rest = flags & ~type_mask;
    const struct {
        uint32_t bit;
        unsigned selector;
    } usual[3] = {
        {mf_map_anon[abi], M_ANON}, {MAP_FIXED_BOTH, M_FIXED}, {mf_map_keep[abi], M_KEEP}};
    for (unsigned i = 0; i < 3; i++) {
        if (rest & usual[i].bit) {
            rest &= ~(uint64_t)usual[i].bit;
            selector |= usual[i].selector;
        }
    }
    unsigned rare = 0;
    for (unsigned i = 0; i < RARE; i++) {
        if ((rest & mf_map_rare[abi][i]) == mf_map_rare[abi][i])
            rare |= 1u << i;
    }
    for (unsigned i = 0; i < RARE; i++) {
        if (rare >> i & 1)
            rest &= ~(uint64_t)mf_map_rare[abi][i];
    }
    if (rest != 0)
        return false;
    put_byte(writer, selector | (rare ? M_RARE : 0));
    if (rare)
        put_byte(writer, rare);
    return true;
}

static void put_small_flags(struct writer *writer, uint64_t flags)
{
    if (flags < 8)
        put_byte(writer, (unsigned)flags);
    else if (is_one_bit(flags & ~(uint64_t)7))
        put_selected(writer, S_BIT + (unsigned)(flags & 7),
                     (unsigned)__builtin_ctzll(flags & ~(uint64_t)7), 1);
    else
        put_wide(writer, S_U32, S_U64, flags);
}

static void put_advice(struct writer *writer, uint64_t advice)
{
    if (advice == LX_MADV_DONTNEED)
        put_byte(writer, 0);
    else if (advice == LX_MADV_DONTNEED_LOCKED)
        put_byte(writer, V_LOCKED);
    else if (advice < V_U8 - V_SMALL)
        put_byte(writer, V_SMALL + (unsigned)advice);
    else if (advice <= UINT8_MAX)
        put_selected(writer, V_U8, advice, 1);
    else
        put_wide(writer, V_U32, V_U64, advice);
}

static void put_fd(struct writer *writer, uint64_t fd)
{
    if (fd >= 3 && fd <= 6)
        put_byte(writer, (unsigned)fd - 3);
    else if (fd == UINT64_MAX)
        put_byte(writer, F_NONE);
    else if (fd < 24)
        put_byte(writer, F_SMALL + (unsigned)fd);
    else if ((uint64_t)(int64_t)(int32_t)(uint32_t)fd == fd)
        put_selected(writer, F_S32, fd, 4);
    else
        put_selected(writer, F_U64, fd, 8);
}

/* --- Operations --- */

static void put_file(struct writer *writer, const struct mf_op *file)
{
    struct mf_op op = *file;
    mf_op_clamp(&op);
    uint64_t fd = op.arg[0].offset;
    uint64_t same = op.arg[3].offset;
    if (fd >= 3 && fd <= 10)
        put_byte(writer, (unsigned)fd - 3);
    else
        put_selected(writer, FILE_FD_WIDE, fd, 2);
    put_byte(writer, (unsigned)op.arg[2].offset);
    if (same == 0)
        put_byte(writer, 0);
    else if (same >= 4 && same <= 11)
        put_byte(writer, SAME_NEAR + (unsigned)same - 4);
    else
        put_selected(writer, SAME_WIDE, same - 1, 2);
    if (same == 0)
        put_plain(writer, op.arg[1].offset);
}

static void put_fault(struct writer *writer, const struct mf_op *fault)
{
    struct mf_op op = *fault;
    mf_op_clamp(&op);
    uint64_t call = op.arg[0].offset;
    uint64_t error = op.arg[1].offset;
    uint64_t count = op.arg[2].offset;
    put_byte(writer, (unsigned)call);
    if (count <= COUNT_WIDE)
        put_byte(writer, (unsigned)count - 1);
    else
        put_selected(writer, COUNT_WIDE, count, 8);
    if (call == MF_CALL_ALLOC)
        return;
    if (error == 0) {
        put_byte(writer, ERROR_SHORT);
        put_plain(writer, op.arg[3].offset);
        return;
    }
    for (unsigned i = 0; i < USUAL_ERRORS; i++) {
        if (mf_usual_errors[i] == error) {
            put_byte(writer, i);
            return;
        }
    }
    put_selected(writer, ERROR_OTHER, error, 1);
}

static void put_operand(struct writer *writer, enum mf_class class, struct mf_value value)
{
    switch (class) {
    case MF_CLASS_ADDR:
        put_address(writer, value);
        break;
    case MF_CLASS_NUMBER:
        put_number_operand(writer, value);
        break;
    case MF_CLASS_PROT:
        put_prot(writer, value.offset);
        break;
    case MF_CLASS_MAP:
        if (!put_usual_map(writer, value.offset))
            put_wide(writer, M_U32, M_U64, value.offset);
        break;
    case MF_CLASS_MREMAP:
    case MF_CLASS_MS:
    case MF_CLASS_INHERIT:
        put_small_flags(writer, value.offset);
        break;
    case MF_CLASS_MADV:
        put_advice(writer, value.offset);
        break;
    case MF_CLASS_FD:
        put_fd(writer, value.offset);
        break;
    default: /* BYTE, ACCESS: the byte itself */
        put_byte(writer, (unsigned)(value.offset & 0xff));
        break;
    }
}

static void put_op(struct writer *writer, const struct mf_op *op)
{
    enum mf_op_kind kind = (enum mf_op_kind)op->kind;
    bool five = kind == MF_MREMAP && op->argc != 4;
    put_byte(writer, op->kind | (five ? OP_FIVE_ARGS : 0u));
    if (kind == MF_FILE) {
        put_file(writer, op);
        return;
    }
    if (kind == MF_FAULT) {
        put_fault(writer, op);
        return;
    }
    unsigned argc = kind == MF_MREMAP && !five ? 4 : mf_op_argc(kind);
    for (unsigned i = 0; i < argc; i++)
        put_operand(writer, mf_arg_class(kind, i), op->arg[i]);
}

static void remember(struct writer *writer, unsigned kind)
{
    struct history *history = &writer->frame.history;
    uint16_t op = (uint16_t)writer->op;
    if (has_range(kind)) {
        writer->range_index[op] = (uint16_t)history->ranges_count;
        history->ranges[history->ranges_count++] = op;
    }
    if (has_result(kind)) {
        writer->result_index[op] = (uint16_t)history->results_count;
        history->results[history->results_count++] = op;
    }
}

/* --- Configuration --- */

static unsigned reserved_selector(uint64_t reserved)
{
    unsigned i = 0;
    while (i < USUAL_RESERVED && mf_usual_reserved[i] != reserved)
        i++;
    return i; /* USUAL_RESERVED is RESERVED_WIDE */
}
_Static_assert((int)USUAL_RESERVED == (int)RESERVED_WIDE, "one follows the other");

static unsigned bits_selector(unsigned bits)
{
    for (unsigned i = 0; i < USUAL_BITS; i++) {
        if (mf_usual_bits[i] == bits)
            return i;
    }
    return BITS_EXACT + (bits - 32);
}

static void put_base(struct writer *writer, uint64_t base)
{
    for (unsigned i = 0; i < USUAL_BASE; i++) {
        if (mf_usual_base[i] == base) {
            put_byte(writer, i);
            return;
        }
    }
    put_selected(writer, BASE_WIDE, base, 8);
}

static void put_highest(struct writer *writer, const struct mf_config *config)
{
    uint64_t unit =
        config->target_page > config->host_page ? config->target_page : config->host_page;
    uint64_t end = config->highest + 1;
    if (end != 0 && (end & (unit - 1)) == 0 && end / unit <= PAGES)
        put_byte(writer, (unsigned)(end / unit) - 1);
    else if (is_one_bit(end))
        put_byte(writer, PAGES + (unsigned)__builtin_ctzll(end));
    else
        put_selected(writer, POWERS, config->highest, 8);
}

static void put_foreign(struct writer *writer, const struct mf_config *config)
{
    unsigned shift = page_shift(config->target_page);
    put_byte(writer, config->foreign_count - 1);
    for (unsigned i = 0; i < config->foreign_count; i++) {
        struct mf_span span = config->foreign[i];
        uint64_t start = span.first - 0x10000;
        uint64_t pages = (span.last - span.first) >> shift; /* and one */
        bool whole = (start & (config->target_page - 1)) == 0 &&
                     ((span.last + 1) & (config->target_page - 1)) == 0;
        if (whole && start >> shift < FOREIGN_WIDE && pages <= UINT8_MAX) {
            put_selected(writer, (unsigned)(start >> shift), pages, 1);
        } else {
            put_selected(writer, FOREIGN_WIDE, span.first, 8);
            put_number(writer, span.last, 8);
        }
    }
}

static void put_config(struct writer *writer, const struct mf_program *program,
                       const struct mf_config *config)
{
    struct mf_config usual;
    mf_config_default(&usual, config->abi);
    bool kernel = program->kernel_min != 0 || program->kernel_end != 0;
    unsigned reserved = reserved_selector(config->reserved);
    bool seed_wide = config->policy == MF_RANDOM && config->policy_seed > UINT8_MAX;

    put_byte(writer, (config->abi == MF_FREEBSD ? C_FREEBSD : 0u) | (kernel ? C_KERNEL : 0u) |
                         (program->swarm ? C_SWARM : 0u) |
                         (config->foreign_count ? C_FOREIGN : 0u) |
                         (config->host_maps ? C_HOST_MAPS : 0u) | (config->base ? C_BASE : 0u) |
                         (config->highest ? C_HIGHEST : 0u) |
                         (config->min_addr != usual.min_addr ? C_MIN : 0u));
    put_byte(writer,
             (page_shift(config->target_page) - 12) * 5 + (page_shift(config->host_page) - 12));
    put_byte(writer, bits_selector(config->bits));
    put_byte(writer,
             reserved | (unsigned)config->policy << POLICY_SHIFT | (seed_wide ? SEED_WIDE : 0u));
    if (reserved == RESERVED_WIDE)
        put_number(writer, config->reserved, 8);
    if (config->policy == MF_RANDOM)
        put_number(writer, config->policy_seed, seed_wide ? 8 : 1);
    if (config->base)
        put_base(writer, config->base);
    if (config->highest)
        put_highest(writer, config);
    if (config->min_addr != usual.min_addr) {
        uint64_t pages = config->min_addr / config->target_page;
        if (pages < PAGES && pages * config->target_page == config->min_addr)
            put_byte(writer, (unsigned)pages);
        else
            put_selected(writer, PAGES, config->min_addr, 8);
    }
    if (config->host_maps && config->host_maps <= HOST_MAPS_WIDE)
        put_byte(writer, (unsigned)config->host_maps - 1);
    else if (config->host_maps)
        put_selected(writer, HOST_MAPS_WIDE, config->host_maps, 8);
    if (config->foreign_count)
        put_foreign(writer, config);
    if (kernel) {
        put_number(writer, program->kernel_min, 4);
        put_number(writer, program->kernel_end, 4);
    }
    if (program->swarm)
        put_number(writer, program->swarm, 4);
}

/* --- The whole --- */

static size_t encode(const struct mf_program *program, const struct mf_config *config,
                     uint8_t *bytes)
{
    struct writer writer;
    writer.program = program;
    writer.bytes = bytes;
    writer.length = 0;
    mf_frame_begin(&writer.frame, config);
    for (unsigned i = 0; i < EDGES; i++)
        writer.edges[i] = mf_edge_number(&writer.frame, i);
    for (unsigned i = 0; i < MAGIC_BYTES; i++)
        put_byte(&writer, (unsigned char)MF_CODEC_MAGIC[i]);
    put_config(&writer, program, config);
    for (writer.op = 0; writer.op < program->count; writer.op++) {
        put_op(&writer, &program->ops[writer.op]);
        remember(&writer, program->ops[writer.op].kind);
    }
    return writer.length;
}

size_t mf_encode(const struct mf_program *program, uint8_t *bytes, size_t capacity)
{
    struct mf_config config = program->config;
    mf_config_clamp(&config);
    /* Where it might not fit, count first: nothing is written then. */
    if (capacity < HEADER_MAX + program->count * OP_MAX) {
        size_t length = encode(program, &config, NULL);
        if (length > capacity)
            return length;
    }
    return encode(program, &config, bytes);
}
