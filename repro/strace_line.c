#include "repro/strace_line.h"

#include <stdlib.h>
#include <string.h>

/* --- Small steps over a stretch of text --- */

static struct strace_text from(struct strace_text text, size_t skip)
{
    return (struct strace_text){text.at + skip, text.length - skip};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static struct strace_text trim_start(struct strace_text text)
{
    while (text.length > 0 && is_blank(*text.at))
        text = from(text, 1);
    return text;
}

static struct strace_text trim(struct strace_text text)
{
    text = trim_start(text);
    while (text.length > 0 && is_blank(text.at[text.length - 1]))
        text.length--;
    return text;
}

static bool begins(struct strace_text text, const char *with)
{
    size_t length = strlen(with);
    return text.length >= length && memcmp(text.at, with, length) == 0;
}

static bool take(struct strace_text *text, const char *what)
{
    if (!begins(*text, what))
        return false;
    *text = from(*text, strlen(what));
    return true;
}

bool strace_text_is(struct strace_text text, const char *word)
{
    return text.length == strlen(word) && memcmp(text.at, word, text.length) == 0;
}

/* Where it begins in the text; text.length: nowhere. */
static size_t find(struct strace_text text, const char *what)
{
    for (size_t i = 0; i < text.length; i++) {
        if (begins(from(text, i), what))
            return i;
    }
    return text.length;
}

static size_t count_while(struct strace_text text, bool (*is)(char))
{
    size_t count = 0;
    while (count < text.length && is(text.at[count]))
        count++;
    return count;
}

/* Digits that fit; false: none, or too many. */
static bool take_decimal(struct strace_text *text, uint64_t *number)
{
    size_t count = count_while(*text, is_digit);
    *number = 0;
    if (count == 0 || count > 19)
        return false;
    for (size_t i = 0; i < count; i++)
        *number = *number * 10 + (uint64_t)(text->at[i] - '0');
    *text = from(*text, count);
    return true;
}

static bool take_pid(struct strace_text *text, uint32_t *pid)
{
    uint64_t number;
    struct strace_text rest = *text;
    if (!take_decimal(&rest, &number) || number > INT32_MAX)
        return false;
    *pid = (uint32_t)number;
    *text = rest;
    return true;
}

/* --- What may stand before a call --- */

/* "123  " or "[pid 123] " */
static void skip_pid(struct strace_text *text, struct strace_line *line)
{
    struct strace_text rest = *text;
    uint32_t pid;
    bool bracket = take(&rest, "[pid");

    if (bracket)
        rest = trim_start(rest);
    if (!take_pid(&rest, &pid) || (bracket && !take(&rest, "]")) || rest.length == 0 ||
        !is_blank(*rest.at))
        return;
    line->has_pid = true;
    line->pid = pid;
    *text = trim_start(rest);
}

static bool is_time(char c)
{
    return is_digit(c) || c == ':' || c == '.';
}

/* 17:37:05, 17:37:05.631639, 1795628225.679958, 0.000252, and "(+ 0.000252)" behind one */
static void skip_time(struct strace_text *text)
{
    size_t count = count_while(*text, is_time);
    if (count > 0 && count < text->length && is_blank(text->at[count]) &&
        (memchr(text->at, '.', count) || memchr(text->at, ':', count)))
        *text = trim_start(from(*text, count));
    size_t end = find(*text, ")");
    if (begins(*text, "(+") && end < text->length)
        *text = trim_start(from(*text, end + 1));
}

/* "[  59] " (strace -n) and "[00007f1fca8e2ad7] " (-i) */
static void skip_numbers(struct strace_text *text)
{
    static const char digits[] = "0123456789abcdef?";
    while (begins(*text, "[")) {
        struct strace_text rest = trim_start(from(*text, 1));
        while (rest.length > 0 && *rest.at && strchr(digits, *rest.at))
            rest = from(rest, 1);
        if (!begins(rest, "] "))
            return;
        *text = trim_start(from(rest, 1));
    }
}

/* --- Lines --- */

static void read_resumed(struct strace_text text, struct strace_line *line)
{
    size_t name = count_while(text, is_name);
    line->name = (struct strace_text){text.at, name};
    text = from(text, name);
    if (name == 0 || !take(&text, " resumed>"))
        return;
    line->kind = STRACE_RESUMED;
    line->body = text;
}

static void read_call(struct strace_text text, struct strace_line *line)
{
    static const char unfinished[] = "<unfinished ...>";
    size_t name = count_while(text, is_name);
    line->name = (struct strace_text){text.at, name};
    text = from(text, name);
    if (name == 0 || is_digit(*line->name.at) || !take(&text, "("))
        return;
    line->kind = STRACE_CALL;
    line->body = trim(text);
    size_t cut = line->body.length - strlen(unfinished);
    if (line->body.length >= strlen(unfinished) && begins(from(line->body, cut), unfinished)) {
        line->kind = STRACE_UNFINISHED;
        line->body.length = cut;
    }
}

/* "Process 12 attached". A terminal shows it at the end of the line that began the call. */
static bool read_attached(struct strace_text text, struct strace_line *line)
{
    uint32_t pid;
    size_t at = find(text, "strace: Process ");
    struct strace_text rest = from(text, at);

    if (!take(&rest, "strace: Process ") || !take_pid(&rest, &pid) || !take(&rest, " attached") ||
        trim(rest).length != 0)
        return false;
    line->attached = pid;
    if (at > 0) {
        read_call((struct strace_text){text.at, at}, line);
        if (line->kind == STRACE_CALL)
            line->kind = STRACE_UNFINISHED;
        return line->kind == STRACE_UNFINISHED;
    }
    line->kind = STRACE_ATTACHED;
    return true;
}

static bool is_nothing(struct strace_text text)
{
    static const char *const said[] = {"--- ", "strace: ", "[ Process PID=", "<unfinished ...>",
                                       "<detached ...>"};
    if (text.length == 0)
        return true;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (begins(text, said[i]))
            return true;
    }
    return false;
}

