/*
 * The model against what kernels really answer (the probes), against wrong answers, and against
 * itself. The tests answer in place of a system under test: DO is an answer that must be allowed,
 * NO one that must be refused, with the id it must be refused by.
 */
#include "fuzz/model.h"
#include "fuzz/rules.h"
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"
#include "mm/test.h"

#include <stdbool.h>
#include <stdlib.h>

enum { RD = 1, WR = 2, EX = 4 };
enum { SHAR = LX_MAP_SHARED, PRIV = LX_MAP_PRIVATE, ANON = LX_MAP_ANONYMOUS };
enum { FIX = LX_MAP_FIXED, NOREPLACE = LX_MAP_FIXED_NOREPLACE, DOWN = LX_MAP_GROWSDOWN };
enum { MAYMOVE = LX_MREMAP_MAYMOVE, TO = LX_MREMAP_FIXED, KEEP = LX_MREMAP_DONTUNMAP };
#define PAF (PRIV | ANON | FIX)
#define NEG(X) ((uint64_t)0 - (X))

/* --- Answers. --- */

enum { STATED, FAILS, CHOSEN }; /* a value; an errno; any success: the test picks one */

struct answer {
    uint8_t how;
    uint8_t fault;
    int error;
    uint64_t value;
};

#define IS(VALUE) {STATED, 0, 0, VALUE}
#define ERR(NAME) {FAILS, 0, LX_##NAME, 0}
#define ANY {CHOSEN, 0, 0, 0}
#define SEGV_ {STATED, 1, 0, 0}
#define BUS_ {STATED, 2, 0, 0}

/* --- A conversation with the model, remembered so that a refused answer can be taken back. --- */

enum { STEPS_MAX = 256 };

struct said {
    struct mf_step step;
    struct mf_outcome outcome;
};

static struct mf_model *model;
static struct mf_config config;
static struct said said[STEPS_MAX];
static size_t said_count;
static struct mf_verdict verdict;

static void forget_model(void)
{
    mf_model_destroy(model);
}

static void begin_again(void)
{
    if (!model) {
        model = mf_model_create();
        atexit(forget_model);
    }
    mf_model_reset(model, &config);
    for (size_t i = 0; i < said_count; i++)
        mf_model_step(model, &said[i].step, &said[i].outcome, &verdict);
}

static void begin(uint64_t target_page, uint64_t host_page)
{
    mf_config_default(&config, MF_LINUX);
    config.target_page = target_page;
    config.host_page = host_page;
    said_count = 0;
    begin_again();
}

static bool taken(uint64_t first, uint64_t last)
{
    for (size_t i = 0; i < mf_model_piece_count(model); i++) {
        const struct mf_piece *p = mf_model_piece(model, i);
        if (p->first <= last && p->last >= first)
            return true;
    }
    return false;
}

/* The highest free place at or below `high`; 0: none. */
static uint64_t pick(uint64_t len, uint64_t high)
{
    uint64_t page = config.target_page;

    len = (len + page - 1) & ~(page - 1);
    if (len == 0 || len > high)
        return 0;
    uint64_t place = (high - len + 1) & ~(page - 1);
    for (size_t i = mf_model_piece_count(model); i > 0; i--) {
        const struct mf_piece *p = mf_model_piece(model, i - 1);
        if (p->first > place + len - 1)
            continue;
        if (p->last < place)
            break;
        if (p->first < len)
            return 0;
        place = p->first - len;
    }
    return place;
}

static struct mf_outcome choose(const struct mf_step *step)
{
    struct mf_outcome outcome = {0};
    uint64_t high = mf_config_highest(&config);

    if (step->kind == MF_MMAP && (step->arg[3] & (FIX | NOREPLACE))) {
        outcome.value = step->arg[0];
    } else if (step->kind == MF_MMAP) {
        if (step->arg[3] & LX_MAP_32BIT)
            high = 0x7fffffff;
        uint64_t hint = step->arg[0] & ~(config.target_page - 1);
        bool honoured = hint && hint < high && step->arg[1] < high - hint &&
                        !taken(hint, hint + step->arg[1] - 1);
        outcome.value = honoured ? hint : pick(step->arg[1], high);
    } else if (step->kind == MF_MREMAP) {
        outcome.value = step->arg[3] & MAYMOVE ? pick(step->arg[2], high) : step->arg[0];
    }
    return outcome;
}

/* Say it. NULL: allowed, and remembered. Otherwise the id, and it is as if it had not been said. */
static const char *say(const struct mf_step *step, const struct mf_outcome *outcome)
{
    mf_model_step(model, step, outcome, &verdict);
    if (!verdict.id) {
        if (said_count < STEPS_MAX)
            said[said_count++] = (struct said){*step, *outcome};
        return NULL;
    }
    struct mf_verdict kept = verdict;
    begin_again();
    verdict = kept;
    return verdict.id;
}

static struct mf_step make_step(enum mf_op_kind kind, const uint64_t arg[MF_ARGS_MAX])
{
    struct mf_step step = {.kind = kind, .argc = mf_op_argc(kind)};

    memcpy(step.arg, arg, sizeof step.arg);
    return step;
}

static uint64_t last_value;

static void must_allow(int line, enum mf_op_kind kind, struct answer answer,
                       const uint64_t arg[MF_ARGS_MAX])
{
    struct mf_step step = make_step(kind, arg);
    struct mf_outcome outcome = {answer.error, answer.value, answer.fault};

    if (answer.how == CHOSEN)
        outcome = choose(&step);
    last_value = outcome.value;
    if (say(&step, &outcome)) {
        test_failures++;
        fprintf(stderr, "%s:%d: refused: %s, want %s\n", __FILE__, line, verdict.id, verdict.want);
    }
}

static void must_refuse(int line, const char *id, enum mf_op_kind kind, struct answer answer,
                        const uint64_t arg[MF_ARGS_MAX])
{
    struct mf_step step = make_step(kind, arg);
    struct mf_outcome outcome = {answer.error, answer.value, answer.fault};
    const char *got = say(&step, &outcome);

    if (got && strcmp(got, id) == 0 && verdict.want[0])
        return;
    test_failures++;
    fprintf(stderr, "%s:%d: %s, want %s\n", __FILE__, line, got ? got : "allowed", id);
}

