"""The synthetic city's history of trips and requests, drawn from one seed."""

from dataclasses import dataclass

import h3
import numpy as np

from tandem_ml.ridehailing.city.area import METERS_PER_DEGREE, RESOLUTION, served_area
from tandem_ml.ridehailing.city.arrays import Floats, Ints
from tandem_ml.ridehailing.city.clock import HOURS_PER_WEEK
from tandem_ml.ridehailing.city.demand import SLOTS_PER_HOUR, baseline_rate, draw_counts, expected_next, tilt
from tandem_ml.ridehailing.city.distance import haversine_meters, road_meters
from tandem_ml.ridehailing.city.events import crowd_chance
from tandem_ml.ridehailing.city.facts import hour_of_week_shares
from tandem_ml.ridehailing.city.flows import flow_matrix
from tandem_ml.ridehailing.city.map import city_map, core_distance_km
from tandem_ml.ridehailing.city.traffic import DURATION_NOISE_SD, median_duration_seconds
from tandem_ml.ridehailing.city.weather import Weather, demand_factor, weather

MIN_KM = 0.3
MIN_SECONDS = 60.0
MAX_RESAMPLES = 12


@dataclass(frozen=True, slots=True)
class Trips:
    """Finished trips in order of time, one element a trip.

    `hour` counts hours from the first Monday's midnight; coordinates are degrees; `rain` is mm an hour.
    `median_seconds` is the duration without its noise, which only the generator knows.
    """

    hour: Ints
    pickup_cell: Ints
    dropoff_cell: Ints
    pickup_lat: Floats
    pickup_lng: Floats
    dropoff_lat: Floats
    dropoff_lng: Floats
    road_km: Floats
    seconds: Floats
    median_seconds: Floats
    rain: Floats


@dataclass(frozen=True, slots=True)
class Requests:
    """Counts of requests, one element a cell and moment.

    `before` and `next` are the ten minutes on either side of the moment, `week_ago` the mean ten minutes of the same
    hour a week earlier, `expected` the generator's own forecast of `next` from all that a forecaster may know.
    """

    hour: Ints
    cell: Ints
    before: Ints
    next: Ints
    week_ago: Floats
    expected: Floats
    rain: Floats
    temperature: Floats


def history(weeks: int, trips: int, moments_per_week: int, seed: int) -> tuple[Trips, Requests]:
    """Draw `weeks` of history: about `trips` trips, and the requests of all cells at `moments_per_week` moments."""
    rng = np.random.default_rng(seed)
    sky = weather(weeks * HOURS_PER_WEEK, rng)
    return draw_trips(trips, sky, rng), draw_requests(weeks, moments_per_week, sky, rng)


def draw_trips(count: int, sky: Weather, rng: np.random.Generator) -> Trips:
    """At most `count` trips by the city's hours, flows and traffic, without those too short to be rides."""
    city = city_map()
    weeks = len(sky.rain) // HOURS_PER_WEEK
    chance = np.tile(hour_of_week_shares(), weeks) * demand_factor(sky.rain, sky.temperature)
    hour = np.sort(rng.choice(len(sky.rain), count, p=chance / chance.sum()))
    pair = np.searchsorted(np.cumsum(flow_matrix().ravel()), rng.random(count) * (1 - 1e-12))
    origin, target = np.divmod(pair, len(city.names))
    pickup_lat, pickup_lng = _sample_points_on_land(origin, rng)
    dropoff_lat, dropoff_lng = _sample_points_on_land(target, rng)
    road_km = road_meters(haversine_meters(pickup_lat, pickup_lng, dropoff_lat, dropoff_lng)) / 1000
    core_km = core_distance_km(pickup_lat, pickup_lng)
    median = median_duration_seconds(road_km, hour % HOURS_PER_WEEK, core_km, sky.rain[hour])
    seconds = median * np.exp(rng.normal(0, DURATION_NOISE_SD, count))
    kept = (road_km >= MIN_KM) & (seconds >= MIN_SECONDS)
    return Trips(
        hour=hour[kept],
        pickup_cell=origin[kept],
        dropoff_cell=target[kept],
        pickup_lat=pickup_lat[kept],
        pickup_lng=pickup_lng[kept],
        dropoff_lat=dropoff_lat[kept],
        dropoff_lng=dropoff_lng[kept],
        road_km=road_km[kept],
        seconds=seconds[kept],
        median_seconds=median[kept],
        rain=sky.rain[hour][kept],
    )


def draw_requests(weeks: int, moments_per_week: int, sky: Weather, rng: np.random.Generator) -> Requests:
    """Requests of every cell at random moments from the second week on, so that each has a week before it."""
    cells = np.arange(len(city_map().names))
    hours = np.concatenate(
        [
            week * HOURS_PER_WEEK + np.sort(rng.choice(HOURS_PER_WEEK, moments_per_week, replace=False))
            for week in range(1, weeks)
        ]
    )
    hour, cell = (grid.ravel() for grid in np.meshgrid(hours, cells, indexing="ij"))
    rate = request_rate(cell, hour, sky)
    chance = crowd_chance(cell, hour % HOURS_PER_WEEK)
    before, following = draw_counts(rate, chance, 2, rng)
    week_ago = draw_counts(request_rate(cell, hour - HOURS_PER_WEEK, sky), chance, SLOTS_PER_HOUR, rng).mean(axis=0)
    expected = expected_next(rate, chance, before)
    return Requests(hour, cell, before, following, week_ago, expected, sky.rain[hour], sky.temperature[hour])


def request_rate(cell: Ints, hour: Ints, sky: Weather) -> Floats:
    """Requests expected in ten minutes in a cell, in an hour of the history in which no event ends there."""
    of_week = hour % HOURS_PER_WEEK
    factor = demand_factor(sky.rain[hour], sky.temperature[hour])
    return np.asarray(baseline_rate(cell, of_week) * tilt(of_week, city_map().core_km[cell]) * factor)


def _sample_points_on_land(cell: Ints, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """A point in each cell, in degrees; on land, unless every sample fell into the water."""
    lat, lng = _sample_points(cell, rng)
    wet = np.arange(len(cell))
    for _ in range(MAX_RESAMPLES):
        wet = wet[~served_area().contains(lat[wet], lng[wet])]
        lat[wet], lng[wet] = _sample_points(cell[wet], rng)
    return lat, lng


def _sample_points(cell: Ints, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """A point in each cell, in degrees: uniform within the hexagon's inner circle."""
    city = city_map()
    inner_degrees = h3.average_hexagon_edge_length(RESOLUTION, "m") * np.sqrt(3) / 2 / METERS_PER_DEGREE
    radius = inner_degrees * np.sqrt(rng.random(cell.shape))
    angle = rng.random(cell.shape) * 2 * np.pi
    lat = city.lat[cell] + radius * np.sin(angle)
    return lat, city.lng[cell] + radius * np.cos(angle) / np.cos(np.radians(lat))
