"""A small clone for the tests of the command, with stand-in formatters and renewals."""

import contextlib
import io
import os
import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import mine

ORIGIN = """{
  "platform": { "name": "harbor", "title": "Harbor", "version": "1.2.0", "commit": null },
  "name": "harbor", "group": "dev.harbor", "title": "Harbor", "example": "kept"
}
"""
EJECT = """def without_example(tree):
    kept = {path: file for path, file in tree.items() if not path.startswith("sample/")}
    notice = kept["origin.json"]
    return kept | {"origin.json": notice.with_text(notice.text.replace('"kept"', '"dropped"'))}
"""
FILES = {
    "origin.json": ORIGIN,
    ".gitignore": ".harbor/\n__pycache__/\ntarget/\n",
    "README.md": "# Harbor\n",
    "src/dev/harbor/HarborError.java": "package dev.harbor;\n",
    "bin/harbor.sh": "#!/bin/sh\n",
    "sample/eject/eject.py": EJECT,
    "sample/harbor.txt": "harbor\n",
}
STEPS = mine.Steps(
    checks=(), format="echo formatted >>README.md", renewals={"the list": "ls >list.txt", "the locks": "touch lock"}
)


class CloneCase(unittest.TestCase):
    """A test with a clone of its own at `root`, whose commits are someone's."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve() / "clone"
        self.root.mkdir()
        self.forget_gits_environment()
        for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
            self.set_environment(name, os.devnull)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Someone")
        self.git("config", "user.email", "someone@example.org")
        for path, text in FILES.items():
            self.write(path, text)
        (self.root / "bin/harbor.sh").chmod(0o755)
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=all")

    def forget_gits_environment(self) -> None:
        """What the environment says of git, such as who commits, does not count in the test."""
        kept = mock.patch.dict(os.environ)
        kept.start()
        self.addCleanup(kept.stop)
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            del os.environ[name]

    def set_environment(self, name: str, value: str) -> None:
        before = os.environ.get(name)
        os.environ[name] = value
        self.addCleanup(lambda: os.environ.pop(name) if before is None else os.environ.update({name: before}))

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def git(self, *arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, text=True, check=True).stdout

    def run_it(self, *arguments: str, steps: mine.Steps = STEPS) -> tuple[int, str]:
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = mine.main([*arguments], self.root, steps)
        return code, output.getvalue()

    def make(self, *arguments: str) -> str:
        """Runs it, which must succeed; what it printed."""
        code, output = self.run_it(*arguments)
        self.assertEqual(code, 0, output)
        return output

    def state(self) -> tuple[str, dict[str, tuple[bytes, bool]]]:
        """The commit, and every file but git's own and the command's log."""
        files = (file for file in self.root.rglob("*") if file.is_file())
        paths = {file.relative_to(self.root).as_posix(): file for file in files}
        return self.git("rev-parse", "HEAD"), {
            path: (file.read_bytes(), os.access(file, os.X_OK))
            for path, file in paths.items()
            if not path.startswith((".git/", ".harbor/"))
        }

    def folders(self) -> set[str]:
        return {folder.name for folder in self.root.rglob("*") if folder.is_dir() and ".git" not in folder.parts}
