#define _GNU_SOURCE
#include "repro/minimize.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/text.h"
#include "repro/simplify.h"

/* Programs that did not do it, by hash: rounds after the first ask for many of them again. */
struct seen {
    uint64_t *at; /* 0: free; open addressing */
    size_t count;
    size_t capacity; /* a power of two */
};

struct search {
    struct repro_trials *trials;
    const struct repro_verdict *bug;
    struct repro_case *best;
    uint64_t results[MF_OPS_MAX]; /* what best's operations return */
    struct repro_case candidates[REPRO_JOBS_MAX];
    size_t edits[REPRO_JOBS_MAX]; /* where each came from */
    uint64_t hashes[REPRO_JOBS_MAX];
    struct seen seen;
    size_t tried;
};

size_t repro_program_size(const struct mf_program *program)
{
    return mf_encode(program, NULL, 0);
}

/* --- What was seen. --- */

/* Where it is, or where it would be. */
static uint64_t *seen_place(const struct seen *seen, uint64_t hash)
{
    size_t i = hash & (seen->capacity - 1);
    while (seen->at[i] != 0 && seen->at[i] != hash)
        i = (i + 1) & (seen->capacity - 1);
    return &seen->at[i];
}

static void seen_add(struct seen *seen, uint64_t hash)
{
    if (2 * (seen->count + 1) > seen->capacity) {
        struct seen larger = {.capacity = seen->capacity ? seen->capacity * 2 : 1024};
        larger.at = calloc(larger.capacity, sizeof *larger.at);
        if (!larger.at)
            abort();
        for (size_t i = 0; i < seen->capacity; i++) {
            if (seen->at[i] != 0)
                *seen_place(&larger, seen->at[i]) = seen->at[i];
        }
        larger.count = seen->count;
        free(seen->at);
        *seen = larger;
    }
    uint64_t *place = seen_place(seen, hash);
    seen->count += *place == 0;
    *place = hash;
}

static bool seen_has(const struct seen *seen, uint64_t hash)
{
    return seen->capacity != 0 && *seen_place(seen, hash) == hash;
}

/* FNV-1a of the program's bytes; of what it states, only how much it is: it goes with the
 * operations. */
static uint64_t hash_of(const struct repro_case *at)
{
    size_t size = repro_program_size(&at->program);
    uint8_t *bytes = malloc(size);
    if (!bytes)
        abort();
    mf_encode(&at->program, bytes, size);
    uint64_t hash = 0xcbf29ce484222325;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3;
    free(bytes);
    for (size_t i = 0; i < at->notes.stated_count; i++)
        hash = (hash ^ at->notes.stated[i].state) * 0x100000001b3;
    for (size_t i = 0; i < at->notes.block_count; i++)
        hash = (hash ^ at->notes.blocks[i].after) * 0x100000001b3;
    return hash ? hash : 1;
}

/* --- Trying. --- */

static void swap(struct repro_case *a, struct repro_case *b)
{
    struct repro_case kept = *a;
    *a = *b;
    *b = kept;
}

/* The first `count` candidates, at once. Which is the first with the bug? count: none. It becomes
 * the best. */
static size_t try_candidates(struct search *search, size_t count)
{
    struct repro_verdict verdict;
    size_t first = count;
    for (unsigned i = 0; i < count; i++)
        repro_trial_start(search->trials, i, &search->candidates[i]);
    for (unsigned i = 0; i < count; i++) {
        if (first != count) {
            repro_trial_stop(search->trials, i);
            continue;
        }
        repro_trial_wait(search->trials, i, &verdict);
        search->tried++;
        if (!repro_same_bug(&verdict, search->bug)) {
            seen_add(&search->seen, search->hashes[i]);
            continue;
        }
        first = i;
        swap(search->best, &search->candidates[i]);
        repro_results(search->results, &search->best->program, verdict.log);
    }
    return first;
}

static bool is_new(const struct search *search, size_t count, uint64_t hash)
{
    for (size_t i = 0; i < count; i++) {
        if (search->hashes[i] == hash)
            return false;
    }
    return !seen_has(&search->seen, hash);
}

/* The next candidates from the changes at *next on; how many. */
static size_t fill(struct search *search, const struct repro_edits *edits, size_t *next)
{
    size_t count = 0;
    size_t jobs = repro_trials_jobs(search->trials);
    for (; count < jobs && *next < edits->count; ++*next) {
        struct repro_case *candidate = &search->candidates[count];
        repro_case_copy(candidate, search->best);
        if (!repro_edit_apply(&edits->at[*next], candidate, search->results))
            continue;
        uint64_t hash = hash_of(candidate);
        if (!is_new(search, count, hash))
            continue;
        search->hashes[count] = hash;
        search->edits[count++] = *next;
    }
    return count;
}

/* All changes, one after the other, each on top of those that kept the bug; or only up to the first
 * that did. Was there one? */
static bool try_edits(struct search *search, const struct repro_edits *edits, bool up_to_first)
{
    bool any = false;
    for (size_t next = 0; next < edits->count;) {
        size_t count = fill(search, edits, &next);
        size_t first = try_candidates(search, count);
        if (first == count)
            continue;
        any = true;
        if (up_to_first)
            return true;
        next = search->edits[first] + 1;
    }
    return any;
}

