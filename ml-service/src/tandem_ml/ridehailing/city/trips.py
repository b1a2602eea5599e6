"""The trips of the synthetic city."""

from dataclasses import dataclass

import h3
import numpy as np

from tandem_ml.ridehailing.city.area import METERS_PER_DEGREE, RESOLUTION, served_area
from tandem_ml.ridehailing.city.arrays import Floats, Ints
from tandem_ml.ridehailing.city.clock import HOURS_PER_WEEK
from tandem_ml.ridehailing.city.distance import haversine_meters, road_meters
from tandem_ml.ridehailing.city.facts import hour_of_week_shares
from tandem_ml.ridehailing.city.flows import flow_matrix
from tandem_ml.ridehailing.city.map import city_map, core_distance_km
from tandem_ml.ridehailing.city.traffic import DURATION_NOISE_SD, median_duration_seconds
from tandem_ml.ridehailing.city.weather import Weather, demand_factor

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
