/*
 * Which rules of mm/SEMANTICS.md and which refusals and allowances of DESIGN.md a run reached, and
 * how often. The model counts them where it applies them: mf_rule(MF_RULE_A1_5).
 */
#ifndef MF_RULES_H
#define MF_RULES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* fuzz/rules.def has one line for each: RULE(A1_5, "A1.5", LINUX, "mmap: length 0") and
 * ALLOWANCE(tail, "tail", BOTH, "..."): LINUX, FREEBSD or BOTH guests can reach it. */
enum mf_rule_id {
#define RULE(ID, NAME, GUEST, TEXT) MF_RULE_##ID,
#define ALLOWANCE(ID, NAME, GUEST, TEXT) MF_ALLOW_##ID,
#include "fuzz/rules.def"
#undef RULE
#undef ALLOWANCE
    MF_RULES
};

extern uint64_t mf_rule_counts[MF_RULES];

static inline void mf_rule(enum mf_rule_id id)
{
    mf_rule_counts[id]++;
}

/* For the test that every allowance is needed: those taken away. All false else. */
extern bool mf_allowance_off[MF_RULES];

const char *mf_rule_name(enum mf_rule_id id);
const char *mf_rule_text(enum mf_rule_id id);
int mf_rule_is_allowance(enum mf_rule_id id);

/* Lines "rule A1.5 N" and "allowance tail N", zeros included, of what a guest's programs can reach.
 */
void mf_rules_print_linux(FILE *out);
void mf_rules_print_freebsd(FILE *out);
void mf_rules_print_all(FILE *out);

#endif
