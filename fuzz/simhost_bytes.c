/* Bytes: what the core reads and writes through the host, the guest's memory bus, and what the
 * checks look at. */
#include "fuzz/simhost_internal.h"

static const struct mf_token zeros = {MF_ZERO, 0, 0};

static uint64_t offset_at(const struct mf_host_mapping *mapping, uint64_t at)
{
    return mapping->offset + (at - mapping->first);
}

/* --- Reading and writing ranges that are known to be accessible. --- */

/* May the core read (or write) all of these bytes, whatever their protection? Kernels let a
 * process's memory file write through a private read-only mapping, but not through a shared one of
 * a descriptor that is not open for writing. */
static bool accessible(const struct mf_simhost *host, struct mm_range bytes, bool write)
{
    uint64_t at = bytes.first;

    for (size_t i = mf_sim_find(host, at); i < host->mappings.count; i++) {
        const struct mf_host_mapping *mapping = &host->mappings.at[i];
        uint64_t last = mapping->last < bytes.last ? mapping->last : bytes.last;
        if (mapping->first > at || mapping->kind == MF_HOST_RESERVE ||
            mapping->kind == MF_HOST_FOREIGN)
            return false;
        if (mf_sim_has_object(mapping) &&
            mf_sim_past_end(host, mapping->object, offset_at(mapping, last)))
            return false;
        if (write && mapping->kind == MF_HOST_SHARED && !mapping->writable)
            return false;
        if (last == bytes.last)
            return true;
        at = last + 1;
    }
    return false;
}

/* 0, or EFAULT; touching what is not the core's is a breach as well. */
static int reach(struct mf_simhost *host, const char *call, struct mm_range bytes, bool write)
{
    if (bytes.first > bytes.last) {
        mf_sim_breach(host, call, bytes, "is no range");
        return EINVAL;
    }
    if (!mf_sim_is_ours(host, call, bytes))
        return EFAULT;
    if (host->config.foreign_count && mf_sim_touches(host, bytes, MF_HOST_FOREIGN))
        mf_sim_breach(host, call, bytes, "touches a foreign mapping");
    return accessible(host, bytes, write) ? 0 : EFAULT;
}

/* Put zero tokens where `content` has nothing. */
static void fill_absent(struct mf_content *content, uint64_t first, uint64_t last)
{
    struct mf_segment segment;

    for (uint64_t at = first;; at = segment.last + 1) {
        if (!mf_content_at(content, at, last, &segment))
            mf_content_set(content, segment.first, segment.last, zeros);
        if (segment.last == last)
            return;
    }
}

/* The host page around `at`, of a private file mapping, becomes the mapping's own. */
static void own_page(struct mf_simhost *host, const struct mf_host_mapping *mapping, uint64_t at)
{
    uint64_t first = mm_round_down(at, host->unit);
    uint64_t last = mm_unit_last(at, host->unit);
    uint64_t offset = offset_at(mapping, first);
    struct mf_segment segment;

    if (mf_content_at(&host->overlay, first, last, &segment))
        return;
    mf_content_copy(&host->overlay, first, &host->objects[mapping->object].content, offset,
                    offset + (host->unit - 1));
    fill_absent(&host->overlay, first, last);
}

/* Write [first, last] of one mapping from `source`, where `from` stands for first and absence for
 * zero. */
static void write_mapping(struct mf_simhost *host, const struct mf_host_mapping *mapping,
                          struct mm_range part, const struct mf_content *source, uint64_t from)
{
    uint64_t from_last = from + (part.last - part.first);

    if (mapping->kind == MF_HOST_SHARED) {
        mf_content_copy(&host->objects[mapping->object].content, offset_at(mapping, part.first),
                        source, from, from_last);
        return;
    }
    if (mapping->kind == MF_HOST_PRIVATE) {
        /* Only the pages at the ends can keep anything. */
        if (!mm_aligned(part.first, host->unit))
            own_page(host, mapping, part.first);
        if (part.last != mm_unit_last(part.last, host->unit))
            own_page(host, mapping, part.last);
    }
    mf_content_copy(&host->overlay, part.first, source, from, from_last);
    if (mapping->kind == MF_HOST_PRIVATE)
        fill_absent(&host->overlay, part.first, part.last);
}

/* Write accessible bytes from `source`, where `from` stands for bytes.first and absence for zero.
 */
static void write_bytes(struct mf_simhost *host, struct mm_range bytes,
                        const struct mf_content *source, uint64_t from)
{
    for (size_t i = mf_sim_find(host, bytes.first);
         i < host->mappings.count && host->mappings.at[i].first <= bytes.last; i++) {
        const struct mf_host_mapping *mapping = &host->mappings.at[i];
        struct mm_range part = mm_range_cut(mf_sim_range(mapping), bytes);
        write_mapping(host, mapping, part, source, from + (part.first - bytes.first));
    }
    host->version++;
}