#define DO(KIND, ANSWER, ...)                                                                      \
    must_allow(__LINE__, MF_##KIND, (struct answer)ANSWER, (uint64_t[MF_ARGS_MAX]){__VA_ARGS__})
#define NO(ID, KIND, ANSWER, ...)                                                                  \
    must_refuse(__LINE__, ID, MF_##KIND, (struct answer)ANSWER,                                    \
                (uint64_t[MF_ARGS_MAX]){__VA_ARGS__})

/* Do the bytes look like this to the guest? */
static bool looks(uint64_t first, uint64_t last, uint8_t fault, struct mf_token token)
{
    uint64_t bad;
    char want[100];

    return mf_model_allows(model, first, last, fault, token, &bad, want, sizeof want);
}

static bool byte_at(uint64_t addr, uint8_t byte)
{
    return looks(addr, addr, 0, (struct mf_token){MF_BYTE, byte, 0});
}

static bool bus_at(uint64_t addr)
{
    return looks(addr, addr, 2, (struct mf_token){0});
}

static bool file_byte(int fd, uint64_t offset, uint8_t byte)
{
    uint64_t bad;
    char want[100];

    return mf_model_allows_file(model, fd, offset, offset, 0, (struct mf_token){MF_BYTE, byte, 0},
                                &bad, want, sizeof want);
}

/* Does what follows need an allowance, and exactly this one? */
static uint64_t counts_before[MF_RULES];

static void watch(void)
{
    memcpy(counts_before, mf_rule_counts, sizeof counts_before);
}

static bool any_allowance(void)
{
    for (int i = 0; i < MF_RULES; i++) {
        if (mf_rule_is_allowance((enum mf_rule_id)i) && mf_rule_counts[i] != counts_before[i])
            return true;
    }
    return false;
}

static bool used(enum mf_rule_id id)
{
    bool yes = mf_rule_counts[id] != counts_before[id];

    watch();
    return yes;
}

/* --- The probes. --- */

struct row {
    uint8_t kind;
    struct answer answer;
    uint64_t arg[MF_ARGS_MAX];
    const char *maps;
};

struct probe {
    const char *name;
    const struct row *rows;
    size_t count;
};

#define C(KIND, ANSWER, ...)                                                                       \
    {                                                                                              \
        .kind = MF_##KIND, .answer = ANSWER, .arg = { __VA_ARGS__ }                                \
    }
#define MAPS(TEXT) {.kind = MF_OP_KINDS, .maps = TEXT}
#define PROBE(NAME, ROWS) {NAME, ROWS, sizeof(ROWS) / sizeof *(ROWS)}
#define REF_MARK 0xabcd000000000000ull
#define REF(ROW) (REF_MARK + ((uint64_t)(ROW) << 32))

#include "fuzz/model_test_probes.h"

/* /proc/self/maps of the model's pieces, as `maps` blocks have it. */
static void print_maps(char *text, size_t size)
{
    size_t used_size = 0;
    size_t count = mf_model_piece_count(model);

    text[0] = '\0';
    for (size_t i = 0; i < count;) {
        const struct mf_piece *p = mf_model_piece(model, i);
        uint64_t last = p->last;
        for (i++; i < count; i++) {
            const struct mf_piece *next = mf_model_piece(model, i);
            if (next->first != last + 1 || next->prot != p->prot || next->shared != p->shared)
                break;
            last = next->last;
        }
        used_size += (size_t)snprintf(text + used_size, size - used_size,
                                      "%08" PRIx64 "-%08" PRIx64 " %c%c%c%c\n", p->first, last + 1,
                                      p->prot & RD ? 'r' : '-', p->prot & WR ? 'w' : '-',
                                      p->prot & EX ? 'x' : '-', p->shared ? 's' : 'p');
    }
}

static uint64_t probe_results[STEPS_MAX];

static struct mf_step probe_step(const struct row *row)
{
    struct mf_step step = make_step((enum mf_op_kind)row->kind, row->arg);

    for (size_t i = 0; i < MF_ARGS_MAX; i++) {
        if (step.arg[i] >> 48 == REF_MARK >> 48)
            step.arg[i] = probe_results[step.arg[i] >> 32 & 0xffff] + (uint32_t)step.arg[i];
    }
    return step;
}

static struct mf_outcome probe_outcome(const struct row *row, const struct mf_step *step)
{
    if (row->answer.how == CHOSEN)
        return choose(step);
    return (struct mf_outcome){row->answer.error, row->answer.value, row->answer.fault};
}

/* The rows before `end`; then the conversation stands there. */
static void play(const struct probe *probe, size_t end)
{
    begin(4096, 4096);
    for (size_t i = 0; i < end; i++) {
        const struct row *row = &probe->rows[i];
        if (row->maps) {
            char have[4096];
            print_maps(have, sizeof have);
            if (strcmp(have, row->maps) != 0) {
                test_failures++;
                fprintf(stderr, "%s, row %zu: maps are\n%swant\n%s", probe->name, i, have,
                        row->maps);
            }
            continue;
        }
        struct mf_step step = probe_step(row);
        struct mf_outcome outcome = probe_outcome(row, &step);
        probe_results[i] = outcome.error ? 0 : outcome.value;
        if (say(&step, &outcome)) {
            test_failures++;
            fprintf(stderr, "%s, row %zu: refused: %s, want %s\n", probe->name, i, verdict.id,
                    verdict.want);
            return;
        }
    }
}

enum { PROBES = sizeof probes / sizeof *probes };

TEST(what_a_kernel_answers_is_allowed)
{
    for (size_t i = 0; i < PROBES; i++)
        play(&probes[i], probes[i].count);
}

static void must_not_pass(const struct probe *probe, size_t row, const struct mf_step *step,
                          struct mf_outcome outcome)
{
    watch();
    if (say(step, &outcome) || any_allowance()) {
        if (!verdict.id) { /* lawful by an allowance: take it back */
            said_count--;
            begin_again();
        }
        return;
    }
    test_failures++;
    fprintf(stderr, "%s, row %zu: allowed: error %d value 0x%" PRIx64 " fault %d\n", probe->name,
            row, outcome.error, outcome.value, outcome.fault);
    said_count--;
    begin_again();
}

static const int guest_errors[] = {LX_EPERM,  LX_EBADF,     LX_EAGAIN,    LX_ENOMEM, LX_EACCES,
                                   LX_EFAULT, LX_EBUSY,     LX_EEXIST,    LX_ENODEV, LX_EINVAL,
                                   LX_ENOSYS, LX_EOVERFLOW, LX_EOPNOTSUPP};

/* Every answer but the right one to one row. */
static void try_wrong_answers(const struct probe *probe, size_t index)
{
    const struct row *row = &probe->rows[index];
    struct mf_step step = probe_step(row);
    struct mf_outcome right = probe_outcome(row, &step);

    if (step.kind == MF_LOAD || step.kind == MF_STORE) {
        for (uint8_t fault = 0; fault <= 2; fault++) {
            if (fault != right.fault)
                must_not_pass(probe, index, &step, (struct mf_outcome){.fault = fault});
        }
        if (step.kind == MF_LOAD && right.fault == 0)
            must_not_pass(probe, index, &step, (struct mf_outcome){.value = right.value ^ 0x10});
        return;
    }
    for (size_t i = 0; i < sizeof guest_errors / sizeof *guest_errors; i++) {
        if (guest_errors[i] != right.error)
            must_not_pass(probe, index, &step, (struct mf_outcome){.error = guest_errors[i]});
    }
    if (right.error || row->answer.how == CHOSEN) {
        must_not_pass(probe, index, &step, (struct mf_outcome){.value = right.value + 1});
        must_not_pass(probe, index, &step, (struct mf_outcome){.value = NEG(4096)});
    }
    if (right.error)
        must_not_pass(probe, index, &step, (struct mf_outcome){.value = step.arg[0]});
    else if (row->answer.how == STATED)
        must_not_pass(probe, index, &step, (struct mf_outcome){.value = right.value + 4096});
}

TEST(every_other_answer_is_refused)
{
    for (size_t i = 0; i < PROBES; i++) {
        for (size_t k = 0; k < probes[i].count; k++) {
            if (probes[i].rows[k].maps)
                continue;
            play(&probes[i], k);
            try_wrong_answers(&probes[i], k);
        }
    }
}

/* --- Each check id. --- */

TEST(each_check_id_can_be_given)
{
    begin(4096, 4096);
    DO(FILE, IS(0), 3, 0x2000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x2000, RD, PAF, 3, 0);
    NO("RESULT", MMAP, ERR(EINVAL), 0x20000, 0x1000, RD, PAF, 0, 0);
    NO("RESULT", MMAP, IS(0x21000), 0x20000, 0x1000, RD, PAF, 0, 0);
    NO("RESULT", MMAP, ERR(EINVAL), 0, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("RESULT", MUNMAP, IS(0), 0x10000, 0);
    NO("ALIGN", MMAP, IS(0x20001), 0, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("RANGE", MMAP, IS(0x7ffffffff000), 0, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("RANGE", MMAP, IS(0x7fffffffe000), 0, 0x2000, RD, PRIV | ANON, 0, 0);
    NO("RANGE", MMAP, IS(NEG(4096)), 0, 0x2000, RD, PRIV | ANON, 0, 0);
    NO("RANGE", MMAP, IS(0xf000), 0, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("RANGE", MMAP, IS(0), 0, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("SEARCH", MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("SEARCH", MMAP, IS(0x11000), 0, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("SEARCH", MMAP, IS(0xd000 + 0x4000), 0, 0x4000, RD, PRIV | ANON, 0, 0);
    NO("SEARCH", MMAP, IS(0x30000), 0x20000, 0x1000, RD, PRIV | ANON, 0, 0);
    NO("SEARCH", MMAP, IS(0x20000), 0, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, 0, 0);
    NO("SEARCH", MMAP, IS(0x20000), 0, 0x1000, RD, PRIV | ANON | LX_MAP_ABOVE4G, 0, 0);
    NO("ACCESS", ACCESS, IS(1), 0x11ffc, 8, 1);
    NO("ACCESS", ACCESS, IS(0), 0x11ffc, 4, 1);
    NO("ACCESS", ACCESS, IS(1), 0x10000, 1, 2);
    NO("CONTENT", LOAD, IS(4), 0x10000);
    NO("RESULT", LOAD, BUS_, 0x10000);
    NO("RESULT", LOAD, SEGV_, 0x10000);
    NO("RESULT", STORE, IS(0), 0x10000, 1);
    NO("RESULT", MREMAP, IS(0x30000), 0x10000, 0x2000, 0x3000, MAYMOVE);
}

TEST(access_asks_every_page_touched)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, WR, PAF, NEG(1), 0);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, EX, PAF, NEG(1), 0);
    DO(MMAP, IS(0x12000), 0x12000, 0x1000, 0, PAF, NEG(1), 0);
    DO(ACCESS, IS(1), 0x10fff, 2, 1);
    DO(ACCESS, IS(0), 0x10fff, 2, 2);
    DO(ACCESS, IS(0), 0x10fff, 2, 3);
    DO(ACCESS, IS(1), 0x10fff, 1, 3);
    DO(ACCESS, IS(0), 0x11fff, 2, 1);
    DO(ACCESS, IS(0), 0xffff, 2, 1);
    DO(ACCESS, IS(1), 0x50000, 0, 3);
    DO(ACCESS, IS(1), NEG(1), 0, 3);
    DO(ACCESS, IS(0), 0x10000, NEG(0x10000), 1);
    DO(ACCESS, IS(0), 0x10000, NEG(0xffff), 1);
}

/* --- The edges of the address space. --- */

TEST(the_last_page_of_a_64_bit_space_can_be_used)
{
    begin(4096, 4096);
    config.highest = UINT64_MAX;
    begin_again();
    DO(MMAP, IS(NEG(0x2000)), NEG(0x2000), 0x2000, RD | WR, PAF, NEG(1), 0);
    DO(STORE, IS(0), NEG(1), 7);
    DO(LOAD, IS(7), NEG(1));
    DO(ACCESS, IS(1), NEG(0x1001), 0x1001, 3);
    /* The wrap rows still hold. */
    DO(MPROTECT, ERR(ENOMEM), NEG(0x1000), 0x1000, RD);
    DO(MPROTECT, IS(0), NEG(0x2000), 0x1000, RD);
    DO(MSYNC, ERR(ENOMEM), NEG(0x1000), 0x1000, 0);
    DO(MADVISE, ERR(EINVAL), NEG(0x1000), 0x1000, 4);
    DO(MMAP, ERR(ENOMEM), 0, NEG(1), RD, PAF, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), NEG(0x1000), 0x2000, RD, PAF, NEG(1), 0);
    DO(MUNMAP, ERR(EINVAL), NEG(0x1000), 0x1001);
    DO(MREMAP, ERR(EINVAL), NEG(0x1000), 0x1000, 0x1000, MAYMOVE | TO, NEG(0x1000));
    DO(MREMAP, IS(0x5000), NEG(0x1000), 0x1000, 0x1000, MAYMOVE | TO, 0x5000);
    DO(MREMAP, IS(NEG(0x1000)), 0x5000, 0x1000, 0x1000, MAYMOVE | TO, NEG(0x1000));
    DO(MREMAP, ERR(ENOMEM), NEG(0x1000), 0x1000, 0x2000, 0);
    DO(MREMAP, IS(NEG(0x2000)), NEG(0x2000), 0x2000, 0x1000, 0);
    DO(MREMAP, IS(NEG(0x2000)), NEG(0x2000), 0x1000, 0x2000, 0);
    DO(LOAD, IS(0), NEG(1));
    DO(MUNMAP, IS(0), NEG(0x1000), 0x1000);
    DO(MUNMAP, IS(0), 0, NEG(0x1000));
    CHECK_EQ(mf_model_piece_count(model), 0);
    /* Everything but the first page is one gap, and can be filled. */
    DO(MMAP, IS(0x10000), 0, NEG(0x10000), 0, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, 0, PRIV | ANON, NEG(1), 0);
    DO(MMAP, IS(0), 0, 0x10000, 0, PAF, NEG(1), 0);
    DO(MMAP, ERR(EEXIST), 0, 0x1000, 0, PRIV | ANON | NOREPLACE, NEG(1), 0);
}

TEST(a_file_offset_may_not_grow_past_2_to_the_64)
{
    begin(4096, 4096);
    config.highest = UINT64_MAX;
    begin_again();
    DO(FILE, IS(0), 3, 0x1000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX, 3, 0x7fffffffffffe000);
    DO(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x8000000000003000, 0);
    DO(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x8000000000002000, 0);
}

TEST(shared_anonymous_memory_is_no_longer_than_a_file)
{
    begin(4096, 4096);
    config.highest = UINT64_MAX;
    begin_again();
    watch();
    DO(MMAP, ERR(ENOMEM), 0, 0x8000000000000000, 0, SHAR | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0x10000, 0x8000000000000000, 0, SHAR | ANON | FIX, NEG(1), 0);
    CHECK(used(MF_ALLOW_toolong));
    DO(MMAP, IS(0x10000), 0x10000, 0x7000000000000000, 0, SHAR | ANON | FIX, NEG(1), 0);
    DO(MMAP, IS(0x10000), 0x10000, 0x8000000000000000, 0, PAF, NEG(1), 0);
}

TEST(an_old_range_that_wraps_overlaps_as_the_kernel_adds)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MMAP, IS(0x20000), 0x20000, 0x1000, RD, PAF, NEG(1), 0);
    /* Exactly 2^64 counts as 0: no overlap, so the target is lost. Tried on 6.18. */
    DO(MREMAP, ERR(EINVAL), 0x10000, NEG(0x10000), 0x1000, MAYMOVE | TO, 0x20000);
    CHECK(!mf_model_unchanged(model));
    CHECK_EQ(mf_model_piece_count(model), 1);
    /* Beyond the end, but the target lies below: lost as well. */
    DO(MMAP, IS(0x8000), 0x8000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MREMAP, ERR(EINVAL), 0x10000, 0x7ffffffff000, 0x1000, MAYMOVE | TO, 0x8000);
    CHECK_EQ(mf_model_piece_count(model), 1);
    /* The source goes with the target: another errno. Tried on 6.18. */
    DO(MREMAP, ERR(EFAULT), 0x10000, NEG(0x4000), 0x4000, MAYMOVE | TO, 0xd000);
    CHECK(mf_model_unchanged(model)); /* more than the mapping: row 16 is first */
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD, PAF, NEG(1), 0);
    DO(MREMAP, ERR(EFAULT), 0x10000, NEG(0x4000), 0x4000, MAYMOVE | TO, 0xd000);
    CHECK_EQ(mf_model_piece_count(model), 1);
    CHECK(!taken(0xd000, 0x10fff) && taken(0x11000, 0x13fff));
    DO(MUNMAP, IS(0), 0x11000, 0x3000);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PAF, NEG(1), 0);
    /* The target lies above, inside: overlap, nothing lost. */
    DO(MMAP, IS(0x20000), 0x20000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MREMAP, ERR(EINVAL), 0x10000, 0x7ffffffff000, 0x1000, MAYMOVE | TO, 0x20000);
    CHECK(mf_model_unchanged(model));
    CHECK_EQ(mf_model_piece_count(model), 2);
}

