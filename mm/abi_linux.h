/*
 * Numbers of the Linux guest ABI (generic and x86-64), as SEMANTICS.md A0 lists them. Written out,
 * not taken from the host's headers: the guest's numbers are facts of the guest.
 */
#ifndef MM_ABI_LINUX_H
#define MM_ABI_LINUX_H

#define LX_PROT_NONE 0x0u
#define LX_PROT_READ 0x1u
#define LX_PROT_WRITE 0x2u
#define LX_PROT_EXEC 0x4u
#define LX_PROT_SEM 0x8u
#define LX_PROT_GROWSDOWN 0x01000000u
#define LX_PROT_GROWSUP 0x02000000u

#define LX_MAP_TYPE 0xfu
#define LX_MAP_SHARED 0x1u
#define LX_MAP_PRIVATE 0x2u
#define LX_MAP_SHARED_VALIDATE 0x3u
#define LX_MAP_DROPPABLE 0x8u
#define LX_MAP_FIXED 0x10u
#define LX_MAP_ANONYMOUS 0x20u
#define LX_MAP_32BIT 0x40u
#define LX_MAP_ABOVE4G 0x80u
#define LX_MAP_GROWSDOWN 0x100u
#define LX_MAP_DENYWRITE 0x800u
#define LX_MAP_EXECUTABLE 0x1000u
#define LX_MAP_LOCKED 0x2000u
#define LX_MAP_NORESERVE 0x4000u
#define LX_MAP_POPULATE 0x8000u
#define LX_MAP_NONBLOCK 0x10000u
#define LX_MAP_STACK 0x20000u
#define LX_MAP_HUGETLB 0x40000u
#define LX_MAP_SYNC 0x80000u
#define LX_MAP_FIXED_NOREPLACE 0x100000u
#define LX_MAP_HUGE_SHIFT 26
#define LX_MAP_HUGE_MASK 0xfc000000u

#define LX_MREMAP_MAYMOVE 0x1u
#define LX_MREMAP_FIXED 0x2u
#define LX_MREMAP_DONTUNMAP 0x4u

#define LX_MS_ASYNC 0x1u
#define LX_MS_INVALIDATE 0x2u
#define LX_MS_SYNC 0x4u

#define LX_MADV_DONTNEED 4
#define LX_MADV_DONTNEED_LOCKED 24

#define LX_EPERM 1
#define LX_EINTR 4
#define LX_EIO 5
#define LX_EBADF 9
#define LX_EAGAIN 11
#define LX_ENOMEM 12
#define LX_EACCES 13
#define LX_EFAULT 14
#define LX_EBUSY 16
#define LX_EEXIST 17
#define LX_ENODEV 19
#define LX_EINVAL 22
#define LX_ENOSYS 38
#define LX_EOVERFLOW 75
#define LX_EOPNOTSUPP 95

#endif
