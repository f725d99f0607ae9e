#!/usr/bin/env python3
"""seed_corpus.py ROOT TARGETS TARGET ENCODE OUT.zip: the corpus of a fuzz target as what it takes.

TARGETS is what targets.py printed for ROOT. Programs (.mm) become bytes by ENCODE where the target wants them so, .hex
files always do, anything else stays as it is. The same input gives the same bytes.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile


class BadSeed(Exception):
    """One line that says what is wrong."""


def hex_bytes(path):
    digits = re.sub(r"#.*|\s", "", path.read_text())
    try:
        return bytes.fromhex(digits)
    except ValueError:
        raise BadSeed(f"{path}: only pairs of 0-9 a-f, blanks and # comments") from None


def encoded(encode, paths):
    """The bytes of programs, by path."""
    with tempfile.TemporaryDirectory() as folder:
        out = [pathlib.Path(folder, str(number)) for number in range(len(paths))]
        arguments = [str(path) for pair in zip(paths, out) for path in pair]
        if subprocess.run([encode, *arguments], check=False).returncode:
            raise BadSeed(f"{encode} failed")
        return {path: file.read_bytes() for path, file in zip(paths, out)}


def main():
    if len(sys.argv) != 6:
        print("usage: seed_corpus.py ROOT TARGETS TARGET ENCODE OUT.zip", file=sys.stderr)
        return 2
    root, targets, target, encode, out = sys.argv[1:]
    try:
        lines = [line.split("\t") for line in pathlib.Path(targets).read_text().splitlines()]
        seeds = {line[3]: pathlib.Path(root, line[2]) for line in lines if line[:2] == [target, "seed"]}
        programs = [path for path in seeds.values() if path.suffix == ".mm"] if [target, "encoded"] in lines else []
        content = encoded(encode, programs)
        with zipfile.ZipFile(f"{out}.new", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in sorted(seeds.items()):
                data = content.get(path) or (hex_bytes(path) if path.suffix == ".hex" else path.read_bytes())
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        os.replace(f"{out}.new", out)
    except (BadSeed, OSError) as error:
        print(f"seed_corpus.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
