"""What results say: a table as text, and a page with plots that needs nothing else."""

import html
import math

import runs
import stats
import webpage
from webpage import table

# Each mode beside the one that lacks one thing of it.
STEPS = [("blind", "structure"), ("structure", "full"), ("full", "seeds"), ("crashes", "full")]


def seconds_of(result):
    return float(result.detected_s) if result.status == "found" else math.inf


def executions_of(result):
    return int(result.detected_executions) if result.status == "found" else math.inf


def triggered_of(result):
    return float(result.triggered_s) if result.triggered_s != "" else math.inf


def show(value, limit=None):
    """A number as people write it; inf: it lies beyond the limit."""
    if value == math.inf:
        return f">{limit}" if limit is not None else "-"
    if value >= 100 or value == int(value):
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"


class Group:
    """All runs of one bug, the same but for their seeds."""

    def __init__(self, bug, engine, mode, limit, members):
        self.bug, self.engine, self.mode, self.limit, self.members = bug, engine, mode, limit, members
        self.found = sum(result.status == "found" for result in members)
        self.errors = sum(result.status == "error" for result in members)
        self.seconds = stats.median([seconds_of(result) for result in members])
        self.executions = stats.median([executions_of(result) for result in members])
        self.triggered = stats.median([triggered_of(result) for result in members])
        self.ids = sorted({result.id for result in members if result.status == "found"})

    def cells(self):
        return [self.bug, self.engine, self.mode, f"{self.limit} s", f"{self.found} of {len(self.members)}",
                show(self.triggered, self.limit), show(self.executions), show(self.seconds, self.limit),
                " ".join(self.ids) + (f" ({self.errors} errors)" if self.errors else "")]


HEADINGS = ["bug", "engine", "mode", "limit", "found", "triggered s", "executions", "seconds", "by"]


def columns(headings, rows):
    widths = [max(len(row[i]) for row in [headings, *rows]) for i in range(len(headings))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [headings, *rows])


def compare(slow, fast):
    """The ratio of their medians, the probability that a run of fast is faster, and the p of that, of two groups."""
    if fast.seconds == math.inf:
        ratio = "-"
    elif slow.seconds == math.inf:
        ratio = f">{slow.limit / fast.seconds:.1f}"
    else:
        ratio = f"{slow.seconds / fast.seconds:.2g}"
    a, b = [seconds_of(r) for r in fast.members], [seconds_of(r) for r in slow.members]
    return ratio, f"{stats.a12(a, b):.2f}", f"{stats.mann_whitney_p(a, b):.3g}"


