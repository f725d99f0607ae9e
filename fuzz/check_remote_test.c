/*
 * The checks of what a helper process saw: each is seen to fail. A helper works a program off; then
 * its log is changed in one place, as a system that had gone wrong would have written it, and the
 * id has to be what is reported. The log as it was passes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/run.h"
#include "fuzz/sut_remote.h"
#include "fuzz/text.h"
#include "mm/test.h"

/* --- One helper for all. --- */

struct bed {
    struct mf_remote_process *process;
    struct mf_sut *suts[2];
    struct mf_runner *runners[2];
};

static struct bed bed;

static void open_bed(void)
{
    if (bed.process)
        return;
    bed.process = mf_remote_create();
    bed.suts[0] = mf_sut_remote_create(bed.process, MF_REMOTE_KERNEL);
    bed.suts[1] = mf_sut_remote_create(bed.process, MF_REMOTE_CORE);
    for (unsigned i = 0; i < 2; i++)
        bed.runners[i] = mf_runner_create_on(bed.suts[i]);
}

/* A lie about the run of one system, told after it was worked off. */
typedef void lie(struct mf_remote_run *run);

static void no_lie(struct mf_remote_run *run)
{
    (void)run;
}

/* A view's slice moves behind all others, for views that are alike share theirs; with room for so
 * many more. */
static void own(struct mf_remote_slice *slice, void *all, size_t size, uint32_t *count,
                uint32_t room)
{
    char *at = all;
    memcpy(at + *count * size, at + slice->first * size, slice->count * size);
    slice->first = *count;
    *count += slice->count + room;
}

/* What judging finds, "ID op what"; "": nothing. */
static const char *judged(enum mf_remote_sut sut, const char *text, lie *tell)
{
    static char found[128];
    struct mf_program program;
    struct mf_text_error error;
    struct mf_run_options options = {.checks = true};
    struct mf_finding finding;

    open_bed();
    found[0] = '\0';
    mf_program_init(&program);
    if (!mf_text_parse(text, strlen(text), &program, NULL, &error)) {
        fprintf(stderr, "%u:%u: %s\n", error.line, error.column, error.message);
        exit(1);
    }
    const char *why = mf_run_refusal(bed.runners[sut], &program, NULL);
    if (why) {
        fprintf(stderr, "cannot be run here: %s\n", why);
        exit(1);
    }
    mf_sut_remote_together(bed.suts[0], &program, bed.suts[1], &program);
    tell(&mf_remote_shared(bed.process)->runs[sut]);
    if (!mf_run(bed.runners[sut], &program, &options, &finding))
        snprintf(found, sizeof found, "%s %s %s", finding.id, finding.op, finding.what);
    CHECK(mf_run_skipped(bed.runners[sut]) == NULL);
    mf_program_free(&program);
    return found;
}

static void expect_one(enum mf_remote_sut sut, const char *text, lie *tell, const char *want)
{
    const char *found = judged(sut, text, tell);
    bool as_wanted = strcmp(found, want) == 0;
    if (!as_wanted)
        fprintf(stderr, "found '%s', want '%s'\n", found, want);
    CHECK(as_wanted);
}

static void expect(enum mf_remote_sut sut, const char *text, lie *tell, const char *want)
{
    expect_one(sut, text, no_lie, "");
    expect_one(sut, text, tell, want);
}

/* --- Programs: three steps, the second of them fails. --- */

#define MAP(ADDR, PROT)                                                                            \
    "mmap(" ADDR ", 0x4000, " PROT ", MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)\n"
#define PLAIN                                                                                      \
    "config abi=linux bits=64\n" MAP(                                                              \
        "0x200000", "PROT_READ|PROT_WRITE|PROT_EXEC") "mprotect(0x200000, 0, -1)\n"                \
                                                      "munmap(0x202000, 0x1000)\n"
#define FILES                                                                                      \
    "config abi=linux bits=64\n"                                                                   \
    "file 3 size=0x1800\n"                                                                         \
    "mmap(0x200000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)\n"
#define RESERVED                                                                                   \
    "config abi=linux bits=64 base=0x100000000000 reserved=0x400000\n" MAP("0x200000",             \
                                                                           "PROT_READ|PROT_WRITE")
