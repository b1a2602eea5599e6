"""Runs every `*_test.py` of the repository with unittest, wherever it lies, or those tests that an argument names."""

import sys
import unittest

from sources import sources


def suite() -> unittest.TestSuite:
    """The tests of each folder that has some; a test imports its neighbours and those in this folder."""
    folders = sorted({file.parent for file in sources("*_test.py")})
    tests, loader = unittest.TestSuite(), unittest.TestLoader()
    loader.testNamePatterns = [f"*{name}*" for name in sys.argv[1:]] or None
    for folder in folders:
        tests.addTests(loader.discover(str(folder), pattern="*_test.py", top_level_dir=str(folder)))
    return tests


if __name__ == "__main__":
    sys.exit(not unittest.TextTestRunner(verbosity=0).run(suite()).wasSuccessful())
