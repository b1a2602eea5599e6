"""Training on a user's own trips."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.csv
import pyarrow.parquet
import pytest

from tandem_ml.ridehailing.city.clock import HOURS_PER_WEEK
from tandem_ml.ridehailing.city.trips import draw_trips
from tandem_ml.ridehailing.city.weather import weather
from tandem_ml.ridehailing.engine.pricing import load_engine
from tandem_ml.ridehailing.training.__main__ import main
from tandem_ml.ridehailing.training.trips_file import UnusableTrips, read_trips
from tandem_ml.ridehailing.training.user_trips import user_trips_dataset

FIRST_MONDAY = datetime(2026, 1, 5, 5, tzinfo=UTC)


def columns(count: int, weeks: int = 5) -> dict[str, Any]:
    rng = np.random.default_rng(3)
    trips = draw_trips(count, weather(weeks * HOURS_PER_WEEK, rng), rng)
    return {
        "pickup_at": [FIRST_MONDAY + timedelta(hours=int(hour), minutes=i % 60) for i, hour in enumerate(trips.hour)],
        "pickup_lat": trips.pickup_lat,
        "pickup_lng": trips.pickup_lng,
        "dropoff_lat": trips.dropoff_lat,
        "dropoff_lng": trips.dropoff_lng,
        "duration_s": trips.seconds,
    }


def parquet(folder: Path, content: dict[str, Any]) -> Path:
    path = folder / "trips.parquet"
    pyarrow.parquet.write_table(pyarrow.table(content), path)
    return path


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_user_trips_train_a_model_that_prices(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"trips.{ending}"
    write = pyarrow.parquet.write_table if ending == "parquet" else pyarrow.csv.write_csv
    write(pyarrow.table(columns(4_000)), path)
    main(["--out", str(tmp_path / "model"), "--trips", str(path)])
    card = json.loads((tmp_path / "model" / "model.json").read_text())
    assert card["data"] == f"trips from trips.{ending}"
    assert all(metric["floor_mae"] is None for metric in card["metrics"].values())
    assert card["metrics"]["duration"]["mae"] < card["metrics"]["duration"]["baseline_mae"]
    assert load_engine(tmp_path / "model").model.version == card["version"]


def test_times_without_an_offset_are_new_york_time(tmp_path: Path) -> None:
    content = columns(1_200)
    naive = [at.replace(tzinfo=None) - timedelta(hours=5) for at in content["pickup_at"]]
    aware = read_trips(parquet(tmp_path, content)).at
    np.testing.assert_array_equal(read_trips(parquet(tmp_path, {**content, "pickup_at": naive})).at, aware)


def test_bad_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    content = columns(1_200)
    for end in ("pickup", "dropoff"):
        content[f"{end}_lat"][:4], content[f"{end}_lng"][:4] = (
            (40.758, -73.9855) if end == "pickup" else (40.73, -73.99)
        )
    content["duration_s"][0] = 5.0
    content["duration_s"][1] = np.nan
    content["dropoff_lat"][2], content["dropoff_lng"][2] = 40.7178, -74.0431
    content["dropoff_lat"][3], content["dropoff_lng"][3] = content["pickup_lat"][3], content["pickup_lng"][3]
    trips = read_trips(parquet(tmp_path, content))
    assert trips.left_out["a value is missing or not finite"] == 1
    assert trips.left_out["pickup equals dropoff"] == 1
    assert trips.left_out["shorter than a minute or longer than four hours"] == 1
    assert trips.left_out["outside the served area"] >= 1
    assert len(trips.at) + sum(trips.left_out.values()) == len(content["pickup_at"])


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_timestamps_of_every_unit_are_read(tmp_path: Path, unit: str) -> None:
    content = columns(1_200)
    seconds = np.array([int(at.timestamp()) for at in content["pickup_at"]])
    ticks = seconds * {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[unit] + (7 if unit == "ns" else 0)
    read = read_trips(parquet(tmp_path, {**content, "pickup_at": pyarrow.array(ticks, pyarrow.timestamp(unit, "UTC"))}))
    np.testing.assert_allclose(read.at, read_trips(parquet(tmp_path, content)).at, rtol=0, atol=1e-6)


@pytest.mark.parametrize("tz", [None, "UTC"])
def test_a_date_of_no_trip_is_left_out(tmp_path: Path, tz: str | None) -> None:
    content = columns(1_200)
    seconds = [int(at.timestamp()) for at in content["pickup_at"]]
    seconds[:3] = -(10**14), 0, 10**14
    read = read_trips(parquet(tmp_path, {**content, "pickup_at": pyarrow.array(seconds, pyarrow.timestamp("s", tz))}))
    assert read.left_out["before the year 2000 or after 2099"] == 3


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trips.csv"
    path.write_text("pickup_at,pickup_lat,pickup_lng,dropoff_lat,dropoff_lng,duration_s,duration_s\n")
    with pytest.raises(UnusableTrips, match="more than once: duration_s"):
        read_trips(path)


def test_a_period_that_fits_no_memory_is_refused(tmp_path: Path) -> None:
    content = columns(1_500)
    content["pickup_at"][0] -= timedelta(days=3_000)
    for end in ("pickup", "dropoff"):
        content[f"{end}_lat"][0], content[f"{end}_lng"][0] = (40.758, -73.9855) if end == "pickup" else (40.73, -73.99)
    with pytest.raises(UnusableTrips, match="at most 400 days"):
        user_trips_dataset(parquet(tmp_path, content), 7)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    content = columns(100)
    del content["dropoff_lng"]
    with pytest.raises(UnusableTrips, match="missing columns: dropoff_lng"):
        read_trips(parquet(tmp_path, content))


def test_a_column_of_words_is_refused(tmp_path: Path) -> None:
    content = columns(100)
    words = {**content, "duration_s": ["long"] * len(content["pickup_at"])}
    with pytest.raises(UnusableTrips, match="duration_s must hold numbers"):
        read_trips(parquet(tmp_path, words))


def test_too_few_trips_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableTrips, match="at least 1000 over 21 days"):
        user_trips_dataset(parquet(tmp_path, columns(500)), 7)


@pytest.mark.parametrize("name", ["trips.xlsx", "none.csv"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnusableTrips):
        read_trips(tmp_path / name)


def test_the_command_exits_with_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"tandem_ml\.ridehailing\.training: .*none\.csv"):
        main(["--out", str(tmp_path), "--trips", str(tmp_path / "none.csv")])
