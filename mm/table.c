#include "mm/table.h"

#include <assert.h>
#include <string.h>

#include "mm/table_internal.h"

enum {
    GROUP = 3, /* neighbours that share out their runs when one of them is too full or too empty */
    LEAF_ROOMY = 56,
    INNER_ROOMY = 37,
};

/* Sanitizers' checks make small functions look large, but they still cost less than a call. */
#define ALWAYS_INLINE static inline __attribute__((always_inline))

#define NONE SIZE_MAX /* no such index */

/* The way from the root to one run: node[0] is a leaf, index[0] a run in it. */
struct path {
    union mm_node *node[MM_TABLE_LEVELS_MAX];
    size_t index[MM_TABLE_LEVELS_MAX];
};

/* --- searching a node ------------------------------------------------------------------------ */

/*
 * Which way a search goes is a coin toss, so it must not become a jump: a mispredicted one costs
 * as much as the whole search. Two ways to do without, for nodes whose unused keys are PAD:
 *
 * Counting compares with every eighth key, then with the seven up to the next: two waits for
 * memory, and the loads of each go side by side. It is the one to have where what follows waits for
 * the result, that is before a change.
 *
 * Halving takes the fewest instructions, so more lookups overlap. Compilers make jumps of a plain
 * conditional here (clang: 8 -> 31 ns a lookup), so clang is told that it cannot be predicted, and
 * gcc, which has no word for that, gets arithmetic.
 */
ALWAYS_INLINE size_t count_up_to(const uint64_t *keys, size_t from, size_t to, size_t step,
                                 uint64_t key)
{
    size_t count = 0;
    for (size_t i = from; i < to; i += step)
        count += keys[i] <= key;
    return count;
}

/* Index of the last key at or below `key`; keys[0] is one. */
ALWAYS_INLINE size_t leaf_index(const struct mm_leaf *leaf, uint64_t key)
{
    size_t at = 8 * count_up_to(leaf->keys, 8, MM_LEAF_MAX + 1, 8, key);
    return at + count_up_to(leaf->keys + at, 1, 8, 1, key);
}

static inline size_t inner_index(const struct mm_inner *inner, uint64_t key)
{
    size_t at = 7 * count_up_to(inner->keys, 7, MM_INNER_MAX, 7, key);
    return at + count_up_to(inner->keys + at, 1, 7, 1, key);
}

_Static_assert(MM_LEAF_MAX + 1 == 8 * 8 && MM_INNER_MAX == 6 * 7, "as the searches have it");

#if defined(__clang__)
#define HALVE(p, half, key) ((p) = __builtin_unpredictable((p)[half] <= (key)) ? (p) + (half) : (p))
#else
#define HALVE(p, half, key) ((p) += (size_t)((p)[half] <= (key)) * (half))
#endif

ALWAYS_INLINE size_t leaf_halving(const struct mm_leaf *leaf, uint64_t key)
{
    const uint64_t *p = leaf->keys;
    HALVE(p, 32, key);
    HALVE(p, 16, key);
    HALVE(p, 8, key);
    HALVE(p, 4, key);
    HALVE(p, 2, key);
    HALVE(p, 1, key);
    return (size_t)(p - leaf->keys);
}

static inline size_t inner_halving(const struct mm_inner *inner, uint64_t key)
{
    const uint64_t *p = inner->keys;
    HALVE(p, 21, key);
    HALVE(p, 10, key);
    HALVE(p, 5, key);
    HALVE(p, 3, key);
    HALVE(p, 1, key);
    HALVE(p, 1, key);
    return (size_t)(p - inner->keys);
}

/* The leaf with this page, and the run in it. */
ALWAYS_INLINE const struct mm_leaf *find_run(const struct mm_table *table, uint64_t page,
                                             size_t *run)
{
    const union mm_node *node = table->root;
    for (unsigned level = table->levels - 1; level != 0; level--)
        node = node->inner.child[inner_halving(&node->inner, page)];
    *run = leaf_halving(&node->leaf, page);
    return &node->leaf;
}

ALWAYS_INLINE void descend(const struct mm_table *table, uint64_t page, struct path *path)
{
    union mm_node *node = table->root;
    for (unsigned level = table->levels - 1; level != 0; level--) {
        path->node[level] = node;
        path->index[level] = inner_index(&node->inner, page);
        node = node->inner.child[path->index[level]];
    }
    path->node[0] = node;
    path->index[0] = leaf_index(&node->leaf, page);
}

/* --- the longest free run -------------------------------------------------------------------- */

ALWAYS_INLINE uint64_t free_pages(const struct mm_leaf *leaf, size_t run)
{
    uint64_t pages = leaf->keys[run + 1] - leaf->keys[run];
    return leaf->values[run] == 0 ? pages : 0;
}

