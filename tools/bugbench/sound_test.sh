#!/usr/bin/env bash
# sound_test.sh WITNESS FOLDER: the sound core passes every program that shows a bug.
set -euo pipefail
shopt -s nullglob
programs=("$2"/*/*.mm)
((${#programs[@]} > 0)) || { echo "no programs in $2"; exit 1; }
"$1" "${programs[@]}"
