#include "mm/log_names.h"

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

/* --- Linux --- */

static const struct mm_log_name linux_prot[] = {
    {LX_PROT_READ, "PROT_READ"},
    {LX_PROT_WRITE, "PROT_WRITE"},
    {LX_PROT_EXEC, "PROT_EXEC"},
    {LX_PROT_SEM, "PROT_SEM"},
    {LX_PROT_GROWSDOWN, "PROT_GROWSDOWN"},
    {LX_PROT_GROWSUP, "PROT_GROWSUP"},
    {0, "PROT_NONE"},
};

static const struct mm_log_name linux_map[] = {
    {LX_MAP_SHARED_VALIDATE, "MAP_SHARED_VALIDATE"}, /* before its parts */
    {LX_MAP_SHARED, "MAP_SHARED"},
    {LX_MAP_PRIVATE, "MAP_PRIVATE"},
    {LX_MAP_DROPPABLE, "MAP_DROPPABLE"},
    {LX_MAP_FIXED, "MAP_FIXED"},
    {LX_MAP_ANONYMOUS, "MAP_ANONYMOUS"},
    {LX_MAP_32BIT, "MAP_32BIT"},
    {LX_MAP_ABOVE4G, "MAP_ABOVE4G"},
    {LX_MAP_GROWSDOWN, "MAP_GROWSDOWN"},
    {LX_MAP_DENYWRITE, "MAP_DENYWRITE"},
    {LX_MAP_EXECUTABLE, "MAP_EXECUTABLE"},
    {LX_MAP_LOCKED, "MAP_LOCKED"},
    {LX_MAP_NORESERVE, "MAP_NORESERVE"},
    {LX_MAP_POPULATE, "MAP_POPULATE"},
    {LX_MAP_NONBLOCK, "MAP_NONBLOCK"},
    {LX_MAP_STACK, "MAP_STACK"},
    {LX_MAP_HUGETLB, "MAP_HUGETLB"},
    {LX_MAP_SYNC, "MAP_SYNC"},
    {LX_MAP_FIXED_NOREPLACE, "MAP_FIXED_NOREPLACE"},
    {0, "0"},
};

const struct mm_log_name mm_log_mremap_names[] = {
    {LX_MREMAP_MAYMOVE, "MREMAP_MAYMOVE"},
    {LX_MREMAP_FIXED, "MREMAP_FIXED"},
    {LX_MREMAP_DONTUNMAP, "MREMAP_DONTUNMAP"},
    {0, "0"},
};

static const struct mm_log_name linux_msync[] = {{LX_MS_ASYNC, "MS_ASYNC"},
                                                 {LX_MS_INVALIDATE, "MS_INVALIDATE"},
                                                 {LX_MS_SYNC, "MS_SYNC"},
                                                 {0, "0"}};

static const struct mm_log_name linux_madvise[] = {
    {0, "MADV_NORMAL"},
    {1, "MADV_RANDOM"},
    {2, "MADV_SEQUENTIAL"},
    {3, "MADV_WILLNEED"},
    {LX_MADV_DONTNEED, "MADV_DONTNEED"},
    {LX_MADV_DONTNEED_LOCKED, "MADV_DONTNEED_LOCKED"},
    {0, NULL},
};

static const struct mm_log_name linux_minherit[] = {{0, NULL}};

static const struct mm_log_name linux_errnos[] = {
    {LX_EPERM, "EPERM"},           {LX_EIO, "EIO"},       {LX_EBADF, "EBADF"},
    {LX_EAGAIN, "EAGAIN"},         {LX_ENOMEM, "ENOMEM"}, {LX_EACCES, "EACCES"},
    {LX_EFAULT, "EFAULT"},         {LX_EBUSY, "EBUSY"},   {LX_EEXIST, "EEXIST"},
    {LX_ENODEV, "ENODEV"},         {LX_EINVAL, "EINVAL"}, {LX_EOVERFLOW, "EOVERFLOW"},
    {LX_EOPNOTSUPP, "EOPNOTSUPP"}, {LX_ENOSYS, "ENOSYS"}, {0, NULL},
};

