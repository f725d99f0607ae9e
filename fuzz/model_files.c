/* Files, shared anonymous memory, descriptors; and what an object's bytes may have been. */
#include "fuzz/model_internal.h"

#include <stdlib.h>
#include <string.h>

struct descriptor *find_fd(struct mf_model *m, int fd)
{
    for (size_t i = 0; i < m->fd_count; i++) {
        if (m->fds[i].fd == fd)
            return &m->fds[i];
    }
    return NULL;
}

uint32_t new_object(struct mf_model *m)
{
    if (m->object_count == m->object_capacity) {
        size_t capacity = m->object_capacity ? m->object_capacity * 2 : 16;
        m->objects = realloc(m->objects, capacity * sizeof *m->objects);
        if (!m->objects)
            abort();
        for (size_t i = m->object_capacity; i < capacity; i++) {
            m->objects[i] = (struct object){0};
            mf_content_init(&m->objects[i].bytes);
        }
        m->object_capacity = capacity;
    }
    struct object *object = &m->objects[m->object_count];
    mf_content_clear(&object->bytes);
    object->size = 0;
    object->first_size = 0;
    object->base = 0;
    object->seed = 0;
    object->is_file = false;
    object->event_count = 0;
    return (uint32_t)m->object_count++;
}

/* --- History. --- */

void record(struct mf_model *m, struct object *object, enum event_kind kind, uint64_t at,
            uint8_t byte)
{
    if (m->host_page == m->target_page)
        return; /* nothing is ever asked of it */
    if (object->event_count == object->event_capacity) {
        object->event_capacity = object->event_capacity ? object->event_capacity * 2 : 16;
        object->events = realloc(object->events, object->event_capacity * sizeof *object->events);
        if (!object->events)
            abort();
    }
    object->events[object->event_count++] =
        (struct event){m->clock, at, object->size, (uint8_t)kind, byte};
}

void sizes_since(const struct object *object, uint64_t since, uint64_t *smallest, uint64_t *largest)
{
    *smallest = object->size;
    *largest = object->size;
    for (size_t i = object->event_count; i > 0; i--) {
        const struct event *event = &object->events[i - 1];
        if (event->clock <= since)
            break;
        if (event->kind != RESIZED)
            continue;
        *smallest = min_u64(*smallest, event->size_before);
        *largest = max_u64(*largest, event->size_before);
    }
}

/* Bytes at and above `edge` have another history than those below. */
static void cut_below(uint64_t at, uint64_t *last, uint64_t edge)
{
    if (edge > at && edge <= *last)
        *last = edge - 1;
}

struct candidates possible_bytes(const struct mf_model *m, const struct object *object, uint64_t at,
                                 uint64_t *last, uint64_t since, uint64_t until)
{
    struct candidates found = {0};
    bool resized = false;

    cut_below(at, last, object->first_size);
    for (size_t i = 0; i < object->event_count; i++) {
        const struct event *event = &object->events[i];
        cut_below(at, last, event->at);
        if (event->kind == RESIZED)
            cut_below(at, last, round_up(event->size_before, m->target_page));
        else if (event->at == at)
            *last = at;
    }
    /* Backward, until something that certainly was so at `since`. */
    for (size_t i = object->event_count; i > 0; i--) {
        const struct event *event = &object->events[i - 1];
        bool old = event->clock <= since;
        if (event->clock > until)
            continue;
        if (event->kind == RESIZED) {
            resized = true;
            if (event->at > event->size_before || at < event->at)
                continue; /* grown, or kept */
            found.bytes[0] |= 1;
            /* What lay beyond the last page may have outlived the cut. */
            if (old && at < round_up(event->size_before, m->target_page))
                return found;
        } else if (event->at == at) {
            found.bytes[event->byte / 64] |= 1ull << event->byte % 64;
            if (old && (event->kind == STORED || (event->kind == STORED_TAIL && !resized)))
                return found;
        }
    }
    if (at < object->first_size) {
        found.has_pattern = true;
        found.pattern = (struct mf_token){MF_PATTERN, object->seed, at};
    } else {
        found.bytes[0] |= 1;
    }
    return found;
}

/* --- file, close. --- */

static void close_fd(struct mf_model *m, struct descriptor *fd)
{
    *fd = m->fds[--m->fd_count];
}

