/*
 * Small changes to a program. Each draws its place, makes what it needs to fit the operations
 * before that place, and leaves the program lawful.
 */
#include "fuzz/mutate.h"

#include "fuzz/configure.h"
#include "fuzz/edit.h"
#include "fuzz/generate.h"
#include "fuzz/make.h"
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

static const uint8_t mutation_weights[MF_MUTATIONS] = {
    [MF_MUTATE_FRESH] = 10,    [MF_MUTATE_INSERT] = 16, [MF_MUTATE_SCENE] = 3,
    [MF_MUTATE_STORE] = 5,     [MF_MUTATE_DELETE] = 7,  [MF_MUTATE_CUT] = 3,
    [MF_MUTATE_DUPLICATE] = 4, [MF_MUTATE_SWAP] = 4,    [MF_MUTATE_SPLICE] = 3,
    [MF_MUTATE_REMAKE] = 6,    [MF_MUTATE_EXTENT] = 7,  [MF_MUTATE_RETARGET] = 7,
    [MF_MUTATE_NUDGE] = 10,    [MF_MUTATE_PROT] = 4,    [MF_MUTATE_FLAGS] = 6,
    [MF_MUTATE_LENGTH] = 3,    [MF_MUTATE_TOP] = 3,     [MF_MUTATE_GARBLE] = 3,
    [MF_MUTATE_CONFIG] = 8,    [MF_MUTATE_FILE] = 3,    [MF_MUTATE_SIZE] = 3,
    [MF_MUTATE_REBASE] = 2,    [MF_MUTATE_SWARM] = 1,
};

enum {
    LONG_PROGRAM = 24,  /* from here on, what makes a program longer is drawn half as often */
    CHANGES_MAX = 6,    /* changes in one call */
    MORE_PERCENT = 40,  /* one change more */
    DRAWS_MAX = 8,      /* kinds tried until one finds a place */
    GARBAGE_AGAIN = 25, /* percent: garble although swarm leaves garbage out */
    FAULT_PERCENT = 25, /* changes of a program for a host that fails that are about how it fails */
    HOST_MAPS_PERCENT = 20, /* ... and of these, about how many mappings it has */
};

/* An operation of one of these kinds (bits), or count: none was met. */
static size_t pick_op(const struct mf_program *program, uint32_t kinds, struct mf_random *random)
{
    if (program->count == 0)
        return 0;
    size_t start = mf_random_below(random, program->count);
    for (size_t i = 0; i < program->count; i++) {
        size_t op = (start + i) % program->count;
        if (kinds >> program->ops[op].kind & 1)
            return op;
    }
    return program->count;
}

/* An operand with one of these roles (bits); false: none was met. */
static bool pick_operand(const struct mf_program *program, uint32_t wanted,
                         struct mf_random *random, size_t *op, unsigned *arg)
{
    if (program->count == 0)
        return false;
    size_t start = mf_random_below(random, program->count);
    unsigned turn = (unsigned)mf_random_below(random, MF_ARGS_MAX);
    for (size_t i = 0; i < program->count; i++) {
        *op = (start + i) % program->count;
        const struct mf_op *one = &program->ops[*op];
        for (unsigned k = 0; k < one->argc; k++) {
            *arg = (turn + k) % one->argc;
            if (wanted >> mf_operand_role((enum mf_op_kind)one->kind, *arg) & 1)
                return true;
        }
    }
    return false;
}

static uint32_t role(unsigned one)
{
    return 1u << one;
}

static uint32_t kind_bit(enum mf_op_kind kind)
{
    return 1u << kind;
}

static void begin(struct mf_maker *maker, struct mf_program *program, size_t at, size_t max_ops,
                  struct mf_random *random)
{
    mf_maker_begin(maker, program, at, max_ops, random);
}

/* Where something new goes: the end, or anywhere. */
static size_t pick_gap(const struct mf_program *program, struct mf_random *random)
{
    if (mf_random_below(random, 100) < 35)
        return program->count;
    return mf_random_below(random, program->count + 1);
}

