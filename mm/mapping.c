#include "mm/mapping.h"

#include "mm/fragment.h"

/* An offset past any file's end: what is mapped there faults on every access (SIGBUS). */
#define OFFSET_PAST ((uint64_t)1 << 62)
/* How much is mapped there at once: positions end at 2^63. */
#define STRETCH_PAST ((uint64_t)1 << 61)

/*
 * A range as whole host pages of its own, and up to two host pages at its edges that it shares with
 * other users. With beside_guards those are users, too; else a host page that has only guards
 * beside the range is the range's own: there is nothing in it that must stay.
 *
 *      host pages  |xx..|....|....|...y|
 *      range          ^^ ^^^^ ^^^^ ^^^          head, own, tail
 */
struct parts {
    bool has_head;
    bool has_tail;
    bool has_own;
    struct mm_range head; /* the part of the range in that host page */
    struct mm_range tail;
    struct mm_range own; /* whole host pages */
    struct mm_users head_users;
    struct mm_users tail_users;
};

static bool shared_with(const struct mm_users *users, bool beside_guards)
{
    return beside_guards ? users->any : users->holds;
}

static struct parts split(const struct mm *mm, struct mm_range range, bool beside_guards)
{
    uint64_t unit = mm_host_unit(mm);
    struct parts parts = {.own = mm_range_outward(range, unit), .has_own = true};
    if (!mm_has_fragments(mm))
        return parts;

    struct mm_range first = mm_host_page_of(mm, range.first);
    struct mm_range last = mm_host_page_of(mm, range.last);
    if (!mm_range_contains(range, first)) {
        parts.head_users = mm_users_planned(mm, range.first, range);
        if (shared_with(&parts.head_users, beside_guards)) {
            parts.has_head = true;
            parts.head = mm_range_cut(range, first);
            if (first.last >= range.last) {
                parts.has_own = false;
                return parts;
            }
            parts.own.first = mm_unit_last(range.first, unit) + 1;
        }
    }
    if ((last.first != first.first || !parts.has_head) && !mm_range_contains(range, last)) {
        parts.tail_users = mm_users_planned(mm, range.last, range);
        if (shared_with(&parts.tail_users, beside_guards)) {
            parts.has_tail = true;
            parts.tail = mm_range_cut(range, last);
            if (last.first <= parts.own.first) {
                parts.has_own = false;
                return parts;
            }
            parts.own.last = last.first - 1;
        }
    }
    return parts;
}

static enum mm_place place_for(const struct mm *mm, struct mm_range pages)
{
    if (mm->has_reservation)
        return MM_PLACE_REPLACE;
    if (pages.last > mm->last)
        pages.last = mm->last;
    return mm_any_mapped(mm, pages) ? MM_PLACE_REPLACE : MM_PLACE_NOREPLACE;
}

static void plan_map_anonymous(struct mm *mm, const struct mm_new *new, struct mm_range pages)
{
    struct mm_step *step = mm_plan_step(mm, MM_STEP_MAP, pages);
    step->place = place_for(mm, pages);
    step->prot = mm_host_prot(mm_value_prot(new->value));
    step->over_own = new->over_own;
}

/* Host pages of the object itself at one stretch of offsets. */
static void plan_map_stretch(struct mm *mm, const struct mm_new *new, struct mm_range pages,
                             unsigned prot, enum mm_place place, uint64_t offset)
{
    struct mm_step *step = mm_plan_step(mm, MM_STEP_MAP, pages);
    step->place = place;
    step->prot = mm_host_prot(prot);
    step->handle = mm_object_at(&mm->backings, new->object)->handle;
    step->shared = mm_value_shared(new->value);
    step->offset = offset;
    step->over_own = new->over_own;
}

/*
 * Host pages of the object itself. Hosts refuse offsets near 2^63 and beyond, which a guest may
 * have (A7.3, growth past the largest position); no file is that long, so there any place past the
 * end is as good.
 */
