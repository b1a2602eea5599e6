"""Makes a clone of this project one's own: another name, group and title, and no example where that is wanted.

All or nothing, in one commit. What was built under the old name is deleted, so that it is built again; databases,
pictures and what is outside of this folder stay as they are, and are listed.
"""

import argparse
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TextIO

import renew
import report
from answers import AnswerError
from built import remove_built, uninstall
from clone import Clone, Refusal
from marks import MarkError
from plan import Plan, plan
from tree import ROOT, TreeError, prune, write

_ANSWERS = ("name", "group", "title", "example")
_LOCKS = ("the locks", "the locks of Node.js")
_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
Handler = Callable[..., object] | signal.Handlers


@dataclass(frozen=True)
class Steps:
    """The commands around the rename: what refuses it with a line, the formatters, and what renews derived files."""

    checks: tuple[str, ...] = ("infra/mine/is-stopped.sh", "infra/preflight.sh folder java python node")
    format: str = "infra/format.sh"
    renewals: Mapping[str, str] = field(default_factory=lambda: renew.COMMANDS)


class StepError(Exception):
    """A step failed after files were written; the log says why."""


_REASONS = (AnswerError, MarkError, OSError, Refusal, StepError, subprocess.SubprocessError, TreeError, ValueError)


def main(arguments: list[str], root: Path = ROOT, steps: Steps | None = None) -> int:
    """Do what the arguments say in the clone at `root`; 1, with the reason, where it cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for answer in _ANSWERS:
        parser.add_argument(f"--{answer}", default="", help="drop or keep" if answer == "example" else "")
    parser.add_argument("--dry-run", action="store_true", help="only list what would change, and what would not")
    options = parser.parse_args(arguments)
    clone = Clone(root)
    try:
        clone.refuse_other_folders()
        what = plan(clone, {answer: getattr(options, answer) for answer in _ANSWERS})
        if what.before == what.after:
            renew.say(f"Nothing to change: this is {what.new.title} ({what.new.name}, {what.new.group}) already.")
        elif options.dry_run:
            _list(clone.root, what, steps or Steps())
        else:
            _refuse_now(clone, steps or Steps())
            carry_out(clone, what, steps or Steps())
    except (*_REASONS, KeyboardInterrupt) as error:
        renew.say(_reason(error), to=sys.stderr)
        return 1
    return 0


def _list(root: Path, what: Plan, steps: Steps) -> None:
    renew.say(f"{report.answers(what)} would change:", *_indented(report.changes(what, _renewals(what, steps))))
    _say_what_stays("This would stay as it is:", root, what)


def _say_what_stays(title: str, root: Path, what: Plan) -> None:
    lines = [*_indented(report.left_alone(root, what))]
    if lines:
        renew.say(title, *lines)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _renewals(what: Plan, steps: Steps) -> dict[str, str]:
    """The locks are renewed where dependencies went; a name in them is respelled as any other."""
    return {kind: command for kind, command in steps.renewals.items() if what.drops_example or kind not in _LOCKS}


def _refuse_now(clone: Clone, steps: Steps) -> None:
    """Refusal where this clone, as it is at this moment, may not be changed."""
    clone.refuse_unsaved_work()
    clone.refuse_nobody()
    for check in steps.checks:
        run = subprocess.run(["bash", "-c", check], cwd=clone.root, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise Refusal((run.stderr or run.stdout).strip() or f"{check} failed")


def carry_out(clone: Clone, what: Plan, steps: Steps) -> None:
    """Change the files, finish what depends on them, and commit; put everything back where that fails."""
    started, start = time.monotonic(), clone.head()
    folder, new_folder = (clone.root / f".{answers.name}" for answers in (what.old.answers, what.new))
    is_new = not new_folder.exists() and new_folder != folder
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n")
    with (folder / "mine.log").open("w", encoding="utf-8") as log, _on_signals(_interrupt, *_SIGNALS):
        try:
            _change(clone, what, steps, log)
        except BaseException as error:
            with _on_signals(signal.SIG_IGN, signal.SIGINT, *_SIGNALS):
                now = _put_back(clone, what, start)
                if is_new:
                    shutil.rmtree(new_folder, ignore_errors=True)
            raise StepError(f"{_reason(error)}; {now}. The log: {folder.name}/mine.log") from error
    _say_what_stays("This stayed as it was:", clone.root, what)
    renew.say(*report.done(what, clone.head(), time.monotonic() - started))


@contextmanager
def _on_signals(handler: Handler, *numbers: int) -> Iterator[None]:
    """With another handler for these signals, but for those that are ignored, such as SIGHUP after nohup."""
    before = {number: signal.getsignal(number) for number in numbers}
    heeded = [number for number in numbers if before[number] != signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _change(clone: Clone, what: Plan, steps: Steps, log: TextIO) -> None:
    renew.say(f"Writing {len(what.after)} files ...")
    uninstall(clone.root, what.before)
    write(clone.root, what.before, what.after)
    remove_built(clone.root, what.before, what.after)
    renew.say("Formatting; a first time installs the formatters ...")
    if not renew.run(clone.root, steps.format, log):
        raise StepError(f"{steps.format} failed")
    failed = renew.renew(clone.root, commands=_renewals(what, steps), log=log)
    if failed:
        raise StepError(failed[0])
    executable = [path for path, file in what.after.items() if file.executable]
    clone.commit(what.gone, executable, _message(what))


def _message(what: Plan) -> str:
    platform = what.old.platform
    subject = f"Make the project {what.new.name}" if what.is_rename else "Take the example out"
    made = f"Made from {platform.title} {platform.version} by this command:"
    return f"{subject}\n\n{made}\n\n{report.answers(what)}\n"


def _put_back(clone: Clone, what: Plan, start: str) -> str:
    """Undo all changes; says what there is now."""
    renew.say("Putting everything back ...")
    try:
        uninstall(clone.root, what.after)
        clone.reset(start)
        made = [path for path in clone.untracked() if path in what.after]
        for path in made:
            (clone.root / path).unlink()
        prune(clone.root, made)
        remove_built(clone.root, what.after, what.before)
    except (OSError, subprocess.SubprocessError) as error:
        return f"putting everything back failed, too ({_reason(error)}); git reset --hard {start} brings back the files"
    others = ", ".join(clone.untracked())
    return "everything is as it was" + (f", but for files that are new: {others}" if others else "")


def _reason(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "It was interrupted"
    if isinstance(error, subprocess.CalledProcessError):
        return f"{' '.join(map(str, error.cmd))} failed, {error.stderr.strip()}"
    return str(error)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
