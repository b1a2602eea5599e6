"""The trips that the repository carries for the simulator."""

from pathlib import Path

import numpy as np
import pytest

from tandem_ml.ridehailing.city.demand_sample import COMMAND, HOURS, TRIPS_PER_HOUR, demand_sample, render
from tandem_ml.ridehailing.city.map import BOROUGH_SHARES, city_map

COMMITTED = Path(__file__).parents[4] / "ridehailing" / "city" / "demand-sample.json"


def test_the_committed_file_is_what_the_command_writes() -> None:
    assert COMMITTED.read_text("utf-8") == render(), (
        f"out of date: run ml-service/.venv/bin/{COMMAND} ridehailing/city/demand-sample.json"
    )


def test_every_hour_has_as_many_trips_between_cells_that_are_listed() -> None:
    sample = demand_sample()
    trips = np.array(sample["tripsByHour"])
    assert trips.shape == (HOURS, TRIPS_PER_HOUR, 2)
    assert trips.min() == 0
    assert trips.max() == len(sample["cells"]) - 1
    assert len(sample["ridesByHourOfWeek"]) == 168


def test_over_the_day_the_pickups_are_the_city_s() -> None:
    sample = demand_sample()
    index = [city_map().names.index(name) for name in sample["cells"]]
    pickups = city_map().borough[index][np.array(sample["tripsByHour"])[:, :, 0]]
    total = sum(BOROUGH_SHARES.values())
    for borough, share in BOROUGH_SHARES.items():
        assert (pickups == borough).mean() == pytest.approx(share / total, abs=0.02)


def test_more_trips_begin_in_the_core_in_the_evening_than_in_the_morning() -> None:
    sample = demand_sample()
    core_km = np.array([city_map().core_km[city_map().names.index(name)] for name in sample["cells"]])
    away = core_km[np.array(sample["tripsByHour"])[:, :, 0]].mean(axis=1)
    assert away[8] > 1.1 * away[18]
