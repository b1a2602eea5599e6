"""Fits the two gradient-boosted models, and compares each with the simple rule that it must beat."""

from dataclasses import dataclass

import numpy as np
from lightgbm import LGBMRegressor
from numpy.typing import NDArray

from tandem_ml.platform.models import ModelMetric
from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.engine.features import (
    DEMAND_FEATURES,
    DURATION_FEATURES,
    MIN_BASELINE,
    Matrix,
    demand_matrix,
    duration_matrix,
)
from tandem_ml.ridehailing.engine.surge import forecast_demand
from tandem_ml.ridehailing.training.data import Dataset, DemandRows, DurationRows


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained model, the features of its hold-out period, and its error there."""

    model: LGBMRegressor
    held_out: Matrix
    metric: ModelMetric


def fit_duration(data: Dataset, seed: int) -> Fitted:
    """Fit the logarithm of a trip's duration in seconds; it never falls with the distance."""
    training, test = data.durations.part(slice(data.split.trips)), data.durations.part(slice(data.split.trips, None))
    model = _boosted(31, [int(name == "road_km") for name in DURATION_FEATURES], seed)
    model.fit(_duration_features(training), np.log(training.seconds))
    features = _duration_features(test)
    metric = ModelMetric(
        "duration",
        "s",
        _mae(np.exp(model.predict(features)), test.seconds),
        _mae(_linear_in_distance(training, test), test.seconds),
        None if test.best is None else _mae(test.best, test.seconds),
    )
    return Fitted(model, features, metric)


def fit_demand(data: Dataset, seed: int) -> Fitted:
    """Fit the next ten minutes' requests relative to the cell's ordinary rate; they never fall with the recent ones.

    The ratio is weighted by the rate, because the variance of counts grows with their mean.
    """
    training, test = data.demands.part(slice(data.split.requests)), data.demands.part(slice(data.split.requests, None))
    model = _boosted(15, [int(name == "recent_demand") for name in DEMAND_FEATURES], seed)
    ordinary = np.maximum(training.baseline, MIN_BASELINE)
    model.fit(_demand_features(training), training.following / ordinary, sample_weight=ordinary)
    features = _demand_features(test)
    forecast = forecast_demand(model.predict(features), test.baseline, test.recent)
    metric = ModelMetric(
        "demand",
        "requests",
        _mae(forecast, test.following),
        _mae(test.week_ago, test.following),
        None if test.best is None else _mae(test.best, test.following),
    )
    return Fitted(model, features, metric)


def _boosted(leaves: int, monotone: list[int], seed: int) -> LGBMRegressor:
    """Trees that never fall with the features marked 1; deterministic."""
    return LGBMRegressor(
        n_estimators=150,
        learning_rate=0.1,
        num_leaves=leaves,
        min_child_samples=100,
        monotone_constraints=monotone,
        deterministic=True,
        force_row_wise=True,
        n_jobs=2,
        random_state=seed,
        verbose=-1,
    )


def _duration_features(rows: DurationRows) -> Matrix:
    return duration_matrix(rows.road_km, rows.hour_of_week, rows.core_km, rows.rain)


def _demand_features(rows: DemandRows) -> Matrix:
    return demand_matrix(
        rows.baseline, rows.recent, rows.hour_of_week, rows.core_km, rain=rows.rain, temperature=rows.temperature
    )


def _linear_in_distance(training: DurationRows, test: DurationRows) -> Floats:
    slope, intercept = np.polyfit(training.road_km, training.seconds, 1)
    return np.asarray(slope * test.road_km + intercept)


def _mae(predicted: Floats, actual: NDArray[np.generic]) -> float:
    return float(np.abs(predicted - actual.astype(np.float64)).mean())
