/*: list < cannot */

/* What this process has mapped, as the kernel tells; read without memory that would change it. */
struct mapping {
    uint64_t first;
    uint64_t end;
    char flags[8]; /* "rw-p" */
};

static struct {
    int fd;
    size_t at;
    size_t length;
    char bytes[65536];
} list;

static void list_begin(void)
{
    list.at = list.length = 0;
    list.fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (list.fd < 0)
        cannot("/proc/self/maps cannot be read");
}

static int list_byte(void)
{
    if (list.at == list.length) {
        ssize_t length = read(list.fd, list.bytes, sizeof list.bytes);
        if (length <= 0)
            return -1;
        list.length = (size_t)length;
        list.at = 0;
    }
    return (unsigned char)list.bytes[list.at++];
}

/* 0: there is no more, and the list is closed. */
static int list_next(struct mapping *mapping)
{
    char line[128] = "";
    unsigned long long first;
    unsigned long long end;
    size_t length = 0;
    int byte;

    while ((byte = list_byte()) >= 0 && byte != '\n') {
        if (length + 1 < sizeof line)
            line[length++] = (char)byte;
    }
    line[length] = '\0';
    if (sscanf(line, "%llx-%llx %4s", &first, &end, mapping->flags) != 3) {
        close(list.fd);
        return 0;
    }
    mapping->first = first;
    mapping->end = end;
    return 1;
}
/*: own < list */

/* What is this program's own, and not to be touched by the calls: as it was when it began. A stack
 * may grow. */
enum { OWN_MOST = 256, STACK_MORE = 1 << 20 };
static struct mapping own[OWN_MOST];
static unsigned own_count;

static void own_begin(void)
{
    uint64_t here = (uint64_t)(uintptr_t)&here;
    struct mapping mapping;
    list_begin();
    while (list_next(&mapping)) {
        if (own_count == OWN_MOST)
            cannot("this process has too many mappings of its own");
        if (mapping.first <= here && here < mapping.end)
            mapping.first -= STACK_MORE;
        own[own_count++] = mapping;
    }
    if (own_count == 0)
        cannot("/proc/self/maps tells nothing");
}
/*: own_in < own */

static const struct mapping *own_in(uint64_t first, uint64_t end)
{
    for (unsigned i = 0; i < own_count; i++) {
        if (first < own[i].end && own[i].first < end)
            return &own[i];
    }
    return NULL;
}
/*: keep_off < own_in */

/* A call that takes or changes all of these addresses, wherever there is something, must not meet
 * what is this program's own. Ranges that wrap or leave the space are refused by the kernel. */
static void keep_off(uint64_t addr, uint64_t len)
{
    uint64_t first = addr & ~(uint64_t)(PAGE - 1);
    if (len == 0 || len > SPACE || addr > SPACE - len)
        return;
    if (own_in(first, addr + len))
        cannot("the next step is about addresses where this program itself lies");
}
/*: keep_off_walk < own_in */

/* A call that goes on until it meets a hole. */
static void keep_off_walk(uint64_t addr, uint64_t len)
{
    uint64_t end = len > UINT64_MAX - addr ? addr : addr + len;
    const struct mapping *mine = own_in(addr, end);
    struct mapping mapping;
    int adjacent = mine && addr >= mine->first;

    if (!mine)
        return;
    list_begin();
    while (list_next(&mapping)) {
        if (mapping.first < mine->first && mapping.end == mine->first)
            adjacent = 1;
    }
    if (adjacent)
        cannot("the next step is about addresses where this program itself lies");
}
/*: low */

