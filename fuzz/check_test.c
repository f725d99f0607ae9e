/*
 * An oracle that never failed is not trusted: for each check, something is broken on purpose, and
 * its id has to be what is reported. What is broken is a liar between core and host, or between
 * runner and core; the same program without the liar must pass.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>

#include "fuzz/run_internal.h"
#include "fuzz/text.h"
#include "mm/abi_linux.h"
#include "mm/test.h"

/* --- Liars between core and host: overrides of single calls; the rest is honest. --- */

static struct mm_host_ops lying;
static const struct mm_host_ops *honest;

static struct mm_host wrap(void *context, struct mm_host host)
{
    const struct mm_host_ops *lies = context;
    honest = host.ops;
    lying = *host.ops;
#define OVERRIDE(NAME)                                                                             \
    if (lies->NAME)                                                                                \
        lying.NAME = lies->NAME;
    OVERRIDE(file)
    OVERRIDE(release)
    OVERRIDE(map)
    OVERRIDE(unmap)
    OVERRIDE(protect)
    OVERRIDE(sync)
    OVERRIDE(zero)
#undef OVERRIDE
    return (struct mm_host){&lying, host.context};
}

/* --- Running. --- */

static struct mf_finding finding;

static bool parse(const char *text, struct mf_program *program, struct mf_notes *notes)
{
    struct mf_text_error error;
    mf_program_init(program);
    mf_notes_init(notes);
    bool parsed = mf_text_parse(text, strlen(text), program, notes, &error);
    CHECK(parsed);
    if (!parsed)
        fprintf(stderr, "%u:%u: %s\n", error.line, error.column, error.message);
    return parsed;
}

static bool run_on(struct mf_runner *runner, const char *text)
{
    struct mf_program program;
    struct mf_notes notes;
    bool passed = false;
    if (parse(text, &program, &notes)) {
        struct mf_run_options options = {.checks = true, .notes = &notes};
        passed = mf_run(runner, &program, &options, &finding);
        if (!passed && getenv("REPORTS"))
            mf_report(stderr, runner, &program, &finding);
    }
    mf_program_free(&program);
    mf_notes_free(&notes);
    return passed;
}

static void expect_pass(const char *text)
{
    struct mf_runner *runner = mf_runner_create();
    bool passed = run_on(runner, text);
    if (!passed)
        fprintf(stderr, "%s %s %s: want %s, have %s\n", finding.id, finding.op, finding.what,
                finding.want, finding.have);
    CHECK(passed);
    mf_runner_destroy(runner);
}

static void expect_name(const char *name)
{
    char have[128];
    snprintf(have, sizeof have, "%s %s %s", finding.id, finding.op, finding.what);
    if (strcmp(have, name) != 0)
        fprintf(stderr, "found '%s', not '%s' (want %s, have %s)\n", have, name, finding.want,
                finding.have);
    CHECK(strcmp(have, name) == 0);
    CHECK(finding.want[0] != '\0');
    CHECK(finding.have[0] != '\0');
}

/* What a liar keeps is given back before its host goes. */
static void *kept[1000];
static size_t kept_count;
static void *kept_host;

static void give_back(void)
{
    for (size_t i = 0; i < kept_count; i++)
        honest->free(kept_host, kept[i], 16);
    kept_count = 0;
}

static struct mf_runner *runner_with(const struct mf_core_calls *calls, mf_host_wrap *between,
                                     void *context)
{
    return mf_runner_create_on(mf_sut_core_create(calls, between, context));
}

static void expect(const char *name, const char *text, const struct mf_core_calls *calls,
                   const struct mm_host_ops *lies)
{
    expect_pass(text);
    struct mm_host_ops copy = lies ? *lies : (struct mm_host_ops){0};
    struct mf_runner *runner =
        runner_with(calls ? calls : &mf_core_calls, lies ? wrap : NULL, &copy);
    CHECK(!run_on(runner, text));
    expect_name(name);
    give_back();
    mf_runner_destroy(runner);
}

static void expect_host_lie(const char *name, const char *text, const struct mm_host_ops *lies)
{
    expect(name, text, NULL, lies);
}

static void expect_core_lie(const char *name, const char *text, const struct mf_core_calls *calls)
{
    expect(name, text, calls, NULL);
}

/* Statements that are wrong need no liar. */
static void expect_wrong(const char *name, const char *text)
{
    struct mf_runner *runner = mf_runner_create();
    CHECK(!run_on(runner, text));
    expect_name(name);
    mf_runner_destroy(runner);
}

#define PLAIN "config abi=linux bits=64 target_page=4096 host_page=4096\n"
#define FRAGMENTS "config abi=linux bits=64 target_page=4096 host_page=16384\n"
#define RESERVED "config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x100000000\n"
#define MAP(ADDR, LEN, PROT)                                                                       \
    "mmap(" ADDR ", " LEN ", " PROT ", MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = " ADDR "\n"
#define RW "PROT_READ|PROT_WRITE"

#define GUARDED(SETTINGS)                                                                          \
    "config abi=freebsd bits=64 target_page=4096 host_page=4096" SETTINGS "\n"                     \
    "mmap(0x10000, 0x3000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x10000\n"

/* As many operations as a program needs, with one before them, to have its log looked at, and its
 * end closely. */
#define SEVEN_LOADS                                                                                \
    "load 0x1000 = SIGSEGV\nload 0x1000 = SIGSEGV\nload 0x1000 = SIGSEGV\nload 0x1000 = SIGSEGV\n" \
    "load 0x1000 = SIGSEGV\nload 0x1000 = SIGSEGV\nload 0x1000 = SIGSEGV\n"

/* --- COVER, TIGHT. --- */

static int protect_nothing(void *context, struct mm_range range, unsigned prot)
{
    (void)context;
    (void)range;
    (void)prot;
    return 0;
}

TEST(a_protection_the_host_was_not_given_is_cover)
{
    struct mm_host_ops lies = {.protect = protect_nothing};
    expect_host_lie("COVER mprotect host-protection",
                    PLAIN MAP("0x10000", "0x3000", "PROT_READ") "mprotect(0x11000, 0x1000, " RW
                                                                ") = 0\n",
                    &lies);
}

TEST(a_protection_the_host_has_left_over_is_tight)
{
    struct mm_host_ops lies = {.protect = protect_nothing};
    expect_host_lie("TIGHT mprotect host-protection",
                    PLAIN MAP("0x10000", "0x3000", RW) "mprotect(0x11000, 0x1000, PROT_READ) = 0\n",
                    &lies);
    /* The last target page that needs it goes: the union shrinks. */
    expect_host_lie(
        "TIGHT mprotect host-protection",
        FRAGMENTS MAP("0x10000", "0x4000", RW) "mprotect(0x10000, 0x3000, PROT_READ) = 0\n"
                                               "mprotect(0x13000, 0x1000, PROT_READ) = 0\n",
        &lies);
}

static int protect_and_unmap(void *context, struct mm_range range, unsigned prot)
{
    (void)prot;
    return honest->unmap(context, range);
}

TEST(a_page_that_is_not_mapped_on_the_host_is_cover)
{
    struct mm_host_ops lies = {.protect = protect_and_unmap};
    expect_host_lie("COVER mprotect host-hole",
                    PLAIN MAP("0x10000", "0x3000", RW) "mprotect(0x12000, 0x1000, PROT_READ) = 0\n",
                    &lies);
}

static int map_reserve_only(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    struct mm_host_map only = *map;
    only.reserve = true;
    return honest->map(context, &only, at);
}

