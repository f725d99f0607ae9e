#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/text.h"
#include "fuzz/text_names.h"

/* --- Where text goes: a buffer that grows, or one that is cut as snprintf would --- */

struct out {
    char *data;
    size_t length; /* of all that was printed, also what did not fit */
    size_t capacity;
    bool grows;
    bool failed; /* no memory */
};

static void put_bytes(struct out *out, const char *bytes, size_t count)
{
    if (out->grows && out->length + count >= out->capacity) {
        size_t capacity = out->capacity * 2 > out->length + count + 1 ? out->capacity * 2
                                                                      : out->length + count + 1;
        char *data = realloc(out->data, capacity);
        if (!data) {
            out->failed = true;
            return;
        }
        out->data = data;
        out->capacity = capacity;
    }
    if (out->length < out->capacity) {
        size_t room = out->capacity - out->length;
        memcpy(out->data + out->length, bytes, count < room ? count : room);
    }
    out->length += count;
}

static void put(struct out *out, const char *text)
{
    put_bytes(out, text, strlen(text));
}

__attribute__((format(printf, 2, 3))) static void putf(struct out *out, const char *format, ...)
{
    char buffer[128]; /* longer than any of the formats here can make */
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(buffer, sizeof(buffer), format, arguments);
    va_end(arguments);
    if (length > 0)
        put_bytes(out, buffer, (size_t)length);
}

/* --- Numbers --- */

static void put_hex(struct out *out, uint64_t number)
{
    static const char digits[] = "0123456789abcdef";
    char buffer[18];
    size_t at = sizeof(buffer);
    if (number == 0) {
        put(out, "0");
        return;
    }
    for (; number != 0; number >>= 4)
        buffer[--at] = digits[number & 15];
    buffer[--at] = 'x';
    buffer[--at] = '0';
    put_bytes(out, buffer + at, sizeof(buffer) - at);
}

static void put_fd(struct out *out, uint64_t fd)
{
    int32_t low = (int32_t)(uint32_t)fd;
    if ((uint64_t)(int64_t)low == fd)
        putf(out, "%" PRId32, low);
    else
        put_hex(out, fd);
}

/* An address, flat. */
static void put_address(struct out *out, struct mf_value value)
{
    if (value.base != MF_RESULT) {
        put_hex(out, value.offset);
        return;
    }
    putf(out, "r%u", value.ref);
    if (value.offset > (uint64_t)1 << 63)
        putf(out, "-0x%" PRIx64, 0 - value.offset);
    else if (value.offset != 0)
        putf(out, "+0x%" PRIx64, value.offset);
}

/* --- Constants --- */

/* Before every term but the first. */
static void put_bar(struct out *out, bool *first)
{
    if (!*first)
        put(out, "|");
    *first = false;
}

/* Constants that are whole values: the one that this is, or a number. */
static void put_choice(struct out *out, const struct mf_constant *constants, size_t count,
                       uint64_t value)
{
    for (size_t i = 0; i < count; i++) {
        if (constants[i].value == value && !constants[i].alias) {
            put(out, constants[i].name);
            return;
        }
    }
    put_hex(out, value);
}

/* Linux's MAP_ type is a number in the low four bits, not bits. */
static uint64_t put_linux_map_type(struct out *out, const struct mf_constant *constants,
                                   size_t count, uint64_t value, bool *first)
{
    uint64_t type = value & 0xf;
    if (type != 0) {
        put_bar(out, first);
        put_choice(out, constants, count, type);
    }
    return value & ~type;
}

static uint64_t put_constants(struct out *out, const struct mf_constant *constants, size_t count,
                              uint64_t value, bool *first)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t bits = constants[i].value;
        if (bits == 0 || constants[i].alias || (value & bits) != bits)
            continue;
        put_bar(out, first);
        put(out, constants[i].name);
        value &= ~bits;
    }
    return value;
}

static uint64_t put_prot_max(struct out *out, const struct mf_constant *constants, size_t count,
                             uint64_t value, bool *first)
{
    uint64_t most = value >> MF_PROT_MAX_SHIFT & 7;
    if (most == 0)
        return value;
    bool inner = true;
    put_bar(out, first);
    put(out, "PROT_MAX(");
    put_constants(out, constants, count, most, &inner);
    put(out, ")");
    return value & ~((uint64_t)7 << MF_PROT_MAX_SHIFT);
}

static uint64_t put_aligned(struct out *out, uint64_t value, bool *first)
{
    uint64_t aligned = value >> MF_MAP_ALIGNED_SHIFT & 0xff;
    if (aligned <= 1) /* none, or MAP_ALIGNED_SUPER, which has a name */
        return value;
    put_bar(out, first);
    putf(out, "MAP_ALIGNED(%" PRIu64 ")", aligned);
    return value & ~((uint64_t)0xff << MF_MAP_ALIGNED_SHIFT);
}

