#!/usr/bin/env bash
# The showing part of tools/coverage: what each target reached, and all of them together. Run where the sources are.
#
#   coverage.sh --work=DIR --min=PERCENT [--html=DIR] TARGET...
#
# The work folder has TARGET.bin, the instrumented program, and TARGET.profile, the merged counts of its runs.
set -euo pipefail
export LC_ALL=C

die() {
    echo "tools/coverage: $*" >&2
    exit 2
}

work= min=0 html= targets=()
for argument in "$@"; do
    case $argument in
    --work=*) work=${argument#*=} ;;
    --min=*) min=${argument#*=} ;;
    --html=*) html=${argument#*=} ;;
    -*) die "unknown option '$argument'" ;;
    *) targets+=("$argument") ;;
    esac
done
[[ ${#targets[@]} -gt 0 ]] || die "no target was run"

# Ours, but not what only tools use. (A folder as source filter matches nothing.)
readonly ours=-ignore-filename-regex='^(repro|tools)/'

# How `llvm-cov` gets the counts of a target, or of `all`; one word a line.
inputs_of() {
    local target
    if [[ $1 == all ]]; then
        for target in "${targets[@]}"; do
            printf '%s\n' -object "$work/$target.bin"
        done
    else
        printf '%s\n' -object "$work/$1.bin"
    fi
    printf '%s\n' -instr-profile="$work/$1.profile" "$ours"
}

# `FOLDER LINES REACHED` of mm and of fuzz, from lcov's form.
sums_of() {
    awk -F '[:,]' '
        $1 == "SF" { folder = $2; sub("/.*", "", folder) }
        $1 == "DA" { lines[folder]++; reached[folder] += $3 > 0 }
        END { printf "mm %d %d\nfuzz %d %d\n", lines["mm"], reached["mm"], lines["fuzz"], reached["fuzz"] }' "$1"
}

share() { # LINES REACHED
    awk -v lines="$1" -v reached="$2" 'BEGIN {
        if (lines) printf "%d of %d lines, %.2f %%", reached, lines, 100 * reached / lines
        else printf "nothing of it" }'
}

profiles=("${targets[@]/#/$work/}")
llvm-profdata-19 merge "${profiles[@]/%/.profile}" -o "$work/all.profile" || die "the counts cannot be merged"
rows=
for target in "${targets[@]}" all; do
    mapfile -t inputs < <(inputs_of "$target")
    llvm-cov-19 export "${inputs[@]}" -format=lcov >"$work/$target.lcov" || die "llvm-cov failed"
    cells=$target
    while read -r folder lines reached; do
        cells+="|$(share "$lines" "$reached")"
    done < <(sums_of "$work/$target.lcov")
    rows+=$cells$'\n'
done

if [[ -n $html ]]; then
    for target in "${targets[@]}" all; do
        mapfile -t inputs < <(inputs_of "$target")
        llvm-cov-19 show "${inputs[@]}" -format=html -output-dir="$work/html/$target" ||
            die "llvm-cov failed"
    done
    {
        echo '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Coverage</title><style>'
        echo ':root { color-scheme: light dark } body { font: 14px/1.5 system-ui, sans-serif; margin: 2em }'
        echo 'th, td { text-align: left; padding: 2px 20px 2px 0 }</style></head><body><h1>Coverage</h1>'
        echo '<table><tr><th>target</th><th>mm</th><th>fuzz</th></tr>'
        awk -F '|' 'NF { printf "<tr><td><a href=\"%s/index.html\">%s</a></td><td>%s</td><td>%s</td></tr>\n", $1, $1, $2, $3 }' <<<"$rows"
        echo '</table></body></html>'
    } >"$work/html/index.html"
    mkdir -p "$html" 2>/dev/null && cp -r "$work/html/." "$html" 2>/dev/null || die "cannot write to $html"
fi

mapfile -t inputs < <(inputs_of all)
llvm-cov-19 report "${inputs[@]}" -show-region-summary=false -show-branch-summary=false
echo
awk -F '[:,]' '
    $1 == "SF" { file = $2; delete text; for (i = 1; (getline line <file) > 0; i++) text[i] = line; close(file) }
    $1 == "DA" && file ~ "^mm/" && $3 == 0 { printf "not reached: %s:%d:%s\n", file, $2, text[$2] }' "$work/all.lcov"
echo
awk -F '|' 'BEGIN { printf "%-14s  %-32s  %s\n", "target", "mm", "fuzz" } NF { printf "%-14s  %-32s  %s\n", $1, $2, $3 }' <<<"$rows"
[[ -z $html ]] || echo "pages: $html/index.html"
read -r _ lines reached < <(sums_of "$work/all.lcov")
awk -v lines="$lines" -v reached="$reached" -v min="$min" 'BEGIN {
    percent = lines ? 100 * reached / lines : 0
    printf "%d of %d lines of mm reached, %.2f %%\n", reached, lines, percent
    exit percent < min }'
