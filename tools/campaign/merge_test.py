"""A merge takes what reaches something new, small and readable, once; with libFuzzer's target and a campaign made by hand."""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).absolute().parent
ROOT = HERE.parent.parent
CORPUS = ROOT / "tools" / "corpus"
sys.path[0:0] = [str(HERE)]

import merge  # noqa: E402
import reached  # noqa: E402

TOOLS = merge.Tools(ROOT / "fuzz" / "linux_guest_asan-ubsan-libfuzzer", ROOT / "repro" / "repro",
                    ROOT / "tools" / "campaign" / "smaller")
CONFIG = "config abi=linux bits=64 target_page=4096 host_page=16384\n"
PLAIN = CONFIG + "mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)\n"
# The second and third line matter to nobody, the move does.
MOVES = CONFIG + """\
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x200000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
munmap(0x200000, 0x4000)
mremap(0x100000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x300000)
"""
SYNCS = CONFIG + """\
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
msync(0x10000, 0x4000, MS_SYNC)
"""


def one_of(path, size, *numbers):
    return reached.Input(path, size, frozenset(numbers))


class Choosing(unittest.TestCase):
    def chosen(self, inputs, have, most):
        return [(one.path, sorted(adds)) for one, adds in reached.choose(inputs, have, most)]

    def test_most_first_then_the_smaller_one_and_nothing_twice(self):
        inputs = [one_of("a", 9, 1, 2, 3), one_of("b", 9, 3, 4, 5, 6), one_of("c", 8, 3, 4, 5, 6), one_of("d", 1, 2)]
        self.assertEqual(self.chosen(inputs, {6}, 9), [("c", [3, 4, 5]), ("a", [1, 2])])

    def test_what_the_tree_has_is_worth_nothing(self):
        self.assertEqual(self.chosen([one_of("a", 9, 1, 2)], {1, 2, 3}, 9), [])

    def test_no_more_than_there_is_room_for(self):
        inputs = [one_of("a", 9, 1), one_of("b", 9, 2, 3), one_of("c", 9, 4)]
        self.assertEqual(self.chosen(inputs, set(), 2), [("b", [2, 3]), ("a", [1])])


class Measuring(unittest.TestCase):
    # Two counters; 16 and 17 are behind them.
    CONTROL = "3\n0\na\nb\nc\nSTARTED 0 5\nFT 0 1 2 9 16\nCOV 0 1\nSTARTED 1 7\nSTARTED 2 6\nFT 2 17\nCOV 2\n"

    def parsed(self, features):
        return {path: (one.size, sorted(one.reached)) for path, one in reached.parse(self.CONTROL, 2, features).items()}

    def test_an_edge_is_a_counter_and_what_ended_the_process_is_left_out(self):
        self.assertEqual(self.parsed(False), {"a": (5, [0, 1]), "c": (6, [])})
        self.assertEqual(self.parsed(True), {"a": (5, [1, 2, 9]), "c": (6, [])})

    def test_nothing_reaches_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(reached.measure(TOOLS.binary, [folder], folder), [])