static bool insert_kind(struct mf_program *program, size_t max_ops, enum mf_op_kind kind,
                        struct mf_random *random)
{
    struct mf_maker maker;
    struct mf_op op;
    if (program->swarm >> kind & 1)
        return false;
    begin(&maker, program, pick_gap(program, random), max_ops, random);
    if (kind == MF_STORE)
        mf_make_store(&maker, &op);
    else
        mf_make_op(&maker, kind, &op);
    return mf_emit(&maker, &op);
}

static bool insert_any(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    struct mf_op op;
    begin(&maker, program, pick_gap(program, random), max_ops, random);
    mf_make_op(&maker, mf_make_kind(&maker), &op);
    return mf_emit(&maker, &op);
}

static bool insert_scene(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    begin(&maker, program, pick_gap(program, random), max_ops, random);
    return mf_make_scene(&maker);
}

static bool delete_run(struct mf_program *program, size_t most, struct mf_random *random)
{
    if (program->count < 2)
        return false;
    size_t at = mf_random_below(random, program->count);
    size_t room = program->count - at < most ? program->count - at : most;
    if (room == program->count) /* something stays */
        room--;
    mf_edit_remove(program, at, 1 + mf_random_below(random, room));
    return true;
}

static bool duplicate(struct mf_program *program, size_t max_ops, size_t most,
                      struct mf_random *random)
{
    if (program->count == 0 || program->count >= max_ops)
        return false;
    size_t first = mf_random_below(random, program->count);
    size_t room = max_ops - program->count;
    size_t count = program->count - first;
    if (count > room)
        count = room;
    if (count > most)
        count = most;
    count = 1 + mf_random_below(random, count);
    size_t at = mf_random_below(random, 100) < 50 ? first + count : pick_gap(program, random);
    return mf_edit_splice(program, at, program, first, count) != 0;
}

static bool swap(struct mf_program *program, struct mf_random *random)
{
    if (program->count < 2)
        return false;
    size_t a = mf_random_below(random, program->count - 1);
    size_t b = mf_random_below(random, 2) ? a + 1 : mf_random_below(random, program->count);
    if (a == b)
        b = a + 1;
    mf_edit_swap(program, a, b);
    return true;
}

/* Another operation in an operation's place; later ones may refer to it as before. */
static bool remake(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at = pick_op(program, UINT32_MAX, random);
    if (at >= program->count)
        return false;
    begin(&maker, program, at, max_ops, random);
    enum mf_op_kind kind = (enum mf_op_kind)program->ops[at].kind;
    if (mf_percent(&maker, 30) || kind == MF_FAULT)
        kind = mf_make_kind(&maker);
    if (mf_swarm_out(&maker, kind))
        return false;
    struct mf_op made;
    mf_make_op(&maker, kind, &made);
    program->ops[at] = made;
    return true;
}

static bool change_extent(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at;
    unsigned arg;
    if (!pick_operand(program, role(MF_ROLE_LEN), random, &at, &arg))
        return false;
    begin(&maker, program, at, max_ops, random);
    struct mf_extent extent = mf_pick_mapped(&maker);
    struct mf_op *op = &program->ops[at];
    if (mf_percent(&maker, 70))
        op->arg[0] = mf_value_at(&maker, extent.at);
    op->arg[arg] = mf_number(mf_ragged_len(&maker, extent.len));
    return true;
}

static bool retarget(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at;
    unsigned arg;
    if (!pick_operand(program, role(MF_CLASS_ADDR), random, &at, &arg))
        return false;
    begin(&maker, program, at, max_ops, random);
    program->ops[at].arg[arg] = mf_pick_edge(&maker);
    return true;
}

