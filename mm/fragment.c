#include "mm/fragment.h"

#include "mm/mapping.h"

static unsigned pages_per_host_page(const struct mm *mm)
{
    return (unsigned)(mm_host_unit(mm) / mm_target(mm));
}

/* One more user, who is mapped; false if it may not stand in one host page with those before. */
static bool users_add(const struct mm *mm, struct mm_users *users, uint64_t value, uint64_t object,
                      uint64_t delta)
{
    bool shared = mm_value_shared(value);
    users->any = true;
    if (mm_value_guard(value))
        return true;
    if (users->holds && users->shared != shared)
        return false;
    if (shared && users->holds && (users->object != object || users->delta != delta))
        return false;
    users->holds = true;
    users->shared = shared;
    users->object = object;
    users->delta = delta;
    users->prot |= mm_value_prot(value);
    users->genuine = users->genuine || mm_value_genuine(value);
    return !shared || mm_aligned(delta, mm_host_unit(mm));
}

/* The host's number of the object behind a shared value, and the difference; 0 for private ones. */
static void object_of(const struct mm *mm, uint64_t value, uint64_t *object, uint64_t *delta)
{
    *object = 0;
    *delta = 0;
    if (!mm_value_shared(value))
        return;
    const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(value));
    *object = mm_object_at(&mm->backings, backing->object)->id;
    *delta = backing->delta;
}

static bool handle_writable(const struct mm *mm, uint64_t value)
{
    if (!mm_value_backing(value))
        return false;
    const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(value));
    return mm_object_at(&mm->backings, backing->object)->writable;
}

struct mm_users mm_users_planned(const struct mm *mm, mm_addr addr, struct mm_range except)
{
    struct mm_range page = mm_host_page_of(mm, addr);
    struct mm_users users = {0};
    unsigned count = (unsigned)((page.last - page.first) / mm_target(mm)) + 1;

    for (unsigned i = 0; i < count; i++) {
        mm_addr at = page.first + i * mm_target(mm);
        if (mm_range_has(except, at))
            continue;
        uint64_t value = mm_plan_value(mm, at);
        if (!value)
            continue;
        uint64_t object;
        uint64_t delta;
        object_of(mm, value, &object, &delta);
        users_add(mm, &users, value, object, delta);
        if (mm_value_has_bytes(value))
            users.pages = (uint16_t)(users.pages | 1u << i);
        users.writable = users.writable || handle_writable(mm, value);
    }
    return users;
}

/* What a page will be: its value (0: free) and, where shared, its object and difference. */
static uint64_t value_after(const struct mm *mm, const struct mm_request *request, mm_addr at,
                            uint64_t *object, uint64_t *delta)
{
    bool inside = mm_range_has(request->range, at);
    if (inside && at - request->range.first < request->guard_len)
        return mm_value_make_guard();
    if (inside && !request->as_source) {
        *object = request->object;
        *delta = request->delta;
        return mm_value_make(0, 0, request->shared ? MM_ATTR_SHARED : 0);
    }
    if (inside) {
        uint64_t skip = at - request->range.first;
        mm_addr from = mm_add_wrap(request->source.first, skip);
        uint64_t value =
            skip <= request->source.last - request->source.first ? mm_value_at(mm, from) : 0;
        if (value) {
            object_of(mm, value, object, delta);
            *delta = mm_sub_wrap(*delta, mm_sub_wrap(at, from));
            return value;
        }
    } else if (request->source_goes && mm_range_has(request->source, at)) {
        return 0;
    }
    uint64_t value = mm_value_at(mm, at);
    object_of(mm, value, object, delta);
    return value;
}

static bool host_page_representable(const struct mm *mm, const struct mm_request *request,
                                    mm_addr addr)
{
    struct mm_range page = mm_host_page_of(mm, addr);
    struct mm_users users = {0};
    for (unsigned i = 0; i < pages_per_host_page(mm); i++) {
        mm_addr at = page.first + i * mm_target(mm);
        if (at > page.last)
            break;
        uint64_t object = 0;
        uint64_t delta = 0;
        uint64_t value = value_after(mm, request, at, &object, &delta);
        if (value && !users_add(mm, &users, value, object, delta))
            return false;
    }
    return true;
}

/*
 * Host pages wholly inside one piece of the request hold nothing else, so it is enough to look at
 * the first and the last of every piece (the whole request, or each run of a moved source).
 */
bool mm_representable(const struct mm *mm, const struct mm_request *request)
{
    if (!mm_has_fragments(mm))
        return true;
    if (request->guard_len > request->range.last - request->range.first)
        return true; /* a guard goes with everything */
    if (!request->as_source)
        return host_page_representable(mm, request, request->range.first + request->guard_len) &&
               host_page_representable(mm, request, request->range.last);

    struct mm_walk walk = mm_walk_range(mm, request->source);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (!run.value)
            continue;
        mm_addr first = request->range.first + (run.range.first - request->source.first);
        mm_addr last = request->range.first + (run.range.last - request->source.first);
        if (!host_page_representable(mm, request, first) ||
            !host_page_representable(mm, request, last))
            return false;
    }
    return true;
}

/* The first host mapping in [first, last], which none of our pages use. */
static bool query_in(const struct mm *mm, struct mm_range range, struct mm_range *found)
{
    struct mm_range host = mm_to_host(mm, range);
    struct mm_range hit;
    if (!mm->host.ops->query(mm->host.context, host.first, &hit) || hit.first > host.last)
        return false;
    hit = mm_range_cut(mm_range_outward(hit, mm_host_unit(mm)), host);
    *found = (struct mm_range){hit.first - mm->config.base, hit.last - mm->config.base};
    return true;
}

bool mm_foreign_in(const struct mm *mm, struct mm_range range, struct mm_range *found)
{
    if (mm->has_reservation)
        return false;
    struct mm_range pages = mm_range_outward(range, mm_host_unit(mm));
    struct mm_walk walk = mm_walk_range(mm, pages);
    struct mm_guest_run run;
    mm_addr at = pages.first; /* nothing below is unused and not asked for */
    while (mm_walk_next(mm, &walk, &run)) {
        if (!run.value)
            continue;
        struct mm_range used = mm_range_outward(run.range, mm_host_unit(mm));
        if (used.first > at && query_in(mm, (struct mm_range){at, used.first - 1}, found))
            return true;
        if (used.last >= pages.last)
            return false;
        at = used.last + 1;
    }
    return query_in(mm, (struct mm_range){at, pages.last}, found);
}

struct mm_range mm_foreign_whole(const struct mm *mm, struct mm_range found, struct mm_range room)
{
    struct mm_range inner;
    struct mm_range hit;
    struct mm_range at = mm_to_host(mm, found);
    if (!mm_host_pages_in(mm, room, &inner) ||
        !mm->host.ops->query(mm->host.context, at.first, &hit))
        return found;
    hit = mm_range_cut(mm_range_outward(hit, mm_host_unit(mm)), mm_to_host(mm, inner));
    if (hit.first > at.last || hit.last < at.first)
        return found; /* found is at an edge, beside guest pages */
    return (struct mm_range){(hit.first < at.first ? hit.first : at.first) - mm->config.base,
                             (hit.last > at.last ? hit.last : at.last) - mm->config.base};
}