/* The longest free run among runs [low, high). */
static inline uint64_t leaf_gap(const struct mm_leaf *leaf, size_t low, size_t high)
{
    uint64_t longest = 0;
    for (size_t i = low; i < high; i++) {
        uint64_t pages = free_pages(leaf, i);
        longest = pages > longest ? pages : longest;
    }
    return longest;
}

static uint64_t inner_gap(const struct mm_inner *inner)
{
    uint64_t longest = 0;
    for (size_t i = 0; i < inner->count; i++)
        longest = inner->gap[i] > longest ? inner->gap[i] : longest;
    return longest;
}

static uint64_t node_gap(const union mm_node *node, unsigned level)
{
    return level == 0 ? leaf_gap(&node->leaf, 0, node->leaf.count) : inner_gap(&node->inner);
}

/* Where the longest free run of the path's node at this level is kept. */
ALWAYS_INLINE uint64_t *gap_slot(struct mm_table *table, const struct path *path, unsigned level)
{
    if (level + 1 == table->levels)
        return &table->gap;
    return &path->node[level + 1]->inner.gap[path->index[level + 1]];
}

/*
 * Runs of the path's leaf changed; the longest free one among them was `before` pages and is
 * `after` now. A node is looked through only if what was its longest shrank.
 */
static inline void gap_changed(struct mm_table *table, const struct path *path, uint64_t before,
                               uint64_t after)
{
    for (unsigned level = 0; level < table->levels; level++) {
        uint64_t *slot = gap_slot(table, path, level);
        uint64_t old = *slot;
        if (after < old) {
            if (before < old)
                return;
            after = node_gap(path->node[level], level);
        }
        if (after == old)
            return;
        *slot = after;
        before = old;
    }
}

/* Make the index right along a path, whatever it was. */
static void gap_refresh(struct mm_table *table, const struct path *path)
{
    for (unsigned level = 0; level < table->levels; level++)
        *gap_slot(table, path, level) = node_gap(path->node[level], level);
}

/* --- nodes ----------------------------------------------------------------------------------- */

static union mm_node *memory_get(const struct mm_table_memory *memory)
{
    return memory->get(memory->context, sizeof(union mm_node));
}

static void memory_put(const struct mm_table_memory *memory, void *block)
{
    memory->put(memory->context, block, sizeof(union mm_node));
}

static union mm_node *spare_pop(struct mm_table *table)
{
    union mm_node *node = table->spares;
    assert(node && "mm_table_reserve was not asked for this");
    table->spares = node->next;
    table->spare_count--;
    return node;
}

static void spare_push(struct mm_table *table, union mm_node *node)
{
    node->next = table->spares;
    table->spares = node;
    table->spare_count++;
}

static union mm_node *node_take(struct mm_table *table)
{
    table->nodes++;
    return spare_pop(table);
}

static void node_release(struct mm_table *table, union mm_node *node)
{
    table->nodes--;
    if (table->spare_count < MM_SPARES_MAX)
        spare_push(table, node);
    else
        memory_put(&table->memory, node);
}

static void tree_release(struct mm_table *table, union mm_node *node, unsigned level)
{
    if (level != 0)
        for (size_t i = 0; i < node->inner.count; i++)
            tree_release(table, node->inner.child[i], level - 1);
    node_release(table, node);
}

static size_t node_count(const union mm_node *node, unsigned level)
{
    return level == 0 ? node->leaf.count : node->inner.count;
}

static uint64_t node_first(const union mm_node *node, unsigned level)
{
    return level == 0 ? node->leaf.keys[0] : node->inner.keys[0];
}

static void pad(uint64_t *keys, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        keys[i] = MM_TABLE_PAD;
}

/* --- sharing out between neighbours ---------------------------------------------------------- */

/* Make place for `to` children where an inner node has `from` of them, at `at`. */
static void slots_resize(struct mm_inner *inner, size_t at, size_t from, size_t to)
{
    size_t tail = inner->count - (at + from);
    size_t count = inner->count + to - from;

    memmove(inner->keys + at + to, inner->keys + at + from, tail * sizeof inner->keys[0]);
    memmove(inner->gap + at + to, inner->gap + at + from, tail * sizeof inner->gap[0]);
    memmove(inner->child + at + to, inner->child + at + from, tail * sizeof inner->child[0]);
    pad(inner->keys, count, inner->count);
    inner->count = count;
}

/* Turn `from` children at `at` into `to` of them; the new ones are empty. */
static void children_resize(struct mm_table *table, struct mm_inner *parent, size_t at, size_t from,
                            size_t to)
{
    for (size_t i = to; i < from; i++)
        node_release(table, parent->child[at + i]);
    slots_resize(parent, at, from, to);
    for (size_t i = from; i < to; i++)
        parent->child[at + i] = node_take(table);
}

