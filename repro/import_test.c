/*
 * What the importer makes of traces that are cut anywhere, or damaged: whatever it takes for
 * programs are programs, and run with what they state. (import_command_test.sh holds whole traces
 * to the exact text.)
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/mutate.h"
#include "fuzz/run.h"
#include "fuzz/text.h"
#include "repro/import.h"
#include "repro/read.h"
#include "repro/strace_line.h"

/* A copy of exactly that size, so that a sanitizer sees a read past the end. */
static struct repro_import import_exactly(const char *text, size_t length, bool stores)
{
    struct repro_import import;
    char *copy = malloc(length ? length : 1);
    assert(copy);
    memcpy(copy, text, length);
    repro_import_text(copy, length, stores, &import);
    free(copy);
    return import;
}

static void parse(const struct repro_imported *one, struct mf_program *program,
                  struct mf_notes *notes)
{
    struct mf_text_error error;
    mf_program_init(program);
    mf_notes_init(notes);
    if (!mf_text_parse(one->text, strlen(one->text), program, notes, &error)) {
        fprintf(stderr, "%s:%u:%u: %s\n%s", one->name, error.line, error.column, error.message,
                one->text);
        abort();
    }
    assert(program->count == one->steps);
}

static void check_all(const struct repro_import *import, struct mf_runner *runner)
{
    for (size_t i = 0; i < import->count; i++) {
        struct mf_program program;
        struct mf_notes notes;
        parse(&import->at[i], &program, &notes);
        struct mf_run_options options = {.checks = true, .notes = &notes};
        struct mf_finding finding;
        if (runner && !mf_run(runner, &program, &options, &finding)) {
            mf_report(stderr, runner, &program, &finding);
            fprintf(stderr, "%s", import->at[i].text);
            abort();
        }
        mf_program_free(&program);
        mf_notes_free(&notes);
    }
}

static bool is_same(const struct repro_import *a, const struct repro_import *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = strcmp(a->at[i].text, b->at[i].text) == 0;
    return same;
}

/* Cut after every byte; where that ends a line the programs run, too. In between most cuts change
 * nothing. */
static size_t every_truncation_gives_programs(const char *text, size_t length,
                                              struct mf_runner *runner)
{
    struct repro_import last = import_exactly(text, 0, false);
    size_t most = 0;
    for (size_t cut = 0; cut <= length; cut++) {
        struct repro_import import = import_exactly(text, cut, length % 2);
        bool whole_line = cut == length || (cut > 0 && text[cut - 1] == '\n');
        if (whole_line || !is_same(&import, &last))
            check_all(&import, whole_line ? runner : NULL);
        most = import.count > most ? import.count : most;
        repro_import_free(&last);
        last = import;
    }
    repro_import_free(&last);
    return most;
}

static size_t damage_gives_programs(const char *text, size_t length, unsigned rounds)
{
    static const char often[] = "\n,()[]{}<>\"=|/ 0x-\\?\0\001f";
    const uint64_t seed = 0x5eed + length;
    struct mf_random random = {seed};
    size_t programs = 0;
    char *copy = malloc(length);

    assert(copy);
    printf("seed %llu\n", (unsigned long long)seed);
    for (unsigned round = 0; round < rounds; round++) {
        memcpy(copy, text, length);
        for (uint64_t n = 1 + mf_random_below(&random, 8); n > 0; n--)
            copy[mf_random_below(&random, length)] =
                often[mf_random_below(&random, sizeof often - 1)];
        struct repro_import import = import_exactly(copy, length, round % 2);
        check_all(&import, NULL);
        programs += import.count;
        repro_import_free(&import);
    }
    free(copy);
    return programs;
}

