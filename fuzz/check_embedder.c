/*
 * What an emulator asks of the core for itself (mm.h), asked at the end of some programs, when the
 * space is as the program left it: every answer is compared with the core's own regions, and
 * nothing a guest could see may change by asking.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "fuzz/check.h"

/* The whole space, as far as a search may go. */
static struct mm_range everything(const struct mf_checks *checks)
{
    return (struct mm_range){0, checks->highest};
}

static bool differs(struct mf_checks *checks, const char *id, const char *what, const char *want,
                    uint64_t at)
{
    mf_want(checks, "%s", want);
    mf_have(checks, "something else at 0x%" PRIx64, at);
    return mf_found(checks, id, what);
}

/* --- The dump. --- */

struct dump {
    struct mf_checks *checks;
    size_t region;
    bool fine;
};

static void compare_line(void *context, const char *line)
{
    struct dump *dump = context;
    struct mf_maps_line want;
    char text[64];
    if (!dump->fine)
        return;
    text[0] = '\0';
    if (mf_maps_next(dump->checks, &dump->region, &want))
        mf_maps_text(text, sizeof text, &want);
    if (!strcmp(text, line))
        return;
    mf_want(dump->checks, "%s", text);
    mf_have(dump->checks, "%s", line);
    dump->fine = mf_found(dump->checks, "FLAGS", "dump");
}

static bool check_dump(struct mf_checks *checks)
{
    struct dump dump = {checks, 0, true};
    struct mf_maps_line left;
    mm_dump(checks->mm, compare_line, &dump);
    if (dump.fine && mf_maps_next(checks, &dump.region, &left))
        return differs(checks, "FLAGS", "dump", "a line more", left.first);
    return dump.fine;
}

/* --- Free or not, page protection. --- */

static bool is_free(struct mf_checks *checks, uint64_t addr, uint64_t len)
{
    return checks->calls->is_free(checks->mm, addr, len);
}

/* A region is noticed by its first and last byte, also where a question begins or ends beside it.
 */
static bool is_noticed(struct mf_checks *checks, struct mm_range region, bool hole_below,
                       bool hole_above)
{
    uint64_t first = region.first - hole_below;
    uint64_t last = region.last + hole_above;
    return !is_free(checks, region.first, 1) && !is_free(checks, region.last, 1) &&
           !is_free(checks, first, 2) && !is_free(checks, last - 1, 2) &&
           (last - first == UINT64_MAX || !is_free(checks, first, last - first + 1));
}

static bool check_free(struct mf_checks *checks)
{
    uint64_t next = 0; /* the first address not looked at */
    for (size_t i = 0; i < checks->regions.count; i++) {
        const struct mm_region *region = &checks->regions.at[i];
        uint64_t first = region->range.first;
        bool hole_above =
            region->range.last < checks->highest &&
            (i + 1 == checks->regions.count || region[1].range.first != region->range.last + 1);
        if (!is_noticed(checks, region->range, first > next, hole_above))
            return differs(checks, "FLAGS", "free", "not free", first);
        if (first > next &&
            (!is_free(checks, next, first - next) || is_free(checks, next, first - next + 1)))
            return differs(checks, "FLAGS", "free", "free, but not one byte more", next);
        struct mm_region again; /* found from its end, too, it is the whole region */
        if (!mm_next_region(checks->mm, region->range.last, &again) || again.range.first != first ||
            again.range.last != region->range.last)
            return differs(checks, "FLAGS", "region", "the same region", first);
        if (mm_page_prot(checks->mm, region->range.last) != (int)region->prot)
            return differs(checks, "FLAGS", "page-protection", "the region's protection", first);
        if (region->range.last >= checks->highest)
            return true;
        next = region->range.last + 1;
    }
    return is_free(checks, next, checks->highest - next + 1) ||
           differs(checks, "FLAGS", "free", "free to the top", next);
}

/* --- Gaps. --- */

static bool check_gap(struct mf_checks *checks, uint64_t len, uint64_t align)
{
    mm_addr at;
    if (mm_find_gap(checks->mm, everything(checks), len, align, &at))
        return true; /* that there is none is for SEARCH to judge, at a guest's own request */
    if (at % checks->target_page || (align && at % align) || at > checks->highest ||
        len - 1 > checks->highest - at)
        return differs(checks, "ALIGN", "gap", "an aligned place inside the space", at);
    return mm_is_free(checks->mm, at, len) || differs(checks, "SEARCH", "gap", "a free place", at);
}

/* --- What is refused. --- */

static bool refuses(struct mf_checks *checks, const char *what, bool refused)
{
    return refused || differs(checks, "RESULT", what, "a refusal", 0);
}

