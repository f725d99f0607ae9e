#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/constants.h"
#include "fuzz/text_config.h"
#include "fuzz/text_names.h"
#include "fuzz/text_scan.h"

/* Texts of more bytes than this are refused, so that every column fits. */
#define TEXT_MAX ((size_t)1 << 30)

enum { LABEL_HEADS = 256, NO_LABEL = 0xffff };

/* rNUMBER = the operation with this index. Newer ones come first in their list, and so win. */
struct label {
    uint64_t number;
    uint16_t op;
    uint16_t next; /* index of another label with the same hash, or NO_LABEL */
};

struct parser {
    struct mf_scan scan;
    struct mf_program *program;
    struct mf_notes notes;
    size_t stated_capacity;
    size_t block_capacity;
    size_t line_capacity;
    bool config_seen;
    bool in_block;
    uint32_t block_column; /* of the open block's `maps` */
    struct label *labels;
    size_t label_count;
    size_t label_capacity;
    uint16_t label_heads[LABEL_HEADS];
};

static bool fail(struct parser *parser, const char *at, const char *message)
{
    return mf_scan_fail(&parser->scan, at, "%s", message);
}

/* Room for one more in a growing array; NULL: no memory. */
static void *grow(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    size_t larger = *capacity ? *capacity * 2 : 16;
    void *grown = realloc(array, larger * size);
    if (grown)
        *capacity = larger;
    return grown;
}

static const char *abi_name(const struct parser *parser)
{
    return parser->program->config.abi == MF_FREEBSD ? "FreeBSD" : "Linux";
}

/* --- Labels --- */

static bool define_label(struct parser *parser, const char *at, uint64_t number)
{
    struct label *labels =
        grow(parser->labels, parser->label_count, &parser->label_capacity, sizeof(labels[0]));
    if (!labels)
        return fail(parser, at, "out of memory");
    parser->labels = labels;
    uint16_t *head = &parser->label_heads[number % LABEL_HEADS];
    labels[parser->label_count] =
        (struct label){number, (uint16_t)(parser->program->count - 1), *head};
    *head = (uint16_t)parser->label_count++;
    return true;
}

static bool find_label(const struct parser *parser, uint64_t number, uint16_t *op)
{
    uint16_t index = parser->label_heads[number % LABEL_HEADS];
    while (index != NO_LABEL && parser->labels[index].number != number)
        index = parser->labels[index].next;
    if (index == NO_LABEL)
        return false;
    *op = parser->labels[index].op;
    return true;
}

/* --- Operands --- */

/* A number, or rN, rN+NUMBER, rN-NUMBER (no blanks inside). */
static bool read_address(struct parser *parser, struct mf_value *value)
{
    struct mf_scan *scan = &parser->scan;
    mf_scan_space(scan);
    const char *start = scan->at;
    struct mf_word word = mf_scan_word(scan, false);
    uint64_t number;
    if (!mf_word_is_label(word, &number)) {
        scan->at = start;
        *value = (struct mf_value){MF_ABS, 0, 0};
        return mf_scan_number(scan, &value->offset);
    }
    *value = (struct mf_value){MF_RESULT, 0, 0};
    if (!find_label(parser, number, &value->ref))
        return mf_scan_fail(scan, start, "r%llu is not defined above this line",
                            (unsigned long long)number);
    if (scan->at == scan->line_end || (*scan->at != '+' && *scan->at != '-'))
        return true;
    char sign = *scan->at++;
    if (scan->at == scan->line_end || *scan->at < '0' || *scan->at > '9')
        return mf_scan_expected(scan, scan->at, "a number");
    if (!mf_scan_number(scan, &value->offset))
        return false;
    if (sign == '-')
        value->offset = 0 - value->offset;
    return true;
}

/* Low bits that a term such as PROT_MAX(...) or MAP_ALIGNED(...) takes, and how far up they go. */
static bool read_shifted(struct parser *parser, enum mf_constant_group group, uint64_t *bits);

