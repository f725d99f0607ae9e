/* Doing something that may end the process, in a process of its own. */
#ifndef REPRO_APART_H
#define REPRO_APART_H

#include <stdbool.h>

/*
 * work may take so many seconds; what it writes to standard error goes to the descriptor `words`
 * (-1: nowhere). *status is as waitpid has it. false: there is no such process to be had.
 */
bool repro_apart(void (*work)(void *context), void *context, unsigned seconds, int words,
                 int *status);

#endif
