#include "repro/looks.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/check.h"

/* --- Lists of items as text. --- */

struct list {
    struct repro_buffer text; /* one after the other */
    size_t *ends;
    size_t count;
    size_t capacity;
};

struct repro_items {
    struct list now;
    struct list before;
};

static void end_item(struct list *list)
{
    list->ends = mf_list_room(list->ends, list->count, &list->capacity, sizeof *list->ends);
    list->ends[list->count++] = list->text.length;
}

static bool same_item(const struct list *a, size_t i, const struct list *b, size_t k)
{
    size_t a_first = i ? a->ends[i - 1] : 0;
    size_t b_first = k ? b->ends[k - 1] : 0;
    size_t length = a->ends[i] - a_first;
    return length == b->ends[k] - b_first &&
           memcmp(a->text.data + a_first, b->text.data + b_first, length) == 0;
}

/* [how many stay at the beginning, at the end, [what is between]]; then they are those before. */
static void put_changes(struct repro_buffer *out, struct repro_items *items)
{
    struct list *now = &items->now;
    struct list *before = &items->before;
    size_t most = now->count < before->count ? now->count : before->count;
    size_t head = 0;
    size_t tail = 0;

    while (head < most && same_item(now, head, before, head))
        head++;
    while (head + tail < most &&
           same_item(now, now->count - 1 - tail, before, before->count - 1 - tail))
        tail++;
    repro_putf(out, "[%zu,%zu,[", head, tail);
    for (size_t i = head; i < now->count - tail; i++) {
        size_t first = i ? now->ends[i - 1] : 0;
        repro_put(out, i == head ? "" : ",");
        repro_put_bytes(out, now->text.data + first, now->ends[i] - first);
    }
    repro_put(out, "]]");

    struct list old = *before;
    *before = *now;
    *now = old;
    now->text.length = 0;
    now->count = 0;
}

static void free_items(struct repro_items *items)
{
    repro_buffer_free(&items->now.text);
    repro_buffer_free(&items->before.text);
    free(items->now.ends);
    free(items->before.ends);
    free(items);
}

static void put_item(struct repro_buffer *out, uint64_t first, uint64_t last, unsigned prot,
                     const char *kind, const char *text)
{
    repro_putf(out, "[\"%" PRIx64 "\",\"%" PRIx64 "\",%u,\"%s\",", first, last, prot & MM_PROT_RWX,
               kind);
    repro_put_json(out, text, strlen(text));
    repro_put(out, "]");
}

/* --- The program's names for objects. --- */

static void learn(struct repro_looks *looks, uint64_t object, int fd)
{
    for (size_t i = 0; i < looks->name_count; i++) {
        if (looks->names[i].object == object)
            return;
    }
    looks->names =
        mf_list_room(looks->names, looks->name_count, &looks->name_capacity, sizeof *looks->names);
    looks->names[looks->name_count].object = object;
    looks->names[looks->name_count++].fd = fd;
}

/* Those that have come to be known. One stays when its descriptor is closed. */
static void learn_names(struct repro_looks *looks, const struct mf_checks *checks)
{
    for (size_t i = 0; i < checks->twins.count; i++) {
        const struct mf_twin *twin = &checks->twins.at[i];
        if (!twin->known)
            continue;
        if (twin->anonymous)
            learn(looks, twin->core, -1);
        for (size_t k = 0; k < checks->fds.count; k++) {
            uint32_t object;
            if (mf_model_fd_object(checks->model, checks->fds.at[k], &object) &&
                object == twin->model)
                learn(looks, twin->core, checks->fds.at[k]);
        }
    }
}

/* "object 7+0x1000" becomes "file 3+0x1000". */
static void rename_object(char *text, size_t size, int fd)
{
    char rest[192];
    char *at = strstr(text, "object ");
    if (!at)
        return;
    snprintf(rest, sizeof rest, "%s", at + strcspn(at, "+"));
    size_t room = size - (size_t)(at - text);
    if (fd < 0)
        snprintf(at, room, "memory%s", rest);
    else
        snprintf(at, room, "file %d%s", fd, rest);
}

/* --- What there is. --- */

