#include "fuzz/text.h"

#include <stdlib.h>

#include "mm/test.h"

static struct mf_program program;
static struct mf_notes notes;
static struct mf_text_error error;

/* From memory of exactly the text's size, so that reading past its end is seen. */
static bool parse_bytes(const char *text, size_t length)
{
    char *exact = malloc(length ? length : 1);
    memcpy(exact, text, length);
    bool good = mf_text_parse(exact, length, &program, &notes, &error);
    free(exact);
    return good;
}

static bool parse(const char *text)
{
    bool good = parse_bytes(text, strlen(text));
    if (!good)
        fprintf(stderr, "%u:%u: %s\n", error.line, error.column, error.message);
    return good;
}

static bool prints(const char *want)
{
    char *text = mf_text_print(&program, &notes);
    bool same = text && strcmp(text, want) == 0;
    if (!same)
        fprintf(stderr, "got:\n%swant:\n%s", text, want);
    free(text);
    return same;
}

/* The text is read, printed as `want`, and that is printed as itself. */
static bool becomes(const char *text, const char *want)
{
    return parse(text) && prints(want) && parse(want) && prints(want);
}

#define CONFIG "config abi=linux bits=64 target_page=4096 host_page=4096\n"
#define FREEBSD "config abi=freebsd bits=64 target_page=4096 host_page=4096\n"

/* --- What is read --- */

static const char example[] =
    "# comment\n"
    "config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x100000000\n"
    "file 3 size=0x2800\n"
    "mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = "
    "0x10000\n"
    "r1 = mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE, 3, 0x2000) = ?\n"
    "load r1+0x7ff = 0xf5\n"
    "mprotect(r1, 0x1000, PROT_NONE) = 0\n"
    "load r1 = SIGSEGV\n"
    "munmap(r1, 0x1000) = 0\n"
    "munmap(0xfffffffffffff000, 0x2000) = -1 EINVAL\n"
    "mremap(0x10000, 0x3000, 0x5000, 0) = 0x10000\n"
    "msync(0x10000, 0x1000, MS_SYNC) = 0\n"
    "store 0x10000 0x5a\n"
    "load 0x10000 = 0x5a\n"
    "store 0x9000 1 = SIGSEGV\n"
    "access 0x14ffc 8 rw = no\n"
    "ftruncate(3, 0x1000) = 0\n"
    "maps\n"
    "00010000-00015000 rw-p\n"
    "end\n";

TEST(the_example_of_the_design_is_read_as_it_says)
{
    CHECK(parse(example));
    CHECK_EQ(program.config.host_page, 16384);
    CHECK_EQ(program.config.reserved, 0x100000000);
    CHECK_EQ(program.count, 15);
    CHECK_EQ(notes.stated_count, 15);

    const struct mf_op *op = program.ops;
    CHECK_EQ(op[0].kind, MF_FILE);
    CHECK_EQ(op[0].arg[0].offset, 3);
    CHECK_EQ(op[0].arg[1].offset, 0x2800);
    CHECK_EQ(op[0].arg[2].offset, 3);
    CHECK_EQ(op[1].arg[2].offset, 3);
    CHECK_EQ(op[1].arg[3].offset, 0x32);
    CHECK_EQ(op[1].arg[4].offset, UINT64_MAX);
    CHECK_EQ(op[3].kind, MF_LOAD);
    CHECK_EQ(op[3].arg[0].base, MF_RESULT);
    CHECK_EQ(op[3].arg[0].ref, 2);
    CHECK_EQ(op[3].arg[0].offset, 0x7ff);
    CHECK_EQ(op[8].argc, 4);
    CHECK_EQ(op[13].kind, MF_ACCESS);
    CHECK_EQ(op[13].arg[2].offset, 3);

    const struct mf_stated *stated = notes.stated;
    CHECK_EQ(stated[0].state, MF_UNSTATED);
    CHECK_EQ(stated[1].state, MF_VALUE);
    CHECK_EQ(stated[1].value, 0x10000);
    CHECK_EQ(stated[1].line, 4);
    CHECK_EQ(stated[2].state, MF_SUCCESS);
    CHECK_EQ(stated[3].state, MF_VALUE);
    CHECK_EQ(stated[3].value, 0xf5);
    CHECK_EQ(stated[5].state, MF_FAULT_SEGV);
    CHECK_EQ(stated[7].state, MF_ERRNO);
    CHECK_EQ(stated[7].error, 22);
    CHECK_EQ(stated[10].state, MF_SUCCESS); /* a store that says nothing must succeed */
    CHECK_EQ(stated[13].state, MF_VALUE);
    CHECK_EQ(stated[13].value, 0);

    CHECK_EQ(notes.block_count, 1);
    CHECK_EQ(notes.blocks[0].after, 15);
    CHECK_EQ(notes.blocks[0].line_count, 1);
    CHECK_EQ(notes.blocks[0].line, 18);
    CHECK_EQ(notes.lines[0].first, 0x10000);
    CHECK_EQ(notes.lines[0].last, 0x14fff);
    CHECK_EQ(notes.lines[0].prot, 3);
    CHECK(!notes.lines[0].shared);
}

