"""The benchmark of the city: what it is told wrong is said before anything is built or started."""

import subprocess
import unittest
from pathlib import Path

BENCH = Path(__file__).resolve().parent


def said(*command: str | Path) -> str:
    """What a command that must fail says."""
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if run.returncode == 0:
        raise AssertionError(f"{command} did not fail: {run.stdout}")
    return run.stderr


class CityTest(unittest.TestCase):
    def test_an_hour_that_is_none_is_refused(self) -> None:
        for hours in ("fri-24", "tue-04,friday", "Tue-04", ""):
            self.assertIn("An hour is a day and an hour, such as fri-18", said(BENCH / "city-hours.sh", "--hours", hours))

    def test_hours_says_how_to_use_it(self) -> None:
        for wrong in (["--hour", "fri-18"], ["--seconds"], ["--help"]):
            self.assertIn("ridehailing/bench/city-hours.sh [options]", said(BENCH / "city-hours.sh", *wrong))

    def test_city_says_how_to_use_it(self) -> None:
        self.assertIn("--seconds must be a number above 0\nridehailing/bench/city.sh", said(BENCH / "city.sh", "--seconds=none"))
