"""Where in the text of a manifest the project's version stands: Maven's, npm's and Python's, and what is derived."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.parsers import expat

_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder()
_TOML_TABLE = re.compile(r"^\[project\]\s*?$(.*?)(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
_TOML_VERSION = re.compile(r"^version\s*=\s*([\"'])(.*?)\1", re.MULTILINE)


class Place(NamedTuple):
    """The characters `start` to `end` of a text, and whether they are a version as Python writes it."""

    start: int
    end: int
    of_python: bool = False


def places(path: str, text: str) -> list[Place]:
    """The places in the text of the file at `path` (from the top), in order; none for a file without a version."""
    find = _finder(path)
    return sorted(find(text)) if find else []


def is_manifest(path: str) -> bool:
    """Whether the file at `path` (from the top) may carry the project's version."""
    return _finder(path) is not None


def _finder(path: str) -> Callable[[str], Iterator[Place]] | None:
    return _BY_PATH.get(path) or _BY_NAME.get(PurePosixPath(path).name)


def _pom(text: str) -> Iterator[Place]:
    """The model's own version, and its parent's unless that comes from a repository, as Spring Boot's does."""
    elements = _elements(text)
    parent = elements.get("project/parent/relativePath")
    wanted = (
        ["project/version"] if parent and parent.start == parent.end else ["project/version", "project/parent/version"]
    )
    for name in wanted:
        place = elements.get(name)
        if place and "${" not in text[place.start : place.end]:
            yield place


def _elements(text: str) -> dict[str, Place]:
    """The first element of each path in an XML text, by its content's place."""
    data, open_elements, found = text.encode(), [], {}
    parser = expat.ParserCreate("utf-8")

    def begin(name: str, _attributes: dict[str, str]) -> None:
        open_elements.append((name, data.index(b">", parser.CurrentByteIndex) + 1))

    def end(_name: str) -> None:
        path = "/".join(name for name, _start in open_elements)
        start = open_elements.pop()[1]
        place = (len(data[:offset].decode()) for offset in (start, max(start, parser.CurrentByteIndex)))
        found.setdefault(path, Place(*place))

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(data, True)
    return found


def _json(*pointers: tuple[str, ...]) -> Callable[[str], Iterator[Place]]:
    """Finds the strings at these chains of keys."""

    def find(text: str) -> Iterator[Place]:
        for keys in pointers:
            position = _value(text, keys)
            if position is not None:
                yield Place(position + 1, _DECODER.raw_decode(text, position)[1] - 1)

    return find


def _value(text: str, keys: tuple[str, ...]) -> int | None:
    """Where the value at this chain of keys begins."""
    position = _skip(text, 0)
    for key in keys:
        position = _members(text, position).get(key)
        if position is None:
            return None
    return position


def _members(text: str, start: int) -> dict[str, int]:
    """Where the value of each member of the object at `start` begins."""
    found: dict[str, int] = {}
    position = _skip(text, start + 1)
    while text[start] == "{" and text[position] != "}":
        key, position = _DECODER.raw_decode(text, position)
        found[key] = _skip(text, _skip(text, position) + 1)  # after the colon
        position = _skip(text, _DECODER.raw_decode(text, found[key])[1])
        position = _skip(text, position + 1) if text[position] == "," else position
    return found


def _skip(text: str, position: int) -> int:
    return _SPACE.match(text, position).end()


def _toml(text: str) -> Iterator[Place]:
    table = _TOML_TABLE.search(text)
    version = table and _TOML_VERSION.search(text, table.start(1), table.end(1))
    if version:
        yield Place(*version.span(2), of_python=True)


def _origin(text: str) -> Iterator[Place]:
    """The platform's version, while the platform is the project itself."""
    if json.loads(text)["platform"]["commit"] is None:
        yield from _json(("platform", "version"))(text)


_BY_NAME: dict[str, Callable[[str], Iterator[Place]]] = {
    "pom.xml": _pom,
    "package.json": _json(("version",)),
    "package-lock.json": _json(("version",), ("packages", "", "version")),
    "pyproject.toml": _toml,
}
_BY_PATH: dict[str, Callable[[str], Iterator[Place]]] = {
    "origin.json": _origin,
    "gateway/openapi.json": _json(("info", "version")),
}
