#include "mm/backing.h"

#include <stddef.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

static struct mm_object *objects(const struct mm_backings *set)
{
    return set->objects.at;
}

static struct mm_backing *backings(const struct mm_backings *set)
{
    return set->backings.at;
}

/* Handles and page differences both have their entropy low; the fold keeps distant ones apart. */
static uint32_t bucket(const struct mm_slots *slots, uint64_t key)
{
    uint64_t mixed = key ^ (key >> 16) ^ (key >> 32);
    return (uint32_t)(mixed & (slots->capacity - 1));
}

static uint64_t backing_key(uint32_t object, uint64_t delta)
{
    return object ^ (delta >> 12);
}

/* Double the slots; the caller threads the hash chains anew. */
static bool slots_grow(struct mm_slots *slots, struct mm_host host, size_t slot_size)
{
    uint32_t old = slots->capacity;
    uint32_t capacity = old ? old * 2 : FIRST_CAPACITY;
    if (capacity > UINT32_MAX / 4)
        return false;
    void *at = host.ops->alloc(host.context, capacity * slot_size);
    if (!at)
        return false;
    uint32_t *buckets = host.ops->alloc(host.context, capacity * sizeof *buckets);
    if (!buckets) {
        host.ops->free(host.context, at, capacity * slot_size);
        return false;
    }
    if (old) {
        memcpy(at, slots->at, old * slot_size);
        host.ops->free(host.context, slots->at, old * slot_size);
        host.ops->free(host.context, slots->buckets, old * sizeof *buckets);
    }
    memset(buckets, 0, capacity * sizeof *buckets);
    slots->at = at;
    slots->buckets = buckets;
    slots->capacity = capacity;
    return true;
}

static void slots_clear(struct mm_slots *slots)
{
    if (slots->used)
        memset(slots->buckets, 0, slots->capacity * sizeof *slots->buckets);
    slots->used = 0;
    slots->free = 0;
}

static void slots_free(struct mm_slots *slots, struct mm_host host, size_t slot_size)
{
    if (slots->capacity) {
        host.ops->free(host.context, slots->at, slots->capacity * slot_size);
        host.ops->free(host.context, slots->buckets, slots->capacity * sizeof *slots->buckets);
    }
    memset(slots, 0, sizeof *slots);
}

static void chain_object(struct mm_backings *set, uint32_t number)
{
    struct mm_object *one = &objects(set)[number];
    uint32_t *head = &set->objects.buckets[bucket(&set->objects, one->handle)];
    one->next = *head;
    *head = number;
}

static void chain_backing(struct mm_backings *set, uint32_t number)
{
    struct mm_backing *one = &backings(set)[number];
    uint64_t key = backing_key(one->object, one->delta);
    uint32_t *head = &set->backings.buckets[bucket(&set->backings, key)];
    one->next = *head;
    *head = number;
}

void mm_backings_init(struct mm_backings *set)
{
    memset(set, 0, sizeof *set);
}

void mm_backings_forget(struct mm_backings *set)
{
    slots_clear(&set->objects);
    slots_clear(&set->backings);
    set->handles = 0;
}

void mm_backings_free(struct mm_backings *set, struct mm_host host)
{
    for (uint32_t i = 1; i <= set->objects.used; i++) {
        if (objects(set)[i].handle)
            host.ops->release(host.context, objects(set)[i].handle);
    }
    slots_free(&set->objects, host, sizeof(struct mm_object));
    slots_free(&set->backings, host, sizeof(struct mm_backing));
    set->handles = 0;
}

static void chain_used_object(struct mm_backings *set, uint32_t number)
{
    if (objects(set)[number].handle)
        chain_object(set, number);
}

static void chain_used_backing(struct mm_backings *set, uint32_t number)
{
    if (backings(set)[number].object)
        chain_backing(set, number);
}

_Static_assert(offsetof(struct mm_object, next) == 0 && offsetof(struct mm_backing, next) == 0,
               "take_slot finds it there");

