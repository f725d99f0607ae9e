#include "fuzz/check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const struct mf_core_calls mf_core_calls = {
    .create = mm_create,
    .reset = mm_reset,
    .destroy = mm_destroy,
    .mmap = mm_mmap,
    .munmap = mm_munmap,
    .mprotect = mm_mprotect,
    .mremap = mm_mremap,
    .msync = mm_msync,
    .madvise = mm_madvise,
    .minherit = mm_minherit,
    .fork_end = mm_fork_end,
    .access_ok = mm_access_ok,
    .page_prot = mm_page_prot,
    .next_region = mm_next_region,
    .is_free = mm_is_free,
    .guest_to_host = mm_guest_to_host,
    .host_to_guest = mm_host_to_guest,
    .lock = mm_lock,
    .unlock = mm_unlock,
    .have_lock = mm_have_lock,
    .lock_depth = mm_lock_depth,
    .check = mm_check,
    .holds = mm_holds,
    .last_ended = mm_last_ended,
    .next_stuck = mm_next_stuck,
};

/* --- From run to run, from step to step. --- */

void mf_checks_init(struct mf_checks *checks, struct mf_model *model)
{
    memset(checks, 0, sizeof *checks);
    checks->model = model;
}

void mf_checks_free(struct mf_checks *checks)
{
    free(checks->regions.at);
    free(checks->mappings.at);
    free(checks->seen.at);
    free(checks->twins.at);
    free(checks->fds.at);
    free(checks->handles.at);
    free(checks->needs.at);
    free(checks->invalidated.at);
    free(checks->lost.at);
    free(checks->unsure.at);
    free(checks->syncs.at);
    memset(checks, 0, sizeof *checks);
}

/* As the simulated host has it: a reservation is the guest's as a whole. */
static void set_span(struct mf_checks *checks, const struct mf_config *config)
{
    uint64_t last = config->reserved ? config->reserved - 1 : checks->highest;
    checks->span_first = config->base;
    checks->span_last = last > UINT64_MAX - config->base
                            ? UINT64_MAX
                            : mm_unit_last(config->base + last, config->host_page);
}

void mf_checks_begin(struct mf_checks *checks, const struct mf_config *config,
                     struct mf_finding *finding)
{
    checks->mm = NULL;
    checks->finding = finding;
    *finding = (struct mf_finding){0};
    checks->target_page = config->target_page;
    checks->host_page = config->host_page;
    checks->base = config->base;
    checks->highest = mf_config_highest(config);
    checks->reserved = config->reserved != 0;
    set_span(checks, config);

    checks->op = "create";
    checks->step = 0;
    checks->before_first = true;
    checks->unchanged = false;
    checks->refused_child = false;
    checks->regions.count = 0;
    checks->regions_changed = true;
    checks->regions_peak = 0;
    checks->mappings.count = 0;
    checks->seen.count = 0;
    checks->seen_version = 0;
    checks->host_passed = false;
    checks->content_passed = false;
    checks->twins.count = 0;
    checks->twin_hit = 0;
    checks->fds.count = 0;
    checks->invalidated.count = 0;
    checks->lost.count = 0;
    checks->hook_without_lock = false;
}

void mf_checks_step(struct mf_checks *checks, size_t step, const char *op)
{
    checks->step = step;
    checks->before_first = false;
    checks->op = op;
    checks->unchanged = false;
    checks->refused_child = false;
    checks->invalidated.count = 0;
    checks->lost.count = 0;
    checks->logged = 0;
    if (checks->host)
        mf_simhost_forget_synced(checks->host);
}

void mf_checks_hook(void *context, struct mm_range range)
{
    struct mf_checks *checks = context;
    MF_PUSH(&checks->invalidated, range);
    if (!checks->calls->have_lock(checks->mm))
        checks->hook_without_lock = true;
}

void mf_checks_lost(void *context, struct mm_range range)
{
    struct mf_checks *checks = context;
    checks->hook_without_lock = checks->hook_without_lock || !mm_have_lock(checks->mm);
    MF_PUSH(&checks->lost, range);
}

void mf_checks_opened(struct mf_checks *checks, int fd)
{
    uint32_t object;
    bool known = false;

    for (size_t i = 0; i < checks->fds.count; i++)
        known = known || checks->fds.at[i] == fd;
    if (!known)
        MF_PUSH(&checks->fds, fd);

    /* An object that a descriptor names is a file, and offsets in files are what they are. */
    if (!mf_model_fd_object(checks->model, fd, &object))
        return;
    for (size_t i = 0; i < checks->twins.count; i++) {
        if (checks->twins.at[i].model == object)
            return;
    }
    MF_PUSH(&checks->twins, (struct mf_twin){.model = object});
}

/* --- Which check when. The order is that of causes: what is found first names the bug. --- */

bool mf_check_all(struct mf_checks *checks, enum mf_reach reach)
{
    if (!mf_check_lock(checks) || !mf_check_outside(checks))
        return false;
    if (reach == MF_REACH_ALL) {
        if (!mf_check_regions(checks) || !mf_check_canon(checks) || !mf_check_flags(checks) ||
            !mf_check_atomic(checks) || !mf_check_host_pages(checks) || !mf_check_leak(checks) ||
            !mf_check_synced(checks))
            return false;
    }
    if (reach != MF_REACH_NOTHING && !mf_check_content(checks))
        return false;
    return mf_check_invalidate(checks);
}

