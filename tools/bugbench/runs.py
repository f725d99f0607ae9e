"""One run of a fuzzer on one bug: the command, and what its log says."""

import collections
import re

# What is left out in each mode (fuzz/without.h), and whether the seed corpus is given. `full` is what tools/fuzz does
# with --no-seeds.
MODES = {
    "blind": ("structure", False),
    "structure": ("swarm", False),
    "full": ("", False),
    "seeds": ("", True),
    "crashes": ("checks", False),
}

# status: found, or none (before the limit), or error (detail says what). Executions and processor seconds until the
# patched core first did something wrong and until that was noticed; None: never.
COLUMNS = ["bug", "target", "engine", "mode", "seed", "limit_s", "binary", "status", "triggered_executions", "triggered_s",
           "detected_executions", "detected_s", "id", "operation", "what", "executions", "seconds"]
Result = collections.namedtuple("Result", COLUMNS)


def key(result):
    """What a run is known by: the same binary, mode, seed and limit need no second one."""
    return (result.bug, result.engine, result.mode, int(result.seed), int(result.limit_s), result.binary)


def libfuzzer_command(binary, seed, limit_s, folder, seeds):
    """The limit is in processor seconds, so that a busy machine changes nothing; the other is only for a hang."""
    command = ["bash", "-c", 'ulimit -c 0; ulimit -S -t "$1"; shift; exec "$@"', "run", str(limit_s), str(binary),
               f"-seed={seed}", f"-max_total_time={20 * limit_s + 60}", "-timeout=10", "-detect_leaks=0",
               "-print_final_stats=1", f"-artifact_prefix={folder}/", str(folder)]
    return command + ([str(seeds)] if seeds else [])


TRIGGERED = re.compile(r"^BUG TRIGGERED after (\d+) executions, (\d+) ms$", re.M)
_FINDING = re.compile(r"^ASSERTION FAILED: (\S+) (\S+) ?(.*)$", re.M)
_CRASH = re.compile(r"^SUMMARY: (\S+): (.*)$|^(.*: runtime error: .*)$|^(\S+: .*: Assertion .* failed\.)$", re.M)
_EXECUTIONS = re.compile(r"^stat::number_of_executed_units: *(\d+)|^#(\d+)\s", re.M)
_STOPPED = 'stopped by the limit of processor time'


def read_log(log, limited):
    """(status, triggered, id, operation, what, executions) of a libFuzzer log; limited: it ended at its limit."""
    triggered = TRIGGERED.search(log)
    counts = [int(a or b) for a, b in _EXECUTIONS.findall(log)]
    executions = counts[-1] if counts else 0
    finding = _FINDING.search(log)
    crash = _CRASH.search(log)
    if finding:
        return "found", triggered, finding.group(1), finding.group(2), finding.group(3), executions
    if limited:
        return "none", triggered, "", "", "", executions
    if re.search(r"ERROR: libFuzzer: timeout", log):
        return "found", triggered, "timeout", "", "", executions
    if re.search(r"ERROR: libFuzzer: out-of-memory", log):
        return "found", triggered, "out-of-memory", "", "", executions
    if crash and re.search(r"^==\d+== *ERROR|runtime error|Assertion", log, re.M):
        return "found", triggered, "crash", "", " ".join(part for part in crash.groups() if part), executions
    return "error", triggered, "", "", "ended without a finding", executions
