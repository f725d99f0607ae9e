"""What a run of AFL++ leaves behind, and what is made of it."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

import afl

REPORT = "Reading 77 bytes from x\nASSERTION FAILED: FLAGS munmap 0x1000 is mapped\n  step  1 of 1: munmap(0x1000, 0x1000) = 0\n"


class Outcome(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.out, self.trigger = pathlib.Path(self.folder.name) / "out", pathlib.Path(self.folder.name) / "trigger"
        for kind in ("crashes", "hangs"):
            (self.out / "default" / kind).mkdir(parents=True)
        (self.out / "default" / "crashes" / "README.txt").write_text("...")
        (self.out / "default" / "fuzzer_stats").write_text(
            "run_time          : 5\nexecs_done        : 3946\nexecs_per_sec     : 786.68\nsaved_crashes     : 1\n")

    def tearDown(self):
        self.folder.cleanup()

    def outcome(self, limited=False, report=REPORT):
        replayed = []

        def replay(path):
            replayed.append(path.name)
            return report
        return afl.outcome(self.out, self.trigger, replay, limited), replayed

    def keep(self, kind, *names):
        for name in names:
            (self.out / "default" / kind / name).write_text("x")

    def test_crash(self):
        self.keep("crashes", "id:000001,sig:06", "id:000000,sig:06,src:000012")
        self.trigger.write_text("BUG TRIGGERED after 97 executions, 111 ms\nBUG TRIGGERED after 3 executions, 5 ms\n")
        (status, triggered, check, operation, what, executions), replayed = self.outcome()
        self.assertEqual((status, check, operation, what, executions), ("found", "FLAGS", "munmap", "0x1000 is mapped", 3946))
        self.assertEqual(triggered.groups(), ("97", "111"))
        self.assertEqual(replayed, ["id:000000,sig:06,src:000012"])

    def test_a_crash_counts_even_at_the_limit(self):
        self.keep("crashes", "id:000000,sig:06")
        self.assertEqual(self.outcome(limited=True)[0][0], "found")

    def test_a_crash_that_does_not_happen_again_is_an_error(self):
        self.keep("crashes", "id:000000,sig:06")
        status, _, _, _, what, _ = self.outcome(report="Execution successful.\n")[0]
        self.assertEqual((status, what), ("error", "a crash that does not happen again"))

    def test_hang(self):
        self.keep("hangs", "id:000000,src:000012")
        self.assertEqual(self.outcome()[0][:3], ("found", None, "timeout"))

    def test_limit_reached(self):
        self.assertEqual(self.outcome(limited=True), (("none", None, "", "", "", 3946), []))

    def test_anything_else_is_an_error(self):
        self.assertEqual(self.outcome()[0][0], "error")
        (self.out / "default" / "fuzzer_stats").unlink()
        self.assertEqual(self.outcome(limited=True)[0][0], "error")


class Costs(unittest.TestCase):
    def test_stat_of_a_name_with_blanks(self):
        tick = os.sysconf("SC_CLK_TCK")
        line = f"77 (a ) b) S 12 77 77 0 -1 4194560 1 2 3 4 {2 * tick} {3 * tick} {5 * tick} {7 * tick} 20 0 1 0 999 1 1"
        self.assertEqual(afl.parse_stat(line), (12, 17))

    def test_a_tree_is_added_up_and_stopped_at_its_limit(self):
        burn = "while True: pass"
        parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{burn}'])"
        child = subprocess.Popen([sys.executable, "-c", parent], start_new_session=True)
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as out:
            seconds = afl.watch(child.pid, pathlib.Path(out), 0.3)
        child.returncode = 0
        os.killpg(child.pid, 9)  # the one below it
        self.assertGreaterEqual(seconds, 0.3)
        self.assertLess(seconds, time.monotonic() - began + 0.5)


class Calls(unittest.TestCase):
    def test_modes(self):
        full = afl.environment("full", "/m.so", "/t")
        self.assertEqual((full["AFL_CUSTOM_MUTATOR_LIBRARY"], full["AFL_CUSTOM_MUTATOR_ONLY"], full["MF_WITHOUT"], full["MF_BUG_LOG"]),
                         ("/m.so", "1", "", "/t"))
        self.assertEqual(afl.environment("structure", "/m.so", "/t")["MF_WITHOUT"], "swarm")
        self.assertNotIn("AFL_CUSTOM_MUTATOR_LIBRARY", afl.environment("blind", "/m.so", "/t"))
        self.assertIn("-s 7", " ".join(afl.command("b", 7, "o", "i", 1)))


if __name__ == "__main__":
    unittest.main()
