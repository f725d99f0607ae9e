#include "fuzz/kernel_facts.h"

#include "fuzz/sut_remote.h"
#include "mm/abi_linux.h"

/* --- What a step needs. Flags and lengths are numbers in the program; only addresses are not. ---
 */

static bool is_mmap(const struct mf_op *op, uint64_t flag)
{
    return op->kind == MF_MMAP && (op->arg[3].offset & flag) != 0;
}

static bool is_mremap(const struct mf_op *op, uint64_t flag)
{
    return op->kind == MF_MREMAP && (op->arg[3].offset & flag) != 0;
}

static bool of_type(const struct mf_op *op, uint64_t type)
{
    return op->kind == MF_MMAP && (op->arg[3].offset & LX_MAP_TYPE) == type;
}

static bool uses_noreplace(const struct mf_op *op)
{
    return is_mmap(op, LX_MAP_FIXED_NOREPLACE);
}

static bool uses_validate(const struct mf_op *op)
{
    return of_type(op, LX_MAP_SHARED_VALIDATE);
}

static bool uses_dontunmap(const struct mf_op *op)
{
    return is_mremap(op, LX_MREMAP_DONTUNMAP);
}

static bool uses_dontneed_locked(const struct mf_op *op)
{
    return op->kind == MF_MADVISE && op->arg[2].offset == LX_MADV_DONTNEED_LOCKED;
}

static bool uses_above4g(const struct mf_op *op)
{
    return is_mmap(op, LX_MAP_ABOVE4G);
}

static bool uses_stack(const struct mf_op *op)
{
    return is_mmap(op, LX_MAP_STACK);
}

static bool uses_droppable(const struct mf_op *op)
{
    return of_type(op, LX_MAP_DROPPABLE);
}

static bool uses_mremap(const struct mf_op *op)
{
    return op->kind == MF_MREMAP;
}

static bool uses_address_0(const struct mf_op *op)
{
    bool fixed = is_mmap(op, LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE);
    unsigned place = op->kind == MF_MREMAP ? 4 : 0;
    if (!fixed && !is_mremap(op, LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP))
        return false;
    /* An address that is no plain number may come out low; few do, and few machines need this. */
    return op->arg[place].base != MF_ABS || op->arg[place].offset < 0x10000;
}

static bool uses_lock(const struct mf_op *op)
{
    return is_mmap(op, LX_MAP_LOCKED);
}

static bool uses_huge_pages(const struct mf_op *op)
{
    return is_mmap(op, LX_MAP_HUGETLB);
}

struct difference {
    const char *lacks;
    size_t fact; /* offset of a bool in mf_remote_facts */
    bool (*needs)(const struct mf_op *op);
};

#define FACT(FIELD, NEEDS, TEXT) {TEXT, offsetof(struct mf_remote_facts, FIELD), NEEDS}

static const struct difference differences[] = {
    FACT(noreplace, uses_noreplace, "this kernel lacks MAP_FIXED_NOREPLACE (4.17)"),
    FACT(validate, uses_validate, "this kernel lacks MAP_SHARED_VALIDATE (4.15)"),
    FACT(dontunmap, uses_dontunmap, "this kernel lacks MREMAP_DONTUNMAP (5.7)"),
    FACT(dontunmap_file, uses_dontunmap, "this kernel lacks MREMAP_DONTUNMAP of files (5.13)"),
    FACT(dontneed_locked, uses_dontneed_locked, "this kernel lacks MADV_DONTNEED_LOCKED (5.18)"),
    FACT(above4g, uses_above4g, "this kernel lacks MAP_ABOVE4G (6.6)"),
    FACT(stack_is_vma, uses_stack, "this kernel joins MAP_STACK mappings with others (before 6.7)"),
    FACT(droppable, uses_droppable, "this kernel lacks MAP_DROPPABLE (6.11)"),
    FACT(once_writable, uses_mremap, "this kernel keeps mappings apart that were once writable"),
    FACT(mremap_several, uses_mremap, "this kernel's mremap moves one mapping only (before 6.17)"),
    FACT(mremap_order, uses_mremap, "this kernel's mremap checks in another order (before 6.17)"),
    FACT(low_pages, uses_address_0, "no privilege to map below vm.mmap_min_addr"),
    FACT(may_lock, uses_lock, "no privilege to lock memory without limit"),
    FACT(no_huge_pages, uses_huge_pages, "this machine has huge pages to give"),
};