/* A constant of the group, a number, or one of FreeBSD's two macros. */
static bool read_term(struct parser *parser, enum mf_constant_group group, bool macros,
                      uint64_t *bits)
{
    struct mf_scan *scan = &parser->scan;
    mf_scan_space(scan);
    const char *start = scan->at;
    struct mf_word word = mf_scan_word(scan, false);
    if (word.length == 0 || mf_word_is(word, "NULL")) {
        scan->at = start;
        return mf_scan_number(scan, bits);
    }
    size_t count;
    const struct mf_constant *constants = mf_constants(parser->program->config.abi, group, &count);
    for (size_t i = 0; i < count; i++) {
        if (mf_word_is(word, constants[i].name)) {
            *bits = constants[i].value;
            return true;
        }
    }
    bool is_macro = parser->program->config.abi == MF_FREEBSD &&
                    ((group == MF_GROUP_PROT && mf_word_is(word, "PROT_MAX")) ||
                     (group == MF_GROUP_MAP && mf_word_is(word, "MAP_ALIGNED")));
    if (macros && is_macro)
        return read_shifted(parser, group, bits);
    char what[64] = "a number";
    if (count > 0)
        snprintf(what, sizeof(what), "a number or a constant %s* of %s", mf_text_group_name(group),
                 abi_name(parser));
    return mf_scan_expected(scan, start, what);
}

static bool read_bits(struct parser *parser, enum mf_constant_group group, bool macros,
                      uint64_t *bits)
{
    *bits = 0;
    do {
        uint64_t term;
        if (!read_term(parser, group, macros, &term))
            return false;
        *bits |= term;
    } while (mf_scan_take(&parser->scan, '|'));
    return true;
}

static bool read_shifted(struct parser *parser, enum mf_constant_group group, uint64_t *bits)
{
    struct mf_scan *scan = &parser->scan;
    if (!mf_scan_need(scan, '('))
        return false;
    mf_scan_space(scan);
    const char *start = scan->at;
    if (!read_bits(parser, group, false, bits))
        return false;
    if (group == MF_GROUP_PROT && *bits > 0xffff)
        return fail(parser, start, "PROT_MAX takes a number up to 0xffff");
    if (group == MF_GROUP_MAP && *bits > 0xff)
        return fail(parser, start, "MAP_ALIGNED takes a number up to 255");
    *bits <<= group == MF_GROUP_PROT ? MF_PROT_MAX_SHIFT : MF_MAP_ALIGNED_SHIFT;
    return mf_scan_need(scan, ')');
}

static bool read_operand(struct parser *parser, enum mf_class class, struct mf_value *value)
{
    enum mf_constant_group group;
    if (class == MF_CLASS_ADDR)
        return read_address(parser, value);
    if (mf_text_group(class, &group))
        return read_bits(parser, group, true, &value->offset);
    return mf_scan_number(&parser->scan, &value->offset);
}

/* A number up to `most`, or fails with the message. */
static bool read_up_to(struct parser *parser, uint64_t most, const char *message, uint64_t *number)
{
    mf_scan_space(&parser->scan);
    const char *start = parser->scan.at;
    if (!mf_scan_number(&parser->scan, number))
        return false;
    return *number <= most || fail(parser, start, message);
}

#define BYTE_MESSAGE "a byte is a number from 0 to 255"
#define FD_MESSAGE "a file statement takes descriptors from 0 to 1023"
_Static_assert(MF_FD_MAX == 1023, "said in the message");

/* r, w or rw. */
static bool read_access(struct parser *parser, uint64_t *access)
{
    mf_scan_space(&parser->scan);
    const char *start = parser->scan.at;
    struct mf_word word = mf_scan_word(&parser->scan, false);
    *access = mf_word_is(word, "r")    ? 1
              : mf_word_is(word, "w")  ? 2
              : mf_word_is(word, "rw") ? 3
                                       : 0;
    return *access != 0 || mf_scan_expected(&parser->scan, start, "r, w or rw");
}

/* --- What is stated after '=' --- */

