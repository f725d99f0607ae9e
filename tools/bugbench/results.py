"""The file of results: CSV, a line for each run, added to as runs end and read again to go on."""

import csv
import io
import os

import runs


class BadResults(Exception):
    """One line that says what is wrong with the file."""


def _line(values):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()


def load(path):
    """All results of a file; none if it is not there. A last line that was cut off is dropped, from the file as well."""
    if not path.exists():
        return []
    text = path.read_text()
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        with open(path, "r+b") as file:
            file.truncate(len(whole.encode()))
    rows = list(csv.reader(io.StringIO(whole)))
    if not rows:
        return []
    if rows[0] != runs.COLUMNS:
        raise BadResults(f"{path}:1: not a file of results: other columns")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(runs.COLUMNS):
            raise BadResults(f"{path}:{number}: {len(row)} columns, not {len(runs.COLUMNS)}")
    return [runs.Result(*row) for row in rows[1:]]


def add(path, result):
    """One more; on disk when this returns."""
    new = not path.exists() or path.stat().st_size == 0
    with open(path, "a", newline="") as file:
        file.write((_line(runs.COLUMNS) if new else "") + _line(result))
        file.flush()
        os.fsync(file.fileno())
