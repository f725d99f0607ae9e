"""Known values: worked examples that can be checked by hand, and the tables of the exact U distribution."""

import math
import unittest

import stats


class Median(unittest.TestCase):
    def test_of_odd_and_even_counts(self):
        self.assertEqual(stats.median([3, 1, 2]), 2)
        self.assertEqual(stats.median([4, 1, 2, 3]), 2.5)
        self.assertIsNone(stats.median([]))

    def test_runs_cut_off_are_the_longest(self):
        self.assertEqual(stats.median([1, math.inf, 2]), 2)
        self.assertEqual(stats.median([1, math.inf, math.inf]), math.inf)
        self.assertEqual(stats.median([1, 2, math.inf, math.inf]), math.inf)


class A12(unittest.TestCase):
    def test_all_none_and_half(self):
        self.assertEqual(stats.a12([1, 2], [3, 4]), 1)
        self.assertEqual(stats.a12([3, 4], [1, 2]), 0)
        self.assertEqual(stats.a12([1, 2, 3], [1, 2, 3]), 0.5)

    def test_by_hand(self):
        # 1 beats both, 3 beats 4 and ties with 3: (2 + 1.5) / 4.
        self.assertEqual(stats.a12([1, 3], [3, 4]), 0.875)
        self.assertEqual(stats.a12([math.inf, 1], [math.inf, 2]), 0.625)


class MannWhitney(unittest.TestCase):
    def test_apart_as_far_as_possible(self):
        # Two of all the ways are as extreme: 2 / C(10, 5) and 2 / C(6, 3).
        self.assertAlmostEqual(stats.mann_whitney_p([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]), 2 / 252)
        self.assertAlmostEqual(stats.mann_whitney_p([6, 5, 4], [1, 2, 3]), 0.1)

    def test_table_of_the_exact_distribution(self):
        # P(U <= 2) for sizes 5 and 5 is 4/252: twice that.
        self.assertAlmostEqual(stats.mann_whitney_p([1, 2, 3, 4, 7], [5, 6, 8, 9, 10]), 8 / 252)
        # P(U <= 1) for sizes 4 and 3 is 2/35.
        self.assertAlmostEqual(stats.mann_whitney_p([1, 2, 3, 5], [4, 6, 7]), 4 / 35)

    def test_no_difference(self):
        self.assertEqual(stats.mann_whitney_p([1, 2, 3], [1, 2, 3]), 1)
        self.assertEqual(stats.mann_whitney_p([5] * 5, [5] * 5), 1)
        self.assertEqual(stats.mann_whitney_p([math.inf] * 20, [math.inf] * 20), 1)

    def test_ties_are_dealt_out_too(self):
        # {1, 1} and {1, 2}: half of the 6 ways put the 2 on either side, so all are as far as this.
        self.assertEqual(stats.mann_whitney_p([1, 1], [1, 2]), 1)

    def test_normal_approximation(self):
        # 20 and 20, wholly apart: U = 0, z = (200 - 0.5) / sqrt(20 * 20 * 41 / 12) = 5.3965.
        p = stats.mann_whitney_p(list(range(20)), list(range(20, 40)))
        self.assertAlmostEqual(p, math.erfc(199.5 / math.sqrt(400 * 41 / 12) / math.sqrt(2)))
        self.assertTrue(6.7e-8 < p < 6.9e-8, p)

    def test_approximation_is_near_the_exact_value(self):
        a, b = [1, 4, 5, 8, 11, 12, 15, 17], [2, 3, 6, 9, 13, 14, 16, 18]
        exact = stats.mann_whitney_p(a, b)
        ways, stats._EXACT_WAYS = stats._EXACT_WAYS, 0
        try:
            self.assertLess(abs(exact - stats.mann_whitney_p(a, b)), 0.02)
        finally:
            stats._EXACT_WAYS = ways

    def test_refuses_empty_samples(self):
        with self.assertRaises(ValueError):
            stats.mann_whitney_p([], [1])


if __name__ == "__main__":
    unittest.main()
