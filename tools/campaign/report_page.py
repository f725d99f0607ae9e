"""The report of a campaign: what ran where, how far it came, what it found."""

import time

import findings
from plot import plot, seconds_text
from webpage import escape, page, table

HEADINGS = ["target", "runs", "time", "executions", "a second", "operations", "a second", "edges", "features", "corpus",
            "bugs", "findings"]
# Title, column, whether runs add up. What does not is coverage, whose axis need not begin at 0.
CURVES = [("coverage: edges", "edges", False), ("coverage: features", "features", False),
          ("executions", "executions", True), ("findings", "findings", True)]


def when(unix_s):
    return time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(unix_s))


def rate(count, seconds):
    return f"{count / seconds:.0f}" if seconds else "-"


def summary_row(state, bugs):
    seconds = state.total("elapsed_s")
    return [state.target, len(state.runs), seconds_text(seconds), state.total("executions"),
            rate(state.total("executions"), seconds), state.total("operations"), rate(state.total("operations"), seconds),
            state.best("edges"), state.best("features"), state.best("corpus"), len(bugs),
            sum(len(bug.files) for bug in bugs)]


def total_row(states, bugs_of):
    seconds = sum(state.total("elapsed_s") for state in states)
    executions = sum(state.total("executions") for state in states)
    operations = sum(state.total("operations") for state in states)
    return ["all", sum(len(state.runs) for state in states), seconds_text(seconds), executions, rate(executions, seconds),
            operations, rate(operations, seconds), "", "", "", sum(len(bugs) for bugs in bugs_of),
            sum(len(bug.files) for bugs in bugs_of for bug in bugs)]


def machines(states):
    """Each once, in the order of their first run."""
    seen = {}
    for run in sorted((run for state in states for run in state.runs), key=lambda run: run.unix_s):
        name = (run.processor, run.cores, f"{run.memory_kib / 2**20:.1f} GiB", run.kernel)
        seen[name] = seen.get(name, 0) + 1
    return table(["processor", "cores", "memory", "kernel", "runs"], [[*name, count] for name, count in seen.items()])


def bug_list(bugs):
    if not bugs:
        return "<p>Nothing was found.</p>"
    parts = []
    for bug in bugs:
        first, seen = bug.files[0]
        parts.append(f"<details><summary>{escape(bug.name)} (x{len(bug.files)}), first {escape(when(seen))}: "
                     f"{escape(first.name)}</summary><pre>{escape(bug.program or 'no program beside it')}</pre></details>")
    return "".join(parts)


def run_rows(state):
    return [[when(run.unix_s), run.engine, run.jobs, run.seed, seconds_text(run.last("elapsed_s")), run.commit,
             run.last("executions"), run.best("edges"), run.last("findings")] for run in state.runs]


def report(states):
    bugs_of = [findings.load(state.path) for state in states]
    runs = [run for state in states for run in state.runs]
    begin = min(run.unix_s for run in runs)
    end = max(sample.unix_s for run in runs for sample in run.samples)
    commits = list(dict.fromkeys(run.commit for run in sorted(runs, key=lambda run: run.unix_s)))
    rows = [summary_row(state, bugs) for state, bugs in zip(states, bugs_of)]
    if len(states) > 1:
        rows.append(total_row(states, bugs_of))
    body = ["<h1>Fuzzing campaign</h1>",
            f"<p>{when(begin)} to {when(end)}; commit {escape(', '.join(commits))}.</p>",
            table(HEADINGS, rows),
            "<p>Time is what was fuzzed; between runs it stands still, a dashed line marks where the next begins. Edges are of "
            "the instrumented core, as the engine counts them; a run begins by reading what earlier ones kept.</p>"]
    for state, bugs in zip(states, bugs_of):
        body.append(f"<h2>{escape(state.target)}</h2><p>{escape(state.path)}</p>")
        body += [plot(title, state.curve(name, adds_up), adds_up) for title, name, adds_up in CURVES]
        body.append("<h3>Found</h3>" + bug_list(bugs))
        body.append("<h3>Runs</h3>" + table(["begin", "engine", "jobs", "seed", "time", "commit", "executions", "edges",
                                             "findings"], run_rows(state)))
    body.append("<h2>Machine</h2>" + machines(states))
    return page("Fuzzing campaign", "\n".join(body))