TEST(an_empty_source_overlaps_what_strictly_contains_it)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD, SHAR | ANON | FIX, NEG(1), 0);
    DO(MREMAP, ERR(EINVAL), 0x11000, 0, 0x3000, MAYMOVE | TO, 0x10000); /* tried on 6.18 */
    CHECK(mf_model_unchanged(model));
    DO(MREMAP, ERR(EFAULT), 0x11000, 0, 0x2000, MAYMOVE | TO, 0x11000);
    CHECK(!taken(0x11000, 0x12fff));
    CHECK(taken(0x10000, 0x10fff) && taken(0x13000, 0x13fff));
}

static void begin_32_bit(void)
{
    begin(4096, 4096);
    config.bits = 32;
    begin_again();
}

TEST(sizes_of_32_bit_programs_round_in_64_bits)
{
    begin_32_bit();
    DO(MMAP, IS(0xffffd000), 0xffffd000, 0x1000, RD, PAF, 0xffffffff, 0);
    DO(MMAP, ERR(ENOMEM), 0xffffd000, 0x2000, RD, PAF, 0xffffffff, 0);
    DO(MUNMAP, ERR(EINVAL), 0xffffd000, 0x2000);
    for (uint64_t len = 0xfffff000; len <= 0xffffffff; len += 0xfff) {
        DO(MMAP, ERR(ENOMEM), 0, len, RD, PAF, 0xffffffff, 0);
        DO(MUNMAP, ERR(EINVAL), 0x10000, len);
        DO(MREMAP, ERR(EINVAL), 0xffffd000, 0x1000, len, MAYMOVE);
        DO(MREMAP, ERR(EINVAL), 0xffffd000, len, 0x1000, MAYMOVE);
        DO(MSYNC, ERR(ENOMEM), 0xffffd000, len, LX_MS_SYNC);
        DO(MPROTECT, ERR(ENOMEM), 0xffffd000, len, RD | WR);
        DO(STORE, IS(0), 0xffffd000, 1);
        DO(MADVISE, ERR(ENOMEM), 0xffffd000, len, 4);
        DO(LOAD, IS(0), 0xffffd000);
    }
    DO(MREMAP, ERR(ENOMEM), 0xffffd000, 0x1000, 0xffffe000, MAYMOVE);
    DO(MREMAP, ERR(EINVAL), 0xffffd000, 0x1000, 0x1000, MAYMOVE | TO, 0xffffe000);
}

TEST(flags_32bit_and_above4g_do_nothing_for_32_bit_programs)
{
    begin_32_bit();
    DO(MMAP, IS(0x90000000), 0x90000000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, IS(0xa0000000), 0, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, IS(0xb0000000), 0, 0x1000, RD, PRIV | ANON | LX_MAP_ABOVE4G, NEG(1), 0);
    DO(MMAP, IS(0xc0000000), 0xfffff000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(FILE, IS(0), 3, 0x1000, 3);
    DO(MMAP, IS(0xd0000000), 0, 0x1000, RD, PRIV, 3, 0xffffffff000);
    CHECK(bus_at(0xd0000000));
}

/* --- Hints and windows. --- */

TEST(hints_are_honoured_inside_their_limits)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x1234, 0x1000, RD, PRIV | ANON, NEG(1), 0); /* raised to the floor */
    NO("RANGE", MMAP, IS(0x1000), 0x1234, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, IS(0x30000), 0xfff, 0x1000, RD, PRIV | ANON, NEG(1), 0);   /* none */
    DO(MMAP, IS(0x40000), 0x30fff, 0x1000, RD, PRIV | ANON, NEG(1), 0); /* taken */
    /* 32BIT: honoured from the floor to 2 GiB, searched for from 1 GiB. */
    DO(MMAP, IS(0x20000), 0x20000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, IS(0x7ffff000), 0x7ffff000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, IS(0x40000000), 0x7fffe000, 0x3000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, IS(0x50000000), 0x80000000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    NO("SEARCH", MMAP, IS(0x80000000), 0x80000000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1),
       0);
    /* Both: 32BIT wins. */
    const uint64_t both = LX_MAP_32BIT | LX_MAP_ABOVE4G;
    DO(MMAP, IS(0x60000000), 0x200000000, 0x1000, RD, PRIV | ANON | both, NEG(1), 0);
    NO("SEARCH", MMAP, IS(0x100000000), 0, 0x1000, RD, PRIV | ANON | both, NEG(1), 0);
    DO(MMAP, IS(0x100000000), 0, 0x1000, RD, PRIV | ANON | LX_MAP_ABOVE4G, NEG(1), 0);
    /* DONTUNMAP's hint is not raised. */
    DO(MREMAP, IS(0x1000), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x1000);
    NO("SEARCH", MREMAP, IS(0x70000000), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x2000);
    DO(MREMAP, IS(0x70000000), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP, 0x1000);
}

TEST(windows_are_cut_to_the_highest_address)
{
    begin(4096, 4096);
    config.highest = 0x3fffffff;
    begin_again();
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, IS(0x20000), 0x20000, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, IS(0x30000), 0, 0x1000, RD, PRIV | ANON | LX_MAP_ABOVE4G, NEG(1), 0);
    config.highest = 0x40000fff;
    said_count = 0;
    begin_again();
    DO(MMAP, IS(0x40000000), 0, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON | LX_MAP_32BIT, NEG(1), 0);
    config.min_addr = 0;
    said_count = 0;
    begin_again();
    DO(MMAP, IS(0x1000), 0, 0x40000000, 0, PRIV | ANON, NEG(1), 0); /* never 0 */
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, 0, PRIV | ANON, NEG(1), 0);
}

TEST(a_search_is_complete)
{
    begin(4096, 4096);
    config.highest = 0x1ffff;
    begin_again();
    DO(MMAP, IS(0x10000), 0, 0x10000, RD, PRIV | ANON, NEG(1), 0);
    DO(MUNMAP, IS(0), 0x17000, 0x2000);
    NO("SEARCH", MMAP, ERR(ENOMEM), 0, 0x2000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x3000, RD, PRIV | ANON, NEG(1), 0);
    NO("SEARCH", MREMAP, ERR(ENOMEM), 0x10000, 0x1000, 0x2000, MAYMOVE);
    DO(MREMAP, ERR(ENOMEM), 0x10000, 0x1000, 0x3000, MAYMOVE);
    DO(MREMAP, IS(0x17000), 0x10000, 0x1000, 0x2000, MAYMOVE);
    NO("SEARCH", MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, IS(0x10000), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
}

TEST(guard_gaps_may_be_used_or_not)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x400000), 0x400000, 0x1000, RD, PAF | DOWN, NEG(1), 0);
    watch();
    DO(MMAP, IS(0x3ff000), 0x3ff000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    CHECK(used(MF_ALLOW_guardgap));
    DO(MUNMAP, IS(0), 0x3ff000, 0x1000);
    DO(MMAP, IS(0x800000), 0x300000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    CHECK(used(MF_ALLOW_guardgap));
    DO(MMAP, IS(0x2ff000), 0x2ff000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    CHECK(!used(MF_ALLOW_guardgap));
    NO("SEARCH", MMAP, IS(0x900000), 0x2fe000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    /* Only the gap below is left: either. */
    config.highest = 0x400fff;
    config.min_addr = 0x301000;
    said_count = 0;
    begin_again();
    DO(MMAP, IS(0x400000), 0x400000, 0x1000, RD, PAF | DOWN, NEG(1), 0);
    watch();
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    CHECK(used(MF_ALLOW_guardgap));
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, ANON, NEG(1), 0);
    CHECK(used(MF_ALLOW_guardgap));
    DO(MMAP, ERR(EINVAL), 0, 0x1000, RD, ANON, NEG(1), 0);
    DO(MMAP, IS(0x301000), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    CHECK(used(MF_ALLOW_guardgap));
}

/* --- Rows the probes leave out. --- */

TEST(int_arguments_are_cut_to_32_bits_and_others_are_not)
{
    const uint64_t high = 1ull << 40;

    begin(4096, 4096);
    DO(FILE, IS(0), 3, 0x1000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX | high, 3 | high, 0);
    DO(MMAP, ERR(EOPNOTSUPP), 0x20000, 0x1000, RD, LX_MAP_SHARED_VALIDATE | FIX | high, 3, 0);
    DO(MSYNC, IS(0), 0x10000, 0x1000, high);
    DO(MADVISE, IS(0), 0x10000, 0x1000, high | 4);
    DO(MPROTECT, ERR(EINVAL), 0x10000, 0x1000, high | RD);
    DO(MREMAP, ERR(EINVAL), 0x10000, 0x1000, 0x1000, high);
    DO(FTRUNCATE, IS(0), 3 | high, 0x2000);
    DO(CLOSE, IS(0), 3 | high);
    DO(MINHERIT, ERR(ENOSYS), 1, 2, 3);
}

TEST(descriptors_open_close_and_are_shared)
{
    begin(4096, 4096);
    DO(FILE, IS(0), 3, 0x1000, 3);
    DO(FILE, IS(0), 4, 0, 1, 3 + 1);
    DO(FILE, ERR(EBADF), 5, 0, 1, 9 + 1);
    DO(FTRUNCATE, ERR(EINVAL), 4, 0);
    DO(FTRUNCATE, ERR(EINVAL), 3, (1ull << 62) + 1);
    DO(FTRUNCATE, ERR(EINVAL), 3, NEG(1));
    DO(FTRUNCATE, ERR(EBADF), 9, 0);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX, 4, 0);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, RD, SHAR | FIX, 3, 0x1000);
    /* Two descriptions of one file: two mappings, whatever the offsets. */
    DO(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, MAYMOVE);
    DO(FTRUNCATE, IS(0), 3, 0x1800);
    DO(LOAD, IS(4 - 1), 0x10000);
    DO(LOAD, IS(0), 0x11000);
    DO(CLOSE, IS(0), 3);
    DO(CLOSE, ERR(EBADF), 3);
    DO(MMAP, ERR(EBADF), 0, 0x1000, RD, SHAR, 3, 0);
    DO(LOAD, IS(0), 0x11000);      /* the mapping stays */
    DO(FILE, IS(0), 4, 0x1000, 3); /* another file under the old number */
    DO(LOAD, IS(3), 0x10000);
    uint32_t object;
    CHECK(mf_model_fd_object(model, 4, &object) && !mf_model_fd_object(model, 3, &object));
    CHECK(file_byte(4, 0, 4) && !file_byte(4, 0, 3) && !file_byte(3, 0, 3));
}

TEST(mappings_of_one_shared_file_are_one_at_consecutive_offsets)
{
    begin(4096, 4096);
    DO(FILE, IS(0), 3, 0x4000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, SHAR | FIX, 3, 0);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, RD, SHAR | FIX, 3, 0x1000);
    NO("RESULT", MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, 0);
    DO(MREMAP, IS(0x10000), 0x10000, 0x2000, 0x3000, 0);
    DO(LOAD, IS(0xe3), 0x12000);
}

