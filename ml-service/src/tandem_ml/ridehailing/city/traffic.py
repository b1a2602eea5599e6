"""How fast the streets are: by distance, hour, area and weather."""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from tandem_ml.ridehailing.city import facts
from tandem_ml.ridehailing.city.arrays import Floats

SPEED_KNOTS_KM = np.array([0.3, 1.0, 2.2, 4.3, 8.5, 18.0, 60.0])
SPEED_KNOTS_KMH = np.array([11.2, 13.4, 14.6, 16.9, 22.6, 33.5, 40.0])
"""Median speed by a trip's distance; long trips use highways."""

CORE_SLOWDOWN = 0.10
CORE_REACH_KM = 3.5
RAIN_SLOWDOWN_PER_MM = 0.035
MAX_RAIN_SLOWDOWN = 0.25
DURATION_NOISE_SD = 0.27
"""Standard deviation of a duration's logarithm, for what no feature predicts: traffic lights, drivers, chance."""

HOUR_STRENGTH = 1.0
"""The share of the speed's daily variation that the hour causes, rather than the trips of that hour."""


@cache
def hour_factors() -> Floats:
    """Speed by hour of the week relative to the mean over trips: shape (168,)."""
    speeds = facts.week_of("speed_kmh_median_by_hour")
    mean = np.exp((facts.hour_of_week_shares() * np.log(speeds)).sum())
    return np.asarray((speeds / mean) ** HOUR_STRENGTH)


def speed_kmh(road_km: ArrayLike, hour_of_week: ArrayLike, core_km: ArrayLike, rain_mm_per_hour: ArrayLike) -> Floats:
    """Median speed in km/h of a trip that starts `core_km` from Midtown; broadcasts."""
    by_distance = np.interp(np.asarray(road_km), SPEED_KNOTS_KM, SPEED_KNOTS_KMH)
    by_area = 1 + 0.5 * CORE_SLOWDOWN - CORE_SLOWDOWN * np.exp(-((np.asarray(core_km) / CORE_REACH_KM) ** 2))
    by_rain = 1 - np.minimum(RAIN_SLOWDOWN_PER_MM * np.asarray(rain_mm_per_hour), MAX_RAIN_SLOWDOWN)
    return np.asarray(by_distance * hour_factors()[np.asarray(hour_of_week)] * by_area * by_rain)


def median_duration_seconds(
    road_km: ArrayLike, hour_of_week: ArrayLike, core_km: ArrayLike, rain_mm_per_hour: ArrayLike
) -> Floats:
    """The median duration of such trips, in seconds; broadcasts."""
    return np.asarray(3600 * np.asarray(road_km) / speed_kmh(road_km, hour_of_week, core_km, rain_mm_per_hour))
