/*
 * Making one operation, or a few that belong together, to fit the operations before it.
 */
#ifndef MF_MAKE_H
#define MF_MAKE_H

#include "fuzz/operands.h"

/* No operands yet. */
void mf_start_op(struct mf_op *op, enum mf_op_kind kind);
/* Whether the program's swarm mask lets files be mapped. */
bool mf_may_map_files(const struct mf_maker *maker);
/* A kind by the profile's weights that swarm does not leave out. */
enum mf_op_kind mf_make_kind(struct mf_maker *maker);
/* An operation of that kind for index maker->at, garbage now and then included. MF_FAULT is not
 * made, nor MF_MINHERIT for Linux. */
void mf_make_op(struct mf_maker *maker, enum mf_op_kind kind, struct mf_op *op);
/* Address and length of a mapping whose flags are chosen, aimed at `anchor` (NULL: at an arena);
 * and where that is. */
struct mf_place mf_place_mmap(struct mf_maker *maker, const struct mf_sketch_piece *anchor,
                              bool fixed, struct mf_op *op);
/* What a descriptor allows, unless an error row is wanted. */
uint64_t mf_fit_mode(struct mf_maker *maker, int fd, uint64_t prot, uint64_t flags);
/* FreeBSD: make_freebsd.c. */
void mf_make_freebsd_mmap(struct mf_maker *maker, const struct mf_sketch_piece *anchor, int fd,
                          struct mf_op *op);
void mf_make_minherit(struct mf_maker *maker, struct mf_op *op);
uint64_t mf_pick_freebsd_sync(struct mf_maker *maker);
uint64_t mf_pick_freebsd_advice(struct mf_maker *maker);
/* Put it before operation maker->at and step over it; false: no room. */
bool mf_emit(struct mf_maker *maker, const struct mf_op *op);
/* A file statement for a descriptor. */
void mf_make_file(struct mf_maker *maker, int fd, struct mf_op *op);
/* A host call that is to fail soon. */
void mf_make_fault(struct mf_maker *maker, struct mf_op *op);
/* A store into something mapped. */
void mf_make_store(struct mf_maker *maker, struct mf_op *op);
/* Emit a few operations that make a situation: a nearly full space and a search, neighbours that
 * move together, views of one file, code that is replaced. false: nothing was emitted. */
bool mf_make_scene(struct mf_maker *maker);

#endif
