#include "repro/case.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/edit.h"

void repro_case_init(struct repro_case *at)
{
    mf_program_init(&at->program);
    mf_notes_init(&at->notes);
}

void repro_case_free(struct repro_case *at)
{
    mf_program_free(&at->program);
    mf_notes_free(&at->notes);
}

static void *duplicate(const void *from, size_t count, size_t size)
{
    if (!from)
        return NULL;
    void *copy = calloc(count ? count : 1, size);
    if (!copy)
        abort();
    memcpy(copy, from, count * size);
    return copy;
}

void repro_case_copy(struct repro_case *to, const struct repro_case *from)
{
    if (!mf_program_copy(&to->program, &from->program))
        abort();
    mf_notes_free(&to->notes);
    to->notes = from->notes;
    to->notes.stated =
        duplicate(from->notes.stated, from->notes.stated_count, sizeof *to->notes.stated);
    to->notes.blocks =
        duplicate(from->notes.blocks, from->notes.block_count, sizeof *to->notes.blocks);
    to->notes.lines = duplicate(from->notes.lines, from->notes.line_count, sizeof *to->notes.lines);
}

void repro_case_flatten(struct repro_case *at)
{
    struct mf_program *program = &at->program;
    /* From the last: working one out looks at what is before it. */
    for (size_t op = program->count; op-- > 0;) {
        for (unsigned i = 0; i < program->ops[op].argc; i++)
            program->ops[op].arg[i] = mf_value_flatten(program, op, program->ops[op].arg[i]);
    }
}

/* References to what goes, as numbers. */
static void detach(struct mf_program *program, size_t first, size_t count, const uint64_t *results)
{
    for (size_t op = first + count; op < program->count; op++) {
        for (unsigned i = 0; i < program->ops[op].argc; i++) {
            struct mf_value *value = &program->ops[op].arg[i];
            if (value->base == MF_RESULT && value->ref >= first && value->ref - first < count)
                *value = (struct mf_value){MF_ABS, 0, results[value->ref] + value->offset};
        }
    }
}

/* A result that is stated relative to one that goes is not stated any more. */
static void remove_stated(struct mf_notes *notes, size_t first, size_t count)
{
    size_t rest = notes->stated_count - first - count;
    struct mf_stated *stated = notes->stated;
    memmove(&stated[first], &stated[first + count], rest * sizeof *stated);
    notes->stated_count -= count;
    for (size_t op = first; op < notes->stated_count; op++) {
        if (!stated[op].relative || stated[op].ref < first)
            continue;
        if (stated[op].ref < first + count)
            stated[op] = (struct mf_stated){0};
        else
            stated[op].ref = (uint16_t)(stated[op].ref - count);
    }
}

void repro_case_remove(struct repro_case *at, size_t first, size_t count, const uint64_t *results)
{
    struct mf_notes *notes = &at->notes;
    if (results)
        detach(&at->program, first, count, results);
    mf_edit_remove(&at->program, first, count);
    if (notes->stated)
        remove_stated(notes, first, count);
    for (size_t i = 0; i < notes->block_count; i++) {
        size_t *after = &notes->blocks[i].after;
        if (*after > first)
            *after -= *after - first < count ? *after - first : count;
    }
}

void repro_case_state_only(struct repro_case *at, enum repro_keep keep, size_t step)
{
    struct mf_notes *notes = &at->notes;
    size_t kept = 0;
    for (size_t op = 0; op < notes->stated_count; op++) {
        if (keep != REPRO_KEEP_RESULT || op != step)
            notes->stated[op] = (struct mf_stated){0};
    }
    for (size_t i = 0; i < notes->block_count; i++) {
        if (keep == REPRO_KEEP_MAPS && notes->blocks[i].after == step + 1)
            notes->blocks[kept++] = notes->blocks[i];
    }
    notes->block_count = kept;
}
