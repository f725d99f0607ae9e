#!/usr/bin/env bash
# What README.md shows is what the project does: the example is mm/example.c to the letter, and the program runs.
set -euo pipefail

readme=$1 example=$2 repro=$3
diff <(awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' "$readme") "$example"

program=$TEST_TMPDIR/readme.mm
awk '/^    # mapping into a fragment/ { on = 1 } on && /^    / { print substr($0, 5); next } { on = 0 }' "$readme" >"$program"
[[ $(grep -c '^mmap' "$program") == 2 ]]
"$repro" run "$program"
