#include "fuzz/program.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/constants.h"
#include "mm/abi_linux.h"

/* --- The program's own memory --- */

void mf_program_init(struct mf_program *program)
{
    *program = (struct mf_program){0};
    mf_config_default(&program->config, MF_LINUX);
}

void mf_program_free(struct mf_program *program)
{
    free(program->ops);
    mf_program_init(program);
}

void mf_program_clear(struct mf_program *program)
{
    mf_config_default(&program->config, MF_LINUX);
    program->kernel_min = 0;
    program->kernel_end = 0;
    program->swarm = 0;
    program->count = 0;
}

static bool reserve(struct mf_program *program, size_t count)
{
    if (count <= program->capacity)
        return true;
    size_t capacity = program->capacity ? program->capacity * 2 : 64;
    if (capacity < count)
        capacity = count;
    struct mf_op *ops = realloc(program->ops, capacity * sizeof(ops[0]));
    if (!ops)
        return false;
    program->ops = ops;
    program->capacity = capacity;
    return true;
}

struct mf_op *mf_program_add(struct mf_program *program, enum mf_op_kind kind)
{
    if (program->count == MF_OPS_MAX || !reserve(program, program->count + 1))
        return NULL;
    struct mf_op *op = &program->ops[program->count++];
    memset(op, 0, sizeof(*op));
    op->kind = (uint8_t)kind;
    op->argc = (uint8_t)mf_op_argc(kind);
    return op;
}

bool mf_program_copy(struct mf_program *to, const struct mf_program *from)
{
    if (!reserve(to, from->count))
        return false;
    to->config = from->config;
    to->kernel_min = from->kernel_min;
    to->kernel_end = from->kernel_end;
    to->swarm = from->swarm;
    to->count = from->count;
    if (from->count)
        memcpy(to->ops, from->ops, from->count * sizeof(from->ops[0]));
    return true;
}

/* Whether this base says anything with its ref. */
static bool uses_ref(unsigned base)
{
    return base == MF_RESULT || base == MF_ADDR_OF || base == MF_END_OF || base == MF_LEN_OF ||
           base == MF_FOREIGN;
}

static bool value_equal(struct mf_value a, struct mf_value b)
{
    return a.base == b.base && a.offset == b.offset && (a.ref == b.ref || !uses_ref(a.base));
}

static bool op_equal(const struct mf_op *a, const struct mf_op *b)
{
    if (a->kind != b->kind || a->argc != b->argc)
        return false;
    for (unsigned i = 0; i < a->argc && i < MF_ARGS_MAX; i++) {
        if (!value_equal(a->arg[i], b->arg[i]))
            return false;
    }
    return true;
}

bool mf_program_equal(const struct mf_program *a, const struct mf_program *b)
{
    if (a->count != b->count || a->kernel_min != b->kernel_min || a->kernel_end != b->kernel_end ||
        !mf_config_equal(&a->config, &b->config))
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!op_equal(&a->ops[i], &b->ops[i]))
            return false;
    }
    return true;
}

void mf_notes_init(struct mf_notes *notes)
{
    *notes = (struct mf_notes){0};
}

void mf_notes_free(struct mf_notes *notes)
{
    free(notes->stated);
    free(notes->blocks);
    free(notes->lines);
    mf_notes_init(notes);
}

/* --- Configurations --- */

void mf_config_default(struct mf_config *config, enum mf_abi abi)
{
    *config = (struct mf_config){
        .abi = abi,
        .bits = 64,
        .target_page = 4096,
        .host_page = 4096,
        .min_addr = 0x10000,
        .policy = MF_TOP_DOWN,
    };
}

