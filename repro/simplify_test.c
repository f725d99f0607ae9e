/* Each change by itself: what it does to a program, that it makes it simpler, and that notes and
 * references go along. */
#include <stdlib.h>

#include "fuzz/mutate.h"
#include "fuzz/text.h"
#include "mm/test.h"
#include "repro/simplify.h"

static void parse(struct repro_case *at, const char *text)
{
    struct mf_text_error error;
    repro_case_init(at);
    bool good = mf_text_parse(text, strlen(text), &at->program, &at->notes, &error);
    CHECK(good);
    if (!good)
        fprintf(stderr, "%u:%u: %s\n", error.line, error.column, error.message);
}

static void check_is(const struct repro_case *at, const char *want)
{
    char *text = mf_text_print(&at->program, &at->notes);
    CHECK(text && strcmp(text, want) == 0);
    if (!text || strcmp(text, want) != 0)
        fprintf(stderr, "--- is\n%s--- want\n%s", text ? text : "", want);
    free(text);
}

#define CONFIG "config abi=linux bits=64 target_page=4096 host_page=4096\n"
#define MAP(AT) "mmap(" AT ", 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)"

static const char labelled[] =
    CONFIG MAP("NULL") " = ?\n"
                       "r1 = " MAP("0x40000") " = ?\n"
                                              "munmap(0x1000, 0x1000) = 0\n"
                                              "maps\n00040000-00041000 r--p\nend\n"
                                              "store r1+0x10 0x5\n"
                                              "mremap(r1, 0x1000, 0x2000, 0) = r1\n"
                                              "maps\n00040000-00042000 r--p\nend\n";

TEST(what_referred_to_a_removed_call_says_where_it_was)
{
    const uint64_t results[6] = {0x7000, 0x9000};
    struct repro_case at;
    parse(&at, labelled);
    repro_case_remove(&at, 1, 1, results);
    check_is(&at, CONFIG MAP("NULL") " = ?\n"
                                     "munmap(0x1000, 0x1000) = 0\n"
                                     "maps\n00040000-00041000 r--p\nend\n"
                                     "store 0x9010 0x5\n"
                                     "mremap(0x9000, 0x1000, 0x2000, 0)\n"
                                     "maps\n00040000-00042000 r--p\nend\n");
    repro_case_free(&at);

    parse(&at, labelled); /* or what it had asked for */
    repro_case_remove(&at, 1, 1, NULL);
    CHECK_EQ(at.program.ops[2].arg[0].base, MF_ABS);
    CHECK_EQ(at.program.ops[2].arg[0].offset, 0x40010);
    repro_case_free(&at);
}

TEST(what_is_stated_goes_along)
{
    const uint64_t results[6] = {0x7000, 0x9000};
    struct repro_case at;
    parse(&at, labelled);
    repro_case_remove(&at, 0, 1, results);
    repro_case_remove(&at, 1, 1, results);
    check_is(&at, CONFIG "r0 = " MAP("0x40000") " = ?\n"
                                                "maps\n00040000-00041000 r--p\nend\n"
                                                "store r0+0x10 0x5\n"
                                                "mremap(r0, 0x1000, 0x2000, 0) = r0\n"
                                                "maps\n00040000-00042000 r--p\nend\n");
    repro_case_free(&at);
}

TEST(only_what_is_kept_is_stated)
{
    struct repro_case at;
    parse(&at, labelled);
    repro_case_state_only(&at, REPRO_KEEP_RESULT, 2);
    CHECK_EQ(at.notes.stated[2].state, MF_VALUE);
    CHECK_EQ(at.notes.stated[4].state, MF_UNSTATED);
    CHECK_EQ(at.notes.block_count, 0);
    repro_case_free(&at);
    parse(&at, labelled);
    repro_case_state_only(&at, REPRO_KEEP_MAPS, 2);
    CHECK_EQ(at.notes.stated[2].state, MF_UNSTATED);
    CHECK_EQ(at.notes.block_count, 1);
    CHECK_EQ(at.notes.blocks[0].after, 3);
    repro_case_free(&at);
}

TEST(runs_are_removed_from_the_last_to_the_first)
{
    struct repro_edits edits = {0};
    struct mf_program program;
    mf_program_init(&program);
    for (unsigned i = 0; i < 5; i++)
        mf_program_add(&program, MF_CLOSE);
    repro_edits_remove(&edits, &program, 2);
    CHECK_EQ(edits.count, 6); /* each in two ways */
    CHECK_EQ(edits.at[0].first, 3);
    CHECK_EQ(edits.at[2].first, 1);
    CHECK_EQ(edits.at[4].first, 0);
    CHECK_EQ(edits.at[4].second, 1);
    repro_edits_remove_two(&edits, &program);
    CHECK_EQ(edits.count, 10);
    repro_edits_free(&edits);
    mf_program_free(&program);
}

