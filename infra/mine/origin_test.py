"""The notice of origin."""

import contextlib
import io
import json
import unittest

import origin
from answers import Answers
from origin import Origin, Platform

ANSWERS = Answers("quay", "org.quay", "Öld Quay", "dropped")
TEXT = """{
  "platform": { "name": "harbor", "title": "Harbor", "version": "1.2.0", "commit": null },
  "name": "quay", "group": "org.quay", "title": "Öld Quay", "example": "dropped"
}
"""


class OriginTest(unittest.TestCase):
    def test_is_written_as_it_is_read(self) -> None:
        found = origin.parse(TEXT)
        self.assertEqual(found, Origin(Platform("harbor", "Harbor", "1.2.0", None), ANSWERS))
        self.assertEqual(origin.text_of(found), TEXT)

    def test_is_the_templates_while_it_has_no_commit(self) -> None:
        self.assertTrue(origin.parse(TEXT).is_template)
        self.assertFalse(origin.parse(TEXT.replace("null", '"abc"')).is_template)

    def test_another_text_is_refused(self) -> None:
        for text in ("", "[]", "{}", '{"platform": {}}', TEXT.replace('"group"', '"grope"')):
            with self.subTest(text), self.assertRaisesRegex(ValueError, "origin.json is not a notice of origin"):
                origin.parse(text)

    def test_prints_one_field(self) -> None:
        found = origin.parse(TEXT)
        self.assertEqual(origin.field(found, "title"), "Öld Quay")
        self.assertEqual(origin.field(found, "platform.title"), "Harbor")
        self.assertEqual(origin.field(found, "platform.commit"), "")

    def test_the_projects_own_can_be_read_by_a_script(self) -> None:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            self.assertEqual(origin.main(["name"]), 0)
        self.assertEqual(output.getvalue().strip(), json.loads((origin.ROOT / origin.FILE).read_text())["name"])

    def test_an_unknown_field_is_refused(self) -> None:
        for arguments in ([], ["nam"], ["platform.x"]):
            error = io.StringIO()
            with self.subTest(arguments), contextlib.redirect_stderr(error):
                self.assertEqual(origin.main(arguments), 2)
                self.assertIn("No such field of origin.json", error.getvalue())


if __name__ == "__main__":
    unittest.main()