static bool read_errno(struct parser *parser, struct mf_stated *stated)
{
    struct mf_scan *scan = &parser->scan;
    mf_scan_space(scan);
    const char *start = scan->at;
    struct mf_word word = mf_scan_word(scan, false);
    if (word.length == 0)
        return mf_scan_expected(scan, start, "the name of an errno after -1");
    int number = mf_errno_number(parser->program->config.abi, word.at, word.length);
    if (number < 0) {
        char what[64];
        snprintf(what, sizeof(what), "the name of an errno of %s", abi_name(parser));
        return mf_scan_expected(scan, start, what);
    }
    stated->state = MF_ERRNO;
    stated->error = (uint16_t)number;
    if (mf_scan_take(scan, '(')) /* strace says it again in words */
        scan->at = scan->line_end;
    return true;
}

static bool read_call_result(struct parser *parser, struct mf_stated *stated)
{
    struct mf_scan *scan = &parser->scan;
    if (mf_scan_take(scan, '?')) {
        stated->state = MF_SUCCESS;
        return true;
    }
    mf_scan_space(scan);
    const char *start = scan->at;
    struct mf_value value;
    if (!read_address(parser, &value))
        return false;
    if (*start == '-' && value.offset == UINT64_MAX)
        return read_errno(parser, stated);
    stated->state = MF_VALUE;
    stated->value = value.offset;
    stated->relative = value.base == MF_RESULT;
    stated->ref = value.ref;
    return true;
}

static bool read_fault_name(struct parser *parser, struct mf_stated *stated)
{
    const char *start = parser->scan.at;
    struct mf_word word = mf_scan_word(&parser->scan, false);
    if (mf_word_is(word, "SIGSEGV"))
        stated->state = MF_FAULT_SEGV;
    else if (mf_word_is(word, "SIGBUS"))
        stated->state = MF_FAULT_BUS;
    else
        parser->scan.at = start;
    return parser->scan.at != start;
}

static bool read_load_result(struct parser *parser, struct mf_stated *stated)
{
    mf_scan_space(&parser->scan);
    const char *start = parser->scan.at;
    if (read_fault_name(parser, stated))
        return true;
    if (mf_scan_word(&parser->scan, false).length != 0)
        return mf_scan_expected(&parser->scan, start, "a byte, SIGSEGV or SIGBUS");
    stated->state = MF_VALUE;
    return read_up_to(parser, 0xff, BYTE_MESSAGE, &stated->value);
}

static bool read_access_result(struct parser *parser, struct mf_stated *stated)
{
    mf_scan_space(&parser->scan);
    const char *start = parser->scan.at;
    struct mf_word word = mf_scan_word(&parser->scan, false);
    if (!mf_word_is(word, "yes") && !mf_word_is(word, "no"))
        return mf_scan_expected(&parser->scan, start, "yes or no");
    stated->state = MF_VALUE;
    stated->value = mf_word_is(word, "yes");
    return true;
}

static bool read_stated(struct parser *parser, enum mf_op_kind kind, struct mf_stated *stated)
{
    /* A store that says nothing must succeed; else a missing '=' states nothing. */
    if (kind == MF_STORE)
        stated->state = MF_SUCCESS;
    if (mf_scan_at_end(&parser->scan))
        return true;
    if (kind == MF_FILE || kind == MF_FAULT)
        return mf_scan_expected(&parser->scan, parser->scan.at, "the end of the line");
    if (!mf_scan_need(&parser->scan, '='))
        return false;
    if (kind == MF_LOAD)
        return read_load_result(parser, stated);
    if (kind == MF_ACCESS)
        return read_access_result(parser, stated);
    if (kind != MF_STORE)
        return read_call_result(parser, stated);
    mf_scan_space(&parser->scan);
    return read_fault_name(parser, stated) ||
           mf_scan_expected(&parser->scan, parser->scan.at, "SIGSEGV or SIGBUS");
}

/* --- Operations --- */

