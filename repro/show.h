/* A program as text. */
#ifndef REPRO_SHOW_H
#define REPRO_SHOW_H

#include "repro/load.h"

/*
 * A program that came as bytes states nothing: it is run, and what its steps answered is stated as
 * far as it got; in a process of its own, for it may be one that ends the process. One that came as
 * text stays as it is. false: no memory.
 */
bool repro_state(struct repro_input *input);

/* The program as text in a new string, with what it states; NULL: no memory. */
char *repro_show(struct repro_input *input);

#endif
