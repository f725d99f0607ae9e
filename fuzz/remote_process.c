#define _GNU_SOURCE /* memfd_create */
#include "fuzz/remote_process.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fuzz/helper_image.h"

/* A helper is replaced after so many runs: what a kernel or the core may have piled up goes. */
enum { RUNS_MAX = 10000 };

/* How long a turn may take, and between two looks whether the helper is still alive. */
enum { PATIENCE_MS = 20000, SLICE_MS = 50 };

struct mf_remote_process {
    struct mf_remote *shared; /* NULL: not mapped yet */
    int shared_fd;
    int image_fd;
    pid_t pid; /* 0: there is no helper */
    uint64_t runs;
    uint64_t started;
    unsigned patience_ms;
    char error[200];
};

struct mf_remote_process *mf_remote_create(void)
{
    struct mf_remote_process *process = calloc(1, sizeof *process);
    if (!process)
        abort();
    process->shared_fd = -1;
    process->image_fd = -1;
    process->patience_ms = PATIENCE_MS;
    return process;
}

void mf_remote_patience(struct mf_remote_process *process, unsigned milliseconds)
{
    process->patience_ms = milliseconds;
}

const char *mf_remote_error(const struct mf_remote_process *process)
{
    return process->error;
}

pid_t mf_remote_pid(const struct mf_remote_process *process)
{
    return process->pid;
}

uint64_t mf_remote_started(const struct mf_remote_process *process)
{
    return process->started;
}

static bool failed(struct mf_remote_process *process, const char *what, int error)
{
    snprintf(process->error, sizeof process->error, "%s: %s", what, strerror(error));
    return false;
}

/* --- Memory and program. --- */

