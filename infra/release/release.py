"""Makes a release: one commit with its version and changelog, its tag with the notes, and a commit to go on from.

Refuses, in one line and before anything is written, what docs/releases.md does not allow. Nothing is pushed.
`make release VERSION=1.4.2`; DRY_RUN=1 shows what it would do.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from change import Effect, needed
from changelog import ChangelogError, cut, plain, unreleased
from places import is_manifest, places
from policy import PolicyError, changes_since, report
from repository import GitError, Repository
from versions import ROOT, SNAPSHOT, Release, VersionError, current, release, set_version

CHANGELOG = "CHANGELOG.md"
STATE = ".tandem"


class Refused(Exception):
    """Why no release is made; one line."""


@dataclass(frozen=True)
class Plan:
    """A release to make: its files and those of the work after it, by path from the top."""

    version: Release
    branch: str
    notes: str
    """The tag's message: a title, and the entries of the changelog."""
    released: Mapping[str, str]
    next: Mapping[str, str]
    changes: tuple[str, ...]

    @property
    def tag(self) -> str:
        return f"v{self.version}"


def plan(repository: Repository, wanted: str, today: str) -> Plan:
    """The release with this number; Refused where the clone, the changelog or the policy does not allow it."""
    version = release(wanted)
    branch = _branch(repository)
    last = _last_release(repository, version)
    texts = {path: repository.text(path) for path in repository.files() if is_manifest(path) or path == CHANGELOG}
    announced = release(
        current({path: text for path, text in texts.items() if is_manifest(path)}).removesuffix(SNAPSHOT)
    )
    if version < announced:
        raise Refused(f"{version} is less than {announced}, which the manifests announce")
    notes = plain(unreleased(texts.get(CHANGELOG, "")))
    changes = _allowed_changes(repository, version, last)
    manifests = {path: text for path, text in texts.items() if path != CHANGELOG and places(path, text)}
    released = {path: set_version(path, text, str(version)) for path, text in manifests.items()}
    after = {path: set_version(path, text, version.next_snapshot) for path, text in manifests.items()}
    released[CHANGELOG] = cut(texts[CHANGELOG], str(version), today)
    return Plan(version, branch, f"{repository.title()} {version}\n\n{notes}\n", released, after, tuple(changes))


def _branch(repository: Repository) -> str:
    """The main branch, which is checked out and clean, and to which this user can commit."""
    if not repository.succeeds("rev-parse", "--verify", "HEAD") or repository.git("rev-parse", "--show-prefix"):
        raise Refused("This folder is no git clone, so it has no place for a tag")
    main = repository.main_branch()
    if repository.git("rev-parse", "--abbrev-ref", "HEAD") != main:
        raise Refused(f"A release is made on the branch {main}, which is not checked out: git switch {main}")
    if repository.git("status", "--porcelain"):
        raise Refused("There are changes that git does not have yet: commit or stash them")
    known = f"origin/{main}"
    if repository.succeeds("rev-parse", "--verify", known) and not repository.succeeds(
        "merge-base", "--is-ancestor", known, "HEAD"
    ):
        raise Refused(f"{known} has commits that {main} lacks: git pull")
    if not repository.succeeds("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"):
        raise Refused("git does not know who commits: set git config user.name and user.email")
    return main


def _last_release(repository: Repository, version: Release) -> tuple[Release, str] | None:
    """The release before, with its tag; Refused where it is not less than the version, or the tag is taken."""
    releases = repository.releases()
    if repository.succeeds("rev-parse", "--verify", "--quiet", f"refs/tags/v{version}"):
        own = version in releases
        raise Refused(
            f"The tag v{version} exists already"
            + ("" if own else f", though no release of this project made it: git tag -d v{version}")
        )
    last = next(reversed(releases.items()), None)
    if last and version <= last[0]:
        raise Refused(f"{version} is not greater than {last[0]}, the last release")
    return last


def _allowed_changes(repository: Repository, version: Release, last: tuple[Release, str] | None) -> list[str]:
    """The lines that report the changes; Refused where one needs a greater release or may be in none."""
    if last is None:
        return ["There is no release before it: everything may change."]
    changes = changes_since(repository, last[1])
    lines = list(report(changes, last[0]))
    wrong = [
        line
        for line, change in zip(lines, changes, strict=True)
        if change.effect is Effect.NEVER or needed(change, last[0]) > version
    ]
    if wrong:
        more = f" (and {len(wrong) - 1} more: make release-check)" if len(wrong) > 1 else ""
        raise Refused(f"{version} may not hold this change since {last[0]}: {' '.join(wrong[0].split())}{more}")
    return lines or [f"Nothing that docs/releases.md speaks of has changed since {last[0]}."]


def carry_out(repository: Repository, made: Plan) -> str:
    """Makes the two commits and the tag; the first commit's id. All of it is there in the end, or nothing is."""
    released = repository.commit(made.released, "HEAD", f"Release {made.version}\n")
    after = repository.commit(made.next, released, f"Begin the work after {made.version}\n")
    repository.git("tag", "--annotate", "--cleanup=verbatim", "--file=-", made.tag, released, data=made.notes.encode())
    try:
        repository.git("merge", "--ff-only", "--quiet", after)
    except BaseException:
        repository.git("tag", "--delete", made.tag)
        raise
    return released


def write_notes(root: Path, made: Plan) -> Path:
    """Writes the notes below the folder of state, which git ignores; their path from the top."""
    state = root / STATE
    path = state / "release" / f"{made.tag}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not (state / ".gitignore").exists():
        (state / ".gitignore").write_text("*\n")
    path.write_bytes(made.notes.encode())
    return path.relative_to(root)


def _show(made: Plan) -> None:
    print(*made.changes, "", f"The notes of {made.tag}:", "", made.notes, sep="\n")
    print(
        f"Would be made on {made.branch}:",
        f"  commit 'Release {made.version}' of {len(made.released)} files: {', '.join(sorted(made.released))}",
        f"  tag {made.tag} with these notes",
        f"  commit 'Begin the work after {made.version}': {made.version.next_snapshot} in the same manifests",
        sep="\n",
    )


def main(
    arguments: list[str], root: Path = ROOT, today: Callable[[], str] = lambda: str(datetime.now(UTC).date())
) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version", help="three numbers, as 1.4.2")
    parser.add_argument("--dry-run", action="store_true", help="only show the notes and what would be made")
    options = parser.parse_args(arguments)
    repository = Repository(root)
    try:
        made = plan(repository, options.version, today())
        if options.dry_run:
            _show(made)
            return 0
        commit = carry_out(repository, made)
    except (Refused, VersionError, ChangelogError, PolicyError, GitError) as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"{made.tag} is commit {commit[:12]}; the work after it is {made.version.next_snapshot}.",
        f"Its notes: {write_notes(root, made)}",
        f"Nothing is pushed yet: git push --atomic origin {made.branch} {made.tag}",
        sep="\n",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