/* --- One kind after the other. --- */

/* In runs of half of them, a quarter ... until none can be removed by itself, nor with another. */
static void remove_operations(struct search *search, struct repro_edits *edits)
{
    const struct mf_program *best = &search->best->program;
    for (size_t chunk = best->count / 2; chunk > 1; chunk /= 2) {
        repro_edits_remove(edits, best, chunk);
        try_edits(search, edits, false);
    }
    do {
        do
            repro_edits_remove(edits, best, 1);
        while (try_edits(search, edits, false));
        repro_edits_remove_two(edits, best);
    } while (try_edits(search, edits, true));
}

typedef void list_edits(struct repro_edits *edits, const struct mf_program *program);

/* Listed anew after each change that kept the bug: what is behind it in the list was made for the
 * program before. */
static bool try_one_by_one(struct search *search, struct repro_edits *edits, list_edits *list)
{
    bool any = false;
    for (;;) {
        list(edits, &search->best->program);
        if (!try_edits(search, edits, true))
            return any;
        any = true;
    }
}

static bool simplify(struct search *search, struct repro_edits *edits)
{
    bool any = try_one_by_one(search, edits, repro_edits_config);
    repro_edits_operands(edits, &search->best->program, search->results);
    any = try_edits(search, edits, false) || any;
    return try_one_by_one(search, edits, repro_edits_places) || any;
}

/* The first candidate alone. */
static bool try_one(struct search *search)
{
    search->hashes[0] = hash_of(&search->candidates[0]);
    return try_candidates(search, 1) == 0;
}

/* What follows the step is not needed, nor is most of what is stated: as far as that is so, it goes
 * before anything else. */
static void cut_to_step(struct search *search, const struct repro_verdict *verdict)
{
    struct repro_case *candidate = &search->candidates[0];
    size_t step = verdict->step;
    if (step + 1 < search->best->program.count) {
        repro_case_copy(candidate, search->best);
        repro_case_remove(candidate, step + 1, candidate->program.count - (step + 1), NULL);
        try_one(search);
    }
    static const enum repro_keep keeps[] = {REPRO_KEEP_NOTHING, REPRO_KEEP_RESULT, REPRO_KEEP_MAPS};
    for (unsigned i = 0; i < sizeof keeps / sizeof *keeps; i++) {
        repro_case_copy(candidate, search->best);
        repro_case_state_only(candidate, keeps[i], step);
        if (try_one(search))
            break;
    }
}

static void minimize(struct search *search, const struct repro_verdict *verdict)
{
    struct repro_edits edits = {0};
    struct mf_program *program = &search->best->program;
    program->swarm = 0; /* neither is looked at by what runs it */
    program->kernel_min = program->kernel_end = 0;
    repro_results(search->results, program, verdict->log);
    cut_to_step(search, verdict);
    do
        remove_operations(search, &edits);
    while (simplify(search, &edits));
    repro_edits_free(&edits);
}

bool repro_minimize(struct repro_case *at, struct repro_trials *trials,
                    struct repro_minimized *result)
{
    *result = (struct repro_minimized){0};
    repro_case_flatten(at);
    repro_trial_run(trials, at, &result->verdict);
    result->tried = 1;
    if (result->verdict.ended != REPRO_FAILED)
        return false;

    struct search *search = calloc(1, sizeof *search);
    if (!search)
        abort();
    search->trials = trials;
    search->bug = &result->verdict;
    search->best = at;
    for (unsigned i = 0; i < REPRO_JOBS_MAX; i++)
        repro_case_init(&search->candidates[i]);
    minimize(search, &result->verdict);
    result->tried += search->tried;
    for (unsigned i = 0; i < REPRO_JOBS_MAX; i++)
        repro_case_free(&search->candidates[i]);
    free(search->seen.at);
    free(search);
    return true;
}

/* --- As text. --- */

/* Results up to the bug, and what is stated itself. */
static bool state_results(struct mf_notes *notes, const struct repro_case *at,
                          const struct repro_verdict *verdict)
{
    if (!mf_run_notes(notes, &at->program, verdict->log))
        return false;
    for (size_t op = 0; op < notes->stated_count; op++) {
        bool own = at->notes.stated && at->notes.stated[op].state != MF_UNSTATED;
        if (own)
            notes->stated[op] = at->notes.stated[op];
        else if (op >= verdict->step)
            notes->stated[op] = (struct mf_stated){0};
    }
    notes->blocks = at->notes.blocks; /* lent */
    notes->block_count = at->notes.block_count;
    notes->lines = at->notes.lines;
    notes->line_count = at->notes.line_count;
    memcpy(notes->sut, at->notes.sut, sizeof notes->sut);
    return true;
}

char *repro_minimized_text(const struct repro_case *at, struct repro_trials *trials,
                           const char *bug, const char *comments)
{
    struct repro_verdict verdict;
    struct mf_notes notes;
    char *text = NULL;
    char *all = NULL;

    repro_trial_run(trials, at, &verdict);
    mf_notes_init(&notes);
    if (state_results(&notes, at, &verdict))
        text = mf_text_print(&at->program, &notes);
    free(notes.stated);
    if (text && asprintf(&all, "# %s\n%s%s", bug, comments, text) < 0)
        all = NULL;
    free(text);
    return all;
}
