"""What was built on this machine with the old name or the example in it, and goes when either goes."""

import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import origin
from tree import Tree, prune

_CACHES = ("ml-service/.mypy_cache", "ml-service/.import_linter_cache", "frontend/.next")
_OF_STATE = ("build", "app", "dev")
"""In the folder of state: the stamps, the local run's copy of the page, and what `make dev` compiled."""


def remove_built(root: Path, before: Tree, after: Tree) -> None:
    """Delete what was built from `before`, for which the folder holds `after` by now. The local database, the
    environments and the packages of Node.js stay."""
    modules = {PurePosixPath(path).parent for tree in (before, after) for path in tree if path.endswith("pom.xml")}
    gone = _folders(before) - _folders(after)
    for folder in (
        *(module / "target" for module in modules),
        *_CACHES,
        *_named(before),
        *_trained(before, after),
        *gone,
    ):
        shutil.rmtree(root / folder, ignore_errors=True)
    prune(root, [f"{folder}/x" for folder in gone])


def _named(before: Tree) -> list[str]:
    """The folders that are built under the project's name."""
    if origin.FILE not in before:
        return []
    name = origin.parse(before[origin.FILE].content.decode()).answers.name
    return [f"ml-service/src/{name}", *(f".{name}/{folder}" for folder in _OF_STATE)]


def _trained(*trees: Tree) -> list[str]:
    """The models that the example trained, where it is in one of the trees only."""
    origins = (origin.parse(tree[origin.FILE].content.decode()) for tree in trees if origin.FILE in tree)
    return ["ml-service/model"] if len({found.answers.example for found in origins}) > 1 else []


def _folders(tree: Iterable[str]) -> set[str]:
    return {str(folder) for path in tree for folder in PurePosixPath(path).parents if folder.parts}


def uninstall(root: Path, before: Tree) -> None:
    """Take the package of `before` out of the ML service's environment, whose other packages stay."""
    python, project = root / "ml-service/.venv/bin/python", before.get("ml-service/pyproject.toml")
    if not project or not python.exists():
        return
    package = tomllib.loads(project.content.decode())["project"]["name"]
    command = [python, "-m", "pip", "uninstall", "--quiet", "--yes", "--disable-pip-version-check", package]
    subprocess.run(command, capture_output=True, check=False)
    (root / "ml-service/.venv/.installed").unlink(missing_ok=True)
