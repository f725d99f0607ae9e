/*
 * The host against the core's regions: every host page with a user is mapped and allows exactly
 * what its users need together (COVER, TIGHT); no other page is (TIGHT); nothing else was touched
 * (OUTSIDE), held (LEAK), or changed by a call that failed (ATOMIC).
 */
#include <inttypes.h>

#include "fuzz/check.h"

/* --- COVER, TIGHT. --- */

/* What the host must allow for what the guest may do: any access needs loads (SEMANTICS.md A10),
 * never execute. */
static unsigned need_of(unsigned prot)
{
    return (prot != 0 ? (unsigned)MM_HOST_READ : 0) |
           ((prot & MM_PROT_WRITE) != 0 ? (unsigned)MM_HOST_WRITE : 0);
}

/*
 * Whole host pages, in host addresses, that a region uses. The first of them may be the last one of
 * the region before: then it is a run of its own, with both needs.
 *
 *     before  aaaaaaaa        add  bbbbbbbb     after  aaaaaaXXbbbbbb
 */
static void add_need(struct mf_checks *checks, uint64_t first, uint64_t last, unsigned prot,
                     bool memory)
{
    if (checks->needs.count != 0) {
        struct mf_need *before = &checks->needs.at[checks->needs.count - 1];
        if (before->last >= first) {
            uint64_t page_last = first + (checks->host_page - 1);
            unsigned both = before->prot | prot;
            bool either = before->memory || memory;
            if (before->first < first) {
                before->last = first - 1;
                MF_PUSH(&checks->needs, (struct mf_need){first, page_last, both, either});
            } else {
                before->prot = both;
                before->memory = either;
            }
            if (last == page_last)
                return;
            first = page_last + 1;
        }
    }
    MF_PUSH(&checks->needs, (struct mf_need){first, last, prot, memory});
}

static void collect_needs(struct mf_checks *checks)
{
    uint64_t in_page = checks->host_page - 1;
    checks->needs.count = 0;
    for (size_t i = 0; i < checks->regions.count; i++) {
        const struct mm_region *region = &checks->regions.at[i];
        add_need(checks, mf_to_host(checks, region->range.first) & ~in_page,
                 mf_to_host(checks, region->range.last) | in_page, need_of(region->prot),
                 region->kind != MM_KIND_GUARD);
    }
}

/* Guest addresses of a host range, in words, with the target pages of its first host page. */
static void want_need(struct mf_checks *checks, uint64_t first, uint64_t last, unsigned prot)
{
    uint64_t low = mf_to_guest(checks, first & ~(checks->host_page - 1));
    uint64_t high = low + (checks->host_page - 1);
    const char *between = "";

    mf_want(checks, "host pages of guest 0x%" PRIx64 "-0x%" PRIx64 " allow %s (target pages",
            mf_to_guest(checks, first), mf_to_guest(checks, last), mf_prot_text(prot));
    for (size_t i = 0; i < checks->regions.count; i++) {
        const struct mm_region *region = &checks->regions.at[i];
        if (region->range.last < low || region->range.first > high)
            continue;
        mf_want(checks, "%s 0x%" PRIx64 " %s", between,
                region->range.first > low ? region->range.first : low, mf_prot_text(region->prot));
        between = ",";
    }
    mf_want(checks, ")");
}

static void have_mapping(struct mf_checks *checks, const struct mf_host_mapping *mapping,
                         uint64_t first, uint64_t last)
{
    char text[128];
    mf_mapping_text(text, sizeof text, mapping, first);
    mf_have(checks, "host pages of guest 0x%" PRIx64 "-0x%" PRIx64 ": %s",
            mf_to_guest(checks, first), mf_to_guest(checks, last), text);
}

static bool has_object(const struct mf_host_mapping *mapping)
{
    return mapping->kind == MF_HOST_PRIVATE || mapping->kind == MF_HOST_SHARED;
}

/* Where only guards are left in a host page, nothing of what was there before is. (A child whose
 * host would neither replace nor unmap it has no way to that.) */
static bool check_guards(struct mf_checks *checks, const struct mf_host_mapping *mapping,
                         uint64_t first, uint64_t last)
{
    struct mf_token token = {0};
    uint64_t end = last;
    bool bytes = checks->host && mapping->kind == MF_HOST_ANON &&
                 (mf_simhost_look(checks->host, first, last, &end, &token) != MF_OK ||
                  token.kind != MF_ZERO || end != last);
    if ((!has_object(mapping) && !bytes) || checks->refused_child)
        return true;
    mf_want(checks, "anonymous memory without bytes where there are guards alone");
    have_mapping(checks, mapping, first, last);
    return mf_found(checks, "TIGHT", bytes ? "guard-keeps-bytes" : "guard-keeps-object");
}

