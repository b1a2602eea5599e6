"""Runs every `*_test.py` of the repository with unittest, wherever it lies."""

import sys
import unittest

from sources import sources


def suite() -> unittest.TestSuite:
    """The tests of each folder that has some; a test imports its neighbours and those in this folder."""
    folders = sorted({file.parent for file in sources("*_test.py")})
    tests = unittest.TestSuite()
    for folder in folders:
        tests.addTests(unittest.TestLoader().discover(str(folder), pattern="*_test.py", top_level_dir=str(folder)))
    return tests


if __name__ == "__main__":
    sys.exit(not unittest.TextTestRunner(verbosity=0).run(suite()).wasSuccessful())
