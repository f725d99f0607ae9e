/*
 * Bugs made on purpose, found by random programs, made small: what comes out has the same bug, and
 * no operation less has it. A broken core or host is a liar between it and who calls it.
 */
#define _GNU_SOURCE
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz/codec.h"
#include "fuzz/mutate.h"
#include "fuzz/sut.h"
#include "fuzz/text.h"
#include "mm/abi_linux.h"
#include "mm/test.h"
#include "repro/load.h"
#include "repro/minimize.h"

enum { OPERATIONS = 48, FINDINGS = 3 };

/* --- Liars. Their frames are part of a bug's name, so none is inlined. --- */

#define LIAR __attribute__((noinline)) static

/* Only the first page of several. */
LIAR int protect_one_page(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    return mm_mprotect(mm, addr, len > 0x1000 && len < 0x100000 ? 0x1000 : len, prot);
}

LIAR void fail_to_shrink(uint64_t old_len, uint64_t new_len)
{
    assert(new_len >= old_len && "shrinking was forgotten");
}

LIAR int assert_growth(struct mm *mm, uint64_t addr, uint64_t old_len, uint64_t new_len,
                       uint64_t flags, uint64_t new_addr, mm_addr *result)
{
    int error = mm_mremap(mm, addr, old_len, new_len, flags, new_addr, result);
    if (!error)
        fail_to_shrink(old_len, new_len);
    return error;
}

LIAR int read_nothing(struct mm *mm, uint64_t addr, uint64_t len)
{
    int *volatile nothing = NULL;
    int error = mm_munmap(mm, addr, len);
    return error || len < 0x2000 ? error : *nothing;
}

LIAR int read_past(struct mm *mm, uint64_t addr, uint64_t len)
{
    volatile size_t past = 16;
    int error = mm_munmap(mm, addr, len);
    if (error || len < 0x2000)
        return error;
    volatile char *block = malloc(16);
    error = block ? block[past] : 0;
    free((void *)(uintptr_t)block);
    return error;
}

LIAR int overflow(struct mm *mm, uint64_t addr, uint64_t len, uint64_t advice)
{
    volatile int large = INT32_MAX;
    int error = mm_madvise(mm, addr, len, advice);
    if (!error && advice == LX_MADV_DONTNEED)
        large = large + 1;
    return error;
}

LIAR int never_return(struct mm *mm, uint64_t addr, uint64_t len, uint64_t flags)
{
    int error = mm_msync(mm, addr, len, flags);
    for (volatile bool on = !error && (flags & LX_MS_SYNC); on;)
        ;
    return error;
}

static int zero_nothing(void *context, struct mm_range range)
{
    (void)context;
    (void)range;
    return 0;
}

static struct mm_host lie_about_zeros(void *context, struct mm_host host)
{
    static struct mm_host_ops lying;
    (void)context;
    lying = *host.ops;
    lying.zero = zero_nothing;
    return (struct mm_host){&lying, host.context};
}

static struct mf_core_calls lying_calls; /* changed by one */

static struct repro_trials *trials_on(mf_host_wrap *wrap, unsigned jobs)
{
    struct repro_trials *trials = repro_trials_create(
        mf_runner_create_on(mf_sut_core_create(&lying_calls, wrap, NULL)), jobs);
    if (!trials)
        abort();
    return trials;
}

static void tell_no_lies(void)
{
    lying_calls = mf_core_calls;
}

/* --- What is looked at. --- */

static void results_of(const struct repro_case *at, const struct mf_run_log *log,
                       uint64_t results[MF_OPS_MAX])
{
    for (size_t op = 0; op < at->program.count; op++) {
        uint8_t kind = at->program.ops[op].kind;
        bool address = op < log->done && (kind == MF_MMAP || kind == MF_MREMAP);
        results[op] = address ? log->outcomes[op].value : 0;
    }
}

static bool has_bug(const struct repro_case *at, struct repro_trials *trials, const char *bug)
{
    struct repro_verdict verdict;
    repro_trial_run(trials, at, &verdict);
    return verdict.ended == REPRO_FAILED && strcmp(verdict.text, bug) == 0;
}