TEST(an_empty_text_is_the_default_program)
{
    static const char *const texts[] = {
        "", "\n", "  \t\n\n", "# nothing", "/* a */ /* b */\r\n", "config\n", "config # all usual"};
    for (unsigned i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        CHECK(parse(texts[i]));
        CHECK_EQ(program.count, 0);
        CHECK(prints(CONFIG));
    }
    CHECK(mf_text_parse(NULL, 0, &program, &notes, &error));
}

TEST(every_config_key_is_read_and_printed)
{
    CHECK(becomes("config policy=bottom-up bits=0x20\n",
                  "config abi=linux bits=32 target_page=4096 host_page=4096 policy=bottom-up\n"));
    CHECK(becomes("config foreign=0x20000-0x20fff foreign=65536-0x10000 host_maps=7 "
                  "policy=random:0x10 min_addr=0 highest=0xffffffffffffefff base=4096 "
                  "host_page=4096 target_page=0x10000 bits=64 abi=freebsd\n",
                  "config abi=freebsd bits=64 target_page=65536 host_page=4096 base=0x1000 "
                  "highest=0xffffffffffffefff min_addr=0 policy=random:16 host_maps=7 "
                  "foreign=0x20000-0x20fff foreign=0x10000-0x10000\n"));
    CHECK(becomes("config reserved=0x40000000 policy=top-down min_addr=0x10000\n",
                  "config abi=linux bits=64 target_page=4096 host_page=4096 "
                  "reserved=0x40000000\n"));
}

TEST(calls_are_printed_with_the_names_of_their_bits)
{
    CHECK(becomes("mmap(0, 4096, 3, 0x22, 0xffffffffffffffff, 0)\n",
                  CONFIG "mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, "
                         "0)\n"));
    CHECK(becomes("mmap(1, 0, 0x300007f, 0, 4294967295, 1)\n",
                  CONFIG "mmap(0x1, 0, PROT_READ|PROT_WRITE|PROT_EXEC|PROT_SEM|PROT_GROWSDOWN|"
                         "PROT_GROWSUP|0x70, 0, 0xffffffff, 0x1)\n"));
    CHECK(becomes("mmap(0x10000, NULL, PROT_NONE, MAP_SHARED|MAP_PRIVATE|MAP_ANON, -2, -4096)\n",
                  CONFIG "mmap(0x10000, 0, PROT_NONE, MAP_SHARED_VALIDATE|MAP_ANONYMOUS, -2, "
                         "0xfffffffffffff000)\n"));
    CHECK(becomes("mmap(0x10000, 1, 0, -1, 3, 0)\n",
                  CONFIG "mmap(0x10000, 0x1, PROT_NONE, 0xf|MAP_ANONYMOUS|MAP_FIXED|"
                         "MAP_FIXED_NOREPLACE|MAP_32BIT|MAP_ABOVE4G|MAP_GROWSDOWN|MAP_DENYWRITE|"
                         "MAP_EXECUTABLE|MAP_LOCKED|MAP_NORESERVE|MAP_POPULATE|MAP_NONBLOCK|"
                         "MAP_STACK|MAP_HUGETLB|MAP_SYNC|0xffffffffffe00600, 3, 0)\n"));
    CHECK(becomes("mmap(0x10000, 1, 0, MAP_DROPPABLE|MAP_ANON|MAP_FILE|MAP_HUGE_2MB, 3, 0)\n",
                  CONFIG "mmap(0x10000, 0x1, PROT_NONE, MAP_DROPPABLE|MAP_ANONYMOUS|0x54000000, "
                         "3, 0)\n"));
    CHECK(becomes("mremap(0x10000, 1, 2, 15, 3)\nmremap(0, 0, 0, MREMAP_DONTUNMAP)\n",
                  CONFIG "mremap(0x10000, 0x1, 0x2, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP|"
                         "0x8, 0x3)\nmremap(0, 0, 0, MREMAP_DONTUNMAP)\n"));
    CHECK(becomes("msync(0, 0, 7)\nmsync(0, 0, 0)\nmadvise(0, 0, 4)\nmadvise(0, 0, 24)\n"
                  "madvise(0, 0, 9999)\nmadvise(0, 0, MADV_NORMAL)\nminherit(0, 0, 2)\n"
                  "ftruncate(-1, 1)\nclose(3)\n",
                  CONFIG "msync(0, 0, MS_ASYNC|MS_SYNC|MS_INVALIDATE)\nmsync(0, 0, 0)\n"
                         "madvise(0, 0, MADV_DONTNEED)\nmadvise(0, 0, MADV_DONTNEED_LOCKED)\n"
                         "madvise(0, 0, 0x270f)\nmadvise(0, 0, MADV_NORMAL)\n"
                         "minherit(0, 0, 0x2)\nftruncate(-1, 0x1)\nclose(3)\n"));
}

