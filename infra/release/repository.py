"""The git repository of the project: its releases by tag, and the files of a commit."""

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from versions import Release, VersionError, release


class GitError(Exception):
    """A command of git that failed; one line."""


class Repository:
    """A clone, by its top folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str, data: bytes | None = None, **environment: str) -> str:
        """What the command prints, without the last line end; GitError with what it says of its failure."""
        command = ["git", "-c", "core.quotePath=false", "-C", str(self.root), *arguments]
        try:
            run = subprocess.run(command, input=data, capture_output=True, check=True, env=os.environ | environment)
        except FileNotFoundError as error:
            raise GitError("git is not installed") from error
        except subprocess.CalledProcessError as error:
            words = " ".join(error.stderr.decode(errors="replace").split())
            raise GitError(f"git {arguments[0]} failed: {words}") from error
        return run.stdout.decode().removesuffix("\n")

    def succeeds(self, *arguments: str) -> bool:
        """Whether the command of git exits with 0."""
        try:
            self.git(*arguments)
        except GitError:
            return False
        return True

    def releases(self) -> dict[Release, str]:
        """The tags of this project's releases that the current commit follows, in their order.

        The tags of the platform that the project was made from are not its own.
        """
        arguments = ["tag", "--list", "v*", "--merged", "HEAD"]
        origin = self._origin()
        if origin and self.succeeds("cat-file", "-e", f"{origin}^{{commit}}"):
            arguments += ["--no-merged", origin]
        found = {}
        for tag in self.git(*arguments).splitlines():
            try:
                found[release(tag.removeprefix("v"))] = tag
            except VersionError:
                continue
        return dict(sorted(found.items()))

    def _origin(self) -> str | None:
        """The commit of the platform that the project was made from; None in the platform itself."""
        return self._notice().get("platform", {}).get("commit")

    def title(self) -> str:
        """The project's name for people."""
        return self._notice().get("title") or self.root.name

    def _notice(self) -> dict[str, Any]:
        file = self.root / "origin.json"
        return json.loads(file.read_bytes()) if file.exists() else {}

    def main_branch(self) -> str:
        """The branch that the remote repository has checked out, where a clone knows it; otherwise main."""
        known = self.succeeds("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")
        return (
            self.git("symbolic-ref", "--short", "refs/remotes/origin/HEAD").removeprefix("origin/") if known else "main"
        )

    def files(self) -> dict[str, str]:
        """The mode of each file that git has, by path from the top."""
        entries = (entry.split("\t", 1) for entry in self.git("ls-files", "--stage", "-z").split("\0") if entry)
        return {path: details.split(" ")[0] for details, path in entries}

    def text(self, path: str) -> str:
        """The text of the current commit's file."""
        return (self.root / path).read_bytes().decode()

    def commit(self, texts: Mapping[str, str], parent: str, message: str) -> str:
        """A commit that gives files of its parent new texts: its id. No branch and no file of the clone changes."""
        modes = self.files()
        with tempfile.TemporaryDirectory() as temporary:
            index = str(Path(temporary) / "index")
            self.git("read-tree", parent, GIT_INDEX_FILE=index)
            for path, text in texts.items():
                blob = self.git("hash-object", "-w", "--stdin", data=text.encode())
                self.git("update-index", "--cacheinfo", f"{modes[path]},{blob},{path}", GIT_INDEX_FILE=index)
            tree = self.git("write-tree", GIT_INDEX_FILE=index)
        signed = ["-S"] if self.git("config", "--bool", "--default=false", "commit.gpgSign") == "true" else []
        return self.git("commit-tree", *signed, "-p", parent, "-F", "-", tree, data=message.encode())

    def write_files(self, commit: str, folder: Path) -> None:
        """Writes all files of the commit below the folder."""
        with tempfile.TemporaryDirectory() as temporary:
            index = str(Path(temporary) / "index")
            self.git("read-tree", commit, GIT_INDEX_FILE=index)
            self.git("checkout-index", "--all", f"--prefix={folder}/", GIT_INDEX_FILE=index)
