"""make hands the answers on as they were given: it expands nothing in them."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent


class MakeTest(unittest.TestCase):
    def make(self, *variables: str, **environment: str) -> list[str]:
        """The arguments with which the command is called."""
        with tempfile.TemporaryDirectory() as folder:
            command = Path(folder) / "infra/mine/mine.sh"
            command.parent.mkdir(parents=True)
            command.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\" *\n")
            command.chmod(0o755)
            shutil.copy(HERE / "mine.mk", folder)
            arguments = ["make", "--silent", "--file=mine.mk", "mine", *variables]
            outer = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
            done = subprocess.run(
                arguments, cwd=folder, env={**outer, **environment}, capture_output=True, text=True, check=True
            )
            return [line for line in done.stdout.splitlines() if line not in ("infra", "mine.mk")]

    def test_answers_arrive_as_they_are(self) -> None:
        for text in (
            "acme",
            "A b",
            "Joe's",
            'a"b',
            "a;b",
            "`touch x`",
            "$(touch x)",
            "$(shell touch x)",
            "$$x",
            "${HOME}",
        ):
            with self.subTest(text):
                arguments = ["--name=n", "--group=", f"--title={text}", "--example="]
                self.assertEqual(self.make("NAME=n", f"TITLE={text}"), arguments)

    def test_the_environment_gives_no_answer(self) -> None:
        self.assertEqual(self.make("NAME=n", TITLE="t", GROUP="g")[1:3], ["--group=", "--title="])

    def test_only_lists_with_dry_run(self) -> None:
        self.assertEqual(self.make("NAME=n", "DRY_RUN=1")[-1], "--dry-run")


if __name__ == "__main__":
    unittest.main()