static bool read_call(struct parser *parser, struct mf_op *op)
{
    enum mf_op_kind kind = (enum mf_op_kind)op->kind;
    unsigned argc = mf_op_argc(kind);
    if (!mf_scan_need(&parser->scan, '('))
        return false;
    for (unsigned i = 0; i < argc; i++) {
        if (kind == MF_MREMAP && i == 4 && mf_scan_take(&parser->scan, ')')) {
            op->argc = 4;
            return true;
        }
        if (i > 0 && !mf_scan_need(&parser->scan, ','))
            return false;
        if (!read_operand(parser, mf_arg_class(kind, i), &op->arg[i]))
            return false;
    }
    return mf_scan_need(&parser->scan, ')');
}

static bool read_file_key(struct parser *parser, struct mf_op *op, const char **places)
{
    struct mf_scan *scan = &parser->scan;
    const char *start = scan->at;
    struct mf_word word = mf_scan_word(scan, false);
    unsigned arg = mf_word_is(word, "size")   ? 1
                   : mf_word_is(word, "mode") ? 2
                   : mf_word_is(word, "same") ? 3
                                              : 0;
    if (arg == 0)
        return mf_scan_expected(scan, start, "size=, mode= or same=");
    if (places[arg])
        return mf_scan_fail(scan, start, "%.4s is given twice", start);
    places[arg] = start;
    uint64_t *number = &op->arg[arg].offset;
    if (!mf_scan_need(scan, '='))
        return false;
    if (arg == 2)
        return read_access(parser, number);
    if (arg == 1)
        return read_up_to(parser, MF_FILE_SIZE_MAX, "a file has at most 2^62 bytes", number);
    if (!read_up_to(parser, MF_FD_MAX, FD_MESSAGE, number))
        return false;
    ++*number;
    return true;
}

static bool read_file(struct parser *parser, struct mf_op *op)
{
    const char *places[4] = {0};
    op->arg[2].offset = 3;
    if (!read_up_to(parser, MF_FD_MAX, FD_MESSAGE, &op->arg[0].offset))
        return false;
    while (!mf_scan_at_end(&parser->scan)) {
        if (!read_file_key(parser, op, places))
            return false;
    }
    if (places[1] && places[3])
        return fail(parser, places[1], "same= already says the size");
    if (!places[1] && !places[3])
        return mf_scan_expected(&parser->scan, parser->scan.at, "size= or same=");
    return true;
}

static bool read_fault(struct parser *parser, struct mf_op *op)
{
    struct mf_scan *scan = &parser->scan;
    mf_scan_space(scan);
    const char *start = scan->at;
    struct mf_word word = mf_scan_word(scan, false);
    if (mf_word_is(word, "release") || mf_word_is(word, "query"))
        return mf_scan_fail(scan, start, "%.*s cannot fail", (int)word.length, word.at);
    enum mf_fault_call call;
    if (!mf_text_call(word, &call))
        return mf_scan_expected(scan, start, "the name of a host call");
    op->arg[0].offset = call;

    mf_scan_space(scan);
    start = scan->at;
    if (!mf_scan_number(scan, &op->arg[2].offset))
        return false;
    if (op->arg[2].offset == 0)
        return fail(parser, start, "calls are counted from 1");
    if (call == MF_CALL_ALLOC) {
        mf_op_clamp(op); /* fills in its errno */
        return true;
    }

    mf_scan_space(scan);
    start = scan->at;
    word = mf_scan_word(scan, false);
    if (mf_word_is(word, "short")) {
        if (call != MF_CALL_READ)
            return fail(parser, start, "only read can be short");
        return mf_scan_need(scan, '=') && mf_scan_number(scan, &op->arg[3].offset);
    }
    /* What the host says is in its own numbers, whatever the guest is. */
    int number = word.length ? mf_errno_number(MF_LINUX, word.at, word.length) : -1;
    if (number < 0)
        return mf_scan_expected(scan, start, "the name of an errno of the host");
    op->arg[1].offset = (uint64_t)number;
    return true;
}

