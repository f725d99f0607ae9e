#include "repro/show.h"

#include "fuzz/text.h"
#include "repro/observe.h"

bool repro_state(struct repro_input *input)
{
    const struct mf_program *program = &input->program;
    if (input->is_text || mf_core_refusal(program, NULL))
        return true;
    struct repro_observed *observed = repro_observe(program, NULL);
    bool noted = !observed || mf_run_notes(&input->notes, program, &observed->log);
    repro_observed_free(observed);
    return noted;
}

char *repro_show(struct repro_input *input)
{
    return repro_state(input) ? mf_text_print(&input->program, &input->notes) : NULL;
}
