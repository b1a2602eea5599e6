"""Answers that would break a project are refused in one line whose suggestion is good; good ones pass."""

import re
import shlex
import sys
import unittest
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import reserved
from answers import DROPPED, AnswerError, Answers, check, defaults

sys.path.append(str(Path(__file__).resolve().parents[1] / "test"))
from sources import ROOT, sources  # noqa: E402

OLD = Answers("harbor", "dev.harbor", "Harbor", "kept")
TREE = {
    "berth/src/main/java/dev/harbor/berth/CraneGaff.java": b'Harbor harbor; int boat; String s = "gull";',
    "docs/lighthouse.md": b"# Lighthouse",
    "notes.md": b"",
    ".env.example": b"# Settings\nBERTH_PORT=1\nPILOT_NAME=\n",
    ".gitignore": b"dist/\n/only-here/\n*.log\n",
    "web/package-lock.json": b'{\n "node_modules/@sails/main-sheet": {\n },\n "node_modules/a/node_modules/jib": {',
    "ml/requirements.txt": b"grpcio==1.0 \\\n    --hash=sha256:00\nscikit-learn==1.0\n# via tiller\n",
    "pom.xml": b"<project><groupId>dev.harbor</groupId><artifactId>harbor-berth</artifactId>"
    b"<dependency><groupId>org.rudder.core</groupId><artifactId>keel-plate</artifactId></dependency>"
    b"<dependency><groupId>io.github.anchor</groupId></dependency></project>",
}


def refusal(tree: Mapping[str, bytes] = TREE, **given: str) -> str:
    """The message about the answers given, the others as by default; empty when they pass."""
    new = replace(defaults(given.get("name", "quay")), **given)
    try:
        check(new, OLD, tree)
    except AnswerError as error:
        return str(error)
    return ""