bool mf_config_equal(const struct mf_config *a, const struct mf_config *b)
{
    if (a->abi != b->abi || a->bits != b->bits || a->target_page != b->target_page ||
        a->host_page != b->host_page || a->reserved != b->reserved || a->base != b->base ||
        a->highest != b->highest || a->min_addr != b->min_addr || a->policy != b->policy ||
        a->host_maps != b->host_maps || a->foreign_count != b->foreign_count)
        return false;
    if (a->policy == MF_RANDOM && a->policy_seed != b->policy_seed)
        return false;
    for (unsigned i = 0; i < a->foreign_count && i < MF_FOREIGN_MAX; i++) {
        if (a->foreign[i].first != b->foreign[i].first || a->foreign[i].last != b->foreign[i].last)
            return false;
    }
    return true;
}

static bool page_size_lawful(uint64_t size)
{
    return size >= 4096 && size <= 65536 && (size & (size - 1)) == 0;
}

/* The last address that `bits` (32..64) can say. */
static uint64_t bits_last(unsigned bits)
{
    return bits >= 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
}

/* highest or its default, cut to bits and reserved, not yet rounded. */
static uint64_t highest_cut(const struct mf_config *config)
{
    uint64_t highest = config->highest;
    if (highest == 0 && config->bits == 32)
        highest = 0xffffdfff;
    else if (highest == 0)
        highest = config->abi == MF_FREEBSD ? 0x7fffffffffff : 0x7fffffffefff;
    if (highest > bits_last(config->bits))
        highest = bits_last(config->bits);
    if (config->reserved && highest > config->reserved - 1)
        highest = config->reserved - 1;
    return highest;
}

bool mf_config_leaves_room(const struct mf_config *config)
{
    const uint64_t longest = (uint64_t)1 << 56;
    return config->reserved <= longest && mf_config_highest(config) < longest;
}

uint64_t mf_config_highest(const struct mf_config *config)
{
    uint64_t highest = highest_cut(config);
    uint64_t page = config->target_page;
    /* Whether the byte after it begins a page; else the page it is in is not whole. */
    if ((highest & (page - 1)) == page - 1)
        return highest;
    return (highest & ~(page - 1)) - 1;
}

/* The last byte, as a guest address, of the host span. */
static uint64_t span_last(const struct mf_config *config)
{
    if (config->reserved)
        return config->reserved - 1;
    return mf_config_highest(config) | (config->host_page - 1);
}

static const char *foreign_error(const struct mf_config *config)
{
    if (config->foreign_count > MF_FOREIGN_MAX)
        return "there are at most 4 foreign ranges";
    if (config->foreign_count && config->reserved)
        return "a reserved address space has no foreign ranges";
    for (unsigned i = 0; i < config->foreign_count; i++) {
        const struct mf_span *span = &config->foreign[i];
        if (span->first > span->last)
            return "a foreign range ends before it starts";
        if (span->last > bits_last(config->bits))
            return "a foreign range passes 2^bits";
        if ((span->last | (config->host_page - 1)) > UINT64_MAX - config->base)
            return "base plus a foreign range passes 2^64";
    }
    return NULL;
}

const char *mf_config_error(const struct mf_config *config, const char **key)
{
    *key = "abi";
    if (config->abi != MF_LINUX && config->abi != MF_FREEBSD)
        return "abi is linux or freebsd";
    *key = "bits";
    if (config->bits < 32 || config->bits > 64)
        return "bits is from 32 to 64";
    *key = "target_page";
    if (!page_size_lawful(config->target_page))
        return "a page size is a power of two from 4096 to 65536";
    *key = "host_page";
    if (!page_size_lawful(config->host_page))
        return "a page size is a power of two from 4096 to 65536";
    uint64_t unit =
        config->target_page > config->host_page ? config->target_page : config->host_page;
    *key = "reserved";
    if (config->reserved & (unit - 1))
        return "reserved is a multiple of both page sizes";
    *key = "highest";
    if (config->highest > bits_last(config->bits))
        return "highest is at most 2^bits - 1";
    if (config->reserved && config->highest >= config->reserved)
        return "highest is below reserved";
    if (highest_cut(config) < config->target_page - 1)
        return "highest leaves not even one target page";
    *key = "base";
    if (config->base & (config->host_page - 1))
        return "base is a multiple of host_page";
    if (config->base > UINT64_MAX - span_last(config))
        return "base plus the guest's span passes 2^64";
    *key = "policy";
    if (config->policy != MF_TOP_DOWN && config->policy != MF_BOTTOM_UP &&
        config->policy != MF_RANDOM)
        return "policy is top-down, bottom-up or random:SEED";
    *key = "foreign";
    const char *error = foreign_error(config);
    if (!error)
        *key = NULL;
    return error;
}

