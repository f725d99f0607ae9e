#include "mm/place.h"

#include "mm/fragment.h"

struct mm_range mm_place_window(const struct mm *mm, mm_addr first, mm_addr last)
{
    return (struct mm_range){first > mm->lowest ? first : mm->lowest,
                             last < mm->last ? last : mm->last};
}

static struct mm_request request_at(const struct mm_want *want, mm_addr addr)
{
    struct mm_request request = {
        .range = {addr, addr + (want->len - 1)},
        .shared = want->shared,
        .object = want->object,
        .guard_len = want->guard_len,
        .source_goes = want->source_goes,
        .source = want->source,
    };
    /* A new object's offset is chosen to suit the address. */
    if (want->object != MM_NEW_OBJECT)
        request.delta = mm_sub_wrap(want->offset, addr);
    return request;
}

bool mm_place_fits(const struct mm *mm, const struct mm_want *want, mm_addr addr,
                   struct mm_range bounds)
{
    struct mm_range range;
    struct mm_range foreign;
    if (!mm_range_make(addr, want->len, &range) || !mm_range_contains(bounds, range) ||
        mm_any_mapped(mm, range))
        return false;
    struct mm_request request = request_at(want, addr);
    return mm_representable(mm, &request) && !mm_foreign_in(mm, range, &foreign);
}

/* The lowest or highest address in the room that has the residue and leaves len bytes. */
static bool aligned_in(const struct mm_want *want, struct mm_range room, uint64_t align,
                       uint64_t residue, bool top_down, mm_addr *addr)
{
    if (room.last - room.first < want->len - 1)
        return false;
    mm_addr highest = room.last - (want->len - 1);
    if (top_down) {
        uint64_t down = mm_sub_wrap(highest, residue) & (align - 1);
        *addr = highest - (down <= highest ? down : highest);
        return down <= highest - room.first;
    }
    uint64_t up = mm_sub_wrap(residue, room.first) & (align - 1);
    *addr = room.first + (up <= highest - room.first ? up : 0);
    return up <= highest - room.first;
}

/* May pages of this kind share a host page with these users? */
static bool goes_with(const struct mm_want *want, const struct mm_users *users)
{
    return !users->holds || (!want->shared && !users->shared);
}

/* The gap without the host pages at its edges whose users do not go with what is wanted; a guard
 * goes with everyone, so it may reach into the lower one. */
static bool trim(const struct mm *mm, const struct mm_want *want, struct mm_range *gap)
{
    if (want->guard_len == want->len)
        return true;
    struct mm_range except = want->source_goes ? want->source : MM_NO_RANGE;
    struct mm_users users = mm_users_planned(mm, gap->first, except);
    if (!goes_with(want, &users)) {
        struct mm_range page = mm_host_page_of(mm, gap->first);
        if (page.last >= gap->last)
            return false;
        mm_addr lowest = page.last + 1 - want->guard_len;
        gap->first = lowest > gap->first ? lowest : gap->first;
    }
    users = mm_users_planned(mm, gap->last, except);
    if (!goes_with(want, &users)) {
        struct mm_range page = mm_host_page_of(mm, gap->last);
        if (page.first <= gap->first)
            return false;
        gap->last = page.first - 1;
    }
    return true;
}

static bool goes_top_down(const struct mm *mm, const struct mm_want *want)
{
    return mm->config.top_down && !want->upward;
}

/* In room where every residue is representable; foreign mappings in the way are stepped over, each
 * at once: one may be larger than anybody could try in steps of what is wanted. */
static bool find_in_room(const struct mm *mm, const struct mm_want *want, struct mm_range room,
                         uint64_t align, uint64_t residue, mm_addr *addr)
{
    bool top_down = goes_top_down(mm, want);
    while (aligned_in(want, room, align, residue, top_down, addr)) {
        struct mm_range range = {*addr, *addr + (want->len - 1)};
        struct mm_range foreign;
        if (!mm_foreign_in(mm, range, &foreign))
            return true;
        foreign = mm_foreign_whole(mm, foreign, room);
        if (top_down) {
            if (foreign.first <= room.first)
                return false;
            room.last = foreign.first - 1;
        } else {
            if (foreign.last >= room.last)
                return false;
            room.first = foreign.last + 1;
        }
    }
    return false;
}

