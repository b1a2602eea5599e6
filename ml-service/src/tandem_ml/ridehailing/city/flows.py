"""Where trips go: a gravity model, fitted to the exchange between boroughs of the facts."""

from functools import cache

import numpy as np

from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.city.distance import haversine_meters
from tandem_ml.ridehailing.city.facts import facts
from tandem_ml.ridehailing.city.map import BOROUGH_SHARES, CityMap, city_map

DECAY_METERS = 1_750.0
"""The distance over which the pull of a destination falls to 1/e."""

LONG_TRIP_PULL = 0.02
"""The part of a destination's pull that does not decay with the distance."""

AIRPORTS = ((40.7745, -73.8720), (40.6450, -73.7850))
AIRPORT_REACH_METERS = 1_500.0
AIRPORT_PULL = 0.25
"""The pull of pairs with an airport at one end, at any distance."""

UNLISTED_EXCHANGE = 0.0012
"""The share of trips between two boroughs that the facts do not list."""

FIT_ROUNDS = 30


@cache
def flow_matrix() -> Floats:
    """Probability of a trip from cell i to cell j, over all pairs; rows and columns in the map's order."""
    city = city_map()
    flows = _gravity(city)
    exchange = _borough_exchange()
    boroughs = list(BOROUGH_SHARES)
    # Iterative proportional fitting: the exchange of the boroughs, then each cell's share of its borough.
    for _ in range(FIT_ROUNDS):
        for i, origin in enumerate(boroughs):
            for j, target in enumerate(boroughs):
                block = np.ix_(city.borough == origin, city.borough == target)
                flows[block] *= exchange[i, j] / flows[block].sum()
        rows = np.zeros(len(city.names))
        for i, origin in enumerate(boroughs):
            inside = city.borough == origin
            rows[inside] = exchange[i].sum() * city.pickup_share[inside] / city.pickup_share[inside].sum()
        flows *= (rows / flows.sum(axis=1))[:, None]
    return np.asarray(flows / flows.sum())


def _gravity(city: CityMap) -> Floats:
    apart = haversine_meters(city.lat[:, None], city.lng[:, None], city.lat[None, :], city.lng[None, :])
    near_airport = np.any(
        [haversine_meters(city.lat, city.lng, *spot) < AIRPORT_REACH_METERS for spot in AIRPORTS], axis=0
    )
    one_end = near_airport[:, None] != near_airport[None, :]
    pull = np.exp(-apart / DECAY_METERS) + LONG_TRIP_PULL + AIRPORT_PULL * one_end
    return np.asarray(city.pickup_share[:, None] * city.pickup_share[None, :] ** 0.85 * pull)


def _borough_exchange() -> Floats:
    listed = facts()["trips_share_pickup_to_dropoff_borough"]
    boroughs = list(BOROUGH_SHARES)
    exchange = np.array([[listed.get(f"{a} > {b}", UNLISTED_EXCHANGE) for b in boroughs] for a in boroughs])
    return np.asarray(exchange / exchange.sum())
