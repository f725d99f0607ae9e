/*
 * Names that the parser and the printer share: operations, host calls, groups of constants.
 */
#ifndef MF_TEXT_NAMES_H
#define MF_TEXT_NAMES_H

#include "fuzz/constants.h"
#include "fuzz/text_scan.h"

/* FreeBSD's PROT_MAX(p) and MAP_ALIGNED(n) are their argument shifted left by these. */
enum { MF_PROT_MAX_SHIFT = 16, MF_MAP_ALIGNED_SHIFT = 24 };

const char *mf_text_kind_name(enum mf_op_kind kind);
bool mf_text_kind(struct mf_word word, enum mf_op_kind *kind);

const char *mf_text_call_name(enum mf_fault_call call);
bool mf_text_call(struct mf_word word, enum mf_fault_call *call);

/* The group of constants for an operand; false: it takes plain numbers. */
bool mf_text_group(enum mf_class class, enum mf_constant_group *group);
const char *mf_text_group_name(enum mf_constant_group group); /* "PROT_" */

#endif