#define FOREIGN                                                                                    \
    "config abi=linux bits=64 foreign=0x300000-0x301fff\n" MAP("0x200000", "PROT_READ|PROT_WRITE")

/* --- LOCK, CANON, LEAK: what the core says of itself. --- */

static void lock_stays(struct mf_remote_run *run)
{
    run->views[2].lock_depth = 1;
}

static void hook_unlocked(struct mf_remote_run *run)
{
    run->views[3].hook_without_lock = true;
}

static void table_wrong(struct mf_remote_run *run)
{
    strcpy(run->views[1].wrong, "two runs that are one");
}

static void handle_kept(struct mf_remote_run *run)
{
    run->views[2].handles_held++;
}

static void handle_miscounted(struct mf_remote_run *run)
{
    run->views[2].handles_counted--;
}

static void handle_at_end(struct mf_remote_run *run)
{
    run->views[run->done + 1].handles_held = 1;
}

static void regions_at_end(struct mf_remote_run *run)
{
    run->views[run->done + 1].regions = run->views[run->done].regions;
}

static void mappings_at_end(struct mf_remote_run *run)
{
    run->views[run->done + 1].mappings = run->views[run->done].mappings;
}

TEST(what_the_core_says_of_itself_is_checked)
{
    expect(MF_REMOTE_CORE, PLAIN, lock_stays, "LOCK mprotect held");
    expect(MF_REMOTE_CORE, PLAIN, hook_unlocked, "LOCK munmap hook-without-lock");
    expect(MF_REMOTE_CORE, PLAIN, table_wrong, "CANON mmap table");
    expect(MF_REMOTE_CORE, FILES, handle_kept, "LEAK mmap handles");
    expect(MF_REMOTE_CORE, FILES, handle_miscounted, "LEAK mmap handles-counted");
    expect(MF_REMOTE_CORE, FILES, handle_at_end, "LEAK end handles-at-end");
    expect(MF_REMOTE_CORE, PLAIN, regions_at_end, "LEAK end regions-at-end");
    expect(MF_REMOTE_CORE, PLAIN, mappings_at_end, "LEAK end mappings-at-end");
}

/* --- OUTSIDE, COVER, TIGHT: the host's mappings. --- */

/* The mappings of view 1 as a list of their own, with room for one more. */
static struct mf_remote_mapping *own_mappings(struct mf_remote_run *run)
{
    struct mf_remote_slice *slice = &run->views[1].mappings;
    own(slice, run->mappings, sizeof *run->mappings, &run->mapping_count, 1);
    return &run->mappings[slice->first];
}

static void staging_left(struct mf_remote_run *run)
{
    struct mf_remote_mapping *at = own_mappings(run);
    at[run->views[1].mappings.count++] = (struct mf_remote_mapping){
        .first = UINT64_C(0x7ffffffff000), .last = UINT64_C(0x7fffffffffff), .prot = 3};
}

static void last_mapping_gone(struct mf_remote_run *run)
{
    own_mappings(run);
    run->views[1].mappings.count--;
}

static void foreign_cut(struct mf_remote_run *run)
{
    own_mappings(run)[run->views[1].mappings.count - 1].last -= 0x1000;
}

static void first_mapping_cut(struct mf_remote_run *run)
{
    own_mappings(run)[0].last -= 0x1000;
}

static void host_page_too_open(struct mf_remote_run *run)
{
    own_mappings(run)[0].prot = 7;
}

static void host_page_closed(struct mf_remote_run *run)
{
    own_mappings(run)[0].prot = 1;
}

static void fault_of_the_host(struct mf_remote_run *run)
{
    run->views[2].host_fault = true;
}

