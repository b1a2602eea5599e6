"""Compares the synthetic city with the figures of real trips, in Markdown tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from tandem_ml.ridehailing.city.arrays import Bools, Floats, Ints
from tandem_ml.ridehailing.city.clock import FIRST_WEEKEND_HOUR, HOURS_PER_WEEK
from tandem_ml.ridehailing.city.facts import DISTANCE_BANDS_KM, facts, weekday_shares
from tandem_ml.ridehailing.city.map import city_map
from tandem_ml.ridehailing.city.tariff import BASE_CENTS, PER_KM_CENTS, PER_MINUTE_CENTS
from tandem_ml.ridehailing.city.trips import Trips, draw_trips
from tandem_ml.ridehailing.city.weather import weather

TRIPS = 200_000
WEEKS = 8
SEED = 2019
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure, real and synthetic, with its place in a table; `tolerance` is a share of the real figure."""

    table: str
    column: str
    row: str
    real: float
    synthetic: float
    tolerance: float

    @property
    def deviation(self) -> float:
        """How far the synthetic figure is from the real one, as a share of the real one."""
        return abs(self.synthetic - self.real) / abs(self.real)

    @property
    def holds(self) -> bool:
        """Whether the deviation is within the tolerance."""
        return self.deviation <= self.tolerance


def compare() -> list[Comparison]:
    """Every figure that the city is calibrated to, table by table."""
    rng = np.random.default_rng(SEED)
    trips = draw_trips(TRIPS, weather(WEEKS * HOURS_PER_WEEK, rng), rng)
    parts = (
        _hours,
        _hourly_speeds,
        _days,
        _boroughs,
        _borough_exchange,
        _quantiles,
        _speeds_by_distance,
        _spread,
        _fares,
    )
    return [comparison for part in parts for comparison in part(trips)]


def _kmh(trips: Trips) -> Floats:
    return trips.road_km / trips.seconds * 3600


def _kinds_of_day(of_week: Ints) -> tuple[tuple[str, Bools], ...]:
    return ("weekday", of_week < FIRST_WEEKEND_HOUR), ("weekend", of_week >= FIRST_WEEKEND_HOUR)


def _percent(real: float, synthetic: float) -> tuple[float, float]:
    return real * 100, synthetic * 100


def _hours(trips: Trips) -> Iterator[Comparison]:
    of_week = trips.hour % HOURS_PER_WEEK
    for kind, chosen in _kinds_of_day(of_week):
        shares = np.bincount(of_week[chosen] % 24, minlength=24) / chosen.sum()
        for hour, real in enumerate(facts()["trips_share_by_hour"][kind]):
            yield Comparison("By hour", f"{kind}, % of trips", f"{hour:02d} h", *_percent(real, shares[hour]), 0.12)


def _hourly_speeds(trips: Trips) -> Iterator[Comparison]:
    of_week = trips.hour % HOURS_PER_WEEK
    for kind, days in _kinds_of_day(of_week):
        for hour, real in enumerate(facts()["speed_kmh_median_by_hour"][kind]):
            median = float(np.median(_kmh(trips)[days & (of_week % 24 == hour)]))
            yield Comparison("By hour", f"{kind}, median km/h", f"{hour:02d} h", real, median, 0.12)


