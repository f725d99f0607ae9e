"""programs_test: `repro run` over a folder of programs; fails if one fails, and if there is none."""

load("@rules_shell//shell:sh_test.bzl", "sh_test")

def programs_test(name, folder, sut = "core", pages = None, exclude = [], size = "small", **kwargs):
    """All .mm files of a folder of this package, and of those in it.

    Args:
      name: of the test.
      folder: in this package.
      sut: the system under test, as `repro run --sut=` takes it.
      pages: page sizes other than the programs' own, as `repro run --pages=` takes them.
      exclude: files of the folder, as globs, to leave to another test.
      size: of the test.
      **kwargs: of the test.
    """
    sh_test(
        name = name,
        size = size,
        srcs = ["//tools/fuzzing:programs_test.sh"],
        args = ["$(rootpath //repro)", native.package_name() + "/" + folder, sut] + ([pages] if pages else []),
        data = ["//repro"] + native.glob([folder + "/**/*.mm"], exclude = exclude),
        **kwargs
    )