static void clamp_foreign(struct mf_config *config)
{
    if (config->reserved)
        config->foreign_count = 0;
    if (config->foreign_count > MF_FOREIGN_MAX)
        config->foreign_count = MF_FOREIGN_MAX;
    uint64_t last = bits_last(config->bits);
    if (last > UINT64_MAX - config->base) /* the last byte of a host page: base is a multiple */
        last = UINT64_MAX - config->base;
    for (unsigned i = 0; i < config->foreign_count; i++) {
        struct mf_span *span = &config->foreign[i];
        if (span->last > last)
            span->last = last;
        if (span->first > span->last)
            span->first = span->last;
    }
}

void mf_config_clamp(struct mf_config *config)
{
    if (config->abi != MF_FREEBSD)
        config->abi = MF_LINUX;
    if (config->bits < 32)
        config->bits = 32;
    if (config->bits > 64)
        config->bits = 64;
    if (!page_size_lawful(config->target_page))
        config->target_page = 4096;
    if (!page_size_lawful(config->host_page))
        config->host_page = 4096;
    uint64_t unit =
        config->target_page > config->host_page ? config->target_page : config->host_page;
    config->reserved &= ~(unit - 1);
    if (config->highest > bits_last(config->bits))
        config->highest = bits_last(config->bits);
    if (config->reserved && config->highest >= config->reserved)
        config->highest = config->reserved - 1;
    if (highest_cut(config) < config->target_page - 1)
        config->highest = 0;
    config->base &= ~(config->host_page - 1);
    if (config->base > UINT64_MAX - span_last(config))
        config->base = 0;
    if (config->policy != MF_BOTTOM_UP && config->policy != MF_RANDOM)
        config->policy = MF_TOP_DOWN;
    if (config->policy != MF_RANDOM)
        config->policy_seed = 0;
    clamp_foreign(config);
}

/* --- Operations --- */

static const struct {
    uint8_t argc;
    uint8_t classes[MF_ARGS_MAX];
    uint8_t len; /* index of the operand that LEN_OF and END_OF look at; 0: none */
} kinds[MF_OP_KINDS] = {
    [MF_MMAP] = {6,
                 {MF_CLASS_ADDR, MF_CLASS_NUMBER, MF_CLASS_PROT, MF_CLASS_MAP, MF_CLASS_FD,
                  MF_CLASS_NUMBER},
                 1},
    [MF_MUNMAP] = {2, {MF_CLASS_ADDR, MF_CLASS_NUMBER}, 1},
    [MF_MPROTECT] = {3, {MF_CLASS_ADDR, MF_CLASS_NUMBER, MF_CLASS_PROT}, 1},
    [MF_MREMAP] =
        {5, {MF_CLASS_ADDR, MF_CLASS_NUMBER, MF_CLASS_NUMBER, MF_CLASS_MREMAP, MF_CLASS_ADDR}, 2},
    [MF_MSYNC] = {3, {MF_CLASS_ADDR, MF_CLASS_NUMBER, MF_CLASS_MS}, 1},
    [MF_MADVISE] = {3, {MF_CLASS_ADDR, MF_CLASS_NUMBER, MF_CLASS_MADV}, 1},
    [MF_MINHERIT] = {3, {MF_CLASS_ADDR, MF_CLASS_NUMBER, MF_CLASS_INHERIT}, 1},
    [MF_FTRUNCATE] = {2, {MF_CLASS_FD, MF_CLASS_NUMBER}, 1},
    [MF_CLOSE] = {1, {MF_CLASS_FD}, 0},
    [MF_FILE] = {4, {MF_CLASS_FILE_FD, MF_CLASS_FILE_SIZE, MF_CLASS_ACCESS, MF_CLASS_SAME}, 1},
    [MF_STORE] = {2, {MF_CLASS_ADDR, MF_CLASS_BYTE}, 0},
    [MF_LOAD] = {1, {MF_CLASS_ADDR}, 0},
    [MF_ACCESS] = {3, {MF_CLASS_ADDR, MF_CLASS_NUMBER, MF_CLASS_ACCESS}, 1},
    [MF_FAULT] = {4, {MF_CLASS_CALL, MF_CLASS_ERRNO, MF_CLASS_COUNT, MF_CLASS_SHORT}, 0},
};

