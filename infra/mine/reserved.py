"""The words that a project cannot have as its name, each with what it is: kept lists, Python's own, those of a tree."""

import builtins
import json
import keyword
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import dependencies

WORD = re.compile(r"[a-z][a-z0-9]{1,19}")
"""What a project's name looks like; matched against the whole of it."""
JAVA = "a keyword of Java"
WINDOWS = "a device of Windows, where no folder can have the name"
_LISTS = Path(__file__).with_name("reserved.txt")
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*")
_DOCUMENTS = re.compile(r"(?:.*/)?docs/.*|.*\.(?:md|png|jpg|svg|gif|webp|txt)")
_CODE = re.compile(r".*\.(?:java|py|pyi|ts|tsx|js|mjs|sh)")
_TEXTS = re.compile(rb"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|//.*|^\s*(?:#|/?\*).*", re.MULTILINE)
_EXCEPTION = re.compile(r"(\w+?)(?:Error|Warning|Exception)")


def of_languages() -> dict[str, str]:
    """The words that no project can have as its name, whatever is in it; each with what it is."""
    return {**_of_python(), **_kept(_LISTS.read_text(encoding="utf-8"))}


def of_tree(tree: Mapping[str, bytes], name: str, group: str) -> dict[str, str]:
    """The words that the tree of the project `name` of `group` uses itself; each with what it is and its file."""
    words: dict[str, str] = {}
    for word, what in (*_ignored(tree), *_settings(tree), *dependencies.words(tree, group), *_own(tree)):
        if word != name and WORD.fullmatch(word):
            words.setdefault(word, what)
    return words


def of_groups(tree: Mapping[str, bytes]) -> dict[str, str]:
    """The words that no segment of a Java package can be, each with what it is."""
    lists = {word: what for word, what in _kept(_LISTS.read_text(encoding="utf-8")).items() if what in (JAVA, WINDOWS)}
    return {**dict(_ignored(tree)), **lists}


def of_example(tree: Mapping[str, bytes], text: str) -> str | None:
    """The first word of a text by which tests tell the example from the platform, if there is one; the file eject.json
    of the example lists them as regular expressions."""
    for path in sorted(tree):
        if path.count("/") == 1 and path.endswith("/eject.json"):
            words = "|".join(json.loads(tree[path]).get("words", ["(?!)"]))
            match = re.search(rf"(?:(?<![a-z])|(?=[A-Z]))(?i:{words})(?![a-z])", text)
            if match:
                return match[0]
    return None


def beside(tree: Mapping[str, bytes], old: str, new: str) -> str | None:
    """The first file of code that has both names as identifiers, if there is one: they would become the same."""
    identifier = re.compile(rf"(?<!from )(?<!import )(?<![\w./:$@<-]){re.escape(old)}(?![\w/:-])".encode())
    used = re.compile(rf"\b{re.escape(new)}\b".encode())
    for path, content in tree.items():
        if _CODE.fullmatch(path) and used.search(content):
            code = _TEXTS.sub(b"", content)
            if used.search(code) and identifier.search(code):
                return path
    return None


@cache
def _kept(text: str) -> dict[str, str]:
    words: dict[str, str] = {}
    what = ""
    for line in text.splitlines():
        if line.startswith("["):
            what = line.strip("[]")
        elif not line.startswith("#"):
            words |= {word: what for word in line.split() if word not in words}
    return words


def _of_python() -> dict[str, str]:
    modules = {name.lower(): "a module of Python's standard library" for name in sys.stdlib_module_names}
    keywords = dict.fromkeys((*map(str.lower, keyword.kwlist), *keyword.softkwlist), "a keyword of Python")
    named = {name.lower(): f"a built-in of Python ({name})" for name in dir(builtins)}
    prefixes = {match[1].lower(): f"the prefix of a built-in of Python ({match[0]})" for match in _exceptions()}
    return {**prefixes, **named, **modules, **keywords}


def _exceptions() -> Iterator[re.Match[str]]:
    yield from filter(None, map(_EXCEPTION.fullmatch, dir(builtins)))


def _ignored(tree: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Patterns that leave a folder of that name, at any depth, out of git or of the images."""
    for path, text in _named(tree, (".gitignore", ".dockerignore")):
        for pattern in text.splitlines():
            yield pattern.strip().removeprefix("**/").rstrip("/"), f"a folder that {path} leaves out"


def _settings(tree: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, text in _named(tree, (".env.example",)):
        for setting, prefix in re.findall(r"^(([A-Z][A-Z0-9]*)_\w+)=", text, re.MULTILINE):
            yield prefix.lower(), f"the prefix of a setting ({setting} in {path})"


def _own(tree: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The names of folders and of files of code, and the words that they begin with."""
    for path in sorted(tree):
        if _DOCUMENTS.fullmatch(path):
            continue
        parts = path.split("/")
        for depth, part in enumerate(parts, 1):
            name = part if depth < len(parts) else part.lstrip(".").partition(".")[0]
            for word in (re.sub(r"[^A-Za-z0-9]", "", name), *_PIECES.findall(name)[:1]):
                yield word.lower(), f"a name in this project ({'/'.join(parts[:depth])})"


def _named(tree: Mapping[str, bytes], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for path in sorted(tree):
        if path.rpartition("/")[2] in names:
            yield path, tree[path].decode(errors="replace")
