/* repro: run, show and encode memory-mapping programs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/codec.h"
#include "fuzz/run.h"
#include "fuzz/settle.h"
#include "fuzz/sut_remote.h"
#include "repro/bisect.h"
#include "repro/call.h"
#include "repro/emit_test.h"
#include "repro/export_c.h"
#include "repro/help.h"
#include "repro/html.h"
#include "repro/import_command.h"
#include "repro/load.h"
#include "repro/minimize_command.h"
#include "repro/pages.h"
#include "repro/save.h"
#include "repro/show.h"
#include "repro/triage.h"

/* Everything printed so far has arrived? Said once, at the end. */
static int finish_output(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    perror("repro: cannot write the output");
    return REPRO_BAD;
}

/* --- repro run --- */

struct tally {
    unsigned ok;
    unsigned skipped;
    unsigned failed;
    unsigned bad;
};

struct request {
    bool trace;
    enum mf_profile guest; /* of bytes that do not say */
    struct repro_pages pages;
    struct mf_runner *runner;
    const struct mf_remote_facts *facts; /* of this machine; NULL: it does not matter */
};

/* Some checks are made once a program, and which depends on its length: of a program as it is, all
 * are. Systems that run elsewhere have none of them. */
static bool judge(const struct request *request, const struct mf_program *program,
                  const struct mf_run_options *options, struct mf_finding *finding)
{
    if (request->facts || request->pages.count != 0)
        return mf_run(request->runner, program, options, finding);
    return mf_run_both(request->runner, program, options, finding);
}

/* One program. as: its file, with the page sizes if they are not its own. */
static void run_program(const struct request *request, const struct mf_program *program,
                        const struct mf_notes *notes, const struct mf_run_options *options,
                        const char *as, struct tally *tally)
{
    const char *comment = request->trace ? "# " : "";
    const char *refusal = mf_run_refusal(request->runner, program, notes);
    struct mf_finding finding;

    if (refusal) {
        tally->skipped++;
        printf("%s: skipped (%s)\n", as, refusal);
    } else if (!judge(request, program, options, &finding)) {
        tally->failed++;
        mf_report(stdout, request->runner, program, &finding);
    } else if (mf_run_skipped(request->runner)) {
        tally->skipped++;
        printf("%s%s: skipped (%s)\n", comment, as, mf_run_skipped(request->runner));
    } else {
        tally->ok++;
        printf("%s%s: ok\n", comment, as);
    }
    fflush(stdout); /* before a run that may end the process */
}

/* With each of the page sizes, fitted to this machine. What the text states is for its own, and not
 * looked at. */
static void run_pages(const struct request *request, struct repro_input *input, const char *path,
                      struct tally *tally)
{
    const struct mf_config own = input->program.config;
    char as[4096];
    char again[4096 + 64];

    for (unsigned i = 0; i < request->pages.count; i++) {
        struct mf_config *config = &input->program.config;
        *config = own;
        repro_pages_set(&request->pages, i, config);
        if (request->facts)
            mf_settle(&input->program, request->facts);
        snprintf(as, sizeof as, "%s (%u,%u)", path, (unsigned)config->target_page,
                 (unsigned)config->host_page);
        snprintf(again, sizeof again, "--pages=%u,%u %s", (unsigned)config->target_page,
                 (unsigned)config->host_page, path);
        struct mf_run_options options = {
            .checks = true, .trace = request->trace ? stdout : NULL, .again = again};
        run_program(request, &input->program, &input->notes, &options, as, tally);
    }
}

static void run_file(const struct request *request, const char *path, struct tally *tally)
{
    struct repro_input input;

    repro_input_init(&input);
    if (!repro_load(&input, path, request->guest)) {
        tally->bad++;
    } else if (request->pages.count != 0) {
        run_pages(request, &input, path, tally);
    } else {
        struct mf_run_options options = {
            .checks = true,
            .notes = input.is_text ? &input.notes : NULL,
            .trace = request->trace ? stdout : NULL,
            .again = path,
        };
        run_program(request, &input.program, &input.notes, &options, path, tally);
    }
    repro_input_free(&input);
}

/* The systems that --sut= names. */
struct systems {
    struct mf_remote_process *process; /* NULL: none is needed */
    struct mf_runner *runner;
};

static bool open_system(struct systems *systems, const char *name)
{
    *systems = (struct systems){NULL, NULL};
    if (strcmp(name, "core") == 0) {
        systems->runner = mf_runner_create();
        return true;
    }
    bool kernel = strcmp(name, "kernel") == 0;
    if (!kernel && strcmp(name, "core-host") != 0)
        return false;
    systems->process = mf_remote_create();
    systems->runner = mf_runner_create_on(
        mf_sut_remote_create(systems->process, kernel ? MF_REMOTE_KERNEL : MF_REMOTE_CORE));
    const struct mf_remote *shared = mf_remote_shared(systems->process);
    if (kernel && shared)
        mf_kernel_differences(&shared->facts, stdout);
    return true;
}

static void close_system(struct systems *systems)
{
    mf_runner_destroy(systems->runner);
    mf_remote_destroy(systems->process);
}

