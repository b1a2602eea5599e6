"""A git clone: what must hold before its files are changed, one commit of all changes, and the way back."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from subprocess import DEVNULL, PIPE

_UNFINISHED = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}


class Refusal(Exception):
    """Why the command does nothing: one line."""


class Clone:
    """The git clone at a folder, by git's own commands."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str, lines: Iterable[str] | None = None) -> str:
        """What git prints; CalledProcessError where it fails. `lines` go to its input, each ended by a NUL."""
        text = None if lines is None else "".join(f"{line}\0" for line in lines)
        command = ["git", "-C", str(self.root), *arguments]
        stdin = DEVNULL if text is None else PIPE
        with subprocess.Popen(command, stdin=stdin, stdout=PIPE, stderr=PIPE, encoding="utf-8") as process:
            try:
                output, error = process.communicate(text)
            except BaseException:
                process.terminate()  # rather than kill it, which would leave its lock of the index
                process.wait()
                raise
        if process.returncode != 0:
            raise subprocess.CalledProcessError(process.returncode, command, output, error)
        return output

    def refuse_other_folders(self) -> None:
        """Refusal unless the folder is the top of a clone with a commit."""
        try:
            top = self.git("rev-parse", "--show-toplevel").rstrip("\n")
            self.git("rev-parse", "--verify", "HEAD")
        except (OSError, subprocess.CalledProcessError) as error:
            raise Refusal(
                "This folder is no git clone with a commit, so nothing could be undone: git clone the project"
            ) from error
        if not self.root.samefile(top):
            raise Refusal(f"This folder is a part of another git clone, {top}: clone it by itself")

    def refuse_unsaved_work(self) -> None:
        """Refusal where there are changes or files that git does not have, or a merge or the like has not ended."""
        changed = [
            line[3:] for line in self.git("status", "--porcelain", "-z", "--untracked-files=all").split("\0") if line
        ]
        if changed:
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            raise Refusal(f"git does not have all of your work yet ({changed[0]}{more}): commit it, or git stash -u")
        for name, what in _UNFINISHED.items():
            if (self.root / self.git("rev-parse", "--git-path", name).rstrip("\n")).exists():
                raise Refusal(f"A {what} has not ended yet: git {what} --continue or --abort ends it")

    def refuse_nobody(self) -> None:
        """Refusal where git does not know whose name a commit gets."""
        try:
            self.git("var", "GIT_AUTHOR_IDENT")
            self.git("var", "GIT_COMMITTER_IDENT")
        except subprocess.CalledProcessError as error:
            raise Refusal(
                'git does not know who you are: git config user.name "You" && git config user.email you@example.com'
            ) from error

    def head(self) -> str:
        """The full name of the commit that is checked out."""
        return self.git("rev-parse", "HEAD").strip()

    def files(self) -> list[str]:
        """The paths of all files that git has."""
        return [path for path in self.git("ls-files", "-z").split("\0") if path]

    def first_with(self, text: str, path: str) -> str:
        """The short name of the commit by which the file at the path got the text."""
        return self.git("log", "-1", "--format=%h", f"-S{text}", "--", path).strip()

    def commit(self, gone: Iterable[str], executable: Iterable[str], message: str) -> None:
        """One commit of all changes. What is gone leaves the index first, so that a path may change its case only; what
        can be run is marked, because some disks do not have that mark."""
        self.git("update-index", "-z", "--force-remove", "--stdin", lines=gone)
        self.git("add", "--all")
        self.git("update-index", "-z", "--chmod=+x", "--stdin", lines=executable)
        self.git("commit", "--quiet", "--message", message)
        left = self.git("status", "--porcelain")
        if left:
            raise Refusal(f"These changes would not be in the commit:\n{left}")

    def untracked(self) -> list[str]:
        """The files that git neither has nor ignores."""
        listed = self.git("ls-files", "-z", "--others", "--exclude-standard")
        return [path for path in listed.split("\0") if path]

    def reset(self, commit: str) -> None:
        """Bring back the files that the commit has, and the commit itself."""
        self.git("reset", "--quiet", "--hard", commit)