TEST(private_neighbours_of_two_requests_are_one_mapping_or_two)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x2000, RD, PAF, NEG(1), 0);
    DO(MPROTECT, IS(0), 0x10000, 0x1000, WR);
    watch();
    DO(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, MAYMOVE);
    DO(MPROTECT, IS(0), 0x10000, 0x1000, RD);
    NO("RESULT", MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, MAYMOVE); /* one again */
    DO(MREMAP, IS(0x10000), 0x10000, 0x2000, 0x3000, MAYMOVE);
    CHECK(!used(MF_ALLOW_identity));
    DO(MMAP, IS(0x13000), 0x13000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MREMAP, ERR(EFAULT), 0x10000, 0x4000, 0x5000, 0);
    CHECK(used(MF_ALLOW_identity) && mf_model_unchanged(model));
    DO(MREMAP, IS(0x10000), 0x10000, 0x4000, 0x5000, 0);
    CHECK(used(MF_ALLOW_identity));
    /* One that went away and came back may not be what it was. */
    DO(MREMAP, IS(0x50000), 0x12000, 0x1000, 0x1000, MAYMOVE | TO, 0x50000);
    DO(MREMAP, IS(0x12000), 0x50000, 0x1000, 0x1000, MAYMOVE | TO, 0x12000);
    DO(MREMAP, ERR(EFAULT), 0x10000, 0x3000, 0x3000, MAYMOVE | KEEP, 0x60000);
    DO(MREMAP, IS(0x60000), 0x10000, 0x3000, 0x3000, MAYMOVE | KEEP, 0x60000);
    CHECK(used(MF_ALLOW_identity));
}

TEST(a_store_or_advice_while_apart_may_keep_parts_of_one_request_apart)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x2000, RD, PAF, NEG(1), 0);
    DO(MPROTECT, IS(0), 0x11000, 0x1000, RD | WR);
    DO(STORE, IS(0), 0x11000, 1);
    DO(MPROTECT, IS(0), 0x11000, 0x1000, RD);
    watch();
    DO(MREMAP, ERR(EFAULT), 0x10000, 0x2000, 0x3000, 0);
    DO(MREMAP, IS(0x10000), 0x10000, 0x2000, 0x3000, 0);
    CHECK(used(MF_ALLOW_identity));
    /* A store before they came apart marks both. */
    DO(MMAP, IS(0x20000), 0x20000, 0x2000, RD | WR, PAF, NEG(1), 0);
    DO(STORE, IS(0), 0x21000, 1);
    DO(MPROTECT, IS(0), 0x21000, 0x1000, RD);
    DO(STORE, IS(0), 0x20000, 1);
    DO(MPROTECT, IS(0), 0x21000, 0x1000, RD | WR);
    NO("RESULT", MREMAP, ERR(EFAULT), 0x20000, 0x2000, 0x3000, 0);
    DO(MADVISE, IS(0), 0x20000, 0x1000, 1);
    DO(MREMAP, ERR(EFAULT), 0x20000, 0x2000, 0x3000, 0);
    DO(MADVISE, IS(0), 0x20000, 0x1000, 0);
    NO("RESULT", MREMAP, ERR(EFAULT), 0x20000, 0x2000, 0x3000, 0);
    CHECK(used(MF_ALLOW_identity));
}

TEST(madvise_stops_at_a_locked_mapping_even_after_a_hole)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, PAF, NEG(1), 0);
    DO(MMAP, IS(0x12000), 0x12000, 0x1000, RD | WR, PAF | LX_MAP_LOCKED, NEG(1), 0);
    DO(STORE, IS(0), 0x10000, 1);
    DO(STORE, IS(0), 0x12000, 1);
    DO(MADVISE, ERR(EINVAL), 0x10000, 0x3000, 4);
    DO(LOAD, IS(0), 0x10000);
    DO(LOAD, IS(1), 0x12000);
    DO(MADVISE, IS(0), 0x12000, 0x1000, 0);
    DO(MADVISE, ERR(ENOMEM), 0x10000, 0x3000, 3);
    DO(MADVISE, IS(0), 0x12000, 0x1000, 24);
    DO(LOAD, IS(0), 0x12000);
}

TEST(a_file_that_keeps_its_size_loses_what_lies_past_its_end)
{
    begin(4096, 4096);
    DO(FILE, IS(0), 3, 0x800, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | FIX, 3, 0);
    DO(STORE, IS(0), 0x10900, 5);
    DO(FTRUNCATE, IS(0), 3, 0x880);
    DO(LOAD, IS(5), 0x10900);
    DO(FTRUNCATE, IS(0), 3, 0x880); /* tried on 6.18, memfd */
    DO(LOAD, IS(0), 0x10900);
    DO(STORE, IS(0), 0x10900, 6);
    DO(FTRUNCATE, IS(0), 3, 0x3000);
    DO(LOAD, IS(6), 0x10900);
    CHECK(file_byte(3, 0x900, 6) && !file_byte(3, 0x900, 0));
}

TEST(a_private_copy_of_the_last_page_keeps_what_a_cut_takes_from_the_file)
{
    begin(4096, 4096);
    DO(FILE, IS(0), 3, 0x3000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x3000, RD | WR, PRIV | FIX, 3, 0);
    DO(STORE, IS(0), 0x11c00, 7);
    DO(STORE, IS(0), 0x12000, 7);
    DO(FTRUNCATE, IS(0), 3, 0x1800);
    DO(LOAD, IS(7), 0x11c00);
    CHECK(looks(0x11000, 0x11bff, 0, (struct mf_token){MF_PATTERN, 3, 0x1000}));
    CHECK(bus_at(0x12000));
    DO(FTRUNCATE, IS(0), 3, 0x3000);
    DO(LOAD, IS(0), 0x12000);
    CHECK(looks(0x12000, 0x12fff, 0, (struct mf_token){MF_ZERO, 0, 0}));
    CHECK(!looks(0x11000, 0x12fff, 0, (struct mf_token){MF_PATTERN, 3, 0x1000}));
}

TEST(contents_follow_a_move_and_leave_nothing_behind)
{
    begin(4096, 4096);
    DO(FILE, IS(0), 3, 0x4000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | FIX, 3, 0x1000);
    DO(STORE, IS(0), 0x10001, 9);
    DO(MREMAP, IS(0x20000), 0x10000, 0x2000, 0x3000, MAYMOVE | TO, 0x20000);
    CHECK(byte_at(0x20001, 9));
    CHECK(looks(0x21000, 0x22fff, 0, (struct mf_token){MF_PATTERN, 3, 0x2000}));
    DO(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, PRIV | FIX, 3, 0x1000);
    CHECK(looks(0x10000, 0x11fff, 0, (struct mf_token){MF_PATTERN, 3, 0x1000}));
    DO(MREMAP, IS(0x40000), 0x20000, 0x3000, 0x3000, MAYMOVE | KEEP, 0x40000);
    CHECK(looks(0x20000, 0x22fff, 0, (struct mf_token){MF_PATTERN, 3, 0x1000}));
    CHECK(byte_at(0x40001, 9));
    DO(MADVISE, IS(0), 0x40000, 0x1000, 4);
    CHECK(looks(0x40000, 0x42fff, 0, (struct mf_token){MF_PATTERN, 3, 0x1000}));
}

TEST(the_pages_of_dontunmap_and_second_views_are_as_the_table_says)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, SHAR | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0);
    DO(MREMAP, IS(0x20000), 0x10000, 0x2000, 0x2000, MAYMOVE | KEEP | TO, 0x20000);
    DO(STORE, IS(0), 0x21000, 3);
    DO(LOAD, IS(3), 0x11000);
    const struct mf_piece *low = mf_model_piece(model, 0);
    const struct mf_piece *high = mf_model_piece(model, mf_model_piece_count(model) - 1);
    CHECK(!low->locked && high->locked);
    CHECK_EQ(low->object, high->object);
    DO(MREMAP, IS(0x30000), 0x21000, 0, 0x2000, MAYMOVE | TO, 0x30000);
    DO(LOAD, IS(3), 0x30000);
    DO(LOAD, BUS_, 0x31000); /* past the object */
}

/* --- INVALIDATE. --- */

