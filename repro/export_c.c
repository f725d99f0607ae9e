#define _GNU_SOURCE
#include "repro/export_c.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/constants.h"
#include "fuzz/text.h"
#include "mm/abi_linux.h"
#include "repro/buffer.h"
#include "repro/call.h"
#include "repro/load.h"
#include "repro/save.h"
#include "repro/sections.h"
#include "repro/show.h"

extern const char _binary_c_begin_start[];
extern const char _binary_c_begin_end[];
extern const char _binary_c_linux_start[];
extern const char _binary_c_linux_end[];
extern const char _binary_c_freebsd_start[];
extern const char _binary_c_freebsd_end[];
extern const char _binary_c_end_start[];
extern const char _binary_c_end_end[];

/* Files are really filled. */
#define FILE_BYTES_MAX ((uint64_t)64 << 20)

/* Names that every C library has; others are given their numbers where it lacks them. */
static const char *const well_known[] = {
    "PROT_NONE",    "PROT_READ",       "PROT_WRITE",    "PROT_EXEC",     "MAP_SHARED",
    "MAP_PRIVATE",  "MAP_FIXED",       "MAP_ANONYMOUS", "MAP_NORESERVE", "MAP_GROWSDOWN",
    "MAP_LOCKED",   "MAP_POPULATE",    "MAP_STACK",     "MAP_HUGETLB",   "MREMAP_MAYMOVE",
    "MREMAP_FIXED", "MS_ASYNC",        "MS_SYNC",       "MS_INVALIDATE", "MADV_NORMAL",
    "MADV_RANDOM",  "MADV_SEQUENTIAL", "MADV_WILLNEED", "MADV_DONTNEED",
};

struct export
{
    const char *path;
    const struct mf_program *program;
    const struct mf_notes *notes;
    bool freebsd;
    struct repro_sections sections;
    bool labels[MF_OPS_MAX];         /* operations whose result is used */
    struct repro_buffer definitions; /* of constants */
    struct repro_buffer first;       /* what main does first */
    struct repro_buffer body;
    size_t unchecked; /* stated, but the kernel's choice */
};

/* --- What cannot be exported. --- */

__attribute__((format(printf, 2, 3))) static bool refuse(const struct export *export,
                                                         const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "repro: %s: cannot be exported: ", export->path);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\n");
    return false;
}

static bool may_have_config(const struct export *export)
{
    const struct mf_config *config = &export->program->config;
    struct mf_config usual;
    mf_config_default(&usual, config->abi);
    usual.target_page = config->target_page; /* the space ends with a whole page */
    if (!export->freebsd && !mf_notes_allow(export->notes, "kernel"))
        return refuse(export, "it is not for the kernel, but for %s", export->notes->sut);
    if (config->bits != 64)
        return refuse(export, "a process has 64-bit addresses here, the program %u", config->bits);
    if (config->reserved || mf_config_highest(config) != mf_config_highest(&usual))
        return refuse(export, "its address space ends at 0x%" PRIx64 ", where no process's does",
                      mf_config_highest(config));
    if (config->min_addr != usual.min_addr)
        return refuse(export, "min_addr is the kernel's choice");
    if (config->foreign_count || config->host_maps)
        return refuse(export, "foreign mappings and host_maps are the test bed's alone");
    return true;
}

static bool may_have_op(const struct export *export, size_t index)
{
    const struct mf_op *op = &export->program->ops[index];
    size_t count;
    if (op->kind == MF_FAULT)
        return refuse(export, "step %zu: no process can make a host call fail", index + 1);
    if (op->kind == MF_FILE && op->arg[1].offset > FILE_BYTES_MAX)
        return refuse(export, "step %zu: a file of more than 64 MiB", index + 1);
    if (op->kind != MF_MADVISE || export->freebsd)
        return true;
    /* Some advice would harm more than the process (100, HWPOISON). */
    const struct mf_constant *advice = mf_constants(MF_LINUX, MF_GROUP_MADV, &count);
    for (size_t i = 0; i < count; i++) {
        if (advice[i].value == (uint32_t)op->arg[2].offset)
            return true;
    }
    return op->arg[2].offset > UINT16_MAX ||
           refuse(export, "step %zu: advice that is not known to be harmless", index + 1);
}

