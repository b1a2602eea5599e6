"""Takes the example out of a tree of files: its folders, the marked lines, and the JSON members of eject.json."""

import json
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

from json_keys import remove

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "infra" / "mine"))
import origin  # noqa: E402
from answers import DROPPED  # noqa: E402
from marks import MarkError, strip  # noqa: E402
from tree import File, Tree, TreeError  # noqa: E402

NAME = "ridehailing"
FOLDERS = {NAME, f"({NAME})"}


class EjectError(TreeError):
    """Why nothing was done, in one line."""


def without_example(tree: Tree) -> Tree:
    """The tree without the example; EjectError where the marks or the JSON keys are wrong."""
    keys = json_keys(tree)
    kept = {path: file for path, file in tree.items() if not _folder(path)}
    missing = [path for path in keys if path not in kept]
    if missing:
        raise EjectError(f"{NAME}/eject.json: {missing[0]} is not there")
    return {path: _stripped(path, file, keys.get(path, [])) for path, file in kept.items()}


def folders(tree: Tree) -> list[Path]:
    """The folders of the example that are not inside another one."""
    return sorted({folder for path in tree if (folder := _folder(path))})


def json_keys(tree: Tree) -> dict[str, list[str]]:
    """The JSON pointers to the example's members, by file."""
    listed = tree.get(f"{NAME}/eject.json")
    return json.loads(listed.content)["json"] if listed else {}


def _folder(path: str) -> Path | None:
    inside = [folder for folder in PurePosixPath(path).parents if folder.name in FOLDERS]
    return Path(inside[-1]) if inside else None


def _stripped(path: str, file: File, pointers: list[str]) -> File:
    text = file.text
    if text is None:
        return file
    if path == origin.FILE:
        found = origin.parse(text)
        return file.with_text(origin.text_of(replace(found, answers=replace(found.answers, example=DROPPED))))
    try:
        return file.with_text(remove(strip(NAME, path, text), pointers))
    except MarkError as error:
        raise EjectError(str(error)) from error
    except KeyError as error:
        raise EjectError(f"{NAME}/eject.json: {path}: {error} is not there") from error