#define RUNS(...)                                                                                  \
    check_runs(__LINE__, (const uint64_t[]){__VA_ARGS__},                                          \
               sizeof((const uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t))

static void check_runs(int line, const uint64_t *want, size_t count)
{
    const struct mf_span *runs;
    size_t have = mf_model_invalidated(model, &runs);
    bool same = have * 2 == (want[0] == 1 ? 0 : count);

    for (size_t i = 0; same && i < have; i++)
        same = runs[i].first == want[2 * i] && runs[i].last == want[2 * i + 1];
    if (same)
        return;
    test_failures++;
    fprintf(stderr, "%s:%d: %zu runs:", __FILE__, line, have);
    for (size_t i = 0; i < have; i++)
        fprintf(stderr, " %" PRIx64 "-%" PRIx64, runs[i].first, runs[i].last);
    fprintf(stderr, "\n");
}
#define NO_RUNS RUNS(1)

TEST(executable_pages_that_change_are_reported_as_maximal_runs)
{
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD | EX, PAF, NEG(1), 0);
    NO_RUNS;
    DO(MMAP, IS(0x12000), 0x12000, 0x1000, RD | EX, PAF, NEG(1), 0);
    RUNS(0x12000, 0x12fff);
    DO(MPROTECT, IS(0), 0x10000, 0x1000, RD | EX);
    NO_RUNS;
    DO(MPROTECT, IS(0), 0x11000, 0x1000, RD | WR | EX);
    RUNS(0x11000, 0x11fff);
    DO(MPROTECT, ERR(ENOMEM), 0x13000, 0x2000, RD);
    RUNS(0x13000, 0x13fff);
    DO(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x1000, 0);
    NO_RUNS;
    DO(MADVISE, ERR(ENOMEM), 0xf000, 0x8000, 4);
    RUNS(0x10000, 0x12fff);
    DO(MMAP, IS(0x30000), 0x30000, 0x2000, EX, SHAR | ANON | FIX, NEG(1), 0);
    DO(MADVISE, IS(0), 0x30000, 0x2000, 4);
    NO_RUNS;
    DO(MREMAP, IS(0x40000), 0x30000, 0x1000, 0x1000, MAYMOVE | KEEP | TO, 0x40000);
    NO_RUNS; /* the source keeps its bytes */
    DO(MREMAP, IS(0x31000), 0x10000, 0x1000, 0x1000, MAYMOVE | KEEP | TO, 0x31000);
    RUNS(0x10000, 0x10fff, 0x31000, 0x31fff);
    DO(MREMAP, IS(0x41000), 0x40000, 0, 0x1000, MAYMOVE | TO, 0x41000);
    NO_RUNS;
    DO(MREMAP, IS(0x13000), 0x11000, 0x2000, 0x2000, MAYMOVE | TO, 0x13000);
    RUNS(0x11000, 0x12fff);
    DO(MREMAP, IS(0x13000), 0x13000, 0x2000, 0x1000, 0);
    RUNS(0x14000, 0x14fff);
    DO(MREMAP, IS(0x13000), 0x13000, 0x1000, 0x3000, 0);
    NO_RUNS;
    DO(MUNMAP, IS(0), 0, 0x13001);
    RUNS(0x10000, 0x10fff, 0x13000, 0x13fff);
    DO(MREMAP, ERR(EINVAL), 0x40000, NEG(0x1000), 0x1000, MAYMOVE | TO, 0x45000);
    NO_RUNS;
    DO(MREMAP, ERR(EFAULT), 0x40000, 0, 0x1000, MAYMOVE | TO, 0x40000);
    RUNS(0x40000, 0x40fff);
}

/* --- What msync is to reach. --- */

/* Pairs of first and last; 1: none. */
#define SYNCED(FLAGS, ...)                                                                         \
    check_synced(__LINE__, FLAGS, (const uint64_t[]){__VA_ARGS__},                                 \
                 sizeof((const uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t))

static void check_synced(int line, unsigned flags, const uint64_t *want, size_t count)
{
    struct mf_synced have = mf_model_synced(model);
    bool same = have.known && have.count * 2 == (want[0] == 1 ? 0 : count) &&
                (have.count == 0 || have.flags == flags);

    for (size_t i = 0; same && i < have.count; i++)
        same = have.runs[i].sure && have.runs[i].pages.first == want[2 * i] &&
               have.runs[i].pages.last == want[2 * i + 1];
    if (same)
        return;
    test_failures++;
    fprintf(stderr, "%s:%d: %zu runs, flags %x:", __FILE__, line, have.count, have.flags);
    for (size_t i = 0; i < have.count; i++)
        fprintf(stderr, " %" PRIx64 "-%" PRIx64, have.runs[i].pages.first, have.runs[i].pages.last);
    fprintf(stderr, "\n");
}

TEST(msync_reaches_the_shared_pages_of_its_range_up_to_what_stops_it)
{
    enum { INVALIDATE = LX_MS_INVALIDATE, SYNC = LX_MS_SYNC };
    begin(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD, SHAR | ANON | FIX, NEG(1), 0);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MMAP, IS(0x13000), 0x13000, 0x1000, RD, SHAR | ANON | FIX | LX_MAP_LOCKED, NEG(1), 0);
    DO(MSYNC, IS(0), 0x10000, 0x4000, SYNC);
    SYNCED(SYNC, 0x10000, 0x10fff, 0x12000, 0x12fff, 0x13000, 0x13fff);
    DO(MMAP, IS(0x20000), 0x20000, 0x4000, RD, SHAR | ANON | FIX, NEG(1), 0);
    DO(MSYNC, IS(0), 0x21000, 0x1001, SYNC);
    SYNCED(SYNC, 0x21000, 0x22fff);
    DO(MSYNC, IS(0), 0x12000, 1, SYNC | INVALIDATE);
    SYNCED(SYNC | INVALIDATE, 0x12000, 0x12fff);
    DO(MSYNC, IS(0), 0x12000, 1, INVALIDATE | LX_MS_ASYNC);
    SYNCED(INVALIDATE, 0x12000, 0x12fff);
    DO(MSYNC, ERR(EBUSY), 0x10000, 0x4000, INVALIDATE);
    SYNCED(INVALIDATE, 0x10000, 0x10fff, 0x12000, 0x12fff);
    DO(MSYNC, ERR(ENOMEM), 0xf000, 0x6000, SYNC);
    SYNCED(SYNC, 0x10000, 0x10fff, 0x12000, 0x12fff, 0x13000, 0x13fff);
    DO(MSYNC, IS(0), 0x10000, 0x4000, LX_MS_ASYNC);
    SYNCED(0, 1);
    DO(MSYNC, ERR(EINVAL), 0x10001, 0x1000, SYNC);
    SYNCED(0, 1);
    DO(MUNMAP, IS(0), 0x10000, 0x4000);
    SYNCED(0, 1);
    mf_model_pass(model);
    CHECK(!mf_model_synced(model).known);
}

TEST(versions_change_with_what_a_check_may_see)
{
    begin(4096, 4096);
    uint64_t version = mf_model_version(model);
#define CHANGED(YES)                                                                               \
    do {                                                                                           \
        CHECK_EQ(mf_model_version(model) != version, YES);                                         \
        version = mf_model_version(model);                                                         \
    } while (0)
    DO(FILE, IS(0), 3, 0x1000, 3);
    CHANGED(1);
    DO(MMAP, IS(0x10000), 0x10000, 0x2000, RD | WR, SHAR | FIX, 3, 0);
    CHANGED(1);
    CHECK(!mf_model_unchanged(model));
    DO(LOAD, IS(3), 0x10000);
    CHANGED(0);
    DO(STORE, IS(0), 0x10000, 1);
    CHANGED(1);
    DO(STORE, BUS_, 0x11000, 1);
    CHANGED(0);
    DO(MUNMAP, ERR(EINVAL), 0x10001, 1);
    CHANGED(0);
    CHECK(mf_model_unchanged(model));
    DO(MPROTECT, ERR(ENOMEM), 0x10000, 0x9000, RD);
    CHANGED(1);
    CHECK(!mf_model_unchanged(model));
    DO(MSYNC, IS(0), 0x10000, 0x1000, LX_MS_SYNC);
    CHANGED(0);
    DO(FTRUNCATE, IS(0), 3, 0);
    CHANGED(1);
    DO(CLOSE, IS(0), 3);
    CHANGED(1);
}

/* --- Host pages larger than target pages. --- */

TEST(what_a_host_page_cannot_hold_is_refused_at_a_fixed_place)
{
    begin(4096, 16384);
    DO(FILE, IS(0), 3, 0x8000, 3);
    DO(FILE, IS(0), 4, 0x8000, 3);
    DO(FILE, IS(0), 5, 0x8000, 2);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PAF, NEG(1), 0);
    watch();
    DO(MMAP, ERR(EINVAL), 0x11000, 0x1000, RD, SHAR | FIX, 3, 0x1000); /* beside private memory */
    CHECK(used(MF_ALLOW_refusal) && mf_model_unchanged(model));
    DO(MMAP, ERR(EINVAL), 0x11000, 0x1000, 0, SHAR | ANON | NOREPLACE, NEG(1), 0);
    DO(MMAP, ERR(EINVAL), 0x20000, 0x1000, RD, SHAR | FIX, 3, 0x1000); /* not congruent, alone */
    DO(MMAP, IS(0x21000), 0x21000, 0x1000, RD, SHAR | FIX, 3, 0x1000);
    DO(MMAP, ERR(EINVAL), 0x22000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MMAP, ERR(EINVAL), 0x22000, 0x1000, RD, PRIV | FIX, 3, 0x2000);
    DO(MMAP, ERR(EINVAL), 0x22000, 0x1000, RD, SHAR | FIX, 4, 0x2000); /* another object */
    DO(MMAP, ERR(EINVAL), 0x22000, 0x1000, RD, SHAR | FIX, 3, 0x6000); /* another difference */
    DO(MMAP, IS(0x22000), 0x22000, 0x4000, RD, SHAR | FIX, 3, 0x2000);
    CHECK(used(MF_ALLOW_refusal));
    DO(MMAP, IS(0x20000), 0x20000, 0x8000, RD, PAF, NEG(1), 0); /* what is replaced is no user */
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, RD, PRIV | FIX, 3, 0x7000); /* a snapshot */
    CHECK(!used(MF_ALLOW_refusal));
    NO("RESULT", MMAP, IS(0x12000), 0x12000, 0x1000, RD, SHAR | ANON | FIX, NEG(1), 0);
    NO("RESULT", MMAP, ERR(EINVAL), 0x12000, 0x1000, RD, PAF, NEG(1), 0);
    /* Every check of the guest's kernel comes first. */
    DO(MMAP, ERR(EACCES), 0x11000, 0x1000, RD, SHAR | FIX, 5, 0);
}