static void plan_map_object(struct mm *mm, const struct mm_new *new, struct mm_range pages,
                            unsigned prot, enum mm_place place, uint64_t offset)
{
    struct mm_range rest = pages;
    if (mm_object_at(&mm->backings, new->object)->anonymous) {
        plan_map_stretch(mm, new, rest, prot, place, offset);
        return;
    }
    if (offset < OFFSET_PAST && pages.last - pages.first > OFFSET_PAST - 1 - offset) {
        struct mm_range near = {pages.first, pages.first + (OFFSET_PAST - 1 - offset)};
        plan_map_stretch(mm, new, near, prot, place, offset);
        rest.first = near.last + 1;
        offset = OFFSET_PAST;
    }
    if (offset < OFFSET_PAST) {
        plan_map_stretch(mm, new, rest, prot, place, offset);
        return;
    }
    while (rest.last - rest.first > STRETCH_PAST - 1) {
        struct mm_range part = {rest.first, rest.first + (STRETCH_PAST - 1)};
        plan_map_stretch(mm, new, part, prot, place, OFFSET_PAST);
        rest.first = part.last + 1;
    }
    plan_map_stretch(mm, new, rest, prot, place, OFFSET_PAST);
}

static uint64_t offset_of(const struct mm_new *new, mm_addr addr)
{
    return mm_add_wrap(new->delta, addr);
}

static void assign(struct mm *mm, const struct mm_new *new, struct mm_range range, unsigned state)
{
    uint64_t value = mm_value_with_state(new->value, state);
    if (new->object)
        mm_plan_assign_object(mm, range, value, new->object, new->delta);
    else
        mm_plan_assign(mm, range, value);
}

/* Contents for pages of anonymous host memory, which reads as zeros only if it is fresh. */
static void plan_fill(struct mm *mm, const struct mm_new *new, struct mm_range range, bool fresh)
{
    struct mm_step *step = NULL;
    if (new->copy) {
        struct mm_range from = {new->copy_from + (range.first - new->range.first),
                                new->copy_from + (range.last - new->range.first)};
        step = mm_plan_step(mm, MM_STEP_COPY, from);
        step->to = range.first;
    } else if (new->object) {
        step = mm_plan_step(mm, MM_STEP_READ, range);
        step->handle = mm_object_at(&mm->backings, new->object)->handle;
        step->offset = offset_of(new, range.first);
    } else if (!fresh) {
        step = mm_plan_step(mm, MM_STEP_ZERO, range);
    }
    if (step)
        step->in_place = !fresh;
}

/* Bytes from range.first on that lie on target pages not wholly past the object's end. */
static uint64_t bytes_inside(const struct mm *mm, const struct mm_new *new, struct mm_range range,
                             uint64_t size)
{
    uint64_t offset = offset_of(new, range.first);
    if (offset >= size)
        return 0;
    uint64_t inside = mm_round_up_wrap(size - offset, mm_target(mm));
    uint64_t length = mm_range_len(range);
    return inside < length ? inside : length;
}

/* Is this page of a private file mapping mapped so that it faults, wholly past the file's end as it
 * is? */
static int page_faults(struct mm *mm, mm_addr at, bool *faults)
{
    uint64_t value = mm_plan_value(mm, at);
    *faults = mm_value_genuine(value) && mm_value_state(value) == MM_PAST;
    if (!mm_value_genuine(value) || *faults)
        return 0;
    const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(value));
    uint64_t size;
    int error = mm->host.ops->size(mm->host.context,
                                   mm_object_at(&mm->backings, backing->object)->handle, &size);
    uint64_t offset = mm_add_wrap(backing->delta, at);
    *faults = !error && mm_round_down(offset, mm_host_unit(mm)) >= size;
    return error;
}

/* Is every page of the host page, the new ones included, wholly past the end of a private file
 * mapping's file? */
static int all_past(struct mm *mm, const struct mm_new *new, struct mm_range range,
                    const struct mm_users *users, bool *past)
{
    mm_addr first = mm_round_down(range.first, mm_host_unit(mm));
    uint64_t size;
    *past = false;
    if (!new->object || !users->genuine)
        return 0;
    int error = mm->host.ops->size(mm->host.context,
                                   mm_object_at(&mm->backings, new->object)->handle, &size);
    *past = !error && bytes_inside(mm, new, range, size) == 0;
    for (unsigned i = 0; *past && i < 16; i++) {
        if (users->pages >> i & 1)
            error = page_faults(mm, first + i * mm_target(mm), past);
    }
    return error;
}

