"""The whole project under other names, in memory: nothing of the old name is left, and every file can be read."""

import ast
import io
import json
import re
import sys
import tokenize
import tomllib
import unittest
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import origin
from answers import Answers
from rename import own, rename
from tree import ROOT, File, Tree, read
from wrap import MAX_PYTHON

sys.path.append(str(ROOT / "infra" / "test"))
from docs import long_lines  # noqa: E402

WORD = re.compile(r"[A-Z]+[0-9]*+(?![a-z])|[A-Z]?[a-z]++[0-9]*+(?![a-z])")
COMMIT = "0123456789" * 4
PARSERS = {
    ".json": json.loads,
    ".py": ast.parse,
    ".toml": tomllib.loads,
    ".xml": ElementTree.fromstring,
}


def answers() -> list[Answers]:
    """Names of two letters, of twenty, and one that sorts last; in a project of an own name, whose classes may have
    it, titles are single words."""
    found = [
        Answers("qx", "qx.io", "Qx", "kept"),
        Answers(
            "quicksilverharboring", "org.quicksilver.harboring", "Überlange Titel von 40 Zeichen. a-b 1 yz", "kept"
        ),
        Answers("zzz9", "zz.zzz9", "Zzz9", "kept"),
    ]
    if ORIGIN.is_template:
        return found
    others = (each for each in found if ORIGIN.answers.name not in (each.name, *each.group.split(".")))
    return [Answers(each.name, each.group, each.name.capitalize(), each.example) for each in others]


TREE = read(ROOT)
ORIGIN = origin.parse(TREE[origin.FILE].text)


def leftovers(tree: Tree, old: Answers) -> list[str]:
    """Where the old name, group or title still is, as path:line: text."""
    found = []
    for path, file in tree.items():
        if _names(path, old):
            found.append(path)
        for number, line in enumerate((file.text or "").split("\n"), 1):
            if path != origin.FILE and f"/{origin.FILE})" not in line.replace("(", "/") and _names(line, old):
                found.append(f"{path}:{number}: {line.strip()[:100]}")
    return found


def _names(text: str, old: Answers) -> bool:
    """Whether a text has the old name as a word; in the template, whose name is no word of English, as any letters."""
    if ORIGIN.is_template:
        return old.name in text.lower()
    group = re.search(rf"{re.escape(old.group)}(?![A-Za-z0-9])", text)
    return group is not None or any(word.lower() == old.name for word in WORD.findall(text))


def too_long(path: str, text: str) -> Iterator[str]:
    """Lines of prose that the check of documents refuses, and what the formatter of Python cannot break."""
    if path.endswith(".md"):
        yield from long_lines(SimpleNamespace(read_text=lambda: text))
    if not path.endswith(".py") or not path.startswith("ml-service/"):
        return
    lines = text.split("\n")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.lineno == node.end_lineno:
            line = lines[node.lineno - 1]
            indent = len(line) - len(line.lstrip())
            if len(line) > MAX_PYTHON and indent + node.end_col_offset - node.col_offset >= MAX_PYTHON:
                yield f"line {node.lineno}: {line}"
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and len(token.line.rstrip()) > MAX_PYTHON:
            yield f"line {token.start[0]}: {token.line}"


def _kinds(tree: Tree) -> Counter[object]:
    """How many programs, files with each kind of line ends, and binary files of each content there are."""
    counts: Counter[object] = Counter()
    for file in tree.values():
        counts["program"] += file.executable
        counts[file.content if file.text is None else "\r\n" in file.text] += 1
    return counts


class WholeTreeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.renamed = {each: rename(TREE, each, COMMIT) for each in answers()}

    def test_no_old_spelling_is_left(self) -> None:
        for new, tree in self.renamed.items():
            with self.subTest(new.name):
                self.assertEqual(leftovers(tree, ORIGIN.answers), [])

    def test_what_is_left_would_be_found(self) -> None:
        name = ORIGIN.answers.name
        for text in (name, f"a {name}_b", f"{name.upper()}_C", f"{name.capitalize()}Error", ORIGIN.answers.group):
            with self.subTest(text):
                self.assertEqual(len(leftovers({"a": File(text.encode())}, ORIGIN.answers)), 1)
        self.assertEqual(leftovers({f"{name}/b": File(b"")}, ORIGIN.answers), [f"{name}/b"])

    def test_every_file_can_be_parsed(self) -> None:
        for new, tree in self.renamed.items():
            for path, file in tree.items():
                parse = PARSERS.get(Path(path).suffix)
                if parse and file.text and not path.startswith(".devcontainer"):  # whose JSON has comments
                    with self.subTest(f"{new.name}: {path}"):
                        parse(file.text)

    def test_prose_and_python_are_inside_their_limits(self) -> None:
        for new, tree in self.renamed.items():
            for path, file in tree.items():
                with self.subTest(f"{new.name}: {path}"):
                    self.assertEqual([*too_long(path, file.text or "")], [])

    def test_a_line_that_is_too_long_would_be_found(self) -> None:
        words = "word " * 24
        for path, text in {
            "a.md": words + "word",
            "ml-service/a.py": f'x = 1\nif x:\n    y = "{words}"\n',
            "ml-service/b.py": f"x = 1  # {words}\n",
        }.items():
            with self.subTest(path):
                self.assertEqual(len([*too_long(path, text)]), 1)

    def test_line_ends_programs_and_binary_files_stay(self) -> None:
        for new, tree in self.renamed.items():
            with self.subTest(new.name):
                self.assertEqual(_kinds(tree), _kinds(own(TREE)))

    def test_a_second_time_changes_nothing(self) -> None:
        for new, tree in self.renamed.items():
            with self.subTest(new.name):
                self.assertEqual(rename(tree, new, "another"), tree)

    def test_the_origin_names_the_platform(self) -> None:
        for new, tree in self.renamed.items():
            found = origin.parse(tree[origin.FILE].text)
            self.assertEqual(found.answers, new)
            self.assertEqual(found.platform.name, ORIGIN.platform.name)
            self.assertFalse(found.is_template)


if __name__ == "__main__":
    unittest.main()
