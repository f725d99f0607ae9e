/*
 * After a refused step: bringing the host back to what the table says, and, where the host refuses
 * that as well, the table to what the host has (DESIGN.md, P2).
 */
#ifndef MM_RESYNC_H
#define MM_RESYNC_H

#include "mm/core.h"

/* The first stretch of host pages in a range (whole host pages, guest addresses) that have users.
 */
bool mm_used_in(const struct mm *mm, struct mm_range range, struct mm_range *used);

/* Guest pages whose content or protection is lost: free from now on, as far as the table goes, and
 * reported. The host's side is the caller's. */
void mm_give_up(struct mm *mm, struct mm_range range);

/*
 * Host pages of a range: those with users get the protection they need; if none has any, they are
 * given back. Users whose pages cannot be protected as they were are given up, pages and all.
 */
void mm_host_resync(struct mm *mm, struct mm_range range);

/* How many stretches undoing this plan may have to give up or give back, at most. */
uint32_t mm_resync_count(const struct mm *mm);

#endif