TEST(freebsd_has_its_own_constants)
{
    CHECK(becomes("config abi=freebsd\n"
                  "mmap(0, 1, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE), "
                  "MAP_PRIVATE|MAP_ANONYMOUS|MAP_ALIGNED(21), -1, 0) = -1 ENOTSUP\n"
                  "mmap(0, 1, PROT_MAX(0xf), MAP_ALIGNED_SUPER|MAP_EXCL|MAP_FIXED|0x1000004, 3, "
                  "1)\n"
                  "msync(0, 0, 0) = -1 EAGAIN\nminherit(0, 0, INHERIT_ZERO)\n"
                  "madvise(0, 0, 5)\nmremap(0, 0, 0, 1) = -1 ENOSYS\n",
                  FREEBSD "mmap(NULL, 0x1, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE), "
                          "MAP_ALIGNED(21)|MAP_PRIVATE|MAP_ANON, -1, 0) = -1 EOPNOTSUPP\n"
                          "mmap(NULL, 0x1, PROT_MAX(PROT_READ|PROT_WRITE|PROT_EXEC)|0x80000, "
                          "MAP_FIXED|MAP_EXCL|MAP_ALIGNED_SUPER|0x4, 3, 0x1)\n"
                          "msync(0, 0, MS_SYNC) = -1 EAGAIN\nminherit(0, 0, INHERIT_ZERO)\n"
                          "madvise(0, 0, MADV_FREE)\nmremap(0, 0, 0, 0x1) = -1 ENOSYS\n"));
    CHECK(parse("config abi=freebsd\nclose(3) = -1 EAGAIN\n"));
    CHECK_EQ(notes.stated[0].error, 35);
}

TEST(statements_are_read_in_all_their_forms)
{
    CHECK(becomes("file 0 mode=w size=0\nfile 1023 same=0 mode=r\nfile 4 size=1 mode=rw\n"
                  "store 0x10 255 = SIGBUS\nstore 16 0\nload 1\nload 2 = 0\nload 3 = SIGBUS\n"
                  "access 0 -1 w\naccess 1 1 r = yes\n"
                  "fault any 1 ENOMEM\nfault read 3 EINTR\nfault read 2 short=0x10\n"
                  "fault alloc 7\nfault restore 18446744073709551615 EAGAIN\n",
                  CONFIG "file 0 size=0 mode=w\nfile 1023 same=0 mode=r\nfile 4 size=0x1\n"
                         "store 0x10 0xff = SIGBUS\nstore 0x10 0\nload 0x1\nload 0x2 = 0\n"
                         "load 0x3 = SIGBUS\naccess 0 0xffffffffffffffff w\n"
                         "access 0x1 0x1 r = yes\nfault any 1 ENOMEM\nfault read 3 EINTR\n"
                         "fault read 2 short=0x10\nfault alloc 7\n"
                         "fault restore 18446744073709551615 EAGAIN\n"));
    /* A host's errno is the host's, whatever the guest. */
    CHECK(parse("config abi=freebsd\nfault map 1 EAGAIN\n"));
    CHECK_EQ(program.ops[0].arg[1].offset, 11);
}

TEST(results_are_read_in_all_their_forms)
{
    CHECK(becomes("munmap(0, 1) = 0\nmunmap(0, 1) = ?\nmunmap(0, 1)=-1 EINVAL (Invalid argument)\n"
                  "munmap(0, 1) = -1 EINVAL (, = # \n"
                  "munmap(0, 1) = -1 ENOTSUP\nmunmap(0, 1) = -1 EWOULDBLOCK # so it is\n"
                  "mmap(0, 1, 0, 0, 0, 0) = -4096\n",
                  CONFIG "munmap(0, 0x1) = 0\nmunmap(0, 0x1) = ?\nmunmap(0, 0x1) = -1 EINVAL\n"
                         "munmap(0, 0x1) = -1 EINVAL\nmunmap(0, 0x1) = -1 EOPNOTSUPP\n"
                         "munmap(0, 0x1) = -1 EAGAIN\n"
                         "mmap(NULL, 0x1, PROT_NONE, 0, 0, 0) = 0xfffffffffffff000\n"));
}

TEST(labels_name_results_and_the_latest_wins)
{
    CHECK(becomes("r7 = mmap(0, 1, 0, 0, 0, 0)\n"
                  "load r7\n"
                  "r7 = mremap(r7, 1, 2, 0, r7+0x1000) = r7-0x2000\n"
                  "r1000000 = munmap(r7+16, 1)\n"
                  "store r7-1 5\n"
                  "access r1000000+0xffffffffffffffff 2 r\n"
                  "access r7 -1 rw\n"
                  "load r7-0x8000000000000000\n",
                  CONFIG "r0 = mmap(NULL, 0x1, PROT_NONE, 0, 0, 0)\n"
                         "load r0\n"
                         "r2 = mremap(r0, 0x1, 0x2, 0, r0+0x1000) = r0-0x2000\n"
                         "r3 = munmap(r2+0x10, 0x1)\n"
                         "store r2-0x1 0x5\n"
                         "access r3-0x1 0x2 r\n"
                         "access r2 0xffffffffffffffff rw\n"
                         "load r2+0x8000000000000000\n"));
}

