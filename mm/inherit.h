/*
 * FreeBSD: what a child of fork has instead of the pages that minherit marked NONE or ZERO.
 */
#ifndef MM_INHERIT_H
#define MM_INHERIT_H

#include "mm/core.h"

/*
 * In the child: pages marked NONE go, those marked ZERO become private zeros with the same
 * protection, and stay marked. Where the host refuses that, and in host pages that would have to
 * hold zeros beside pages of a shared object, they are unmapped.
 */
void mm_inherit_in_child(struct mm *mm);

#endif
