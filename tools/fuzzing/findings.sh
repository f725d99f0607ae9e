# shellcheck shell=bash
# Sourced by jobs.sh and its workers: what was found. $run/findings has a line for each: file, which bug, whose worker.

readonly findings_per_job=20 # then it is one bug over and over
readonly minimize_seconds=20 # then the whole program has to do
readonly triage_seconds=120  # likewise

# For a worker. Keep the report beside the artifact, say which bug it is, and take the input out of the corpus: every
# later start would end there.
record_finding() {
    local artifact=$1 log=$2 job=$3 what
    rm -f "$artifact.min.mm"
    awk '/ASSERTION FAILED:|runtime error:|^==[0-9]+== *(ERROR|WARNING)/ { on = 1 } on' "$log" >"$artifact.report"
    what=$(grep -a -m1 -o 'ASSERTION FAILED: .*' "$log" || grep -a -m1 '^SUMMARY: ' "$log" || echo "${artifact##*/}")
    if [[ -n $show ]]; then
        if $show "$artifact" >"$artifact.mm.new" 2>/dev/null </dev/null; then
            mv "$artifact.mm.new" "$artifact.mm"
        else
            rm -f "$artifact.mm.new" "$artifact.mm"
        fi
    fi
    find "$state/corpus" "$run/seeds" -type f -size "$(stat -c %s "$artifact")c" -exec cmp -s {} "$artifact" \; -delete
    printf '%s\t%s\t%s\n' "$artifact" "$what" "$job" >>"$run/findings"
}

findings_of() { # a worker
    awk -F '\t' -v job="$1" '$3 == job' "$run/findings" | wc -l
}

announced=0
announce_findings() {
    local count
    count=$(wc -l <"$run/findings")
    ((count > announced)) || return 0
    # Each kind once.
    head -n "$count" "$run/findings" | awk -F '\t' -v old="$announced" '!seen[$2]++ && NR > old { print "  FOUND " $2 }'
    announced=$count
}

# What is needed of a finding, as ARTIFACT.min.mm; false: cannot be had.
minimize_finding() {
    local artifact=$1
    if timeout $minimize_seconds $minimize "$artifact" >"$artifact.min.mm.new" 2>/dev/null </dev/null; then
        mv "$artifact.min.mm.new" "$artifact.min.mm"
    else
        rm -f "$artifact.min.mm.new"
        return 1
    fi
}

# The first of each kind is made small while fuzzing goes on, one at a time.
minimizer=
declare -A minimized
minimize_as_they_come() {
    local artifact what job
    [[ -n $minimize ]] || return 0
    [[ -z $minimizer ]] || ! kill -0 "$minimizer" 2>/dev/null || return 0
    while IFS=$'\t' read -r artifact what job; do
        [[ -z ${minimized[$what]-} ]] || continue
        minimized[$what]=$artifact
        minimize_finding "$artifact" 9>&- &
        minimizer=$!
        return 0
    done <"$run/findings"
}

# All findings by bug, in a folder that takes the place of the last one when it is complete.
triage_findings() {
    local status=0
    [[ -n $triage ]] || return 0
    rm -rf "$state/triage.new"
    timeout $triage_seconds $triage "$state/findings" -o "$state/triage.new" >"$run/triage" 2>&1 </dev/null || status=$?
    if [[ $status == 1 && -e $state/triage.new/index.md ]]; then
        rm -rf "$state/triage"
        mv "$state/triage.new" "$state/triage"
        echo "by bug: ${state#"$PWD"/}/triage/index.md"
    else
        rm -rf "$state/triage.new"
        echo "triage ended with status $status: $(tail -n 1 "$run/triage")"
    fi
}

# Each kind of finding once, by its shortest input.
print_findings() {
    local count what artifact path shown=0
    while IFS=$'\t' read -r count what artifact; do
        shown=$((shown + 1))
        ((shown <= 5)) || continue
        path=${artifact#"$PWD"/}
        [[ -z $minimize || -s $artifact.min.mm ]] || minimize_finding "$artifact" || true
        echo
        echo "$what   (x$count)"
        if [[ -s $artifact.min.mm ]]; then
            cat -v "$artifact.min.mm"
        elif [[ -s $artifact.mm ]]; then
            cat -v "$artifact.mm"
        else
            head -n 40 "$artifact.report"
        fi | awk '{ print "    " $0 }' # awk ends the last line, too
        echo "report: $path.report"
        [[ -z $replay ]] || printf 'replay: %s %q\n' "$replay" "$path"
    done < <(sort -t $'\t' -k 1,1 -u "$run/findings" | while IFS=$'\t' read -r artifact what _; do
        printf '%s\t%s\t%s\n' "$what" "$(stat -c %s "$artifact")" "$artifact"
    done | sort -t $'\t' -k 1,1 -k 2,2n | awk -F '\t' '
        !($1 in count) { order[n++] = $1; shortest[$1] = $3 }
        { count[$1]++ }
        END { for (i = 0; i < n; i++) printf "%d\t%s\t%s\n", count[order[i]], order[i], shortest[order[i]] }')
    ((shown <= 5)) || printf '\n%d more kinds of finding in %s\n' $((shown - 5)) "${state#"$PWD"/}/findings"
}
