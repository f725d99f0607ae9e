/* What a file is, by what is in it and what it is called. */
#include "mm/test.h"
#include "repro/detect.h"

static void check(const char *path, const char *data, size_t size, enum repro_form want)
{
    CHECK_EQ(repro_detect(path, data, size), want);
    if (repro_detect(path, data, size) != want)
        fprintf(stderr, "%s: %.*s\n", path, (int)size, data);
}

#define IS(WANT, PATH, DATA) check(PATH, DATA, sizeof(DATA) - 1, WANT)

TEST(text_is_text)
{
    IS(REPRO_TEXT, "a.mm", "config abi=linux\n");
    IS(REPRO_TEXT, "a", "# what\nconfig abi=linux\nmunmap(0, 0x1000)\n");
    IS(REPRO_TEXT, "a", "munmap(0x1000, 0x1000) = 0\n");
    IS(REPRO_TEXT, "a", "mmap(0x1000, 0x1000\n");
    IS(REPRO_TEXT, "a.mm", "config\001\n"); /* the parser says where */
    IS(REPRO_TEXT, "a", "r1 = mmap(NULL, 0x1000, 1, 34, -1, 0) = ?\nload r1\n");
    IS(REPRO_TEXT, "a", "fault map 1 ENOMEM\nbrk\n");
}

TEST(bytes_are_bytes)
{
    IS(REPRO_ENCODED, "a", "\177MM1\001\002");
    IS(REPRO_ENCODED, "a.mm", "\177MM1");
    IS(REPRO_INPUT, "a", "\001\002\003");
    IS(REPRO_INPUT, "x/crash-0a", "\001\002\003");
    IS(REPRO_INPUT, "id:000000,sig:06,src:000000,time:5,execs:9,op:havoc,rep:1", "\377\376");
}

TEST(a_fuzzers_input_may_be_printable_by_chance)
{
    IS(REPRO_INPUT, "crash-0123", "abc");
    IS(REPRO_INPUT, "out/default/queue/id:000007,src:000001,op:flip1,pos:0", "mmap(");
    IS(REPRO_INPUT, "oom-12", "[pid 3] mmap(");
    IS(REPRO_TEXT, "crash-0123", "config abi=freebsd\nmunmap(0, 0x1000)\n");
}

TEST(strace_output_is_not_a_program)
{
    IS(REPRO_STRACE, "log",
       "execve(\"/bin/ls\", [\"ls\"], 0x7ffc /* 20 vars */) = 0\nbrk(NULL) = 0x55\n");
    IS(REPRO_STRACE, "log", "[pid  812] mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7f00\n");
    IS(REPRO_STRACE, "log", "812   munmap(0x7f00, 4096) = 0\n");
    IS(REPRO_STRACE, "log", "812 12:30:01.112233 munmap(0x7f00, 4096) = 0\n");
    IS(REPRO_STRACE, "log.mm", "mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, 3, 0 <unfinished ...>\n");
    IS(REPRO_STRACE, "log", "mmap(NULL, 1, 1, 34, -1, 0) = 0x7f0\n+++ exited with 0 +++\n");
    IS(REPRO_STRACE, "log", "<... mmap resumed>) = 0x7f0\n");
    IS(REPRO_STRACE, "log", "munmap(1, 2) = 0\n--- SIGSEGV {si_signo=SIGSEGV} ---");
    /* Our own config line decides: the parser knows better what is wrong. */
    IS(REPRO_TEXT, "a.mm", "config abi=linux\nbrk(NULL) = 0\n");
}

TEST(names_that_fuzzers_give)
{
    CHECK(repro_named_by_fuzzer("crash-12ab"));
    CHECK(repro_named_by_fuzzer("a/b/slow-unit-12ab"));
    CHECK(repro_named_by_fuzzer("out/default/hangs/id:000000,src:000002"));
    CHECK(!repro_named_by_fuzzer("crash-12ab.report"));
    CHECK(!repro_named_by_fuzzer("crash-12ab.mm"));
    CHECK(!repro_named_by_fuzzer("crash-a/b"));
    CHECK(!repro_named_by_fuzzer("README.txt"));
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