void step_file(struct mf_model *m, const struct mf_step *step)
{
    struct descriptor fd = {.fd = (int)(uint32_t)step->arg[0],
                            .readable = step->arg[2] & 1,
                            .writable = step->arg[2] & 2};
    const struct descriptor *same = NULL;

    if (step->arg[3] != 0)
        same = find_fd(m, (int)(uint32_t)(step->arg[3] - 1));
    if (fd.fd < 0 || (step->arg[3] != 0 && !same)) {
        must_fail(m, MF_RULE_EBADF, LX_EBADF);
        return;
    }
    if ((!fd.readable && !fd.writable) || (!same && step->arg[1] > MF_FILE_SIZE_MAX)) {
        must_fail(m, MF_RULE_FILE, LX_EINVAL);
        return;
    }
    if (!must_return(m, 0))
        return;
    if (same) {
        fd.object = same->object;
    } else {
        fd.object = new_object(m);
        struct object *object = &m->objects[fd.object];
        object->is_file = true;
        object->seed = (uint32_t)fd.fd;
        object->size = step->arg[1];
        object->first_size = object->size;
        if (object->size > 0)
            mf_content_set(&object->bytes, 0, object->size - 1,
                           (struct mf_token){MF_PATTERN, object->seed, 0});
    }
    fd.description = ++m->descriptions;

    struct descriptor *before = find_fd(m, fd.fd);
    if (before)
        close_fd(m, before);
    if (m->fd_count == m->fd_capacity) {
        m->fd_capacity = m->fd_capacity ? m->fd_capacity * 2 : 16;
        m->fds = realloc(m->fds, m->fd_capacity * sizeof *m->fds);
        if (!m->fds)
            abort();
    }
    m->fds[m->fd_count++] = fd;
    touch(m);
}

void step_close(struct mf_model *m, const struct mf_step *step)
{
    struct descriptor *fd = find_fd(m, (int)(uint32_t)step->arg[0]);

    if (!fd) {
        must_fail(m, MF_RULE_EBADF, LX_EBADF);
        return;
    }
    if (!must_return(m, 0))
        return;
    close_fd(m, fd);
    touch(m);
}

/* --- ftruncate. --- */

/* Bytes the guest itself stored in a range that is being dropped: the host may go on holding them.
 */
static void keep_lost(struct mf_model *m, uint64_t first, uint64_t last)
{
    struct mf_segment marked;
    struct mf_segment bytes;

    for (uint64_t at = first;; at = marked.last + 1) {
        if (mf_content_at(&m->stored, at, last, &marked) &&
            mf_content_at(&m->own, at, marked.last, &bytes)) {
            marked.last = bytes.last;
            mf_content_set(&m->lost, at, bytes.last, bytes.token);
        }
        if (marked.last == last)
            return;
    }
}

/* A10: private copies of pages wholly past the new end are lost. Where page sizes differ, nothing
 * that was stored past either end can be relied on any more. */
static void drop_copies(struct mf_model *m, const struct piece *p, uint64_t size_before,
                        uint64_t size)
{
    uint64_t end = round_up(min_u64(size_before, size), m->target_page);
    uint64_t first = p->seen.first;

    if (offset_at(p, p->seen.last) < end)
        return;
    if (p->seen.offset < end)
        first += end - p->seen.offset;
    if (m->host_page != m->target_page) {
        keep_lost(m, first, p->seen.last);
        mf_content_remove(&m->stored, first, p->seen.last);
    }
    mf_content_remove(&m->own, first, p->seen.last);
}

void step_ftruncate(struct mf_model *m, const struct mf_step *step)
{
    const struct descriptor *fd = find_fd(m, (int)(uint32_t)step->arg[0]);
    uint64_t size = step->arg[1];

    if (!fd) {
        must_fail(m, MF_RULE_EBADF, LX_EBADF);
        return;
    }
    if (!fd->writable || size > MF_FILE_SIZE_MAX) {
        must_fail(m, MF_RULE_FILE, LX_EINVAL);
        return;
    }
    if (!must_return(m, 0))
        return;

    struct object *object = &m->objects[fd->object];
    uint64_t before = object->size;
    mf_rule(size < before ? MF_RULE_A10_6 : MF_RULE_A10_7);
    /* The size it has already cuts off what was stored past the end, too (memfd, tried). */
    if (size <= before)
        mf_content_remove(&object->bytes, size, UINT64_MAX);
    record(m, object, RESIZED, size, 0);
    object->size = size;
    for (size_t i = 0; i < m->pieces.count; i++) {
        const struct piece *p = &m->pieces.at[i];
        if (p->seen.is_object && p->seen.object == fd->object && size != before &&
            (!p->seen.shared || m->host_page != m->target_page))
            drop_copies(m, p, before, size);
    }
    touch(m);
}