static bool nudge(struct mf_program *program, struct mf_random *random)
{
    const uint32_t wanted =
        role(MF_CLASS_ADDR) | role(MF_ROLE_LEN) | role(MF_ROLE_OFFSET) | role(MF_ROLE_SIZE);
    static const uint8_t step_weights[] = {40, 25, 20, 5, 10};
    const struct mf_config *config = &program->config;
    const uint64_t steps[] = {config->target_page, config->host_page, 1, config->target_page / 2,
                              2 * config->target_page};
    size_t at;
    unsigned arg;
    if (!pick_operand(program, wanted, random, &at, &arg))
        return false;
    uint64_t step = steps[MF_WEIGHTED(random, step_weights)];
    program->ops[at].arg[arg].offset += mf_random_below(random, 2) ? step : 0 - step;
    return true;
}

static bool change_prot(struct mf_program *program, struct mf_random *random)
{
    size_t at;
    unsigned arg;
    if (!pick_operand(program, role(MF_CLASS_PROT) | role(MF_CLASS_ACCESS), random, &at, &arg))
        return false;
    struct mf_op *op = &program->ops[at];
    if (mf_operand_role((enum mf_op_kind)op->kind, arg) == MF_CLASS_ACCESS)
        op->arg[arg] = mf_number(1 + mf_random_below(random, 3));
    else if (program->config.abi == MF_FREEBSD && mf_random_below(random, 4) == 0)
        op->arg[arg] = mf_number(op->arg[arg].offset ^
                                 (uint64_t)1 << (FB_PROT_MAX_SHIFT + mf_random_below(random, 3)));
    else
        op->arg[arg] = mf_number(op->arg[arg].offset ^ (uint64_t)1 << mf_random_below(random, 3));
    return true;
}

static uint64_t flip_mmap_flag(uint64_t flags, struct mf_random *random)
{
    static const uint32_t flips[] = {
        LX_MAP_FIXED,           LX_MAP_FIXED,           LX_MAP_FIXED,   LX_MAP_ANONYMOUS,
        LX_MAP_ANONYMOUS,       LX_MAP_32BIT,           LX_MAP_ABOVE4G, LX_MAP_LOCKED,
        LX_MAP_GROWSDOWN,       LX_MAP_NORESERVE,       LX_MAP_STACK,   LX_MAP_POPULATE,
        LX_MAP_FIXED_NOREPLACE, LX_MAP_FIXED_NOREPLACE,
    };
    uint64_t drawn = mf_random_below(random, 4 + sizeof(flips) / sizeof(flips[0]));
    if (drawn < 4) { /* the other type */
        uint64_t type = (flags & LX_MAP_TYPE) == LX_MAP_PRIVATE ? LX_MAP_SHARED : LX_MAP_PRIVATE;
        return (flags & ~(uint64_t)LX_MAP_TYPE) | type;
    }
    return flags ^ flips[drawn - 4];
}

static uint64_t flip_freebsd_flag(uint64_t flags, struct mf_random *random)
{
    static const uint32_t flips[] = {
        FB_MAP_FIXED,
        FB_MAP_FIXED,
        FB_MAP_ANON,
        FB_MAP_ANON,
        FB_MAP_32BIT,
        FB_MAP_GUARD,
        FB_MAP_STACK,
        FB_MAP_EXCL,
        FB_MAP_FIXED | FB_MAP_EXCL,
        FB_MAP_NOSYNC,
        FB_MAP_SHARED | FB_MAP_PRIVATE,
        FB_MAP_SHARED | FB_MAP_PRIVATE,
        FB_MAP_SHARED,
        FB_MAP_PRIVATE,
    };
    uint64_t drawn = mf_random_below(random, 2 + sizeof(flips) / sizeof(flips[0]));
    if (drawn < 2) /* a neighbouring alignment */
        return flags + (drawn ? FB_MAP_ALIGNED_SUPER : 0 - (uint64_t)FB_MAP_ALIGNED_SUPER);
    return flags ^ flips[drawn - 2];
}

static uint64_t other_advice(const struct mf_program *program, uint64_t old,
                             struct mf_random *random)
{
    if (program->config.abi == MF_FREEBSD)
        return mf_random_below(random, FB_MADV_PROTECT + 2);
    return old == LX_MADV_DONTNEED ? LX_MADV_DONTNEED_LOCKED : LX_MADV_DONTNEED;
}

