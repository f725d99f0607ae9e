"""Corpora: readable text programs in the tree, what the fuzz target takes in the build."""

load(":variant.bzl", "plain_transition")

def _flat_name(file, package):
    """A file's path inside its package, as one name; folders keep equal names apart."""
    path = file.short_path
    if package and path.startswith(package + "/"):
        path = path[len(package) + 1:]
    return path.replace("/", "-")

# Arguments: output folder, encoder or "", then input and output name in turn.
_COMPILE = """
set -eu
out="$1"
encoder="$2"
shift 2
while [ $# -gt 0 ]; do
    case "$1" in
    *.hex)
        bytes=$(sed 's/#.*//' "$1" | tr -d ' \\t\\n')
        case "$bytes" in
        "" | *[!0-9a-f]*) echo "$1: only pairs of 0-9 a-f, blanks and # comments" >&2; exit 1 ;;
        esac
        [ $((${#bytes} % 2)) = 0 ] || { echo "$1: half a byte" >&2; exit 1; }
        printf "$(echo "$bytes" | sed 's/../\\\\x&/g')" >"$out/$2"
        ;;
    *.mm)
        if [ -n "$encoder" ]; then "$encoder" encode "$1" -o "$out/$2"; else cp "$1" "$out/$2"; fi
        ;;
    *) cp "$1" "$out/$2" ;;
    esac
    shift 2
done
"""

def _fuzz_corpus_impl(ctx):
    out = ctx.actions.declare_directory(ctx.label.name)
    args = ctx.actions.args()
    args.add(out.path)
    args.add(ctx.executable.encoder or "")
    for source in ctx.files.srcs:
        args.add(source)
        args.add(_flat_name(source, source.owner.package))
    ctx.actions.run_shell(
        outputs = [out],
        inputs = ctx.files.srcs,
        tools = [ctx.executable.encoder] if ctx.executable.encoder else [],
        arguments = [args],
        command = _COMPILE,
        mnemonic = "FuzzCorpus",
        progress_message = "Compiling corpus %s" % ctx.label,
    )
    return [DefaultInfo(files = depset([out]), runfiles = ctx.runfiles(files = [out]))]

fuzz_corpus = rule(
    doc = """One folder of fuzz inputs.

    With an encoder (`ENCODER encode IN -o OUT`), .mm programs become bytes; .hex files (pairs of hexadecimal digits and
    # comments) always do; anything else is an input as it is.""",
    implementation = _fuzz_corpus_impl,
    attrs = {
        "srcs": attr.label_list(allow_files = True),
        "encoder": attr.label(executable = True, cfg = plain_transition),
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
)

def _fuzz_dict_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name + ".dict")
    ctx.actions.run_shell(
        outputs = [out],
        inputs = ctx.files.srcs,
        arguments = [out.path] + [f.path for f in ctx.files.srcs],
        command = 'out="$1"; shift; cat /dev/null "$@" > "$out"',
        mnemonic = "FuzzDict",
    )
    return [DefaultInfo(files = depset([out]), runfiles = ctx.runfiles(files = [out]))]

fuzz_dict = rule(
    doc = "All dictionaries as one file; empty without any.",
    implementation = _fuzz_dict_impl,
    attrs = {"srcs": attr.label_list(allow_files = True)},
)