TEST(maps_blocks_stand_after_the_operations_before_them)
{
    CHECK(becomes("maps\nend\nclose(3)\n maps # here\n\n# comment\n"
                  "00000000-0000000000001000 rwxs\t\n00002000-00003000 r--p\n"
                  "00003000-00004000 r--p # one line with the one before\n"
                  "00004000-00005000 r--s\nABCDEF000000-abcdef001000 ---p\r\n"
                  "ffffffffffffe000-10000000000000000 --xp\nend # there\nmaps\nend",
                  CONFIG "maps\nend\nclose(3)\nmaps\n00000000-00001000 rwxs\n"
                         "00002000-00004000 r--p\n00004000-00005000 r--s\n"
                         "abcdef000000-abcdef001000 ---p\n"
                         "ffffffffffffe000-10000000000000000 --xp\nend\nmaps\nend\n"));
    CHECK_EQ(notes.block_count, 3);
    CHECK_EQ(notes.blocks[0].after, 0);
    CHECK_EQ(notes.blocks[1].after, 1);
    CHECK_EQ(notes.blocks[1].line_count, 5);
    CHECK_EQ(notes.lines[4].last, UINT64_MAX);
    CHECK_EQ(notes.blocks[2].first_line, 5);
    CHECK_EQ(notes.blocks[2].line_count, 0);
}

TEST(comments_may_limit_kernels_and_systems)
{
    CHECK(becomes("# kernel: >=6.17\n#kernel:<7.0\n# sut: qemu-user\nclose(3)\n",
                  "# sut: qemu-user\n# kernel: >=6.17\n# kernel: <7.0\n" CONFIG "close(3)\n"));
    CHECK_EQ(program.kernel_min, 6 << 16 | 17);
    CHECK_EQ(program.kernel_end, 7 << 16);
    CHECK(strcmp(notes.sut, "qemu-user") == 0);
    CHECK(becomes("# kernel: <6.17 >=6.1\n", "# kernel: >=6.1\n# kernel: <6.17\n" CONFIG));
    CHECK(becomes("# the kernel: any\n# kernels\n# suts\nclose(3) # kernel: none\n",
                  CONFIG "close(3)\n"));
}

TEST(blanks_and_c_comments_may_stand_between_words)
{
    CHECK(becomes("\t r1=munmap ( /* from */ 0x1 ,\t2/* # bytes */)/**/ =/***/-1 EINVAL\r\n"
                  "load r1 = 1\r\n",
                  CONFIG "r0 = munmap(0x1, 0x2) = -1 EINVAL\nload r0 = 0x1\n"));
}

/* --- What is refused, and where --- */

#define OK_LINE "close(3)\n"

