#include "tools/bench/peer_tree.h"

#include <stdlib.h>

struct node {
    struct node *parent;
    struct node *left;
    struct node *right;
    uint64_t first;
    uint64_t last;
    uint64_t subtree_last; /* the highest last below and here */
    uint64_t value;
    bool is_red;
};

struct peer_tree {
    struct node *root;
    struct node *unused; /* linked by parent */
    uint64_t last;
    size_t regions;
    bool is_tuned;
    struct node nil; /* black; stands for every missing child */
};

struct peer_tree *peer_tree_create(uint64_t last, bool is_tuned)
{
    struct peer_tree *tree = calloc(1, sizeof *tree);
    if (!tree)
        abort();
    tree->root = &tree->nil;
    tree->last = last;
    tree->is_tuned = is_tuned;
    tree->nil.left = tree->nil.right = tree->nil.parent = &tree->nil;
    return tree;
}

static void free_below(struct peer_tree *tree, struct node *node)
{
    if (node == &tree->nil)
        return;
    free_below(tree, node->left);
    free_below(tree, node->right);
    free(node);
}

void peer_tree_destroy(struct peer_tree *tree)
{
    free_below(tree, tree->root);
    while (tree->unused) {
        struct node *node = tree->unused;
        tree->unused = node->parent;
        free(node);
    }
    free(tree);
}

size_t peer_tree_regions(const struct peer_tree *tree)
{
    return tree->regions;
}

size_t peer_tree_bytes(const struct peer_tree *tree)
{
    return tree->regions * sizeof(struct node);
}

/* --- the red-black tree ---------------------------------------------------------------------- */

static bool subtree_update(struct node *node)
{
    uint64_t highest = node->last;
    if (node->left->subtree_last > highest)
        highest = node->left->subtree_last;
    if (node->right->subtree_last > highest)
        highest = node->right->subtree_last;
    bool is_changed = highest != node->subtree_last;
    node->subtree_last = highest;
    return is_changed;
}

/* From here up, until nothing changes any more. */
static void subtree_propagate(struct peer_tree *tree, struct node *node)
{
    while (node != &tree->nil && subtree_update(node))
        node = node->parent;
}

static struct node *next_node(struct peer_tree *tree, struct node *node)
{
    if (node->right != &tree->nil) {
        node = node->right;
        while (node->left != &tree->nil)
            node = node->left;
        return node;
    }
    while (node->parent != &tree->nil && node == node->parent->right)
        node = node->parent;
    return node->parent;
}

/* Hang `with` where `node` hangs. */
static void replace_child(struct peer_tree *tree, struct node *node, struct node *with)
{
    if (node->parent == &tree->nil)
        tree->root = with;
    else if (node == node->parent->left)
        node->parent->left = with;
    else
        node->parent->right = with;
    with->parent = node->parent;
}

static void rotate_left(struct peer_tree *tree, struct node *node)
{
    struct node *up = node->right;
    node->right = up->left;
    if (up->left != &tree->nil)
        up->left->parent = node;
    replace_child(tree, node, up);
    up->left = node;
    node->parent = up;
    up->subtree_last = node->subtree_last;
    subtree_update(node);
}

static void rotate_right(struct peer_tree *tree, struct node *node)
{
    struct node *up = node->left;
    node->left = up->right;
    if (up->right != &tree->nil)
        up->right->parent = node;
    replace_child(tree, node, up);
    up->right = node;
    node->parent = up;
    up->subtree_last = node->subtree_last;
    subtree_update(node);
}

static void insert_balance(struct peer_tree *tree, struct node *node)
{
    while (node->parent->is_red) {
        struct node *parent = node->parent;
        struct node *grand = parent->parent;
        bool is_left = parent == grand->left;
        struct node *uncle = is_left ? grand->right : grand->left;
        if (uncle->is_red) {
            parent->is_red = uncle->is_red = false;
            grand->is_red = true;
            node = grand;
            continue;
        }
        if (is_left) {
            if (node == parent->right) {
                rotate_left(tree, parent);
                parent = node;
            }
            parent->is_red = false;
            grand->is_red = true;
            rotate_right(tree, grand);
        } else {
            if (node == parent->left) {
                rotate_right(tree, parent);
                parent = node;
            }
            parent->is_red = false;
            grand->is_red = true;
            rotate_left(tree, grand);
        }
        break;
    }
    tree->root->is_red = false;
}