/* Share the runs of `from` neighbouring leaves out evenly among `to`. */
static void leaves_share(struct mm_table *table, struct mm_inner *parent, size_t at, size_t from,
                         size_t to)
{
    uint64_t keys[GROUP * MM_LEAF_MAX + 1];
    uint64_t values[GROUP * MM_LEAF_MAX];
    size_t total = 0;

    for (size_t i = at; i < at + from; i++) {
        const struct mm_leaf *leaf = &parent->child[i]->leaf;
        memcpy(keys + total, leaf->keys, (leaf->count + 1) * sizeof keys[0]);
        memcpy(values + total, leaf->values, leaf->count * sizeof values[0]);
        total += leaf->count; /* the next leaf's first key is this one's end */
    }
    children_resize(table, parent, at, from, to);

    size_t low = 0;
    for (size_t i = 0; i < to; i++) {
        struct mm_leaf *leaf = &parent->child[at + i]->leaf;
        size_t high = total * (i + 1) / to;
        leaf->count = high - low;
        memcpy(leaf->keys, keys + low, (leaf->count + 1) * sizeof keys[0]);
        memcpy(leaf->values, values + low, leaf->count * sizeof values[0]);
        pad(leaf->keys, leaf->count + 1, MM_LEAF_MAX + 1);
        parent->keys[at + i] = leaf->keys[0];
        parent->gap[at + i] = leaf_gap(leaf, 0, leaf->count);
        low = high;
    }
}

/* The same for inner nodes. */
static void inners_share(struct mm_table *table, struct mm_inner *parent, size_t at, size_t from,
                         size_t to)
{
    uint64_t keys[GROUP * MM_INNER_MAX];
    uint64_t gap[GROUP * MM_INNER_MAX];
    union mm_node *child[GROUP * MM_INNER_MAX];
    size_t total = 0;

    for (size_t i = at; i < at + from; i++) {
        const struct mm_inner *inner = &parent->child[i]->inner;
        memcpy(keys + total, inner->keys, inner->count * sizeof keys[0]);
        memcpy(gap + total, inner->gap, inner->count * sizeof gap[0]);
        memcpy(child + total, inner->child, inner->count * sizeof child[0]);
        total += inner->count;
    }
    children_resize(table, parent, at, from, to);

    size_t low = 0;
    for (size_t i = 0; i < to; i++) {
        struct mm_inner *inner = &parent->child[at + i]->inner;
        size_t high = total * (i + 1) / to;
        inner->count = high - low;
        memcpy(inner->keys, keys + low, inner->count * sizeof keys[0]);
        memcpy(inner->gap, gap + low, inner->count * sizeof gap[0]);
        memcpy(inner->child, child + low, inner->count * sizeof child[0]);
        pad(inner->keys, inner->count, MM_INNER_MAX);
        parent->keys[at + i] = inner->keys[0];
        parent->gap[at + i] = inner_gap(inner);
        low = high;
    }
}

static void share(struct mm_table *table, struct mm_inner *parent, unsigned level, size_t at,
                  size_t from, size_t to)
{
    if (level == 0)
        leaves_share(table, parent, at, from, to);
    else
        inners_share(table, parent, at, from, to);
}

/* The neighbours that share with a child, itself included: children [*at, *at + *size). */
static size_t group_of(const struct mm_inner *parent, unsigned level, size_t index, size_t *at,
                       size_t *size)
{
    *size = parent->count < GROUP ? parent->count : GROUP;
    *at = index - (index != 0);
    if (*at + *size > parent->count)
        *at = parent->count - *size;

    size_t total = 0;
    for (size_t i = *at; i < *at + *size; i++)
        total += node_count(parent->child[i], level);
    return total;
}

static void root_grow(struct mm_table *table)
{
    union mm_node *root = node_take(table);
    root->inner.count = 1;
    root->inner.keys[0] = 0;
    root->inner.gap[0] = table->gap;
    root->inner.child[0] = table->root;
    pad(root->inner.keys, 1, MM_INNER_MAX);
    table->root = root;
    table->levels++;
    assert(table->levels <= MM_TABLE_LEVELS_MAX);
}

/*
 * The path's node at this level is full: share with its neighbours, and with a new one where all
 * of them are nearly full. If that needs a place in a parent that is full too, only the parent
 * gets room. The path is stale after this: go down again, and ask again.
 */
static void make_room(struct mm_table *table, const struct path *path, unsigned level)
{
    if (level + 1 == table->levels) {
        root_grow(table);
        share(table, &table->root->inner, level, 0, 1, 2);
        return;
    }

    struct mm_inner *parent = &path->node[level + 1]->inner;
    size_t roomy = level == 0 ? LEAF_ROOMY : INNER_ROOMY;
    size_t at;
    size_t from;
    size_t total = group_of(parent, level, path->index[level + 1], &at, &from);
    size_t to = (total + roomy - 1) / roomy;

    if (parent->count + to - from > MM_INNER_MAX)
        make_room(table, path, level + 1);
    else
        share(table, parent, level, at, from, to);
}

