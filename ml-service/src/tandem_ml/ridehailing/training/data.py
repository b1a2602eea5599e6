"""A model's training data, the same for every source."""

import hashlib
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np

from tandem_ml.ridehailing.city.arrays import Floats, Ints
from tandem_ml.ridehailing.engine.features import DemandBaseline


@dataclass(frozen=True, slots=True)
class Rows:
    """A table whose columns are the fields, in order of time; a column may be None."""

    def part(self, chosen: slice) -> Self:
        """The rows of a period of time."""
        columns = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(self, **{name: column[chosen] for name, column in columns.items() if column is not None})


@dataclass(frozen=True, slots=True)
class DurationRows(Rows):
    """One element a trip, in order of time; `best` is the best possible forecast in seconds, None when unknown."""

    hour_of_week: Ints
    road_km: Floats
    core_km: Floats
    rain: Floats
    seconds: Floats
    best: Floats | None


@dataclass(frozen=True, slots=True)
class DemandRows(Rows):
    """One element a cell and moment, in order of time.

    `recent` and `following` count requests in the ten minutes before and after, `week_ago` is the mean ten minutes of
    the same hour a week earlier, `baseline` the cell's ordinary rate, `best` the best possible forecast, None when
    unknown.
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


@dataclass(frozen=True, slots=True)
class Split:
    """Where the hold-out period begins: the index of its first row in each table."""

    trips: int
    requests: int


@dataclass(frozen=True, slots=True)
class Dataset:
    """The input of a training run; the rows before the split train the models, the others measure them."""

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
