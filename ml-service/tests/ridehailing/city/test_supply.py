"""The baseline of supply that the repository carries for the gateway."""

from pathlib import Path

import pytest

from tandem_ml.ridehailing.city.supply import COMMAND, render, supply_baseline

COMMITTED = Path(__file__).parents[4] / "ridehailing" / "city" / "supply-baseline.json"


def test_the_committed_file_is_what_the_command_writes() -> None:
    assert COMMITTED.read_text("utf-8") == render(), (
        f"out of date: run ml-service/.venv/bin/{COMMAND} ridehailing/city/supply-baseline.json"
    )


def test_shares_cover_all_cells_and_sum_to_one() -> None:
    baseline = supply_baseline()
    assert len(baseline["shareByCell"]) == 1340
    assert sum(baseline["shareByCell"].values()) == pytest.approx(1, abs=1e-5)
    assert len(baseline["driversByHourOfWeek"]) == 168
    assert min(baseline["driversByHourOfWeek"]) > 0
