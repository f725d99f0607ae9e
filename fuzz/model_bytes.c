/* Contents: what a byte exactly is, loads, stores and the emulator's access check. */
#include "fuzz/model_internal.h"

#include <stdio.h>

void forget_bytes(struct mf_model *m, uint64_t first, uint64_t last)
{
    mf_content_remove(&m->own, first, last);
    mf_content_remove(&m->stored, first, last);
    mf_content_remove(&m->lost, first, last);
}

static void move_one(struct mf_content *content, uint64_t first, uint64_t last, uint64_t to)
{
    if (content->count == 0)
        return;
    mf_content_copy(content, to, content, first, last);
    mf_content_remove(content, first, last);
}

void move_bytes(struct mf_model *m, uint64_t first, uint64_t last, uint64_t to)
{
    move_one(&m->own, first, last, to);
    move_one(&m->stored, first, last, to);
    move_one(&m->lost, first, last, to);
}

/* Is the offset in a page wholly past the object's end? */
bool past_end(const struct mf_model *m, const struct object *object, uint64_t offset)
{
    return object->size == 0 || offset > page_last(object->size - 1, m->target_page);
}

/* What the object holds from `offset` on; *last is cut. */
static struct mf_token object_bytes(const struct object *object, uint64_t offset, uint64_t *last)
{
    struct mf_segment segment;
    bool any = mf_content_at(&object->bytes, offset, *last, &segment);

    *last = segment.last;
    return any ? segment.token : (struct mf_token){MF_ZERO, 0, 0};
}

uint8_t exact_bytes(const struct mf_model *m, const struct piece *p, uint64_t first, uint64_t *last,
                    struct mf_token *token)
{
    const struct object *object = p->seen.is_object ? &m->objects[p->seen.object] : NULL;
    uint64_t offset = offset_at(p, first);
    struct mf_segment segment;

    *token = (struct mf_token){MF_ZERO, 0, 0};
    if (object) {
        if (past_end(m, object, offset))
            return BUS;
        uint64_t left = page_last(object->size - 1, m->target_page) - offset;
        if (left < *last - first)
            *last = first + left;
    }
    if (!p->seen.shared) {
        bool own = mf_content_at(&m->own, first, *last, &segment);
        *last = segment.last;
        if (own) {
            *token = segment.token;
            return FINE;
        }
    }
    if (object) {
        uint64_t offset_last = offset + (*last - first);
        *token = object_bytes(object, offset, &offset_last);
        *last = first + (offset_last - offset);
    }
    return FINE;
}

/* --- May it look like this? --- */

static void say_bytes(char *want, size_t size, uint8_t fault, struct mf_token token)
{
    if (fault == BUS)
        snprintf(want, size, "SIGBUS");
    else
        snprintf(want, size, "0x%02x", mf_token_byte(token));
}

/* One uniform stretch: how far it agrees. False: not even its first byte. */
static bool stretch_agrees(struct mf_model *m, const struct piece *p, uint64_t first,
                           uint64_t *last, uint8_t fault, struct mf_token token, char *want,
                           size_t size)
{
    struct mf_token exact;
    uint8_t exact_fault = exact_bytes(m, p, first, last, &exact);

    if (exact_fault == BUS && fault == BUS)
        return true;
    if (exact_fault == FINE && fault == FINE && mf_token_same(exact, token, *last - first + 1))
        return true;
    if (m->host_page != m->target_page && allowed_bytes(m, p, first, last, fault, token))
        return true;
    if (exact_fault == FINE && fault == FINE && mf_token_byte(exact) == mf_token_byte(token)) {
        *last = first;
        return true;
    }
    say_bytes(want, size, exact_fault, exact);
    return false;
}

bool mf_model_allows(struct mf_model *m, uint64_t first, uint64_t last, uint8_t fault,
                     struct mf_token token, uint64_t *bad, char *want, size_t size)
{
    for (uint64_t at = first;;) {
        const struct piece *p = piece_at(m, at);
        uint64_t end = last;
        *bad = at;
        if (!p) {
            snprintf(want, size, "nothing mapped");
            return false;
        }
        end = min_u64(last, p->seen.last);
        if (!stretch_agrees(m, p, at, &end, fault, mf_token_skip(token, at - first), want, size))
            return false;
        if (end == last)
            return true;
        at = end + 1;
    }
}

