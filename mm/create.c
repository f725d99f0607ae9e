/* Making, resetting and destroying a space; walking its table. */
#include <errno.h>
#include <string.h>

#include "mm/core.h"
#include "mm/stuck.h"

#define DEFAULT_MIN_ADDR ((mm_addr)0x10000)
/* What kernels have on x86-64, and for a 32-bit program on it (SEMANTICS.md A0, A13, B1.14). */
#define LINUX_HIGHEST_64 ((mm_addr)0x7fffffffefff)
#define LINUX_HIGHEST_32 ((mm_addr)0xffffdfff)
#define FREEBSD_HIGHEST_64 ((mm_addr)0x7fffffffffff)
#define FREEBSD_HIGHEST_32 ((mm_addr)0xffffdfff)

static bool power_of_two_page(uint64_t size)
{
    return size >= 4096 && size <= 65536 && (size & (size - 1)) == 0;
}

static mm_addr bits_last(unsigned bits)
{
    return bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
}

static mm_addr kernel_highest(const struct mm_config *config)
{
    bool narrow = config->bits == 32;
    if (config->abi == MM_ABI_FREEBSD)
        return narrow ? FREEBSD_HIGHEST_32 : FREEBSD_HIGHEST_64;
    return narrow ? LINUX_HIGHEST_32 : LINUX_HIGHEST_64;
}

/* The last usable byte, not yet rounded to target pages. */
static mm_addr highest_of(const struct mm_config *config)
{
    mm_addr highest = config->highest ? config->highest : kernel_highest(config);
    if (highest > bits_last(config->bits))
        highest = bits_last(config->bits);
    if (config->reserved && highest > config->reserved - 1)
        highest = config->reserved - 1;
    return highest;
}

/* The last usable byte, whole target pages; of a lawful configuration. */
static mm_addr last_of(const struct mm_config *config)
{
    mm_addr highest = highest_of(config);
    return highest == UINT64_MAX ? highest : mm_round_down(highest + 1, config->target_page) - 1;
}

const char *mm_config_error(const struct mm_config *config)
{
    if (config->abi != MM_ABI_LINUX && config->abi != MM_ABI_FREEBSD)
        return "abi is not one the core knows";
    if (config->bits < 32 || config->bits > 64)
        return "bits must be 32 to 64";
    if (!power_of_two_page(config->target_page))
        return "target_page must be a power of two from 4096 to 65536";
    if (!power_of_two_page(config->host_page))
        return "host_page must be a power of two from 4096 to 65536";
    uint64_t unit =
        config->target_page > config->host_page ? config->target_page : config->host_page;
    if (!mm_aligned(config->reserved, unit))
        return "reserved must be a multiple of target_page and host_page";
    if (!mm_aligned(config->base, config->host_page))
        return "base must be a multiple of host_page";
    if (config->highest > bits_last(config->bits))
        return "highest must be at most 2^bits-1";
    if (config->reserved && config->highest >= config->reserved)
        return "highest must be below reserved";
    if (highest_of(config) < config->target_page - 1)
        return "highest must leave room for one target page";
    mm_addr span_last = mm_unit_last(last_of(config), config->host_page);
    if (config->reserved && span_last < config->reserved - 1)
        span_last = config->reserved - 1;
    if (span_last > UINT64_MAX - config->base)
        return "base plus the guest's span must be at most 2^64";
    return NULL;
}

static void *table_get(void *context, size_t size)
{
    struct mm_host *host = context;
    return host->ops->alloc(host->context, size);
}

static void table_put(void *context, void *block, size_t size)
{
    struct mm_host *host = context;
    host->ops->free(host->context, block, size);
}

struct mm_table *mm_table_for(struct mm *mm, uint64_t last)
{
    struct mm_table_memory memory = {table_get, table_put, &mm->host};
    return mm_table_create(last, &memory);
}

/* Everything but table, lock and what is kept from call to call. */
static void configure(struct mm *mm, const struct mm_config *config, struct mm_host host)
{
    mm->host = host;
    mm->config = *config;
    mm->page_shift = (unsigned)__builtin_ctzll(config->target_page);
    mm->last = last_of(config);
    mm_addr lowest = config->min_addr ? config->min_addr : DEFAULT_MIN_ADDR;
    mm->lowest = mm_round_up_wrap(lowest, config->target_page);
    if (mm->lowest < lowest)
        mm->lowest = UINT64_MAX; /* above every address: no search finds anything */
    mm->has_reservation = config->reserved != 0;
    mm->span =
        (struct mm_range){config->base, config->base + mm_unit_last(mm->last, config->host_page)};
}

