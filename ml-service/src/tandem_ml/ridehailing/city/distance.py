"""Distances: along the earth's surface, and an estimate of the distance by road."""

import numpy as np
from numpy.typing import ArrayLike

from tandem_ml.ridehailing.city.arrays import Floats

EARTH_RADIUS_METERS = 6_371_008.8
"""Mean radius of the earth (IUGG)."""

LONG_RANGE_CIRCUITY = 1.22
SHORT_RANGE_EXTRA = 0.16
SHORT_RANGE_METERS = 4_000.0


def haversine_meters(lat1: ArrayLike, lng1: ArrayLike, lat2: ArrayLike, lng2: ArrayLike) -> Floats:
    """Great-circle distance in metres between points in degrees; broadcasts."""
    phi1, phi2 = np.radians(lat1), np.radians(lat2)
    half_lat = (phi2 - phi1) / 2
    half_lng = (np.radians(lng2) - np.radians(lng1)) / 2
    chord = np.sin(half_lat) ** 2 + np.cos(phi1) * np.cos(phi2) * np.sin(half_lng) ** 2
    return np.asarray(2 * EARTH_RADIUS_METERS * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))


def road_meters(straight_meters: ArrayLike) -> Floats:
    """Estimated metres by road for a straight distance: 1.38 times it next door, 1.22 times it across the city.

    It grows strictly with the straight distance. It ignores bridges and one-way streets: an estimate, not a route.
    """
    straight = np.asarray(straight_meters, dtype=np.float64)
    return np.asarray(straight * (LONG_RANGE_CIRCUITY + SHORT_RANGE_EXTRA * np.exp(-straight / SHORT_RANGE_METERS)))
