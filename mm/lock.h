/*
 * The recursive lock of one space. Not pthread's recursive mutex: its owner is a kernel thread id,
 * which is another one in the child of a fork, and the child must be able to give the lock back
 * (P6).
 */
#ifndef MM_LOCK_H
#define MM_LOCK_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct mm_lock {
    pthread_mutex_t mutex;
    _Atomic uintptr_t owner; /* which thread; 0: nobody */
    unsigned depth;          /* the owner's */
};

bool mm_lock_init(struct mm_lock *lock);
void mm_lock_destroy(struct mm_lock *lock);
void mm_lock_take(struct mm_lock *lock);
void mm_lock_give(struct mm_lock *lock);
unsigned mm_lock_held(const struct mm_lock *lock); /* depth, 0 if this thread is not the owner */

#endif
