/*
 * What a finding looks like:
 *
 *     ASSERTION FAILED: COVER mprotect host-protection
 *       step  17 of 42: mprotect(0x8000, 0x1000, PROT_READ) = 0
 *       want  host pages of guest 0x8000-0x8fff allow rw- (target pages 0x8000 r--, ...)
 *       have  host pages of guest 0x8000-0x8fff: r-- anon
 *       map   guest addresses    model       core        host
 *           ! 0x8000-0x8fff      r--p anon   rw-p anon   rw- anon
 *       program up to there:
 *         config ...
 *       again bazel-bin/repro/repro run ARTIFACT
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/run_internal.h"
#include "fuzz/step.h"
#include "fuzz/text.h"

/* --- The maps, side by side. --- */

enum { ROWS_MAX = 200, CELL = 40 };

/* Where the three lists stand; each index moves on when `at` has passed its element. */
struct walk {
    const struct mf_checks *checks;
    size_t region;
    size_t piece;
    size_t mapping;
    uint64_t at;
};

struct row {
    uint64_t first;
    uint64_t last;
    const struct mm_region *region; /* NULL: not mapped */
    const struct mf_piece *piece;
    const struct mf_host_mapping *mapping;
};

/* What of a list's element lies in the row: cuts the row at its edges. */
static bool meets(struct row *row, uint64_t first, uint64_t last)
{
    if (first > row->first) {
        if (first <= row->last)
            row->last = first - 1;
        return false;
    }
    if (last < row->last)
        row->last = last;
    return true;
}

static uint64_t from_first(uint64_t first, uint64_t at)
{
    return first > at ? first : at;
}

/* Guest addresses of a host mapping, cut to the span. */
static void mapping_range(const struct mf_checks *checks, const struct mf_host_mapping *mapping,
                          uint64_t *first, uint64_t *last)
{
    uint64_t low = mapping->first > checks->span_first ? mapping->first : checks->span_first;
    uint64_t high = mapping->last < checks->span_last ? mapping->last : checks->span_last;
    *first = mf_to_guest(checks, low);
    *last = mf_to_guest(checks, high);
}

/* The next run in which no list changes and at least one has something; false: none is left. */
static bool next_row(struct walk *walk, struct row *row)
{
    const struct mf_checks *checks = walk->checks;
    size_t mappings = mf_mapping_count(checks);
    uint64_t low = 0;
    uint64_t high = 0;

    while (walk->region < checks->regions.count &&
           checks->regions.at[walk->region].range.last < walk->at)
        walk->region++;
    while (walk->piece < mf_model_piece_count(checks->model) &&
           mf_model_piece(checks->model, walk->piece)->last < walk->at)
        walk->piece++;
    for (; walk->mapping < mappings; walk->mapping++) {
        const struct mf_host_mapping *mapping = mf_mapping_at(checks, walk->mapping);
        if (mapping->last < checks->span_first || mapping->first > checks->span_last)
            continue;
        mapping_range(checks, mapping, &low, &high);
        if (high >= walk->at)
            break;
    }

    *row = (struct row){UINT64_MAX, UINT64_MAX, NULL, NULL, NULL};
    bool some = false;
    if (walk->region < checks->regions.count) {
        row->region = &checks->regions.at[walk->region];
        row->first = from_first(row->region->range.first, walk->at);
        some = true;
    }
    if (walk->piece < mf_model_piece_count(checks->model)) {
        row->piece = mf_model_piece(checks->model, walk->piece);
        uint64_t first = from_first(row->piece->first, walk->at);
        row->first = first < row->first ? first : row->first;
        some = true;
    }
    if (walk->mapping < mappings) {
        row->mapping = mf_mapping_at(checks, walk->mapping);
        uint64_t first = from_first(low, walk->at);
        row->first = first < row->first ? first : row->first;
        some = true;
    }
    if (!some)
        return false;
    if (row->region && !meets(row, row->region->range.first, row->region->range.last))
        row->region = NULL;
    if (row->piece && !meets(row, row->piece->first, row->piece->last))
        row->piece = NULL;
    if (row->mapping && !meets(row, low, high))
        row->mapping = NULL;
    return true;
}

