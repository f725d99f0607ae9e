"""cc_fuzz_test, with the names and the generated targets that users of rules_fuzzing know (which needs downloads)."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")
load(":corpus.bzl", "fuzz_corpus", "fuzz_dict")
load(":variant.bzl", "variant_tests")

# With AFL++ the driver has the main function. clang's own instrumentation and Debian's runtime are enough: no
# afl-clang-fast, which would instrument model and mutator as well.
_AFL_LINKOPTS = ["/usr/lib/afl/libAFLDriver.a", "/usr/lib/afl/afl-compiler-rt-64.o", "-lstdc++", "-lm", "-ldl", "-lpthread"]

# Who sees the parts of a fuzz test.
_TOOLS = [
    "//tools/bugbench:__pkg__",
    "//tools/oss-fuzz:__pkg__",
]

def _fuzz_run_impl(ctx):
    script = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(script, is_executable = True, content = """#!/usr/bin/env bash
# bazel run [--config=CONFIG] {label} -- [ENGINE FLAG or FILE]...
# Drives {name} with the engine of the configuration ({engine}). New inputs and findings go to
# ${{TMPDIR:-/tmp}}/fuzzing/{name}. File names count from where the command was given.
set -euo pipefail
cd "${{RUNFILES_DIR:-$0.runfiles}}/{workspace}"
arguments=()
for argument in "$@"; do
    if [[ $argument != [-/]* && -e ${{BUILD_WORKING_DIRECTORY:-$PWD}}/$argument ]]; then
        argument=${{BUILD_WORKING_DIRECTORY:-$PWD}}/$argument
    fi
    arguments+=("$argument")
done
out=${{TMPDIR:-/tmp}}/fuzzing/{name}
mkdir -p "$out/corpus" "$out/findings"
case {engine} in
libfuzzer)
    dict=()
    [[ ! -s {dict} ]] || dict=(-dict={dict})
    exec {binary} -artifact_prefix="$out/findings/" ${{dict[@]+"${{dict[@]}}"}} \\
        ${{arguments[@]+"${{arguments[@]}}"}} "$out/corpus" {corpus} ;;
afl*)
    export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_AUTORESUME=1
    [[ -z "{mutator}" ]] || export AFL_CUSTOM_MUTATOR_LIBRARY=$PWD/{mutator} AFL_CUSTOM_MUTATOR_ONLY=1
    exec afl-fuzz -i {corpus} -o "$out/afl" -t 10000 ${{arguments[@]+"${{arguments[@]}}"}} -- {binary} ;;