TEST(a_page_in_use_that_is_only_reserved_is_cover)
{
    struct mm_host_ops lies = {.map = map_reserve_only};
    expect_host_lie("COVER mmap only-reserved", RESERVED MAP("0x10000", "0x3000", "PROT_NONE"),
                    &lies);
}

static int map_and_unmap(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    int error = honest->map(context, map, at);
    return error ? error : honest->unmap(context, map->at);
}

static int map_readable(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    struct mm_host_map open = *map;
    open.prot |= MM_HOST_READ;
    return honest->map(context, &open, at);
}

TEST(guards_need_host_pages_that_allow_nothing_or_an_inaccessible_reservation)
{
    struct mm_host_ops lies = {.map = map_and_unmap};
    expect_host_lie("COVER mmap host-hole", GUARDED(""), &lies);
    lies.map = map_readable;
    expect_host_lie("TIGHT mmap host-protection", GUARDED(""), &lies);
    expect_pass(GUARDED(" reserved=0x100000000"));
}

/* What is to have no bytes any more is made inaccessible, no more. */
static int map_by_protecting(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    bool replaces = map->place == MM_PLACE_REPLACE && map->prot == MM_HOST_NONE && !map->handle;
    *at = map->at.first;
    return replaces ? honest->protect(context, map->at, MM_HOST_NONE)
                    : honest->map(context, map, at);
}

#define LEFT_TO_A_GUARD(STEP)                                                                      \
    "config abi=freebsd bits=64 target_page=4096 host_page=16384\n"                                \
    "file 3 size=0x4000\n" STEP                                                                    \
    "mmap(0x10000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x10000\n"                     \
    "munmap(0x11000, 0x3000) = 0\n"

TEST(what_a_guard_keeps_of_the_pages_that_left_it_is_tight)
{
    struct mm_host_ops lies = {.map = map_by_protecting};
    expect_host_lie(
        "TIGHT munmap guard-keeps-object",
        LEFT_TO_A_GUARD("mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000\n"),
        &lies);
    expect_host_lie("TIGHT munmap guard-keeps-object",
                    LEFT_TO_A_GUARD("mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) "
                                    "= 0x10000\n"),
                    &lies);
    expect_host_lie("TIGHT munmap guard-keeps-bytes",
                    LEFT_TO_A_GUARD(MAP("0x10000", "0x4000", RW) "store 0x12345 7\n"), &lies);
}

static int unmap_nothing(void *context, struct mm_range range)
{
    (void)context;
    (void)range;
    return 0;
}

TEST(a_host_page_that_outlives_its_last_user_is_tight)
{
    struct mm_host_ops lies = {.unmap = unmap_nothing};
    expect_host_lie("TIGHT munmap no-user",
                    PLAIN MAP("0x10000", "0x3000", RW) "munmap(0x11000, 0x1000) = 0\n", &lies);
}

static int map_again_accessible(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    struct mm_host_map kept_map = *map;
    if (map->place == MM_PLACE_REPLACE)
        kept_map.reserve = false;
    return honest->map(context, &kept_map, at);
}

TEST(memory_that_is_not_given_back_to_the_reservation_is_tight)
{
    struct mm_host_ops lies = {.map = map_again_accessible};
    expect_host_lie("TIGHT munmap no-user",
                    RESERVED MAP("0x10000", "0x3000", RW) "munmap(0x11000, 0x1000) = 0\n", &lies);
}

static int allow_all(struct mm *mm, uint64_t addr)
{
    (void)mm;
    (void)addr;
    return MM_PROT_RWX;
}

TEST(a_host_fault_where_the_flags_allow_is_cover)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.page_prot = allow_all;
    expect_core_lie("COVER load host-fault", PLAIN "load 0x10000 = SIGSEGV\n", &calls);
}

/* --- OUTSIDE. --- */

static int map_too_far(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    struct mm_host_map more = *map;
    more.at = (struct mm_range){UINT64_MAX - 0xffff, UINT64_MAX};
    more.place = MM_PLACE_REPLACE;
    int error = honest->map(context, map, at);
    if (!error) {
        mm_haddr elsewhere;
        honest->map(context, &more, &elsewhere);
    }
    return error;
}

TEST(a_host_call_outside_the_span_is_outside)
{
    struct mm_host_ops lies = {.map = map_too_far};
    expect_host_lie("OUTSIDE mmap host-call", PLAIN MAP("0x10000", "0x3000", RW), &lies);
}

static int map_and_leave_staging(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    struct mm_host_map more = {.at = {0, 0xffff}, .place = MM_PLACE_ANYWHERE};
    int error = honest->map(context, map, at);
    if (!error) {
        mm_haddr elsewhere;
        honest->map(context, &more, &elsewhere);
    }
    return error;
}

TEST(staging_that_outlives_the_call_is_outside)
{
    struct mm_host_ops lies = {.map = map_and_leave_staging};
    expect_host_lie("OUTSIDE mmap staging", PLAIN MAP("0x10000", "0x3000", RW), &lies);
}

static int unmap_for_real(void *context, struct mm_range range, unsigned prot)
{
    (void)prot;
    return honest->unmap(context, range);
}

TEST(a_hole_in_a_reserved_span_is_outside)
{
    struct mm_host_ops lies = {.protect = unmap_for_real};
    expect_host_lie(
        "OUTSIDE mprotect host-call",
        RESERVED MAP("0x10000", "0x3000", RW) "mprotect(0x11000, 0x1000, PROT_READ) = 0\n", &lies);
}

static int protect_foreign(void *context, struct mm_range range, unsigned prot)
{
    honest->protect(context, (struct mm_range){0x40000, 0x43fff}, MM_HOST_READ | MM_HOST_WRITE);
    return honest->protect(context, range, prot);
}

TEST(a_foreign_mapping_that_was_touched_is_outside)
{
    struct mm_host_ops lies = {.protect = protect_foreign};
    expect_host_lie("OUTSIDE mprotect host-call",
                    "config abi=linux bits=64 target_page=4096 host_page=4096 "
                    "foreign=0x40000-0x43fff\n" MAP(
                        "0x10000", "0x3000", RW) "mprotect(0x11000, 0x1000, PROT_READ) = 0\n",
                    &lies);
}

/* --- CONTENT. --- */

static int protect_and_scribble(void *context, struct mm_range range, unsigned prot)
{
    mf_simhost_store(context, range.first + 5, 0x77);
    return honest->protect(context, range, prot);
}

TEST(a_byte_nobody_stored_is_content)
{
    struct mm_host_ops lies = {.protect = protect_and_scribble};
    expect_host_lie("CONTENT mprotect memory",
                    PLAIN MAP("0x10000", "0x3000", RW) "mprotect(0x11000, 0x1000, PROT_READ) = 0\n",
                    &lies);
    /* Also where the guest cannot look. */
    expect_host_lie("CONTENT mprotect memory",
                    PLAIN MAP("0x10000", "0x3000", RW) "mprotect(0x11000, 0x1000, PROT_NONE) = 0\n",
                    &lies);
}

static int zero_nothing(void *context, struct mm_range bytes)
{
    (void)context;
    (void)bytes;
    return 0;
}

TEST(a_fragment_that_is_not_zeroed_is_content)
{
    struct mm_host_ops lies = {.zero = zero_nothing};
    expect_host_lie("CONTENT mmap memory",
                    FRAGMENTS MAP("0x10000", "0x4000",
                                  RW) "store 0x11000 0x5a\n" MAP("0x11000", "0x1000", "PROT_READ"),
                    &lies);
}

static int map_and_cut_the_file(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    mf_simhost_ftruncate(context, 3, 0x1fff);
    return honest->map(context, map, at);
}