/* A lawful configuration with one thing wrong, for each thing there is. */
static bool check_unlawful(struct mf_checks *checks)
{
    struct mm_config good = {.bits = 64, .target_page = 4096, .host_page = 4096};
    struct mm_config bad[10];
    struct mm *none;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        bad[i] = good;
    bad[0].abi = (enum mm_abi)(MM_ABI_FREEBSD + 1);
    bad[1].bits = 31;
    bad[2].target_page = 4095;
    bad[3].host_page = 131072;
    bad[4].reserved = 4095;
    bad[5].base = 4095;
    bad[6].bits = 40;
    bad[6].highest = UINT64_MAX;
    bad[7].reserved = 0x10000;
    bad[7].highest = 0x10000;
    bad[8].highest = 4094;
    bad[9].base = UINT64_MAX - 4095;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct mm_host host = mf_simhost_interface(checks->host);
        if (!refuses(checks, "unlawful-configuration",
                     mm_create(&bad[i], host, &none) != 0 &&
                         mm_reset(checks->mm, &bad[i], host) != 0))
            return false;
    }
    return true;
}

/* Ranges that are none, or reach outside. */
static bool check_absurd(struct mf_checks *checks)
{
    struct mm *mm = checks->mm;
    struct mm_range odd = {1, checks->highest};
    struct mm_range top = {checks->highest, checks->highest};
    mm_addr at;
    mm_unlock(mm); /* not held: nothing happens */
    return refuses(checks, "user-flags", mm_user_flags(mm, odd, 0, 1) != 0) &&
           refuses(checks, "adopt", mm_adopt(mm, odd, MM_PROT_READ, 0) != 0) &&
           refuses(checks, "gap", mm_find_gap(mm, everything(checks), 0, 0, &at) != 0) &&
           refuses(checks, "gap", mm_find_gap(mm, top, checks->target_page, 0, &at) != 0) &&
           refuses(checks, "free", mm_is_free(mm, 0, 0) && !mm_is_free(mm, UINT64_MAX, 2));
}

/* The first and the last byte of the space have a host address; what is beside them on the host is
 * no guest address. */
static bool check_translation(struct mf_checks *checks)
{
    const struct mf_core_calls *calls = checks->calls;
    const uint64_t ends[] = {0, checks->highest};
    const uint64_t beside[] = {mf_to_host(checks, 0) - 1, mf_to_host(checks, checks->highest) + 1};
    mm_addr at;
    for (size_t i = 0; i < 2; i++) {
        uint64_t host = mf_to_host(checks, ends[i]);
        if (calls->guest_to_host(checks->mm, ends[i]) != host ||
            !calls->host_to_guest(checks->mm, host, &at) || at != ends[i])
            return differs(checks, "RANGE", "translate", "an end of the space, there and back",
                           ends[i]);
        bool all_is_space = checks->base == 0 && checks->highest == UINT64_MAX;
        if (!all_is_space && calls->host_to_guest(checks->mm, beside[i], &at))
            return differs(checks, "RANGE", "translate", "nothing outside the space", beside[i]);
    }
    return true;
}

/* --- The embedder's own bits. --- */

static bool check_user_bits(struct mf_checks *checks)
{
    uint64_t before = mf_simhost_version(checks->host);
    if (checks->regions.count == 0)
        return mm_user_flags(checks->mm, everything(checks), 0, 1) != 0 ||
               differs(checks, "RESULT", "user-flags", "an error over nothing", 0);
    size_t last = checks->regions.count - 1;
    struct mm_range whole = {checks->regions.at[0].range.first,
                             checks->regions.at[last].range.last};
    for (size_t i = 0; i <= last; i++) {
        struct mm_region seen;
        struct mm_range range = checks->regions.at[i].range;
        if (mm_user_flags(checks->mm, range, 0, 0x5a) ||
            !mm_next_region(checks->mm, range.first, &seen) || seen.user != 0x5a)
            return differs(checks, "FLAGS", "user-flags", "the embedder's bits", range.first);
        if (mm_user_flags(checks->mm, range, 0xff, 0))
            return differs(checks, "RESULT", "user-flags", "success", range.first);
    }
    /* Over a hole: refused, and nothing is marked. */
    if (mm_user_flags(checks->mm, whole, 0, 0x11) == 0)
        mm_user_flags(checks->mm, whole, 0xff, 0);
    return mf_simhost_version(checks->host) == before ||
           differs(checks, "OUTSIDE", "user-flags", "no host call", whole.first);
}

/* --- Memory that the emulator mapped itself. --- */

static bool check_adopt(struct mf_checks *checks)
{
    uint64_t unit =
        checks->host_page > checks->target_page ? checks->host_page : checks->target_page;
    mm_addr at;
    mm_haddr host_at;
    if (mm_find_gap(checks->mm, everything(checks), unit, unit, &at))
        return true;
    struct mm_range range = {at, at + (unit - 1)};
    struct mm_host host = mf_simhost_interface(checks->host);
    struct mm_host_map image = {
        .at = {mf_to_host(checks, range.first), mf_to_host(checks, range.last)},
        .place = checks->reserved ? MM_PLACE_REPLACE : MM_PLACE_NOREPLACE,
        .prot = MM_HOST_READ | MM_HOST_WRITE,
    };
    if (host.ops->map(host.context, &image, &host_at))
        return true;
    unsigned prot = MM_PROT_READ | MM_PROT_EXEC;
    if (mm_adopt(checks->mm, range, prot, 0) || mm_page_prot(checks->mm, at) != (int)prot)
        return differs(checks, "FLAGS", "adopt", "adopted memory", at);
    if (mm_adopt(checks->mm, range, prot, 0) == 0)
        return differs(checks, "RESULT", "adopt", "EEXIST the second time", at);
    mf_take_regions(checks);
    if (!mf_check_host_pages(checks))
        return false;
    if (mm_munmap(checks->mm, at, unit) || mm_page_prot(checks->mm, at) != -1)
        return differs(checks, "RESULT", "adopt", "unmapped again", at);
    return true;
}

