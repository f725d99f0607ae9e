#include "repro/simplify.h"

#include <stdlib.h>
#include <string.h>

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

void repro_results(uint64_t *results, const struct mf_program *program,
                   const struct mf_run_log *log)
{
    memset(results, 0, MF_OPS_MAX * sizeof *results);
    for (size_t op = 0; op < log->done; op++) {
        uint8_t kind = program->ops[op].kind;
        if (kind == MF_MMAP || kind == MF_MREMAP)
            results[op] = log->outcomes[op].value;
    }
}

/* --- A list of changes. --- */

void repro_edits_free(struct repro_edits *edits)
{
    free(edits->at);
    *edits = (struct repro_edits){0};
}

static struct repro_edit *add(struct repro_edits *edits, enum repro_edit_kind kind)
{
    if (edits->count == edits->capacity) {
        edits->capacity = edits->capacity ? edits->capacity * 2 : 256;
        edits->at = realloc(edits->at, edits->capacity * sizeof *edits->at);
        if (!edits->at)
            abort();
    }
    struct repro_edit *edit = &edits->at[edits->count++];
    memset(edit, 0, sizeof *edit);
    edit->kind = kind;
    return edit;
}

/* --- Operations. --- */

void repro_edits_remove(struct repro_edits *edits, const struct mf_program *program, size_t chunk)
{
    size_t end = program->count;
    edits->count = 0;
    while (end > 0) {
        size_t count = end < chunk ? end : chunk;
        end -= count;
        for (unsigned detached = 0; detached < 2; detached++) {
            struct repro_edit *edit =
                add(edits, detached ? REPRO_EDIT_REMOVE_DETACHED : REPRO_EDIT_REMOVE);
            edit->first = end;
            edit->second = count;
        }
    }
}

void repro_edits_remove_two(struct repro_edits *edits, const struct mf_program *program)
{
    enum { MANY = 24 };
    edits->count = 0;
    if (program->count > MANY)
        return;
    for (size_t second = program->count; second-- > 1;) {
        for (size_t first = second; first-- > 0;) {
            struct repro_edit *edit = add(edits, REPRO_EDIT_REMOVE_TWO);
            edit->first = first;
            edit->second = second;
        }
    }
}

/* --- Simpler numbers. --- */

enum { NUMBERS_MAX = 16 };

/* What may stand in for a number, simplest first; how many. Whether one is simpler is looked at
 * later. */
static unsigned simpler(uint64_t number, const struct mf_config *config,
                        uint64_t numbers[NUMBERS_MAX])
{
    uint64_t target = config->target_page;
    uint64_t larger = config->host_page > target ? config->host_page : target;
    bool negative = number > INT64_MAX;
    uint64_t magnitude = negative ? 0 - number : number;
    uint64_t all = ~(uint64_t)0;
    uint64_t top = magnitude ? (uint64_t)1 << (63 - __builtin_clzll(magnitude)) : 0;
    uint64_t lowest = magnitude & (0 - magnitude);
    const uint64_t made[] = {
        top,
        magnitude & ~(larger - 1),
        magnitude & ~(target - 1),
        (magnitude & ~(target - 1)) + target,
        magnitude / 2 & ~(target - 1),
        magnitude & (magnitude - 1),
        magnitude + lowest,
        magnitude & (all << 8),
    };
    unsigned count = 0;
    numbers[count++] = 0;
    numbers[count++] = 0x10000;
    numbers[count++] = target;
    numbers[count++] = larger;
    numbers[count++] = 2 * target;
    numbers[count++] = 2 * larger;
    numbers[count++] = 0x20000;
    numbers[count++] = 1;
    for (unsigned i = 0; i < sizeof made / sizeof *made; i++)
        numbers[count++] = negative ? 0 - made[i] : made[i];
    return count;
}

/* --- The configuration. --- */

static void add_config(struct repro_edits *edits, const struct mf_config *config)
{
    struct repro_edit *edit = add(edits, REPRO_EDIT_CONFIG);
    edit->config = *config;
    mf_config_clamp(&edit->config);
}

static void add_config_numbers(struct repro_edits *edits, const struct mf_config *config,
                               size_t field)
{
    uint64_t numbers[NUMBERS_MAX];
    struct mf_config other = *config;
    uint64_t *number = (uint64_t *)(void *)((char *)&other + field);
    unsigned count = simpler(*number, config, numbers);
    for (unsigned i = 0; i < count; i++) {
        *number = numbers[i];
        add_config(edits, &other);
    }
}

