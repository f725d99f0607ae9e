/* STATED: what the text of a program says of results and maps. */
#include <inttypes.h>

#include "fuzz/check.h"
#include "fuzz/step.h"

/* What a stated value is, as a number: `rN` in it is what the system under test returned. */
static uint64_t stated_value(const struct mf_stated *stated, const uint64_t *results)
{
    return stated->relative ? results[stated->ref] + stated->value : stated->value;
}

static bool holds(const struct mf_op *op, const struct mf_stated *stated,
                  const struct mf_outcome *outcome, const uint64_t *results)
{
    bool fine = outcome->error == 0 && outcome->fault == MF_OK;
    switch (stated->state) {
    case MF_UNSTATED: /* of a store: it must succeed */
        return fine || op->kind != MF_STORE;
    case MF_SUCCESS:
        return fine;
    case MF_VALUE:
        return fine && outcome->value == stated_value(stated, results);
    case MF_ERRNO:
        return outcome->error == stated->error;
    case MF_FAULT_SEGV:
        return outcome->fault == MF_SEGV;
    case MF_FAULT_BUS:
        return outcome->fault == MF_BUS;
    default:
        return false;
    }
}

/* The stated result as the outcome it stands for, to print both alike. */
static struct mf_outcome stated_outcome(const struct mf_stated *stated, const uint64_t *results)
{
    struct mf_outcome outcome = {0};
    if (stated->state == MF_ERRNO)
        outcome.error = stated->error;
    else if (stated->state == MF_VALUE)
        outcome.value = stated_value(stated, results);
    else if (stated->state == MF_FAULT_SEGV)
        outcome.fault = MF_SEGV;
    else if (stated->state == MF_FAULT_BUS)
        outcome.fault = MF_BUS;
    return outcome;
}

bool mf_check_stated(struct mf_checks *checks, const struct mf_program *program,
                     const struct mf_notes *notes, size_t op, const struct mf_outcome *outcome,
                     const uint64_t *results)
{
    if (!notes->stated || op >= notes->stated_count)
        return true;
    const struct mf_stated *stated = &notes->stated[op];
    if (holds(&program->ops[op], stated, outcome, results))
        return true;

    char want[32] = "success";
    char have[32];
    struct mf_outcome wanted = stated_outcome(stated, results);
    if (stated->state != MF_SUCCESS && stated->state != MF_UNSTATED)
        mf_outcome_text(want, sizeof want, program, op, &wanted);
    mf_outcome_text(have, sizeof have, program, op, outcome);
    mf_want(checks, "%s, as line %" PRIu32 " states", want, stated->line);
    mf_have(checks, "%s", have[0] ? have : "success");
    return mf_found(checks, "STATED", "result");
}

/* --- maps. --- */

/* The line that starts at region *r: neighbours with the same rwx and s/p column are one. *r moves
 * behind it. */
static struct mf_maps_line take_line(const struct mf_checks *checks, size_t *r)
{
    const struct mm_region *region = &checks->regions.at[(*r)++];
    struct mf_maps_line line = {region->range.first, region->range.last, (uint8_t)region->prot,
                                (region->attrs & MM_ATTR_SHARED) != 0};
    for (; *r < checks->regions.count; (*r)++) {
        region = &checks->regions.at[*r];
        if (region->range.first != line.last + 1 || region->prot != line.prot ||
            ((region->attrs & MM_ATTR_SHARED) != 0) != line.shared)
            break;
        line.last = region->range.last;
    }
    return line;
}

int mf_maps_text(char *out, size_t size, const struct mf_maps_line *line)
{
    char end[24] = "10000000000000000";
    if (line->last != UINT64_MAX)
        snprintf(end, sizeof end, "%08" PRIx64, line->last + 1);
    return snprintf(out, size, "%08" PRIx64 "-%s %s%c", line->first, end, mf_prot_text(line->prot),
                    line->shared ? 's' : 'p');
}

bool mf_maps_next(const struct mf_checks *checks, size_t *region, struct mf_maps_line *line)
{
    if (*region >= checks->regions.count)
        return false;
    *line = take_line(checks, region);
    return true;
}

static bool same_line(const struct mf_maps_line *a, const struct mf_maps_line *b)
{
    return a->first == b->first && a->last == b->last && a->prot == b->prot &&
           a->shared == b->shared;
}

static bool found_block(struct mf_checks *checks, const struct mf_maps_block *block,
                        const struct mf_maps_line *lines)
{
    char text[64];
    struct mf_maps_line line;

    mf_want(checks, "as line %" PRIu32 " states", block->line);
    for (size_t i = 0; i < block->line_count; i++) {
        mf_maps_text(text, sizeof text, &lines[i]);
        mf_want(checks, "%s%s", i ? " | " : ": ", text);
    }
    for (size_t r = 0; mf_maps_next(checks, &r, &line);) {
        mf_maps_text(text, sizeof text, &line);
        mf_have(checks, "%s%s", checks->finding->have[0] ? " | " : "", text);
    }
    if (!checks->finding->have[0])
        mf_have(checks, "nothing mapped");
    return mf_found(checks, "STATED", "maps");
}

static bool check_block(struct mf_checks *checks, const struct mf_maps_block *block,
                        const struct mf_maps_line *lines)
{
    size_t r = 0;
    struct mf_maps_line line;
    for (size_t i = 0; i < block->line_count; i++) {
        if (!mf_maps_next(checks, &r, &line) || !same_line(&line, &lines[i]))
            return found_block(checks, block, lines);
    }
    return r == checks->regions.count || found_block(checks, block, lines);
}

bool mf_check_maps(struct mf_checks *checks, const struct mf_notes *notes, size_t after)
{
    for (size_t i = 0; i < notes->block_count; i++) {
        const struct mf_maps_block *block = &notes->blocks[i];
        const struct mf_maps_line *lines =
            block->line_count ? &notes->lines[block->first_line] : NULL;
        if (block->after == after && !check_block(checks, block, lines))
            return false;
    }
    return true;
}
