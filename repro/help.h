/* What `repro help` prints. */
#ifndef REPRO_HELP_H
#define REPRO_HELP_H

extern const char repro_usage[];
extern const char repro_tutorial[];

#endif