static void add_foreign(struct repro_edits *edits, const struct mf_config *config)
{
    for (unsigned i = 0; i < config->foreign_count && i < MF_FOREIGN_MAX; i++) {
        struct mf_config other = *config;
        other.foreign_count--;
        for (unsigned k = i; k < other.foreign_count; k++)
            other.foreign[k] = other.foreign[k + 1];
        add_config(edits, &other);
        other = *config;
        other.foreign[i].first &= ~(config->host_page - 1);
        other.foreign[i].last = other.foreign[i].first | (config->host_page - 1);
        add_config(edits, &other);
    }
}

static void add_page_sizes(struct repro_edits *edits, const struct mf_config *config)
{
    for (uint64_t target = 4096; target <= config->target_page; target *= 2) {
        for (uint64_t host = 4096; host <= config->host_page; host *= 2) {
            struct mf_config other = *config;
            other.target_page = target;
            other.host_page = host;
            add_config(edits, &other);
        }
    }
}

void repro_edits_config(struct repro_edits *edits, const struct mf_program *program)
{
    const struct mf_config *config = &program->config;
    struct mf_config other;
    edits->count = 0;

    mf_config_default(&other, config->abi); /* all at once, if possible with these page sizes */
    add_config(edits, &other);
    other.target_page = config->target_page;
    other.host_page = config->host_page;
    add_config(edits, &other);

    add_foreign(edits, config);
    other = *config;
    other.policy = MF_TOP_DOWN;
    add_config(edits, &other);
    other.policy = MF_BOTTOM_UP;
    add_config(edits, &other);
    other = *config;
    other.bits = 64;
    add_config(edits, &other);
    other.bits = 32;
    add_config(edits, &other);
    add_config_numbers(edits, config, offsetof(struct mf_config, host_maps));
    add_config_numbers(edits, config, offsetof(struct mf_config, base));
    add_config_numbers(edits, config, offsetof(struct mf_config, reserved));
    add_config_numbers(edits, config, offsetof(struct mf_config, highest));
    add_config_numbers(edits, config, offsetof(struct mf_config, min_addr));
    add_config_numbers(edits, config, offsetof(struct mf_config, policy_seed));
    add_page_sizes(edits, config);
    add(edits, REPRO_EDIT_SCALE);
}

/* --- Operands. --- */

static struct repro_edit *add_argument(struct repro_edits *edits, size_t op, unsigned argument,
                                       struct mf_value value)
{
    struct repro_edit *edit = add(edits, REPRO_EDIT_ARGUMENT);
    edit->first = op;
    edit->second = argument;
    edit->value = value;
    return edit;
}

static void add_bits(struct repro_edits *edits, size_t op, unsigned argument, uint64_t bits)
{
    add_argument(edits, op, argument, (struct mf_value){0});
    for (uint64_t rest = bits; rest; rest &= rest - 1)
        add_argument(edits, op, argument, (struct mf_value){MF_ABS, 0, bits ^ (rest & (0 - rest))});
}

static void add_numbers(struct repro_edits *edits, const struct mf_program *program, size_t op,
                        unsigned argument)
{
    struct mf_value value = program->ops[op].arg[argument];
    uint64_t numbers[NUMBERS_MAX];
    unsigned count = simpler(value.offset, &program->config, numbers);
    for (unsigned i = 0; i < count; i++) {
        value.offset = numbers[i];
        add_argument(edits, op, argument, value);
    }
}

static void add_choices(struct repro_edits *edits, size_t op, unsigned argument, uint64_t last)
{
    for (uint64_t value = 0; value <= last; value++)
        add_argument(edits, op, argument, (struct mf_value){MF_ABS, 0, value});
}

