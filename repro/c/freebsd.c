/*: keep_off < cannot */

/* Before anything else: addresses that the calls name must be free, or this program would hurt
 * itself. */
static void keep_off(uint64_t addr, uint64_t len)
{
    uint64_t first = addr & ~(uint64_t)(PAGE - 1);
    if (len == 0 || len > SPACE || addr > SPACE - len)
        return;
    size_t length = (size_t)((addr + len - first + PAGE - 1) & ~(uint64_t)(PAGE - 1));
    void *at =
        mmap((void *)(uintptr_t)first, length, PROT_NONE, MAP_GUARD | MAP_FIXED | MAP_EXCL, -1, 0);
    if (at == MAP_FAILED)
        cannot("the program is about addresses where something lies already");
    munmap(at, length);
}
/*: too_much */

static int is_too_much(void)
{
    return 0;
}
/*: answer */

static void answer(int result)
{
    got = (struct answer){.error = result ? errno : 0};
}
/*: mmap < answer */

static void do_mmap(uint64_t addr, uint64_t len, uint64_t prot, uint64_t flags, int file,
                    uint64_t offset)
{
    void *at =
        mmap((void *)(uintptr_t)addr, (size_t)len, (int)prot, (int)flags, file, (off_t)offset);
    answer(at == MAP_FAILED);
    if (!got.error)
        got.value = (uint64_t)(uintptr_t)at;
}
/*: munmap < answer */

static void do_munmap(uint64_t addr, uint64_t len)
{
    answer(munmap((void *)(uintptr_t)addr, (size_t)len));
}
/*: mprotect < answer */

static void do_mprotect(uint64_t addr, uint64_t len, uint64_t prot)
{
    answer(mprotect((void *)(uintptr_t)addr, (size_t)len, (int)prot));
}
/*: mremap */

/* There is no such call here. */
static void do_mremap(void)
{
    got = (struct answer){.error = ENOSYS};
}
/*: msync < answer */

static void do_msync(uint64_t addr, uint64_t len, uint64_t flags)
{
    answer(msync((void *)(uintptr_t)addr, (size_t)len, (int)flags));
}
/*: madvise < answer */

static void do_madvise(uint64_t addr, uint64_t len, uint64_t advice)
{
    answer(madvise((void *)(uintptr_t)addr, (size_t)len, (int)advice));
}
/*: minherit < answer */

static void do_minherit(uint64_t addr, uint64_t len, uint64_t inherit)
{
    answer(minherit((void *)(uintptr_t)addr, (size_t)len, (int)inherit));
}
/*: files < cannot */

/* The program's descriptors, + 1, are not this process's own numbers: 0 to 2 are in use. Files keep
 * their names until the end, to be opened again. */
enum { NAME = 32, FILES = 1024 };
static int opened[FILES];
static char names[FILES][NAME];

static int fd(int of)
{
    return of >= 0 && of < FILES ? opened[of] - 1 : -1;
}
/*: open_again < files */

static void remove_files(void)
{
    for (unsigned of = 0; of < FILES; of++) {
        if (names[of][0])
            unlink(names[of]);
    }
}

/* Another description of a file, in a mode. */
static void open_again(int of, const char *name, int mode)
{
    int again = open(name, mode | O_CLOEXEC);
    if (again < 0)
        cannot("a file cannot be opened again");
    if (opened[of])
        close(fd(of));
    opened[of] = again + 1;
    if (name != names[of])
        memcpy(names[of], name, NAME);
    atexit(remove_files);
}
/*: open_file < open_again */

/* A new file. Byte i is (i*31 + (i>>8)*7 + the program's descriptor) & 0xff. */
static void open_file(int of, uint64_t size, int mode)
{
    static unsigned char chunk[65536]; /* it repeats after that */
    char name[NAME] = "/tmp/exportXXXXXX";
    int file = mkstemp(name);
    for (size_t i = 0; i < sizeof chunk; i++)
        chunk[i] = (unsigned char)((i * 31 + (i >> 8) * 7 + (size_t)of) & 0xff);
    for (uint64_t at = 0; at < size; at += sizeof chunk) {
        size_t length = size - at < sizeof chunk ? (size_t)(size - at) : sizeof chunk;
        if (file < 0 || pwrite(file, chunk, length, (off_t)at) != (ssize_t)length)
            cannot("no room for a file in /tmp");
    }
    if (file < 0)
        cannot("no files in /tmp");
    if (names[of][0])
        unlink(names[of]);
    open_again(of, name, mode);
    close(file);
}
/*: ftruncate < files answer */

static void do_ftruncate(int of, uint64_t size)
{
    answer(ftruncate(fd(of), (off_t)size));
}
/*: close < files answer */

static void do_close(int of)
{
    answer(close(fd(of)));
    if (fd(of) >= 0)
        opened[of] = 0;
}
