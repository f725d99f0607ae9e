#include "fuzz/check_remote.h"

#include <inttypes.h>

static const struct mf_remote_view *view_of(const struct mf_sight *sight)
{
    return &sight->run->views[sight->view];
}

static bool is_core(const struct mf_sight *sight)
{
    return sight->run->sut == MF_REMOTE_CORE;
}

/* --- The lists. --- */

static bool same_slice(struct mf_remote_slice a, struct mf_remote_slice b)
{
    return a.first == b.first && a.count == b.count;
}

/* The kernel's words for a mapping, in those of the simulated host. It does not tell memory that is
 * inaccessible from address space that is only held. */
static struct mf_host_mapping host_mapping(const struct mf_remote_mapping *mapping)
{
    uint8_t kind = MF_HOST_ANON;
    if (mapping->foreign)
        kind = MF_HOST_FOREIGN;
    else if (mapping->shared)
        kind = MF_HOST_SHARED;
    else if (mapping->prot == 0)
        kind = MF_HOST_HELD;
    return (struct mf_host_mapping){
        .first = mapping->first, .last = mapping->last, .kind = kind, .prot = mapping->prot};
}

/* Neighbours that look alike are one: how the kernel cuts them is not what the core promises. */
static void take_mappings(struct mf_sight *sight, struct mf_checks *checks)
{
    struct mf_remote_slice slice = view_of(sight)->mappings;
    checks->seen.count = 0;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct mf_host_mapping next = host_mapping(&sight->run->mappings[slice.first + i]);
        struct mf_host_mapping *last =
            checks->seen.count ? &checks->seen.at[checks->seen.count - 1] : NULL;
        if (last && last->last + 1 == next.first && last->kind == next.kind &&
            last->prot == next.prot)
            last->last = next.last;
        else
            MF_PUSH(&checks->seen, next);
    }
}

void mf_sight_take(struct mf_sight *sight, struct mf_checks *checks)
{
    const struct mf_remote_view *view = view_of(sight);
    const struct mf_remote_view *before = sight->view ? view - 1 : NULL;

    checks->regions_changed = !before || !same_slice(before->regions, view->regions);
    if (checks->regions_changed || !sight->passed) {
        checks->regions.count = 0;
        for (uint32_t i = 0; i < view->regions.count; i++)
            MF_PUSH(&checks->regions, sight->run->regions[view->regions.first + i]);
    }
    if (is_core(sight) &&
        (!before || !same_slice(before->mappings, view->mappings) || !sight->passed)) {
        take_mappings(sight, checks);
        checks->seen_version++;
    }
    if (checks->regions.count > checks->regions_peak)
        checks->regions_peak = checks->regions.count;
}

static void take_invalidated(const struct mf_sight *sight, struct mf_checks *checks)
{
    struct mf_remote_slice slice = view_of(sight)->invalidated;
    checks->invalidated.count = 0;
    for (uint32_t i = 0; i < slice.count; i++)
        MF_PUSH(&checks->invalidated, sight->run->ranges[slice.first + i]);
}

/* --- LOCK, CANON, LEAK, as the helper asked for them. --- */

static bool check_lock(const struct mf_sight *sight, struct mf_checks *checks)
{
    const struct mf_remote_view *view = view_of(sight);
    if (view->lock_depth != 0) {
        mf_want(checks, "lock depth 0 after the call");
        mf_have(checks, "lock depth %" PRIu32, view->lock_depth);
        return mf_found(checks, "LOCK", "held");
    }
    if (view->hook_without_lock) {
        mf_want(checks, "the invalidate hook called with the lock held");
        mf_have(checks, "the lock was not held");
        return mf_found(checks, "LOCK", "hook-without-lock");
    }
    return true;
}

static bool check_canon(const struct mf_sight *sight, struct mf_checks *checks)
{
    const struct mf_remote_view *view = view_of(sight);
    if (!view->wrong[0])
        return true;
    mf_want(checks, "a canonical page table");
    mf_have(checks, "%.95s", view->wrong);
    return mf_found(checks, "CANON", "table");
}

