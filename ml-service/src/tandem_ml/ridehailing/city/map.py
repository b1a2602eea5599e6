"""Where trips begin: a weight for each cell, from the boroughs' shares and the busiest zones."""

from dataclasses import dataclass
from functools import cache

import h3
import numpy as np
from numpy.typing import NDArray

from tandem_ml.ridehailing.city.area import cells, served_area
from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.city.distance import haversine_meters

MIDTOWN = (40.7580, -73.9800)
STATEN_ISLAND_SHARE = 0.004
"""Assumed: the facts hold no trip in this borough."""

BOROUGH_SHARES = {
    "Manhattan": 0.8271,
    "Queens": 0.0998,
    "Brooklyn": 0.0582,
    "Bronx": 0.0149,
    "Staten Island": STATEN_ISLAND_SHARE,
}

HOTSPOTS = {  # (latitude, longitude, spread in metres, weight within its borough)
    "Manhattan": (
        (40.7570, -73.9790, 1100.0, 1.00),  # Midtown Center and East
        (40.7500, -73.9925, 900.0, 0.55),  # Penn Station
        (40.7680, -73.9590, 1100.0, 0.75),  # Upper East Side
        (40.7630, -73.9900, 900.0, 0.55),  # Clinton, Times Square
        (40.7360, -73.9905, 1000.0, 0.75),  # Union Square
        (40.7800, -73.9800, 1300.0, 0.55),  # Upper West Side
        (40.7270, -73.9840, 900.0, 0.35),  # East Village
        (40.7120, -74.0090, 1000.0, 0.35),  # Lower Manhattan
    ),
    "Queens": (
        (40.7745, -73.8720, 600.0, 1.05),  # LaGuardia
        (40.6450, -73.7850, 900.0, 1.05),  # JFK
        (40.7500, -73.9400, 1800.0, 1.00),  # Long Island City, Astoria
    ),
    "Brooklyn": ((40.6930, -73.9880, 1800.0, 1.0), (40.7140, -73.9570, 1300.0, 0.8)),  # Downtown, Williamsburg
    "Bronx": ((40.8270, -73.9230, 2500.0, 1.0),),
    "Staten Island": ((40.6400, -74.0800, 2500.0, 1.0),),
}
BACKGROUND_WEIGHT = {"Manhattan": 0.035, "Queens": 0.004, "Brooklyn": 0.02, "Bronx": 0.06, "Staten Island": 0.05}


@dataclass(frozen=True, slots=True)
class CityMap:
    """The cells, one element each: H3 index, centre in degrees, borough, share of pickups (sum 1), km to Midtown.

    `index` gives the place of each H3 index.
    """

    names: tuple[str, ...]
    index: dict[str, int]
    lat: Floats
    lng: Floats
    borough: NDArray[np.str_]
    pickup_share: Floats
    core_km: Floats


def core_distance_km(lat: Floats, lng: Floats) -> Floats:
    """Straight kilometres from each point to Midtown."""
    return haversine_meters(lat, lng, *MIDTOWN) / 1000


@cache
def city_map() -> CityMap:
    """The map; computed once."""
    names = cells()
    centres = np.array([h3.cell_to_latlng(name) for name in names])
    lat, lng = centres[:, 0], centres[:, 1]
    borough = served_area().borough_of(lat, lng)
    share = np.zeros(len(names))
    for name, borough_share in BOROUGH_SHARES.items():
        inside = borough == name
        pull = _pull(name, lat[inside], lng[inside])
        share[inside] = borough_share * pull / pull.sum()
    index = {name: place for place, name in enumerate(names)}
    return CityMap(names, index, lat, lng, borough, share / share.sum(), core_distance_km(lat, lng))


def _pull(borough: str, lat: Floats, lng: Floats) -> Floats:
    pull = np.full(lat.shape, BACKGROUND_WEIGHT[borough])
    for spot_lat, spot_lng, spread, weight in HOTSPOTS[borough]:
        pull += weight * np.exp(-0.5 * (haversine_meters(lat, lng, spot_lat, spot_lng) / spread) ** 2)
    return pull
