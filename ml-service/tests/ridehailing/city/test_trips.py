"""The trips that the city draws."""

import numpy as np
import pytest

from tandem_ml.ridehailing.city.area import served_area
from tandem_ml.ridehailing.city.clock import HOURS_PER_WEEK
from tandem_ml.ridehailing.city.trips import Trips, draw_trips
from tandem_ml.ridehailing.city.weather import weather


@pytest.fixture(scope="module")
def trips() -> Trips:
    rng = np.random.default_rng(1)
    return draw_trips(20_000, weather(HOURS_PER_WEEK, rng), rng)


@pytest.mark.parametrize("end", ["pickup", "dropoff"])
def test_trips_begin_and_end_out_of_the_water(trips: Trips, end: str) -> None:
    served = served_area().contains(getattr(trips, f"{end}_lat"), getattr(trips, f"{end}_lng"))
    assert served.mean() > 0.98
