/*
 * Whole new programs: a configuration, a swarm mask, a few files, then operations each of which is
 * made to fit those before it.
 */
#include "fuzz/generate.h"

#include "fuzz/configure.h"
#include "fuzz/edit.h"
#include "fuzz/make.h"

enum {
    SWARM_PERCENT = 50,       /* programs that leave kinds out */
    KIND_OUT_PERCENT = 28,    /* ... each kind */
    TRAIT_OUT_PERCENT = 14,   /* ... each trait of operands */
    GARBAGE_OUT_PERCENT = 40, /* ... garbage */
    SCENE_PERCENT = 10,       /* steps that emit a scene instead of an operation */
    FILLER_PERCENT = 20,      /* mappings that get a store at once */
    FREEBSD_PERCENT = 40,     /* programs for either guest that are FreeBSD's */
    HOST_MAPS_PERCENT = 25,   /* ... whose host has few mappings to give */
    FAULT_PERCENT = 25,       /* ... steps before which a host call is to fail */
};

static const uint8_t file_count_weights[] = {22, 42, 26, 10};

uint32_t mf_draw_swarm(enum mf_profile profile, struct mf_random *random)
{
    uint32_t swarm = 0;
    uint32_t traits = MF_SWARM_TRAITS;
    if (profile != MF_PROFILE_LINUX)
        traits |= MF_SWARM_FREEBSD_TRAITS;
    if (mf_random_below(random, 100) >= SWARM_PERCENT)
        return 0;
    for (unsigned kind = 0; kind < MF_OP_KINDS; kind++) {
        if (kind != MF_MMAP && mf_random_below(random, 100) < KIND_OUT_PERCENT)
            swarm |= 1u << kind;
    }
    if (mf_random_below(random, 100) < GARBAGE_OUT_PERCENT)
        swarm |= MF_SWARM_NO_GARBAGE;
    for (uint32_t trait = MF_SWARM_NO_OBJECT; trait & traits; trait <<= 1) {
        if (mf_random_below(random, 100) < TRAIT_OUT_PERCENT)
            swarm |= trait;
    }
    if (swarm & MF_SWARM_NO_ANON) /* there must be something to map, somewhere */
        swarm &= ~(uint32_t)(MF_SWARM_NO_OBJECT | 1u << MF_FILE);
    if (swarm & MF_SWARM_NO_FIXED)
        swarm &= ~(uint32_t)MF_SWARM_NO_SEARCH;
    return swarm;
}

/* Small, because what goes wrong goes wrong within a few operations; a few are long, for what needs
 * a crowded space. */
static size_t draw_size(struct mf_random *random, size_t max_ops)
{
    uint64_t drawn = mf_random_below(random, 100);
    size_t size;
    if (drawn < 12)
        size = 1 + mf_random_below(random, 4);
    else if (drawn < 90)
        size = 4 + mf_random_below(random, 16);
    else if (drawn < 99)
        size = 20 + mf_random_below(random, 24);
    else
        size = 1 + mf_random_below(random, max_ops ? max_ops : 1);
    return size < max_ops ? size : max_ops;
}

/* One to three arenas, the low one in most programs. */
static unsigned draw_arenas(struct mf_random *random)
{
    unsigned arenas = 1u << mf_random_below(random, MF_ARENAS);
    if (mf_random_below(random, 100) < 60)
        arenas |= 1u << MF_ARENA_LOW;
    if (mf_random_below(random, 100) < 40)
        arenas |= 1u << MF_ARENA_TOP;
    return arenas | 1u << MF_ARENA_FOREIGN;
}

static void emit_files(struct mf_maker *maker)
{
    unsigned count = MF_WEIGHTED(maker->random, file_count_weights);
    if ((maker->program->swarm & MF_SWARM_NO_ANON) && count == 0)
        count = 1;
    for (unsigned n = 0; n < count && !mf_swarm_out(maker, MF_FILE); n++) {
        struct mf_op op;
        mf_make_file(maker, 3 + (int)n, &op);
        if (!mf_emit(maker, &op))
            return;
    }
}

static enum mf_abi draw_abi(enum mf_profile profile, struct mf_random *random)
{
    if (profile == MF_PROFILE_FAULTS)
        return mf_random_below(random, 100) < FREEBSD_PERCENT ? MF_FREEBSD : MF_LINUX;
    return profile == MF_PROFILE_FREEBSD ? MF_FREEBSD : MF_LINUX;
}

/* Few mappings are enough for most programs, so that the limit is met. */
static uint64_t draw_host_maps(enum mf_profile profile, struct mf_random *random)
{
    if (profile != MF_PROFILE_FAULTS || mf_random_below(random, 100) >= HOST_MAPS_PERCENT)
        return 0;
    return 1 + mf_random_below(random, 12);
}

void mf_generate(struct mf_program *program, enum mf_profile profile, size_t max_ops,
                 struct mf_random *random)
{
    struct mf_maker maker;
    if (max_ops > MF_OPS_MAX)
        max_ops = MF_OPS_MAX;
    mf_program_clear(program);
    mf_configure(&program->config, draw_abi(profile, random), random);
    program->config.host_maps = draw_host_maps(profile, random);
    program->swarm = mf_draw_swarm(profile, random);
    mf_maker_begin(&maker, program, 0, draw_size(random, max_ops), random);
    maker.arenas = draw_arenas(random);
    emit_files(&maker);
    while (program->count < maker.max_ops) {
        struct mf_op op;
        if (mf_percent(&maker, SCENE_PERCENT) && mf_make_scene(&maker))
            continue;
        if (profile == MF_PROFILE_FAULTS && mf_percent(&maker, FAULT_PERCENT)) {
            struct mf_op fault;
            mf_make_fault(&maker, &fault);
            if (!mf_emit(&maker, &fault))
                break;
        }
        mf_make_op(&maker, mf_make_kind(&maker), &op);
        if (!mf_emit(&maker, &op))
            break;
        if (op.kind == MF_MMAP && !mf_swarm_out(&maker, MF_STORE) &&
            mf_percent(&maker, FILLER_PERCENT)) {
            mf_make_store(&maker, &op);
            mf_emit(&maker, &op);
        }
    }
    mf_edit_settle_files(program);
    mf_profile_apply(program, profile);
}

void mf_profile_apply(struct mf_program *program, enum mf_profile profile)
{
    if (profile != MF_PROFILE_FAULTS) {
        program->config.abi = profile == MF_PROFILE_FREEBSD ? MF_FREEBSD : MF_LINUX;
        program->config.host_maps = 0;
    }
    if (program->config.abi == MF_LINUX)
        mf_edit_remove_kinds(program, 1u << MF_MINHERIT);
    mf_config_clamp(&program->config); /* one guest's configuration may be unlawful for another */
}
