/*
 * CONTENT: what msync asked of the host. Files and mappings are one memory on the simulated host,
 * so a page that was forgotten looks like any other; what counts is that the host was asked, in the
 * way that was meant, for the host pages of exactly the shared pages that the call is about.
 */
#include <inttypes.h>

#include "fuzz/check.h"
#include "mm/abi_linux.h"

enum { FLAGS = LX_MS_SYNC | LX_MS_INVALIDATE };

static const char *flags_text(unsigned flags)
{
    static const char *const texts[] = {"nothing", "invalidate", "sync", "sync and invalidate"};
    return texts[(flags & LX_MS_SYNC ? 2 : 0) + (flags & LX_MS_INVALIDATE ? 1 : 0)];
}

static struct mf_span host_pages(const struct mf_checks *checks, struct mf_span guest)
{
    uint64_t in_page = checks->host_page - 1;
    return (struct mf_span){mf_to_host(checks, guest.first) & ~in_page,
                            mf_to_host(checks, guest.last) | in_page};
}

/* Ascending, and none touches the next. */
static void collect(struct mf_checks *checks, const struct mf_host_sync *syncs, size_t count)
{
    size_t kept = 0;
    checks->syncs.count = 0;
    for (size_t i = 0; i < count; i++) {
        struct mf_span pages = {syncs[i].first, syncs[i].last};
        size_t place = i;
        MF_PUSH(&checks->syncs, pages);
        for (; place > 0 && checks->syncs.at[place - 1].first > pages.first; place--)
            checks->syncs.at[place] = checks->syncs.at[place - 1];
        checks->syncs.at[place] = pages;
    }
    for (size_t i = 0; i < count; i++) {
        struct mf_span pages = checks->syncs.at[i];
        struct mf_span *before = kept ? &checks->syncs.at[kept - 1] : NULL;
        if (!before || (pages.first > before->last && pages.first - 1 > before->last))
            checks->syncs.at[kept++] = pages;
        else if (pages.last > before->last)
            before->last = pages.last;
    }
    checks->syncs.count = kept;
}

static bool differs(struct mf_checks *checks, const struct mf_synced *want, const char *what)
{
    const struct mf_host_sync *syncs;
    size_t count = mf_simhost_synced(checks->host, &syncs);

    if (want->count != 0)
        checks->unchanged = false; /* a call that fails at a hole is meant to do this much */
    mf_want(checks, "the host is asked to %s:", flags_text(want->count ? want->flags : 0));
    for (size_t i = 0; i < want->count; i++) {
        struct mf_span pages = host_pages(checks, want->runs[i].pages);
        mf_want(checks, " 0x%" PRIx64 "-0x%" PRIx64 "%s", pages.first, pages.last,
                want->runs[i].sure ? "" : " perhaps");
    }
    mf_have(checks, "%s", count ? "it is asked to" : "it is asked nothing");
    for (size_t i = 0; i < count; i++)
        mf_have(checks, " %s 0x%" PRIx64 "-0x%" PRIx64, flags_text(syncs[i].flags), syncs[i].first,
                syncs[i].last);
    return mf_found(checks, "CONTENT", what);
}

/* Every page that certainly is meant. */
static bool is_complete(const struct mf_checks *checks, const struct mf_synced *want)
{
    for (size_t i = 0, k = 0; i < want->count; i++) {
        struct mf_span pages = host_pages(checks, want->runs[i].pages);
        if (!want->runs[i].sure)
            continue;
        while (k < checks->syncs.count && checks->syncs.at[k].last < pages.first)
            k++;
        if (k == checks->syncs.count || checks->syncs.at[k].first > pages.first ||
            checks->syncs.at[k].last < pages.last)
            return false;
    }
    return true;
}

/* No page that is not meant. */
static bool is_within(const struct mf_checks *checks, const struct mf_synced *want)
{
    for (size_t k = 0, i = 0; k < checks->syncs.count; k++) {
        for (uint64_t at = checks->syncs.at[k].first;; i++) {
            if (i == want->count)
                return false;
            struct mf_span pages = host_pages(checks, want->runs[i].pages);
            if (pages.last < at)
                continue;
            if (pages.first > at)
                return false;
            if (pages.last >= checks->syncs.at[k].last)
                break;
            at = pages.last + 1;
        }
    }
    return true;
}

bool mf_check_synced(struct mf_checks *checks)
{
    const struct mf_host_sync *syncs;
    struct mf_synced want = mf_model_synced(checks->model);
    size_t count = checks->host ? mf_simhost_synced(checks->host, &syncs) : 0;

    if (!checks->host || !want.known || (count == 0 && want.count == 0))
        return true;
    collect(checks, syncs, count);
    if (!is_complete(checks, &want))
        return differs(checks, &want, "sync-missing");
    if (!is_within(checks, &want))
        return differs(checks, &want, "sync-too-far");
    for (size_t i = 0; i < count; i++) {
        if ((syncs[i].flags & FLAGS) != want.flags)
            return differs(checks, &want, "sync-flags");
    }
    return true;
}
