/* What this kernel does, each found by trying. Runs once, when nothing but home is mapped. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "fuzz/helper.h"
#include "mm/abi_linux.h"

#define FREE (UINT64_C(0x20000000000)) /* addresses that nothing uses */
enum { PAGE = KERNEL_PAGE, ANON = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS };

/* The address, or -errno: addresses are below 2^63. */
static int64_t map(uint64_t addr, uint64_t len, unsigned prot, unsigned flags, int fd)
{
    long got = syscall(SYS_mmap, addr, len, prot, flags, fd, 0);
    return got == -1 ? -errno : got;
}

static int64_t move(uint64_t addr, uint64_t old_len, uint64_t new_len, unsigned flags, uint64_t to)
{
    long got = syscall(SYS_mremap, addr, old_len, new_len, flags, to);
    return got == -1 ? -errno : got;
}

/* At a place that is free. */
static uint64_t page_at(uint64_t index, unsigned prot, unsigned flags)
{
    uint64_t at = FREE + index * PAGE;
    if (map(at, PAGE, prot, flags | ANON | LX_MAP_FIXED, -1) != (int64_t)at)
        helper_break("private anonymous memory cannot be had", errno);
    return at;
}

static bool is_mapped(uint64_t at)
{
    struct mf_remote_mapping vma;
    return helper_next_mapping(at, &vma) && vma.first <= at;
}

/* Do two pages lie in one mapping? */
static bool are_one(uint64_t first, uint64_t second)
{
    struct mf_remote_mapping vma;
    return helper_next_mapping(first, &vma) && vma.first <= first && vma.last >= second;
}

/* Does this attempt succeed? */
static bool works(int64_t result)
{
    return result >= 0;
}

void helper_find_task_size(void)
{
    /* With five levels of page tables, user space has 56 bits for those who ask for it. */
    static const uint64_t sizes[] = {UINT64_C(0xfffffffffff000), UINT64_C(0x7ffffffff000)};
    for (unsigned i = 0; i < 2; i++) {
        uint64_t last = sizes[i] - PAGE;
        int64_t got = map(last, PAGE, 0, ANON | LX_MAP_FIXED, -1);
        if (got == (int64_t)last) {
            helper.remote->facts.task_size = sizes[i];
            munmap((void *)(uintptr_t)last, PAGE);
            return;
        }
    }
    helper_break("user space has neither 47 nor 56 bits", ENOMEM);
}

static uint32_t kernel_version(void)
{
    struct utsname name;
    char *end;
    if (uname(&name) != 0)
        return 0;
    unsigned long major = strtoul(name.release, &end, 10);
    unsigned long minor = *end == '.' ? strtoul(end + 1, &end, 10) : 0;
    return (uint32_t)(major << 16 | minor);
}

static void find_mmap(struct mf_remote_facts *facts, int file)
{
    uint64_t at = page_at(0, 0, 0);
    facts->noreplace = map(at, PAGE, 0, ANON | LX_MAP_FIXED_NOREPLACE, -1) == -EEXIST;
    facts->validate = works(map(0, PAGE, 0, LX_MAP_SHARED_VALIDATE, file));
    facts->above4g = works(map(0, PAGE, 0, LX_MAP_SHARED_VALIDATE | LX_MAP_ABOVE4G, file));
    facts->droppable = works(map(0, PAGE, 0, LX_MAP_DROPPABLE | LX_MAP_ANONYMOUS, -1));
    facts->low_pages = works(map(0, PAGE, 0, ANON | LX_MAP_FIXED, -1));
    facts->no_huge_pages = !works(map(0, 2 << 20, 0, ANON | LX_MAP_HUGETLB, -1));
    /* Inaccessible memory counts for the limit, but takes none. */
    facts->may_lock = works(map(0, 1 << 30, 0, ANON | LX_MAP_LOCKED | LX_MAP_NORESERVE, -1));
    helper_unmap_all();
    int64_t hinted = map(PAGE, PAGE, 0, ANON, -1);
    facts->hint_floor = hinted < 0 ? 0 : (uint64_t)hinted;
}

