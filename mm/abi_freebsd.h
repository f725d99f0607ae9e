/*
 * Numbers of the FreeBSD guest ABI (amd64), as SEMANTICS.md part B lists them. Written out, not
 * taken from any header: the guest's numbers are facts of the guest.
 */
#ifndef MM_ABI_FREEBSD_H
#define MM_ABI_FREEBSD_H

#define FB_PROT_NONE 0x0u
#define FB_PROT_READ 0x1u
#define FB_PROT_WRITE 0x2u
#define FB_PROT_EXEC 0x4u
#define FB_PROT_MAX_SHIFT 16

#define FB_MAP_SHARED 0x1u
#define FB_MAP_PRIVATE 0x2u
#define FB_MAP_FIXED 0x10u
#define FB_MAP_RESERVED0020 0x20u
#define FB_MAP_RESERVED0040 0x40u
#define FB_MAP_RESERVED0080 0x80u
#define FB_MAP_HASSEMAPHORE 0x200u
#define FB_MAP_STACK 0x400u
#define FB_MAP_NOSYNC 0x800u
#define FB_MAP_ANON 0x1000u
#define FB_MAP_GUARD 0x2000u
#define FB_MAP_EXCL 0x4000u
#define FB_MAP_NOCORE 0x20000u
#define FB_MAP_PREFAULT_READ 0x40000u
#define FB_MAP_32BIT 0x80000u
#define FB_MAP_ALIGNED_SUPER 0x1000000u
#define FB_MAP_ALIGNMENT_SHIFT 24
#define FB_MAP_ALIGNMENT_MASK 0xff000000u

#define FB_MS_SYNC 0x0u
#define FB_MS_ASYNC 0x1u
#define FB_MS_INVALIDATE 0x2u

#define FB_INHERIT_SHARE 0
#define FB_INHERIT_COPY 1
#define FB_INHERIT_NONE 2
#define FB_INHERIT_ZERO 3

#define FB_MADV_NORMAL 0
#define FB_MADV_RANDOM 1
#define FB_MADV_SEQUENTIAL 2
#define FB_MADV_WILLNEED 3
#define FB_MADV_DONTNEED 4
#define FB_MADV_FREE 5
#define FB_MADV_NOSYNC 6
#define FB_MADV_AUTOSYNC 7
#define FB_MADV_NOCORE 8
#define FB_MADV_CORE 9
#define FB_MADV_PROTECT 10

#define FB_EPERM 1
#define FB_EINTR 4
#define FB_EIO 5
#define FB_EBADF 9
#define FB_ENOMEM 12
#define FB_EACCES 13
#define FB_EFAULT 14
#define FB_EBUSY 16
#define FB_EEXIST 17
#define FB_ENODEV 19
#define FB_EINVAL 22
#define FB_EAGAIN 35
#define FB_EOPNOTSUPP 45
#define FB_ENOTSUP 45
#define FB_ENOSYS 78
#define FB_EOVERFLOW 84

#endif
