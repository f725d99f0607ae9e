/* repro triage: what a fuzzer's run has found, by bug. */
#ifndef REPRO_TRIAGE_H
#define REPRO_TRIAGE_H

int repro_triage_command(int count, char **arguments);

#endif
