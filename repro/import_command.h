/* repro import. */
#ifndef REPRO_IMPORT_COMMAND_H
#define REPRO_IMPORT_COMMAND_H

int repro_import_command(int count, char **arguments);

#endif