/* One mapping that [first, last] of the need lies in. */
static bool check_used(struct mf_checks *checks, const struct mf_need *need,
                       const struct mf_host_mapping *mapping, uint64_t first, uint64_t last)
{
    const char *id = "COVER";
    const char *what;

    if (mapping->kind == MF_HOST_FOREIGN)
        what = "foreign";
    else if (mapping->kind == MF_HOST_RESERVE && need->memory)
        what = "only-reserved";
    else if ((need->prot & ~(unsigned)mapping->prot) != 0)
        what = "host-protection";
    else if (mapping->prot == need->prot)
        return need->memory || check_guards(checks, mapping, first, last);
    else {
        id = "TIGHT";
        what = "host-protection";
    }
    want_need(checks, first, last, need->prot);
    have_mapping(checks, mapping, first, last);
    return mf_found(checks, id, what);
}

/* Every page of a need is mapped. *m is the first mapping that may reach it, and moves on. */
static bool check_need(struct mf_checks *checks, const struct mf_need *need, size_t *m)
{
    size_t count = mf_mapping_count(checks);

    for (uint64_t at = need->first;;) {
        const struct mf_host_mapping *mapping;
        while (*m < count && mf_mapping_at(checks, *m)->last < at)
            (*m)++;
        mapping = *m < count ? mf_mapping_at(checks, *m) : NULL;
        if (!mapping || mapping->first > at) {
            want_need(checks, at, need->last, need->prot);
            mf_have(checks, "guest 0x%" PRIx64 " is not mapped on the host",
                    mf_to_guest(checks, at));
            return mf_found(checks, "COVER", "host-hole");
        }
        uint64_t last = mapping->last < need->last ? mapping->last : need->last;
        if (!check_used(checks, need, mapping, at, last))
            return false;
        if (last == need->last)
            return true;
        at = last + 1;
    }
}

/* Does the core say that the host would not give this up? */
static bool is_stuck(const struct mf_checks *checks, uint64_t first, uint64_t last)
{
    struct mm_range range;
    for (size_t i = 0; checks->mm && checks->calls->next_stuck(checks->mm, i, &range); i++) {
        if (first >= range.first && first <= range.last) {
            if (last <= range.last)
                return true;
            first = range.last + 1;
            i = SIZE_MAX; /* they are in no order: from the first again */
        }
    }
    return false;
}

/* [first, last] of a mapping has no user. */
static bool check_unused(struct mf_checks *checks, const struct mf_host_mapping *mapping,
                         uint64_t first, uint64_t last)
{
    if (checks->host && is_stuck(checks, first, last))
        return true;
    if (checks->reserved) {
        if ((mapping->kind == MF_HOST_RESERVE || mapping->kind == MF_HOST_HELD) &&
            mapping->prot == MM_HOST_NONE)
            return true;
        mf_want(checks, "pages without a user are reserved and inaccessible");
    } else {
        mf_want(checks, "no host mapping without a user");
    }
    have_mapping(checks, mapping, first, last);
    return mf_found(checks, "TIGHT", "no-user");
}

/* What of a mapping no need covers. *n is the first need that may reach it, and moves on. */
static bool check_mapping(struct mf_checks *checks, const struct mf_host_mapping *mapping,
                          size_t *n)
{
    for (uint64_t at = mapping->first;;) {
        while (*n < checks->needs.count && checks->needs.at[*n].last < at)
            (*n)++;
        const struct mf_need *need = *n < checks->needs.count ? &checks->needs.at[*n] : NULL;
        if (!need || need->first > mapping->last)
            return check_unused(checks, mapping, at, mapping->last);
        if (need->first > at && !check_unused(checks, mapping, at, need->first - 1))
            return false;
        if (need->last >= mapping->last)
            return true;
        at = need->last + 1;
    }
}

static bool any_stuck(const struct mf_checks *checks)
{
    struct mm_range stuck;
    return checks->mm && checks->calls->next_stuck(checks->mm, 0, &stuck);
}

static void remember_mappings(struct mf_checks *checks)
{
    size_t count = mf_mapping_count(checks);
    checks->mappings.count = 0;
    for (size_t m = 0; m < count; m++)
        MF_PUSH(&checks->mappings, *mf_mapping_at(checks, m));
    checks->host_version = mf_mapping_version(checks);
    checks->host_passed = true;
    checks->host_stuck = any_stuck(checks);
}