static void insert(struct peer_tree *tree, uint64_t first, uint64_t last, uint64_t value)
{
    struct node *node = tree->unused;
    if (node)
        tree->unused = node->parent;
    else if (!(node = malloc(sizeof *node)))
        abort();
    tree->regions++;

    struct node *parent = &tree->nil;
    struct node **link = &tree->root;
    while (*link != &tree->nil) {
        parent = *link;
        if (parent->subtree_last < last)
            parent->subtree_last = last;
        link = first < parent->first ? &parent->left : &parent->right;
    }
    *node = (struct node){parent, &tree->nil, &tree->nil, first, last, last, value, true};
    *link = node;
    insert_balance(tree, node);
}

static void remove_balance(struct peer_tree *tree, struct node *node)
{
    while (node != tree->root && !node->is_red) {
        struct node *parent = node->parent;
        if (node == parent->left) {
            struct node *other = parent->right;
            if (other->is_red) {
                other->is_red = false;
                parent->is_red = true;
                rotate_left(tree, parent);
                other = parent->right;
            }
            if (!other->left->is_red && !other->right->is_red) {
                other->is_red = true;
                node = parent;
                continue;
            }
            if (!other->right->is_red) {
                other->left->is_red = false;
                other->is_red = true;
                rotate_right(tree, other);
                other = parent->right;
            }
            other->is_red = parent->is_red;
            parent->is_red = false;
            other->right->is_red = false;
            rotate_left(tree, parent);
        } else {
            struct node *other = parent->left;
            if (other->is_red) {
                other->is_red = false;
                parent->is_red = true;
                rotate_right(tree, parent);
                other = parent->left;
            }
            if (!other->left->is_red && !other->right->is_red) {
                other->is_red = true;
                node = parent;
                continue;
            }
            if (!other->left->is_red) {
                other->right->is_red = false;
                other->is_red = true;
                rotate_left(tree, other);
                other = parent->left;
            }
            other->is_red = parent->is_red;
            parent->is_red = false;
            other->left->is_red = false;
            rotate_right(tree, parent);
        }
        node = tree->root;
    }
    node->is_red = false;
}

static void erase(struct peer_tree *tree, struct node *node)
{
    struct node *child;
    struct node *lowest; /* the lowest node whose subtree changed */
    bool was_red = node->is_red;

    if (node->left == &tree->nil || node->right == &tree->nil) {
        child = node->left == &tree->nil ? node->right : node->left;
        lowest = node->parent;
        replace_child(tree, node, child);
    } else {
        struct node *heir = node->right;
        while (heir->left != &tree->nil)
            heir = heir->left;
        was_red = heir->is_red;
        child = heir->right;
        lowest = heir;
        if (heir->parent == node) {
            child->parent = heir;
        } else {
            lowest = heir->parent;
            replace_child(tree, heir, child);
            heir->right = node->right;
            heir->right->parent = heir;
        }
        replace_child(tree, node, heir);
        heir->left = node->left;
        heir->left->parent = heir;
        heir->is_red = node->is_red;
    }
    /* All the way: the heir moved, so an unchanged node does not mean that all above are right. */
    for (struct node *up = lowest; up != &tree->nil; up = up->parent)
        subtree_update(up);
    if (!was_red)
        remove_balance(tree, child);
    tree->nil.parent = &tree->nil;

    tree->regions--;
    if (!tree->is_tuned) {
        free(node);
        return;
    }
    node->parent = tree->unused;
    tree->unused = node;
}

/* --- regions --------------------------------------------------------------------------------- */

/* The lowest node that shares a page with [first, last], or nil. */
static struct node *overlap_first(struct peer_tree *tree, uint64_t first, uint64_t last)
{
    struct node *nil = &tree->nil;
    struct node *node = tree->root;

    while (node != nil) {
        if (node->left != nil && node->left->subtree_last >= first)
            node = node->left;
        else if (node->last >= first)
            break;
        else
            node = node->right;
    }
    return node != nil && node->first <= last ? node : nil;
}

