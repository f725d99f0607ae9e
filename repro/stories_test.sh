#!/usr/bin/env bash
# stories_test.sh FOLDER: every regression begins with its story, and no header of `repro emit-test` was left to be filled in.
set -euo pipefail

programs=0
status=0
for program in "$1"/*.mm; do
    [[ -e $program ]] || continue
    programs=$((programs + 1))
    if [[ $(head -c 2 "$program") != '# ' ]]; then
        echo "$program: begins without a comment that tells how it was found" >&2
        status=1
    elif grep -q '^# *FILL IN' "$program"; then
        echo "$program: its header is not filled in" >&2
        status=1
    fi
done
[[ $programs -gt 0 ]] || {
    echo "no regressions in $1: nothing was tested" >&2
    exit 1
}
echo "$programs regressions"
exit "$status"