static const struct mm_log_names linux_names = {
    .prot = linux_prot,
    .map = linux_map,
    .msync = linux_msync,
    .madvise = linux_madvise,
    .minherit = linux_minherit,
    .errnos = linux_errnos,
};

/* --- FreeBSD --- */

static const struct mm_log_name freebsd_prot[] = {
    {FB_PROT_READ, "PROT_READ"},
    {FB_PROT_WRITE, "PROT_WRITE"},
    {FB_PROT_EXEC, "PROT_EXEC"},
    {0, "PROT_NONE"},
};

static const struct mm_log_name freebsd_map[] = {
    {FB_MAP_SHARED, "MAP_SHARED"},
    {FB_MAP_PRIVATE, "MAP_PRIVATE"},
    {FB_MAP_FIXED, "MAP_FIXED"},
    {FB_MAP_RESERVED0020, "MAP_RESERVED0020"},
    {FB_MAP_RESERVED0040, "MAP_RESERVED0040"},
    {FB_MAP_RESERVED0080, "MAP_RESERVED0080"},
    {FB_MAP_HASSEMAPHORE, "MAP_HASSEMAPHORE"},
    {FB_MAP_STACK, "MAP_STACK"},
    {FB_MAP_NOSYNC, "MAP_NOSYNC"},
    {FB_MAP_ANON, "MAP_ANON"},
    {FB_MAP_GUARD, "MAP_GUARD"},
    {FB_MAP_EXCL, "MAP_EXCL"},
    {FB_MAP_NOCORE, "MAP_NOCORE"},
    {FB_MAP_PREFAULT_READ, "MAP_PREFAULT_READ"},
    {FB_MAP_32BIT, "MAP_32BIT"},
    {0, "0"},
};

static const struct mm_log_name freebsd_msync[] = {
    {FB_MS_ASYNC, "MS_ASYNC"},
    {FB_MS_INVALIDATE, "MS_INVALIDATE"},
    {0, "MS_SYNC"},
};

static const struct mm_log_name freebsd_madvise[] = {
    {FB_MADV_NORMAL, "MADV_NORMAL"},         {FB_MADV_RANDOM, "MADV_RANDOM"},
    {FB_MADV_SEQUENTIAL, "MADV_SEQUENTIAL"}, {FB_MADV_WILLNEED, "MADV_WILLNEED"},
    {FB_MADV_DONTNEED, "MADV_DONTNEED"},     {FB_MADV_FREE, "MADV_FREE"},
    {FB_MADV_NOSYNC, "MADV_NOSYNC"},         {FB_MADV_AUTOSYNC, "MADV_AUTOSYNC"},
    {FB_MADV_NOCORE, "MADV_NOCORE"},         {FB_MADV_CORE, "MADV_CORE"},
    {FB_MADV_PROTECT, "MADV_PROTECT"},       {0, NULL},
};

static const struct mm_log_name freebsd_minherit[] = {
    {FB_INHERIT_SHARE, "INHERIT_SHARE"},
    {FB_INHERIT_COPY, "INHERIT_COPY"},
    {FB_INHERIT_NONE, "INHERIT_NONE"},
    {FB_INHERIT_ZERO, "INHERIT_ZERO"},
    {0, NULL},
};

static const struct mm_log_name freebsd_errnos[] = {
    {FB_EIO, "EIO"},         {FB_EBADF, "EBADF"},   {FB_ENOMEM, "ENOMEM"},
    {FB_EACCES, "EACCES"},   {FB_ENODEV, "ENODEV"}, {FB_EINVAL, "EINVAL"},
    {FB_ENOTSUP, "ENOTSUP"}, {FB_ENOSYS, "ENOSYS"}, {0, NULL},
};

static const struct mm_log_names freebsd_names = {
    .prot = freebsd_prot,
    .map = freebsd_map,
    .msync = freebsd_msync,
    .madvise = freebsd_madvise,
    .minherit = freebsd_minherit,
    .errnos = freebsd_errnos,
};

const struct mm_log_names *mm_log_names(enum mm_abi abi)
{
    return abi == MM_ABI_FREEBSD ? &freebsd_names : &linux_names;
}
