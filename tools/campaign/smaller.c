/*
 * smaller GUEST OUT: programs that are a little simpler than others, for tools/corpus to choose
 * from.
 *
 * Each line on stdin, FILE NAME STAGE FIRST COUNT, asks for changes FIRST to FIRST + COUNT - 1 of a
 * stage, each made to the program in FILE by itself: OUT/NAME.NUMBER is then the program, as bytes;
 * numbers of changes that make nothing simpler are left out. The answer on stdout, NAME TOTAL, is
 * how many changes the stage has. Stages, to be taken in this order: `flat` (one change: operands
 * as text has them), `remove:N` (runs of N operations, the last first), `config`, `operands`,
 * `places`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/run.h"
#include "repro/load.h"
#include "repro/simplify.h"

struct wish {
    char file[256];
    char name[64];
    char stage[32];
    size_t first;
    size_t count;
};

static int complain(const char *what, const char *which)
{
    fprintf(stderr, "smaller: %s '%s'\n", what, which);
    return 2;
}

static bool save(const struct mf_program *program, const char *folder, const char *name,
                 size_t number)
{
    static uint8_t bytes[MF_ENCODED_MAX];
    char path[512];
    size_t size = mf_encode(program, bytes, sizeof bytes);
    if (size > sizeof bytes)
        return true; /* none of ours is */
    snprintf(path, sizeof path, "%s/%s.%06zu", folder, name, number);
    FILE *out = fopen(path, "wb");
    if (!out)
        return false;
    bool good = fwrite(bytes, 1, size, out) == size;
    return fclose(out) == 0 && good;
}

/* false: there is no such stage. */
static bool list_edits(struct repro_edits *edits, const char *stage,
                       const struct mf_program *program, const uint64_t *results)
{
    if (strncmp(stage, "remove:", 7) == 0) {
        size_t chunk = strtoul(stage + 7, NULL, 10);
        if (chunk == 0)
            return false;
        repro_edits_remove(edits, program, chunk);
    } else if (strcmp(stage, "config") == 0) {
        repro_edits_config(edits, program);
    } else if (strcmp(stage, "operands") == 0) {
        repro_edits_operands(edits, program, results);
    } else if (strcmp(stage, "places") == 0) {
        repro_edits_places(edits, program);
    } else {
        return false;
    }
    return true;
}

/* Exit status. */
static int change(const struct wish *wish, struct repro_case *from, struct mf_runner *runner,
                  const char *folder)
{
    static uint64_t results[MF_OPS_MAX];
    const struct mf_run_options options = {.checks = false};
    struct repro_edits edits = {0};
    struct mf_finding finding;

    mf_run(runner, &from->program, &options, &finding);
    repro_results(results, &from->program, mf_run_log_of(runner));
    if (!list_edits(&edits, wish->stage, &from->program, results))
        return complain("there is no stage", wish->stage);
    bool good = true;
    for (size_t i = wish->first; good && i < edits.count && i - wish->first < wish->count; i++) {
        struct repro_case candidate;
        repro_case_init(&candidate);
        repro_case_copy(&candidate, from);
        if (repro_edit_apply(&edits.at[i], &candidate, results))
            good = save(&candidate.program, folder, wish->name, i);
        repro_case_free(&candidate);
    }
    printf("%s %zu\n", wish->name, edits.count);
    repro_edits_free(&edits);
    return good ? 0 : complain("cannot write to", folder);
}

static int grant(const struct wish *wish, enum mf_profile guest, struct mf_runner *runner,
                 const char *folder)
{
    struct repro_input input;
    int status = 2;
    repro_input_init(&input);
    if (repro_load(&input, wish->file, guest)) {
        struct repro_case from = {input.program, input.notes};
        repro_case_flatten(&from);
        from.program.swarm = 0;                                /* for mutation alone */
        from.program.kernel_min = from.program.kernel_end = 0; /* no target looks at them */
        if (strcmp(wish->stage, "flat") != 0)
            status = change(wish, &from, runner, folder);
        else if (save(&from.program, folder, wish->name, 0))
            status = printf("%s 1\n", wish->name) > 0 ? 0 : 2;
        else
            status = complain("cannot write to", folder);
        input.program = from.program;
        input.notes = from.notes;
    }
    repro_input_free(&input);
    return status;
}

int main(int argc, char **argv)
{
    enum mf_profile guest;
    char line[512];
    int status = 0;

    if (argc != 3)
        return complain("wants GUEST OUT, not", argc > 1 ? argv[1] : "");
    if (!repro_guest(argv[1], &guest))
        return complain("there is no guest", argv[1]);
    struct mf_runner *runner = mf_runner_create();
    while (status == 0 && fgets(line, sizeof line, stdin)) {
        struct wish wish;
        if (sscanf(line, "%255s %63s %31s %zu %zu", wish.file, wish.name, wish.stage, &wish.first,
                   &wish.count) != 5)
            status = complain("this is not FILE NAME STAGE FIRST COUNT:", strtok(line, "\n"));
        else
            status = grant(&wish, guest, runner, argv[2]);
    }
    mf_runner_destroy(runner);
    return fflush(stdout) == 0 ? status : 2;
}
