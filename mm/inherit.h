/*
 * FreeBSD: what a child of fork has instead of the pages that minherit marked NONE or ZERO.
 */
#ifndef MM_INHERIT_H
#define MM_INHERIT_H

#include "mm/core.h"

/*
 * In the child: pages marked NONE go, those marked ZERO become private zeros with the same
 * protection, and stay marked. Where that is refused, or a host page would have to hold private
 * zeros beside shared pages, they are unmapped.
 */
void mm_inherit_in_child(struct mm *mm);

#endif
