/* The helper process, through its protocol: as a test bed uses it, but for judging. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz/remote_process.h"
#include "fuzz/simhost.h"
#include "mm/abi_linux.h"
#include "mm/test.h"

/* --- Starting one, and taking turns. --- */

struct bed {
    struct mf_remote_process *process;
    struct mf_remote *remote;
    pid_t helper;
};

/* The only child there is. */
static pid_t find_child(void)
{
    char path[64];
    int child = 0;
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *text = fopen(path, "r");
    if (!text || fscanf(text, "%d", &child) != 1) /* NOLINT: the kernel writes numbers */
        child = 0;
    if (text)
        fclose(text);
    return child;
}

static struct bed start(void)
{
    struct bed bed = {.process = mf_remote_create()};
    bed.remote = mf_remote_shared(bed.process);
    if (!bed.remote) {
        fprintf(stderr, "no helper: %s\n", mf_remote_error(bed.process));
        exit(1);
    }
    bed.helper = find_child();
    CHECK(bed.helper > 0);
    return bed;
}

static void run_programs(struct bed *bed, unsigned count)
{
    if (mf_remote_work(bed->process, count) != MF_REMOTE_DONE) {
        fprintf(stderr, "%s\n", mf_remote_error(bed->process));
        exit(1);
    }
}

static void end(struct bed *bed)
{
    mf_remote_destroy(bed->process);
}

/* --- Programs. --- */

/* Where programs map, if they say so: guest addresses. */
#define AT UINT64_C(0x200000000)
enum { PAGE = 4096, ANON = LX_MAP_PRIVATE | LX_MAP_ANONYMOUS, RW = 3, FIXED = LX_MAP_FIXED };

static struct mf_remote_run *fresh(struct bed *bed, enum mf_remote_sut sut)
{
    struct mf_remote_run *run = &bed->remote->runs[0];
    mf_config_default(&run->config, MF_LINUX);
    run->sut = sut;
    run->growth = 0;
    run->highest = mf_config_highest(&run->config);
    run->op_count = 0;
    return run;
}

static struct mf_remote_op *add(struct mf_remote_run *run, enum mf_op_kind kind, ...)
{
    struct mf_remote_op *op = &run->ops[run->op_count++];
    va_list list;
    va_start(list, kind);
    *op = (struct mf_remote_op){.kind = (uint8_t)kind, .argc = (uint8_t)mf_op_argc(kind)};
    for (unsigned i = 0; i < op->argc; i++)
        op->arg[i] = (struct mf_remote_value){.offset = va_arg(list, uint64_t), .ref = -1};
    va_end(list);
    return op;
}

#define N(VALUE) ((uint64_t)(VALUE))

static void add_map(struct mf_remote_run *run, uint64_t addr, uint64_t len, unsigned prot,
                    unsigned flags, uint64_t fd, uint64_t offset)
{
    add(run, MF_MMAP, addr, len, N(prot), N(flags), fd, offset);
}

static const char *const sut_names[] = {"kernel", "core"};

/* --- What it saw. --- */

static const struct mf_remote_stretch *find_stretch(const struct mf_remote_run *run, uint32_t view,
                                                    int fd, uint64_t at)
{
    struct mf_remote_slice slice = run->views[view].stretches;
    for (uint32_t i = 0; i < slice.count; i++) {
        const struct mf_remote_stretch *stretch = &run->stretches[slice.first + i];
        if (stretch->fd == fd && stretch->first <= at && at <= stretch->last)
            return stretch;
    }
    return NULL;
}

/* The byte there; -1: a fault; -2: not looked at. */
static int byte_at(const struct mf_remote_run *run, uint32_t view, int fd, uint64_t at)
{
    const struct mf_remote_stretch *stretch = find_stretch(run, view, fd, at);
    if (!stretch)
        return -2;
    if (stretch->fault)
        return -1;
    switch (stretch->token.kind) {
    case MF_ZERO:
        return 0;
    case MF_BYTE:
        return (int)(stretch->token.seed & 0xff);
    default:
        return mf_pattern(stretch->token.seed, stretch->token.at + (at - stretch->first));
    }
}

static const struct mm_region *region_at(const struct mf_remote_run *run, uint32_t view,
                                         uint64_t at)
{
    struct mf_remote_slice slice = run->views[view].regions;
    for (uint32_t i = 0; i < slice.count; i++) {
        const struct mm_region *region = &run->regions[slice.first + i];
        if (region->range.first <= at && at <= region->range.last)
            return region;
    }
    return NULL;
}

static void check_done(const struct mf_remote_run *run, uint32_t stop, uint32_t done)
{
    CHECK_EQ(run->stop, stop);
    CHECK_EQ(run->done, done);
}

