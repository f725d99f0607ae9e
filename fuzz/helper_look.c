/* What there is to see after a step: regions, mappings, and what memory and files hold. */
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/helper.h"

/* What is looked at of a large region or file: so many pages from each end. */
enum { WHOLE_PAGES = 8, END_PAGES = 3 };

/* A page of a file's first pattern is this plus its first byte. */
static uint8_t pattern[KERNEL_PAGE];

void helper_look_begin(void)
{
    for (unsigned i = 0; i < KERNEL_PAGE; i++)
        pattern[i] = mf_pattern(0, i);
}

enum helper_reach helper_reach_of(unsigned kind)
{
    switch (kind) {
    case MF_STORE:
    case MF_FILE:
    case MF_FTRUNCATE:
    case MF_CLOSE:
        return HELPER_BYTES;
    case MF_LOAD:
    case MF_ACCESS:
        return HELPER_SAME;
    default:
        return HELPER_ALL;
    }
}

static bool full(void)
{
    helper.run->stop = MF_STOP_LOG;
    return false;
}

/* --- Regions and mappings. --- */

static bool add_region(const struct mm_region *region)
{
    struct mf_remote_run *run = helper.run;
    if (run->region_count == MF_REMOTE_REGIONS)
        return full();
    run->regions[run->region_count++] = *region;
    return true;
}

/* msync refuses to invalidate what is locked (A5.6), and does nothing else then, nor otherwise. */
static bool is_locked(uint64_t at)
{
    void *page = (void *)(uintptr_t)at;
    return helper.locks && msync(page, KERNEL_PAGE, MS_INVALIDATE) != 0 && errno == EBUSY;
}

static bool kernel_regions(void)
{
    struct mf_remote_mapping mapping;
    for (uint64_t at = 0; helper_next_mapping(at, &mapping); at = mapping.last + 1) {
        struct mm_region region;
        memset(&region, 0, sizeof region);
        region.range = (struct mm_range){mapping.first, mapping.last};
        region.prot = mapping.prot;
        region.max_prot = MM_PROT_RWX;
        region.attrs = mapping.shared ? MM_ATTR_SHARED : 0;
        if (is_locked(mapping.first))
            region.attrs |= MM_ATTR_LOCKED;
        region.kind = MM_KIND_ANON;
        region.inherit = mapping.shared ? MM_INHERIT_SHARE : MM_INHERIT_COPY;
        if (!add_region(&region))
            return false;
    }
    return true;
}

static bool core_regions(void)
{
    struct mm_region region;
    memset(&region, 0, sizeof region);
    for (uint64_t at = 0; mm_next_region(helper.mm, at, &region); at = region.range.last + 1) {
        if (!add_region(&region))
            return false;
        if (region.range.last == UINT64_MAX)
            break;
    }
    return true;
}

static bool same_region(const struct mm_region *a, const struct mm_region *b)
{
    return a->range.first == b->range.first && a->range.last == b->range.last &&
           a->prot == b->prot && a->max_prot == b->max_prot && a->attrs == b->attrs &&
           a->user == b->user && a->inherit == b->inherit && a->kind == b->kind &&
           a->handle == b->handle && a->object == b->object && a->offset == b->offset;
}

static bool look_at_regions(struct mf_remote_view *view, const struct mf_remote_view *before)
{
    struct mf_remote_run *run = helper.run;
    uint32_t first = run->region_count;
    if (!(run->sut == MF_REMOTE_CORE ? core_regions() : kernel_regions()))
        return false;
    uint32_t count = run->region_count - first;
    bool same = before && before->regions.count == count;
    for (uint32_t i = 0; same && i < count; i++)
        same = same_region(&run->regions[before->regions.first + i], &run->regions[first + i]);
    view->regions = (struct mf_remote_slice){first, count};
    if (same) {
        view->regions = before->regions;
        run->region_count = first;
    }
    return true;
}

static bool look_at_mappings(struct mf_remote_view *view, const struct mf_remote_view *before)
{
    struct mf_remote_run *run = helper.run;
    uint32_t first = run->mapping_count;
    bool same = before != NULL;
    struct mf_remote_mapping mapping;
    for (uint64_t at = 0; helper_next_mapping(at, &mapping); at = mapping.last + 1) {
        if (run->mapping_count == MF_REMOTE_MAPPINGS)
            return full();
        mapping.foreign = (mapping.prot & MM_PROT_EXEC) != 0;
        uint32_t i = run->mapping_count - first;
        if (same && i < before->mappings.count) {
            const struct mf_remote_mapping *old = &run->mappings[before->mappings.first + i];
            same = old->first == mapping.first && old->last == mapping.last &&
                   old->prot == mapping.prot && old->shared == mapping.shared;
        }
        run->mappings[run->mapping_count++] = mapping;
    }
    uint32_t count = run->mapping_count - first;
    view->mappings = (struct mf_remote_slice){first, count};
    if (same && before->mappings.count == count) {
        view->mappings = before->mappings;
        run->mapping_count = first;
    }
    return true;
}

