#include "mm/log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "mm/abi_linux.h"
#include "mm/freebsd.h"
#include "mm/log_names.h"

enum { TEXT_MAX = 640, FLAGS_MAX = 320 };

/* One more text of several that are joined by |. */
static void join(char out[FLAGS_MAX], const char *text)
{
    size_t used = strlen(out);
    snprintf(out + used, FLAGS_MAX - used, "%s%s", used ? "|" : "", text);
}

/* Names joined by |, the rest in hex. */
static void join_flags(char out[FLAGS_MAX], const struct mm_log_name *names, uint64_t flags)
{
    uint64_t rest = flags;
    char number[24];
    for (; names->value; names++) {
        if ((rest & names->value) != names->value)
            continue;
        rest &= ~names->value;
        join(out, names->text);
    }
    snprintf(number, sizeof number, "0x%" PRIx64, rest);
    if (rest)
        join(out, number);
    else if (!*out)
        join(out, names->text);
}

static const char *flags_text(char out[FLAGS_MAX], const struct mm_log_name *names, uint64_t flags)
{
    *out = 0;
    join_flags(out, names, flags);
    return out;
}

static const struct mm_log_names *names_of(const struct mm *mm)
{
    return mm_log_names(mm->config.abi);
}

/* A protection, and FreeBSD's PROT_MAX. */
static const char *prot_text(const struct mm *mm, char out[FLAGS_MAX], uint64_t prot)
{
    const struct mm_log_name *names = names_of(mm)->prot;
    unsigned max_prot = mm->config.abi == MM_ABI_FREEBSD ? fb_max_prot(fb_int(prot)) : 0;
    char inner[FLAGS_MAX];
    char text[FLAGS_MAX + 16];
    flags_text(out, names, prot & ~((uint64_t)max_prot << FB_PROT_MAX_SHIFT));
    if (!max_prot)
        return out;
    snprintf(text, sizeof text, "PROT_MAX(%s)", flags_text(inner, names, max_prot));
    join(out, text);
    return out;
}

/* Flags of mmap, and FreeBSD's MAP_ALIGNED. */
static const char *map_text(const struct mm *mm, char out[FLAGS_MAX], uint64_t flags)
{
    const struct mm_log_name *names = names_of(mm)->map;
    unsigned aligned =
        mm->config.abi == MM_ABI_FREEBSD ? fb_int(flags) >> FB_MAP_ALIGNMENT_SHIFT : 0;
    char text[32];
    if (!aligned)
        return flags_text(out, names, flags);
    *out = 0;
    if (flags & ~(uint64_t)FB_MAP_ALIGNMENT_MASK)
        join_flags(out, names, flags & ~(uint64_t)FB_MAP_ALIGNMENT_MASK);
    snprintf(text, sizeof text, "MAP_ALIGNED(%u)", aligned);
    join(out, aligned == 1 ? "MAP_ALIGNED_SUPER" : text);
    return out;
}

/* The name of one value among several; a number where it has none. */
static const char *value_text(char out[FLAGS_MAX], const struct mm_log_name *names, uint64_t value)
{
    for (; names->text; names++) {
        if (names->value == value)
            return names->text;
    }
    snprintf(out, FLAGS_MAX, "%" PRIu64, value);
    return out;
}

/* Arguments, then " = RESULT", to the hook. */
static void emit(struct mm *mm, const char *call, int error, mm_addr result)
{
    char text[TEXT_MAX + 64];
    if (!error) {
        snprintf(text, sizeof text, result ? "%s = 0x%" PRIx64 : "%s = %" PRIu64, call, result);
    } else {
        char number[FLAGS_MAX];
        const char *name = value_text(number, names_of(mm)->errnos, (uint64_t)error);
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
             args->len, prot_text(mm, prot, args->prot), map_text(mm, flags, args->flags), fd,
             args->offset);
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
    log_range(mm, "mprotect", addr, len, prot_text(mm, flags, prot), error);
}

void mm_log_mremap(struct mm *mm, const uint64_t args[5], int error, mm_addr result)
{
    char text[TEXT_MAX];
    char flags[FLAGS_MAX];
    int used = snprintf(text, sizeof text, "mremap(0x%" PRIx64 ", 0x%" PRIx64 ", 0x%" PRIx64 ", %s",
                        args[0], args[1], args[2], flags_text(flags, mm_log_mremap_names, args[3]));
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
    log_range(mm, "msync", addr, len, flags_text(names, names_of(mm)->msync, flags), error);
}

void mm_log_madvise(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice, int error)
{
    char number[FLAGS_MAX];
    log_range(mm, "madvise", addr, len, value_text(number, names_of(mm)->madvise, advice), error);
}

void mm_log_minherit(struct mm *mm, uint64_t addr, uint64_t len, uint64_t inherit, int error)
{
    char number[FLAGS_MAX];
    log_range(mm, "minherit", addr, len, value_text(number, names_of(mm)->minherit, inherit),
              error);
}