/* Nothing is wrong with the core, and at its end it holds nothing. */
static void check_core(const struct mf_remote_run *run)
{
    if (run->sut != MF_REMOTE_CORE || run->stop != MF_STOP_NONE)
        return;
    for (uint32_t i = 0; i <= run->done + 1; i++) {
        const struct mf_remote_view *view = &run->views[i];
        CHECK(view->wrong[0] == 0);
        CHECK(!view->hook_without_lock && !view->host_fault);
        CHECK_EQ(view->lock_depth, 0);
        CHECK_EQ(view->handles_held, view->handles_counted);
    }
    const struct mf_remote_view *end = &run->views[run->done + 1];
    CHECK_EQ(end->regions.count, 0);
    CHECK_EQ(end->handles_held, 0);
    CHECK_EQ(end->stretches.count, run->views[run->done].stretches.count == 0
                                       ? 0
                                       : end->stretches.count); /* files stay open */
}

/* --- Tests. --- */

TEST(memory_is_mapped_written_protected_and_unmapped)
{
    struct bed bed = start();
    for (unsigned sut = 0; sut < 2; sut++) {
        struct mf_remote_run *run = fresh(&bed, sut);
        add_map(run, AT, 3 * PAGE, RW, ANON | FIXED, 0, 0);
        add(run, MF_STORE, AT + 5, N(0x42));
        add(run, MF_LOAD, AT + 5);
        add(run, MF_LOAD, AT + 3 * PAGE);
        add(run, MF_MPROTECT, AT + PAGE, N(PAGE), N(LX_PROT_READ));
        add(run, MF_STORE, AT + PAGE, N(1));
        add(run, MF_ACCESS, AT, N(3 * PAGE), N(1));
        add(run, MF_ACCESS, AT, N(3 * PAGE), N(2));
        add(run, MF_MPROTECT, AT, N(PAGE), N(LX_PROT_NONE));
        add(run, MF_MUNMAP, AT + PAGE, N(PAGE));
        add(run, MF_MPROTECT, AT + 1, N(PAGE), N(1));
        run_programs(&bed, 1);
        check_done(run, MF_STOP_NONE, 11);
        check_core(run);
        CHECK_EQ(run->outcomes[0].value, AT);
        CHECK_EQ(run->outcomes[1].fault, MF_OK);
        CHECK_EQ(run->outcomes[2].value, 0x42);
        CHECK_EQ(run->outcomes[3].fault, MF_SEGV);
        CHECK_EQ(run->outcomes[5].fault, MF_SEGV);
        CHECK_EQ(run->outcomes[6].value, 1);
        CHECK_EQ(run->outcomes[7].value, 0);
        CHECK_EQ(run->outcomes[8].error, 0);
        CHECK_EQ(run->outcomes[10].error, LX_EINVAL);

        CHECK_EQ(run->views[0].regions.count, 0);
        CHECK_EQ(run->views[1].regions.count, 1);
        CHECK_EQ(run->views[1].stretches.count, 1);
        CHECK_EQ(run->views[2].stretches.count, 3);
        CHECK_EQ(byte_at(run, 2, -1, AT + 5), 0x42);
        CHECK_EQ(byte_at(run, 2, -1, AT + 6), 0);
        CHECK_EQ(run->views[3].stretches.first, run->views[2].stretches.first);
        CHECK_EQ(run->views[5].regions.count, 3);
        CHECK_EQ(byte_at(run, 9, -1, AT + 5), 0x42); /* inaccessible by then */
        CHECK_EQ(run->views[10].regions.count, 2);
        CHECK(region_at(run, 10, AT) && region_at(run, 10, AT)->prot == 0);
        CHECK(!region_at(run, 10, AT + PAGE));
        CHECK_EQ(run->views[11].regions.first, run->views[10].regions.first);
    }
    end(&bed);
}

