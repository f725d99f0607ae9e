#include "fuzz/rules.h"

#include <inttypes.h>

uint64_t mf_rule_counts[MF_RULES];
bool mf_allowance_off[MF_RULES];

struct rule {
    const char *name;
    const char *text;
    int allowance;
};

static const struct rule rules[MF_RULES] = {
#define RULE(ID, NAME, TEXT) [MF_RULE_##ID] = {NAME, TEXT, 0},
#define ALLOWANCE(ID, NAME, TEXT) [MF_ALLOW_##ID] = {NAME, TEXT, 1},
#include "fuzz/rules.def"
#undef RULE
#undef ALLOWANCE
};

const char *mf_rule_name(enum mf_rule_id id)
{
    return rules[id].name;
}

const char *mf_rule_text(enum mf_rule_id id)
{
    return rules[id].text;
}

int mf_rule_is_allowance(enum mf_rule_id id)
{
    return rules[id].allowance;
}

void mf_rules_print(FILE *out)
{
    for (int i = 0; i < MF_RULES; i++)
        fprintf(out, "%s %s %" PRIu64 "\n", rules[i].allowance ? "allowance" : "rule",
                rules[i].name, mf_rule_counts[i]);
}
