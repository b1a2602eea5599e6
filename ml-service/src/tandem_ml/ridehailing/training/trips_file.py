"""Reads a user's own trips from Parquet or CSV, and counts the trips that cannot be used.

Columns, further ones are ignored:
    pickup_at                   timestamp; without an offset it is New York time
    pickup_lat, pickup_lng      degrees, WGS 84, inside the served area
    dropoff_lat, dropoff_lng    likewise
    duration_s                  seconds from pickup to dropoff
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

from tandem_ml.platform.errors import TandemError
from tandem_ml.ridehailing.city.area import served_area
from tandem_ml.ridehailing.city.arrays import Bools, Floats
from tandem_ml.ridehailing.city.clock import NEW_YORK
from tandem_ml.ridehailing.city.distance import haversine_meters, road_meters
from tandem_ml.ridehailing.engine.validation import MAX_INSTANT, MIN_INSTANT

NUMBERS = ("pickup_lat", "pickup_lng", "dropoff_lat", "dropoff_lng", "duration_s")
COLUMNS = ("pickup_at", *NUMBERS)
MIN_SECONDS, MAX_SECONDS = 60.0, 4 * 3600.0
MAX_KMH = 130.0
TICKS_PER_SECOND = {"s": 1, "ms": 1e3, "us": 1e6, "ns": 1e9}


class UnusableTrips(TandemError):
    """A file of trips that cannot train a model; the message says why."""


@dataclass(frozen=True, slots=True)
class UserTrips:
    """Usable trips in order of time, one element each; `left_out` counts the others by reason.

    `at` is seconds since 1970 in UTC; coordinates are degrees.
    """

    at: Floats
    pickup_lat: Floats
    pickup_lng: Floats
    seconds: Floats
    road_km: Floats
    left_out: dict[str, int]


def read_trips(path: Path) -> UserTrips:
    """The trips in a file that ends in .parquet or .csv; raises UnusableTrips."""
    table = _read(path)
    missing = [name for name in COLUMNS if name not in table.column_names]
    if missing:
        raise UnusableTrips(f"{path}: missing columns: {', '.join(missing)}; needed are {', '.join(COLUMNS)}.")
    twice = [name for name in COLUMNS if table.column_names.count(name) > 1]
    if twice:
        raise UnusableTrips(f"{path}: columns that stand there more than once: {', '.join(twice)}.")
    at = _instant_column(path, table["pickup_at"])
    lat1, lng1, lat2, lng2, seconds = (_number_column(path, name, table[name]) for name in NUMBERS)
    road_km = road_meters(haversine_meters(lat1, lng1, lat2, lng2)) / 1000
    area = served_area()
    with np.errstate(divide="ignore", invalid="ignore"):
        reasons = {
            "a value is missing or not finite": ~np.isfinite(np.stack([at, lat1, lng1, lat2, lng2, seconds])).all(
                axis=0
            ),
            "before the year 2000 or after 2099": ~((at >= MIN_INSTANT.timestamp()) & (at < MAX_INSTANT.timestamp())),
            "outside the served area": ~(area.contains(lat1, lng1) & area.contains(lat2, lng2)),
            "pickup equals dropoff": road_km == 0,
            "shorter than a minute or longer than four hours": ~((seconds >= MIN_SECONDS) & (seconds <= MAX_SECONDS)),
            f"faster than {MAX_KMH:g} km/h": road_km / seconds * 3600 > MAX_KMH,
        }
    kept, left_out = _apply_filters(reasons)
    order = np.flatnonzero(kept)[np.argsort(at[kept], kind="stable")]
    return UserTrips(at[order], lat1[order], lng1[order], seconds[order], road_km[order], left_out)


def _read(path: Path) -> pyarrow.Table:
    readers = {".parquet": pyarrow.parquet.read_table, ".csv": pyarrow.csv.read_csv}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnusableTrips(f"{path}: expected a file that ends in .parquet or .csv.")
    try:
        return reader(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise UnusableTrips(f"{path}: cannot be read: {str(error).splitlines()[0]}") from error


def _number_column(path: Path, name: str, column: pyarrow.ChunkedArray) -> Floats:
    try:
        return _floats(column.cast(pyarrow.float64()))
    except pyarrow.ArrowException as error:
        raise UnusableTrips(f"{path}: column {name} must hold numbers: {str(error).splitlines()[0]}") from error


def _instant_column(path: Path, column: pyarrow.ChunkedArray) -> Floats:
    if not pyarrow.types.is_timestamp(column.type):
        raise UnusableTrips(f"{path}: column pickup_at must hold timestamps, it holds {column.type}.")
    if not column.type.tz:
        # An hour that the clocks show twice is the first; one that they leave out becomes the next.
        column = pyarrow.compute.assume_timezone(column, NEW_YORK.key, ambiguous="earliest", nonexistent="latest")
    ticks = column.cast(pyarrow.int64()).cast(pyarrow.float64(), safe=False)
    return _floats(ticks) / TICKS_PER_SECOND[column.type.unit]


def _floats(column: pyarrow.ChunkedArray) -> Floats:
    return np.asarray(pyarrow.compute.fill_null(column, float("nan")).to_numpy(), dtype=np.float64)


def _apply_filters(reasons: dict[str, Bools]) -> tuple[Bools, dict[str, int]]:
    kept = np.ones(len(next(iter(reasons.values()))), dtype=bool)
    left_out = {}
    for reason, applies in reasons.items():
        if count := int((kept & applies).sum()):
            left_out[reason] = count
        kept &= ~applies
    return kept, left_out