/* Users of a host page that is mapped anew: their pages of private files are backed this way from
 * now on. */
static void assign_users(struct mm *mm, mm_addr addr, uint16_t pages, unsigned state)
{
    mm_addr first = mm_round_down(addr, mm_host_unit(mm));
    for (unsigned i = 0; i < 16; i++) {
        if (!(pages >> i & 1))
            continue;
        mm_addr at = first + i * mm_target(mm);
        uint64_t value = mm_plan_value(mm, at);
        if (mm_value_genuine(value))
            mm_plan_assign(mm, (struct mm_range){at, at + (mm_target(mm) - 1)},
                           mm_value_with_state(value, state));
    }
}

/* Is anything in the range that has bytes, as the table has it? */
static bool any_bytes(const struct mm *mm, struct mm_range range)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (mm_value_has_bytes(run.value))
            return true;
    }
    return false;
}

/* Pages leave a host page that has other users. If those are guards, its memory goes. */
static void plan_release_edge(struct mm *mm, struct mm_range range, const struct mm_users *users)
{
    struct mm_range page = mm_range_outward(range, mm_host_unit(mm));
    if (!any_bytes(mm, range))
        return;
    if (users->holds)
        mm_plan_step(mm, MM_STEP_PROTECT, page)->prot = mm_host_prot(users->prot);
    else
        mm_plan_step(mm, MM_STEP_MAP, page)->place = MM_PLACE_REPLACE;
}

/* The part of the range in a host page that has other users. */
static int plan_map_edge(struct mm *mm, const struct mm_new *new, struct mm_range range,
                         const struct mm_users *users)
{
    struct mm_range page = mm_range_outward(range, mm_host_unit(mm));
    unsigned prot = users->prot | mm_value_prot(new->value);

    if (mm_value_guard(new->value)) {
        plan_release_edge(mm, range, users);
        assign(mm, new, range, MM_NATURAL);
        return 0;
    }
    if (mm_value_shared(new->value)) {
        /* The bytes are there already, but a mapping made from a read-only descriptor cannot become
         * writable. */
        if (mm_object_at(&mm->backings, new->object)->writable && !users->writable)
            plan_map_object(mm, new, page, prot, MM_PLACE_REPLACE, offset_of(new, page.first));
        else
            mm_plan_step(mm, MM_STEP_PROTECT, page)->prot = mm_host_prot(prot);
        assign(mm, new, range, MM_NATURAL);
        return 0;
    }
    bool past;
    int error = all_past(mm, new, range, users, &past);
    if (error)
        return error;
    if (past) { /* still nothing but faults here */
        plan_map_object(mm, new, page, prot, MM_PLACE_REPLACE, OFFSET_PAST);
        assign_users(mm, range.first, users->pages, MM_PAST);
        assign(mm, new, range, MM_PAST);
        return 0;
    }
    if (users->genuine) {
        struct mm_step *step = mm_plan_step(mm, MM_STEP_ANONYMIZE, page);
        step->prot = mm_host_prot(prot);
        step->pages = users->pages;
        assign_users(mm, range.first, users->pages, MM_SNAPSHOT);
        plan_fill(mm, new, range, true);
    } else {
        plan_fill(mm, new, range, false);
        mm_plan_step(mm, MM_STEP_PROTECT, page)->prot = mm_host_prot(prot);
    }
    assign(mm, new, range, new->object ? MM_SNAPSHOT : MM_NATURAL);
    return 0;
}

/* Host pages of our own that the file cannot back: read it in; those wholly past its end are mapped
 * past the end. */
