"""Makes programs small that are kept for what they reach: changes of theirs are tried, many at a time, by one merge."""

import pathlib
import shutil
import subprocess
import time

import reached

WINDOW = 32  # changes of one program tried at a time
SIMPLER = ["remove:1", "config", "operands", "places"]  # over and over, until nothing changes
STAGES = ["flat", "remove:64", "remove:32", "remove:16", "remove:8", "remove:4", "remove:2", *SIMPLER]


class Shrinking:
    """A program on its way: what it must reach, and where it is in the list of changes."""

    def __init__(self, name, path, keep):
        self.name, self.path, self.keep = name, path, keep
        self.stages, self.first, self.changed = STAGES, 0, False

    def take(self, number, path):
        stage = self.stages[0]
        self.path = path
        self.changed = self.changed or stage != "flat"
        # What is behind a removal is listed as before; other lists are made anew for the program that there is now.
        self.first = number if stage.startswith("remove:") else 0
        if stage == "flat":
            self.stages = self.stages[1:]

    def go_on(self, total):
        self.first += WINDOW
        if self.first < total:
            return
        if self.stages[0] == "flat":
            self.stages = []  # it needs what text does not have
            return
        self.stages, self.first = self.stages[1:], 0
        if not self.stages and self.changed:
            self.stages, self.changed = SIMPLER, False


def _ask(smaller, guest, work, active):
    """{name: how many changes its stage has}; the changed programs are in work/try."""
    shutil.rmtree(work / "try", ignore_errors=True)
    (work / "try").mkdir()
    wishes = "".join(f"{one.path} {one.name} {one.stages[0]} {one.first} {WINDOW}\n" for one in active)
    done = subprocess.run([smaller, guest, work / "try"], input=wishes, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=False)
    if done.returncode:
        raise reached.BadMerge(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"{smaller} failed")
    return {name: int(total) for name, total in (line.split() for line in done.stdout.splitlines())}


def shrink(programs, binary, smaller, guest, work, features, seconds):
    """The programs, [(name, path, what to keep)], as {name: path}, each smaller or as it was. Ends after so many seconds with
    what there is by then."""
    kept = work / "kept"
    kept.mkdir(exist_ok=True)
    all_of = [Shrinking(name, path, keep) for name, path, keep in programs]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        active = [one for one in all_of if one.stages]
        if not active:
            break
        totals = _ask(smaller, guest, work, active)
        tried = {one.name: [] for one in active}
        for candidate in reached.measure(binary, [work / "try"], work, features):
            name, number = pathlib.Path(candidate.path).name.rsplit(".", 1)
            tried[name].append((int(number), candidate))
        for one in active:
            good = next(((number, candidate) for number, candidate in tried[one.name] if one.keep <= candidate.reached), None)
            if good:
                one.take(good[0], pathlib.Path(shutil.copyfile(good[1].path, kept / one.name)))
            else:
                one.go_on(totals[one.name])
    return {one.name: one.path for one in all_of}