TEST(a_file_that_nobody_changed_is_content)
{
    struct mm_host_ops lies = {.map = map_and_cut_the_file};
    expect_host_lie("CONTENT mmap file", PLAIN "file 3 size=0x2000\n" MAP("0x10000", "0x3000", RW),
                    &lies);
}

/* How the host is asked to sync instead: which host pages, and with which flags. */
static struct mm_range (*other_pages)(struct mm_range range);
static unsigned other_flags;

static int sync_otherwise(void *context, struct mm_range range, unsigned flags)
{
    range = other_pages ? other_pages(range) : range;
    return range.first > range.last ? 0 : honest->sync(context, range, flags ^ other_flags);
}

static struct mm_range no_pages(struct mm_range range)
{
    (void)range;
    return (struct mm_range){1, 0};
}

static struct mm_range but_the_first(struct mm_range range)
{
    return (struct mm_range){range.first + 0x4000, range.last};
}

static struct mm_range but_the_last(struct mm_range range)
{
    return (struct mm_range){range.first, range.last - 0x4000};
}

static struct mm_range and_one_above(struct mm_range range)
{
    return (struct mm_range){range.first, range.last + 0x4000};
}

static struct mm_range and_one_below(struct mm_range range)
{
    return (struct mm_range){range.first - 0x4000, range.last};
}

static void expect_sync_lie(const char *what, struct mm_range (*pages)(struct mm_range range),
                            unsigned flags, const char *text)
{
    char name[64];
    struct mm_host_ops lies = {.sync = sync_otherwise};
    other_pages = pages;
    other_flags = flags;
    snprintf(name, sizeof name, "CONTENT msync %s", what);
    expect_host_lie(name, text, &lies);
}

#define SYNCED(SYSTEM, CALL)                                                                       \
    "config abi=" SYSTEM " bits=64 target_page=4096 host_page=16384\n"                             \
    "file 3 size=0x14000\n"                                                                        \
    "mmap(0x10000, 0x14000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000\n" CALL

TEST(what_msync_does_not_ask_of_the_host_or_asks_too_much_is_content)
{
    const char *const calls[] = {
        SYNCED("linux", "msync(0x17000, 0x6000, MS_SYNC) = 0\n"),
        SYNCED("linux", "msync(0x17000, 0x6000, MS_INVALIDATE) = 0\n"),
        SYNCED("linux", "munmap(0x15000, 0x1000) = 0\n"
                        "msync(0x15000, 0x8000, MS_SYNC|MS_INVALIDATE) = -1 ENOMEM\n"),
        SYNCED("freebsd", "msync(0x17fff, 0x4002, MS_SYNC) = 0\n"),
        SYNCED("freebsd", "msync(0x17000, 0x6000, MS_INVALIDATE) = 0\n"),
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        expect_sync_lie("sync-missing", no_pages, 0, calls[i]);
        expect_sync_lie("sync-missing", but_the_first, 0, calls[i]);
        expect_sync_lie("sync-missing", but_the_last, 0, calls[i]);
        expect_sync_lie("sync-too-far", and_one_above, 0, calls[i]);
        expect_sync_lie("sync-too-far", and_one_below, 0, calls[i]);
        expect_sync_lie("sync-flags", NULL, LX_MS_SYNC, calls[i]);
        expect_sync_lie("sync-flags", NULL, LX_MS_INVALIDATE, calls[i]);
    }
}

TEST(msync_reaches_shared_pages_up_to_what_stops_it_and_the_host_for_nothing_else)
{
    /* Private, asynchronous, nothing at all, refused; the whole mapping of a FreeBSD guest. */
    expect_pass(SYNCED("linux",
                       MAP("0x14000", "0x4000", RW) "msync(0x10000, 0x14000, MS_SYNC) = 0\n"
                                                    "msync(0x10000, 0x1000, MS_ASYNC) = 0\n"
                                                    "msync(0x10000, 0x1000, 0) = 0\n"
                                                    "msync(0x10001, 0x1000, MS_SYNC) "
                                                    "= -1 EINVAL\n"));
    expect_pass(SYNCED("linux",
                       "mmap(0x18000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED|MAP_LOCKED, 3, 0) = "
                       "0x18000\n"
                       "msync(0x10000, 0x14000, MS_SYNC|MS_INVALIDATE) = -1 EBUSY\n"));
    expect_pass(SYNCED("freebsd", "minherit(0x10000, 0x8000, INHERIT_NONE) = 0\n"
                                  "mprotect(0x14000, 0x1000, PROT_NONE) = 0\n"
                                  "mprotect(0x14000, 0x1000, PROT_READ) = 0\n"
                                  "msync(0x15000, 0, MS_SYNC) = 0\n"
                                  "msync(0x18000, 0, MS_ASYNC) = 0\n"
                                  "msync(0x10000, 0x15000, MS_SYNC) = -1 ENOMEM\n"));
    expect_pass(SYNCED("linux", "fault sync 1 EIO\nmsync(0x10000, 0x14000, MS_SYNC) = -1 EIO\n"));
}

static int protect_and_sync(void *context, struct mm_range range, unsigned prot)
{
    int error = honest->protect(context, range, prot);
    return error ? error : honest->sync(context, range, LX_MS_SYNC);
}

TEST(a_sync_that_nobody_asked_for_is_content)
{
    struct mm_host_ops lies = {.protect = protect_and_sync};
    expect_host_lie("CONTENT mprotect sync-too-far",
                    SYNCED("linux", "mprotect(0x10000, 0x4000, PROT_NONE) = 0\n"), &lies);
}

/* --- ATOMIC. --- */

#define REFUSED                                                                                    \
    PLAIN "file 3 size=0x2000 mode=r\n" MAP("0x10000", "0x3000",                                   \
                                            RW) "mmap(0x10000, 0x1000, " RW                        \
                                                ", MAP_SHARED|MAP_FIXED, 3, 0) = -1 EACCES\n"

static int file_and_unmap(void *context, int fd, struct mm_host_file *file)
{
    honest->unmap(context, (struct mm_range){0x11000, 0x11fff});
    return honest->file(context, fd, file);
}

static int file_and_scribble(void *context, int fd, struct mm_host_file *file)
{
    mf_simhost_store(context, 0x12345, 0x77);
    return honest->file(context, fd, file);
}

TEST(a_failed_call_that_changed_the_host_is_atomic)
{
    struct mm_host_ops lies = {.file = file_and_unmap};
    expect_host_lie("ATOMIC mmap host-mappings", REFUSED, &lies);
}

TEST(a_failed_call_that_changed_memory_is_atomic)
{
    struct mm_host_ops lies = {.file = file_and_scribble};
    expect_host_lie("ATOMIC mmap memory", REFUSED, &lies);
}

static int refuse_but_unmap(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    int error = mm_mmap(mm, args, result);
    if (error)
        mm_munmap(mm, args->addr, args->len);
    return error;
}

TEST(a_failed_call_that_changed_the_table_is_atomic)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.mmap = refuse_but_unmap;
    expect_core_lie("ATOMIC mmap page-missing", REFUSED, &calls);
}

TEST(a_documented_partial_effect_is_not_atomic)
{
    expect_pass(PLAIN MAP("0x10000", "0x2000", RW) "mprotect(0x10000, 0x4000, PROT_READ) = -1 "
                                                   "ENOMEM\n"
                                                   "store 0x10000 1 = SIGSEGV\n");
}

static enum mm_ended ended_lie;

static enum mm_ended end_otherwise(struct mm *mm)
{
    enum mm_ended ended = mm_last_ended(mm);
    return ended == MM_ENDED_AS_GUEST && ended_lie == MM_ENDED_LOST ? ended : ended_lie;
}

