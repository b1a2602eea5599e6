"""Lines that a rename made too long."""

import unittest

from wrap import MAX_PROSE, MAX_PYTHON, wrap

WORDS = " ".join(["word"] * 23)  # 114 columns


class MarkdownTest(unittest.TestCase):
    def assert_wrapped(self, text: str, expected: str) -> None:
        wrapped = wrap("page.md", "", text)
        self.assertEqual(wrapped, expected)
        self.assertEqual(wrap("page.md", "", wrapped), wrapped)

    def test_a_line_inside_the_limit_stays(self) -> None:
        self.assert_wrapped(f"{WORDS} abcd\nshort\n", f"{WORDS} abcd\nshort\n")

    def test_the_rest_goes_to_the_next_line_of_the_paragraph(self) -> None:
        self.assert_wrapped(f"{WORDS} abc de fg\nnext\nlast\n", f"{WORDS} abc\nde fg next\nlast\n")

    def test_the_rest_is_a_line_where_the_paragraph_ends(self) -> None:
        for following in (
            "",
            "\n",
            "\n\nother\n",
            "\n- item\n",
            "\n# Title\n",
            "\n```\ncode\n```\n",
            "\n<!-- a:begin -->\n",
        ):
            with self.subTest(following):
                self.assert_wrapped(f"{WORDS} abcdef{following}", f"{WORDS}\nabcdef{following}")

    def test_the_next_line_may_become_too_long_in_turn(self) -> None:
        self.assert_wrapped(f"{WORDS} abcdef\n{WORDS}\n", f"{WORDS}\nabcdef {WORDS[:-5]}\nword\n")

    def test_items_and_quotes_keep_their_indent(self) -> None:
        self.assert_wrapped(f"- {WORDS} abcdef\n  next\n", f"- {WORDS}\n  abcdef next\n")
        self.assert_wrapped(f"1. {WORDS} abcdef\n2. b\n", f"1. {WORDS}\n   abcdef\n2. b\n")
        self.assert_wrapped(f"> {WORDS} abcdef\n> next\n", f"> {WORDS}\n> abcdef next\n")
        self.assert_wrapped(f"> {WORDS} abcdef\nnext\n", f"> {WORDS}\n> abcdef\nnext\n")

    def test_code_tables_and_headings_stay(self) -> None:
        for text in (f"```\n{WORDS} abcdef\n```\n", f"| {WORDS} abcdef |\n", f"## {WORDS} abcdef\n"):
            self.assert_wrapped(text, text)

    def test_code_in_a_line_is_not_broken(self) -> None:
        self.assert_wrapped(f"{WORDS[:-10]} `make x y` a\n", f"{WORDS[:-10]} `make x y` a\n")
        self.assert_wrapped(f"{WORDS[:-5]} `make xy z` a\n", f"{WORDS[:-5]}\n`make xy z` a\n")

    def test_no_line_begins_like_a_block_that_it_is_not(self) -> None:
        self.assert_wrapped(f"{WORDS[:-5]} word - abcdef\n", f"{WORDS[:-5]} word -\nabcdef\n")
        self.assert_wrapped(f"{WORDS[:-5]} words 1. abcdef\n", f"{WORDS[:-5]} words 1.\nabcdef\n")

    def test_a_word_longer_than_a_line_has_one_for_itself(self) -> None:
        word = "w" * MAX_PROSE + "w"
        self.assert_wrapped(f"{word} after\n", f"{word}\nafter\n")
        self.assert_wrapped(f"{word}\n", f"{word}\n")


class PythonTest(unittest.TestCase):
    def test_comments_and_docstrings_are_wrapped(self) -> None:
        long = f"{WORDS} abcdefg"
        self.assertEqual(wrap("a.py", "", f"x = 1\n# {long} h\n# next\n"), f"x = 1\n# {WORDS}\n# abcdefg h next\n")
        self.assertEqual(
            wrap("a.py", "", f'def f():\n    """{long}\n\n    end\n    """\n'),
            f'def f():\n    """{WORDS[:-5]}\n    word abcdefg\n\n    end\n    """\n',
        )

    def test_code_and_files_that_had_longer_lines_before_stay(self) -> None:
        code = f'text = "{WORDS} {WORDS}"\n'
        self.assertEqual(wrap("a.py", "", code), code)
        comment = f"# {WORDS} {WORDS}\n"
        self.assertEqual(wrap("a.py", comment, comment), comment)

    def test_the_limit_is_the_linters(self) -> None:
        comment = "# " + "w " * (MAX_PYTHON // 2 - 1)
        self.assertEqual(wrap("a.py", "", comment + "\n"), comment + "\n")

    def test_other_files_have_no_limit(self) -> None:
        self.assertEqual(wrap("a.sh", "", f"# {WORDS} {WORDS}\n"), f"# {WORDS} {WORDS}\n")


if __name__ == "__main__":
    unittest.main()
