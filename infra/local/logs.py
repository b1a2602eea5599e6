"""Shows what the parts log, each line behind the coloured name of its part."""

import sys
from collections.abc import Sequence
from pathlib import Path

RUNNER = "tandem"
"""The name before the lines of the runner itself."""
COLOURS = (34, 32, 33, 93, 35, 31, 94, 92, 95, 91)
RUNNER_COLOUR = 36
_names: list[str] = []


def name_parts(names: Sequence[str]) -> None:
    """Set the parts whose lines are shown: the column is as wide as the longest name, each has a colour by its place."""
    _names[:] = names


def show(part: str, line: str, *, colour: bool) -> None:
    """Print a line of a part, or of the runner."""
    name = part.ljust(max(map(len, [*_names, RUNNER])))
    print(f"\033[{_colour(part)}m{name} |\033[0m {line}" if colour else f"{name} | {line}", flush=True)


def _colour(part: str) -> int:
    return COLOURS[_names.index(part) % len(COLOURS)] if part in _names else RUNNER_COLOUR


class Log:
    """A part's log file, followed from its present end, over rotations."""

    def __init__(self, part: str, path: Path) -> None:
        self._part = part
        self._path = path
        self._offset = path.stat().st_size if path.exists() else 0
        self._rest = b""

    def show_news(self, *, colour: bool) -> None:
        """Print the lines that were added since the last call."""
        *lines, self._rest = (self._rest + self._read()).split(b"\n")
        for line in lines:
            show(self._part, line.decode(errors="replace"), colour=colour)

    def _read(self) -> bytes:
        if not self._path.exists():
            return b""
        if self._path.stat().st_size < self._offset:
            self._offset = 0
        with self._path.open("rb") as file:
            file.seek(self._offset)
            news = file.read()
        self._offset += len(news)
        return news


def colour_wanted(environment: dict[str, str]) -> bool:
    """Whether to colour: on a terminal, or when a setting says so; never under NO_COLOR."""
    return "NO_COLOR" not in environment and (sys.stdout.isatty() or "FORCE_COLOR" in environment)
