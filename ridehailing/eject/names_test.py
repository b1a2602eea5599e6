"""The example is named in its own folders and in marked lines only, so that ejecting it leaves no trace."""

import re
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from example import FOLDERS, NAME, ROOT, folders, json_keys
from marks import marked
from tree import read

WORDS = re.compile(
    r"ride-?hailing|\bsimulat(?:or|ed|ion)s?\b|\bh3\b|\brid(?:e|er)s?\b|\bdrivers\b|\bfares?\b|\bsurge\b|\bcity\b"
    r"|\btariff|\bborough|\btaxi|\bpick-?up|\bdrop-?off|new.york",
    re.IGNORECASE,
)
"""Not quote and driver, which a shell and JDBC have too."""
RENEWED = re.compile(r"gateway/openapi\.json|.*/package-lock\.json|.*/schema\.d\.ts|.*/requirements[\w-]*\.txt")
"""Derived files, which commands renew after ejecting."""
SOURCE_ROOT = re.compile(
    r"(?:[\w-]+/)*src/(?:main|test)/\w+(?:/db/migration)?|ml-service/(?:src|tests)|frontend/(?:app|e2e|scripts)|[\w-]+"
)


def mentions(root: Path) -> list[str]:
    """Where the example is named outside its folders and marked lines, as path:line: text."""
    tree = read(root)
    keys, found = json_keys(tree), []
    for path, file in tree.items():
        if FOLDERS & set(Path(path).parts) or RENEWED.fullmatch(path) or path in keys:
            continue
        if WORDS.search(path):
            found.append(path)
        lines = (file.text or "").splitlines(keepends=True)
        hidden = {index for block in marked(NAME, path, lines) for index in block}
        found += [
            f"{path}:{index + 1}: {line.strip()}"
            for index, line in enumerate(lines)
            if index not in hidden and WORDS.search(line)
        ]
    return found


def crowded_roots(found: list[Path]) -> list[str]:
    """The source roots that hold more than one folder of the example."""
    counts = Counter(SOURCE_ROOT.match(str(folder)).group() for folder in found if folder.name == NAME)
    counts.pop(NAME, None)
    return [root for root, count in counts.items() if count > 1]


class NamesTest(unittest.TestCase):
    def test_only_its_folders_and_marked_lines_name_the_example(self) -> None:
        self.assertEqual(mentions(ROOT), [])

    def test_a_source_root_has_one_folder_of_the_example_at_most(self) -> None:
        self.assertEqual(crowded_roots(folders(read(ROOT))), [])

    def test_finds_a_mention_in_a_text_and_in_a_name(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            (root / ".gitignore").touch()
            (root / "a.sh").write_text("a\n# ridehailing:begin\nSIMULATOR=on\n# ridehailing:end\nSIMULATOR=off\n")
            (root / "ridehailing.py").touch()
            self.assertEqual(mentions(root), ["a.sh:5: SIMULATOR=off", "ridehailing.py"])

    def test_finds_a_second_folder_in_a_source_root(self) -> None:
        found = [Path(path, NAME) for path in ("frontend/platform", "frontend", "docs", "gateway/src/main/java/dev")]
        self.assertEqual(crowded_roots(found), ["frontend"])


if __name__ == "__main__":
    unittest.main()
