"""embedded_helper: a program as an object file, so that whoever links it can start it from wherever it lies."""

load(":variant.bzl", "helper_transition")

def _embedded_helper_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name + ".o")
    program = ctx.executable.program

    # The symbols are made of the name as it is given: so from a folder where it is short.
    ctx.actions.run_shell(
        inputs = [program],
        outputs = [out],
        arguments = [program.path, out.path],
        command = """
set -eu
work=$(mktemp -d)
cp "$1" "$work/helper"
(cd "$work" && ld.lld-19 -r -m elf_x86_64 -b binary -z noexecstack -o image.o helper)
cp "$work/image.o" "$2"
rm -r "$work"
""",
        mnemonic = "EmbedHelper",
    )
    return [DefaultInfo(files = depset([out]))]

embedded_helper = rule(
    doc = "Symbols _binary_helper_start and _binary_helper_end around the bytes of `program`.",
    implementation = _embedded_helper_impl,
    attrs = {
        "program": attr.label(executable = True, cfg = helper_transition, mandatory = True),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)
