/*
 * FreeBSD's numbers, each written out here by hand as SEMANTICS.md part B lists it: core and model
 * share a header and text has its own table, so a wrong number in either would be seen by nobody
 * else.
 */
#include "fuzz/constants.h"
#include "mm/abi_freebsd.h"
#include "mm/test.h"

struct pin {
    enum mf_constant_group group;
    const char *name;
    uint64_t header;
    uint64_t number;
};

#define PIN(GROUP, NAME, NUMBER) {MF_GROUP_##GROUP, #NAME, FB_##NAME, NUMBER}

static const struct pin pins[] = {
    PIN(PROT, PROT_NONE, 0),
    PIN(PROT, PROT_READ, 1),
    PIN(PROT, PROT_WRITE, 2),
    PIN(PROT, PROT_EXEC, 4),
    PIN(MAP, MAP_SHARED, 1),
    PIN(MAP, MAP_PRIVATE, 2),
    PIN(MAP, MAP_FIXED, 0x10),
    PIN(MAP, MAP_RESERVED0020, 0x20),
    PIN(MAP, MAP_RESERVED0040, 0x40),
    PIN(MAP, MAP_RESERVED0080, 0x80),
    PIN(MAP, MAP_HASSEMAPHORE, 0x200),
    PIN(MAP, MAP_STACK, 0x400),
    PIN(MAP, MAP_NOSYNC, 0x800),
    PIN(MAP, MAP_ANON, 0x1000),
    PIN(MAP, MAP_GUARD, 0x2000),
    PIN(MAP, MAP_EXCL, 0x4000),
    PIN(MAP, MAP_NOCORE, 0x20000),
    PIN(MAP, MAP_PREFAULT_READ, 0x40000),
    PIN(MAP, MAP_32BIT, 0x80000),
    PIN(MAP, MAP_ALIGNED_SUPER, 0x1000000),
    PIN(MS, MS_SYNC, 0),
    PIN(MS, MS_ASYNC, 1),
    PIN(MS, MS_INVALIDATE, 2),
    PIN(INHERIT, INHERIT_SHARE, 0),
    PIN(INHERIT, INHERIT_COPY, 1),
    PIN(INHERIT, INHERIT_NONE, 2),
    PIN(INHERIT, INHERIT_ZERO, 3),
    PIN(MADV, MADV_NORMAL, 0),
    PIN(MADV, MADV_RANDOM, 1),
    PIN(MADV, MADV_SEQUENTIAL, 2),
    PIN(MADV, MADV_WILLNEED, 3),
    PIN(MADV, MADV_DONTNEED, 4),
    PIN(MADV, MADV_FREE, 5),
    PIN(MADV, MADV_NOSYNC, 6),
    PIN(MADV, MADV_AUTOSYNC, 7),
    PIN(MADV, MADV_NOCORE, 8),
    PIN(MADV, MADV_CORE, 9),
    PIN(MADV, MADV_PROTECT, 10),
};
enum { PINS = sizeof(pins) / sizeof(pins[0]) };

/* What text reads besides, and never prints. */
static const struct pin aliases[] = {
    {MF_GROUP_MAP, "MAP_FILE", 0, 0},
    {MF_GROUP_MAP, "MAP_ANONYMOUS", 0, 0x1000},
    {MF_GROUP_MAP, "MAP_COPY", 0, 2},
};
enum { ALIASES = sizeof(aliases) / sizeof(aliases[0]) };

static const struct mf_constant *in_text(const struct pin *pin)
{
    size_t count;
    const struct mf_constant *at = mf_constants(MF_FREEBSD, pin->group, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(at[i].name, pin->name) == 0)
            return &at[i];
    }
    return NULL;
}

TEST(every_constant_has_its_number_in_text_and_in_the_header)
{
    for (size_t i = 0; i < PINS; i++) {
        const struct mf_constant *constant = in_text(&pins[i]);
        CHECK(constant != NULL);
        if (!constant)
            continue;
        CHECK_EQ(constant->value, pins[i].number);
        CHECK_EQ(pins[i].header, pins[i].number);
        CHECK(!constant->alias);
    }
    for (size_t i = 0; i < ALIASES; i++) {
        const struct mf_constant *constant = in_text(&aliases[i]);
        CHECK(constant && constant->alias && constant->value == aliases[i].number);
    }
}

TEST(text_knows_no_constant_that_is_not_pinned_here)
{
    size_t known = 0;
    for (int group = MF_GROUP_PROT; group <= MF_GROUP_INHERIT; group++) {
        size_t count;
        mf_constants(MF_FREEBSD, (enum mf_constant_group)group, &count);
        known += count;
    }
    CHECK_EQ(known, PINS + ALIASES);
}

TEST(fields_begin_where_they_begin)
{
    CHECK_EQ(FB_PROT_MAX_SHIFT, 16);
    CHECK_EQ(FB_MAP_ALIGNMENT_SHIFT, 24);
    CHECK_EQ(FB_MAP_ALIGNMENT_MASK, 0xff000000);
}

TEST(errnos_have_their_numbers_in_text_and_in_the_header)
{
    static const struct {
        const char *name;
        int header;
        int number;
    } errors[] = {
        {"EPERM", FB_EPERM, 1},      {"EINTR", FB_EINTR, 4},
        {"EIO", FB_EIO, 5},          {"EBADF", FB_EBADF, 9},
        {"ENOMEM", FB_ENOMEM, 12},   {"EACCES", FB_EACCES, 13},
        {"EFAULT", FB_EFAULT, 14},   {"EBUSY", FB_EBUSY, 16},
        {"EEXIST", FB_EEXIST, 17},   {"ENODEV", FB_ENODEV, 19},
        {"EINVAL", FB_EINVAL, 22},   {"EAGAIN", FB_EAGAIN, 35},
        {"ENOTSUP", FB_ENOTSUP, 45}, {"EOPNOTSUPP", FB_EOPNOTSUPP, 45},
        {"ENOSYS", FB_ENOSYS, 78},   {"EOVERFLOW", FB_EOVERFLOW, 84},
    };
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
        CHECK_EQ(mf_errno_number(MF_FREEBSD, errors[i].name, strlen(errors[i].name)),
                 errors[i].number);
        CHECK_EQ(errors[i].header, errors[i].number);
    }
    CHECK_EQ(mf_errno_number(MF_FREEBSD, "EWOULDBLOCK", 11), 35);
    CHECK_EQ(mf_errno_number(MF_FREEBSD, "EDEADLK", 7), 11);
    CHECK_EQ(mf_errno_number(MF_FREEBSD, "ENAMETOOLONG", 12), 63);
    CHECK_EQ(mf_errno_number(MF_FREEBSD, "EHWPOISON", 9), -1);
    CHECK(strcmp(mf_errno_name(MF_FREEBSD, 45), "EOPNOTSUPP") == 0);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