TEST(places_that_a_host_page_cannot_hold_count_as_taken)
{
    begin(4096, 16384);
    config.highest = 0x27fff;
    config.min_addr = 0x10000;
    begin_again();
    DO(FILE, IS(0), 3, 0x40000, 3);
    DO(MMAP, IS(0x13000), 0x13000, 0x1000, RD, SHAR | FIX, 3, 0x3000);
    DO(MMAP, IS(0x18000), 0x18000, 0x10000, RD, PAF, NEG(1), 0);
    /* 10-12 shared with offset 0 at 0x10000, 14-17 free, from 18 on private */
    NO("SEARCH", MMAP, IS(0x12000), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    NO("SEARCH", MMAP, IS(0x12000), 0x12000, 0x1000, RD, PRIV | ANON, NEG(1), 0); /* hint too */
    DO(MMAP, IS(0x14000), 0x12000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MUNMAP, IS(0), 0x14000, 0x1000);
    NO("SEARCH", MMAP, ERR(ENOMEM), 0, 0x4000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x5000, RD, PRIV | ANON, NEG(1), 0);
    /* A shared file: congruent places only. */
    NO("SEARCH", MMAP, IS(0x14000), 0, 0x1000, RD, SHAR, 3, 0x1000);
    NO("SEARCH", MMAP, ERR(ENOMEM), 0, 0x1000, RD, SHAR, 3, 0x1000);
    DO(MMAP, IS(0x11000), 0, 0x1000, RD, SHAR, 3, 0x1000);
    DO(MMAP, ERR(ENOMEM), 0, 0x5000, RD, SHAR, 3, 0x4000);
    DO(MMAP, IS(0x14000), 0, 0x4000, RD, SHAR, 3, 0x4000);
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, SHAR | ANON, NEG(1), 0);
    NO("SEARCH", MMAP, ERR(ENOMEM), 0, 0x1000, RD, SHAR, 3, 0x2000);
    /* The type is looked at after the guest's own search: either answer. */
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, ANON, NEG(1), 0);
    DO(MMAP, ERR(EINVAL), 0, 0x1000, RD, ANON, NEG(1), 0);
}

TEST(growth_and_moves_obey_host_pages)
{
    begin(4096, 16384);
    DO(FILE, IS(0), 3, 0x40000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | FIX, 3, 0);
    DO(MMAP, IS(0x16000), 0x16000, 0x2000, RD | WR, PAF, NEG(1), 0);
    /* Growing into the private page's host page is no growth in place. */
    DO(MREMAP, ERR(ENOMEM), 0x10000, 0x1000, 0x5000, 0);
    DO(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x4000, 0);
    NO("RESULT", MREMAP, IS(0x14000), 0x14000, 0, 0x1000, MAYMOVE);
    NO("SEARCH", MREMAP, IS(0x10000), 0x10000, 0x4000, 0x5000, MAYMOVE);
    NO("SEARCH", MREMAP, IS(0x21000), 0x10000, 0x4000, 0x5000, MAYMOVE);
    DO(MREMAP, IS(0x20000), 0x10000, 0x4000, 0x5000, MAYMOVE);
    watch();
    DO(MREMAP, ERR(EINVAL), 0x20000, 0x1000, 0x1000, MAYMOVE | TO, 0x31000);
    CHECK(used(MF_ALLOW_refusal));
    DO(MREMAP, ERR(EINVAL), 0x16000, 0x1000, 0x1000, MAYMOVE | TO, 0x25000);
    DO(MREMAP, IS(0x30000), 0x16000, 0x1000, 0x1000, MAYMOVE | TO, 0x30000);
    /* The source of a move is no user, unless it is kept. */
    DO(MMAP, IS(0x50000), 0x50000, 0x1000, RD, SHAR | FIX, 3, 0);
    DO(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | KEEP | TO, 0x51000);
    DO(MREMAP, ERR(EINVAL), 0x50000, 0, 0x1000, MAYMOVE | TO, 0x51000);
    DO(MREMAP, ERR(EINVAL), 0x50000, 0x1000, 0x1000, MAYMOVE | TO, 0x51000); /* incongruent */
    DO(MMAP, IS(0x60000), 0x60000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MREMAP, IS(0x61000), 0x60000, 0x1000, 0x1000, MAYMOVE | TO, 0x61000);
}

TEST(several_mappings_move_all_or_none)
{
    begin(4096, 16384);
    DO(FILE, IS(0), 3, 0x40000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD | WR, SHAR | FIX, 3, 0);
    DO(MMAP, IS(0x14000), 0x14000, 0x2000, RD | WR, PAF, NEG(1), 0);
    watch();
    DO(MREMAP, ERR(EINVAL), 0x10000, 0x6000, 0x6000, MAYMOVE | TO, 0x21000); /* would mix */
    CHECK(used(MF_ALLOW_refusal) && mf_model_unchanged(model));
    DO(MREMAP, IS(0x20000), 0x10000, 0x6000, 0x6000, MAYMOVE | TO, 0x20000);
    /* What lies under a hole stays, and is a user. */
    DO(MMAP, IS(0x36000), 0x36000, 0x1000, RD, SHAR | ANON | FIX, NEG(1), 0);
    DO(MREMAP, ERR(EINVAL), 0x20000, 0x8000, 0x8000, MAYMOVE | TO, 0x30000);
    DO(MMAP, IS(0x36000), 0x36000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MREMAP, IS(0x30000), 0x20000, 0x8000, 0x8000, MAYMOVE | TO, 0x30000);
    CHECK(taken(0x36000, 0x36fff));
}

TEST(shared_anonymous_objects_start_where_their_host_page_does)
{
    begin(4096, 16384);
    DO(MMAP, IS(0x11000), 0x11000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0);
    CHECK_EQ(mf_model_piece(model, 0)->offset, 0x1000);
    DO(MREMAP, IS(0x21000), 0x11000, 0, 0x1000, MAYMOVE | TO, 0x21000);
    DO(MREMAP, ERR(EINVAL), 0x11000, 0, 0x1000, MAYMOVE | TO, 0x30000);
    DO(STORE, IS(0), 0x21000, 5);
    DO(LOAD, IS(5), 0x11000);
}

TEST(tail_pages_beside_others_may_read_zero_and_take_stores)
{
    begin(4096, 16384);
    DO(FILE, IS(0), 3, 0x1800, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x8000, RD | WR, SHAR | FIX, 3, 0);
    watch();
    DO(LOAD, BUS_, 0x12000);
    CHECK(!used(MF_ALLOW_tail));
    DO(LOAD, IS(0), 0x12000);
    CHECK(used(MF_ALLOW_tail));
    NO("RESULT", LOAD, IS(1), 0x12000);
    DO(STORE, IS(0), 0x12000, 9);
    CHECK(used(MF_ALLOW_tail));
    NO("RESULT", LOAD, IS(0), 0x12000); /* it took the store */
    DO(LOAD, IS(9), 0x12000);
    DO(FTRUNCATE, IS(0), 3, 0x1000);
    DO(LOAD, IS(9), 0x12000); /* may stay or vanish */
    DO(LOAD, IS(0), 0x12000);
    DO(FTRUNCATE, IS(0), 3, 0x8000);
    DO(LOAD, IS(9), 0x12000);
    DO(LOAD, IS(0), 0x12000);
    NO("RESULT", LOAD, BUS_, 0x12000);
    CHECK(file_byte(3, 0x2000, 9) && file_byte(3, 0x2000, 0) && !file_byte(3, 0x2000, 1));
    DO(STORE, IS(0), 0x12000, 7); /* not past the end any more */
    NO("CONTENT", LOAD, IS(9), 0x12000);
    NO("CONTENT", LOAD, IS(0), 0x12000);
}

TEST(tail_needs_company_or_a_host_page_with_the_end_in_it)
{
    begin(4096, 16384);
    DO(FILE, IS(0), 3, 0x1800, 3);
    /* Alone in its host page, but the file's host page holds data. */
    DO(MMAP, IS(0x12000), 0x12000, 0x1000, RD, SHAR | FIX, 3, 0x2000);
    DO(LOAD, IS(0), 0x12000);
    /* Alone, and the host page is wholly past the end. */
    DO(MMAP, IS(0x24000), 0x24000, 0x1000, RD, SHAR | FIX, 3, 0x4000);
    NO("RESULT", LOAD, IS(0), 0x24000);
    DO(MMAP, IS(0x30000), 0x30000, 0x1000, RD, PRIV | FIX, 3, 0x2000); /* a snapshot */
    NO("RESULT", LOAD, IS(0), 0x30000);
    /* With company for a while, and for ever after, wherever it goes. */
    DO(MMAP, IS(0x31000), 0x31000, 0x1000, RD, PAF, NEG(1), 0);
    DO(LOAD, IS(0), 0x30000);
    DO(MUNMAP, IS(0), 0x31000, 0x1000);
    DO(LOAD, IS(0), 0x30000);
    DO(MREMAP, IS(0x40000), 0x30000, 0x1000, 0x1000, MAYMOVE | TO, 0x40000);
    DO(LOAD, IS(0), 0x40000);
    DO(LOAD, BUS_, 0x40000);
    DO(MMAP, IS(0x40000), 0x40000, 0x1000, RD, PRIV | FIX, 3, 0x2000); /* a new one */
    NO("RESULT", LOAD, IS(0), 0x40000);
}

TEST(shared_anonymous_memory_has_a_tail_too)
{
    begin(4096, 16384);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD | WR, SHAR | ANON | FIX, NEG(1), 0);
    DO(MREMAP, IS(0x10000), 0x10000, 0x1000, 0x8000, 0);
    DO(LOAD, IS(0), 0x11000);
    DO(STORE, IS(0), 0x13000, 4);
    DO(LOAD, IS(4), 0x13000);
    DO(STORE, BUS_, 0x13000, 4);
    /* A host page wholly past the end, but of several target pages: company. */
    DO(LOAD, BUS_, 0x14000);
    DO(MREMAP, IS(0x20000), 0x10000, 0, 0x5000, MAYMOVE | TO, 0x20000);
    DO(LOAD, IS(4), 0x23000);           /* all views */
    NO("RESULT", LOAD, IS(0), 0x24000); /* alone there */
}

TEST(private_file_pages_may_show_the_file_as_it_was)
{
    begin(4096, 16384);
    DO(FILE, IS(0), 3, 0x8000, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x4000, RD | WR, SHAR | FIX, 3, 0);
    DO(STORE, IS(0), 0x10000, 0x77);
    DO(MMAP, IS(0x21000), 0x21000, 0x1000, RD | WR, PRIV | FIX, 3, 0);
    DO(LOAD, IS(0x77), 0x21000);
    NO("CONTENT", LOAD, IS(3), 0x21000); /* before it was mapped */
    DO(STORE, IS(0), 0x10000, 0x88);
    watch();
    DO(LOAD, IS(0x88), 0x21000);
    CHECK(!used(MF_ALLOW_stale));
    DO(LOAD, IS(0x77), 0x21000);
    CHECK(used(MF_ALLOW_stale));
    NO("CONTENT", LOAD, IS(3), 0x21000);
    /* A byte the guest stored is exact. */
    DO(STORE, IS(0), 0x21001, 5);
    NO("CONTENT", LOAD, IS(0x22), 0x21001);
    DO(LOAD, IS(5), 0x21001);
    DO(LOAD, IS(0x77), 0x21000);
    /* Discarded: from now on. */
    DO(MADVISE, IS(0), 0x21000, 0x1000, 4);
    NO("CONTENT", LOAD, IS(0x77), 0x21000);
    NO("CONTENT", LOAD, IS(5), 0x21001);
    DO(LOAD, IS(0x22), 0x21001);
    /* The empty pages of DONTUNMAP too. */
    DO(STORE, IS(0), 0x10000, 0x99);
    DO(MREMAP, IS(0x31000), 0x21000, 0x1000, 0x1000, MAYMOVE | TO | KEEP, 0x31000);
    DO(LOAD, IS(0x88), 0x31000);
    NO("CONTENT", LOAD, IS(0x88), 0x21000);
}