TEST(files_have_modes_ends_and_other_descriptions)
{
    struct bed bed = start();
    for (unsigned sut = 0; sut < 2; sut++) {
        struct mf_remote_run *run = fresh(&bed, sut);
        add(run, MF_FILE, N(3), N(PAGE + 100), N(3), N(0));
        add(run, MF_FILE, N(5), N(0), N(1), N(4)); /* the same file, for reading */
        add(run, MF_FILE, N(7), N(300), N(2), N(0));
        add_map(run, AT, 3 * PAGE, RW, LX_MAP_SHARED | FIXED, 3, 0);
        add_map(run, AT + 16 * PAGE, PAGE, RW, LX_MAP_SHARED | FIXED, 5, 0); /* EACCES */
        add_map(run, AT + 16 * PAGE, PAGE, RW, LX_MAP_PRIVATE | FIXED, 5, 0);
        add_map(run, 0, PAGE, LX_PROT_READ, LX_MAP_PRIVATE, 7, 0); /* EACCES */
        add(run, MF_LOAD, AT + 2 * PAGE);
        add(run, MF_STORE, AT + 7, N(0xee));
        add(run, MF_FTRUNCATE, N(5), N(1)); /* EINVAL */
        add(run, MF_FTRUNCATE, N(3), N(2 * PAGE));
        add(run, MF_FTRUNCATE, N(99), N(0));
        add(run, MF_FTRUNCATE, N(3), (uint64_t)1 << 63);
        add(run, MF_CLOSE, N(3));
        add(run, MF_CLOSE, N(3));
        add_map(run, 0, PAGE, LX_PROT_READ, LX_MAP_PRIVATE, 600, 0); /* not the program's */
        add(run, MF_FILE, N(8), N(0), N(1), N(42));
        add(run, MF_FTRUNCATE, N(7), N(0));
        run_programs(&bed, 1);
        check_done(run, MF_STOP_NONE, 18);
        check_core(run);
        static const int errors[] = {0,         0, 0,        0,         LX_EACCES, 0,
                                     LX_EACCES, 0, 0,        LX_EINVAL, 0,         LX_EBADF,
                                     LX_EINVAL, 0, LX_EBADF, LX_EBADF,  LX_EBADF,  0};
        for (unsigned i = 0; i < 18; i++) {
            if (run->outcomes[i].error != errors[i])
                fprintf(stderr, "%s step %u\n", sut_names[sut], i);
            CHECK_EQ(run->outcomes[i].error, errors[i]);
        }
        CHECK_EQ(run->outcomes[7].fault, MF_BUS);
        /* After the store: once in the file, seen through both mappings, each file once. */
        CHECK_EQ(byte_at(run, 1, 3, 100), mf_pattern(3, 100));
        CHECK_EQ(byte_at(run, 1, 3, PAGE + 99), mf_pattern(3, PAGE + 99));
        CHECK_EQ(byte_at(run, 1, 3, PAGE + 100), -1);
        CHECK(!find_stretch(run, 2, 5, 0));
        CHECK_EQ(byte_at(run, 3, 7, 299), mf_pattern(7, 299));
        CHECK_EQ(byte_at(run, 9, -1, AT + 6), mf_pattern(3, 6));
        CHECK_EQ(byte_at(run, 9, -1, AT + 7), 0xee);
        CHECK_EQ(byte_at(run, 9, -1, AT + 16 * PAGE + 7), 0xee);
        CHECK_EQ(byte_at(run, 9, 3, 7), 0xee);
        CHECK_EQ(byte_at(run, 9, -1, AT + PAGE + 200), 0);
        CHECK_EQ(byte_at(run, 9, -1, AT + 2 * PAGE), -1);
        CHECK_EQ(byte_at(run, 11, 3, 2 * PAGE - 1), 0);
        CHECK_EQ(byte_at(run, 14, 5, 7), 0xee); /* its lowest descriptor now */
        CHECK_EQ(byte_at(run, 18, 7, 0), -1);
    }
    end(&bed);
}

TEST(moved_memory_is_seen_at_its_new_place)
{
    struct bed bed = start();
    for (unsigned sut = 0; sut < 2; sut++) {
        struct mf_remote_run *run = fresh(&bed, sut);
        uint64_t to = AT + 0x100000;
        add_map(run, AT, 32 * PAGE, RW, ANON | FIXED, 0, 0);
        add(run, MF_STORE, AT + 16 * PAGE + 1, N(9));
        add(run, MF_MREMAP, AT, N(32 * PAGE), N(32 * PAGE), N(3), to);
        add_map(run, 0, PAGE, RW, ANON, 0, 0);
        add(run, MF_STORE, N(12), N(7))->arg[0].ref = 3;
        add(run, MF_MREMAP, AT, N(PAGE), N(PAGE), N(3), to);
        run_programs(&bed, 1);
        check_done(run, MF_STOP_NONE, 6);
        check_core(run);
        CHECK_EQ(run->outcomes[2].value, to);
        CHECK_EQ(run->outcomes[5].error, LX_EFAULT);
        CHECK_EQ(byte_at(run, 1, -1, AT + 16 * PAGE), -2); /* in the middle */
        CHECK_EQ(byte_at(run, 2, -1, AT + 16 * PAGE + 1), 9);
        CHECK_EQ(byte_at(run, 3, -1, to + 16 * PAGE + 1), 9);
        CHECK_EQ(byte_at(run, 3, -1, AT + 16 * PAGE + 1), -2);
        CHECK_EQ(byte_at(run, 5, -1, run->outcomes[3].value + 12), 7);
        CHECK(!region_at(run, 3, AT));
    }
    end(&bed);
}

