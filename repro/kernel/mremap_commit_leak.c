/*
 * Found by linux_kernel on Linux 6.18: mremap(2) with MREMAP_FIXED, of private writable memory, to
 * a smaller size, is charged for the old size against the commit limit and gives back the new one
 * when that is unmapped. The difference stays in Committed_AS of /proc/meminfo for ever, though no
 * process has it: a loop without privilege uses up the limit of a machine that keeps one
 * (vm.overcommit_memory=2). And an old size past what the limit allows at once is ENOMEM, although
 * the call asks for less memory than there was.
 *
 * Prints what 100 such calls left behind: exit status 0, nothing; 1, the kernel leaks; 2, it cannot
 * be told. Other programs change Committed_AS, too: run it on a quiet machine.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

enum { CALLS = 100, PAGE = 4096, BIG = 1 << 20 };

/* Committed_AS in KiB; -1: it cannot be read. */
static long committed(void)
{
    char line[128];
    long kib = -1;
    FILE *info = fopen("/proc/meminfo", "r");

    if (!info)
        return -1;
    while (kib < 0 && fgets(line, sizeof line, info))
        (void)sscanf(line, "Committed_AS: %ld", &kib);
    fclose(info);
    return kib;
}

/* Map BIG bytes, move their first page away from the rest, which goes; unmap that page. */
static int shrink_once(char *place, char *elsewhere)
{
    if (mmap(place, BIG, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) !=
        place)
        return -1;
    if (mremap(place, BIG, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, elsewhere) != elsewhere)
        return -1;
    return munmap(elsewhere, PAGE);
}

int main(void)
{
    char *room = mmap(NULL, 2 * (size_t)BIG, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long before = committed();

    if (room == MAP_FAILED || before < 0) {
        fprintf(stderr, "mremap_commit_leak: no memory, or no /proc/meminfo\n");
        return 2;
    }
    for (int i = 0; i < CALLS; i++) {
        if (shrink_once(room, room + BIG) != 0) {
            perror("mremap_commit_leak");
            return 2;
        }
    }
    long leaked = committed() - before;
    long expected = (long)CALLS * (BIG - PAGE) / 1024;
    printf("%d calls left %ld KiB committed; %ld KiB is what they moved and dropped\n", CALLS,
           leaked, expected);
    return leaked >= expected / 2;
}
