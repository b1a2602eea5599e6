"""Shows what the parts log, each line behind the coloured name of its part."""

import sys
from pathlib import Path

COLOURS = {
    "postgres": 34,
    "ml-service": 32,
    "gateway": 33,
    "gateway-2": 93,
    "frontend": 35,
    "simulator": 31,
    "tandem": 36,
}
WIDTH = max(map(len, COLOURS))


def show(part: str, line: str, *, colour: bool) -> None:
    """Print a line of a part."""
    name = part.ljust(WIDTH)
    print(f"\033[{COLOURS[part]}m{name} |\033[0m {line}" if colour else f"{name} | {line}", flush=True)


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
    """Whether to colour: on a terminal, or when asked to; never under NO_COLOR."""
    return "NO_COLOR" not in environment and (sys.stdout.isatty() or "FORCE_COLOR" in environment)
