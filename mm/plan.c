#include "mm/plan.h"

#include <errno.h>
#include <string.h>

#include "mm/aside.h"
#include "mm/core.h"
#include "mm/fragment.h"
#include "mm/resync.h"
#include "mm/stuck.h"

enum {
    FIRST_CAPACITY = 16,
    MANY_ASSIGNS = 64 /* from here on they are looked up in a table */
};

bool mm_list_reserve(struct mm *mm, struct mm_list *list, size_t size, uint32_t count)
{
    uint32_t capacity = list->capacity ? list->capacity : FIRST_CAPACITY;
    if (count <= list->capacity)
        return true;
    while (capacity < count && capacity <= UINT32_MAX / 4)
        capacity *= 2;
    void *at = capacity < count ? NULL : mm->host.ops->alloc(mm->host.context, capacity * size);
    if (!at)
        return false;
    if (list->capacity) {
        memcpy(at, list->at, list->count * size);
        mm->host.ops->free(mm->host.context, list->at, list->capacity * size);
    }
    list->at = at;
    list->capacity = capacity;
    return true;
}

/* One more element of a list, zeroed; NULL: no memory. */
static void *list_add(struct mm *mm, struct mm_list *list, size_t size)
{
    if (!mm_list_reserve(mm, list, size, list->count + 1)) {
        mm->plan.no_memory = true;
        return NULL;
    }
    void *one = (char *)list->at + list->count * size;
    memset(one, 0, size);
    list->count++;
    return one;
}

void mm_list_free(struct mm *mm, struct mm_list *list, size_t size)
{
    if (list->capacity)
        mm->host.ops->free(mm->host.context, list->at, list->capacity * size);
    memset(list, 0, sizeof *list);
}

void mm_plan_free(struct mm *mm)
{
    mm_list_free(mm, &mm->plan.steps, sizeof(struct mm_step));
    mm_list_free(mm, &mm->plan.assigns, sizeof(struct mm_assign));
    mm_list_free(mm, &mm->plan.stales, sizeof(struct mm_stale));
    mm_aside_free(mm);
    mm_list_free(mm, &mm->plan.stuck, sizeof(struct mm_range));
    mm->plan.no_memory = false;
}

struct mm_step *mm_plan_step(struct mm *mm, enum mm_step_kind kind, struct mm_range at)
{
    struct mm_step *step = list_add(mm, &mm->plan.steps, sizeof *step);
    if (!step) {
        step = &mm->plan.scratch;
        memset(step, 0, sizeof *step);
    }
    step->kind = kind;
    step->at = at;
    return step;
}

static uint64_t pages_in(const struct mm *mm, struct mm_range range)
{
    return ((range.last - range.first) >> mm->page_shift) + 1;
}

/* Keep up the table of pending assignments, if there are many. Without memory for it, what it has
 * not got is searched one by one. */
static void index_assigns(struct mm *mm)
{
    struct mm_plan *plan = &mm->plan;
    const struct mm_assign *at = plan->assigns.at;
    if (plan->assigns.count < MANY_ASSIGNS || !mm_has_fragments(mm))
        return;
    if (!plan->pending)
        plan->pending = mm_table_for(mm, mm_page_of(mm, mm->last));
    while (plan->pending && plan->pending_count < plan->assigns.count &&
           mm_table_reserve(plan->pending, 1)) {
        const struct mm_assign *next = &at[plan->pending_count++];
        mm_table_assign(plan->pending, mm_page_of(mm, next->range.first),
                        mm_page_of(mm, next->range.last), plan->pending_count);
    }
}

void mm_plan_assign(struct mm *mm, struct mm_range range, uint64_t value)
{
    struct mm_assign *assign = list_add(mm, &mm->plan.assigns, sizeof *assign);
    if (!assign)
        return;
    assign->range = range;
    assign->value = value;
    if (mm_value_backing(value))
        mm_backing_add(&mm->backings, mm_value_backing(value), pages_in(mm, range));
    index_assigns(mm);
}

