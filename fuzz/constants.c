#include "fuzz/constants.h"

#include <string.h>

#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

/*
 * Each table is in the order in which text prints: fields first, then bits as strace lists them.
 * A name whose value is 0 stands for nothing set.
 */

#define NAME(CONSTANT) {#CONSTANT, LX_##CONSTANT, false}
#define FB_NAME(CONSTANT) {#CONSTANT, FB_##CONSTANT, false}

static const struct mf_constant linux_prot[] = {
    {"PROT_NONE", 0, false}, NAME(PROT_READ),      NAME(PROT_WRITE),   NAME(PROT_EXEC),
    NAME(PROT_SEM),          NAME(PROT_GROWSDOWN), NAME(PROT_GROWSUP),
};

static const struct mf_constant linux_map[] = {
    NAME(MAP_SHARED),
    NAME(MAP_PRIVATE),
    NAME(MAP_SHARED_VALIDATE),
    NAME(MAP_DROPPABLE),
    NAME(MAP_ANONYMOUS),
    NAME(MAP_FIXED),
    NAME(MAP_FIXED_NOREPLACE),
    NAME(MAP_32BIT),
    NAME(MAP_ABOVE4G),
    NAME(MAP_GROWSDOWN),
    NAME(MAP_DENYWRITE),
    NAME(MAP_EXECUTABLE),
    NAME(MAP_LOCKED),
    NAME(MAP_NORESERVE),
    NAME(MAP_POPULATE),
    NAME(MAP_NONBLOCK),
    NAME(MAP_STACK),
    NAME(MAP_HUGETLB),
    NAME(MAP_SYNC),
    {"MAP_FILE", 0, true},
    {"MAP_ANON", LX_MAP_ANONYMOUS, true},
    {"MAP_HUGE_2MB", (uint64_t)21 << LX_MAP_HUGE_SHIFT, true},
    {"MAP_HUGE_1GB", (uint64_t)30 << LX_MAP_HUGE_SHIFT, true},
};

static const struct mf_constant linux_mremap[] = {
    NAME(MREMAP_MAYMOVE),
    NAME(MREMAP_FIXED),
    NAME(MREMAP_DONTUNMAP),
};

static const struct mf_constant linux_ms[] = {
    NAME(MS_ASYNC),
    NAME(MS_SYNC),
    NAME(MS_INVALIDATE),
};

static const struct mf_constant linux_madv[] = {
    {"MADV_NORMAL", 0, false},
    {"MADV_RANDOM", 1, false},
    {"MADV_SEQUENTIAL", 2, false},
    {"MADV_WILLNEED", 3, false},
    NAME(MADV_DONTNEED),
    {"MADV_FREE", 8, false},
    {"MADV_REMOVE", 9, false},
    {"MADV_DONTFORK", 10, false},
    {"MADV_DOFORK", 11, false},
    {"MADV_MERGEABLE", 12, false},
    {"MADV_UNMERGEABLE", 13, false},
    {"MADV_HUGEPAGE", 14, false},
    {"MADV_NOHUGEPAGE", 15, false},
    {"MADV_DONTDUMP", 16, false},
    {"MADV_DODUMP", 17, false},
    {"MADV_WIPEONFORK", 18, false},
    {"MADV_KEEPONFORK", 19, false},
    {"MADV_COLD", 20, false},
    {"MADV_PAGEOUT", 21, false},
    {"MADV_POPULATE_READ", 22, false},
    {"MADV_POPULATE_WRITE", 23, false},
    NAME(MADV_DONTNEED_LOCKED),
    {"MADV_COLLAPSE", 25, false},
};

static const struct mf_constant freebsd_prot[] = {
    FB_NAME(PROT_NONE),
    FB_NAME(PROT_READ),
    FB_NAME(PROT_WRITE),
    FB_NAME(PROT_EXEC),
};

static const struct mf_constant freebsd_map[] = {
    FB_NAME(MAP_SHARED),
    FB_NAME(MAP_PRIVATE),
    FB_NAME(MAP_ANON),
    FB_NAME(MAP_FIXED),
    FB_NAME(MAP_EXCL),
    FB_NAME(MAP_GUARD),
    FB_NAME(MAP_STACK),
    FB_NAME(MAP_32BIT),
    FB_NAME(MAP_HASSEMAPHORE),
    FB_NAME(MAP_NOSYNC),
    FB_NAME(MAP_NOCORE),
    FB_NAME(MAP_PREFAULT_READ),
    FB_NAME(MAP_RESERVED0020),
    FB_NAME(MAP_RESERVED0040),
    FB_NAME(MAP_RESERVED0080),
    FB_NAME(MAP_ALIGNED_SUPER),
    {"MAP_FILE", 0, true},
    {"MAP_ANONYMOUS", FB_MAP_ANON, true},
    {"MAP_COPY", FB_MAP_PRIVATE, true},
};

static const struct mf_constant freebsd_ms[] = {
    FB_NAME(MS_SYNC),
    FB_NAME(MS_ASYNC),
    FB_NAME(MS_INVALIDATE),
};

static const struct mf_constant freebsd_madv[] = {
    FB_NAME(MADV_NORMAL),   FB_NAME(MADV_RANDOM), FB_NAME(MADV_SEQUENTIAL), FB_NAME(MADV_WILLNEED),
    FB_NAME(MADV_DONTNEED), FB_NAME(MADV_FREE),   FB_NAME(MADV_NOSYNC),     FB_NAME(MADV_AUTOSYNC),
    FB_NAME(MADV_NOCORE),   FB_NAME(MADV_CORE),   FB_NAME(MADV_PROTECT),
};

