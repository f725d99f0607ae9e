#define _GNU_SOURCE
#include "repro/root.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_root(const char *path)
{
    char below[PATH_MAX];
    struct stat status;
    int length = snprintf(below, sizeof below, "%s/%s", path, REPRO_REGRESSIONS);
    return length < (int)sizeof below && stat(below, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The folder above, in place; false: there is none. */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash || strcmp(path, "/") == 0)
        return false;
    slash[slash == path ? 1 : 0] = '\0';
    return true;
}

bool repro_find_root(char *root)
{
    const char *workspace = getenv("BUILD_WORKSPACE_DIRECTORY");
    if (workspace && strlen(workspace) < PATH_MAX && is_root(workspace)) {
        strcpy(root, workspace);
        return true;
    }
    bool found = getcwd(root, PATH_MAX) != NULL;
    while (found && !is_root(root))
        found = go_up(root);
    if (!found)
        fprintf(stderr, "repro: no folder %s here or above; call it inside the repository\n",
                REPRO_REGRESSIONS);
    return found;
}
