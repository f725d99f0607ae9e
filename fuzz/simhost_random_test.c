/*
 * The simulated host against the plainest reference: an array of pages with an array of bytes each.
 * Random calls, mostly lawful, some refused; after each of them results, mappings and every byte
 * must agree.
 */
#include "fuzz/simhost.h"

#include <errno.h>

#include "mm/test.h"

enum { RW = MM_HOST_READ | MM_HOST_WRITE, PAGES = 24, FILES = 3, FILE_PAGES = 10 };
enum { UNIT = 0x1000, STEPS = 2500, SEEDS = 6 };

#define BASE ((uint64_t)0x40000)

/* A file's bytes per page, as a page cache has them. */
struct ref_file {
    uint64_t size;
    uint8_t bytes[FILE_PAGES * UNIT];
};

struct ref_page {
    bool mapped;
    uint8_t kind; /* enum mf_host_kind */
    uint8_t prot;
    bool writable;
    unsigned file;
    uint64_t page;       /* page of the file */
    bool own;            /* of PRIVATE: copied */
    uint8_t bytes[UNIT]; /* of ANON, and of PRIVATE if own */
};

struct reference {
    struct ref_page pages[PAGES];
    struct ref_file files[FILES];
};

/* Two hosts' worth of state: static, because it is large. */
static struct reference reference;
static struct reference before;

static struct mf_simhost *sim;
static struct mm_host host;
static mm_handle handles[FILES];   /* open for reading and writing */
static mm_handle read_only[FILES]; /* another description of the same file */
static uint64_t objects[FILES];

static uint64_t random_state;

static uint64_t random_below(uint64_t limit)
{
    random_state += 0x9e3779b97f4a7c15u;
    uint64_t mixed = random_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return (mixed ^ (mixed >> 31)) % limit;
}

/* --- The reference. --- */

static uint64_t ref_end_page(unsigned file)
{
    return (reference.files[file].size + UNIT - 1) / UNIT;
}

static bool ref_has_file(const struct ref_page *page)
{
    return page->kind == MF_HOST_PRIVATE || page->kind == MF_HOST_SHARED;
}

static bool ref_past_end(const struct ref_page *page)
{
    return ref_has_file(page) && page->page >= ref_end_page(page->file);
}

/* The bytes a page shows, whatever its protection; NULL: a fault. */
static uint8_t *ref_bytes(struct ref_page *page)
{
    if (!page->mapped || page->kind == MF_HOST_RESERVE || ref_past_end(page))
        return NULL;
    if (page->kind == MF_HOST_SHARED || (page->kind == MF_HOST_PRIVATE && !page->own))
        return &reference.files[page->file].bytes[page->page * UNIT];
    return page->bytes;
}

static uint8_t *ref_bytes_to_write(struct ref_page *page)
{
    uint8_t *bytes = ref_bytes(page);

    if (bytes && page->kind == MF_HOST_PRIVATE && !page->own) {
        memcpy(page->bytes, bytes, UNIT);
        page->own = true;
        bytes = page->bytes;
    }
    return bytes;
}

/* Is every page of these bytes readable (writable) for the core? */
static bool ref_reach(uint64_t first, uint64_t last, bool write)
{
    for (uint64_t i = first / UNIT; i <= last / UNIT; i++) {
        struct ref_page *page = &reference.pages[i];
        if (!ref_bytes(page) || (write && page->kind == MF_HOST_SHARED && !page->writable))
            return false;
    }
    return true;
}

static void ref_write(uint64_t at, uint8_t byte)
{
    ref_bytes_to_write(&reference.pages[at / UNIT])[at % UNIT] = byte;
}

static uint8_t ref_read(uint64_t at)
{
    return ref_bytes(&reference.pages[at / UNIT])[at % UNIT];
}

static bool ref_is_one(const struct ref_page *a, const struct ref_page *b)
{
    if (a->kind != b->kind || a->prot != b->prot || a->writable != b->writable)
        return false;
    return !ref_has_file(a) || (a->file == b->file && a->page + 1 == b->page);
}

static size_t ref_mappings(void)
{
    size_t count = 0;

    for (int i = 0; i < PAGES; i++) {
        const struct ref_page *page = &reference.pages[i];
        if (page->mapped && (i == 0 || !page[-1].mapped || !ref_is_one(&page[-1], page)))
            count++;
    }
    return count;
}

