#include "fuzz/core_config.h"

struct mm_config mf_core_config(const struct mf_config *config)
{
    return (struct mm_config){
        .abi = config->abi == MF_FREEBSD ? MM_ABI_FREEBSD : MM_ABI_LINUX,
        .bits = config->bits,
        .target_page = config->target_page,
        .host_page = config->host_page,
        .reserved = config->reserved,
        .base = config->base,
        .highest = config->highest,
        /* 0 means "the default" to the core; a search never returns 0, so this is the same. */
        .min_addr = config->min_addr ? config->min_addr : 1,
        .top_down = config->policy == MF_TOP_DOWN ||
                    (config->policy == MF_RANDOM && (config->policy_seed & 1) != 0),
    };
}