static void put_group(struct out *out, enum mf_abi abi, enum mf_constant_group group,
                      uint64_t value)
{
    size_t count;
    const struct mf_constant *constants = mf_constants(abi, group, &count);
    bool first = true;
    if (value == 0 || group == MF_GROUP_MADV || group == MF_GROUP_INHERIT) {
        if (group == MF_GROUP_MAP)
            put(out, "0"); /* not as the type 0 of the tables' names */
        else
            put_choice(out, constants, count, value);
        return;
    }
    if (group == MF_GROUP_MAP && abi == MF_LINUX)
        value = put_linux_map_type(out, constants, count, value, &first);
    if (group == MF_GROUP_MAP && abi == MF_FREEBSD)
        value = put_aligned(out, value, &first);
    value = put_constants(out, constants, count, value, &first);
    if (group == MF_GROUP_PROT && abi == MF_FREEBSD)
        value = put_prot_max(out, constants, count, value, &first);
    if (value != 0) {
        put_bar(out, &first);
        put_hex(out, value);
    }
}

/* --- Operations --- */

static void put_access(struct out *out, uint64_t access)
{
    put(out, access == 1 ? "r" : access == 2 ? "w" : "rw");
}

static void put_operand(struct out *out, const struct mf_program *program, const struct mf_op *op,
                        unsigned index)
{
    enum mf_constant_group group;
    struct mf_value value = op->arg[index];
    enum mf_class class = mf_arg_class((enum mf_op_kind)op->kind, index);
    if (class == MF_CLASS_FD)
        put_fd(out, value.offset);
    else if (mf_text_group(class, &group))
        put_group(out, program->config.abi, group, value.offset);
    else if (op->kind == MF_MMAP && index == 0 && value.base == MF_ABS && value.offset == 0)
        put(out, "NULL");
    else
        put_address(out, value);
}

static void put_file(struct out *out, const struct mf_op *op)
{
    putf(out, "file %" PRIu64, op->arg[0].offset);
    if (op->arg[3].offset != 0) {
        putf(out, " same=%" PRIu64, op->arg[3].offset - 1);
    } else {
        put(out, " size=");
        put_hex(out, op->arg[1].offset);
    }
    if (op->arg[2].offset != 3) {
        put(out, " mode=");
        put_access(out, op->arg[2].offset);
    }
}

static void put_fault(struct out *out, const struct mf_op *op)
{
    enum mf_fault_call call = (enum mf_fault_call)op->arg[0].offset;
    putf(out, "fault %s %" PRIu64, mf_text_call_name(call), op->arg[2].offset);
    if (call == MF_CALL_ALLOC)
        return;
    if (op->arg[1].offset == 0) {
        put(out, " short=");
        put_hex(out, op->arg[3].offset);
    } else {
        putf(out, " %s", mf_errno_name(MF_LINUX, (int)op->arg[1].offset));
    }
}

/* The operation as text can say it: lawful, every operand a number or a result. */
static struct mf_op plain(const struct mf_program *program, size_t index)
{
    struct mf_op op = program->ops[index];
    mf_op_clamp(&op);
    for (unsigned i = 0; i < op.argc; i++)
        op.arg[i] = mf_value_flatten(program, index, op.arg[i]);
    return op;
}

static void put_op(struct out *out, const struct mf_program *program, const struct mf_op *op)
{
    switch (op->kind) {
    case MF_FILE:
        put_file(out, op);
        return;
    case MF_FAULT:
        put_fault(out, op);
        return;
    case MF_STORE:
    case MF_LOAD:
    case MF_ACCESS:
        put(out, mf_text_kind_name((enum mf_op_kind)op->kind));
        for (unsigned i = 0; i < op->argc; i++) {
            put(out, " ");
            if (mf_arg_class((enum mf_op_kind)op->kind, i) == MF_CLASS_ACCESS)
                put_access(out, op->arg[i].offset);
            else
                put_address(out, op->arg[i]);
        }
        return;
    default:
        break;
    }
    put(out, mf_text_kind_name((enum mf_op_kind)op->kind));
    for (unsigned i = 0; i < op->argc; i++) {
        put(out, i ? ", " : "(");
        put_operand(out, program, op, i);
    }
    put(out, ")");
}

/* --- Annotations --- */

static void put_stated(struct out *out, enum mf_abi abi, enum mf_op_kind kind,
                       const struct mf_stated *stated)
{
    switch (stated->state) {
    case MF_SUCCESS:
        if (mf_op_is_call(kind))
            put(out, " = ?");
        return;
    case MF_VALUE:
        put(out, " = ");
        if (kind == MF_ACCESS)
            put(out, stated->value ? "yes" : "no");
        else if (stated->relative)
            put_address(out, (struct mf_value){MF_RESULT, stated->ref, stated->value});
        else
            put_hex(out, stated->value);
        return;
    case MF_ERRNO: {
        const char *name = mf_errno_name(abi, stated->error);
        if (name)
            putf(out, " = -1 %s", name);
        return;
    }
    case MF_FAULT_SEGV:
        put(out, " = SIGSEGV");
        return;
    case MF_FAULT_BUS:
        put(out, " = SIGBUS");
        return;
    default:
        return;
    }
}

