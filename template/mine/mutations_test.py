"""What mutations replace is there to be replaced."""

import unittest
from pathlib import Path

from mutations import MUTATIONS

ROOT = Path(__file__).resolve().parents[2]


class MutationsTest(unittest.TestCase):
    def test_each_finds_the_text_that_it_replaces(self) -> None:
        for name, mutation in MUTATIONS.items():
            for plant in mutation.plants:
                with self.subTest(name, path=plant.path):
                    if plant.before:
                        self.assertIn(plant.before, (ROOT / plant.path).read_text())
                    else:
                        self.assertFalse((ROOT / plant.path).exists())


if __name__ == "__main__":
    unittest.main()