static void need_low_addresses(void)
{
    void *at = mmap(NULL, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (at == MAP_FAILED)
        cannot("addresses below vm.mmap_min_addr are not for this user");
    munmap(at, PAGE);
}
/*: lock */

static void need_lock(void)
{
    struct rlimit limit;
    if (geteuid() != 0 && (getrlimit(RLIMIT_MEMLOCK, &limit) || limit.rlim_cur != RLIM_INFINITY))
        cannot("memory cannot be locked without limit (ulimit -l)");
}
/*: huge */

static void need_no_huge_pages(void)
{
    char text[16] = "";
    int file = open("/proc/sys/vm/nr_hugepages", O_RDONLY | O_CLOEXEC);
    if (file >= 0 && read(file, text, sizeof text - 1) > 0 && strcmp(text, "0\n") != 0)
        cannot("this machine has huge pages to give");
    if (file >= 0)
        close(file);
}
/*: kernel */

/* The kernels that the program is for: from, and before end (0: any), as major << 16 | minor. */
static void need_kernel(unsigned from, unsigned end)
{
    struct utsname name;
    unsigned major;
    unsigned minor;
    if (uname(&name) != 0 || sscanf(name.release, "%u.%u", &major, &minor) != 2)
        cannot("the kernel does not tell its version");
    unsigned version = major << 16 | minor;
    if (version < from || (end && version >= end))
        cannot("it is for other kernels");
}
/*: asked */

/* What a call asks for, as far as it is memory. */
static uint64_t asked_bytes;
/*: too_much < asked */

/* Refused for want of memory, and asks for more than the machine has: how much a kernel promises is
 * its administrator's choice. */
static int is_too_much(void)
{
    uint64_t pages = (uint64_t)sysconf(_SC_PHYS_PAGES);
    return got.error == ENOMEM && asked_bytes / PAGE > pages && asked_bytes <= SPACE;
}
/*: answer */

static void answer(long result)
{
    got = (struct answer){0};
    if (result == -1)
        got.error = errno;
    else
        got.value = (uint64_t)result;
}
/*: mmap < answer asked keep_off */

/* The calls themselves, past whatever the C library makes of their arguments. */
static void do_mmap(uint64_t addr, uint64_t len, uint64_t prot, uint64_t flags, int file,
                    uint64_t offset)
{
    if (addr)
        keep_off(addr, len);
    asked_bytes = len;
    answer(syscall(SYS_mmap, addr, len, prot, flags, file, offset));
}
/*: munmap < answer keep_off */

static void do_munmap(uint64_t addr, uint64_t len)
{
    keep_off(addr, len);
    answer(syscall(SYS_munmap, addr, len));
}
/*: mprotect < answer asked keep_off_walk */

static void do_mprotect(uint64_t addr, uint64_t len, uint64_t prot)
{
    keep_off_walk(addr, len);
    asked_bytes = len;
    answer(syscall(SYS_mprotect, addr, len, prot));
}
/*: mremap < answer asked keep_off keep_off_walk */

static void do_mremap(uint64_t addr, uint64_t old_len, uint64_t new_len, uint64_t flags,
                      uint64_t new_addr)
{
    keep_off(addr, old_len);
    if (!(flags & MREMAP_MAYMOVE)) /* one that may move need not grow into what lies there */
        keep_off(addr, new_len);
    if (flags & MREMAP_FIXED)
        keep_off(new_addr, new_len);
    keep_off_walk(addr, old_len ? old_len : 1);
    asked_bytes = new_len > old_len ? new_len : old_len;
    answer(syscall(SYS_mremap, addr, old_len, new_len, flags, new_addr));
}
/*: msync < answer keep_off_walk */

static void do_msync(uint64_t addr, uint64_t len, uint64_t flags)
{
    keep_off_walk(addr, len);
    answer(syscall(SYS_msync, addr, len, flags));
}
/*: madvise < answer keep_off keep_off_walk */

static void do_madvise(uint64_t addr, uint64_t len, uint64_t advice)
{
    keep_off(addr, len);
    keep_off_walk(addr, len); /* for one that leaves the space, too */
    answer(syscall(SYS_madvise, addr, len, advice));
}
/*: minherit */

/* There is no such call here. */
static void do_minherit(void)
{
    got = (struct answer){.error = ENOSYS};
}
/*: files < cannot */

/* The program's descriptors, + 1, are not this process's own numbers: 0 to 2 are in use. */
enum { FILES = 1024 };
static int opened[FILES];

static int fd(int of)
{
    return of >= 0 && of < FILES ? opened[of] - 1 : -1;
}
/*: open_again < files */

/* Another description of a file, in a mode. */
static void open_again(int of, int file, int mode)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    int again = open(path, mode | O_CLOEXEC);
    if (again < 0)
        cannot("no descriptor for a memory file");
    if (opened[of])
        close(fd(of));
    opened[of] = again + 1;
}
/*: open_file < open_again */