static enum mm_ended end_always(struct mm *mm)
{
    (void)mm;
    return ended_lie;
}

#define REFUSED_BY_THE_HOST PLAIN "fault map 1 ENOMEM\n" MAP_REFUSED
#define MAP_REFUSED                                                                                \
    "mmap(0x10000, 0x1000, " RW ", MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM\n"
#define LOST                                                                                       \
    FRAGMENTS MAP("0x10000", "0x2000", RW) "fault protect 1 ENOMEM\n"                              \
                                           "fault restore 1 EIO\n"                                 \
                                           "fault restore 2 EIO\n"                                 \
                                           "mmap(0x11000, 0x1000, PROT_READ, "                     \
                                           "MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 "     \
                                           "ENOMEM\n"

TEST(how_a_call_ended_told_wrongly_is_atomic)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.last_ended = end_otherwise;
    ended_lie = MM_ENDED_LOST;
    expect_core_lie("ATOMIC mmap ended", REFUSED_BY_THE_HOST, &calls);
    ended_lie = MM_ENDED_REFUSED;
    expect_core_lie("ATOMIC mmap ended", LOST, &calls);
    calls.last_ended = end_always;
    expect_core_lie("ATOMIC munmap ended", PLAIN "munmap(0x10000, 0x1000) = 0\n", &calls);
    expect_core_lie("ATOMIC munmap ended", PLAIN "munmap(0x10001, 0x1000) = -1 EINVAL\n", &calls);
    expect_core_lie("ATOMIC munmap ended",
                    REFUSED_BY_THE_HOST "munmap(0x10001, 0x1000) = -1 EINVAL\n", &calls);
    ended_lie = MM_ENDED_LOST;
    expect_core_lie("ATOMIC munmap ended", PLAIN "munmap(0x10000, 0x1000) = 0\n", &calls);
    ended_lie = MM_ENDED_AS_GUEST;
    expect_core_lie("RESULT mmap unexpected-ENOMEM", REFUSED_BY_THE_HOST, &calls);
    expect_core_lie("ATOMIC mmap lost", LOST, &calls);
}

/* --- LEAK. --- */

static void release_nothing(void *context, mm_handle handle)
{
    (void)context;
    (void)handle;
}

#define MAP_FILE                                                                                   \
    PLAIN "file 3 size=0x2000\n"                                                                   \
          "mmap(0x10000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000\n"

TEST(a_handle_that_is_not_released_is_a_leak)
{
    struct mm_host_ops lies = {.release = release_nothing};
    expect_host_lie("LEAK munmap handles", MAP_FILE "munmap(0x10000, 0x2000) = 0\n", &lies);
    expect_host_lie("LEAK end handles-at-end", MAP_FILE, &lies);
}

static struct mm_held hold_one_more(struct mm *mm)
{
    struct mm_held held = mm_holds(mm);
    held.handles++;
    return held;
}

TEST(a_handle_that_no_region_needs_is_a_leak)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.holds = hold_one_more;
    expect_core_lie("LEAK create handles-counted", PLAIN, &calls);
}

static int protect_and_save(void *context, struct mm_range range, unsigned prot)
{
    void *saved;
    honest->save(context, range, &saved);
    return honest->protect(context, range, prot);
}

TEST(a_save_that_is_not_forgotten_is_a_leak)
{
    struct mm_host_ops lies = {.protect = protect_and_save};
    expect_host_lie("LEAK mprotect saves",
                    PLAIN MAP("0x10000", "0x3000", RW) "mprotect(0x11000, 0x1000, PROT_READ) = 0\n",
                    &lies);
}

static void keep(void *context, size_t count)
{
    kept_host = context;
    for (size_t i = 0; i < count && kept_count < sizeof kept / sizeof *kept; i++)
        kept[kept_count++] = honest->alloc(context, 16);
}

static int map_and_keep_one(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    keep(context, 1);
    return honest->map(context, map, at);
}

static int map_and_keep_many(void *context, const struct mm_host_map *map, mm_haddr *at)
{
    keep(context, 500);
    return honest->map(context, map, at);
}

TEST(memory_that_is_not_given_back_is_a_leak)
{
    struct mm_host_ops one = {.map = map_and_keep_one};
    struct mm_host_ops many = {.map = map_and_keep_many};
    expect_host_lie("LEAK end blocks-at-end", RESERVED, &one);
    expect_host_lie("LEAK mmap blocks", PLAIN MAP("0x10000", "0x3000", RW), &many);
}

TEST(mappings_that_outlive_the_space_are_a_leak)
{
    struct mm_host_ops lies = {.unmap = unmap_nothing};
    expect_host_lie("LEAK end mappings-at-end", PLAIN MAP("0x10000", "0x3000", RW), &lies);
    expect_host_lie("LEAK end mappings-at-end", RESERVED, &lies);
    /* A program whose space lives on, empty. */
    expect_host_lie("LEAK end mappings-at-end",
                    PLAIN MAP("0x10000", "0x3000", RW) "load 0x10000 = 0\n", &lies);
}

/* --- RESULT, SEARCH, ALIGN, RANGE: the model's verdict, and regions. --- */

static int refuse_munmap(struct mm *mm, uint64_t addr, uint64_t len)
{
    (void)mm;
    (void)addr;
    (void)len;
    return LX_EINVAL;
}

static int allow_munmap(struct mm *mm, uint64_t addr, uint64_t len)
{
    mm_munmap(mm, addr, len);
    return 0;
}

static int refuse_create(const struct mm_config *config, struct mm_host host, struct mm **mm)
{
    (void)config;
    (void)host;
    (void)mm;
    return ENOMEM;
}

TEST(a_wrong_errno_or_success_is_result)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.munmap = refuse_munmap;
    expect_core_lie("RESULT munmap unexpected-EINVAL", PLAIN "munmap(0x10000, 0x1000) = 0\n",
                    &calls);
    calls.munmap = allow_munmap;
    expect_core_lie("RESULT munmap unexpected-success",
                    PLAIN "munmap(0x10001, 0x1000) = -1 EINVAL\n", &calls);
}

TEST(a_lawful_configuration_that_is_refused_is_result)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.create = refuse_create;
    expect_core_lie("RESULT create refused", PLAIN, &calls);
}

static int no_room(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    return args->flags & LX_MAP_FIXED ? mm_mmap(mm, args, result) : LX_ENOMEM;
}

static int ignore_hint(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    struct mm_mmap_args changed = *args;
    if (!(args->flags & LX_MAP_FIXED))
        changed.addr = 0;
    return mm_mmap(mm, &changed, result);
}

#define SEARCHED PLAIN "mmap(0x20000000, 0x1000, " RW ", MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?\n"

TEST(an_error_where_there_is_room_or_a_free_hint_not_honoured_is_search)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.mmap = no_room;
    expect_core_lie("SEARCH mmap unexpected-ENOMEM", SEARCHED, &calls);
    calls.mmap = ignore_hint;
    expect_core_lie("SEARCH mmap unexpected-address", SEARCHED, &calls);
}

static uint64_t result_shift;

static int shift_result(struct mm *mm, const struct mm_mmap_args *args, mm_addr *result)
{
    int error = mm_mmap(mm, args, result);
    *result += result_shift;
    return error;
}

TEST(an_unaligned_result_is_align_and_one_out_of_range_is_range)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.mmap = shift_result;
    result_shift = 1;
    expect_core_lie("ALIGN mmap unexpected-address", SEARCHED, &calls);
    result_shift = 0 - (uint64_t)0x1000 - 0x20000000;
    expect_core_lie("RANGE mmap unexpected-address", SEARCHED, &calls);
}

