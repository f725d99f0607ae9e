/*
 * The real host: mm_host.h on the running Linux kernel.
 *
 * Memory is mapped with mmap and its relatives at the very addresses the core names; zero, copy,
 * read, save and restore go through /proc/self/mem, which reaches private memory whatever its
 * protection is, and which is therefore needed. A host may serve any number of spaces at once, from
 * any thread. The host page may be larger than the kernel's own: everything is then done in
 * multiples of it, so that an embedder's tests can have 64 KiB host pages on a 4 KiB kernel. Only
 * files still end at the kernel's pages; so the target page should then not be larger than those.
 *
 * Handles. A handle keeps a duplicate of the descriptor the guest mapped (close-on-exec, numbered
 * high), since pieces of the file may have to be mapped again after the guest closed its own. Two
 * things follow. An embedder that lets its guest close descriptors by number must keep it off
 * these. And POSIX record locks (fcntl F_SETLK) belong to the process and the file: the kernel
 * drops all of them when any descriptor of that file is closed, so also when the last piece of a
 * mapping goes and its handle is released. Where the guest's record locks must survive that, wrap
 * this host's `release` and keep the handle for as long as the guest has the file open (locks of
 * open file descriptions, F_OFD_SETLK and flock, are not concerned).
 *
 * Fork. The child goes on with the same object; every space on it must be between mm_fork_start
 * and mm_fork_end when the process forks.
 *
 * Needs Linux 5.13 or later (MREMAP_DONTUNMAP of files); 6.11 answers `query` without reading
 * /proc/self/maps as text.
 */
#ifndef MM_HOST_LINUX_H
#define MM_HOST_LINUX_H

#include <stddef.h>
#include <stdint.h>

#include "mm/mm_host.h"

struct mm_host_linux;

/*
 * mm_host_linux_create - open the host.
 *
 * host_page  a power of two, at least the kernel's page size; mm_config.host_page is the same
 * returns    the host, or NULL with errno: EINVAL the host page is not lawful, ENOTSUP
 *            /proc/self/mem does not reach protected memory here, or what opening it said
 * owns       the caller, until mm_host_linux_destroy; it must outlive the spaces on it
 */
struct mm_host_linux *mm_host_linux_create(uint64_t host_page);

/* Closes what the host holds, handles included; unmaps nothing. NULL: nothing happens. */
void mm_host_linux_destroy(struct mm_host_linux *host);

/* What mm_create takes. */
struct mm_host mm_host_linux_interface(struct mm_host_linux *host);

/* Handles that are held now: for leak accounting. */
size_t mm_host_linux_handles(struct mm_host_linux *host);

#endif
