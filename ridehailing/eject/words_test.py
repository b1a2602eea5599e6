"""The words of eject.json are all those by which tests tell the example from the platform."""

import json
import re
import unittest

from example import NAME, ROOT
from names_test import WORDS
from reserved import of_example

EJECT = f"{NAME}/eject.json"
JAVA = "gateway/src/test/resources/slice-words.txt"
PYTHON = f"ml-service/tests/{NAME}/test_platform_words.py"


def listed() -> set[str]:
    """The words of the tests in Java and Python, each as singular and plural."""
    java = [line for line in (ROOT / JAVA).read_text().splitlines() if not line.startswith("#")]
    python = re.search(r"EXAMPLE = re\.compile\((.*?)\n\)", (ROOT / PYTHON).read_text(), re.DOTALL)[1]
    found = [*java, *"".join(re.findall(r'r"(.*)"', python)).split("|")]
    plain = [re.sub(r"\(\?!.*?\)", "", word) for word in found]
    return {form for word in plain for form in (word.replace("s?", "s"), word.replace("s?", ""))}


class WordsTest(unittest.TestCase):
    def found(self, text: str) -> str | None:
        return of_example({EJECT: (ROOT / EJECT).read_bytes()}, text)

    def test_holds_the_words_of_the_tests_in_java_and_python(self) -> None:
        self.assertGreater(len(listed()), 30)
        self.assertEqual([word for word in sorted(listed()) if self.found(word) != word], [])

    def test_holds_the_words_of_the_test_of_names(self) -> None:
        for text in (
            *("Ride-Hailing", "ridehailing", "simulated", "simulations", "h3", "rider", "drivers", "fares", "surge"),
            *("city", "tariffs", "borough", "taxi", "taxicab", "pick-up", "pickups", "dropoff", "New York"),
        ):
            with self.subTest(text):
                self.assertRegex(text, WORDS)
                self.assertEqual(self.found(text), text)

    def test_each_is_an_expression_of_its_own_in_order(self) -> None:
        words = json.loads((ROOT / EJECT).read_text())["words"]
        self.assertEqual(words, sorted(words))
        for word in words:
            with self.subTest(word):
                re.compile(word)


if __name__ == "__main__":
    unittest.main()
