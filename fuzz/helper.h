/*
 * The inside of the helper process (remote.h says what it is for):
 *
 *     helper_main.c     waits for runs and works them off
 *     helper_home.c     leaves nothing of its own outside home
 *     helper_confine.c  leaves itself nothing it could hurt anything with
 *     helper_facts.c    tries what this kernel has
 *     helper_fault.c    touches memory that may fault
 *     helper_maps.c     the kernel's list of mappings
 *     helper_files.c    the files of programs
 *     helper_kernel.c   programs on the kernel
 *     helper_core.c     programs on the core
 *     helper_look.c     what there is to see after a step
 *
 * It runs one thread, and none of it is instrumented. What is not static is `helper_*`.
 */
#ifndef MF_HELPER_H
#define MF_HELPER_H

#include "fuzz/remote.h"
#include "fuzz/simhost.h" /* enum mf_access */

enum { KERNEL_PAGE = 4096, HELPER_FILES = 255, HELPER_HOT = 32 };

/* A file to be opened once more, by helper_via_path; and from where all others are. */
enum { HELPER_FD_VIA = 599, HELPER_FD_FIRST };

struct helper {
    struct mf_remote *remote;
    struct mf_remote_run *run; /* under way */
    int maps;                  /* /proc/self/maps */
    int mem;                   /* /proc/self/mem */
    struct mm *mm;             /* kept from run to run */
    uint64_t results[MF_OPS_MAX];
    uint64_t hot[HELPER_HOT]; /* guest addresses stored to; where they moved, too */
    unsigned hot_count;
    uint64_t resident; /* bytes the program asked to have in memory */
    bool locks;        /* it has used MAP_LOCKED */
    bool grows;        /* ... MAP_GROWSDOWN */
};
extern struct helper helper;

/* --- helper_home.c --- */

/* Go on in `then`, on a stack inside home, with nothing else of the process's outside it. Errors
 * are written to remote->broken. */
_Noreturn void helper_go_home(void (*then)(void));
/* Unmap everything outside the own ranges. */
void helper_unmap_all(void);
/* Does [first, last] meet an own range? */
bool helper_is_own(uint64_t first, uint64_t last);
/* Say why there can be no helper, and wait for the end. */
_Noreturn void helper_break(const char *what, int error);
_Noreturn void helper_serve(void);

/* Where in home files are mapped to be looked at: helper_views_size() bytes. */
uint64_t helper_views(void);

/* --- helper_confine.c, helper_facts.c --- */

void helper_confine(void);
void helper_find_task_size(void);
void helper_find_facts(struct mf_remote_facts *facts);

/* --- helper_fault.c --- */

void helper_fault_begin(void);
enum mf_access helper_load(uint64_t at, uint8_t *byte);
enum mf_access helper_store(uint64_t at, uint8_t byte);
/* A copy of a page, read as a program would; false: it faults. */
bool helper_page(uint64_t at, uint8_t *copy);

/* --- helper_maps.c --- */

void helper_maps_begin(void);
/* The first mapping that ends at or after from and is not an own one; false: none. */
bool helper_next_mapping(uint64_t from, struct mf_remote_mapping *mapping);

/* --- helper_files.c --- */

/*
 * A file ends at the kernel's pages, where one on a host with larger pages would end at those: its
 * memory is rounded up to them, and its size is kept here. So a 4 KiB kernel shows what such a host
 * shows.
 */
struct helper_file {
    int fd;         /* ours, for looking; 0: the program has closed it, or there was none */
    unsigned users; /* descriptors of the program */
    uint64_t inode;
    uint64_t size;
};
extern struct helper_file helper_files[HELPER_FILES];
extern unsigned helper_file_count; /* that the program has made */

/* The only path that is opened once the helper is confined. */
extern const char helper_via_path[];

/* file, ftruncate and close of programs, as the simulated host has them: 0 or an errno. -1:
 * run->stop has been set. Other operations: 0. */
int helper_file_call(unsigned kind, const uint64_t *arg);
/* The descriptor a call may use: the program's, or -1. */
uint64_t helper_fd(uint64_t fd);
/* The lowest descriptor of the program's for each file; -1: none. */
int helper_lowest_fd(unsigned file);
void helper_close_all(void);
/* Before helper_confine; once helper_views() is there. */
void helper_files_begin(void);
uint64_t helper_views_size(void);
/* The bytes [0, end) of a file in the slot, where they can be had as memory; else NULL. */
const uint8_t *helper_file_view(unsigned slot, uint64_t end);
/* How large files end: the kernel's pages, or the host's. */
extern uint64_t helper_file_page;
/* The program's file with this inode, closed ones included, which may be mapped; NULL: none. */
const struct helper_file *helper_file_of(uint64_t inode);

/* --- helper_kernel.c, helper_core.c --- */

/* An operand as a number. */
uint64_t helper_arg(const struct mf_remote_op *op, unsigned index, bool cut);
void helper_run_kernel(void);
/* The hosts: before helper_confine, for they open files. */
void helper_core_begin(void);
void helper_run_core(void);
void helper_note_store(uint64_t addr);
void helper_note_move(uint64_t from, uint64_t to, uint64_t len);

/* --- helper_look.c --- */

enum helper_reach { HELPER_SAME, HELPER_BYTES, HELPER_ALL };
enum helper_reach helper_reach_of(unsigned kind);
/* Log view `index`. false: the log is full. */
bool helper_look(uint32_t index, enum helper_reach reach);
void helper_look_begin(void);

#endif