static const struct {
    const char *text;
    uint32_t line;
    uint32_t column;
    const char *message; /* a part of it */
} refused[] = {
    /* lines */
    {"foo(1)\n", 1, 1, "an operation, not 'foo'"},
    {OK_LINE "  mmap_(1)\n", 2, 3, "an operation, not 'mmap_'"},
    {"\xc3\xa4\n", 1, 1, "the byte 0xc3"},
    {"42\n", 1, 1, "an operation, not '42'"},
    {"close(3) close(3)\n", 1, 10, "expected '=', not 'close'"},
    {"close(3) = 0 0\n", 1, 14, "the end of the line, not '0'"},
    {"close(3) = 0 \r \n", 1, 14, "the byte 0x0d"},
    {"close(3) = 0 \r", 1, 14, "the byte 0x0d"},
    {"close(3)\v\n", 1, 9, "the byte 0x0b"},
    {OK_LINE "\n\nclose(3) /* x\n*/", 4, 10, "this comment does not end on its line"},
    {"close(/*/3)\n", 1, 7, "this comment does not end on its line"},
    {"close(3)/\n", 1, 9, "expected '=', not '/'"},
    /* numbers */
    {"close(18446744073709551616)\n", 1, 7, "does not fit in 64 bits"},
    {"close(0x10000000000000000)\n", 1, 7, "does not fit in 64 bits"},
    {"close(-9223372036854775809)\n", 1, 7, "does not fit in 64 bits"},
    {"close(-18446744073709551616)\n", 1, 7, "does not fit in 64 bits"},
    {"close( 12a)\n", 1, 8, "a number, not '12a'"},
    {"close(0x)\n", 1, 7, "a number, not '0x'"},
    {"close(0xfg)\n", 1, 7, "a number, not '0xfg'"},
    {"close(-0x1)\n", 1, 7, "a number, not '-0x1'"},
    {"close(-)\n", 1, 7, "a number, not '-'"},
    {"close(+1)\n", 1, 7, "a number, not '+1'"},
    {"close(010)\n", 1, 7, "does not begin with 0"},
    {"close(null)\n", 1, 7, "a number, not 'null'"},
    {"close()\n", 1, 7, "a number, not ')'"},
    {"close(", 1, 7, "a number, not the end of the line"},
    {"close(1|2)\n", 1, 8, "expected ')', not '|'"},
    {"munmap(0, PROT_READ)\n", 1, 11, "a number, not 'PROT_READ'"},
    /* calls */
    {"close\n", 1, 6, "expected '(', not the end of the line"},
    {"munmap(1)\n", 1, 9, "expected ',', not ')'"},
    {"munmap(1, 2, 3)\n", 1, 12, "expected ')', not ','"},
    {"mremap(1, 2, 3)\n", 1, 15, "expected ',', not ')'"},
    {"mremap(1, 2, 3, 4, 5, 6)\n", 1, 21, "expected ')', not ','"},
    {"mremap(1, 2, 3, 4 5)\n", 1, 19, "expected ',', not '5'"},
    {"mmap(1, 2, MAP_FIXED, 4, 5, 6)\n", 1, 12, "a constant PROT_* of Linux, not 'MAP_FIXED'"},
    {"mmap(1, 2, 3, 4|, 5, 6)\n", 1, 17, "a number, not ','"},
    {"mmap(1, 2, 3, MAP_EXCL, 5, 6)\n", 1, 15, "a constant MAP_* of Linux, not 'MAP_EXCL'"},
    {"mmap(1, 2, PROT_MAX(1), 4, 5, 6)\n", 1, 12, "a constant PROT_* of Linux, not 'PROT_MAX'"},
    {"minherit(1, 2, INHERIT_NONE)\n", 1, 16, "expected a number, not 'INHERIT_NONE'"},
    {"config abi=freebsd\nmremap(1, 2, 3, MREMAP_FIXED)\n", 2, 17,
     "expected a number, not 'MREMAP_FIXED'"},
    {"config abi=freebsd\nmmap(1, 2, PROT_MAX(65536), 4, 5, 6)\n", 2, 21, "up to 0xffff"},
    {"config abi=freebsd\nmmap(1, 2, PROT_MAX(PROT_MAX(1)), 4, 5, 6)\n", 2, 21, "'PROT_MAX'"},
    {"config abi=freebsd\nmmap(1, 2, PROT_MAX 1, 4, 5, 6)\n", 2, 21, "expected '('"},
    {"config abi=freebsd\nmmap(1, 2, 3, MAP_ALIGNED(256), 5, 6)\n", 2, 27, "up to 255"},
    {"config abi=freebsd\nmmap(1, 2, 3, MAP_ALIGNED(1, 5, 6)\n", 2, 28, "expected ')', not ','"},
    /* results */
    {"close(3) 0\n", 1, 10, "expected '=', not '0'"},
    {"close(3) =\n", 1, 11, "a number, not the end of the line"},
    {"close(3) = -1\n", 1, 14, "the name of an errno after -1"},
    {"close(3) = -1 22\n", 1, 15, "the name of an errno after -1, not '22'"},
    {"close(3) = -1 EFOO\n", 1, 15, "an errno of Linux, not 'EFOO'"},
    {"close(3) = -1 EINVAL Invalid\n", 1, 22, "the end of the line, not 'Invalid'"},
    {"close(3) = EINVAL\n", 1, 12, "a number, not 'EINVAL'"},
    {"config abi=freebsd\nclose(3) = -1 EHWPOISON\n", 2, 15, "an errno of FreeBSD"},
    {"load 1 = 256\n", 1, 10, "a byte is a number from 0 to 255"},
    {"load 1 = SIGILL\n", 1, 10, "SIGSEGV or SIGBUS, not 'SIGILL'"},
    {"load 1 = ?\n", 1, 10, "a number, not '?'"},
    {"store 1 1 = 0\n", 1, 13, "SIGSEGV or SIGBUS, not '0'"},
    {"access 1 1 r = maybe\n", 1, 16, "yes or no, not 'maybe'"},
    {"file 3 size=1 = 0\n", 1, 15, "size=, mode= or same=, not '='"},
    {"fault map 1 EIO = 0\n", 1, 17, "the end of the line, not '='"},
    /* labels */
    {"load r1\n", 1, 6, "r1 is not defined above"},
    {"r1 = munmap(r1, 1)\n", 1, 13, "r1 is not defined above"},
    {"close(3) = r2\n", 1, 12, "r2 is not defined above"},
    {"r1 = load 1\n", 1, 6, "a call, not 'load'"},
    {"r1 = 5\n", 1, 6, "a call, not '5'"},
    {"r1\n", 1, 3, "expected '='"},
    {"r1 = close(3)\nload r1+\n", 2, 9, "a number, not the end of the line"},
    {"r1 = close(3)\nload r1+-1\n", 2, 9, "a number, not '-1'"},
    {"r1 = close(3)\nload r1 +1\n", 2, 9, "expected '=', not '+1'"},
    {"r1 = close(3)\nmunmap(0, r1)\n", 2, 11, "a number, not 'r1'"},
    {"r1 = close(3)\nload r1|1\n", 2, 8, "expected '=', not '|'"},
    {"load r\n", 1, 6, "a number, not 'r'"},
    {"load r99999999999999999999\n", 1, 6, "a number, not 'r99999999999999999999'"},
    /* file, store, access, fault */
    {"file\n", 1, 5, "a number, not the end of the line"},
    {"file 1024 size=1\n", 1, 6, "from 0 to 1023"},
    {"file -1 size=1\n", 1, 6, "from 0 to 1023"},
    {"file 3\n", 1, 7, "size= or same="},
    {"file 3 mode=r\n", 1, 14, "size= or same="},
    {"file 3 size\n", 1, 12, "expected '='"},
    {"file 3 size=1 size=2\n", 1, 15, "size is given twice"},
    {"file 3 same=4 size=2\n", 1, 15, "same= already says the size"},
    {"file 3 same=1024\n", 1, 13, "from 0 to 1023"},
    {"file 3 size=0x4000000000000001\n", 1, 13, "at most 2^62 bytes"},
    {"file 3 size=1 mode=x\n", 1, 20, "r, w or rw, not 'x'"},
    {"file 3 name=1\n", 1, 8, "size=, mode= or same=, not 'name'"},
    {"store 1\n", 1, 8, "a number, not the end of the line"},
    {"store 1 256\n", 1, 9, "a byte is a number from 0 to 255"},
    {"store 1 -1\n", 1, 9, "a byte is a number from 0 to 255"},
    {"access 1 1\n", 1, 11, "r, w or rw, not the end of the line"},
    {"access 1 1 x = no\n", 1, 12, "r, w or rw, not 'x'"},
    {"fault release 1 EIO\n", 1, 7, "release cannot fail"},
    {"fault query 1 EIO\n", 1, 7, "query cannot fail"},
    {"fault mmap 1 EIO\n", 1, 7, "the name of a host call, not 'mmap'"},
    {"fault map 0 EIO\n", 1, 11, "counted from 1"},
    {"fault map EIO\n", 1, 11, "a number, not 'EIO'"},
    {"fault map 1\n", 1, 12, "an errno of the host, not the end of the line"},
    {"fault map 1 5\n", 1, 13, "an errno of the host, not '5'"},
    {"fault map 1 short=5\n", 1, 13, "only read can be short"},
    {"fault alloc 1 ENOMEM\n", 1, 15, "the end of the line, not 'ENOMEM'"},
    /* maps */
    {OK_LINE "end\n", 2, 1, "end without maps"},
    {OK_LINE " maps\n00001000-00002000 rw-p\n", 2, 2, "maps without an end"},
    {"maps 1\n", 1, 6, "the end of the line, not '1'"},
    {"maps\nend 1\n", 2, 5, "the end of the line, not '1'"},
    {"maps\nmaps\n", 2, 1, "an address in hex, not 'maps'"},
    {"maps\nclose(3)\n", 2, 1, "at least 8 hex digits"},
    {"maps\n0x100000-0x200000 rw-p\n", 2, 1, "at least 8 hex digits"},
    {"maps\n1000-2000 rw-p\n", 2, 1, "at least 8 hex digits"},
    {"maps\n00001000-2000 rw-p\n", 2, 10, "at least 8 hex digits"},
    {"maps\n00001000 rw-p\n", 2, 9, "'-' and the end of the range"},
    {"maps\n00001000-00001000 rw-p\n", 2, 10, "a range ends above its start"},
    {"maps\n00001000-10000000000000001 rw-p\n", 2, 10, "past 2^64"},
    {"maps\n00001000-100000000000000000 rw-p\n", 2, 10, "past 2^64"},
    {"maps\n10000000000000000-10000000000000000 rw-p\n", 2, 1, "a range starts below 2^64"},
    {"maps\n00001000-00002000\n", 2, 18, "permissions like rw-p, not the end of the line"},
    {"maps\n00001000-00002000 rwp\n", 2, 19, "permissions like rw-p, not 'rwp'"},
    {"maps\n00001000-00002000 wr-p\n", 2, 19, "permissions like rw-p, not 'wr-p'"},
    {"maps\n00001000-00002000 rw-x\n", 2, 19, "permissions like rw-p, not 'rw-x'"},
    {"maps\n00001000-00002000 rw-p 0\n", 2, 24, "the end of the line, not '0'"},
    {"maps\n00001000-00003000 rw-p\n00002000-00004000 r--p\n", 3, 1, "above the one before it"},
    {"maps\n00002000-00003000 rw-p\n00001000-00002000 r--p\n", 3, 1, "above the one before it"},
    /* config */
    {"config\nconfig\n", 2, 1, "one config line at most"},
    {OK_LINE "config\n", 2, 1, "before the first operation"},
    {"config abi\n", 1, 11, "expected '='"},
    {"config abi=macos\n", 1, 12, "linux or freebsd, not 'macos'"},
    {"config abi=linux abi=linux\n", 1, 18, "abi is given twice"},
    {"config size=1\n", 1, 8, "a config key, not 'size'"},
    {"config 5\n", 1, 8, "a config key, not '5'"},
    {"config bits=31\n", 1, 13, "bits is from 32 to 64"},
    {"config bits=65\n", 1, 13, "bits is from 32 to 64"},
    {"config bits=4294967360\n", 1, 13, "bits is from 32 to 64"},
    {"config bits=x\n", 1, 13, "a number, not 'x'"},
    {"config host_page=2048 bits=64\n", 1, 18, "a power of two from 4096 to 65536"},
    {"config target_page=5000\n", 1, 20, "a power of two from 4096 to 65536"},
    {"config reserved=0x1000 host_page=8192\n", 1, 17, "a multiple of both page sizes"},
    {"config base=0x1800\n", 1, 13, "a multiple of host_page"},
    {"config base=0xffffffffffff0000\n", 1, 13, "passes 2^64"},
    {"config highest=0\n", 1, 16, "not even one target page"},
    {"config highest=4094\n", 1, 16, "not even one target page"},
    {"config bits=40 highest=0x10000000000\n", 1, 24, "at most 2^bits - 1"},
    {"config highest=0x10000 reserved=0x10000\n", 1, 16, "below reserved"},
    {"config policy=down\n", 1, 15, "top-down, bottom-up or random:SEED, not 'down'"},
    {"config policy=random\n", 1, 21, "expected ':'"},
    {"config host_maps=0\n", 1, 18, "host_maps is at least 1"},
    {"config foreign=0x1000\n", 1, 22, "expected '-'"},
    {"config foreign=0-4095 foreign=0x2000-0x1000\n", 1, 31, "ends before it starts"},
    {"config foreign=0-1 reserved=65536\n", 1, 16, "has no foreign ranges"},
    {"config foreign=0-1 foreign=0-1 foreign=0-1 foreign=0-1 foreign=0-1\n", 1, 64, "at most 4"},
    {"config bits=32 foreign=0-0x100000000\n", 1, 24, "passes 2^bits"},
    /* comments that say something */
    {"# kernel: 6.17\n", 1, 11, ">=VERSION or <VERSION, not '6.17'"},
    {"# kernel:\n", 1, 10, ">=VERSION or <VERSION, not the end of the line"},
    {"# kernel: >6.17\n", 1, 12, "'=' after '>', not '6.17'"},
    {"# kernel: >=6\n", 1, 14, "expected '.'"},
    {"# kernel: >=6.17.1\n", 1, 17, ">=VERSION or <VERSION, not '.1'"},
    {"# kernel: >=0.0\n", 1, 13, "no kernel has this version"},
    {"# kernel: <6.65536\n", 1, 12, "no kernel has this version"},
    {"# kernel: <6.1\n# kernel: <6.2\n", 2, 11, "given twice"},
    {"# sut:\n", 1, 7, "the name of a system"},
    {"# sut: two words\n", 1, 12, "the end of the line, not 'words'"},
    {"# sut: a\n# sut: a\n", 2, 8, "given twice"},
    {"# sut: abcdefghijklmnopqrstuvwxyzabcdef\n", 1, 8, "at most 31 letters"},
};