void mm_plan_assign_object(struct mm *mm, struct mm_range range, uint64_t value, uint32_t object,
                           uint64_t delta)
{
    struct mm_assign *assign = list_add(mm, &mm->plan.assigns, sizeof *assign);
    if (!assign)
        return;
    uint32_t backing = mm_backing_use(&mm->backings, mm->host, object, delta, pages_in(mm, range));
    if (!backing) {
        mm->plan.no_memory = true;
        mm->plan.assigns.count--;
        return;
    }
    assign->range = range;
    assign->value = mm_value_with_backing(value | MM_V_OBJECT, backing);
    index_assigns(mm);
}

static void stale_add(struct mm *mm, struct mm_stale stale)
{
    struct mm_stale *at = list_add(mm, &mm->plan.stales, sizeof stale);
    if (at)
        *at = stale;
}

void mm_plan_invalidate(struct mm *mm, struct mm_range range)
{
    stale_add(mm, (struct mm_stale){.range = range});
}

void mm_plan_invalidate_other_prot(struct mm *mm, struct mm_range range, unsigned prot)
{
    stale_add(mm, (struct mm_stale){.range = range, .only_other_prot = true, .prot = prot});
}

uint64_t mm_plan_value(const struct mm *mm, mm_addr addr)
{
    const struct mm_assign *at = mm->plan.assigns.at;
    for (uint32_t i = mm->plan.assigns.count; i > mm->plan.pending_count; i--) {
        if (mm_range_has(at[i - 1].range, addr))
            return at[i - 1].value;
    }
    uint64_t place = mm->plan.pending ? mm_table_get(mm->plan.pending, mm_page_of(mm, addr)) : 0;
    if (place)
        return at[place - 1].value;
    return mm_value_at(mm, addr);
}

static void plan_clear(struct mm *mm)
{
    mm->plan.steps.count = 0;
    mm->plan.assigns.count = 0;
    mm->plan.stales.count = 0;
    mm->plan.no_memory = false;
    if (mm->plan.pending)
        mm_table_destroy(mm->plan.pending);
    mm->plan.pending = NULL;
    mm->plan.pending_count = 0;
}

void mm_plan_abort(struct mm *mm)
{
    mm_refused(mm);
    const struct mm_assign *at = mm->plan.assigns.at;
    for (uint32_t i = 0; i < mm->plan.assigns.count; i++) {
        uint32_t backing = mm_value_backing(at[i].value);
        if (backing)
            mm_backing_drop(&mm->backings, mm->host, backing, pages_in(mm, at[i].range));
    }
    plan_clear(mm);
}

/* --- The steps. --- */

static int do_map(struct mm *mm, const struct mm_step *step)
{
    struct mm_host_map map = {
        .at = mm_to_host(mm, step->at),
        .place = step->claimed ? MM_PLACE_REPLACE : step->place,
        .prot = step->prot,
        .handle = step->handle,
        .shared = step->shared,
        .reserve = step->reserve,
        .offset = step->offset,
    };
    mm_haddr at;
    return mm->host.ops->map(mm->host.context, &map, &at);
}

/* Copy whole target pages; those that lie past a file's end read as zeros (DESIGN.md, "Host
 * calls"). Halving finds them in few calls: they are a tail. */
static int copy_pages(struct mm *mm, mm_haddr to, struct mm_range from)
{
    int error = mm->host.ops->copy(mm->host.context, to, from);
    if (error != EFAULT)
        return error;
    uint64_t pages = mm_range_len(from) / mm_target(mm);
    if (pages <= 1) {
        struct mm_range target = {to, to + (from.last - from.first)};
        return mm->host.ops->zero(mm->host.context, target);
    }
    uint64_t half = pages / 2 * mm_target(mm);
    error = copy_pages(mm, to, (struct mm_range){from.first, from.first + half - 1});
    if (error)
        return error;
    return copy_pages(mm, to + half, (struct mm_range){from.first + half, from.last});
}

/* Fill from a file: however short or interrupted reads are, every byte of it; zeros behind its end.
 */
static int do_read(struct mm *mm, const struct mm_step *step)
{
    struct mm_range rest = mm_to_host(mm, step->at);
    uint64_t offset = step->offset;
    for (;;) {
        uint64_t got = 0;
        int error = mm->host.ops->read(mm->host.context, rest, step->handle, offset, &got);
        if (error == EINTR)
            continue;
        if (error)
            return error;
        if (got > rest.last - rest.first)
            return 0;
        if (got == 0)
            return mm->host.ops->zero(mm->host.context, rest);
        rest.first += got;
        offset += got;
    }
}

