/* Programs of either guest on the core over a simulated host that fails, every step checked. */
#include "fuzz/guest_target.h"
#include "fuzz/target.h"

const enum mf_profile mf_target_profile = MF_PROFILE_FAULTS;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return mf_guest_target(data, size);
}
