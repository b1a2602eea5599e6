"""A dataset from the synthetic city."""

import numpy as np

from tandem_ml.ridehailing.city.clock import HOURS_PER_WEEK
from tandem_ml.ridehailing.city.demand import baseline_rate, hourly_rate
from tandem_ml.ridehailing.city.map import city_map, core_distance_km
from tandem_ml.ridehailing.city.trips import Requests, Trips, history
from tandem_ml.ridehailing.engine.features import DemandBaseline
from tandem_ml.ridehailing.training.data import Dataset, DemandRows, DurationRows, Split

WEEKS = 10
HOLD_OUT_WEEKS = 2
TRIPS = 150_000
MOMENTS_PER_WEEK = 28


def synthetic_dataset(seed: int) -> Dataset:
    """Ten weeks of the city's history; the last two are held out."""
    trips, requests = history(WEEKS, TRIPS, MOMENTS_PER_WEEK, seed)
    held_out_from = (WEEKS - HOLD_OUT_WEEKS) * HOURS_PER_WEEK
    split = Split(
        int(np.searchsorted(trips.hour, held_out_from)),
        int(np.searchsorted(requests.hour, held_out_from)),
    )
    source = f"synthetic New York, {WEEKS} weeks, seed {seed}"
    return Dataset(source, _durations(trips), _demands(requests), _baseline(), split)


def _durations(trips: Trips) -> DurationRows:
    core_km = core_distance_km(trips.pickup_lat, trips.pickup_lng)
    return DurationRows(
        trips.hour % HOURS_PER_WEEK, trips.road_km, core_km, trips.rain, trips.seconds, trips.median_seconds
    )


def _demands(requests: Requests) -> DemandRows:
    of_week = requests.hour % HOURS_PER_WEEK
    return DemandRows(
        of_week,
        baseline_rate(requests.cell, of_week),
        requests.before,
        city_map().core_km[requests.cell],
        requests.rain,
        requests.temperature,
        requests.next,
        requests.week_ago,
        requests.expected,
    )


def _baseline() -> DemandBaseline:
    city = city_map()
    shares = {name: float(share) for name, share in zip(city.names, city.pickup_share, strict=True)}
    return DemandBaseline(shares, tuple(float(rate) for rate in hourly_rate()))
