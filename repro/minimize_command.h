/* repro minimize. */
#ifndef REPRO_MINIMIZE_COMMAND_H
#define REPRO_MINIMIZE_COMMAND_H

int repro_minimize_command(int count, char **arguments);

#endif
