/* The lock of a space: recursion, exclusion between threads, and a child that gives it back after
 * fork. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mm/lock.h"
#include "mm/test.h"

enum { ROUNDS = 20000, THREADS = 4 };

static struct mm_lock lock;
static unsigned counter; /* only under the lock */

static void *count(void *unused)
{
    (void)unused;
    for (unsigned i = 0; i < ROUNDS; i++) {
        mm_lock_take(&lock);
        mm_lock_take(&lock);
        counter++;
        mm_lock_give(&lock);
        mm_lock_give(&lock);
    }
    return NULL;
}

TEST(only_one_thread_holds_it_however_deep)
{
    pthread_t threads[THREADS];
    counter = 0;
    CHECK(mm_lock_init(&lock));
    for (int i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, count, NULL), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    CHECK_EQ(counter, ROUNDS * THREADS);
    CHECK_EQ(mm_lock_held(&lock), 0);
    mm_lock_destroy(&lock);
}

TEST(depth_counts_every_take_and_give)
{
    CHECK(mm_lock_init(&lock));
    CHECK_EQ(mm_lock_held(&lock), 0);
    mm_lock_take(&lock);
    mm_lock_take(&lock);
    CHECK_EQ(mm_lock_held(&lock), 2);
    mm_lock_give(&lock);
    CHECK_EQ(mm_lock_held(&lock), 1);
    mm_lock_give(&lock);
    CHECK_EQ(mm_lock_held(&lock), 0);
    mm_lock_destroy(&lock);
}

static void *look_and_give(void *depth)
{
    *(unsigned *)depth = mm_lock_held(&lock);
    mm_lock_give(&lock); /* not this thread's: nothing may happen */
    return NULL;
}

TEST(another_thread_neither_holds_nor_releases_it)
{
    unsigned depth = 9;
    pthread_t thread;
    CHECK(mm_lock_init(&lock));
    mm_lock_take(&lock);
    CHECK_EQ(pthread_create(&thread, NULL, look_and_give, &depth), 0);
    pthread_join(thread, NULL);
    CHECK_EQ(depth, 0);
    CHECK_EQ(mm_lock_held(&lock), 1);
    mm_lock_give(&lock);
    mm_lock_destroy(&lock);
}

TEST(the_child_of_a_fork_holds_it_and_can_give_it_back)
{
    CHECK(mm_lock_init(&lock));
    mm_lock_take(&lock);
    pid_t child = fork();
    if (child == 0) {
        bool held = mm_lock_held(&lock) == 1;
        mm_lock_give(&lock);
        mm_lock_take(&lock); /* would hang if the mutex were still held */
        _exit(held && mm_lock_held(&lock) == 1 ? 0 : 1);
    }
    int status = -1;
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
    CHECK_EQ(mm_lock_held(&lock), 1);
    mm_lock_give(&lock);
    mm_lock_destroy(&lock);
}

int main(int argc, char **argv)
{
    return test_main(argc, argv);
}