static bool read_mode(struct strace_text text, struct strace_line *line)
{
    take(&text, "strace: ");
    if (!take(&text, "[ Process PID=") || !take_pid(&text, &line->pid) ||
        !take(&text, " runs in 32 bit mode"))
        return false;
    line->has_pid = true;
    line->kind = STRACE_32BIT;
    return true;
}

void strace_line_read(struct strace_text text, struct strace_line *line)
{
    memset(line, 0, sizeof *line);
    line->kind = STRACE_UNKNOWN;
    text = trim(text);
    skip_pid(&text, line);
    skip_time(&text);
    skip_numbers(&text);
    line->body = text;
    if (read_attached(text, line) || read_mode(text, line))
        return;
    if (begins(text, "+++ "))
        line->kind = STRACE_ENDED;
    else if (is_nothing(text))
        line->kind = STRACE_NOTHING;
    else if (take(&text, "<... "))
        read_resumed(text, line);
    else
        read_call(text, line);
}

/* --- Bodies --- */

/* Past a string, a comment or a <path> that begins at i, else past one character. Text that ends
 * inside it is passed whole. */
static size_t step_over(struct strace_text text, size_t i)
{
    char c = text.at[i];
    if (c == '"') {
        for (i++; i < text.length && text.at[i] != '"'; i++)
            i += text.at[i] == '\\';
        return i < text.length ? i + 1 : text.length;
    }
    if (begins(from(text, i), "/*")) {
        size_t end = i + 2 + find(from(text, i + 2), "*/");
        return end < text.length ? end + 2 : text.length;
    }
    if (c == '<' && i > 0 && is_name(text.at[i - 1]) && !begins(from(text, i), "<<")) {
        for (i++; i < text.length && (text.at[i] != '>' || text.at[i - 1] == '-');)
            i++; /* "->" stands between two addresses of a socket */
        return i < text.length ? i + 1 : text.length;
    }
    return begins(from(text, i), "<<") ? i + 2 : i + 1;
}

static bool add_argument(struct strace_body *body, struct strace_text text)
{
    text = trim(text);
    if (body->count == STRACE_ARGS_MAX)
        return false;
    body->arg[body->count++] = text;
    return true;
}

/* The arguments up to the parenthesis that closes the call; *after is what follows it. */
static bool read_arguments(struct strace_text text, struct strace_body *body,
                           struct strace_text *after)
{
    unsigned depth = 0;
    size_t begin = 0;

