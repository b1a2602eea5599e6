"""The one version of the whole project: read from, and set in, every manifest that carries it.

It is a release, as 1.4.2, or between two releases the next one with -SNAPSHOT: so for Maven, npm and the API's
description. Python's form of 1.4.2-SNAPSHOT is 1.4.2.dev0. Run alone, it prints the version.
"""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from places import is_manifest, places

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "infra" / "test"))
from sources import sources  # noqa: E402

FIRST = "0.1.0-SNAPSHOT"
"""The version of a project that has had no release."""
SNAPSHOT = "-SNAPSHOT"
_PYTHON_SNAPSHOT = ".dev0"
_NUMBERS = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


class VersionError(Exception):
    """A version that is none, or manifests that do not agree; one line."""


class Release(NamedTuple):
    """A release by its three numbers (Semantic Versioning); compares as releases do."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))

    @property
    def next_snapshot(self) -> str:
        """The version of the work after this release; a minor or major release sets its own number."""
        return f"{self._replace(patch=self.patch + 1)}{SNAPSHOT}"


def release(text: str) -> Release:
    """The release that the text names, as 1.4.2; VersionError for any other text."""
    match = _NUMBERS.fullmatch(text)
    if not match:
        raise VersionError(
            f"{text!r} is no version: three numbers are, as 1.4.2, without a v and without leading zeros"
        )
    return Release(*map(int, match.groups()))


def set_version(path: str, text: str, new: str) -> str:
    """The text of the file at `path` (from the top) with `new` as the project's version; as it is without a version."""
    release(new.removesuffix(SNAPSHOT))
    for place in reversed(places(path, text)):
        version = _python_form(new) if place.of_python else new
        text = text[: place.start] + version + text[place.end :]
    return text


def versions_in(path: str, text: str) -> list[str]:
    """The project's versions that the file carries, each in Maven's form."""
    return [_maven_form(text[place.start : place.end]) for place in places(path, text)]


def manifests(root: Path = ROOT) -> dict[str, str]:
    """The texts of the files below `root` that may carry the version, by path from the top."""
    paths = (file.relative_to(root).as_posix() for file in sources("*", root=root))
    return {path: (root / path).read_text(encoding="utf-8") for path in paths if is_manifest(path)}


def current(texts: Mapping[str, str]) -> str:
    """The version that all manifests carry; VersionError names those that carry another than the top pom.xml."""
    found = {path: versions_in(path, text) for path, text in texts.items()}
    version = (found.get("pom.xml") or [""])[0]
    others = sorted(path for path, versions in found.items() if any(each != version for each in versions))
    if not version or others:
        raise VersionError(f"The version is {version or 'missing'} in pom.xml, and another in: {', '.join(others)}")
    return version


def _python_form(version: str) -> str:
    return version.replace(SNAPSHOT, _PYTHON_SNAPSHOT)


def _maven_form(version: str) -> str:
    return version.replace(_PYTHON_SNAPSHOT, SNAPSHOT)


if __name__ == "__main__":
    print(current(manifests()))