/* SEMANTICS.md A8. */
static void find_joining(struct mf_remote_facts *facts)
{
    uint64_t first = page_at(0, LX_PROT_READ, 0);
    uint64_t second = page_at(1, LX_PROT_READ, LX_MAP_STACK);
    facts->stack_is_vma = !are_one(first, second);

    first = page_at(16, LX_PROT_READ, 0);
    second = page_at(17, LX_PROT_READ | LX_PROT_WRITE, 0);
    facts->once_writable =
        mprotect((void *)(uintptr_t)second, PAGE, PROT_READ) == 0 && are_one(first, second);
}

/* A7.1 and A7.2. */
static void find_mremap(struct mf_remote_facts *facts, int file)
{
    unsigned fixed = LX_MREMAP_MAYMOVE | LX_MREMAP_FIXED;
    unsigned stay = LX_MREMAP_MAYMOVE | LX_MREMAP_DONTUNMAP;

    facts->dontunmap = works(move(page_at(0, LX_PROT_READ, 0), PAGE, PAGE, stay, 0));
    int64_t shared = map(0, PAGE, LX_PROT_READ, LX_MAP_SHARED, file);
    facts->dontunmap_file = shared >= 0 && works(move((uint64_t)shared, PAGE, PAGE, stay, 0));

    uint64_t from = page_at(16, LX_PROT_READ, 0);
    page_at(17, LX_PROT_READ | LX_PROT_WRITE, 0);
    facts->mremap_several = works(move(from, 2 * PAGE, 2 * PAGE, fixed, FREE + 32 * PAGE));

    /* A source that does not exist with a target that cannot be: which is said first? And a move
     * that is refused: is the target still there? */
    bool target_first = move(FREE + 48 * PAGE, PAGE, PAGE, fixed, FREE + 1) == -EINVAL;
    from = page_at(64, LX_PROT_READ, 0);
    uint64_t to = page_at(66, LX_PROT_READ, 0);
    bool refused = move(from, 0, PAGE, fixed, to) == -EINVAL;
    facts->mremap_order = target_first && refused && is_mapped(to);
}

static size_t read_file(const char *path, char *text, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, text, size - 1);
    if (fd >= 0)
        close(fd);
    text[got < 0 ? 0 : got] = 0;
    return got < 0 ? 0 : (size_t)got;
}

/* "MemTotal:   8050388 kB" */
static uint64_t bytes_after(const char *text, const char *word)
{
    const char *at = strstr(text, word);
    return at ? strtoull(at + strlen(word), NULL, 10) << 10 : 0;
}

static void find_commit(struct mf_remote_facts *facts)
{
    static char text[8192];
    read_file("/proc/sys/vm/overcommit_memory", text, sizeof text);
    facts->overcommit = (uint32_t)strtoul(text, NULL, 10);
    read_file("/proc/meminfo", text, sizeof text);
    facts->commit_bytes = bytes_after(text, "MemTotal:") + bytes_after(text, "SwapTotal:");
}

void helper_find_facts(struct mf_remote_facts *facts)
{
    int file = memfd_create("facts", MFD_CLOEXEC);
    if (file < 0 || ftruncate(file, 16 * PAGE) != 0)
        helper_break("no file in memory can be had", errno);

    facts->kernel = kernel_version();
    find_mmap(facts, file);
    helper_unmap_all();
    find_joining(facts);
    helper_unmap_all();
    find_mremap(facts, file);
    helper_unmap_all();
    facts->dontneed_locked =
        madvise((void *)(uintptr_t)page_at(0, LX_PROT_READ, 0), PAGE, LX_MADV_DONTNEED_LOCKED) == 0;
    helper_unmap_all();
    find_commit(facts);
    close(file);
}
