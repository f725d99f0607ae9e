#include "fuzz/settle.h"

/* Files are really filled here. */
enum { FILE_BYTES_MAX = 0x10000 };

static void settle_files(struct mf_program *program)
{
    for (size_t i = 0; i < program->count; i++) {
        struct mf_op *op = &program->ops[i];
        if (op->kind == MF_FILE && op->arg[1].offset > FILE_BYTES_MAX)
            op->arg[1].offset %= FILE_BYTES_MAX;
    }
}

/* The nearest configuration whose span this machine can hold. */
static void settle_span(struct mf_config *config, const struct mf_remote_facts *facts)
{
    const uint64_t low = (uint64_t)1 << 44; /* below the helper, who is in nobody's reservation */
    uint64_t room = facts->task_size & ~(config->host_page - 1);
    if (config->base >= room / 2)
        config->base = 0;
    if (config->reserved > low - config->host_page)
        config->reserved = 0;
    if (config->reserved && config->base > low - config->reserved)
        config->base = 0;
    uint64_t last = config->reserved ? config->reserved - 1 : mf_config_highest(config);
    last |= config->host_page - 1;
    if (last >= room - config->base)
        config->highest = room - config->base - 1;
    mf_config_clamp(config);
}

void mf_settle(struct mf_program *program, const struct mf_remote_facts *facts)
{
    settle_files(program);
    settle_span(&program->config, facts);
}