class Summary:
    def __init__(self, bugs, have):
        self.bugs = {bug.name: bug for bug in bugs}
        together = {}
        for result in have:
            if result.bug in self.bugs:
                name = (result.bug, result.engine, result.mode, int(result.limit_s))
                together.setdefault(name, []).append(result)
        order = {mode: i for i, mode in enumerate(runs.MODES)}
        self.groups = [Group(*name, members) for name, members in
                       sorted(together.items(), key=lambda item: (item[0][0], item[0][1], item[0][3], order[item[0][2]]))]

    def all_found(self, bugs):
        """Whether every bug has a median in mode full, that is, was found by more than half of its runs."""
        found = {group.bug for group in self.groups if group.mode == "full" and group.seconds < math.inf}
        return all(bug.name in found for bug in bugs)

    def comparisons(self):
        """(bug, engine, limit, slower mode, faster mode, ratio of the medians, A12, p) for each step there is."""
        by_name = {(group.bug, group.engine, group.limit, group.mode): group for group in self.groups}
        rows = []
        for bug, engine, limit in sorted({name[:3] for name in by_name}):
            for less, more in STEPS:
                slow, fast = (by_name.get((bug, engine, limit, mode)) for mode in (less, more))
                if slow and fast:
                    rows.append([bug, engine, f"{limit} s", less, more, *compare(slow, fast)])
        return rows

    def engines(self):
        """(bug, mode, limit, AFL++'s median, libFuzzer's median, ratio, A12, p) where both engines were tried."""
        by_name = {(group.bug, group.mode, group.limit, group.engine): group for group in self.groups}
        rows = []
        for bug, mode, limit in sorted({name[:3] for name in by_name}):
            afl, libfuzzer = (by_name.get((bug, mode, limit, engine)) for engine in ("afl", "libfuzzer"))
            if afl and libfuzzer:
                rows.append([bug, mode, f"{limit} s", show(afl.seconds, limit), show(libfuzzer.seconds, limit),
                             *compare(afl, libfuzzer)])
        return rows

    def only_checks(self):
        """Bugs that no run saw by crashes and sanitizers alone, of those that were tried so."""
        tried = {group.bug: group.found for group in self.groups if group.mode == "crashes"}
        return sorted(bug for bug, found in tried.items() if not found), len(tried)

    def totals(self):
        lines = []
        for engine in sorted({group.engine for group in self.groups}):
            full = [group for group in self.groups if group.engine == engine and group.mode == "full"]
            for limit in sorted({group.limit for group in full}):
                times = [group.seconds for group in full if group.limit == limit]
                middle = stats.median(times)
                found = sum(value < math.inf for value in times)
                lines.append(f"{engine}, full, {limit} s: {found} of {len(times)} bugs found in the median, "
                             f"{sum(value <= 10 for value in times)} within 10 s; median of the medians {show(middle, limit)} s, "
                             f"longest {show(max(times), limit)} s")
        return lines

    def text(self):
        parts = [columns(HEADINGS, [group.cells() for group in self.groups])] if self.groups else ["no runs"]
        rows = self.comparisons()
        if rows:
            parts.append(columns(COMPARED, rows))
        rows = self.engines()
        if rows:
            parts.append(columns(ENGINES, rows))
        bugs, tried = self.only_checks()
        if tried:
            parts.append(f"not seen by crashes and sanitizers alone: {len(bugs)} of {tried}: {' '.join(bugs)}")
        return "\n\n".join(parts + self.totals())

    def html(self):
        bugs, tried = self.only_checks()
        rows = self.comparisons()
        body = ["<h1>Bug bench</h1>"] + [f"<p>{html.escape(line)}</p>" for line in self.totals()]
        for engine, mode, limit in sorted({(group.engine, group.mode, group.limit) for group in self.groups},
                                          key=lambda name: (name[0], name[2], list(runs.MODES).index(name[1]))):
            chosen = [g for g in self.groups if (g.engine, g.mode, g.limit) == (engine, mode, limit)]
            body.append(f"<h2>{engine}, {mode}, {limit} s</h2>" + plot(chosen, limit))
        if rows:
            body.append("<h2>What each part is worth</h2><p>How much longer without it (ratio of the medians of seconds), how "
                        "probable it is that a run with it is faster (A12), and the two-sided p of the Mann-Whitney test.</p>"
                        + table(COMPARED, rows))
        rows = self.engines()
        if rows:
            body.append("<h2>AFL++ and libFuzzer</h2><p>The same bugs, programs changed by the same code: how much longer AFL++ "
                        "takes (ratio of the medians of seconds), how probable it is that a run of libFuzzer is faster (A12), "
                        "and the two-sided p of the Mann-Whitney test.</p>" + table(ENGINES, rows))
        if tried:
            body.append(f"<h2>Not seen by crashes and sanitizers alone</h2><p>{len(bugs)} of {tried}: "
                        f"{html.escape(', '.join(bugs))}</p>")
        body.append("<h2>All</h2>" + table(HEADINGS, [group.cells() for group in self.groups]))
        body.append("<h2>The bugs</h2>" + table(
            ["bug", "file", "story", "origin", "needs", "target", "check"],
            [[bug.name, bug.file, bug.story, bug.origin, bug.needs, bug.target, bug.check] for bug in self.bugs.values()]))
        return webpage.page("Bug bench", "\n".join(body))


ENGINES = ["bug", "mode", "limit", "afl s", "libfuzzer s", "ratio", "A12", "p"]
COMPARED = ["bug", "engine", "limit", "without", "with", "ratio", "A12", "p"]


def plot(groups, limit):
    """A line for each bug, quickest first: rings where runs ran into it, dots where they noticed, a bar at the median."""
    left, width, step, least = 330, 620, 18, 0.01
    groups = sorted(groups, key=lambda group: (group.seconds, group.bug))
    height = step * len(groups) + 40

    def x(seconds):
        share = math.log(max(seconds, least) / least) / math.log(limit / least)
        return left + width * min(share, 1)

    parts = []
    tick = least
    while tick <= limit:
        parts.append(f'<line class="grid" x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="10" y2="{height - 25}"/>'
                     f'<text x="{x(tick):.1f}" y="{height - 8}" text-anchor="middle">{tick:g} s</text>')
        tick *= 10
    for i, group in enumerate(groups):
        y = 20 + i * step
        parts.append(f'<text x="{left - 10}" y="{y + 4}" text-anchor="end">{html.escape(group.bug)}</text>')
        for result in group.members:
            title = f"<title>seed {html.escape(str(result.seed))}: {html.escape(result.id or result.status)}</title>"
            if triggered_of(result) < math.inf:
                parts.append(f'<circle class="ring" cx="{x(triggered_of(result)):.1f}" cy="{y}" r="3.5">{title}</circle>')
            if result.status == "found":
                parts.append(f'<circle class="dot" cx="{x(seconds_of(result)):.1f}" cy="{y}" r="3.5">{title}</circle>')
            else:
                parts.append(f'<text class="cut" x="{left + width + 6}" y="{y + 4}">&gt;{title}</text>')
        if group.seconds < math.inf:
            parts.append(f'<line class="median" x1="{x(group.seconds):.1f}" x2="{x(group.seconds):.1f}" y1="{y - 7}" y2="{y + 7}"/>')
    return f'<svg viewBox="0 0 {left + width + 40} {height}" width="{left + width + 40}">{"".join(parts)}</svg>'
