/*
 * Requests that calls of both guest ABIs come down to, once their arguments are decoded and
 * validated.
 *
 * Results are errnos that Linux and FreeBSD number alike (those below 35), so they are the host's
 * and the guest's at once.
 */
#ifndef MM_OPS_H
#define MM_OPS_H

#include "mm/fragment.h"
#include "mm/mapping.h"

/* Shared anonymous memory is a file, and no host has files longer than 2^63 - 1 (DESIGN.md,
 * Decisions); rounding and a lead that suits the host page come on top. */
#define MM_SHARED_LONGEST (((uint64_t)1 << 63) - 65536)

/* Look a descriptor argument up. *object is the number of what is behind it, pinned until
 * mm_object_unpin. 0, EBADF, or ENOMEM. */
int mm_op_file(struct mm *mm, uint64_t fd, struct mm_host_file *file, uint32_t *object);

/* Is anything in the range, the guest's or foreign? */
bool mm_op_taken(const struct mm *mm, struct mm_range range);

/* A fixed place is good for the guest's kernel; is it for us? ENOMEM: foreign; EINVAL: not
 * representable. */
int mm_op_check_fixed(const struct mm *mm, const struct mm_request *place);

/*
 * Map new pages in place of whatever is there. Shared pages without an object get a new one. The
 * first guard_len bytes become a guard (0: none). Returns 0 or a host errno.
 */
int mm_op_map(struct mm *mm, const struct mm_new *new, uint64_t guard_len);

int mm_op_unmap(struct mm *mm, struct mm_range range);

/* Give pages new protection, and take from their maximum what max_prot does not have. Holes and
 * guards are passed over. */
int mm_op_protect(struct mm *mm, struct mm_range range, unsigned prot, unsigned max_prot);

/* Write a run of pages back, if it is shared; flags as the host takes them. 0, EIO, or ENOMEM. */
int mm_op_sync(struct mm *mm, struct mm_guest_run run, unsigned flags);

#endif
