/* What the emulator asks of the core for itself. */
#include <inttypes.h>
#include <stdio.h>

#include "mm/abi_linux.h"
#include "mm/core.h"
#include "mm/fragment.h"
#include "mm/inherit.h"
#include "mm/mapping.h"
#include "mm/place.h"

void mm_lock(struct mm *mm)
{
    mm_lock_take(&mm->lock);
}

void mm_unlock(struct mm *mm)
{
    mm_lock_give(&mm->lock);
}

unsigned mm_lock_depth(struct mm *mm)
{
    return mm_lock_held(&mm->lock);
}

bool mm_have_lock(struct mm *mm)
{
    return mm_lock_held(&mm->lock) != 0;
}

void mm_fork_start(struct mm *mm)
{
    mm_lock(mm);
}

void mm_fork_end(struct mm *mm, bool child)
{
    if (child && mm->config.abi == MM_ABI_FREEBSD)
        mm_inherit_in_child(mm);
    /* The lock knows its owner by the address of a thread-local, which the child shares. */
    mm_unlock(mm);
}

bool mm_access_ok(struct mm *mm, uint64_t addr, uint64_t len, unsigned need)
{
    struct mm_range range;
    if (len == 0)
        return true;
    if (!mm_range_make(addr, len, &range) || range.last > mm->last)
        return false;

    bool ok = true;
    mm_lock(mm);
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (ok && mm_walk_next(mm, &walk, &run)) {
        unsigned prot = mm_value_prot(run.value);
        ok = run.value != 0;
        if (need & MM_PROT_READ) /* A10: write-only and execute-only pages can be loaded from */
            ok = ok && prot != 0;
        if (need & MM_PROT_WRITE)
            ok = ok && (prot & MM_PROT_WRITE);
    }
    mm_unlock(mm);
    return ok;
}

int mm_page_prot(struct mm *mm, uint64_t addr)
{
    if (addr > mm->last)
        return -1;
    mm_lock(mm);
    uint64_t value = mm_value_at(mm, addr);
    mm_unlock(mm);
    return value ? (int)mm_value_prot(value) : -1;
}

/* Without the lock. In place, as it is asked for a whole space region by region. */
static void region_of(const struct mm *mm, const struct mm_spot *run, struct mm_region *region)
{
    region->range.first = mm_page_addr(mm, run->first);
    region->range.last = mm_page_end(mm, run->last);
    region->prot = mm_value_prot(run->value);
    region->max_prot = mm_value_max(run->value);
    region->attrs = mm_value_attrs(run->value);
    region->user = (unsigned)((run->value & MM_V_USER_MASK) >> MM_V_USER_SHIFT);
    region->inherit = mm_value_inherit(run->value);
    region->kind = mm_value_guard(run->value) ? MM_KIND_GUARD : MM_KIND_ANON;
    region->handle = 0;
    region->object = 0;
    region->offset = 0;
    if (mm_value_object(run->value)) {
        const struct mm_backing *backing =
            mm_backing_at(&mm->backings, mm_value_backing(run->value));
        const struct mm_object *object = mm_object_at(&mm->backings, backing->object);
        region->kind = MM_KIND_FILE;
        region->handle = object->handle;
        region->object = object->id;
        region->offset = mm_add_wrap(backing->delta, region->range.first);
    }
}

/* With equal page sizes all pages are backed alike; else runs may part where only that differs,
 * which is nobody's business. */
static void join_backings(const struct mm *mm, struct mm_spot *run)
{
    uint64_t same = run->value & ~MM_V_STATE_MASK;
    if (!mm_has_fragments(mm) && !mm_has_fill(mm))
        return;
    struct mm_spot low = {run->first, run->last, run->value, run->leaf, run->index};
    struct mm_spot high = {run->first, run->last, run->value, run->leaf, run->index};
    while (mm_table_down(mm->table, &low) && (low.value & ~MM_V_STATE_MASK) == same)
        run->first = low.first;
    while (mm_table_up(mm->table, &high) && (high.value & ~MM_V_STATE_MASK) == same)
        run->last = high.last;
}

bool mm_next_region(struct mm *mm, uint64_t addr, struct mm_region *region)
{
    if (addr > mm->last)
        return false;
    mm_lock(mm);
    struct mm_spot run;
    mm_table_spot(mm->table, mm_page_of(mm, addr), &run);
    if (!run.value) /* no two free runs are neighbours */
        mm_table_up(mm->table, &run);
    if (run.value) {
        join_backings(mm, &run);
        region_of(mm, &run, region);
    }
    mm_unlock(mm);
    return run.value != 0;
}

bool mm_is_free(struct mm *mm, uint64_t addr, uint64_t len)
{
    struct mm_range range;
    if (len == 0)
        return true;
    if (!mm_range_make(addr, len, &range) || range.last > mm->last)
        return false;
    mm_lock(mm);
    bool free = !mm_any_mapped(mm, mm_range_outward(range, mm_target(mm)));
    mm_unlock(mm);
    return free;
}

