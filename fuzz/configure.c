#include "fuzz/configure.h"

#include "fuzz/operands.h"

/* Page sizes as powers of two above 4096: T, H. The pairs where the sizes differ are where bugs
 * are; all 25 occur. */
static const struct {
    uint8_t target;
    uint8_t host;
    uint8_t weight;
} page_pairs[] = {
    {0, 2, 24}, {0, 4, 12}, {0, 0, 18}, {2, 0, 12}, {1, 0, 6}, {4, 0, 4},
    {0, 1, 4},  {2, 2, 2},  {2, 4, 2},  {1, 2, 2},  {4, 2, 2},
};
enum { ANY_PAIR_WEIGHT = 12 };

static const uint8_t bits_choices[] = {64, 64, 64, 64, 64, 64, 64, 64, 32, 32, 32, 32,
                                       32, 32, 33, 36, 39, 40, 47, 48, 52, 57, 63, 34};

enum key {
    KEY_PAGES,
    KEY_BITS,
    KEY_RESERVED,
    KEY_BASE,
    KEY_HIGHEST,
    KEY_MIN_ADDR,
    KEY_POLICY,
    KEY_FOREIGN,
    KEYS
};
static const uint8_t key_weights[KEYS] = {
    [KEY_PAGES] = 26,   [KEY_BITS] = 12,     [KEY_RESERVED] = 16, [KEY_BASE] = 8,
    [KEY_HIGHEST] = 12, [KEY_MIN_ADDR] = 10, [KEY_POLICY] = 8,    [KEY_FOREIGN] = 12,
};

static bool percent(struct mf_random *random, unsigned chance)
{
    return mf_random_below(random, 100) < chance;
}

static uint64_t unit_of(const struct mf_config *config)
{
    return config->host_page > config->target_page ? config->host_page : config->target_page;
}

/* Largest address the width allows. */
static uint64_t width_last(const struct mf_config *config)
{
    return config->bits >= 64 ? UINT64_MAX : ((uint64_t)1 << config->bits) - 1;
}

static void choose_pages(struct mf_config *config, struct mf_random *random)
{
    unsigned total = ANY_PAIR_WEIGHT;
    for (size_t i = 0; i < sizeof(page_pairs) / sizeof(page_pairs[0]); i++)
        total += page_pairs[i].weight;
    unsigned drawn = (unsigned)mf_random_below(random, total);
    for (size_t i = 0; i < sizeof(page_pairs) / sizeof(page_pairs[0]); i++) {
        if (drawn < page_pairs[i].weight) {
            config->target_page = (uint64_t)4096 << page_pairs[i].target;
            config->host_page = (uint64_t)4096 << page_pairs[i].host;
            return;
        }
        drawn -= page_pairs[i].weight;
    }
    config->target_page = (uint64_t)4096 << mf_random_below(random, 5);
    config->host_page = (uint64_t)4096 << mf_random_below(random, 5);
}

static void choose_bits(struct mf_config *config, struct mf_random *random)
{
    config->bits = percent(random, 94) ? bits_choices[mf_random_below(random, sizeof(bits_choices))]
                                       : 32 + (unsigned)mf_random_below(random, 33);
}

/* Small spans fill up, and make searches hard. */
static void choose_reserved(struct mf_config *config, struct mf_random *random)
{
    static const uint64_t usual[] = {0x40000000, 0x100000000,       0x80000000,
                                     0x10000000, (uint64_t)1 << 40, (uint64_t)1 << 47,
                                     0x3fff0000, 0xffff0000,        0x200000000};
    static const uint64_t tiny[] = {0x40000, 0x50000, 0x80000, 0x100000, 0x200000, 0x400000};
    uint64_t unit = unit_of(config);
    config->foreign_count = 0;
    switch (mf_random_below(random, 8)) {
    case 0:
    case 1:
        config->reserved = tiny[mf_random_below(random, sizeof(tiny) / sizeof(tiny[0]))];
        break;
    case 2:
    case 3:
        config->reserved = 0x40000 + mf_random_below(random, 0x3c0000 / unit + 1) * unit;
        break;
    case 4: /* what a width allows, or nearly */
        config->reserved = width_last(config) - (unit - 1) - mf_random_below(random, 3) * unit;
        break;
    default:
        config->reserved = usual[mf_random_below(random, sizeof(usual) / sizeof(usual[0]))];
        break;
    }
}

static void choose_base(struct mf_config *config, struct mf_random *random)
{
    static const uint64_t bases[] = {0x10000,           0x100000000,    0x555500000000,
                                     0x7f0000000000,    0x30000,        0x1000000,
                                     (uint64_t)1 << 47, 0xf00000000000, 0x1230000};
    if (percent(random, 50))
        config->base = 0;
    else if (percent(random, 70))
        config->base = bases[mf_random_below(random, sizeof(bases) / sizeof(bases[0]))];
    else
        config->base = (1 + mf_random_below(random, 64)) * config->host_page;
}

