/*
 * Operands at boundaries, and operands that must be refused.
 */
#include "fuzz/operands.h"

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

struct mf_value mf_wild_addr(struct mf_maker *maker)
{
    uint64_t page = maker->sketch.target_page;
    uint64_t host = maker->sketch.host_page;
    uint64_t steps[] = {0, page, host, 1, maker->sketch.unit, 2 * page};
    uint64_t step = steps[mf_below(maker, sizeof(steps) / sizeof(steps[0]))];
    if (mf_percent(maker, 60))
        step = 0 - step;
    switch (mf_below(maker, 8)) {
    case 0:
    case 1:
    case 2:
        return (struct mf_value){MF_TOP, 0, step};
    case 3:
        return (struct mf_value){MF_BITS_TOP, 0, step};
    case 4:
        return mf_number(step);
    case 5:
        return mf_number(((uint64_t)1 << 31) + step);
    case 6:
        return mf_number(((uint64_t)1 << 32) + step);
    default:
        return (struct mf_value){MF_MIN, 0, step};
    }
}

uint64_t mf_wild_len(struct mf_maker *maker, uint64_t addr)
{
    uint64_t page = maker->sketch.target_page;
    uint64_t host = maker->sketch.host_page;
    uint64_t top = maker->sketch.highest + 1;
    uint64_t word = maker->sketch.cut_to_32 ? (uint64_t)1 << 32 : 0;
    uint64_t lengths[] = {
        0,
        1,
        page - 1,
        page + 1,
        host - page,
        host + page,
        host - 1,
        host + 1,
        word - 1,
        word - page,
        word - page + 1,
        word - page - 1,
        word - host,
        word - host + 1,
        top,
        top - addr,
        top - addr + 1,
        top - addr + page,
        top - addr - page,
        word - addr,
        word - addr + page,
        word - addr - page,
        (uint64_t)1 << 63,
        (uint64_t)1 << 47,
        (uint64_t)1 << 31,
        (uint64_t)1 << 32,
        word - 2 * page,
        ((uint64_t)1 << 32) - page,
        ((uint64_t)1 << 32) - page + 1,
        ((uint64_t)1 << 32) - 1,
        ((uint64_t)1 << 31) - page,
        top + page,
        top - page,
        (uint64_t)1 << 40,
    };
    return lengths[mf_below(maker, sizeof(lengths) / sizeof(lengths[0]))];
}

static uint64_t wild_prot(struct mf_maker *maker, uint64_t prot)
{
    static const uint64_t bits[] = {
        LX_PROT_SEM,
        0x10,
        0x70,
        LX_PROT_GROWSDOWN,
        LX_PROT_GROWSDOWN,
        LX_PROT_GROWSUP,
        LX_PROT_GROWSDOWN | LX_PROT_GROWSUP,
        0x80000000,
        (uint64_t)1 << 32,
        UINT64_MAX,
    };
    unsigned drawn = (unsigned)mf_below(maker, 11);
    if (drawn == 10)
        return prot | (uint64_t)1 << mf_below(maker, 64);
    return prot | bits[drawn];
}

static uint64_t wild_mmap_flags(struct mf_maker *maker, uint64_t flags)
{
    static const uint64_t validated[] = {LX_MAP_SYNC,    LX_MAP_FIXED_NOREPLACE, 0x80000000, 0x200,
                                         LX_MAP_ABOVE4G, LX_MAP_32BIT,           0x8,        0x400};
    static const uint32_t sizes[] = {0, 21, 30, 1, 16, 63};
    switch (mf_below(maker, 6)) {
    case 0: /* another type */
        return (flags & ~(uint64_t)LX_MAP_TYPE) | mf_below(maker, 16);
    case 1:
        return flags | (LX_MAP_SHARED_VALIDATE) | validated[mf_below(maker, 8)];
    case 2:
        return flags | LX_MAP_HUGETLB | (uint64_t)sizes[mf_below(maker, 6)] << LX_MAP_HUGE_SHIFT;
    case 3: /* what droppable memory cannot be */
        return (flags & ~(uint64_t)LX_MAP_TYPE) | LX_MAP_DROPPABLE |
               (mf_percent(maker, 50) ? LX_MAP_LOCKED : LX_MAP_GROWSDOWN);
    case 4:
        return flags | LX_MAP_GROWSDOWN;
    default:
        return flags ^ (uint64_t)1 << mf_below(maker, mf_percent(maker, 90) ? 32 : 64);
    }
}

static uint64_t wild_mremap_flags(struct mf_maker *maker, uint64_t flags)
{
    static const uint64_t bits[] = {8, (uint64_t)1 << 32, 0x80000000, (uint64_t)1 << 63};
    return mf_percent(maker, 75) ? mf_below(maker, 8) : flags | bits[mf_below(maker, 4)];
}

static uint64_t wild_fd(struct mf_maker *maker)
{
    static const uint64_t fds[] = {UINT64_MAX,
                                   7,
                                   100,
                                   0,
                                   2,
                                   0x7fffffff,
                                   0x80000000,
                                   3 | (uint64_t)1 << 32,
                                   (uint64_t)1 << 32,
                                   UINT64_MAX << 32};
    return fds[mf_below(maker, sizeof(fds) / sizeof(fds[0]))];
}