static void add_for_argument(struct repro_edits *edits, const struct mf_program *program,
                             const uint64_t *results, size_t op, unsigned argument)
{
    const struct mf_value *value = &program->ops[op].arg[argument];
    switch (mf_arg_class((enum mf_op_kind)program->ops[op].kind, argument)) {
    case MF_CLASS_ADDR:
        if (value->base == MF_RESULT)
            add_argument(edits, op, argument,
                         (struct mf_value){MF_ABS, 0, results[value->ref] + value->offset});
        add_numbers(edits, program, op, argument);
        break;
    case MF_CLASS_MAP:
        add_argument(edits, op, argument,
                     (struct mf_value){MF_ABS, 0,
                                       (value->offset & ~(uint64_t)LX_MAP_TYPE) | LX_MAP_PRIVATE});
        add_bits(edits, op, argument, value->offset);
        break;
    case MF_CLASS_PROT:
    case MF_CLASS_MREMAP:
    case MF_CLASS_MS:
        add_bits(edits, op, argument, value->offset);
        break;
    case MF_CLASS_FD:
        add_argument(edits, op, argument, (struct mf_value){MF_ABS, 0, UINT64_MAX});
        break;
    case MF_CLASS_SAME:
    case MF_CLASS_BYTE:
    case MF_CLASS_ACCESS:
    case MF_CLASS_MADV:
    case MF_CLASS_INHERIT:
    case MF_CLASS_CALL:
        add_choices(edits, op, argument, 4);
        break;
    case MF_CLASS_ERRNO:
        add_argument(edits, op, argument, (struct mf_value){MF_ABS, 0, LX_ENOMEM});
        break;
    case MF_CLASS_NUMBER:
    case MF_CLASS_FILE_SIZE:
    case MF_CLASS_COUNT:
    case MF_CLASS_SHORT:
        add_numbers(edits, program, op, argument);
        break;
    default: /* descriptors of files: REPRO_EDIT_DESCRIPTOR */
        break;
    }
}

static bool is_number(enum mf_class class)
{
    return class == MF_CLASS_ADDR || class == MF_CLASS_NUMBER || class == MF_CLASS_FILE_SIZE;
}

static bool is_descriptor(enum mf_class class)
{
    return class == MF_CLASS_FD || class == MF_CLASS_FILE_FD || class == MF_CLASS_SAME;
}

static enum mf_class class_of(const struct mf_program *program, size_t op, unsigned argument)
{
    return mf_arg_class((enum mf_op_kind)program->ops[op].kind, argument);
}

/* The next operand, in order; false: it was the last. Begins at (0, 0). */
static bool next_operand(const struct mf_program *program, size_t *op, unsigned *argument)
{
    if (*op >= program->count)
        return false;
    if (++*argument < program->ops[*op].argc)
        return true;
    *argument = 0;
    return ++*op < program->count;
}

/* Is this number the first of several that are the same? */
static bool begins_several(const struct mf_program *program, size_t op, unsigned argument)
{
    uint64_t number = program->ops[op].arg[argument].offset;
    unsigned same = 0;
    size_t other = 0;
    for (unsigned k = 0; other < program->count; next_operand(program, &other, &k)) {
        const struct mf_value *value = &program->ops[other].arg[k];
        if (!is_number(class_of(program, other, k)) || value->base != MF_ABS ||
            value->offset != number)
            continue;
        if (other < op || (other == op && k < argument))
            return false;
        same++;
    }
    return same > 1;
}

static void add_same_numbers(struct repro_edits *edits, const struct mf_program *program)
{
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        const struct mf_value *value = &program->ops[op].arg[i];
        if (!is_number(class_of(program, op, i)) || value->base != MF_ABS || value->offset == 0 ||
            !begins_several(program, op, i))
            continue;
        uint64_t numbers[NUMBERS_MAX];
        unsigned count = simpler(value->offset, &program->config, numbers);
        for (unsigned k = 0; k < count; k++) {
            struct repro_edit *edit = add(edits, REPRO_EDIT_NUMBER);
            edit->was = value->offset;
            edit->value.offset = numbers[k];
        }
    }
}

static void add_descriptors(struct repro_edits *edits, const struct mf_program *program)
{
    for (size_t op = 0; op < program->count; op++) {
        if (program->ops[op].kind != MF_FILE)
            continue;
        for (uint64_t fd = 3; fd <= 5; fd++) {
            struct repro_edit *edit = add(edits, REPRO_EDIT_DESCRIPTOR);
            edit->was = program->ops[op].arg[0].offset;
            edit->value.offset = fd;
        }
    }
}

static void add_pins(struct repro_edits *edits, size_t op, uint64_t result)
{
    const uint64_t places[] = {0x10000, 0x20000, 0x40000, 0x80000, result};
    for (unsigned i = 0; i < sizeof places / sizeof *places; i++) {
        struct repro_edit *edit = add(edits, REPRO_EDIT_PIN);
        edit->first = op;
        edit->value.offset = places[i];
    }
}

