"""`make up` and `make down` recognise the stack's own processes by more than a number that a file kept."""

import os
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import free_ports

INFRA = Path(__file__).resolve().parents[1]
PORTS = ("FRONTEND_PORT", "GATEWAY_PORT", "ML_REST_PORT", "ML_GRPC_PORT", "POSTGRES_PORT")
FILES = ("run.pid", "supervisord.pid")
SLEEP = "import time; print('up', flush=True); time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + SLEEP


class PidsTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = Path(folder.name, "state")
        self.state.mkdir()
        programs = Path(folder.name, "programs")
        programs.mkdir()
        (programs / "docker").write_text("#!/bin/sh\nexit 1\n")
        (programs / "docker").chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "TANDEM_STATE": str(self.state),
            "LOCAL": "1",
            "REPLICAS": "1",
        }

    def call(self, *command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {**self.environment, **environment}
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=30, check=False)

    def process(self, code: str, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        process.stdout.readline()
        return process

    def own_process(self, code: str = SLEEP) -> subprocess.Popen[str]:
        lib = f'. "{INFRA}/lib.sh"; load_settings; control_socket'
        return self.process(code, self.call("bash", "-c", lib).stdout.strip())

    def name(self, process: subprocess.Popen[str] | str, *files: str) -> None:
        for file in files or FILES:
            (self.state / file).write_text(process if isinstance(process, str) else f"{process.pid}\n")

    def left(self) -> list[str]:
        return [file for file in FILES if (self.state / file).exists()]

    def test_down_leaves_a_stranger_alone_and_says_so(self) -> None:
        stranger = self.process(SLEEP)
        self.name(stranger)
        run = self.call(INFRA / "down.sh")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn(f"process {stranger.pid} is another program by now and is left alone: ", run.stdout)
        self.assertIsNone(stranger.poll())
        self.assertEqual(self.left(), [])

    def test_down_leaves_the_stack_of_another_state_folder_alone(self) -> None:
        other = self.own_process()
        self.environment["TANDEM_STATE"] = str(self.state / "another")
        self.state = self.state / "another"
        self.state.mkdir()
        self.name(other)
        self.assertEqual(self.call(INFRA / "down.sh").returncode, 0)
        self.assertIsNone(other.poll())

    def test_down_ends_our_own(self) -> None:
        for files in (FILES, FILES[:1], FILES[1:]):
            with self.subTest(files):
                own = self.own_process()
                self.name(own, *files)
                run = self.call(INFRA / "down.sh")
                self.assertEqual(
                    (run.returncode, run.stdout, run.stderr), (0, "The local processes are stopped.\n", "")
                )
                self.assertEqual(own.wait(5), -signal.SIGTERM)
                self.assertEqual(self.left(), [])

    def test_down_waits_with_a_bound_and_says_what_still_runs(self) -> None:
        own = self.own_process(STUBBORN)
        self.name(own)
        run = self.call(INFRA / "down.sh", TANDEM_STOP_SECONDS="1")
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"Not stopped after 1 s: process {own.pid} still runs", run.stderr)
        self.assertIsNone(own.poll())

    def test_down_bears_files_that_name_no_process(self) -> None:
        gone = self.process("print()")
        gone.wait()
        for text in ("", "none\n", f"{gone.pid}\n", "99999999999999999999\n"):
            with self.subTest(text):
                self.name(text)
                run = self.call(INFRA / "down.sh")
                self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))
                self.assertEqual(self.left(), [])

    def up_where_a_port_is_taken(self) -> subprocess.CompletedProcess[str]:
        """It ends at the preflight, or before."""
        with free_ports.held(PORTS) as ports:
            return self.call(INFRA / "up.sh", **ports)

    def test_up_does_not_refuse_because_of_a_stranger(self) -> None:
        stranger = self.process(SLEEP)
        self.name(stranger)
        run = self.up_where_a_port_is_taken()
        self.assertIn("is taken by", run.stderr)
        self.assertIn(f"process {stranger.pid} is another program by now", run.stdout)
        self.assertEqual(self.left(), [])

    def test_up_refuses_while_our_own_runs(self) -> None:
        own = self.own_process()
        self.name(own)
        run = self.up_where_a_port_is_taken()
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"Tandem already runs from this clone (process {own.pid})", run.stderr)