/* Read accessible bytes into `target`, whose 0 stands for bytes.first and absence for zero. */
static void read_bytes(const struct mf_simhost *host, struct mm_range bytes,
                       struct mf_content *target)
{
    mf_content_clear(target);
    for (uint64_t at = bytes.first;;) {
        struct mf_token token;
        uint64_t end;
        mf_simhost_look(host, at, bytes.last, &end, &token);
        if (token.kind != MF_ZERO)
            mf_content_set(target, at - bytes.first, end - bytes.first, token);
        if (end == bytes.last)
            return;
        at = end + 1;
    }
}

/* --- The calls. --- */

int mf_sim_zero(void *context, struct mm_range bytes)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_ZERO, NULL);
    int error = reach(host, "zero", bytes, true);

    if (refusal || error)
        return refusal ? refusal : error;
    mf_content_clear(&host->scratch);
    write_bytes(host, bytes, &host->scratch, 0);
    return 0;
}

int mf_sim_copy(void *context, mm_haddr to, struct mm_range from)
{
    struct mf_simhost *host = context;
    struct mm_range target;
    int refusal = mf_sim_begin(host, MF_CALL_COPY, NULL);
    int error = reach(host, "copy", from, false);

    if (error == EINVAL || !mm_range_make(to, mm_range_len(from), &target)) {
        mf_sim_breach_value(host, "copy", to, "has a target that wraps");
        return EINVAL;
    }
    if (mm_range_overlaps(from, target)) {
        mf_sim_breach(host, "copy", target, "overlaps what it copies");
        return EINVAL;
    }
    int target_error = reach(host, "copy", target, true);
    if (!error)
        error = target_error;
    if (refusal || error)
        return refusal ? refusal : error;
    read_bytes(host, from, &host->scratch); /* both may be views of one object */
    write_bytes(host, target, &host->scratch, 0);
    return 0;
}

int mf_sim_read(void *context, struct mm_range bytes, mm_handle handle, uint64_t offset,
                uint64_t *got)
{
    struct mf_simhost *host = context;
    uint64_t at_most = UINT64_MAX;
    int refusal = mf_sim_begin(host, MF_CALL_READ, &at_most);
    int error = reach(host, "read", bytes, true);
    const struct mf_description *description = mf_sim_description(host, "read", handle);

    if (!description)
        return EBADF;
    if (refusal || error)
        return refusal ? refusal : error;
    if (!description->readable)
        return EBADF;
    const struct mf_object *object = &host->objects[description->object];
    *got = 0;
    if (offset >= object->size)
        return 0;
    uint64_t to_last = object->size - 1 - offset;
    if (to_last > bytes.last - bytes.first)
        to_last = bytes.last - bytes.first;
    if (at_most == 0)
        at_most = 1; /* reading nothing before the end would say that this is the end */
    if (to_last > at_most - 1)
        to_last = at_most - 1;

    mf_content_clear(&host->scratch);
    mf_content_copy(&host->scratch, 0, &object->content, offset, offset + to_last);
    write_bytes(host, (struct mm_range){bytes.first, bytes.first + to_last}, &host->scratch, 0);
    *got = to_last + 1;
    return 0;
}

/* A slot that is not in use. */
static struct mf_save *new_save(struct mf_simhost *host)
{
    for (size_t i = 0; i < host->save_count; i++) {
        if (host->saves[i].id == 0)
            return &host->saves[i];
    }
    host->saves =
        mf_sim_grow(host->saves, &host->save_capacity, host->save_count + 1, sizeof *host->saves);
    struct mf_save *save = &host->saves[host->save_count++];
    mf_content_init(&save->content);
    return save;
}

static struct mf_save *find_save(struct mf_simhost *host, const char *call, const void *saved)
{
    uint64_t id = (uint64_t)(uintptr_t)saved;

    for (size_t i = 0; id && i < host->save_count; i++) {
        if (host->saves[i].id == id)
            return &host->saves[i];
    }
    mf_sim_breach_value(host, call, id,
                        id && id <= host->save_ids ? "uses a save that was forgotten"
                                                   : "uses a save that never was");
    return NULL;
}

int mf_sim_save(void *context, struct mm_range bytes, void **saved)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_SAVE, NULL);
    int error = reach(host, "save", bytes, false);

    if (refusal || error)
        return refusal ? refusal : error;
    struct mf_save *save = new_save(host);
    save->id = ++host->save_ids; /* never the same twice: a stale one is always found out */
    save->to_last = bytes.last - bytes.first;
    read_bytes(host, bytes, &save->content);
    host->saves_held++;
    *saved = (void *)(uintptr_t)save->id;
    return 0;
}

int mf_sim_restore(void *context, struct mm_range bytes, void *saved)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_RESTORE, NULL);
    int error = reach(host, "restore", bytes, true);
    const struct mf_save *save = find_save(host, "restore", saved);

    if (!save)
        return EINVAL;
    if (bytes.last - bytes.first > save->to_last) {
        mf_sim_breach(host, "restore", bytes, "is longer than what was saved");
        return EINVAL;
    }
    if (refusal || error)
        return refusal ? refusal : error;
    write_bytes(host, bytes, &save->content, 0);
    return 0;
}