void repro_edits_operands(struct repro_edits *edits, const struct mf_program *program,
                          const uint64_t *results)
{
    edits->count = 0;
    for (size_t op = 0; op < program->count; op++) {
        if (program->ops[op].kind == MF_MMAP)
            add(edits, REPRO_EDIT_ANONYMOUS)->first = op;
        if (repro_is_search(&program->ops[op]))
            add_pins(edits, op, results[op]);
    }
    add_same_numbers(edits, program);
    for (size_t op = 0; op < program->count; op++) {
        if (program->ops[op].kind == MF_MREMAP &&
            !(program->ops[op].arg[3].offset & LX_MREMAP_FIXED)) {
            struct repro_edit *edit = add(edits, REPRO_EDIT_ARGUMENTS);
            edit->first = op;
            edit->second = 4;
        }
        for (unsigned i = 0; i < program->ops[op].argc; i++)
            add_for_argument(edits, program, results, op, i);
    }
    add_descriptors(edits, program);
}

/* --- Places. --- */

static int compare(const void *a, const void *b)
{
    uint64_t one = *(const uint64_t *)a;
    uint64_t two = *(const uint64_t *)b;
    return (one > two) - (one < two);
}

static void add_shift(struct repro_edits *edits, uint64_t from, uint64_t to)
{
    struct repro_edit *edit = add(edits, REPRO_EDIT_SHIFT);
    edit->was = from;
    edit->value.offset = from - to;
}

/* Is this an address that is meant? */
static bool is_place(const struct mf_program *program, size_t op, unsigned argument)
{
    const struct mf_value *value = &program->ops[op].arg[argument];
    return class_of(program, op, argument) == MF_CLASS_ADDR && value->base == MF_ABS &&
           (value->offset != 0 || !repro_is_search(&program->ops[op]));
}

/* Every address in use, ascending: it and all above it go down, the first to the floor, the others
 * to where a little room is left to the one before; where in a large page they are stays. */
void repro_edits_places(struct repro_edits *edits, const struct mf_program *program)
{
    static uint64_t places[MF_OPS_MAX * 2];
    static const uint64_t units[] = {(uint64_t)1 << 30, (uint64_t)1 << 21, 0x10000};
    size_t count = 0;
    edits->count = 0;
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        if (is_place(program, op, i) && count < sizeof places / sizeof *places)
            places[count++] = program->ops[op].arg[i].offset;
    }
    qsort(places, count, sizeof *places, compare);
    for (size_t i = 0; i < count; i++) {
        uint64_t before = i ? places[i - 1] : 0;
        if (i && places[i] == before)
            continue;
        for (unsigned k = 0; k < sizeof units / sizeof *units; k++) {
            uint64_t inside = places[i] & (units[k] - 1);
            add_shift(edits, places[i], (before & ~(units[k] - 1)) + inside);
            add_shift(edits, places[i], (before & ~(units[k] - 1)) + units[k] + inside);
        }
        const uint64_t near[] = {program->config.host_page, program->config.target_page};
        for (unsigned k = 0; k < 2; k++) {
            uint64_t apart = (places[i] - before) % near[k];
            add_shift(edits, places[i], before + apart);
            add_shift(edits, places[i], before + near[k] + apart);
        }
    }
}

/* --- Doing it. --- */

static void scale(struct mf_program *program)
{
    struct mf_config *config = &program->config;
    config->target_page /= 2;
    config->host_page /= 2;
    config->reserved /= 2;
    config->base /= 2;
    config->min_addr = config->min_addr > 0x10000 ? config->min_addr / 2 : config->min_addr;
    for (unsigned i = 0; i < config->foreign_count && i < MF_FOREIGN_MAX; i++) {
        config->foreign[i].first /= 2;
        config->foreign[i].last /= 2;
    }
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        struct mf_value *value = &program->ops[op].arg[i];
        if (is_number(class_of(program, op, i)))
            value->offset =
                value->offset > INT64_MAX ? 0 - (0 - value->offset) / 2 : value->offset / 2;
    }
}

static void replace_numbers(struct mf_program *program, uint64_t was, uint64_t becomes)
{
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        struct mf_value *value = &program->ops[op].arg[i];
        if (is_number(class_of(program, op, i)) && value->base == MF_ABS && value->offset == was)
            value->offset = becomes;
    }
}

