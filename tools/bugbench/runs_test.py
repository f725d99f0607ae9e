"""What a fuzzer's log says, what a file of results keeps, and what is made of them."""

import math
import pathlib
import tempfile
import unittest

import bugs
import page
import results
import runs

FOUND = """INFO: Seed: 1
BUG TRIGGERED after 97 executions, 111 ms
#512	pulse  cov: 900
ASSERTION FAILED: CONTENT mremap bytes-in a place
==1== ERROR: libFuzzer: deadly signal
stat::number_of_executed_units: 732
"""


def result(**changes):
    values = dict(bug="B1-x", target="linux_guest", engine="libfuzzer", mode="full", seed="1", limit_s="60", binary="ab", status="found",
                  triggered_executions="3", triggered_s="0.5", detected_executions="10", detected_s="2.0", id="FLAGS",
                  operation="mmap", what="x", executions="10", seconds="2.0")
    values.update(changes)
    return runs.Result(**values)


class Logs(unittest.TestCase):
    def test_finding(self):
        status, triggered, check, operation, what, executions = runs.read_log(FOUND, False)
        self.assertEqual((status, check, operation, what, executions), ("found", "CONTENT", "mremap", "bytes-in a place", 732))
        self.assertEqual(triggered.groups(), ("97", "111"))

    def test_crashes(self):
        for line in ("mm/plan.c:12:3: runtime error: shift exponent 64", "x: mm/table.c:9: f: Assertion `a < b' failed.",
                     "==2== ERROR: AddressSanitizer: heap-use-after-free\nSUMMARY: AddressSanitizer: heap-use-after-free in f"):
            self.assertEqual(runs.read_log(f"#9\tNEW\n{line}\n", False)[:3], ("found", None, "crash"), line)
        self.assertEqual(runs.read_log("==2== ERROR: libFuzzer: timeout after 11 seconds\n", False)[2], "timeout")
        self.assertEqual(runs.read_log("==2== ERROR: libFuzzer: out-of-memory (used: 2049Mb)\n", False)[2], "out-of-memory")

    def test_limit_reached(self):
        self.assertEqual(runs.read_log("#1\tINITED\n#4096\tpulse  cov: 1\n", True), ("none", None, "", "", "", 4096))

    def test_anything_else_is_an_error(self):
        for log in ("", "#4096\tpulse  cov: 1\n", "bash: no such file\n"):
            self.assertEqual(runs.read_log(log, False)[0], "error", log)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name) / "results.csv"

    def tearDown(self):
        self.folder.cleanup()

    def test_what_is_added_is_there_again(self):
        self.assertEqual(results.load(self.path), [])
        odd = result(seed="2", what='commas, "quotes"')
        results.add(self.path, result())
        results.add(self.path, odd)
        self.assertEqual(results.load(self.path), [result(), odd])

    def test_a_line_cut_off_is_dropped(self):
        results.add(self.path, result())
        whole = self.path.read_bytes()
        results.add(self.path, result(seed="2"))
        self.path.write_bytes(self.path.read_bytes()[:-5])
        self.assertEqual(results.load(self.path), [result()])
        self.assertEqual(self.path.read_bytes(), whole)

    def test_another_file_is_refused_and_kept(self):
        self.path.write_text("a,b\n1,2\n")
        with self.assertRaisesRegex(results.BadResults, "results.csv:1: "):
            results.load(self.path)
        results_line = ",".join(runs.COLUMNS) + "\n1,2\n"
        self.path.write_text(results_line)
        with self.assertRaisesRegex(results.BadResults, "results.csv:2: 2 columns"):
            results.load(self.path)
        self.assertEqual(self.path.read_text(), results_line)


class Headers(unittest.TestCase):
    GOOD = "Bug: B1-x\nStory: one\n  two\nOrigin: o\nNeeds: n\nTarget: linux_guest\nCheck: FLAGS\n\n--- a/mm/x.c\n+++ b/mm/x.c\n"

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        (pathlib.Path(self.folder.name) / "x.c").mkdir()
        self.path = pathlib.Path(self.folder.name) / "x.c" / "B1-x.patch"

    def tearDown(self):
        self.folder.cleanup()

    def test_fields(self):
        self.path.write_text(self.GOOD)
        [bug] = bugs.all_bugs(self.folder.name)
        self.assertEqual((bug.name, bug.file, bug.story, bug.check), ("B1-x", "x.c", "one two", "FLAGS"))

    def test_what_is_wrong_is_said(self):
        for text, wrong in ((self.GOOD.replace("Needs: n\n", ""), "has no Needs"), (self.GOOD.replace("Needs", "Wants"), ":5: there is no field Wants"),
                            (self.GOOD.replace("Origin: o", "o"), ":4: neither"), (self.GOOD.replace("B1-x", "B2-x"), "names B2-x")):
            self.path.write_text(text)
            with self.assertRaisesRegex(bugs.BadBug, wrong):
                bugs.all_bugs(self.folder.name)


class Summaries(unittest.TestCase):
    BUG = bugs.Bug("B1-x", "x.c", None, "story <&>", "o", "n", "linux_guest", "FLAGS")

    def summary(self, *changes):
        return page.Summary([self.BUG], [result(**change) for change in changes])

    def test_median_of_runs_cut_off(self):
        cut = dict(status="none", detected_s="", detected_executions="", id="")
        summary = self.summary(dict(seed="1"), dict(seed="2", **cut), dict(seed="3", **cut))
        self.assertEqual(summary.groups[0].seconds, math.inf)
        self.assertFalse(summary.all_found([self.BUG]))
        self.assertIn(">60", summary.text())
        self.assertTrue(self.summary(dict(seed="1"), dict(seed="2"), dict(seed="3", **cut)).all_found([self.BUG]))

    def test_no_runs_is_not_found(self):
        self.assertFalse(self.summary().all_found([self.BUG]))

    def test_comparison(self):
        slow = [dict(seed=str(i), mode="structure", detected_s=str(10.0 * i)) for i in range(1, 6)]
        fast = [dict(seed=str(i), detected_s=str(1.0 + i)) for i in range(1, 6)]
        [row] = self.summary(*slow, *fast).comparisons()
        self.assertEqual(row[3:], ["structure", "full", "7.5", "1.00", "0.00794"])

    def test_engines_beside_each_other(self):
        by_afl = [dict(seed=str(i), engine="afl", detected_s=str(10.0 * i)) for i in range(1, 6)]
        fast = [dict(seed=str(i), detected_s=str(1.0 + i)) for i in range(1, 6)]
        summary = self.summary(*by_afl, *fast)
        self.assertEqual(summary.engines(), [["B1-x", "full", "60 s", "30", "4", "7.5", "1.00", "0.00794"]])
        self.assertIn("libfuzzer s", summary.text())
        self.assertIn("<h2>AFL++ and libFuzzer</h2>", summary.html())
        self.assertEqual(self.summary(*fast).engines(), [])

    def test_page_is_whole_and_escaped(self):
        text = self.summary(dict(what="<b>", id="<i>")).html()
        self.assertIn("story &lt;&amp;&gt;", text)
        self.assertNotIn("<i>", text)
        self.assertTrue(text.rstrip().endswith("</html>"))
        for outside in ("http:", "https:", "src=", "@import"):
            self.assertNotIn(outside, text)


if __name__ == "__main__":
    unittest.main()