/* How a region is told wrongly. */
static void (*change_region)(struct mm_region *region);

static bool next_region_changed(struct mm *mm, uint64_t addr, struct mm_region *region)
{
    if (!mm_next_region(mm, addr, region))
        return false;
    change_region(region);
    return true;
}

static void expect_region_lie(const char *name, void (*change)(struct mm_region *region))
{
    struct mf_core_calls calls = mf_core_calls;
    change_region = change;
    calls.next_region = next_region_changed;
    expect_core_lie(name,
                    PLAIN "file 3 size=0x4000\n"
                          "mmap(0x10000, 0x2000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000) = "
                          "0x10000\n",
                    &calls);
}

static void one_byte_more(struct mm_region *region)
{
    region->range.last++;
}

static void past_the_top(struct mm_region *region)
{
    region->range.last = UINT64_MAX;
}

static void backwards(struct mm_region *region)
{
    region->range.last = region->range.first - 1;
}

static void odd_offset(struct mm_region *region)
{
    region->offset += 0x10;
}

TEST(regions_that_are_not_whole_pages_inside_the_space_are_align_or_range)
{
    expect_region_lie("ALIGN mmap region", one_byte_more);
    expect_region_lie("ALIGN mmap region-offset", odd_offset);
    expect_region_lie("RANGE mmap region", past_the_top);
    expect_region_lie("RANGE mmap region-order", backwards);
}

/* --- FLAGS. --- */

static void other_prot(struct mm_region *region)
{
    region->prot ^= MM_PROT_EXEC;
}

static void other_max(struct mm_region *region)
{
    region->max_prot ^= MM_PROT_WRITE;
}

static void private_now(struct mm_region *region)
{
    region->attrs ^= MM_ATTR_SHARED;
}

static void locked_now(struct mm_region *region)
{
    region->attrs ^= MM_ATTR_LOCKED;
}

static void stack_now(struct mm_region *region)
{
    region->attrs ^= MM_ATTR_STACK;
}

static void anonymous_now(struct mm_region *region)
{
    region->kind = MM_KIND_ANON;
}

static void other_offset(struct mm_region *region)
{
    region->offset += 0x1000;
}

static void longer(struct mm_region *region)
{
    region->range.last += 0x1000;
}

static void inherited_now(struct mm_region *region)
{
    region->inherit ^= MM_INHERIT_COPY;
}

static void guarded_now(struct mm_region *region)
{
    region->kind = MM_KIND_GUARD;
}

static bool no_region(struct mm *mm, uint64_t addr, struct mm_region *region)
{
    (void)mm;
    (void)addr;
    (void)region;
    return false;
}

static void with_user_bits(struct mm_region *region)
{
    region->user = 1;
}

TEST(any_attribute_that_differs_is_flags)
{
    expect_region_lie("FLAGS mmap protection", other_prot);
    expect_region_lie("FLAGS mmap max-protection", other_max);
    expect_region_lie("FLAGS mmap sharing", private_now);
    expect_region_lie("FLAGS mmap lock", locked_now);
    expect_region_lie("FLAGS mmap attributes", stack_now);
    expect_region_lie("FLAGS mmap inheritance", inherited_now);
    expect_region_lie("FLAGS mmap kind", guarded_now);
    expect_region_lie("FLAGS mmap kind", anonymous_now);
    expect_region_lie("FLAGS mmap offset", other_offset);
    expect_region_lie("FLAGS mmap page-too-many", longer);
    expect_region_lie("FLAGS mmap user-bits", with_user_bits);
}

TEST(a_page_that_is_missing_is_flags)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.next_region = no_region;
    expect_core_lie("FLAGS mmap page-missing", PLAIN MAP("0x10000", "0x3000", RW), &calls);
}

static int file_without_identity(void *context, int fd, struct mm_host_file *file)
{
    int error = honest->file(context, fd, file);
    file->object = 1;
    return error;
}

TEST(two_files_taken_for_one_are_flags)
{
    struct mm_host_ops lies = {.file = file_without_identity};
    expect_host_lie("FLAGS mmap object",
                    MAP_FILE "file 4 size=0x2000\n"
                             "mmap(0x20000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 4, 0) = "
                             "0x20000\n",
                    &lies);
}

/* --- CANON, ACCESS, INVALIDATE, LOCK. --- */

static const char *find_fault(struct mm *mm)
{
    (void)mm;
    return "something";
}

TEST(a_table_that_is_not_canonical_is_canon)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.check = find_fault;
    expect_core_lie("CANON create table", PLAIN, &calls);
}

static bool deny_access(struct mm *mm, uint64_t addr, uint64_t len, unsigned need)
{
    return !mm_access_ok(mm, addr, len, need);
}

TEST(a_wrong_answer_to_may_the_guest_is_access)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.access_ok = deny_access;
    expect_core_lie("ACCESS access unexpected-no",
                    PLAIN MAP("0x10000", "0x3000", RW) "access 0x10ffc 8 rw = yes\n", &calls);
    expect_core_lie("ACCESS access unexpected-yes", PLAIN "access 0x10ffc 8 rw = no\n", &calls);
}

static struct mm_config created;

static int create_without_hook(const struct mm_config *config, struct mm_host host, struct mm **mm)
{
    struct mm_config changed = *config;
    changed.invalidate = NULL;
    return mm_create(&changed, host, mm);
}

static int create_and_note(const struct mm_config *config, struct mm_host host, struct mm **mm)
{
    created = *config;
    return mm_create(config, host, mm);
}

static int protect_and_report_again(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    mm_lock(mm);
    int error = mm_mprotect(mm, addr, len, prot);
    created.invalidate(created.hook_context, (struct mm_range){addr, addr + (len - 1)});
    mm_unlock(mm);
    return error;
}

static int protect_and_report_unlocked(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    int error = mm_mprotect(mm, addr, len, prot);
    created.invalidate(created.hook_context, (struct mm_range){addr, addr + (len - 1)});
    return error;
}

static int protect_too_far_and_back(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    mm_invalidate_hook *hook = created.invalidate;
    int error = mm_mprotect(mm, addr, len, prot);
    mm_lock(mm);
    hook(created.hook_context, (struct mm_range){addr, addr + (2 * len - 1)});
    mm_unlock(mm);
    return error;
}

static int create_silent_and_note(const struct mm_config *config, struct mm_host host,
                                  struct mm **mm)
{
    created = *config;
    return create_without_hook(config, host, mm);
}

#define CODE                                                                                       \
    PLAIN MAP("0x10000", "0x3000", "PROT_READ|PROT_EXEC") "mprotect(0x11000, 0x1000, PROT_READ) "  \
                                                          "= 0\n"

TEST(executable_pages_reported_too_little_or_too_much_are_invalidate)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.create = create_without_hook;
    expect_core_lie("INVALIDATE mprotect run-missing", CODE, &calls);
    calls.create = create_and_note;
    calls.mprotect = protect_and_report_again;
    expect_core_lie("INVALIDATE mprotect run-too-many", CODE, &calls);
    calls.create = create_silent_and_note;
    calls.mprotect = protect_too_far_and_back;
    expect_core_lie("INVALIDATE mprotect run", CODE, &calls);
}

TEST(a_report_without_the_lock_is_lock)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.create = create_and_note;
    calls.mprotect = protect_and_report_unlocked;
    expect_core_lie("LOCK mprotect hook-without-lock", CODE, &calls);
}

static int protect_and_keep_the_lock(struct mm *mm, uint64_t addr, uint64_t len, uint64_t prot)
{
    mm_lock(mm);
    return mm_mprotect(mm, addr, len, prot);
}

