"""The project's own files, in a git clone as in an unpacked archive: all but what the top .gitignore names.

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
    ignored = [".git", *(line.rstrip("/") for line in (root / ".gitignore").read_text().splitlines())]

    def keep(names: list[str]) -> list[str]:
        return [name for name in names if not any(fnmatch(name, pattern) for pattern in ignored)]

    for folder, folders, files in os.walk(root):
        folders[:] = keep(folders)
        for name in keep(files):
            yield os.path.relpath(os.path.join(folder, name), root)


if __name__ == "__main__":
    for file in sources(*sys.argv[1:]):
        print(file.relative_to(ROOT))
