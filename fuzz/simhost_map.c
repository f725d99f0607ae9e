/* Mapping, unmapping, protecting, moving: the calls about whole host pages. */
#include "fuzz/simhost_internal.h"

#define MF_OFFSET_END ((uint64_t)1 << 63) /* of files; shared anonymous memory has no such end */

/* --- Arguments as a stranger's. --- */

static bool whole_pages(struct mf_simhost *host, const char *call, struct mm_range range)
{
    if (range.first <= range.last && mm_aligned(range.first, host->unit) &&
        range.last == mm_unit_last(range.last, host->unit))
        return true;
    mf_sim_breach(host, call, range, "is not whole host pages");
    return false;
}

bool mf_sim_is_ours(struct mf_simhost *host, const char *call, struct mm_range range)
{
    if (mm_range_contains(host->span, range))
        return true;
    if (mm_range_overlaps(host->whole, range))
        mf_sim_breach(host, call, range, "reaches out of the guest's span");
    else if (mf_sim_covered(host, range))
        return true; /* all that is mapped out there is staging */
    else
        mf_sim_breach(host, call, range, "is outside the guest's span and not staging");
    return false;
}

static bool lawful_prot(struct mf_simhost *host, const char *call, unsigned prot)
{
    if ((prot & ~(unsigned)(MM_HOST_READ | MM_HOST_WRITE)) == 0)
        return true;
    mf_sim_breach_value(host, call, prot, "asks for protection bits other than read and write");
    return false;
}

/* A fixed place for something new. A foreign mapping there is a breach, but goes, as it would. */
static bool lawful_place(struct mf_simhost *host, const char *call, struct mm_range range)
{
    if (!whole_pages(host, call, range))
        return false;
    if (!mm_range_contains(host->span, range)) {
        mf_sim_breach(host, call, range, "is a fixed place outside the guest's span");
        return false;
    }
    return true;
}

static void notice_foreign(struct mf_simhost *host, const char *call, struct mm_range range)
{
    if (host->config.foreign_count && mf_sim_touches(host, range, MF_HOST_FOREIGN))
        mf_sim_breach(host, call, range, "touches a foreign mapping");
}

/* The reservation as a whole: its making and its end are the only calls that may reach past the
 * guest's span. */
static bool is_reservation(const struct mf_simhost *host, struct mm_range range)
{
    return host->config.reserved && range.first == host->whole.first &&
           range.last == host->whole.last;
}

/* A reserved span must have no hole after any call; giving all of it back ends the reservation. */
static void notice_hole(struct mf_simhost *host, const char *call, struct mm_range range)
{
    if (!host->reserved || !mm_range_overlaps(host->whole, range))
        return;
    if (is_reservation(host, range))
        host->reserved = false;
    else
        mf_sim_breach(host, call, range, "leaves a hole in the reserved span");
}

/* --- map --- */

static bool lawful_map(struct mf_simhost *host, const struct mm_host_map *map)
{
    if (!lawful_prot(host, "map", map->prot))
        return false;
    if (map->reserve && (map->prot != MM_HOST_NONE || map->handle)) {
        mf_sim_breach(host, "map", map->at, "reserves what is accessible, or a file");
        return false;
    }
    if (map->handle && !mm_aligned(map->offset, host->unit)) {
        mf_sim_breach_value(host, "map", map->offset,
                            "has an offset that is not a multiple of the host page");
        return false;
    }
    if (map->place == MM_PLACE_ANYWHERE) {
        if (map->at.first <= map->at.last && mm_aligned(mm_range_len(map->at), host->unit))
            return true;
        mf_sim_breach(host, "map", map->at, "has a length that is not whole host pages");
        return false;
    }
    if (map->place != MM_PLACE_REPLACE && map->place != MM_PLACE_NOREPLACE) {
        mf_sim_breach_value(host, "map", (uint64_t)map->place, "has no known kind of place");
        return false;
    }
    if (map->reserve && is_reservation(host, map->at))
        return true;
    if (!lawful_place(host, "map", map->at))
        return false;
    if (host->config.reserved && !host->reserved) {
        mf_sim_breach(host, "map", map->at, "comes before the span was reserved as a whole");
        return false;
    }
    return true;
}

/* What a kernel says to a file mapping; 0: it may be. */
static int file_refusal(const struct mf_simhost *host, const struct mm_host_map *map,
                        const struct mf_description *description)
{
    uint64_t to_last = map->at.last - map->at.first;
    uint64_t last_offset =
        host->objects[description->object].anonymous ? UINT64_MAX : MF_OFFSET_END - 1;

    if (to_last > last_offset || map->offset > last_offset - to_last)
        return EOVERFLOW;
    if (!description->readable)
        return EACCES;
    if (map->shared && (map->prot & MM_HOST_WRITE) && !description->writable)
        return EACCES;
    return 0;
}

