/*
 * Random configurations, and random changes to one. Always lawful.
 */
#ifndef MF_CONFIGURE_H
#define MF_CONFIGURE_H

#include "fuzz/mutate.h"

/* A whole new configuration. */
void mf_configure(struct mf_config *config, enum mf_abi abi, struct mf_random *random);
/* Another value for one of its keys (or for a few that go together). */
void mf_reconfigure(struct mf_config *config, struct mf_random *random);

#endif
