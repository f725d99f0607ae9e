#include "fuzz/edit.h"

#include <string.h>

#include "mm/abi_linux.h"

enum { GONE = 0xffff };

static bool refers(struct mf_value value)
{
    return value.base == MF_RESULT || value.base == MF_ADDR_OF || value.base == MF_END_OF ||
           value.base == MF_LEN_OF;
}

/* An operand whose operation is out of reach: the address that operation asked for, if that is
 * known, else something near the floor. */
static struct mf_value detached(const struct mf_program *program, size_t op, struct mf_value value)
{
    struct mf_value flat = mf_value_flatten(program, op, value);
    if (flat.base != MF_RESULT)
        return flat;
    struct mf_value asked = {MF_ADDR_OF, flat.ref, flat.offset};
    struct mf_value place = mf_value_flatten(program, op, asked);
    if (place.base == MF_ABS && place.offset != flat.offset)
        return place;
    return (struct mf_value){MF_MIN, 0, flat.offset};
}

/*
 * Every operation k moves to map[k], or goes (GONE). Operands are rewritten from the last operation
 * to the first, because working one out reads only operations before it.
 */
static void renumber(struct mf_program *program, const uint16_t *map)
{
    for (size_t op = program->count; op-- > 0;) {
        if (map[op] == GONE)
            continue;
        for (unsigned i = 0; i < program->ops[op].argc; i++) {
            struct mf_value *value = &program->ops[op].arg[i];
            if (!refers(*value))
                continue;
            if (value->ref >= op) {
                *value = (struct mf_value){MF_ABS, 0, value->offset};
                continue;
            }
            if (map[value->ref] < map[op]) {
                value->ref = map[value->ref];
                continue;
            }
            struct mf_value flat = mf_value_flatten(program, op, *value);
            if (flat.base == MF_RESULT && flat.ref < op && map[flat.ref] < map[op]) {
                flat.ref = map[flat.ref];
                *value = flat;
            } else {
                *value = detached(program, op, *value);
            }
        }
    }
}

/* Open a gap of `count` operations before `at`; false: nothing is changed. */
static bool open_gap(struct mf_program *program, size_t at, size_t count)
{
    size_t before = program->count;
    for (size_t i = 0; i < count; i++) {
        if (!mf_program_add(program, MF_MUNMAP)) {
            program->count = before;
            return false;
        }
    }
    struct mf_op *ops = program->ops;
    memmove(&ops[at + count], &ops[at], (before - at) * sizeof(ops[0]));
    for (size_t later = at + count; later < program->count; later++) {
        for (unsigned i = 0; i < ops[later].argc; i++) {
            struct mf_value *value = &ops[later].arg[i];
            if (refers(*value) && value->ref >= at)
                value->ref = (uint16_t)(value->ref + count);
        }
    }
    return true;
}

bool mf_edit_insert(struct mf_program *program, size_t at, const struct mf_op *op)
{
    if (!open_gap(program, at, 1))
        return false;
    program->ops[at] = *op;
    return true;
}

static void remove_marked(struct mf_program *program, const uint16_t *map)
{
    renumber(program, map);
    size_t kept = 0;
    for (size_t op = 0; op < program->count; op++) {
        if (map[op] != GONE)
            program->ops[kept++] = program->ops[op];
    }
    program->count = kept;
}

void mf_edit_remove(struct mf_program *program, size_t at, size_t count)
{
    uint16_t map[MF_OPS_MAX];
    for (size_t op = 0; op < program->count; op++) {
        if (op < at)
            map[op] = (uint16_t)op;
        else
            map[op] = op - at < count ? GONE : (uint16_t)(op - count);
    }
    remove_marked(program, map);
}

void mf_edit_remove_kinds(struct mf_program *program, uint32_t kinds)
{
    uint16_t map[MF_OPS_MAX];
    uint16_t kept = 0;
    for (size_t op = 0; op < program->count; op++)
        map[op] = (kinds >> program->ops[op].kind & 1) ? GONE : kept++;
    if (kept != program->count)
        remove_marked(program, map);
}

void mf_edit_swap(struct mf_program *program, size_t a, size_t b)
{
    uint16_t map[MF_OPS_MAX];
    for (size_t op = 0; op < program->count; op++)
        map[op] = (uint16_t)op;
    map[a] = (uint16_t)b;
    map[b] = (uint16_t)a;
    renumber(program, map);
    struct mf_op kept = program->ops[a];
    program->ops[a] = program->ops[b];
    program->ops[b] = kept;
}

/* The newest operation before `at` that returns an address, or `at`. */
static size_t result_before(const struct mf_program *program, size_t at)
{
    for (size_t op = at; op-- > 0;) {
        if (program->ops[op].kind == MF_MMAP || program->ops[op].kind == MF_MREMAP)
            return op;
    }
    return at;
}

size_t mf_edit_splice(struct mf_program *program, size_t at, const struct mf_program *from,
                      size_t first, size_t count)
{
    struct mf_op copies[MF_SPLICE_MAX];
    size_t result = result_before(program, at);
    if (count > MF_SPLICE_MAX)
        count = MF_SPLICE_MAX;
    for (size_t k = 0; k < count; k++) {
        copies[k] = from->ops[first + k];
        for (unsigned i = 0; i < copies[k].argc; i++) {
            struct mf_value *value = &copies[k].arg[i];
            if (!refers(*value))
                continue;
            if (value->ref >= first && value->ref < first + k) {
                value->ref = (uint16_t)(at + (value->ref - first));
            } else if (from != program || value->ref >= at) {
                *value = detached(from, first + k, *value);
                if (from != program && value->base == MF_MIN && result != at)
                    *value = (struct mf_value){MF_RESULT, (uint16_t)result, value->offset};
            }
        }
    }
    if (!open_gap(program, at, count))
        return 0;
    memcpy(&program->ops[at], copies, count * sizeof(copies[0]));
    return count;
}

void mf_edit_settle_files(struct mf_program *program)
{
    uint64_t opened = 0;
    for (size_t op = 0; op < program->count; op++) {
        struct mf_op *file = &program->ops[op];
        if (file->kind != MF_FILE)
            continue;
        uint64_t same = file->arg[3].offset;
        if (same != 0 && (same > 64 || !(opened >> (same - 1) & 1)))
            file->arg[3] = (struct mf_value){MF_ABS, 0, 0};
        if (file->arg[0].offset < 64)
            opened |= (uint64_t)1 << file->arg[0].offset;
    }
}