/* A new file. Byte i is (i*31 + (i>>8)*7 + the program's descriptor) & 0xff. */
static void open_file(int of, uint64_t size, int mode)
{
    static unsigned char chunk[65536]; /* it repeats after that */
    int file = memfd_create("file", MFD_CLOEXEC);
    for (size_t i = 0; i < sizeof chunk; i++)
        chunk[i] = (unsigned char)((i * 31 + (i >> 8) * 7 + (size_t)of) & 0xff);
    for (uint64_t at = 0; at < size; at += sizeof chunk) {
        size_t length = size - at < sizeof chunk ? (size_t)(size - at) : sizeof chunk;
        if (file < 0 || pwrite(file, chunk, length, (off_t)at) != (ssize_t)length)
            cannot("no room for a memory file");
    }
    if (file < 0)
        cannot("no memory files here");
    open_again(of, file, mode);
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
/*: want_maps < own_in wrong */

struct line {
    uint64_t first;
    uint64_t end;
    const char *flags;
};

static struct {
    const struct line *lines; /* as stated */
    size_t count;
    size_t seen;
    struct mapping last; /* may still grow */
    int differs;
    int show;
} maps;

static void maps_line_ends(void)
{
    if (maps.last.end == 0)
        return;
    size_t at = maps.seen++;
    if (at >= maps.count || maps.lines[at].first != maps.last.first ||
        maps.lines[at].end != maps.last.end || strcmp(maps.lines[at].flags, maps.last.flags) != 0)
        maps.differs = 1;
    if (maps.show)
        printf("  have %08llx-%08llx %s\n", (unsigned long long)maps.last.first,
               (unsigned long long)maps.last.end, maps.last.flags);
}

static void maps_part(struct mapping part)
{
    if (maps.last.end == part.first && strcmp(maps.last.flags, part.flags) == 0) {
        maps.last.end = part.end;
        return;
    }
    maps_line_ends();
    maps.last = part;
}

/* Less what is this program's own, which lies where it did. */
static void maps_mapping(struct mapping mapping)
{
    while (mapping.first < mapping.end) {
        struct mapping part = mapping;
        const struct mapping *mine = own_in(mapping.first, mapping.end);
        if (mine && mine->first <= mapping.first) {
            mapping.first = mine->end;
            continue;
        }
        if (mine)
            part.end = mine->first;
        maps_part(part);
        mapping.first = part.end;
    }
}

static void maps_walk(void)
{
    struct mapping mapping;
    maps.seen = 0;
    maps.last = (struct mapping){0, 0, ""};
    list_begin();
    while (list_next(&mapping))
        maps_mapping(mapping);
    maps_line_ends();
}

/* The whole map, neighbours with the same flags as one. */
static void want_maps(const struct line *lines, size_t count)
{
    memset(&maps, 0, sizeof maps);
    maps.lines = lines;
    maps.count = count;
    stated++;
    maps_walk();
    if (!maps.differs && maps.seen == count)
        return;
    wrong();
    printf("another map after it\n");
    for (size_t i = 0; i < count; i++)
        printf("  want %08llx-%08llx %s\n", (unsigned long long)lines[i].first,
               (unsigned long long)lines[i].end, lines[i].flags);
    maps.show = 1;
    maps_walk();
}
