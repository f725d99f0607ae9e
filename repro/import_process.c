#define _GNU_SOURCE
#include "repro/import_process.h"

#include <stdarg.h>
#include <string.h>

#include "fuzz/text.h"
#include "mm/abi_linux.h"
#include "repro/grow.h"

/* Of files that were mapped before the program begins: not one that the program's own calls are
 * likely to have. */
enum { BEFORE_FD = 100 };

struct import_process *import_process_create(const char *name, uint32_t pid)
{
    struct import_process *process = repro_alloc(sizeof *process);
    memset(process, 0, sizeof *process);
    process->name = strdup(name);
    process->pid = pid;
    process->fds = repro_alloc((MF_FD_MAX + 1) * sizeof *process->fds);
    memset(process->fds, 0, (MF_FD_MAX + 1) * sizeof *process->fds);
    return process;
}

/* Does b go on where a ends, alike in everything? */
static bool continues(const struct import_piece *a, const struct import_piece *b)
{
    return a->last + 1 == b->first && a->prot == b->prot && a->flags == b->flags &&
           a->file == b->file && (!a->file || a->offset + (b->first - a->first) == b->offset);
}

/* Mapped pieces as a child has them. */
static void inherit(struct import_memory *to, const struct import_memory *from)
{
    struct import_piece joined = {.state = IMPORT_UNKNOWN};
    for (size_t i = 0; i < from->count; i++) {
        struct import_piece piece = from->at[i];
        if (piece.state != IMPORT_MAPPED)
            continue;
        piece.anchor = (struct import_anchor){0};
        piece.open = false;
        if (joined.state == IMPORT_MAPPED && continues(&joined, &piece)) {
            joined.last = piece.last;
            continue;
        }
        if (joined.state == IMPORT_MAPPED)
            import_memory_set(to, &joined);
        joined = piece;
    }
    if (joined.state == IMPORT_MAPPED)
        import_memory_set(to, &joined);
}

struct import_process *import_process_fork(const struct import_process *parent, uint32_t pid)
{
    struct import_process *child = import_process_create(parent->name, pid);
    child->whole = parent->whole;
    child->forked = true;
    inherit(&child->inherited, &parent->memory);
    inherit(&child->memory, &parent->memory);
    child->brk_known = parent->brk_known;
    child->brk = parent->brk;
    return child;
}

void import_process_free(struct import_process *process)
{
    for (size_t i = 0; i < process->count; i++)
        free(process->steps[i].comment);
    free(process->steps);
    free(process->name);
    free(process->fds);
    free(process->reasons);
    import_memory_free(&process->memory);
    import_memory_free(&process->inherited);
    import_memory_free(&process->before);
    free(process);
}

size_t import_process_add(struct import_process *process, const struct mf_op *op,
                          const struct mf_stated *stated, const char *comment)
{
    if (process->count == MF_OPS_MAX)
        return process->count + process->cut++;
    process->steps =
        repro_grow(process->steps, process->count, &process->capacity, sizeof *process->steps);
    process->steps[process->count] =
        (struct import_step){*op, *stated, comment ? strdup(comment) : NULL};
    return process->count++;
}

struct import_step *import_process_step(struct import_process *process, size_t number)
{
    return number < process->count ? &process->steps[number] : NULL;
}

void import_process_leave_out(struct import_process *process, const char *format, ...)
{
    struct import_reason reason = {.count = 1};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason.what, sizeof reason.what, format, arguments);
    va_end(arguments);
    for (char *c = reason.what; *c; c++) { /* it may quote the trace */
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
    }
    for (size_t i = 0; i < process->reason_count; i++) {
        if (strcmp(process->reasons[i].what, reason.what) == 0) {
            process->reasons[i].count++;
            return;
        }
    }
    process->reasons = repro_grow(process->reasons, process->reason_count,
                                  &process->reason_capacity, sizeof *process->reasons);
    process->reasons[process->reason_count++] = reason;
}

/* --- What is mapped before the first step --- */

/* The steps of a program, each with its comment. */
struct whole {
    struct mf_program program;
    struct mf_notes notes;
    const char *comments[MF_OPS_MAX];
    size_t cut;
};

static void put(struct whole *whole, const struct mf_op *op, const struct mf_stated *stated,
                const char *comment)
{
    struct mf_op *added = mf_program_add(&whole->program, (enum mf_op_kind)op->kind);
    if (!added) {
        whole->cut++;
        return;
    }
    *added = *op;
    whole->notes.stated[whole->program.count - 1] = *stated;
    whole->comments[whole->program.count - 1] = comment;
}

static struct mf_value number(uint64_t value)
{
    return (struct mf_value){.base = MF_ABS, .offset = value};
}

