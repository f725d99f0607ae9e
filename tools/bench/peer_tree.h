/*
 * What the page table is measured against: an interval tree with one node per region, as emulators
 * have them. Red-black, with the highest page of each subtree kept; free pages have no node, so a
 * gap is found by walking from region to region. Values and pages as in mm/table.h.
 *
 * Plain: a change takes every node it meets out, puts back what sticks out on either side, takes
 * equal neighbours out, and puts one new node in; each node is malloc'ed. Tuned: it looks once,
 * changes nodes where they stand, and keeps removed ones for reuse; about as fast as this kind of
 * tree gets. The process ends where memory does.
 */
#ifndef TOOLS_BENCH_PEER_TREE_H
#define TOOLS_BENCH_PEER_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peer_tree;

struct peer_tree *peer_tree_create(uint64_t last, bool is_tuned);
void peer_tree_destroy(struct peer_tree *tree);

void peer_tree_set(struct peer_tree *tree, uint64_t first, uint64_t last, uint64_t value);
uint64_t peer_tree_get(const struct peer_tree *tree, uint64_t page);
/* The region that contains page; false: the page is free. */
bool peer_tree_find(const struct peer_tree *tree, uint64_t page, uint64_t *first, uint64_t *last);
/* The lowest free stretch of so many pages from `from` on. */
bool peer_tree_gap(struct peer_tree *tree, uint64_t from, uint64_t pages, uint64_t *first);

size_t peer_tree_regions(const struct peer_tree *tree);
size_t peer_tree_bytes(const struct peer_tree *tree);

#endif
