"""The bugs in a state folder: what its findings are about, by the bug's id (DESIGN.md)."""

import pathlib
import re

CHECK = re.compile(r"ASSERTION FAILED: (.*)")
SUMMARY = re.compile(r"SUMMARY: (.*)")
PROGRAM_MAX = 20000  # characters: a page is to be read


class Bug:
    """files: of the same bug, the first seen first; program: the smallest as text, or ''."""

    def __init__(self, name):
        self.name, self.files, self.program = name, [], ""


def _read(path):
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def _seen(path):
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _named_by_report(artifact):
    text = _read(pathlib.Path(f"{artifact}.report"))
    match = CHECK.search(text) or SUMMARY.search(text)
    return match.group(1).strip() if match else artifact.name


def _triaged(folder):
    """{absolute path of a finding: (bug, program)} of what `repro triage` wrote beside the findings."""
    by_path = {}
    for files in sorted((folder / "triage").glob("*.files")):
        name = _read(files.with_suffix(".report")).split("\n", 1)[0].strip()
        for line in _read(files).splitlines():
            by_path[pathlib.Path(line).resolve()] = (name, _read(files.with_suffix(".mm")))
    return by_path


def _own_program(artifact):
    return _read(pathlib.Path(f"{artifact}.min.mm")) or _read(pathlib.Path(f"{artifact}.mm"))


def load(folder):
    """All bugs, first seen first. What `repro triage` says goes before what the fuzzing process printed."""
    folder = pathlib.Path(folder)
    triaged = _triaged(folder)
    artifacts = {pathlib.Path(f"{path}"[: -len(".report")]).resolve() for path in (folder / "findings").glob("*.report")}
    bugs = {}
    for artifact in sorted(artifacts | set(triaged), key=lambda path: (_seen(path), path)):
        name, program = triaged.get(artifact) or (_named_by_report(artifact), _own_program(artifact))
        bug = bugs.setdefault(name, Bug(name))
        bug.files.append((artifact, _seen(artifact)))
        if program and (not bug.program or len(program) < len(bug.program)):
            bug.program = program[:PROGRAM_MAX]
    return list(bugs.values())