static void choose_highest(struct mf_config *config, struct mf_random *random)
{
    uint64_t page = config->target_page;
    config->highest = 0;
    switch (mf_random_below(random, 12)) {
    case 0: /* everything the width allows */
        config->highest = width_last(config);
        break;
    case 1:
        config->highest = width_last(config) - mf_random_below(random, 4) * page;
        break;
    case 2:
        config->highest = 0x3ffff + mf_random_below(random, 64) * page;
        break;
    case 3:
        config->highest = 0x3ffff + mf_random_below(random, 0x400000);
        break;
    case 4: /* an end inside a host page */
        config->highest = mf_config_highest(config) - mf_random_below(random, 20) * page;
        break;
    case 5: /* around 2^31, 2^32 */
        config->highest = ((uint64_t)1 << (31 + mf_random_below(random, 2))) - 1 +
                          (mf_random_below(random, 5) - 2) * page;
        break;
    default:
        break;
    }
    if (config->highest < unit_of(config) * 4) /* also what wrapped */
        config->highest = 0;
}

static void choose_min_addr(struct mf_config *config, struct mf_random *random)
{
    config->min_addr = 0x10000;
    switch (mf_random_below(random, 10)) {
    case 0:
        config->min_addr = 0;
        break;
    case 1:
        config->min_addr = mf_random_below(random, 20) * config->target_page;
        break;
    case 2:
        config->min_addr = 0x10000 + mf_random_below(random, 0x10000);
        break;
    case 3:
        config->min_addr = (1 + mf_random_below(random, 8)) * unit_of(config);
        break;
    default:
        break;
    }
}

static void choose_policy(struct mf_config *config, struct mf_random *random)
{
    unsigned drawn = (unsigned)mf_random_below(random, 100);
    config->policy = drawn < 50 ? MF_TOP_DOWN : drawn < 80 ? MF_BOTTOM_UP : MF_RANDOM;
    config->policy_seed = config->policy == MF_RANDOM ? mf_random_below(random, 1000) : 0;
}

/* Foreign mappings lie where programs put things: low, at the top, half way. */
static void add_foreign(struct mf_config *config, struct mf_random *random)
{
    uint64_t highest = mf_config_highest(config);
    uint64_t page = config->target_page;
    uint64_t unit = unit_of(config);
    uint64_t start;
    if (config->foreign_count == MF_FOREIGN_MAX)
        config->foreign_count = (unsigned)mf_random_below(random, MF_FOREIGN_MAX);
    switch (mf_random_below(random, 4)) {
    case 0:
        start = highest - (unit * 8 - 1);
        break;
    case 1:
        start = mf_round_down(highest / 2, unit);
        break;
    default:
        start = mf_round_up(config->min_addr, unit);
        break;
    }
    start += mf_random_below(random, 8 * unit / page) * page;
    if (percent(random, 25))
        start += mf_random_below(random, page);
    uint64_t len = percent(random, 40) ? 1 + mf_random_below(random, unit)
                                       : (1 + mf_random_below(random, 6)) * page;
    if (start > highest)
        start = highest;
    if (percent(random,
                10)) /* as an emulator's own shadow memory: far more than one can step through */
        len = 1 + mf_random_below(random, highest - start + 1) / (1 + mf_random_below(random, 4));
    struct mf_span *span = &config->foreign[config->foreign_count++];
    span->first = start;
    span->last = len - 1 > highest - start ? highest : start + (len - 1);
}

static void choose(struct mf_config *config, enum key key, struct mf_random *random)
{
    switch (key) {
    case KEY_PAGES:
        choose_pages(config, random);
        break;
    case KEY_BITS:
        choose_bits(config, random);
        config->highest = 0;
        break;
    case KEY_RESERVED:
        if (config->reserved && percent(random, 50))
            config->reserved = 0;
        else
            choose_reserved(config, random);
        break;
    case KEY_BASE:
        choose_base(config, random);
        break;
    case KEY_HIGHEST:
        choose_highest(config, random);
        break;
    case KEY_MIN_ADDR:
        choose_min_addr(config, random);
        break;
    case KEY_POLICY:
        choose_policy(config, random);
        break;
    case KEY_FOREIGN:
    default:
        config->reserved = 0;
        if (config->foreign_count && percent(random, 35)) {
            config->foreign_count--;
        } else {
            mf_config_clamp(config);
            add_foreign(config, random);
        }
        break;
    }
}

void mf_configure(struct mf_config *config, enum mf_abi abi, struct mf_random *random)
{
    mf_config_default(config, abi);
    choose_pages(config, random);
    choose_bits(config, random);
    choose_policy(config, random);
    choose_min_addr(config, random);
    choose_base(config, random);
    if (percent(random, 50))
        choose_reserved(config, random);
    mf_config_clamp(config);
    if (percent(random, 45))
        choose_highest(config, random);
    mf_config_clamp(config);
    if (!config->reserved && percent(random, 25)) {
        for (uint64_t n = 1 + mf_random_below(random, 3); n-- > 0;)
            add_foreign(config, random);
        mf_config_clamp(config);
    }
}

void mf_reconfigure(struct mf_config *config, struct mf_random *random)
{
    choose(config, (enum key)MF_WEIGHTED(random, key_weights), random);
    mf_config_clamp(config);
}
