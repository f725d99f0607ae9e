"""What a campaign learnt, as programs in the tree: few, small, readable, and only what reaches something new."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import reached
import shrink

GUESTS = {"linux_guest": "linux", "freebsd_guest": "freebsd", "host_faults": "any"}


class BadCorpus(Exception):
    """One line that says what is wrong with a folder or a file in it."""


class Tools:
    """Built programs: the fuzz target for libFuzzer, repro, and smaller.c."""

    def __init__(self, binary, repro, smaller):
        self.binary, self.repro, self.smaller = (os.path.abspath(path) for path in (binary, repro, smaller))

    def call_repro(self, *arguments):
        return subprocess.run([self.repro, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, check=False)


class Outcome:
    """What a merge did, or would do: {name: text}; how many edges (or features) the tree reached, the campaign as well, and
    the tree does with what it learnt; why programs were left out; how many of the campaign's were left for want of room."""

    def __init__(self, before, with_campaign):
        self.before, self.with_campaign, self.after = before, with_campaign, before
        self.learnt, self.dropped, self.left = {}, [], 0


def _first_line(target, adds, features):
    what = "features" if features else "edges"
    return f"# learnt by fuzzing {target}, made small: reached {adds} {what} of the core that nothing else in the corpus did\n"


def _text_of(tools, target, path):
    """The program as text, and why it cannot be kept, or None. What it states is what the simulated host's core answered."""
    shown = tools.call_repro("show", f"--guest={GUESTS[target]}", str(path))
    if shown.returncode:
        return "", shown.stderr.decode(errors="replace").strip()
    lines = [line for line in shown.stdout.decode().splitlines() if not line.startswith("# sut:")]
    return "# sut: core\n" + "\n".join(lines) + "\n", None


def _encode(tools, text, path, out):
    """Why it cannot be kept, or None: it must be read again and run without a finding, as in the tree's tests."""
    path.write_text(text)
    for arguments in (("encode", str(path), "-o", str(out)), ("run", str(path))):
        done = tools.call_repro(*arguments)
        if done.returncode:
            said = (done.stderr + done.stdout).decode(errors="replace").strip()
            return said.splitlines()[0] if said else f"repro {arguments[0]} ended with status {done.returncode}"
    return None


def _require_files(folder):
    try:
        names = os.listdir(folder)
    except OSError as error:
        raise BadCorpus(f"cannot read {folder}: {error.strerror}") from None
    if not names:
        raise BadCorpus(f"there is nothing in {folder}")


def merge(tools, target, seeds, campaign, learnt, most=60, features=False, seconds=300, say=lambda line: None):
    """What of the campaign's corpus is worth an entry. seeds: the tree's corpus as bytes; learnt: where entries would go, for
    how many there are (most: of all of them)."""
    _require_files(seeds)
    _require_files(campaign)
    room = max(0, most - len(list(pathlib.Path(learnt).glob("*.mm"))))
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        have = reached.union(reached.measure(tools.binary, [seeds], work, features))
        found = reached.measure(tools.binary, [campaign], work, features)
        outcome = Outcome(len(have), len(have | reached.union(found)))
        while True:
            every = reached.choose(found, have, len(found))
            chosen = every[: room - len(outcome.learnt)]
            outcome.left = len(every) - len(chosen)
            say(f"{len(found)} inputs measured, {len(every)} reach something new, {len(chosen)} to be made small")
            texts = _small_texts(tools, target, chosen, work, features, end - time.monotonic(), outcome)
            added = _keep_needed(tools, target, have, work, texts, features, outcome)
            # What only together with inputs before it reached something may have lost that: such is looked for again.
            if not added:
                return outcome
            have |= added


def _small_texts(tools, target, chosen, work, features, seconds, outcome):
    """{name: text} of what was chosen; as bytes they are in work/encoded."""
    shutil.rmtree(work / "encoded", ignore_errors=True)
    (work / "encoded").mkdir()
    small = shrink.shrink([(f"{number:06d}", pathlib.Path(one.path), gain) for number, (one, gain) in enumerate(chosen)],
                          tools.binary, tools.smaller, GUESTS[target], work, features, seconds)
    texts = {}
    for name, path in small.items():
        text, wrong = _text_of(tools, target, path)
        wrong = wrong or _encode(tools, text, work / "entry.mm", work / "encoded" / name)
        if wrong:
            (work / "encoded" / name).unlink(missing_ok=True)
            outcome.dropped.append(wrong)
        else:
            texts[name] = text
    return texts


def _keep_needed(tools, target, have, work, texts, features, outcome):
    """As they are in the tree they are measured once more: what adds nothing then is left out. What the others add."""
    kept = reached.choose(reached.measure(tools.binary, [work / "encoded"], work, features), have, len(texts))
    for one, gain in kept:
        digest = hashlib.sha256(pathlib.Path(one.path).read_bytes()).hexdigest()[:16]
        outcome.learnt[digest] = _first_line(target, len(gain), features) + texts[pathlib.Path(one.path).name]
        outcome.after += len(gain)
    return frozenset().union(*(gain for _, gain in kept))


def save(outcome, learnt):
    """Entries as files of the tree, each whole or not at all."""
    try:
        os.makedirs(learnt, exist_ok=True)
        for name, text in sorted(outcome.learnt.items()):
            path = os.path.join(learnt, f"{name}.mm")
            with open(f"{path}.new", "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(f"{path}.new", path)
    except OSError as error:
        raise BadCorpus(f"cannot write to {learnt}: {error.strerror}") from None
