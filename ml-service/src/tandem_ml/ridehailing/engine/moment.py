"""The columns that both models share: when, where, and in which weather."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.city.clock import hour_of_week
from tandem_ml.ridehailing.city.map import city_map, core_distance_km
from tandem_ml.ridehailing.city.weather import MEAN_TEMPERATURE_CELSIUS
from tandem_ml.ridehailing.engine.types import CityMarket, Ride, Weather

ORDINARY_WEATHER: Final = Weather(0.0, MEAN_TEMPERATURE_CELSIUS)


@dataclass(frozen=True, slots=True)
class Moment:
    """One element a row: hour of the week, kilometres to Midtown, mm of rain an hour, degrees Celsius."""

    hour: list[int]
    core_km: Floats
    rain: Floats
    temperature: Floats


def moment_of_rides(rides: Sequence[Ride]) -> Moment:
    """One row for each ride; the place is its pickup."""
    pickup = np.array([(ride.pickup.lat, ride.pickup.lng) for ride in rides])
    core_km = core_distance_km(pickup[:, 0], pickup[:, 1])
    return _moment([hour_of_week(ride.requested_at) for ride in rides], core_km, [ride.weather for ride in rides])


def moment_of_city(city: CityMarket) -> Moment:
    """One row for each cell; the place is its centre."""
    count = len(city.cells)
    core_km = city_map().core_km[[city_map().index[each.cell] for each in city.cells]]
    return _moment([hour_of_week(city.requested_at)] * count, core_km, [city.weather] * count)


def _moment(hours: list[int], core_km: Floats, weather: Sequence[Weather | None]) -> Moment:
    known = [each or ORDINARY_WEATHER for each in weather]
    return Moment(
        hours,
        core_km,
        np.array([each.precipitation_mm_per_hour for each in known]),
        np.array([each.temperature_celsius for each in known]),
    )
