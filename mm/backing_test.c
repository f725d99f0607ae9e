/* Which object at which offset: one reference a handle, given back with the last page or pin. */
#include <stdlib.h>

#include "mm/backing.h"
#include "mm/test.h"

enum { HANDLES = 64 };

struct fake {
    int references[HANDLES];
    int blocks;
    int allocations_left; /* negative: no limit */
};

static void fake_release(void *context, mm_handle handle)
{
    ((struct fake *)context)->references[handle]--;
}

static void *fake_alloc(void *context, size_t size)
{
    struct fake *fake = context;
    if (fake->allocations_left == 0)
        return NULL;
    if (fake->allocations_left > 0)
        fake->allocations_left--;
    fake->blocks++;
    return malloc(size);
}

static void fake_free(void *context, void *block, size_t size)
{
    (void)size;
    ((struct fake *)context)->blocks--;
    free(block);
}

static const struct mm_host_ops fake_ops = {
    .release = fake_release, .alloc = fake_alloc, .free = fake_free};

static struct mm_host fake_host(struct fake *fake)
{
    return (struct mm_host){&fake_ops, fake};
}

static uint32_t take(struct mm_backings *set, struct fake *fake, mm_handle handle)
{
    struct mm_object object = {.handle = handle, .id = handle};
    fake->references[handle]++; /* what the host's file() did */
    return mm_object_take(set, fake_host(fake), &object);
}

TEST(a_second_take_of_a_handle_keeps_one_reference)
{
    struct fake fake = {.allocations_left = -1};
    struct mm_backings set;
    mm_backings_init(&set);
    uint32_t first = take(&set, &fake, 5);
    uint32_t second = take(&set, &fake, 5);
    CHECK(first != 0);
    CHECK_EQ(second, first);
    CHECK_EQ(fake.references[5], 1);
    CHECK_EQ(set.handles, 1);
    mm_object_unpin(&set, fake_host(&fake), first);
    CHECK_EQ(fake.references[5], 1);
    mm_object_unpin(&set, fake_host(&fake), second);
    CHECK_EQ(fake.references[5], 0);
    CHECK_EQ(set.handles, 0);
    mm_backings_free(&set, fake_host(&fake));
    CHECK_EQ(fake.blocks, 0);
}

TEST(the_last_page_of_a_backing_gives_the_handle_back)
{
    struct fake fake = {.allocations_left = -1};
    struct mm_backings set;
    mm_backings_init(&set);
    uint32_t object = take(&set, &fake, 7);
    uint32_t here = mm_backing_use(&set, fake_host(&fake), object, 0x1000, 3);
    uint32_t same = mm_backing_use(&set, fake_host(&fake), object, 0x1000, 2);
    uint32_t other = mm_backing_use(&set, fake_host(&fake), object, 0x2000, 1);
    CHECK_EQ(same, here);
    CHECK(other != here);
    mm_object_unpin(&set, fake_host(&fake), object);
    mm_backing_drop(&set, fake_host(&fake), here, 4);
    mm_backing_drop(&set, fake_host(&fake), other, 1);
    CHECK_EQ(fake.references[7], 1);
    mm_backing_drop(&set, fake_host(&fake), here, 1);
    CHECK_EQ(fake.references[7], 0);
    mm_backings_free(&set, fake_host(&fake));
}

TEST(slots_are_found_again_after_growth_and_reused_after_release)
{
    struct fake fake = {.allocations_left = -1};
    struct mm_backings set;
    uint32_t numbers[HANDLES];
    mm_backings_init(&set);
    for (unsigned i = 1; i < HANDLES; i++)
        numbers[i] = take(&set, &fake, i);
    for (unsigned i = 1; i < HANDLES; i++) {
        CHECK_EQ(take(&set, &fake, i), numbers[i]);
        CHECK_EQ(mm_object_at(&set, numbers[i])->handle, i);
        mm_object_unpin(&set, fake_host(&fake), numbers[i]);
    }
    mm_object_unpin(&set, fake_host(&fake), numbers[9]);
    CHECK_EQ(take(&set, &fake, 10), numbers[10]);
    CHECK_EQ(take(&set, &fake, 9), numbers[9]);
    mm_backings_free(&set, fake_host(&fake));
    for (unsigned i = 1; i < HANDLES; i++)
        CHECK_EQ(fake.references[i], 0);
    CHECK_EQ(fake.blocks, 0);
}

TEST(forgetting_gives_no_handle_back_and_keeps_the_memory)
{
    struct fake fake = {.allocations_left = -1};
    struct mm_backings set;
    mm_backings_init(&set);
    uint32_t object = take(&set, &fake, 3);
    mm_backing_use(&set, fake_host(&fake), object, 0, 1);
    int blocks = fake.blocks;
    mm_backings_forget(&set);
    CHECK_EQ(fake.references[3], 1);
    CHECK_EQ(fake.blocks, blocks);
    CHECK_EQ(take(&set, &fake, 4), 1);
    mm_backings_free(&set, fake_host(&fake));
    CHECK_EQ(fake.references[4], 0);
    CHECK_EQ(fake.blocks, 0);
}

TEST(without_memory_a_take_gives_the_reference_back)
{
    for (int left = 0; left < 2; left++) {
        struct fake fake = {.allocations_left = left};
        struct mm_backings set;
        mm_backings_init(&set);
        CHECK_EQ(take(&set, &fake, 3), 0);
        CHECK_EQ(fake.references[3], 0);
        mm_backings_free(&set, fake_host(&fake));
        CHECK_EQ(fake.blocks, 0);
    }
}

TEST(without_memory_a_backing_is_refused_and_its_object_stays)
{
    struct fake fake = {.allocations_left = -1};
    struct mm_backings set;
    mm_backings_init(&set);
    uint32_t object = take(&set, &fake, 3);
    fake.allocations_left = 0;
    CHECK_EQ(mm_backing_use(&set, fake_host(&fake), object, 0, 1), 0);
    CHECK_EQ(fake.references[3], 1);
    mm_object_unpin(&set, fake_host(&fake), object);
    CHECK_EQ(fake.references[3], 0);
    mm_backings_free(&set, fake_host(&fake));
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