    for (size_t i = 0; i < text.length;) {
        char c = text.at[i];
        if (c == ')' && depth == 0) {
            struct strace_text last = {text.at + begin, i - begin};
            *after = from(text, i + 1);
            return (body->count == 0 && trim(last).length == 0) || add_argument(body, last);
        }
        if (c == '(' || c == '[' || c == '{')
            depth++;
        if ((c == ')' || c == ']' || c == '}') && depth-- == 0)
            return false;
        if (c == ',' && depth == 0) {
            if (!add_argument(body, (struct strace_text){text.at + begin, i - begin}))
                return false;
            begin = i + 1;
        }
        i = step_over(text, i);
    }
    return false;
}

static bool is_error(char c)
{
    return (c >= 'A' && c <= 'Z') || is_digit(c);
}

static bool read_result(struct strace_text text, struct strace_body *body)
{
    text = trim(text);
    if (!take(&text, "="))
        return false;
    text = trim(text);
    if (begins(text, "?")) {
        body->outcome = STRACE_NO_RESULT;
        return true;
    }
    if (take(&text, "-1 ")) {
        size_t name = count_while(text, is_error);
        body->outcome = STRACE_FAILED;
        body->error = (struct strace_text){text.at, name};
        return name > 1 && *text.at == 'E';
    }
    body->outcome = STRACE_RETURNED;
    strace_path(text, &body->path);
    return strace_number(text, &body->result);
}

bool strace_body_read(struct strace_text text, struct strace_body *body)
{
    struct strace_text after;
    memset(body, 0, sizeof *body);
    return read_arguments(text, body, &after) && read_result(after, body);
}

/* --- Arguments --- */

/* What may follow a number: nothing, a blank, a comment, a path. */
static bool ends_number(struct strace_text text)
{
    return text.length == 0 || is_blank(*text.at) || *text.at == '<' || *text.at == '/';
}

bool strace_number(struct strace_text text, uint64_t *number)
{
    char digits[32];
    char *end;
    bool negative = take(&text, "-");

    *number = 0;
    if (take(&text, "NULL"))
        return !negative && ends_number(text);
    size_t count = count_while(text, is_name);
    if (count == 0 || count >= sizeof digits || !is_digit(*text.at))
        return false;
    memcpy(digits, text.at, count);
    digits[count] = '\0';
    *number = strtoull(digits, &end, 0);
    if (negative)
        *number = 0 - *number;
    return *end == '\0' && ends_number(from(text, count));
}

bool strace_path(struct strace_text text, struct strace_text *path)
{
    *path = (struct strace_text){text.at, 0};
    size_t name = count_while(text, is_name);
    if (name == 0 || name == text.length || text.at[name] != '<' || begins(from(text, name), "<<"))
        return false;
    size_t end = step_over(text, name);
    if (text.at[end - 1] != '>')
        return false;
    *path = (struct strace_text){text.at + name + 1, end - name - 2};
    return true;
}

bool strace_string(struct strace_text text, struct strace_text *inside)
{
    if (text.length < 2 || *text.at != '"' || step_over(text, 0) != text.length ||
        text.at[text.length - 1] != '"')
        return false;
    *inside = (struct strace_text){text.at + 1, text.length - 2};
    return true;
}

bool strace_field(struct strace_text text, const char *key, struct strace_text *value)
{
    size_t length = strlen(key);
    for (size_t i = 0; i < text.length; i = step_over(text, i)) {
        bool starts = i == 0 || !is_name(text.at[i - 1]);
        if (!starts || !begins(from(text, i), key) || !begins(from(text, i + length), "="))
            continue;
        size_t begin = i + length + 1;
        size_t end = begin;
        while (end < text.length && text.at[end] != ',' && text.at[end] != '}')
            end = step_over(text, end);
        *value = trim((struct strace_text){text.at + begin, end - begin});
        return true;
    }
    return false;
}

bool strace_has_word(struct strace_text text, const char *word)
{
    for (size_t i = 0; i < text.length;) {
        size_t count = count_while(from(text, i), is_name);
        if (count == 0)
            i++;
        else if (strace_text_is((struct strace_text){text.at + i, count}, word))
            return true;
        i += count;
    }
    return false;
}
