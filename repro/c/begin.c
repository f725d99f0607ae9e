/*: counts */

static unsigned stated;
static unsigned differ;
/*: cannot < counts */

/* The step under way, as the program has it, and what came of it. */
static unsigned step;
static const char *call = "the beginning";
static struct answer {
    uint64_t value;
    int error;
    int signal;
} got;

/* What was wrong until then is wrong. */
static _Noreturn void cannot(const char *why)
{
    fprintf(stderr, "cannot run here: %s (step %u, %s)\n", why, step, call);
    exit(differ ? 1 : CANNOT);
}
/*: step < cannot */

static void begin(unsigned number, const char *as_text)
{
    step = number;
    call = as_text;
}
/*: result < cannot */

static uint64_t result(void)
{
    return got.error ? 0 : got.value;
}
/*: wrong < cannot */

static void wrong(void)
{
    differ++;
    printf("step %u, %s: ", step, call);
}