/* The fewest entries that a child may have. */
static size_t fewest(const struct mm_inner *parent, unsigned level)
{
    if (level != 0)
        return MM_INNER_MIN;
    return parent->count == 2 ? MM_LEAF_PAIR_MIN : MM_LEAF_MIN;
}

/* A child has too few entries: share with its neighbours, or make fewer nodes of them. */
static void fill_up(struct mm_table *table, struct mm_inner *parent, unsigned level, size_t index)
{
    size_t max = level == 0 ? MM_LEAF_MAX : MM_INNER_MAX;
    size_t at;
    size_t from;
    size_t total = group_of(parent, level, index, &at, &from);
    size_t to = total <= max ? 1 : total <= 2 * max - 10 ? 2 : from;

    share(table, parent, level, at, from, to);
}

/* A child at `index` or beside it that has too few entries, or NONE. */
static size_t find_poor(const struct mm_inner *parent, unsigned level, size_t index)
{
    size_t few = fewest(parent, level);
    size_t high = index + 1 < parent->count ? index + 1 : index;
    for (size_t i = index - (index != 0); i <= high; i++)
        if (node_count(parent->child[i], level) < few)
            return i;
    return NONE;
}

/*
 * Look from the root down for the first node on the way to `page` that has too few entries. Its
 * neighbours count too: 67 runs of three leaves make one of 34 and one of 33, which is too few and
 * may not be on the way.
 */
static bool mend_one(struct mm_table *table, uint64_t page)
{
    union mm_node *node = table->root;

    if (table->levels > 1 && node->inner.count == 1) {
        table->root = node->inner.child[0];
        table->levels--;
        node_release(table, node);
        return true;
    }
    for (unsigned level = table->levels - 1; level != 0; level--) {
        struct mm_inner *parent = &node->inner;
        size_t index = inner_index(parent, page);
        size_t poor = find_poor(parent, level - 1, index);
        if (poor != NONE) {
            fill_up(table, parent, level - 1, poor);
            return true;
        }
        node = parent->child[index];
    }
    return false;
}

/* Top down, because a node with a lawful parent always has neighbours to share with. */
static void mend(struct mm_table *table, uint64_t page)
{
    while (mend_one(table, page)) {
    }
}

/* --- assigning ------------------------------------------------------------------------------- */

/* The path to the first run of the leaf after this one; false at the last leaf. */
static bool path_next(const struct mm_table *table, const struct path *path, struct path *next)
{
    unsigned level = 1;
    *next = *path;
    while (level < table->levels && path->index[level] + 1 == path->node[level]->inner.count)
        level++;
    if (level >= table->levels)
        return false;
    next->index[level]++;
    for (; level != 0; level--) {
        next->node[level - 1] = next->node[level]->inner.child[next->index[level]];
        next->index[level - 1] = 0;
    }
    return true;
}

/* Take the path's leaf out, and every node above it that is empty then; never the root. */
static void leaf_unlink(struct mm_table *table, const struct path *path)
{
    for (unsigned level = 0; level + 1 < table->levels; level++) {
        struct mm_inner *parent = &path->node[level + 1]->inner;
        node_release(table, path->node[level]);
        slots_resize(parent, path->index[level + 1], 1, 0);
        if (parent->count != 0)
            return;
    }
}

/* The first keys below a path changed: tell every node above. */
static void separators_refresh(const struct mm_table *table, const struct path *path)
{
    for (unsigned level = 1; level < table->levels; level++)
        path->node[level]->inner.keys[path->index[level]] =
            node_first(path->node[level - 1], level - 1);
}

/* Remove the runs of a leaf from `run` on. */
static void leaf_truncate(struct mm_table *table, struct mm_leaf *leaf, size_t run)
{
    table->runs -= leaf->count - run;
    pad(leaf->keys, run + 1, leaf->count + 1);
    leaf->count = run;
}

/* Remove the first `runs` runs of a leaf, but not all. */
static void leaf_behead(struct mm_table *table, struct mm_leaf *leaf, size_t runs)
{
    size_t rest = leaf->count - runs;
    memmove(leaf->keys, leaf->keys + runs, (rest + 1) * sizeof leaf->keys[0]);
    memmove(leaf->values, leaf->values + runs, rest * sizeof leaf->values[0]);
    pad(leaf->keys, rest + 1, leaf->count + 1);
    table->runs -= runs;
    leaf->count = rest;
}

static size_t keys_up_to(const struct mm_leaf *leaf, size_t from, uint64_t bound)
{
    while (from < leaf->count && leaf->keys[from] <= bound)
        from++;
    return from;
}

