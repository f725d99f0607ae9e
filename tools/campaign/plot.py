"""Curves over time as SVG."""

import math

from webpage import escape

LEFT, RIGHT, TOP, BOTTOM = 64, 14, 22, 30
WIDTH, HEIGHT = 480, 200


def ticks(low, top):
    """Round whole numbers from at most low to at least top, at most seven and at least two."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            first, last = low // step, math.ceil(top / step)
            if last - first <= 6:
                return [step * i for i in range(first, max(last, first + 1) + 1)]
        power *= 10


def seconds_text(seconds):
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.3g} {unit}"
    return f"{seconds:.3g} s"


def count_text(count):
    for unit, size in (("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if count >= 10 * size:
            return f"{count / size:.4g} {unit}"
    return f"{count:g}"


def thin(points):
    """The first, and of those behind it in one pixel the last."""
    kept, column = points[:1], None
    for point in points[1:]:
        if int(point[0]) == column:
            kept[-1] = point
        else:
            kept.append(point)
        column = int(point[0])
    return kept


def plot(title, curves, from_zero=True):
    """curves: [[(seconds, value)...] for each run]. One curve a run, a dashed line where the next begins."""
    inner, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    longest = curves[-1][-1][0] or 1
    values = [value for curve in curves for _, value in curve]
    marks = ticks(0 if from_zero else min(values), max(values))

    def x(seconds):
        return LEFT + inner * seconds / longest

    def y(value):
        return TOP + tall * (marks[-1] - value) / (marks[-1] - marks[0])

    parts = [f'<text class="name" x="{LEFT}" y="13">{escape(title)}</text>']
    for value in marks:
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>'
                     f'<text x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{count_text(value)}</text>')
    for i in range(5):
        seconds = longest * i / 4
        anchor = "end" if i == 4 else "middle"
        parts.append(f'<text x="{x(seconds):.1f}" y="{HEIGHT - 10}" text-anchor="{anchor}">{seconds_text(seconds)}</text>')
    for number, curve in enumerate(curves):
        if number:
            start = x(curves[number - 1][-1][0])
            parts.append(f'<line class="start" x1="{start:.1f}" x2="{start:.1f}" y1="{TOP}" y2="{TOP + tall}"/>')
        points = thin([(x(seconds), y(value)) for seconds, value in curve])
        if len(points) == 1:
            parts.append(f'<circle class="dot" cx="{points[0][0]:.1f}" cy="{points[0][1]:.1f}" r="2"/>')
        else:
            parts.append(f'<polyline class="curve" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}"/>')
    return (f'<figure><svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" aria-label="{escape(title)}">'
            f'{"".join(parts)}</svg></figure>')
