"""bazel_sources: what Bazel compiles into libraries, to hold targets.py to it."""

_Sources = provider(doc = "Files that are compiled.", fields = ["files"])

def _sources_impl(_target, ctx):
    own = [file for file in getattr(ctx.rule.files, "srcs", []) if file.extension != "h"]
    deps = [dep[_Sources].files for dep in getattr(ctx.rule.attr, "deps", []) if _Sources in dep]
    return [_Sources(files = depset(own, transitive = deps))]

_sources = aspect(implementation = _sources_impl, attr_aspects = ["deps"])

def _bazel_sources_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(out, "".join([
        "%s\t%s\n" % (library.label.name, file.short_path)
        for library in ctx.attr.libraries
        for file in library[_Sources].files.to_list()
    ]))
    return [DefaultInfo(files = depset([out]), runfiles = ctx.runfiles(files = [out]))]

bazel_sources = rule(
    doc = "A file with a line `LIBRARY<tab>SOURCE` for each source of each library and of what it depends on.",
    implementation = _bazel_sources_impl,
    attrs = {"libraries": attr.label_list(aspects = [_sources], mandatory = True)},
)