TEST(a_program_that_would_reach_home_is_stopped)
{
    struct bed bed = start();
    uint64_t home = MF_HOME_FIRST;
    static const struct {
        enum mf_op_kind kind;
        uint64_t arg[6];
    } reaching[] = {
        {MF_MUNMAP, {MF_HOME_FIRST, PAGE}},
        {MF_MUNMAP, {0, UINT64_C(0x7ffffffff000)}},
        {MF_MMAP, {MF_HOME_LAST & ~N(PAGE - 1), PAGE, 3, ANON | FIXED, 0, 0}},
        {MF_MPROTECT, {MF_HOME_FIRST + 5 * PAGE, 1, 0}},
        {MF_MREMAP, {MF_HOME_FIRST, PAGE, 2 * PAGE, 1, 0}},
        {MF_MREMAP, {MF_HOME_FIRST, PAGE, PAGE, 3, AT}},
        {MF_MREMAP, {AT, PAGE, PAGE, 3, MF_HOME_FIRST}},
        {MF_MADVISE, {MF_HOME_FIRST - PAGE, 2 * PAGE, 4}},
        {MF_MSYNC, {MF_HOME_FIRST, PAGE, 2}},
        {MF_STORE, {MF_HOME_FIRST + 0x1000, 0}},
        {MF_LOAD, {MF_HOME_LAST}},
    };
    for (unsigned i = 0; i < sizeof reaching / sizeof *reaching; i++) {
        const uint64_t *arg = reaching[i].arg;
        struct mf_remote_run *run = fresh(&bed, MF_REMOTE_KERNEL);
        add_map(run, AT, PAGE, RW, ANON | FIXED, 0, 0);
        add(run, reaching[i].kind, arg[0], arg[1], arg[2], arg[3], arg[4], arg[5]);
        add(run, MF_LOAD, AT);
        run_programs(&bed, 1);
        check_done(run, MF_STOP_HOME, 1);
    }

    /* What ends at a hole before home, or is refused, goes on. */
    struct mf_remote_run *run = fresh(&bed, MF_REMOTE_KERNEL);
    add_map(run, home - 2 * PAGE, PAGE, RW, ANON | FIXED, 0, 0);
    add(run, MF_MPROTECT, home - 2 * PAGE, N(4 * PAGE), N(1));
    add(run, MF_MUNMAP, home, (uint64_t)1 << 62);
    add(run, MF_ACCESS, home, N(1), N(1));
    add_map(run, home - PAGE, PAGE, RW, ANON | FIXED, 0, 0);
    add(run, MF_MPROTECT, home - 2 * PAGE, N(4 * PAGE), N(1));
    run_programs(&bed, 1);
    check_done(run, MF_STOP_HOME, 5);
    CHECK_EQ(run->outcomes[1].error, LX_ENOMEM);
    CHECK_EQ(run->outcomes[2].error, LX_EINVAL);
    CHECK_EQ(run->outcomes[3].value, 0);
    /* Nothing joins home, on either side. */
    CHECK(region_at(run, 5, home - PAGE) && region_at(run, 5, home - PAGE)->range.last == home - 1);
    end(&bed);
}

/* --- Hostile programs. --- */

static uint64_t random_state;

static uint64_t pick(uint64_t count)
{
    random_state = random_state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (random_state >> 33) % count;
}

/* Addresses and lengths that get at what is not the program's. */
static uint64_t hostile_number(const struct mf_remote *remote)
{
    const uint64_t numbers[] = {
        0,
        PAGE,
        MF_HOME_FIRST - PAGE,
        MF_HOME_FIRST,
        MF_HOME_FIRST + PAGE * pick(0x20000),
        MF_HOME_LAST + 1 - PAGE,
        MF_HOME_LAST + 1,
        MF_HOME_LAST + 1 - MF_HOME_FIRST,
        remote->facts.task_size,
        remote->facts.task_size - PAGE,
        UINT64_C(0xffffffffff600000), /* [vsyscall] */
        UINT64_MAX,
        UINT64_MAX - (PAGE - 1),
        INT64_MAX,
        AT,
        AT + PAGE * pick(8),
    };
    return numbers[pick(sizeof numbers / sizeof *numbers)];
}