static struct mf_host_mapping new_mapping(const struct mm_host_map *map, struct mm_range range,
                                          const struct mf_description *description)
{
    struct mf_host_mapping mapping = {
        .first = range.first, .last = range.last, .kind = MF_HOST_ANON, .prot = (uint8_t)map->prot};

    if (map->reserve) {
        mapping.kind = MF_HOST_RESERVE;
    } else if (description) {
        mapping.kind = map->shared ? MF_HOST_SHARED : MF_HOST_PRIVATE;
        mapping.writable = map->shared && description->writable;
        mapping.object = description->object;
        mapping.offset = map->offset;
    }
    return mapping;
}

int mf_sim_map(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    struct mf_simhost *host = context;
    const struct mf_description *description = NULL;
    struct mm_range range = map->at;
    int refusal = mf_sim_begin(host, MF_CALL_MAP, NULL);

    if (!lawful_map(host, map))
        return EINVAL;
    if (map->handle) {
        description = mf_sim_description(host, "map", map->handle);
        if (!description)
            return EBADF;
        if (!refusal)
            refusal = file_refusal(host, map, description);
    }
    if (refusal)
        return refusal;
    switch (map->place) {
    case MM_PLACE_ANYWHERE:
        if (!mf_sim_place(host, map->at.last - map->at.first, &range))
            return ENOMEM;
        break;
    case MM_PLACE_NOREPLACE: {
        size_t next = mf_sim_find(host, range.first);
        if (next < host->mappings.count && host->mappings.at[next].first <= range.last)
            return EEXIST;
        break;
    }
    case MM_PLACE_REPLACE:
        notice_foreign(host, "map", range);
        break;
    }

    mf_sim_edit_begin(host, range);
    mf_sim_edit_put(host, new_mapping(map, range, description));
    if (!mf_sim_edit_end(host, range, true))
        return ENOMEM;
    mf_content_remove(&host->overlay, range.first, range.last);
    if (is_reservation(host, range))
        host->reserved = true;
    host->version++;
    *at = range.first;
    return 0;
}

/* --- unmap, protect --- */

int mf_sim_unmap(void *context, struct mm_range range)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_UNMAP, NULL);

    if (!is_reservation(host, range) &&
        (!whole_pages(host, "unmap", range) || !mf_sim_is_ours(host, "unmap", range)))
        return EINVAL;
    if (refusal)
        return refusal;
    notice_foreign(host, "unmap", range);
    mf_sim_edit_begin(host, range);
    if (!mf_sim_edit_end(host, range, true))
        return ENOMEM;
    notice_hole(host, "unmap", range);
    mf_content_remove(&host->overlay, range.first, range.last);
    host->version++;
    return 0;
}

int mf_sim_protect(void *context, struct mm_range range, unsigned prot)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_PROTECT, NULL);

    if (!whole_pages(host, "protect", range) || !mf_sim_is_ours(host, "protect", range) ||
        !lawful_prot(host, "protect", prot))
        return EINVAL;
    if (!mf_sim_covered(host, range)) {
        mf_sim_breach(host, "protect", range, "has a hole");
        return ENOMEM;
    }
    if (prot != MM_HOST_NONE && mf_sim_touches(host, range, MF_HOST_RESERVE)) {
        mf_sim_breach(host, "protect", range, "makes reserved address space accessible");
        return EINVAL;
    }
    if (refusal)
        return refusal;

    size_t low = mf_sim_find(host, range.first);
    for (size_t i = low; i < host->mappings.count && host->mappings.at[i].first <= range.last;
         i++) {
        const struct mf_host_mapping *mapping = &host->mappings.at[i];
        if (mapping->kind == MF_HOST_SHARED && (prot & MM_HOST_WRITE) && !mapping->writable)
            return EACCES;
    }
    notice_foreign(host, "protect", range);
    mf_sim_edit_begin(host, range);
    for (size_t i = low; i < host->mappings.count && host->mappings.at[i].first <= range.last;
         i++) {
        struct mf_host_mapping part = mf_sim_cut(&host->mappings.at[i], range);
        part.prot = (uint8_t)prot;
        mf_sim_edit_put(host, part);
    }
    if (!mf_sim_edit_end(host, range, true))
        return ENOMEM;
    host->version++;
    return 0;
}

/* --- remap --- */

