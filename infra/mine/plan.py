"""What `make mine` is to do: the answers that are meant, and the tree under them. Nothing is written."""

import importlib.util
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import ModuleType

import origin
from answers import DROPPED, KEPT, AnswerError, Answers, check, defaults
from clone import Clone, Refusal
from origin import Origin
from rename import own, rename
from tree import Tree, read

_EXAMPLES = {"drop": DROPPED, "keep": KEPT}


@dataclass(frozen=True)
class Plan:
    """A tree, what becomes of it, and the origin of both."""

    before: Tree
    after: Tree
    old: Origin
    new: Answers

    @property
    def is_rename(self) -> bool:
        """Whether the project gets another name, rather than only loses its example."""
        return self.old.is_template

    @property
    def drops_example(self) -> bool:
        """Whether the example goes."""
        return self.old.answers.example != self.new.example

    @property
    def gone(self) -> list[str]:
        """The paths that are no longer there."""
        return sorted(self.before.keys() - self.after.keys())


def plan(clone: Clone, given: Mapping[str, str]) -> Plan:
    """The plan for the answers that are given (name, group, title, example; empty means not given). AnswerError,
    Refusal or TreeError where there can be none."""
    before = read(clone.root, clone.files())
    if origin.FILE not in before:
        raise Refusal(f"There is no {origin.FILE}, which says what this project was made from")
    old = origin.parse(before[origin.FILE].content.decode())
    new = _meant(clone, old, {answer: value for answer, value in given.items() if value})
    after = _without_example(clone.root, before) if old.answers.example != new.example else before
    if old.is_template:
        project = own(after)
        check(new, old.answers, {path: file.content for path, file in project.items()})
        after = rename(project, new, clone.head())
    return Plan(before, after, old, new)


def _meant(clone: Clone, old: Origin, given: dict[str, str]) -> Answers:
    if "example" in given:
        given["example"] = _EXAMPLES.get(given["example"], given["example"])
    new = _of_template(old, given) if old.is_template else replace(old.answers, **given)
    if new.example not in _EXAMPLES.values():
        raise AnswerError(f"EXAMPLE={new.example} is neither keep nor drop; EXAMPLE=drop takes the example out")
    if (old.answers.example, new.example) == (DROPPED, KEPT):
        raise AnswerError("The example is out already: git revert of the commit that took it out brings it back")
    if not old.is_template and replace(new, example=old.answers.example) != old.answers:
        has = f"NAME={old.answers.name} GROUP={old.answers.group} TITLE='{old.answers.title}'"
        commit = clone.first_with(f'"commit": "{old.platform.commit}"', origin.FILE)
        raise AnswerError(f"This project has its name already, {has}: git revert {commit} first, for another one")
    return new


def _of_template(old: Origin, given: dict[str, str]) -> Answers:
    name = given.get("name")
    if not name:
        raise AnswerError("A project needs a NAME: make mine NAME=acme; GROUP, TITLE and EXAMPLE=drop are up to you")
    if name == old.platform.name:
        raise AnswerError(f"NAME={name} is the name of what your project is made from; NAME=acme would do")
    return replace(defaults(name), **{"example": old.answers.example, **given})


def _without_example(root: Path, tree: Tree) -> Tree:
    """What the example's own `eject.py` makes of the tree; the platform knows no more of the example."""
    found = [path for path in tree if PurePosixPath(path).match("*/eject/eject.py")]
    if not found:
        raise Refusal("There is no */eject/eject.py that knows how to take the example out")
    return _module(root / found[0]).without_example(tree)


def _module(file: Path) -> ModuleType:
    """The module of a file, which may import its neighbours."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    sys.path.append(str(file.parent))
    spec.loader.exec_module(module)
    return module