static void put_region(struct repro_looks *looks, struct list *list, const struct mm_region *region)
{
    const char *kind = region->kind == MM_KIND_GUARD ? "guard" : "anon";
    char text[192];
    mf_region_text(text, sizeof text, region, region->range.first);
    if (region->kind == MM_KIND_FILE) {
        bool shared = (region->attrs & MM_ATTR_SHARED) != 0;
        kind = shared ? "shared-file" : "private-file";
        for (size_t i = 0; i < looks->name_count; i++) {
            if (looks->names[i].object != region->object)
                continue;
            rename_object(text, sizeof text, looks->names[i].fd);
            if (looks->names[i].fd < 0)
                kind = "shared-anon";
        }
    }
    put_item(&list->text, region->range.first, region->range.last, region->prot, kind, text);
    end_item(list);
}

/* At guest addresses. What lies outside of the span cannot be shown there. */
static void put_mapping(const struct mf_checks *checks, struct list *list,
                        const struct mf_host_mapping *mapping)
{
    static const char *const kinds[] = {"anon",    "private-file", "shared-file",
                                        "reserve", "foreign",      "held"};
    char text[192];
    uint64_t first = mapping->first > checks->span_first ? mapping->first : checks->span_first;
    uint64_t last = mapping->last < checks->span_last ? mapping->last : checks->span_last;
    if (first > last)
        return;
    mf_mapping_text(text, sizeof text, mapping, first);
    put_item(&list->text, mf_to_guest(checks, first), mf_to_guest(checks, last), mapping->prot,
             kinds[mapping->kind], text);
    end_item(list);
}

static void write_line(struct repro_looks *looks)
{
    size_t done = 0;
    if (looks->line.failed || looks->guest->before.text.failed || looks->host->before.text.failed)
        abort();
    while (done < looks->line.length) {
        ssize_t count = write(looks->fd, looks->line.data + done, looks->line.length - done);
        if (count <= 0)
            abort(); /* the page says that the process ended */
        done += (size_t)count;
    }
    looks->line.length = 0;
}

void repro_looks_watch(void *context, const struct mf_checks *checks, size_t done)
{
    struct repro_looks *looks = context;
    (void)done; /* they come in order */
    learn_names(looks, checks);
    for (size_t i = 0; i < checks->regions.count; i++)
        put_region(looks, &looks->guest->now, &checks->regions.at[i]);
    for (size_t i = 0; i < mf_mapping_count(checks); i++)
        put_mapping(checks, &looks->host->now, mf_mapping_at(checks, i));
    repro_put(&looks->line, "{\"guest\":");
    put_changes(&looks->line, looks->guest);
    repro_put(&looks->line, ",\"host\":");
    put_changes(&looks->line, looks->host);
    repro_put(&looks->line, "}\n");
    write_line(looks);
}

void repro_put_model(struct repro_buffer *out, const struct mf_checks *checks)
{
    char text[192];
    repro_put(out, "[");
    for (size_t i = 0; i < mf_model_piece_count(checks->model); i++) {
        const struct mf_piece *piece = mf_model_piece(checks->model, i);
        const char *kind = piece->guard ? "guard" : "anon";
        if (piece->is_object)
            kind = piece->shared ? "shared-file" : "private-file";
        mf_piece_text(text, sizeof text, piece, piece->first);
        repro_put(out, i ? "," : "");
        put_item(out, piece->first, piece->last, piece->prot, kind, text);
    }
    repro_put(out, "]");
}

void repro_put_stated(struct repro_buffer *out, const struct mf_maps_line *lines, size_t count)
{
    char text[64];
    repro_put(out, "[");
    for (size_t i = 0; i < count; i++) {
        snprintf(text, sizeof text, "%s%c", mf_prot_text(lines[i].prot),
                 lines[i].shared ? 's' : 'p');
        repro_put(out, i ? "," : "");
        put_item(out, lines[i].first, lines[i].last, lines[i].prot,
                 lines[i].shared ? "shared-anon" : "anon", text);
    }
    repro_put(out, "]");
}

void repro_looks_init(struct repro_looks *looks, int fd)
{
    *looks = (struct repro_looks){.fd = fd};
    looks->guest = calloc(1, sizeof *looks->guest);
    looks->host = calloc(1, sizeof *looks->host);
    if (!looks->guest || !looks->host)
        abort();
}

void repro_looks_free(struct repro_looks *looks)
{
    free_items(looks->guest);
    free_items(looks->host);
    repro_buffer_free(&looks->line);
    free(looks->names);
}
