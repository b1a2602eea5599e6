"""Finds and removes blocks of marked lines: two comment lines, `MARK:begin` and `MARK:end`, and those between."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

_COMMENT = r"^\s*(?:#|//|;|--|<!--|/?\*|\{/\*)\s*"


class MarkError(Exception):
    """The marks of a file do not form pairs; the message names the file and the line."""


def marked(mark: str, path: str, lines: list[str]) -> Iterator[range]:
    """The marked blocks of a file, as ranges of line indexes that include the two marks; `path` is for the message."""
    opens, closes = f"{mark}:begin", f"{mark}:end"
    comment = re.compile(rf"{_COMMENT}{re.escape(mark)}:(begin|end)\b")
    begin = None
    for index, line in enumerate(lines):
        match = comment.match(line)
        found = match[1] if match else None
        if found is None and (opens in line or closes in line) and not path.endswith(".md"):
            raise MarkError(f"{path}:{index + 1}: a mark is a comment line of its own")
        if found == "begin" and begin is not None:
            raise MarkError(f"{path}:{index + 1}: {opens} inside the block that begins at line {begin + 1}")
        if found == "end" and begin is None:
            raise MarkError(f"{path}:{index + 1}: {closes} without {opens}")
        if found == "begin":
            begin = index
        elif found == "end" and begin is not None:
            yield range(begin, index + 1)
            begin = None
    if begin is not None:
        raise MarkError(f"{path}:{begin + 1}: {opens} without {closes}")


def strip(mark: str, path: str, text: str) -> str:
    """The text without its marked blocks. Blank lines on both sides of a block become those of the larger side."""
    lines = text.splitlines(keepends=True)
    kept: list[str] = []
    position = 0
    for block in marked(mark, path, lines):
        kept += lines[position : block.start]
        position = block.stop
        before, after = _blanks(reversed(kept)), _blanks(lines[position:])
        if before and before == len(kept):
            del kept[:]
            before = 0
        position += after if not kept else min(before, after)
        if position == len(lines):
            del kept[len(kept) - before :]
    return "".join(kept + lines[position:])


def _blanks(lines: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda line: not line.strip(), lines))