static void add_hostile(struct mf_remote_run *run, const struct mf_remote *remote)
{
    static const enum mf_op_kind kinds[] = {MF_MMAP,      MF_MUNMAP,  MF_MPROTECT, MF_MREMAP,
                                            MF_MSYNC,     MF_MADVISE, MF_LOAD,     MF_STORE,
                                            MF_FTRUNCATE, MF_CLOSE,   MF_FILE};
    uint64_t arg[MF_ARGS_MAX];
    enum mf_op_kind kind = kinds[pick(sizeof kinds / sizeof *kinds)];
    for (unsigned i = 0; i < MF_ARGS_MAX; i++)
        arg[i] = hostile_number(remote);
    if (kind == MF_MMAP) {
        arg[2] = pick(8);
        arg[3] = pick(4) | (pick(2) ? (uint64_t)FIXED : 0) | (pick(2) ? LX_MAP_ANONYMOUS : 0);
        arg[4] = pick(1100); /* the helper's own descriptors, too */
    } else if (kind == MF_MREMAP) {
        arg[3] = pick(8);
    } else if (kind == MF_MADVISE) {
        arg[2] = pick(2) ? LX_MADV_DONTNEED : pick(120);
    } else if (kind == MF_FILE || kind == MF_FTRUNCATE || kind == MF_CLOSE) {
        arg[0] = pick(1100);
    }
    add(run, kind, arg[0], arg[1], arg[2], arg[3], arg[4], arg[5]);
}

/* Whatever programs do: the helper goes on, what it shares with the bed is as the bed wrote it, and
 * the bed's own descriptors and memory are none of theirs. */
TEST(hostile_programs_touch_nothing)
{
    struct bed bed = start();
    static struct mf_remote_op sent[16];
    char canary_path[] = "/tmp/mapfuzz-canary-XXXXXX";
    int canary = mkstemp(canary_path); /* a descriptor of the bed's that a program may name */
    CHECK(canary >= 0 && write(canary, "canary", 6) == 6);
    struct mf_remote_facts facts = bed.remote->facts;
    unsigned stopped = 0;
    random_state = 20261125;
    for (unsigned i = 0; i < 4000; i++) {
        struct mf_remote_run *run = fresh(&bed, i % 2 ? MF_REMOTE_CORE : MF_REMOTE_KERNEL);
        add_map(run, AT, 4 * PAGE, RW, ANON | FIXED, 0, 0);
        while (run->op_count < 12)
            add_hostile(run, bed.remote);
        memcpy(sent, run->ops, run->op_count * sizeof *sent);
        run_programs(&bed, 1);
        stopped += run->stop != MF_STOP_NONE;
        CHECK(memcmp(sent, run->ops, run->op_count * sizeof *sent) == 0);
        CHECK(memcmp(&facts, &bed.remote->facts, sizeof facts) == 0);
        CHECK(run->done <= run->op_count);
    }
    CHECK(stopped > 0 && stopped < 4000);
    CHECK_EQ(mf_remote_started(bed.process), 1);
    /* It is of as much use as a new one. */
    struct mf_remote_run *run = fresh(&bed, MF_REMOTE_KERNEL);
    add_map(run, AT, PAGE, RW, ANON | FIXED, 0, 0);
    add(run, MF_STORE, AT, N(7));
    add(run, MF_LOAD, AT);
    run_programs(&bed, 1);
    check_done(run, MF_STOP_NONE, 3);
    CHECK_EQ(run->outcomes[2].value, 7);
    CHECK_EQ(run->views[0].regions.count, 0);
    char text[8] = "";
    CHECK(pread(canary, text, sizeof text - 1, 0) == 6 && strcmp(text, "canary") == 0);
    close(canary);
    unlink(canary_path);
    end(&bed);
}

/* More files than are kept from program to program, all of them looked at, twice. */
TEST(files_are_new_to_every_program)
{
    struct bed bed = start();
    enum { FILES = 40 };
    for (unsigned turn = 0; turn < 2; turn++) {
        struct mf_remote_run *run = fresh(&bed, MF_REMOTE_KERNEL);
        for (unsigned fd = 0; fd < FILES; fd++)
            add(run, MF_FILE, N(fd), N(100 + fd), N(3), N(0));
        add_map(run, AT, PAGE, RW, LX_MAP_SHARED | FIXED, 2, 0);
        add(run, MF_STORE, AT + 7, N(0xee));
        add(run, MF_FILE, N(50), N(0), N(3), N(3)); /* another description of the same file */
        add_map(run, AT + PAGE, PAGE, RW, LX_MAP_SHARED | FIXED, 50, PAGE);
        run_programs(&bed, 1);
        check_done(run, MF_STOP_NONE, FILES + 4);
        for (unsigned fd = 0; fd < FILES; fd++) {
            CHECK_EQ(byte_at(run, FILES, (int)fd, 99 + fd), mf_pattern(fd, 99 + fd));
            CHECK_EQ(byte_at(run, FILES, (int)fd, 7), mf_pattern(fd, 7));
            CHECK_EQ(byte_at(run, FILES, (int)fd, 100 + fd), -1);
        }
        CHECK_EQ(byte_at(run, FILES + 2, 2, 7), 0xee);
        /* Two descriptions, so two mappings, though one offset continues the other. */
        const struct mm_region *first = region_at(run, FILES + 4, AT);
        CHECK(first && first->range.last == AT + PAGE - 1);
    }
    end(&bed);
}

