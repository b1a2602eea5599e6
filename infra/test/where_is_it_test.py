"""The tables "Where is it?" hold: a search for the phrase finds the file, and no other file of the products."""

import re
import unittest
from functools import cache
from pathlib import Path

from sources import ROOT, sources

ROW = re.compile(r"^\|[^|`]+\| `([^`]+)` \| \[[^\]]*\]\(([^)]+)\) \|$", re.MULTILINE)
PRODUCTS = ("gateway/src/main/*.java", "ml-service-client/src/main/*.java", "ml-service/src/*.py", "frontend/*.ts*")
TESTS = re.compile(r"\.test\.tsx?$|^frontend/(?:.*/)?(?:e2e|testing|scripts)/|\.d\.ts$")
NEXT_LINE = re.compile(r"\s*\n\s*(?:\*|//)?\s*")


def rows(page: Path) -> list[tuple[str, Path]]:
    """The phrases of a page's tables, each with the file that it is to lead to."""
    return [(phrase, (page.parent / link).resolve()) for phrase, link in ROW.findall(page.read_text())]


@cache
def products() -> dict[Path, str]:
    """The products' code in lower case, with every comment in one line."""
    files = (file for file in sources(*PRODUCTS) if not TESTS.search(file.relative_to(ROOT).as_posix()))
    return {file: NEXT_LINE.sub(" ", file.read_text()).lower() for file in files}


def hits(phrase: str) -> list[Path]:
    return [file for file, text in products().items() if phrase.lower() in text]


class WhereIsItTest(unittest.TestCase):
    def test_each_phrase_leads_to_its_file_and_to_no_other(self) -> None:
        for page in sources("docs/*.md"):
            for phrase, file in rows(page):
                with self.subTest(phrase):
                    self.assertEqual(hits(phrase), [file], "choose another phrase, or say it in that file only")

    def test_the_platform_has_a_table(self) -> None:
        self.assertGreater(len(rows(ROOT / "docs/architecture.md")), 9)


if __name__ == "__main__":
    unittest.main()
