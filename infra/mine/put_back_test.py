"""The command puts everything back when a step fails."""

import contextlib
import io
import os
import signal
import unittest

import mine
from small_clone import STEPS, CloneCase


class _Closed(io.StringIO):
    """What a program prints to when `head` has ended."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


class FailureTest(CloneCase):
    def setUp(self) -> None:
        super().setUp()
        # A shell that starts the tests in the background lets them ignore Ctrl-C.
        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, signal.default_int_handler))

    def assert_put_back(self, steps: mine.Steps, why: str) -> None:
        before = self.state()
        code, output = self.run_it("--name=quay", "--group=org.quay", "--example=drop", steps=steps)
        self.assertEqual((code, self.state()), (1, before), output)
        self.assertEqual(self.git("status", "--porcelain"), "")
        self.assertFalse({"org", "quay", ".quay"} & self.folders())
        self.assertIn(why, output.splitlines()[-1])
        self.assertIn(".harbor/mine.log", output.splitlines()[-1])

    def test_a_formatter_fails(self) -> None:
        steps = mine.Steps(checks=(), format="mkdir .quay; echo no brackets; touch bin/new; exit 3", renewals={})
        self.write(".git/info/exclude", "/bin/new\n")
        before = self.state()
        self.assertEqual(self.run_it("--name=quay", steps=steps)[0], 1)
        self.assertIn("no brackets", (self.root / ".harbor/mine.log").read_text())
        (self.root / "bin/new").unlink()
        self.assertEqual(self.state(), before)
        self.assert_put_back(mine.Steps(checks=(), format="exit 3", renewals={}), "exit 3 failed")

    def test_a_renewal_fails(self) -> None:
        self.assert_put_back(mine.Steps((), "true", {"the list": "echo x >>README.md; false"}), "renews the list")

    def test_git_refuses_the_commit(self) -> None:
        self.write(".git/hooks/pre-commit", "#!/bin/sh\necho not today >&2\nexit 1\n")
        (self.root / ".git/hooks/pre-commit").chmod(0o755)
        self.assert_put_back(STEPS, "not today")

    def test_it_is_interrupted(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                steps = mine.Steps(checks=(), format=f"kill -{int(number)} {os.getpid()}; sleep 60", renewals={})
                self.assert_put_back(steps, "It was interrupted")

    def test_a_signal_that_is_ignored_does_not_interrupt_it(self) -> None:
        self.addCleanup(signal.signal, signal.SIGHUP, signal.signal(signal.SIGHUP, signal.SIG_IGN))
        steps = mine.Steps(checks=(), format=f"kill -{int(signal.SIGHUP)} {os.getpid()}", renewals={})
        self.assertEqual(self.run_it("--name=quay", steps=steps)[0], 0)

    def test_it_is_ended_while_git_writes_its_index(self) -> None:
        end_us = f"kill -{int(signal.SIGTERM)} {os.getpid()}"
        self.write(".git/filter", f'text=$(cat)\ncase $text in *Quay*) {end_us}; sleep 3 ;; esac\necho "$text"\n')
        self.write(".git/info/attributes", "README.md filter=slow\n")
        self.git("config", "filter.slow.clean", "sh .git/filter")
        self.assert_put_back(mine.Steps((), "true", {}), "It was interrupted")

    def test_a_file_that_somebody_makes_meanwhile_stays(self) -> None:
        code, output = self.run_it("--name=quay", steps=mine.Steps((), "echo mine >notes; false", {}))
        self.assertEqual((code, (self.root / "notes").read_text()), (1, "mine\n"))
        self.assertIn("everything is as it was, but for files that are new: notes.", output)

    def test_it_cannot_be_put_back(self) -> None:
        start = self.git("rev-parse", "HEAD").strip()
        steps = mine.Steps(checks=(), format="touch .git/index.lock; false", renewals={})
        code, output = self.run_it("--name=quay", steps=steps)
        self.assertEqual(code, 1)
        self.assertIn(f"git reset --hard {start} brings back the files", output.splitlines()[-1])
        (self.root / ".git/index.lock").unlink()

    def test_nobody_reads_what_it_prints(self) -> None:
        before = self.state()
        with _Closed() as closed, contextlib.redirect_stdout(closed), contextlib.redirect_stderr(closed):
            self.assertEqual(mine.main(["--name=quay"], self.root, mine.Steps((), "false", {})), 1)
            self.assertEqual(self.state(), before)
            self.assertEqual(mine.main(["--name=quay"], self.root, STEPS), 0)
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_it_can_be_done_after_a_failure(self) -> None:
        self.assert_put_back(mine.Steps((), "false", {}), "false failed")
        self.make("--name=quay", "--group=org.quay", "--example=drop")


if __name__ == "__main__":
    unittest.main()
