/* The helper process: remote.h says what it is for, helper.h what is where. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fuzz/helper.h"

struct helper helper;

static void wait_for_turn(struct mf_remote *remote)
{
    for (;;) {
        uint32_t turn = __atomic_load_n(&remote->turn, __ATOMIC_ACQUIRE);
        if (turn == MF_TURN_HELPER)
            return;
        syscall(SYS_futex, &remote->turn, FUTEX_WAIT, turn, NULL, NULL, 0);
    }
}

static void give_turn(struct mf_remote *remote)
{
    __atomic_store_n(&remote->turn, (uint32_t)MF_TURN_BED, __ATOMIC_RELEASE);
    syscall(SYS_futex, &remote->turn, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void work_off(struct mf_remote_run *run)
{
    helper.run = run;
    helper.hot_count = 0;
    helper.resident = 0;
    helper.locks = false;
    helper.grows = false;
    run->region_count = 0;
    run->mapping_count = 0;
    run->stretch_count = 0;
    run->range_count = 0;
    run->error = 0;
    if (run->sut == MF_REMOTE_CORE)
        helper_run_core();
    else
        helper_run_kernel();
    helper_unmap_all();
    helper_close_all();
}

_Noreturn void helper_serve(void)
{
    struct mf_remote *remote = helper.remote;
    helper_fault_begin();
    helper_look_begin();
    helper_maps_begin();
    helper_find_task_size();
    helper_find_facts(&remote->facts);
    helper_files_begin();
    helper_core_begin();
    helper_confine();
    give_turn(remote);
    for (;;) {
        wait_for_turn(remote);
        if (remote->quit)
            _exit(0);
        for (uint32_t i = 0; i < remote->run_count; i++)
            work_off(&remote->runs[i]);
        give_turn(remote);
    }
}

/* To a number that no program uses. */
static int put_high(int fd)
{
    int high = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, HELPER_FD_FIRST);
    if (high < 0)
        helper_break("cannot open what is needed in /proc/self", errno);
    return high;
}

int main(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    /* With huge pages, reading fresh memory can already decide what becomes one mapping later. */
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
    /* In home, above everything that is linked and the heap. */
    uint64_t at = MF_HOME_LAST + 1 - ((sizeof(struct mf_remote) + 0xfff) & ~(uint64_t)0xfff);
    void *shared = mmap((void *)(uintptr_t)at, sizeof(struct mf_remote), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_FIXED_NOREPLACE, MF_REMOTE_FD, 0);
    if (shared != (void *)(uintptr_t)at)
        return 2;
    helper.remote = shared;
    if ((uint32_t)getppid() != helper.remote->bed)
        return 2; /* it died before it could be waited for */
    helper.maps = put_high(open("/proc/self/maps", O_RDONLY | O_CLOEXEC));
    helper.mem = put_high(open("/proc/self/mem", O_RDWR | O_CLOEXEC));
    /* All that was inherited, and the low numbers of these. */
    syscall(SYS_close_range, 0, HELPER_FD_FIRST - 1, 0);
    for (int fd = HELPER_FD_FIRST; fd < 1024; fd++) {
        if (fd != helper.maps && fd != helper.mem)
            close(fd);
    }
    helper_go_home(helper_serve);
}
