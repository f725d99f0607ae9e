/*
 * Two programs into one. Operations of the second come with the file statements they need, if the
 * first has none for the same descriptors.
 */
#include "fuzz/edit.h"
#include "fuzz/mutate.h"

static size_t below(struct mf_random *random, size_t n)
{
    return (size_t)mf_random_below(random, n);
}

static bool has_file(const struct mf_program *program, uint64_t fd)
{
    for (size_t op = 0; op < program->count; op++) {
        if (program->ops[op].kind == MF_FILE && program->ops[op].arg[0].offset == fd)
            return true;
    }
    return false;
}

/* How many file statements a program begins with. */
static size_t leading_files(const struct mf_program *program)
{
    size_t count = 0;
    while (count < program->count && program->ops[count].kind == MF_FILE)
        count++;
    return count;
}

static void add_files(struct mf_program *out, const struct mf_program *from, size_t max_ops)
{
    for (size_t op = 0; op < leading_files(from); op++) {
        if (out->count < max_ops && !has_file(out, from->ops[op].arg[0].offset))
            mf_edit_splice(out, leading_files(out), from, op, 1);
    }
}

static void cut(struct mf_program *program, size_t count)
{
    if (program->count > count)
        mf_edit_remove(program, count, program->count - count);
}

void mf_crossover(struct mf_program *out, const struct mf_program *a, const struct mf_program *b,
                  size_t max_ops, struct mf_random *random)
{
    if (max_ops > MF_OPS_MAX)
        max_ops = MF_OPS_MAX;
    if (mf_random_below(random, 2)) {
        const struct mf_program *other = a;
        a = b;
        b = other;
    }
    if (!mf_program_copy(out, a))
        return;
    out->swarm = a->swarm & b->swarm;
    if (mf_random_below(random, 8) == 0)
        out->config = b->config;
    cut(out, max_ops);
    if (b->count == 0)
        return;

    size_t first = below(random, b->count);
    size_t count = 1 + below(random, b->count - first);
    if (count > MF_SPLICE_MAX)
        count = MF_SPLICE_MAX;
    if (count > max_ops)
        count = max_ops;
    size_t at = below(random, out->count + 1);
    switch (below(random, 3)) {
    case 0: /* the head of a, a part of b */
        cut(out, at);
        break;
    case 1: { /* a part of b instead of as much of a */
        size_t gone = out->count - at < count ? out->count - at : count;
        mf_edit_remove(out, at, gone);
        break;
    }
    default: /* a part of b between two of a's */
        break;
    }
    if (out->count + count > max_ops) {
        size_t gone = out->count + count - max_ops;
        size_t from = at + gone <= out->count ? at : out->count - gone;
        mf_edit_remove(out, from, gone);
        if (at > out->count)
            at = out->count;
    }
    mf_edit_splice(out, at, b, first, count);
    add_files(out, b, max_ops);
    mf_config_clamp(&out->config);
    mf_edit_settle_files(out);
}