bool mf_model_allows_file(struct mf_model *m, int fd, uint64_t first, uint64_t last, uint8_t fault,
                          struct mf_token token, uint64_t *bad, char *want, size_t size)
{
    const struct descriptor *open = find_fd(m, fd);
    const struct object *object;
    uint64_t at = first;

    *bad = first;
    if (!open) {
        snprintf(want, size, "a closed descriptor");
        return false;
    }
    object = &m->objects[open->object];
    for (;;) {
        uint64_t end = last;
        struct mf_token exact = {MF_ZERO, 0, 0};
        uint8_t exact_fault = at < object->size ? FINE : BUS;
        struct mf_token seen = mf_token_skip(token, at - first);
        if (exact_fault == FINE) {
            end = min_u64(end, object->size - 1);
            exact = object_bytes(object, at, &end);
        }
        bool agrees =
            exact_fault == fault && (fault == BUS || mf_token_same(exact, seen, end - at + 1));
        if (!agrees && fault == FINE && exact_fault == FINE) {
            agrees = allowed_object(m, object, at, &end, seen);
            if (!agrees && mf_token_byte(exact) == mf_token_byte(seen)) {
                agrees = true;
                end = at;
            }
        }
        if (!agrees) {
            *bad = at;
            say_bytes(want, size, exact_fault, exact);
            return false;
        }
        if (end == last)
            return true;
        at = end + 1;
    }
}

/* --- load. --- */

static const char *fault_name(uint8_t fault)
{
    return fault == SEGV ? "SIGSEGV" : fault == BUS ? "SIGBUS" : "success";
}

/* A10: the protection decides first. */
static bool must_segv(struct mf_model *m, const struct piece *p, bool may)
{
    if (may) {
        if (m->got->fault != SEGV)
            return false;
        disagree(m, "RESULT", "no SIGSEGV: the page allows it");
        return true;
    }
    mf_rule(p ? MF_RULE_A10_2 : MF_RULE_A10_1);
    m->failed = true;
    if (m->got->fault != SEGV)
        disagree(m, "RESULT", "SIGSEGV");
    return true;
}

void step_load(struct mf_model *m, const struct mf_step *step)
{
    uint64_t addr = step->arg[0];
    const struct piece *p = piece_at(m, addr);
    struct mf_token token = {MF_BYTE, (uint8_t)m->got->value, 0};
    uint64_t bad;
    char want[64];

    if (must_segv(m, p, p && p->seen.prot != 0))
        return;
    if (!(p->seen.prot & READ))
        mf_rule(MF_RULE_A10_3);
    if (p->seen.is_object) {
        const struct object *object = &m->objects[p->seen.object];
        if (past_end(m, object, offset_at(p, addr)))
            mf_rule(MF_RULE_A10_4);
        else if (offset_at(p, addr) >= object->size)
            mf_rule(MF_RULE_A10_5);
        else if (!p->seen.shared)
            mf_rule(MF_RULE_A10_8);
    }
    if (m->got->fault == BUS)
        m->failed = true;
    if (mf_model_allows(m, addr, addr, m->got->fault, token, &bad, want, sizeof want))
        return;
    uint64_t last = addr;
    bool faults_alike = exact_bytes(m, p, addr, &last, &token) == m->got->fault;
    disagree(m, faults_alike ? "CONTENT" : "RESULT", "%s", want);
}

/* --- store. --- */

static void set_byte(struct mf_content *content, uint64_t at, uint8_t byte)
{
    mf_content_set(content, at, at, (struct mf_token){MF_BYTE, byte, 0});
}

static void mark_stored(struct mf_model *m, uint64_t addr)
{
    struct mf_segment segment;

    if (!mf_content_at(&m->stored, addr, addr, &segment))
        mf_content_set(&m->stored, addr, addr,
                       (struct mf_token){MF_PATTERN, (uint32_t)m->clock, 0});
}