static void ref_truncate(unsigned number, uint64_t size)
{
    struct ref_file *file = &reference.files[number];
    uint64_t old = file->size;

    file->size = size;
    if (size >= old)
        return;
    memset(&file->bytes[size], 0, sizeof file->bytes - size);
    for (int i = 0; i < PAGES; i++) {
        struct ref_page *page = &reference.pages[i];
        if (page->mapped && page->kind == MF_HOST_PRIVATE && page->file == number &&
            ref_past_end(page))
            page->own = false;
    }
}

/* --- Comparing. --- */

static bool same_mappings(void)
{
    size_t index = 0;

    if (mf_simhost_mapping_count(sim) != ref_mappings())
        return false;
    for (int i = 0; i < PAGES; i++) {
        const struct ref_page *page = &reference.pages[i];
        uint64_t at = BASE + (uint64_t)i * UNIT;
        if (!page->mapped)
            continue;
        const struct mf_host_mapping *mapping = mf_simhost_mapping(sim, index);
        if (at < mapping->first || at > mapping->last || mapping->kind != page->kind ||
            mapping->prot != page->prot || mapping->writable != page->writable)
            return false;
        if (ref_has_file(page) && (mapping->object != objects[page->file] ||
                                   mapping->offset + (at - mapping->first) != page->page * UNIT))
            return false;
        if (!ref_has_file(page) && (mapping->object != 0 || mapping->offset != 0))
            return false;
        if (mapping->last == at + UNIT - 1)
            index++;
    }
    return index == mf_simhost_mapping_count(sim);
}

/* One look: its stretch shows what the reference has. */
static bool same_stretch(uint64_t at, uint64_t end, enum mf_access access, struct mf_token token)
{
    for (uint64_t i = at; i <= end; i++) {
        struct ref_page *page = &reference.pages[i / UNIT];
        const uint8_t *bytes = ref_bytes(page);
        enum mf_access want = MF_OK;
        if (!bytes)
            want = page->mapped && ref_past_end(page) ? MF_BUS : MF_SEGV;
        if (access != want)
            return false;
        if (bytes && mf_token_byte(mf_token_skip(token, i - at)) != bytes[i % UNIT])
            return false;
    }
    return true;
}

static bool same_bytes(void)
{
    enum mf_access last_access = MF_OK;
    uint64_t at = 0;

    while (at < PAGES * UNIT) {
        struct mf_token token = {0};
        uint64_t end;
        enum mf_access access =
            mf_simhost_look(sim, BASE + at, BASE + PAGES * UNIT - 1, &end, &token);
        end -= BASE;
        if (at > 0 && access != MF_OK && access == last_access)
            return false; /* the look before should have gone on */
        if (!same_stretch(at, end, access, token))
            return false;
        last_access = access;
        at = end + 1;
    }
    return true;
}

static bool same_files(void)
{
    for (int k = 0; k < FILES; k++) {
        const struct ref_file *file = &reference.files[k];
        uint64_t size;
        if (!mf_simhost_file_size(sim, 3 + k, &size) || size != file->size)
            return false;
        for (uint64_t at = 0; at < size;) {
            struct mf_token token;
            uint64_t end;
            if (mf_simhost_look_file(sim, 3 + k, at, UINT64_MAX, &end, &token) != MF_OK)
                return false;
            for (uint64_t i = at; i <= end; i++) {
                if (mf_token_byte(mf_token_skip(token, i - at)) != file->bytes[i])
                    return false;
            }
            at = end + 1;
        }
    }
    return true;
}

/* --- One step each; they return the errno of the host, and do the same to the reference. --- */

struct place {
    uint64_t first; /* page number, or byte */
    uint64_t last;
};

static struct place random_pages(uint64_t most)
{
    uint64_t len = 1 + random_below(most);
    uint64_t first = random_below(PAGES - len + 1);

    return (struct place){first, first + len - 1};
}

static struct place random_bytes(void)
{
    uint64_t len = 1 + random_below(random_below(2) ? 40 : 3 * UNIT);
    uint64_t first = random_below(PAGES * UNIT - len + 1);

    if (random_below(4) == 0)
        first -= first % UNIT;
    return (struct place){first, first + len - 1};
}

static struct mm_range page_range(struct place place)
{
    return (struct mm_range){BASE + place.first * UNIT, BASE + (place.last + 1) * UNIT - 1};
}

static struct mm_range byte_range(struct place place)
{
    return (struct mm_range){BASE + place.first, BASE + place.last};
}

