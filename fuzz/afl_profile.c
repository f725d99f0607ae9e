/* Which programs AFL++'s mutator makes: a library for each profile. */
#include "fuzz/target.h"

const enum mf_profile mf_target_profile = MF_AFL_PROFILE;
