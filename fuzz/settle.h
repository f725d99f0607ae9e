/* Programs made for any host, fitted to this machine's. */
#ifndef MF_SETTLE_H
#define MF_SETTLE_H

#include "fuzz/remote.h"

/* Change the program so that this machine can run it: files that can be filled, and the nearest
 * configuration whose span its addresses can hold. */
void mf_settle(struct mf_program *program, const struct mf_remote_facts *facts);

#endif