/* Model and core disagree so that it shows. Numbers of objects are each side's own. */
static bool row_differs(const struct mf_checks *checks, const struct row *row)
{
    if (!row->region || !row->piece)
        return row->region || row->piece;
    if (checks->maps_only)
        return row->region->prot != row->piece->prot ||
               ((row->region->attrs & MM_ATTR_SHARED) != 0) != row->piece->shared;
    return row->region->prot != row->piece->prot || row->region->max_prot != row->piece->max_prot ||
           row->region->attrs != mf_piece_attrs(row->piece) ||
           (row->region->kind == MM_KIND_FILE) != row->piece->is_object;
}

static void print_row(FILE *out, const struct mf_checks *checks, const struct row *row)
{
    char range[48];
    char model[CELL * 4] = ".";
    char core[CELL * 4] = ".";
    char host[CELL * 4] = ".";

    snprintf(range, sizeof range, "0x%" PRIx64 "-0x%" PRIx64, row->first, row->last);
    if (row->piece)
        mf_piece_text(model, sizeof model, row->piece, row->first);
    if (row->region)
        mf_region_text(core, sizeof core, row->region, row->first);
    if (row->mapping)
        mf_mapping_text(host, sizeof host, row->mapping, mf_to_host(checks, row->first));
    fprintf(out, "      %c %-33s  %-28s  %-28s  %s\n", row_differs(checks, row) ? '!' : ' ', range,
            model, core, host);
}

static void print_maps(FILE *out, const struct mf_checks *checks, const char *system)
{
    struct walk walk = {.checks = checks};
    struct row row;
    unsigned rows = 0;

    fprintf(out, "  map     %-33s  %-28s  %-28s  %s\n", "guest addresses", "model", system,
            checks->maps_only ? "" : "host");
    while (next_row(&walk, &row)) {
        if (++rows > ROWS_MAX) {
            fprintf(out, "        ... and more\n");
            break;
        }
        print_row(out, checks, &row);
        if (row.last == UINT64_MAX)
            break;
        walk.at = row.last + 1;
    }
    if (rows == 0)
        fprintf(out, "        nothing mapped\n");
}

/* --- The program. --- */

/* As far as it ran, with what its steps answered. The last step's result is left out where it is
 * what is wrong. */
static void print_program(FILE *out, const struct mf_runner *runner,
                          const struct mf_program *program)
{
    struct mf_program ran = *program;
    struct mf_notes notes;
    size_t step = runner->finding->step;

    ran.count = runner->log->done;
    mf_notes_init(&notes);
    char *text = NULL;
    if (mf_run_notes(&notes, &ran, runner->log)) {
        if (step < notes.stated_count)
            notes.stated[step] = (struct mf_stated){0};
        text = mf_text_print(&ran, &notes);
    }
    mf_notes_free(&notes);

    fprintf(out, "  program up to there%s:\n",
            runner->log->done < program->count ? " (what follows did not run)" : "");
    for (char *line = text; line && *line;) {
        size_t length = strcspn(line, "\n");
        fprintf(out, "    %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    free(text);
}

/* --- All of it. --- */

static void print_step(FILE *out, const struct mf_runner *runner, const struct mf_program *program,
                       const struct mf_finding *finding)
{
    char text[512];
    char result[64];

    if (finding->step >= runner->log->done) {
        fprintf(out, "  step  %s (of %zu)\n",
                finding->step >= program->count ? "after the last" : "before the first",
                program->count);
        return;
    }
    mf_text_op(text, sizeof text, program, finding->step);
    mf_outcome_text(result, sizeof result, program, finding->step,
                    &runner->log->outcomes[finding->step]);
    fprintf(out, "  step  %zu of %zu: %s%s%s\n", finding->step + 1, program->count, text,
            result[0] ? " = " : "", result);
}

void mf_report(FILE *out, struct mf_runner *runner, const struct mf_program *program,
               const struct mf_finding *finding)
{
    fprintf(out, "ASSERTION FAILED: %s %s %s\n", finding->id, finding->op, finding->what);
    print_step(out, runner, program, finding);
    fprintf(out, "  want  %s\n", finding->want);
    fprintf(out, "  have  %s\n", finding->have);
    runner->sut->ops->observe(runner->sut, &runner->checks);
    print_maps(out, &runner->checks, runner->sut->ops->name);
    print_program(out, runner, program);
    const char *name = runner->sut->ops->name;
    bool usual = strcmp(name, "core") == 0;
    fprintf(out, "  again bazel-bin/repro/repro run %s%s%s%s\n",
            usual ? "" : "--sut=", usual ? "" : name, usual ? "" : " ",
            runner->again ? runner->again : "ARTIFACT");
    fflush(out);
}
