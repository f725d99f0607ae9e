/*
 * A system under test, as a runner sees it: it can be set up for a program, does one operation
 * after another, and can be looked at after each. Behind it are
 *
 *     core       the core over the simulated host                  sut_core.c
 *     core-host  the core over mm/host_linux.h on real memory      sut_remote.c
 *     kernel     the running kernel itself                         sut_remote.c
 *
 * What is the same for all of them (operands, the model's verdict, stated results, maps, reports)
 * is in run.c; what only one of them has to show (a host, a lock, handles) is in its look().
 */
#ifndef MF_SUT_H
#define MF_SUT_H

#include "fuzz/check.h"
#include "fuzz/run.h"

struct mf_sut;

enum mf_did {
    MF_DID,            /* the outcome is there */
    MF_DID_HOST_FAULT, /* ... but the host had no such access where the core's flags allow it */
    MF_DID_LOST,       /* the system died or hung over it: lost() says how */
    MF_DID_NOT         /* the program cannot go on here: skipped() says why */
};

enum mf_started {
    MF_STARTED,
    MF_STARTED_FOUND, /* there is a finding already */
    MF_STARTED_NOT    /* it cannot be had: skipped() says why */
};

struct mf_sut_how {
    bool thorough;    /* spend time on what is checked once a program */
    bool stated_only; /* the program is for this system alone: the model does not know what it does
                       */
};

struct mf_sut_ops {
    const char *name; /* as --sut= and `# sut:` have it; static text */

    /* Why the program cannot run on it: NULL, or a few words (static, or valid until the next
     * call). notes may be NULL. */
    const char *(*refusal)(struct mf_sut *sut, const struct mf_program *program,
                           const struct mf_notes *notes);

    /*
     * Set it up for a program, and the model and checks with what the configuration means
     * here. thorough: spend time on what is checked once a program.
     */
    enum mf_started (*start)(struct mf_sut *sut, const struct mf_program *program,
                             struct mf_checks *checks, struct mf_finding *finding,
                             const struct mf_sut_how *how);

    /* Operation `op`. as_is: the operands; cut: as a 32-bit program's kernel sees them. */
    enum mf_did (*perform)(struct mf_sut *sut, size_t op, const struct mf_step *as_is,
                           const struct mf_step *cut, struct mf_outcome *outcome);
    /* Did the last step keep to what no answer excuses? Looked at before the answer is judged, for
     * it would be the cause; false: a finding. NULL for a system that cannot be asked. */
    bool (*behaved)(struct mf_sut *sut, struct mf_checks *checks);
    /* How many calls did its host refuse in the last step, if the core says that this is why it
     * failed (P2)? Else 0. */
    uint64_t (*refused)(struct mf_sut *sut);

    /* Take what it shows now into checks->regions, for maps and reports. */
    void (*observe)(struct mf_sut *sut, struct mf_checks *checks);
    /* All checks of what it shows after a step that can have changed that much; false: a finding.
     */
    bool (*look)(struct mf_sut *sut, struct mf_checks *checks, enum mf_reach reach);
    /* The program is over: what must hold when everything is unmapped. checked: look for findings.
     */
    bool (*finish)(struct mf_sut *sut, struct mf_checks *checks, bool checked);

    /* Why start() or perform() gave up; valid until the next start. */
    const char *(*skipped)(struct mf_sut *sut);
    /* How it was lost (MF_DID_LOST); NULL for a system that cannot be. */
    const char *(*lost)(struct mf_sut *sut);
    void (*destroy)(struct mf_sut *sut);
};

struct mf_sut {
    const struct mf_sut_ops *ops;
};

/* Between the core and its simulated host, for tests. */
typedef struct mm_host mf_host_wrap(void *context, struct mm_host host);

/* calls: the core, or a liar. wrap: NULL, or what comes between it and its host. */
struct mf_sut *mf_sut_core_create(const struct mf_core_calls *calls, mf_host_wrap *wrap,
                                  void *wrap_context);

/* For tests: the simulated host under the core; and begin the next program with a space that keeps
 * no memory from earlier ones, which would change what calls it makes. */
struct mf_simhost *mf_sut_core_host(struct mf_sut *sut);
void mf_sut_core_begin_anew(struct mf_sut *sut);

/* A runner that owns the system. */
struct mf_runner *mf_runner_create_on(struct mf_sut *sut);

#endif
