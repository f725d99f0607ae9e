/* Files and shared memory: objects, open file descriptions, descriptors, and the core's handles. */
#include <stdlib.h>

#include "fuzz/simhost_internal.h"

/* --- Objects. --- */

static uint32_t new_object(struct mf_simhost *host, uint64_t size, bool anonymous)
{
    if (host->object_count == 0)
        host->object_count = 1; /* number 0 means none */
    size_t number = host->object_count++;
    size_t had = host->object_capacity;

    host->objects = mf_sim_grow(host->objects, &host->object_capacity, host->object_count,
                                sizeof *host->objects);
    for (size_t i = had; i < host->object_capacity; i++)
        mf_content_init(&host->objects[i].content);
    struct mf_object *object = &host->objects[number];
    object->size = size;
    object->anonymous = anonymous;
    mf_content_clear(&object->content);
    return (uint32_t)number;
}

bool mf_sim_past_end(const struct mf_simhost *host, uint32_t object, uint64_t offset)
{
    uint64_t size = host->objects[object].size;

    return size == 0 || offset > mm_unit_last(size - 1, host->unit);
}

static uint32_t new_description(struct mf_simhost *host, struct mf_description description)
{
    size_t number = host->description_count++;

    host->descriptions = mf_sim_grow(host->descriptions, &host->description_capacity,
                                     host->description_count, sizeof *host->descriptions);
    host->descriptions[number] = description;
    return (uint32_t)number;
}

void mf_sim_files_reset(struct mf_simhost *host)
{
    host->object_count = 0;
    host->description_count = 0;
    host->descriptor_count = 0;
    host->handle_refs = 0;
}

void mf_sim_files_free(struct mf_simhost *host)
{
    for (size_t i = 0; i < host->object_capacity; i++)
        mf_content_free(&host->objects[i].content);
    free(host->objects);
    free(host->descriptions);
    free(host->descriptors);
}

/* --- Descriptors: the guest's other system calls. --- */

static struct mf_descriptor *find_descriptor(const struct mf_simhost *host, int fd)
{
    for (size_t i = 0; i < host->descriptor_count; i++) {
        if (host->descriptors[i].fd == fd)
            return &host->descriptors[i];
    }
    return NULL;
}

static struct mf_description *find_open(const struct mf_simhost *host, int fd)
{
    const struct mf_descriptor *descriptor = find_descriptor(host, fd);

    return descriptor ? &host->descriptions[descriptor->description] : NULL;
}

int mf_simhost_file(struct mf_simhost *host, int fd, uint64_t size, unsigned mode, int same)
{
    uint32_t object;

    if (fd < 0)
        return EBADF;
    if (mode < 1 || mode > 3)
        return EINVAL;
    if (same >= 0) {
        const struct mf_description *other = find_open(host, same);
        if (!other)
            return EBADF;
        object = other->object;
    } else {
        if (size > MF_FILE_SIZE_MAX)
            return EINVAL;
        object = new_object(host, size, false);
        if (size)
            mf_content_set(&host->objects[object].content, 0, size - 1,
                           (struct mf_token){MF_PATTERN, (uint32_t)fd, 0});
    }
    mf_simhost_close(host, fd);
    uint32_t description = new_description(host, (struct mf_description){
                                                     .object = object,
                                                     .readable = (mode & 1) != 0,
                                                     .writable = (mode & 2) != 0,
                                                 });
    host->descriptors = mf_sim_grow(host->descriptors, &host->descriptor_capacity,
                                    host->descriptor_count + 1, sizeof *host->descriptors);
    host->descriptors[host->descriptor_count++] = (struct mf_descriptor){fd, description};
    host->version++;
    return 0;
}

int mf_simhost_close(struct mf_simhost *host, int fd)
{
    struct mf_descriptor *descriptor = find_descriptor(host, fd);

    if (!descriptor)
        return EBADF;
    *descriptor = host->descriptors[--host->descriptor_count];
    host->version++;
    return 0;
}

