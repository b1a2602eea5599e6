"""What `make mine` prints: what it would change, what it leaves, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import origin
from answers import DROPPED
from plan import Plan
from spelling import Table, respell, respell_path, table


def answers(plan: Plan) -> str:
    """The command that gives these answers."""
    example = " EXAMPLE=drop" if plan.new.example == DROPPED else ""
    return f"make mine NAME={plan.new.name} GROUP={plan.new.group} TITLE='{plan.new.title}'{example}"


def changes(plan: Plan, renewed: Iterable[str]) -> Iterator[str]:
    """The lines that say what would change, each kind summed up by folders."""
    spellings = table(plan.old.answers, plan.new)
    targets = {path: respell_path(path, spellings) for path in plan.before}
    kept = {path: target for path, target in targets.items() if target in plan.after}
    yield from _deleted(plan, targets)
    yield from _moved(kept)
    yield from _edited(plan, kept, spellings)
    yield from (f"renew   {what}" for what in renewed)


def _deleted(plan: Plan, targets: dict[str, str]) -> Iterator[str]:
    """What is not there any more, by the uppermost folders that are gone."""
    left = {folder for path in plan.after for folder in PurePosixPath(path).parents}
    gone: Counter[str] = Counter()
    for path, target in targets.items():
        if target not in plan.after:
            folders = [folder for folder in PurePosixPath(target).parents if folder not in left]
            gone[f"{_as_it_was(folders[-1], path, target)}/" if folders else path] += 1
    yield from (f"delete  {path}{_files(count)}" for path, count in sorted(gone.items()))


def _as_it_was(folder: PurePosixPath, path: str, target: str) -> str:
    """The folder of the path that becomes this folder of the target; a group may lie above it or inside it."""
    parts, size = PurePosixPath(path).parts, len(folder.parts)
    below = len(PurePosixPath(target).parts) - size
    return "/".join(folder.parts if parts[:size] == folder.parts else parts[: len(parts) - below])


def _moved(kept: dict[str, str]) -> Iterator[str]:
    """Moves, by what differs: the end that both paths share is left out."""
    moves = Counter(_without_common_end(path, target) for path, target in kept.items() if path != target)
    yield from (f"move    {path} to {target}{_files(count)}" for (path, target), count in sorted(moves.items()))


def _without_common_end(path: str, target: str) -> tuple[str, str]:
    parts, others, end = path.split("/"), target.split("/"), ""
    while len(parts) > 1 and len(others) > 1 and parts[-1] == others[-1]:
        parts, others, end = parts[:-1], others[:-1], "/"
    return "/".join(parts) + end, "/".join(others) + end


def _edited(plan: Plan, kept: dict[str, str], spellings: Table) -> Iterator[str]:
    files, words = Counter[str](), Counter[str]()
    for path, target in kept.items():
        text = plan.before[path].text
        if text is not None and plan.before[path] != plan.after[target]:
            top = path.split("/")[0] + "/" * ("/" in path)
            files[top] += 1
            words[top] += len(spellings.pattern.findall(text)) if plan.is_rename and path != origin.FILE else 0
    for top, count in sorted(files.items()):
        replaced = f", the name in {words[top]} places" if words[top] else ""
        yield f"edit    {top}{_files(count)}{replaced}"


def _files(count: int) -> str:
    return f" ({count} files)" if count > 1 else ""


def left_alone(root: Path, plan: Plan) -> Iterator[str]:
    """The lines that say what still has the old name, or shows what is not this project's."""
    binary = [path for path, file in plan.after.items() if file.text is None]
    name = plan.old.answers.name
    yield from (f"picture or other binary file: {path}" for path in binary if not path.endswith(".binpb"))
    if not plan.is_rename:
        return
    if (root / f".{name}").is_dir():
        yield f".{name}/, with the local database and the tools; ignored by git, rm -rf .{name} deletes it"
    environment = root / ".env"
    if environment.is_file() and _is_respelled(environment, plan):
        yield f".env, which is yours: it has settings or values named after {name}"
    yield f"Docker volumes and images of {name}, such as {name}_postgres: docker volume ls, docker image ls"
    yield "git's history, the remote's address, and the folder's own name"


def _is_respelled(file: Path, plan: Plan) -> bool:
    text = file.read_text(encoding="utf-8", errors="replace")
    return respell(text, table(plan.old.answers, plan.new)) != text


def done(plan: Plan, commit: str, seconds: float) -> Iterator[str]:
    """The last lines: what was done, and what to do next."""
    example = "without the example" if plan.new.example == DROPPED else "with the example"
    yield f"This is {plan.new.title} now, {example}, by one commit, {commit[:12]}, in {seconds:.0f} s. Next:"
    yield "  make up        # build and run it"
    yield "  make test      # pass all tests"
    yield f"  git revert {commit[:12]}   # if you change your mind"