TEST(private_file_pages_may_outlive_a_shrink)
{
    begin(4096, 16384);
    DO(FILE, IS(0), 3, 0x8000, 3);
    DO(MMAP, IS(0x20000), 0x20000, 0x4000, RD | WR, PRIV | FIX, 3, 0x1000);
    DO(STORE, IS(0), 0x21000, 0x55);
    DO(FTRUNCATE, IS(0), 3, 0x1000);
    watch();
    DO(LOAD, BUS_, 0x21000);
    CHECK(!used(MF_ALLOW_stale));
    DO(LOAD, IS(0x55), 0x21000);
    DO(LOAD, IS(0x02), 0x21001);
    DO(STORE, IS(0), 0x21002, 0x66);
    NO("RESULT", LOAD, IS(0x12), 0x21002);
    DO(FTRUNCATE, IS(0), 3, 0x8000);
    DO(LOAD, IS(0x55), 0x21000);
    DO(LOAD, IS(0), 0x21000);
    DO(LOAD, IS(0x66), 0x21002);
    DO(LOAD, BUS_, 0x21001); /* as of the moment when it was past the end */
    NO("CONTENT", LOAD, IS(0x67), 0x21002);
    DO(STORE, IS(0), 0x21000, 0x44);
    NO("CONTENT", LOAD, IS(0x55), 0x21000);
    NO("RESULT", STORE, SEGV_, 0x21000, 1);
    NO("RESULT", STORE, BUS_, 0x21000, 1);
}

/* --- Host pages smaller than target pages. --- */

TEST(the_end_of_a_file_inside_a_target_page_is_kept_by_its_mapping)
{
    begin(65536, 4096);
    DO(FILE, IS(0), 3, 0x1800, 3);
    DO(MMAP, IS(0x100000), 0x100000, 0x20000, RD | WR, SHAR | FIX, 3, 0);
    DO(LOAD, IS(0), 0x102000);
    DO(LOAD, BUS_, 0x110000);
    NO("RESULT", LOAD, BUS_, 0x10f000);
    /* Before a change of size: stores past the end need not be seen by other views. */
    DO(MMAP, IS(0x200000), 0x200000, 0x10000, RD | WR, SHAR | FIX, 3, 0);
    DO(STORE, IS(0), 0x105000, 7);
    NO("CONTENT", LOAD, IS(0), 0x105000);
    watch();
    DO(LOAD, IS(7), 0x205000);
    CHECK(!used(MF_ALLOW_end));
    DO(LOAD, IS(0), 0x205000);
    CHECK(used(MF_ALLOW_end));
    /* The rest of the last host page is the file's. */
    DO(STORE, IS(0), 0x101900, 6);
    NO("CONTENT", LOAD, IS(0), 0x201900);
    NO("RESULT", LOAD, BUS_, 0x105000);
    /* After one: old zeros, new data or SIGBUS. */
    DO(FTRUNCATE, IS(0), 3, 0x20000);
    DO(LOAD, BUS_, 0x105000);
    DO(LOAD, IS(0), 0x105000);
    DO(LOAD, IS(7), 0x105000);
    DO(LOAD, IS(7), 0x205000);
    DO(LOAD, IS(0), 0x110000); /* a page without an end in it is exact */
    NO("RESULT", LOAD, BUS_, 0x110000);
    DO(STORE, IS(0), 0x106000, 8); /* may miss the file */
    CHECK(file_byte(3, 0x6000, 8) && file_byte(3, 0x6000, 0) && !file_byte(3, 0x6000, 7));
    DO(STORE, BUS_, 0x106000, 8);
    /* A mapping made now knows the size. */
    DO(MMAP, IS(0x300000), 0x300000, 0x20000, RD | WR, SHAR | FIX, 3, 0);
    NO("RESULT", LOAD, BUS_, 0x306000);
    DO(LOAD, IS(0), 0x306000);
    DO(LOAD, IS(8), 0x306000);
    NO("CONTENT", LOAD, IS(9), 0x306000);
}

TEST(host_pages_of_a_private_copy_may_go_on_showing_the_file)
{
    begin(65536, 4096);
    DO(FILE, IS(0), 3, 0x20000, 3);
    DO(MMAP, IS(0x100000), 0x100000, 0x20000, RD | WR, SHAR | FIX, 3, 0);
    DO(MMAP, IS(0x200000), 0x200000, 0x20000, RD | WR, PRIV | FIX, 3, 0);
    DO(STORE, IS(0), 0x200000, 1); /* copies the target page, or its first host page */
    DO(STORE, IS(0), 0x100001, 2);
    DO(STORE, IS(0), 0x101000, 3);
    NO("CONTENT", LOAD, IS(2), 0x200001);
    watch();
    DO(LOAD, IS(0x73), 0x201000);
    CHECK(!used(MF_ALLOW_cow));
    DO(LOAD, IS(3), 0x201000);
    CHECK(used(MF_ALLOW_cow));
    NO("CONTENT", LOAD, IS(4), 0x201000);
    DO(LOAD, IS(0x73), 0x201000);
    /* A host page that is stored to later than its target page is copied later. */
    DO(STORE, IS(0), 0x201001, 5);
    DO(STORE, IS(0), 0x101000, 6);
    DO(LOAD, IS(0x73), 0x201000);
    DO(LOAD, IS(3), 0x201000);
    NO("CONTENT", LOAD, IS(6), 0x201000);
    NO("CONTENT", LOAD, IS(0), 0x201001);
    DO(STORE, IS(0), 0x110000, 4);
    DO(LOAD, IS(4), 0x210000); /* not copied: exact */
    NO("CONTENT", LOAD, IS(3), 0x210000);
}

TEST(equal_pages_have_no_allowances)
{
    begin(16384, 16384);
    DO(FILE, IS(0), 3, 0x1800, 3);
    DO(MMAP, IS(0x10000), 0x10000, 0x8000, RD | WR, SHAR | FIX, 3, 0);
    DO(MMAP, IS(0x20000), 0x20000, 0x8000, RD | WR, PRIV | FIX, 3, 0);
    NO("RESULT", LOAD, IS(0), 0x14000);
    DO(STORE, IS(0), 0x12000, 8);
    NO("CONTENT", LOAD, IS(0), 0x22000);
    DO(LOAD, IS(8), 0x22000);
    DO(STORE, IS(0), 0x20000, 8);
    DO(STORE, IS(0), 0x13000, 8);
    NO("CONTENT", LOAD, IS(8), 0x23000);
}

/* --- Foreign mappings. --- */

static void begin_foreign(uint64_t target_page, uint64_t host_page)
{
    begin(target_page, host_page);
    config.foreign_count = 2;
    config.foreign[0] = (struct mf_span){0x50000, 0x50fff};
    config.foreign[1] = (struct mf_span){0x31000, 0x31fff};
    begin_again();
}

TEST(foreign_mappings_are_never_touched)
{
    begin_foreign(4096, 4096);
    watch();
    DO(MMAP, ERR(ENOMEM), 0x30000, 0x2000, RD, PAF, NEG(1), 0);
    CHECK(used(MF_ALLOW_foreign) && mf_model_unchanged(model));
    DO(MMAP, ERR(EEXIST), 0x30000, 0x2000, RD, PRIV | ANON | NOREPLACE, NEG(1), 0);
    CHECK(used(MF_ALLOW_foreign));
    DO(MMAP, ERR(EINVAL), 0x30000, 0x2000, RD, FIX | ANON, NEG(1),
       0); /* the guest's checks first */
    DO(MMAP, IS(0x30000), 0x30000, 0x1000, RD, PAF, NEG(1), 0);
    NO("SEARCH", MMAP, IS(0x31000), 0x31000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, IS(0x60000), 0x31000, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MREMAP, ERR(ENOMEM), 0x30000, 0x1000, 0x2000, 0); /* it blocks growth */
    DO(MREMAP, ERR(ENOMEM), 0x30000, 0x1000, 0x1000, MAYMOVE | TO, 0x50000);
    DO(MPROTECT, ERR(ENOMEM), 0x30000, 0x2000, RD | WR);
    DO(MSYNC, ERR(ENOMEM), 0x30000, 0x2000, 0);
    DO(MADVISE, ERR(ENOMEM), 0x30000, 0x2000, 4);
    DO(MUNMAP, IS(0), 0x30000, 0x30000);
    DO(LOAD, SEGV_, 0x50000);
    NO("RESULT", MMAP, IS(0x50000), 0x50000, 0x1000, RD, PAF, NEG(1), 0);
}

TEST(searches_go_round_foreign_mappings)
{
    begin_foreign(4096, 16384); /* 0x30000-0x33fff and 0x50000-0x53fff */
    config.highest = 0x5ffff;
    config.min_addr = 0x30000;
    begin_again();
    NO("SEARCH", MMAP, IS(0x33000), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x1d000, RD, PRIV | ANON, NEG(1), 0);
    NO("SEARCH", MMAP, ERR(ENOMEM), 0, 0x1c000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, IS(0x34000), 0, 0x1c000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0xd000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, IS(0x54000), 0, 0xc000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x1000, RD, PRIV | ANON, NEG(1), 0);
    begin_foreign(16384, 4096); /* target pages 0x30000 and 0x50000 meet one */
    config.highest = 0x5ffff;
    config.min_addr = 0x30000;
    begin_again();
    NO("SEARCH", MMAP, IS(0x30000), 0, 0x4000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, IS(0x34000), 0, 0x1c000, RD, PRIV | ANON, NEG(1), 0);
    DO(MMAP, ERR(ENOMEM), 0, 0x10000, RD, PRIV | ANON, NEG(1), 0);
}

TEST(a_foreign_mapping_under_a_hole_of_the_source_may_matter_or_not)
{
    begin_foreign(4096, 4096);
    DO(MMAP, IS(0x10000), 0x10000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MMAP, IS(0x12000), 0x12000, 0x1000, RD, PAF, NEG(1), 0);
    DO(MREMAP, ERR(ENOMEM), 0x10000, 0x3000, 0x3000, MAYMOVE | TO, 0x30000);
    DO(MREMAP, ERR(ENOMEM), 0x10000, 0x3000, 0x3000, MAYMOVE | TO, 0x2f000);
    NO("RESULT", MREMAP, IS(0x2f000), 0x10000, 0x3000, 0x3000, MAYMOVE | TO, 0x2f000);
    DO(MREMAP, IS(0x30000), 0x10000, 0x3000, 0x3000, MAYMOVE | TO, 0x30000);
    /* A7.5's lost targets are not foreign ones. */
    DO(MREMAP, ERR(EINVAL), 0x30000, NEG(0x1000), 0x1000, MAYMOVE | TO, 0x50000);
}

