/* What a program's configuration is to the core. */
#ifndef MF_CORE_CONFIG_H
#define MF_CORE_CONFIG_H

#include "fuzz/program.h"
#include "mm/mm.h"

/* Without hooks. */
struct mm_config mf_core_config(const struct mf_config *config);

#endif