static bool may_be_exported(const struct export *export)
{
    if (!may_have_config(export))
        return false;
    for (size_t i = 0; i < export->program->count; i++) {
        if (!may_have_op(export, i))
            return false;
    }
    return true;
}

/* --- Operands. --- */

static void put_value(struct repro_buffer *out, struct mf_value value)
{
    if (value.base != MF_RESULT)
        repro_putf(out, value.offset ? "0x%" PRIx64 : "%" PRIx64, value.offset);
    else if (value.offset == 0)
        repro_putf(out, "r%u", value.ref);
    else if (value.offset > (uint64_t)1 << 63)
        repro_putf(out, "r%u - 0x%" PRIx64, value.ref, 0 - value.offset);
    else
        repro_putf(out, "r%u + 0x%" PRIx64, value.ref, value.offset);
}

static bool group_of(enum mf_class class, enum mf_constant_group *group)
{
    static const struct {
        enum mf_class class;
        enum mf_constant_group group;
    } groups[] = {{MF_CLASS_PROT, MF_GROUP_PROT},     {MF_CLASS_MAP, MF_GROUP_MAP},
                  {MF_CLASS_MREMAP, MF_GROUP_MREMAP}, {MF_CLASS_MS, MF_GROUP_MS},
                  {MF_CLASS_MADV, MF_GROUP_MADV},     {MF_CLASS_INHERIT, MF_GROUP_INHERIT}};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (groups[i].class == class) {
            *group = groups[i].group;
            return true;
        }
    }
    return false;
}

static bool is_well_known(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof well_known / sizeof *well_known; i++) {
        if (strlen(well_known[i]) == length && memcmp(well_known[i], name, length) == 0)
            return true;
    }
    return false;
}

/* A number for the name, if the C library has none. */
static void define(struct export *export, enum mf_constant_group group, const char *name,
                   size_t length)
{
    char line[96];
    size_t count;
    const struct mf_constant *constants = mf_constants(MF_LINUX, group, &count);
    if (export->freebsd || is_well_known(name, length))
        return;
    for (size_t i = 0; i < count; i++) {
        if (strlen(constants[i].name) != length || memcmp(constants[i].name, name, length) != 0)
            continue;
        int size = snprintf(line, sizeof line, "#ifndef %s\n#define %s 0x%" PRIx64 "\n#endif\n",
                            constants[i].name, constants[i].name, constants[i].value);
        struct repro_buffer *all = &export->definitions;
        if (all->length == 0 || !memmem(all->data, all->length, line, (size_t)size))
            repro_put_bytes(all, line, (size_t)size);
    }
}

/* Constants as text has them: "A|B|0x40" becomes "A | B | 0x40". */
static void put_constants(struct export *export, enum mf_constant_group group, const char *text,
                          size_t length)
{
    const char *end = text + length;
    while (text < end) {
        const char *bar = memchr(text, '|', (size_t)(end - text));
        size_t word = (size_t)((bar ? bar : end) - text);
        if (isalpha((unsigned char)text[0]))
            define(export, group, text, word);
        repro_put_bytes(&export->body, text, word);
        if (bar)
            repro_put(&export->body, " | ");
        text += word + (bar != NULL);
    }
}

static void put_fd(struct export *export, uint64_t fd)
{
    int32_t number = (int32_t)(uint32_t)fd;
    if (number == -1) {
        repro_put(&export->body, "-1");
        return;
    }
    repro_sections_use(&export->sections, "files");
    repro_putf(&export->body, "fd(%" PRId32 ")", number);
}

/* "do_mmap(0x10000, ...)": the operands in the order of the call, whose text has the constants. */
static void put_call(struct export *export, size_t index, const char *text)
{
    const struct mf_op *op = &export->program->ops[index];
    const char *name_end = strchr(text, '(');
    char name[16];
    snprintf(name, sizeof name, "%.*s", (int)(name_end - text), text);
    repro_sections_use(&export->sections, name);
    repro_putf(&export->body, "    do_%s(", name);
    bool absent = op->kind == (export->freebsd ? MF_MREMAP : MF_MINHERIT);
    const char *at = name_end + 1;
    for (unsigned i = 0; i < op->argc && !absent; i++) {
        enum mf_class class = mf_arg_class((enum mf_op_kind)op->kind, i);
        enum mf_constant_group group;
        size_t length = strcspn(at, ",");
        if (at[length] == '\0')
            length--; /* the closing parenthesis */
        repro_put(&export->body, i ? ", " : "");
        if (group_of(class, &group))
            put_constants(export, group, at, length);
        else if (class == MF_CLASS_FD && op->kind == MF_MMAP)
            put_fd(export, op->arg[i].offset);
        else if (class == MF_CLASS_FD)
            repro_putf(&export->body, "%" PRId32, (int32_t)(uint32_t)op->arg[i].offset);
        else
            put_value(&export->body, mf_value_flatten(export->program, index, op->arg[i]));
        at += length + strlen(", ");
    }
    repro_put(&export->body,
              op->kind == MF_MREMAP && op->argc == 4 && !absent ? ", 0);\n" : ");\n");
}

