/*
 * What the page table says of a page, in 64 bits: everything in which two neighbouring pages of one
 * region must be equal. 0 is free.
 *
 *   0      mapped              7..12  MM_ATTR_*            24..31  the embedder's bits
 *   1..3   protection          13     object (else private anonymous memory)
 *   4..6   maximum protection  14..15 MM_INHERIT_*         32..63  backing: which object at which
 *                              16..20 how the host backs           offset-minus-address difference
 *                                     it (below)                   (backing.h)
 *                              21     guard
 *                              22     charged: a private file page that a Linux guest once had
 *                                     writable (SEMANTICS.md A8)
 *
 * A guard is mapped and nothing else: no protection, no object, no bytes. Its host page is held by
 * anonymous memory that nobody may touch, or by whatever the other users of that page have in it.
 *
 * How the host backs a page of an object (nothing a guest can tell):
 *   natural   by the object itself
 *   snapshot  H > T, private: by anonymous memory into which the file was read
 *   past      H > T, private: by the file, far past its end, so that every access faults
 *   fill n    H < T: the first n host pages by the object, the rest by anonymous zero pages,
 * because the object ended inside this target page
 */
#ifndef MM_VALUE_H
#define MM_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "mm/mm.h"

#define MM_V_MAPPED ((uint64_t)1)
#define MM_V_PROT_SHIFT 1
#define MM_V_MAX_SHIFT 4
#define MM_V_ATTR_SHIFT 7
#define MM_V_OBJECT ((uint64_t)1 << 13)
#define MM_V_INHERIT_SHIFT 14
#define MM_V_INHERIT_MASK ((uint64_t)3 << MM_V_INHERIT_SHIFT)
#define MM_V_STATE_SHIFT 16
#define MM_V_STATE_MASK ((uint64_t)0x1f << MM_V_STATE_SHIFT)
#define MM_V_GUARD ((uint64_t)1 << 21)
#define MM_V_CHARGED ((uint64_t)1 << 22)
#define MM_V_USER_SHIFT 24
#define MM_V_USER_MASK ((uint64_t)0xff << MM_V_USER_SHIFT)
#define MM_V_BACKING_SHIFT 32

enum mm_state { MM_NATURAL = 0, /* 1..15: fill */ MM_SNAPSHOT = 16, MM_PAST = 17 };

/* A child of fork gets what is shared, and a copy of what is private, until minherit says other. */
static inline uint64_t mm_value_make(unsigned prot, unsigned max_prot, unsigned attrs)
{
    unsigned inherit = attrs & MM_ATTR_SHARED ? MM_INHERIT_SHARE : MM_INHERIT_COPY;
    return MM_V_MAPPED | (uint64_t)prot << MM_V_PROT_SHIFT | (uint64_t)max_prot << MM_V_MAX_SHIFT |
           (uint64_t)attrs << MM_V_ATTR_SHIFT | (uint64_t)inherit << MM_V_INHERIT_SHIFT;
}

static inline uint64_t mm_value_make_guard(void)
{
    return mm_value_make(0, 0, 0) | MM_V_GUARD;
}

static inline unsigned mm_value_prot(uint64_t value)
{
    return (unsigned)(value >> MM_V_PROT_SHIFT) & MM_PROT_RWX;
}

static inline unsigned mm_value_max(uint64_t value)
{
    return (unsigned)(value >> MM_V_MAX_SHIFT) & MM_PROT_RWX;
}

static inline unsigned mm_value_attrs(uint64_t value)
{
    return (unsigned)(value >> MM_V_ATTR_SHIFT) & 0x3f;
}

static inline bool mm_value_shared(uint64_t value)
{
    return (mm_value_attrs(value) & MM_ATTR_SHARED) != 0;
}

static inline bool mm_value_object(uint64_t value)
{
    return (value & MM_V_OBJECT) != 0;
}

static inline bool mm_value_guard(uint64_t value)
{
    return (value & MM_V_GUARD) != 0;
}

/* Mapped, and not only a guard. */
static inline bool mm_value_has_bytes(uint64_t value)
{
    return value && !mm_value_guard(value);
}

static inline unsigned mm_value_inherit(uint64_t value)
{
    return (unsigned)((value & MM_V_INHERIT_MASK) >> MM_V_INHERIT_SHIFT);
}

static inline unsigned mm_value_state(uint64_t value)
{
    return (unsigned)((value & MM_V_STATE_MASK) >> MM_V_STATE_SHIFT);
}

static inline uint32_t mm_value_backing(uint64_t value)
{
    return (uint32_t)(value >> MM_V_BACKING_SHIFT);
}

static inline uint64_t mm_value_with_prot(uint64_t value, unsigned prot)
{
    return (value & ~((uint64_t)MM_PROT_RWX << MM_V_PROT_SHIFT)) | (uint64_t)prot
                                                                       << MM_V_PROT_SHIFT;
}

static inline uint64_t mm_value_with_max(uint64_t value, unsigned max_prot)
{
    return (value & ~((uint64_t)MM_PROT_RWX << MM_V_MAX_SHIFT)) | (uint64_t)max_prot
                                                                      << MM_V_MAX_SHIFT;
}

static inline uint64_t mm_value_with_inherit(uint64_t value, unsigned inherit)
{
    return (value & ~MM_V_INHERIT_MASK) | (uint64_t)inherit << MM_V_INHERIT_SHIFT;
}

static inline uint64_t mm_value_with_attrs(uint64_t value, unsigned attrs)
{
    return (value & ~((uint64_t)0x3f << MM_V_ATTR_SHIFT)) | (uint64_t)attrs << MM_V_ATTR_SHIFT;
}

static inline uint64_t mm_value_with_state(uint64_t value, unsigned state)
{
    return (value & ~MM_V_STATE_MASK) | (uint64_t)state << MM_V_STATE_SHIFT;
}

static inline uint64_t mm_value_with_backing(uint64_t value, uint32_t backing)
{
    return (value & UINT32_MAX) | (uint64_t)backing << MM_V_BACKING_SHIFT;
}

/* Linux counts memory that a private file mapping may come to need from when it is writable, unless
 * NORESERVE says not to, and for ever: a mapping of its own beside what never was. */
static inline uint64_t mm_value_charge(uint64_t value)
{
    bool counts = mm_value_object(value) && !mm_value_shared(value) &&
                  (mm_value_prot(value) & MM_PROT_WRITE) &&
                  !(mm_value_attrs(value) & MM_ATTR_NORESERVE);
    return counts ? value | MM_V_CHARGED : value;
}

/* Without what a guest cannot tell apart: equal neighbours are one mapping (SEMANTICS.md A8). */
static inline uint64_t mm_value_guest(uint64_t value)
{
    return value & ~(MM_V_STATE_MASK | MM_V_USER_MASK);
}

/* The host page belongs to a private mapping of a file itself, not to anonymous memory. */
static inline bool mm_value_genuine(uint64_t value)
{
    return mm_value_object(value) && !mm_value_shared(value) &&
           mm_value_state(value) != MM_SNAPSHOT;
}

/* What the host must allow for what the guest may do: any access needs loads (A10), never execute.
 */
static inline unsigned mm_host_prot(unsigned prot)
{
    return (prot ? (unsigned)MM_HOST_READ : 0) |
           ((prot & MM_PROT_WRITE) ? (unsigned)MM_HOST_WRITE : 0);
}

#endif
