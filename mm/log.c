#include "mm/log.h"

#include <inttypes.h>
#include <stdio.h>

#include "mm/abi_linux.h"

enum { TEXT_MAX = 640, FLAGS_MAX = 320 };

struct name {
    uint64_t value;
    const char *text;
};

static const struct name prot_names[] = {
    {LX_PROT_READ, "PROT_READ"},
    {LX_PROT_WRITE, "PROT_WRITE"},
    {LX_PROT_EXEC, "PROT_EXEC"},
    {LX_PROT_SEM, "PROT_SEM"},
    {LX_PROT_GROWSDOWN, "PROT_GROWSDOWN"},
    {LX_PROT_GROWSUP, "PROT_GROWSUP"},
    {0, "PROT_NONE"},
};

static const struct name map_names[] = {
    {LX_MAP_SHARED_VALIDATE, "MAP_SHARED_VALIDATE"}, /* before its parts */
    {LX_MAP_SHARED, "MAP_SHARED"},
    {LX_MAP_PRIVATE, "MAP_PRIVATE"},
    {LX_MAP_DROPPABLE, "MAP_DROPPABLE"},
    {LX_MAP_FIXED, "MAP_FIXED"},
    {LX_MAP_ANONYMOUS, "MAP_ANONYMOUS"},
    {LX_MAP_32BIT, "MAP_32BIT"},
    {LX_MAP_ABOVE4G, "MAP_ABOVE4G"},
    {LX_MAP_GROWSDOWN, "MAP_GROWSDOWN"},
    {LX_MAP_DENYWRITE, "MAP_DENYWRITE"},
    {LX_MAP_EXECUTABLE, "MAP_EXECUTABLE"},
    {LX_MAP_LOCKED, "MAP_LOCKED"},
    {LX_MAP_NORESERVE, "MAP_NORESERVE"},
    {LX_MAP_POPULATE, "MAP_POPULATE"},
    {LX_MAP_NONBLOCK, "MAP_NONBLOCK"},
    {LX_MAP_STACK, "MAP_STACK"},
    {LX_MAP_HUGETLB, "MAP_HUGETLB"},
    {LX_MAP_SYNC, "MAP_SYNC"},
    {LX_MAP_FIXED_NOREPLACE, "MAP_FIXED_NOREPLACE"},
    {0, "0"},
};

static const struct name mremap_names[] = {
    {LX_MREMAP_MAYMOVE, "MREMAP_MAYMOVE"},
    {LX_MREMAP_FIXED, "MREMAP_FIXED"},
    {LX_MREMAP_DONTUNMAP, "MREMAP_DONTUNMAP"},
    {0, "0"},
};

static const struct name msync_names[] = {{LX_MS_ASYNC, "MS_ASYNC"},
                                          {LX_MS_INVALIDATE, "MS_INVALIDATE"},
                                          {LX_MS_SYNC, "MS_SYNC"},
                                          {0, "0"}};

static const struct name errno_names[] = {
    {LX_EPERM, "EPERM"},           {LX_EIO, "EIO"},       {LX_EBADF, "EBADF"},
    {LX_EAGAIN, "EAGAIN"},         {LX_ENOMEM, "ENOMEM"}, {LX_EACCES, "EACCES"},
    {LX_EFAULT, "EFAULT"},         {LX_EBUSY, "EBUSY"},   {LX_EEXIST, "EEXIST"},
    {LX_ENODEV, "ENODEV"},         {LX_EINVAL, "EINVAL"}, {LX_EOVERFLOW, "EOVERFLOW"},
    {LX_EOPNOTSUPP, "EOPNOTSUPP"},
};

/* Names joined by |, the rest in hex; names ends with the one for 0. */
static const char *flags_text(char out[FLAGS_MAX], const struct name *names, uint64_t flags)
{
    size_t used = 0;
    uint64_t rest = flags;
    for (; names->value; names++) {
        if ((rest & names->value) != names->value)
            continue;
        rest &= ~names->value;
        used +=
            (size_t)snprintf(out + used, FLAGS_MAX - used, "%s%s", used ? "|" : "", names->text);
    }
    if (rest)
        snprintf(out + used, FLAGS_MAX - used, "%s0x%" PRIx64, used ? "|" : "", rest);
    else if (!used)
        snprintf(out, FLAGS_MAX, "%s", names->text);
    return out;
}