/* Would the reference have more mappings than allowed? Then it goes back to what it was. */
static int ref_limit(uint64_t limit, int error)
{
    if (error == 0 && limit && ref_mappings() > limit) {
        reference = before;
        return ENOMEM;
    }
    return error;
}

static void step_map(uint64_t limit)
{
    struct place place = random_pages(8);
    unsigned file = (unsigned)random_below(FILES);
    uint64_t page = random_below(FILE_PAGES - 8);
    bool writable = random_below(3) > 0;
    struct mm_host_map map = {.at = page_range(place), .prot = (unsigned)random_below(4)};
    uint8_t kind = MF_HOST_ANON;
    mm_haddr at = 0;
    int want = 0;

    map.place = random_below(4) ? MM_PLACE_REPLACE : MM_PLACE_NOREPLACE;
    switch (random_below(8)) {
    case 0:
        map.reserve = true;
        map.prot = 0;
        kind = MF_HOST_RESERVE;
        break;
    case 1:
    case 2:
        break;
    default:
        map.handle = writable ? handles[file] : read_only[file];
        map.shared = random_below(2) != 0;
        map.offset = page * UNIT;
        kind = map.shared ? MF_HOST_SHARED : MF_HOST_PRIVATE;
        if (map.shared && (map.prot & MM_HOST_WRITE) && !writable)
            want = EACCES;
    }
    for (uint64_t i = place.first; i <= place.last && !want; i++) {
        if (map.place == MM_PLACE_NOREPLACE && reference.pages[i].mapped)
            want = EEXIST;
    }
    for (uint64_t i = place.first; i <= place.last && !want; i++) {
        struct ref_page *one = &reference.pages[i];
        *one = (struct ref_page){.mapped = true, .kind = kind, .prot = (uint8_t)map.prot};
        if (map.handle) {
            one->writable = map.shared && writable;
            one->file = file;
            one->page = page + (i - place.first);
        }
    }
    want = ref_limit(limit, want);
    CHECK_EQ(host.ops->map(host.context, &map, &at), want);
}

static void step_unmap(uint64_t limit)
{
    struct place place = random_pages(5);

    for (uint64_t i = place.first; i <= place.last; i++)
        reference.pages[i].mapped = false;
    int want = ref_limit(limit, 0);
    CHECK_EQ(host.ops->unmap(host.context, page_range(place)), want);
}

/* All mapped, and none only reserved? What else is asked for is a breach: not here. */
static bool ref_solid(struct place place)
{
    for (uint64_t i = place.first; i <= place.last; i++) {
        if (!reference.pages[i].mapped || reference.pages[i].kind == MF_HOST_RESERVE)
            return false;
    }
    return true;
}

static void step_protect(uint64_t limit)
{
    struct place place = random_pages(6);
    unsigned prot = (unsigned)random_below(4);
    int want = 0;

    if (!ref_solid(place))
        return;
    for (uint64_t i = place.first; i <= place.last; i++) {
        const struct ref_page *page = &reference.pages[i];
        if (page->kind == MF_HOST_SHARED && (prot & MM_HOST_WRITE) && !page->writable)
            want = EACCES;
    }
    for (uint64_t i = place.first; i <= place.last && !want; i++)
        reference.pages[i].prot = (uint8_t)prot;
    want = ref_limit(limit, want);
    CHECK_EQ(host.ops->protect(host.context, page_range(place), prot), want);
}

static void step_remap(uint64_t limit)
{
    struct place from = random_pages(6);
    uint64_t len = from.last - from.first + 1;
    uint64_t to = random_below(PAGES - len + 1);
    bool keep = random_below(3) == 0;
    bool by_staging = !keep && !limit && random_below(3) == 0;
    mm_haddr target = BASE + to * UNIT;

    if (!ref_solid(from) || (to <= from.last && from.first < to + len))
        return;
    for (uint64_t i = 0; i < len; i++) {
        struct ref_page *page = &reference.pages[from.first + i];
        reference.pages[to + i] = *page;
        if (keep) {
            page->own = false;
            memset(page->bytes, 0, UNIT);
        } else {
            page->mapped = false;
        }
    }
    int want = ref_limit(limit, 0);
    struct mm_range source = page_range(from);
    if (by_staging) {
        mm_haddr away = 0;
        CHECK_EQ(host.ops->remap(host.context, source, MM_PLACE_ANYWHERE, false, &away), 0);
        source = (struct mm_range){away, away + len * UNIT - 1};
    }
    CHECK_EQ(host.ops->remap(host.context, source, MM_PLACE_REPLACE, keep, &target), want);
}