static bool change_flags(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    const uint32_t wanted = role(MF_CLASS_MAP) | role(MF_CLASS_MREMAP) | role(MF_CLASS_MS) |
                            role(MF_CLASS_MADV) | role(MF_CLASS_INHERIT) | role(MF_CLASS_FD);
    size_t at;
    unsigned arg;
    if (!pick_operand(program, wanted, random, &at, &arg))
        return false;
    struct mf_op *op = &program->ops[at];
    uint64_t old = op->arg[arg].offset;
    switch (mf_operand_role((enum mf_op_kind)op->kind, arg)) {
    case MF_CLASS_MAP:
        op->arg[arg] = mf_number(program->config.abi == MF_FREEBSD ? flip_freebsd_flag(old, random)
                                                                   : flip_mmap_flag(old, random));
        break;
    case MF_CLASS_FD:
        op->arg[arg] = mf_number(3 + mf_random_below(random, 4));
        break;
    case MF_CLASS_MADV:
        op->arg[arg] = mf_number(other_advice(program, old, random));
        break;
    case MF_CLASS_MREMAP:
        op->arg[arg] = mf_number(old ^ (uint64_t)1 << mf_random_below(random, 3));
        if ((op->arg[arg].offset & (LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP)) && op->argc == 4) {
            struct mf_maker maker;
            begin(&maker, program, at, max_ops, random);
            op->argc = 5;
            op->arg[4] = mf_pick_edge(&maker);
        }
        break;
    default: /* the bits of msync, and of minherit */
        op->arg[arg] = mf_number(old ^ (uint64_t)1 << mf_random_below(random, 3));
        break;
    }
    return true;
}

static bool change_length(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at;
    unsigned arg;
    if (!pick_operand(program, role(MF_ROLE_LEN), random, &at, &arg))
        return false;
    begin(&maker, program, at, max_ops, random);
    struct mf_op *op = &program->ops[at];
    uint64_t addr = mf_sketch_place(&maker.sketch, program, at, op->arg[0]).at;
    bool plain = mf_percent(&maker, 50);
    op->arg[arg] = mf_number(plain ? mf_pick_len(&maker, addr) : mf_wild_len(&maker, addr));
    return true;
}

static bool change_top(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at;
    unsigned arg;
    if (!pick_operand(program, role(MF_CLASS_ADDR), random, &at, &arg))
        return false;
    begin(&maker, program, at, max_ops, random);
    program->ops[at].arg[arg] = mf_wild_addr(&maker);
    return true;
}

static bool garble(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at = pick_op(program, UINT32_MAX & ~kind_bit(MF_FILE), random);
    if (at >= program->count || program->ops[at].argc == 0)
        return false;
    if ((program->swarm & MF_SWARM_NO_GARBAGE) && mf_random_below(random, 100) >= GARBAGE_AGAIN)
        return false;
    begin(&maker, program, at, max_ops, random);
    struct mf_op *op = &program->ops[at];
    return mf_garble(&maker, op, (unsigned)mf_random_below(random, op->argc));
}

/* Absolute addresses keep their 1 MiB, and their page by number, when T grows; else every operation
 * would be unaligned from then on. */
static void rescale(struct mf_program *program, uint64_t old_page)
{
    const uint64_t block = (uint64_t)1 << 20;
    uint64_t page = program->config.target_page;
    if (page <= old_page)
        return;
    for (size_t at = 0; at < program->count; at++) {
        struct mf_op *op = &program->ops[at];
        for (unsigned i = 0; i < op->argc; i++) {
            unsigned meant = mf_operand_role((enum mf_op_kind)op->kind, i);
            uint64_t offset = op->arg[i].offset;
            if (meant != MF_CLASS_ADDR && meant != MF_ROLE_LEN && meant != MF_ROLE_OFFSET)
                continue;
            bool negative = offset >> 63 && op->arg[i].base != MF_ABS;
            if (negative)
                offset = 0 - offset;
            uint64_t low = offset & (block - 1);
            low = low / old_page * page + low % old_page;
            offset = mf_round_down(offset, block) + low;
            op->arg[i].offset = negative ? 0 - offset : offset;
        }
    }
}

