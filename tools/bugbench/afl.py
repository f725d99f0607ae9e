"""One run of AFL++ on one bug: the command, what it costs, and what it leaves behind."""

import os
import pathlib
import re
import signal
import time

import runs

TIMEOUT_MS = 10000  # of an input, as under libFuzzer
LOOK_EVERY_S = 0.25

# What every encoded program begins with; alone it is one without operations.
EMPTY_PROGRAM = b"\x7fMM1"


def command(binary, seed, out, seeds, cpu):
    """Bound to a processor: unbound, afl-fuzz and its fork server wake each other up across processors."""
    return ["taskset", "-c", str(cpu), "bash", "-c", 'ulimit -c 0; exec "$@"', "run", "afl-fuzz", "-i", str(seeds), "-o", str(out),
            "-s", str(seed), "-t", str(TIMEOUT_MS), "-m", "none", "--", str(binary)]


def environment(mode, mutator, trigger):
    """mutator: the shared library; in mode blind AFL++ changes bytes as it likes. trigger: the file that says so."""
    without = runs.MODES[mode][0]
    values = dict(os.environ, MF_BUG_LOG=str(trigger), AFL_NO_UI="1", AFL_SKIP_CPUFREQ="1", AFL_NO_AFFINITY="1",
                  AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES="1", AFL_BENCH_UNTIL_CRASH="1", AFL_FORKSRV_INIT_TMOUT="60000")
    if without == "structure":
        return values
    return dict(values, MF_WITHOUT=without, AFL_CUSTOM_MUTATOR_LIBRARY=str(mutator), AFL_CUSTOM_MUTATOR_ONLY="1")


def parse_stat(text):
    """(parent, seconds of processor time, ended children's included) of a /proc/PID/stat. A name may have blanks."""
    fields = text[text.rindex(")") + 2:].split()
    return int(fields[1]), sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def processor_seconds(root):
    """What a process and all below it used so far."""
    parents, used = {}, {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                parents[int(entry)], used[int(entry)] = parse_stat(pathlib.Path("/proc", entry, "stat").read_text())
            except (OSError, ValueError):
                pass  # it ended just now
    total = 0
    for pid in used:
        above = pid
        while above not in (0, root):
            above = parents.get(above, 0)
        total += used[pid] if above == root else 0
    return total


def first_of(folder, kind):
    """The path of the first crash or hang that AFL++ kept; None: there is none."""
    return min((folder / "default" / kind).glob("id:*"), default=None)


def watch(pid, out, limit_s):
    """Wait for the end, or bring it about at the limit and when an input hangs; the processor seconds it took."""
    seen, told = 0, 0
    while True:
        ended, _, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            # Of those below it, those that it waited for are in there; those that it killed are only in what was seen.
            return max(seen, usage.ru_utime + usage.ru_stime)
        seen = max(seen, processor_seconds(pid))
        if seen >= limit_s or first_of(out, "hangs"):
            # afl-fuzz ends with its statistics, if it still can.
            os.kill(pid, signal.SIGTERM if told < 20 / LOOK_EVERY_S else signal.SIGKILL)
            told += 1
        time.sleep(LOOK_EVERY_S)


_EXECUTIONS = re.compile(r"^execs_done *: *(\d+)$", re.M)


def outcome(out, trigger, replay, limited):
    """As runs.read_log has it. replay(path): what the target prints when it is given a crash."""
    stats = out / "default" / "fuzzer_stats"
    counts = _EXECUTIONS.search(stats.read_text()) if stats.exists() else None
    executions = int(counts.group(1)) if counts else 0
    triggered = runs.TRIGGERED.search(trigger.read_text()) if trigger.exists() else None
    crash = first_of(out, "crashes")
    if crash:
        status, _, check, operation, what, _ = runs.read_log(replay(crash), False)
        if status != "found":
            return "error", triggered, "", "", "a crash that does not happen again", executions
        return status, triggered, check, operation, what, executions
    if first_of(out, "hangs"):
        return "found", triggered, "timeout", "", "", executions
    if limited and executions:
        return "none", triggered, "", "", "", executions
    return "error", triggered, "", "", "ended without a finding", executions
