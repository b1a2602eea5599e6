"""The check that nothing runs from this clone, with a state folder of its own and a stand-in for docker."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import origin

INFRA = Path(__file__).resolve().parents[1]
SLEEP = "import time; print('up', flush=True); time.sleep(60)"


class IsStoppedTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state, self.programs = Path(folder.name, "state"), Path(folder.name, "programs")
        for each in (self.state, self.programs):
            each.mkdir()
        self.environment = {
            **os.environ,
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            f"{origin.read().answers.name.upper()}_STATE": str(self.state),
        }
        self.put_docker("exit 1")

    def put_docker(self, line: str) -> None:
        program = self.programs / "docker"
        program.write_text(f"#!/bin/sh\n{line}\n")
        program.chmod(0o755)

    def call(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)

    def check(self) -> tuple[int, str]:
        run = self.call(INFRA / "mine/is-stopped.sh")
        return run.returncode, run.stderr.strip()

    def test_nothing_runs(self) -> None:
        self.assertEqual(self.check(), (0, ""))
        (self.state / "supervisord.pid").write_text(f"{os.getpid()}\n")  # a number that is another program's by now
        self.assertEqual(self.check(), (0, ""))

    def test_local_processes(self) -> None:
        socket = self.call("bash", "-c", f'. "{INFRA}/lib.sh"; load_settings; control_socket').stdout.strip()
        with subprocess.Popen([sys.executable, "-c", SLEEP, socket], stdout=subprocess.PIPE) as process:
            self.addCleanup(process.kill)
            process.stdout.readline()
            for name in ("run.pid", "supervisord.pid"):
                with self.subTest(name):
                    (self.state / name).write_text(f"{process.pid}\n")
                    self.assertEqual(self.check(), (1, "It runs from this clone: make down stops it"))
                    (self.state / name).unlink()
            process.kill()

    def test_containers(self) -> None:
        self.put_docker('case "$*" in *ps*) echo 0123 ;; esac')
        self.assertEqual(self.check(), (1, "It runs in containers: make down stops them"))
        self.put_docker("exit 0")
        self.assertEqual(self.check(), (0, ""))


if __name__ == "__main__":
    unittest.main()
