"""How the local run follows the parts' logs."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "local"))
import logs  # noqa: E402


class LogTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "gateway.log"
        self.path.write_text("from the last run\n")
        runner = mock.patch.object(logs, "RUNNER", "runner")  # shorter than a part's name, whatever the project's is
        self.addCleanup(runner.stop)
        runner.start()
        logs.name_parts(["postgres", "ml-service", "gateway"])
        self.log = logs.Log("gateway", self.path)

    def shown(self) -> list[str]:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            self.log.show_news(colour=False)
        return output.getvalue().splitlines()

    def append(self, text: str) -> None:
        with self.path.open("a") as file:
            file.write(text)

    def test_shows_only_what_is_new(self) -> None:
        self.append("one\ntwo\n")
        self.assertEqual(self.shown(), ["gateway    | one", "gateway    | two"])
        self.assertEqual(self.shown(), [])

    def test_waits_for_the_end_of_a_line(self) -> None:
        self.append("half ")
        self.assertEqual(self.shown(), [])
        self.append("a line\n")
        self.assertEqual(self.shown(), ["gateway    | half a line"])

    def test_follows_a_rotation(self) -> None:
        self.path.write_text("new\n")
        self.assertEqual(self.shown(), ["gateway    | new"])

    def test_survives_bytes_that_are_no_text(self) -> None:
        with self.path.open("ab") as file:
            file.write(b"\xff\n")
        self.assertEqual(self.shown(), ["gateway    | \ufffd"])
