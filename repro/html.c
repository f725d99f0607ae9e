#define _GNU_SOURCE
#include "repro/html.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz/check.h"
#include "fuzz/step.h"
#include "fuzz/text.h"
#include "repro/apart.h"
#include "repro/buffer.h"
#include "repro/call.h"
#include "repro/load.h"
#include "repro/looks.h"
#include "repro/save.h"

extern const char _binary_page_start[];
extern const char _binary_page_end[];

/* A run takes milliseconds; one that takes this long has found something, too. */
enum { CHILD_SECONDS = 30 };

/* --- The run, in a process of its own. --- */

/* Shared with that process. */
struct shared {
    struct mf_run_log log;
    enum { UNDER_WAY, PASSED, FOUND } state;
    struct mf_finding finding;
};

struct run {
    const struct repro_input *input;
    const char *path;
    struct shared *shared;
    /* Memory files that the process writes to. */
    int looks;
    int expected;
    int words;
    int status; /* how it ended, as waitpid has it */
};

struct watcher {
    struct repro_looks looks;
    const struct mf_checks *checks;
};

static void watch(void *context, const struct mf_checks *checks, size_t done)
{
    struct watcher *watcher = context;
    watcher->checks = checks;
    repro_looks_watch(&watcher->looks, checks, done);
}

/* What a wrong map should have been: as the text states it, or as the model has it. Where an answer
 * was wrong, the model did not take the step, and knows no better. */
static void put_expected(struct repro_buffer *out, const struct run *run,
                         const struct mf_checks *checks)
{
    static const char *const about_maps[] = {"FLAGS",  "COVER",   "TIGHT",      "OUTSIDE",
                                             "ATOMIC", "CONTENT", "INVALIDATE", "CANON"};
    const struct mf_finding *finding = &run->shared->finding;
    const struct mf_notes *notes = &run->input->notes;

    if (strcmp(finding->id, "STATED") == 0 && strcmp(finding->what, "maps") == 0) {
        for (size_t i = 0; i < notes->block_count; i++) {
            const struct mf_maps_block *block = &notes->blocks[i];
            if (block->after == run->shared->log.done && block->line_count != 0)
                repro_put_stated(out, &notes->lines[block->first_line], block->line_count);
        }
        return;
    }
    for (size_t i = 0; i < sizeof about_maps / sizeof *about_maps; i++) {
        if (strcmp(finding->id, about_maps[i]) == 0)
            repro_put_model(out, checks);
    }
}

static void write_expected(const struct run *run, const struct mf_checks *checks)
{
    struct repro_buffer text = {0};
    if (checks && run->shared->finding.step < run->input->program.count)
        put_expected(&text, run, checks);
    if (text.failed || write(run->expected, text.data, text.length) != (ssize_t)text.length)
        abort();
    repro_buffer_free(&text);
}

static void work(void *context)
{
    const struct run *run = context;
    struct shared *shared = run->shared;
    const struct mf_program *program = &run->input->program;
    struct mf_runner *runner = mf_runner_create();
    struct watcher watcher = {.checks = NULL};
    struct mf_run_options options = {
        .checks = true,
        .notes = run->input->is_text ? &run->input->notes : NULL,
        .again = run->path,
        .log = &shared->log,
        .watch = watch,
        .watch_context = &watcher,
    };

    repro_looks_init(&watcher.looks, run->looks);
    bool passed = mf_run(runner, program, &options, &shared->finding);
    if (!passed) {
        write_expected(run, watcher.checks);
        mf_report(stderr, runner, program, &shared->finding);
    }
    repro_looks_free(&watcher.looks);
    mf_runner_destroy(runner);
    shared->state = passed ? PASSED : FOUND;
}

/* --- How it ended. --- */

struct ending {
    size_t lane; /* the step, from 1, that failed; 0 before the first, one more than steps after the
                    last */
    char title[160];
    const char *want;
    char have[1024];
};

/* The line in which a sanitizer or an assertion says what it is; else the first. */
static void telling_line(char *out, size_t size, const char *words)
{
    const char *line = strstr(words, "SUMMARY: ");
    if (!line)
        line = words;
    snprintf(out, size, "%.*s", (int)strcspn(line, "\n"), line);
}

static struct ending ending_of(const struct run *run, const char *words)
{
    const struct shared *shared = run->shared;
    const struct mf_finding *finding = &shared->finding;
    size_t count = run->input->program.count;
    struct ending ending = {.lane = finding->step + 1, .want = finding->want};

