"""AFL++: our mutator as the shared library that it loads, and a test that a target runs well under it."""

load("@rules_cc//cc:defs.bzl", "cc_binary")
load("@rules_shell//shell:sh_test.bzl", "sh_test")
load(":variant.bzl", "plain_transition", "variant_binary")

def _plain_library_impl(ctx):
    out = ctx.actions.declare_file("lib%s.so" % ctx.label.name)
    ctx.actions.symlink(output = out, target_file = ctx.attr.library[0][DefaultInfo].files.to_list()[0])
    return [DefaultInfo(files = depset([out]), runfiles = ctx.runfiles(files = [out]))]

# afl-fuzz has no sanitizer's runtime: a library with one would not load.
_plain_library = rule(
    implementation = _plain_library_impl,
    attrs = {
        "library": attr.label(cfg = plain_transition, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)

def afl_mutator_library(name, visibility = None, **kwargs):
    """libNAME.so, the same in every configuration.

    Args:
      name: of the library, without lib and .so.
      visibility: of the library.
      **kwargs: as cc_binary has them.
    """
    cc_binary(name = "_%s.so" % name, linkshared = 1, tags = ["manual"], **kwargs)
    _plain_library(name = name, library = "_%s.so" % name, visibility = visibility)

def afl_test(name, target, config, mutator = None, repro = None, tags = []):
    """Fuzzes with AFL++ for a few seconds, see afl_test.sh.

    Args:
      name: of the test.
      target: a fuzz target's binary.
      config: what it is built as: asan-afl or cmplog-afl.
      mutator: an afl_mutator_library, all that is to change inputs.
      repro: runs programs; with a mutator.
      tags: of the test.
    """
    variant_binary(name = name + "_binary", binary = target, variant = config, testonly = True)
    sh_test(
        name = name,
        size = "medium",
        srcs = ["//tools/fuzzing:afl_test.sh"],
        args = ["$(rootpath :%s_binary)" % name, config] + (
            ["$(rootpath %s)" % mutator, "$(rootpath %s)" % repro] if mutator else []
        ),
        data = [":%s_binary" % name] + ([mutator, repro] if mutator else []),
        # Wall-clock time counts in it.
        tags = tags + ["exclusive", "fuzz-test"],
    )
