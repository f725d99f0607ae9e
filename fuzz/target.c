#include "fuzz/target.h"

#include "fuzz/codec.h"
#include "fuzz/edit.h"

void mf_target_remove_faults(struct mf_program *program)
{
    mf_edit_remove_kinds(program, 1u << MF_FAULT);
}

void mf_target_decode(const uint8_t *bytes, size_t size, enum mf_profile profile,
                      struct mf_program *program)
{
    mf_decode(bytes, size, program);
    if (program->count > MF_TARGET_OPS_MAX)
        program->count = MF_TARGET_OPS_MAX;
    mf_profile_apply(program, profile);
}