/* No operation can be removed, whichever way those that referred to it go on. */
static void check_minimal(const struct repro_case *at, struct repro_trials *trials, const char *bug)
{
    static uint64_t results[MF_OPS_MAX];
    struct repro_verdict verdict;
    struct repro_case less;

    repro_trial_run(trials, at, &verdict);
    results_of(at, verdict.log, results);
    repro_case_init(&less);
    for (size_t op = 0; op < at->program.count; op++) {
        for (unsigned way = 0; way < 2; way++) {
            repro_case_copy(&less, at);
            repro_case_remove(&less, op, 1, way ? results : NULL);
            CHECK_EQ(less.program.count, at->program.count - 1);
            CHECK(!has_bug(&less, trials, bug));
        }
    }
    repro_case_free(&less);
}

/* What is printed is a program with the same bug. */
static void check_text(const char *text, struct repro_trials *trials, const char *bug)
{
    struct repro_case again;
    struct mf_text_error error;
    repro_case_init(&again);
    CHECK(text && mf_text_parse(text, strlen(text), &again.program, &again.notes, &error));
    CHECK(text && strncmp(text + 2, bug, strlen(bug)) == 0);
    CHECK(has_bug(&again, trials, bug));
    repro_case_free(&again);
}

static bool generate_failing(struct repro_case *at, struct repro_trials *trials,
                             struct mf_random *random, const char *begins)
{
    struct repro_verdict verdict;
    for (unsigned tries = 0; tries < 3000; tries++) {
        mf_generate(&at->program, MF_PROFILE_LINUX, OPERATIONS, random);
        repro_trial_run(trials, at, &verdict);
        if (verdict.ended == REPRO_FAILED && strncmp(verdict.text, begins, strlen(begins)) == 0)
            return true;
    }
    return false;
}

/* Random programs that trip the liar, made small: most is the most operations that may be left. */
static void check_liar(mf_host_wrap *wrap, const char *begins, size_t most, uint64_t seed)
{
    struct mf_random random = {seed};
    struct repro_trials *trials = trials_on(wrap, 2);
    struct repro_minimized result;
    printf("seed %" PRIu64 ": %s\n", seed, begins);
    for (unsigned i = 0; i < FINDINGS; i++) {
        struct repro_case at;
        repro_case_init(&at);
        CHECK(generate_failing(&at, trials, &random, begins));
        size_t before = at.program.count;
        bool found = repro_minimize(&at, trials, &result);
        CHECK(found);
        CHECK(strncmp(result.verdict.text, begins, strlen(begins)) == 0);
        CHECK(at.program.count <= most);
        printf("    %zu operations to %zu, %zu tried: %s\n", before, at.program.count, result.tried,
               result.verdict.text);
        CHECK(has_bug(&at, trials, result.verdict.text));
        check_minimal(&at, trials, result.verdict.text);
        char *text = repro_minimized_text(&at, trials, result.verdict.text, "");
        check_text(text, trials, result.verdict.text);
        free(text);
        repro_case_free(&at);
    }
    repro_trials_destroy(trials);
}

/* --- Each kind of bug. --- */

TEST(a_call_that_does_half_is_found_in_few_operations)
{
    tell_no_lies();
    lying_calls.mprotect = protect_one_page;
    check_liar(NULL, "FLAGS mprotect ", 3, 1);
}

TEST(memory_that_is_not_zeroed_is_found_in_few_operations)
{
    tell_no_lies();
    check_liar(lie_about_zeros, "CONTENT mmap ", 5, 2);
}

TEST(a_failed_assertion_is_named_by_its_stack)
{
    tell_no_lies();
    lying_calls.mremap = assert_growth;
    check_liar(NULL, "SIGABRT mremap fail_to_shrink<assert_growth<", 2, 3);
}

TEST(a_bad_address_is_named_by_its_stack)
{
    tell_no_lies();
    lying_calls.munmap = read_nothing;
#if __has_feature(undefined_behavior_sanitizer)
    check_liar(NULL, "null-pointer-use munmap read_nothing<", 1, 4);
#else
    check_liar(NULL, "SIGSEGV munmap read_nothing<", 1, 4);
#endif
}

