"""Reads CHANGELOG.md, and turns what is unreleased into the section of a release. The form is Keep a Changelog's.

`changelog.py 1.4.2` prints the notes of that release.
"""

import re
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "CHANGELOG.md"
UNRELEASED = "Unreleased"
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
EMPTY = """# Changelog

What a release brings to those who use the project, the newest first; [releases](docs/releases.md) says what a release
may change. The form is [Keep a Changelog](https://keepachangelog.com/en/1.1.0/)'s: entries stand below Added, Changed,
Deprecated, Removed, Fixed or Security.

## Unreleased
"""
"""The changelog of a project that has had no change yet."""
_SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_KIND = re.compile(r"^### (.+?)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"^[ \t]*<!--.*?-->[ \t]*\n|<!--.*?-->", re.MULTILINE | re.DOTALL)


class ChangelogError(Exception):
    """Why the changelog cannot become a release's; one line."""


def sections(text: str) -> dict[str, str]:
    """The bodies of the changelog's sections by title, which is `Unreleased` or a release's number, in their order."""
    return {title.split(" ")[0]: body.strip() for title, body in _SECTION.findall(text)}


def unreleased(text: str) -> str:
    """What the next release brings, without kinds that have no entry; ChangelogError where that is nothing."""
    body = sections(text).get(UNRELEASED)
    if body is None:
        raise ChangelogError(f"CHANGELOG.md has no section '## {UNRELEASED}'")
    kinds = _KIND.findall(body + "\n")
    unknown = [kind for kind, _entries in kinds if kind not in KINDS]
    if unknown:
        raise ChangelogError(f"CHANGELOG.md: '### {unknown[0]}' is none of {', '.join(KINDS)}")
    before = _KIND.sub("", body + "\n").strip()
    parts = [before, *(f"### {kind}\n\n{entries.strip()}" for kind, entries in kinds if _has_text(entries))]
    if not any(map(_has_text, parts)):
        raise ChangelogError(f"CHANGELOG.md: nothing stands below '## {UNRELEASED}', so there is nothing to release")
    return "\n\n".join(part for part in parts if part)


def plain(notes: str) -> str:
    """The notes without comments, such as marks."""
    return re.sub(r"\n{3,}", "\n\n", _COMMENT.sub("", f"{notes}\n")).strip()


def cut(text: str, version: str, date: str) -> str:
    """The changelog with a section for the version in the place of what is unreleased, which is empty again."""
    notes = unreleased(text)
    if version in sections(text):
        raise ChangelogError(f"CHANGELOG.md has a section for {version} already")
    match = next(match for match in _SECTION.finditer(text) if match[1].split(" ")[0] == UNRELEASED)
    after = text[match.end() :]
    section = f"## {UNRELEASED}\n\n## {version} ({date})\n\n{notes}\n"
    return text[: match.start()] + section + (f"\n{after}" if after else "")


def _has_text(entries: str) -> bool:
    return bool(_COMMENT.sub("", entries).strip())


def main(arguments: list[str], file: Path = FILE) -> int:
    version = " ".join(arguments)
    notes = plain(sections(file.read_text(encoding="utf-8")).get(version, ""))
    if not notes:
        print(f"CHANGELOG.md has no notes of {version!r}", file=sys.stderr)
        return 1
    print(notes)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
