#define _GNU_SOURCE
#include "fuzz/stats.h"

#include <stdlib.h>
#include <unistd.h>

#include "mm/test.h"

static char path[] = "/tmp/stats_test.XXXXXX";
static unsigned written;
static char seen[64]; /* what a reader has while the second one is written */

/* Half of the counts are out by now. */
static void look(FILE *out)
{
    fflush(out);
    memset(seen, 0, sizeof seen);
    FILE *file = fopen(path, "r");
    if (file && fread(seen, 1, sizeof seen - 1, file) == 0)
        snprintf(seen, sizeof seen, "nothing");
    if (file)
        fclose(file);
    fprintf(out, "more 1\n");
    written++;
}

TEST(a_reader_has_whole_counts_at_any_time)
{
    mf_stats_begin(look);
    /* Once a second, but not in the first. */
    for (uint64_t i = 0; written < 2 && i < UINT64_C(1) << 32; i++)
        mf_stats_count(2);
    CHECK_EQ(written, 2);
    unsigned long long executions;
    unsigned long long operations;
    int length = 0;
    CHECK_EQ(sscanf(seen, "executions %llu\noperations %llu\nmore 1\n%n", &executions, &operations,
                    &length),
             2);
    CHECK_EQ(length, strlen(seen));
    CHECK_EQ(operations, 2 * executions);
}

static void remove_file(void)
{
    unlink(path);
}

int main(int argc, char **argv)
{
    int file = mkstemp(path);
    /* Before mf_stats_begin: behind the last counts. */
    if (file < 0 || atexit(remove_file) != 0 || setenv("MF_STATS", path, 1) != 0)
        return 1;
    close(file);
    return test_main(argc, argv);
}
