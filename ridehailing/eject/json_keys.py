"""Removes members from a JSON text by JSON pointer (RFC 6901), and leaves the rest as it is formatted."""

import json
import re
from dataclasses import dataclass, field

_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder()


@dataclass
class _Value:
    """A value's place in the text; an object's or array's members by key or index, each with where it starts."""

    start: int
    end: int = 0
    members: dict[str, tuple[int, "_Value"]] = field(default_factory=dict)


def remove(text: str, pointers: list[str]) -> str:
    """The text without the members that the pointers name; KeyError with the pointer that names none."""
    for pointer in sorted(pointers, key=_order, reverse=True):
        text = _remove(text, pointer)
    return text


def _order(pointer: str) -> list[tuple[int, str]]:
    """Sorts by index where a pointer has one, so that the highest is removed first."""
    return [(int(token) if token.isdigit() else -1, token) for token in pointer.split("/")]


def _remove(text: str, pointer: str) -> str:
    parent = _parse(text, _SPACE.match(text).end())
    *path, last = (token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])
    for token in path:
        if token not in parent.members:
            raise KeyError(pointer)
        parent = parent.members[token][1]
    if last not in parent.members:
        raise KeyError(pointer)
    keys = list(parent.members)
    index = keys.index(last)
    start, value = parent.members[last]
    if index + 1 < len(keys):
        return text[:start] + text[parent.members[keys[index + 1]][0] :]
    if index > 0:
        return text[: parent.members[keys[index - 1]][1].end] + text[value.end :]
    return text[: parent.start + 1] + text[parent.end - 1 :]


def _parse(text: str, start: int) -> _Value:
    value = _Value(start)
    if text[start] not in "{[":
        value.end = _DECODER.raw_decode(text, start)[1]
        return value
    position = _skip(text, start + 1)
    while text[position] not in "}]":
        member_start = position
        key = str(len(value.members))
        if text[start] == "{":
            key, position = _DECODER.raw_decode(text, position)
            position = _skip(text, _skip(text, position) + 1)  # the colon
        member = _parse(text, position)
        value.members[key] = (member_start, member)
        position = _skip(text, member.end)
        if text[position] == ",":
            position = _skip(text, position + 1)
    value.end = position + 1
    return value


def _skip(text: str, position: int) -> int:
    return _SPACE.match(text, position).end()
