/* repro export-c: a program as C that needs nothing of mapfuzz. */
#ifndef REPRO_EXPORT_C_H
#define REPRO_EXPORT_C_H

/* The command's arguments without its name; returns the exit status. */
int repro_export_c(int count, char **arguments);

#endif