TEST(what_is_too_much_stops_a_run)
{
    struct bed bed = start();
    struct mf_remote_run *run = fresh(&bed, MF_REMOTE_KERNEL);
    add_map(run, 0, 16 << 20, RW, ANON | LX_MAP_POPULATE, 0, 0);
    add_map(run, 0, 49 << 20, RW, ANON | LX_MAP_LOCKED, 0, 0);
    run_programs(&bed, 1);
    check_done(run, MF_STOP_MEMORY, 1);

    run = fresh(&bed, MF_REMOTE_KERNEL);
    add(run, MF_FILE, N(512), N(0), N(1), N(0));
    run_programs(&bed, 1);
    check_done(run, MF_STOP_DESCRIPTOR, 0);

    run = fresh(&bed, MF_REMOTE_CORE);
    add(run, MF_FILE, N(511), MF_REMOTE_FILE_MAX, N(1), N(0));
    add(run, MF_FILE, N(0), MF_REMOTE_FILE_MAX + 1, N(1), N(0));
    run_programs(&bed, 1);
    check_done(run, MF_STOP_FILE, 1);
    CHECK_EQ(byte_at(run, 1, 511, MF_REMOTE_FILE_MAX - 1), mf_pattern(511, MF_REMOTE_FILE_MAX - 1));

    for (unsigned growth = 0; growth < 2; growth++) {
        run = fresh(&bed, MF_REMOTE_KERNEL);
        run->growth = growth;
        add_map(run, AT, PAGE, RW, ANON | FIXED | LX_MAP_GROWSDOWN, 0, 0);
        add(run, MF_LOAD, AT);
        add(run, MF_STORE, AT - 4, N(1));
        run_programs(&bed, 1);
        check_done(run, growth ? MF_STOP_NONE : MF_STOP_GROWTH, growth ? 3 : 2);
        CHECK(!growth || byte_at(run, 3, -1, AT - 4) == 1);
    }

    run = fresh(&bed, MF_REMOTE_KERNEL);
    for (unsigned i = 0; i < MF_OPS_MAX; i++) {
        if (i < 128)
            add_map(run, AT + 2 * i * PAGE, PAGE, i % 2 ? 1 : 3, ANON | FIXED, 0, 0);
        else
            add(run, MF_MPROTECT, AT, N(PAGE), N(i % 2 ? 1 : 3));
    }
    run_programs(&bed, 1);
    CHECK_EQ(run->stop, MF_STOP_LOG);
    CHECK(run->done > 128 && run->done < MF_OPS_MAX);
    end(&bed);
}

TEST(the_core_runs_on_larger_host_pages_and_beside_foreign_mappings)
{
    struct bed bed = start();
    struct mf_remote_run *run = fresh(&bed, MF_REMOTE_CORE);
    run->config.host_page = 16384;
    run->config.base = UINT64_C(0x100000000000);
    run->config.bits = 32;
    run->config.foreign_count = 1;
    run->config.foreign[0] = (struct mf_span){0x400000, 0x400fff};
    run->highest = mf_config_highest(&run->config);
    add_map(run, 0x100000, PAGE, RW, ANON | FIXED, 0, 0);
    add_map(run, 0x102000, PAGE, LX_PROT_READ | LX_PROT_EXEC, ANON | FIXED, 0, 0);
    add(run, MF_STORE, N(0x100003), N(0x5a));
    add(run, MF_FILE, N(4), N(2 * PAGE), N(1), N(0));
    add_map(run, 0x101000, PAGE, LX_PROT_READ, LX_MAP_PRIVATE | FIXED, 4, PAGE);
    add(run, MF_MUNMAP, N(0x102000), N(PAGE));
    add_map(run, 0x400000, PAGE, RW, ANON | LX_MAP_FIXED_NOREPLACE, 0, 0);
    run_programs(&bed, 1);
    check_done(run, MF_STOP_NONE, 7);
    check_core(run);
    CHECK_EQ(run->outcomes[2].fault, MF_OK);
    CHECK_EQ(run->outcomes[4].error, 0);
    CHECK(run->outcomes[6].error != 0);
    CHECK_EQ(byte_at(run, 5, -1, 0x100003), 0x5a);
    CHECK_EQ(byte_at(run, 5, -1, 0x101003), mf_pattern(4, PAGE + 3));
    CHECK_EQ(run->views[1].mappings.count, 2);
    const struct mf_remote_mapping *mappings = &run->mappings[run->views[1].mappings.first];
    CHECK_EQ(mappings[0].first, run->config.base + 0x100000);
    CHECK_EQ(mappings[0].last, run->config.base + 0x103fff);
    CHECK(!mappings[0].foreign && mappings[1].foreign);
    CHECK_EQ(mappings[1].last, run->config.base + 0x403fff);
    CHECK_EQ(run->views[6].invalidated.count, 1);
    CHECK_EQ(run->ranges[run->views[6].invalidated.first].first, 0x102000);
    CHECK_EQ(run->views[8].mappings.count, 1); /* the foreign one */

    run->config.foreign[0].first = run->config.foreign[0].last = 0;
    run->config.base = MF_HOME_FIRST;
    run_programs(&bed, 1);
    check_done(run, MF_STOP_PLACE, 0);

    run = fresh(&bed, MF_REMOTE_CORE);
    run->config.bits = 32;
    run->config.base = UINT64_C(0x100000000000);
    run->config.reserved = (uint64_t)1 << 30;
    run->highest = mf_config_highest(&run->config);
    add_map(run, 0, PAGE, RW, ANON, 0, 0);
    run_programs(&bed, 1);
    check_done(run, MF_STOP_NONE, 1);
    CHECK_EQ(run->views[0].mappings.count, 1);
    run->config.base = MF_HOME_FIRST - ((uint64_t)1 << 29);
    run_programs(&bed, 1);
    check_done(run, MF_STOP_PLACE, 0);
    end(&bed);
}