class NameTest(unittest.TestCase):
    def test_good_names_pass(self) -> None:
        for name in ("acme", "qx", "zz", "ab", "orbit", "shopfront", "zebra7", "anameoftwentyletters", "lighthouse"):
            with self.subTest(name):
                self.assertEqual(refusal(name=name), "")

    def test_what_would_break_is_refused_with_its_reason(self) -> None:
        for name, reason in {
            "class": "a keyword of Java",
            "record": "a contextual keyword of Java",
            "lambda": "a keyword of Python",
            "user": "a keyword of SQL",
            "template1": "a role or database of PostgreSQL",
            "readonly": "a keyword of TypeScript",
            "sint32": "a keyword of protobuf",
            "email": "a module of Python's standard library",
            "len": "a built-in of Python (len)",
            "lookup": "the prefix of a built-in of Python (LookupError)",
            "buffer": "a built-in module of Node.js",
            "jakarta": "a package of the JDK",
            "jvm": "a prefix of metrics that a library owns",
            "springdoc": "a prefix of settings that Spring Boot owns",
            "git": "a prefix of the environment variables of a tool",
            "idea": "a folder or file of a tool, with a dot before it",
            "localhost": "a name with a meaning for Docker images or URNs",
            "sitecustomize": "a module that Python looks for by itself",
            "aux": "a device of Windows, where no folder can have the name",
        }.items():
            with self.subTest(name):
                self.assertEqual(refusal(name=name), f"NAME={name} is {reason}; NAME={name}app would do")

    def test_what_the_tree_has_is_refused_with_its_file(self) -> None:
        for name, where in {
            "berth": "the prefix of a setting (BERTH_PORT in .env.example)",
            "pilot": "the prefix of a setting (PILOT_NAME in .env.example)",
            "crane": f"a name in this project ({next(iter(TREE))})",
            "cranegaff": f"a name in this project ({next(iter(TREE))})",
            "dist": "a folder that .gitignore leaves out",
            "sails": "a dependency (@sails/main-sheet in web/package-lock.json)",
            "sailsmainsheet": "a dependency (@sails/main-sheet in web/package-lock.json)",
            "jib": "a dependency (jib in web/package-lock.json)",
            "sklearn": "a dependency (scikit-learn in ml/requirements.txt)",
            "grpcio": "a dependency (grpcio in ml/requirements.txt)",
            "google": "a dependency (protobuf in x/requirements-dev.txt)",
            "rudder": "a dependency (org.rudder.core in pom.xml)",
            "keel": "a dependency (keel-plate in pom.xml)",
        }.items():
            with self.subTest(name):
                tree = {**TREE, "x/requirements-dev.txt": b"protobuf==7.0\n"}
                self.assertEqual(refusal(tree, name=name), f"NAME={name} is {where}; NAME={name}app would do")

    def test_a_comment_a_document_and_a_part_of_a_dependency_reserve_nothing(self) -> None:
        for name in ("tiller", "lighthouse", "notes", "sheet", "mainsheet", "plate", "gaff", "core", "onlyhere"):
            with self.subTest(name):
                self.assertEqual(refusal(name=name), "")

    def test_an_identifier_beside_the_old_name_is_refused_and_a_text_is_not(self) -> None:
        path = next(iter(TREE))
        self.assertEqual(refusal(name="boat"), f"NAME=boat is used beside harbor in {path}; NAME=boatapp would do")
        self.assertEqual(refusal(name="gull"), "")

    def test_what_is_no_word_is_refused_with_a_clean_one(self) -> None:
        long = "a" * 30
        for name, suggestion in {
            "My-Shop": "myshop",
            "1shop": "shop",
            "shop\n": "shop",
            "\u00aacme": "acme",
            "caf\u00e9": "cafe",
            "sho\u0440": "sho",
            "shop\u0661": "shop",
            "x": "xapp",
            "": "acme",
            "\u5317\u4eac": "acme",
            "None": "noneapp",
            long: "a" * 20,
            "shop;rm -rf /": "shoprmrf",
            "$(id)": "idapp",
        }.items():
            with self.subTest(name):
                self.assertTrue(refusal(name=name, group="dev.quay").endswith(f"; NAME={suggestion} would do"))

    def test_another_name_has_another_group_and_title(self) -> None:
        self.assertEqual(refusal(group="dev.harbor"), "GROUP=dev.harbor is that of harbor; GROUP=dev.quay would do")
        self.assertEqual(refusal(title="HARBOR"), "TITLE=HARBOR is that of harbor; TITLE=Quay would do")
        self.assertEqual(refusal(group="com.harbor", title="Harbor Quay"), "")

    def test_the_name_that_the_project_has_is_no_refusal(self) -> None:
        check(OLD, OLD, TREE)
        check(replace(OLD, name="class", example=DROPPED), replace(OLD, name="class"), {})

    def test_a_word_of_the_example_would_be_found_in_the_platform(self) -> None:
        tree = {**TREE, "mooring/eject.json": b'{"json": {}, "words": ["ferr(?:y|ies)", "old.pier"]}'}
        why = "a word of the example, which EXAMPLE=drop frees"
        for given, message in {
            ("name", "ferry"): f"NAME=ferry has ferry in it, {why}; NAME=ferryapp would do",
            ("name", "ferry2"): f"NAME=ferry2 has ferry in it, {why}; NAME=acme would do",
            ("group", "com.ferries"): f"GROUP=com.ferries has ferries in it, {why}; GROUP=dev.quay would do",
            ("title", "Ferry Tales"): f"TITLE='Ferry Tales' has Ferry in it, {why}; TITLE=Quay would do",
            ("title", "MyFerryX"): f"TITLE=MyFerryX has Ferry in it, {why}; TITLE=Quay would do",
            ("title", "Old Pier"): f"TITLE='Old Pier' has Old Pier in it, {why}; TITLE=Quay would do",
            ("name", "ferryboat"): "",
            ("group", "com.myferry"): "",
            ("title", "Ferrying"): "",
        }.items():
            with self.subTest(given):
                others = {"group": "dev.quay", "title": "Quay"} if given[0] == "name" else {}
                self.assertEqual(refusal(tree, **dict([given]), **others), message)
                self.assertEqual(refusal(**dict([given]), **others), "")

    def test_another_word_for_the_example_is_refused(self) -> None:
        self.assertEqual(refusal(example="gone"), "EXAMPLE=gone is not known; EXAMPLE=drop would do")


