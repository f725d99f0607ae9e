/* What is simpler than what: for people who read a program, so all of it is taste. Every change
 * that is kept makes a program's cost less, so that there is an end. */
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"
#include "repro/simplify.h"

_Static_assert(LX_MAP_FIXED == FB_MAP_FIXED, "one number for both guests");

static unsigned width(uint64_t number)
{
    return number ? 64 - (unsigned)__builtin_clzll(number) : 0;
}

/* Few digits that are not zero, then small, then not negative. */
static uint64_t number_cost(uint64_t number)
{
    bool negative = number > INT64_MAX;
    uint64_t magnitude = negative ? 0 - number : number;
    if (magnitude == 0)
        return 0;
    unsigned high = width(magnitude);
    unsigned low = (unsigned)__builtin_ctzll(magnitude);
    return 4 * (uint64_t)(high - low) + high + (negative ? 8 : 0);
}

static uint64_t bits_cost(uint64_t bits)
{
    return 3 * (uint64_t)__builtin_popcountll(bits);
}

/* Whole target pages are what everyone means, fewer of them are simpler, and none is a special
 * case.
 */
static uint64_t length_cost(uint64_t length, uint64_t target)
{
    if (length == 0)
        return 8;
    if (length % target == 0)
        return number_cost(length / target);
    return 20 + number_cost(length);
}

/* The pages below 0x10000 make one wonder what is special about them. */
static uint64_t place_cost(uint64_t at, uint64_t target)
{
    uint64_t inside = at % target;
    return number_cost(at - inside) + (at < 0x10000 ? 25 : 0) +
           (inside ? 4 + number_cost(inside) : 0);
}

static uint64_t fd_cost(uint64_t fd)
{
    if ((uint32_t)fd == UINT32_MAX)
        return fd == UINT64_MAX ? 0 : 1;
    return fd == 3 ? 8 : 10 + number_cost(fd);
}

static uint64_t address_cost(struct mf_value value, bool hint, uint64_t target)
{
    if (value.base == MF_RESULT) /* better than a number out of nowhere */
        return 24 + number_cost(value.offset);
    return hint && value.offset == 0 ? 0 : place_cost(value.offset, target);
}

static uint64_t value_cost(uint64_t number, enum mf_class class, uint64_t target)
{
    switch (class) {
    case MF_CLASS_PROT:
    case MF_CLASS_MREMAP:
    case MF_CLASS_MS:
        return bits_cost(number);
    case MF_CLASS_MAP: /* FIXED: see op_cost */
        return bits_cost(number & ~(uint64_t)LX_MAP_FIXED) +
               ((number & LX_MAP_TYPE) != LX_MAP_PRIVATE);
    case MF_CLASS_FD:
    case MF_CLASS_FILE_FD:
        return fd_cost(number);
    case MF_CLASS_SAME:
        return number ? fd_cost(number - 1) : 0;
    case MF_CLASS_BYTE:
        return number != 1;
    case MF_CLASS_ERRNO:
        return number != LX_ENOMEM;
    case MF_CLASS_NUMBER:
    case MF_CLASS_FILE_SIZE:
        return length_cost(number, target);
    default:
        return number_cost(number);
    }
}

bool repro_is_search(const struct mf_op *op)
{
    return op->kind == MF_MMAP && !(op->arg[3].offset & LX_MAP_FIXED);
}

static uint64_t op_cost(const struct mf_op *op, uint64_t target)
{
    bool hint = repro_is_search(op);
    uint64_t cost = op->argc + (hint ? 25u : 0u); /* a search has more to it than a place */
    for (unsigned i = 0; i < op->argc; i++) {
        enum mf_class class = mf_arg_class((enum mf_op_kind)op->kind, i);
        if (class == MF_CLASS_ADDR)
            cost += address_cost(op->arg[i], hint, target);
        else if (op->kind == MF_MMAP && i == 5)
            cost += op->arg[i].offset ? length_cost(op->arg[i].offset, target) : 0;
        else if (op->kind == MF_FILE && class == MF_CLASS_ACCESS)
            cost += op->arg[i].offset != 3; /* read and write is what is not even printed */
        else
            cost += value_cost(op->arg[i].offset, class, target);
    }
    return cost;
}

static uint64_t config_cost(const struct mf_program *program)
{
    const struct mf_config *config = &program->config;
    uint64_t cost = 2 * (uint64_t)(64 - config->bits) + number_cost(config->reserved) +
                    number_cost(config->base) + number_cost(config->highest) +
                    number_cost(config->host_maps) + number_cost(config->policy_seed) +
                    8 * (uint64_t)config->policy + 8 * (uint64_t)config->foreign_count +
                    (program->kernel_min != 0) + (program->kernel_end != 0) + (program->swarm != 0);
    cost += 4 * (uint64_t)(width(config->target_page) + width(config->host_page));
    cost += config->min_addr == 0x10000 ? 0 : 8 + number_cost(config->min_addr);
    for (unsigned i = 0; i < config->foreign_count; i++)
        cost += number_cost(config->foreign[i].first) +
                number_cost(config->foreign[i].last - config->foreign[i].first + 1);
    return cost;
}

uint64_t repro_cost(const struct mf_program *program)
{
    uint64_t cost = config_cost(program);
    for (size_t op = 0; op < program->count; op++)
        cost += op_cost(&program->ops[op], program->config.target_page);
    return cost;
}