/* --- Stretches. --- */

static uint32_t stretches_from; /* the first of the view being made */

static bool add_stretch(int fd, uint64_t first, uint64_t last, uint8_t fault, struct mf_token token)
{
    struct mf_remote_run *run = helper.run;
    if (run->stretch_count > stretches_from) {
        struct mf_remote_stretch *before = &run->stretches[run->stretch_count - 1];
        uint64_t len = before->last - before->first + 1;
        if (before->fd == fd && before->last + 1 == first && before->fault == fault &&
            before->token.kind == token.kind &&
            (fault != MF_OK || token.kind == MF_ZERO ||
             (token.kind == MF_PATTERN && (len & 0xff) == 0 &&
              mf_token_byte(mf_token_skip(before->token, len)) == mf_token_byte(token)))) {
            before->last = last;
            return true;
        }
    }
    if (run->stretch_count == MF_REMOTE_STRETCHES)
        return full();
    run->stretches[run->stretch_count++] =
        (struct mf_remote_stretch){first, last, fd, fault, token};
    return true;
}

enum { BLOCK = 64 };

/* Does a block equal `like` plus seed? Written so that compilers make vectors of it. */
static bool same_block(const uint8_t *page, const uint8_t *like, uint8_t seed)
{
    uint8_t differs = 0;
    for (unsigned i = 0; i < BLOCK; i++)
        differs |= (uint8_t)(page[i] ^ (uint8_t)(like[i] + seed));
    return differs == 0;
}

/* How far [i, size) of a page is the pattern with this seed. */
static size_t pattern_end(const uint8_t *page, uint8_t seed, size_t i, size_t size)
{
    while (i + BLOCK <= size && same_block(page + i, pattern + i, seed))
        i += BLOCK;
    while (i < size && page[i] == (uint8_t)(pattern[i] + seed))
        i++;
    return i;
}

static size_t zeros_end(const uint8_t *page, size_t i, size_t size)
{
    static const uint8_t zeros[BLOCK];
    while (i + BLOCK <= size && same_block(page + i, zeros, 0))
        i += BLOCK;
    while (i < size && page[i] == 0)
        i++;
    return i;
}

/* A page, or its first `size` bytes, that begins at `at`. */
static bool describe(int fd, uint64_t at, const uint8_t *page, size_t size)
{
    for (size_t i = 0; i < size;) {
        uint8_t seed = (uint8_t)(page[i] - pattern[i]);
        size_t end = pattern_end(page, seed, i, size);
        size_t zero_end = page[i] == 0 ? zeros_end(page, i, size) : i;
        struct mf_token token = {MF_PATTERN, seed, i};
        if (zero_end >= end) {
            token = (struct mf_token){MF_ZERO, 0, 0};
            end = zero_end;
        } else if (end == i + 1) {
            token = (struct mf_token){MF_BYTE, page[i], 0};
        }
        if (!add_stretch(fd, at + i, at + end - 1, MF_OK, token))
            return false;
        i = end;
    }
    return true;
}

static bool add_bus(uint64_t at)
{
    return add_stretch(-1, at, at + KERNEL_PAGE - 1, MF_BUS, (struct mf_token){0});
}

/* Pages that the program may not touch, or that will fault: through /proc/self/mem, many at a time,
 * which ends before the first that cannot be had. */
static bool look_from_outside(uint64_t first, uint64_t last, uint64_t base)
{
    static uint8_t copies[16 * KERNEL_PAGE];
    for (uint64_t at = first;;) {
        size_t want = last - at < sizeof copies ? (size_t)(last - at + 1) : sizeof copies;
        ssize_t got = pread(helper.mem, copies, want, (off_t)(base + at));
        size_t pages = got > 0 ? (size_t)got / KERNEL_PAGE : 0;
        for (size_t i = 0; i < pages; i++) {
            if (!describe(-1, at + i * KERNEL_PAGE, copies + i * KERNEL_PAGE, KERNEL_PAGE))
                return false;
        }
        if (pages == 0 && !add_bus(at))
            return false;
        size_t seen = (pages == 0 ? 1 : pages) * KERNEL_PAGE;
        if (last - at < seen)
            return true;
        at += seen;
    }
}

/* Pages that the program may touch, as it would: up to one that faults. */
static bool look_at_memory(uint64_t first, uint64_t last, uint64_t base, bool accessible)
{
    static uint8_t copy[KERNEL_PAGE];
    for (uint64_t at = first; accessible; at += KERNEL_PAGE) {
        if (!helper_page(base + at, copy)) {
            /* More will follow, and a fault is slow. */
            return add_bus(at) &&
                   (last - at < KERNEL_PAGE || look_from_outside(at + KERNEL_PAGE, last, base));
        }
        if (!describe(-1, at, copy, KERNEL_PAGE))
            return false;
        if (last - at < KERNEL_PAGE)
            return true;
    }
    return look_from_outside(first, last, base);
}

