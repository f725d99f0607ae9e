/*
 * Programs as bytes, the form fuzzers mutate. Total: every byte string decodes to some lawful
 * program; every program encodes; decode(encode(p)) equals p, symbolic operands included. Small
 * byte changes are small program changes: operands that refer to earlier operations or the
 * configuration do so by number.
 */
#ifndef MF_CODEC_H
#define MF_CODEC_H

#include "fuzz/program.h"

enum { MF_ENCODED_MAX = 1 << 20 };

/* Never fails (running out of memory aborts: a test bed). program is cleared first. */
void mf_decode(const uint8_t *bytes, size_t size, struct mf_program *program);
/* Bytes needed, magic included; written only if that is at most capacity. What is not lawful
 * (mf_config_clamp, mf_op_clamp) is encoded as the lawful program nearest to it. */
size_t mf_encode(const struct mf_program *program, uint8_t *bytes, size_t capacity);
/* mf_encode begins with this, so that `repro` can tell what a fuzzer stored from text; mf_decode
 * skips it if it is there. */
#define MF_CODEC_MAGIC "\x7fMM1"

#endif
