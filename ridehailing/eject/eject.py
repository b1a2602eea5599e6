"""Takes the ride-hailing example out of this clone and leaves the platform; itself it goes last.

Deletes the folders of the example, removes the marked lines and the JSON members that eject.json lists, and renews
what is derived from them. Nothing is written unless all of it can be. `make eject`; DRY_RUN=1 only lists what it would do.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from example import ROOT, EjectError, folders, without_example

sys.path.append(str(ROOT / "infra" / "mine"))
from built import remove_built  # noqa: E402
from renew import COMMANDS, renew  # noqa: E402
from tree import Tree, read, write  # noqa: E402

__all__ = ["main", "without_example"]

MODEL = "ml-service/model"


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


def apply(root: Path, before: Tree, after: Tree) -> None:
    """Make the folder hold `after`, and delete all that was built with the example in it."""
    write(root, before, after)
    remove_built(root, before, after)
    shutil.rmtree(root / MODEL, ignore_errors=True)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Take the example out of the folder; 1, with the reason in one line, where it cannot be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true", help="only list what would be deleted and edited")
    parser.add_argument("--force", action="store_true", help="go on where git does not have everything")
    parser.add_argument("--skip", action="append", default=[], choices=COMMANDS, help="do not renew this")
    options = parser.parse_args(arguments)
    before = read(root)
    try:
        after = without_example(before)
        if not options.dry_run and not options.force:
            refuse_changes(root)
    except EjectError as error:
        print(error, file=sys.stderr)
        return 1
    deleted, edited = folders(before), [path for path in after if after[path] != before[path]]
    print(*(f"delete {folder}/" for folder in deleted), *(f"edit   {path}" for path in edited), sep="\n")
    if not options.dry_run:
        apply(root, before, after)
        failed = renew(root, options.skip)
        print_end(len(deleted), len(edited), failed)
    return 0


def print_end(deleted: int, edited: int, failed: list[str]) -> None:
    """Say what was done, and what is left to do."""
    print(
        f"\nThe example is out: {deleted} folders deleted, {edited} files edited. Left to do:",
        *failed,
        "make down VOLUMES=1   # a database of before still holds the example's tables",
        "make test             # passes with what is left",
        sep="\n  ",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
