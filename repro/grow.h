/* Arrays that grow. Without memory the process ends, saying so: these are tools. */
#ifndef REPRO_GROW_H
#define REPRO_GROW_H

#include <stdio.h>
#include <stdlib.h>

static inline void *repro_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory) {
        fprintf(stderr, "repro: out of memory\n");
        abort();
    }
    return memory;
}

/* Room for one more than `count` elements of this size; the array, moved or not. */
static inline void *repro_grow(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    size_t larger = *capacity ? *capacity * 2 : 16;
    array = realloc(array, larger * size);
    if (!array) {
        fprintf(stderr, "repro: out of memory\n");
        abort();
    }
    *capacity = larger;
    return array;
}

#endif
