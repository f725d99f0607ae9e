#include "fuzz/codec_format.h"

#include "mm/abi_linux.h"

const uint8_t mf_usual_bits[USUAL_BITS] = {64, 64, 64, 64, 64, 64, 64, 64,
                                           32, 32, 32, 47, 39, 33, 63, 48};

const uint64_t mf_usual_reserved[USUAL_RESERVED] = {
    0,         0,          0,        0,        0,          0x10000,    0x20000,    0x100000,
    0x1000000, 0x3fff0000, 1u << 30, 1u << 31, 1ull << 32, 1ull << 36, 1ull << 47,
};

const uint64_t mf_usual_base[USUAL_BASE] = {
    0x10000, 0x100000, 0x10000000, 1ull << 32, 1ull << 36, 1ull << 40, 1ull << 46, 1ull << 62,
};

const uint8_t mf_kind_of_byte[OP_KIND_MASK + 1] = {
    MF_MMAP,      MF_MUNMAP,   MF_MPROTECT, MF_MREMAP,    MF_MSYNC,    MF_MADVISE,  MF_MINHERIT,
    MF_FTRUNCATE, MF_CLOSE,    MF_FILE,     MF_STORE,     MF_LOAD,     MF_ACCESS,   MF_FAULT,
    MF_MMAP,      MF_MMAP,     MF_MMAP,     MF_MMAP,      MF_MMAP,     MF_MMAP,     MF_MMAP,
    MF_MMAP,      MF_MMAP,     MF_MMAP,     MF_MMAP,      MF_MMAP,     MF_MMAP,     MF_MUNMAP,
    MF_MUNMAP,    MF_MUNMAP,   MF_MUNMAP,   MF_MUNMAP,    MF_MUNMAP,   MF_MPROTECT, MF_MPROTECT,
    MF_MPROTECT,  MF_MPROTECT, MF_MPROTECT, MF_MPROTECT,  MF_MPROTECT, MF_MREMAP,   MF_MREMAP,
    MF_MREMAP,    MF_MREMAP,   MF_MREMAP,   MF_MREMAP,    MF_MREMAP,   MF_MREMAP,   MF_MSYNC,
    MF_MADVISE,   MF_MADVISE,  MF_MADVISE,  MF_FTRUNCATE, MF_FILE,     MF_FILE,     MF_STORE,
    MF_STORE,     MF_STORE,    MF_STORE,    MF_LOAD,      MF_LOAD,     MF_ACCESS,   MF_CLOSE,
    MF_MMAP,
};

const uint64_t mf_places[PLACES] = {
    0x20000,    0x100000,   0x20000000,  0x3fff0000, 0x40000000,     0x7fff0000,
    0x80000000, 0xffff0000, 0x100000000, 0xfffff000, 0x7f0000000000, 0x7ffffffff000,
};

const uint8_t mf_usual_errors[USUAL_ERRORS] = {
    LX_ENOMEM, LX_EINVAL, LX_EAGAIN,    LX_EACCES,     LX_EPERM,  LX_ENODEV,
    LX_EIO,    LX_EINTR,  LX_EBADF,     LX_EFAULT,     LX_EEXIST, 28 /* ENOSPC */,
    LX_ENOSYS, LX_EBUSY,  LX_EOVERFLOW, LX_EOPNOTSUPP,
};

const uint8_t mf_map_types[2][TYPES] = {
    [MF_LINUX] = {2, 2, 2, 1, 1, 3, 8, 0},
    [MF_FREEBSD] = {2, 2, 2, 1, 1, 3, 0, 4},
};

const uint32_t mf_map_rare[2][RARE] = {
    [MF_LINUX] = {LX_MAP_GROWSDOWN, LX_MAP_LOCKED, LX_MAP_NORESERVE, LX_MAP_POPULATE, LX_MAP_STACK,
                  LX_MAP_32BIT, LX_MAP_ABOVE4G, LX_MAP_HUGETLB},
    /* STACK, GUARD, 32BIT, NOSYNC, NOCORE, ALIGNED(1) which is SUPER, (13), (16) */
    [MF_FREEBSD] = {0x400, 0x2000, 0x80000, 0x800, 0x20000, 0x1000000, 0xd000000, 0x10000000},
};

const uint32_t mf_map_anon[2] = {[MF_LINUX] = LX_MAP_ANONYMOUS, [MF_FREEBSD] = 0x1000};
const uint32_t mf_map_keep[2] = {[MF_LINUX] = LX_MAP_FIXED_NOREPLACE, [MF_FREEBSD] = 0x4000};

void mf_frame_begin(struct frame *frame, const struct mf_config *config)
{
    frame->abi = config->abi;
    frame->target_page = config->target_page;
    frame->host_page = config->host_page;
    frame->target_shift = page_shift(config->target_page);
    frame->host_shift = page_shift(config->host_page);
    frame->history.ranges_count = 0;
    frame->history.results_count = 0;
}

uint64_t mf_edge_number(const struct frame *frame, unsigned index)
{
    switch (index) {
    case 0:
        return 1;
    case 1:
        return UINT64_MAX;
    case 2:
        return frame->target_page - 1;
    case 3:
        return frame->target_page + 1;
    case 4:
        return frame->host_page - 1;
    case 5:
        return frame->host_page + 1;
    case 6:
        return 0 - frame->target_page;
    case 7:
        return 0 - frame->target_page + 1;
    case 8:
        return 0 - frame->host_page;
    case 9:
        return frame->target_page / 2;
    case 10:
        return 0 - 2 * frame->target_page;
    case 11:
        return INT64_MAX;
    case 12:
        return (uint64_t)INT64_MAX + 1 - frame->target_page;
    case 13:
        return UINT32_MAX;
    case 14:
        return (uint64_t)UINT32_MAX + 1 - frame->target_page;
    default:
        return 0x7ffffffff000;
    }
}
