#include "mm/stuck.h"

#include "mm/fragment.h"
#include "mm/resync.h"

static void keep(struct mm *mm, struct mm_range host)
{
    struct mm_range *stuck = mm->plan.stuck.at;
    stuck[mm->plan.stuck.count++] = host;
}

bool mm_stuck_prepare(struct mm *mm, uint32_t count)
{
    struct mm_list *list = &mm->plan.stuck;
    return count == 0 || mm_list_reserve(mm, list, sizeof(struct mm_range), list->count + count);
}

void mm_stuck_unmap(struct mm *mm, struct mm_range host)
{
    if (mm->host.ops->unmap(mm->host.context, host))
        keep(mm, host);
}

static bool give_back(struct mm *mm, struct mm_range host)
{
    if (!mm->has_reservation)
        return mm->host.ops->unmap(mm->host.context, host) == 0;
    struct mm_host_map map = {.at = host, .place = MM_PLACE_REPLACE, .reserve = true};
    mm_haddr at;
    return mm->host.ops->map(mm->host.context, &map, &at) == 0;
}

void mm_stuck_release(struct mm *mm, struct mm_range pages)
{
    struct mm_range found;
    /* Is anything there? Without a reservation it need not be. */
    if (!mm->has_reservation && !mm_foreign_in(mm, pages, &found))
        return;
    if (!give_back(mm, mm_to_host(mm, pages)))
        keep(mm, mm_to_host(mm, pages));
}

/* Host pages that the guest uses again are its own. What is free goes back up to the first refusal:
 * the rest of the range is what is still stuck. */
static bool retry_pages(struct mm *mm, struct mm_range *host)
{
    struct mm_range rest = {host->first - mm->config.base, host->last - mm->config.base};
    for (;;) {
        struct mm_range used = {1, 0};
        struct mm_range free = rest;
        bool any = mm_used_in(mm, rest, &used);
        if (any && used.first <= rest.first) {
            if (used.last >= rest.last)
                return true;
            rest.first = used.last + 1;
            continue;
        }
        if (any)
            free.last = used.first - 1;
        if (!give_back(mm, mm_to_host(mm, free))) {
            *host = mm_to_host(mm, rest);
            return false;
        }
        if (!any)
            return true;
        rest.first = used.first;
    }
}

void mm_stuck_retry(struct mm *mm)
{
    struct mm_list *list = &mm->plan.stuck;
    struct mm_range *stuck = list->at;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        bool gone = mm_range_contains(mm->span, stuck[i])
                        ? retry_pages(mm, &stuck[i])
                        : mm->host.ops->unmap(mm->host.context, stuck[i]) == 0;
        if (!gone)
            stuck[kept++] = stuck[i];
    }
    list->count = kept;
}

void mm_stuck_forget(struct mm *mm, struct mm_range host)
{
    struct mm_list *list = &mm->plan.stuck;
    struct mm_range *stuck = list->at;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        if (!mm_range_contains(host, stuck[i]))
            stuck[kept++] = stuck[i];
    }
    list->count = kept;
}

bool mm_next_stuck(struct mm *mm, size_t index, struct mm_range *range)
{
    mm_lock(mm);
    bool any = index < mm->plan.stuck.count;
    if (any)
        *range = ((const struct mm_range *)mm->plan.stuck.at)[index];
    mm_unlock(mm);
    return any;
}