/* Bit by bit over the target pages of an ANONYMIZE step's host page that are in use: host
 * addresses. */
static bool next_used(const struct mm *mm, const struct mm_step *step, unsigned *i,
                      struct mm_range *page)
{
    uint64_t unit = mm_target(mm);
    mm_haddr first = mm->config.base + step->at.first;
    while (*i < 16 && !(step->pages >> *i & 1))
        ++*i;
    if (*i == 16)
        return false;
    *page = (struct mm_range){first + *i * unit, first + *i * unit + (unit - 1)};
    ++*i;
    return true;
}

/* Where the host has no room for staging: the contents wait in the core's memory. What cannot be
 * put back at the second try either is given up, unless the whole page can be put back. */
static int anonymize_in_place(struct mm *mm, uint32_t number, struct mm_step *step)
{
    const struct mm_host_ops *ops = mm->host.ops;
    struct mm_range pages[16];
    void *saved[16];
    unsigned count = 0;
    unsigned i = 0;
    bool done;
    int error = 0;
    while (!error && next_used(mm, step, &i, &pages[count])) {
        error = ops->save(mm->host.context, pages[count], &saved[count]);
        if (error == EFAULT)
            error = 0; /* past the file's end: reads as zeros */
        else if (!error)
            count++;
    }
    if (!error)
        error = mm_aside_take(mm, number, &done);
    if (!error) {
        struct mm_step map = {.kind = MM_STEP_MAP, .at = step->at, .prot = step->prot};
        error = do_map(mm, &map);
        step->done = !error;
    }
    for (i = 0; i < count; i++) {
        if (!error && ops->restore(mm->host.context, pages[i], saved[i]))
            error = ops->restore(mm->host.context, pages[i], saved[i]);
        ops->forget(mm->host.context, saved[i]);
    }
    if (error && step->done && !mm_aside_has(mm, number)) {
        mm_give_up(mm, step->at);
        mm_host_resync(mm, step->at);
    }
    return error;
}

/*
 * The host page gets anonymous memory with the same contents under its guest pages: built aside,
 * put in place in one step.
 */
static int do_anonymize(struct mm *mm, uint32_t number, struct mm_step *step)
{
    const struct mm_host_ops *ops = mm->host.ops;
    struct mm_range page = mm_to_host(mm, step->at);
    struct mm_host_map map = {
        .at = page, .place = MM_PLACE_ANYWHERE, .prot = MM_HOST_READ | MM_HOST_WRITE};
    mm_haddr aside;
    int error = ops->map(mm->host.context, &map, &aside);
    if (error == ENOMEM)
        return anonymize_in_place(mm, number, step);
    if (error)
        return error;
    struct mm_range staging = {aside, aside + (page.last - page.first)};
    struct mm_range from;
    unsigned i = 0;
    while (!error && next_used(mm, step, &i, &from))
        error = copy_pages(mm, staging.first + (from.first - page.first), from);
    if (!error)
        error = ops->protect(mm->host.context, staging, step->prot);
    bool done;
    if (!error)
        error = mm_aside_take(mm, number, &done);
    if (!error) {
        mm_haddr to = page.first;
        error = ops->remap(mm->host.context, staging, MM_PLACE_REPLACE, false, &to);
    }
    if (error)
        mm_stuck_unmap(mm, staging);
    return error;
}

static int do_step(struct mm *mm, uint32_t number)
{
    struct mm_step *step = (struct mm_step *)mm->plan.steps.at + number;
    const struct mm_host_ops *ops = mm->host.ops;
    void *context = mm->host.context;
    struct mm_range at = mm_to_host(mm, step->at);
    mm_haddr to = mm->config.base + step->to;

    switch (step->kind) {
    case MM_STEP_MAP:
        return do_map(mm, step);
    case MM_STEP_UNMAP:
        return ops->unmap(context, at);
    case MM_STEP_PROTECT:
        return ops->protect(context, at, step->prot);
    case MM_STEP_REMAP:
        return ops->remap(context, at, MM_PLACE_REPLACE, step->keep, &to);
    case MM_STEP_DISCARD:
        return ops->discard(context, at);
    case MM_STEP_ZERO:
        return ops->zero(context, at);
    case MM_STEP_COPY:
        return copy_pages(mm, to, at);
    case MM_STEP_READ:
        return do_read(mm, step);
    case MM_STEP_ANONYMIZE:
        return do_anonymize(mm, number, step);
    }
    return EINVAL;
}

