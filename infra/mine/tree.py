"""A project's files as one value: read from a folder, changed by pure functions, and written back at once."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "infra" / "test"))
from sources import sources  # noqa: E402


class TreeError(Exception):
    """Why a tree cannot be changed as it is: one line."""


@dataclass(frozen=True)
class File:
    """A file's bytes, and whether it may be run."""

    content: bytes
    executable: bool = False

    @property
    def text(self) -> str | None:
        """The text; None for what is not UTF-8 or has a NUL, which is a picture or another binary."""
        try:
            return None if b"\0" in self.content else self.content.decode()
        except UnicodeDecodeError:
            return None

    def with_text(self, text: str) -> "File":
        """The same file with another text; itself where it is the same text."""
        return self if text == self.text else replace(self, content=text.encode())


Tree = dict[str, File]
"""The files by their paths from the top, with / between the folders."""


def read(root: Path, paths: Iterable[str] | None = None) -> Tree:
    """The files at these paths; without them all but what a .gitignore names. Symbolic links are left out."""
    if paths is None:
        paths = (file.relative_to(root).as_posix() for file in sources("*", root=root))
    files = ((path, root / path) for path in sorted(paths))
    return {
        path: File(file.read_bytes(), os.access(file, os.X_OK))
        for path, file in files
        if file.is_file() and not file.is_symlink()
    }


def write(root: Path, before: Tree, after: Tree) -> None:
    """Make the folder that holds `before` hold `after`: deletes and prunes first, so that a move that changes only the
    case of letters is safe where the disk ignores it."""
    gone = before.keys() - after.keys()
    for path in gone:
        (root / path).unlink(missing_ok=True)
    prune(root, gone)
    for path, file in after.items():
        if before.get(path) == file:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        if os.access(target, os.X_OK) != file.executable:
            target.chmod(target.stat().st_mode ^ 0o111)


def prune(root: Path, paths: Iterable[str]) -> None:
    """Remove the folders of the paths that are empty now, the deepest first."""
    folders = {folder for path in paths for folder in PurePosixPath(path).parents if folder.parts}
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        if (root / folder).is_dir() and not any((root / folder).iterdir()):
            (root / folder).rmdir()