bool mf_check_host_pages(struct mf_checks *checks)
{
    if (checks->host_passed && !checks->regions_changed &&
        checks->host_version == mf_mapping_version(checks))
        return true;

    collect_needs(checks);
    for (size_t i = 0, m = 0; i < checks->needs.count; i++) {
        if (!check_need(checks, &checks->needs.at[i], &m))
            return false;
    }
    size_t count = mf_mapping_count(checks);
    for (size_t m = 0, n = 0; m < count; m++) {
        const struct mf_host_mapping *mapping = mf_mapping_at(checks, m);
        if (mapping->kind == MF_HOST_FOREIGN || mapping->last < checks->span_first ||
            mapping->first > checks->span_last)
            continue; /* OUTSIDE is about these */
        if (!check_mapping(checks, mapping, &n))
            return false;
    }
    remember_mappings(checks);
    return true;
}

/* --- ATOMIC: the host's mappings. The rest of what a failed call may have changed is found as
 * FLAGS, COVER, TIGHT or CONTENT, and reported under this id. --- */

static bool same_mapping(const struct mf_host_mapping *a, const struct mf_host_mapping *b)
{
    return a->first == b->first && a->last == b->last && a->kind == b->kind && a->prot == b->prot &&
           a->writable == b->writable && a->object == b->object && a->offset == b->offset;
}

static bool different_mapping(struct mf_checks *checks, size_t index)
{
    char text[128];
    mf_want(checks, "host mappings as before the call that failed");
    if (index < checks->mappings.count) {
        const struct mf_host_mapping *before = &checks->mappings.at[index];
        mf_mapping_text(text, sizeof text, before, before->first);
        mf_want(checks, ": host 0x%" PRIx64 "-0x%" PRIx64 " %s", before->first, before->last, text);
    }
    if (index < mf_mapping_count(checks)) {
        const struct mf_host_mapping *now = mf_mapping_at(checks, index);
        mf_mapping_text(text, sizeof text, now, now->first);
        mf_have(checks, "host 0x%" PRIx64 "-0x%" PRIx64 " %s", now->first, now->last, text);
    } else {
        mf_have(checks, "no such mapping");
    }
    return mf_found(checks, "ATOMIC", "host-mappings");
}

bool mf_check_atomic(struct mf_checks *checks)
{
    /* What is stuck may come where the host refuses several calls, and may go at any time. */
    if (!checks->unchanged || !checks->host_passed || checks->host_stuck || any_stuck(checks) ||
        checks->host_version == mf_mapping_version(checks))
        return true;
    size_t now = mf_mapping_count(checks);
    size_t count = now > checks->mappings.count ? now : checks->mappings.count;
    for (size_t i = 0; i < count; i++) {
        if (i >= now || i >= checks->mappings.count ||
            !same_mapping(&checks->mappings.at[i], mf_mapping_at(checks, i)))
            return different_mapping(checks, i);
    }
    return true;
}

/* A failed call has changed nothing, or pages are lost: the core has to say which (P2). */
bool mf_check_ended(struct mf_checks *checks, int error, uint64_t refused)
{
    static const char *const words[] = {"as the guest's kernel has it", "refused by the host",
                                        "with pages lost"};
    enum mm_ended ended = checks->calls->last_ended(checks->mm);
    bool lost = checks->lost.count != 0;
    bool right = ended == MM_ENDED_REFUSED ? !lost && error != 0 && refused != 0
                                           : (ended == MM_ENDED_LOST) == lost;
    if (right)
        return true;
    mf_want(checks, "%zu ranges were lost, %" PRIu64 " host calls refused, errno %d",
            checks->lost.count, refused, error);
    mf_have(checks, "the core says it ended %s", words[ended]);
    return mf_found(checks, "ATOMIC", "ended");
}

/* --- OUTSIDE. --- */

/* Of what lies outside the span, all but foreign mappings. */
static bool all_staging_stuck(struct mf_checks *checks)
{
    size_t count = mf_mapping_count(checks);
    for (size_t m = 0; m < count; m++) {
        const struct mf_host_mapping *mapping = mf_mapping_at(checks, m);
        bool outside = mapping->last < checks->span_first || mapping->first > checks->span_last;
        if (outside && mapping->kind != MF_HOST_FOREIGN &&
            !is_stuck(checks, mapping->first, mapping->last))
            return false;
    }
    return true;
}

bool mf_check_host_calls(struct mf_checks *checks)
{
    const char *breach = mf_simhost_breach(checks->host);
    if (!breach)
        return true;
    mf_want(checks, "host calls inside the guest's span, or to staging");
    mf_have(checks, "%s", breach);
    return mf_found(checks, "OUTSIDE", "host-call");
}