unsigned mf_op_argc(enum mf_op_kind kind)
{
    return kinds[kind].argc;
}

enum mf_class mf_arg_class(enum mf_op_kind kind, unsigned index)
{
    return (enum mf_class)kinds[kind].classes[index];
}

bool mf_arg_is_address(enum mf_op_kind kind, unsigned index)
{
    return kinds[kind].classes[index] == MF_CLASS_ADDR;
}

static bool number_may_have(unsigned base)
{
    return base == MF_ABS || base == MF_LEN_OF || base == MF_TOP || base == MF_BITS_TOP ||
           base == MF_MIN || base == MF_FOREIGN;
}

static void clamp_base(struct mf_value *value, enum mf_class class)
{
    bool lawful = class == MF_CLASS_ADDR     ? value->base < MF_BASES
                  : class == MF_CLASS_NUMBER ? number_may_have(value->base)
                                             : value->base == MF_ABS;
    if (!lawful)
        value->base = MF_ABS;
    if (!uses_ref(value->base))
        value->ref = 0;
}

static void clamp_number(uint64_t *number, enum mf_class class)
{
    switch (class) {
    case MF_CLASS_FILE_FD:
        *number %= MF_FD_MAX + 1;
        break;
    case MF_CLASS_FILE_SIZE:
        if (*number > MF_FILE_SIZE_MAX)
            *number %= MF_FILE_SIZE_MAX;
        break;
    case MF_CLASS_SAME:
        if (*number > MF_FD_MAX + 1)
            *number = 0;
        break;
    case MF_CLASS_ACCESS:
        *number &= 3;
        if (*number == 0)
            *number = 3;
        break;
    case MF_CLASS_BYTE:
        *number &= 0xff;
        break;
    case MF_CLASS_CALL:
        *number %= MF_CALLS;
        break;
    case MF_CLASS_COUNT:
        if (*number == 0)
            *number = 1;
        break;
    default: /* any number, or clamp_fault has more to say */
        break;
    }
}

static void clamp_fault(struct mf_op *op)
{
    uint64_t call = op->arg[0].offset;
    uint64_t *error = &op->arg[1].offset;
    bool is_short = call == MF_CALL_READ && *error == 0;
    if (!is_short)
        op->arg[3].offset = 0;
    bool named = *error < 256 && mf_errno_name(MF_LINUX, (int)*error) != NULL;
    if (!is_short && (!named || call == MF_CALL_ALLOC))
        *error = LX_ENOMEM;
}

void mf_op_clamp(struct mf_op *op)
{
    if (op->kind >= MF_OP_KINDS)
        op->kind = MF_MUNMAP;
    if (op->kind != MF_MREMAP || op->argc != 4)
        op->argc = kinds[op->kind].argc;
    for (unsigned i = 0; i < MF_ARGS_MAX; i++) {
        enum mf_class class = (enum mf_class)kinds[op->kind].classes[i];
        if (i >= op->argc) {
            op->arg[i] = (struct mf_value){MF_ABS, 0, 0};
            continue;
        }
        clamp_base(&op->arg[i], class);
        clamp_number(&op->arg[i].offset, class);
    }
    if (op->kind == MF_FILE && op->arg[3].offset != 0)
        op->arg[1].offset = 0;
    if (op->kind == MF_FAULT)
        clamp_fault(op);
}