void mf_sim_forget(void *context, void *saved)
{
    struct mf_simhost *host = context;
    struct mf_save *save = find_save(host, "forget", saved);

    if (!save)
        return;
    save->id = 0;
    host->saves_held--;
}

/* --- Looking. --- */

/*
 * The uniform stretch at `at` inside one mapping or gap; mappings[i] is the first one that ends at
 * or after it.
 */
static enum mf_access stretch(const struct mf_simhost *host, size_t i, uint64_t at, uint64_t last,
                              uint64_t *end, struct mf_token *token)
{
    struct mf_segment segment;

    *end = last;
    if (i == host->mappings.count)
        return MF_SEGV;
    const struct mf_host_mapping *mapping = &host->mappings.at[i];
    if (mapping->first > at) {
        if (mapping->first <= last)
            *end = mapping->first - 1;
        return MF_SEGV;
    }
    if (mapping->last < last)
        last = *end = mapping->last;
    if (mapping->kind == MF_HOST_RESERVE || mapping->kind == MF_HOST_FOREIGN)
        return MF_SEGV;
    if (mf_sim_has_object(mapping)) {
        uint64_t size = host->objects[mapping->object].size;
        uint64_t offset = offset_at(mapping, at);
        if (mf_sim_past_end(host, mapping->object, offset))
            return MF_BUS;
        uint64_t here = mm_unit_last(size - 1, host->unit) - offset; /* to the end's last byte */
        if (here < last - at)
            last = at + here;
    }
    *token = zeros;
    *end = last;
    if (mapping->kind != MF_HOST_SHARED) {
        bool present = mf_content_at(&host->overlay, at, last, &segment);
        *end = last = segment.last;
        if (present)
            *token = segment.token;
        if (present || mapping->kind == MF_HOST_ANON)
            return MF_OK;
    }
    uint64_t offset = offset_at(mapping, at);
    if (mf_content_at(&host->objects[mapping->object].content, offset, offset + (last - at),
                      &segment))
        *token = segment.token;
    *end = at + (segment.last - offset);
    return MF_OK;
}

static bool goes_on(struct mf_token token, uint64_t len, struct mf_token next)
{
    struct mf_token want = mf_token_skip(token, len);

    return want.kind == next.kind && want.seed == next.seed &&
           (want.kind != MF_PATTERN || want.at == next.at);
}

enum mf_access mf_simhost_look(const struct mf_simhost *host, uint64_t at, uint64_t last,
                               uint64_t *end, struct mf_token *token)
{
    size_t i = mf_sim_find(host, at);
    enum mf_access access = stretch(host, i, at, last, end, token);

    while (*end < last) { /* a neighbour may go on alike */
        struct mf_token next;
        uint64_t next_end;
        if (i < host->mappings.count && host->mappings.at[i].last <= *end)
            i++;
        if (stretch(host, i, *end + 1, last, &next_end, &next) != access)
            break;
        if (access == MF_OK && !goes_on(*token, *end - at + 1, next))
            break;
        *end = next_end;
    }
    return access;
}

/* --- The guest's memory bus. --- */

/* Permission first, then the end of the file. */
static enum mf_access reach_byte(const struct mf_simhost *host, uint64_t at, unsigned need,
                                 const struct mf_host_mapping **found)
{
    size_t i = mf_sim_find(host, at);

    if (i == host->mappings.count || host->mappings.at[i].first > at)
        return MF_SEGV;
    const struct mf_host_mapping *mapping = &host->mappings.at[i];
    if (mapping->kind == MF_HOST_RESERVE || mapping->kind == MF_HOST_FOREIGN ||
        !(mapping->prot & need))
        return MF_SEGV;
    if (mf_sim_has_object(mapping) &&
        mf_sim_past_end(host, mapping->object, offset_at(mapping, at)))
        return MF_BUS;
    *found = mapping;
    return MF_OK;
}

enum mf_access mf_simhost_load(struct mf_simhost *host, uint64_t at, uint8_t *byte)
{
    const struct mf_host_mapping *mapping;
    enum mf_access access = reach_byte(host, at, MM_HOST_READ, &mapping);
    struct mf_token token;
    uint64_t end;

    if (access != MF_OK)
        return access;
    mf_simhost_look(host, at, at, &end, &token);
    *byte = mf_token_byte(token);
    return MF_OK;
}

enum mf_access mf_simhost_store(struct mf_simhost *host, uint64_t at, uint8_t byte)
{
    const struct mf_host_mapping *mapping;
    enum mf_access access = reach_byte(host, at, MM_HOST_WRITE, &mapping);

    if (access != MF_OK)
        return access;
    mf_content_clear(&host->scratch);
    if (byte)
        mf_content_set(&host->scratch, 0, 0, (struct mf_token){MF_BYTE, byte, 0});
    write_mapping(host, mapping, (struct mm_range){at, at}, &host->scratch, 0);
    host->version++;
    return MF_OK;
}