class Merging(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.base = pathlib.Path(folder.name)
        for name in ("seeds", "campaign"):
            (self.base / name).mkdir()
        self.learnt = self.base / "corpus" / "learnt"

    def encode(self, text, path):
        (self.base / "in.mm").write_text(text)
        subprocess.run([TOOLS.repro, "encode", self.base / "in.mm", "-o", path], check=True)

    def merge(self, **options):
        return merge.merge(TOOLS, "linux_guest", self.base / "seeds", self.base / "campaign", self.learnt, **options)

    def edges(self, *folders):
        with tempfile.TemporaryDirectory() as scratch:
            return reached.union(reached.measure(TOOLS.binary, folders, scratch))

    def example(self):
        self.encode(PLAIN, self.base / "seeds" / "plain")
        self.encode(PLAIN, self.base / "campaign" / "known")
        self.encode(MOVES, self.base / "campaign" / "moves")
        self.encode(MOVES.replace("0x300000", "0x400000"), self.base / "campaign" / "moves-again")
        self.encode(SYNCS, self.base / "campaign" / "syncs")
        (self.base / "campaign" / "rubbish").write_bytes(b"\xff\x00rubbish")

    def test_takes_what_is_new_and_a_second_merge_nothing(self):
        self.example()
        outcome = self.merge()
        merge.save(outcome, self.learnt)
        entries = sorted(self.learnt.iterdir())
        self.assertEqual([entry.name for entry in entries], [f"{name}.mm" for name in sorted(outcome.learnt)])
        self.assertGreaterEqual(len(entries), 2)
        self.assertGreater(outcome.with_campaign, outcome.before)
        # Programs of another length may reach more: what is checked once a program depends on it.
        self.assertGreaterEqual(outcome.after, outcome.with_campaign)
        self.assertEqual((outcome.dropped, outcome.left), ([], 0))

        wanted = self.edges(self.base / "seeds", self.base / "campaign")
        for entry in entries:
            text = entry.read_text()
            self.assertRegex(text, r"\A# learnt by fuzzing linux_guest, made small: reached [1-9][0-9]* edges of the core that "
                                   r"nothing else in the corpus did\n# sut: core\nconfig abi=linux ")
            self.encode(text, self.base / "seeds" / entry.stem)
            self.assertEqual(hashlib.sha256((self.base / "seeds" / entry.stem).read_bytes()).hexdigest()[:16], entry.stem)
            subprocess.run([TOOLS.repro, "run", entry], check=True, stdout=subprocess.DEVNULL)
        self.assertLessEqual(wanted, self.edges(self.base / "seeds"))

        again = self.merge()
        self.assertEqual(again.learnt, {})
        self.assertEqual(again.after, again.before)
        self.assertGreaterEqual(again.before, outcome.after)

    def test_makes_them_small(self):
        self.encode(PLAIN, self.base / "seeds" / "plain")
        self.encode("".join(MOVES.splitlines(keepends=True)[:-1]), self.base / "seeds" / "maps")
        self.encode(MOVES, self.base / "campaign" / "moves")
        (text,) = self.merge().learnt.values()
        self.assertIn("mremap", text)
        self.assertNotIn("0x200000, 0x4000", text)
        self.assertLessEqual(len(text.splitlines()), 5)

    def test_without_time_takes_them_as_they_are(self):
        self.encode(PLAIN, self.base / "seeds" / "plain")
        self.encode(MOVES, self.base / "campaign" / "moves")
        (text,) = self.merge(seconds=0).learnt.values()
        self.assertIn("munmap(0x200000, 0x4000) = 0", text)

    def test_learnt_has_no_more_than_it_may(self):
        self.example()
        outcome = self.merge(most=1)
        self.assertEqual(len(outcome.learnt), 1)
        self.assertGreater(outcome.left, 0)
        merge.save(outcome, self.learnt)
        full = self.merge(most=1)
        self.assertEqual((full.learnt, full.left > 0), ({}, True))

    def test_what_is_not_there_is_one_clear_line(self):
        with self.assertRaisesRegex(merge.BadCorpus, "there is nothing in .*seeds"):
            self.merge()
        self.encode(PLAIN, self.base / "seeds" / "plain")
        (self.base / "campaign").rmdir()
        with self.assertRaisesRegex(merge.BadCorpus, "cannot read .*campaign: No such file"):
            self.merge()
        with self.assertRaisesRegex(reached.BadMerge, r"/false could not merge \(status 1\): it printed nothing"):
            reached.measure("/bin/false", [self.base / "seeds"], self.base)

    def test_a_folder_that_cannot_be_written_to_is_one_clear_line(self):
        outcome = merge.Outcome(1, 2)
        outcome.learnt = {"ab": "text"}
        (self.base / "file").touch()
        with self.assertRaisesRegex(merge.BadCorpus, "cannot write to .*file/learnt: Not a directory"):
            merge.save(outcome, self.base / "file" / "learnt")


class Calls(unittest.TestCase):
    def test_wrong_calls_are_one_clear_line(self):
        for line, *arguments in [
                ("the following arguments are required: command",),
                ("invalid choice: 'split'", "split"),
                ("unrecognized arguments: --tar=x", "merge", "--tar=x"),
                ("unknown target 'text'; there are linux_guest, freebsd_guest, host_faults", "merge", "--target=text"),
                ("a state folder is of one target", "merge", "--state=x"),
                ("--max: wants a number from 1 to 100000, not '0'", "merge", "--max=0"),
                ("--time: wants a number from 0 to 1000000, not '1s'", "merge", "--time=1s"),
                ("there is no folder nowhere/corpus", "merge", "--target=linux_guest", "--state=nowhere"),
        ]:
            done = subprocess.run([CORPUS, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertRegex(done.stderr, r"\Atools/corpus: [^\n]*\n\Z")
            self.assertIn(line, done.stderr)

    def test_smaller_refuses_what_it_does_not_know(self):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, "p.mm")
            program.write_text(PLAIN)
            for line, guest, wish in [("there is no guest 'windows'", "windows", ""),
                                      ("there is no stage 'bogus'", "linux", f"{program} a bogus 0 1\n"),
                                      ("there is no stage 'remove:0'", "linux", f"{program} a remove:0 0 1\n"),
                                      ("this is not FILE NAME STAGE FIRST COUNT", "linux", "a b\n"),
                                      ("No such file", "linux", f"{folder}/none a flat 0 1\n")]:
                done = subprocess.run([TOOLS.smaller, guest, folder], input=wish, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE, text=True, check=False)
                self.assertEqual(done.returncode, 2)
                self.assertIn(line, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