/* The lock counts: only the last of as many gives as takes gives it back. */
static bool check_nesting(struct mf_checks *checks)
{
    const struct mf_core_calls *calls = checks->calls;
    bool fine = true;
    for (unsigned depth = 1; depth <= 2; depth++) {
        calls->lock(checks->mm);
        fine = fine && calls->have_lock(checks->mm) && calls->lock_depth(checks->mm) == depth;
    }
    for (unsigned depth = 2; depth > 0; depth--) {
        fine = fine && calls->have_lock(checks->mm) && calls->lock_depth(checks->mm) == depth;
        calls->unlock(checks->mm);
    }
    return (fine || differs(checks, "LOCK", "nesting", "held as often as taken", 0)) &&
           mf_check_lock(checks);
}

static bool check_fork(struct mf_checks *checks)
{
    mm_fork_start(checks->mm);
    if (!mm_have_lock(checks->mm))
        return differs(checks, "LOCK", "fork", "the lock held across fork", 0);
    mm_fork_end(checks->mm, false);
    return mf_check_lock(checks);
}

/* Table and host, as they are now, agree. */
static bool check_agreement(struct mf_checks *checks)
{
    return mf_check_regions(checks) && mf_check_canon(checks) && mf_check_outside(checks) &&
           mf_check_host_pages(checks) && mf_check_leak(checks);
}

/* ... and are what the model says. (INVALIDATE knows only the guest's last call.) */
static bool check_space(struct mf_checks *checks)
{
    return check_agreement(checks) && mf_check_flags(checks) && mf_check_content(checks);
}

static void lose_zeros(struct mf_checks *checks, uint64_t first, uint64_t last)
{
    for (size_t i = mf_model_piece_count(checks->model); i > 0; i--) {
        const struct mf_piece *piece = mf_model_piece(checks->model, i - 1);
        uint64_t from = piece->first > first ? piece->first : first;
        uint64_t to = piece->last < last ? piece->last : last;
        if (piece->inherit == MM_INHERIT_ZERO && from <= to)
            mf_model_lose(checks->model, from, to);
    }
}

/* P2, in a child: where the host refuses zeros, there is nothing; and what the core says is lost,
 * is gone. Nothing else. */
static void follow_refusals(struct mf_checks *checks)
{
    uint64_t free = 0;
    for (size_t i = 0; i < checks->lost.count; i++)
        mf_model_lose(checks->model, checks->lost.at[i].first, checks->lost.at[i].last);
    mf_take_regions(checks);
    for (size_t i = 0; i < checks->regions.count; i++) {
        struct mm_range range = checks->regions.at[i].range;
        if (range.first > free)
            lose_zeros(checks, free, range.first - 1);
        if (range.last >= checks->highest)
            return;
        free = range.last + 1;
    }
    lose_zeros(checks, free, checks->highest);
}

/* The last thing that happens to a space: it becomes a child's, which has what minherit said. */
static bool check_child(struct mf_checks *checks)
{
    struct mf_host_counts before = *mf_simhost_counts(checks->host);
    mf_checks_step(checks, checks->step, "fork");
    mm_fork_start(checks->mm);
    mf_simhost_hold_faults(checks->host, false); /* what is left of the program's is the child's */
    checks->calls->fork_end(checks->mm, true);
    mf_simhost_hold_faults(checks->host, true);
    bool fine = mf_check_lock(checks);
    const struct mf_host_counts *now = mf_simhost_counts(checks->host);
    bool refused = now->refused != before.refused;
    mf_model_fork(checks->model);
    if (refused)
        follow_refusals(checks);
    checks->refused_child = refused;
    /* Without memory for its own list the core cannot even give up what the child must not have. */
    if (now->starved != before.starved)
        fine = fine && check_agreement(checks);
    else
        fine = fine && check_space(checks) && (refused || mf_check_invalidate(checks));
    if (fine)
        mf_checks_step(checks, checks->step, "end");
    return fine;
}

bool mf_check_embedder(struct mf_checks *checks)
{
    mf_take_regions(checks);
    if (!check_unlawful(checks) || !check_absurd(checks) || !check_dump(checks) ||
        !check_free(checks) || !check_translation(checks) || !check_nesting(checks) ||
        !check_fork(checks) || !check_gap(checks, checks->target_page, 0) ||
        !check_gap(checks, 3 * checks->target_page, 4 * checks->host_page) ||
        !check_user_bits(checks) || !check_adopt(checks))
        return false;
    return check_space(checks) && check_child(checks);
}