/* Every run finds what the first one found. */
TEST(a_helper_serves_many_programs)
{
    struct bed bed = start();
    struct mf_remote_view first[2];
    uint64_t address[2] = {0, 0};
    for (unsigned i = 0; i < 1000; i++) {
        enum mf_remote_sut sut = i % 2 ? MF_REMOTE_CORE : MF_REMOTE_KERNEL;
        struct mf_remote_run *run = fresh(&bed, sut);
        run->config.bits = 40;
        run->config.host_page = (uint64_t)PAGE << i % 5;
        run->highest = mf_config_highest(&run->config);
        add(run, MF_FILE, N(1), N(PAGE * 3), N(3), N(0));
        add_map(run, 0, 1 << 20, RW, ANON, 0, 0);
        add_map(run, 0, 3 * PAGE, RW, LX_MAP_SHARED, 1, 0);
        add_map(run, AT, 3 * PAGE, RW, LX_MAP_SHARED | LX_MAP_ANONYMOUS | FIXED, 0, 0);
        add(run, MF_STORE, AT, N(i));
        add(run, MF_CLOSE, N(1));
        run_programs(&bed, 1);
        check_done(run, MF_STOP_NONE, 6);
        check_core(run);
        CHECK_EQ(run->views[0].regions.count, 0);
        if (i < 2) {
            first[i] = run->views[6];
            address[i] = run->outcomes[1].value;
        }
        CHECK_EQ(run->views[6].regions.count, first[i % 2].regions.count);
        CHECK(sut == MF_REMOTE_KERNEL || run->views[6].handles_held == first[1].handles_held);
        CHECK(sut == MF_REMOTE_CORE || run->outcomes[1].value == address[0]);
        CHECK_EQ(byte_at(run, 6, -1, AT), i & 0xff);
    }
    end(&bed);
}

/* --- What it cannot do. --- */

/* The number after a word in /proc/PID/FILE; -1: no such word. */
static long proc_number(pid_t pid, const char *file, const char *word)
{
    char path[64];
    char line[256];
    long number = -1;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *text = fopen(path, "r");
    while (text && number < 0 && fgets(line, sizeof line, text)) {
        if (strncmp(line, word, strlen(word)) == 0)
            number = strtol(line + strlen(word), NULL, 10);
    }
    if (text)
        fclose(text);
    return number;
}

TEST(a_helper_is_confined)
{
    struct bed bed = start();
    CHECK_EQ(proc_number(bed.helper, "status", "Seccomp:"), 2);
    CHECK_EQ(proc_number(bed.helper, "status", "NoNewPrivs:"), 1);
    CHECK_EQ(proc_number(bed.helper, "status", "Threads:"), 1);
    CHECK_EQ(proc_number(bed.helper, "limits", "Max cpu time"), 120);
    CHECK_EQ(proc_number(bed.helper, "limits", "Max core file size"), 0);
    CHECK_EQ(proc_number(bed.helper, "oom_score_adj", ""), 1000);
    /* Of all capabilities at most two: SYS_RAWIO (low pages) and IPC_LOCK. */
    CHECK_EQ(proc_number(bed.helper, "status", "CapEff:\t00000000000"), geteuid() == 0 ? 24000 : 0);
    for (int fd = 0; fd <= MF_REMOTE_FD_MAX; fd++) {
        char path[64];
        char target[64];
        snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)bed.helper, fd);
        CHECK(readlink(path, target, sizeof target) < 0 && errno == ENOENT);
    }
    /* Nothing lies outside home but what it says; all of that is below the vsyscall page. */
    char path[64];
    char line[256];
    snprintf(path, sizeof path, "/proc/%d/maps", (int)bed.helper);
    FILE *maps = fopen(path, "r");
    CHECK(maps != NULL);
    while (maps && fgets(line, sizeof line, maps)) {
        uint64_t at = strtoull(line, NULL, 16);
        bool own = at > INT64_MAX;
        for (uint32_t i = 0; i < bed.remote->own_count; i++)
            own |= at >= bed.remote->own[i].first && at <= bed.remote->own[i].last;
        CHECK(own);
    }
    if (maps)
        fclose(maps);
    end(&bed);
}