static void unlock_and_destroy(struct mm *mm)
{
    while (mm_have_lock(mm))
        mm_unlock(mm);
    mm_destroy(mm);
}

TEST(a_lock_that_is_not_given_back_is_lock)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.mprotect = protect_and_keep_the_lock;
    calls.destroy = unlock_and_destroy;
    expect_core_lie("LOCK mprotect held", CODE, &calls);
}

static void take_once(struct mm *mm)
{
    if (!mm_have_lock(mm))
        mm_lock(mm);
}

static void give_back_all(struct mm *mm)
{
    while (mm_have_lock(mm))
        mm_unlock(mm);
}

static void give_nothing(struct mm *mm)
{
    (void)mm;
}

TEST(a_lock_that_does_not_count_is_lock)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.lock = take_once;
    expect_core_lie("LOCK end nesting", PLAIN, &calls);
    calls.lock = mm_lock;
    calls.unlock = give_back_all;
    expect_core_lie("LOCK end nesting", PLAIN, &calls);
    calls.unlock = give_nothing;
    calls.destroy = unlock_and_destroy;
    expect_core_lie("LOCK end nesting", PLAIN, &calls);
}

/* --- What an emulator asks for itself. --- */

static bool last_is_outside(const struct mm *mm, mm_haddr at, mm_addr *addr)
{
    return mm_host_to_guest(mm, at, addr) && mm_host_to_guest(mm, at + 1, addr) &&
           mm_host_to_guest(mm, at, addr);
}

static bool one_above_is_inside(const struct mm *mm, mm_haddr at, mm_addr *addr)
{
    return mm_host_to_guest(mm, at, addr) || mm_host_to_guest(mm, at - 1, addr);
}

static bool one_below_is_inside(const struct mm *mm, mm_haddr at, mm_addr *addr)
{
    return mm_host_to_guest(mm, at, addr) || mm_host_to_guest(mm, at + 1, addr);
}

static mm_haddr one_too_far(const struct mm *mm, mm_addr addr)
{
    return mm_guest_to_host(mm, addr) + 1;
}

#define PLAIN_AT_A_BASE "config abi=linux bits=64 target_page=4096 host_page=4096 base=0x10000000\n"
#define PLAIN_AT_THE_TOP                                                                           \
    "config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x10000000 "                \
    "base=0xfffffffff0000000\n"

TEST(ends_of_the_space_that_do_not_cross_over_are_range)
{
    static const char *const spaces[] = {PLAIN, PLAIN_AT_A_BASE, PLAIN_AT_THE_TOP};
    bool (*const lies[])(const struct mm *, mm_haddr,
                         mm_addr *) = {last_is_outside, one_above_is_inside, one_below_is_inside};
    struct mf_core_calls calls = mf_core_calls;
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 3; k++) {
            calls.host_to_guest = lies[k];
            expect_core_lie("RANGE end translate", spaces[i], &calls);
        }
    }
    calls = mf_core_calls;
    calls.guest_to_host = one_too_far;
    expect_core_lie("RANGE end translate", PLAIN, &calls);
}

static bool free_at_its_first_byte(struct mm *mm, uint64_t addr, uint64_t len)
{
    return mm_is_free(mm, addr, len ? 1 : 0);
}

static bool free_at_its_last_byte(struct mm *mm, uint64_t addr, uint64_t len)
{
    return len ? mm_is_free(mm, addr + (len - 1), 1) : mm_is_free(mm, addr, 0);
}

static bool free_at_its_ends(struct mm *mm, uint64_t addr, uint64_t len)
{
    return free_at_its_first_byte(mm, addr, len) && free_at_its_last_byte(mm, addr, len);
}

static bool free_without_its_last_byte(struct mm *mm, uint64_t addr, uint64_t len)
{
    return mm_is_free(mm, addr, len > 1 ? len - 1 : len);
}

TEST(a_range_called_free_by_a_part_of_it_is_flags)
{
    bool (*const lies[])(struct mm *, uint64_t,
                         uint64_t) = {free_at_its_first_byte, free_at_its_last_byte,
                                      free_at_its_ends, free_without_its_last_byte};
    struct mf_core_calls calls = mf_core_calls;
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        calls.is_free = lies[i];
        expect_core_lie("FLAGS end free", PLAIN MAP("0x10000", "0x3000", RW) SEVEN_LOADS, &calls);
    }
}

static void fork_as_the_parent(struct mm *mm, bool child)
{
    (void)child;
    mm_fork_end(mm, false);
}

TEST(a_child_that_has_what_minherit_took_away_is_flags)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.fork_end = fork_as_the_parent;
    /* As many operations as a program needs to have its end looked at closely. */
    expect_core_lie("FLAGS fork page-too-many",
                    GUARDED("") "minherit(0x11000, 0x1000, INHERIT_NONE) = 0\n"
                                "load 0x10000 = SIGSEGV\n"
                                "load 0x10000 = SIGSEGV\n"
                                "load 0x10000 = SIGSEGV\n"
                                "load 0x10000 = SIGSEGV\n"
                                "load 0x10000 = SIGSEGV\n"
                                "load 0x10000 = SIGSEGV\n",
                    &calls);
}

/* --- STATED. --- */

/* What the log hook is told instead of each line; NULL: nothing. */
static const char *other_line;
static unsigned other_line_times;

static void log_otherwise(void *context, const char *text)
{
    (void)text;
    for (unsigned i = 0; i < other_line_times; i++)
        created.log(context, other_line);
}

static int create_and_log_otherwise(const struct mm_config *config, struct mm_host host,
                                    struct mm **mm)
{
    struct mm_config changed = *config;
    created = *config;
    changed.log = config->log ? log_otherwise : NULL;
    return mm_create(&changed, host, mm);
}

static bool passes_logged_as(const char *text, const char *line, unsigned times)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.create = create_and_log_otherwise;
    other_line = line;
    other_line_times = times;
    struct mf_runner *runner = runner_with(&calls, NULL, NULL);
    bool passed = run_on(runner, text);
    mf_runner_destroy(runner);
    return passed;
}

#define LINUX_CALL(CALL) PLAIN CALL "\n" SEVEN_LOADS
#define FREEBSD_CALL(CALL)                                                                         \
    "config abi=freebsd bits=64 target_page=4096 host_page=4096\n" CALL "\n" SEVEN_LOADS

static void expect_logged(const char *text, const char *const *right, const char *const *wrong)
{
    for (; *right; right++)
        CHECK(passes_logged_as(text, *right, 1));
    for (; *wrong; wrong++) {
        bool passed = passes_logged_as(text, *wrong, 1);
        if (passed)
            fprintf(stderr, "not noticed: %s\n", *wrong);
        CHECK(!passed && strcmp(finding.id, "STATED") == 0 && strcmp(finding.what, "log") == 0);
    }
}
#define LINES(...)                                                                                 \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