static bool read_operands(struct parser *parser, struct mf_op *op)
{
    switch (op->kind) {
    case MF_FILE:
        return read_file(parser, op);
    case MF_STORE:
        return read_address(parser, &op->arg[0]) &&
               read_up_to(parser, 0xff, BYTE_MESSAGE, &op->arg[1].offset);
    case MF_LOAD:
        return read_address(parser, &op->arg[0]);
    case MF_ACCESS:
        return read_address(parser, &op->arg[0]) &&
               mf_scan_number(&parser->scan, &op->arg[1].offset) &&
               read_access(parser, &op->arg[2].offset);
    case MF_FAULT:
        return read_fault(parser, op);
    default:
        return read_call(parser, op);
    }
}

static bool add_stated(struct parser *parser, const char *at, struct mf_stated stated)
{
    struct mf_notes *notes = &parser->notes;
    struct mf_stated *all =
        grow(notes->stated, notes->stated_count, &parser->stated_capacity, sizeof(all[0]));
    if (!all)
        return fail(parser, at, "out of memory");
    notes->stated = all;
    all[notes->stated_count++] = stated;
    return true;
}

/* An operation from its name on; label: where its label stands, or NULL. */
static bool read_operation(struct parser *parser, struct mf_word name, const char *label,
                           uint64_t number)
{
    enum mf_op_kind kind;
    const char *start = label ? label : name.at;
    if (!mf_text_kind(name, &kind) || (label && !mf_op_is_call(kind)))
        return mf_scan_expected(&parser->scan, name.at, label ? "a call" : "an operation");
    if (parser->program->count == MF_OPS_MAX)
        return mf_scan_fail(&parser->scan, start, "a program has at most %d operations",
                            MF_OPS_MAX);
    /* Made aside: an operation cannot refer to itself, nor is a part of one ever in the program. */
    struct mf_op op = {.kind = (uint8_t)kind, .argc = (uint8_t)mf_op_argc(kind)};
    struct mf_stated stated = {.line = parser->scan.line};
    if (!read_operands(parser, &op) || !read_stated(parser, kind, &stated))
        return false;
    struct mf_op *added = mf_program_add(parser->program, kind);
    if (!added)
        return fail(parser, start, "out of memory");
    *added = op;
    return add_stated(parser, start, stated) && (!label || define_label(parser, label, number));
}

/* --- Other lines --- */

static bool read_config(struct parser *parser, const char *word)
{
    if (parser->config_seen)
        return fail(parser, word, "there is one config line at most");
    if (parser->program->count > 0)
        return fail(parser, word, "config comes before the first operation");
    parser->config_seen = true;
    return mf_text_config(&parser->scan, word, &parser->program->config);
}

static bool open_block(struct parser *parser, const char *word)
{
    struct mf_notes *notes = &parser->notes;
    struct mf_maps_block *blocks =
        grow(notes->blocks, notes->block_count, &parser->block_capacity, sizeof(blocks[0]));
    if (!blocks)
        return fail(parser, word, "out of memory");
    notes->blocks = blocks;
    blocks[notes->block_count++] = (struct mf_maps_block){
        .after = parser->program->count,
        .first_line = notes->line_count,
        .line = parser->scan.line,
    };
    parser->in_block = true;
    parser->block_column = (uint32_t)(word - parser->scan.line_start) + 1;
    return true;
}

static bool read_permissions(struct parser *parser, struct mf_maps_line *line)
{
    static const char letters[] = "rwx";
    struct mf_scan *scan = &parser->scan;
    mf_scan_space(scan);
    const char *start = scan->at;
    bool good = scan->line_end - start >= 4;
    for (unsigned i = 0; i < 3 && good; i++) {
        if (start[i] == letters[i])
            line->prot |= (uint8_t)(1u << i);
        else
            good = start[i] == '-';
    }
    good = good && (start[3] == 's' || start[3] == 'p');
    if (!good)
        return mf_scan_expected(scan, start, "permissions like rw-p");
    line->shared = start[3] == 's';
    scan->at += 4;
    return mf_scan_at_end(scan) || mf_scan_expected(scan, scan->at, "the end of the line");
}