static bool has(const struct mf_remote_facts *facts, const struct difference *difference)
{
    return *(const bool *)((const char *)facts + difference->fact);
}

const char *mf_kernel_refusal(const struct mf_remote_facts *facts, const struct mf_program *program)
{
    for (size_t i = 0; i < program->count; i++) {
        const struct mf_op *op = &program->ops[i];
        if (uses_huge_pages(op) && is_mmap(op, LX_MAP_NORESERVE))
            return "huge pages without reservation, which the model does not have";
        /* Writable ones: their private copies are made at once, so later stores to the file do not
         * show (A10). */
        if (is_mmap(op, LX_MAP_POPULATE | LX_MAP_LOCKED) && !is_mmap(op, LX_MAP_ANONYMOUS) &&
            of_type(op, LX_MAP_PRIVATE))
            return "POPULATE or LOCKED of a private file, whose copies are made at once";
    }
    if (facts->overcommit == 2)
        return "vm.overcommit_memory is 2: how much memory there is decides";
    if (program->kernel_min || program->kernel_end)
        return NULL;
    for (size_t d = 0; d < sizeof differences / sizeof *differences; d++) {
        if (has(facts, &differences[d]))
            continue;
        for (size_t i = 0; i < program->count; i++) {
            if (differences[d].needs(&program->ops[i]))
                return differences[d].lacks;
        }
    }
    return NULL;
}

unsigned mf_kernel_differences(const struct mf_remote_facts *facts, FILE *out)
{
    unsigned count = 0;
    for (size_t d = 0; d < sizeof differences / sizeof *differences; d++) {
        if (has(facts, &differences[d]))
            continue;
        fprintf(out, "kernel %u.%u: %s\n", facts->kernel >> 16, facts->kernel & 0xffff,
                differences[d].lacks);
        count++;
    }
    return count;
}

bool mf_kernel_takes_for_errno(const struct mf_step *step)
{
    const uint64_t fixed = LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE;
    return step->kind == MF_MMAP && (step->arg[3] & fixed) != 0 && step->arg[0] > (uint64_t)-4096;
}

void mf_kernel_config(struct mf_config *config, const struct mf_remote_facts *facts)
{
    mf_config_default(config, MF_LINUX);
    config->min_addr = facts->hint_floor;
    if (facts->task_size - 1 != mf_config_highest(config))
        config->highest = facts->task_size - 1;
}

bool mf_kernel_may_refuse(const struct mf_remote_facts *facts, const struct mf_step *step)
{
    if (facts->overcommit != 0)
        return false;
    uint64_t len = step->arg[1];
    bool counts = true; /* what is private and not writable is not counted */
    if (step->kind == MF_MREMAP) {
        len = step->arg[2];
        /* One that shrinks is charged for the old length (SEMANTICS.md A7.3). */
        if ((step->arg[3] & LX_MREMAP_FIXED) != 0 && step->arg[1] > len)
            len = step->arg[1];
    } else if (step->kind == MF_MMAP) {
        counts = (step->arg[2] & LX_PROT_WRITE) != 0 || (step->arg[3] & LX_MAP_ANONYMOUS) != 0;
    } else if (step->kind == MF_MPROTECT) {
        counts = (step->arg[2] & LX_PROT_WRITE) != 0;
    } else {
        return false;
    }
    /* mprotect may have a length that ends nowhere: it goes as far as there are mappings. */
    bool possible = len <= facts->task_size || step->kind == MF_MPROTECT;
    return counts && len > facts->commit_bytes && possible;
}