/* A free slot's number, or 0: no memory. chain: put a slot back into its hash chain, if it is in
 * use. */
static uint32_t take_slot(struct mm_backings *set, struct mm_slots *slots, struct mm_host host,
                          size_t slot_size, void (*chain)(struct mm_backings *, uint32_t))
{
    if (slots->free) {
        uint32_t number = slots->free;
        memcpy(&slots->free, (char *)slots->at + number * slot_size, sizeof slots->free);
        return number;
    }
    if (slots->used + 1 >= slots->capacity) {
        if (!slots_grow(slots, host, slot_size))
            return 0;
        for (uint32_t i = 1; i <= slots->used; i++)
            chain(set, i);
    }
    return ++slots->used;
}

uint32_t mm_object_take(struct mm_backings *set, struct mm_host host, const struct mm_object *want)
{
    uint32_t number = 0;
    if (set->objects.capacity)
        number = set->objects.buckets[bucket(&set->objects, want->handle)];
    while (number && objects(set)[number].handle != want->handle)
        number = objects(set)[number].next;
    if (number) {
        host.ops->release(host.context, want->handle); /* one reference is enough */
        objects(set)[number].users++;
        return number;
    }
    number = take_slot(set, &set->objects, host, sizeof(struct mm_object), chain_used_object);
    if (!number) {
        host.ops->release(host.context, want->handle);
        return 0;
    }
    objects(set)[number] = *want;
    objects(set)[number].users = 1;
    chain_object(set, number);
    set->handles++;
    return number;
}

void mm_object_pin(struct mm_backings *set, uint32_t number)
{
    objects(set)[number].users++;
}

void mm_object_unpin(struct mm_backings *set, struct mm_host host, uint32_t number)
{
    struct mm_object *one = &objects(set)[number];
    if (--one->users)
        return;
    uint32_t *link = &set->objects.buckets[bucket(&set->objects, one->handle)];
    while (*link != number)
        link = &objects(set)[*link].next;
    *link = one->next;
    host.ops->release(host.context, one->handle);
    one->handle = 0;
    one->next = set->objects.free;
    set->objects.free = number;
    set->handles--;
}

const struct mm_object *mm_object_at(const struct mm_backings *set, uint32_t number)
{
    return &objects(set)[number];
}

uint32_t mm_backing_use(struct mm_backings *set, struct mm_host host, uint32_t object,
                        uint64_t delta, uint64_t pages)
{
    uint64_t key = backing_key(object, delta);
    uint32_t number = 0;
    if (set->backings.capacity)
        number = set->backings.buckets[bucket(&set->backings, key)];
    for (; number; number = backings(set)[number].next) {
        struct mm_backing *one = &backings(set)[number];
        if (one->object == object && one->delta == delta) {
            one->pages += pages;
            return number;
        }
    }
    number = take_slot(set, &set->backings, host, sizeof(struct mm_backing), chain_used_backing);
    if (!number)
        return 0;
    backings(set)[number] = (struct mm_backing){.object = object, .delta = delta, .pages = pages};
    chain_backing(set, number);
    mm_object_pin(set, object);
    return number;
}

void mm_backing_add(struct mm_backings *set, uint32_t number, uint64_t pages)
{
    backings(set)[number].pages += pages;
}

void mm_backing_drop(struct mm_backings *set, struct mm_host host, uint32_t number, uint64_t pages)
{
    struct mm_backing *one = &backings(set)[number];
    one->pages -= pages;
    if (one->pages)
        return;
    uint64_t key = backing_key(one->object, one->delta);
    uint32_t *link = &set->backings.buckets[bucket(&set->backings, key)];
    while (*link != number)
        link = &backings(set)[*link].next;
    *link = one->next;
    mm_object_unpin(set, host, one->object);
    one->object = 0;
    one->next = set->backings.free;
    set->backings.free = number;
}

const struct mm_backing *mm_backing_at(const struct mm_backings *set, uint32_t number)
{
    return &backings(set)[number];
}