static void step_discard(void)
{
    struct place place = random_pages(4);

    if (!ref_solid(place))
        return;
    for (uint64_t i = place.first; i <= place.last; i++) {
        struct ref_page *page = &reference.pages[i];
        page->own = false;
        if (page->kind == MF_HOST_ANON)
            memset(page->bytes, 0, UNIT);
    }
    CHECK_EQ(host.ops->discard(host.context, page_range(place)), 0);
}

static void step_zero(void)
{
    struct place place = random_bytes();
    int want = ref_reach(place.first, place.last, true) ? 0 : EFAULT;

    for (uint64_t i = place.first; i <= place.last && !want; i++)
        ref_write(i, 0);
    CHECK_EQ(host.ops->zero(host.context, byte_range(place)), want);
}

/* A copy is a save and a restore in one: the reference reads all before it writes. */
static uint8_t held[3 * UNIT];

static void ref_take(struct place from)
{
    for (uint64_t i = from.first; i <= from.last; i++)
        held[i - from.first] = ref_read(i);
}

static void ref_put(struct place to)
{
    for (uint64_t i = to.first; i <= to.last; i++)
        ref_write(i, held[i - to.first]);
}

static void step_copy(void)
{
    struct place from = random_bytes();
    uint64_t len = from.last - from.first + 1;
    uint64_t to = random_below(PAGES * UNIT - len + 1);

    if (random_below(2) == 0) /* keep the place in the page: whole pages go whole */
        to = to - to % UNIT + from.first % UNIT;
    if (to + len > PAGES * UNIT || (to <= from.last && from.first < to + len))
        return;
    struct place target = {to, to + len - 1};
    int want =
        ref_reach(from.first, from.last, false) && ref_reach(to, target.last, true) ? 0 : EFAULT;
    if (!want) {
        ref_take(from);
        ref_put(target);
    }
    CHECK_EQ(host.ops->copy(host.context, BASE + to, byte_range(from)), want);
}

static void step_save_and_restore(void)
{
    struct place from = random_bytes();
    uint64_t len = from.last - from.first + 1;
    struct place to = {random_below(PAGES * UNIT - len + 1), 0};
    void *saved = NULL;
    int want = ref_reach(from.first, from.last, false) ? 0 : EFAULT;

    to.last = to.first + random_below(len);
    CHECK_EQ(host.ops->save(host.context, byte_range(from), &saved), want);
    if (want)
        return;
    ref_take(from);
    int want_restore = ref_reach(to.first, to.last, true) ? 0 : EFAULT;
    if (!want_restore)
        ref_put(to);
    CHECK_EQ(host.ops->restore(host.context, byte_range(to), saved), want_restore);
    host.ops->forget(host.context, saved);
}

static void step_read(void)
{
    struct place place = random_bytes();
    unsigned file = (unsigned)random_below(FILES);
    uint64_t offset = random_below(FILE_PAGES * UNIT);
    uint64_t at_most = UINT64_MAX;
    uint64_t got = 0;
    int want = ref_reach(place.first, place.last, true) ? 0 : EFAULT;

    if (random_below(3) == 0) {
        at_most = 1 + random_below(100);
        mf_simhost_fault(sim, MF_CALL_READ, 1, 0, at_most);
    }
    uint64_t len = place.last - place.first + 1;
    uint64_t size = reference.files[file].size;
    if (len > at_most)
        len = at_most;
    if (offset >= size)
        len = 0;
    else if (len > size - offset)
        len = size - offset;
    if (!want && len) {
        memcpy(held, &reference.files[file].bytes[offset], len);
        ref_put((struct place){place.first, place.first + len - 1});
    }
    CHECK_EQ(host.ops->read(host.context, byte_range(place), read_only[file], offset, &got), want);
    if (!want)
        CHECK_EQ(got, len);
}

static void step_store_and_load(void)
{
    uint64_t at = random_below(PAGES * UNIT);
    uint8_t byte = (uint8_t)random_below(3);
    uint8_t loaded = 0;
    struct ref_page *page = &reference.pages[at / UNIT];
    bool real = page->mapped && page->kind != MF_HOST_RESERVE;
    enum mf_access store = MF_OK;
    enum mf_access load = MF_OK;

    if (random_below(4) == 0)
        at = at / UNIT * UNIT + (random_below(2) ? UNIT - 1 : 0);
    if (!real || !(page->prot & MM_HOST_WRITE))
        store = MF_SEGV;
    else if (ref_past_end(page))
        store = MF_BUS;
    if (!real || !(page->prot & MM_HOST_READ))
        load = MF_SEGV;
    else if (ref_past_end(page))
        load = MF_BUS;
    if (store == MF_OK)
        ref_write(at, byte);
    CHECK_EQ(mf_simhost_store(sim, BASE + at, byte), store);
    CHECK_EQ(mf_simhost_load(sim, BASE + at, &loaded), load);
    if (load == MF_OK)
        CHECK_EQ(loaded, ref_read(at));
}

