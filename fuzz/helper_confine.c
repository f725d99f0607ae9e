/* A program can hurt nothing: what it may use is limited, and what it may ask of the kernel is what
 * it needs. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fuzz/helper.h"

enum { CPU_SECONDS = 120, DESCRIPTORS = 1024 };

static void limit(int resource, rlim_t most)
{
    struct rlimit limits = {most, most};
    if (setrlimit((__rlimit_resource_t)resource, &limits) != 0)
        helper_break("cannot set a limit", errno);
}

/* Killed first where memory runs out. Not allowed everywhere, and worth nothing more than a try. */
static void go_first(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    if (write(fd, "1000", 4) < 0)
        errno = 0;
    close(fd);
}

/* Of what root may, that which guests may by SEMANTICS.md: map low pages, and lock memory. */
static void drop_privileges(void)
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    if (syscall(SYS_capget, &header, data) != 0)
        helper_break("cannot read privileges", errno);
    uint32_t keep = 1u << CAP_SYS_RAWIO | 1u << CAP_IPC_LOCK;
    data[0].effective &= keep;
    data[0].permitted &= keep;
    data[0].inheritable = 0;
    memset(&data[1], 0, sizeof data[1]);
    if (syscall(SYS_capset, &header, data) != 0)
        helper_break("cannot give up privileges", errno);
}

static const unsigned allowed[] = {
    SYS_brk,          SYS_mmap,           SYS_munmap,       SYS_mprotect,
    SYS_mremap,       SYS_msync,          SYS_madvise,      SYS_fstat,
    SYS_newfstatat,   SYS_memfd_create,   SYS_dup3,         SYS_fcntl,
    SYS_close,        SYS_ftruncate,      SYS_pread64,      SYS_pwrite64,
    SYS_pwritev,      SYS_read,           SYS_lseek,        SYS_ioctl,
    SYS_futex,        SYS_kcmp,           SYS_getpid,       SYS_gettid,
    SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_rt_sigaction, SYS_prlimit64,
    SYS_exit_group,
};
enum { ALLOWED = sizeof allowed / sizeof *allowed, OPEN_CHECKS = 7 };

/* Only files of programs are opened, by a path whose address is known. The others skip this. */
static unsigned filter_open(struct sock_filter *code)
{
    uint64_t path = (uintptr_t)helper_via_path;
    const unsigned at = offsetof(struct seccomp_data, args[1]);
    const struct sock_filter checks[] = {
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 6),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, at),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)path, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, at + 4),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(path >> 32), 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    _Static_assert(sizeof checks == OPEN_CHECKS * sizeof *checks, "room in filter_calls");
    memcpy(code, checks, sizeof checks);
    return OPEN_CHECKS;
}

static void filter_calls(void)
{
    struct sock_filter code[ALLOWED + OPEN_CHECKS + 6];
    unsigned n = 0;
    code[n++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    code[n++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    n += filter_open(code + n);
    for (unsigned i = 0; i < ALLOWED; i++)
        code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, allowed[i],
                                                 (uint8_t)(ALLOWED - i), 0);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {(unsigned short)n, code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0)
        helper_break("system calls cannot be filtered here", errno);
}

void helper_confine(void)
{
    go_first();
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, CPU_SECONDS);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_NOFILE, DESCRIPTORS);
    drop_privileges();
    filter_calls();
}
