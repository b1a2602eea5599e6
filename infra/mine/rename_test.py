"""Renaming small trees."""

import json
import unittest

import origin
from answers import AnswerError, Answers
from rename import FIGURES, MARK, rename
from tree import File, Tree

ORIGIN = """{
  "platform": { "name": "harbor", "title": "Harbor", "version": "1.2.0", "commit": null },
  "name": "harbor", "group": "dev.harbor", "title": "Harbor", "example": "kept"
}
"""
NEW = Answers("quay", "org.quay.tools", "Old Quay", "kept")


def tree_of(files: dict[str, str | bytes]) -> Tree:
    contents = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    return {origin.FILE: File(ORIGIN.encode())} | {path: File(content) for path, content in contents.items()}


def renamed(files: dict[str, str | bytes], new: Answers = NEW) -> dict[str, str | bytes]:
    """The files that become of these, without origin.json."""
    after = rename(tree_of(files), new, "abc")
    return {path: file.text or file.content for path, file in after.items() if path != origin.FILE}


class RenameTest(unittest.TestCase):
    def test_paths_and_texts_are_respelled(self) -> None:
        self.assertEqual(
            renamed({"src/dev/harbor/A.java": "package dev.harbor;\r\n", "harbor_ml/a.py": "import harbor_ml.a\n"}),
            {"src/org/quay/tools/A.java": "package org.quay.tools;\r\n", "quay_ml/a.py": "import quay_ml.a\n"},
        )

    def test_a_binary_file_only_moves(self) -> None:
        self.assertEqual(renamed({"harbor.png": b"\x89harbor\xff"}), {"quay.png": b"\x89harbor\xff"})

    def test_a_program_stays_one(self) -> None:
        after = rename(tree_of({}) | {"harbor.sh": File(b"#!/bin/sh\n", executable=True)}, NEW, "abc")
        self.assertEqual(after["quay.sh"], File(b"#!/bin/sh\n", executable=True))

    def test_what_only_the_template_has_goes(self) -> None:
        files = {
            "a.sh": f"1\n# {MARK}:begin\n2\n# {MARK}:end\n3\n",
            "template/mine/b": "",
            "c/template/d": "",
            "template.md": "",
        }
        self.assertEqual(renamed(files), {"a.sh": "1\n3\n", "template.md": b""})

    def test_a_page_with_figures_names_whose_they_are(self) -> None:
        page = f"# A\n\n{FIGURES}\n\n1 ms in harbor\n"
        for path, link in {"a.md": "origin.json", "docs/b/a.md": "../../origin.json"}.items():
            with self.subTest(path):
                text = renamed({path: page})[path]
                self.assertIn(f"of [Harbor 1.2.0]({link})", text)
                self.assertNotIn(FIGURES, text)
                self.assertIn("1 ms in quay", text)
        self.assertEqual(renamed({"a.py": f"X = '{FIGURES}'\n"}), {"a.py": f"X = '{FIGURES}'\n"})

    def test_sorted_imports_stay_sorted_and_long_prose_is_wrapped(self) -> None:
        new = Answers("zebra", "zz.zebra", "A Title of Some Length", "kept")
        files = {"A.java": "import dev.harbor.A;\nimport io.B;\n", "a.md": f"Harbor {'word ' * 22}\nnext\n"}
        after = renamed(files, new)
        self.assertEqual(after["A.java"], "import io.B;\nimport zz.zebra.A;\n")
        self.assertLess(max(map(len, after["a.md"].split("\n"))), 120)

    def test_the_project_begins_at_the_first_version(self) -> None:
        after = renamed(
            {"package.json": '{ "name": "harbor", "version": "3.4.5" }\n', "CHANGELOG.md": "# A\n\n## 3.4.5\n"}
        )
        self.assertEqual(json.loads(after["package.json"]), {"name": "quay", "version": "0.1.0-SNAPSHOT"})
        self.assertNotIn("3.4.5", after["CHANGELOG.md"])
        self.assertIn("Unreleased", after["CHANGELOG.md"])

    def test_the_origin_is_noted_once(self) -> None:
        after = rename(tree_of({}), NEW, "abc")
        found = origin.parse(after[origin.FILE].text)
        self.assertEqual((found.answers, found.platform.title, found.platform.commit), (NEW, "Harbor", "abc"))
        self.assertEqual(rename(after, NEW, "def"), after)


class CollisionTest(unittest.TestCase):
    def assert_refused(self, files: dict[str, str | bytes], *words: str, name: str = "quay") -> None:
        with self.assertRaises(AnswerError) as raised:
            renamed(files, Answers(name, f"org.{name}", name.capitalize(), "kept"))
        message = str(raised.exception)
        self.assertEqual(len(message.splitlines()), 1)
        self.assertTrue(message.endswith(f"; NAME={name}app would do"), message)
        for word in words:
            self.assertIn(word, message)

    def test_two_paths_that_become_one(self) -> None:
        self.assert_refused({"harbor.md": "", "quay.md": ""}, "harbor.md and quay.md", "quay.md")
        self.assert_refused({"x/harbor/a": "", "x/Quay/A": ""}, "x/Quay/A and x/harbor/a")

    def test_a_file_and_a_folder_that_become_one(self) -> None:
        self.assert_refused({"x/harbor/a": "", "x/quay": ""}, "x/quay and the folder of x/harbor/a")

    def test_an_identifier_that_is_there_already(self) -> None:
        self.assert_refused(
            {"a.py": "class HarborError: ...\n", "b.py": "raise ValueError\n"},
            "HarborError (a.py)",
            "ValueError (b.py)",
            name="value",
        )
        self.assert_refused({"a.sh": "HARBOR_HOME=1; JAVA_HOME=2\n"}, "HARBOR_HOME", "JAVA_HOME", name="java")
        self.assert_refused({"a.yml": "harbor.port: 1\nserver.port: 2\n"}, "harbor.port", "server.port", name="server")

    def test_a_hidden_folder_that_is_there_already(self) -> None:
        self.assert_refused({".gitignore": ".harbor/\n", ".ci/run": ""}, ".harbor", ".ci", name="ci")
        self.assert_refused({".gitignore": ".harbor/\n.venv/\n"}, ".harbor", ".venv", name="venv")
        self.assert_refused({".gitignore": ".harbor/\n"}, ".harbor", ".git", name="git")

    def test_the_bare_name_and_what_pages_say_are_no_collision(self) -> None:
        files = {"a.py": "harbor = quay\n", "b.md": "QuayError and .quay/\n", "c.py": "class HarborError: ...\n"}
        files["infra/release/d_test.py"] = "QuayError\n"
        self.assertEqual(renamed(files)["c.py"], "class QuayError: ...\n")


if __name__ == "__main__":
    unittest.main()
