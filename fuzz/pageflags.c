/*
 * The page table alone against an array with one value per slot, after every call: assign, comb
 * (many small assigns, so that trees grow deep), find, gap and reset.
 *
 * A slot is one page, or so many that the top slot is near the largest page number there is.
 * Input, where every byte string is lawful and missing bytes are 0:
 *
 *     shape                       bits 0-3: slots; bits 4-5: pages in a slot
 *     0-2  first:2 span:2 value   assign `span` + 1 slots from `first`
 *     3    first:2 step count value     assign (count + 1) * 8 single slots, `step` + 1 apart
 *     4    page:2                 get, find
 *     5    first:2 span:2 slots:2 highest   find a gap
 *     6    first:2 last:2         free everything between
 *     7    shape                  reset
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/stats.h"
#include "mm/table.h"

enum {
    SLOTS_MAX = 4096,
    STEPS_MAX = 256,
    WORK_MAX = 1 << 16, /* slots looked at for one input, so that none takes long */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct run {
    struct mm_table *table;
    uint64_t slots;
    uint64_t scale; /* pages in a slot */
    uint64_t work;
    unsigned step;
    const uint8_t *at;
    const uint8_t *end;
};

static uint64_t flat[SLOTS_MAX];

/* --- input ----------------------------------------------------------------------------------- */

static unsigned take_byte(struct run *run)
{
    return run->at < run->end ? *run->at++ : 0;
}

static unsigned take_two(struct run *run)
{
    unsigned low = take_byte(run);
    return low | take_byte(run) << 8;
}

static uint64_t take_slot(struct run *run)
{
    return take_two(run) % run->slots;
}

/* Slots up to which one goes that begins at first. */
static uint64_t take_last(struct run *run, uint64_t first)
{
    uint64_t span = take_two(run);
    uint64_t most = run->slots - 1 - first;
    return first + (span < most ? span : most);
}

/* --- failing --------------------------------------------------------------------------------- */

__attribute__((format(printf, 2, 3), noreturn)) static void fail(const struct run *run,
                                                                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "ASSERTION FAILED: ");
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\n  step  %u: table of %" PRIu64 " slots of %" PRIu64 " pages\n", run->step,
            run->slots, run->scale);
    abort();
}

/* --- the checks ------------------------------------------------------------------------------ */

static void check_canon(const struct run *run, const char *call)
{
    const char *wrong = mm_table_check(run->table);
    if (wrong)
        fail(run, "CANON %s: %s", call, wrong);
    if (mm_table_last(run->table) != run->slots * run->scale - 1)
        fail(run, "CANON %s: the last page is 0x%" PRIx64, call, mm_table_last(run->table));
    if (mm_table_bytes(run->table) / 32 < mm_table_runs(run->table) / 2)
        fail(run, "CANON %s: fewer bytes than the runs take", call);
}

static void check_flags(const struct run *run, const char *call)
{
    uint64_t slot = 0;
    while (slot < run->slots) {
        uint64_t first = slot;
        while (slot + 1 < run->slots && flat[slot + 1] == flat[first])
            slot++;
        struct mm_run have = mm_table_find(run->table, first * run->scale);
        uint64_t last_page = slot * run->scale + (run->scale - 1);
        if (have.first != first * run->scale || have.last != last_page || have.value != flat[first])
            fail(run,
                 "FLAGS %s: run differs from the array\n"
                 "  want  0x%" PRIx64 "-0x%" PRIx64 " value %" PRIu64 "\n"
                 "  have  0x%" PRIx64 "-0x%" PRIx64 " value %" PRIu64,
                 call, first * run->scale, last_page, flat[first], have.first, have.last,
                 have.value);
        slot++;
    }
}

static void assign(struct run *run, uint64_t first, uint64_t last, uint64_t value)
{
    if (!mm_table_reserve(run->table, 1))
        abort();
    mm_table_assign(run->table, first * run->scale, last * run->scale + (run->scale - 1), value);
    for (uint64_t slot = first; slot <= last; slot++)
        flat[slot] = value;
}

static void step_comb(struct run *run)
{
    uint64_t slot = take_slot(run);
    uint64_t step = 1 + take_byte(run) % 8;
    uint64_t count = 8 * (1 + (uint64_t)take_byte(run));
    uint64_t value = take_byte(run);

    /* the value changes from tooth to tooth, so that neighbours do not merge */
    for (; count != 0 && slot < run->slots; count--, slot += step) {
        assign(run, slot, slot, value % 4 + (slot & 1));
        run->work += 4;
    }
}

