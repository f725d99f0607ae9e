/* What can be said of the core's regions and lock by themselves. */
#include <inttypes.h>

#include "fuzz/check.h"

/* LOCK: the call gave the lock back, and held it when it reported. */
bool mf_check_lock(struct mf_checks *checks)
{
    unsigned depth = checks->calls->lock_depth(checks->mm);
    if (depth != 0 || checks->calls->have_lock(checks->mm)) {
        mf_want(checks, "lock depth 0 after the call");
        mf_have(checks, "lock depth %u, %s by this thread", depth,
                checks->calls->have_lock(checks->mm) ? "held" : "not held");
        return mf_found(checks, "LOCK", "held");
    }
    if (checks->hook_without_lock) {
        mf_want(checks, "the invalidate hook called with the lock held");
        mf_have(checks, "the lock was not held");
        return mf_found(checks, "LOCK", "hook-without-lock");
    }
    return true;
}

/* CANON: the core's own check of its table. */
bool mf_check_canon(struct mf_checks *checks)
{
    const char *wrong = checks->calls->check(checks->mm);
    if (!wrong)
        return true;
    mf_want(checks, "a canonical page table");
    mf_have(checks, "%s", wrong);
    return mf_found(checks, "CANON", "table");
}

static bool same_region(const struct mm_region *a, const struct mm_region *b)
{
    return a->range.first == b->range.first && a->range.last == b->range.last &&
           a->prot == b->prot && a->max_prot == b->max_prot && a->attrs == b->attrs &&
           a->user == b->user && a->inherit == b->inherit && a->kind == b->kind &&
           a->handle == b->handle && a->object == b->object && a->offset == b->offset;
}

static bool found_region(struct mf_checks *checks, const char *id, const char *what,
                         const struct mm_region *region)
{
    char text[160];
    mf_region_text(text, sizeof text, region, region->range.first);
    mf_have(checks, "region 0x%" PRIx64 "-0x%" PRIx64 " %s", region->range.first,
            region->range.last, text);
    return mf_found(checks, id, what);
}

/* RANGE, ALIGN: where the region lies. from: it was asked for from there on. */
static bool check_place(struct mf_checks *checks, const struct mm_region *region, uint64_t from)
{
    uint64_t in_page = checks->target_page - 1;
    if (region->range.last < region->range.first || region->range.first < from) {
        mf_want(checks, "regions that ascend: the next one at or after 0x%" PRIx64, from);
        return found_region(checks, "RANGE", "region-order", region);
    }
    if (region->range.last > checks->highest) {
        mf_want(checks, "no region past 0x%" PRIx64, checks->highest);
        return found_region(checks, "RANGE", "region", region);
    }
    if ((region->range.first & in_page) != 0 || (region->range.last & in_page) != in_page) {
        mf_want(checks, "whole target pages of 0x%" PRIx64, checks->target_page);
        return found_region(checks, "ALIGN", "region", region);
    }
    if (region->kind == MM_KIND_FILE && (region->offset & in_page) != 0) {
        mf_want(checks, "an offset that is a multiple of 0x%" PRIx64, checks->target_page);
        return found_region(checks, "ALIGN", "region-offset", region);
    }
    if (region->kind != MM_KIND_ANON && region->kind != MM_KIND_FILE &&
        region->kind != MM_KIND_GUARD) {
        mf_want(checks, "a region that is mapped");
        return found_region(checks, "RANGE", "region-free", region);
    }
    return true;
}

void mf_take_regions(struct mf_checks *checks)
{
    size_t before = checks->regions.count;
    size_t count = 0;
    bool changed = false;
    struct mm_region region;

    mm_lock(checks->mm); /* once for the walk: each call only counts its depth then */
    for (uint64_t from = 0; checks->calls->next_region(checks->mm, from, &region);) {
        if (changed || count == before || !same_region(&checks->regions.at[count], &region)) {
            changed = true;
            checks->regions.count = count;
            MF_PUSH(&checks->regions, region);
        }
        count++;
        if (region.range.last >= checks->highest || region.range.last < from)
            break; /* the last one, or one that check_place will refuse */
        from = region.range.last + 1;
    }
    mm_unlock(checks->mm);
    checks->regions_changed = changed || count != before;
    checks->regions.count = count;
    if (count > checks->regions_peak)
        checks->regions_peak = count;
}

bool mf_check_places(struct mf_checks *checks)
{
    uint64_t from = 0;
    for (size_t r = 0; checks->regions_changed && r < checks->regions.count; r++) {
        if (!check_place(checks, &checks->regions.at[r], from))
            return false;
        from = checks->regions.at[r].range.last + 1; /* 0 only after the last */
    }
    return true;
}

bool mf_check_regions(struct mf_checks *checks)
{
    mf_take_regions(checks);
    return mf_check_places(checks);
}
