"""Finds a name that should be gone, in whatever spelling: in files, archives and texts, whole or inside a word.

A place is what a person would look into: a path from the top, an entry of a jar as `a.jar!entry`, an address. A name is
found in any letter case, and in texts of one or of two bytes a letter.
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ORIGIN = "origin.json"
"""The file that names the origin, and what a line of a document names when it speaks of the origin."""
AROUND = 40
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Leftover:
    """Where the name is still, and what stands there."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class Finder:
    """Looks for one name. `root` is the folder of the project: its own path is no finding, wherever it is named."""

    def __init__(self, name: str, root: Path) -> None:
        self.root = root
        wide = b"\\x00".join(re.escape(letter.encode()) for letter in name)
        self._name = re.compile(re.escape(name.encode()) + b"|" + wide, re.IGNORECASE)
        self._own_paths = [str(path).encode() for path in {root, root.resolve()}]

    def in_content(self, place: str, content: bytes) -> Iterator[Leftover]:
        """What a file's bytes have; those of an archive are looked into entry by entry."""
        if content.startswith(ZIP):
            yield from self._in_archive(place, content, lambda _: True)
            return
        for path in self._own_paths:
            content = content.replace(path, b"")
        for match in self._name.finditer(content):
            around = content[max(match.start() - AROUND, 0) : match.end() + AROUND]
            yield Leftover(place, re.sub(r"[^\x20-\x7e]+", " ", around.replace(b"\0", b"").decode("latin-1")).strip())

    def in_name(self, place: str) -> Iterator[Leftover]:
        """What a path has, of whatever is found at it."""
        if self._name.search(place.encode()):
            yield Leftover(place, "the path itself")

    def in_tree(self) -> Iterator[Leftover]:
        """The paths and contents of all that git has, but the notice of origin."""
        listed = subprocess.check_output(["git", "-C", str(self.root), "ls-files", "-z"], text=True)
        for path in filter(None, listed.split("\0")):
            yield from self.in_name(path)
            if path != ORIGIN:
                yield from self.in_content(path, without_notice(path, (self.root / path).read_bytes()))

    def in_folder(self, folder: Path, skipped: Iterable[str] = ()) -> Iterator[Leftover]:
        """The paths and contents of all files below a folder, but those below a folder of a skipped name."""
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        if not files:
            raise FileNotFoundError(f"nothing is in {folder}")
        for file in files:
            path = file.relative_to(self.root)
            if not set(skipped) & set(path.parts):
                yield from self.in_name(str(path))
                yield from self.in_content(str(path), file.read_bytes())

    def in_jar(self, jar: Path, own_modules: Iterable[str]) -> Iterator[Leftover]:
        """The entries of a jar; of the jars inside it, those of the project's own modules."""
        own = re.compile(rf"(?:{'|'.join(map(re.escape, own_modules))})-\d[^/]*\.jar")
        place = str(jar.relative_to(self.root))
        yield from self._in_archive(place, jar.read_bytes(), lambda entry: own.fullmatch(Path(entry).name) is not None)

    def _in_archive(self, place: str, content: bytes, is_own_jar) -> Iterator[Leftover]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.namelist():
                yield from self.in_name(f"{place}!{entry}")
                if entry.endswith(".jar") and not is_own_jar(entry):
                    continue
                yield from self.in_content(f"{place}!{entry}", archive.read(entry))


def without_notice(path: str, content: bytes) -> bytes:
    """The content of a file without the sentence of a document on where its figures are from."""
    if not path.endswith(".md"):
        return content
    return b"".join(line for line in content.splitlines(True) if not is_notice(line))


def is_notice(line: bytes) -> bool:
    """Whether a line is that quote, which links to the notice of origin."""
    return line.startswith(b"> ") and f"{ORIGIN})".encode() in line
