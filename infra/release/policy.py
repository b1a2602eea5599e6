"""Says what has changed since the last release, and which release each change needs (docs/releases.md).

Compares the contract, the REST API, the settings and the migrations with those of the last release's tag.
`make release-check`.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from change import Change, Effect, needed
from repository import GitError, Repository
from rest_changes import rest_changes
from versions import ROOT, Release, sources

_CELLS = re.compile(r"(?<!\\)\|")
_SHOWN = re.compile(r"^([A-Z][A-Z0-9_]*)=(.*)$", re.MULTILINE)
_MIGRATIONS = "*/src/main/*/db/migration/*.sql"
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_TAKES_AWAY = re.compile(
    r"\bdrop\s+(?:table|column|schema)\b|\brename\b|\balter\s+column\s+\S+\s+(?:set\s+data\s+)?type\b|\bset\s+not\s+null\b",
    re.IGNORECASE,
)
"""What the replicas of the release before, which run on beside the new ones for a while, cannot live with."""
_ADD_COLUMN = re.compile(r"\badd\s+column\b(?:\([^)]*\)|[^,;])*", re.IGNORECASE)


class PolicyError(Exception):
    """Why the comparison cannot be made; one line."""


def contract_changes(old: Path, new: Path) -> Iterator[Change]:
    """What `buf breaking` says of the gRPC contract, and whether it has changed at all."""
    before, after = (_contract(root) for root in (old, new))
    if not before or before == after:
        return
    found = _buf(new, "breaking", "proto", "--against", str(old / "proto"), "--error-format", "json")
    breaks = [json.loads(line) for line in found.splitlines()]
    for each in breaks:
        place = f"{each['path']}: " if "path" in each else ""
        yield Change("gRPC", f"{place}{each['message']}", Effect.BREAKS)
    images = [
        _buf(root, "build", "proto", "--exclude-source-info", "--output", "-#format=txtpb") for root in (old, new)
    ]
    if not breaks and images[0] != images[1]:
        yield Change("gRPC", "proto/ has additions", Effect.ADDS)


def _contract(root: Path) -> dict[str, bytes]:
    files = sources("proto/*.proto", "proto/buf.yaml", root=root)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def _buf(root: Path, *arguments: str) -> str:
    """What buf prints; it exits with 100 where it has found something."""
    tools = ROOT / "infra/contract"
    program = tools / "node_modules/.bin/buf"
    if not program.exists():
        _run(root, "npm", "--prefix", str(tools), "ci", "--no-audit", "--no-fund", "--silent")
    return _run(root, str(program), *arguments)


def _run(root: Path, *command: str) -> str:
    try:
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise PolicyError(f"{command[0]} is not installed") from error
    if run.returncode not in (0, 100) or (run.returncode and not run.stdout):
        raise PolicyError(f"{Path(command[0]).name} failed: {' '.join(run.stderr.split())}")
    return run.stdout


def api_changes(old: Path, new: Path) -> Iterator[Change]:
    """What callers of the gateway's REST API see."""
    files = (root / "gateway/openapi.json" for root in (old, new))
    yield from rest_changes(*(json.loads(file.read_bytes()) if file.exists() else {} for file in files))


def setting_changes(old: Path, new: Path) -> Iterator[Change]:
    """Settings that came, went or have another default: of the services, and those of `make up`."""
    for area, settings in (("settings", _settings), (".env", _shown)):
        before, after = settings(old), settings(new)
        yield from (Change(area, f"{name} is gone", Effect.BREAKS) for name in sorted(before.keys() - after.keys()))
        yield from (Change(area, f"{name} is new", Effect.ADDS) for name in sorted(after.keys() - before.keys()))
        for name in sorted(before.keys() & after.keys()):
            if before[name] != after[name]:
                what = f"{name} has the default {after[name] or 'none'}, was {before[name] or 'none'}"
                yield Change(area, what, Effect.BREAKS)


def _settings(root: Path) -> dict[str, str]:
    """The default of each variable in the pages of settings."""
    found = {}
    for page in sources("docs/settings.md", "docs/*/settings.md", root=root):
        rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
        for row in rows:
            variable, _property, default, *_rest = (cell.strip(" `") for cell in _CELLS.split(row)[1:])
            found[variable] = default
    return found


def _shown(root: Path) -> dict[str, str]:
    file = root / ".env.example"
    return dict(_SHOWN.findall(file.read_text(encoding="utf-8"))) if file.exists() else {}


def table_changes(old: Path, new: Path) -> Iterator[Change]:
    """Migrations: those of a release never change; a later one adds, or takes something away."""
    before, after = _migrations(old), _migrations(new)
    folders = {str(PurePosixPath(name).parent) for name in after}
    for name in sorted(before.keys() - after.keys()):
        whole = str(PurePosixPath(name).parent) not in folders
        what = "is gone with all migrations beside it" if whole else "is gone, though a release has applied it"
        yield Change("tables", f"{name} {what}", Effect.BREAKS if whole else Effect.NEVER)
    for name in sorted(before.keys() & after.keys()):
        if before[name] != after[name]:
            yield Change("tables", f"{name} is edited, though a release has applied it", Effect.NEVER)
    for name in sorted(after.keys() - before.keys()):
        statement = _taking_away(_COMMENT.sub(" ", after[name].decode()))
        what = f"has '{statement}'" if statement else "is new"
        yield Change("tables", f"{name} {what}", Effect.BREAKS if statement else Effect.ADDS)


def _taking_away(sql: str) -> str | None:
    """The first words that the release before cannot live with; it gives no value to a new column."""
    required = (clause for clause in _ADD_COLUMN.finditer(sql) if _is_required(clause[0].lower()))
    match = _TAKES_AWAY.search(sql) or next(required, None)
    return " ".join(match[0].lower().split()) if match else None


def _is_required(column: str) -> bool:
    return re.search(r"\bnot\s+null\b", column) is not None and not re.search(r"\b(?:default|generated)\b", column)


def _migrations(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in sources(_MIGRATIONS, root=root)}


CHECKS: tuple[Callable[[Path, Path], Iterator[Change]], ...] = (
    contract_changes,
    api_changes,
    setting_changes,
    table_changes,
)


def changes_since(repository: Repository, tag: str) -> list[Change]:
    """What has changed in the clone's files since the tag."""
    with tempfile.TemporaryDirectory() as temporary:
        old = Path(temporary).resolve()
        repository.write_files(tag, old)
        return [change for check in CHECKS for change in check(old, repository.root)]


def report(changes: list[Change], last: Release) -> Iterator[str]:
    """A line for each change, with the smallest release that may hold it."""
    for change in changes:
        smallest = needed(change, last)
        release = f"needs {smallest}" if smallest else "in no release"
        yield f"{release:<14}{change.area}: {change.what}"


def main(root: Path = ROOT) -> int:
    repository = Repository(root)
    try:
        releases = repository.releases()
        if not releases:
            print("There is no release yet: everything may change.")
            return 0
        last, tag = next(reversed(releases.items()))
        changes = changes_since(repository, tag)
    except (GitError, PolicyError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*report(changes, last), sep="\n", end="\n" if changes else "")
    if any(change.effect is Effect.NEVER for change in changes):
        return 1
    smallest = max((needed(change, last) for change in changes), default=last._replace(patch=last.patch + 1))
    print(f"After {last} the next release is {smallest} or later.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