#if __has_feature(address_sanitizer)
TEST(a_report_of_address_sanitizer_is_named_by_its_stack)
{
    tell_no_lies();
    lying_calls.munmap = read_past;
    check_liar(NULL, "heap-buffer-overflow munmap read_past<", 1, 5);
}
#endif

#if __has_feature(undefined_behavior_sanitizer)
TEST(a_report_of_ubsan_is_named_by_its_stack)
{
    tell_no_lies();
    lying_calls.madvise = overflow;
    check_liar(NULL, "signed-integer-overflow madvise overflow<", 2, 6);
}
#endif

/* --- Programs by hand. --- */

static void parse(struct repro_case *at, const char *text)
{
    struct mf_text_error error;
    repro_case_init(at);
    bool good = mf_text_parse(text, strlen(text), &at->program, &at->notes, &error);
    CHECK(good);
    if (!good)
        fprintf(stderr, "%u:%u: %s\n", error.line, error.column, error.message);
}

/* The text of what is left of it; *verdict of the first run. */
static char *minimized(const char *text, struct repro_trials *trials,
                       struct repro_minimized *result)
{
    struct repro_case at;
    char *small = NULL;
    parse(&at, text);
    if (repro_minimize(&at, trials, result))
        small = repro_minimized_text(&at, trials, result->verdict.text, "");
    repro_case_free(&at);
    return small;
}

static void check_becomes(const char *text, struct repro_trials *trials, const char *want)
{
    struct repro_minimized result;
    char *small = minimized(text, trials, &result);
    CHECK(small && strcmp(small, want) == 0);
    if (!small || strcmp(small, want) != 0)
        fprintf(stderr, "--- is\n%s--- want\n%s", small ? small : "(nothing)\n", want);
    free(small);
}

#define CONFIG "config abi=linux bits=64 target_page=4096 host_page=4096"
#define RW "PROT_READ|PROT_WRITE"
#define ANON "MAP_PRIVATE|MAP_ANONYMOUS"

TEST(too_much_time_is_a_bug_of_the_operation)
{
    tell_no_lies();
    lying_calls.msync = never_return;
    struct repro_trials *trials = trials_on(NULL, 2);
    repro_trials_limit(trials, 200);
    check_becomes(CONFIG "\n"
                         "file 7 size=0x5000\n"
                         "r1 = mmap(NULL, 0x3000, " RW ", MAP_SHARED, 7, 0) = ?\n"
                         "store r1 0x42\n"
                         "msync(r1, 0x3000, MS_SYNC|MS_INVALIDATE)\n"
                         "munmap(r1, 0x3000)\n",
                  trials,
                  "# timeout msync\n" CONFIG "\n"
                  "mmap(0x10000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = "
                  "0x10000\n"
                  "msync(0x10000, 0x1000, MS_SYNC)\n");
    repro_trials_destroy(trials);
}

TEST(configuration_operands_and_addresses_become_simple)
{
    tell_no_lies();
    lying_calls.mprotect = protect_one_page;
    struct repro_trials *trials = trials_on(NULL, 2);
    check_becomes("config abi=linux bits=47 target_page=4096 host_page=16384 base=0x200000000000 "
                  "highest=0x3fffffffffff min_addr=0x7000 policy=random:5 host_maps=100 "
                  "foreign=0x500000000-0x50000ffff\n"
                  "file 9 size=0x123456\n"
                  "r1 = mmap(0x123456000, 0x7000, " RW
                  ", MAP_PRIVATE|MAP_NORESERVE|MAP_POPULATE, 9, "
                  "0x2000) = ?\n"
                  "store r1+0x123 0x77\n"
                  "mprotect(r1+0x2000, 0x4123, PROT_NONE)\n"
                  "munmap(r1, 0x7000)\n",
                  trials,
                  "# FLAGS mprotect protection\n" CONFIG "\n"
                  "mmap(0x10000, 0x2000, PROT_WRITE, " ANON "|MAP_FIXED, -1, 0) = 0x10000\n"
                  "mprotect(0x10000, 0x2000, PROT_NONE)\n");
    repro_trials_destroy(trials);
}

