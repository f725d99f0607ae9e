/*
 * The only randomness of the test bed: splitmix64, which has no bad seeds.
 */
#include "fuzz/mutate.h"

uint64_t mf_random_next(struct mf_random *random)
{
    random->state += 0x9e3779b97f4a7c15u;
    uint64_t mixed = random->state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

/* The high half of a product is uniform once the few low halves that some n would favour are drawn
 * again. */
uint64_t mf_random_below(struct mf_random *random, uint64_t n)
{
    unsigned __int128 product = (unsigned __int128)mf_random_next(random) * n;
    if ((uint64_t)product < n) {
        uint64_t favoured = (0 - n) % n;
        while ((uint64_t)product < favoured)
            product = (unsigned __int128)mf_random_next(random) * n;
    }
    return (uint64_t)(product >> 64);
}