TEST(every_error_has_its_place_and_a_message)
{
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        bool good = parse_bytes(refused[i].text, strlen(refused[i].text));
        bool right = !good && error.line == refused[i].line && error.column == refused[i].column &&
                     strstr(error.message, refused[i].message) != NULL;
        CHECK(right);
        if (!right)
            fprintf(stderr, "%s-> %s %u:%u: %s\n   want %u:%u: %s\n", refused[i].text,
                    good ? "good" : "bad", error.line, error.column, error.message, refused[i].line,
                    refused[i].column, refused[i].message);
        CHECK_EQ(program.count, 0);
        CHECK(!notes.stated && !notes.blocks && !notes.lines && notes.sut[0] == '\0');
    }
}

TEST(nul_bytes_are_refused_where_they_stand)
{
    CHECK(!parse_bytes("close(3)\0\n", 10));
    CHECK_EQ(error.line, 1);
    CHECK_EQ(error.column, 9);
    CHECK(strstr(error.message, "the byte 0x00"));
    CHECK(!parse_bytes("clo\0se(3)\n", 10));
    CHECK_EQ(error.column, 1);
    CHECK(parse_bytes("# a \0 and \xff are fine here\nclose(3 /* \0\xff */)", 43));
}

TEST(a_line_of_many_megabytes_is_like_any_other)
{
    enum { LENGTH = 10 << 20 };
    char *text = malloc(LENGTH);
    memset(text, ' ', LENGTH);
    memcpy(text, "close(3", 7);
    text[LENGTH - 1] = ')';
    CHECK(mf_text_parse(text, LENGTH, &program, &notes, &error));
    CHECK_EQ(program.count, 1);
    text[LENGTH - 1] = ']';
    CHECK(!mf_text_parse(text, LENGTH, &program, &notes, &error));
    CHECK_EQ(error.line, 1);
    CHECK_EQ(error.column, LENGTH);
    memset(text, 'a', LENGTH);
    CHECK(!mf_text_parse(text, LENGTH, &program, &notes, &error));
    CHECK_EQ(error.column, 1);
    CHECK(strcmp(error.message, "expected an operation, not '" /* 32 of them */
                                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'") == 0);
    memset(text, '1', LENGTH);
    memcpy(text, "load ", 5);
    CHECK(!mf_text_parse(text, LENGTH, &program, &notes, &error));
    CHECK_EQ(error.column, 6);
    memset(text, '\n', LENGTH);
    text[LENGTH - 1] = '?';
    CHECK(!mf_text_parse(text, LENGTH, &program, &notes, &error));
    CHECK_EQ(error.line, LENGTH);
    free(text);
}

TEST(more_operations_than_a_program_has_are_an_error)
{
    static char text[(MF_OPS_MAX + 1) * 20];
    size_t length = 0;
    for (unsigned i = 0; i < MF_OPS_MAX; i++)
        length += (size_t)snprintf(text + length, sizeof(text) - length, "r%u = close(3)\n", i);
    CHECK(mf_text_parse(text, length, &program, &notes, &error));
    CHECK_EQ(program.count, MF_OPS_MAX);
    length += (size_t)snprintf(text + length, sizeof(text) - length, " load r4095\n");
    CHECK(!mf_text_parse(text, length, &program, &notes, &error));
    CHECK_EQ(error.line, MF_OPS_MAX + 1);
    CHECK_EQ(error.column, 2);
    CHECK(strcmp(error.message, "a program has at most 4096 operations") == 0);
}

TEST(annotations_may_be_left_out)
{
    CHECK(mf_text_parse(example, strlen(example), &program, NULL, &error));
    CHECK_EQ(program.count, 15);
    CHECK(!mf_text_parse("load 1 = 256", 12, &program, NULL, &error));
    CHECK_EQ(error.column, 10);
}

/* --- What is printed --- */

TEST(operands_of_the_binary_form_are_printed_as_what_they_stand_for)
{
    mf_notes_free(&notes);
    mf_program_clear(&program);
    struct mf_op *op = mf_program_add(&program, MF_MMAP);
    op->arg[0] = (struct mf_value){MF_TOP, 0, 0 - (uint64_t)0x2000};
    op->arg[1] = (struct mf_value){MF_ABS, 0, 0x1001};
    op = mf_program_add(&program, MF_MUNMAP);
    op->arg[0] = (struct mf_value){MF_END_OF, 0, 0};
    op->arg[1] = (struct mf_value){MF_LEN_OF, 0, 1};
    op = mf_program_add(&program, MF_STORE);
    op->arg[0] = (struct mf_value){MF_RESULT, 0, 4};
    op->arg[1] = (struct mf_value){MF_ABS, 0, 0x1ff}; /* not lawful: printed as what it becomes */
    op = mf_program_add(&program, MF_LOAD);
    op->arg[0] = (struct mf_value){MF_RESULT, 2, 5}; /* a store returns nothing */
    CHECK(prints(CONFIG "r0 = mmap(0x7fffffffd000, 0x1001, PROT_NONE, 0, 0, 0)\n"
                        "munmap(0x7ffffffff000, 0x1002)\n"
                        "store r0+0x4 0xff\n"
                        "load 0x5\n"));
}

TEST(one_operation_is_printed_as_snprintf_would)
{
    CHECK(parse("r1 = mmap(0, 1, 0, 0, 0, 0)\nmunmap(r1+1, 2) = 0\n"));
    char text[32];
    memset(text, 'x', sizeof(text));
    CHECK_EQ(mf_text_op(text, sizeof(text), &program, 1), 19);
    CHECK(strcmp(text, "munmap(r0+0x1, 0x2)") == 0);
    CHECK_EQ(mf_text_op(text, 7, &program, 1), 19);
    CHECK(strcmp(text, "munmap") == 0);
    CHECK_EQ(mf_text_op(text, 20, &program, 1), 19);
    CHECK_EQ(strlen(text), 19);
    CHECK_EQ(mf_text_op(text, 19, &program, 1), 19);
    CHECK_EQ(strlen(text), 18);
    CHECK_EQ(mf_text_op(NULL, 0, &program, 1), 19);
}

TEST(every_value_of_every_operand_reads_back_as_itself)
{
    static const char *const calls[] = {"mmap(0, 0, %s, 0, 0, 0)", "mmap(0, 0, 0, %s, 0, 0)",
                                        "mmap(0, 0, 0, 0, %s, 0)", "mremap(0, 0, 0, %s)",
                                        "msync(0, 0, %s)",         "madvise(0, 0, %s)",
                                        "minherit(0, 0, %s)",      "load %s"};
    static const unsigned args[] = {2, 3, 4, 3, 2, 2, 2, 0};
    for (unsigned abi = 0; abi < 2; abi++) {
        for (unsigned call = 0; call < sizeof(calls) / sizeof(calls[0]); call++) {
            for (unsigned i = 0; i < 64 * 64; i++) {
                uint64_t value = (uint64_t)1 << (i & 63) | (uint64_t)1 << (i >> 6);
                if (i % 3 == 1)
                    value = ~value;
                if (i % 3 == 2)
                    value -= 1;
                char text[160];
                char number[32];
                snprintf(number, sizeof(number), "0x%" PRIx64, value);
                int length =
                    snprintf(text, sizeof(text), "config abi=%s\n", abi ? "freebsd" : "linux");
                snprintf(text + length, sizeof(text) - (size_t)length, calls[call], number);
                bool good = mf_text_parse(text, strlen(text), &program, &notes, &error);
                char *printed = mf_text_print(&program, &notes);
                good = good && mf_text_parse(printed, strlen(printed), &program, &notes, &error);
                CHECK(good && program.ops[0].arg[args[call]].offset == value);
                free(printed);
            }
        }
    }
}

int main(int argc, char **argv)
{
    mf_program_init(&program);
    mf_notes_init(&notes);
    int status = test_main(argc, argv);
    mf_program_free(&program);
    mf_notes_free(&notes);
    return status;
}