TEST(a_helper_ends_with_its_parent)
{
    int ends[2];
    CHECK(pipe(ends) == 0);
    pid_t parent = fork();
    if (parent == 0) {
        struct bed bed = start();
        if (write(ends[1], &bed.helper, sizeof bed.helper) < 0)
            _exit(1);
        _exit(0);
    }
    pid_t helper = 0;
    CHECK(read(ends[0], &helper, sizeof helper) == sizeof helper);
    waitpid(parent, NULL, 0);
    bool gone = false;
    for (unsigned i = 0; i < 500 && !gone; i++) {
        char path[64];
        char state[256] = "";
        snprintf(path, sizeof path, "/proc/%d/stat", (int)helper);
        FILE *text = fopen(path, "r");
        /* Whoever is its parent now may not have taken note yet. */
        gone = !text || !fgets(state, sizeof state, text) || strstr(state, ") Z ") != NULL;
        if (text)
            fclose(text);
        usleep(10000);
    }
    CHECK(gone);
    close(ends[0]);
    close(ends[1]);
}

TEST(a_helper_that_died_is_told_of_and_replaced)
{
    struct bed bed = start();
    kill(bed.helper, SIGKILL);
    add(fresh(&bed, MF_REMOTE_KERNEL), MF_LOAD, AT);
    CHECK_EQ(mf_remote_work(bed.process, 1), MF_REMOTE_DIED);
    CHECK(strstr(mf_remote_error(bed.process), "signal 9") != NULL);
    CHECK(mf_remote_shared(bed.process) != NULL);
    CHECK_EQ(mf_remote_started(bed.process), 2);
    struct mf_remote_run *run = fresh(&bed, MF_REMOTE_KERNEL);
    add(run, MF_LOAD, AT);
    run_programs(&bed, 1);
    CHECK_EQ(run->outcomes[0].fault, MF_SEGV);
    end(&bed);
}

/* It neither answers nor dies: it does not outlive the bed's patience. */
TEST(a_helper_that_hangs_is_killed)
{
    struct bed bed = start();
    mf_remote_patience(bed.process, 100);
    kill(bed.helper, SIGSTOP);
    add(fresh(&bed, MF_REMOTE_KERNEL), MF_LOAD, AT);
    CHECK_EQ(mf_remote_work(bed.process, 1), MF_REMOTE_HUNG);
    CHECK(strstr(mf_remote_error(bed.process), "more than 100 ms") != NULL);
    CHECK(kill(bed.helper, 0) != 0 && errno == ESRCH);
    CHECK(mf_remote_shared(bed.process) != NULL);
    CHECK_EQ(mf_remote_started(bed.process), 2);
    end(&bed);
}

/* What is no program's fault ends it, by the signal it was: a finding must not look like a call
 * that is not allowed. The first signal only takes the handler away, for no instruction faults. */
TEST(a_fault_of_its_own_kills_a_helper_by_that_signal)
{
    struct bed bed = start();
    kill(bed.helper, SIGSEGV);
    add(fresh(&bed, MF_REMOTE_KERNEL), MF_ACCESS, AT, N(1), N(1));
    CHECK_EQ(mf_remote_work(bed.process, 1), MF_REMOTE_DONE);
    kill(bed.helper, SIGSEGV);
    CHECK_EQ(mf_remote_work(bed.process, 1), MF_REMOTE_DIED);
    CHECK(strstr(mf_remote_error(bed.process), "signal 11") != NULL);
    end(&bed);
}

TEST(a_helper_quits_when_it_is_told_to)
{
    struct bed bed = start();
    bed.remote->quit = 1;
    CHECK_EQ(mf_remote_work(bed.process, 0), MF_REMOTE_DIED);
    CHECK(strstr(mf_remote_error(bed.process), "status 0") != NULL);
    end(&bed);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
