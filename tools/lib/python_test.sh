#!/usr/bin/env bash
# python_test.sh FILE: the unit tests in a Python file; without any, that is a failure.
set -euo pipefail
output=$(PYTHONPATH=tools/lib python3 -B "$1" 2>&1) || { echo "$output"; exit 1; }
echo "$output"
grep -q '^Ran [1-9][0-9]* tests* in ' <<<"$output"