static void put_map(struct whole *whole, const struct import_piece *piece, const char *comment)
{
    const struct import_file *file = piece->file;
    struct mf_stated at = {.state = MF_VALUE, .value = piece->first};
    struct mf_op map = {.kind = MF_MMAP,
                        .argc = 6,
                        .arg = {number(piece->first), number(piece->last - piece->first + 1),
                                number(piece->prot), number(piece->flags | LX_MAP_FIXED),
                                number(file ? BEFORE_FD : UINT64_MAX),
                                number(file ? piece->offset : 0)}};
    put(whole, &map, &at, comment);
}

/* All pieces of the file that piece i is of, while it has a descriptor. */
static void put_file(struct whole *whole, const struct import_memory *memory, size_t i,
                     const char *comment)
{
    static const struct mf_stated nothing;
    static const struct mf_stated zero = {.state = MF_VALUE};
    const struct import_file *file = memory->at[i].file;
    struct mf_op open = {.kind = MF_FILE,
                         .argc = 4,
                         .arg = {number(BEFORE_FD), number(file->size), number(3), number(0)}};
    struct mf_op close = {.kind = MF_CLOSE, .argc = 1, .arg = {number(BEFORE_FD)}};

    put(whole, &open, &nothing, comment);
    for (; i < memory->count; i++) {
        if (memory->at[i].file == file)
            put_map(whole, &memory->at[i], NULL);
    }
    put(whole, &close, &zero, NULL);
}

static bool is_first_of_file(const struct import_memory *memory, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (memory->at[k].file == memory->at[i].file)
            return false;
    }
    return true;
}

static void put_pieces(struct whole *whole, const struct import_memory *memory, const char *comment)
{
    for (size_t i = 0; i < memory->count; i++) {
        if (!memory->at[i].file)
            put_map(whole, &memory->at[i], i == 0 ? comment : NULL);
        else if (is_first_of_file(memory, i))
            put_file(whole, memory, i, i == 0 ? comment : NULL);
    }
}

static void put_steps(struct whole *whole, const struct import_process *process)
{
    size_t shift = whole->program.count;
    for (size_t i = 0; i < process->count; i++) {
        struct import_step step = process->steps[i];
        for (unsigned k = 0; k < step.op.argc; k++) {
            if (step.op.arg[k].base == MF_RESULT)
                step.op.arg[k].ref = (uint16_t)(step.op.arg[k].ref + shift);
        }
        if (step.stated.relative)
            step.stated.ref = (uint16_t)(step.stated.ref + shift);
        put(whole, &step.op, &step.stated, step.comment);
    }
}

/* --- Text --- */

static void print_comment(FILE *out, const char *comment)
{
    while (comment && *comment) {
        size_t length = strcspn(comment, "\n");
        fprintf(out, "# %.*s\n", (int)length, comment);
        comment += length + (comment[length] == '\n');
    }
}

static void print_head(FILE *out, const struct import_process *process, size_t cut)
{
    fprintf(out, "# from strace: %s", process->name);
    if (process->pid != 0)
        fprintf(out, ", process %u", (unsigned)process->pid);
    fprintf(out, process->forked ? ", after fork\n" : "\n");
    if (!process->whole)
        fprintf(out, "# the trace begins in the middle: what was mapped before it is not here\n");
    if (cut > 0)
        fprintf(out, "# cut: %zu more steps; a program has at most %d\n", cut, MF_OPS_MAX);
    for (size_t i = 0; i < process->reason_count; i++)
        fprintf(out, "# left out: %s (%zu)\n", process->reasons[i].what, process->reasons[i].count);
}

/* The text has one line for the configuration and one for each step. */
static void print_woven(FILE *out, const struct whole *whole, const char *text)
{
    for (size_t line = 0; *text; line++) {
        size_t length = strcspn(text, "\n");
        if (line > 0)
            print_comment(out, whole->comments[line - 1]);
        fprintf(out, "%.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

char *import_process_print(const struct import_process *process, bool bits32, size_t *steps,
                           size_t *cut)
{
    struct whole *whole = repro_alloc(sizeof *whole);
    memset(whole, 0, sizeof *whole);
    mf_program_init(&whole->program);
    mf_notes_init(&whole->notes);
    whole->notes.stated = repro_alloc(MF_OPS_MAX * sizeof *whole->notes.stated);
    if (bits32)
        whole->program.config.bits = 32;
    put_pieces(whole, &process->inherited,
               "what the process had when it was forked, but for what was stored there");
    put_pieces(whole, &process->before,
               "mapped before the first call; what it was is not in the trace");
    put_steps(whole, process);
    whole->notes.stated_count = whole->program.count;
    *steps = whole->program.count;
    *cut = whole->cut + process->cut;

    char *printed = mf_text_print(&whole->program, &whole->notes);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!printed || !out) {
        fprintf(stderr, "repro: out of memory\n");
        abort();
    }
    print_head(out, process, *cut);
    print_woven(out, whole, printed);
    fclose(out);
    free(printed);
    mf_program_free(&whole->program);
    mf_notes_free(&whole->notes);
    free(whole);
    return text;
}
