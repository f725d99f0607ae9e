"""Medians, effect size and significance of times that may be cut off at a limit.

A run that found nothing before its limit is math.inf: longer than all that did find something, and equal to each
other. All that is used here are ranks, so that is all that needs to be known of it.
"""

import itertools
import math


def median(values):
    """The middle value, or the mean of the two; inf if that lies beyond the limit. None of no values."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def _wins(a, b):
    """How often a value of a is smaller than one of b; half for equal ones: the Mann-Whitney U of b."""
    return sum(1.0 if x < y else 0.5 if x == y else 0.0 for x in a for y in b)


def a12(a, b):
    """Vargha and Delaney's A: how probable it is that a run of a is faster than one of b (0.5: no difference)."""
    return _wins(a, b) / (len(a) * len(b))


# Above this many ways to deal the values out, the normal approximation is good enough.
_EXACT_WAYS = 200_000


def mann_whitney_p(a, b):
    """Two-sided p of the Mann-Whitney U test: exact over all ways to deal the values out, ties included; by the
    normal approximation, corrected for ties and continuity, where there are too many."""
    n, m = len(a), len(b)
    if not n or not m:
        raise ValueError("both samples need a value")
    centre = n * m / 2
    distance = abs(_wins(a, b) - centre)
    values = list(a) + list(b)
    if math.comb(n + m, n) <= _EXACT_WAYS:
        ranks = _ranks(values)
        # U and the rank sum differ by a constant.
        least = n * (n + 1) / 2
        as_far = total = 0
        for chosen in itertools.combinations(ranks, n):
            total += 1
            as_far += abs(n * m - (sum(chosen) - least) - centre) >= distance - 1e-9
        return as_far / total
    ties = sum(count**3 - count for count in _counts(values))
    size = n + m
    variance = n * m / 12 * (size + 1 - ties / (size * (size - 1)))
    if variance <= 0:
        return 1.0
    z = max(distance - 0.5, 0) / math.sqrt(variance)
    return math.erfc(z / math.sqrt(2))


def _counts(values):
    return [len(list(group)) for _, group in itertools.groupby(sorted(values))]


def _ranks(values):
    """Ranks from 1; equal values share their mean."""
    rank_of, before = {}, 0
    for value, group in itertools.groupby(sorted(values)):
        count = len(list(group))
        rank_of[value] = before + (count + 1) / 2
        before += count
    return [rank_of[value] for value in values]
