/* An embedder in forty lines: a 32-bit guest in host address space that is reserved for it. */
#include <stdio.h>
#include <string.h>

#include "mm/abi_linux.h"
#include "mm/host_linux.h"
#include "mm/mm.h"

static void print_line(void *lines, const char *line)
{
    puts(line);
    strcat(lines, line);
}

static int run_guest(struct mm *mm)
{
    char lines[200] = "";
    mm_addr at;
    struct mm_mmap_args args = {
        0x10000, 0x2000, 3, LX_MAP_PRIVATE | LX_MAP_ANONYMOUS | LX_MAP_FIXED, UINT64_MAX, 0};
    if (mm_mmap(mm, &args, &at) != 0 || !mm_access_ok(mm, at, 6, MM_PROT_WRITE))
        return 1;
    char *memory = (char *)(uintptr_t)mm_guest_to_host(mm, at);
    strcpy(memory, "hello"); /* as the guest's own store instructions would */
    if (mm_mprotect(mm, at, 0x1000, LX_PROT_READ) != 0 || mm_access_ok(mm, at, 6, MM_PROT_WRITE))
        return 1;
    mm_dump(mm, print_line, lines);
    return strcmp(lines, "00010000-00011000 r--p00011000-00012000 rw-p") || strcmp(memory, "hello");
}

int main(void)
{
    struct mm_config config = {
        .bits = 32, .target_page = 4096, .host_page = 4096, .reserved = (uint64_t)1 << 32};
    struct mm_host_linux *linux_host = mm_host_linux_create(config.host_page);
    if (!linux_host)
        return 1;
    struct mm_host host = mm_host_linux_interface(linux_host);
    /* Where is room for the whole guest? mm_create takes the place, or says EEXIST. */
    struct mm_host_map room = {{0, config.reserved - 1}, MM_PLACE_ANYWHERE, 0, 0, 0, 1, 0};
    struct mm *mm;
    int failed = host.ops->map(host.context, &room, &config.base);
    room.at = (struct mm_range){config.base, config.base + room.at.last};
    if (!failed)
        failed = host.ops->unmap(host.context, room.at) || mm_create(&config, host, &mm);
    if (!failed) {
        failed = run_guest(mm);
        mm_destroy(mm);
    }
    mm_host_linux_destroy(linux_host);
    return failed;
}