TEST(a_line_of_the_log_that_is_not_the_call_as_it_was_made_is_stated)
{
    expect_logged(LINUX_CALL("munmap(0x10000, 0x2000) = 0"), LINES("munmap(0x10000, 0x2000) = 0"),
                  LINES("munmap(0x2000, 0x10000) = 0", "munmap(0x10000, 0x2000) = -1 EINVAL",
                        "munmap(0x10000, 0x2000) = 0x0", "munmap(0x10000, 0x2000) = 0 ",
                        "munmap(0x10000, 0x2001) = 0", "munmap(0x10000,0x2000) = 0",
                        "mprotect(0x10000, 0x2000, PROT_NONE) = 0", "munmap(0x10000) = 0",
                        "munmap(0x10000, 0x2000", ""));
    expect_logged(
        LINUX_CALL("mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, "
                   "MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, 0x1ffffffff, 0) = 0x10000"),
        LINES("mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, "
              "-1, 0x0) = 0x10000",
              "mmap(0x10000, 0x1000, 0x3, 0x32, -1, 0x0) = 0x10000"),
        LINES("mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0x0) = "
              "0x10000",
              "mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED|MAP_ANONYMOUS, -1, "
              "0x0) = 0x10000",
              "mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, -1, 0x0) = "
              "0x10000",
              "mmap(0x10000, 0x1000, 0x3, 0x32|, -1, 0x0) = 0x10000",
              "mmap(0x10000, 0x1000, 0x3, 0x32, 1, 0x0) = 0x10000",
              "mmap(0x10000, 0x1000, 0x3, 0x32, -1, 0x1000) = 0x10000",
              "mmap(0x10000, 0x1000, 0x3, 0x32, -1, 0x0) = 0x11000"));
    expect_logged(
        LINUX_CALL("mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE, 0x30000) = -1 EFAULT"),
        LINES("mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 EFAULT"),
        LINES("mremap(0x10000, 0x2000, 0x1000, MREMAP_MAYMOVE) = -1 EFAULT",
              "mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE, 0x30000) = -1 EFAULT",
              "mremap(0x10000, 0x1000, 0x2000, MREMAP_FIXED) = -1 EFAULT",
              "mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 EBADF",
              "mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 "));
    expect_logged(LINUX_CALL("msync(0x10000, 0x1000, MS_SYNC|MS_INVALIDATE) = -1 ENOMEM"),
                  LINES("msync(0x10000, 0x1000, MS_INVALIDATE|MS_SYNC) = -1 ENOMEM"),
                  LINES("msync(0x10000, 0x1000, MS_SYNC) = -1 ENOMEM",
                        "msync(0x10000, 0x1000, MS_ASYNC|MS_INVALIDATE|MS_SYNC) = -1 ENOMEM"));
    expect_logged(LINUX_CALL("madvise(0x10000, 0x1000, MADV_DONTNEED) = -1 ENOMEM"),
                  LINES("madvise(0x10000, 0x1000, MADV_DONTNEED) = -1 ENOMEM"),
                  LINES("madvise(0x10000, 0x1000, MADV_NORMAL) = -1 ENOMEM"));
    expect_logged(FREEBSD_CALL("mmap(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE), "
                               "MAP_PRIVATE|MAP_ANON|MAP_FIXED|MAP_ALIGNED(12), -1, 0) = 0x10000"),
                  LINES("mmap(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE), "
                        "MAP_PRIVATE|MAP_FIXED|MAP_ANON|MAP_ALIGNED(12), -1, 0x0) = 0x10000"),
                  LINES("mmap(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ), "
                        "MAP_PRIVATE|MAP_FIXED|MAP_ANON|MAP_ALIGNED(12), -1, 0x0) = 0x10000",
                        "mmap(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE), "
                        "MAP_PRIVATE|MAP_FIXED|MAP_ANON|MAP_ALIGNED(13), -1, 0x0) = 0x10000",
                        "mmap(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE, "
                        "MAP_PRIVATE|MAP_FIXED|MAP_ANON|MAP_ALIGNED(12), -1, 0x0) = 0x10000"));
    expect_logged(FREEBSD_CALL("minherit(0x10000, 0x1000, INHERIT_NONE) = 0"),
                  LINES("minherit(0x10000, 0x1000, INHERIT_NONE) = 0"),
                  LINES("minherit(0x10000, 0x1000, INHERIT_ZERO) = 0"));
    expect_logged(FREEBSD_CALL("msync(0x10000, 0x1000, MS_SYNC) = -1 ENOMEM"),
                  LINES("msync(0x10000, 0x1000, MS_SYNC) = -1 ENOMEM"),
                  LINES("msync(0x10000, 0x1000, MS_ASYNC) = -1 ENOMEM"));
}

TEST(a_call_that_is_logged_twice_or_not_at_all_is_stated)
{
    const char *call = LINUX_CALL("munmap(0x10000, 0x2000) = 0");
    CHECK(passes_logged_as(call, "munmap(0x10000, 0x2000) = 0", 1));
    CHECK(!passes_logged_as(call, "munmap(0x10000, 0x2000) = 0", 2));
    expect_name("STATED munmap log");
    CHECK(!passes_logged_as(call, "munmap(0x10000, 0x2000) = 0", 0));
    expect_name("STATED munmap log");
}

TEST(a_wrong_stated_result_is_stated)
{
    expect_wrong("STATED mmap result", PLAIN "mmap(0x10000, 0x1000, " RW
                                             ", MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = "
                                             "0x11000\n");
    expect_wrong("STATED munmap result", PLAIN "munmap(0x10000, 0x1000) = -1 EINVAL\n");
    expect_wrong("STATED munmap result", PLAIN "munmap(0x10001, 0x1000) = -1 ENOMEM\n");
    expect_wrong("STATED munmap result", PLAIN "munmap(0x10001, 0x1000) = 0\n");
    expect_wrong("STATED munmap result", PLAIN "munmap(0x10001, 0x1000) = ?\n");
    expect_wrong("STATED load result", PLAIN "load 0x10000 = 0x5a\n");
    expect_wrong("STATED load result", PLAIN "load 0x10000 = SIGBUS\n");
    expect_wrong("STATED load result", PLAIN MAP("0x10000", "0x1000", RW) "load 0x10000 = "
                                                                          "SIGSEGV\n");
    expect_wrong("STATED access result", PLAIN "access 0x10000 1 r = yes\n");
}

TEST(a_store_without_a_statement_must_succeed)
{
    expect_wrong("STATED store result", PLAIN "store 0x10000 1\n");
    expect_pass(PLAIN "store 0x10000 1 = SIGSEGV\n");
}

TEST(a_wrong_maps_block_is_stated)
{
    expect_pass(PLAIN MAP("0x10000", "0x2000", RW) "maps\n00010000-00012000 rw-p\nend\n");
    expect_wrong("STATED mmap maps", PLAIN MAP("0x10000", "0x2000", RW) "maps\nend\n");
    expect_wrong("STATED mmap maps",
                 PLAIN MAP("0x10000", "0x2000", RW) "maps\n00010000-00012000 r--p\nend\n");
    expect_wrong("STATED mmap maps",
                 PLAIN MAP("0x10000", "0x2000", RW) "maps\n00010000-00012000 rw-s\nend\n");
    expect_wrong("STATED mmap maps",
                 PLAIN MAP("0x10000", "0x2000", RW) "maps\n00010000-00011000 rw-p\nend\n");
    expect_wrong("STATED mmap maps", PLAIN MAP("0x10000", "0x2000", RW) "maps\n00010000-00012000 "
                                                                        "rw-p\n00012000-00013000 "
                                                                        "r--p\nend\n");
    expect_wrong("STATED create maps", PLAIN "maps\n00010000-00012000 rw-p\nend\n");
}

TEST(maps_merges_what_looks_equal_whatever_backs_it)
{
    expect_pass(PLAIN "file 3 size=0x4000\n" MAP(
        "0x10000", "0x1000",
        "PROT_READ") "mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x2000) = "
                     "0x11000\n"
                     "mmap(0x12000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x2000) = 0x12000\n"
                     "maps\n00010000-00012000 r--p\n00012000-00013000 r--s\nend\n");
}

/* --- What a report and a trace say. --- */

