"""What two runs left in a state folder gives these numbers, these curves, this page; anything else is one clear line."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).absolute().parent
REPORT = HERE.parent / "report"
sys.path[0:0] = [str(HERE), str(HERE.parent / "lib")]

import plot  # noqa: E402
import progress  # noqa: E402

RUNS = """\
run,unix_s,target,engine,jobs,seed,seconds,commit,processor,cores,memory_kib,kernel
1700000000-7,1700000000,toy_guest,libfuzzer,2,11,60,aaaabbbbcccc,"Fast, <very> ""fast"" one",4,8388608,"Linux 6.1"
1700001000-9,1700001000,toy_guest,libfuzzer,1,12,60,ddddeeeeffff-dirty,"Fast, <very> ""fast"" one",4,8388608,"Linux 6.1"
"""
PROGRESS = """\
unix_s,run,seed,elapsed_s,executions,operations,edges,features,corpus,findings
1700000001,1700000000-7,11,1.000,100,1000,500,900,40,0
1700000060,1700000000-7,11,60.000,6000,70000,540,990,50,1
1700001001,1700001000-9,12,1.000,50,400,530,950,50,0
1700001040,1700001000-9,12,40.000,4000,30000,545,995,55,2
"""


class Fixture(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.base = pathlib.Path(self.folder.name)

    def state(self, runs=RUNS, samples=PROGRESS, name="s"):
        folder = self.base / name
        (folder / "findings").mkdir(parents=True)
        (folder / "runs.csv").write_text(runs)
        (folder / "progress.csv").write_text(samples)
        return folder

    def finding(self, state, name, report, program="", seen=1700000030):
        artifact = state / "findings" / name
        artifact.write_text("bytes")
        (state / "findings" / f"{name}.report").write_text(report)
        if program:
            (state / "findings" / f"{name}.mm").write_text(program)
        os.utime(artifact, (seen, seen))
        return artifact

    def call(self, *arguments):
        return subprocess.run([REPORT, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)

    def page(self, *states):
        out = self.base / "out.html"
        done = self.call(*[f"--state={state}" for state in states], "-o", out)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        return out.read_text()


class Numbers(Fixture):
    def test_runs_add_up_and_coverage_does_not(self):
        state = progress.load(self.state())
        self.assertEqual((state.target, len(state.runs)), ("toy_guest", 2))
        self.assertEqual((state.total("executions"), state.total("operations")), (10000, 100000))
        self.assertEqual((state.total("elapsed_s"), state.total("findings")), (100.0, 3))
        self.assertEqual((state.best("edges"), state.best("corpus")), (545, 55))

    def test_time_between_runs_is_left_out_of_curves(self):
        state = progress.load(self.state())
        self.assertEqual(state.curve("executions", True), [[(1.0, 100), (60.0, 6000)], [(61.0, 6050), (100.0, 10000)]])
        self.assertEqual(state.curve("edges", False), [[(1.0, 500), (60.0, 540)], [(61.0, 530), (100.0, 545)]])

    def test_a_line_that_is_being_written_is_not_there_yet(self):
        state = progress.load(self.state(samples=PROGRESS + "1700001043,1700001000-9,12,43.0"))
        self.assertEqual(state.total("executions"), 10000)

    def test_a_run_that_ended_before_its_first_line_is_listed(self):
        state = progress.load(self.state(samples="".join(PROGRESS.splitlines(keepends=True)[:3])))
        self.assertEqual([run.last("executions") for run in state.runs], [6000, 0])
        self.assertEqual(len(state.curve("edges", False)), 1)


class Plots(unittest.TestCase):
    def test_ticks_are_round_and_cover_all(self):
        self.assertEqual(plot.ticks(0, 0), [0, 1])
        self.assertEqual(plot.ticks(0, 6), [0, 1, 2, 3, 4, 5, 6])
        self.assertEqual(plot.ticks(0, 10000), [0, 2000, 4000, 6000, 8000, 10000])
        self.assertEqual(plot.ticks(500, 545), [500, 510, 520, 530, 540, 550])
        self.assertEqual(plot.ticks(1950, 1950), [1950, 1951])

    def test_curves_are_where_their_values_are(self):
        svg = plot.plot("runs & more", [[(0, 0), (50, 50)], [(50, 50), (100, 100)]])
        left, right, top, bottom = plot.LEFT, plot.WIDTH - plot.RIGHT, plot.TOP, plot.HEIGHT - plot.BOTTOM
        middle = f"{(left + right) / 2:.1f},{(top + bottom) / 2:.1f}"
        self.assertEqual(re.findall('<polyline class="curve" points="([^"]*)"', svg),
                         [f"{left:.1f},{bottom:.1f} {middle}", f"{middle} {right:.1f},{top:.1f}"])
        self.assertEqual(svg.count('class="start"'), 1)
        self.assertIn(">runs &amp; more</text>", svg)

    def test_long_runs_do_not_make_long_pages(self):
        points = plot.thin([(i / 100, i) for i in range(100000)])
        self.assertLessEqual(len(points), 1001)
        self.assertEqual((points[0], points[-1]), ((0, 0), (999.99, 99999)))


class Page(Fixture):
    def test_has_the_numbers_plots_machine_commits_and_seeds(self):
        text = self.page(self.state())
        row = ["toy_guest", "2", "100 s", "10000", "100", "100000", "1000", "545", "995", "55", "0", "0"]
        self.assertIn("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>", text)
        self.assertEqual(text.count("<svg"), 4)
        self.assertEqual(text.count('<polyline class="curve"'), 8)
        self.assertIn("<td>Fast, &lt;very&gt; &quot;fast&quot; one</td><td>4</td><td>8.0 GiB</td><td>Linux 6.1</td><td>2</td>", text)
        self.assertIn("2023-11-14 22:13:20 UTC to 2023-11-14 22:30:40 UTC; commit aaaabbbbcccc, ddddeeeeffff-dirty.", text)
        self.assertIn("<td>libfuzzer</td><td>2</td><td>11</td><td>60 s</td><td>aaaabbbbcccc</td><td>6000</td>", text)
        self.assertIn("Nothing was found.", text)

    def test_loads_nothing(self):
        self.assertFalse(re.search(r"(?i)https?:|<script|<link|<img|@import|url\(", self.page(self.state())))

    def test_findings_are_by_bug_and_escaped(self):
        state = self.state()
        self.finding(state, "crash-2", "x\nASSERTION FAILED: COVER mmap host-protection\n  step", "long program\n", 1700000050)
        self.finding(state, "crash-1", "ASSERTION FAILED: COVER mmap host-protection\n", "a <b> & c\n", 1700000030)
        self.finding(state, "crash-3", "==1==ERROR\nSUMMARY: AddressSanitizer: heap-buffer-overflow <x>\n")
        self.finding(state, "timeout-4", "")
        text = self.page(state)
        self.assertIn("<td>3</td><td>4</td></tr>", text)
        self.assertIn("<summary>COVER mmap host-protection (x2), first 2023-11-14 22:13:50 UTC: crash-1</summary>"
                      "<pre>a &lt;b&gt; &amp; c\n</pre>", text)
        self.assertIn("<summary>AddressSanitizer: heap-buffer-overflow &lt;x&gt; (x1)", text)
        self.assertIn("<summary>timeout-4 (x1)", text)
        self.assertNotIn("<b>", text)

    def test_triage_says_which_bug_it_is(self):
        state = self.state()
        one = self.finding(state, "crash-1", "SUMMARY: AddressSanitizer: SEGV\n", "long\n")
        self.finding(state, "crash-2", "ASSERTION FAILED: FLAGS mmap prot\n")
        (state / "triage").mkdir()
        (state / "triage" / "01-segv.files").write_text(f"{one}\n")
        (state / "triage" / "01-segv.report").write_text("SIGSEGV mmap plan<mm_mmap\n\nmore\n")
        (state / "triage" / "01-segv.mm").write_text("small\n")
        text = self.page(state)
        self.assertIn("<summary>SIGSEGV mmap plan&lt;mm_mmap (x1)", text)
        self.assertIn("<pre>small\n</pre>", text)
        self.assertIn("<summary>FLAGS mmap prot (x1)", text)
        self.assertNotIn("SEGV\n", text)

    def test_several_states_are_summed(self):
        text = self.page(self.state(), self.state(RUNS.replace("toy_guest", "other"), PROGRESS, "t"))
        self.assertIn("<td>all</td><td>4</td><td>3.33 min</td><td>20000</td><td>100</td>", text)
        self.assertIn("<h2>other</h2>", text)


class BadInput(Fixture):
    def refused(self, line, *arguments):
        done = self.call(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, rf"\Atools/report: [^\n]*{re.escape(line)}[^\n]*\n\Z")

    def test_wrong_calls(self):
        self.refused("the following arguments are required: -o")
        self.refused("unrecognized arguments: extra", "-o", "x", "extra")
        self.refused("unrecognized arguments: --stat=x", "-o", "x", "--stat=x")

    def test_states_without_progress_are_refused_and_the_old_page_stays(self):
        out = self.base / "out.html"
        out.write_text("old")
        (self.base / "empty").mkdir()
        self.refused("empty/runs.csv: there is no such file", f"--state={self.base}/empty", "-o", out)
        state = self.state(samples=PROGRESS.splitlines(keepends=True)[0])
        self.refused("progress.csv: there is no progress in it yet", f"--state={state}", "-o", out)
        self.assertEqual(out.read_text(), "old")

    def test_a_damaged_file_is_named_with_its_line(self):
        for number, (samples, line) in enumerate([
                (PROGRESS.replace("6000", "6e3"), "progress.csv:3: executions is not a number: '6e3'"),
                (PROGRESS.replace("60.000", "-1"), "progress.csv:3: elapsed_s is not a number: '-1'"),
                (PROGRESS.replace("4000,", ""), "progress.csv:5: 9 columns, not 10"),
                (PROGRESS.replace("1700001000-9", "nobody"), "progress.csv:4: a run nobody is not in runs.csv"),
                (PROGRESS.replace("edges", "hedges"), "progress.csv:1: the columns are not"),
                (PROGRESS.replace("100,1000", '"100,1000'), "progress.csv:"),
        ]):
            state = self.state(samples=samples, name=f"s{number}")
            self.refused(line, f"--state={state}", "-o", self.base / "out.html")
        state = self.state(runs=RUNS + RUNS.splitlines(keepends=True)[1], name="twice")
        self.refused("runs.csv:4: a second run", f"--state={state}", "-o", self.base / "out.html")
        (state / "runs.csv").write_bytes(b"\xff\xfe")
        self.refused("runs.csv: not text", f"--state={state}", "-o", self.base / "out.html")

    def test_where_the_page_cannot_be(self):
        state = self.state()
        (self.base / "folder").mkdir()
        self.refused("cannot write", f"--state={state}", "-o", self.base / "nowhere" / "out.html")
        self.refused("Is a directory", f"--state={state}", "-o", self.base / "folder")
        self.assertEqual(sorted(os.listdir(self.base)), ["folder", "s"])


if __name__ == "__main__":
    unittest.main()
