/* INVALIDATE: what the hook reported in this step is what the model says was to be invalidated:
 * each maximal run once, in whatever order. */
#include <inttypes.h>

#include "fuzz/check.h"

static void sort(struct mm_range *ranges, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct mm_range range = ranges[i];
        size_t place = i;
        for (; place > 0 && ranges[place - 1].first > range.first; place--)
            ranges[place] = ranges[place - 1];
        ranges[place] = range;
    }
}

/* Where pages were given up, they were reported as that went: neighbours become one. */
static void join(struct mm_range *ranges, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        if (kept && ranges[kept - 1].last + 1 == ranges[i].first)
            ranges[kept - 1].last = ranges[i].last;
        else
            ranges[kept++] = ranges[i];
    }
    *count = kept;
}

static bool differs(struct mf_checks *checks, const struct mf_span *runs, size_t count,
                    const char *what)
{
    mf_want(checks, count ? "invalidated:" : "nothing invalidated");
    for (size_t i = 0; i < count; i++)
        mf_want(checks, " 0x%" PRIx64 "-0x%" PRIx64, runs[i].first, runs[i].last);
    mf_have(checks, checks->invalidated.count ? "invalidated:" : "nothing invalidated");
    for (size_t i = 0; i < checks->invalidated.count; i++)
        mf_have(checks, " 0x%" PRIx64 "-0x%" PRIx64, checks->invalidated.at[i].first,
                checks->invalidated.at[i].last);
    return mf_found(checks, "INVALIDATE", what);
}

bool mf_check_invalidate(struct mf_checks *checks)
{
    const struct mf_span *runs;
    size_t count = mf_model_invalidated(checks->model, &runs);

    sort(checks->invalidated.at, checks->invalidated.count);
    if (checks->lost.count != 0)
        join(checks->invalidated.at, &checks->invalidated.count);
    if (checks->invalidated.count != count)
        return differs(checks, runs, count,
                       checks->invalidated.count < count ? "run-missing" : "run-too-many");
    for (size_t i = 0; i < count; i++) {
        if (checks->invalidated.at[i].first != runs[i].first ||
            checks->invalidated.at[i].last != runs[i].last)
            return differs(checks, runs, count, "run");
    }
    return true;
}
