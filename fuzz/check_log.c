/*
 * STATED: the lines of the log hook. Each has to say, strace-style, the call that the guest made,
 * its arguments uncut, and the result it got. Which names stand for which bits is read with the
 * test bed's own table, so that a line may name them in any order; everything else is compared as
 * text.
 */
#include <inttypes.h>
#include <string.h>

#include "fuzz/check.h"
#include "fuzz/constants.h"
#include "fuzz/step.h"
#include "mm/abi_freebsd.h"
#include "mm/abi_linux.h"

void mf_checks_log(void *context, const char *text)
{
    struct mf_checks *checks = context;
    size_t length = strlen(text);
    if (length >= sizeof checks->log_line)
        length = sizeof checks->log_line - 1;
    memcpy(checks->log_line, text, length);
    checks->log_line[length] = '\0';
    checks->logged++;
}

/*
 * --- Reading: each takes what it expects from *at, or fails. By hand, since the C library's
 * functions are slow under a sanitizer. ---
 */

static bool take(const char **at, const char *text)
{
    const char *from = *at;
    for (; *text; text++, from++) {
        if (*from != *text)
            return false;
    }
    *at = from;
    return true;
}

/* Without leading zeros. */
static bool take_digits(const char **at, unsigned base, uint64_t *number)
{
    static const char digits[] = "0123456789abcdef";
    const char *from = *at;
    *number = 0;
    for (;; from++) {
        unsigned digit = 0;
        while (digit < base && digits[digit] != *from)
            digit++;
        if (digit == base)
            break;
        *number = *number * base + digit;
    }
    bool fine = from != *at && (**at != '0' || from == *at + 1);
    *at = from;
    return fine;
}

static bool take_number(const char **at, uint64_t *number)
{
    return take_digits(at, take(at, "0x") ? 16 : 10, number);
}

static bool take_int(const char **at, int32_t number)
{
    uint64_t digits;
    bool minus = take(at, "-");
    return take_digits(at, 10, &digits) && (number < 0) == minus &&
           digits == (uint64_t)(minus ? -(int64_t)number : number);
}

static bool in_name(char letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
}

static bool take_name(const char **at, enum mf_abi abi, enum mf_constant_group group,
                      uint64_t *value)
{
    size_t count;
    const struct mf_constant *constants = mf_constants(abi, group, &count);
    for (size_t i = 0; i < count; i++) {
        const char *after = *at;
        if (!take(&after, constants[i].name) || in_name(*after))
            continue;
        *value = constants[i].value;
        *at = after;
        return true;
    }
    return false;
}

/* Names and numbers joined by |. */
static bool take_bits(const char **at, enum mf_abi abi, enum mf_constant_group group,
                      uint64_t *bits)
{
    bool fine = true;
    *bits = 0;
    do {
        uint64_t term = 0;
        if (take(at, "PROT_MAX(")) {
            fine = abi == MF_FREEBSD && take_name(at, abi, group, &term);
            for (uint64_t more = 0; fine && take(at, "|"); term |= more)
                fine = take_name(at, abi, group, &more);
            fine = fine && take(at, ")");
            term <<= FB_PROT_MAX_SHIFT;
        } else if (take(at, "MAP_ALIGNED(")) {
            fine = abi == MF_FREEBSD && take_number(at, &term) && take(at, ")");
            term <<= FB_MAP_ALIGNMENT_SHIFT;
        } else {
            fine = in_name(**at) && **at > '9' ? take_name(at, abi, group, &term)
                                               : take_number(at, &term);
        }
        *bits |= term;
    } while (fine && take(at, "|"));
    return fine;
}

/* --- One line. --- */

static bool take_argument(const char **at, enum mf_abi abi, const struct mf_step *call,
                          unsigned index)
{
    uint64_t want = call->arg[index];
    uint64_t have;
    switch (mf_arg_class(call->kind, index)) {
    case MF_CLASS_PROT:
        return take_bits(at, abi, MF_GROUP_PROT, &have) && have == want;
    case MF_CLASS_MAP:
        return take_bits(at, abi, MF_GROUP_MAP, &have) && have == want;
    case MF_CLASS_MREMAP: /* which only Linux has: its names are meant */
        return take_bits(at, MF_LINUX, MF_GROUP_MREMAP, &have) && have == want;
    case MF_CLASS_MS:
        return take_bits(at, abi, MF_GROUP_MS, &have) && have == want;
    case MF_CLASS_MADV:
        return take_bits(at, abi, MF_GROUP_MADV, &have) && have == want;
    case MF_CLASS_INHERIT:
        return take_bits(at, abi, MF_GROUP_INHERIT, &have) && have == want;
    case MF_CLASS_FD: /* an int to every kernel */
        return take_int(at, (int32_t)(uint32_t)want);
    default:
        return take(at, "0x") && take_digits(at, 16, &have) && have == want;
    }
}

/* strace leaves mremap's new address out where it means nothing. */
static unsigned argc_of(const struct mf_step *call)
{
    uint64_t uses_it = LX_MREMAP_FIXED | LX_MREMAP_DONTUNMAP;
    if (call->kind == MF_MREMAP)
        return call->arg[3] & uses_it ? 5 : 4;
    return mf_op_argc(call->kind);
}

/* An errno may have several names. */
static bool is_result(const char *at, enum mf_abi abi, const struct mf_outcome *outcome)
{
    uint64_t value = 0;
    if (outcome->error)
        return take(&at, "-1 ") && mf_errno_number(abi, at, strlen(at)) == outcome->error;
    bool fine = outcome->value ? take(&at, "0x") && take_digits(&at, 16, &value) : take(&at, "0");
    return fine && value == outcome->value && *at == '\0';
}

static bool says(const char *line, enum mf_abi abi, const struct mf_step *call,
                 const struct mf_outcome *outcome)
{
    const char *at = line;
    bool fine = take(&at, mf_step_word(call->kind)) && take(&at, "(");
    for (unsigned i = 0; fine && i < argc_of(call); i++)
        fine = (i == 0 || take(&at, ", ")) && take_argument(&at, abi, call, i);
    return fine && take(&at, ") = ") && is_result(at, abi, outcome);
}

static bool differs(struct mf_checks *checks, const struct mf_step *call,
                    const struct mf_outcome *outcome)
{
    mf_want(checks, "strace's line of %s(", mf_step_word(call->kind));
    for (unsigned i = 0; i < argc_of(call); i++)
        mf_want(checks, "%s0x%" PRIx64, i ? ", " : "", call->arg[i]);
    if (outcome->error)
        mf_want(checks, ") = -1 errno %d", outcome->error);
    else
        mf_want(checks, ") = 0x%" PRIx64, outcome->value);
    mf_have(checks, "%s", checks->log_line);
    return mf_found(checks, "STATED", "log");
}

bool mf_check_logged(struct mf_checks *checks, enum mf_abi abi, const struct mf_step *call,
                     const struct mf_outcome *outcome)
{
    if (checks->logged != (call ? 1u : 0u)) {
        mf_want(checks, "%s", call ? "one line for this call" : "no line");
        mf_have(checks, "%u lines", checks->logged);
        return mf_found(checks, "STATED", "log");
    }
    return !call || says(checks->log_line, abi, call, outcome) || differs(checks, call, outcome);
}
