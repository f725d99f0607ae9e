/*
 * What a helper process saw after a step (remote.h), held against the model: its lists become those
 * of the checks, and the checks are the same as for the core over the simulated host, as far as
 * there is something to look at.
 */
#ifndef MF_CHECK_REMOTE_H
#define MF_CHECK_REMOTE_H

#include "fuzz/check.h"
#include "fuzz/remote.h"

/* A run's log, the view under judgement, and what the one before was. */
struct mf_sight {
    const struct mf_remote_run *run;
    size_t view;
    bool passed;           /* the view before this one has been checked */
    uint64_t model_passed; /* the model's version then */
};

/* Take the view's regions, and its mappings where there are. */
void mf_sight_take(struct mf_sight *sight, struct mf_checks *checks);
/* All checks of the view; false: a finding. */
bool mf_sight_check(struct mf_sight *sight, struct mf_checks *checks, enum mf_reach reach);
/* The view after everything was unmapped; core only. */
bool mf_sight_check_empty(struct mf_sight *sight, struct mf_checks *checks);

#endif