int mm_find_gap(struct mm *mm, struct mm_range window, uint64_t len, uint64_t align,
                mm_addr *result)
{
    struct mm_want want = {
        .len = mm_round_up_wrap(len, mm_target(mm)),
        .window = mm_place_window(mm, window.first, window.last),
        .align = align,
    };
    if (want.len == 0 || want.window.first > want.window.last || (align && (align & (align - 1))))
        return LX_ENOMEM;
    mm_lock(mm);
    bool found = mm_place_find(mm, &want, result);
    mm_unlock(mm);
    return found ? 0 : LX_ENOMEM;
}

static bool whole_pages(const struct mm *mm, struct mm_range range)
{
    return range.first <= range.last && range.last <= mm->last &&
           mm_aligned(range.first, mm_target(mm)) &&
           mm_unit_last(range.last, mm_target(mm)) == range.last;
}

int mm_user_flags(struct mm *mm, struct mm_range range, unsigned clear, unsigned set)
{
    if (!whole_pages(mm, range) || (clear & ~0xffu) || (set & ~0xffu))
        return LX_EINVAL;
    int error = 0;
    mm_lock(mm);
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (!error && mm_walk_next(mm, &walk, &run)) {
        uint64_t bits =
            (run.value & ~((uint64_t)clear << MM_V_USER_SHIFT)) | (uint64_t)set << MM_V_USER_SHIFT;
        if (!run.value)
            error = LX_ENOMEM;
        else if (bits != run.value)
            mm_plan_assign(mm, run.range, bits);
    }
    if (error)
        mm_plan_abort(mm);
    else
        error = mm_host_refusal(mm_plan_commit(mm), NULL);
    mm_unlock(mm);
    return error;
}

int mm_adopt(struct mm *mm, struct mm_range range, unsigned prot, unsigned attrs)
{
    unsigned known = MM_ATTR_LOCKED | MM_ATTR_NORESERVE | MM_ATTR_STACK | MM_ATTR_GROWSDOWN;
    if (!whole_pages(mm, range) || (prot & ~(unsigned)MM_PROT_RWX) || (attrs & ~known))
        return LX_EINVAL;
    mm_lock(mm);
    struct mm_request request = {.range = range};
    int error = 0;
    if (mm_any_mapped(mm, range))
        error = LX_EEXIST;
    else if (!mm_representable(mm, &request))
        error = LX_EINVAL;
    if (!error) {
        mm_plan_assign(mm, range, mm_value_make(prot, MM_PROT_RWX, attrs));
        mm_plan_protect(mm, range, prot);
        error = mm_host_refusal(mm_plan_commit(mm), NULL);
    }
    mm_unlock(mm);
    return error;
}

/* Equal as /proc/self/maps shows it. */
static bool same_line(const struct mm_region *a, const struct mm_region *b)
{
    return a->prot == b->prot && (a->attrs & MM_ATTR_SHARED) == (b->attrs & MM_ATTR_SHARED);
}

void mm_dump(struct mm *mm, void (*print)(void *context, const char *line), void *context)
{
    struct mm_region region;
    char line[64];
    mm_lock(mm);
    bool more = mm_next_region(mm, 0, &region);
    while (more) {
        struct mm_region next = region;
        more = false;
        while (region.range.last < mm->last && mm_next_region(mm, region.range.last + 1, &next)) {
            more = next.range.first != region.range.last + 1 || !same_line(&region, &next);
            if (more)
                break;
            region.range.last = next.range.last;
        }
        /* The end of a region at the very top is 2^64, which has no number of 64 bits. */
        char end[20];
        if (region.range.last == UINT64_MAX)
            snprintf(end, sizeof end, "10000000000000000");
        else
            snprintf(end, sizeof end, "%08" PRIx64, region.range.last + 1);
        snprintf(line, sizeof line, "%08" PRIx64 "-%s %c%c%c%c", region.range.first, end,
                 region.prot & MM_PROT_READ ? 'r' : '-', region.prot & MM_PROT_WRITE ? 'w' : '-',
                 region.prot & MM_PROT_EXEC ? 'x' : '-', region.attrs & MM_ATTR_SHARED ? 's' : 'p');
        print(context, line);
        region = next;
    }
    mm_unlock(mm);
}

mm_haddr mm_guest_to_host(const struct mm *mm, mm_addr addr)
{
    return mm_add_wrap(mm->config.base, addr);
}

bool mm_host_to_guest(const struct mm *mm, mm_haddr at, mm_addr *addr)
{
    if (at < mm->config.base || at - mm->config.base > mm->last)
        return false;
    *addr = at - mm->config.base;
    return true;
}

const char *mm_check(struct mm *mm)
{
    mm_lock(mm);
    const char *wrong = mm_table_check(mm->table);
    mm_unlock(mm);
    return wrong;
}

struct mm_held mm_holds(struct mm *mm)
{
    mm_lock(mm);
    struct mm_held held = {.handles = mm->backings.handles, .regions = mm_table_runs(mm->table)};
    mm_unlock(mm);
    return held;
}