static bool check_leak(const struct mf_sight *sight, struct mf_checks *checks)
{
    const struct mf_remote_view *view = view_of(sight);
    uint64_t handles = mf_count_handles(checks);
    bool held = view->handles_held != handles;
    if (!held && view->handles_counted == handles)
        return true;
    mf_want(checks, "%" PRIu64 " handles", handles);
    mf_have(checks, "%" PRIu64 " handles", held ? view->handles_held : view->handles_counted);
    return mf_found(checks, "LEAK", held ? "handles" : "handles-counted");
}

/* --- OUTSIDE: everything that is mapped lies in the span, or was there before. --- */

static bool found_mapping(struct mf_checks *checks, const struct mf_host_mapping *mapping,
                          const char *what)
{
    char text[128];
    mf_mapping_text(text, sizeof text, mapping, mapping->first);
    mf_have(checks, "host 0x%" PRIx64 "-0x%" PRIx64 " %s", mapping->first, mapping->last, text);
    return mf_found(checks, "OUTSIDE", what);
}

static bool outside_span(const struct mf_checks *checks, const struct mf_host_mapping *mapping)
{
    return mapping->first < checks->span_first || mapping->last > checks->span_last;
}

/* Of the foreign mappings, each is as it was made: from its first byte to its last, in one or
 * several. */
static bool check_foreign(struct mf_checks *checks, struct mf_span span)
{
    uint64_t in_page = checks->host_page - 1;
    uint64_t at = mf_to_host(checks, span.first & ~in_page);
    uint64_t last = mf_to_host(checks, span.last | in_page);

    for (size_t m = 0; m < checks->seen.count; m++) {
        const struct mf_host_mapping *mapping = &checks->seen.at[m];
        if (mapping->last < at)
            continue;
        if (mapping->first > at || mapping->kind != MF_HOST_FOREIGN)
            break;
        if (mapping->last >= last)
            return true;
        at = mapping->last + 1;
    }
    mf_want(checks, "the foreign mapping at host 0x%" PRIx64 "-0x%" PRIx64 " as it was made",
            mf_to_host(checks, span.first & ~in_page), last);
    mf_have(checks, "something else at 0x%" PRIx64, at);
    return mf_found(checks, "OUTSIDE", "foreign");
}

/* A reserved span has no hole. */
static bool check_held(struct mf_checks *checks)
{
    uint64_t at = checks->span_first;
    for (size_t m = 0; m < checks->seen.count; m++) {
        const struct mf_host_mapping *mapping = &checks->seen.at[m];
        if (mapping->last < at)
            continue;
        if (mapping->first > at)
            break;
        if (mapping->last >= checks->span_last)
            return true;
        at = mapping->last + 1;
    }
    mf_want(checks, "a reserved span without a hole");
    mf_have(checks, "a hole at host 0x%" PRIx64, at);
    return mf_found(checks, "OUTSIDE", "hole");
}

static bool check_outside(const struct mf_sight *sight, struct mf_checks *checks)
{
    const struct mf_config *config = &sight->run->config;
    for (size_t m = 0; m < checks->seen.count; m++) {
        const struct mf_host_mapping *mapping = &checks->seen.at[m];
        if (mapping->kind == MF_HOST_FOREIGN || !outside_span(checks, mapping))
            continue;
        mf_want(checks, "nothing mapped outside the span, host 0x%" PRIx64 "-0x%" PRIx64,
                checks->span_first, checks->span_last);
        return found_mapping(checks, mapping, "staging");
    }
    for (unsigned i = 0; i < config->foreign_count; i++) {
        if (!check_foreign(checks, config->foreign[i]))
            return false;
    }
    return !checks->reserved || check_held(checks);
}

/* --- CONTENT. --- */

static bool differs(struct mf_checks *checks, const struct mf_remote_stretch *stretch,
                    const char *want, uint64_t bad)
{
    bool file = stretch->fd >= 0;
    if (file) {
        mf_want(checks, "file %" PRId32 ", ", stretch->fd);
        mf_have(checks, "file %" PRId32 ", ", stretch->fd);
    }
    mf_want(checks, "0x%" PRIx64 ": %s", bad, want);
    if (stretch->fault == MF_OK)
        mf_have(checks, "0x%" PRIx64 ": 0x%02x", bad,
                mf_token_byte(mf_token_skip(stretch->token, bad - stretch->first)));
    else
        mf_have(checks, "0x%" PRIx64 ": %s", bad,
                stretch->fault == MF_BUS ? "SIGBUS" : "no memory");
    return mf_found(checks, "CONTENT", file ? "file" : "memory");
}

