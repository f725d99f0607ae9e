#include "fuzz/text_config.h"

#include <string.h>

struct pending {
    struct mf_scan *scan;
    struct mf_config *config;
    const char *value; /* where the value that is being read begins */
};

static bool read_abi(struct pending *p)
{
    struct mf_word word = mf_scan_word(p->scan, false);
    if (mf_word_is(word, "linux"))
        p->config->abi = MF_LINUX;
    else if (mf_word_is(word, "freebsd"))
        p->config->abi = MF_FREEBSD;
    else
        return mf_scan_expected(p->scan, p->value, "linux or freebsd");
    return true;
}

static bool read_bits(struct pending *p)
{
    uint64_t bits;
    if (!mf_scan_number(p->scan, &bits))
        return false;
    p->config->bits = bits > 64 ? 65 : (unsigned)bits; /* 65: just as unlawful */
    return true;
}

static bool read_target_page(struct pending *p)
{
    return mf_scan_number(p->scan, &p->config->target_page);
}

static bool read_host_page(struct pending *p)
{
    return mf_scan_number(p->scan, &p->config->host_page);
}

static bool read_reserved(struct pending *p)
{
    return mf_scan_number(p->scan, &p->config->reserved);
}

static bool read_base(struct pending *p)
{
    return mf_scan_number(p->scan, &p->config->base);
}

static bool read_highest(struct pending *p)
{
    if (!mf_scan_number(p->scan, &p->config->highest))
        return false;
    if (p->config->highest == 0) /* would mean the default */
        return mf_scan_fail(p->scan, p->value, "highest leaves not even one target page");
    return true;
}

static bool read_min_addr(struct pending *p)
{
    return mf_scan_number(p->scan, &p->config->min_addr);
}

static bool read_policy(struct pending *p)
{
    struct mf_word word = mf_scan_word(p->scan, true);
    if (mf_word_is(word, "top-down")) {
        p->config->policy = MF_TOP_DOWN;
        return true;
    }
    if (mf_word_is(word, "bottom-up")) {
        p->config->policy = MF_BOTTOM_UP;
        return true;
    }
    if (!mf_word_is(word, "random"))
        return mf_scan_expected(p->scan, p->value, "top-down, bottom-up or random:SEED");
    p->config->policy = MF_RANDOM;
    return mf_scan_need(p->scan, ':') && mf_scan_number(p->scan, &p->config->policy_seed);
}

static bool read_host_maps(struct pending *p)
{
    if (!mf_scan_number(p->scan, &p->config->host_maps))
        return false;
    if (p->config->host_maps == 0) /* would mean no limit */
        return mf_scan_fail(p->scan, p->value, "host_maps is at least 1");
    return true;
}

static bool read_foreign(struct pending *p)
{
    if (p->config->foreign_count == MF_FOREIGN_MAX)
        return mf_scan_fail(p->scan, p->value, "there are at most %d foreign ranges",
                            MF_FOREIGN_MAX);
    struct mf_span span;
    if (!mf_scan_number(p->scan, &span.first) || !mf_scan_need(p->scan, '-') ||
        !mf_scan_number(p->scan, &span.last))
        return false;
    p->config->foreign[p->config->foreign_count++] = span;
    return true;
}

static const struct {
    const char *name;
    bool (*read)(struct pending *pending);
} keys[] = {
    {"abi", read_abi},
    {"bits", read_bits},
    {"target_page", read_target_page},
    {"host_page", read_host_page},
    {"reserved", read_reserved},
    {"base", read_base},
    {"highest", read_highest},
    {"min_addr", read_min_addr},
    {"policy", read_policy},
    {"host_maps", read_host_maps},
    {"foreign", read_foreign},
};

enum { KEYS = sizeof(keys) / sizeof(keys[0]), FOREIGN = KEYS - 1 };

/* Where the values stood, so that what only all of them together make unlawful has its place. */
struct places {
    const char *value[KEYS];
    const char *foreign[MF_FOREIGN_MAX];
};

static bool check(struct mf_scan *scan, const char *word, const struct mf_config *config,
                  const struct places *places)
{
    const char *key;
    const char *error = mf_config_error(config, &key);
    if (!error)
        return true;
    if (strcmp(key, "foreign") == 0) {
        struct mf_config fewer = *config; /* the first range that does not fit */
        fewer.foreign_count = 1;
        while (!mf_config_error(&fewer, &key))
            fewer.foreign_count++;
        return mf_scan_fail(scan, places->foreign[fewer.foreign_count - 1], "%s", error);
    }
    const char *place = word;
    for (unsigned i = 0; i < KEYS; i++) {
        if (places->value[i] && strcmp(keys[i].name, key) == 0)
            place = places->value[i];
    }
    return mf_scan_fail(scan, place, "%s", error);
}

bool mf_text_config(struct mf_scan *scan, const char *word, struct mf_config *config)
{
    struct places places = {0};
    struct pending pending = {scan, config, NULL};
    mf_config_default(config, MF_LINUX);
    while (!mf_scan_at_end(scan)) {
        const char *start = scan->at;
        struct mf_word name = mf_scan_word(scan, false);
        unsigned key = 0;
        while (key < KEYS && !mf_word_is(name, keys[key].name))
            key++;
        if (key == KEYS)
            return mf_scan_expected(scan, start, "a config key");
        if (places.value[key] && key != FOREIGN)
            return mf_scan_fail(scan, start, "%s is given twice", keys[key].name);
        if (!mf_scan_need(scan, '='))
            return false;
        mf_scan_space(scan);
        pending.value = scan->at;
        places.value[key] = scan->at;
        if (key == FOREIGN && config->foreign_count < MF_FOREIGN_MAX)
            places.foreign[config->foreign_count] = scan->at;
        if (!keys[key].read(&pending))
            return false;
    }
    return !scan->failed && check(scan, word, config, &places);
}