static void step_truncate(void)
{
    unsigned file = (unsigned)random_below(FILES);
    uint64_t size = random_below(FILE_PAGES * UNIT + 1);

    if (random_below(2) == 0)
        size -= size % UNIT;
    ref_truncate(file, size);
    CHECK_EQ(mf_simhost_ftruncate(sim, 3 + (int)file, size), 0);
}

static void start(uint64_t limit)
{
    struct mf_config config = {.abi = MF_LINUX,
                               .bits = 64,
                               .target_page = UNIT,
                               .host_page = UNIT,
                               .base = BASE,
                               .highest = PAGES * UNIT - 1,
                               .policy = MF_RANDOM,
                               .policy_seed = random_state,
                               .host_maps = limit};

    memset(&reference, 0, sizeof reference);
    mf_simhost_reset(sim, &config);
    for (int k = 0; k < FILES; k++) {
        struct ref_file *file = &reference.files[k];
        struct mm_host_file found = {0};
        file->size = random_below(FILE_PAGES * UNIT + 1);
        for (uint64_t i = 0; i < file->size; i++)
            file->bytes[i] = mf_pattern((uint32_t)(3 + k), i);
        CHECK_EQ(mf_simhost_file(sim, 3 + k, file->size, 3, -1), 0);
        CHECK_EQ(mf_simhost_file(sim, 13 + k, 0, 1, 3 + k), 0);
        CHECK_EQ(host.ops->file(host.context, 3 + k, &found), 0);
        handles[k] = found.handle;
        objects[k] = found.object;
        CHECK_EQ(host.ops->file(host.context, 13 + k, &found), 0);
        read_only[k] = found.handle;
    }
}

static void one_step(uint64_t limit)
{
    if (limit)
        before = reference;
    switch (random_below(20)) {
    case 0:
    case 1:
    case 2:
    case 3:
        step_map(limit);
        break;
    case 4:
        step_unmap(limit);
        break;
    case 5:
    case 6:
        step_protect(limit);
        break;
    case 7:
    case 8:
    case 9:
        step_remap(limit);
        break;
    case 10:
        step_discard();
        break;
    case 11:
        step_zero();
        break;
    case 12:
    case 13:
        step_copy();
        break;
    case 14:
        step_save_and_restore();
        break;
    case 15:
        step_read();
        break;
    case 16:
        step_truncate();
        break;
    default:
        step_store_and_load();
        break;
    }
}

static bool run(uint64_t seed, uint64_t limit)
{
    unsigned failures = test_failures;

    random_state = seed;
    start(limit);
    for (int step = 0; step < STEPS; step++) {
        one_step(limit);
        CHECK(same_mappings());
        if (step % 8 == 0 || step == STEPS - 1) { /* every byte costs more than the step */
            CHECK(same_bytes());
            CHECK(same_files());
        }
        CHECK(mf_simhost_breach(sim) == NULL);
        if (test_failures != failures) {
            fprintf(stderr, "seed %" PRIu64 " step %d: %s\n", seed, step,
                    mf_simhost_breach(sim) ? mf_simhost_breach(sim) : "no breach");
            return false;
        }
    }
    CHECK_EQ(mf_simhost_held(sim).staging, 0);
    CHECK_EQ(mf_simhost_held(sim).saves, 0);
    CHECK_EQ(mf_simhost_held(sim).handle_refs, 2 * FILES);
    return true;
}

TEST(random_calls_leave_what_a_page_by_page_reference_has)
{
    sim = mf_simhost_create();
    host = mf_simhost_interface(sim);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        if (!run(seed, 0))
            break;
    }
    mf_simhost_destroy(sim);
}

TEST(random_calls_under_a_mapping_limit_are_refused_exactly_when_they_would_pass_it)
{
    sim = mf_simhost_create();
    host = mf_simhost_interface(sim);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        if (!run(seed, 3 + seed % 4))
            break;
    }
    mf_simhost_destroy(sim);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