static void plan_map_snapshot(struct mm *mm, const struct mm_new *new, struct mm_range own,
                              uint64_t size)
{
    struct mm_range range = mm_range_cut(new->range, own);
    uint64_t inside = bytes_inside(mm, new, range, size);
    struct mm_range past = own;

    if (inside) {
        struct mm_range pages = {own.first,
                                 mm_unit_last(range.first + (inside - 1), mm_host_unit(mm))};
        struct mm_range part = mm_range_cut(range, pages);
        plan_map_anonymous(mm, new, pages);
        plan_fill(mm, new, part, true);
        assign(mm, new, part, MM_SNAPSHOT);
        if (pages.last == own.last)
            return;
        past.first = pages.last + 1;
    }
    plan_map_object(mm, new, past, mm_value_prot(new->value), place_for(mm, past), OFFSET_PAST);
    assign(mm, new, mm_range_cut(range, past), MM_PAST);
}

/*
 * H < T: by the object up to its last host page, then by zero pages up to the end of the target
 * page in which it ends:
 *
 *      object  ffffffffffffff
 *      target  |fffffff|fffff00|SIGBUS.|
 */
static void plan_map_with_fill(struct mm *mm, const struct mm_new *new, uint64_t size)
{
    struct mm_range range = new->range;
    uint64_t unit = mm_target(mm);
    plan_map_object(mm, new, range, mm_value_prot(new->value), place_for(mm, range),
                    offset_of(new, range.first));

    uint64_t end_page = mm_round_down(size, unit); /* offset of the target page in which it ends */
    uint64_t host_pages = (size - end_page + (mm_host_unit(mm) - 1)) / mm_host_unit(mm);
    uint64_t offset = offset_of(new, range.first);
    bool inside = end_page >= offset && end_page - offset <= range.last - range.first;
    if (!inside || host_pages == 0 || host_pages * mm_host_unit(mm) == unit) {
        assign(mm, new, range, MM_NATURAL);
        return;
    }
    mm_addr at = range.first + (end_page - offset);
    struct mm_range zeros = {at + host_pages * mm_host_unit(mm), at + (unit - 1)};
    struct mm_step *step = mm_plan_step(mm, MM_STEP_MAP, zeros);
    step->place = MM_PLACE_REPLACE;
    step->prot = mm_host_prot(mm_value_prot(new->value));
    step->over_own = true;
    if (at > range.first)
        assign(mm, new, (struct mm_range){range.first, at - 1}, MM_NATURAL);
    assign(mm, new, (struct mm_range){at, at + (unit - 1)}, (unsigned)host_pages);
    if (at + (unit - 1) < range.last)
        assign(mm, new, (struct mm_range){at + unit, range.last}, MM_NATURAL);
}

static int plan_map_own(struct mm *mm, const struct mm_new *new, struct mm_range own)
{
    struct mm_range range = mm_range_cut(new->range, own);
    if (!new->object) {
        plan_map_anonymous(mm, new, own);
        plan_fill(mm, new, range, true);
        assign(mm, new, range, MM_NATURAL);
        return 0;
    }
    bool snapshot = mm_has_fragments(mm) && !mm_value_shared(new->value) &&
                    (new->copy || !mm_aligned(new->delta, mm_host_unit(mm)));
    if (!snapshot && !mm_has_fill(mm)) {
        plan_map_object(mm, new, own, mm_value_prot(new->value), place_for(mm, own),
                        offset_of(new, own.first));
        assign(mm, new, range, MM_NATURAL);
        return 0;
    }
    uint64_t size;
    mm_handle handle = mm_object_at(&mm->backings, new->object)->handle;
    int error = mm->host.ops->size(mm->host.context, handle, &size);
    if (error)
        return error;
    if (snapshot)
        plan_map_snapshot(mm, new, own, size);
    else
        plan_map_with_fill(mm, new, size);
    return 0;
}

int mm_plan_map(struct mm *mm, const struct mm_new *new)
{
    struct parts parts = split(mm, new->range, false);
    int error = 0;
    if (parts.has_head)
        error = plan_map_edge(mm, new, parts.head, &parts.head_users);
    if (!error && parts.has_tail)
        error = plan_map_edge(mm, new, parts.tail, &parts.tail_users);
    return !error && parts.has_own ? plan_map_own(mm, new, parts.own) : error;
}