class GroupTest(unittest.TestCase):
    def test_good_groups_pass(self) -> None:
        for group in ("dev.quay", "com.acme", "uk.co.acme.shop", "in.acme", "is.acme", "io.github.me", "org.rudders"):
            with self.subTest(group):
                self.assertEqual(refusal(group=group), "")

    def test_what_would_break_is_refused_with_a_suggestion(self) -> None:
        for group, (reason, suggestion) in {
            "com.class.shop": ("has class in it, a keyword of Java", "com.classapp.shop"),
            "com.nul": ("has nul in it, a device of Windows, where no folder can have the name", "com.nulapp"),
            "com.dist": ("has dist in it, a folder that .gitignore leaves out", "com.distapp"),
            "java.acme": ("overlaps java, a package of Java or of a dependency", "dev.quay"),
            "org.rudder": ("overlaps org.rudder, a package of Java or of a dependency", "dev.quay"),
            "org.rudder.mine": ("overlaps org.rudder, a package of Java or of a dependency", "dev.quay"),
            "io.github": ("overlaps io.github.anchor, a package of Java or of a dependency", "dev.quay"),
            "com." + "a" * 60: ("has more than 60 characters", "dev.quay"),
        }.items():
            with self.subTest(group):
                message = refusal(group=group)
                self.assertIn(f" {reason}; ", message)
                self.assertTrue(message.endswith(f"; GROUP={suggestion} would do"), message)

    def test_what_is_no_package_is_refused_with_a_clean_one(self) -> None:
        for group, suggestion in {
            "acme": "dev.acme",
            "": "dev.quay",
            "com.": "dev.com",
            "com..acme": "com.acme",
            "Com.My-Shop": "com.myshop",
            "com.1st": "com.st",
            "com.acme\n": "com.acme",
            "com/acme": "dev.comacme",
            "com.ac_me": "com.acme",
        }.items():
            with self.subTest(group):
                self.assertTrue(refusal(group=group).endswith(f"; GROUP={suggestion} would do"))


class TitleTest(unittest.TestCase):
    def test_good_titles_pass(self) -> None:
        for title in (
            *("Acme", "Acme 2", "Acme Corp.", "acme-shop.io", "A", "\u00c9cole", "e\u0301cole", "\u65e5\u672c\u8a9e"),
            *("\u05e2\u05d1\u05e8\u05d9\u05ea", "\u0939\u093f\u0902\u0926\u0940", "A" * 40),
        ):
            with self.subTest(title):
                self.assertEqual(refusal(title=title), "")

    def test_what_would_break_a_text_is_refused_with_a_clean_one(self) -> None:
        for title, suggestion in {
            " Acme": "Acme",
            "Acme ": "Acme",
            "Acme  Corp": "'Acme Corp'",
            "Acme\nCorp": "'Acme Corp'",
            "Acme\tCorp": "'Acme Corp'",
            "A$b": "'A b'",
            "`id`": "id",
            'A"b': "'A b'",
            "Joe's": "Joes",
            "A<b>": "'A b'",
            "A&b": "'A b'",
            "A\\b": "'A b'",
            "A--b": "A-b",
            "Acme \u202eproc": "'Acme proc'",
            "Ac\u200bme": "'Ac me'",
            "\u3164": "Quay",
            "": "Quay",
            "2 Acme": "Acme",
            "No": "Quay",
            "A" * 41: "A" * 40,
            "\udcff": "Quay",
        }.items():
            with self.subTest(title):
                self.assertTrue(refusal(title=title).endswith(f"; TITLE={suggestion} would do"), refusal(title=title))


class EveryAnswerTest(unittest.TestCase):
    """Whatever is answered passes, or is refused in one line that names it and whose suggestion passes."""

    def test_every_word_of_the_lists(self) -> None:
        for name in filter(reserved.WORD.fullmatch, reserved.of_languages()):
            with self.subTest(name):
                self.assertIn(f"NAME={name} is ", self.suggests(TREE, "name", name))

    def test_some_words_of_this_project(self) -> None:
        tree = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in sources("*") if path.is_file()}
        words = sorted(reserved.of_tree(tree, OLD.name, OLD.group))
        for name in Random(11).sample(words, 12):
            with self.subTest(name):
                self.assertIn(f"NAME={name} is ", self.suggests(tree, "name", name))

    def test_random_texts(self) -> None:
        random = Random(7)
        letters = "aZ09 .-_/$`'\"\\<&\n\t\x00\u202e\u00e9\u0430\u0661\u65e5\u0301\udc80"
        for _ in range(500):
            text = "".join(random.choices(letters, k=random.randrange(0, 50)))
            for setting in ("name", "group", "title"):
                with self.subTest(setting=setting, text=text):
                    self.suggests(TREE, setting, text)

    def suggests(self, tree: Mapping[str, bytes], setting: str, value: str) -> str:
        others = {} if setting != "name" else {"group": "org.example.of.a.test", "title": "Quay"}
        message = refusal(tree, **{setting: value}, **others)
        if message:
            self.assertTrue(message.isprintable(), message)
            match = re.fullmatch(rf"{setting.upper()}=.+; {setting.upper()}=(.+) would do", message)
            self.assertIsNotNone(match, message)
            self.assertEqual(refusal(tree, **{setting: shlex.split(match[1])[0]}, **others), "")
        return message


if __name__ == "__main__":
    unittest.main()