/* --- Undo: after a refused step the host is brought back to what the table says. --- */

struct mm_range mm_step_filled(const struct mm_step *step)
{
    if (step->kind != MM_STEP_COPY && step->kind != MM_STEP_REMAP)
        return step->at;
    return (struct mm_range){step->to, step->to + (step->at.last - step->at.first)};
}

/* Keep what an in-place step is about to replace. */
static int save(struct mm *mm, struct mm_step *step)
{
    if (!step->in_place || !mm_any_mapped(mm, mm_step_filled(step)))
        return 0;
    int error =
        mm->host.ops->save(mm->host.context, mm_to_host(mm, mm_step_filled(step)), &step->saved);
    if (error)
        step->saved = NULL;
    return error;
}

/* The pages go back to their source; what they replaced, to where they were. */
static void undo_remap(struct mm *mm, uint32_t number, const struct mm_step *step)
{
    struct mm_range to = mm_step_filled(step);
    mm_haddr back = mm->config.base + step->at.first;
    bool keep = mm->has_reservation || mm_aside_has(mm, number); /* no hole until they are back */
    if (mm->host.ops->remap(mm->host.context, mm_to_host(mm, to), MM_PLACE_REPLACE, keep, &back)) {
        mm_give_up(mm, step->at);
        mm_host_resync(mm, step->at);
    }
    mm_aside_put_back(mm, number);
    mm_aside_resync(mm, number, to);
}

/* The bytes that a step replaced in place; if they cannot be had back, the pages are lost. */
static void put_bytes_back(struct mm *mm, const struct mm_step *step)
{
    struct mm_range range = mm_step_filled(step);
    struct mm_range host = mm_to_host(mm, range);
    if (!mm->host.ops->restore(mm->host.context, host, step->saved))
        return;
    if (!mm->host.ops->restore(mm->host.context, host, step->saved))
        return;
    mm_give_up(mm, range);
    mm_host_resync(mm, range);
}

static void undo_step(struct mm *mm, uint32_t number)
{
    const struct mm_step *step = (const struct mm_step *)mm->plan.steps.at + number;

    if (step->saved)
        put_bytes_back(mm, step);
    switch (step->kind) {
    case MM_STEP_REMAP:
        undo_remap(mm, number, step);
        break;
    case MM_STEP_ANONYMIZE:
        mm_aside_put_back(mm, number);
        if (mm->ended == MM_ENDED_LOST) /* a page in it, perhaps, which it allowed more for */
            mm_host_resync(mm, step->at);
        break;
    case MM_STEP_UNMAP:
    case MM_STEP_DISCARD:
        mm_aside_put_back(mm, number);
        break;
    case MM_STEP_MAP:
        if (step->over_own) /* it goes with what is under it */
            break;
        mm_aside_put_back(mm, number);
        mm_aside_resync(mm, number, step->at);
        break;
    case MM_STEP_PROTECT:
        mm_aside_resync(mm, number, step->at);
        break;
    default: /* bytes only */
        break;
    }
}

static void forget_saved(struct mm *mm)
{
    struct mm_step *steps = mm->plan.steps.at;
    for (uint32_t i = 0; i < mm->plan.steps.count; i++) {
        if (steps[i].saved)
            mm->host.ops->forget(mm->host.context, steps[i].saved);
    }
}

/* Keep what a step replaces, then do it. */
static int keep_and_do(struct mm *mm, uint32_t number)
{
    struct mm_step *step = (struct mm_step *)mm->plan.steps.at + number;
    bool done = false;
    int error = save(mm, step);
    if (!error && step->kind != MM_STEP_ANONYMIZE) /* it does that itself, later */
        error = mm_aside_take(mm, number, &done);
    if (!error && !done)
        error = do_step(mm, number);
    step->done = step->done || !error;
    return error;
}

static int do_steps(struct mm *mm)
{
    const struct mm_step *steps = mm->plan.steps.at;
    int error = mm_aside_claim(mm);
    for (uint32_t i = 0; !error && i < mm->plan.steps.count; i++) {
        error = keep_and_do(mm, i);
        if (!error)
            continue;
        mm_aside_put_back(mm, i);
        if (steps[i].saved) /* it may have been done in part */
            undo_step(mm, i);
        while (i > 0)
            undo_step(mm, --i);
        break;
    }
    forget_saved(mm);
    mm_aside_finish(mm);
    return error;
}