bool mf_check_outside(struct mf_checks *checks)
{
    if (!mf_check_host_calls(checks))
        return false;
    const char *foreign = mf_simhost_foreign_error(checks->host);
    if (foreign) {
        mf_want(checks, "foreign mappings as they were made");
        mf_have(checks, "%s", foreign);
        return mf_found(checks, "OUTSIDE", "foreign");
    }
    uint64_t staging = mf_simhost_held(checks->host).staging;
    if (staging != 0 && !all_staging_stuck(checks)) {
        mf_want(checks, "no staging after the call");
        mf_have(checks, "%" PRIu64 " mappings outside the span", staging);
        return mf_found(checks, "OUTSIDE", "staging");
    }
    return true;
}

/* --- LEAK. --- */

/* Blocks beyond this many, and some for each region there has been, are not what a table needs. A
 * space that was reset keeps up to 64 spare nodes of what an earlier program needed. */
enum { BLOCKS_PLAUSIBLE = 64 + 64, BLOCKS_PER_REGION = 4 };

size_t mf_count_handles(struct mf_checks *checks)
{
    checks->handles.count = 0;
    for (size_t i = 0; i < checks->regions.count; i++) {
        const struct mm_region *region = &checks->regions.at[i];
        bool known = region->kind != MM_KIND_FILE;
        for (size_t k = checks->handles.count; k-- > 0 && !known;)
            known = checks->handles.at[k] == region->handle;
        if (!known)
            MF_PUSH(&checks->handles, region->handle);
    }
    return checks->handles.count;
}

static bool leaks(struct mf_checks *checks, const char *what, uint64_t want, uint64_t have)
{
    mf_want(checks, "%" PRIu64 " %s", want, what);
    mf_have(checks, "%" PRIu64 " %s", have, what);
    return mf_found(checks, "LEAK", what);
}

bool mf_check_leak(struct mf_checks *checks)
{
    struct mf_host_held held = mf_simhost_held(checks->host);
    uint64_t handles = mf_count_handles(checks);
    uint64_t counted = checks->calls->holds(checks->mm).handles;

    if (held.handle_refs != handles)
        return leaks(checks, "handles", handles, held.handle_refs);
    if (counted != handles)
        return leaks(checks, "handles-counted", handles, counted);
    if (held.saves != 0)
        return leaks(checks, "saves", 0, held.saves);
    uint64_t plausible = BLOCKS_PLAUSIBLE + BLOCKS_PER_REGION * (uint64_t)checks->regions_peak;
    if (held.blocks > plausible)
        return leaks(checks, "blocks", plausible, held.blocks);
    return true;
}

/* Nothing of the guest's is left on the host. A reservation may be, until the core is destroyed. */
static bool check_bare(struct mf_checks *checks, bool reserved)
{
    size_t count = mf_mapping_count(checks);
    for (size_t m = 0; m < count; m++) {
        const struct mf_host_mapping *mapping = mf_mapping_at(checks, m);
        if (mapping->kind == MF_HOST_FOREIGN || (reserved && mapping->kind == MF_HOST_RESERVE))
            continue;
        mf_want(checks, "nothing of the guest's left on the host");
        have_mapping(checks, mapping, mapping->first, mapping->last);
        return mf_found(checks, "LEAK", "mappings-at-end");
    }
    return mf_check_outside(checks);
}

bool mf_check_empty(struct mf_checks *checks)
{
    struct mf_host_held held = mf_simhost_held(checks->host);
    uint64_t counted = checks->calls->holds(checks->mm).handles;

    mf_take_regions(checks);
    if (checks->regions.count != 0)
        return leaks(checks, "regions-at-end", 0, checks->regions.count);
    if (held.handle_refs != 0 || counted != 0)
        return leaks(checks, "handles-at-end", 0, held.handle_refs ? held.handle_refs : counted);
    if (held.saves != 0)
        return leaks(checks, "saves-at-end", 0, held.saves);
    return check_bare(checks, checks->reserved) && mf_check_lock(checks) && mf_check_canon(checks);
}

bool mf_check_end(struct mf_checks *checks)
{
    struct mf_host_held held = mf_simhost_held(checks->host);
    if (held.handle_refs != 0)
        return leaks(checks, "handles-at-end", 0, held.handle_refs);
    if (held.saves != 0)
        return leaks(checks, "saves-at-end", 0, held.saves);
    if (held.blocks != 0)
        return leaks(checks, "blocks-at-end", 0, held.blocks);
    return check_bare(checks, false);
}