static char *report_of(const char *text, bool trace, bool *passed)
{
    struct mf_runner *runner = mf_runner_create();
    struct mf_program program;
    struct mf_notes notes;
    char *out = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&out, &size);

    if (file && parse(text, &program, &notes)) {
        struct mf_run_options options = {
            .checks = true, .notes = &notes, .again = "this.mm", .trace = trace ? file : NULL};
        *passed = mf_run(runner, &program, &options, &finding);
        if (!*passed)
            mf_report(file, runner, &program, &finding);
        mf_program_free(&program);
        mf_notes_free(&notes);
    }
    if (file)
        fclose(file);
    mf_runner_destroy(runner);
    return out;
}

TEST(a_report_has_the_bugs_name_first_then_step_both_sides_map_program_and_how_to_replay)
{
    bool passed = true;
    char *report = report_of(PLAIN MAP("0x10000", "0x2000", RW) "store 0x11000 0x5a\n"
                                                                "load 0x11000 = 0x5b\n"
                                                                "load 0x12000 = SIGSEGV\n",
                             false, &passed);
    CHECK(!passed);
    CHECK(strncmp(report, "ASSERTION FAILED: STATED load result\n", 37) == 0);
    CHECK(strstr(report, "\n  step  3 of 4: load 0x11000 = 0x5a\n") != NULL);
    CHECK(strstr(report, "\n  want  0x5b, as line 4 states\n") != NULL);
    CHECK(strstr(report, "\n  have  0x5a\n") != NULL);
    CHECK(strstr(report, "0x10000-0x11fff ") != NULL);
    CHECK(strstr(report, "\n    store 0x11000 0x5a\n    load 0x11000\n") != NULL);
    CHECK(strstr(report, "load 0x12000") == NULL);
    CHECK(strstr(report, "\n  again bazel-bin/repro/repro run this.mm\n") != NULL);
    free(report);
}

TEST(a_trace_is_a_program_that_states_everything)
{
    bool passed = false;
    char *trace = report_of(FRAGMENTS "file 3 size=0x2800\n"
                                      "r7 = mmap(NULL, 0x2000, " RW ", MAP_PRIVATE, 3, 0x1000)\n"
                                      "store r7 0x5a\n"
                                      "load r7\n"
                                      "store 0x10000 1 = SIGSEGV\n"
                                      "access r7 0x2000 rw\n"
                                      "mremap(r7, 0x2000, 0x6000, MREMAP_MAYMOVE)\n"
                                      "munmap(0x10001, 0x1000)\n",
                            true, &passed);
    CHECK(passed);
    CHECK(strstr(trace, "load r1 = 0x5a\n") != NULL);
    CHECK(strstr(trace, "store 0x10000 0x1 = SIGSEGV\n") != NULL);
    CHECK(strstr(trace, "= -1 EINVAL\n") != NULL);
    expect_pass(trace);
    free(trace);
}

/* --- What is not judged. --- */

static const char *refusal_of(const char *text)
{
    struct mf_program program;
    struct mf_notes notes;
    const char *refusal = parse(text, &program, &notes) ? mf_core_refusal(&program, &notes) : "";
    mf_program_free(&program);
    mf_notes_free(&notes);
    return refusal;
}

TEST(programs_for_other_systems_and_kernels_are_refused)
{
    CHECK(refusal_of(PLAIN) == NULL);
    CHECK(refusal_of("# sut: core\n" PLAIN) == NULL);
    CHECK(refusal_of("# sut: kernel\n" PLAIN) != NULL);
    CHECK(refusal_of("# kernel: >=6.17\n" PLAIN) == NULL);
    CHECK(refusal_of("# kernel: >=6.18\n" PLAIN) == NULL);
    CHECK(refusal_of("# kernel: >=6.19\n" PLAIN) != NULL);
    CHECK(refusal_of("# kernel: <6.18\n" PLAIN) != NULL);
    CHECK(refusal_of("# kernel: <6.19\n" PLAIN) == NULL);
    CHECK(refusal_of("config abi=freebsd\n") == NULL);
    CHECK(refusal_of(PLAIN "fault map 1 ENOMEM\n") == NULL);
}

TEST(a_refused_host_call_excuses_a_failure_that_changes_nothing_and_only_that)
{
    expect_pass(PLAIN
                "fault map 1 ENOMEM\n"
                "mmap(0x10000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) "
                "= -1 ENOMEM\n" MAP("0x10000", "0x3000", RW) "store 0x10000 7\n"
                                                             "fault protect 1 EAGAIN\n"
                                                             "mprotect(0x11000, 0x1000, "
                                                             "PROT_READ) = -1 ENOMEM\n"
                                                             "load 0x10000 = 7\n");
    /* Which errno gets through: what the guest's own call can give. */
    expect_pass(PLAIN
                "fault map 1 EPERM\n"
                "mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) "
                "= -1 EPERM\n"
                "fault map 1 EBUSY\n"
                "mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) "
                "= -1 ENOMEM\n");
}

TEST(short_and_interrupted_reads_are_nothing_a_guest_notices)
{
    expect_pass(FRAGMENTS
                "file 3 size=0x2800\n"
                "fault read 1 short=5\n"
                "fault read 2 EINTR\n"
                "mmap(0x11000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x11000\n"
                "load 0x11007 = 0xdc\n"
                "load 0x13000 = 0xe3\n");
}

/* --- How runs end. --- */

static unsigned resets;
static unsigned creates;

static int count_reset(struct mm *mm, const struct mm_config *config, struct mm_host host)
{
    resets++;
    return mm_reset(mm, config, host);
}

static int count_create(const struct mm_config *config, struct mm_host host, struct mm **mm)
{
    creates++;
    return mm_create(config, host, mm);
}

TEST(most_runs_reuse_the_space_and_some_destroy_it)
{
    struct mf_core_calls calls = mf_core_calls;
    calls.reset = count_reset;
    calls.create = count_create;
    struct mf_runner *runner = runner_with(&calls, NULL, NULL);
    const char *one = RESERVED MAP("0x10000", "0x3000", RW);
    const char *none = "config abi=linux bits=32 target_page=16384 host_page=4096\n";
    CHECK(run_on(runner, one));
    CHECK(run_on(runner, none));
    CHECK(run_on(runner, one));
    CHECK(run_on(runner, one));
    CHECK_EQ(creates, 2);
    CHECK_EQ(resets, 2);
    mf_runner_destroy(runner);
}

/* --- Runs do not depend on the ones before. --- */

TEST(a_runner_is_ready_after_a_finding)
{
    struct mf_runner *runner = mf_runner_create();
    for (int i = 0; i < 3; i++) {
        CHECK(!run_on(runner, PLAIN MAP("0x10000", "0x3000", RW) "load 0x10000 = 1\n"));
        CHECK(strcmp(finding.id, "STATED") == 0);
        CHECK(run_on(runner, FRAGMENTS MAP("0x11000", "0x3000", RW) "load 0x11000 = 0\n"));
        CHECK(run_on(runner, RESERVED MAP("0x11000", "0x3000", RW) "load 0x11000 = 0\n"));
    }
    mf_runner_destroy(runner);
}

TEST(without_checks_nothing_is_judged_but_everything_is_done)
{
    struct mf_runner *runner = mf_runner_create();
    struct mf_program program;
    struct mf_notes notes;
    if (parse(PLAIN MAP("0x10000", "0x3000", RW) "load 0x10000 = 1\n", &program, &notes)) {
        struct mf_run_options options = {.notes = &notes};
        CHECK(mf_run(runner, &program, &options, &finding));
        CHECK_EQ(mf_run_log_of(runner)->done, 2);
        CHECK_EQ(mf_run_log_of(runner)->outcomes[0].value, 0x10000);
    }
    mf_program_free(&program);
    mf_notes_free(&notes);
    mf_runner_destroy(runner);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