/* A private file page is copied whole before the first store to it. */
static void copy_page(struct mf_model *m, const struct piece *p, uint64_t addr)
{
    uint64_t at = round_down(addr, m->target_page);
    uint64_t last = page_last(addr, m->target_page);
    struct mf_segment segment;

    if (mf_content_at(&m->own, addr, addr, &segment))
        return;
    for (;;) {
        uint64_t offset = offset_at(p, at);
        uint64_t offset_last = offset + (last - at);
        struct mf_token token = object_bytes(&m->objects[p->seen.object], offset, &offset_last);
        uint64_t end = at + (offset_last - offset);
        mf_content_set(&m->own, at, end, token);
        if (end == last)
            return;
        at = end + 1;
    }
}

static void store_private(struct mf_model *m, const struct piece *p, uint64_t addr, uint8_t byte)
{
    touch_mapping(m, (size_t)(p - m->pieces.at));
    if (p->seen.is_object) {
        mf_rule(MF_RULE_A10_9);
        copy_page(m, p, addr);
        if (m->host_page != m->target_page) {
            mark_stored(m, addr);
            mf_content_remove(&m->lost, addr, addr);
        }
    }
    set_byte(&m->own, addr, byte);
}

static void store_shared(struct mf_model *m, const struct piece *p, uint64_t addr, uint8_t byte)
{
    struct object *object = &m->objects[p->seen.object];
    uint64_t offset = offset_at(p, addr);
    enum event_kind kind = STORED;
    bool resized;

    if (m->host_page < m->target_page && end_page(m, p, addr, &resized) &&
        (resized || offset > page_last(object->size - 1, m->host_page))) {
        kind = STORED_MAYBE;
        set_byte(&m->own, addr, byte);
    }
    record(m, object, kind, offset, byte);
    set_byte(&object->bytes, offset, byte);
}

/* A store that succeeded although the page is past its file's end (`tail`, `stale`, `end`). */
static void store_past_end(struct mf_model *m, const struct piece *p, uint64_t addr, uint8_t byte)
{
    if (p->seen.shared && m->host_page > m->target_page) {
        record(m, &m->objects[p->seen.object], STORED_TAIL, offset_at(p, addr), byte);
        return;
    }
    if (p->seen.shared) {
        record(m, &m->objects[p->seen.object], STORED_MAYBE, offset_at(p, addr), byte);
        set_byte(&m->own, addr, byte);
        return;
    }
    set_byte(&m->lost, addr, byte);
    mark_stored(m, addr);
}

void step_store(struct mf_model *m, const struct mf_step *step)
{
    uint64_t addr = step->arg[0];
    uint8_t byte = (uint8_t)step->arg[1];
    uint64_t last = addr;
    const struct piece *p = piece_at(m, addr);
    struct mf_token token;

    if (must_segv(m, p, p && (p->seen.prot & WRITE)))
        return;
    uint8_t exact = exact_bytes(m, p, addr, &last, &token);
    if (exact == BUS)
        mf_rule(MF_RULE_A10_4);
    if (exact != m->got->fault &&
        !(m->host_page != m->target_page && allowed_store(m, p, addr, m->got->fault))) {
        disagree(m, "RESULT", "%s", fault_name(exact));
        return;
    }
    if (m->got->fault == BUS) {
        m->failed = true;
        return;
    }
    if (exact == BUS)
        store_past_end(m, p, addr, byte);
    else if (p->seen.shared)
        store_shared(m, p, addr, byte);
    else
        store_private(m, p, addr, byte);
    touch(m);
}

/* --- access. --- */

void step_access(struct mf_model *m, const struct mf_step *step)
{
    uint64_t addr = step->arg[0];
    uint64_t len = step->arg[1];
    uint64_t need = step->arg[2];
    bool yes = true;

    if (len != 0 && len - 1 > UINT64_MAX - addr) {
        yes = false;
    } else if (len != 0) {
        uint64_t last = addr + (len - 1);
        for (uint64_t at = addr; yes;) {
            const struct piece *p = piece_at(m, at);
            yes =
                p && !((need & 1) && p->seen.prot == 0) && !((need & 2) && !(p->seen.prot & WRITE));
            if (!p || p->seen.last >= last)
                break;
            at = p->seen.last + 1;
        }
    }
    if ((m->got->value != 0) != yes)
        disagree(m, "ACCESS", "%s", yes ? "yes" : "no");
}
