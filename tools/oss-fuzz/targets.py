#!/usr/bin/env python3
"""targets.py ROOT: what the fleet's fuzz targets are made of, read from the BUILD files, for where there is no Bazel.

Prints a line for each file, with tabs between the fields:

    TARGET  source   FILE  COPT...   to compile, and what its library is compiled with for libFuzzer
    TARGET  mutator  FILE  COPT...   to link in addition where libFuzzer drives
    TARGET  seed     FILE  NAME      of the corpus, and its name there
    TARGET  dict     FILE
    encode  source   FILE            of the program that makes bytes of .mm seeds
    TARGET  encoded                  its .mm seeds are to become bytes

BUILD files are Python as far as we write them: they are run with rules that only remember what they were called with.
Left out are targets with the tag no-fleet.
"""

import builtins
import collections
import pathlib
import sys

# How the settings that BUILD files select by stand: libFuzzer drives, sanitizers are the fleet's business.
CONDITIONS = {"//tools/fuzzing:is_libfuzzer", "//tools/fuzzing:sut_none"}

Rule = collections.namedtuple("Rule", ["kind", "package", "attributes"])


class BadBuild(Exception):
    """One line that says what is wrong."""


class Anything:
    """What is of no interest: attributes and calls of it are neither."""

    def __getattr__(self, name):
        return self

    def __call__(self, *_, **__):
        return self


def select(choices):
    for condition, value in choices.items():
        if condition in CONDITIONS:
            return value
    return choices["//conditions:default"]


class Scope(dict):
    """The names of a BUILD or .bzl file. Whatever is not known is a rule or a macro, whose calls are kept."""

    def __init__(self, tree, package):
        super().__init__(load=self.load, glob=self.glob, select=select, attr=Anything(), config=Anything())
        self.tree, self.package, self.rules = tree, package, {}

    def __missing__(self, name):
        if hasattr(builtins, name):
            return getattr(builtins, name)

        def rule(*_, **attributes):
            if "name" in attributes:
                self.rules[attributes["name"]] = Rule(name, self.package, attributes)

        return rule

    def load(self, label, *names):
        for name in names:
            if name.isupper():  # a constant; the others are what is called
                package, file = label[2:].split(":")
                self[name] = self.tree.run(pathlib.Path(package, file))[name]

    def glob(self, patterns, exclude=()):
        folder = self.tree.root / self.package

        def matches(wanted):
            return {path.relative_to(folder).as_posix() for pattern in wanted for path in folder.glob(pattern)}

        return sorted(matches(patterns) - matches(exclude))


class Tree:
    """The rules of a source tree, by label."""

    def __init__(self, root):
        self.root, self.scopes = pathlib.Path(root), {}

    def run(self, path):
        if path not in self.scopes:
            scope = self.scopes[path] = Scope(self, path.parent.as_posix())
            exec(compile((self.root / path).read_text(), str(path), "exec"), scope)
        return self.scopes[path]

    def rule(self, label, package):
        """Of a label in a file of a package; None: it is a file."""
        if label.startswith(":"):
            label = f"//{package}{label}"
        if not label.startswith("//"):
            if not (self.root / package / label).is_file():
                raise BadBuild(f"{package}/BUILD: {label} is neither a rule nor a file")
            return None
        package, _, name = label[2:].partition(":")
        name = name or package.rsplit("/", 1)[-1]
        rules = self.run(pathlib.Path(package, "BUILD")).rules
        if name not in rules:
            raise BadBuild(f"{package}/BUILD: there is no {name}")
        return rules[name]

    def sources(self, rule, seen):
        """(file, copts) of a library and all that it depends on, each once."""
        key = (rule.package, rule.attributes["name"])
        if key in seen:
            return
        seen.add(key)
        for file in rule.attributes.get("srcs", []):
            if self.rule(file, rule.package):
                raise BadBuild(f"{rule.package}/BUILD: {key[1]} has a generated source, {file}, which build.sh cannot make")
            if not file.endswith(".h"):
                yield f"{rule.package}/{file}", rule.attributes.get("copts", [])
        for label in rule.attributes.get("deps", []):
            yield from self.sources(self.rule(label, rule.package), seen)

    def files(self, labels, package):
        """(file, its package) of files and filegroups."""
        for label in labels:
            rule = self.rule(label, package)
            if rule:
                yield from self.files(rule.attributes["srcs"], rule.package)
            else:
                yield f"{package}/{label}", package


def lines(tree):
    fuzz_tests = [rule for rule in tree.run(pathlib.Path("fuzz/BUILD")).rules.values() if rule.kind == "cc_fuzz_test"]
    for test in fuzz_tests:
        attributes = test.attributes
        name, seen = attributes["name"], set()
        if "no-fleet" in attributes.get("tags", []):
            continue
        for file, copts in tree.sources(test, seen):
            yield (name, "source", file, *copts)
        for label in attributes.get("mutator", []):
            for file, copts in tree.sources(tree.rule(label, test.package), seen):
                yield (name, "mutator", file, *copts)
        for file, package in tree.files(attributes["corpus"], test.package):
            yield (name, "seed", file, file[len(package) + 1:].replace("/", "-"))
        for file, _ in tree.files(attributes.get("dicts", []), test.package):
            yield (name, "dict", file)
        if attributes.get("encoder"):
            yield (name, "encoded")
    for file, _ in tree.sources(tree.rule("//tools/oss-fuzz:encode", ""), set()):
        yield ("encode", "source", file)


def main():
    if len(sys.argv) != 2:
        print("usage: targets.py ROOT", file=sys.stderr)
        return 2
    try:
        for line in lines(Tree(sys.argv[1])):
            print(*line, sep="\t")
    except (BadBuild, OSError) as error:
        print(f"targets.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