/* Beside a piece of the same object at the very difference: the one address that continues it. */
static bool find_beside(const struct mm *mm, const struct mm_want *want, struct mm_range gap,
                        mm_addr *addr)
{
    struct mm_range except = want->source_goes ? want->source : MM_NO_RANGE;
    mm_addr edges[2] = {gap.first, gap.last};
    for (int i = 0; i < 2; i++) {
        struct mm_users users = mm_users_planned(mm, edges[i], except);
        if (!users.holds || !users.shared || users.object != want->object)
            continue;
        mm_addr at = mm_sub_wrap(want->offset, users.delta);
        if ((mm_sub_wrap(at, want->residue) & (want->align - 1)) == 0 &&
            mm_place_fits(mm, want, at, gap)) {
            *addr = at;
            return true;
        }
    }
    return false;
}

static bool find_in_gap(const struct mm *mm, const struct mm_want *want, struct mm_range gap,
                        uint64_t align, uint64_t residue, mm_addr *addr)
{
    struct mm_range room = gap;
    if (!mm_has_fragments(mm))
        return find_in_room(mm, want, room, align, residue, addr);
    if (trim(mm, want, &room) && find_in_room(mm, want, room, align, residue, addr))
        return true;
    return want->shared && find_beside(mm, want, gap, addr);
}

static bool find_with(const struct mm *mm, const struct mm_want *want, uint64_t align,
                      uint64_t residue, mm_addr *addr)
{
    struct mm_range window = want->window;
    bool top_down = goes_top_down(mm, want);
    uint64_t pages = want->len >> mm->page_shift;

    for (;;) {
        struct mm_run gap;
        if (!mm_table_gap(mm->table, mm_page_of(mm, window.first), mm_page_of(mm, window.last),
                          pages, top_down, &gap))
            return false;
        struct mm_range room = {mm_page_addr(mm, gap.first), mm_page_end(mm, gap.last)};
        if (find_in_gap(mm, want, room, align, residue, addr))
            return true;
        if (top_down) {
            if (room.first <= window.first)
                return false;
            window.last = room.first - 1;
        } else {
            if (room.last >= window.last)
                return false;
            window.first = room.last + 1;
        }
    }
}

bool mm_place_find(const struct mm *mm, const struct mm_want *want, mm_addr *addr)
{
    struct mm_want exact = *want;
    uint64_t host = mm_host_unit(mm);

    /* Whole target pages of the window only. */
    exact.window.first = mm_round_up_wrap(want->window.first, mm_target(mm));
    if (exact.window.first < want->window.first || want->window.last < mm_target(mm) - 1)
        return false;
    exact.window.last = mm_round_down(mm_add_wrap(want->window.last, 1), mm_target(mm));
    exact.window.last = mm_sub_wrap(exact.window.last, 1);
    if (exact.window.last < exact.window.first)
        return false;
    if (exact.align < mm_target(mm)) {
        exact.align = mm_target(mm);
        exact.residue = 0;
    }
    if (mm_has_fragments(mm) && want->shared && want->object != MM_NEW_OBJECT) {
        /* Two demands on the address: they must agree where both look. */
        uint64_t both = (exact.align < host ? exact.align : host) - 1;
        if ((exact.residue ^ want->offset) & both)
            return false;
        if (exact.align < host) {
            exact.align = host;
            exact.residue = want->offset & (host - 1);
        }
        return find_with(mm, &exact, exact.align, exact.residue, addr);
    }
    /* Whole host pages of one's own are cheaper than fragments: try those first. */
    bool suits = !((want->prefer_residue ^ exact.residue) & (exact.align - 1));
    uint64_t residue = suits ? want->prefer_residue & (host - 1) : exact.residue;
    if (mm_has_fragments(mm) && exact.align < host && find_with(mm, &exact, host, residue, addr))
        return true;
    return find_with(mm, &exact, exact.align, exact.residue, addr);
}
