"""Takes the ride-hailing example out of this clone and leaves the platform; itself it goes last.

Deletes the folders of the example, removes the marked lines and the JSON members that eject.json lists, and renews
what is derived from them. Nothing is written unless all of it can be. `make eject`; DRY_RUN=1 only lists what it would do.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from json_keys import remove
from marks import NAME, MarkError, strip

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "infra" / "test"))
from sources import sources  # noqa: E402

FOLDERS = {NAME, f"({NAME})"}
BUILT = (
    *("gateway/target", "ml-service-client/target", "proto/target", "frontend/.next"),
    *("ml-service/model", ".tandem/build", ".tandem/app"),
)
"""What was built with the example in it."""
RENEWED = {
    "the contract's baseline": "make contract-baseline",
    "the locks of Node.js": "npm --prefix frontend install --package-lock-only --no-audit --no-fund",
    "the API's description": "mvn --batch-mode --quiet test -pl gateway -am -Dtest=OpenApiTests"
    " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update",
    "the page's types": "infra/local/build.sh frontend-packages && npm --prefix frontend run types",
    "the locks": "infra/lock.sh",
}


class EjectError(Exception):
    """Why nothing was done, in one line."""


@dataclass
class Plan:
    """What will change: folders to delete, and the new text of each file, by paths from the top."""

    folders: list[Path] = field(default_factory=list)
    texts: dict[Path, str] = field(default_factory=dict)


def plan(root: Path) -> Plan:
    """Finds all that is to do below `root`; EjectError where the marks or the JSON keys are wrong."""
    folders, texts = set(), {}
    for file in sources("*", root=root):
        path = file.relative_to(root)
        inside = [folder for folder in path.parents if folder.name in FOLDERS]
        if inside:
            folders.add(inside[-1])
            continue
        try:
            text = file.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        try:
            stripped = strip(str(path), text)
        except MarkError as error:
            raise EjectError(str(error)) from error
        if stripped != text:
            texts[path] = stripped
    for name, pointers in _json_keys(root).items():
        path = Path(name)
        try:
            texts[path] = remove(texts.get(path) or (root / path).read_text(), pointers)
        except (KeyError, OSError) as error:
            raise EjectError(f"{NAME}/eject.json: {name}: {error} is not there") from error
    return Plan(sorted(folders), texts)


def _json_keys(root: Path) -> dict[str, list[str]]:
    file = root / NAME / "eject.json"
    return json.loads(file.read_text())["json"] if file.exists() else {}


def apply(root: Path, what: Plan) -> None:
    """Writes the texts with LF ends, and deletes the folders and all that was built with the example in it."""
    for path, text in what.texts.items():
        (root / path).write_bytes(text.encode())
    for folder in (*what.folders, *map(Path, BUILT)):
        shutil.rmtree(root / folder, ignore_errors=True)


def refuse_changes(root: Path) -> None:
    """EjectError unless git has all of the folder, so that `git restore` brings everything back."""
    command = ["git", "-C", str(root), "status", "--porcelain"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise EjectError(
            "This folder is no git clone, so nothing could bring the example back; FORCE=1 goes on"
        ) from error
    if run.stdout:
        raise EjectError("There are changes that git does not have yet: commit or stash them, or FORCE=1 goes on")


def renew(root: Path, skip: set[str]) -> list[str]:
    """Runs the commands for derived files; the commands that failed or were skipped, which are left to do."""
    left = []
    for what, command in RENEWED.items():
        if what in skip:
            continue
        print(f"Renewing {what} ...", flush=True)
        environment = {**os.environ, "TANDEM_TEST_DOCKER": "false"}
        run = subprocess.run(command, shell=True, cwd=root, env=environment, stdout=subprocess.DEVNULL, check=False)
        if run.returncode != 0:
            left.append(f"{command}   # renews {what}; it failed here")
    return left


def main(arguments: list[str], root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true", help="only list what would be deleted and edited")
    parser.add_argument("--force", action="store_true", help="go on where git does not have everything")
    parser.add_argument("--skip", action="append", default=[], choices=RENEWED, help="do not renew this")
    options = parser.parse_args(arguments)
    try:
        what = plan(root)
        if not options.dry_run and not options.force:
            refuse_changes(root)
    except EjectError as error:
        print(error, file=sys.stderr)
        return 1
    print(*(f"delete {folder}/" for folder in what.folders), *(f"edit   {path}" for path in what.texts), sep="\n")
    if options.dry_run:
        return 0
    apply(root, what)
    left = renew(root, set(options.skip))
    print(
        f"\nThe example is out: {len(what.folders)} folders deleted, {len(what.texts)} files edited. Left to do:",
        *left,
        "make down VOLUMES=1   # a database of before still holds the example's tables",
        "make test             # passes with what is left",
        sep="\n  ",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
