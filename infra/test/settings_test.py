"""Where settings come from: the environment, then .env, then .env.example."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from dotenv import ENVIRONMENT, LIB


def read(text: str, name: str, **environment: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".env") as file:
        file.write(text)
        file.flush()
        script = f'. "{LIB}"; defaults_from "{file.name}"; printf %s "${{{name}-unset}}"'
        run = subprocess.run(
            ["bash", "-c", script],
            env={**ENVIRONMENT, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
    return run.stdout


def decide(question: str, **environment: str) -> subprocess.CompletedProcess[str]:
    script = f'. "{LIB}"; if {question}; then echo yes; else echo no; fi'
    return subprocess.run(
        ["bash", "-c", script],
        env={**ENVIRONMENT, **environment},
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

    def test_keeps_spaces_and_backquotes_and_fills_in_variables_as_compose_does(self) -> None:
        self.assertEqual(read("OPTS=-Xmx1g  $HOME `id` # why\n", "OPTS", HOME="/h"), "-Xmx1g  /h `id`")

    def test_takes_quotes_off(self) -> None:
        self.assertEqual(read('A="x # y"\n', "A"), "x # y")
        self.assertEqual(read("A='x'\n", "A"), "x")

    def test_reads_a_last_line_without_end_and_windows_ends(self) -> None:
        self.assertEqual(read("A=1\r\nB=2", "B"), "2")
        self.assertEqual(read("A=1\r\nB=2", "A"), "1")


class EmptyTest(unittest.TestCase):
    """`${PORT:-8080}` in docker-compose.yml takes what is empty for what is not set; the scripts do too."""

    def loaded(self, **environment: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, ".env").write_text("GATEWAY_PORT=\nML_REST_PORT=1\nFRONTEND_PORT=\n")
            Path(folder, ".env.example").write_text("GATEWAY_PORT=8080\nML_REST_PORT=8000\nMAP_STYLE_URL=\n")
            names = '"$GATEWAY_PORT" "$ML_REST_PORT" "$MAP_STYLE_URL"'
            script = f'. "{LIB}"; cd "{folder}"; load_settings; echo {names}'
            env = {**ENVIRONMENT, **environment}
            return subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=True).stdout

    def test_an_empty_setting_means_the_default(self) -> None:
        self.assertEqual(self.loaded(), "8080 1 \n")

    def test_so_does_an_empty_variable_of_the_environment(self) -> None:
        self.assertEqual(self.loaded(ML_REST_PORT=""), "8080 8000 \n")


class SwitchTest(unittest.TestCase):
    def test_a_switch_is_on_or_off(self) -> None:
        self.assertEqual(decide("is_on SWITCH", SWITCH="on").stdout, "yes\n")
        self.assertEqual(decide("is_on SWITCH", SWITCH="off").stdout, "no\n")

    def test_anything_else_is_refused_by_name(self) -> None:
        run = decide("is_on SWITCH", SWITCH="perhaps")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("SWITCH is on or off, not 'perhaps'", run.stderr)

    def test_there_are_one_or_two_gateways(self) -> None:
        self.assertEqual(decide("has_replica", REPLICAS="2").stdout, "yes\n")
        self.assertEqual(decide("has_replica", REPLICAS="1").stdout, "no\n")
        self.assertIn("REPLICAS is 1 or 2, not '3'", decide("has_replica", REPLICAS="3").stderr)
