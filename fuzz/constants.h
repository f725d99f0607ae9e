/*
 * Names and numbers of the guest ABIs, for text: PROT_*, MAP_*, MREMAP_*, MS_*, MADV_*, INHERIT_*,
 * errno.
 */
#ifndef MF_CONSTANTS_H
#define MF_CONSTANTS_H

#include "fuzz/program.h"

enum mf_constant_group {
    MF_GROUP_PROT,
    MF_GROUP_MAP,
    MF_GROUP_MREMAP,
    MF_GROUP_MS,
    MF_GROUP_MADV,
    MF_GROUP_INHERIT
};

struct mf_constant {
    const char *name;
    uint64_t value;
    bool alias; /* read, but never printed */
};

/* All constants of a group for an ABI; *count of them. NULL and 0: the ABI has none. */
const struct mf_constant *mf_constants(enum mf_abi abi, enum mf_constant_group group,
                                       size_t *count);

/* Guest errno number of a name ("ENOMEM"; aliases too), or -1; and back, or NULL. */
int mf_errno_number(enum mf_abi abi, const char *name, size_t length);
const char *mf_errno_name(enum mf_abi abi, int number);
/* The guest's number for a Linux errno number. */
int mf_errno_guest(enum mf_abi abi, int linux_number);

#endif