TEST(only_the_statement_that_fails_is_kept)
{
    tell_no_lies();
    struct repro_trials *trials = trials_on(NULL, 2);
    check_becomes(CONFIG " min_addr=0x20000\n"
                         "mmap(0x10000, 0x3000, " RW ", " ANON "|MAP_FIXED, -1, 0) = 0x10000\n"
                         "load 0x10000 = 0\n"
                         "access 0x10000 8 rw = no\n"
                         "maps\n00010000-00013000 rw-p\nend\n",
                  trials,
                  "# STATED access result\n" CONFIG "\n"
                  "mmap(0x10000, 0x1000, PROT_WRITE, " ANON "|MAP_FIXED, -1, 0) = 0x10000\n"
                  "access 0x10000 0x1000 r = no\n");
    check_becomes(CONFIG "\n"
                         "mmap(0x10000, 0x3000, " RW ", " ANON "|MAP_FIXED, -1, 0) = 0x10000\n"
                         "load 0x10000 = 0\n"
                         "munmap(0x11000, 0x1000) = 0\n"
                         "maps\n00010000-00013000 rw-p\nend\n"
                         "load 0x10000 = 0\n",
                  trials,
                  "# STATED munmap maps\n" CONFIG "\n"
                  "mmap(0x10000, 0x3000, " RW ", " ANON "|MAP_FIXED, -1, 0) = 0x10000\n"
                  "munmap(0x11000, 0x1000)\n"
                  "maps\n00010000-00013000 rw-p\nend\n");
    repro_trials_destroy(trials);
}

/* What fuzz targets check in some programs only, by their length, is no reason to lose a bug. */
LIAR void lose_a_page_in_the_child(struct mm *mm, bool child)
{
    mm_fork_end(mm, child);
    if (child)
        mm_munmap(mm, 0x10000, 0x1000);
}

TEST(a_bug_that_shows_at_some_lengths_only_is_followed)
{
    tell_no_lies();
    lying_calls.fork_end = lose_a_page_in_the_child;
    struct repro_trials *trials = trials_on(NULL, 1);
    struct repro_minimized result;
    char *small = minimized(CONFIG "\n"
                                   "munmap(0x50000, 0x1000)\nmunmap(0x50000, 0x1000)\n"
                                   "munmap(0x50000, 0x1000)\nmunmap(0x50000, 0x1000)\n"
                                   "munmap(0x50000, 0x1000)\nmunmap(0x50000, 0x1000)\n"
                                   "munmap(0x50000, 0x1000)\n"
                                   "mmap(0x10000, 0x3000, " RW ", " ANON "|MAP_FIXED, -1, 0)\n",
                            trials, &result);
    CHECK(small && strcmp(small, "# FLAGS fork page-missing\n" CONFIG "\n"
                                 "mmap(0x10000, 0x1000, PROT_NONE, " ANON
                                 "|MAP_FIXED, -1, 0) = 0x10000\n") == 0);
    free(small);
    repro_trials_destroy(trials);
}

TEST(what_has_no_bug_is_left_as_it_is)
{
    static const char text[] = CONFIG "\nmmap(0x10000, 0x1000, " RW ", " ANON "|MAP_FIXED, -1, 0)\n"
                                      "store 0x10000 0x1\n";
    struct repro_minimized result;
    struct repro_case at;
    struct repro_case before;
    tell_no_lies();
    struct repro_trials *trials = trials_on(NULL, 2);
    parse(&at, text);
    parse(&before, text);
    CHECK(!repro_minimize(&at, trials, &result));
    CHECK_EQ(result.verdict.ended, REPRO_PASSED);
    CHECK(mf_program_equal(&at.program, &before.program));
    strcpy(at.notes.sut, "kernel");
    CHECK(!repro_minimize(&at, trials, &result));
    CHECK_EQ(result.verdict.ended, REPRO_SKIPPED);
    repro_case_free(&at);
    repro_case_free(&before);
    repro_trials_destroy(trials);
}

