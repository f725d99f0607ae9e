"""variant_test: one more run of a test, with its code compiled another way, inside the same `bazel test //...`."""

_COPT = "//command_line_option:copt"
_LINKOPT = "//command_line_option:linkopt"
_MODE = "//command_line_option:compilation_mode"
_SUFFIX = "//command_line_option:platform_suffix"
_ENGINE = "//tools/fuzzing:engine"
_SUT = "//tools/fuzzing:sut"

# For each variant: what everything is compiled with, what is linked, the engine, what the code under test gets.
_VARIANTS = {
    "plain": ([], [], "replay", "none"),
    "tsan": (["-fsanitize=thread"], ["-fsanitize=thread"], "replay", "none"),
    "msan": (["-fsanitize=memory"], ["-fsanitize=memory"], "replay", "none"),
    "integer": ([], ["-fsanitize=undefined,integer"], "replay", "integer"),
    "asan-afl": (["-O2"], ["-fsanitize=address"], "afl", "asan"),
    "cmplog-afl": (["-O2"], ["-fsanitize=fuzzer-no-link"], "afl-cmplog", "none"),
    "asan-ubsan-libfuzzer": ([], ["-fsanitize=address,undefined"], "libfuzzer", "asan-ubsan"),
}

def _without_sanitizers(options):
    return [o for o in options if not o.startswith("-fsanitize") and not o.startswith("-fno-sanitize")]

def _transition_impl(settings, attr):
    copts, linkopts, engine, sut = _VARIANTS[attr.variant]
    return {
        _COPT: _without_sanitizers(settings[_COPT]) + copts,
        _LINKOPT: _without_sanitizers(settings[_LINKOPT]) + linkopts,
        _SUFFIX: "-" + attr.variant,
        _ENGINE: engine,
        _SUT: sut,
    }

_variant_transition = transition(
    implementation = _transition_impl,
    inputs = [_COPT, _LINKOPT],
    outputs = [_COPT, _LINKOPT, _SUFFIX, _ENGINE, _SUT],
)

def _plain_impl(settings, attr):
    return {
        _COPT: ["-O1", "-g", "-ffile-compilation-dir=."],
        _LINKOPT: ["-fuse-ld=lld"],
        _MODE: "fastbuild",
        _SUFFIX: "-plain",
        _ENGINE: "replay",
        _SUT: "none",
    }

# For our own tools that run during the build; the same in every configuration, so they are compiled once. cfg = "exec"
# would do but for engine and sut, which stay as they are there in Bazel 4: a tool would be instrumented for an engine
# that it is not linked with.
plain_transition = transition(
    implementation = _plain_impl,
    inputs = [],
    outputs = [_COPT, _LINKOPT, _MODE, _SUFFIX, _ENGINE, _SUT],
)

def _helper_impl(settings, attr):
    return {
        _COPT: ["-O2", "-g", "-fPIE", "-fno-stack-protector", "-ffile-compilation-dir=.", "-Wextra", "-Wconversion", "-Werror"],
        _LINKOPT: ["-fuse-ld=lld"],
        _MODE: "fastbuild",
        _SUFFIX: "-helper",
        _ENGINE: "replay",
        _SUT: "trap",
    }

# For a process that programs may map all around: no sanitizer's shadow, the code under test traps.
helper_transition = transition(
    implementation = _helper_impl,
    inputs = [],
    outputs = [_COPT, _LINKOPT, _MODE, _SUFFIX, _ENGINE, _SUT],
)

def _variant_test_impl(ctx):
    test = ctx.attr.test[0][DefaultInfo]  # a list, because of the transition
    out = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(
        output = out,
        target_file = test.files_to_run.executable,
        is_executable = True,
    )
    runfiles = ctx.runfiles(files = [out] + ctx.files.data).merge(test.default_runfiles)
    return [DefaultInfo(executable = out, runfiles = runfiles)]

variant_test = rule(
    doc = """Runs `test` as `variant`. Its data come along; its args do not, so give them again.""",
    implementation = _variant_test_impl,
    test = True,
    attrs = {
        "test": attr.label(cfg = _variant_transition, mandatory = True),
        "variant": attr.string(values = _VARIANTS.keys(), mandatory = True),
        "data": attr.label_list(allow_files = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)

def _variant_binary_impl(ctx):
    binary = ctx.attr.binary[0][DefaultInfo]
    out = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = out, target_file = binary.files_to_run.executable, is_executable = True)
    return [DefaultInfo(executable = out, runfiles = ctx.runfiles(files = [out]).merge(binary.default_runfiles))]

variant_binary = rule(
    doc = "`binary` as `variant`.",
    implementation = _variant_binary_impl,
    executable = True,
    attrs = {
        "binary": attr.label(cfg = _variant_transition, mandatory = True),
        "variant": attr.string(values = _VARIANTS.keys(), mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)

def variant_tests(test, variants, **kwargs):
    """variant_test for each of `variants`, named TEST_VARIANT."""
    for variant in variants:
        variant_test(
            name = test + "_" + variant,
            test = ":" + test,
            variant = variant,
            **kwargs
        )