    if (shared->state == FOUND) {
        if (finding->step >= count)
            ending.lane = count + 1;
        else if (finding->step >= shared->log.done)
            ending.lane = 0;
        snprintf(ending.title, sizeof ending.title, "ASSERTION FAILED: %s %s %s", finding->id,
                 finding->op, finding->what);
        snprintf(ending.have, sizeof ending.have, "%s", finding->have);
        return ending;
    }
    ending.lane = shared->log.done + 1;
    ending.want = "an answer";
    if (WIFSIGNALED(run->status) && WTERMSIG(run->status) == SIGALRM)
        snprintf(ending.title, sizeof ending.title, "no answer within %d s", CHILD_SECONDS);
    else if (WIFSIGNALED(run->status))
        snprintf(ending.title, sizeof ending.title, "the process ended with signal %d (%s)",
                 WTERMSIG(run->status), strsignal(WTERMSIG(run->status)));
    else
        snprintf(ending.title, sizeof ending.title, "the process ended with status %d",
                 WEXITSTATUS(run->status));
    telling_line(ending.have, sizeof ending.have, words[0] ? words : ending.title);
    return ending;
}

/* --- The page. --- */

static void put_range(struct repro_buffer *out, bool *first, uint64_t addr, uint64_t len)
{
    if (len == 0)
        return;
    uint64_t last = len - 1 > UINT64_MAX - addr ? UINT64_MAX : addr + (len - 1);
    repro_putf(out, "%s[\"%" PRIx64 "\",\"%" PRIx64 "\"]", *first ? "" : ",", addr, last);
    *first = false;
}

/* The addresses a step is about. */
static void put_asked(struct repro_buffer *out, const struct mf_step *step,
                      const struct mf_outcome *outcome)
{
    const uint64_t *arg = step->arg;
    bool good = outcome && outcome->error == 0;
    bool first = true;

    switch (step->kind) {
    case MF_MMAP:
        if (good || arg[0] != 0)
            put_range(out, &first, good ? outcome->value : arg[0], arg[1]);
        break;
    case MF_MREMAP:
        put_range(out, &first, arg[0], arg[1]);
        if (good)
            put_range(out, &first, outcome->value, arg[2]);
        break;
    case MF_MUNMAP:
    case MF_MPROTECT:
    case MF_MSYNC:
    case MF_MADVISE:
    case MF_MINHERIT:
    case MF_ACCESS:
        put_range(out, &first, arg[0], arg[1]);
        break;
    case MF_STORE:
    case MF_LOAD:
        put_range(out, &first, arg[0], 1);
        break;
    default:
        break;
    }
}

static void put_steps(struct repro_buffer *out, const struct mf_program *program,
                      const struct shared *shared)
{
    const struct mf_run_log *log = &shared->log;
    size_t begun = log->done + (shared->state == UNDER_WAY); /* the process ended in the last one */
    static uint64_t results[MF_OPS_MAX];
    char call[512];
    char result[64];
    struct mf_step step;
    struct mf_step cut;

    for (size_t op = 0; op < program->count; op++) {
        const struct mf_outcome *outcome = op < log->done ? &log->outcomes[op] : NULL;
        mf_step_resolve(&step, program, op, results);
        mf_step_cut(&cut, &step, program->config.bits);
        results[op] = 0;
        result[0] = '\0';
        if (outcome) {
            if (step.kind == MF_MMAP || step.kind == MF_MREMAP)
                results[op] = outcome->value;
            mf_outcome_text(result, sizeof result, program, op, outcome);
        }
        mf_text_op(call, sizeof call, program, op);
        repro_put(out, op ? ",\n{\"call\":" : "{\"call\":");
        repro_put_json(out, call, strlen(call));
        repro_put(out, ",\"result\":");
        repro_put_json(out, result, strlen(result));
        repro_put(out, ",\"asked\":[");
        if (op < begun)
            put_asked(out, &cut, outcome);
        repro_put(out, "]}");
    }
}

static void put_config(struct repro_buffer *out, const struct mf_program *program)
{
    struct mf_program bare = {.config = program->config,
                              .kernel_min = program->kernel_min,
                              .kernel_end = program->kernel_end};
    char *text = mf_text_print(&bare, NULL);
    size_t length = text ? strlen(text) : 0;
    out->failed = out->failed || !text;
    while (length > 0 && text[length - 1] == '\n')
        length--;
    repro_put_json(out, text ? text : "", length);
    free(text);
}

static void put_field(struct repro_buffer *out, const char *name, const char *text)
{
    repro_putf(out, ",\n\"%s\":", name);
    repro_put_json(out, text, strlen(text));
}

/* The whole lines, joined by commas. */
static void put_looks(struct repro_buffer *out, const char *lines)
{
    for (const char *end; (end = strchr(lines, '\n')); lines = end + 1) {
        repro_put_bytes(out, lines, (size_t)(end - lines));
        repro_put(out, strchr(end + 1, '\n') ? ",\n" : "\n");
    }
}