/* Both halves of a move; false and nothing changed if too many mappings would be left. */
static bool move_mappings(struct mf_simhost *host, struct mm_range from, struct mm_range to,
                          bool keep)
{
    size_t before = host->mappings.count;

    if (host->config.host_maps) {
        host->backup.count = 0;
        for (size_t i = 0; i < before; i++)
            mf_sim_push(&host->backup, host->mappings.at[i]);
    }
    mf_sim_edit_begin(host, to);
    for (size_t i = 0; i < host->moved.count; i++) {
        struct mf_host_mapping mapping = host->moved.at[i];
        mapping.first = to.first + (mapping.first - from.first);
        mapping.last = to.first + (mapping.last - from.first);
        mf_sim_edit_put(host, mapping);
    }
    mf_sim_edit_end(host, to, false);
    if (!keep) {
        mf_sim_edit_begin(host, from);
        mf_sim_edit_end(host, from, false);
    }
    if (mf_sim_within_limit(host, before, host->mappings.count))
        return true;
    struct mf_mappings swap = host->mappings;
    host->mappings = host->backup;
    host->backup = swap;
    return false;
}

static bool lawful_source(struct mf_simhost *host, struct mm_range from)
{
    if (!whole_pages(host, "remap", from) || !mf_sim_is_ours(host, "remap", from))
        return false;
    if (!mf_sim_covered(host, from)) {
        mf_sim_breach(host, "remap", from, "has a hole");
        return false;
    }
    if (mf_sim_touches(host, from, MF_HOST_RESERVE)) {
        mf_sim_breach(host, "remap", from, "moves reserved address space");
        return false;
    }
    return true;
}

int mf_sim_remap(void *context, struct mm_range from, enum mm_place place, bool keep, mm_haddr *to)
{
    struct mf_simhost *host = context;
    struct mm_range target;
    int refusal = mf_sim_begin(host, MF_CALL_REMAP, NULL);

    if (!lawful_source(host, from))
        return EINVAL;
    if (place == MM_PLACE_REPLACE) {
        if (!mm_range_make(*to, mm_range_len(from), &target)) {
            mf_sim_breach_value(host, "remap", *to, "has a target that wraps");
            return EINVAL;
        }
        if (!lawful_place(host, "remap", target))
            return EINVAL;
        if (mm_range_overlaps(from, target)) {
            mf_sim_breach(host, "remap", target, "overlaps what it moves");
            return EINVAL;
        }
    } else if (place != MM_PLACE_ANYWHERE) {
        mf_sim_breach_value(host, "remap", (uint64_t)place, "has no known kind of place");
        return EINVAL;
    }
    if (refusal)
        return refusal;
    if (place == MM_PLACE_ANYWHERE && !mf_sim_place(host, from.last - from.first, &target))
        return ENOMEM;

    host->moved.count = 0;
    for (size_t i = mf_sim_find(host, from.first);
         i < host->mappings.count && host->mappings.at[i].first <= from.last; i++)
        mf_sim_push(&host->moved, mf_sim_cut(&host->mappings.at[i], from));
    notice_foreign(host, "remap", from);
    notice_foreign(host, "remap", target);
    if (!move_mappings(host, from, target, keep))
        return ENOMEM;
    if (!keep)
        notice_hole(host, "remap", from);
    /* Private contents go along; shared ones have none here. */
    mf_content_copy(&host->overlay, target.first, &host->overlay, from.first, from.last);
    mf_content_remove(&host->overlay, from.first, from.last);
    host->version++;
    *to = target.first;
    return 0;
}

/* --- discard, sync, query --- */

int mf_sim_discard(void *context, struct mm_range range)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_DISCARD, NULL);

    if (!whole_pages(host, "discard", range) || !mf_sim_is_ours(host, "discard", range))
        return EINVAL;
    notice_foreign(host, "discard", range);
    if (!mf_sim_covered(host, range)) {
        mf_sim_breach(host, "discard", range, "has a hole");
        return ENOMEM;
    }
    if (refusal)
        return refusal;
    mf_content_remove(&host->overlay, range.first, range.last);
    host->version++;
    return 0;
}

int mf_sim_sync(void *context, struct mm_range range, unsigned flags)
{
    enum { ASYNC = 1, SYNC = 4, KNOWN = 7 };
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_SYNC, NULL);

    if (!whole_pages(host, "sync", range) || !mf_sim_is_ours(host, "sync", range))
        return EINVAL;
    if (refusal)
        return refusal;
    if ((flags & ~(unsigned)KNOWN) || (flags & (ASYNC | SYNC)) == (ASYNC | SYNC))
        return EINVAL;
    if (!mf_sim_covered(host, range))
        return ENOMEM;
    host->syncs =
        mf_sim_grow(host->syncs, &host->sync_capacity, host->sync_count + 1, sizeof *host->syncs);
    host->syncs[host->sync_count++] = (struct mf_host_sync){range.first, range.last, flags};
    return 0;
}

bool mf_sim_query(void *context, mm_haddr from, struct mm_range *found)
{
    struct mf_simhost *host = context;
    size_t i = mf_sim_find(host, from);

    host->counts.queries++;
    if (i == host->mappings.count)
        return false;
    *found = mf_sim_range(&host->mappings.at[i]);
    return true;
}
