"""embedded_helper, embedded_text: a file as an object file, so that whoever links it has it wherever it lies."""

load(":variant.bzl", "helper_transition")

def _embed(ctx, file, name):
    out = ctx.actions.declare_file(ctx.label.name + ".o")

    # The symbols are made of the name as it is given: so from a folder where it is short.
    ctx.actions.run_shell(
        inputs = [file],
        outputs = [out],
        arguments = [file.path, out.path, name],
        command = """
set -eu
work=$(mktemp -d)
cp "$1" "$work/$3"
(cd "$work" && ld.lld-19 -r -m elf_x86_64 -b binary -z noexecstack -o image.o "$3")
cp "$work/image.o" "$2"
rm -r "$work"
""",
        mnemonic = "Embed",
    )
    return [DefaultInfo(files = depset([out]))]

def _embedded_helper_impl(ctx):
    return _embed(ctx, ctx.executable.program, "helper")

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

def _embedded_text_impl(ctx):
    return _embed(ctx, ctx.file.src, ctx.attr.symbol)

embedded_text = rule(
    doc = "Symbols _binary_SYMBOL_start and _binary_SYMBOL_end around the bytes of `src`.",
    implementation = _embedded_text_impl,
    attrs = {
        "src": attr.label(allow_single_file = True, mandatory = True),
        "symbol": attr.string(mandatory = True),
    },
)