static void put_block(struct out *out, const struct mf_notes *notes,
                      const struct mf_maps_block *block)
{
    put(out, "maps\n");
    for (size_t i = 0; i < block->line_count; i++) {
        const struct mf_maps_line *line = &notes->lines[block->first_line + i];
        putf(out, "%08" PRIx64 "-", line->first);
        if (line->last == UINT64_MAX)
            put(out, "10000000000000000");
        else
            putf(out, "%08" PRIx64, line->last + 1);
        putf(out, " %c%c%c%c\n", line->prot & 1 ? 'r' : '-', line->prot & 2 ? 'w' : '-',
             line->prot & 4 ? 'x' : '-', line->shared ? 's' : 'p');
    }
    put(out, "end\n");
}

/* --- The whole --- */

static void put_config(struct out *out, const struct mf_config *config)
{
    struct mf_config usual;
    mf_config_default(&usual, config->abi);
    putf(out, "config abi=%s bits=%u target_page=%" PRIu64 " host_page=%" PRIu64,
         config->abi == MF_FREEBSD ? "freebsd" : "linux", config->bits, config->target_page,
         config->host_page);
    const struct {
        const char *name;
        uint64_t value;
        uint64_t usual;
    } keys[] = {
        {"reserved", config->reserved, usual.reserved},
        {"base", config->base, usual.base},
        {"highest", config->highest, usual.highest},
        {"min_addr", config->min_addr, usual.min_addr},
    };
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (keys[i].value != keys[i].usual) {
            putf(out, " %s=", keys[i].name);
            put_hex(out, keys[i].value);
        }
    }
    if (config->policy == MF_BOTTOM_UP)
        put(out, " policy=bottom-up");
    if (config->policy == MF_RANDOM)
        putf(out, " policy=random:%" PRIu64, config->policy_seed);
    if (config->host_maps != 0)
        putf(out, " host_maps=%" PRIu64, config->host_maps);
    for (unsigned i = 0; i < config->foreign_count && i < MF_FOREIGN_MAX; i++) {
        put(out, " foreign=");
        put_hex(out, config->foreign[i].first);
        put(out, "-");
        put_hex(out, config->foreign[i].last);
    }
    put(out, "\n");
}

static void put_kernel(struct out *out, const char *sign, uint32_t version)
{
    if (version != 0)
        putf(out, "# kernel: %s%u.%u\n", sign, version >> 16, version & 0xffff);
}

/* Which operations need a label. */
struct labels {
    uint64_t bits[MF_OPS_MAX / 64];
};

static void need_label(struct labels *labels, uint16_t op)
{
    labels->bits[op / 64] |= (uint64_t)1 << (op % 64);
}

static void find_labels(const struct mf_program *program, const struct mf_notes *notes,
                        struct labels *labels)
{
    memset(labels, 0, sizeof(*labels));
    for (size_t i = 0; i < program->count; i++) {
        struct mf_op op = plain(program, i);
        for (unsigned k = 0; k < op.argc; k++) {
            if (op.arg[k].base == MF_RESULT)
                need_label(labels, op.arg[k].ref);
        }
        if (notes && i < notes->stated_count && notes->stated[i].state == MF_VALUE &&
            notes->stated[i].relative)
            need_label(labels, notes->stated[i].ref);
    }
}

static void put_program(struct out *out, const struct mf_program *program,
                        const struct mf_notes *notes)
{
    struct labels labels;
    find_labels(program, notes, &labels);
    if (notes && notes->sut[0] != '\0')
        putf(out, "# sut: %s\n", notes->sut);
    put_kernel(out, ">=", program->kernel_min);
    put_kernel(out, "<", program->kernel_end);
    put_config(out, &program->config);

    size_t block = 0;
    size_t blocks = notes ? notes->block_count : 0;
    for (size_t i = 0; i < program->count; i++) {
        for (; block < blocks && notes->blocks[block].after <= i; block++)
            put_block(out, notes, &notes->blocks[block]);
        if (labels.bits[i / 64] >> (i % 64) & 1)
            putf(out, "r%zu = ", i);
        struct mf_op op = plain(program, i);
        put_op(out, program, &op);
        if (notes && i < notes->stated_count)
            put_stated(out, program->config.abi, (enum mf_op_kind)op.kind, &notes->stated[i]);
        put(out, "\n");
    }
    for (; block < blocks; block++)
        put_block(out, notes, &notes->blocks[block]);
}

char *mf_text_print(const struct mf_program *program, const struct mf_notes *notes)
{
    struct out out = {.grows = true};
    put_program(&out, program, notes);
    put_bytes(&out, "", 1);
    if (out.failed) {
        free(out.data);
        return NULL;
    }
    return out.data;
}

int mf_text_op(char *text, size_t size, const struct mf_program *program, size_t op)
{
    struct out out = {.data = text, .capacity = size};
    struct mf_op what = plain(program, op);
    put_op(&out, program, &what);
    if (size > 0)
        text[out.length < size ? out.length : size - 1] = '\0';
    return (int)out.length;
}
