"""Wraps what a rename made too long: prose in Markdown, and comments and docstrings in Python.

Only a line past the limit changes. What does not fit goes to the next line of the same paragraph, or to a new one.
"""

import ast
import re
from collections import deque

MAX_PROSE = 119
MAX_PYTHON = 120
_FENCE = re.compile(r"^ *(?:```|~~~)")
_PREFIX = re.compile(r"^(\s*(?:# |(?:> ?)+)?)((?:[-*+]|\d+[.)]) +)?")
_STARTS_BLOCK = re.compile(r"(?:[-*+#>]|\d+[.)]) |[|<]|```|~~~|[-=]+$|\w+:(?:begin|end)\b|\"\"\"|$")
_WHOLE = re.compile(r"`[^`]*`|\]\([^)]*\)")
_HARD_BREAK = ("  ", "\\")


def wrap(path: str, before: str, after: str) -> str:
    """The text `after` a rename of the text `before`, wrapped where the kind of file has a limit."""
    lines = after.split("\n")
    if path.endswith(".md"):
        return "\n".join(_wrap(lines, _prose(lines), MAX_PROSE))
    if path.endswith(".py") and _exceeds(after) and not _exceeds(before):
        return "\n".join(_wrap(lines, _comments(lines) | _docstrings(after), MAX_PYTHON))
    return after


def _exceeds(text: str) -> bool:
    return any(len(line) > MAX_PYTHON for line in text.split("\n"))


def _prose(lines: list[str]) -> set[int]:
    """The lines of a page that can be broken: not code, rows of tables and headings."""
    found, in_code = set[int](), False
    for index, line in enumerate(lines):
        in_code ^= _FENCE.match(line) is not None
        if not in_code and not line.startswith(("|", "#")):
            found.add(index)
    return found


def _comments(lines: list[str]) -> set[int]:
    return {index for index, line in enumerate(lines) if line.lstrip().startswith("# ")}


def _docstrings(text: str) -> set[int]:
    """The lines of strings that are statements."""
    statements = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Expr))
    strings = (
        node for node in statements if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    )
    return {index for node in strings for index in range(node.lineno - 1, node.end_lineno or node.lineno)}


def _wrap(lines: list[str], breakable: set[int], limit: int) -> list[str]:
    wrapped, left = list[str](), deque((line, index in breakable) for index, line in enumerate(lines))
    while left:
        line, may_break = left.popleft()
        position = _break(line, limit) if may_break and len(line) > limit else 0
        if position:
            rest = _continuation(line) + line[position + 1 :]
            if left and left[0][1] and _continues(rest, left[0][0]):
                rest += f" {left.popleft()[0].removeprefix(_continuation(rest)).lstrip()}"
            left.appendleft((rest, True))
            line = line[:position]
        wrapped.append(line)
    return wrapped


def _break(line: str, limit: int) -> int:
    """The blank to break at: the last that fits, better outside of code and links, or the first after; 0 for none."""
    start, whole = _PREFIX.match(line).end(), [match.span() for match in _WHOLE.finditer(line)]
    blanks = [index for index in range(start + 1, len(line)) if _separates(line, index)]
    fitting = [index for index in blanks if index <= limit]
    outside = [index for index in fitting if not any(first < index < last for first, last in whole)]
    return (outside or fitting or blanks[:1] or [0])[-1]


def _separates(line: str, index: int) -> bool:
    """Whether it is a blank between two words of which the second may begin a line."""
    return line[index] == " " != line[index - 1] and not _STARTS_BLOCK.match(line[index + 1 :])


def _continuation(line: str) -> str:
    """What the next line of the same paragraph begins with."""
    prefix, item = _PREFIX.match(line).groups()
    return prefix + " " * len(item or "")


def _continues(line: str, following: str) -> bool:
    """Whether the following line belongs to the paragraph of the line, which has no item's marker."""
    prefix = _continuation(line)
    rest = following.removeprefix(prefix)
    return following.startswith(prefix) and not _STARTS_BLOCK.match(rest.lstrip()) and not line.endswith(_HARD_BREAK)