static void put_file(struct export *export, const struct mf_op *op)
{
    static const char *const modes[] = {"O_RDWR", "O_RDONLY", "O_WRONLY", "O_RDWR"};
    const char *mode = modes[op->arg[2].offset & 3];
    uint64_t fd = op->arg[0].offset;
    if (op->arg[3].offset != 0) {
        repro_sections_use(&export->sections, "open_again");
        repro_putf(&export->body,
                   export->freebsd ? "    open_again(%" PRIu64 ", names[%" PRIu64 "], %s);\n"
                                   : "    open_again(%" PRIu64 ", fd(%" PRIu64 "), %s);\n",
                   fd, op->arg[3].offset - 1, mode);
        return;
    }
    repro_sections_use(&export->sections, "open_file");
    repro_putf(&export->body, "    open_file(%" PRIu64 ", 0x%" PRIx64 ", %s);\n", fd,
               op->arg[1].offset, mode);
}

/* --- What is stated. --- */

__attribute__((format(printf, 3, 4))) static void put_want(struct export *export, const char *want,
                                                           const char *format, ...)
{
    char arguments[64];
    va_list list;
    va_start(list, format);
    vsnprintf(arguments, sizeof arguments, format, list);
    va_end(list);
    repro_sections_use(&export->sections, want);
    repro_putf(&export->body, "    %s(%s);\n", want, arguments);
}

static struct mf_value stated_value(const struct mf_stated *stated)
{
    return (struct mf_value){stated->relative ? MF_RESULT : MF_ABS, stated->ref, stated->value};
}

/* Is the stated address one that the call asks for? Others are the kernel's choice, and another one
 * in a process that has a program and libraries in it. */
static bool is_asked(const struct export *export, size_t index, const struct mf_stated *stated)
{
    const struct mf_op *op = &export->program->ops[index];
    uint64_t page = export->program->config.target_page;
    struct mf_value want = stated_value(stated);
    if (op->kind != MF_MMAP && op->kind != MF_MREMAP)
        return true;
    bool fixed = op->kind == MF_MREMAP || (op->arg[3].offset & LX_MAP_FIXED) != 0;
    for (unsigned i = 0; i < op->argc; i += 4) {
        if (!mf_arg_is_address((enum mf_op_kind)op->kind, i))
            continue;
        struct mf_value asked = mf_value_flatten(export->program, index, op->arg[i]);
        if (asked.base != want.base || (asked.base == MF_RESULT && asked.ref != want.ref))
            continue;
        uint64_t down = asked.base == MF_ABS ? asked.offset & ~(page - 1) : asked.offset;
        if ((asked.offset == want.offset || down == want.offset) && (fixed || want.offset != 0))
            return true;
    }
    return false;
}

static void put_stated(struct export *export, size_t index)
{
    const struct mf_op *op = &export->program->ops[index];
    struct mf_stated none = {0};
    const struct mf_notes *notes = export->notes;
    const struct mf_stated *stated = index < notes->stated_count ? &notes->stated[index] : &none;

    switch (stated->state) {
    case MF_UNSTATED:
        if (op->kind == MF_STORE)
            put_want(export, "want_success", "%s", "");
        break;
    case MF_SUCCESS:
        put_want(export, "want_success", "%s", "");
        break;
    case MF_VALUE:
        if (!is_asked(export, index, stated)) {
            export->unchecked++;
            put_want(export, "want_success", "%s", "");
            break;
        }
        repro_sections_use(&export->sections, "want_value");
        repro_put(&export->body, "    want_value(");
        put_value(&export->body, stated_value(stated));
        repro_put(&export->body, ");\n");
        break;
    case MF_ERRNO: {
        const char *name = mf_errno_name(export->program->config.abi, stated->error);
        put_want(export, "want_error", "%s, \"%s\"", name, name);
        break;
    }
    default:
        put_want(export, "want_signal", "%s",
                 stated->state == MF_FAULT_SEGV ? "SIGSEGV" : "SIGBUS");
        break;
    }
}