/* Arguments, then " = RESULT", to the hook. */
static void emit(struct mm *mm, const char *call, int error, mm_addr result)
{
    char text[TEXT_MAX + 64];
    if (!error) {
        snprintf(text, sizeof text, result ? "%s = 0x%" PRIx64 : "%s = %" PRIu64, call, result);
    } else {
        const char *name = "E?";
        for (size_t i = 0; i < sizeof errno_names / sizeof *errno_names; i++) {
            if (errno_names[i].value == (uint64_t)error)
                name = errno_names[i].text;
        }
        snprintf(text, sizeof text, "%s = -1 %s", call, name);
    }
    mm->config.log(mm->config.hook_context, text);
}

void mm_log_mmap(struct mm *mm, const struct mm_mmap_args *args, int error, mm_addr result)
{
    char text[TEXT_MAX];
    char prot[FLAGS_MAX];
    char flags[FLAGS_MAX];
    /* strace prints descriptors as the kernel sees them: 32 bits, signed. */
    int fd = (int)(int32_t)(uint32_t)(args->fd & UINT32_MAX);
    snprintf(text, sizeof text,
             "mmap(0x%" PRIx64 ", 0x%" PRIx64 ", %.120s, %.319s, %d, 0x%" PRIx64 ")", args->addr,
             args->len, flags_text(prot, prot_names, args->prot),
             flags_text(flags, map_names, args->flags), fd, args->offset);
    emit(mm, text, error, result);
}

void mm_log_munmap(struct mm *mm, uint64_t addr, uint64_t len, int error)
{
    char text[TEXT_MAX];
    snprintf(text, sizeof text, "munmap(0x%" PRIx64 ", 0x%" PRIx64 ")", addr, len);
    emit(mm, text, error, 0);
}

static void log_range(struct mm *mm, const char *name, uint64_t addr, uint64_t len,
                      const char *last, int error)
{
    char text[TEXT_MAX];
    snprintf(text, sizeof text, "%s(0x%" PRIx64 ", 0x%" PRIx64 ", %s)", name, addr, len, last);
    emit(mm, text, error, 0);
}

void mm_log_mprotect(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot, int error)
{
    char flags[FLAGS_MAX];
    log_range(mm, "mprotect", addr, len, flags_text(flags, prot_names, prot), error);
}

void mm_log_mremap(struct mm *mm, const uint64_t args[5], int error, mm_addr result)
{
    char text[TEXT_MAX];
    char flags[FLAGS_MAX];
    int used = snprintf(text, sizeof text, "mremap(0x%" PRIx64 ", 0x%" PRIx64 ", 0x%" PRIx64 ", %s",
                        args[0], args[1], args[2], flags_text(flags, mremap_names, args[3]));
    size_t at = (size_t)used;
    if (args[3] & (LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP))
        snprintf(text + at, sizeof text - at, ", 0x%" PRIx64 ")", args[4]);
    else
        snprintf(text + at, sizeof text - at, ")");
    emit(mm, text, error, result);
}

void mm_log_msync(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags, int error)
{
    char names[FLAGS_MAX];
    log_range(mm, "msync", addr, len, flags_text(names, msync_names, flags), error);
}

void mm_log_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice, int error)
{
    static const char *const hints[] = {"MADV_NORMAL", "MADV_RANDOM", "MADV_SEQUENTIAL",
                                        "MADV_WILLNEED", "MADV_DONTNEED"};
    char number[24];
    const char *text = number;
    snprintf(number, sizeof number, "%" PRIu64, advice);
    if (advice < sizeof hints / sizeof *hints)
        text = hints[advice];
    else if (advice == LX_MADV_DONTNEED_LOCKED)
        text = "MADV_DONTNEED_LOCKED";
    log_range(mm, "madvise", addr, len, text, error);
}
