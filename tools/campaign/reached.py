"""What inputs reach in a fuzz target, as libFuzzer's merge measures it; and which of them are worth keeping."""

import heapq
import os
import pathlib
import re
import subprocess

COUNTERS = re.compile(r"\(([0-9]+) inline 8-bit counters\)")
SECONDS = 3600  # a merge of everything takes a few


class BadMerge(Exception):
    """One line that says why the inputs could not be measured."""


class Input:
    """A file, its size, and what it reaches: a set of numbers."""

    def __init__(self, path, size, reached):
        self.path, self.size, self.reached = path, size, reached


def parse(text, counters, features):
    """{path: Input} of a control file of libFuzzer's merge. Where its process ended, an input has no counts.

    A counter has 8 features, one for each range that its value can be in: an edge is a counter. What comes behind the
    counters (the depth of the stack) is no coverage."""
    lines = text.splitlines()
    names = lines[2: 2 + int(lines[0])]
    sizes, inputs = {}, {}
    for line in lines[2 + len(names):]:
        word, number, *values = line.split()
        if word == "STARTED":
            sizes[number] = int(values[0])
        elif word == "FT":
            found = (value for value in map(int, values) if value < 8 * counters)
            inputs[names[int(number)]] = Input(names[int(number)], sizes[number],
                                               frozenset(found if features else (value >> 3 for value in found)))
    return inputs


def measure(binary, folders, scratch, features=False):
    """[Input] of all files in the folders, by path; those that end the process are left out."""
    if not any(files for folder in folders for _, _, files in os.walk(folder)):
        return []  # libFuzzer writes no control file for nothing
    out, control = pathlib.Path(scratch, "merged"), pathlib.Path(scratch, "control")
    subprocess.run(["rm", "-rf", out, control], check=True)
    out.mkdir()
    command = [os.path.abspath(binary), "-set_cover_merge=1", "-detect_leaks=0", "-timeout=10",
               f"-artifact_prefix={os.path.abspath(scratch)}/", f"-merge_control_file={control}", str(out), *map(str, folders)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=SECONDS, check=False)
    except OSError as error:
        raise BadMerge(f"cannot run {binary}: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise BadMerge(f"{binary} did not end its merge in {SECONDS} s") from None
    log = done.stdout.decode(errors="replace")
    counters = COUNTERS.search(log)
    if done.returncode or not counters or not control.exists():
        last = log.strip().splitlines()[-1:] or ["it printed nothing"]
        raise BadMerge(f"{binary} could not merge (status {done.returncode}): {last[0]}")
    inputs = parse(control.read_text(), int(counters.group(1)), features)
    return [inputs[path] for path in sorted(inputs)]


def union(inputs):
    return frozenset().union(*(one.reached for one in inputs))


def choose(inputs, have, most):
    """[(Input, what it adds)], at most `most`: each time the one that adds most, the smaller one of two."""
    have = set(have)
    queue = [(-len(one.reached - have), one.size, one.path, one) for one in inputs]
    heapq.heapify(queue)
    chosen = []
    while queue and len(chosen) < most:
        _, size, path, one = heapq.heappop(queue)
        adds = one.reached - have
        if queue and (-len(adds), size, path) > queue[0][:3]:
            heapq.heappush(queue, (-len(adds), size, path, one))  # it added more before others were chosen
        elif not adds:
            break
        else:
            chosen.append((one, adds))
            have |= adds
    return chosen
