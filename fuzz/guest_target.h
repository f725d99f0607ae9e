/*
 * A fuzz target that runs programs of one guest on the core over the simulated host, every step
 * checked. The target defines mf_target_profile (target.h) and LLVMFuzzerTestOneInput, which is
 * this.
 */
#ifndef MF_GUEST_TARGET_H
#define MF_GUEST_TARGET_H

#include <stddef.h>
#include <stdint.h>

/* An input is a program as bytes; a finding is printed and ends the process. */
int mf_guest_target(const uint8_t *data, size_t size);

#endif