static bool write_all(int fd, const unsigned char *bytes, size_t size)
{
    while (size != 0) {
        ssize_t wrote = write(fd, bytes, size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        bytes += wrote;
        size -= (size_t)wrote;
    }
    return true;
}

static bool prepare(struct mf_remote_process *process)
{
    if (process->shared)
        return true;
    if (process->shared_fd < 0)
        process->shared_fd = memfd_create("mapfuzz-shared", MFD_CLOEXEC);
    if (process->shared_fd < 0 ||
        ftruncate(process->shared_fd, (off_t)sizeof(struct mf_remote)) != 0)
        return failed(process, "no memory to share with a helper", errno);
    if (process->image_fd < 0) {
        process->image_fd = memfd_create("mapfuzz-helper", MFD_CLOEXEC);
        if (process->image_fd < 0 ||
            !write_all(process->image_fd, mf_helper_image(), mf_helper_image_size()))
            return failed(process, "no memory for a helper's program", errno);
    }
    void *at = mmap(NULL, sizeof(struct mf_remote), PROT_READ | PROT_WRITE, MAP_SHARED,
                    process->shared_fd, 0);
    if (at == MAP_FAILED)
        return failed(process, "no memory to share with a helper", errno);
    process->shared = at;
    return true;
}

/* --- Turns. --- */

static void give_turn(struct mf_remote *shared)
{
    __atomic_store_n(&shared->turn, (uint32_t)MF_TURN_HELPER, __ATOMIC_RELEASE);
    syscall(SYS_futex, &shared->turn, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void say_how_it_ended(struct mf_remote_process *process, int status)
{
    if (WIFSIGNALED(status))
        snprintf(process->error, sizeof process->error, "the helper was killed by signal %d (%s)",
                 WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        snprintf(process->error, sizeof process->error, "the helper exited with status %d",
                 WEXITSTATUS(status));
}

static void end_helper(struct mf_remote_process *process)
{
    if (process->pid == 0)
        return;
    kill(process->pid, SIGKILL);
    while (waitpid(process->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    process->pid = 0;
}

/* Until it is the bed's turn again. */
static enum mf_remote_came wait_turn(struct mf_remote_process *process, uint32_t theirs)
{
    struct mf_remote *shared = process->shared;
    struct timespec slice = {0, SLICE_MS * 1000000L};
    int status;

    for (unsigned slices = 0; slices <= process->patience_ms / SLICE_MS;) {
        if (__atomic_load_n(&shared->turn, __ATOMIC_ACQUIRE) == MF_TURN_BED)
            return MF_REMOTE_DONE;
        if (syscall(SYS_futex, &shared->turn, FUTEX_WAIT, theirs, &slice, NULL, 0) == 0 ||
            errno != ETIMEDOUT)
            continue;
        slices++;
        if (waitpid(process->pid, &status, WNOHANG) == process->pid) {
            process->pid = 0;
            if (__atomic_load_n(&shared->turn, __ATOMIC_ACQUIRE) == MF_TURN_BED)
                return MF_REMOTE_DONE;
            say_how_it_ended(process, status);
            return MF_REMOTE_DIED;
        }
    }
    snprintf(process->error, sizeof process->error, "the helper took more than %u ms",
             process->patience_ms);
    end_helper(process);
    return MF_REMOTE_HUNG;
}

/* --- Starting. --- */

/* With the shared memory at MF_REMOTE_FD; it closes by itself whatever else it inherits. */
static bool spawn(struct mf_remote_process *process)
{
    extern char **environ;
    posix_spawn_file_actions_t actions;
    char path[40];
    char *argv[] = {(char *)"mapfuzz-helper", NULL};
    /* Not by its own number: that could be where it has to go, and close itself on the way. */
    int high = fcntl(process->shared_fd, F_DUPFD_CLOEXEC, 64);
    if (high < 0)
        return failed(process, "no descriptor for a helper", errno);
    snprintf(path, sizeof path, "/proc/self/fd/%d", process->image_fd);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, high, MF_REMOTE_FD);
    /* Its heap then lies right behind it, in home, and runs are alike. */
    int persona = personality(0xffffffff);
    personality((unsigned long)persona | ADDR_NO_RANDOMIZE);
    int error = posix_spawn(&process->pid, path, &actions, NULL, argv, environ);
    personality((unsigned long)persona);
    posix_spawn_file_actions_destroy(&actions);
    close(high);
    if (error) {
        process->pid = 0;
        return failed(process, "a helper cannot be started", error);
    }
    process->started++;
    return true;
}

static bool start(struct mf_remote_process *process)
{
    if (!prepare(process))
        return false;
    process->shared->turn = MF_TURN_STARTING;
    process->shared->bed = (uint32_t)getpid();
    process->shared->quit = 0;
    process->shared->broken[0] = '\0';
    process->runs = 0;
    if (!spawn(process))
        return false;
    if (wait_turn(process, MF_TURN_STARTING) != MF_REMOTE_DONE)
        return false;
    if (process->shared->broken[0]) {
        snprintf(process->error, sizeof process->error, "%.150s", process->shared->broken);
        end_helper(process);
        return false;
    }
    return true;
}

struct mf_remote *mf_remote_shared(struct mf_remote_process *process)
{
    if (process->pid != 0 && process->runs >= RUNS_MAX)
        end_helper(process);
    if (process->pid == 0 && !start(process))
        return NULL;
    return process->shared;
}

enum mf_remote_came mf_remote_work(struct mf_remote_process *process, unsigned count)
{
    struct mf_remote *shared = mf_remote_shared(process);
    if (!shared)
        return MF_REMOTE_NONE;
    process->runs += count;
    shared->run_count = count;
    for (unsigned i = 0; i < count; i++) {
        shared->runs[i].done = 0;
        shared->runs[i].stop = MF_STOP_NONE;
    }
    give_turn(shared);
    return wait_turn(process, MF_TURN_HELPER);
}

void mf_remote_destroy(struct mf_remote_process *process)
{
    if (!process)
        return;
    end_helper(process);
    if (process->shared)
        munmap(process->shared, sizeof *process->shared);
    if (process->shared_fd >= 0)
        close(process->shared_fd);
    if (process->image_fd >= 0)
        close(process->image_fd);
    free(process);
}