*)
    [[ ${{#arguments[@]}} -gt 0 ]] || arguments=({corpus})
    exec {binary} "${{arguments[@]}}" ;;
esac
""".format(
        label = ctx.label,
        name = ctx.attr.fuzz_test,
        engine = ctx.attr.engine,
        workspace = ctx.workspace_name,
        binary = ctx.executable.binary.short_path,
        corpus = ctx.file.corpus.short_path,
        dict = ctx.file.dict.short_path,
        mutator = ctx.file.afl_mutator.short_path if ctx.file.afl_mutator else "",
    ))
    files = [ctx.executable.binary, ctx.file.corpus, ctx.file.dict] + ctx.files.afl_mutator
    runfiles = ctx.runfiles(files = files)
    return [DefaultInfo(executable = script, runfiles = runfiles.merge(ctx.attr.binary[DefaultInfo].default_runfiles))]

_fuzz_run = rule(
    implementation = _fuzz_run_impl,
    executable = True,
    attrs = {
        "fuzz_test": attr.string(mandatory = True),
        "engine": attr.string(mandatory = True),
        "binary": attr.label(executable = True, cfg = "target", mandatory = True),
        "corpus": attr.label(allow_single_file = True, mandatory = True),
        "dict": attr.label(allow_single_file = True, mandatory = True),
        "afl_mutator": attr.label(allow_single_file = True),
    },
)

def _fuzz_package_impl(ctx):
    # What OSS-Fuzz expects in its output folder: NAME, NAME_seed_corpus.zip, NAME.dict. Same input, same bytes.
    out = ctx.actions.declare_file(ctx.label.name + ".tar")
    ctx.actions.run_shell(
        outputs = [out],
        inputs = [ctx.executable.binary, ctx.file.corpus, ctx.file.dict],
        tools = [ctx.executable._zipper],
        arguments = [
            out.path,
            ctx.attr.fuzz_test,
            ctx.executable.binary.path,
            ctx.file.corpus.path,
            ctx.file.dict.path,
            ctx.executable._zipper.path,
        ],
        command = """
set -eu
root=$PWD; out=$root/$1; name=$2; binary=$root/$3; corpus=$root/$4; dict=$root/$5; zipper=$root/$6
stage=$out.stage
mkdir -p "$stage"
cp "$binary" "$stage/$name"
[ ! -s "$dict" ] || cp "$dict" "$stage/$name.dict"
cd "$corpus"
set -- *
[ ! -e "$1" ] || "$zipper" cf "$stage/${name}_seed_corpus.zip" "$@"
cd "$stage"
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -cf "$out" *
rm -r "$stage"
""",
        mnemonic = "FuzzPackage",
    )
    return [DefaultInfo(files = depset([out]))]

_fuzz_package = rule(
    implementation = _fuzz_package_impl,
    attrs = {
        "fuzz_test": attr.string(mandatory = True),
        "binary": attr.label(executable = True, cfg = "target", mandatory = True),
        "corpus": attr.label(allow_single_file = True, mandatory = True),
        "dict": attr.label(allow_single_file = True, mandatory = True),
        "_zipper": attr.label(default = "@bazel_tools//tools/zip:zipper", executable = True, cfg = "exec"),
    },
)

def fuzz_binary(name, target, mutator = [], deps = [], tags = [], visibility = None):
    """A fuzz target under the engine of the configuration; without one, it replays.

    Args:
      name: of the binary.
      target: library with LLVMFuzzerTestOneInput.
      mutator: as cc_fuzz_test has it.
      deps: linked before the target.
      tags: of the binary.
      visibility: of the binary.
    """
    cc_binary(
        name = name,
        tags = tags,
        visibility = visibility,
        deps = deps + [target] + select({
            "//tools/fuzzing:is_libfuzzer": mutator,
            "//conditions:default": [],
        }) + select({
            "//tools/fuzzing:is_libfuzzer": [],
            "//tools/fuzzing:is_afl": ["//fuzz:afl_child"],
            "//tools/fuzzing:is_afl-cmplog": ["//fuzz:afl_child"],
            "//conditions:default": ["//fuzz:replay_main"],
        }),
        linkopts = select({
            "//tools/fuzzing:is_libfuzzer": ["-fsanitize=fuzzer"],
            "//tools/fuzzing:is_afl": _AFL_LINKOPTS,
            "//tools/fuzzing:is_afl-cmplog": _AFL_LINKOPTS,
            "//conditions:default": [],
        }),
    )

def cc_fuzz_test(
        name,
        srcs,
        corpus,
        deps = [],
        mutator = [],
        afl_mutator = None,
        encoder = None,
        dicts = [],
        copts = [],
        variants = [],
        size = "small",
        tags = [],
        visibility = None):
    """A fuzz target.

    Makes NAME, a test that replays the corpus; NAME_asan-ubsan-libfuzzer, the same by libFuzzer with only the code
    under test instrumented; NAME_bin, the target under the engine of the configuration (without one: replay); NAME_run, to drive
    it by `bazel run`; NAME_corpus, a folder; NAME_dict, a file; NAME_oss_fuzz, all of it as a tar.

    Args:
      name: of the target.
      srcs: has LLVMFuzzerTestOneInput.
      corpus: files to start from.
      deps: libraries of srcs.
      mutator: alwayslink libraries with LLVMFuzzerCustomMutator and the like, for libFuzzer alone.
      afl_mutator: the same for AFL++, an afl_mutator_library.
      encoder: compiles .mm programs of the corpus to bytes; without it they are inputs as they are.
      dicts: dictionaries.
      copts: of srcs.
      variants: more ways to replay the corpus, tests NAME_VARIANT (see variant.bzl).
      size: of the tests.
      tags: of the tests, beside fuzz-test.
      visibility: of all.
    """
    fuzz_corpus(name = name + "_corpus", srcs = corpus, encoder = encoder, visibility = visibility or _TOOLS)
    fuzz_dict(name = name + "_dict", srcs = dicts, visibility = visibility)

    # alwayslink: in the fuzzing configurations the engine's main is in no object that refers to it.
    cc_library(
        name = name + "_target",
        srcs = srcs,
        copts = copts,
        deps = deps,
        alwayslink = 1,
        tags = ["manual"],
        visibility = visibility or _TOOLS,
    )
    target = [":" + name + "_target"] + select({
        "//tools/fuzzing:is_libfuzzer": mutator,
        "//conditions:default": [],
    })
    fuzz_binary(
        name = name + "_bin",
        target = ":" + name + "_target",
        mutator = mutator,
        tags = ["fuzz-test"],
        visibility = visibility,
    )

    # AFL++'s driver ignores folders, so its test would pass without running anything: it replays instead, with a
    # runtime for the instrumented objects.
    cc_test(
        name = name,
        size = size,
        args = select({
            "//tools/fuzzing:is_libfuzzer": ["-runs=0"],
            "//conditions:default": [],
        }) + ["$(rootpath :%s_corpus)" % name],
        data = [":%s_corpus" % name],
        tags = tags + ["fuzz-test"],
        visibility = visibility,
        deps = target + select({
            "//tools/fuzzing:is_libfuzzer": [],
            "//conditions:default": ["//fuzz:replay_main"],
        }),
        linkopts = select({
            "//tools/fuzzing:is_libfuzzer": ["-fsanitize=fuzzer"],
            "//tools/fuzzing:is_afl": ["-fsanitize=fuzzer-no-link"],
            "//tools/fuzzing:is_afl-cmplog": ["-fsanitize=fuzzer-no-link"],
            "//conditions:default": [],
        }),
    )
    variant_tests(
        test = name,
        variants = ["asan-ubsan-libfuzzer"],
        size = size,
        args = ["-runs=0", "$(rootpath :%s_corpus)" % name],
        data = [":%s_corpus" % name],
        tags = tags + ["fuzz-test"],
        visibility = visibility or ["//tools/campaign:__pkg__"],
    )
    variant_tests(
        test = name,
        variants = variants,
        size = size,
        args = ["$(rootpath :%s_corpus)" % name],
        data = [":%s_corpus" % name],
        tags = tags + ["fuzz-test"],
    )

    _fuzz_run(
        name = name + "_run",
        fuzz_test = name,
        engine = select({
            "//tools/fuzzing:is_libfuzzer": "libfuzzer",
            "//tools/fuzzing:is_afl": "afl",
            "//tools/fuzzing:is_afl-cmplog": "afl-cmplog",
            "//conditions:default": "replay",
        }),
        binary = ":%s_bin" % name,
        corpus = ":%s_corpus" % name,
        dict = ":%s_dict" % name,
        afl_mutator = select({
            "//tools/fuzzing:is_afl": afl_mutator,
            "//conditions:default": None,
        }) if afl_mutator else None,
        tags = ["fuzz-test"],
        visibility = visibility,
    )
    _fuzz_package(
        name = name + "_oss_fuzz",
        fuzz_test = name,
        binary = ":%s_bin" % name,
        corpus = ":%s_corpus" % name,
        dict = ":%s_dict" % name,
        tags = ["fuzz-test"],
        visibility = visibility,
    )
