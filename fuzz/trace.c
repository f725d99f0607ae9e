/* A run as it goes, in the syntax of programs: what is printed is a program that states all. */
#include <stdlib.h>

#include "fuzz/run_internal.h"
#include "fuzz/step.h"
#include "fuzz/text.h"

void mf_trace_begin(FILE *out, const struct mf_program *program)
{
    struct mf_program bare = {.config = program->config,
                              .kernel_min = program->kernel_min,
                              .kernel_end = program->kernel_end};
    char *text = mf_text_print(&bare, NULL);
    fputs(text ? text : "", out);
    free(text);
}

/* Does a later operand name this one's result? */
static bool is_referred_to(const struct mf_program *program, size_t op)
{
    for (size_t later = op + 1; later < program->count; later++) {
        const struct mf_op *user = &program->ops[later];
        for (unsigned i = 0; i < user->argc; i++) {
            struct mf_value value = mf_value_flatten(program, later, user->arg[i]);
            if (value.base == MF_RESULT && value.ref == op)
                return true;
        }
    }
    return false;
}

void mf_trace_step(FILE *out, struct mf_runner *runner, size_t op)
{
    char text[512];
    char result[64];
    char line[64];
    struct mf_maps_line mapped;

    if (is_referred_to(runner->program, op))
        fprintf(out, "r%zu = ", op);
    mf_text_op(text, sizeof text, runner->program, op);
    mf_outcome_text(result, sizeof result, runner->program, op, &runner->log->outcomes[op]);
    fprintf(out, "%s%s%s\nmaps\n", text, result[0] ? " = " : "", result);
    runner->sut->ops->observe(runner->sut, &runner->checks);
    for (size_t r = 0; mf_maps_next(&runner->checks, &r, &mapped);) {
        mf_maps_text(line, sizeof line, &mapped);
        fprintf(out, "%s\n", line);
    }
    fputs("end\n", out);
    fflush(out);
}