/*
 * Remove every key after the path's run up to `bound`, which lies in a later leaf; that run then
 * reaches up to the next key. (Not canonical: the caller puts the right keys in.) Returns the
 * value that the page at bound had.
 *
 *     left          swallowed                right
 *     [k k k x x]   [x x x x]   [x x x x]    [x x k k k]     x: removed
 */
static uint64_t erase_leaves(struct mm_table *table, const struct path *left, uint64_t bound)
{
    struct mm_leaf *leaf = &left->node[0]->leaf;
    uint64_t value = leaf->values[leaf->count - 1];
    uint64_t end = table->end;
    struct path right;
    bool has_right;

    leaf_truncate(table, leaf, left->index[0] + 1);
    while ((has_right = path_next(table, left, &right))) {
        struct mm_leaf *next = &right.node[0]->leaf;
        size_t runs = keys_up_to(next, 0, bound);
        if (runs != 0)
            value = next->values[runs - 1];
        if (runs < next->count) {
            leaf_behead(table, next, runs);
            end = next->keys[0];
            break;
        }
        table->runs -= runs;
        leaf_unlink(table, &right);
    }
    leaf->keys[leaf->count] = end;

    if (has_right) {
        separators_refresh(table, &right);
        gap_refresh(table, &right);
    }
    gap_refresh(table, left);
    mend(table, leaf->keys[leaf->count - 1]);
    if (has_right)
        mend(table, end);
    return value;
}

/* What one assignment means for the runs of one leaf. */
struct change {
    size_t low; /* runs [low, high) begin in it */
    size_t high;
    uint64_t first;
    uint64_t end; /* one past what is assigned */
    uint64_t value;
    uint64_t value_after; /* of the page at end, if that is another value */
    size_t is_first;      /* 1: a run begins at first; 0: the run before has this value */
    size_t is_end;        /* 1: a run begins at end */
};

