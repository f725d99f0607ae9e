/* Host calls that fail on request, and the memory the core asks for. */
#include <stdlib.h>

#include "fuzz/simhost_internal.h"

void mf_simhost_fault(struct mf_simhost *host, enum mf_fault_call call, uint64_t n, int error,
                      uint64_t short_bytes)
{
    bool short_read = error == 0 && call == MF_CALL_READ;

    /* What could never show, and more than anyone can follow, is dropped. */
    if (call >= MF_CALLS || error < 0 || (error == 0 && !short_read) ||
        host->pending_count == MF_FAULTS_MAX)
        return;
    host->pending[host->pending_count++] = (struct mf_pending){
        .call = (uint8_t)call,
        .error = error,
        .left = n ? n : 1,
        .short_bytes = short_bytes,
    };
}

void mf_simhost_trace(struct mf_simhost *host, uint8_t *kinds, size_t room)
{
    host->trace = kinds;
    host->trace_room = room;
}

void mf_simhost_hold_faults(struct mf_simhost *host, bool held)
{
    host->faults_held = held;
}

/* Every pending fault of this call comes one call nearer; the first one that is due decides. */
static int due(struct mf_simhost *host, enum mf_fault_call call, uint64_t *short_bytes)
{
    size_t kept = 0;
    bool fired = false;
    int error = 0;

    for (size_t i = 0; i < host->pending_count; i++) {
        struct mf_pending *pending = &host->pending[i];
        bool meant = pending->call == call || pending->call == MF_CALL_ANY;
        if (!meant || --pending->left) {
            host->pending[kept++] = *pending;
            continue;
        }
        if (fired)
            continue;
        fired = true;
        error = pending->error;
        if (error == 0 && short_bytes)
            *short_bytes = pending->short_bytes;
    }
    host->pending_count = kept;
    return error;
}

int mf_sim_begin(struct mf_simhost *host, enum mf_fault_call call, uint64_t *short_bytes)
{
    host->counts.calls[call]++;
    host->counts.calls[MF_CALL_ANY]++;
    if (host->trace && host->trace_room) {
        *host->trace++ = (uint8_t)call;
        host->trace_room--;
    }
    if (host->pending_count == 0 || host->faults_held)
        return 0;
    int error = due(host, call, short_bytes);
    /* EINTR of read says "try again": a core that gives up then has no excuse. */
    if (error && !(call == MF_CALL_READ && error == EINTR))
        host->counts.refused++;
    return error;
}

/* --- Memory for the core: every block is known, so that a wrong free is found out. --- */

void *mf_sim_alloc(void *context, size_t size)
{
    struct mf_simhost *host = context;

    if (mf_sim_begin(host, MF_CALL_ALLOC, NULL)) {
        host->counts.starved++;
        return NULL;
    }
    void *block = size <= MF_BLOCK_MAX ? malloc(size ? size : 1) : NULL;
    if (!block) {
        host->counts.refused++;
        host->counts.starved++;
        return NULL;
    }
    host->blocks = mf_sim_grow(host->blocks, &host->block_capacity, host->block_count + 1,
                               sizeof *host->blocks);
    host->blocks[host->block_count++] = (struct mf_block){block, size};
    return block;
}

void mf_sim_free(void *context, void *block, size_t size)
{
    struct mf_simhost *host = context;
    size_t i = host->block_count;

    if (!block)
        return;
    while (i > 0 && host->blocks[i - 1].at != block)
        i--;
    if (i == 0) {
        mf_sim_breach_value(host, "free", (uint64_t)(uintptr_t)block,
                            "of what is not an allocated block");
        return;
    }
    if (host->blocks[i - 1].size != size)
        mf_sim_breach_value(host, "free", size, "with another size than was asked for");
    host->blocks[i - 1] = host->blocks[--host->block_count];
    free(block);
}