static uint64_t wild_offset(struct mf_maker *maker, uint64_t offset, uint64_t len)
{
    uint64_t page = maker->sketch.target_page;
    uint64_t limit = (uint64_t)1 << 63;
    uint64_t offsets[] = {
        offset + 1,
        offset + page / 2,
        offset + maker->sketch.host_page,
        limit - page,
        limit - 2 * page,
        limit - page - mf_round_up(len, page),
        limit - mf_round_up(len, page),
        limit,
        0 - page,
        (uint64_t)1 << 62,
        0xfffffffff000,
        offset - 1,
    };
    return offsets[mf_below(maker, sizeof(offsets) / sizeof(offsets[0]))];
}

static uint64_t wild_size(struct mf_maker *maker)
{
    static const uint64_t sizes[] = {
        (uint64_t)1 << 62, ((uint64_t)1 << 62) + 1, ((uint64_t)1 << 63) - 1, (uint64_t)1 << 63,
        UINT64_MAX,        (uint64_t)1 << 40};
    return sizes[mf_below(maker, sizeof(sizes) / sizeof(sizes[0]))];
}

static uint64_t wild_freebsd_prot(struct mf_maker *maker, uint64_t prot)
{
    const uint64_t bits[] = {0x8,
                             0x10,
                             (uint64_t)8 << FB_PROT_MAX_SHIFT,
                             0x80000000,
                             (uint64_t)1 << 32,
                             UINT64_MAX,
                             (uint64_t)1 << FB_PROT_MAX_SHIFT,
                             (uint64_t)4 << FB_PROT_MAX_SHIFT,
                             (uint64_t)1 << mf_below(maker, 64)};
    return prot | bits[mf_below(maker, sizeof(bits) / sizeof(bits[0]))];
}

static uint64_t wild_freebsd_flags(struct mf_maker *maker, uint64_t flags)
{
    static const uint8_t aligns[] = {2, 11, 12, 13, 32, 47, 63, 64, 127, 255};
    static const uint32_t unknown[] = {0x4, 0x8, 0x80, 0x100, 0x8000, 0x10000, 0x100000, 0x800000};
    switch (mf_below(maker, 7)) {
    case 0:
        return (flags & 0xffffff) | (uint64_t)aligns[mf_below(maker, 10)] << FB_MAP_ALIGNMENT_SHIFT;
    case 1:
        return flags | unknown[mf_below(maker, 8)];
    case 2: /* both types, or none */
        return mf_percent(maker, 50) ? flags | FB_MAP_SHARED | FB_MAP_PRIVATE
                                     : flags & ~(uint64_t)(FB_MAP_SHARED | FB_MAP_PRIVATE);
    case 3:
        return flags | FB_MAP_GUARD;
    case 4:
        return flags | FB_MAP_STACK;
    case 5:
        return (flags ^ FB_MAP_EXCL) | (mf_percent(maker, 50) ? FB_MAP_32BIT : 0);
    default:
        return flags ^ (uint64_t)1 << mf_below(maker, mf_percent(maker, 90) ? 32 : 64);
    }
}

bool mf_garble(struct mf_maker *maker, struct mf_op *op, unsigned arg)
{
    static const uint64_t advices[] = {5, 8, 9, 14, 23, 24, 25, 100, 10, UINT64_MAX, 0x100000004};
    static const uint64_t inherits[] = {4, UINT64_MAX, 0x100000001, 0x80000000};
    static const uint64_t syncs[] = {5, 7, 8, 0x80000000, (uint64_t)1 << 32, UINT64_MAX, 0x10, 4};
    struct mf_value *value = &op->arg[arg];
    uint64_t addr = mf_sketch_place(&maker->sketch, maker->program, maker->at, op->arg[0]).at;
    bool freebsd = mf_is_freebsd(maker);
    switch (mf_operand_role((enum mf_op_kind)op->kind, arg)) {
    case MF_CLASS_ADDR:
        if (mf_percent(maker, 55)) { /* unaligned, or the other way round: no longer so */
            uint64_t steps[] = {1, maker->sketch.target_page / 2, maker->sketch.host_page, 0x800,
                                maker->sketch.target_page};
            uint64_t step = steps[mf_below(maker, 5)];
            value->offset += mf_percent(maker, 70) ? step : 0 - step;
        } else {
            *value = mf_wild_addr(maker);
        }
        return true;
    case MF_ROLE_LEN:
        *value = mf_number(mf_wild_len(maker, addr));
        return true;
    case MF_CLASS_PROT:
        *value = mf_number(freebsd ? wild_freebsd_prot(maker, value->offset)
                                   : wild_prot(maker, value->offset));
        return true;
    case MF_CLASS_MAP:
        *value = mf_number(freebsd ? wild_freebsd_flags(maker, value->offset)
                                   : wild_mmap_flags(maker, value->offset));
        return true;
    case MF_CLASS_MREMAP:
        *value = mf_number(wild_mremap_flags(maker, value->offset));
        return true;
    case MF_CLASS_MS:
        *value = mf_number(syncs[mf_below(maker, 8)]);
        return true;
    case MF_CLASS_MADV:
        *value = mf_number(advices[mf_below(maker, 11)]);
        return true;
    case MF_CLASS_INHERIT:
        *value = mf_number(inherits[mf_below(maker, 4)]);
        return true;
    case MF_CLASS_FD:
        *value = mf_number(wild_fd(maker));
        return true;
    case MF_ROLE_OFFSET:
        *value = mf_number(wild_offset(maker, value->offset, op->arg[1].offset));
        return true;
    case MF_ROLE_SIZE:
        *value = mf_number(wild_size(maker));
        return true;
    default: /* a byte, a mode, a need: every lawful value is an ordinary one */
        return false;
    }
}
