"""Surge: the multiplier from a forecast of demand and the available supply.

    pressure = forecast demand / max(supply, 0.5)
    surge    = 1 + 0.75 x (pressure - 1), held within [1, 3], to two decimals

It never falls when demand grows and never rises when supply grows. Up to one request per driver there is no surge.
"""

import numpy as np
from numpy.typing import ArrayLike

from tandem_ml.ridehailing.city.arrays import Floats

SENSITIVITY = 0.75
MIN_SURGE = 1.0
MAX_SURGE = 3.0
MIN_SUPPLY = 0.5
"""Drivers of neighbouring cells serve a cell without one, in part; the minimum also keeps the quotient finite."""


def surge(forecast_demand: ArrayLike, supply: ArrayLike) -> Floats:
    """The multiplier for the requests expected in ten minutes and the drivers able to serve them; broadcasts."""
    pressure = np.asarray(forecast_demand) / np.maximum(supply, MIN_SUPPLY)
    multiplier = np.clip(1 + SENSITIVITY * (pressure - 1), MIN_SURGE, MAX_SURGE)
    return np.asarray(np.floor(multiplier * 100 + 0.5) / 100)
