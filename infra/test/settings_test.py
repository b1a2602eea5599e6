"""Where settings come from: the environment, then .env, then .env.example."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

LIB = Path(__file__).resolve().parents[1] / "lib.sh"


def read(text: str, name: str, **environment: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".env") as file:
        file.write(text)
        file.flush()
        script = f'. "{LIB}"; defaults_from "{file.name}"; printf %s "${{{name}-unset}}"'
        run = subprocess.run(
            ["bash", "-c", script],
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            check=True,
        )
    return run.stdout


def decide(question: str, **environment: str) -> subprocess.CompletedProcess[str]:
    script = f'. "{LIB}"; if {question}; then echo yes; else echo no; fi'
    return subprocess.run(
        ["bash", "-c", script],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


class DefaultsTest(unittest.TestCase):
    def test_reads_a_value(self) -> None:
        self.assertEqual(read("# a comment\n\nPORT=1\n", "PORT"), "1")

    def test_environment_wins(self) -> None:
        self.assertEqual(read("PORT=1\n", "PORT", PORT="2"), "2")

    def test_empty_in_the_environment_wins_too(self) -> None:
        self.assertEqual(read("PORT=1\n", "PORT", PORT=""), "")

    def test_keeps_spaces_and_dollars_as_they_are(self) -> None:
        self.assertEqual(read("OPTS=-Xmx1g  $HOME `id` # why\n", "OPTS"), "-Xmx1g  $HOME `id`")

    def test_takes_quotes_off(self) -> None:
        self.assertEqual(read('A="x # y"\n', "A"), "x # y")
        self.assertEqual(read("A='x'\n", "A"), "x")

    def test_reads_a_last_line_without_end_and_windows_ends(self) -> None:
        self.assertEqual(read("A=1\r\nB=2", "B"), "2")
        self.assertEqual(read("A=1\r\nB=2", "A"), "1")


class SwitchTest(unittest.TestCase):
    def test_a_switch_is_on_or_off(self) -> None:
        self.assertEqual(decide("is_on SIMULATOR", SIMULATOR="on").stdout, "yes\n")
        self.assertEqual(decide("is_on SIMULATOR", SIMULATOR="off").stdout, "no\n")

    def test_anything_else_is_refused_by_name(self) -> None:
        run = decide("is_on SIMULATOR", SIMULATOR="perhaps")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("SIMULATOR is on or off, not 'perhaps'", run.stderr)

    def test_there_are_one_or_two_gateways(self) -> None:
        self.assertEqual(decide("has_replica", REPLICAS="2").stdout, "yes\n")
        self.assertEqual(decide("has_replica", REPLICAS="1").stdout, "no\n")
        self.assertIn("REPLICAS is 1 or 2, not '3'", decide("has_replica", REPLICAS="3").stderr)
