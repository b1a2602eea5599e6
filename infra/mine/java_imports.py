"""Keeps Java's blocks of imports sorted: a block that was sorted before a rename is sorted after it."""

import re

_BLOCK = re.compile(r"(?:^import [^\n]+;\n)+", re.MULTILINE)


def sort_as_before(before: str, after: str) -> str:
    """The text `after` a rename, with those blocks sorted that were sorted in the text `before`."""
    were_sorted = iter([_is_sorted(block[0]) for block in _BLOCK.finditer(before)])
    return _BLOCK.sub(lambda block: _sorted(block[0]) if next(were_sorted, False) else block[0], after)


def _is_sorted(block: str) -> bool:
    return _sorted(block) == block


def _sorted(block: str) -> str:
    return "".join(sorted(block.splitlines(keepends=True), key=lambda line: line.rstrip(";\n")))