int mm_plan_fresh(struct mm *mm, struct mm_range range, uint64_t value, bool over_own)
{
    struct mm_new new = {
        .range = range, .value = mm_value_with_state(value, MM_NATURAL), .over_own = over_own};
    if (mm_value_object(value)) {
        const struct mm_backing *backing = mm_backing_at(&mm->backings, mm_value_backing(value));
        new.object = backing->object;
        new.delta = backing->delta;
    }
    return mm_plan_map(mm, &new);
}

bool mm_host_pages_in(const struct mm *mm, struct mm_range range, struct mm_range *inner)
{
    uint64_t unit = mm_host_unit(mm);
    mm_addr first = mm_round_up_wrap(range.first, unit);
    mm_addr last = mm_unit_last(range.last, unit) == range.last
                       ? range.last
                       : mm_sub_wrap(mm_round_down(range.last, unit), 1);
    if (first < range.first || last > range.last || first > last)
        return false;
    *inner = (struct mm_range){first, last};
    return true;
}

static void plan_release_pages(struct mm *mm, struct mm_range pages)
{
    if (mm->has_reservation) {
        struct mm_step *step = mm_plan_step(mm, MM_STEP_MAP, pages);
        step->place = MM_PLACE_REPLACE;
        step->reserve = true;
    } else {
        mm_plan_step(mm, MM_STEP_UNMAP, pages);
    }
}

/*
 * From the first mapped page to the last in one call, which the host does whole or not at all;
 * unless foreign mappings lie in the holes.
 */
static void plan_release_own(struct mm *mm, struct mm_range own)
{
    struct mm_walk walk = mm_walk_range(mm, own);
    struct mm_guest_run run;
    struct mm_range pending = own;
    struct mm_range foreign;
    bool whole = !mm_foreign_in(mm, own, &foreign);
    bool have = false;
    while (mm_walk_next(mm, &walk, &run)) {
        if (!run.value)
            continue;
        struct mm_range used = mm_range_outward(run.range, mm_host_unit(mm));
        if (have && (whole || used.first <= pending.last || used.first - 1 == pending.last)) {
            pending.last = used.last;
            continue;
        }
        if (have)
            plan_release_pages(mm, pending);
        pending = used;
        have = true;
    }
    if (have)
        plan_release_pages(mm, pending);
}

void mm_plan_release(struct mm *mm, struct mm_range range)
{
    struct parts parts = split(mm, range, true);
    if (parts.has_head)
        plan_release_edge(mm, parts.head, &parts.head_users);
    if (parts.has_tail)
        plan_release_edge(mm, parts.tail, &parts.tail_users);
    if (parts.has_own) {
        if (parts.own.last > mm->last)
            parts.own.last = mm->last;
        plan_release_own(mm, parts.own);
    }
}

/* A host page at the edge of what is protected. One that comes out like the rest goes with it in
 * one call: own is stretched over it. */
static void plan_protect_edge(struct mm *mm, struct mm_range edge, const struct mm_users *users,
                              unsigned prot, struct mm_range *own)
{
    struct mm_range page = mm_range_outward(edge, mm_host_unit(mm));
    unsigned both = mm_host_prot(users->prot | prot);
    if (!own || both != mm_host_prot(prot))
        mm_plan_step(mm, MM_STEP_PROTECT, page)->prot = both;
    else if (page.first < own->first)
        own->first = page.first;
    else
        own->last = page.last;
}

void mm_plan_protect(struct mm *mm, struct mm_range range, unsigned prot)
{
    struct parts parts = split(mm, range, false);
    struct mm_range *own = parts.has_own ? &parts.own : NULL;

    if (parts.has_head)
        plan_protect_edge(mm, parts.head, &parts.head_users, prot, own);
    if (parts.has_tail)
        plan_protect_edge(mm, parts.tail, &parts.tail_users, prot, own);
    if (own)
        mm_plan_step(mm, MM_STEP_PROTECT, *own)->prot = mm_host_prot(prot);
}
