"""Every spelling of a project's name, and of its group and title, and what each becomes under new answers.

One regular expression and one pass: what a replacement wrote is never looked at again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from re import Match, Pattern

from answers import Answers

_SEPARATORS = (r"\\.", r"\.", ".", "/", "_")
"""Between the segments of a group: in a regular expression of Java, in one of a script, in a package, a path, and an
environment variable."""
_WORD = re.compile(r"[A-Za-z0-9_$]")
_ESCAPE = r"(?<=\\[a-z])|(?<=-D)"
"""Letters that end right before a word: those of an escape in a string, and of a system property of Java."""


@dataclass(frozen=True)
class Table:
    """The old spellings as one expression, and the new one for each match of it."""

    pattern: Pattern[str]
    replace: Callable[[Match[str]], str]
    pascal: str
    clues: tuple[str, ...]
    """Without one of these a line, its case folded, has no spelling, which is faster to see than by the expression."""


def table(old: Answers, new: Answers) -> Table:
    """The table that leads from the old answers' spellings to the new answers'."""
    fixed = {sep.join(_cased(old.group, sep)): sep.join(_cased(new.group, sep)) for sep in _SEPARATORS}
    fixed |= {old.name.upper(): new.name.upper(), old.name: new.name}
    titles = {pascal(old.name)} | {old.title} - {old.name, old.name.upper()}

    def replace(match: Match[str]) -> str:
        found = match[0]
        if match.lastgroup != "title":
            return fixed[found]
        return pascal(new.name) if _is_inside_identifier(match) else new.title

    clues = tuple(clue.casefold() for clue in (old.name, old.title, old.group.rpartition(".")[2]))
    return Table(_pattern(old, [*fixed][: len(_SEPARATORS)], titles), replace, pascal(new.name), clues)


def respell(text: str, table: Table) -> str:
    """The text in the new spelling. No spelling goes beyond a line, and most lines have none."""
    return "\n".join(
        table.pattern.sub(table.replace, line) if _has_clue(line, table) else line for line in text.split("\n")
    )


def _has_clue(line: str, table: Table) -> bool:
    folded = line.casefold()
    return any(clue in folded for clue in table.clues)


def respell_path(path: str, table: Table) -> str:
    """The path in the new spelling; a title in it has the form of an identifier, whatever stands beside it."""
    return table.pattern.sub(lambda match: table.pascal if match.lastgroup == "title" else table.replace(match), path)


def pascal(name: str) -> str:
    """The name as the first word of a class's name."""
    return name[:1].upper() + name[1:]


def _cased(group: str, separator: str) -> list[str]:
    return (group.upper() if separator == "_" else group).split(".")


def _pattern(old: Answers, groups: list[str], titles: set[str]) -> Pattern[str]:
    """The longest spellings come first. A letter that follows a backslash is an escape, not a part of the word."""
    group, title = (_any_of(spellings) for spellings in (groups, titles))
    no_digit = r"(?![0-9])" if old.name[-1].isdigit() else ""
    return re.compile(
        rf"(?P<group>(?:(?<![A-Za-z0-9])|{_ESCAPE})(?:{group})(?![A-Za-z0-9]))"
        rf"|(?P<upper>(?:(?<![A-Z])|{_ESCAPE}){old.name.upper()}{no_digit}(?![a-z]|[A-Z](?![a-z])))"
        rf"|(?P<title>(?:{title}){no_digit}(?![a-z]))"
        rf"|(?P<name>(?:(?<![A-Za-z])|{_ESCAPE}){old.name}{no_digit}(?![a-z]))"
    )


def _any_of(spellings: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))


def _is_inside_identifier(match: Match[str]) -> bool:
    """Whether letters, digits or an underscore join the word to more of an identifier."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(start - 2, 0) : start], text[end : end + 1]
    joined = bool(before and _WORD.match(before[-1])) and not re.fullmatch(r"\\[a-z]", before)
    return joined or bool(_WORD.match(after))