static int reserve(struct mm *mm)
{
    if (!mm->has_reservation)
        return 0;
    struct mm_host_map map = {
        .at = {mm->config.base, mm->config.base + (mm->config.reserved - 1)},
        .place = MM_PLACE_NOREPLACE,
        .reserve = true,
    };
    mm_haddr at;
    return mm->host.ops->map(mm->host.context, &map, &at);
}

int mm_create(const struct mm_config *config, struct mm_host host, struct mm **result)
{
    if (mm_config_error(config))
        return EINVAL;
    struct mm *mm = host.ops->alloc(host.context, sizeof *mm);
    if (!mm)
        return ENOMEM;
    memset(mm, 0, sizeof *mm);
    configure(mm, config, host);
    mm_backings_init(&mm->backings);
    if (!mm_lock_init(&mm->lock)) {
        host.ops->free(host.context, mm, sizeof *mm);
        return ENOMEM;
    }
    mm->table = mm_table_for(mm, mm_page_of(mm, mm->last));
    int error = mm->table ? reserve(mm) : ENOMEM;
    if (error) {
        if (mm->table)
            mm_table_destroy(mm->table);
        mm_lock_destroy(&mm->lock);
        host.ops->free(host.context, mm, sizeof *mm);
        return error;
    }
    *result = mm;
    return 0;
}

/* All the guest's host pages, and the reservation. What the host refuses to unmap stays. */
static void unmap_all(struct mm *mm)
{
    if (mm->has_reservation) {
        struct mm_range span = {mm->config.base, mm->config.base + (mm->config.reserved - 1)};
        if (mm->host.ops->unmap(mm->host.context, span) == 0)
            mm_stuck_forget(mm, span);
        return;
    }
    struct mm_walk walk = mm_walk_range(mm, (struct mm_range){0, mm->last});
    struct mm_guest_run run;
    while (mm_walk_next(mm, &walk, &run)) {
        if (run.value)
            mm->host.ops->unmap(mm->host.context,
                                mm_to_host(mm, mm_range_outward(run.range, mm_host_unit(mm))));
    }
}

void mm_destroy(struct mm *mm)
{
    struct mm_host host = mm->host;
    unmap_all(mm);
    mm_stuck_retry(mm);
    mm_backings_free(&mm->backings, host);
    mm_plan_free(mm);
    mm_table_destroy(mm->table);
    mm_lock_destroy(&mm->lock);
    host.ops->free(host.context, mm, sizeof *mm);
}

int mm_reset(struct mm *mm, const struct mm_config *config, struct mm_host host)
{
    if (mm_config_error(config))
        return EINVAL;
    mm_backings_forget(&mm->backings);
    mm->plan.stuck.count = 0;
    configure(mm, config, host);
    mm_table_reset(mm->table, mm_page_of(mm, mm->last));
    int error = reserve(mm);
    if (error)
        mm->has_reservation = false; /* the place is somebody else's: not ours to unmap */
    return error;
}

/* --- Walking the table. --- */

struct mm_walk mm_walk_range(const struct mm *mm, struct mm_range range)
{
    struct mm_walk walk = {range.first, range.last < mm->last ? range.last : mm->last, false};
    walk.done = walk.at > walk.last;
    return walk;
}

bool mm_walk_next(const struct mm *mm, struct mm_walk *walk, struct mm_guest_run *run)
{
    if (walk->done)
        return false;
    struct mm_run found = mm_table_find(mm->table, mm_page_of(mm, walk->at));
    mm_addr last = mm_page_end(mm, found.last);
    run->range.first = walk->at;
    run->range.last = last < walk->last ? last : walk->last;
    run->value = found.value;
    walk->done = last >= walk->last;
    if (!walk->done)
        walk->at = run->range.last + 1;
    return true;
}

bool mm_any_mapped(const struct mm *mm, struct mm_range range)
{
    struct mm_guest_run run = mm_run_at(mm, range.first);
    return run.value || run.range.last < range.last;
}

struct mm_range mm_mapping_around(const struct mm *mm, mm_addr addr)
{
    struct mm_guest_run run = mm_run_at(mm, addr);
    struct mm_range mapping = run.range;
    uint64_t same = mm_value_guest(run.value);
    while (mapping.first > 0) {
        run = mm_run_at(mm, mapping.first - 1);
        if (mm_value_guest(run.value) != same)
            break;
        mapping.first = run.range.first;
    }
    while (mapping.last < mm->last) {
        run = mm_run_at(mm, mapping.last + 1);
        if (mm_value_guest(run.value) != same)
            break;
        mapping.last = run.range.last;
    }
    return mapping;
}

int mm_host_refusal(int host_errno, const int *allowed)
{
    if (!host_errno)
        return 0;
    for (; allowed && *allowed; allowed++) {
        if (*allowed == host_errno)
            return host_errno;
    }
    return ENOMEM;
}
