"""Two build settings: who drives a fuzz target (engine), and what the code under test is compiled with (sut).

They are apart from --copt because they reach only the libraries that ask for SUT_COPTS, the code under test:
coverage feedback and sanitizers in the model or the mutator would cost speed and find nothing.
"""

ENGINES = ["replay", "libfuzzer", "afl", "afl-cmplog"]

# Stack use after return costs more than it can find here: the core keeps no pointers to locals, and the unit tests run
# with the default.
_FUZZ_ASAN = ["-fsanitize-address-use-after-return=never"]

SUT_SANITIZERS = {
    "none": [],
    "asan": ["-fsanitize=address"] + _FUZZ_ASAN,
    "asan-ubsan": ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"] + _FUZZ_ASAN,
    "ubsan": ["-fsanitize=undefined", "-fno-sanitize-recover=all"],
    "integer": ["-fsanitize=undefined,integer", "-fno-sanitize-recover=all"],
    # Without a runtime: for a process that has no room for one.
    "trap": ["-fsanitize=undefined,integer", "-fsanitize-trap=undefined,integer"],
}

def _string_setting_impl(ctx):
    if ctx.build_setting_value not in ctx.attr.values:
        fail("%s: %r is not one of %s" % (ctx.label, ctx.build_setting_value, ctx.attr.values))
    return []

string_setting = rule(
    doc = "A build setting that takes one of a few words (bazel_skylib's string_flag, without the download).",
    implementation = _string_setting_impl,
    build_setting = config.string(flag = True),
    attrs = {"values": attr.string_list(mandatory = True)},
)

# copts of every library that is code under test. Comparisons are not traced: mutation is structure-aware and has no
# use for their operands, and they cost two thirds of the speed (the page table is made of comparisons).
SUT_COPTS = select({
    "//tools/fuzzing:is_libfuzzer": ["-fsanitize=fuzzer-no-link", "-fno-sanitize-coverage=trace-cmp"],
    "//tools/fuzzing:is_afl": ["-fsanitize-coverage=trace-pc-guard"],
    "//tools/fuzzing:is_afl-cmplog": ["-fsanitize-coverage=trace-pc-guard,trace-cmp"],
    "//conditions:default": [],
}) + select({
    "//tools/fuzzing:sut_" + name: copts
    for name, copts in SUT_SANITIZERS.items()
})
