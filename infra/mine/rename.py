"""Renames a project: a pure function of its tree and the answers."""

import posixpath
import sys
from dataclasses import replace
from pathlib import PurePosixPath

import origin
from answers import Answers
from collisions import refuse_collisions
from java_imports import sort_as_before
from marks import strip
from origin import Origin
from spelling import Table, respell, respell_path, table
from tree import ROOT, File, Tree
from wrap import wrap

sys.path.append(str(ROOT / "infra" / "release"))
from changelog import EMPTY  # noqa: E402
from versions import FIRST, set_version  # noqa: E402

MARK = "template"
FIGURES = f"<!-- {MARK}:figures -->"
_NOTICE = (
    "> Figures and pictures on this page are of [{title} {version}]({link}), which this project\n"
    "> was made from: measure and take them again."
)


def rename(tree: Tree, new: Answers, commit: str) -> Tree:
    """The tree under the new answers. `commit` is what origin.json says that the project was made from, unless it
    says so already. AnswerError where two paths or two identifiers would become one."""
    before = origin.parse(tree[origin.FILE].content.decode())
    after = made_from(before, new, commit)
    spellings = table(before.answers, new)
    project = own(tree)
    refuse_collisions(project, spellings)
    renamed = {respell_path(path, spellings): _renamed(path, file, spellings) for path, file in project.items()}
    noticed = {path: _with_notice(path, file, after) for path, file in renamed.items()}
    return noticed | {origin.FILE: File(origin.text_of(after).encode())}


def own(tree: Tree) -> Tree:
    """The tree without what only the template has, and at the first version."""
    return {path: _own(path, file) for path, file in tree.items() if MARK not in PurePosixPath(path).parent.parts}


def made_from(before: Origin, new: Answers, commit: str) -> Origin:
    """The origin of a project with these answers that is made from the origin `before` at this commit."""
    return Origin(replace(before.platform, commit=before.platform.commit or commit), new)


def _own(path: str, file: File) -> File:
    text = file.text
    if text is None:
        return file
    if path == "CHANGELOG.md":
        return file.with_text(EMPTY)
    return file.with_text(set_version(path, strip(MARK, path, text) if f"{MARK}:" in text else text, FIRST))


def _renamed(path: str, file: File, spellings: Table) -> File:
    text = file.text
    if text is None or path == origin.FILE:
        return file
    renamed = respell(text, spellings)
    if path.endswith(".java"):
        renamed = sort_as_before(text, renamed)
    return file.with_text(wrap(path, text, renamed))


def _with_notice(path: str, file: File, after: Origin) -> File:
    """The page with the notice of whose figures it shows, where it has the mark for that."""
    text = file.text
    if not path.endswith(".md") or text is None or FIGURES not in text:
        return file
    link = posixpath.relpath(origin.FILE, posixpath.dirname(path) or ".")
    notice = _NOTICE.format(title=after.platform.title, version=after.platform.version, link=link)
    return file.with_text("\n".join(notice if line.strip() == FIGURES else line for line in text.split("\n")))
