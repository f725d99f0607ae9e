#include "fuzz/rules.h"

#include <inttypes.h>

uint64_t mf_rule_counts[MF_RULES];
bool mf_allowance_off[MF_RULES];

enum guest { LINUX = 1, FREEBSD = 2, BOTH = 3 };

struct rule {
    const char *name;
    const char *text;
    int allowance;
    enum guest guest;
};

static const struct rule rules[MF_RULES] = {
#define RULE(ID, NAME, GUEST, TEXT) [MF_RULE_##ID] = {NAME, TEXT, 0, GUEST},
#define ALLOWANCE(ID, NAME, GUEST, TEXT) [MF_ALLOW_##ID] = {NAME, TEXT, 1, GUEST},
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

static void print(FILE *out, unsigned guest)
{
    for (int i = 0; i < MF_RULES; i++) {
        if (rules[i].guest & guest)
            fprintf(out, "%s %s %" PRIu64 "\n", rules[i].allowance ? "allowance" : "rule",
                    rules[i].name, mf_rule_counts[i]);
    }
}

void mf_rules_print_linux(FILE *out)
{
    print(out, LINUX);
}

void mf_rules_print_freebsd(FILE *out)
{
    print(out, FREEBSD);
}

void mf_rules_print_all(FILE *out)
{
    print(out, LINUX | FREEBSD);
}
