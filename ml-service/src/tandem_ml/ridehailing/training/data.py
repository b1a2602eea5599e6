"""What a model is trained on, from whichever source it comes."""

import hashlib
from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tandem_ml.ridehailing.engine.features import DemandBaseline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class DurationRows:
    """One element a trip, in order of time; `best` is the generator's own forecast in seconds, where there is one."""

    hour_of_week: Ints
    road_km: Floats
    core_km: Floats
    rain: Floats
    seconds: Floats
    best: Floats | None

    def part(self, chosen: slice) -> "DurationRows":
        """The rows of a stretch of time."""
        return _part(self, chosen)


@dataclass(frozen=True, slots=True)
class DemandRows:
    """One element a cell and moment, in order of time.

    `recent` and `following` count requests in the ten minutes before and after, `week_ago` is the mean ten minutes of
    the same hour a week earlier, `baseline` the cell's ordinary rate, `best` the generator's own forecast, if any.
    """

    hour_of_week: Ints
    baseline: Floats
    recent: Ints
    core_km: Floats
    rain: Floats
    temperature: Floats
    following: Ints
    week_ago: Floats
    best: Floats | None

    def part(self, chosen: slice) -> "DemandRows":
        """The rows of a stretch of time."""
        return _part(self, chosen)


@dataclass(frozen=True, slots=True)
class Split:
    """Where the hold-out period begins: the first row of it in either table."""

    trips: int
    requests: int


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything one training run reads; what comes before the split trains, what comes after measures."""

    source: str
    durations: DurationRows
    demands: DemandRows
    baseline: DemandBaseline
    split: Split

    def sha256(self) -> str:
        """Digest of every value, lower-case hexadecimal."""
        digest = hashlib.sha256(repr((self.source, self.baseline, self.split)).encode())
        for rows in (self.durations, self.demands):
            for field in fields(rows):
                column = getattr(rows, field.name)
                if column is not None:
                    digest.update(field.name.encode() + np.ascontiguousarray(column).tobytes())
        return digest.hexdigest()


Rows = TypeVar("Rows", DurationRows, DemandRows)


def _part(rows: Rows, chosen: slice) -> Rows:
    columns = {field.name: getattr(rows, field.name) for field in fields(rows)}
    return replace(rows, **{name: column[chosen] for name, column in columns.items() if column is not None})