/* Every change of a list on a copy of the program; how many were simpler. */
static unsigned check_edits(const struct repro_edits *edits, const struct repro_case *at,
                            const uint64_t *results)
{
    struct repro_case changed;
    unsigned simpler = 0;
    const char *key;
    repro_case_init(&changed);
    for (size_t i = 0; i < edits->count; i++) {
        repro_case_copy(&changed, at);
        if (!repro_edit_apply(&edits->at[i], &changed, results))
            continue;
        simpler++;
        CHECK(repro_cost(&changed.program) < repro_cost(&at->program));
        CHECK(mf_config_error(&changed.program.config, &key) == NULL);
        for (size_t op = 0; op < changed.program.count; op++) {
            struct mf_op lawful = changed.program.ops[op];
            mf_op_clamp(&lawful);
            CHECK(memcmp(&lawful, &changed.program.ops[op], sizeof lawful) == 0);
            for (unsigned k = 0; k < lawful.argc; k++)
                CHECK(lawful.arg[k].base != MF_RESULT || lawful.arg[k].ref < op);
        }
    }
    repro_case_free(&changed);
    return simpler;
}

TEST(every_change_keeps_programs_lawful_and_makes_them_simpler)
{
    static uint64_t results[MF_OPS_MAX];
    struct mf_random random = {20};
    struct repro_edits edits = {0};
    struct repro_case at;
    unsigned simpler[3] = {0};
    printf("seed %" PRIu64 "\n", random.state);
    for (size_t op = 0; op < MF_OPS_MAX; op++)
        results[op] = mf_random_next(&random) & 0x7ffffffff000;
    repro_case_init(&at);
    for (unsigned i = 0; i < 60; i++) {
        mf_generate(&at.program, (enum mf_profile)(i % 3), 20, &random);
        repro_case_flatten(&at);
        repro_edits_config(&edits, &at.program);
        simpler[0] += check_edits(&edits, &at, results);
        repro_edits_operands(&edits, &at.program, results);
        simpler[1] += check_edits(&edits, &at, results);
        repro_edits_places(&edits, &at.program);
        simpler[2] += check_edits(&edits, &at, results);
    }
    for (unsigned i = 0; i < 3; i++)
        CHECK(simpler[i] > 60);
    repro_edits_free(&edits);
    repro_case_free(&at);
}

/* Is it among what is tried? */
static bool offers(const struct repro_edits *edits, const struct repro_case *at, const char *want)
{
    static const uint64_t results[MF_OPS_MAX] = {0x30000};
    struct repro_case changed;
    bool found = false;
    repro_case_init(&changed);
    for (size_t i = 0; i < edits->count && !found; i++) {
        repro_case_copy(&changed, at);
        if (!repro_edit_apply(&edits->at[i], &changed, results))
            continue;
        char *text = mf_text_print(&changed.program, NULL);
        found = text && strcmp(text, want) == 0;
        free(text);
    }
    repro_case_free(&changed);
    return found;
}

static void check_offers(const char *text, const char *want)
{
    static const uint64_t results[MF_OPS_MAX] = {0x30000};
    struct repro_edits edits = {0};
    struct repro_case at;
    parse(&at, text);
    repro_edits_config(&edits, &at.program);
    bool found = offers(&edits, &at, want);
    repro_edits_operands(&edits, &at.program, results);
    found = found || offers(&edits, &at, want);
    repro_edits_places(&edits, &at.program);
    found = found || offers(&edits, &at, want);
    CHECK(found);
    if (!found)
        fprintf(stderr, "not offered:\n%s", want);
    repro_edits_free(&edits);
    repro_case_free(&at);
}

TEST(what_belongs_together_changes_together)
{
    /* A length in two calls. */
    check_offers(CONFIG "munmap(0x10000, 0x7000)\nmunmap(0x20000, 0x7000)\n",
                 CONFIG "munmap(0x10000, 0x1000)\nmunmap(0x20000, 0x1000)\n");
    /* All addresses from one on. */
    check_offers(CONFIG "munmap(0x10000, 0x1000)\nstore 0x7fff30000 0x1\nload 0x7fff31234\n",
                 CONFIG "munmap(0x10000, 0x1000)\nstore 0x20000 0x1\nload 0x21234\n");
    /* A descriptor, in its statement and its uses. */
    check_offers(CONFIG "file 77 size=0x1000\nclose(77)\nfile 9 same=77\n",
                 CONFIG "file 3 size=0x1000\nclose(3)\nfile 9 same=3\n");
    /* A search, and who refers to what it found. */
    check_offers(CONFIG "r0 = " MAP("NULL") "\nload r0+0x5\n",
                 CONFIG "mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, "
                        "0)\nload 0x10005\n");
    /* Page sizes, with everything in them. */
    check_offers("config abi=linux bits=64 target_page=8192 host_page=32768\n"
                 "munmap(0x40000, 0x6000)\n",
                 "config abi=linux bits=64 target_page=4096 host_page=16384\n"
                 "munmap(0x20000, 0x3000)\n");
    /* A file becomes memory. */
    check_offers(CONFIG "mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x5000)\n",
                 CONFIG "mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, "
                        "0)\n");
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
