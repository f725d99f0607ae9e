# shellcheck shell=bash
# Sourced by jobs.sh and its workers: $deadline is when the run ends, in milliseconds; 0: when it is stopped.

now() {
    echo $((${EPOCHREALTIME/./} / 1000))
}

is_over() {
    [[ -e $run/stop ]] || ((deadline != 0 && $(now) >= deadline))
}