static void put_data(struct repro_buffer *out, const struct run *run, const char *looks,
                     const char *expected, const char *words)
{
    const struct mf_program *program = &run->input->program;
    const struct mf_config *config = &program->config;
    struct ending ending = {0};
    bool passed = run->shared->state == PASSED;
    if (!passed)
        ending = ending_of(run, words);

    repro_put(out, "{\"file\":");
    repro_put_json(out, run->path, strlen(run->path));
    repro_put(out, ",\n\"config\":");
    put_config(out, program);
    repro_putf(out, ",\n\"target\":%" PRIu64 ",\"host\":%" PRIu64 ",\"base\":\"%" PRIu64 "\"",
               config->target_page, config->host_page, config->base);
    repro_putf(out, ",\n\"verdict\":\"%s, %zu steps\",\"failed\":%d", passed ? "ok" : "failed",
               program->count, passed ? -1 : (int)ending.lane);
    put_field(out, "words", passed ? "" : words);
    repro_put(out, ",\n\"finding\":{\"title\":");
    repro_put_json(out, ending.title, strlen(ending.title));
    put_field(out, "want", passed ? "" : ending.want);
    put_field(out, "have", ending.have);
    repro_put(out, "},\n\"expected\":");
    repro_put(out, expected[0] ? expected : "[]");
    repro_put(out, ",\n\"steps\":[\n");
    put_steps(out, program, run->shared);
    repro_put(out, "],\n\"looks\":[\n");
    put_looks(out, looks);
    repro_put(out, "]}");
}

/* What is in a memory file, as a string; NULL: no memory. */
static char *read_all(int fd)
{
    off_t size = lseek(fd, 0, SEEK_END);
    char *text = size < 0 ? NULL : malloc((size_t)size + 1);
    size_t length = 0;
    while (text && length < (size_t)size) {
        ssize_t count = pread(fd, text + length, (size_t)size - length, (off_t)length);
        if (count <= 0)
            break;
        length += (size_t)count;
    }
    if (text)
        text[length] = '\0';
    return text;
}

static bool make_page(struct repro_buffer *page, const struct run *run)
{
    static const char mark[] = "@DATA@";
    size_t size = (size_t)(_binary_page_end - _binary_page_start);
    const char *at = memmem(_binary_page_start, size, mark, strlen(mark));
    char *looks = read_all(run->looks);
    char *expected = read_all(run->expected);
    char *words = read_all(run->words);

    if (at && looks && expected && words) {
        repro_put_bytes(page, _binary_page_start, (size_t)(at - _binary_page_start));
        put_data(page, run, looks, expected, words);
        at += strlen(mark);
        repro_put_bytes(page, at, (size_t)(_binary_page_end - at));
    } else {
        page->failed = true;
    }
    free(looks);
    free(expected);
    free(words);
    return !page->failed;
}

/* --- The command. --- */

static int complain(const char *path, const char *what)
{
    fprintf(stderr, "repro: %s: %s\n", path, what);
    return REPRO_BAD;
}

static int run_and_save(struct run *run, const char *out)
{
    struct repro_buffer page = {0};
    int status = REPRO_BAD;
    if (!repro_apart(work, run, CHILD_SECONDS, run->words, &run->status))
        complain(run->path, strerror(errno));
    else if (!make_page(&page, run))
        complain(run->path, "out of memory");
    else if (repro_save(out, page.data, page.length))
        status = REPRO_FINE;
    repro_buffer_free(&page);
    return status;
}

static int show(const struct repro_input *input, const char *path, const char *out)
{
    const char *refusal = mf_core_refusal(&input->program, &input->notes);
    if (refusal) {
        fprintf(stderr, "repro: %s: cannot be shown: %s\n", path, refusal);
        return REPRO_BAD;
    }
    struct run run = {
        .input = input,
        .path = path,
        .looks = memfd_create("looks", MFD_CLOEXEC),
        .expected = memfd_create("expected", MFD_CLOEXEC),
        .words = memfd_create("words", MFD_CLOEXEC),
    };
    run.shared =
        mmap(NULL, sizeof *run.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int status;
    if (run.looks < 0 || run.expected < 0 || run.words < 0 || run.shared == MAP_FAILED)
        status = complain(path, strerror(errno));
    else
        status = run_and_save(&run, out);
    if (run.shared != MAP_FAILED)
        munmap(run.shared, sizeof *run.shared);
    close(run.looks);
    close(run.expected);
    close(run.words);
    return status;
}

int repro_html(int count, char **arguments)
{
    struct repro_call call;
    struct repro_input input;
    int status = REPRO_BAD;

    if (!repro_call_parse(&call, "html", count, arguments))
        return REPRO_BAD;
    if (!call.out)
        return repro_bad_call("html wants FILE -o OUT", NULL);
    repro_input_init(&input);
    if (repro_load(&input, call.in, call.guest))
        status = show(&input, call.in, call.out);
    repro_input_free(&input);
    return status;
}
