"""Bugs that others shipped, in our core: a patch each under bugs/FILE/, where FILE is the one of mm/ that it changes."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library")
load("@rules_shell//shell:sh_test.bzl", "sh_test")
load("//tools/fuzzing:fuzz_test.bzl", "fuzz_binary")
load("//tools/fuzzing:settings.bzl", "SUT_COPTS")

# The targets that a bug may be looked for with.
TARGETS = ["freebsd_guest", "host_faults", "linux_guest"]

def bug(patch):
    """The core with one bug, and what is linked with it.

    Makes NAME_core, the patched file compiled (it comes before the sound one, whose object is then never taken from its
    archive); NAME_witness and its test; and NAME_TARGET, a fuzz target, built only when asked for.

    Args:
      patch: bugs/FILE/NAME.patch; the program that shows the bug is beside it, NAME.mm.
    """
    file, name = patch[len("bugs/"):-len(".patch")].split("/")
    witness = patch[:-len("patch")] + "mm"
    source = "patched/%s/mm/%s" % (name, file)

    native.genrule(
        name = name + "_source",
        srcs = [patch, "//mm:" + file],
        outs = [source],
        cmd = "cp $(location //mm:%s) $@ && patch -s --no-backup-if-mismatch $@ $(location %s)" % (file, patch),
    )
    cc_library(
        name = name + "_core",
        srcs = [source],
        copts = SUT_COPTS + ["-include", "tools/bugbench/bug.h"],
        deps = [
            ":bug",
            "//mm",
            "//mm:table",
        ],
        alwayslink = 1,
    )
    cc_binary(
        name = name + "_witness",
        testonly = True,
        deps = [
            name + "_core",
            ":trigger",
            ":witness_main",
        ],
    )
    sh_test(
        name = name + "_test",
        size = "small",
        srcs = ["witness_test.sh"],
        args = ["$(rootpath %s_witness)" % name, "$(rootpath %s)" % patch, "$(rootpath %s)" % witness],
        data = [name + "_witness", patch, witness],
    )
    for target in TARGETS:
        fuzz_binary(
            name = name + "_" + target,
            target = "//fuzz:%s_target" % target,
            mutator = ["//fuzz:libfuzzer_mutator"],
            deps = [
                name + "_core",
                ":trigger",
            ],
            tags = ["manual"],
        )
