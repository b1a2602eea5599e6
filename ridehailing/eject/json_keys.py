"""Removes members from a JSON text by JSON pointer (RFC 6901), and leaves the rest as it is formatted."""

import json
import re
from typing import NamedTuple

_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder()


class _Member(NamedTuple):
    """A member of an object or array: its key or index, and where in the text it, its value and its end are."""

    key: str
    start: int
    value: int
    end: int


def remove(text: str, pointers: list[str]) -> str:
    """The text without the members that the pointers name; KeyError with the pointer that names none."""
    for pointer in sorted(pointers, key=_order, reverse=True):
        text = _remove(text, pointer)
    return text


def _order(pointer: str) -> list[tuple[int, str]]:
    """Sorts by index where a pointer has one, so that the highest is removed first."""
    return [(int(token) if token.isdigit() else -1, token) for token in pointer.split("/")]


def _remove(text: str, pointer: str) -> str:
    value = _skip(text, 0)
    for token in pointer.split("/")[1:]:
        parent, members = value, _members(text, value)
        keys = [member.key for member in members]
        key = token.replace("~1", "/").replace("~0", "~")
        if key not in keys:
            raise KeyError(pointer)
        index = keys.index(key)
        value = members[index].value
    if index + 1 < len(members):
        return text[: members[index].start] + text[members[index + 1].start :]
    if index > 0:
        return text[: members[index - 1].end] + text[members[index].end :]
    return text[: parent + 1] + text[_end(text, parent) - 1 :]


def _members(text: str, start: int) -> list[_Member]:
    """The members of the value at `start`; none for one that is no object or array."""
    found: list[_Member] = []
    position = _skip(text, start + 1)
    while text[start] in "{[" and text[position] not in "}]":
        member_start, key = position, str(len(found))
        if text[start] == "{":
            key, position = _DECODER.raw_decode(text, position)
            position = _skip(text, _skip(text, position) + 1)  # the colon
        found.append(_Member(key, member_start, position, _end(text, position)))
        position = _skip(text, found[-1].end)
        if text[position] == ",":
            position = _skip(text, position + 1)
    return found


def _end(text: str, start: int) -> int:
    return _DECODER.raw_decode(text, start)[1]


def _skip(text: str, position: int) -> int:
    return _SPACE.match(text, position).end()
