/*
 * Host ranges that nobody needs any more and that the host would not give up: staging, and host
 * pages of the guest's span whose pages are free. Every later guest call tries again.
 *
 * Inside a reserved span giving up means reserving again; such a range may be used by the guest
 * meanwhile, and what is used is left alone. Elsewhere it looks like a foreign mapping until it is
 * gone.
 */
#ifndef MM_STUCK_H
#define MM_STUCK_H

#include "mm/core.h"

/* Room for this many more. false: no memory. */
bool mm_stuck_prepare(struct mm *mm, uint32_t count);

/* Unmap staging. Refused: it is stuck. */
void mm_stuck_unmap(struct mm *mm, struct mm_range host);

/* Give back the host pages of guest pages that are all free: whole host pages, guest addresses, no
 * foreign mapping among them. Refused: they are stuck. */
void mm_stuck_release(struct mm *mm, struct mm_range pages);

void mm_stuck_retry(struct mm *mm);

/* All that was in this host range is gone, what was stuck there, too. */
void mm_stuck_forget(struct mm *mm, struct mm_range host);

#endif
