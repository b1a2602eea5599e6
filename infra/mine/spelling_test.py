"""The spellings of a project's name in texts and paths."""

import unittest

from answers import Answers
from spelling import respell, respell_path, table

OLD = Answers("harbor", "dev.harbor", "Harbor", "kept")
NEW = Answers("quay", "org.quay.tools", "Old Quay", "kept")


class RespellTest(unittest.TestCase):
    def assert_respelled(self, expected: dict[str, str], old: Answers = OLD, new: Answers = NEW) -> None:
        spellings = table(old, new)
        for text, respelled in expected.items():
            with self.subTest(text):
                self.assertEqual(respell(text, spellings), respelled)

    def test_the_group_in_each_of_its_forms(self) -> None:
        self.assert_respelled(
            {
                "package dev.harbor.gateway;": "package org.quay.tools.gateway;",
                "<groupId>dev.harbor</groupId>": "<groupId>org.quay.tools</groupId>",
                "src/main/java/dev/harbor/gateway": "src/main/java/org/quay/tools/gateway",
                "LOGGING_LEVEL_DEV_HARBOR: info": "LOGGING_LEVEL_ORG_QUAY_TOOLS: info",
                r"^dev\.harbor\.": r"^org\.quay\.tools\.",
                r'"dev\\.harbor"': r'"org\\.quay\\.tools"',
                "-Ddev.harbor.x": "-Dorg.quay.tools.x",
            }
        )

    def test_the_name_alone_and_joined(self) -> None:
        self.assert_respelled(
            {
                "harbor": "quay",
                "harbor_ml harbor-ml harbor.lines harbor/gateway:dev": "quay_ml quay-ml quay.lines quay/gateway:dev",
                ".harbor/ x_harbor x.harbor": ".quay/ x_quay x.quay",
                "harbor2 harborHome 1harbor": "quay2 quayHome 1quay",
                "-Dharbor.ml-service.deadline=5s": "-Dquay.ml-service.deadline=5s",
            }
        )

    def test_the_name_in_upper_case(self) -> None:
        self.assert_respelled(
            {"$HARBOR_STATE MY_HARBOR HARBOR": "$QUAY_STATE MY_QUAY QUAY", "HARBORError": "QUAYError"}
        )

    def test_the_title_as_a_word_and_the_name_inside_an_identifier(self) -> None:
        self.assert_respelled(
            {
                "Harbor is ready": "Old Quay is ready",
                "Harbor's page, <b>Harbor</b>": "Old Quay's page, <b>Old Quay</b>",
                "class HarborError(MyHarbor)": "class QuayError(MyQuay)",
                "_Harbor Harbor1 Harbor_x": "_Quay Quay1 Quay_x",
            }
        )

    def test_a_letter_of_an_escape_is_no_part_of_the_word(self) -> None:
        self.assert_respelled(
            {
                r'"\nharbor"': r'"\nquay"',
                r"\bharbor\b": r"\bquay\b",
                r'"\nHarbor"': r'"\nOld Quay"',
                r"\tHARBOR": r"\tQUAY",
            }
        )

    def test_a_longer_word_is_another_word(self) -> None:
        words = ("harbors", "xharbor", "HARBORS", "XHARBOR", "Harbors", "dev.harbors", "dev.harborx.y", "aHARbor")
        self.assert_respelled({word: word for word in words})

    def test_what_was_written_is_not_looked_at_again(self) -> None:
        new = Answers("dock", "harbor.dev", "Harbor of Harbor", "kept")
        self.assert_respelled(
            {"Harbor: dev.harbor, harbor": "Harbor of Harbor: harbor.dev, dock"},
            new=new,
        )

    def test_a_title_of_several_words_and_a_name_outside_of_the_group(self) -> None:
        old = Answers("qi", "org.example.tools", "Old Quay", "kept")
        self.assert_respelled(
            {
                "Old Quay: Qi, QiError, qi_ml, QI_X": "Harbor: Harbor, HarborError, harbor_ml, HARBOR_X",
                "org.example.tools.qi": "dev.harbor.harbor",
                "QIException quick unique": "HARBORException quick unique",
            },
            old,
            OLD,
        )

    def test_a_name_that_ends_in_a_digit_ends_there(self) -> None:
        old = Answers("dock2", "dev.dock2", "Dock2", "kept")
        self.assert_respelled({"dock2 dock23 Dock2Error dock2x": "harbor dock23 HarborError dock2x"}, old, OLD)
        old = Answers("q1", "dev.q1", "Q1", "kept")
        self.assert_respelled({"q1 q1_ml Q1_STATE abc": "harbor harbor_ml HARBOR_STATE abc"}, old, OLD)

    def test_the_same_answers_change_nothing(self) -> None:
        text = "Harbor harbor HARBOR HarborError dev.harbor dev/harbor DEV_HARBOR"
        self.assert_respelled({text: text}, OLD, OLD)


class PathTest(unittest.TestCase):
    def test_a_title_in_a_path_has_the_form_of_an_identifier(self) -> None:
        spellings = table(OLD, NEW)
        for path, respelled in {
            "src/main/java/dev/harbor/HarborError.java": "src/main/java/org/quay/tools/QuayError.java",
            "docs/Harbor.md": "docs/Quay.md",
            "src/harbor_ml/__init__.py": "src/quay_ml/__init__.py",
            "src/harbors/x": "src/harbors/x",
        }.items():
            with self.subTest(path):
                self.assertEqual(respell_path(path, spellings), respelled)


if __name__ == "__main__":
    unittest.main()
