#include "fuzz/model_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/constants.h"

struct mf_model *mf_model_create(void)
{
    struct mf_model *m = calloc(1, sizeof *m);
    if (!m)
        abort();
    mf_content_init(&m->own);
    mf_content_init(&m->stored);
    mf_content_init(&m->lost);
    return m;
}

void mf_model_destroy(struct mf_model *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->object_capacity; i++) {
        mf_content_free(&m->objects[i].bytes);
        free(m->objects[i].events);
    }
    mf_content_free(&m->own);
    mf_content_free(&m->stored);
    mf_content_free(&m->lost);
    free(m->objects);
    free(m->fds);
    free(m->pieces.at);
    free(m->moving.at);
    free(m->runs);
    free(m->syncs);
    free(m);
}

static void add_foreign(struct mf_model *m, struct mf_span span)
{
    unsigned place = m->foreign_count++;
    for (; place > 0 && m->foreign[place - 1].first > span.first; place--)
        m->foreign[place] = m->foreign[place - 1];
    m->foreign[place] = span;
}

static void set_foreign(struct mf_model *m, const struct mf_config *config)
{
    m->foreign_own = config->foreign_count;
    for (unsigned i = 0; i < config->foreign_count; i++)
        m->own_foreign[i] = (struct mf_span){round_down(config->foreign[i].first, m->host_page),
                                             page_last(config->foreign[i].last, m->host_page)};
    mf_model_stuck(m, NULL, 0);
}

void mf_model_stuck(struct mf_model *m, const struct mf_span *stuck, unsigned count)
{
    m->foreign_count = 0;
    for (unsigned i = 0; i < m->foreign_own; i++)
        add_foreign(m, m->own_foreign[i]);
    for (unsigned i = 0; i < count && i < MF_STUCK_MAX; i++)
        add_foreign(m, stuck[i]);
}

void mf_model_reset(struct mf_model *m, const struct mf_config *config)
{
    m->target_page = config->target_page;
    m->host_page = config->host_page;
    m->highest = mf_config_highest(config);
    m->abi = config->abi;
    m->bits = config->bits;
    m->floor = round_up(config->min_addr, m->target_page);
    if (m->floor < config->min_addr)
        m->floor = UINT64_MAX; /* nothing that high can be returned */
    if (m->floor == 0)
        m->floor = m->target_page;
    set_foreign(m, config);

    m->pieces.count = 0;
    m->moving.count = 0;
    m->object_count = 0;
    m->fd_count = 0;
    m->descriptions = 0;
    mf_content_clear(&m->own);
    mf_content_clear(&m->stored);
    mf_content_clear(&m->lost);
    m->clock = 0;
    m->origins = 0;
    m->failed = false;
    m->changed = false;
    m->run_count = 0;
    m->sync_count = 0;
    m->sync_flags = 0;
    m->synced_known = true;
    m->version++;
}

/* --- The verdict. --- */

void disagree(struct mf_model *m, const char *id, const char *format, ...)
{
    va_list list;

    if (m->verdict->id)
        return; /* the first word counts */
    m->verdict->id = id;
    va_start(list, format);
    vsnprintf(m->verdict->want, sizeof m->verdict->want, format, list);
    va_end(list);
}

static const char *error_name(const struct mf_model *m, int error)
{
    const char *name = mf_errno_name(m->abi, error);

    return name ? name : "an error";
}

bool must_fail(struct mf_model *m, enum mf_rule_id rule, int error)
{
    mf_rule(rule);
    m->failed = true;
    if (m->got->error == error)
        return true;
    disagree(m, "RESULT", "-1 %s (%s: %s)", error_name(m, error), mf_rule_name(rule),
             mf_rule_text(rule));
    return false;
}

bool must_return(struct mf_model *m, uint64_t value)
{
    if (m->got->error == 0 && m->got->value == value)
        return true;
    disagree(m, "RESULT", "0x%llx", (unsigned long long)value);
    return false;
}

void touch(struct mf_model *m)
{
    m->changed = true;
    m->version++;
}

/* --- INVALIDATE: ascending, disjoint, neighbours joined. --- */

void note_run(struct mf_model *m, uint64_t first, uint64_t last)
{
    size_t from = 0;
    size_t to;

    /* Runs that the new one meets or touches become part of it. */
    while (from < m->run_count && m->runs[from].last < first && m->runs[from].last + 1 != first)
        from++;
    to = from;
    while (to < m->run_count && (m->runs[to].first <= last || m->runs[to].first == last + 1)) {
        first = min_u64(first, m->runs[to].first);
        last = max_u64(last, m->runs[to].last);
        to++;
    }
    if (from == to) {
        if (m->run_count == m->run_capacity) {
            m->run_capacity = m->run_capacity ? m->run_capacity * 2 : 16;
            m->runs = realloc(m->runs, m->run_capacity * sizeof *m->runs);
            if (!m->runs)
                abort();
        }
        memmove(m->runs + from + 1, m->runs + from, (m->run_count - from) * sizeof *m->runs);
        m->run_count++;
    } else {
        memmove(m->runs + from + 1, m->runs + to, (m->run_count - to) * sizeof *m->runs);
        m->run_count -= to - from - 1;
    }
    m->runs[from] = (struct mf_span){first, last};
}

void note_executable(struct mf_model *m, uint64_t first, uint64_t last)
{
    for (size_t i = piece_from(m, first); i < m->pieces.count; i++) {
        const struct mf_piece *p = &m->pieces.at[i].seen;
        if (p->first > last)
            break;
        if (p->prot & EXEC)
            note_run(m, max_u64(p->first, first), min_u64(p->last, last));
    }
}

