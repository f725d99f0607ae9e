#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/simhost_internal.h"

/* --- Breaches. --- */

void mf_sim_breach(struct mf_simhost *host, const char *call, struct mm_range range,
                   const char *what)
{
    if (host->breached)
        return;
    host->breached = true;
    snprintf(host->breach, sizeof host->breach,
             "%s 0x%" PRIx64 "-0x%" PRIx64 " %s (span 0x%" PRIx64 "-0x%" PRIx64 ")", call,
             range.first, range.last, what, host->span.first, host->span.last);
}

void mf_sim_breach_value(struct mf_simhost *host, const char *call, uint64_t value,
                         const char *what)
{
    if (host->breached)
        return;
    host->breached = true;
    snprintf(host->breach, sizeof host->breach, "%s %s (0x%" PRIx64 ")", call, what, value);
}

const char *mf_simhost_breach(const struct mf_simhost *host)
{
    return host->breached ? host->breach : NULL;
}

bool mf_simhost_span_held(const struct mf_simhost *host)
{
    return !host->config.reserved || host->reserved;
}

/* --- Make, reset, destroy. --- */

void *mf_sim_grow(void *array, size_t *capacity, size_t count, size_t size)
{
    if (count <= *capacity)
        return array;
    size_t larger = *capacity ? *capacity * 2 : 16;
    if (larger < count)
        larger = count;
    array = realloc(array, larger * size);
    if (!array)
        abort();
    *capacity = larger;
    return array;
}

struct mf_simhost *mf_simhost_create(void)
{
    struct mf_simhost *host = calloc(1, sizeof *host);

    if (!host)
        abort();
    mf_content_init(&host->overlay);
    mf_content_init(&host->scratch);
    host->unit = 4096;
    return host;
}

void mf_simhost_destroy(struct mf_simhost *host)
{
    if (!host)
        return;
    for (size_t i = 0; i < host->save_count; i++)
        mf_content_free(&host->saves[i].content);
    free(host->saves);
    mf_sim_files_free(host);
    mf_content_free(&host->overlay);
    mf_content_free(&host->scratch);
    free(host->mappings.at);
    free(host->edit.at);
    free(host->moved.at);
    free(host->backup.at);
    free(host->syncs);
    free(host->blocks); /* the blocks are the core's: what it lost, the leak sanitizer shows */
    free(host);
}

/* The host's range of a foreign mapping, cut to the span; false: it lies outside. */
static bool foreign_range(const struct mf_simhost *host, const struct mf_span *foreign,
                          struct mm_range *range)
{
    uint64_t base = host->config.base;

    if (foreign->first > foreign->last || foreign->first > UINT64_MAX - base)
        return false;
    range->first = base + foreign->first;
    range->last = foreign->last > UINT64_MAX - base ? UINT64_MAX : base + foreign->last;
    *range = mm_range_outward(*range, host->unit);
    if (!mm_range_overlaps(*range, host->span))
        return false;
    *range = mm_range_cut(*range, host->span);
    return true;
}

static struct mf_host_mapping foreign_mapping(struct mm_range range)
{
    return (struct mf_host_mapping){
        .first = range.first, .last = range.last, .kind = MF_HOST_FOREIGN, .prot = MM_HOST_READ};
}

static void set_span(struct mf_simhost *host)
{
    const struct mf_config *config = &host->config;
    uint64_t highest = mf_config_highest(config);

    host->span.first = config->base;
    host->span.last = highest > UINT64_MAX - config->base
                          ? UINT64_MAX
                          : mm_unit_last(config->base + highest, host->unit);
    host->whole = host->span;
    if (config->reserved && config->base + (config->reserved - 1) > host->span.last)
        host->whole.last = config->base + (config->reserved - 1);
}

