"""What a person answers about a project of their own, and the checks that refuse in one line with a suggestion."""

import re
import shlex
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import dependencies
import reserved

_GROUP = re.compile(r"[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)+")
_ENDINGS = ("app", "hub", "works", "one", "lab", "base", "desk", "kit", "acme")
_EXAMPLES = ("acme", "orbit", "zebra")
_LONGEST_NAME, _LONGEST_GROUP, _LONGEST_TITLE, _LONGEST_SHOWN = 20, 60, 40, 60
_UNSEEN = {"\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0", "\u034f", *map(chr, range(0x180B, 0x1810))}
_UNSEEN |= {*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))}
_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
KEPT, DROPPED = "kept", "dropped"


class AnswerError(Exception):
    """Why an answer cannot be taken: one line, with a suggestion that can."""


@dataclass(frozen=True)
class Answers:
    """A project's name, its Java and Maven group, its title for people, and whether the example is kept or dropped."""

    name: str
    group: str
    title: str
    example: str


def defaults(name: str) -> Answers:
    """The answers of somebody who gave a name only."""
    return Answers(name, f"dev.{name}", name.capitalize(), KEPT)


def check(new: Answers, old: Answers, tree: Mapping[str, bytes]) -> None:
    """AnswerError for the first of the `new` answers with which the project `old` would not work.

    `tree` has what is renamed: the example's words are free when it has been taken out. A project that keeps its name
    may keep its group and title; they do not go to one of another name. Pure; reads the tree's texts only.
    """
    if new.name != old.name:
        _check_name(new.name, old, tree)
    if new.group != old.group or new.name != old.name:
        _check_group(new, old, tree)
    if new.title != old.title or new.name != old.name:
        _check_title(new, old, tree)
    if new.example not in (KEPT, DROPPED):
        raise AnswerError(f"EXAMPLE={_shown(new.example)} is not known; EXAMPLE=drop would do")


def _check_name(name: str, old: Answers, tree: Mapping[str, bytes]) -> None:
    words = {**reserved.of_tree(tree, old.name, old.group), **reserved.of_languages()}

    def fault(candidate: str) -> str | None:
        if not reserved.WORD.fullmatch(candidate):
            return f"is not one word of 2 to {_LONGEST_NAME} lower-case letters a-z and digits, a letter first"
        if candidate in words:
            return f"is {words[candidate]}"
        file = reserved.beside(tree, old.name, candidate)
        return f"is used beside {old.name} in {file}" if file else _has_word_of_example(tree, candidate)

    _refuse("NAME", name, fault, _names(name))


def _names(name: str) -> Iterable[str]:
    word = _word(name)[:_LONGEST_NAME]
    yield word
    if word:
        yield from (word[: _LONGEST_NAME - len(ending)] + ending for ending in _ENDINGS)
    yield from _EXAMPLES
    yield from (f"project{number}" for number in range(1, 1000))


def _check_group(new: Answers, old: Answers, tree: Mapping[str, bytes]) -> None:
    words, packages = reserved.of_groups(tree), dependencies.packages(tree, old.group)

    def fault(candidate: str) -> str | None:
        if not _GROUP.fullmatch(candidate):
            return (
                "is not two or more words of lower-case letters a-z and digits, each a letter first, with dots between"
            )
        if candidate == old.group and new.name != old.name:
            return f"is that of {old.name}"
        if len(candidate) > _LONGEST_GROUP:
            return f"has more than {_LONGEST_GROUP} characters"
        for segment in candidate.split("."):
            if segment in words:
                return f"has {segment} in it, {words[segment]}"
        for package in packages:
            if f"{candidate}.".startswith(f"{package}.") or package.startswith(f"{candidate}."):
                return f"overlaps {package}, a package of Java or of a dependency"
        return _has_word_of_example(tree, candidate)

    _refuse("GROUP", new.group, fault, _groups(new, words))


def _groups(new: Answers, words: Mapping[str, str]) -> Iterable[str]:
    segments = [segment for segment in map(_word, new.group.split(".")) if segment]
    segments = [segment + _ENDINGS[0] if segment in words else segment for segment in segments]
    yield ".".join(segments)
    if len(segments) == 1:
        yield f"dev.{segments[0]}"
    yield f"dev.{new.name}"
    yield from (f"dev.{new.name}{ending}" for ending in _ENDINGS)


def _check_title(new: Answers, old: Answers, tree: Mapping[str, bytes]) -> None:
    def fault(candidate: str) -> str | None:
        if not 1 <= len(candidate) <= _LONGEST_TITLE:
            return f"does not have 1 to {_LONGEST_TITLE} characters"
        if _clean_title(candidate) != candidate:
            return "is not letters, digits, single blanks, dots and hyphens only, beginning with a letter"
        if candidate.lower() == old.title.lower() and new.name != old.name:
            return f"is that of {old.name}"
        if candidate.lower() in _YAML:
            return f"is {candidate.lower()} to YAML, not a text"
        return _has_word_of_example(tree, candidate)

    _refuse("TITLE", new.title, fault, _titles(new))


def _has_word_of_example(tree: Mapping[str, bytes], text: str) -> str | None:
    found = reserved.of_example(tree, text)
    return f"has {found} in it, a word of the example, which EXAMPLE=drop frees" if found else None


def _titles(new: Answers) -> Iterable[str]:
    title = _clean_title(new.title)
    yield _clean_title(title[:_LONGEST_TITLE])
    yield defaults(new.name).title
    yield f"{title} {_ENDINGS[0].capitalize()}"
    yield _EXAMPLES[0].capitalize()


def _clean_title(title: str) -> str:
    title = title.replace("'", "").replace("\u2019", "")
    text = "".join(character if _is_of_titles(character) else " " for character in title)
    text = re.sub(r"-{2,}", "-", re.sub(" {2,}", " ", text)).strip()
    while text and not unicodedata.category(text[0]).startswith("L"):
        text = text[1:]
    return text


def _is_of_titles(character: str) -> bool:
    category = unicodedata.category(character)
    seen = character not in _UNSEEN
    return character in " .-" or (seen and (category[0] == "L" or category in ("Mn", "Mc", "Nd")))


def _word(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", plain).lstrip("0123456789")


def _refuse(setting: str, value: str, fault: Callable[[str], str | None], others: Iterable[str]) -> None:
    why = fault(value)
    if why:
        suggestion = next(other for other in others if fault(other) is None)
        raise AnswerError(f"{setting}={_shown(value)} {why}; {setting}={shlex.quote(suggestion)} would do")


def _shown(value: str) -> str:
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in value)
    text = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return text if re.fullmatch(r"[\w.…-]*", text) else f"'{text}'"