static void put_maps(struct export *export, const struct mf_maps_block *block)
{
    static const char *const prots[] = {"---", "r--", "-w-", "rw-", "--x", "r-x", "-wx", "rwx"};
    if (export->freebsd)
        return; /* the header says so */
    repro_sections_use(&export->sections, "want_maps");
    if (block->line_count == 0) {
        repro_put(&export->body, "    want_maps(NULL, 0);\n");
        return;
    }
    repro_put(&export->body, "    {\n        static const struct line lines[] = {\n");
    for (size_t i = 0; i < block->line_count; i++) {
        const struct mf_maps_line *line = &export->notes->lines[block->first_line + i];
        repro_putf(&export->body, "            {0x%" PRIx64 ", 0x%" PRIx64 ", \"%s%c\"},\n",
                   line->first, line->last + 1, prots[line->prot & 7], line->shared ? 's' : 'p');
    }
    repro_putf(&export->body, "        };\n        want_maps(lines, %zu);\n    }\n",
               block->line_count);
}

/* --- What the machine must have. --- */

static bool is_low(const struct export *export, size_t index)
{
    const struct mf_op *op = &export->program->ops[index];
    unsigned place = op->kind == MF_MREMAP ? 4 : 0;
    uint64_t fixed = op->kind == MF_MREMAP ? LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP
                                           : LX_MAP_FIXED | LX_MAP_FIXED_NOREPLACE;
    if ((op->kind != MF_MMAP && op->kind != MF_MREMAP) || (op->arg[3].offset & fixed) == 0 ||
        op->argc <= place)
        return false;
    struct mf_value value = mf_value_flatten(export->program, index, op->arg[place]);
    return value.base == MF_ABS && value.offset < export->program->config.min_addr;
}

static bool has_flag(const struct mf_op *op, uint64_t flag)
{
    return op->kind == MF_MMAP && (op->arg[3].offset & flag) != 0;
}

static void need(struct export *export, const char *section, const char *function)
{
    repro_sections_use(&export->sections, section);
    repro_putf(&export->first, "    %s;\n", function);
}

/* On FreeBSD, where there is no list of mappings to be had by libc alone. */
static void keep_off_places(struct export *export)
{
    for (size_t index = 0; index < export->program->count; index++) {
        const struct mf_op *op = &export->program->ops[index];
        if (!mf_arg_is_address((enum mf_op_kind)op->kind, 0) || op->kind >= MF_FTRUNCATE)
            continue;
        struct mf_value addr = mf_value_flatten(export->program, index, op->arg[0]);
        struct mf_value len = mf_value_flatten(export->program, index, op->arg[1]);
        if (addr.base != MF_ABS || addr.offset == 0)
            continue;
        repro_sections_use(&export->sections, "keep_off");
        repro_putf(&export->first, "    keep_off(0x%" PRIx64 ", 0x%" PRIx64 ");\n", addr.offset,
                   len.offset);
    }
}

static void put_needs(struct export *export)
{
    const struct mf_program *program = export->program;
    char kernel[64];
    bool low = false;
    bool lock = false;
    bool huge = false;
    bool memory = false;

    for (size_t i = 0; i < program->count; i++) {
        const struct mf_op *op = &program->ops[i];
        low = low || is_low(export, i);
        lock = lock || has_flag(op, LX_MAP_LOCKED);
        huge = huge || has_flag(op, LX_MAP_HUGETLB);
        memory = memory || op->kind == MF_STORE || op->kind == MF_LOAD;
    }
    if (memory)
        need(export, "memory", "memory_begin()");
    if (export->freebsd) {
        keep_off_places(export);
        return;
    }
    if (program->kernel_min || program->kernel_end) {
        snprintf(kernel, sizeof kernel, "need_kernel(0x%" PRIx32 ", 0x%" PRIx32 ")",
                 program->kernel_min, program->kernel_end);
        need(export, "kernel", kernel);
    }
    if (low)
        need(export, "low", "need_low_addresses()");
    if (lock)
        need(export, "lock", "need_lock()");
    if (huge)
        need(export, "huge", "need_no_huge_pages()");
    need(export, "own", "own_begin()");
}

