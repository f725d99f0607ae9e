/*
 * The smallest test helper that prints what failed and where: used by every plain C test here.
 *
 *     TEST(unmap_of_a_hole_succeeds) { CHECK(x == 1); CHECK_EQ(got, want); }
 *     int main(int argc, char **argv) { return test_main(argc, argv); }
 *
 * Every TEST registers itself. test_main runs all of them (or those whose name contains argv[1]),
 * prints a line for each failure and a summary, and returns 1 if any failed or if none ran:
 * a test program that ran nothing must not pass.
 */
#ifndef MM_TEST_H
#define MM_TEST_H

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct test_case {
    const char *name;
    void (*run)(void);
    struct test_case *next;
};

static struct test_case *test_list;
static unsigned test_failures;

#define TEST(NAME)                                                                                 \
    static void test_##NAME(void);                                                                 \
    __attribute__((constructor)) static void test_register_##NAME(void)                            \
    {                                                                                              \
        static struct test_case test_case_##NAME = {#NAME, test_##NAME, NULL};                     \
        test_case_##NAME.next = test_list;                                                         \
        test_list = &test_case_##NAME;                                                             \
    }                                                                                              \
    static void test_##NAME(void)

#define CHECK(CONDITION)                                                                           \
    do {                                                                                           \
        if (!(CONDITION)) {                                                                        \
            test_failures++;                                                                       \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #CONDITION);                \
        }                                                                                          \
    } while (0)

#define CHECK_EQ(GOT, WANT)                                                                        \
    do {                                                                                           \
        uint64_t test_got = (uint64_t)(GOT);                                                       \
        uint64_t test_want = (uint64_t)(WANT);                                                     \
        if (test_got != test_want) {                                                               \
            test_failures++;                                                                       \
            fprintf(stderr, "%s:%d: %s is 0x%" PRIx64 ", want %s = 0x%" PRIx64 "\n", __FILE__,     \
                    __LINE__, #GOT, test_got, #WANT, test_want);                                   \
        }                                                                                          \
    } while (0)

static inline int test_main(int argc, char **argv)
{
    unsigned ran = 0;
    unsigned failed = 0;
    struct test_case *ordered = NULL;

    while (test_list) { /* constructors ran in order, so the list is reversed: turn it round */
        struct test_case *one = test_list;
        test_list = one->next;
        one->next = ordered;
        ordered = one;
    }
    for (struct test_case *one = ordered; one; one = one->next) {
        if (argc > 1 && !strstr(one->name, argv[1]))
            continue;
        unsigned before = test_failures;
        one->run();
        ran++;
        if (test_failures != before) {
            failed++;
            fprintf(stderr, "FAILED: %s\n", one->name);
        }
    }
    printf("%u tests, %u failed\n", ran, failed);
    return ran == 0 || failed != 0;
}

#endif
