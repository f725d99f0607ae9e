/*: have < wrong */

static void have(void)
{
    if (got.signal)
        printf("have %s\n", got.signal == SIGSEGV ? "SIGSEGV" : "SIGBUS");
    else if (got.error)
        printf("have -1 errno %d (%s)\n", got.error, strerror(got.error));
    else
        printf("have 0x%llx\n", (unsigned long long)got.value);
}
/*: want_success < have too_much */

static void want_success(void)
{
    stated++;
    if (!got.error && !got.signal)
        return;
    if (is_too_much())
        cannot("the machine has not that much memory to promise");
    wrong();
    printf("want success, ");
    have();
}
/*: want_value < have too_much */

static void want_value(uint64_t value)
{
    stated++;
    if (!got.error && !got.signal && got.value == value)
        return;
    if (is_too_much())
        cannot("the machine has not that much memory to promise");
    wrong();
    printf("want 0x%llx, ", (unsigned long long)value);
    have();
}
/*: want_error < have */

static void want_error(int error, const char *name)
{
    stated++;
    if (got.error == error)
        return;
    wrong();
    printf("want -1 %s, ", name);
    have();
}
/*: want_signal < have */

static void want_signal(int signal)
{
    stated++;
    if (got.signal == signal)
        return;
    wrong();
    printf("want %s, ", signal == SIGSEGV ? "SIGSEGV" : "SIGBUS");
    have();
}
/*: memory < cannot */

/* Loads and stores that may fault. */
static sigjmp_buf fault;
static volatile sig_atomic_t may_fault;
static volatile sig_atomic_t fault_signal;

static void on_fault(int signal)
{
    if (!may_fault)
        _exit(differ ? 1 : CANNOT); /* not the program's: this one has lost a page of its own */
    fault_signal = signal;
    siglongjmp(fault, 1);
}

static void memory_begin(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_fault;
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
}
/*: load < memory */

static void do_load(uint64_t addr)
{
    got = (struct answer){0};
    fault_signal = 0;
    if (sigsetjmp(fault, 1) == 0) {
        may_fault = 1;
        got.value = *(volatile unsigned char *)(uintptr_t)addr;
    }
    may_fault = 0;
    got.signal = fault_signal;
}
/*: store < memory */

static void do_store(uint64_t addr, unsigned char byte)
{
    got = (struct answer){0};
    fault_signal = 0;
    if (sigsetjmp(fault, 1) == 0) {
        may_fault = 1;
        *(volatile unsigned char *)(uintptr_t)addr = byte;
    }
    may_fault = 0;
    got.signal = fault_signal;
}
/*: finish < counts */

static int finish(void)
{
    printf("%u of %u stated results differ\n", differ, stated);
    return differ != 0;
}
