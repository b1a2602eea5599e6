"""A dataset from the synthetic city."""

import numpy as np

from tandem_ml.ridehailing.city import demand
from tandem_ml.ridehailing.city.arrays import Floats, Ints
from tandem_ml.ridehailing.city.clock import HOURS_PER_WEEK
from tandem_ml.ridehailing.city.events import crowd_chance
from tandem_ml.ridehailing.city.map import city_map, core_distance_km
from tandem_ml.ridehailing.city.trips import Trips, draw_trips
from tandem_ml.ridehailing.city.weather import Weather, demand_factor, weather
from tandem_ml.ridehailing.engine.features import DemandBaseline
from tandem_ml.ridehailing.training.data import Dataset, DemandRows, DurationRows, Split

WEEKS = 10
HOLD_OUT_WEEKS = 2
TRIPS = 150_000
MOMENTS_PER_WEEK = 28


def synthetic_dataset(seed: int) -> Dataset:
    """Ten weeks of the city's history; the last two are held out."""
    rng = np.random.default_rng(seed)
    sky = weather(WEEKS * HOURS_PER_WEEK, rng)
    trips = draw_trips(TRIPS, sky, rng)
    hour, cell = _moments(rng)
    demands = _demands(hour, cell, sky, rng)
    held_out_from = (WEEKS - HOLD_OUT_WEEKS) * HOURS_PER_WEEK
    split = Split(int(np.searchsorted(trips.hour, held_out_from)), int(np.searchsorted(hour, held_out_from)))
    source = f"synthetic New York, {WEEKS} weeks, seed {seed}"
    return Dataset(source, _durations(trips), demands, _baseline(), split)


def _durations(trips: Trips) -> DurationRows:
    core_km = core_distance_km(trips.pickup_lat, trips.pickup_lng)
    return DurationRows(
        trips.hour % HOURS_PER_WEEK, trips.road_km, core_km, trips.rain, trips.seconds, trips.median_seconds
    )


def _moments(rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Hours of the history from the second week on, so that each has a week before it, with all cells at each."""
    hours = np.concatenate(
        [
            week * HOURS_PER_WEEK + np.sort(rng.choice(HOURS_PER_WEEK, MOMENTS_PER_WEEK, replace=False))
            for week in range(1, WEEKS)
        ]
    )
    hour, cell = np.meshgrid(hours, np.arange(len(city_map().names)), indexing="ij")
    return hour.ravel(), cell.ravel()


def _demands(hour: Ints, cell: Ints, sky: Weather, rng: np.random.Generator) -> DemandRows:
    of_week = hour % HOURS_PER_WEEK
    rate, chance = _request_rate(hour, cell, sky), crowd_chance(cell, of_week)
    recent, following = demand.draw_counts(rate, chance, 2, rng)
    a_week_ago = _request_rate(hour - HOURS_PER_WEEK, cell, sky)
    return DemandRows(
        of_week,
        demand.baseline_rate(cell, of_week),
        recent,
        city_map().core_km[cell],
        sky.rain[hour],
        sky.temperature[hour],
        following,
        week_ago=demand.draw_counts(a_week_ago, chance, demand.SLOTS_PER_HOUR, rng).mean(axis=0),
        best=demand.expected_next(rate, chance, recent),
    )


def _request_rate(hour: Ints, cell: Ints, sky: Weather) -> Floats:
    """Requests expected in ten minutes in a cell, in an hour of the history in which no event ends there."""
    of_week = hour % HOURS_PER_WEEK
    factor = demand_factor(sky.rain[hour], sky.temperature[hour])
    return np.asarray(demand.baseline_rate(cell, of_week) * demand.tilt(of_week, city_map().core_km[cell]) * factor)


def _baseline() -> DemandBaseline:
    city = city_map()
    shares = {name: float(share) for name, share in zip(city.names, city.pickup_share, strict=True)}
    return DemandBaseline(shares, tuple(float(rate) for rate in demand.hourly_rate()))
