#define _GNU_SOURCE
#include <signal.h>
#include <unistd.h>

#include "fuzz/helper.h"

enum { STACK_BYTES = 32768 };

static char signal_stack[STACK_BYTES];
static volatile bool armed; /* an access is under way that may fault */
static volatile int came;
static void *back[5];

/* What faults otherwise is a bug, and dies of it: the instruction is run again. */
static void on_fault(int number, siginfo_t *info, void *context)
{
    (void)info;
    (void)context;
    if (!armed) {
        signal(number, SIG_DFL);
        return;
    }
    armed = false;
    came = number;
    __builtin_longjmp(back, 1);
}

void helper_fault_begin(void)
{
    stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
    struct sigaction action = {.sa_sigaction = on_fault,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    sigaltstack(&stack, NULL);
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
}

static enum mf_access fault_of(int number)
{
    return number == SIGBUS ? MF_BUS : MF_SEGV;
}

__attribute__((noinline)) enum mf_access helper_load(uint64_t at, uint8_t *byte)
{
    if (__builtin_setjmp(back))
        return fault_of(came);
    armed = true;
    *byte = *(volatile uint8_t *)(uintptr_t)at;
    armed = false;
    return MF_OK;
}

__attribute__((noinline)) enum mf_access helper_store(uint64_t at, uint8_t byte)
{
    if (__builtin_setjmp(back))
        return fault_of(came);
    armed = true;
    *(volatile uint8_t *)(uintptr_t)at = byte;
    armed = false;
    return MF_OK;
}

/* Not in place: 0 is an address, and no pointer. */
static void copy_page(uint8_t *copy, uint64_t at)
{
    const void *from = (const void *)(uintptr_t)at;
    size_t size = KERNEL_PAGE;
    __asm__ volatile("rep movsb" : "+D"(copy), "+S"(from), "+c"(size) : : "memory");
}

__attribute__((noinline)) bool helper_page(uint64_t at, uint8_t *copy)
{
    if (__builtin_setjmp(back))
        return false;
    armed = true;
    copy_page(copy, at);
    armed = false;
    return true;
}
