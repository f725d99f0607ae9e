#include "repro/import_memory.h"

#include <string.h>

#include "repro/grow.h"

void import_memory_free(struct import_memory *memory)
{
    free(memory->at);
    memset(memory, 0, sizeof *memory);
}

/* The first piece that does not lie wholly before it. */
static size_t find(const struct import_memory *memory, uint64_t address)
{
    size_t low = 0;
    size_t high = memory->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memory->at[middle].last < address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct import_piece import_memory_at(const struct import_memory *memory, uint64_t first,
                                     uint64_t last)
{
    size_t i = find(memory, first);
    struct import_piece piece = {.first = first, .last = last, .state = IMPORT_UNKNOWN};

    if (i == memory->count)
        return piece;
    if (memory->at[i].first > first) {
        if (memory->at[i].first <= last)
            piece.last = memory->at[i].first - 1;
        return piece;
    }
    piece = memory->at[i];
    piece.offset += first - piece.first;
    piece.first = first;
    if (piece.last > last)
        piece.last = last;
    return piece;
}

static void insert(struct import_memory *memory, size_t at, const struct import_piece *piece)
{
    memory->at = repro_grow(memory->at, memory->count, &memory->capacity, sizeof *memory->at);
    memmove(memory->at + at + 1, memory->at + at, (memory->count - at) * sizeof *memory->at);
    memory->at[at] = *piece;
    memory->count++;
}

/* before aaaabbbb    border ..|.....    after aabbcccc */
static void split(struct import_memory *memory, uint64_t border)
{
    size_t i = find(memory, border);
    if (i == memory->count || memory->at[i].first >= border)
        return;
    struct import_piece high = memory->at[i];
    high.offset += border - high.first;
    high.first = border;
    memory->at[i].last = border - 1;
    insert(memory, i + 1, &high);
}

static void split_around(struct import_memory *memory, uint64_t first, uint64_t last)
{
    split(memory, first);
    if (last != UINT64_MAX)
        split(memory, last + 1);
}

void import_memory_set(struct import_memory *memory, const struct import_piece *piece)
{
    struct import_piece copy = *piece; /* it may lie in the array */
    split_around(memory, copy.first, copy.last);
    size_t from = find(memory, copy.first);
    size_t to = from;
    while (to < memory->count && memory->at[to].first <= copy.last)
        to++;
    if (to > from)
        memmove(memory->at + from, memory->at + to, (memory->count - to) * sizeof *memory->at);
    memory->count -= to - from;
    if (copy.state != IMPORT_UNKNOWN)
        insert(memory, from, &copy);
}

static bool same_anchor(const struct import_anchor *a, const struct import_anchor *b)
{
    return a->is_step == b->is_step && (!a->is_step || a->step == b->step);
}

uint64_t import_memory_run(const struct import_memory *memory, uint64_t first, uint64_t last,
                           struct import_anchor *anchor)
{
    struct import_piece piece = import_memory_at(memory, first, last);
    *anchor = piece.anchor;
    while (piece.last < last) {
        struct import_piece next = import_memory_at(memory, piece.last + 1, last);
        if (!same_anchor(anchor, &next.anchor))
            break;
        piece = next;
    }
    return piece.last;
}

bool import_memory_has(const struct import_memory *memory, uint64_t first, uint64_t last,
                       enum import_state state)
{
    for (;;) {
        struct import_piece piece = import_memory_at(memory, first, last);
        if (piece.state == state)
            return true;
        if (piece.last == last)
            return false;
        first = piece.last + 1;
    }
}

bool import_memory_is_open(const struct import_memory *memory, uint64_t first, uint64_t last)
{
    for (;;) {
        struct import_piece piece = import_memory_at(memory, first, last);
        if (piece.open)
            return true;
        if (piece.last == last)
            return false;
        first = piece.last + 1;
    }
}

void import_memory_unmap(struct import_memory *memory, uint64_t first, uint64_t last)
{
    split_around(memory, first, last);
    for (size_t i = find(memory, first); i < memory->count && memory->at[i].first <= last; i++)
        memory->at[i].state = IMPORT_GONE;
}

void import_memory_protect(struct import_memory *memory, uint64_t first, uint64_t last,
                           uint64_t prot)
{
    split_around(memory, first, last);
    for (size_t i = find(memory, first); i < memory->count && memory->at[i].first <= last; i++)
        memory->at[i].prot = prot;
}
