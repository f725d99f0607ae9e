/* Host calls that fail, with what they can say. */
#include <errno.h>

#include "fuzz/make.h"

enum { ERRNOS = 4, SOON = 4 };

static const struct {
    uint8_t call; /* enum mf_fault_call */
    uint8_t weight;
    int errnos[ERRNOS]; /* 0: no more */
} calls[] = {
    {MF_CALL_ANY, 30, {ENOMEM, EAGAIN, EIO}},
    {MF_CALL_MAP, 12, {ENOMEM, EAGAIN, EACCES, ENODEV}},
    {MF_CALL_UNMAP, 8, {ENOMEM, EAGAIN}},
    {MF_CALL_PROTECT, 12, {ENOMEM, EACCES}},
    {MF_CALL_REMAP, 12, {ENOMEM, EAGAIN}},
    {MF_CALL_DISCARD, 3, {ENOMEM, EAGAIN}},
    {MF_CALL_SYNC, 3, {EIO, ENOMEM}},
    {MF_CALL_ZERO, 5, {EIO, ENOMEM}},
    {MF_CALL_COPY, 5, {EIO, ENOMEM}},
    {MF_CALL_READ, 9, {EIO, EINTR, ENOMEM}},
    {MF_CALL_SAVE, 4, {EIO, ENOMEM}},
    {MF_CALL_RESTORE, 4, {EIO, ENOMEM}},
    {MF_CALL_SHARE, 3, {ENOMEM, EAGAIN}},
    {MF_CALL_SIZE, 3, {EIO}},
    {MF_CALL_FILE, 2, {ENOMEM}},
    {MF_CALL_ALLOC, 8, {ENOMEM}},
};
enum { CALLS = sizeof calls / sizeof *calls };

static unsigned pick_call(struct mf_maker *maker)
{
    unsigned sum = 0;
    for (unsigned i = 0; i < CALLS; i++)
        sum += calls[i].weight;
    uint64_t at = mf_below(maker, sum);
    unsigned i = 0;
    while (at >= calls[i].weight)
        at -= calls[i++].weight;
    return i;
}

void mf_make_fault(struct mf_maker *maker, struct mf_op *op)
{
    unsigned i = pick_call(maker);
    unsigned errnos = 0;
    while (errnos < ERRNOS && calls[i].errnos[errnos] != 0)
        errnos++;
    bool is_short = calls[i].call == MF_CALL_READ && mf_percent(maker, 40);
    mf_start_op(op, MF_FAULT);
    op->arg[0] = mf_number(calls[i].call);
    op->arg[1] = mf_number(is_short ? 0 : (uint64_t)calls[i].errnos[mf_below(maker, errnos)]);
    op->arg[2] = mf_number(1 + mf_below(maker, mf_percent(maker, 70) ? SOON : 4 * SOON));
    op->arg[3] = mf_number(is_short ? 1 + mf_below(maker, maker->sketch.target_page) : 0);
}
