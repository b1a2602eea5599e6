"""Converts the demand model's output to the requests expected in the next ten minutes."""

import numpy as np
from numpy.typing import ArrayLike

from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.engine.features import MIN_BASELINE

PERSISTENCE_FACTOR = 0.5
BURST_THRESHOLD = 4
"""From the fifth request on, at least half of the excess is expected to come again, whatever the model predicts: it may
never have seen a crowd at this place."""


def forecast_demand(ratio: ArrayLike, baseline: ArrayLike, recent: ArrayLike) -> Floats:
    """Requests expected, >= 0: the larger of the model's ratio times the ordinary rate and what persists of a burst."""
    by_model = np.maximum(ratio, 0) * np.maximum(baseline, MIN_BASELINE)
    by_persistence = PERSISTENCE_FACTOR * (np.asarray(recent, dtype=np.float64) - BURST_THRESHOLD)
    return np.asarray(np.maximum(by_model, by_persistence))
