/*
 * The helper process, from the test bed's side: starting it, giving it work, replacing it when it
 * died, hung or is old. What it does is said in remote.h.
 */
#ifndef MF_REMOTE_PROCESS_H
#define MF_REMOTE_PROCESS_H

#include <sys/types.h>

#include "fuzz/remote.h"

struct mf_remote_process;

enum mf_remote_came {
    MF_REMOTE_DONE,
    MF_REMOTE_DIED, /* while it worked; the runs' logs are good up to `done` */
    MF_REMOTE_HUNG, /* the same; it was killed */
    MF_REMOTE_NONE  /* there is none: mf_remote_error says why */
};

/* Starts nothing yet. */
struct mf_remote_process *mf_remote_create(void);
/* Ends the helper, too. NULL: nothing happens. */
void mf_remote_destroy(struct mf_remote_process *process);

/*
 * What is shared, with a helper that waits for work and has written its facts; NULL: it cannot be
 * started, mf_remote_error says why.
 */
struct mf_remote *mf_remote_shared(struct mf_remote_process *process);

/* Work off runs[0..count) of what is shared. */
enum mf_remote_came mf_remote_work(struct mf_remote_process *process, unsigned count);

/* How long a turn may take before the helper is taken for hung, in milliseconds; 20 s at first. */
void mf_remote_patience(struct mf_remote_process *process, unsigned milliseconds);

/* One sentence; of a helper that died: how. Valid until the next call. */
const char *mf_remote_error(const struct mf_remote_process *process);

/* The helper's process; 0: there is none now. */
pid_t mf_remote_pid(const struct mf_remote_process *process);

/* How many helpers have been started. */
uint64_t mf_remote_started(const struct mf_remote_process *process);

#endif
