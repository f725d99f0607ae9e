/* repro bisect. */
#ifndef REPRO_BISECT_H
#define REPRO_BISECT_H

int repro_bisect_command(int count, char **arguments);

#endif
