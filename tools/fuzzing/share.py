#!/usr/bin/env python3
"""share.py QUEUE CORPUS FINDINGS MARK: what is new in an AFL++ queue goes to a corpus folder, under libFuzzer's names.

New is what was written since the last call with the same file MARK, or all without one. Files of this very second may
not be complete: the next call takes them. An input that is a finding stays away: every start would end there."""

import hashlib
import os
import pathlib
import sys
import time

SETTLED_S = 1


def main():
    queue, corpus, findings, mark = map(pathlib.Path, sys.argv[1:])
    until = time.time() - SETTLED_S
    since = mark.stat().st_mtime if mark.exists() else 0
    try:
        entries = [entry for entry in os.scandir(queue) if entry.name.startswith("id:") and entry.is_file()]
    except FileNotFoundError:  # AFL++ has not come to it yet
        return
    for entry in entries:
        if not since <= entry.stat().st_mtime < until:
            continue
        content = pathlib.Path(entry.path).read_bytes()
        name = hashlib.sha1(content).hexdigest()
        if (corpus / name).exists() or (findings / f"crash-{name}").exists():
            continue
        new = pathlib.Path(f"{mark}.new")
        new.write_bytes(content)
        os.replace(new, corpus / name)
    mark.touch()
    os.utime(mark, (until, until))


if __name__ == "__main__":
    try:
        main()
    except OSError as error:
        sys.exit(f"tools/fuzz: {error}")
