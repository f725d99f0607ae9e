#define _GNU_SOURCE
#include "repro/crash.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
#include <unwind.h>

/* Of the sanitizers: what they call, and what they tell. Without them, nothing of it is there. */
void __asan_on_error(void);
void __ubsan_on_report(void);
__attribute__((weak)) const char *__asan_get_report_description(void);
__attribute__((weak)) void __ubsan_get_current_report_data(const char **kind, const char **message,
                                                           const char **file, unsigned *line,
                                                           unsigned *column, char **address);
__attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)(void));

static struct repro_crash *caught; /* NULL: nobody watches */
static void (*take_note)(void *context);
static void *note_context;

static _Unwind_Reason_Code repro_crash_frame(struct _Unwind_Context *context, void *unused)
{
    (void)unused;
    int before = 0;
    uintptr_t at = _Unwind_GetIPInfo(context, &before);
    if (caught->frames == REPRO_CRASH_FRAMES)
        return _URC_END_OF_STACK;
    /* A return address may be the first of the next function. */
    caught->at[caught->frames++] = before ? at : at - 1;
    return _URC_NO_REASON;
}

static _Noreturn void repro_crash_end(const char *kind, bool stack)
{
    if (caught && caught->kind[0] == '\0') {
        size_t length = strlen(kind);
        if (length >= sizeof caught->kind)
            length = sizeof caught->kind - 1;
        memcpy(caught->kind, kind, length);
        take_note(note_context);
        if (stack)
            _Unwind_Backtrace(repro_crash_frame, NULL);
    }
    _exit(1);
}

void __asan_on_error(void)
{
    if (caught)
        repro_crash_end(__asan_get_report_description ? __asan_get_report_description() : "asan",
                        true);
}

void __ubsan_on_report(void)
{
    const char *kind = "ubsan";
    const char *text;
    unsigned number;
    char *address;
    if (!caught)
        return;
    if (__ubsan_get_current_report_data)
        __ubsan_get_current_report_data(&kind, &text, &text, &number, &number, &address);
    repro_crash_end(kind, true);
}

static void repro_crash_death(void)
{
    repro_crash_end("sanitizer", true);
}

static void repro_crash_signal(int number)
{
    char name[24] = "SIG";
    const char *rest = sigabbrev_np(number);
    size_t length = rest ? strlen(rest) : 0;
    if (length < sizeof name - 3)
        memcpy(name + 3, rest, length);
    repro_crash_end(name, true);
}

static void repro_crash_late(int number)
{
    (void)number;
    repro_crash_end("timeout", false);
}

static void on_signal(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK | SA_NODEFER};
    sigaction(number, &action, NULL);
}

void repro_crash_watch(struct repro_crash *crash, void (*note)(void *context), void *context)
{
    static const int signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
    static char stack[256 * 1024]; /* the other one may be what is used up */
    const stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};

    caught = crash;
    take_note = note;
    note_context = context;
    sigaltstack(&other, NULL);
    for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++)
        on_signal(signals[i], repro_crash_signal);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(repro_crash_death);
}

void repro_crash_limit(unsigned milliseconds)
{
    const struct itimerval busy = {.it_value = {milliseconds / 1000, milliseconds % 1000 * 1000}};
    const struct itimerval idle = {.it_value = {milliseconds / 100, milliseconds % 100 * 10000}};
    on_signal(SIGPROF, repro_crash_late);
    on_signal(SIGALRM, repro_crash_late);
    setitimer(ITIMER_PROF, &busy, NULL);
    setitimer(ITIMER_REAL, &idle, NULL);
}

void repro_crash_stack(char *out, size_t size, const struct repro_crash *crash,
                       const struct repro_symbols *symbols)
{
    enum { NAMED = 3 };
    char name[128];
    unsigned named = 0;
    size_t length = 0;

    snprintf(out, size, "?");
    for (unsigned i = 0; i < crash->frames && i < REPRO_CRASH_FRAMES && named < NAMED; i++) {
        if (!repro_symbol(symbols, crash->at[i], name, sizeof name))
            continue;
        int more = snprintf(out + length, size - length, "%s%s", named ? "<" : "", name);
        length += more > 0 ? (size_t)more : 0;
        if (length >= size)
            return;
        named++;
    }
}