static int run(int count, char **arguments)
{
    struct tally tally = {0};
    struct systems systems;
    struct request request = {0};
    const char *sut = "core";
    const char *guest = "linux";
    bool options = true; /* until -- */
    int files = 0;

    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (!options || argument[0] != '-')
            arguments[files++] = arguments[i];
        else if (strcmp(argument, "--") == 0)
            options = false;
        else if (strcmp(argument, "--trace") == 0)
            request.trace = true;
        else if (strncmp(argument, "--sut=", 6) == 0)
            sut = argument + 6;
        else if (strncmp(argument, "--guest=", 8) == 0)
            guest = argument + 8;
        else if (strncmp(argument, "--pages=", 8) != 0)
            return repro_bad_call("run has no option", argument);
        else if (!repro_pages_parse(&request.pages, argument + 8))
            return repro_bad_call(
                "--pages= wants all, TARGET,all or TARGET,HOST: powers of two from 4096 to 65536; "
                "not",
                argument + 8);
    }
    if (files == 0)
        return repro_bad_call("run wants at least one file", NULL);

    if (!repro_guest(guest, &request.guest))
        return repro_bad_call("there are the guests linux, freebsd and any, not", guest);
    if (!open_system(&systems, sut))
        return repro_bad_call("there are the systems core, core-host and kernel, not", sut);
    request.runner = systems.runner;
    if (systems.process && mf_remote_shared(systems.process))
        request.facts = &mf_remote_shared(systems.process)->facts;
    for (int i = 0; i < files; i++)
        run_file(&request, arguments[i], &tally);
    close_system(&systems);
    if (files > 1 || request.pages.count > 1) {
        printf("%u ok, %u skipped, %u failed", tally.ok, tally.skipped, tally.failed);
        if (tally.bad)
            printf(", %u not readable", tally.bad);
        printf("\n");
    }
    return tally.bad ? REPRO_BAD : tally.failed ? REPRO_FOUND : REPRO_FINE;
}

/* --- repro show --- */

static int show(int count, char **arguments)
{
    struct repro_input input;
    enum mf_profile guest = MF_PROFILE_LINUX;
    int status = REPRO_BAD;

    if (count > 0 && strncmp(arguments[0], "--guest=", 8) == 0) {
        if (!repro_guest(arguments[0] + 8, &guest))
            return repro_bad_call("there are the guests linux, freebsd and any, not",
                                  arguments[0] + 8);
        count--;
        arguments++;
    }
    if (count > 0 && strcmp(arguments[0], "--") == 0) {
        count--;
        arguments++;
    } else if (count > 0 && arguments[0][0] == '-') {
        return repro_bad_call("show has no option", arguments[0]);
    }
    if (count != 1)
        return repro_bad_call("show wants one file", NULL);

    repro_input_init(&input);
    if (repro_load(&input, arguments[0], guest)) {
        char *text = repro_show(&input);
        if (text) {
            fputs(text, stdout);
            status = REPRO_FINE;
        } else {
            fprintf(stderr, "repro: out of memory\n");
        }
        free(text);
    }
    repro_input_free(&input);
    return status;
}

/* --- repro encode --- */

static int write_encoded(const struct mf_program *program, const char *out)
{
    size_t size = mf_encode(program, NULL, 0);
    uint8_t *bytes = malloc(size);
    if (!bytes) {
        fprintf(stderr, "repro: out of memory\n");
        return REPRO_BAD;
    }
    mf_encode(program, bytes, size);
    bool saved = repro_save(out, bytes, size);
    free(bytes);
    return saved ? REPRO_FINE : REPRO_BAD;
}

static int encode(int count, char **arguments)
{
    struct repro_input input;
    const char *in = NULL;
    const char *out = NULL;
    bool options = true;
    int status = REPRO_BAD;

    for (int i = 0; i < count; i++) {
        if (options && strcmp(arguments[i], "--") == 0)
            options = false;
        else if (options && strcmp(arguments[i], "-o") == 0 && i + 1 < count && !out)
            out = arguments[++i];
        else if (options && arguments[i][0] == '-')
            return repro_bad_call(strcmp(arguments[i], "-o") == 0 ? "encode wants one output after"
                                                                  : "encode has no option",
                                  arguments[i]);
        else if (in)
            return repro_bad_call("encode wants one file; more than that is", arguments[i]);
        else
            in = arguments[i];
    }
    if (!in || !out)
        return repro_bad_call("encode wants FILE -o OUT", NULL);
    if (repro_same_file(in, out))
        return repro_bad_call("the output would replace the input", in);

    repro_input_init(&input);
    if (repro_load(&input, in, MF_PROFILE_LINUX))
        status = write_encoded(&input.program, out);
    repro_input_free(&input);
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs(repro_usage, stderr);
        return REPRO_BAD;
    }
    const char *command = argv[1];
    if (strcmp(command, "help") == 0 || strcmp(command, "--help") == 0 ||
        strcmp(command, "-h") == 0) {
        fputs(repro_usage, stdout);
        fputs(repro_tutorial, stdout);
        return finish_output(REPRO_FINE);
    }
    if (strcmp(command, "run") == 0)
        return finish_output(run(argc - 2, argv + 2));
    if (strcmp(command, "show") == 0)
        return finish_output(show(argc - 2, argv + 2));
    if (strcmp(command, "encode") == 0)
        return finish_output(encode(argc - 2, argv + 2));
    if (strcmp(command, "export-c") == 0)
        return finish_output(repro_export_c(argc - 2, argv + 2));
    if (strcmp(command, "html") == 0)
        return finish_output(repro_html(argc - 2, argv + 2));
    if (strcmp(command, "bisect") == 0)
        return finish_output(repro_bisect_command(argc - 2, argv + 2));
    if (strcmp(command, "emit-test") == 0)
        return finish_output(repro_emit_test_command(argc - 2, argv + 2));
    if (strcmp(command, "import") == 0)
        return finish_output(repro_import_command(argc - 2, argv + 2));
    if (strcmp(command, "minimize") == 0)
        return finish_output(repro_minimize_command(argc - 2, argv + 2));
    if (strcmp(command, "triage") == 0)
        return finish_output(repro_triage_command(argc - 2, argv + 2));
    return repro_bad_call(command[0] == '-' ? "no option" : "no command", command);
}
