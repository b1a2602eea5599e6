"""The models' features: one implementation for training and for serving.

Every feature is rounded to a grid of binary fractions. A tree's thresholds, midpoints of two such values, are then
exact in the 32-bit arithmetic of ONNX, so that training and serving take the same side of every split.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tandem_ml.ridehailing.city.arrays import Floats

Matrix = NDArray[np.float32]

DURATION_FEATURES: Final = ("road_km", "hour_of_day", "day_of_week", "core_km", "rain_mm_per_hour")
DEMAND_FEATURES: Final = (
    "log2_baseline",
    "recent_demand",
    "hour_of_day",
    "day_of_week",
    "core_km",
    "rain_mm_per_hour",
    "temperature_celsius",
)

ROAD_STEPS_PER_KM = 64
CORE_STEPS_PER_KM = 16
RAIN_STEPS_PER_MM = 8
TEMPERATURE_STEPS_PER_DEGREE = 2
LOG_STEPS = 32
MIN_BASELINE = 2.0**-10
MAX_RECENT = 1_000
"""The feature is capped here; the forecast's persistence rule decides long before."""


@dataclass(frozen=True, slots=True)
class DemandBaseline:
    """Requests in ten ordinary minutes: the city's rate by hour of the week (168), times a cell's share of it."""

    share_by_cell: dict[str, float]
    rate_by_hour_of_week: tuple[float, ...]

    def rates(self, cells: Sequence[str], hours: Sequence[int]) -> Floats:
        """Requests in ten minutes, one for each pair of cell and hour; 0 for a cell without a share."""
        pairs = zip(cells, hours, strict=True)
        return np.array([self.share_by_cell.get(cell, 0.0) * self.rate_by_hour_of_week[hour] for cell, hour in pairs])


def duration_matrix(road_km: ArrayLike, hour_of_week: ArrayLike, core_km: ArrayLike, rain: ArrayLike) -> Matrix:
    """Rows of DURATION_FEATURES, shape (n, 5); kilometres, hours of the week, millimetres an hour."""
    hour = np.asarray(hour_of_week)
    columns = (
        _on_grid(road_km, ROAD_STEPS_PER_KM),
        hour % 24,
        hour // 24,
        _on_grid(core_km, CORE_STEPS_PER_KM),
        _on_grid(rain, RAIN_STEPS_PER_MM),
    )
    return _stacked(columns)


def demand_matrix(
    baseline: ArrayLike,
    recent: ArrayLike,
    hour_of_week: ArrayLike,
    core_km: ArrayLike,
    *,
    rain: ArrayLike,
    temperature: ArrayLike,
) -> Matrix:
    """Rows of DEMAND_FEATURES, shape (n, 7); requests in ten minutes, millimetres an hour, degrees Celsius."""
    hour = np.asarray(hour_of_week)
    columns = (
        _on_grid(np.log2(np.maximum(baseline, MIN_BASELINE)), LOG_STEPS),
        np.minimum(recent, MAX_RECENT),
        hour % 24,
        hour // 24,
        _on_grid(core_km, CORE_STEPS_PER_KM),
        _on_grid(rain, RAIN_STEPS_PER_MM),
        _on_grid(temperature, TEMPERATURE_STEPS_PER_DEGREE),
    )
    return _stacked(columns)


def _on_grid(values: ArrayLike, steps: int) -> Floats:
    return np.asarray(np.floor(np.asarray(values, dtype=np.float64) * steps + 0.5) / steps)


def _stacked(columns: Sequence[ArrayLike]) -> Matrix:
    return np.ascontiguousarray(np.array(columns, dtype=np.float32).T)
