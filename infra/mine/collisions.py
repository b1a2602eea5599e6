"""Refuses a name under which two things of the project would become one."""

import re
from pathlib import PurePosixPath

from answers import AnswerError
from spelling import Table, respell, respell_path
from tree import Tree

_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(?:[.-][\w$]+)*")
_INVENTED = ("infra/mine/", "infra/release/")
"""Whose lists of words and whose tests name what is nowhere else."""


def refuse_collisions(tree: Tree, spellings: Table) -> None:
    """AnswerError, with both names, where a path or an identifier would become one that is there already."""
    _refuse_paths(tree, spellings)
    _refuse_hidden(tree, spellings)
    _refuse_identifiers(tree, spellings)


def _refuse_paths(tree: Tree, spellings: Table) -> None:
    """A disk may ignore the case of letters, so two paths are one where only that differs."""
    taken: dict[str, str] = {}
    renamed = {path: respell_path(path, spellings) for path in sorted(tree)}
    for path, target in renamed.items():
        other = taken.setdefault(target.casefold(), path)
        if other != path:
            raise _collision(spellings, f"{other} and {path}", target)
    for path, target in renamed.items():
        for folder in PurePosixPath(target).parents:
            other = taken.get(str(folder).casefold())
            if other:
                raise _collision(spellings, f"{other} and the folder of {path}", str(folder))


def _refuse_hidden(tree: Tree, spellings: Table) -> None:
    """The project's hidden folder, whose name begins with a dot, has a name that nothing else hidden has."""
    ignored = tree[".gitignore"].text.split() if ".gitignore" in tree else []
    hidden = {name for path in tree for name in PurePosixPath(path).parts} | {line.strip("/") for line in ignored}
    for name in sorted(hidden):
        renamed = respell_path(name, spellings)
        if name.startswith(".") and renamed != name and renamed in {*hidden, ".git"}:
            raise _collision(spellings, name, renamed)


def _refuse_identifiers(tree: Tree, spellings: Table) -> None:
    """An identifier is a name with what _ . and - join to it. The project's bare name is none: it is a word, too."""
    found: dict[str, str] = {}
    for path, file in tree.items():
        if file.text and not path.endswith(".md") and not path.startswith(_INVENTED):
            found |= dict.fromkeys(_IDENTIFIER.findall(file.text), path)
    for identifier in sorted(found):
        match = spellings.pattern.search(identifier)
        renamed = respell(identifier, spellings)
        if match and match[0] != identifier and renamed != identifier and renamed in found:
            raise _collision(spellings, f"{identifier} ({found[identifier]})", f"{renamed} ({found[renamed]})")


def _collision(spellings: Table, what: str, becomes: str) -> AnswerError:
    other = f"{spellings.pascal.lower()[:17]}app"
    return AnswerError(f"{what} would become {becomes}, which is there already; NAME={other} would do")
