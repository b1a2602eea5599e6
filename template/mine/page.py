"""Runs the commands of a page in the order in which it shows them, as a reader would: `page.py PAGE FOLDER URL [short]`.

FOLDER is where the reader is at first. `make up` stays in the foreground, so it gets a terminal of its own and the next
command comes when it is ready. After each command it is checked what it promises. In the short form `make test` runs
one part only.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "infra" / "test"))
from free_ports import held  # noqa: E402

PORTS = ("FRONTEND_PORT", "GATEWAY_PORT", "ML_REST_PORT", "ML_GRPC_PORT", "POSTGRES_PORT")
SHORT_TEST = "make test PARTS=contract"
LINK = ". ../../infra/lib.sh; . infra/test/copy.sh; PYTHON=$(find_python) COPY=$1; link_environment"
"""Spares the reader the download of Python's packages, if they are on this machine already."""
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    """The lines of the page's blocks of shell, without comments."""
    lines = [line.split("  #")[0].strip() for block in BLOCK.findall(page) for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


class Reader:
    """One who types the commands."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.environment = {**os.environ, "URL": url, "LOCAL": "1"}
        self.stack: subprocess.Popen[bytes] | None = None

    def type(self, line: str) -> None:
        """Run a command and check its promise; ends the program at the first that fails."""
        started = time.monotonic()
        print(f"\n$ {line}", flush=True)
        before = self.git("rev-parse", "HEAD") if (self.folder / ".git").exists() else ""
        if line.startswith("cd "):
            self.enter(self.folder / shlex.split(line)[1])
        elif line == "make up":
            self.start()
        else:
            subprocess.run(["bash", "-c", line], cwd=self.folder, env=self.environment, check=True)
        if (self.folder / "origin.json").exists():  # Java's tests need no engine
            self.environment[f"{self.origin()['name'].upper()}_TEST_DOCKER"] = "false"
        for pattern, promise in PROMISES:
            if re.search(pattern, line):
                promise(self, line, before)
        print(f"✓ $ {line} ({time.monotonic() - started:.0f} s)", flush=True)

    def enter(self, folder: Path) -> None:
        """Go to a folder; where it is a new clone, give it ports that are free."""
        self.folder = folder
        with held(PORTS) as ports:
            (folder / ".env").write_text("".join(f"{name}={port}\n" for name, port in ports.items()))
        self.environment |= ports
        subprocess.run(["bash", "-c", LINK, "bash", folder], cwd=HERE, check=True)

    def start(self) -> None:
        """`make up`, until it is ready."""
        state = self.folder / f".{self.origin()['name']}"
        (state / "ready").unlink(missing_ok=True)
        command = ["make", "up"]
        self.stack = subprocess.Popen(command, cwd=self.folder, env=self.environment, start_new_session=True)
        while not (state / "ready").exists():
            if self.stack.poll() is not None:
                sys.exit(f"make up ended with {self.stack.returncode}")
            time.sleep(0.5)

    def stop(self) -> None:
        """End the stack if it still runs."""
        if self.stack is not None and self.stack.poll() is None:
            self.stack.terminate()
            self.stack.wait()

    def git(self, *arguments: str) -> str:
        """What git prints."""
        return subprocess.check_output(["git", *arguments], cwd=self.folder, text=True).strip()

    def origin(self) -> dict:
        """The notice of origin."""
        return json.loads((self.folder / "origin.json").read_text())

    def check(self, *command: str) -> None:
        """Run a check of this folder in the clone."""
        subprocess.run([sys.executable, *command], cwd=self.folder, env=self.environment, check=True)


def expect(what: str, actual: object, expected: object) -> None:
    """Ends the program where the two differ."""
    if actual != expected:
        sys.exit(f"{what}: expected {expected!r}, found {actual!r}")


def changes_nothing(reader: Reader, _: str, before: str) -> None:
    """The dry run leaves the clone as it is."""
    expect("HEAD", reader.git("rev-parse", "HEAD"), before)
    expect("what git sees as changed", reader.git("status", "--porcelain"), "")


def makes_one_commit(reader: Reader, _: str, before: str) -> None:
    """The clone is one commit further and clean."""
    expect("the commit before", reader.git("rev-parse", "HEAD^"), before)
    expect("what git sees as changed", reader.git("status", "--porcelain"), "")


def has_the_answers(reader: Reader, line: str, before: str) -> None:
    """The notice of origin has them, the tree has no old name, and the same command again does nothing."""
    answers = dict(word.split("=", 1) for word in shlex.split(line)[2:])
    origin = reader.origin()
    given = {key.lower(): answers[key] for key in ("NAME", "GROUP", "TITLE") if key in answers}
    expect("the answers", {key: origin[key] for key in given}, given)
    expect("the commit it was made from", reader.git("cat-file", "-t", origin["platform"]["commit"]), "commit")
    reader.check(str(HERE / "checks.py"), "tree", origin["platform"]["name"])
    here = reader.git("rev-parse", "HEAD")
    subprocess.run(["bash", "-c", line], cwd=reader.folder, env=reader.environment, check=True)
    changes_nothing(reader, line, here)


def drops_the_example(reader: Reader, _: str, __: str) -> None:
    """Nothing is left that could take the example out, and the notice says so."""
    expect("what takes the example out", reader.git("ls-files", "*/eject/*"), "")
    expect("the example", reader.origin()["example"], "dropped")


def answers(reader: Reader, _: str, __: str) -> None:
    """The page has the title, and a write goes through all parts."""
    reader.check(str(HERE / "responds.py"))


def ends(reader: Reader, _: str, __: str) -> None:
    """The stack in the other terminal has ended by itself, without an error."""
    assert reader.stack is not None
    expect("the end of make up", reader.stack.wait(timeout=200), 0)


def brings_it_back(reader: Reader, _: str, before: str) -> None:
    """The tree is that of the commit before the one that was taken back."""
    expect("the difference to the tree of before", reader.git("diff", "--stat", f"{before}^", "HEAD"), "")


PROMISES: tuple[tuple[str, Callable[[Reader, str, str], None]], ...] = (
    (r"^make mine .*DRY_RUN=1", changes_nothing),
    (r"^make mine (?!.*DRY_RUN=1)", makes_one_commit),
    (r"^make mine (?!.*DRY_RUN=1)", has_the_answers),
    (r"^make mine .*EXAMPLE=drop", drops_the_example),
    (r"^make up$", answers),
    (r"^make down$", ends),
    (r"^git revert ", brings_it_back),
)
"""What a command promises, by its pattern."""


def main() -> None:
    page, folder, url = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    is_short = sys.argv[4:] == ["short"]
    lines = commands(page.read_text())
    for wanted in ("git clone", "make mine", "make up", "make down", "make test", "git revert"):
        expect(f"`{wanted}` on the page", any(line.startswith(wanted) for line in lines), True)
    reader = Reader(folder, url)
    try:
        for line in lines:
            reader.type(SHORT_TEST if is_short and line == "make test" else line)
    except subprocess.CalledProcessError as error:
        sys.exit(f"✗ this ended with {error.returncode}: {error.cmd}")
    finally:
        reader.stop()
    print(f"\n{len(lines)} passed")


if __name__ == "__main__":
    main()
