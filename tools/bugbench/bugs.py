"""The bugs there are: each is the header of a patch under bugs/FILE/."""

import collections
import pathlib
import re

FIELDS = ("Bug", "Story", "Origin", "Needs", "Target", "Check")

Bug = collections.namedtuple("Bug", ["name", "file", "patch"] + [field.lower() for field in FIELDS[1:]])


class BadBug(Exception):
    """One line that says what is wrong with which patch."""


def header(path):
    """The fields above a patch's first file name; a line that begins with blanks goes on with the one before."""
    fields, last = {}, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("--- "):
            break
        match = re.match(r"([A-Z][a-z]+): *(.*)", line)
        if match:
            last = match.group(1)
            if last not in FIELDS:
                raise BadBug(f"{path}:{number}: there is no field {last}")
            fields[last] = match.group(2).strip()
        elif line.startswith(" ") and last:
            fields[last] += " " + line.strip()
        elif line.strip():
            raise BadBug(f"{path}:{number}: neither a field nor more of one")
    for field in FIELDS:
        if not fields.get(field):
            raise BadBug(f"{path}: the header has no {field}")
    return fields


def all_bugs(folder):
    """Of a folder of patches, by name."""
    bugs = []
    for path in sorted(pathlib.Path(folder).glob("*/*.patch"), key=lambda path: path.name):
        fields = header(path)
        if fields["Bug"] != path.stem:
            raise BadBug(f"{path}: the header names {fields['Bug']}")
        bugs.append(Bug(path.stem, path.parent.name, path, *(fields[field] for field in FIELDS[1:])))
    return bugs