/* --- The same for everyone. --- */

TEST(what_comes_out_does_not_depend_on_the_number_of_jobs)
{
    static const unsigned jobs[] = {1, 2, 5, 16};
    struct mf_random random = {7};
    tell_no_lies();
    struct repro_trials *finder = trials_on(lie_about_zeros, 1);
    for (unsigned i = 0; i < 2; i++) {
        struct repro_case at;
        char *first = NULL;
        size_t tried = 0;
        repro_case_init(&at);
        CHECK(generate_failing(&at, finder, &random, "CONTENT "));
        for (unsigned k = 0; k < sizeof jobs / sizeof *jobs; k++) {
            struct repro_trials *trials = trials_on(lie_about_zeros, jobs[k]);
            struct repro_minimized result;
            struct repro_case copy;
            repro_case_init(&copy);
            repro_case_copy(&copy, &at);
            CHECK(repro_minimize(&copy, trials, &result));
            char *text = repro_minimized_text(&copy, trials, result.verdict.text, "");
            CHECK(text != NULL);
            CHECK(!first || strcmp(text, first) == 0);
            CHECK(!first || tried == result.tried);
            tried = result.tried;
            if (first)
                free(text);
            else
                first = text;
            repro_case_free(&copy);
            repro_trials_destroy(trials);
        }
        free(first);
        repro_case_free(&at);
    }
    repro_trials_destroy(finder);
}

/* --- Every form of input. --- */

static char *folder;

static const char *save(const char *name, const void *data, size_t size)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    CHECK(file && fwrite(data, 1, size, file) == size);
    if (file)
        fclose(file);
    return path;
}

TEST(every_form_of_a_program_gives_the_same)
{
    static const char text[] = CONFIG "\n"
                                      "mmap(0x40000, 0x5000, " RW ", " ANON "|MAP_FIXED, -1, 0)\n"
                                      "store 0x40005 0x9\n"
                                      "mprotect(0x41000, 0x3000, PROT_READ)\n";
    struct repro_case at;
    struct repro_minimized result;
    char directory[] = "/tmp/minimize-XXXXXX";
    char *first = NULL;
    uint8_t bytes[1024];

    tell_no_lies();
    lying_calls.mprotect = protect_one_page;
    struct repro_trials *trials = trials_on(NULL, 2);
    folder = mkdtemp(directory);
    CHECK(folder != NULL);
    parse(&at, text);
    size_t size = mf_encode(&at.program, bytes, sizeof bytes);
    CHECK(size <= sizeof bytes);
    repro_case_free(&at);
    const size_t magic = strlen(MF_CODEC_MAGIC);
    const struct {
        const char *name;
        const void *data;
        size_t size;
    } files[] = {
        {"plain.mm", text, strlen(text)},
        {"text", text, strlen(text)},
        {"crash-0123456789012345678901234567890123456789", bytes, size},
        {"crash-text", text, strlen(text)},
        {"timeout-raw", bytes + magic, size - magic},
        {"id:000003,sig:06,src:000000,time:51,execs:71,op:havoc,rep:2", bytes + magic,
         size - magic},
        {"bytes", bytes, size},
    };
    for (unsigned i = 0; i < sizeof files / sizeof *files; i++) {
        struct repro_input input;
        const char *path = save(files[i].name, files[i].data, files[i].size);
        repro_input_init(&input);
        CHECK(repro_load(&input, path, MF_PROFILE_LINUX));
        at = (struct repro_case){input.program, input.notes};
        CHECK(repro_minimize(&at, trials, &result));
        char *small = repro_minimized_text(&at, trials, result.verdict.text, "");
        CHECK(small && (!first || strcmp(small, first) == 0));
        if (first)
            free(small);
        else
            first = small;
        repro_case_free(&at);
        unlink(path);
    }
    free(first);
    rmdir(folder);
    repro_trials_destroy(trials);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
