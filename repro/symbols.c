#define _GNU_SOURCE
#include "repro/symbols.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct repro_symbols {
    const uint8_t *file; /* NULL: there is none */
    size_t size;
    uintptr_t base;      /* where address 0 of the file lies */
    const Elf64_Sym *at; /* its table of symbols; NULL: it was stripped */
    size_t count;
    const char *names;
    size_t names_size;
};

/* The program itself comes first. */
static int take_base(struct dl_phdr_info *info, size_t size, void *base)
{
    (void)size;
    *(uintptr_t *)base = info->dlpi_addr;
    return 1;
}

static bool map_file(struct repro_symbols *symbols)
{
    struct stat status;
    int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    void *at = MAP_FAILED;
    if (fstat(fd, &status) == 0 && (size_t)status.st_size >= sizeof(Elf64_Ehdr)) {
        symbols->size = (size_t)status.st_size;
        at = mmap(NULL, symbols->size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    close(fd);
    if (at == MAP_FAILED)
        return false;
    symbols->file = at;
    return true;
}

static bool lies_inside(const struct repro_symbols *symbols, uint64_t offset, uint64_t size)
{
    return offset <= symbols->size && size <= symbols->size - offset;
}

static void find_table(struct repro_symbols *symbols)
{
    const Elf64_Ehdr *header = (const void *)symbols->file;
    if (memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_ident[EI_CLASS] != ELFCLASS64 ||
        header->e_shentsize != sizeof(Elf64_Shdr) ||
        !lies_inside(symbols, header->e_shoff, (uint64_t)header->e_shnum * sizeof(Elf64_Shdr)))
        return;
    const Elf64_Shdr *sections = (const void *)(symbols->file + header->e_shoff);
    for (unsigned i = 0; i < header->e_shnum; i++) {
        const Elf64_Shdr *table = &sections[i];
        if (table->sh_type != SHT_SYMTAB || table->sh_link >= header->e_shnum)
            continue;
        const Elf64_Shdr *names = &sections[table->sh_link];
        if (!lies_inside(symbols, table->sh_offset, table->sh_size) ||
            !lies_inside(symbols, names->sh_offset, names->sh_size))
            continue;
        symbols->at = (const void *)(symbols->file + table->sh_offset);
        symbols->count = table->sh_size / sizeof(Elf64_Sym);
        symbols->names = (const void *)(symbols->file + names->sh_offset);
        symbols->names_size = names->sh_size;
    }
}

struct repro_symbols *repro_symbols_open(void)
{
    struct repro_symbols *symbols = calloc(1, sizeof *symbols);
    if (!symbols)
        abort();
    dl_iterate_phdr(take_base, &symbols->base);
    if (map_file(symbols))
        find_table(symbols);
    return symbols;
}

void repro_symbols_close(struct repro_symbols *symbols)
{
    if (symbols && symbols->file)
        munmap((void *)(uintptr_t)symbols->file, symbols->size);
    free(symbols);
}

/* What comes between a bug and its stack: sanitizers, which are C++, and what catches their
 * reports. */
static bool is_runtime(const char *name)
{
    static const char *const beginnings[] = {"__", "_Z", "repro_crash_"};
    for (unsigned i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    }
    return false;
}

/* A function may have several names (memcpy, __interceptor_memcpy): one of a runtime decides. */
bool repro_symbol(const struct repro_symbols *symbols, uintptr_t at, char *name, size_t size)
{
    const char *found = NULL;
    uintptr_t place = at - symbols->base;
    for (size_t i = 0; i < symbols->count; i++) {
        const Elf64_Sym *symbol = &symbols->at[i];
        if (ELF64_ST_TYPE(symbol->st_info) != STT_FUNC || place < symbol->st_value ||
            place - symbol->st_value >= symbol->st_size || symbol->st_name >= symbols->names_size)
            continue;
        found = symbols->names + symbol->st_name;
        if (is_runtime(found))
            return false;
    }
    if (!found)
        return false;
    snprintf(name, size, "%.*s", (int)strcspn(found, "."), found);
    return true;
}