/* --- The whole. --- */

static void find_labels(struct export *export)
{
    const struct mf_program *program = export->program;
    for (size_t i = 0; i < program->count; i++) {
        const struct mf_op *op = &program->ops[i];
        const struct mf_notes *notes = export->notes;
        bool absent = op->kind == (export->freebsd ? MF_MREMAP : MF_MINHERIT);
        for (unsigned k = 0; k < op->argc && op->kind != MF_ACCESS && !absent; k++) {
            struct mf_value value = mf_value_flatten(program, i, op->arg[k]);
            if (value.base == MF_RESULT)
                export->labels[value.ref] = true;
        }
        if (op->kind != MF_ACCESS && i < notes->stated_count &&
            notes->stated[i].state == MF_VALUE && notes->stated[i].relative &&
            is_asked(export, i, &notes->stated[i]))
            export->labels[notes->stated[i].ref] = true;
    }
}

static void put_step(struct export *export, size_t index)
{
    const struct mf_op *op = &export->program->ops[index];
    char text[512];
    mf_text_op(text, sizeof text, export->program, index);
    if (op->kind == MF_ACCESS) {
        repro_putf(&export->body, "\n    /* step %zu, %s: an emulator's own question */\n",
                   index + 1, text);
        return;
    }
    repro_sections_use(&export->sections, "step");
    repro_putf(&export->body, "\n    begin(%zu, ", index + 1);
    repro_put_c_string(&export->body, text);
    repro_put(&export->body, ");\n");
    if (op->kind == MF_FILE) {
        put_file(export, op);
    } else if (op->kind == MF_LOAD || op->kind == MF_STORE) {
        bool load = op->kind == MF_LOAD;
        repro_sections_use(&export->sections, load ? "load" : "store");
        repro_put(&export->body, load ? "    do_load(" : "    do_store(");
        put_value(&export->body, mf_value_flatten(export->program, index, op->arg[0]));
        if (!load)
            repro_putf(&export->body, ", 0x%02" PRIx64, op->arg[1].offset);
        repro_put(&export->body, ");\n");
    } else {
        put_call(export, index, text);
    }
    put_stated(export, index);
    if (export->labels[index]) {
        repro_sections_use(&export->sections, "result");
        repro_putf(&export->body, "    const uint64_t r%zu = result();\n", index);
    }
}

static void put_body(struct export *export)
{
    const struct mf_notes *notes = export->notes;
    size_t block = 0;
    for (size_t i = 0; i <= export->program->count; i++) {
        for (; block < notes->block_count && notes->blocks[block].after <= i; block++)
            put_maps(export, &notes->blocks[block]);
        if (i < export->program->count)
            put_step(export, i);
    }
}

/* In a comment: nothing that could end it. */
static void put_plain(struct repro_buffer *out, const char *text)
{
    for (; *text; text++) {
        bool plain = isalnum((unsigned char)*text) || strchr("-._/", *text);
        repro_put_bytes(out, plain && !(text[0] == '/' && text[1] == '/') ? text : "?", 1);
    }
}

