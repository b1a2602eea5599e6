"""What is unreleased becomes a release's section, and nothing else changes; the project's own changelog can be read."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from changelog import EMPTY, FILE, ChangelogError, cut, main, plain, sections, unreleased

TEXT = """# Changelog

Words.

## Unreleased

A sentence.

### Added

### Fixed

- Ships no longer leave early
  when it rains.

## 0.1.0 (2026-01-02)

### Added

- Harbours.
"""
NOTES = "A sentence.\n\n### Fixed\n\n- Ships no longer leave early\n  when it rains."


class UnreleasedTest(unittest.TestCase):
    def test_the_notes_are_the_kinds_that_have_entries(self):
        self.assertEqual(unreleased(TEXT), NOTES)

    def test_nothing_to_release_is_refused(self):
        for text in (
            EMPTY,
            f"{EMPTY}\n### Added\n\n<!-- nothing\nyet -->\n",
            f"{EMPTY}\n## 0.1.0 (2026-01-02)\n\n- x\n",
        ):
            with self.assertRaisesRegex(ChangelogError, "nothing to release"):
                unreleased(text)

    def test_a_missing_section_and_an_unknown_kind_are_refused(self):
        with self.assertRaisesRegex(ChangelogError, "no section '## Unreleased'"):
            unreleased("# Changelog\n")
        with self.assertRaisesRegex(ChangelogError, "'### News' is none of Added"):
            unreleased(f"{EMPTY}\n### News\n\n- x\n")


class CutTest(unittest.TestCase):
    def test_the_release_stands_below_an_empty_unreleased_section(self):
        after = cut(TEXT, "0.2.0", "2026-03-04")
        self.assertEqual(sections(after), {"Unreleased": "", "0.2.0": NOTES, "0.1.0": "### Added\n\n- Harbours."})
        self.assertEqual(
            after,
            TEXT.replace(
                TEXT[TEXT.index("A sentence") : TEXT.index("\n## 0.1.0")], f"## 0.2.0 (2026-03-04)\n\n{NOTES}\n"
            ),
        )

    def test_the_first_release_ends_the_file(self):
        after = cut(f"{EMPTY}\n### Added\n\n- Harbours.\n", "0.1.0", "2026-01-02")
        self.assertEqual(after, f"{EMPTY}\n## 0.1.0 (2026-01-02)\n\n### Added\n\n- Harbours.\n")

    def test_a_release_that_has_a_section_is_refused(self):
        with self.assertRaisesRegex(ChangelogError, "a section for 0.1.0 already"):
            cut(TEXT, "0.1.0", "2026-03-04")


class MainTest(unittest.TestCase):
    def run_main(self, version: str) -> tuple[int, str]:
        output = io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "CHANGELOG.md"
            file.write_text(
                cut(f"{EMPTY}\n<!-- crane:begin -->\n- Cranes.\n<!-- crane:end -->\n", "0.1.0", "2026-01-02")
            )
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
                return main([version], file), output.getvalue()

    def test_the_notes_of_a_release_are_printed_without_marks(self):
        self.assertEqual(self.run_main("0.1.0"), (0, "- Cranes.\n"))

    def test_a_release_without_notes_fails(self):
        self.assertEqual(self.run_main("0.2.0"), (1, "CHANGELOG.md has no notes of '0.2.0'\n"))


class PlainTest(unittest.TestCase):
    def test_comments_leave_no_blank_lines(self):
        notes = (
            "- Ships.\n<!-- crane:begin -->\n- Cranes.<!-- or none -->\n<!-- crane:end -->\n- Docks.\n\n<!-- x\ny -->\n"
        )
        self.assertEqual(plain(notes), "- Ships.\n- Cranes.\n- Docks.")


class OwnChangelogTest(unittest.TestCase):
    def test_it_has_what_a_release_needs(self):
        text = FILE.read_text(encoding="utf-8")
        self.assertEqual(next(iter(sections(text))), "Unreleased")
        try:
            unreleased(text)
        except ChangelogError as error:
            self.assertIn("nothing to release", str(error))


if __name__ == "__main__":
    unittest.main()
