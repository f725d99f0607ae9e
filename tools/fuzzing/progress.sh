# What tools/report draws, kept in the state folder over all runs: a line in runs.csv for each start, a line in
# progress.csv for each line of progress. Sourced by jobs.sh. A line is written by one write to a file that is only ever
# added to, so that whatever ends a run leaves whole lines; only a full disk or a machine that stops can cut the last
# one, and the next run drops that.

readonly progress_columns=unix_s,run,seed,elapsed_s,executions,operations,edges,features,corpus,findings
readonly runs_columns=run,unix_s,target,engine,jobs,seed,seconds,commit,processor,cores,memory_kib,kernel

progress_die() {
    die "cannot write $1: no room, or no right to"
}

# Make the file ready to be added to: with its columns, and without a line that was cut off.
progress_ready() { # FILE COLUMNS
    local file=$1 columns=$2
    if [[ -s $file && -n $(tail -c 1 "$file") ]]; then
        { sed '$d' "$file" >"$file.new" && mv "$file.new" "$file"; } 2>/dev/null || progress_die "$file"
    fi
    if [[ ! -s $file ]]; then
        { echo "$columns" >"$file"; } 2>/dev/null || progress_die "$file"
    elif [[ $(head -n 1 "$file") != "$columns" ]]; then
        die "$file has other columns than this version writes; move it away, or give --state=DIR"
    fi
}

progress_quoted() { # as CSV has it
    printf '"%s"' "${1//\"/\"\"}"
}

# A run begins: which, of what, on what.
progress_begin() { # STATE TARGET ENGINE JOBS SEED SECONDS
    local state=$1 commit processor memory
    progress_ready "$state/runs.csv" $runs_columns
    progress_ready "$state/progress.csv" $progress_columns
    progress_file=$state/progress.csv
    progress_run=$EPOCHSECONDS-$$
    progress_seed=$5
    commit=$(git describe --always --dirty --abbrev=12 --exclude='*' 2>/dev/null) || commit=unknown
    processor=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
    memory=$(sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' /proc/meminfo)
    { printf '%s,%d,%s,%s,%d,%s,%d,%s,%s,%d,%d,%s\n' "$progress_run" "$EPOCHSECONDS" "$2" "$3" "$4" "$5" "$6" \
        "$commit" "$(progress_quoted "${processor:-$(uname -m)}")" "$(nproc)" "${memory:-0}" \
        "$(progress_quoted "$(uname -sr)")" >>"$state/runs.csv"; } 2>/dev/null || progress_die "$state/runs.csv"
}

# Where the run is now; false: it could not be written, which has been said.
progress_record() { # ELAPSED_MS EXECUTIONS OPERATIONS EDGES FEATURES CORPUS FINDINGS
    { printf '%d,%s,%s,%d.%03d,%s,%s,%s,%s,%s,%s\n' "$EPOCHSECONDS" "$progress_run" "$progress_seed" $(($1 / 1000)) \
        $(($1 % 1000)) "$2" "$3" "$4" "$5" "$6" "$7" >>"$progress_file"; } 2>/dev/null && return
    echo "tools/fuzz: cannot write $progress_file: no room, or no right to; stopping" >&2
    return 1
}
