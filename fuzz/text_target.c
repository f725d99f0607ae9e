/*
 * Fuzz target `text`: any bytes as text, and the same bytes as a program in binary form, through
 * parser, printer and codec. What DESIGN.md promises of each is asserted.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/stats.h"
#include "fuzz/text.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Longer inputs are not run; the longest program of the corpus is a little shorter. libFuzzer alone
 * could be told. */
enum { INPUT_MAX = 1 << 16 };

/* Kept from run to run. */
static struct mf_program first;
static struct mf_program second;
static uint8_t encoded[MF_ENCODED_MAX];
static uint64_t operations;

/* One line that names what is wrong, whatever led to it; then what is known. */
static void finding(const char *what, const char *text, const struct mf_text_error *error)
{
    fprintf(stderr, "ASSERTION FAILED: STATED text %s\n", what);
    if (error && error->message[0] != '\0')
        fprintf(stderr, "  error at %u:%u: %s\n", error->line, error->column, error->message);
    if (text)
        fprintf(stderr, "%s", text);
    abort();
}

static char *print(const struct mf_program *program, const struct mf_notes *notes)
{
    char *text = mf_text_print(program, notes);
    if (!text) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return text;
}

static bool is_in_text(const char *text, size_t size, const struct mf_text_error *error)
{
    const char *end = text + size;
    uint32_t line = 1;
    for (; line < error->line; line++) {
        const char *feed = text == end ? NULL : memchr(text, '\n', (size_t)(end - text));
        if (!feed)
            return false;
        text = feed + 1;
    }
    const char *feed = text == end ? NULL : memchr(text, '\n', (size_t)(end - text));
    size_t length = (size_t)((feed ? feed : end) - text);
    /* The place just after the line's last byte is where something is missing. */
    return error->line >= 1 && error->column >= 1 && error->column <= length + 1;
}

/* Text that the printer made: it must say `program`, and be printed like that again. */
static void check_printed(const char *text, const struct mf_program *program, bool with_notes)
{
    struct mf_text_error error;
    struct mf_notes notes;
    mf_notes_init(&notes);
    if (!mf_text_parse(text, strlen(text), &second, &notes, &error))
        finding("printed-text-is-refused", text, &error);
    if (!mf_program_equal(program, &second))
        finding("printed-text-says-something-else", text, NULL);
    char *again = print(&second, with_notes ? &notes : NULL);
    if (strcmp(text, again) != 0)
        finding("printing-again-differs", text, NULL);
    free(again);
    mf_notes_free(&notes);
}

static void try_text(const char *text, size_t size)
{
    struct mf_text_error error;
    struct mf_notes notes;
    mf_notes_init(&notes);
    if (!mf_text_parse(text, size, &first, &notes, &error)) {
        if (!is_in_text(text, size, &error))
            finding("error-is-outside-of-the-text", NULL, &error);
        if (error.message[0] == '\0')
            finding("error-says-nothing", NULL, &error);
        if (first.count != 0 || notes.stated || notes.blocks || notes.lines)
            finding("refused-text-leaves-something", NULL, &error);
        return;
    }
    operations += first.count;
    char *printed = print(&first, &notes);
    check_printed(printed, &first, true);
    free(printed);
    mf_notes_free(&notes);
}

static void flatten(struct mf_program *program)
{
    /* From the last on: an operand is worked out from those before it. */
    for (size_t op = program->count; op-- > 0;) {
        for (unsigned i = 0; i < program->ops[op].argc; i++)
            program->ops[op].arg[i] = mf_value_flatten(program, op, program->ops[op].arg[i]);
    }
}

static void try_binary(const uint8_t *data, size_t size)
{
    const char *key;
    mf_decode(data, size, &first);
    operations += first.count;
    if (mf_config_error(&first.config, &key))
        finding("decoded-configuration-is-not-lawful", NULL, NULL);
    size_t length = mf_encode(&first, encoded, sizeof(encoded));
    if (length > sizeof(encoded))
        finding("encoding-is-too-long", NULL, NULL);
    mf_decode(encoded, length, &second);
    if (!mf_program_equal(&first, &second) || first.swarm != second.swarm)
        finding("encoding-says-something-else", NULL, NULL);

    char *printed = print(&first, NULL);
    flatten(&first);
    check_printed(printed, &first, false);
    free(printed);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    mf_stats_begin(NULL);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > INPUT_MAX)
        return 0;
    operations = 0;
    try_text((const char *)data, size);
    try_binary(data, size);
    mf_stats_count(operations);
    return 0;
}