static bool check_stretch(struct mf_checks *checks, const struct mf_remote_stretch *stretch)
{
    char want[200] = "";
    uint64_t bad = stretch->first;
    bool fine;
    if (stretch->fault == MF_SEGV)
        return differs(checks, stretch, "memory", bad);
    if (stretch->fd >= 0)
        fine = mf_model_allows_file(checks->model, stretch->fd, stretch->first, stretch->last,
                                    stretch->fault, stretch->token, &bad, want, sizeof want);
    else
        fine = mf_model_allows(checks->model, stretch->first, stretch->last, stretch->fault,
                               stretch->token, &bad, want, sizeof want);
    return fine || differs(checks, stretch, want, bad);
}

static bool check_content(struct mf_sight *sight, struct mf_checks *checks)
{
    const struct mf_remote_view *view = view_of(sight);
    const struct mf_remote_view *before = sight->view ? view - 1 : NULL;
    uint64_t version = mf_model_version(checks->model);

    if (before && sight->passed && version == sight->model_passed &&
        same_slice(before->stretches, view->stretches))
        return true;
    for (uint32_t i = 0; i < view->stretches.count; i++) {
        if (!check_stretch(checks, &sight->run->stretches[view->stretches.first + i]))
            return false;
    }
    sight->model_passed = version;
    return true;
}

/* --- All of it. --- */

/* What the core's regions and the host's mappings show. */
static bool check_core(const struct mf_sight *sight, struct mf_checks *checks)
{
    return check_canon(sight, checks) && mf_check_flags(checks) && mf_check_atomic(checks) &&
           mf_check_host_pages(checks) && check_leak(sight, checks);
}

bool mf_sight_check(struct mf_sight *sight, struct mf_checks *checks, enum mf_reach reach)
{
    bool core = is_core(sight);

    mf_sight_take(sight, checks);
    if (core && (!check_lock(sight, checks) || !check_outside(sight, checks)))
        return false;
    if (reach == MF_REACH_ALL) {
        if (!mf_check_places(checks) ||
            !(core ? check_core(sight, checks) : mf_check_flags(checks)))
            return false;
    }
    if (reach != MF_REACH_NOTHING && !check_content(sight, checks))
        return false;
    if (core) {
        take_invalidated(sight, checks);
        if (!mf_check_invalidate(checks))
            return false;
    }
    sight->passed = true;
    return true;
}

bool mf_sight_check_empty(struct mf_sight *sight, struct mf_checks *checks)
{
    const struct mf_remote_view *view = view_of(sight);

    mf_sight_take(sight, checks);
    if (checks->regions.count != 0) {
        mf_want(checks, "no region when everything is unmapped");
        mf_have(checks, "%zu regions", checks->regions.count);
        return mf_found(checks, "LEAK", "regions-at-end");
    }
    if (view->handles_held != 0 || view->handles_counted != 0) {
        mf_want(checks, "no handle when everything is unmapped");
        mf_have(checks, "%" PRIu64 " held, %" PRIu64 " counted", view->handles_held,
                view->handles_counted);
        return mf_found(checks, "LEAK", "handles-at-end");
    }
    for (size_t m = 0; m < checks->seen.count; m++) {
        const struct mf_host_mapping *mapping = &checks->seen.at[m];
        bool reservation = checks->reserved && mapping->kind == MF_HOST_HELD;
        if (mapping->kind == MF_HOST_FOREIGN || reservation)
            continue;
        mf_want(checks, "nothing of the guest's left on the host");
        found_mapping(checks, mapping, "mappings-at-end");
        return mf_found(checks, "LEAK", "mappings-at-end");
    }
    return check_lock(sight, checks) && check_canon(sight, checks) && check_outside(sight, checks);
}