static void lines_are_told_apart(void)
{
    static const struct {
        const char *text;
        enum strace_kind kind;
        uint32_t pid;
    } lines[] = {
        {"brk(NULL) = 0x5000", STRACE_CALL, 0},
        {"12 brk(NULL) = 0x5000", STRACE_CALL, 12},
        {"[pid    12] brk(NULL) = 0x5000", STRACE_CALL, 12},
        {"[pid 12] 17:37:05.63 [  12] [00007f48412c8c47] brk(NULL) = 0x5000", STRACE_CALL, 12},
        {"12 17:37:05 (+     0.000123) brk(NULL) = 0x5000", STRACE_CALL, 12},
        {"1795628225.679958 brk(NULL <unfinished ...>", STRACE_UNFINISHED, 0},
        {"     0.000252 <... brk resumed>) = 0x5000", STRACE_RESUMED, 0},
        {"12 +++ exited with 0 +++", STRACE_ENDED, 12},
        {"12 --- SIGSEGV {si_signo=SIGSEGV} ---", STRACE_NOTHING, 12},
        {"strace: Process 12 attached", STRACE_ATTACHED, 0},
        {"clone(child_stack=NULLstrace: Process 12 attached", STRACE_UNFINISHED, 0},
        {"12 [ Process PID=12 runs in 32 bit mode. ]", STRACE_32BIT, 12},
        {"", STRACE_NOTHING, 0},
        {"hello", STRACE_UNKNOWN, 0},
        {"12", STRACE_UNKNOWN, 0},
        {"99999999999999999999 brk(NULL) = 0", STRACE_UNKNOWN, 0},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct strace_line line;
        strace_line_read((struct strace_text){lines[i].text, strlen(lines[i].text)}, &line);
        if (line.kind != lines[i].kind || line.pid != lines[i].pid) {
            fprintf(stderr, "%s: kind %d of %u\n", lines[i].text, line.kind, line.pid);
            abort();
        }
    }
}

static void expect_steps(const char *trace, const char *steps)
{
    struct repro_import import = import_exactly(trace, strlen(trace), false);
    if (import.count != 1 || !strstr(import.at[0].text, steps)) {
        fprintf(stderr, "%s\nis not in %s\n", steps, import.count ? import.at[0].text : "nothing");
        abort();
    }
    repro_import_free(&import);
}

/* Two threads: the second gets the memory that the first unmaps before strace prints that munmap
 * returned. */
static void memory_is_free_when_munmap_begins(void)
{
    expect_steps("7 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x10000\n"
                 "7 munmap(0x10000, 4096 <unfinished ...>\n"
                 "8 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x10000\n"
                 "7 <... munmap resumed>) = 0\n"
                 "8 mprotect(0x10000, 4096, PROT_NONE) = 0\n",
                 "munmap(r0, 0x1000) = 0\n"
                 "r2 = mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?\n"
                 "mprotect(r2, 0x1000, PROT_NONE) = 0\n");
}

/* strace -e raw prints mmap2's offset as it was given: in pages. */
static void raw_mmap2_counts_pages(void)
{
    expect_steps("mmap2(0, 0x1000, 0x1, 0x2, 0x3, 0x22) = 0x10000\n",
                 "PROT_READ, MAP_PRIVATE, 3, 0x22000) = ?\n");
    expect_steps("mmap2(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0x22000) = 0x10000\n",
                 "PROT_READ, MAP_PRIVATE, 3, 0x22000) = ?\n");
}

/* A trace of memory calls alone: another break says that a program was executed. */
static void a_new_break_begins_a_program(void)
{
    static const char trace[] =
        "7 brk(NULL) = 0x10000\n"
        "7 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x50000\n"
        "8 mprotect(0x50000, 4096, PROT_NONE) = 0\n"
        "8 brk(NULL) = 0x20000\n"
        "8 brk(0x21000) = 0x21000\n"
        "7 munmap(0x50000, 4096) = 0\n";
    struct repro_import import = import_exactly(trace, sizeof trace - 1, false);
    assert(import.count == 2);
    assert(import.at[0].calls == 3 && import.at[1].calls == 1);
    assert(strstr(import.at[0].left_out, "where thread 8 comes from"));
    repro_import_free(&import);
}

int main(int count, char **arguments)
{
    struct mf_runner *runner = mf_runner_create();
    size_t most = 0;
    size_t programs = 0;

    lines_are_told_apart();
    memory_is_free_when_munmap_begins();
    raw_mmap2_counts_pages();
    a_new_break_begins_a_program();
    for (int i = 1; i < count; i++) {
        char *text;
        size_t length;
        assert(repro_read(arguments[i], 1 << 20, "a test", &text, &length));
        most += every_truncation_gives_programs(text, length, runner);
        programs += damage_gives_programs(text, length, 200);
        free(text);
    }
    printf("%d traces, %zu programs in them, %zu when damaged\n", count - 1, most, programs);
    assert(count > 1 && most >= (size_t)(count - 1) && programs > 0);
    mf_runner_destroy(runner);
    return 0;
}
