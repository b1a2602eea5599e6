"""The kept lists are whole and have the form that the check relies on, and the tree's words come with their place."""

import builtins
import keyword
import re
import sys
import unittest
from pathlib import Path

import reserved

LISTS = Path(__file__).with_name("reserved.txt").read_text(encoding="utf-8")


class ListsTest(unittest.TestCase):
    def test_each_list_has_a_source_and_words_in_their_order(self) -> None:
        for text in LISTS.split("\n\n")[1:]:
            head, *lines = text.strip().splitlines()
            with self.subTest(head):
                self.assertRegex(head, r"\[an? .+]")
                self.assertTrue(lines[0].startswith("# "))
                words = " ".join(line for line in lines if not line.startswith("#")).split()
                self.assertEqual(words, sorted(set(words)))
                self.assertEqual([word for word in words if not reserved.WORD.fullmatch(word)], [])

    def test_python_s_own_words_are_those_of_the_python_that_runs(self) -> None:
        words = reserved.of_languages()
        own = {*keyword.kwlist, *keyword.softkwlist, *sys.stdlib_module_names, *dir(builtins)}
        self.assertEqual([word for word in own if re.fullmatch("[a-z][a-z0-9]+", word) and word not in words], [])

    def test_no_class_of_errors_gets_the_name_of_a_built_in(self) -> None:
        words = reserved.of_languages()
        for built_in in ("ValueError", "UserWarning", "BaseException", "OSError"):
            with self.subTest(built_in):
                self.assertIn(re.sub("(Error|Warning|Exception)$", "", built_in).lower(), words)

    def test_groups_may_have_words_that_only_other_languages_reserve(self) -> None:
        words = reserved.of_groups({})
        self.assertEqual([word for word in ("in", "is", "to", "no", "record", "user") if word in words], [])
        self.assertEqual([word for word in ("class", "true", "int", "aux") if word not in words], [])


class TreeTest(unittest.TestCase):
    def test_a_folder_is_named_up_to_itself_and_a_file_by_its_first_word(self) -> None:
        tree = {"crane-hook/src/rope_end.py": b"", "TideTable.java": b"", ".hidden.yml": b""}
        words = reserved.of_tree(tree, "harbor", "dev.harbor")
        self.assertEqual(
            words,
            {
                "cranehook": "a name in this project (crane-hook)",
                "crane": "a name in this project (crane-hook)",
                "src": "a name in this project (crane-hook/src)",
                "ropeend": "a name in this project (crane-hook/src/rope_end.py)",
                "rope": "a name in this project (crane-hook/src/rope_end.py)",
                "tidetable": "a name in this project (TideTable.java)",
                "tide": "a name in this project (TideTable.java)",
                "hidden": "a name in this project (.hidden.yml)",
            },
        )

    def test_the_project_s_own_name_is_not_taken(self) -> None:
        tree = {"src/harbor/a.py": b"", "harbor_ml/b.py": b""}
        words = reserved.of_tree(tree, "harbor", "dev.harbor")
        self.assertNotIn("harbor", words)
        self.assertIn("harborml", words)

    def test_an_identifier_counts_and_a_package_a_text_and_a_comment_do_not(self) -> None:
        for code, found in {
            "harbor.open(); boat.sail();": True,
            "harbor = boat": True,
            "import dev.harbor.x; boat.sail();": False,
            "from harbor.x import boat": False,
            '"harbor"; boat.sail();': False,
            "'harbor'; boat.sail();": False,
            "// harbor\nboat.sail();": False,
            "harbor.open(); // boat": False,
            "harbor.open(); boats.sail();": False,
            "harbor-ml boat": False,
        }.items():
            with self.subTest(code):
                self.assertEqual(reserved.beside({"A.java": code.encode()}, "harbor", "boat") == "A.java", found)


if __name__ == "__main__":
    unittest.main()
