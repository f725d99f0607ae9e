/*
 * Keeping what a step replaces, so that a later refusal can put it back (DESIGN.md, P3).
 *
 * A step of a plan that replaces or unmaps host pages with content, and is followed by more host
 * steps, first has those pages moved aside: whole host pages, to where the host likes. When the
 * plan is done they are unmapped; when it fails they go back, each step undone in turn:
 *
 *      table    aaaabbbb..cccc      what the guest has
 *      MAP      ^^^^^^^^^^^^^^      aside: aaaabbbb, cccc; two pieces of this step
 *      READ     refused             both pieces go back, the hole between is a hole again
 *
 * Each host page's content is displaced once. What later steps of the same plan replace there is
 * the plan's own and needs no keeping. The last step needs none either: a host call that fails has
 * changed nothing.
 */
#ifndef MM_ASIDE_H
#define MM_ASIDE_H

#include "mm/core.h"

/* How many pieces this plan will keep aside, at most: each may be one more change of the table, if
 * it has to be given up. */
uint32_t mm_aside_count(struct mm *mm);
/* Memory for the pieces that were counted. false: there is none, nothing was changed. */
bool mm_aside_prepare(struct mm *mm);

/*
 * Hold the free places that steps of this plan will map, before anything is moved aside: the host
 * may like one of them for that. 0 or a host errno.
 */
int mm_aside_claim(struct mm *mm);

/*
 * Move aside what step i is about to replace. *done: that was all the step had to do (unmapping).
 * Returns 0 or a host errno; pieces taken before that are put back by mm_aside_put_back.
 */
int mm_aside_take(struct mm *mm, uint32_t i, bool *done);

/* Put the pieces of step i back in their places. What the host refuses to take back, or had no room
 * for, is given up. */
void mm_aside_put_back(struct mm *mm, uint32_t i);

/* Does step i have pieces aside? */
bool mm_aside_has(const struct mm *mm, uint32_t i);

/* Bring the host pages of a range to what the table says after step i was undone, except where
 * steps before it have displaced what the table speaks of: there, what those steps left is left.
 */
void mm_aside_resync(struct mm *mm, uint32_t i, struct mm_range range);

/* Unmap what is still aside and what was claimed for nothing, and let go of the memory. */
void mm_aside_finish(struct mm *mm);
/* Give the memory of the list back. */
void mm_aside_free(struct mm *mm);

#endif