/* --- Random conversations. --- */

static uint64_t random_state;

static uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

static uint64_t below(uint64_t n)
{
    return (next_random() >> 11) % n;
}

static bool one_in(uint64_t n)
{
    return below(n) == 0;
}

static uint64_t random_address(void)
{
    uint64_t addr = 0x10000 + below(24) * config.target_page;
    size_t count = mf_model_piece_count(model);

    if (count && one_in(2)) { /* a page that is mapped */
        const struct mf_piece *p = mf_model_piece(model, below(count));
        uint64_t pages = (p->last - p->first) / config.target_page + 1;
        addr = p->first + below(pages < 8 ? pages : 8) * config.target_page;
    }
    if (one_in(12))
        addr += below(8);
    if (one_in(20))
        addr = one_in(2) ? 0 : mf_config_highest(&config) + 1 - below(4) * config.target_page;
    return addr;
}

static uint64_t random_length(void)
{
    if (one_in(16))
        return one_in(2) ? below(3) : NEG(below(0x11000));
    return (1 + below(6)) * config.target_page - (one_in(4) ? below(100) : 0);
}

static struct mf_step random_step(void)
{
    static const uint64_t types[] = {SHAR,
                                     PRIV,
                                     PRIV | ANON,
                                     SHAR | ANON,
                                     PRIV | ANON | DOWN,
                                     LX_MAP_DROPPABLE | ANON,
                                     LX_MAP_SHARED_VALIDATE,
                                     0,
                                     ANON};
    static const uint64_t extras[] = {0,
                                      0,
                                      LX_MAP_LOCKED,
                                      LX_MAP_NORESERVE,
                                      LX_MAP_STACK,
                                      LX_MAP_32BIT,
                                      LX_MAP_ABOVE4G,
                                      LX_MAP_HUGETLB,
                                      LX_MAP_SYNC};
    static const enum mf_op_kind kinds[] = {
        MF_MMAP,   MF_MMAP,     MF_MMAP,      MF_MUNMAP,  MF_MREMAP, MF_MREMAP,
        MF_MREMAP, MF_MPROTECT, MF_MSYNC,     MF_MADVISE, MF_STORE,  MF_STORE,
        MF_LOAD,   MF_FILE,     MF_FTRUNCATE, MF_ACCESS,  MF_CLOSE};
    struct mf_step step = {.kind = kinds[below(sizeof kinds / sizeof *kinds)]};
    uint64_t *arg = step.arg;

    step.argc = mf_op_argc(step.kind);
    arg[0] = random_address();
    arg[1] = random_length();
    switch (step.kind) {
    case MF_MMAP:
        arg[2] = below(8);
        arg[3] = types[below(sizeof types / sizeof *types)] |
                 extras[below(sizeof extras / sizeof *extras)];
        if (!one_in(4))
            arg[3] |= one_in(4) ? NOREPLACE : FIX;
        arg[4] = 3 + below(3);
        arg[5] = below(6) * config.target_page + (one_in(20) ? 1 : 0);
        break;
    case MF_MPROTECT:
        arg[2] = below(8) | (one_in(8) ? LX_PROT_GROWSDOWN : 0) | (one_in(30) ? 0x40 : 0);
        break;
    case MF_MREMAP:
        arg[2] = random_length();
        if (one_in(3))
            arg[2] = arg[1];
        if (one_in(8))
            arg[1] = 0;
        arg[3] = one_in(2) ? MAYMOVE | TO : below(8);
        arg[4] = random_address();
        break;
    case MF_MSYNC:
        arg[2] = below(9);
        break;
    case MF_MADVISE:
        arg[2] = one_in(2) ? 4 : below(26);
        break;
    case MF_STORE:
        arg[0] += below(config.target_page);
        arg[1] = below(256);
        break;
    case MF_LOAD:
        arg[0] += below(config.target_page);
        break;
    case MF_FILE:
        arg[0] = 3 + below(2);
        arg[1] = below(6) * 0x800;
        arg[2] = 1 + below(3);
        break;
    case MF_FTRUNCATE:
        arg[0] = 3 + below(3);
        arg[1] = below(6 * config.target_page);
        break;
    case MF_ACCESS:
        arg[2] = 1 + below(3);
        break;
    case MF_CLOSE:
        arg[0] = 3 + below(3);
        break;
    default:
        break;
    }
    return step;
}

/* Pieces ascend, do not meet, and are whole target pages inside the space. */
static void check_pieces(void)
{
    uint64_t page = config.target_page;

    for (size_t i = 0; i < mf_model_piece_count(model); i++) {
        const struct mf_piece *p = mf_model_piece(model, i);
        CHECK(p->first <= p->last && p->last <= mf_config_highest(&config));
        CHECK(p->first % page == 0 && (p->last + 1) % page == 0);
        CHECK(i == 0 || mf_model_piece(model, i - 1)->last < p->first);
        CHECK((p->prot & ~p->max_prot) == 0);
    }
}

static bool accepted(const struct mf_step *step, struct mf_outcome outcome)
{
    bool yes = !say(step, &outcome);

    if (yes) {
        said_count--;
        begin_again();
    }
    return yes;
}

/* Try every kind of answer; keep one that is allowed. Without an allowance only one kind may be. */
static void answer_somehow(const struct mf_step *step)
{
    struct mf_outcome kept = {0};
    struct mf_outcome tries[128];
    size_t count = 0;
    unsigned errors = 0;
    unsigned successes = 0;

    for (size_t i = 0; i < sizeof guest_errors / sizeof *guest_errors; i++)
        tries[count++] = (struct mf_outcome){.error = guest_errors[i]};
    size_t error_tries = count;
    tries[count++] = (struct mf_outcome){0};
    if (step->kind == MF_MMAP || step->kind == MF_MREMAP) {
        uint64_t len = step->arg[step->kind == MF_MMAP ? 1 : 2];
        uint64_t page = config.target_page;
        uint64_t top = mf_config_highest(&config);
        tries[count++] = (struct mf_outcome){.value = step->arg[0]};
        tries[count++] = (struct mf_outcome){.value = step->arg[0] & ~(page - 1)};
        for (unsigned i = 0; i < 26; i++)
            tries[count++] = (struct mf_outcome){.value = 0x10000 + i * page};
        for (unsigned i = 0; i < 32; i++) {
            tries[count++] = (struct mf_outcome){.value = pick(len, top - i * page)};
            tries[count++] = (struct mf_outcome){.value = pick(len, 0x7fffffff - i * page)};
        }
        if (step->kind == MF_MREMAP)
            tries[count++] = (struct mf_outcome){.value = step->arg[4]};
    }
    watch();
    for (size_t i = 0; i < count; i++) {
        if (!accepted(step, tries[i]))
            continue;
        if (i < error_tries)
            errors++;
        else
            successes = 1;
        if (tries[i].error == 0 || errors + successes == 1 || one_in(3))
            kept = tries[i];
    }
    bool choice = any_allowance();
    CHECK(errors + successes >= 1);
    CHECK(choice || errors + successes == 1);
    if (errors + successes == 0 || (errors + successes > 1 && !choice)) {
        fprintf(stderr,
                "kind %d (0x%" PRIx64 ", 0x%" PRIx64 ", 0x%" PRIx64 ", 0x%" PRIx64 ", 0x%" PRIx64
                ", 0x%" PRIx64 "): %u errors, %u successes, want %s\n",
                step->kind, step->arg[0], step->arg[1], step->arg[2], step->arg[3], step->arg[4],
                step->arg[5], errors, successes, verdict.want);
        return;
    }
    char before[4096];
    print_maps(before, sizeof before);
    say(step, &kept);
    if (mf_model_unchanged(model)) {
        char after[4096];
        print_maps(after, sizeof after);
        CHECK(kept.error != 0);
        CHECK(strcmp(before, after) == 0);
    }
}

/* A load or store: with equal pages there is one answer. */
static void answer_access(const struct mf_step *step)
{
    unsigned count = 0;
    struct mf_outcome kept = {0};

    watch();
    for (uint8_t fault = 0; fault <= 2; fault++) {
        unsigned bytes = fault == 0 && step->kind == MF_LOAD ? 256 : 1;
        for (unsigned byte = 0; byte < bytes; byte++) {
            struct mf_outcome outcome = {.value = byte, .fault = fault};
            if (accepted(step, outcome)) {
                count++;
                kept = outcome;
            }
        }
    }
    CHECK(count >= 1);
    CHECK(count == 1 || any_allowance());
    if (config.target_page == config.host_page)
        CHECK_EQ(count, 1);
    say(step, &kept);
}

static void converse(uint64_t target_page, uint64_t host_page, bool small, unsigned steps)
{
    begin(target_page, host_page);
    if (small)
        config.highest = 0x10000 + 24 * target_page - 1;
    if (one_in(3)) {
        config.foreign_count = 1;
        config.foreign[0].first = 0x10000 + below(24 * target_page);
        config.foreign[0].last = config.foreign[0].first + below(0x3000);
    }
    begin_again();
    DO(FILE, IS(0), 3, 0x1000 + below(8) * target_page / 2, 3);
    DO(FILE, IS(0), 4, 0x1800, 1 + below(3), one_in(2) ? 3 + 1 : 0);
    for (unsigned i = 0; i < steps; i++) {
        struct mf_step step = random_step();
        if (step.kind == MF_LOAD || step.kind == MF_STORE) {
            answer_access(&step);
        } else if (step.kind == MF_ACCESS) {
            bool yes = accepted(&step, (struct mf_outcome){.value = 1});
            bool no = accepted(&step, (struct mf_outcome){.value = 0});
            CHECK(yes != no);
        } else {
            answer_somehow(&step);
        }
        check_pieces();
    }
}

TEST(random_conversations_have_one_answer_and_keep_the_list_in_order)
{
    static const uint64_t sizes[][2] = {{4096, 4096},   {4096, 16384}, {16384, 4096},
                                        {65536, 65536}, {4096, 65536}, {65536, 4096}};

    random_state = 0x9e3779b97f4a7c15;
    fprintf(stderr, "seed 0x%" PRIx64 "\n", random_state);
    for (unsigned round = 0; round < 48 && test_failures == 0; round++) {
        const uint64_t *pages = sizes[round % 6];
        converse(pages[0], pages[1], round % 4 < 3, 40);
    }
}

#include "fuzz/model_test_freebsd.h"

TEST(after_all_these_tests_every_rule_has_been_reached)
{
    for (int i = 0; i < MF_RULES; i++) {
        /* `refused` is the runner's: the model is not asked then. */
        if (mf_rule_counts[i] == 0 && i != MF_ALLOW_refused) {
            test_failures++;
            fprintf(stderr, "never reached: %s %s\n", mf_rule_name((enum mf_rule_id)i),
                    mf_rule_text((enum mf_rule_id)i));
        }
    }
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