static void replace_descriptors(struct mf_program *program, uint64_t was, uint64_t becomes)
{
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        struct mf_value *value = &program->ops[op].arg[i];
        enum mf_class class = class_of(program, op, i);
        uint64_t plus = class == MF_CLASS_SAME; /* which counts from 1 */
        if (is_descriptor(class) && value->offset == was + plus)
            value->offset = becomes + plus;
    }
}

static void shift(struct mf_program *program, uint64_t from, uint64_t by)
{
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        if (is_place(program, op, i) && program->ops[op].arg[i].offset >= from)
            program->ops[op].arg[i].offset -= by;
    }
}

static void pin(struct mf_program *program, size_t at, uint64_t address)
{
    program->ops[at].arg[0] = (struct mf_value){MF_ABS, 0, address};
    program->ops[at].arg[3].offset |= LX_MAP_FIXED;
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        struct mf_value *value = &program->ops[op].arg[i];
        if (value->base == MF_RESULT && value->ref == at)
            *value = (struct mf_value){MF_ABS, 0, address + value->offset};
    }
}

static void make_anonymous(const struct mf_program *program, struct mf_op *op)
{
    op->arg[3].offset |=
        program->config.abi == MF_FREEBSD ? FB_MAP_ANON : (uint64_t)LX_MAP_ANONYMOUS;
    op->arg[4].offset = UINT64_MAX;
    op->arg[5].offset = 0;
}

static bool refers_to(const struct mf_program *program, size_t first, size_t count)
{
    size_t op = 0;
    for (unsigned i = 0; op < program->count; next_operand(program, &op, &i)) {
        const struct mf_value *value = &program->ops[op].arg[i];
        if (value->base == MF_RESULT && value->ref >= first && value->ref - first < count)
            return true;
    }
    return false;
}

static bool apply_removal(const struct repro_edit *edit, struct repro_case *at,
                          const uint64_t *results)
{
    size_t count = at->program.count;
    if (edit->kind == REPRO_EDIT_REMOVE_TWO) {
        repro_case_remove(at, edit->second, 1, results);
        repro_case_remove(at, edit->first, 1, results);
        return true;
    }
    if (edit->first + edit->second > count)
        return false;
    bool detached = edit->kind == REPRO_EDIT_REMOVE_DETACHED;
    if (detached && !refers_to(&at->program, edit->first, edit->second))
        return false; /* the same as the other */
    repro_case_remove(at, edit->first, edit->second, detached ? NULL : results);
    return true;
}

bool repro_edit_apply(const struct repro_edit *edit, struct repro_case *at, const uint64_t *results)
{
    struct mf_program *program = &at->program;
    struct mf_op *op = edit->first < program->count ? &program->ops[edit->first] : NULL;
    uint64_t before = repro_cost(program);

    switch (edit->kind) {
    case REPRO_EDIT_REMOVE:
    case REPRO_EDIT_REMOVE_DETACHED:
    case REPRO_EDIT_REMOVE_TWO:
        return apply_removal(edit, at, results);
    case REPRO_EDIT_CONFIG:
        program->config = edit->config;
        break;
    case REPRO_EDIT_SCALE:
        if (program->config.target_page == 4096 || program->config.host_page == 4096)
            return false;
        scale(program);
        break;
    case REPRO_EDIT_ARGUMENT:
        if (!op || edit->second >= op->argc)
            return false;
        op->arg[edit->second] = edit->value;
        break;
    case REPRO_EDIT_ARGUMENTS:
        op->argc = (uint8_t)edit->second;
        break;
    case REPRO_EDIT_PIN:
        pin(program, edit->first, edit->value.offset);
        break;
    case REPRO_EDIT_ANONYMOUS:
        make_anonymous(program, op);
        break;
    case REPRO_EDIT_NUMBER:
        replace_numbers(program, edit->was, edit->value.offset);
        break;
    case REPRO_EDIT_DESCRIPTOR:
        replace_descriptors(program, edit->was, edit->value.offset);
        break;
    case REPRO_EDIT_SHIFT:
        shift(program, edit->was, edit->value.offset);
        break;
    }
    mf_config_clamp(&program->config);
    for (size_t i = 0; i < program->count; i++)
        mf_op_clamp(&program->ops[i]);
    return repro_cost(program) < before;
}
