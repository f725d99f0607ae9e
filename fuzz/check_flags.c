/*
 * FLAGS: the core's regions and the model's pieces say the same of every target page. Pieces are
 * split where a request once ended and regions where the core's bookkeeping differs, so both lists
 * are cut at each other's edges and compared run by run.
 */
#include <inttypes.h>

#include "fuzz/check.h"

/* One run of target pages inside one region and one piece; either may be NULL: not mapped. */
struct run {
    const struct mm_region *region;
    const struct mf_piece *piece;
    uint64_t first;
    uint64_t last;
};

static bool differs(struct mf_checks *checks, const struct run *run, const char *what)
{
    char text[160] = "not mapped";
    if (run->piece)
        mf_piece_text(text, sizeof text, run->piece, run->first);
    mf_want(checks, "0x%" PRIx64 "-0x%" PRIx64 " %s", run->first, run->last, text);
    snprintf(text, sizeof text, "not mapped");
    if (run->region)
        mf_region_text(text, sizeof text, run->region, run->first);
    mf_have(checks, "0x%" PRIx64 "-0x%" PRIx64 " %s", run->first, run->last, text);
    return mf_found(checks, "FLAGS", what);
}

/* The pair with the model's object, made if it is new: then the object is no file that was ever
 * opened, but shared anonymous memory. */
static struct mf_twin *twin_of(struct mf_checks *checks, uint32_t model)
{
    if (checks->twin_hit < checks->twins.count && checks->twins.at[checks->twin_hit].model == model)
        return &checks->twins.at[checks->twin_hit];
    for (size_t i = 0; i < checks->twins.count; i++) {
        if (checks->twins.at[i].model == model) {
            checks->twin_hit = i;
            return &checks->twins.at[i];
        }
    }
    MF_PUSH(&checks->twins, (struct mf_twin){.model = model, .anonymous = true});
    checks->twin_hit = checks->twins.count - 1;
    return &checks->twins.at[checks->twin_hit];
}

static bool core_object_taken(const struct mf_checks *checks, uint64_t core)
{
    for (size_t i = 0; i < checks->twins.count; i++) {
        if (checks->twins.at[i].known && checks->twins.at[i].core == core)
            return true;
    }
    return false;
}

/* Has the core anything of the object? */
static bool is_held(const struct mf_checks *checks, uint64_t core)
{
    for (size_t i = 0; i < checks->regions.count; i++) {
        const struct mm_region *region = &checks->regions.at[i];
        if (region->kind == MM_KIND_FILE && region->object == core)
            return true;
    }
    return false;
}

/* The object is the one it was when it was first met, and no other object of the model's is. */
static bool check_object(struct mf_checks *checks, const struct run *run)
{
    struct mf_twin *twin = twin_of(checks, run->piece->object);
    uint64_t have = run->region->offset + (run->first - run->region->range.first);
    uint64_t want = run->piece->offset + (run->first - run->piece->first);

    if (!twin->known) {
        if (core_object_taken(checks, run->region->object))
            return differs(checks, run, "object");
        twin->known = true;
        twin->core = run->region->object;
        twin->shift = twin->anonymous ? have - want : 0;
    }
    if (twin->core != run->region->object && !checks->host && !is_held(checks, twin->core))
        twin->core = run->region->object; /* a real host numbers a file anew when it is opened anew
                                           */
    if (twin->core != run->region->object)
        return differs(checks, run, "object");
    if (have - want != twin->shift)
        return differs(checks, run, "offset");
    return true;
}

static bool check_run(struct mf_checks *checks, const struct run *run)
{
    const struct mm_region *region = run->region;
    const struct mf_piece *piece = run->piece;

    if (!region)
        return differs(checks, run, "page-missing");
    if (!piece)
        return differs(checks, run, "page-too-many");
    bool before = piece->prot_unsure && region->prot == piece->prot_before;
    if (region->prot != piece->prot && !before)
        return differs(checks, run, "protection");
    unsigned attrs = mf_piece_attrs(piece);
    unsigned unsure = piece->lock_unsure ? (unsigned)MM_ATTR_LOCKED : 0;
    if ((region->attrs ^ attrs) & MM_ATTR_SHARED)
        return differs(checks, run, "sharing");
    if ((region->attrs ^ attrs) & MM_ATTR_LOCKED & ~unsure)
        return differs(checks, run, "lock");
    if (unsure || piece->prot_unsure)
        MF_PUSH(&checks->unsure, ((struct mm_range){run->first, run->last}));
    if (checks->maps_only)
        return true;
    if (region->max_prot != piece->max_prot)
        return differs(checks, run, "max-protection");
    if ((region->attrs ^ attrs) & ~unsure)
        return differs(checks, run, "attributes");
    if ((region->kind == MM_KIND_FILE) != piece->is_object ||
        (region->kind == MM_KIND_GUARD) != piece->guard)
        return differs(checks, run, "kind");
    if (region->inherit != piece->inherit)
        return differs(checks, run, "inheritance");
    if (region->user != 0)
        return differs(checks, run, "user-bits");
    return !piece->is_object || check_object(checks, run);
}

static uint64_t lower(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static bool check_runs(struct mf_checks *checks)
{
    size_t regions = checks->regions.count;
    size_t pieces = mf_model_piece_count(checks->model);
    size_t r = 0;
    size_t p = 0;
    uint64_t at = 0; /* everything below has been compared */

    while (r < regions || p < pieces) {
        const struct mm_region *region = r < regions ? &checks->regions.at[r] : NULL;
        const struct mf_piece *piece = p < pieces ? mf_model_piece(checks->model, p) : NULL;
        struct run run = {region, piece, UINT64_MAX, UINT64_MAX};

        /* From the first page that either has, to the first edge of either. */
        if (region)
            run.first = region->range.first > at ? region->range.first : at;
        if (piece)
            run.first = lower(run.first, piece->first > at ? piece->first : at);
        if (region && region->range.first > run.first) {
            run.last = lower(run.last, region->range.first - 1);
            run.region = NULL;
        } else if (region) {
            run.last = lower(run.last, region->range.last);
        }
        if (piece && piece->first > run.first) {
            run.last = lower(run.last, piece->first - 1);
            run.piece = NULL;
        } else if (piece) {
            run.last = lower(run.last, piece->last);
        }
        if (!check_run(checks, &run))
            return false;

        if (region && region->range.last == run.last)
            r++;
        if (piece && piece->last == run.last)
            p++;
        if (run.last == UINT64_MAX)
            break;
        at = run.last + 1;
    }
    return true;
}

/* Which pages are locked, or have another protection, where the model could not tell: as they are
 * seen. */
static void settle(struct mf_checks *checks)
{
    for (size_t i = 0; i < checks->unsure.count; i++) {
        struct mm_range range = checks->unsure.at[i];
        for (size_t r = 0; r < checks->regions.count; r++) {
            const struct mm_region *region = &checks->regions.at[r];
            if (!mm_range_has(region->range, range.first))
                continue;
            mf_model_settle_lock(checks->model, range.first, range.last,
                                 region->attrs & MM_ATTR_LOCKED);
            mf_model_settle_prot(checks->model, range.first, range.last, region->prot);
        }
    }
}

bool mf_check_flags(struct mf_checks *checks)
{
    checks->unsure.count = 0;
    if (!check_runs(checks))
        return false;
    settle(checks);
    return true;
}
