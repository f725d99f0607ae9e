/* repro emit-test. */
#ifndef REPRO_EMIT_TEST_H
#define REPRO_EMIT_TEST_H

int repro_emit_test_command(int count, char **arguments);

#endif