/* --- Operands --- */

/* How many operations a chain of references may pass; a longer one counts as 0 from there. */
enum { CHAIN_MAX = 64 };

/* The operand that LEN_OF looks at in an operation, or NULL. */
static const struct mf_value *len_operand(const struct mf_op *op)
{
    unsigned index = kinds[op->kind].len;
    return index ? &op->arg[index] : NULL;
}

/* 0 plus what a base that refers to the configuration alone stands for. */
static uint64_t config_base(const struct mf_config *config, struct mf_value value)
{
    switch (value.base) {
    case MF_TOP:
        return mf_config_highest(config) + 1;
    case MF_BITS_TOP:
        return config->bits >= 64 ? 0 : (uint64_t)1 << config->bits;
    case MF_MIN:
        return config->min_addr;
    case MF_FOREIGN:
        return value.ref < config->foreign_count && value.ref < MF_FOREIGN_MAX
                   ? config->foreign[value.ref].first
                   : 0;
    default:
        return 0;
    }
}

/* A length operand as a number: it follows LEN_OF only, and what depends on results counts as 0. */
static uint64_t length_of(const struct mf_program *program, size_t op, struct mf_value value)
{
    uint64_t sum = value.offset;
    for (unsigned hops = 0; hops < CHAIN_MAX && value.base == MF_LEN_OF; hops++) {
        const struct mf_value *next = value.ref < op && value.ref < program->count
                                          ? len_operand(&program->ops[value.ref])
                                          : NULL;
        if (!next)
            return sum;
        op = value.ref;
        value = *next;
        sum += value.offset;
    }
    return sum + config_base(&program->config, value);
}

static uint64_t round_up_wrap(uint64_t value, uint64_t unit)
{
    return (value + (unit - 1)) & ~(unit - 1);
}

struct mf_value mf_value_flatten(const struct mf_program *program, size_t op, struct mf_value value)
{
    uint64_t sum = value.offset;
    for (unsigned hops = 0; hops < CHAIN_MAX; hops++) {
        if (value.base == MF_LEN_OF)
            return (struct mf_value){MF_ABS, 0, sum - value.offset + length_of(program, op, value)};
        if (value.base != MF_RESULT && value.base != MF_ADDR_OF && value.base != MF_END_OF)
            return (struct mf_value){MF_ABS, 0, sum + config_base(&program->config, value)};
        if (value.ref >= op || value.ref >= program->count)
            break;
        const struct mf_op *other = &program->ops[value.ref];
        if (value.base == MF_RESULT) {
            if (!mf_op_is_call((enum mf_op_kind)other->kind))
                break;
            return (struct mf_value){MF_RESULT, value.ref, sum};
        }
        if (!mf_arg_is_address((enum mf_op_kind)other->kind, 0))
            break;
        if (value.base == MF_END_OF && len_operand(other))
            sum += round_up_wrap(length_of(program, value.ref, *len_operand(other)),
                                 program->config.target_page);
        op = value.ref;
        value = other->arg[0];
        sum += value.offset;
    }
    return (struct mf_value){MF_ABS, 0, sum};
}

uint64_t mf_value_resolve(const struct mf_program *program, size_t op, struct mf_value value,
                          const uint64_t *results)
{
    if (value.base == MF_ABS)
        return value.offset;
    struct mf_value flat = mf_value_flatten(program, op, value);
    return flat.base == MF_RESULT ? results[flat.ref] + flat.offset : flat.offset;
}

bool mf_notes_allow(const struct mf_notes *notes, const char *system)
{
    size_t length = strlen(system);
    const char *name = notes->sut;
    if (!*name)
        return true;
    for (;;) {
        size_t here = strcspn(name, ",");
        if (here == length && memcmp(name, system, length) == 0)
            return true;
        if (!name[here])
            return false;
        name += here + 1;
    }
}