void mf_simhost_reset(struct mf_simhost *host, const struct mf_config *config)
{
    host->config = *config;
    host->unit = config->host_page;
    host->reserved = false;
    host->random = config->policy_seed;
    host->version++;
    host->mappings.count = 0;
    mf_content_clear(&host->overlay);
    mf_sim_files_reset(host);
    for (size_t i = 0; i < host->save_count; i++)
        host->saves[i].id = 0;
    host->saves_held = 0;
    host->sync_count = 0;
    host->pending_count = 0;
    host->faults_held = false;
    host->counts = (struct mf_host_counts){0};
    host->breached = false;
    set_span(host);

    for (unsigned i = 0; i < config->foreign_count; i++) {
        struct mm_range range;
        if (!foreign_range(host, &config->foreign[i], &range))
            continue;
        mf_sim_edit_begin(host, range);
        mf_sim_edit_put(host, foreign_mapping(range));
        mf_sim_edit_end(host, range, false);
    }
}

static const struct mm_host_ops ops = {
    .file = mf_sim_file,
    .size = mf_sim_size,
    .release = mf_sim_release,
    .share = mf_sim_share,
    .map = mf_sim_map,
    .unmap = mf_sim_unmap,
    .protect = mf_sim_protect,
    .remap = mf_sim_remap,
    .discard = mf_sim_discard,
    .sync = mf_sim_sync,
    .zero = mf_sim_zero,
    .copy = mf_sim_copy,
    .read = mf_sim_read,
    .save = mf_sim_save,
    .restore = mf_sim_restore,
    .forget = mf_sim_forget,
    .query = mf_sim_query,
    .alloc = mf_sim_alloc,
    .free = mf_sim_free,
};

struct mm_host mf_simhost_interface(struct mf_simhost *host)
{
    return (struct mm_host){&ops, host};
}

/* --- What the checks count. --- */

uint64_t mf_simhost_version(const struct mf_simhost *host)
{
    return host->version;
}

const struct mf_host_counts *mf_simhost_counts(const struct mf_simhost *host)
{
    return &host->counts;
}

size_t mf_simhost_synced(const struct mf_simhost *host, const struct mf_host_sync **syncs)
{
    *syncs = host->syncs;
    return host->sync_count;
}

void mf_simhost_forget_synced(struct mf_simhost *host)
{
    host->sync_count = 0;
}

size_t mf_simhost_mapping_count(const struct mf_simhost *host)
{
    return host->mappings.count;
}

const struct mf_host_mapping *mf_simhost_mapping(const struct mf_simhost *host, size_t index)
{
    return &host->mappings.at[index];
}

struct mf_host_held mf_simhost_held(const struct mf_simhost *host)
{
    const struct mf_mappings *list = &host->mappings;
    size_t below = 0; /* from the ends: most often there are none */
    size_t above = 0;

    while (below < list->count && list->at[below].last < host->whole.first)
        below++;
    while (above < list->count && list->at[list->count - 1 - above].last > host->whole.last)
        above++;
    return (struct mf_host_held){
        .handle_refs = host->handle_refs,
        .blocks = host->block_count,
        .saves = host->saves_held,
        .staging = below + above,
    };
}

const char *mf_simhost_foreign_error(const struct mf_simhost *host)
{
    for (unsigned i = 0; i < host->config.foreign_count; i++) {
        struct mm_range range;
        if (!foreign_range(host, &host->config.foreign[i], &range))
            continue;
        if (!mf_sim_covered(host, range))
            return "a foreign mapping, or a part of one, was unmapped";
        for (size_t k = mf_sim_find(host, range.first);
             k < host->mappings.count && host->mappings.at[k].first <= range.last; k++) {
            const struct mf_host_mapping *mapping = &host->mappings.at[k];
            if (mapping->kind != MF_HOST_FOREIGN)
                return "a foreign mapping, or a part of one, was replaced";
            if (mapping->prot != foreign_mapping(range).prot)
                return "the protection of a foreign mapping was changed";
        }
    }
    return NULL;
}