static bool add_maps_line(struct parser *parser, const char *at, struct mf_maps_line line)
{
    struct mf_notes *notes = &parser->notes;
    struct mf_maps_block *block = &notes->blocks[notes->block_count - 1];
    if (block->line_count > 0) {
        struct mf_maps_line *before = &notes->lines[notes->line_count - 1];
        if (line.first <= before->last)
            return fail(parser, at, "this range does not lie above the one before it");
        /* Neighbours with equal letters are one line, however they were written. */
        if (line.first - 1 == before->last && line.prot == before->prot &&
            line.shared == before->shared) {
            before->last = line.last;
            return true;
        }
    }
    struct mf_maps_line *lines =
        grow(notes->lines, notes->line_count, &parser->line_capacity, sizeof(lines[0]));
    if (!lines)
        return fail(parser, at, "out of memory");
    notes->lines = lines;
    lines[notes->line_count++] = line;
    block->line_count++;
    return true;
}

/* START-END PERMISSIONS, or end. */
static bool read_block_line(struct parser *parser)
{
    struct mf_scan *scan = &parser->scan;
    const char *start = scan->at;
    struct mf_word word = mf_scan_word(scan, false);
    if (mf_word_is(word, "end")) {
        parser->in_block = false;
        return mf_scan_at_end(scan) || mf_scan_expected(scan, scan->at, "the end of the line");
    }
    scan->at = start;
    struct mf_maps_line line = {0};
    uint64_t end;
    bool top;
    if (!mf_scan_bare_hex(scan, 8, &line.first, &top))
        return false;
    if (top)
        return fail(parser, start, "a range starts below 2^64");
    if (scan->at == scan->line_end || *scan->at != '-')
        return mf_scan_expected(scan, scan->at, "'-' and the end of the range");
    const char *second = ++scan->at;
    if (!mf_scan_bare_hex(scan, 8, &end, &top))
        return false;
    if (!top && end <= line.first)
        return fail(parser, second, "a range ends above its start");
    line.last = end - 1; /* 2^64 is 0 here */
    return read_permissions(parser, &line) && add_maps_line(parser, start, line);
}

/* >=MAJOR.MINOR or <MAJOR.MINOR, to the end of the line. */
static bool read_kernel(struct parser *parser)
{
    struct mf_scan *scan = &parser->scan;
    do {
        mf_scan_space(scan);
        const char *start = scan->at;
        uint32_t *bound = &parser->program->kernel_end;
        if (mf_scan_take(scan, '>')) {
            bound = &parser->program->kernel_min;
            if (scan->at == scan->line_end || *scan->at != '=')
                return mf_scan_expected(scan, scan->at, "'=' after '>'");
            scan->at++;
        } else if (!mf_scan_take(scan, '<')) {
            return mf_scan_expected(scan, start, ">=VERSION or <VERSION");
        }
        mf_scan_space(scan);
        const char *version = scan->at;
        uint64_t major;
        uint64_t minor;
        if (!mf_scan_number(scan, &major) || !mf_scan_need(scan, '.') ||
            !mf_scan_number(scan, &minor))
            return false;
        if (major > 0xffff || minor > 0xffff || (major == 0 && minor == 0))
            return fail(parser, version, "no kernel has this version");
        if (*bound != 0)
            return fail(parser, start, "this bound of the kernel's version is given twice");
        *bound = (uint32_t)(major << 16 | minor);
        mf_scan_space(scan);
    } while (scan->at < scan->line_end);
    return true;
}

static bool read_sut(struct parser *parser)
{
    struct mf_scan *scan = &parser->scan;
    char *sut = parser->notes.sut;
    mf_scan_space(scan);
    const char *start = scan->at;
    bool more = true;
    if (sut[0] != '\0' && mf_scan_word(scan, true).length != 0)
        return fail(parser, start, "the system is given twice");
    while (more) {
        struct mf_word word = mf_scan_word(scan, true);
        if (word.length == 0)
            return mf_scan_expected(scan, scan->at, "the name of a system");
        more = scan->at < scan->line_end && *scan->at == ',';
        scan->at += more;
        if ((size_t)(scan->at - start) >= sizeof(parser->notes.sut))
            return mf_scan_fail(scan, start, "names of systems have at most %zu letters",
                                sizeof(parser->notes.sut) - 1);
    }
    memcpy(sut, start, (size_t)(scan->at - start));
    sut[scan->at - start] = '\0';
    mf_scan_space(scan);
    return scan->at == scan->line_end || mf_scan_expected(scan, scan->at, "the end of the line");
}

