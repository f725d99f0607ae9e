"""What tools/fuzz keeps of its runs in a state folder (tools/fuzzing/progress.sh), read back."""

import collections
import csv
import io
import pathlib
import re

RUN_COLUMNS = ["run", "unix_s", "target", "engine", "jobs", "seed", "seconds", "commit", "processor", "cores",
               "memory_kib", "kernel"]
SAMPLE_COLUMNS = ["unix_s", "run", "seed", "elapsed_s", "executions", "operations", "edges", "features", "corpus",
                  "findings"]
WHOLE = re.compile(r"[0-9]{1,18}")
DECIMAL = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")

Sample = collections.namedtuple("Sample", [name for name in SAMPLE_COLUMNS if name not in ("run", "seed")])


class BadState(Exception):
    """One line that says what is wrong with a state folder."""


class Run:
    """One call of tools/fuzz: its line in runs.csv as attributes, and its samples in the order of time."""

    def __init__(self, values):
        for name, value in values.items():
            setattr(self, name, value)
        self.samples = []

    def last(self, name):
        """What a sample says at the end; 0 where the run ended before the first."""
        return getattr(self.samples[-1], name) if self.samples else 0

    def best(self, name):
        return max((getattr(sample, name) for sample in self.samples), default=0)


class State:
    """A folder, all runs in it in their order."""

    def __init__(self, path, runs):
        self.path, self.runs = path, runs
        self.target = runs[-1].target

    def total(self, name):
        return sum(run.last(name) for run in self.runs)

    def best(self, name):
        return max(run.best(name) for run in self.runs)

    def curve(self, name, adds_up):
        """[[(seconds fuzzed, value)...] for each run]: the time between runs is left out; adds_up: so do the values."""
        curves, seconds, before = [], 0.0, 0
        for run in self.runs:
            if not run.samples:
                continue
            curves.append([(seconds + sample.elapsed_s, before + getattr(sample, name)) for sample in run.samples])
            seconds += run.last("elapsed_s")
            before += run.last(name) if adds_up else 0
        return curves


def _rows(path, columns):
    """(line number, {column: text}) of each whole line: one without its end is still being written."""
    try:
        text = path.read_text()
    except FileNotFoundError:
        raise BadState(f"{path}: there is no such file; tools/fuzz writes it to its state folder") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadState(f"{path}: {getattr(error, 'strerror', None) or 'not text'}") from None
    reader = csv.reader(io.StringIO(text[: text.rfind("\n") + 1]), strict=True)
    rows = []
    try:
        for row in reader:
            if reader.line_num == 1 and row != columns:
                raise BadState(f"{path}:1: the columns are not {','.join(columns)}")
            if len(row) != len(columns):
                raise BadState(f"{path}:{reader.line_num}: {len(row)} columns, not {len(columns)}")
            rows.append((reader.line_num, dict(zip(columns, row))))
    except csv.Error as error:
        raise BadState(f"{path}:{reader.line_num}: {error}") from None
    return rows[1:]


def _numbers(path, line, row, whole, decimal=()):
    for names, pattern, number in ((whole, WHOLE, int), (decimal, DECIMAL, float)):
        for name in names:
            if not pattern.fullmatch(row[name]):
                raise BadState(f"{path}:{line}: {name} is not a number: '{row[name]}'")
            row[name] = number(row[name])
    return row


def load(folder):
    folder = pathlib.Path(folder)
    runs, path = {}, folder / "runs.csv"
    for line, row in _rows(path, RUN_COLUMNS):
        row = _numbers(path, line, row, ["unix_s", "jobs", "seed", "seconds", "cores", "memory_kib"])
        if row["run"] in runs:
            raise BadState(f"{path}:{line}: a second run {row['run']}")
        runs[row["run"]] = Run(row)
    path = folder / "progress.csv"
    for line, row in _rows(path, SAMPLE_COLUMNS):
        name = row.pop("run")
        if name not in runs:
            raise BadState(f"{path}:{line}: a run {name} is not in runs.csv")
        row = _numbers(path, line, row, [c for c in SAMPLE_COLUMNS if c not in ("run", "elapsed_s")], ["elapsed_s"])
        del row["seed"]
        runs[name].samples.append(Sample(**row))
    if not any(run.samples for run in runs.values()):
        raise BadState(f"{path}: there is no progress in it yet")
    return State(folder, list(runs.values()))
