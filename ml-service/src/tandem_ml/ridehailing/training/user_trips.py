"""A dataset from a user's own trips: their durations, and the number of rides that began in each cell and slot."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import h3
import numpy as np
from numpy.typing import NDArray

from tandem_ml.ridehailing.city.area import RESOLUTION
from tandem_ml.ridehailing.city.arrays import Ints
from tandem_ml.ridehailing.city.clock import HOURS_PER_WEEK, hour_of_week
from tandem_ml.ridehailing.city.demand import SLOTS_PER_HOUR
from tandem_ml.ridehailing.city.map import core_distance_km
from tandem_ml.ridehailing.city.weather import MEAN_TEMPERATURE_CELSIUS
from tandem_ml.ridehailing.engine.features import DemandBaseline
from tandem_ml.ridehailing.training.data import Dataset, DemandRows, DurationRows, Split
from tandem_ml.ridehailing.training.trips_file import UnusableTrips, UserTrips, read_trips

MIN_TRIPS = 1_000
MIN_DAYS = 21
MAX_DAYS = 400
"""The counts of a longer period, such as one with a single wrong date, would not fit into memory."""

HOLD_OUT_SHARE = 0.2
MAX_MOMENTS = 300
SLOT_SECONDS = 600
SLOTS_PER_WEEK = SLOTS_PER_HOUR * HOURS_PER_WEEK


@dataclass(frozen=True, slots=True)
class _Counts:
    """Rides that began, by slot of ten minutes and cell: shape (slots, cells); `first` is the first slot, from 1970."""

    first: int
    cells: list[str]
    table: NDArray[np.int32]

    def hours(self, slots: Ints) -> Ints:
        """The hour of the week of each slot of the table."""
        return np.array([_hour((self.first + int(slot)) * SLOT_SECONDS) for slot in slots], dtype=np.int64)


def user_trips_dataset(path: Path, seed: int) -> Dataset:
    """The trips in a file as a dataset whose last fifth of time is held out; raises UnusableTrips."""
    trips = read_trips(path)
    _require_enough(path, trips)
    split_at = trips.at[0] + (trips.at[-1] - trips.at[0]) * (1 - HOLD_OUT_SHARE)
    first_held_out = int(np.searchsorted(trips.at, split_at))
    counts = _counts_of(trips)
    split_slot = int(split_at // SLOT_SECONDS) - counts.first
    baseline = _baseline(counts, split_slot)
    demands, first_demand = _demands(counts, baseline, split_slot, np.random.default_rng(seed))
    return Dataset(f"trips from {path.name}", _durations(trips), demands, baseline, Split(first_held_out, first_demand))


def _require_enough(path: Path, trips: UserTrips) -> None:
    dropped = "; ".join(f"{count} left out: {reason}" for reason, count in trips.left_out.items()) or "none left out"
    print(f"{path}: {len(trips.at)} usable trips ({dropped})")  # noqa: T201
    days = (trips.at[-1] - trips.at[0]) / 86_400 if len(trips.at) else 0
    if len(trips.at) < MIN_TRIPS or days < MIN_DAYS:
        raise UnusableTrips(
            f"{path}: {len(trips.at)} usable trips over {days:.0f} days ({dropped}); "
            f"at least {MIN_TRIPS} over {MIN_DAYS} days are needed."
        )
    if days > MAX_DAYS:
        first, last = (datetime.fromtimestamp(float(at), UTC).date() for at in (trips.at[0], trips.at[-1]))
        raise UnusableTrips(f"{path}: trips from {first} to {last}; at most {MAX_DAYS} days can be trained on.")


def _durations(trips: UserTrips) -> DurationRows:
    hours = np.array([_hour(at) for at in trips.at], dtype=np.int64)
    core_km = core_distance_km(trips.pickup_lat, trips.pickup_lng)
    return DurationRows(hours, trips.road_km, core_km, np.zeros(len(hours)), trips.seconds, None)


def _counts_of(trips: UserTrips) -> _Counts:
    slots = (trips.at // SLOT_SECONDS).astype(np.int64)
    of_trip = [h3.latlng_to_cell(*point, RESOLUTION) for point in zip(trips.pickup_lat, trips.pickup_lng, strict=True)]
    cells, index = np.unique(of_trip, return_inverse=True)
    table = np.zeros((int(slots[-1] - slots[0]) + 1, len(cells)), dtype=np.int32)
    np.add.at(table, (slots - slots[0], index), 1)
    return _Counts(int(slots[0]), [str(cell) for cell in cells], table)


def _baseline(counts: _Counts, split_slot: int) -> DemandBaseline:
    training = counts.table[:split_slot]
    hours = counts.hours(np.arange(split_slot))
    occurrences = np.maximum(np.bincount(hours, minlength=HOURS_PER_WEEK), 1)
    rates = np.bincount(hours, weights=training.sum(axis=1), minlength=HOURS_PER_WEEK) / occurrences
    shares = training.sum(axis=0) / training.sum()
    return DemandBaseline(dict(zip(counts.cells, map(float, shares), strict=True)), tuple(map(float, rates)))


def _demands(
    counts: _Counts, baseline: DemandBaseline, split_slot: int, rng: np.random.Generator
) -> tuple[DemandRows, int]:
    known = np.arange(SLOTS_PER_WEEK + SLOTS_PER_HOUR, len(counts.table))
    slots = np.sort(rng.choice(known, min(MAX_MOMENTS, len(known)), replace=False))
    hours = counts.hours(slots)
    width = len(counts.cells)
    hour, cell = np.repeat(hours, width), np.tile(np.arange(width), len(slots))
    week_ago = np.mean([counts.table[slots - SLOTS_PER_WEEK - back] for back in range(SLOTS_PER_HOUR)], axis=0)
    lat, lng = np.array([h3.cell_to_latlng(name) for name in counts.cells]).T
    rows = DemandRows(
        hour,
        baseline.rates([counts.cells[each] for each in cell], [int(each) for each in hour]),
        counts.table[slots - 1].ravel().astype(np.int64),
        core_distance_km(lat, lng)[cell],
        np.zeros(len(hour)),
        np.full(len(hour), MEAN_TEMPERATURE_CELSIUS),
        counts.table[slots].ravel().astype(np.int64),
        week_ago.ravel(),
        None,
    )
    return rows, int(np.searchsorted(slots, split_slot)) * width


def _hour(at: float) -> int:
    return hour_of_week(datetime.fromtimestamp(float(at), UTC))
