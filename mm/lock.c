#include "mm/lock.h"

/* Its address names a thread, also after fork: the child has the forking thread's memory. */
static _Thread_local char self;

static uintptr_t this_thread(void)
{
    return (uintptr_t)&self;
}

bool mm_lock_init(struct mm_lock *lock)
{
    lock->depth = 0;
    atomic_init(&lock->owner, 0);
    return pthread_mutex_init(&lock->mutex, NULL) == 0;
}

void mm_lock_destroy(struct mm_lock *lock)
{
    pthread_mutex_destroy(&lock->mutex);
}

void mm_lock_take(struct mm_lock *lock)
{
    if (mm_lock_held(lock)) {
        lock->depth++;
        return;
    }
    pthread_mutex_lock(&lock->mutex);
    atomic_store_explicit(&lock->owner, this_thread(), memory_order_relaxed);
    lock->depth = 1;
}

void mm_lock_give(struct mm_lock *lock)
{
    if (!mm_lock_held(lock))
        return; /* not ours to give: an embedder's mistake must not corrupt another thread's hold */
    if (--lock->depth)
        return;
    atomic_store_explicit(&lock->owner, 0, memory_order_relaxed);
    pthread_mutex_unlock(&lock->mutex);
}

unsigned mm_lock_held(const struct mm_lock *lock)
{
    /* Only this thread ever stores its own name, so a stale value can never equal it. */
    uintptr_t owner = atomic_load_explicit(&lock->owner, memory_order_relaxed);
    return owner == this_thread() ? lock->depth : 0;
}