/* --- Findings. --- */

/* Ids of what a failed call can have changed. */
static bool is_state(const char *id)
{
    static const char *const ids[] = {"FLAGS", "COVER", "TIGHT", "CONTENT"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (strcmp(id, ids[i]) == 0)
            return true;
    }
    return false;
}

bool mf_found(struct mf_checks *checks, const char *id, const char *what)
{
    struct mf_finding *finding = checks->finding;
    if (checks->unchanged && is_state(id))
        id = "ATOMIC";
    snprintf(finding->id, sizeof finding->id, "%s", id);
    snprintf(finding->op, sizeof finding->op, "%s", checks->op);
    snprintf(finding->what, sizeof finding->what, "%s", what);
    finding->step = checks->step;
    return false;
}

static void append(char *text, size_t size, const char *format, va_list list)
{
    size_t length = strlen(text);
    vsnprintf(text + length, size - length, format, list);
}

void mf_want(struct mf_checks *checks, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    append(checks->finding->want, sizeof checks->finding->want, format, list);
    va_end(list);
}

void mf_have(struct mf_checks *checks, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    append(checks->finding->have, sizeof checks->finding->have, format, list);
    va_end(list);
}

/* --- Words. --- */

const char *mf_prot_text(unsigned prot)
{
    static const char *const texts[] = {"---", "r--", "-w-", "rw-", "--x", "r-x", "-wx", "rwx"};
    return texts[prot & MM_PROT_RWX];
}

/* The same for model and core, so that equal things look equal. object NULL: anonymous memory, or
 * a guard. */
static int page_text(char *out, size_t size, unsigned prot, unsigned max_prot, unsigned attrs,
                     unsigned inherit, bool guard, const uint64_t *object, uint64_t offset)
{
    static const char *const inherits[] = {"share", "copy", "none", "zero"};
    char backing[64] = "anon";
    char max[16] = "";
    char child[16] = "";
    if (guard)
        snprintf(backing, sizeof backing, "guard");
    if (inherit != (attrs & MM_ATTR_SHARED ? MM_INHERIT_SHARE : MM_INHERIT_COPY))
        snprintf(child, sizeof child, " inherit %s", inherit <= 3 ? inherits[inherit] : "?");
    if (object)
        snprintf(backing, sizeof backing, "object %" PRIu64 "+0x%" PRIx64, *object, offset);
    if (max_prot != MM_PROT_RWX)
        snprintf(max, sizeof max, " max %s", mf_prot_text(max_prot));
    return snprintf(
        out, size, "%s%c %s%s%s%s%s%s%s%s", mf_prot_text(prot), attrs & MM_ATTR_SHARED ? 's' : 'p',
        backing, max, attrs & MM_ATTR_LOCKED ? " locked" : "",
        attrs & MM_ATTR_NORESERVE ? " noreserve" : "", attrs & MM_ATTR_STACK ? " stack" : "",
        attrs & MM_ATTR_GROWSDOWN ? " growsdown" : "",
        attrs & MM_ATTR_DROPPABLE ? " droppable" : "", child);
}

int mf_region_text(char *out, size_t size, const struct mm_region *region, uint64_t at)
{
    return page_text(out, size, region->prot, region->max_prot, region->attrs, region->inherit,
                     region->kind == MM_KIND_GUARD,
                     region->kind == MM_KIND_FILE ? &region->object : NULL,
                     region->offset + (at - region->range.first));
}

unsigned mf_piece_attrs(const struct mf_piece *piece)
{
    return (piece->shared ? (unsigned)MM_ATTR_SHARED : 0) |
           (piece->locked ? (unsigned)MM_ATTR_LOCKED : 0) |
           (piece->noreserve ? (unsigned)MM_ATTR_NORESERVE : 0) |
           (piece->stack ? (unsigned)MM_ATTR_STACK : 0) |
           (piece->growsdown ? (unsigned)MM_ATTR_GROWSDOWN : 0) |
           (piece->droppable ? (unsigned)MM_ATTR_DROPPABLE : 0);
}

int mf_piece_text(char *out, size_t size, const struct mf_piece *piece, uint64_t at)
{
    uint64_t object = piece->object;
    return page_text(out, size, piece->prot, piece->max_prot, mf_piece_attrs(piece), piece->inherit,
                     piece->guard, piece->is_object ? &object : NULL,
                     piece->offset + (at - piece->first));
}

int mf_mapping_text(char *out, size_t size, const struct mf_host_mapping *mapping, uint64_t at)
{
    static const char *const kinds[] = {"anon", "private", "shared", "reserve", "foreign", "held"};
    char backing[64] = "";
    if (mapping->kind == MF_HOST_PRIVATE || mapping->kind == MF_HOST_SHARED)
        snprintf(backing, sizeof backing, " %" PRIu32 "+0x%" PRIx64, mapping->object,
                 mapping->offset + (at - mapping->first));
    return snprintf(out, size, "%s %s%s", mf_prot_text(mapping->prot), kinds[mapping->kind],
                    backing);
}

/* --- Lists. --- */

void *mf_list_room(void *at, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return at;
    *capacity = *capacity ? *capacity * 2 : 32;
    at = realloc(at, *capacity * size);
    if (!at)
        abort();
    return at;
}
