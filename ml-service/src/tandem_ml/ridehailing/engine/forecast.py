"""From what the demand model says to the requests expected in the next ten minutes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tandem_ml.ridehailing.engine.features import MIN_BASELINE

Floats = NDArray[np.float64]

PERSISTENCE_FACTOR = 0.5
BURST_THRESHOLD = 4
"""From the fifth request on, at least half of what just came is expected to come again, whatever the model has seen in
training: a crowd at an unlikely place is still a crowd."""


def forecast_demand(ratio: ArrayLike, baseline: ArrayLike, recent: ArrayLike) -> Floats:
    """Requests expected, >= 0: the model's ratio to the ordinary rate, lifted by the persistence of a burst."""
    by_model = np.maximum(ratio, 0) * np.maximum(baseline, MIN_BASELINE)
    by_persistence = PERSISTENCE_FACTOR * (np.asarray(recent, dtype=np.float64) - BURST_THRESHOLD)
    return np.asarray(np.maximum(by_model, by_persistence))
