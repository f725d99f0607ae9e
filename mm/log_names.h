/* What the log calls the guest's numbers, for each guest ABI. */
#ifndef MM_LOG_NAMES_H
#define MM_LOG_NAMES_H

#include "mm/mm.h"

struct mm_log_name {
    uint64_t value;
    const char *text;
};

/* Bits end with the name for 0, values with one without text. */
struct mm_log_names {
    const struct mm_log_name *prot;     /* bits */
    const struct mm_log_name *map;      /* bits */
    const struct mm_log_name *msync;    /* bits */
    const struct mm_log_name *madvise;  /* values */
    const struct mm_log_name *minherit; /* values */
    const struct mm_log_name *errnos;   /* values */
};

const struct mm_log_names *mm_log_names(enum mm_abi abi);

extern const struct mm_log_name mm_log_mremap_names[]; /* bits; Linux only */

#endif