static bool change_config(struct mf_program *program, struct mf_random *random)
{
    uint64_t old_page = program->config.target_page;
    mf_reconfigure(&program->config, random);
    if (mf_random_below(random, 100) < 80)
        rescale(program, old_page);
    return true;
}

static bool change_file(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at = pick_op(program, kind_bit(MF_FILE), random);
    bool none = at >= program->count;
    if (none || mf_random_below(random, 100) < 25) {
        if (program->swarm >> MF_FILE & 1)
            return false;
        struct mf_op op;
        begin(&maker, program, mf_random_below(random, 100) < 70 ? 0 : pick_gap(program, random),
              max_ops, random);
        int fd = mf_pick_new_fd(&maker);
        mf_make_file(&maker, fd < 0 ? 3 : fd, &op);
        return mf_emit(&maker, &op);
    }
    struct mf_op made;
    begin(&maker, program, at, max_ops, random);
    mf_make_file(&maker, (int)(program->ops[at].arg[0].offset & 0xff), &made);
    if (mf_percent(&maker, 60)) /* only its size */
        program->ops[at].arg[1] = made.arg[1];
    else
        program->ops[at] = made;
    mf_op_clamp(&program->ops[at]);
    return true;
}

static bool change_size(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at = pick_op(program, kind_bit(MF_FTRUNCATE), random);
    if (at >= program->count || mf_random_below(random, 100) < 40)
        return insert_kind(program, max_ops, MF_FTRUNCATE, random);
    begin(&maker, program, at, max_ops, random);
    struct mf_op made;
    mf_make_op(&maker, MF_FTRUNCATE, &made);
    program->ops[at].arg[1] = made.arg[1];
    return true;
}

/* The same address said in another way: later changes to other operations then move it, or no
 * longer do. */
static bool rebase(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    size_t at;
    unsigned arg;
    if (!pick_operand(program, role(MF_CLASS_ADDR), random, &at, &arg))
        return false;
    struct mf_value *value = &program->ops[at].arg[arg];
    bool numbered = value->base == MF_RESULT || value->base == MF_ADDR_OF ||
                    value->base == MF_END_OF || value->base == MF_LEN_OF;
    if (numbered && mf_random_below(random, 2)) {
        if (mf_random_below(random, 2) && value->ref + 1u < at)
            value->ref++;
        else if (value->ref > 0)
            value->ref--;
        else
            return false;
        return true;
    }
    begin(&maker, program, at, max_ops, random);
    struct mf_place place = mf_sketch_place(&maker.sketch, program, at, *value);
    *value =
        value->base == MF_ABS ? mf_value_at(&maker, place) : mf_value_flatten(program, at, *value);
    return true;
}

