"""Distances."""

import numpy as np
import pytest

from tandem_ml.ridehailing.city.distance import haversine_meters, road_meters


def test_haversine_of_a_known_pair() -> None:
    assert haversine_meters(40.758, -73.9855, 40.6413, -73.7781) == pytest.approx(21_790, rel=0.002)


def test_road_estimate_grows_strictly_with_the_straight_distance() -> None:
    assert (np.diff(road_meters(np.arange(0, 80_000, 1.0))) > 0).all()


def test_road_estimate_is_never_shorter_than_the_straight_line() -> None:
    straight = np.geomspace(1, 100_000, 1000)
    assert (road_meters(straight) > straight).all()
