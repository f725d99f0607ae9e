/*
 * Address arithmetic, all of it. Ranges are inclusive of their last byte, so that the top of the
 * address space needs no special case; nothing outside this file may wrap, and what wraps here does
 * so on purpose and says so in its name.
 */
#ifndef MM_RANGE_H
#define MM_RANGE_H

#include <stdbool.h>
#include <stdint.h>

/* A guest address, or a guest length, in bytes. */
typedef uint64_t mm_addr;

/* [first, last], in bytes; first <= last always: an empty range does not exist. */
struct mm_range {
    mm_addr first;
    mm_addr last;
};

#if defined(__clang__)
#define MM_MAY_WRAP __attribute__((no_sanitize("unsigned-integer-overflow")))
#else
#define MM_MAY_WRAP
#endif

MM_MAY_WRAP static inline uint64_t mm_add_wrap(uint64_t a, uint64_t b)
{
    return a + b;
}

MM_MAY_WRAP static inline uint64_t mm_sub_wrap(uint64_t a, uint64_t b)
{
    return a - b;
}

/* `unit` is a power of two in all of these. */
static inline uint64_t mm_round_down(uint64_t value, uint64_t unit)
{
    return value & ~(unit - 1);
}

/* Rounds up modulo 2^64: a value in the last unit gives 0, as kernels have it (SEMANTICS.md A0). */
static inline uint64_t mm_round_up_wrap(uint64_t value, uint64_t unit)
{
    return mm_add_wrap(value, unit - 1) & ~(unit - 1);
}

/* The last byte of the unit that contains value. */
static inline uint64_t mm_unit_last(uint64_t value, uint64_t unit)
{
    return value | (unit - 1);
}

static inline bool mm_aligned(uint64_t value, uint64_t unit)
{
    return (value & (unit - 1)) == 0;
}

/* [first, first + len - 1]; false where len is 0 or the range would pass 2^64 - 1. */
static inline bool mm_range_make(mm_addr first, uint64_t len, struct mm_range *range)
{
    if (len == 0 || len - 1 > UINT64_MAX - first)
        return false;
    *range = (struct mm_range){first, first + (len - 1)};
    return true;
}

/* Length in bytes; the whole 2^64 gives 0, which no caller that has checked its range can meet. */
static inline uint64_t mm_range_len(struct mm_range range)
{
    return mm_add_wrap(range.last - range.first, 1);
}

static inline bool mm_range_overlaps(struct mm_range a, struct mm_range b)
{
    return a.first <= b.last && b.first <= a.last;
}

static inline bool mm_range_contains(struct mm_range outer, struct mm_range inner)
{
    return outer.first <= inner.first && inner.last <= outer.last;
}

static inline bool mm_range_has(struct mm_range range, mm_addr at)
{
    return range.first <= at && at <= range.last;
}

/* What two overlapping ranges share. */
static inline struct mm_range mm_range_cut(struct mm_range a, struct mm_range b)
{
    return (struct mm_range){a.first > b.first ? a.first : b.first,
                             a.last < b.last ? a.last : b.last};
}

/* Go on behind `done`, a part of the range; false: nothing is left of it. */
static inline bool mm_range_rest(struct mm_range *range, struct mm_range done)
{
    if (done.last >= range->last)
        return false;
    range->first = done.last + 1;
    return true;
}

/* The smallest range of whole units that covers this one. */
static inline struct mm_range mm_range_outward(struct mm_range range, uint64_t unit)
{
    return (struct mm_range){mm_round_down(range.first, unit), mm_unit_last(range.last, unit)};
}

#endif
