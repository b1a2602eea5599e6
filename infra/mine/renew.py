"""Renews the files that are derived from others, each by the command that a developer would use."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import origin

COMMANDS = {
    "the contract's baseline": "make contract-baseline",
    "the locks of Node.js": "npm --prefix frontend install --package-lock-only --no-audit --no-fund",
    "the API's description": "mvn --batch-mode --quiet test -pl gateway -am -Dtest=OpenApiTests"
    " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update",
    "the page's types": "infra/local/build.sh frontend-packages && npm --prefix frontend run types",
    "the locks": "infra/lock.sh",
    "the pages of settings": "make settings",
}
"""The command for each kind of derived files, in the order in which they need each other."""
_OF_MAKE = ("MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS", "MAKELEVEL")
_SECONDS_TO_END = 15


def renew(
    root: Path,
    skip: Collection[str] = (),
    commands: Mapping[str, str] = COMMANDS,
    log: TextIO | None = None,
) -> list[str]:
    """Runs the commands but those to skip; those that failed, each with what it renews. Their output goes to the log,
    without one only their errors are shown."""
    failed = []
    for what, command in commands.items():
        if what in skip:
            continue
        say(f"Renewing {what} ...")
        if not run(root, command, log):
            failed.append(f"{command}   # renews {what}; it failed here")
    return failed


def say(*lines: str, to: TextIO | None = None) -> None:
    """Print the lines at once. Whoever reads them may have gone, which changes nothing."""
    with suppress(OSError):
        print(*lines, sep="\n", file=to, flush=True)


def run(root: Path, command: str, log: TextIO | None = None) -> bool:
    """Runs a command of the shell in the folder; whether it succeeded. Nothing of it still runs afterwards, also when
    this program is interrupted: the command has a process group of its own."""
    started = time.monotonic()
    if log:
        print(f"$ {command}", file=log, flush=True)
    process = subprocess.Popen(
        ["bash", "-c", command],
        cwd=root,
        env=_environment(root),
        stdin=subprocess.DEVNULL,
        stdout=log or subprocess.DEVNULL,
        stderr=log or sys.stderr,
        start_new_session=True,
    )
    try:
        succeeded = process.wait() == 0
    except BaseException:
        _end(process)
        raise
    if log:
        print(f"{'done' if succeeded else 'failed'} in {time.monotonic() - started:.0f} s", file=log, flush=True)
    return succeeded


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and its group, by force after a while."""
    deadline = time.monotonic() + _SECONDS_TO_END
    number = signal.SIGTERM
    while True:
        try:
            os.killpg(process.pid, number)
        except (ProcessLookupError, PermissionError):  # macOS: the latter where only zombies are left
            break
        if number == signal.SIGKILL:
            break
        number = signal.SIGKILL if time.monotonic() > deadline else 0
        process.poll()
        time.sleep(0.05)
    process.wait()


def _environment(root: Path) -> dict[str, str]:
    """This program's own, without what a `make` that started it tells another one. Java's tests need no engine of
    containers; the name of that setting has the project's."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
    if (root / origin.FILE).is_file():
        environment[f"{origin.read(root).answers.name.upper()}_TEST_DOCKER"] = "false"
    return environment