static void put_header(struct repro_buffer *out, const struct export *export)
{
    const struct mf_config *config = &export->program->config;
    static const char *const linux_includes[] = {
        "errno.h",       "fcntl.h",     "setjmp.h",      "signal.h",   "stdint.h",
        "stdio.h",       "stdlib.h",    "string.h",      "sys/mman.h", "sys/resource.h",
        "sys/syscall.h", "sys/types.h", "sys/utsname.h", "unistd.h"};
    static const char *const freebsd_includes[] = {
        "sys/types.h", "sys/mman.h", "errno.h",  "fcntl.h",  "setjmp.h", "signal.h",
        "stdint.h",    "stdio.h",    "stdlib.h", "string.h", "unistd.h"};
    size_t count = export->freebsd ? sizeof freebsd_includes / sizeof *freebsd_includes
                                   : sizeof linux_includes / sizeof *linux_includes;

    repro_put(out, "/*\n * Made by mapfuzz's `repro export-c` from ");
    put_plain(out, export->path);
    repro_putf(out,
               ": its calls, on the %s\n * that this runs on, each held to what the program "
               "states.\n *\n"
               " *     cc -std=gnu17 -Wall -Wextra -Wconversion -Werror export.c && ./a.out\n *\n"
               " * Exit status: 0 all is as stated, 1 something is not (and is said), 77 it cannot "
               "run here.\n",
               export->freebsd ? "FreeBSD" : "Linux");
    if (export->unchecked)
        repro_putf(out,
                   " * %zu stated addresses are the kernel's choice, and not checked: other things "
                   "are mapped here.\n",
                   export->unchecked);
    if (config->host_page > config->target_page)
        repro_put(out, " * The program is about larger host pages; what an emulator must refuse "
                       "for them, a kernel need not.\n");
    if (export->freebsd)
        repro_put(out,
                  " * It was not run on FreeBSD. `maps` are not checked, for libc alone cannot "
                  "read them.\n");
    repro_put(out, " */\n");
    if (!export->freebsd)
        repro_put(out, "#define _GNU_SOURCE\n");
    for (size_t i = 0; i < count; i++)
        repro_putf(out, "#include <%s>\n",
                   export->freebsd ? freebsd_includes[i] : linux_includes[i]);
    if (export->definitions.length)
        repro_put(out, "\n");
    repro_put_bytes(out, export->definitions.data, export->definitions.length);
    repro_putf(out,
               "\nenum { PAGE = %" PRIu64 ", CANNOT = 77 };\n"
               "#define SPACE UINT64_C(0x%" PRIx64 ") /* where addresses end */\n",
               config->target_page, mf_config_highest(config) + 1);
}

static void put_main(struct repro_buffer *out, const struct export *export)
{
    repro_put(out, "\nint main(void)\n{\n"
                   "    static char output[BUFSIZ]; /* no memory that comes later */\n"
                   "    setvbuf(stdout, output, _IOLBF, sizeof output);\n"
                   "    if (sysconf(_SC_PAGESIZE) != PAGE)\n"
                   "        cannot(\"pages have another size here\");\n");
    repro_put_bytes(out, export->first.data, export->first.length);
    repro_put_bytes(out, export->body.data, export->body.length);
    repro_put(out, "\n    return finish();\n}\n");
}

#define ADD(SECTIONS, NAME)                                                                        \
    repro_sections_add(SECTIONS, _binary_c_##NAME##_start,                                         \
                       (size_t)(_binary_c_##NAME##_end - _binary_c_##NAME##_start))

static void export_program(struct repro_buffer *out, struct export *export)
{
    ADD(&export->sections, begin);
    if (export->freebsd)
        ADD(&export->sections, freebsd);
    else
        ADD(&export->sections, linux);
    ADD(&export->sections, end);
    repro_sections_use(&export->sections, "finish");
    find_labels(export);
    put_needs(export);
    put_body(export);
    put_header(out, export);
    repro_sections_put(out, &export->sections);
    put_main(out, export);
    out->failed =
        out->failed || export->definitions.failed || export->first.failed || export->body.failed;
}

static bool save(const struct repro_buffer *text, const char *out)
{
    if (text->failed) {
        fprintf(stderr, "repro: out of memory\n");
        return false;
    }
    if (out)
        return repro_save(out, text->data, text->length);
    fwrite(text->data, 1, text->length, stdout); /* whoever called looks for errors */
    return true;
}

int repro_export_c(int count, char **arguments)
{
    struct repro_call call;
    struct repro_input input;
    struct repro_buffer text = {0};
    int status = REPRO_BAD;

    if (!repro_call_parse(&call, "export-c", count, arguments))
        return REPRO_BAD;
    struct export *export = calloc(1, sizeof *export);
    repro_input_init(&input);
    if (!export) {
        fprintf(stderr, "repro: out of memory\n");
    } else if (repro_load(&input, call.in, call.guest) && repro_state(&input)) {
        export->path = call.in;
        export->program = &input.program;
        export->notes = &input.notes;
        export->freebsd = input.program.config.abi == MF_FREEBSD;
        if (may_be_exported(export)) {
            export_program(&text, export);
            status = save(&text, call.out) ? REPRO_FINE : REPRO_BAD;
        }
        repro_buffer_free(&export->definitions);
        repro_buffer_free(&export->first);
        repro_buffer_free(&export->body);
    }
    repro_buffer_free(&text);
    repro_input_free(&input);
    free(export);
    return status;
}
