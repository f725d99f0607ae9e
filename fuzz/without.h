/*
 * A fuzz target with parts of it left out, to measure what each of them is worth (the bug bench's
 * ablation). The environment's MF_WITHOUT names them, divided by commas: `structure`, programs are
 * changed as bytes, by the engine; `swarm`, no swarm masks; `checks`, only what crashes is found.
 */
#ifndef MF_WITHOUT_H
#define MF_WITHOUT_H

enum {
    MF_WITHOUT_STRUCTURE = 1,
    MF_WITHOUT_SWARM = 2,
    MF_WITHOUT_CHECKS = 4,
};

/* What is left out; ends the process with a line on stderr and status 2 when there is no such
 * part. */
unsigned mf_without(void);

#endif
