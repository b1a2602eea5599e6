"""Blocks of marked lines, removed from small texts."""

import unittest

from marks import MarkError, strip

MARKED = "# sample:begin\nexample\n# sample:end\n"


class StripTest(unittest.TestCase):
    def test_removes_the_lines_between_the_marks_and_the_marks(self) -> None:
        for begin, end in (
            ("# {}", ""),
            ("// {}", ""),
            ("; {}", ""),
            ("-- {}", ""),
            ("<!-- {} -->", ""),
            ("  /* {} */", ""),
        ):
            with self.subTest(begin):
                text = f"a\n{begin.format('sample:begin')}\nexample\n{begin.format('sample:end')}{end}\nb\n"
                self.assertEqual(strip("sample", "file", text), "a\nb\n")

    def test_leaves_no_more_blank_lines_than_there_were_on_one_side(self) -> None:
        self.assertEqual(strip("sample", "file", f"a\n\n{MARKED}\nb\n"), "a\n\nb\n")
        self.assertEqual(strip("sample", "file", f"a\n\n\n{MARKED}\n\nb\n"), "a\n\n\nb\n")
        self.assertEqual(strip("sample", "file", f"a\n{MARKED}\nb\n"), "a\n\nb\n")
        self.assertEqual(strip("sample", "file", f"a\n\n{MARKED}"), "a\n")
        self.assertEqual(strip("sample", "file", f"{MARKED}\nb\n"), "b\n")

    def test_keeps_a_text_without_marks_and_its_line_ends(self) -> None:
        for text in ("", "a", "a\n", "a\r\nb\r\n", "\n\na\n\n"):
            self.assertEqual(strip("sample", "file", text), text)

    def test_is_idempotent(self) -> None:
        once = strip("sample", "file", f"a\n{MARKED}\n{MARKED}b\n")
        self.assertEqual(strip("sample", "file", once), once)

    def test_names_the_line_of_a_mark_without_its_pair(self) -> None:
        for text, message in {
            "a\n# sample:begin\nb\n": "file:2: sample:begin without sample:end",
            "a\n# sample:end\n": "file:2: sample:end without sample:begin",
            "# sample:begin\n# sample:begin\n": "file:2: sample:begin inside the block that begins at line 1",
            "x = 1  # sample:begin\n": "file:1: a mark is a comment line of its own",
        }.items():
            with self.subTest(text), self.assertRaises(MarkError) as raised:
                strip("sample", "file", text)
            self.assertEqual(str(raised.exception), message)

    def test_a_page_may_speak_of_marks(self) -> None:
        text = "What stands between `# sample:begin` and its end goes.\n"
        self.assertEqual(strip("sample", "page.md", text), text)
