/* The sorted array of host mappings, and where the host puts what may go anywhere. */
#include <string.h>

#include "fuzz/simhost_internal.h"

size_t mf_sim_find(const struct mf_simhost *host, uint64_t at)
{
    size_t low = 0;
    size_t high = host->mappings.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (host->mappings.at[middle].last < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool mf_sim_covered(const struct mf_simhost *host, struct mm_range range)
{
    uint64_t at = range.first;

    for (size_t i = mf_sim_find(host, at); i < host->mappings.count; i++) {
        const struct mf_host_mapping *mapping = &host->mappings.at[i];
        if (mapping->first > at)
            return false;
        if (mapping->last >= range.last)
            return true;
        at = mapping->last + 1;
    }
    return false;
}

bool mf_sim_touches(const struct mf_simhost *host, struct mm_range range, enum mf_host_kind kind)
{
    for (size_t i = mf_sim_find(host, range.first);
         i < host->mappings.count && host->mappings.at[i].first <= range.last; i++) {
        if (host->mappings.at[i].kind == kind)
            return true;
    }
    return false;
}

struct mf_host_mapping mf_sim_cut(const struct mf_host_mapping *mapping, struct mm_range range)
{
    struct mf_host_mapping part = *mapping;

    if (part.first < range.first) {
        if (mf_sim_has_object(&part))
            part.offset += range.first - part.first;
        part.first = range.first;
    }
    if (part.last > range.last)
        part.last = range.last;
    return part;
}

/* Are two neighbours one, as the kernel counts? */
static bool is_one(const struct mf_host_mapping *a, const struct mf_host_mapping *b)
{
    if (a->last == UINT64_MAX || a->last + 1 != b->first || a->kind != b->kind ||
        a->prot != b->prot || a->writable != b->writable || a->object != b->object)
        return false;
    return !mf_sim_has_object(a) || a->offset + (b->first - a->first) == b->offset;
}

void mf_sim_push(struct mf_mappings *list, struct mf_host_mapping mapping)
{
    if (list->count && is_one(&list->at[list->count - 1], &mapping)) {
        list->at[list->count - 1].last = mapping.last;
        return;
    }
    list->at = mf_sim_grow(list->at, &list->capacity, list->count + 1, sizeof *list->at);
    list->at[list->count++] = mapping;
}

/* before aaaabbbbcccc    edit ......^^^^....    puts bb' (left), the new ones, c'c' (right) */
void mf_sim_edit_begin(struct mf_simhost *host, struct mm_range range)
{
    size_t low = mf_sim_find(host, range.first ? range.first - 1 : 0);

    host->edit.count = 0;
    host->edit_low = low;
    if (low == host->mappings.count || host->mappings.at[low].first >= range.first)
        return;
    const struct mf_host_mapping *left = &host->mappings.at[low];
    mf_sim_push(&host->edit, mf_sim_cut(left, (struct mm_range){left->first, range.first - 1}));
}

void mf_sim_edit_put(struct mf_simhost *host, struct mf_host_mapping mapping)
{
    mf_sim_push(&host->edit, mapping);
}

bool mf_sim_within_limit(struct mf_simhost *host, size_t before, size_t after)
{
    uint64_t limit = host->config.host_maps;

    /* A call that leaves no more than there were passes even where foreign ones exceed the limit.
     */
    if (limit == 0 || host->faults_held || after <= limit || after <= before)
        return true;
    host->counts.refused++;
    return false;
}

bool mf_sim_edit_end(struct mf_simhost *host, struct mm_range range, bool limited)
{
    struct mf_mappings *list = &host->mappings;
    size_t low = host->edit_low;
    size_t high = low;

    while (high < list->count &&
           (list->at[high].first <= range.last || list->at[high].first - 1 == range.last))
        high++;
    if (high > low && list->at[high - 1].last > range.last)
        mf_sim_push(&host->edit,
                    mf_sim_cut(&list->at[high - 1], (struct mm_range){range.last + 1, UINT64_MAX}));

    size_t fresh = host->edit.count;
    size_t after = list->count - high;
    if (limited && !mf_sim_within_limit(host, list->count, low + fresh + after))
        return false;
    list->at = mf_sim_grow(list->at, &list->capacity, low + fresh + after, sizeof *list->at);
    if (after && low + fresh != high)
        memmove(&list->at[low + fresh], &list->at[high], after * sizeof *list->at);
    if (fresh)
        memcpy(&list->at[low], host->edit.at, fresh * sizeof *list->at);
    list->count = low + fresh + after;
    return true;
}

/* --- Where staging goes. --- */

enum { LOWEST_PLACE = 0x10000 };

static uint64_t next_random(struct mf_simhost *host)
{
    /* splitmix64 */
    uint64_t mixed = host->random += 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

struct choice {
    uint64_t to_last;    /* length - 1 */
    struct mm_range gap; /* the one chosen so far */
    uint64_t fitting;    /* how many gaps fit */
};

static void consider(struct mf_simhost *host, struct choice *choice, struct mm_range gap)
{
    if (gap.last - gap.first < choice->to_last)
        return;
    choice->fitting++;
    bool take = true; /* top down: the last one that fits */
    if (host->config.policy == MF_BOTTOM_UP)
        take = choice->fitting == 1;
    else if (host->config.policy == MF_RANDOM)
        take = next_random(host) % choice->fitting == 0;
    if (take)
        choice->gap = gap;
}

/* All gaps of an area, ascending. */
static void consider_area(struct mf_simhost *host, struct choice *choice, struct mm_range area)
{
    uint64_t at = area.first;

    for (size_t i = mf_sim_find(host, at); i < host->mappings.count; i++) {
        const struct mf_host_mapping *mapping = &host->mappings.at[i];
        if (mapping->first > area.last)
            break;
        if (mapping->first > at)
            consider(host, choice, (struct mm_range){at, mapping->first - 1});
        if (mapping->last >= area.last)
            return;
        at = mapping->last + 1;
    }
    consider(host, choice, (struct mm_range){at, area.last});
}

bool mf_sim_place(struct mf_simhost *host, uint64_t to_last, struct mm_range *range)
{
    struct choice choice = {.to_last = to_last};
    uint64_t unit = host->unit;
    uint64_t top = UINT64_MAX - LOWEST_PLACE; /* not the very top either */

    /* One page stays free beside the span: nothing of the guest's joins staging. */
    if (host->whole.first > LOWEST_PLACE + unit)
        consider_area(host, &choice, (struct mm_range){LOWEST_PLACE, host->whole.first - unit - 1});
    if (host->whole.last < top - 2 * unit)
        consider_area(host, &choice, (struct mm_range){host->whole.last + 1 + unit, top});
    if (choice.fitting == 0)
        return false;
    range->first = choice.gap.first; /* bottom up */
    if (host->config.policy == MF_TOP_DOWN) {
        range->first = choice.gap.last - to_last;
    } else if (host->config.policy == MF_RANDOM) {
        uint64_t places = (choice.gap.last - choice.gap.first - to_last) / unit + 1;
        range->first += next_random(host) % places * unit;
    }
    range->last = range->first + to_last;
    return true;
}
