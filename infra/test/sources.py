"""The project's own files, in a git clone as in an unpacked archive: all but what a .gitignore names.

Prints those that match one of the patterns given, a path from the top each.
"""

import os
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def sources(*patterns: str, root: Path = ROOT) -> list[Path]:
    """The files whose path from the top matches one of the patterns, in which * stands for folders too."""
    return sorted(root / path for path in _walk(root) if any(fnmatch(path, pattern) for pattern in patterns))


def _walk(root: Path) -> Iterator[str]:
    inherited = {str(root): frozenset({".git"})}
    anchored: set[str] = set()

    def is_kept(folder: str, name: str) -> bool:
        named = (fnmatch(name, pattern) for pattern in inherited[folder])
        return os.path.join(folder, name) not in anchored and not any(named)

    for folder, folders, files in os.walk(root):
        patterns = _patterns(Path(folder))
        anchored.update(os.path.join(folder, pattern.lstrip("/")) for pattern in patterns if "/" in pattern)
        inherited[folder] |= {pattern for pattern in patterns if "/" not in pattern}
        folders[:] = [name for name in folders if is_kept(folder, name)]
        inherited.update((os.path.join(folder, name), inherited[folder]) for name in folders)
        for name in files:
            if is_kept(folder, name):
                yield os.path.relpath(os.path.join(folder, name), root)


def _patterns(folder: Path) -> list[str]:
    """The lines of a folder's .gitignore, for it and what is below; one with a / names a path from that folder."""
    file = folder / ".gitignore"
    return [line.rstrip("/") for line in file.read_text().splitlines()] if file.exists() else []


if __name__ == "__main__":
    for file in sources(*sys.argv[1:]):
        print(file.relative_to(ROOT))