/* Private copies of host pages wholly past the object's new end go. */
static void drop_copies_past_end(struct mf_simhost *host, uint32_t object)
{
    uint64_t size = host->objects[object].size;
    uint64_t end = size ? mm_unit_last(size - 1, host->unit) + 1 : 0;

    for (size_t i = 0; i < host->mappings.count; i++) {
        const struct mf_host_mapping *mapping = &host->mappings.at[i];
        if (mapping->kind != MF_HOST_PRIVATE || mapping->object != object)
            continue;
        uint64_t skip = mapping->offset < end ? end - mapping->offset : 0;
        if (skip <= mapping->last - mapping->first)
            mf_content_remove(&host->overlay, mapping->first + skip, mapping->last);
    }
}

int mf_simhost_ftruncate(struct mf_simhost *host, int fd, uint64_t size)
{
    const struct mf_description *description = find_open(host, fd);

    if (!description)
        return EBADF;
    if (!description->writable || size > MF_FILE_SIZE_MAX)
        return EINVAL;
    struct mf_object *object = &host->objects[description->object];
    uint64_t old = object->size;
    object->size = size;
    /* Growing shows what was stored past the end in the last host page, as memfd does; the same
     * size again drops it (tried on 6.18). */
    if (size <= old) {
        mf_content_remove(&object->content, size, UINT64_MAX);
        drop_copies_past_end(host, description->object);
    }
    host->version++;
    return 0;
}

bool mf_simhost_file_size(const struct mf_simhost *host, int fd, uint64_t *size)
{
    const struct mf_description *description = find_open(host, fd);

    if (!description)
        return false;
    *size = host->objects[description->object].size;
    return true;
}

enum mf_access mf_simhost_look_file(const struct mf_simhost *host, int fd, uint64_t at,
                                    uint64_t last, uint64_t *end, struct mf_token *token)
{
    const struct mf_description *description = find_open(host, fd);
    struct mf_segment segment;

    *end = last;
    if (!description)
        return MF_SEGV;
    const struct mf_object *object = &host->objects[description->object];
    if (at >= object->size)
        return MF_BUS;
    if (last >= object->size)
        last = object->size - 1;
    *token = (struct mf_token){MF_ZERO, 0, 0};
    if (mf_content_at(&object->content, at, last, &segment))
        *token = segment.token;
    *end = segment.last;
    return MF_OK;
}

/* --- Handles. --- */

const struct mf_description *mf_sim_description(struct mf_simhost *host, const char *call,
                                                mm_handle handle)
{
    if (handle < MF_HANDLE_FIRST || handle - MF_HANDLE_FIRST >= host->description_count) {
        mf_sim_breach_value(host, call, handle, "uses a handle that never was");
        return NULL;
    }
    const struct mf_description *description = &host->descriptions[handle - MF_HANDLE_FIRST];
    if (description->refs == 0) {
        mf_sim_breach_value(host, call, handle, "uses a handle that was released");
        return NULL;
    }
    return description;
}

int mf_sim_file(void *context, int fd, struct mm_host_file *file)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_FILE, NULL);
    struct mf_description *description = find_open(host, fd);

    if (refusal)
        return refusal;
    if (!description)
        return EBADF;
    description->refs++;
    host->handle_refs++;
    *file = (struct mm_host_file){
        .handle = MF_HANDLE_FIRST + (mm_handle)(description - host->descriptions),
        .object = description->object,
        .readable = description->readable,
        .writable = description->writable,
        .mappable = true,
    };
    return 0;
}

int mf_sim_size(void *context, mm_handle handle, uint64_t *bytes)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_SIZE, NULL);
    const struct mf_description *description = mf_sim_description(host, "size", handle);

    if (!description)
        return EBADF;
    if (refusal)
        return refusal;
    *bytes = host->objects[description->object].size;
    return 0;
}

void mf_sim_release(void *context, mm_handle handle)
{
    struct mf_simhost *host = context;

    if (!mf_sim_description(host, "release", handle))
        return;
    host->descriptions[handle - MF_HANDLE_FIRST].refs--;
    host->handle_refs--;
}

int mf_sim_share(void *context, uint64_t bytes, mm_handle *handle, uint64_t *object)
{
    struct mf_simhost *host = context;
    int refusal = mf_sim_begin(host, MF_CALL_SHARE, NULL);

    if (refusal)
        return refusal;
    uint32_t number = new_object(host, bytes, true);
    uint32_t description = new_description(
        host,
        (struct mf_description){.object = number, .readable = true, .writable = true, .refs = 1});
    host->handle_refs++;
    *handle = MF_HANDLE_FIRST + description;
    *object = number;
    return 0;
}
