"""A clone of the scripts, in any folder, with stand-ins for the programs that they call: all but those is real."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from sources import sources

INFRA = Path(__file__).resolve().parents[1]
PROGRAM = Path(__file__).with_name("stand_in_program.py")
DEBUG_PORTS = ("GATEWAY_DEBUG_PORT", "ML_DEBUG_PORT", "FRONTEND_DEBUG_PORT")
PORTS = (
    "FRONTEND_PORT",
    "GATEWAY_PORT",
    "GATEWAY_2_PORT",
    "ML_REST_PORT",
    "ML_GRPC_PORT",
    "POSTGRES_PORT",
    *DEBUG_PORTS,
)
FOLDERS = {Path(*path.relative_to(INFRA.parent).parts[:2]) for path in sources("*/*/*")}
PROGRAMS = re.findall(r"^\[program:(.+)\]$", (INFRA / "local" / "supervisord.conf").read_text(), re.MULTILINE)
STARTED = [name for name in PROGRAMS if name not in ("compiler", "gateway-2")]
"""The parts that `make up` starts by default, in the order of their start."""
WAIT_SECONDS = 240  # what an overloaded machine may take


def free_ports(names: tuple[str, ...]) -> dict[str, str]:
    """A free port of this machine for each name."""
    servers = [socket.create_server(("127.0.0.1", 0)) for _ in names]
    ports = {name: str(server.getsockname()[1]) for name, server in zip(names, servers, strict=True)}
    for server in servers:
        server.close()
    return ports


def own_runner() -> Path:
    """The runner's environment of this clone, for those that need not make their own."""
    subprocess.run([INFRA / "local" / "build.sh", "runner"], check=True, stdout=subprocess.DEVNULL)
    return INFRA.parent / ".tandem" / "runner"


class Clone:
    """What a clone has for the local run, in the folder given, with the runner's environment given or one of its own."""

    def __init__(self, folder: Path, runner: Path | None = None) -> None:
        self.folder = folder
        self.state = folder / ".tandem"
        for part in ("local", "contract"):
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(INFRA / part, folder / "infra" / part, ignore=ignored)
        for script in INFRA.glob("*.sh"):
            shutil.copy(script, folder / "infra")
        shutil.copy(INFRA.parent / ".env.example", folder)
        self.ports = free_ports(PORTS)
        self._make_programs()
        if runner is not None:
            self.state.mkdir()
            (self.state / "runner").symlink_to(runner)

    def _make_programs(self) -> None:
        for path in ("bin/mvn", "bin/npm", "bin/node", "jdk/bin/java", "jdk/bin/javac", "ml-service/.venv/bin/python"):
            self.put_program(path, 'exec "$STAND_IN_PYTHON" "$STAND_IN_PROGRAM" "${0##*/}" "$@"')
        self.put_program("ml-service/setup.sh", "exit 0")
        self.put_program("infra/contract/node_modules/.bin/buf", 'echo "buf $*"')
        self.put_program("bin/docker", "exit 1")  # no engine responds, so that no other stack is touched
        (self.folder / "jdk" / "release").write_text('JAVA_VERSION="25.0.1"\n')
        for folder in FOLDERS:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        poms = [f"{module}/pom.xml" for module in (".", "proto", "ml-service-client", "gateway")]
        (self.folder / "ml-service-client" / "target" / "classes").mkdir(parents=True)
        for file in (*poms, "frontend/package.json", "frontend/package-lock.json"):
            (self.folder / file).touch()

    def put_program(self, path: str, line: str) -> None:
        """Put a shell script of one line there."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{line}\n")
        file.chmod(0o755)

    def environment(self, **changes: str) -> dict[str, str]:
        """What the scripts get to see."""
        return {
            "PATH": f"{self.folder}/bin{os.pathsep}{os.environ['PATH']}",
            "HOME": os.environ["HOME"],
            "JAVA25_HOME": f"{self.folder}/jdk",
            "LOCAL": "1",
            "STAND_IN_PYTHON": sys.executable,
            "STAND_IN_PROGRAM": str(PROGRAM),
            **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))},
            **self.ports,
            **changes,
        }

    def call(self, *command: str, cwd: Path | None = None, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts to its end."""
        return subprocess.run(
            command,
            cwd=cwd or self.folder,
            env=self.environment(**changes),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=WAIT_SECONDS,
            check=False,
        )

    def wait_for_log(self, part: str, text: str) -> None:
        """Wait until a part has logged the text: a part that the run does not await may start later."""
        log, end = self.state / "logs" / f"{part}.log", time.monotonic() + WAIT_SECONDS
        while text not in log.read_text():
            if time.monotonic() > end:
                raise AssertionError(f"{part} has not logged {text!r}: {log.read_text()}")
            time.sleep(0.05)

    def seen(self, part: str) -> dict:
        """With which arguments and environment a part was called."""
        return json.loads((self.state / "seen" / f"{part}.json").read_text())


class Stack:
    """`make up` in a clone: ready on entry, stopped on exit."""

    def __init__(self, clone: Clone, **changes: str) -> None:
        self._clone = clone
        self._output = clone.folder / "output.log"
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                ["infra/up.sh"],
                cwd=clone.folder,
                env=clone.environment(**changes),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> "Stack":
        end = time.monotonic() + WAIT_SECONDS
        while not (self._clone.state / "ready").exists():
            if self._process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                raise AssertionError(self.output())
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.terminate()
        self.wait()

    def wait(self) -> int:
        """Wait until it has ended; its exit status."""
        return self._process.wait(WAIT_SECONDS)

    def output(self) -> str:
        """What it has printed."""
        return self._output.read_text(errors="replace")