/*
 * Cut or remove what lies in [first, last]; left and right are then the neighbours that touch.
 * false: all of it has this value already, and nothing was done.
 */
static bool clear(struct peer_tree *tree, uint64_t first, uint64_t last, uint64_t value,
                  struct node **left, struct node **right)
{
    struct node *nil = &tree->nil;
    uint64_t touch_first = first - (first != 0);
    uint64_t touch_last = last + (last < tree->last);
    struct node *node = overlap_first(tree, touch_first, touch_last);

    *left = *right = nil;
    while (node != nil && node->first <= touch_last) {
        struct node *next = next_node(tree, node);
        if (node->last < first) {
            *left = node;
        } else if (node->first > last) {
            *right = node;
        } else if (node->value == value && node->first <= first && node->last >= last) {
            return false;
        } else if (node->first < first) {
            uint64_t old_last = node->last;
            node->last = first - 1;
            subtree_propagate(tree, node);
            *left = node;
            if (old_last > last) {
                insert(tree, last + 1, old_last, node->value);
                *right = next_node(tree, node);
            }
        } else if (node->last > last) {
            node->first = last + 1;
            *right = node;
        } else {
            erase(tree, node);
        }
        node = next;
    }
    return true;
}

static void set_tuned(struct peer_tree *tree, uint64_t first, uint64_t last, uint64_t value)
{
    struct node *nil = &tree->nil;
    struct node *left;
    struct node *right;

    if (!clear(tree, first, last, value, &left, &right) || value == 0)
        return;
    bool is_left = left != nil && left->value == value;
    bool is_right = right != nil && right->value == value;
    if (is_right && !is_left) {
        right->first = first;
        return;
    }
    if (!is_left) {
        insert(tree, first, last, value);
        return;
    }
    left->last = last;
    if (is_right) {
        left->last = right->last;
        erase(tree, right);
    }
    subtree_propagate(tree, left);
}

static struct node *node_at(const struct peer_tree *tree, uint64_t page)
{
    struct node *node = tree->root;
    while (node != &tree->nil) {
        if (page < node->first)
            node = node->left;
        else if (page > node->last)
            node = node->right;
        else
            return node;
    }
    return NULL;
}

static void set_plain(struct peer_tree *tree, uint64_t first, uint64_t last, uint64_t value)
{
    struct node *node;
    while ((node = overlap_first(tree, first, last)) != &tree->nil) {
        struct node old = *node;
        if (old.value == value && old.first <= first && old.last >= last)
            return;
        erase(tree, node);
        if (old.first < first)
            insert(tree, old.first, first - 1, old.value);
        if (old.last > last)
            insert(tree, last + 1, old.last, old.value);
    }
    if (value == 0)
        return;
    if (first != 0 && (node = node_at(tree, first - 1)) && node->value == value) {
        first = node->first;
        erase(tree, node);
    }
    if (last != tree->last && (node = node_at(tree, last + 1)) && node->value == value) {
        last = node->last;
        erase(tree, node);
    }
    insert(tree, first, last, value);
}

void peer_tree_set(struct peer_tree *tree, uint64_t first, uint64_t last, uint64_t value)
{
    if (tree->is_tuned)
        set_tuned(tree, first, last, value);
    else
        set_plain(tree, first, last, value);
}

uint64_t peer_tree_get(const struct peer_tree *tree, uint64_t page)
{
    const struct node *node = node_at(tree, page);
    return node ? node->value : 0;
}

bool peer_tree_find(const struct peer_tree *tree, uint64_t page, uint64_t *first, uint64_t *last)
{
    const struct node *node = node_at(tree, page);
    if (!node)
        return false;
    *first = node->first;
    *last = node->last;
    return true;
}

bool peer_tree_gap(struct peer_tree *tree, uint64_t from, uint64_t pages, uint64_t *first)
{
    struct node *node = overlap_first(tree, from, tree->last);

    *first = from;
    while (node != &tree->nil) {
        if (node->first >= *first && node->first - *first >= pages)
            return true;
        *first = node->last + 1;
        node = next_node(tree, node);
    }
    return *first <= tree->last && tree->last - *first >= pages - 1;
}
