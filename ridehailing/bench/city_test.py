"""The benchmark of the city: wrong options are reported before anything is built or started."""

import subprocess
import unittest
from pathlib import Path

BENCH = Path(__file__).resolve().parent


def error_of(*command: str | Path) -> str:
    """What a command that must fail prints."""
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if run.returncode == 0:
        raise AssertionError(f"{command} did not fail: {run.stdout}")
    return run.stderr


class CityTest(unittest.TestCase):
    def test_an_invalid_hour_is_refused(self) -> None:
        for hours in ("fri-24", "tue-04,friday", "Tue-04", ""):
            self.assertIn(
                "An hour is a day and an hour, such as fri-18", error_of(BENCH / "city-hours.sh", "--hours", hours)
            )

    def test_hours_prints_its_usage(self) -> None:
        for wrong in (["--hour", "fri-18"], ["--seconds"], ["--help"]):
            self.assertIn("ridehailing/bench/city-hours.sh [options]", error_of(BENCH / "city-hours.sh", *wrong))

    def test_city_prints_its_usage(self) -> None:
        self.assertIn(
            "--seconds must be a number above 0\nridehailing/bench/city.sh",
            error_of(BENCH / "city.sh", "--seconds=none"),
        )