/* --- Invalidation and the table. --- */

void mm_flush_invalid(struct mm *mm)
{
    if (mm->plan.has_invalid && mm->config.invalidate)
        mm->config.invalidate(mm->config.hook_context, mm->plan.invalid);
    mm->plan.has_invalid = false;
}

/* Maximal runs: one that continues the run before it waits with it until the next one, or the end
 * of the call. */
static void add_invalid(struct mm *mm, struct mm_range range)
{
    struct mm_plan *plan = &mm->plan;
    if (plan->has_invalid && range.first > 0 && plan->invalid.last == range.first - 1) {
        plan->invalid.last = range.last;
        return;
    }
    mm_flush_invalid(mm);
    plan->invalid = range;
    plan->has_invalid = true;
}

/* Heapsort: let the element at i sink to its place among the first count. */
static void sink(struct mm_stale *at, uint32_t i, uint32_t count)
{
    for (;;) {
        uint32_t largest = i;
        for (uint32_t child = 2 * i + 1; child <= 2 * i + 2 && child < count; child++) {
            if (at[child].range.first > at[largest].range.first)
                largest = child;
        }
        if (largest == i)
            return;
        struct mm_stale swap = at[i];
        at[i] = at[largest];
        at[largest] = swap;
        i = largest;
    }
}

/* Mostly there are one or two; a move of many mappings has its sources' downward and its targets'
 * upward. */
static void sort_stales(struct mm_list *list)
{
    struct mm_stale *at = list->at;
    for (uint32_t i = list->count / 2; i > 0; i--)
        sink(at, i - 1, list->count);
    for (uint32_t end = list->count; end > 1; end--) {
        struct mm_stale last = at[end - 1];
        at[end - 1] = at[0];
        at[0] = last;
        sink(at, 0, end - 1);
    }
}

void mm_invalidate_now(struct mm *mm, struct mm_stale stale)
{
    struct mm_walk walk = mm_walk_range(mm, stale.range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        unsigned prot = mm_value_prot(run.value);
        if ((prot & MM_PROT_EXEC) && !(stale.only_other_prot && prot == stale.prot))
            add_invalid(mm, run.range);
    }
}

static void collect_invalid(struct mm *mm)
{
    const struct mm_stale *at = mm->plan.stales.at;
    sort_stales(&mm->plan.stales);
    for (uint32_t i = 0; i < mm->plan.stales.count; i++)
        mm_invalidate_now(mm, at[i]);
}

void mm_assign_now(struct mm *mm, struct mm_range range, uint64_t value)
{
    struct mm_walk walk = mm_walk_range(mm, range);
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        uint32_t backing = mm_value_backing(run.value);
        if (backing)
            mm_backing_drop(&mm->backings, mm->host, backing, pages_in(mm, run.range));
    }
    mm_table_assign(mm->table, mm_page_of(mm, range.first), mm_page_of(mm, range.last), value);
}

static void apply_assigns(struct mm *mm)
{
    const struct mm_assign *at = mm->plan.assigns.at;
    for (uint32_t i = 0; i < mm->plan.assigns.count; i++)
        mm_assign_now(mm, at[i].range, at[i].value);
}

int mm_plan_commit(struct mm *mm)
{
    uint32_t lost = mm_aside_count(mm) + mm_resync_count(mm);
    if (mm->plan.no_memory || !mm_table_reserve(mm->table, mm->plan.assigns.count + lost) ||
        !mm_stuck_prepare(mm, lost + mm->plan.holes + mm->plan.steps.count) ||
        !mm_aside_prepare(mm)) {
        mm_aside_finish(mm);
        mm_plan_abort(mm);
        return ENOMEM;
    }
    bool had_steps = mm->plan.steps.count != 0;
    int error = do_steps(mm);
    if (error) {
        mm_plan_abort(mm);
    } else {
        collect_invalid(mm);
        apply_assigns(mm);
        plan_clear(mm);
    }
    if (had_steps) /* only now does the table say what is in use */
        mm_stuck_retry(mm);
    return error;
}
