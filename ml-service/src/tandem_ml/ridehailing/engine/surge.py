"""Surge: the multiplier from a forecast of demand and the available supply, and that forecast.

    pressure = forecast demand / max(supply, 0.5)
    surge    = 1 + 0.75 x (pressure - 1), held within [1, 3], to two decimals

It never falls when demand grows and never rises when supply grows. Up to one request per driver there is no surge.
"""

import numpy as np
from numpy.typing import ArrayLike

from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.engine.features import MIN_BASELINE

SENSITIVITY = 0.75
MIN_SURGE = 1.0
MAX_SURGE = 3.0
MIN_SUPPLY = 0.5
"""Drivers of neighbouring cells serve a cell without one, in part; the minimum also keeps the quotient finite."""

PERSISTENCE_FACTOR = 0.5
BURST_THRESHOLD = 4
"""From the fifth request on, at least half of the excess is expected to come again, whatever the model predicts: it may
never have seen a crowd at this place."""


def forecast_demand(ratio: ArrayLike, baseline: ArrayLike, recent: ArrayLike) -> Floats:
    """Requests expected, >= 0: the larger of the model's ratio times the ordinary rate and what persists of a burst."""
    by_model = np.maximum(ratio, 0) * np.maximum(baseline, MIN_BASELINE)
    by_persistence = PERSISTENCE_FACTOR * (np.asarray(recent, dtype=np.float64) - BURST_THRESHOLD)
    return np.asarray(np.maximum(by_model, by_persistence))


def surge(demand: ArrayLike, supply: ArrayLike) -> Floats:
    """The multiplier for the requests expected in ten minutes and the drivers able to serve them; broadcasts."""
    pressure = np.asarray(demand) / np.maximum(supply, MIN_SUPPLY)
    multiplier = np.clip(1 + SENSITIVITY * (pressure - 1), MIN_SURGE, MAX_SURGE)
    return np.asarray(np.floor(multiplier * 100 + 0.5) / 100)