void note_synced(struct mf_model *m, size_t i, uint64_t first, uint64_t last, bool sure)
{
    const struct mf_piece *p = &m->pieces.at[i].seen;
    if (!p->shared || m->sync_flags == 0)
        return;
    if (m->sync_count == m->sync_capacity) {
        m->sync_capacity = m->sync_capacity ? m->sync_capacity * 2 : 16;
        m->syncs = realloc(m->syncs, m->sync_capacity * sizeof *m->syncs);
        if (!m->syncs)
            abort();
    }
    m->syncs[m->sync_count++] = (struct mf_sync_run){
        .pages = {max_u64(p->first, first), min_u64(p->last, last)}, .sure = sure};
}

/* --- One step. --- */

/* Calls whose rules A13 adds to: sizes that only a 32-bit program's arithmetic would wrap. */
static void count_32_bit(const struct mf_model *m, const struct mf_step *step)
{
    if (m->bits != 32)
        return;
    switch (step->kind) {
    case MF_MMAP:
        if (step->arg[1] > m->highest)
            mf_rule(MF_RULE_A13_2);
        else if (step->arg[3] & (LX_MAP_32BIT | LX_MAP_ABOVE4G))
            mf_rule(MF_RULE_A13_5);
        break;
    case MF_MUNMAP:
    case MF_MPROTECT:
    case MF_MREMAP:
        if (step->arg[1] > m->highest || (step->kind == MF_MREMAP && step->arg[2] > m->highest))
            mf_rule(MF_RULE_A13_2);
        break;
    case MF_MSYNC:
    case MF_MADVISE:
        if (step->arg[1] > m->highest)
            mf_rule(MF_RULE_A13_3);
        break;
    default:
        break;
    }
}

static void linux_call(struct mf_model *m, const struct mf_step *step)
{
    switch (step->kind) {
    case MF_MMAP:
        step_mmap(m, step);
        break;
    case MF_MUNMAP:
        step_munmap(m, step);
        break;
    case MF_MPROTECT:
        step_mprotect(m, step);
        break;
    case MF_MREMAP:
        step_mremap(m, step);
        break;
    case MF_MSYNC:
        step_msync(m, step);
        break;
    case MF_MADVISE:
        step_madvise(m, step);
        break;
    case MF_MINHERIT:
        must_fail(m, MF_RULE_ENOSYS, LX_ENOSYS);
        break;
    default: /* not a call on memory */
        break;
    }
}

static void freebsd_call(struct mf_model *m, const struct mf_step *step)
{
    switch (step->kind) {
    case MF_MMAP:
        freebsd_mmap(m, step);
        break;
    case MF_MUNMAP:
        freebsd_munmap(m, step);
        break;
    case MF_MPROTECT:
        freebsd_mprotect(m, step);
        break;
    case MF_MREMAP:
        must_fail(m, MF_RULE_B_mremap, FB_ENOSYS);
        break;
    case MF_MSYNC:
        freebsd_msync(m, step);
        break;
    case MF_MADVISE:
        freebsd_madvise(m, step);
        break;
    case MF_MINHERIT:
        freebsd_minherit(m, step);
        break;
    default: /* not a call on memory */
        break;
    }
}

void mf_model_pass(struct mf_model *m)
{
    m->clock++;
    m->failed = true;
    m->changed = false;
    m->run_count = 0;
    m->sync_count = 0;
    m->synced_known = false;
}

void mf_model_lose(struct mf_model *m, uint64_t first, uint64_t last)
{
    unmap_range(m, first, last);
    touch(m);
}

void mf_model_step(struct mf_model *m, const struct mf_step *step, const struct mf_outcome *got,
                   struct mf_verdict *verdict)
{
    m->clock++;
    m->got = got;
    m->verdict = verdict;
    m->failed = false;
    m->changed = false;
    m->run_count = 0;
    m->sync_count = 0;
    m->sync_flags = 0;
    m->synced_known = true;
    verdict->id = NULL;
    verdict->want[0] = '\0';

    if (m->abi == MF_LINUX) {
        count_32_bit(m, step);
        linux_call(m, step);
    } else {
        freebsd_call(m, step);
    }
    switch (step->kind) {
    case MF_FTRUNCATE:
        step_ftruncate(m, step);
        break;
    case MF_CLOSE:
        step_close(m, step);
        break;
    case MF_FILE:
        step_file(m, step);
        break;
    case MF_STORE:
        step_store(m, step);
        break;
    case MF_LOAD:
        step_load(m, step);
        break;
    case MF_ACCESS:
        step_access(m, step);
        break;
    default:
        break;
    }
    if (m->changed && m->host_page > m->target_page)
        note_company(m);
}

/* --- What the checks look at. --- */

bool mf_model_unchanged(const struct mf_model *m)
{
    return m->failed && !m->changed;
}

size_t mf_model_piece_count(const struct mf_model *m)
{
    return m->pieces.count;
}

const struct mf_piece *mf_model_piece(const struct mf_model *m, size_t index)
{
    return &m->pieces.at[index].seen;
}

bool mf_model_fd_object(const struct mf_model *m, int fd, uint32_t *object)
{
    for (size_t i = 0; i < m->fd_count; i++) {
        if (m->fds[i].fd == fd) {
            *object = m->fds[i].object;
            return true;
        }
    }
    return false;
}

size_t mf_model_invalidated(const struct mf_model *m, const struct mf_span **runs)
{
    *runs = m->runs;
    return m->run_count;
}

struct mf_synced mf_model_synced(const struct mf_model *m)
{
    return (struct mf_synced){m->synced_known, m->sync_flags, m->sync_count, m->syncs};
}

uint64_t mf_model_version(const struct mf_model *m)
{
    return m->version;
}