bool mf_mutate_once(struct mf_program *program, enum mf_profile profile, size_t max_ops,
                    enum mf_mutation mutation, struct mf_random *random)
{
    switch (mutation) {
    case MF_MUTATE_FRESH:
        mf_generate(program, profile, max_ops, random);
        return true;
    case MF_MUTATE_INSERT:
        return insert_any(program, max_ops, random);
    case MF_MUTATE_SCENE:
        return insert_scene(program, max_ops, random);
    case MF_MUTATE_STORE:
        return insert_kind(program, max_ops, MF_STORE, random);
    case MF_MUTATE_DELETE:
        return delete_run(program, 1, random);
    case MF_MUTATE_CUT:
        return delete_run(program, program->count, random);
    case MF_MUTATE_DUPLICATE:
        return duplicate(program, max_ops, 1, random);
    case MF_MUTATE_SWAP:
        return swap(program, random);
    case MF_MUTATE_SPLICE:
        return duplicate(program, max_ops, 8, random);
    case MF_MUTATE_REMAKE:
        return remake(program, max_ops, random);
    case MF_MUTATE_EXTENT:
        return change_extent(program, max_ops, random);
    case MF_MUTATE_RETARGET:
        return retarget(program, max_ops, random);
    case MF_MUTATE_NUDGE:
        return nudge(program, random);
    case MF_MUTATE_PROT:
        return change_prot(program, random);
    case MF_MUTATE_FLAGS:
        return change_flags(program, max_ops, random);
    case MF_MUTATE_LENGTH:
        return change_length(program, max_ops, random);
    case MF_MUTATE_TOP:
        return change_top(program, max_ops, random);
    case MF_MUTATE_GARBLE:
        return garble(program, max_ops, random);
    case MF_MUTATE_CONFIG:
        return change_config(program, random);
    case MF_MUTATE_FILE:
        return change_file(program, max_ops, random);
    case MF_MUTATE_SIZE:
        return change_size(program, max_ops, random);
    case MF_MUTATE_REBASE:
        return rebase(program, max_ops, random);
    case MF_MUTATE_SWARM:
        program->swarm = mf_draw_swarm(profile, random);
        return true;
    case MF_MUTATIONS:
        break;
    }
    return false;
}

static bool lengthens(enum mf_mutation mutation)
{
    return mutation == MF_MUTATE_INSERT || mutation == MF_MUTATE_SCENE ||
           mutation == MF_MUTATE_STORE || mutation == MF_MUTATE_DUPLICATE ||
           mutation == MF_MUTATE_SPLICE;
}

enum mf_mutation mf_mutation_draw(size_t count, size_t max_ops, struct mf_random *random)
{
    enum mf_mutation drawn = (enum mf_mutation)MF_WEIGHTED(random, mutation_weights);
    bool is_long = count >= LONG_PROGRAM || count >= max_ops;
    if (is_long && lengthens(drawn) && mf_random_below(random, 2))
        return mf_random_below(random, 2) ? MF_MUTATE_DELETE : MF_MUTATE_CUT;
    return drawn;
}

/* What only a host that fails has. */
static bool change_faults(struct mf_program *program, size_t max_ops, struct mf_random *random)
{
    struct mf_maker maker;
    struct mf_op op;
    if (mf_random_below(random, 100) < HOST_MAPS_PERCENT) {
        bool none = program->config.host_maps != 0 && mf_random_below(random, 2);
        program->config.host_maps = none ? 0 : 1 + mf_random_below(random, 12);
        return true;
    }
    begin(&maker, program, pick_gap(program, random), max_ops, random);
    mf_make_fault(&maker, &op);
    return mf_emit(&maker, &op);
}

void mf_mutate(struct mf_program *program, enum mf_profile profile, size_t max_ops,
               struct mf_random *random)
{
    if (max_ops > MF_OPS_MAX)
        max_ops = MF_OPS_MAX;
    if (program->count == 0) {
        mf_generate(program, profile, max_ops, random);
        return;
    }
    if (program->count > max_ops)
        mf_edit_remove(program, max_ops, program->count - max_ops);
    mf_profile_apply(program, profile);
    for (unsigned changes = 0; changes < CHANGES_MAX; changes++) {
        bool changed = profile == MF_PROFILE_FAULTS &&
                       mf_random_below(random, 100) < FAULT_PERCENT &&
                       change_faults(program, max_ops, random);
        for (unsigned draws = 0; !changed && draws < DRAWS_MAX; draws++) {
            enum mf_mutation mutation = mf_mutation_draw(program->count, max_ops, random);
            if (!mf_mutate_once(program, profile, max_ops, mutation, random))
                continue;
            if (mutation == MF_MUTATE_FRESH)
                return;
            break;
        }
        if (mf_random_below(random, 100) >= MORE_PERCENT)
            break;
    }
    mf_edit_settle_files(program);
}