def _days(trips: Trips) -> Iterator[Comparison]:
    shares = np.bincount(trips.hour % HOURS_PER_WEEK // 24, minlength=7) / len(trips.hour)
    for day, real, share in zip(DAYS, weekday_shares(), shares, strict=True):
        yield Comparison("By day", "% of trips", day, *_percent(float(real), share), 0.05)


def _boroughs(trips: Trips) -> Iterator[Comparison]:
    of = city_map().borough[trips.pickup_cell]
    for name, real in facts()["pickup_share_by_borough"].items():
        yield Comparison("By borough", "% of pickups", name, *_percent(real, float((of == name).mean())), 0.2)


def _borough_exchange(trips: Trips) -> Iterator[Comparison]:
    origin, target = city_map().borough[trips.pickup_cell], city_map().borough[trips.dropoff_cell]
    for pair, real in facts()["trips_share_pickup_to_dropoff_borough"].items():
        first, second = pair.split(" > ")
        share = float(((origin == first) & (target == second)).mean())
        yield Comparison("By borough", f"% of trips to {second}", first, *_percent(real, share), 0.12)


def _quantiles(trips: Trips) -> Iterator[Comparison]:
    figures = {
        "distance, km": ("distance_km_quantiles", trips.road_km),
        "duration, min": ("duration_min_quantiles", trips.seconds / 60),
    }
    for name, (fact, values) in figures.items():
        for q, real in facts()[fact].items():
            row = f"{float(q):.0%} are shorter than"
            yield Comparison("Length of trips", name, row, real, float(np.quantile(values, float(q))), 0.15)


def _speeds_by_distance(trips: Trips) -> Iterator[Comparison]:
    bands = DISTANCE_BANDS_KM
    reals = facts()["speed_kmh_median_by_distance"]
    for (name, real), low, high in zip(reals.items(), bands, bands[1:], strict=False):
        median = float(np.median(_kmh(trips)[(trips.road_km >= low) & (trips.road_km < high)]))
        yield Comparison("Speed by distance", "median km/h", name, real, median, 0.1)


def _spread(trips: Trips) -> Iterator[Comparison]:
    log_km, log_seconds = np.log(trips.road_km), np.log(trips.seconds)
    spread = np.std(log_seconds - np.polyval(np.polyfit(log_km, log_seconds, 1), log_km))
    minutes = trips.seconds / 60
    error = np.abs(minutes - np.polyval(np.polyfit(trips.road_km, minutes, 1), trips.road_km)).mean()
    table, column = "What distance leaves open", "figure"
    real_spread = facts()["duration_log_residual_sd_given_distance"]
    yield Comparison(table, column, "spread of the duration's logarithm", real_spread, float(spread), 0.1)
    real_error = facts()["duration_mae_min_5fold"]["linear_in_distance"]
    yield Comparison(table, column, "mean error linear in distance, min", real_error, float(error), 0.1)


def _fares(_: Trips) -> Iterator[Comparison]:
    law = facts()["fare_usd_least_squares"]
    parts = {"base": BASE_CENTS, "per_km": PER_KM_CENTS, "per_min": PER_MINUTE_CENTS}
    for name, cents in parts.items():
        yield Comparison("Fare law", "USD", name.replace("_", " "), law[name], cents / 100, 0.05)


def calibration_tables(comparisons: Iterable[Comparison]) -> str:
    """A table for each subject, `real / synthetic` in its cells, tolerance and largest deviation below each column."""
    found = list(comparisons)
    names = dict.fromkeys(comparison.table for comparison in found)
    return "\n\n".join("\n".join(_table(name, [each for each in found if each.table == name])) for name in names)


def markdown_row(cells: Iterable[str]) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _table(name: str, comparisons: list[Comparison]) -> Iterator[str]:
    columns = list(dict.fromkeys(comparison.column for comparison in comparisons))
    by_place = {(comparison.row, comparison.column): comparison for comparison in comparisons}
    yield markdown_row([name, *columns])
    yield markdown_row(["---", *["---:"] * len(columns)])
    for row in dict.fromkeys(comparison.row for comparison in comparisons):
        yield markdown_row([row, *(_cell(by_place.get((row, column))) for column in columns)])
    grouped = [[comparison for comparison in comparisons if comparison.column == column] for column in columns]
    yield markdown_row(["*largest deviation*", *(f"{max(each.deviation for each in group):.1%}" for group in grouped)])
    yield markdown_row(["*tolerance*", *(f"{group[0].tolerance:.0%}" for group in grouped)])


def _cell(comparison: Comparison | None) -> str:
    if comparison is None:
        return ""
    return f"{comparison.real:#.3g} / {comparison.synthetic:#.3g}{'' if comparison.holds else ' **missed**'}"