/* A line that is a comment: `# kernel:` and `# sut:` say something. */
static bool read_comment(struct parser *parser)
{
    struct mf_scan *scan = &parser->scan;
    const char *after = scan->at + 1;
    while (after < scan->line_end && (*after == ' ' || *after == '\t'))
        after++;
    size_t left = (size_t)(scan->line_end - after);
    if (left >= 7 && memcmp(after, "kernel:", 7) == 0) {
        scan->at = after + 7;
        return read_kernel(parser);
    }
    if (left >= 4 && memcmp(after, "sut:", 4) == 0) {
        scan->at = after + 4;
        return read_sut(parser);
    }
    return true;
}

static bool read_statement(struct parser *parser)
{
    struct mf_scan *scan = &parser->scan;
    const char *start = scan->at;
    struct mf_word word = mf_scan_word(scan, false);
    uint64_t number = 0;
    if (mf_word_is_label(word, &number)) {
        if (!mf_scan_need(scan, '='))
            return false;
        mf_scan_space(scan);
        const char *call = scan->at;
        word = mf_scan_word(scan, false);
        if (word.length == 0)
            return mf_scan_expected(scan, call, "a call");
        return read_operation(parser, word, start, number);
    }
    if (word.length == 0)
        return mf_scan_expected(scan, start, "an operation");
    if (mf_word_is(word, "config"))
        return read_config(parser, start);
    if (mf_word_is(word, "end"))
        return fail(parser, start, "end without maps before it");
    if (!mf_word_is(word, "maps"))
        return read_operation(parser, word, NULL, 0);
    return open_block(parser, start) &&
           (mf_scan_at_end(scan) || mf_scan_expected(scan, scan->at, "the end of the line"));
}

static bool read_line(struct parser *parser)
{
    struct mf_scan *scan = &parser->scan;
    if (mf_scan_at_end(scan)) {
        if (scan->failed)
            return false;
        return scan->at == scan->line_end || read_comment(parser);
    }
    bool good = parser->in_block ? read_block_line(parser) : read_statement(parser);
    if (!good || scan->failed)
        return false;
    return mf_scan_at_end(scan) || mf_scan_expected(scan, scan->at, "the end of the line");
}

static bool read_all(struct parser *parser)
{
    while (mf_scan_next_line(&parser->scan)) {
        if (!read_line(parser))
            return false;
    }
    if (!parser->in_block)
        return true;
    const struct mf_maps_block *block = &parser->notes.blocks[parser->notes.block_count - 1];
    fail(parser, parser->scan.at, "maps without an end");
    parser->scan.error->line = block->line;
    parser->scan.error->column = parser->block_column;
    return false;
}

bool mf_text_parse(const char *text, size_t length, struct mf_program *program,
                   struct mf_notes *notes, struct mf_text_error *error)
{
    struct parser parser = {.program = program};
    memset(parser.label_heads, 0xff, sizeof(parser.label_heads));
    mf_program_clear(program);
    mf_scan_begin(&parser.scan, length ? text : "", length, error);

    bool good;
    if (length > TEXT_MAX) {
        parser.scan.line = 1;
        good = fail(&parser, parser.scan.at, "a text has at most 2^30 bytes");
    } else {
        good = read_all(&parser);
    }

    free(parser.labels);
    if (!good)
        mf_program_clear(program);
    if (notes)
        mf_notes_free(notes);
    if (good && notes)
        *notes = parser.notes;
    else
        mf_notes_free(&parser.notes);
    return good;
}