static const struct mf_constant freebsd_inherit[] = {
    FB_NAME(INHERIT_SHARE),
    FB_NAME(INHERIT_COPY),
    FB_NAME(INHERIT_NONE),
    FB_NAME(INHERIT_ZERO),
};

#define GROUP(TABLE) {TABLE, sizeof(TABLE) / sizeof((TABLE)[0])}

static const struct {
    const struct mf_constant *at;
    size_t count;
} groups[2][6] = {
    [MF_LINUX] =
        {
            [MF_GROUP_PROT] = GROUP(linux_prot),
            [MF_GROUP_MAP] = GROUP(linux_map),
            [MF_GROUP_MREMAP] = GROUP(linux_mremap),
            [MF_GROUP_MS] = GROUP(linux_ms),
            [MF_GROUP_MADV] = GROUP(linux_madv),
        },
    [MF_FREEBSD] =
        {
            [MF_GROUP_PROT] = GROUP(freebsd_prot),
            [MF_GROUP_MAP] = GROUP(freebsd_map),
            [MF_GROUP_MS] = GROUP(freebsd_ms),
            [MF_GROUP_MADV] = GROUP(freebsd_madv),
            [MF_GROUP_INHERIT] = GROUP(freebsd_inherit),
        },
};

const struct mf_constant *mf_constants(enum mf_abi abi, enum mf_constant_group group, size_t *count)
{
    *count = groups[abi][group].count;
    return groups[abi][group].at;
}

/* Those that calls on memory and files can give; 0: the ABI has none of that name. */
static const struct {
    const char *name;
    uint8_t number[2]; /* by enum mf_abi */
    bool alias;        /* read, but never printed */
} errors[] = {
    {"EPERM", {1, 1}, false},        {"ENOENT", {2, 2}, false},
    {"ESRCH", {3, 3}, false},        {"EINTR", {4, 4}, false},
    {"EIO", {5, 5}, false},          {"ENXIO", {6, 6}, false},
    {"E2BIG", {7, 7}, false},        {"ENOEXEC", {8, 8}, false},
    {"EBADF", {9, 9}, false},        {"ECHILD", {10, 10}, false},
    {"EAGAIN", {11, 35}, false},     {"ENOMEM", {12, 12}, false},
    {"EACCES", {13, 13}, false},     {"EFAULT", {14, 14}, false},
    {"ENOTBLK", {15, 15}, false},    {"EBUSY", {16, 16}, false},
    {"EEXIST", {17, 17}, false},     {"EXDEV", {18, 18}, false},
    {"ENODEV", {19, 19}, false},     {"ENOTDIR", {20, 20}, false},
    {"EISDIR", {21, 21}, false},     {"EINVAL", {22, 22}, false},
    {"ENFILE", {23, 23}, false},     {"EMFILE", {24, 24}, false},
    {"ENOTTY", {25, 25}, false},     {"ETXTBSY", {26, 26}, false},
    {"EFBIG", {27, 27}, false},      {"ENOSPC", {28, 28}, false},
    {"ESPIPE", {29, 29}, false},     {"EROFS", {30, 30}, false},
    {"EMLINK", {31, 31}, false},     {"EPIPE", {32, 32}, false},
    {"EDOM", {33, 33}, false},       {"ERANGE", {34, 34}, false},
    {"EDEADLK", {35, 11}, false},    {"ENAMETOOLONG", {36, 63}, false},
    {"ENOLCK", {37, 77}, false},     {"ENOSYS", {38, 78}, false},
    {"ENOTEMPTY", {39, 66}, false},  {"ELOOP", {40, 62}, false},
    {"EPROTO", {71, 92}, false},     {"EBADMSG", {74, 89}, false},
    {"EOVERFLOW", {75, 84}, false},  {"EILSEQ", {84, 86}, false},
    {"EOPNOTSUPP", {95, 45}, false}, {"ENOBUFS", {105, 55}, false},
    {"ETIMEDOUT", {110, 60}, false}, {"ESTALE", {116, 70}, false},
    {"EREMOTEIO", {121, 0}, false},  {"EDQUOT", {122, 69}, false},
    {"ECANCELED", {125, 85}, false}, {"EHWPOISON", {133, 0}, false},
    {"EWOULDBLOCK", {11, 35}, true}, {"ENOTSUP", {95, 45}, true},
    {"EDEADLOCK", {35, 0}, true},
};

enum { ERRORS = sizeof(errors) / sizeof(errors[0]) };

int mf_errno_number(enum mf_abi abi, const char *name, size_t length)
{
    for (size_t i = 0; i < ERRORS; i++) {
        if (errors[i].number[abi] != 0 && strlen(errors[i].name) == length &&
            memcmp(errors[i].name, name, length) == 0)
            return errors[i].number[abi];
    }
    return -1;
}

const char *mf_errno_name(enum mf_abi abi, int number)
{
    for (size_t i = 0; i < ERRORS; i++) {
        if (number != 0 && errors[i].number[abi] == number && !errors[i].alias)
            return errors[i].name;
    }
    return NULL;
}

int mf_errno_guest(enum mf_abi abi, int linux_number)
{
    for (size_t i = 0; i < ERRORS; i++) {
        if (errors[i].number[MF_LINUX] == linux_number && errors[i].number[abi] != 0)
            return errors[i].number[abi];
    }
    return linux_number;
}
