/*
 * What memory holds, as tokens instead of bytes: an ordered list of segments, each all zeros, a
 * stretch of a file's initial pattern, or one repeated byte. So cost follows the number of
 * segments, never the size of a mapping. Used by the simulated host (host addresses, file offsets)
 * and, with its own lists, by the model.
 */
#ifndef MF_CONTENT_H
#define MF_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum mf_token_kind {
    MF_ZERO,
    MF_PATTERN, /* byte at x is pattern(seed, at + (x - first)) */
    MF_BYTE     /* every byte is `seed` & 0xff */
};

struct mf_token {
    uint8_t kind;
    uint32_t seed; /* PATTERN: the descriptor number of the file statement; BYTE: the byte */
    uint64_t at;   /* PATTERN: file offset of the first byte */
};

/* Byte i of a fresh file made by `file FD`: (i*31 + (i>>8)*7 + FD) & 0xff. */
static inline uint8_t mf_pattern(uint32_t fd, uint64_t i)
{
    return (uint8_t)((i * 31 + (i >> 8) * 7 + fd) & 0xff);
}

struct mf_segment {
    uint64_t first;
    uint64_t last; /* inclusive */
    struct mf_token token;
};

/* Ascending, disjoint; neighbours that continue each other are joined. What no segment covers is
 * absent: the owner says what absence means. */
struct mf_content {
    struct mf_segment *at;
    size_t count;
    size_t capacity;
};

void mf_content_init(struct mf_content *content);
void mf_content_free(struct mf_content *content);
void mf_content_clear(struct mf_content *content); /* keeps memory */

/* All of these abort on lack of memory (the test bed's own, never the core's). */
void mf_content_set(struct mf_content *content, uint64_t first, uint64_t last,
                    struct mf_token token);
void mf_content_remove(struct mf_content *content, uint64_t first, uint64_t last);
/* Replace [to, to + (last - first)] in `target` by what `source` holds in [first, last]; where
 * source is absent, absent. source may be target, the ranges may not overlap then. */
void mf_content_copy(struct mf_content *target, uint64_t to, const struct mf_content *source,
                     uint64_t first, uint64_t last);

/*
 * What is at `from`: *segment is the segment or absence that contains it, cut to [from, last].
 * Returns false for absence (then only first and last of *segment are set).
 */
bool mf_content_at(const struct mf_content *content, uint64_t from, uint64_t last,
                   struct mf_segment *segment);

/* The token of the byte `skip` bytes further on. */
struct mf_token mf_token_skip(struct mf_token token, uint64_t skip);
uint8_t mf_token_byte(struct mf_token token); /* its first byte */
/* Do two tokens denote the same bytes over len bytes? Exact (different tokens may agree by chance).
 */
bool mf_token_same(struct mf_token a, struct mf_token b, uint64_t len);

#endif
