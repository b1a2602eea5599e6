"""The synthetic city beside the figures of real trips: `python -m tandem_ml.city.calibration` prints the table."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tandem_ml.city import facts
from tandem_ml.city.clock import FIRST_WEEKEND_HOUR, HOURS_PER_WEEK
from tandem_ml.city.map import city_map
from tandem_ml.city.tariff import BASE_CENTS, PER_KM_CENTS, PER_MINUTE_CENTS
from tandem_ml.city.trips import Trips, draw_trips
from tandem_ml.city.weather import weather

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

TRIPS = 200_000
WEEKS = 8
SEED = 2019


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure, real and synthetic; `tolerance` is absolute for shares and relative for the rest."""

    figure: str
    real: float
    synthetic: float
    tolerance: float
    relative: bool

    @property
    def deviation(self) -> float:
        """How far the synthetic figure is from the real one, in the tolerance's terms."""
        gap = abs(self.synthetic - self.real)
        return gap / abs(self.real) if self.relative else gap

    @property
    def holds(self) -> bool:
        """Whether the deviation is within the tolerance."""
        return self.deviation <= self.tolerance


def compare(seed: int = SEED) -> list[Comparison]:
    """Every figure of the facts that the city is held to."""
    rng = np.random.default_rng(seed)
    trips = draw_trips(TRIPS, weather(WEEKS * HOURS_PER_WEEK, rng), rng)
    parts = (_hours, _days, _boroughs, _exchange, _distances, _durations, _speeds_by_distance, _speeds_by_hour, _fares)
    return [comparison for part in parts for comparison in part(trips)]


def _kmh(trips: Trips) -> Floats:
    return trips.road_km / trips.seconds * 3600


def _kinds_of_day(of_week: Ints) -> tuple[tuple[str, Bools], ...]:
    return ("weekday", of_week < FIRST_WEEKEND_HOUR), ("weekend", of_week >= FIRST_WEEKEND_HOUR)


def _hours(trips: Trips) -> Iterator[Comparison]:
    of_week = trips.hour % HOURS_PER_WEEK
    for kind, chosen in _kinds_of_day(of_week):
        counts = np.bincount(of_week[chosen] % 24, minlength=24) / chosen.sum()
        for hour, real in enumerate(facts.by_hour("trips_share_by_hour")[kind]):
            yield Comparison(f"share of trips, {kind} {hour:02d}h", real, counts[hour], 0.006, relative=False)


def _days(trips: Trips) -> Iterator[Comparison]:
    counts = np.bincount(trips.hour % HOURS_PER_WEEK // 24, minlength=7) / len(trips.hour)
    for day, real in enumerate(facts.weekday_shares()):
        yield Comparison(f"share of trips, day {day + 1} of the week", float(real), counts[day], 0.01, relative=False)


def _boroughs(trips: Trips) -> Iterator[Comparison]:
    of = city_map().borough[trips.pickup_cell]
    for name, real in facts.table("pickup_share_by_borough").items():
        yield Comparison(f"share of pickups, {name}", real, float((of == name).mean()), 0.01, relative=False)


def _exchange(trips: Trips) -> Iterator[Comparison]:
    origin, target = city_map().borough[trips.pickup_cell], city_map().borough[trips.dropoff_cell]
    for pair, real in facts.table("trips_share_pickup_to_dropoff_borough").items():
        first, second = pair.split(" > ")
        share = float(((origin == first) & (target == second)).mean())
        yield Comparison(f"share of trips, {pair}", real, share, 0.01, relative=False)


def _distances(trips: Trips) -> Iterator[Comparison]:
    for q, real in facts.table("distance_km_quantiles").items():
        yield Comparison(
            f"distance in km, quantile {q}", real, float(np.quantile(trips.road_km, float(q))), 0.15, relative=True
        )


def _durations(trips: Trips) -> Iterator[Comparison]:
    for q, real in facts.table("duration_min_quantiles").items():
        yield Comparison(
            f"duration in min, quantile {q}",
            real,
            float(np.quantile(trips.seconds / 60, float(q))),
            0.15,
            relative=True,
        )


def _speeds_by_distance(trips: Trips) -> Iterator[Comparison]:
    bands = facts.DISTANCE_BANDS_KM
    reals = facts.table("speed_kmh_median_by_distance")
    for (name, real), low, high in zip(reals.items(), bands, bands[1:], strict=False):
        chosen = (trips.road_km >= low) & (trips.road_km < high)
        yield Comparison(
            f"median speed in km/h, {name}", real, float(np.median(_kmh(trips)[chosen])), 0.1, relative=True
        )


def _speeds_by_hour(trips: Trips) -> Iterator[Comparison]:
    of_week = trips.hour % HOURS_PER_WEEK
    for kind, days in _kinds_of_day(of_week):
        for hour, real in enumerate(facts.by_hour("speed_kmh_median_by_hour")[kind]):
            chosen = days & (of_week % 24 == hour)
            median = float(np.median(_kmh(trips)[chosen]))
            yield Comparison(f"median speed in km/h, {kind} {hour:02d}h", real, median, 0.12, relative=True)


def _fares(_: Trips) -> Iterator[Comparison]:
    law = facts.table("fare_usd_least_squares")
    for name, cents in (("base", BASE_CENTS), ("per_km", PER_KM_CENTS), ("per_min", PER_MINUTE_CENTS)):
        yield Comparison(f"fare in USD, {name}", law[name], cents / 100, 0.05, relative=True)


def main() -> None:
    """Print the table in Markdown."""
    print("| figure | real | synthetic | deviation | tolerance |\n| --- | ---: | ---: | ---: | ---: |")  # noqa: T201
    for row in compare():
        unit = " %" if row.relative else ""
        scale = 100 if row.relative else 1
        limits = f"{row.deviation * scale:.3g}{unit} | {row.tolerance * scale:g}{unit}"
        print(f"| {row.figure} | {row.real:.4g} | {row.synthetic:.4g} | {limits}{'' if row.holds else ' **missed**'} |")  # noqa: T201


if __name__ == "__main__":
    main()