/* Pages inside a large region that the program stored to. */
static bool look_at_hot(uint64_t first, uint64_t last, uint64_t base, bool accessible)
{
    for (unsigned i = 0; i < helper.hot_count; i++) {
        uint64_t at = helper.hot[i];
        if (at >= first && at <= last &&
            !look_at_memory(at, at + KERNEL_PAGE - 1, base, accessible))
            return false;
    }
    return true;
}

static bool look_at_region(const struct mm_region *region, uint64_t base, uint64_t target_page)
{
    uint64_t first = region->range.first;
    uint64_t last = region->range.last;
    bool accessible = region->prot != 0;
    if (region->kind == MM_KIND_GUARD) /* it has no bytes */
        return true;
    if ((last - first) / target_page < WHOLE_PAGES)
        return look_at_memory(first, last, base, accessible);
    uint64_t end = END_PAGES * target_page;
    return look_at_memory(first, first + end - 1, base, accessible) &&
           look_at_hot(first + end, last - end, base, accessible) &&
           look_at_memory(last - end + 1, last, base, accessible);
}

static bool look_into_file(int fd, unsigned slot, uint64_t first, uint64_t last)
{
    static uint8_t copy[KERNEL_PAGE];
    const uint8_t *view = helper_file_view(slot, last + 1);
    for (uint64_t at = first; at <= last; at += KERNEL_PAGE) {
        size_t want = last - at < KERNEL_PAGE ? (size_t)(last - at + 1) : KERNEL_PAGE;
        if (!view && pread(helper_files[slot].fd, copy, want, (off_t)at) != (ssize_t)want)
            return add_stretch(fd, at, at + want - 1, MF_SEGV, (struct mf_token){0});
        if (!describe(fd, at, view ? view + at : copy, want))
            return false;
    }
    return true;
}

static bool look_at_file(int fd, unsigned slot)
{
    const uint64_t end = END_PAGES * KERNEL_PAGE;
    uint64_t size = helper_files[slot].size;
    bool fine;
    if (size == 0) {
        fine = true;
    } else if (size <= WHOLE_PAGES * KERNEL_PAGE) {
        fine = look_into_file(fd, slot, 0, size - 1);
    } else {
        uint64_t tail = (size - end) & ~(uint64_t)(KERNEL_PAGE - 1);
        fine = look_into_file(fd, slot, 0, end - 1) && look_into_file(fd, slot, tail, size - 1);
    }
    return fine && add_stretch(fd, size, INT64_MAX, MF_BUS, (struct mf_token){0});
}

static bool same_stretch(const struct mf_remote_stretch *a, const struct mf_remote_stretch *b)
{
    return a->first == b->first && a->last == b->last && a->fd == b->fd && a->fault == b->fault &&
           a->token.kind == b->token.kind && a->token.seed == b->token.seed &&
           a->token.at == b->token.at;
}

static bool look_at_bytes(struct mf_remote_view *view, const struct mf_remote_view *before)
{
    struct mf_remote_run *run = helper.run;
    bool core = run->sut == MF_REMOTE_CORE;
    uint64_t base = core ? run->config.base : 0;
    uint64_t page = core ? run->config.target_page : KERNEL_PAGE;
    stretches_from = run->stretch_count;
    for (uint32_t i = 0; i < view->regions.count; i++) {
        if (!look_at_region(&run->regions[view->regions.first + i], base, page))
            return false;
    }
    for (unsigned i = 0; i < helper_file_count; i++) {
        int fd = helper_files[i].fd ? helper_lowest_fd(i) : -1;
        if (fd >= 0 && !look_at_file(fd, i))
            return false;
    }
    uint32_t count = run->stretch_count - stretches_from;
    bool same = before && before->stretches.count == count;
    for (uint32_t i = 0; same && i < count; i++)
        same = same_stretch(&run->stretches[before->stretches.first + i],
                            &run->stretches[stretches_from + i]);
    view->stretches = (struct mf_remote_slice){stretches_from, count};
    if (same) {
        view->stretches = before->stretches;
        run->stretch_count = stretches_from;
    }
    return true;
}

bool helper_look(uint32_t index, enum helper_reach reach)
{
    struct mf_remote_run *run = helper.run;
    struct mf_remote_view *view = &run->views[index];
    const struct mf_remote_view *before = index ? view - 1 : NULL;
    if (reach != HELPER_ALL) {
        view->regions = before->regions;
        view->mappings = before->mappings;
        view->stretches = before->stretches;
    }
    if (reach == HELPER_ALL && (!look_at_regions(view, before) ||
                                (run->sut == MF_REMOTE_CORE && !look_at_mappings(view, before))))
        return false;
    return reach == HELPER_SAME || look_at_bytes(view, before);
}