ALWAYS_INLINE uint64_t max_of(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* The longest free run among those of [low, high); most often there are few. */
static inline uint64_t gap_among(const struct mm_leaf *leaf, size_t low, size_t high)
{
    uint64_t longest = 0;
    size_t top = high - 1;
    for (size_t i = 0; i < 4; i++) /* the same steps each time: guessing how many costs more */
        longest = max_of(longest, free_pages(leaf, low + i < top ? low + i : top));
    return high - low > 4 ? max_of(longest, leaf_gap(leaf, low + 4, high)) : longest;
}

/*
 * Carry out a change that fits the leaf; the caller sees to the table's counts and index. All keys
 * above the change move, unused ones too, and what need not be written is written over itself, so
 * that hardly a step depends on a guess.
 */
static inline void leaf_splice(struct mm_leaf *leaf, const struct change *change)
{
    size_t before = change->low - (change->first != 0);
    size_t at_value = change->first != 0 ? before + change->is_first : 0;
    size_t at_end = at_value + change->is_end;
    size_t tail = leaf->count - change->high;
    size_t from = change->high;
    size_t to = at_end + 1;
    size_t rest = MM_LEAF_MAX + 1 - (from > to ? from : to);
    size_t old_count = leaf->count;
    uint64_t key = change->is_first ? change->first : leaf->keys[before];

    if (from != to) {
        memmove(leaf->keys + to, leaf->keys + from, rest * sizeof leaf->keys[0]);
        memmove(leaf->values + to, leaf->values + from, tail * sizeof leaf->values[0]);
    }
    leaf->count = tail + to;
    if (old_count > to + rest - 1) /* it was so full that there were no unused keys to move in */
        pad(leaf->keys, to + rest > leaf->count + 1 ? to + rest : leaf->count + 1, old_count + 1);
    leaf->keys[at_value] = key;
    leaf->values[at_value] = change->value;
    leaf->keys[at_end] = change->is_end ? change->end : key;
    leaf->values[at_end] = change->is_end ? change->value_after : change->value;
}

/* The longest free run that a change leaves: before it, where it is, and after it. */
static inline uint64_t gap_after(const struct mm_leaf *leaf, const struct change *change)
{
    size_t before = change->low - (change->first != 0);
    uint64_t begin = leaf->keys[before];
    uint64_t next = leaf->keys[change->high];
    uint64_t value_first = change->is_first ? change->first : begin;
    uint64_t value_end = change->is_end ? change->end : next;
    uint64_t after_first = change->is_end ? change->end : value_first;

    uint64_t pages = leaf->values[before] == 0 ? value_first - begin : 0;
    pages = max_of(pages, change->value == 0 ? value_end - value_first : 0);
    return max_of(pages, change->value_after == 0 && change->is_end ? next - after_first : 0);
}

/*
 * An assignment in terms of keys: the keys in [first, last + 1] go; then there is one at first if
 * the page before has another value, and one at last + 1 if the page there has another value.
 *
 *     before  a....b..c....d...     after  a..v.......d...     assign  ...^^^^^^^^......
 */
void mm_table_assign(struct mm_table *table, uint64_t first, uint64_t last, uint64_t value)
{
    assert(first <= last && last < table->end);

    uint64_t before = first - (first != 0);
    uint64_t bound = last + (last + 1 < table->end);
    bool is_erased = false;
    uint64_t value_after = 0;
    struct path path;

    for (;;) {
        descend(table, before, &path);
        struct mm_leaf *leaf = &path.node[0]->leaf;
        struct change change = {
            .low = path.index[0] + (first != 0),
            .high = leaf_index(leaf, bound) + 1,
            .first = first,
            .end = last + 1,
            .value = value,
        };

        if (bound >= leaf->keys[leaf->count]) {
            value_after = erase_leaves(table, &path, bound);
            is_erased = true;
            continue;
        }
        change.value_after = is_erased ? value_after : leaf->values[change.high - 1];
        change.is_first = (size_t)(first == 0) | (leaf->values[path.index[0]] != value);
        change.is_end = (size_t)(last != bound) & (change.value_after != value);

        size_t removed = change.high - change.low;
        size_t fresh = change.is_first + change.is_end;
        if (leaf->count + fresh - removed > MM_LEAF_MAX) {
            make_room(table, &path, 0);
            continue;
        }

        uint64_t gap_old = gap_among(leaf, path.index[0], change.high);
        uint64_t gap_new = gap_after(leaf, &change);
        leaf_splice(leaf, &change);
        table->runs = table->runs + fresh - removed;
        gap_changed(table, &path, gap_old, gap_new);
        if (leaf->count < MM_LEAF_MIN && table->levels > 1)
            mend(table, before);
        return;
    }
}

/* --- asking ---------------------------------------------------------------------------------- */

uint64_t mm_table_last(const struct mm_table *table)
{
    return table->end - 1;
}

uint64_t mm_table_runs(const struct mm_table *table)
{
    return table->runs;
}

size_t mm_table_bytes(const struct mm_table *table)
{
    return (1 + table->nodes + table->spare_count) * sizeof(union mm_node);
}

uint64_t mm_table_get(const struct mm_table *table, uint64_t page)
{
    assert(page < table->end);

    size_t run;
    const struct mm_leaf *leaf = find_run(table, page, &run);
    return leaf->values[run];
}

struct mm_run mm_table_find(const struct mm_table *table, uint64_t page)
{
    assert(page < table->end);

    size_t run;
    const struct mm_leaf *leaf = find_run(table, page, &run);
    return (struct mm_run){leaf->keys[run], leaf->keys[run + 1] - 1, leaf->values[run]};
}

ALWAYS_INLINE void spot_read(struct mm_spot *spot)
{
    const struct mm_leaf *leaf = spot->leaf;
    spot->first = leaf->keys[spot->index];
    spot->last = leaf->keys[spot->index + 1] - 1;
    spot->value = leaf->values[spot->index];
}

void mm_table_spot(const struct mm_table *table, uint64_t page, struct mm_spot *spot)
{
    assert(page < table->end);

    spot->leaf = find_run(table, page, &spot->index);
    spot_read(spot);
}

bool mm_table_up(const struct mm_table *table, struct mm_spot *spot)
{
    if (spot->last + 1 == table->end)
        return false;
    if (spot->index + 1 < ((const struct mm_leaf *)spot->leaf)->count) {
        spot->index++;
        spot_read(spot);
    } else {
        mm_table_spot(table, spot->last + 1, spot);
    }
    return true;
}

bool mm_table_down(const struct mm_table *table, struct mm_spot *spot)
{
    if (spot->first == 0)
        return false;
    if (spot->index > 0) {
        spot->index--;
        spot_read(spot);
    } else {
        mm_table_spot(table, spot->first - 1, spot);
    }
    return true;
}

/* --- searching for room ---------------------------------------------------------------------- */

struct wish {
    uint64_t first; /* the window */
    uint64_t last;
    uint64_t pages;
    bool highest;
};

/* The lowest (highest) run in [low, high) of a leaf that is free and long enough; or NONE. */
static size_t leaf_seek(const struct mm_leaf *leaf, size_t low, size_t high,
                        const struct wish *wish)
{
    if (wish->highest) {
        for (; high > low; high--)
            if (free_pages(leaf, high - 1) >= wish->pages)
                return high - 1;
    } else {
        for (; low < high; low++)
            if (free_pages(leaf, low) >= wish->pages)
                return low;
    }
    return NONE;
}

/* The same for a child with such a run in it. */
static size_t inner_seek(const struct mm_inner *inner, size_t low, size_t high,
                         const struct wish *wish)
{
    if (wish->highest) {
        for (; high > low; high--)
            if (inner->gap[high - 1] >= wish->pages)
                return high - 1;
    } else {
        for (; low < high; low++)
            if (inner->gap[low] >= wish->pages)
                return low;
    }
    return NONE;
}

/* Cut a free run to the window: is there still enough of it? */
static bool run_grants(const struct mm_leaf *leaf, size_t run, const struct wish *wish,
                       struct mm_run *gap)
{
    uint64_t first = leaf->keys[run];
    uint64_t last = leaf->keys[run + 1] - 1;
    first = first > wish->first ? first : wish->first;
    last = last < wish->last ? last : wish->last;
    if (first > last || last - first < wish->pages - 1)
        return false;
    *gap = (struct mm_run){first, last, 0};
    return true;
}

/* The first long enough run below a node that has one. */
static bool subtree_grants(const union mm_node *node, unsigned level, const struct wish *wish,
                           struct mm_run *gap)
{
    for (; level != 0; level--)
        node = node->inner.child[inner_seek(&node->inner, 0, node->inner.count, wish)];
    return run_grants(&node->leaf, leaf_seek(&node->leaf, 0, node->leaf.count, wish), wish, gap);
}

/*
 * The run at the near end of the window may be cut there; of the others, the first one that is
 * long enough decides: if it does not fit, it is cut by the window's far end, or lies past it.
 */
bool mm_table_gap(const struct mm_table *table, uint64_t first, uint64_t last, uint64_t pages,
                  bool highest, struct mm_run *gap)
{
    assert(first <= last && last < table->end && pages != 0);

    const struct wish wish = {first, last, pages, highest};
    if (table->gap < pages)
        return false;

    struct path path;
    descend(table, highest ? last : first, &path);
    const struct mm_leaf *leaf = &path.node[0]->leaf;
    size_t run = path.index[0];
    if (leaf->values[run] == 0 && run_grants(leaf, run, &wish, gap))
        return true;

    run = highest ? leaf_seek(leaf, 0, run, &wish) : leaf_seek(leaf, run + 1, leaf->count, &wish);
    if (run != NONE)
        return run_grants(leaf, run, &wish, gap);

    for (unsigned level = 1; level < table->levels; level++) {
        const struct mm_inner *inner = &path.node[level]->inner;
        size_t index = path.index[level];
        index = highest ? inner_seek(inner, 0, index, &wish)
                        : inner_seek(inner, index + 1, inner->count, &wish);
        if (index != NONE)
            return subtree_grants(inner->child[index], level - 1, &wish, gap);
    }
    return false;
}

/* --- making and clearing --------------------------------------------------------------------- */

/* One free run over all pages; `used` is how many keys of the leaf may be other than PAD. */
static void all_free(struct mm_table *table, uint64_t last, size_t used)
{
    struct mm_leaf *leaf = &table->root->leaf;

    table->levels = 1;
    table->nodes = 1;
    table->end = last + 1;
    table->gap = table->end;
    table->runs = 1;
    leaf->count = 1;
    leaf->keys[0] = 0;
    leaf->keys[1] = table->end;
    leaf->values[0] = 0;
    pad(leaf->keys, 2, used);
}

struct mm_table *mm_table_create(uint64_t last, const struct mm_table_memory *memory)
{
    if (last > MM_TABLE_LAST_MAX)
        return NULL;
    struct mm_table *table = memory->get(memory->context, sizeof(union mm_node));
    if (!table)
        return NULL;

    memset(table, 0, sizeof *table);
    table->memory = *memory;
    table->root = memory_get(memory);
    if (!table->root) {
        memory_put(memory, table);
        return NULL;
    }
    all_free(table, last, MM_LEAF_MAX + 1);
    return table;
}

static void spares_trim(struct mm_table *table, uint64_t keep)
{
    while (table->spare_count > keep)
        memory_put(&table->memory, spare_pop(table));
}

void mm_table_destroy(struct mm_table *table)
{
    if (!table)
        return;
    tree_release(table, table->root, table->levels - 1);
    spares_trim(table, 0);

    struct mm_table_memory memory = table->memory;
    memory_put(&memory, table);
}

void mm_table_reset(struct mm_table *table, uint64_t last)
{
    assert(last <= MM_TABLE_LAST_MAX);

    size_t used = MM_LEAF_MAX + 1;
    if (table->levels == 1) {
        used = table->root->leaf.count + 1;
    } else {
        tree_release(table, table->root, table->levels - 1);
        table->root = spare_pop(table);
    }
    spares_trim(table, MM_SPARES_MAX);
    all_free(table, last, used);
}

/*
 * Two runs more need at most one split per level and a new root: a node that was split has room
 * for the next ones. A table that is one leaf with room in it needs nothing.
 */
bool mm_table_reserve(struct mm_table *table, unsigned assigns)
{
    if (table->levels == 1 && assigns <= (MM_LEAF_MAX - table->root->leaf.count) / 2)
        return true;

    /*
     * An assign takes at most a node on each level and one above. Many of them never need that many
     * each: every one adds at most two runs, and nodes stay so full that the runs bound the nodes
     * of the whole tree.
     */
    uint64_t had = table->spare_count;
    uint64_t each = table->levels + 1;
    uint64_t leaves = (table->runs + 2 * (uint64_t)assigns) / MM_LEAF_PAIR_MIN + 1;
    uint64_t nodes = leaves + leaves / (MM_INNER_MIN - 1) + each;
    uint64_t need = assigns * each;
    if (nodes - table->nodes + each < need)
        need = nodes - table->nodes + each;
    while (table->spare_count < need) {
        union mm_node *node = memory_get(&table->memory);
        if (!node) {
            spares_trim(table, had);
            return false;
        }
        spare_push(table, node);
    }
    return true;
}

/* --- checking -------------------------------------------------------------------------------- */

struct walk {
    uint64_t next;  /* where the next run must begin */
    uint64_t value; /* of the run before */
    uint64_t runs;
    size_t nodes;
};

/* The first is PAD, and each is like the next: looked at one by one they would cost more than all
 * the rest of a leaf with few runs. */
static bool is_padded(const uint64_t *keys, size_t from, size_t to)
{
    return from == to ||
           (keys[from] == MM_TABLE_PAD &&
            memcmp(keys + from, keys + from + 1, (to - from - 1) * sizeof *keys) == 0);
}

static const char *check_leaf(struct walk *walk, const struct mm_leaf *leaf, uint64_t *gap)
{
    if (leaf->count == 0 || leaf->count > MM_LEAF_MAX)
        return "a leaf's count is out of bounds";
    if (!is_padded(leaf->keys, leaf->count + 1, MM_LEAF_MAX + 1))
        return "an unused key of a leaf is not the pad";

    uint64_t first = leaf->keys[0];
    uint64_t before = walk->value;
    uint64_t longest = 0;
    if (first != walk->next)
        return "a leaf does not begin where the one before ends";
    for (size_t i = 0; i < leaf->count; i++) {
        uint64_t end = leaf->keys[i + 1];
        uint64_t value = leaf->values[i];
        if (end <= first)
            return "keys of a leaf do not ascend";
        if (value == before && (i != 0 || walk->runs != 0))
            return "neighbouring runs have equal values";
        if (value == 0)
            longest = max_of(longest, end - first);
        first = end;
        before = value;
    }
    walk->next = first;
    walk->value = before;
    walk->runs += leaf->count;
    *gap = longest;
    return NULL;
}

static const char *check_node(struct walk *walk, const union mm_node *node, unsigned level,
                              uint64_t *gap)
{
    walk->nodes++;
    if (level == 0)
        return check_leaf(walk, &node->leaf, gap);

    const struct mm_inner *inner = &node->inner;
    if (inner->count < 2 || inner->count > MM_INNER_MAX)
        return "an inner node's count is out of bounds";
    if (!is_padded(inner->keys, inner->count, MM_INNER_MAX))
        return "an unused key of an inner node is not the pad";

    for (size_t i = 0; i < inner->count; i++) {
        const union mm_node *child = inner->child[i];
        uint64_t child_gap;
        if (node_count(child, level - 1) < fewest(inner, level - 1))
            return "a node has too few entries";
        if (inner->keys[i] != walk->next)
            return "a separator is not its child's first page";
        const char *wrong = check_node(walk, child, level - 1, &child_gap);
        if (wrong)
            return wrong;
        if (inner->gap[i] != child_gap)
            return "the longest free run kept for a child is wrong";
    }
    *gap = inner_gap(inner);
    return NULL;
}

const char *mm_table_check(const struct mm_table *table)
{
    struct walk walk = {0, 0, 0, 0};
    uint64_t gap;

    if (table->end == 0 || table->end - 1 > MM_TABLE_LAST_MAX)
        return "the last page is out of bounds";
    if (table->levels == 0 || table->levels > MM_TABLE_LEVELS_MAX)
        return "the depth is out of bounds";
    const char *wrong = check_node(&walk, table->root, table->levels - 1, &gap);
    if (wrong)
        return wrong;
    if (walk.next != table->end)
        return "the last run does not end at the last page";
    if (walk.runs != table->runs)
        return "the count of runs is wrong";
    if (walk.nodes != table->nodes)
        return "the count of nodes is wrong";
    if (table->gap != gap)
        return "the longest free run kept for the table is wrong";

    size_t spares = 0;
    for (const union mm_node *node = table->spares; node; node = node->next)
        spares++;
    return spares == table->spare_count ? NULL : "the count of spare nodes is wrong";
}