TEST(the_hosts_mappings_are_checked)
{
    expect(MF_REMOTE_CORE, PLAIN, staging_left, "OUTSIDE mmap staging");
    expect(MF_REMOTE_CORE, FOREIGN, last_mapping_gone, "OUTSIDE mmap foreign");
    expect(MF_REMOTE_CORE, FOREIGN, foreign_cut, "OUTSIDE mmap foreign");
    expect(MF_REMOTE_CORE, RESERVED, first_mapping_cut, "OUTSIDE mmap hole");
    expect(MF_REMOTE_CORE, RESERVED, last_mapping_gone, "OUTSIDE mmap hole");
    expect(MF_REMOTE_CORE, PLAIN, first_mapping_cut, "COVER mmap host-hole");
    expect(MF_REMOTE_CORE, PLAIN, host_page_closed, "COVER mmap host-protection");
    expect(MF_REMOTE_CORE, PLAIN, host_page_too_open, "TIGHT mmap host-protection");
    expect(MF_REMOTE_CORE, RESERVED "load 0x200000\n", fault_of_the_host, "COVER load host-fault");
}

/* --- FLAGS, ATOMIC, RESULT, INVALIDATE: of both systems. --- */

static struct mm_region *own_region(struct mf_remote_run *run, unsigned view)
{
    struct mf_remote_slice *slice = &run->views[view].regions;
    own(slice, run->regions, sizeof *run->regions, &run->region_count, 0);
    return &run->regions[slice->first];
}

static void region_longer(struct mf_remote_run *run)
{
    own_region(run, 1)->range.last += 0x1000;
}

static void region_prot(struct mf_remote_run *run)
{
    own_region(run, 1)->prot = 1;
}

static void region_gone_on_failure(struct mf_remote_run *run)
{
    run->views[2].regions.count = 0;
}

static void other_errno(struct mf_remote_run *run)
{
    run->outcomes[1].error = 12;
}

static void other_address(struct mf_remote_run *run)
{
    run->outcomes[0].value += 0x1000;
}

static void not_reported(struct mf_remote_run *run)
{
    run->views[3].invalidated.count = 0;
}

static void ends_early(struct mf_remote_run *run)
{
    run->done = 1;
}

TEST(answers_and_regions_are_checked)
{
    for (enum mf_remote_sut sut = MF_REMOTE_KERNEL; sut <= MF_REMOTE_CORE; sut++) {
        expect(sut, PLAIN, region_longer, "FLAGS mmap page-too-many");
        expect(sut, PLAIN, region_prot, "FLAGS mmap protection");
        expect(sut, PLAIN, region_gone_on_failure, "ATOMIC mprotect page-missing");
        expect(sut, PLAIN, other_errno, "RESULT mprotect unexpected-ENOMEM");
        expect(sut, PLAIN, other_address, "RESULT mmap unexpected-address");
        expect(sut, PLAIN, ends_early, "RESULT mprotect lost");
    }
    expect(MF_REMOTE_CORE, PLAIN, not_reported, "INVALIDATE munmap run-missing");
}

/* --- CONTENT. --- */

static struct mf_remote_stretch *own_stretches(struct mf_remote_run *run, unsigned view)
{
    struct mf_remote_slice *slice = &run->views[view].stretches;
    own(slice, run->stretches, sizeof *run->stretches, &run->stretch_count, 0);
    return &run->stretches[slice->first];
}

static void other_byte(struct mf_remote_run *run)
{
    own_stretches(run, 2)[0].token.seed++;
}

static void no_fault(struct mf_remote_run *run)
{
    struct mf_remote_stretch *at = own_stretches(run, 2);
    while (at->fault != MF_BUS)
        at++;
    at->fault = MF_OK;
}

static void faults(struct mf_remote_run *run)
{
    own_stretches(run, 2)[0].fault = MF_BUS;
}

static void no_memory(struct mf_remote_run *run)
{
    own_stretches(run, 2)[0].fault = MF_SEGV;
}

static void file_byte(struct mf_remote_run *run)
{
    struct mf_remote_stretch *at = own_stretches(run, 2);
    while (at->fd < 0)
        at++;
    at->token.seed++;
}

TEST(contents_are_checked)
{
    for (enum mf_remote_sut sut = MF_REMOTE_KERNEL; sut <= MF_REMOTE_CORE; sut++) {
        expect(sut, FILES, other_byte, "CONTENT mmap memory");
        expect(sut, FILES, no_fault, "CONTENT mmap memory");
        expect(sut, FILES, faults, "CONTENT mmap memory");
        expect(sut, FILES, no_memory, "CONTENT mmap memory");
        expect(sut, FILES, file_byte, "CONTENT mmap file");
    }
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