static void step_find(struct run *run)
{
    uint64_t slot = take_slot(run);
    uint64_t page = slot * run->scale + run->scale / 2;
    uint64_t have = mm_table_get(run->table, page);
    if (have != flat[slot])
        fail(run,
             "FLAGS get: value differs from the array\n"
             "  page  0x%" PRIx64 "\n  want  %" PRIu64 "\n  have  %" PRIu64,
             page, flat[slot], have);
}

/* Page by page, or rather slot by slot. */
static bool flat_gap(uint64_t first, uint64_t last, uint64_t slots, bool highest,
                     struct mm_run *gap)
{
    bool is_found = false;
    for (uint64_t slot = first; slot <= last && (highest || !is_found); slot++) {
        uint64_t from = slot;
        while (slot <= last && flat[slot] == 0)
            slot++;
        if (slot - from >= slots) {
            *gap = (struct mm_run){from, slot - 1, 0};
            is_found = true;
        }
    }
    return is_found;
}

static void step_gap(struct run *run)
{
    uint64_t first = take_slot(run);
    uint64_t last = take_last(run, first);
    uint64_t slots = 1 + take_slot(run);
    bool highest = take_byte(run) & 1;
    struct mm_run want = {0, 0, 0};
    struct mm_run have = {0, 0, 0};

    bool want_found = flat_gap(first, last, slots, highest, &want);
    bool have_found =
        mm_table_gap(run->table, first * run->scale, last * run->scale + (run->scale - 1),
                     slots * run->scale, highest, &have);
    if (want_found) {
        want.first *= run->scale;
        want.last = want.last * run->scale + (run->scale - 1);
    }
    if (have_found != want_found || have.first != want.first || have.last != want.last ||
        have.value != 0)
        fail(run,
             "SEARCH gap: %s gap differs from a plain scan\n"
             "  for   %" PRIu64 " slots in slots %" PRIu64 "-%" PRIu64 "\n"
             "  want  %d 0x%" PRIx64 "-0x%" PRIx64 "\n  have  %d 0x%" PRIx64 "-0x%" PRIx64,
             highest ? "highest" : "lowest", slots, first, last, want_found, want.first, want.last,
             have_found, have.first, have.last);
}

/* --- one input ------------------------------------------------------------------------------- */

static void shape_choose(struct run *run)
{
    static const uint16_t slots[16] = {1,   2,   3,    8,   16,   64,   100,  256,
                                       300, 512, 1000, 700, 1024, 1500, 2048, SLOTS_MAX};
    static const uint8_t shifts[4] = {0, 0, 20, 40}; /* 2^12 slots of 2^40: the most there is */
    unsigned shape = take_byte(run);
    run->slots = slots[shape & 15];
    run->scale = (uint64_t)1 << shifts[shape >> 4 & 3];
    memset(flat, 0, run->slots * sizeof flat[0]);
}

static const char *step_run(struct run *run)
{
    unsigned call = take_byte(run) % 8;
    if (call == 3) {
        step_comb(run);
        return "assign";
    }
    if (call == 4) {
        step_find(run);
        return "get";
    }
    if (call == 5) {
        step_gap(run);
        return "gap";
    }
    if (call == 7) {
        shape_choose(run);
        mm_table_reset(run->table, run->slots * run->scale - 1);
        return "reset";
    }
    uint64_t first = take_slot(run);
    uint64_t last = take_last(run, first);
    assign(run, first, last, call == 6 ? 0 : take_byte(run) % 4);
    return "assign";
}

static void *memory_get(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void memory_put(void *context, void *block, size_t size)
{
    (void)context;
    (void)size;
    free(block);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct mm_table_memory memory = {memory_get, memory_put, NULL};
    struct run run = {.at = data, .end = data + size};

    mf_stats_begin(NULL);
    shape_choose(&run);
    /* A new table each time: what one input leaves behind must not change the next. */
    run.table = mm_table_create(run.slots * run.scale - 1, &memory);
    if (!run.table)
        abort();
    while (run.at < run.end && run.step < STEPS_MAX && run.work < WORK_MAX) {
        const char *call = step_run(&run);
        check_canon(&run, call);
        /* Large tables are not compared at every step: it takes longer than the step by far. */
        if (run.slots < 1000 || run.step % 8 == 7)
            check_flags(&run, call);
        run.work += run.slots;
        run.step++;
    }
    check_flags(&run, "assign");
    mm_table_destroy(run.table);
    mf_stats_count(run.step);
    return 0;
}
