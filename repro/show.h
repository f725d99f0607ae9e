/* A program as text. */
#ifndef REPRO_SHOW_H
#define REPRO_SHOW_H

#include "repro/load.h"

/*
 * The program as text in a new string; NULL: no memory. One that came as bytes states nothing, so
 * it is run, and what its steps answered is stated as far as it got: in a process of its own, for
 * it may be one that ends the process.
 */
char *repro_show(struct repro_input *input);

#endif
