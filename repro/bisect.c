/* repro bisect: tools/bisect of the repository, with the program looked at first. */
#define _GNU_SOURCE
#include "repro/bisect.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "repro/call.h"
#include "repro/load.h"
#include "repro/root.h"

struct request {
    char *file;
    char *good;
    char *bad;
    char *build; /* NULL: with Bazel */
};

/* --NAME VALUE or --NAME=VALUE; *i is moved past what was taken. */
static bool take_option(const char *name, int count, char **arguments, int *i, char **value)
{
    size_t length = strlen(name);
    char *argument = arguments[*i];
    if (strncmp(argument, name, length) != 0)
        return false;
    if (argument[length] == '=') {
        *value = argument + length + 1;
        return true;
    }
    if (argument[length] != '\0' || *i + 1 == count)
        return false;
    *value = arguments[++*i];
    return true;
}

static int read_request(int count, char **arguments, struct request *request)
{
    for (int i = 0; i < count; i++) {
        if (take_option("--good", count, arguments, &i, &request->good) ||
            take_option("--bad", count, arguments, &i, &request->bad) ||
            take_option("--build", count, arguments, &i, &request->build))
            continue;
        if (arguments[i][0] == '-')
            return repro_bad_call("bisect has no option (without a value)", arguments[i]);
        if (request->file)
            return repro_bad_call("bisect wants one file; more than that is", arguments[i]);
        request->file = arguments[i];
    }
    if (!request->file || !request->good || !request->bad || !*request->good || !*request->bad)
        return repro_bad_call("bisect wants FILE --good REV --bad REV", NULL);
    return REPRO_FINE;
}

/* Old commits read the text as it is; bytes are given to them in the form that says what they are.
 */
static bool look_at(const char *file, const char **form)
{
    struct repro_input input;
    repro_input_init(&input);
    bool good = repro_load(&input, file, MF_PROFILE_LINUX);
    *form = input.is_text ? "text" : "bytes";
    repro_input_free(&input);
    return good;
}

int repro_bisect_command(int count, char **arguments)
{
    struct request request = {0};
    char root[PATH_MAX];
    char script[PATH_MAX + sizeof "/tools/bisect"];
    char self[PATH_MAX] = "";
    const char *form;

    int status = read_request(count, arguments, &request);
    if (status != REPRO_FINE)
        return status;
    if (!repro_find_root(root) || !look_at(request.file, &form))
        return REPRO_BAD;
    char *file = realpath(request.file, NULL);
    snprintf(script, sizeof script, "%s/tools/bisect", root);
    if (file && readlink("/proc/self/exe", self, sizeof self - 1) > 0) {
        fflush(NULL);
        execl(script, script, root, self, form, file, request.good, request.bad,
              request.build ? request.build : "", (char *)NULL);
    }
    fprintf(stderr, "repro: cannot run %s: %s\n", script, strerror(errno));
    free(file);
    return REPRO_BAD;
}
