"""Checks everything that the contract says of the fields of a ride or a city."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime

from tandem_ml.platform.errors import FieldViolation
from tandem_ml.ridehailing.city.area import served_area
from tandem_ml.ridehailing.city.map import city_map
from tandem_ml.ridehailing.engine.types import CellMarket, CityMarket, GeoPoint, MarketState, Ride, Weather

MIN_INSTANT = datetime(2000, 1, 1, tzinfo=UTC)
MAX_INSTANT = datetime(2100, 1, 1, tzinfo=UTC)
MAX_DEMAND = 100_000
MAX_SUPPLY = 100_000.0
MAX_RAIN = 200.0
TEMPERATURES = (-50.0, 60.0)
MAX_CELLS = 5_000
CELL_PATTERN = "^88[0-9a-f]{7}[13579bdf]fffff$"
"""What an H3 index of resolution 8 looks like: its last 21 bits are set. Not every match is an index."""
MAX_VIOLATIONS = 20
"""Violations of a city that are reported: they must fit into the trailers of a gRPC call."""


def violations_of_city(city: CityMarket) -> Iterator[FieldViolation]:
    """All violations of a city, in the order of its fields; none for a valid one."""
    if not 1 <= len(city.cells) <= MAX_CELLS:
        yield FieldViolation("cells", f"must be 1 to {MAX_CELLS} cells, not {len(city.cells)}")
        return
    for index, each in enumerate(city.cells):
        yield from _cell(f"cells[{index}]", each)
    yield from _moment(city.requested_at)
    if city.weather is not None:
        yield from _weather(city.weather)


def _cell(path: str, cell_market: CellMarket) -> Iterator[FieldViolation]:
    if cell_market.cell not in city_map().index:
        yield FieldViolation(f"{path}.cell", "must be an H3 cell of resolution 8 that overlaps a borough of New York")
    yield from _market(f"{path}.market", cell_market.market)


def violations_of(ride: Ride) -> Iterator[FieldViolation]:
    """All violations of a ride, in the order of its fields; none for a valid one."""
    ends = [*_point("pickup", ride.pickup), *_point("dropoff", ride.dropoff)]
    yield from ends
    if not ends and ride.pickup == ride.dropoff:
        yield FieldViolation("dropoff", "must not equal the pickup")
    yield from _moment(ride.requested_at)
    yield from _market("market", ride.market)
    if ride.weather is not None:
        yield from _weather(ride.weather)


def _point(name: str, point: GeoPoint) -> Iterator[FieldViolation]:
    violations = [
        *_number(f"{name}.lat", point.lat, -90, 90),
        *_number(f"{name}.lng", point.lng, -180, 180),
    ]
    yield from violations
    if not violations and not served_area().contains(point.lat, point.lng):
        yield FieldViolation(name, "must be inside New York's five boroughs")


def _moment(moment: datetime) -> Iterator[FieldViolation]:
    if moment.tzinfo is None or moment.utcoffset() is None:
        yield FieldViolation("requested_at", "must carry its offset from UTC")
    elif not MIN_INSTANT <= moment < MAX_INSTANT:
        yield FieldViolation("requested_at", "must be between the years 2000 and 2100")


def _market(path: str, market: MarketState) -> Iterator[FieldViolation]:
    if not 0 <= market.recent_demand <= MAX_DEMAND:
        yield FieldViolation(f"{path}.recent_demand", f"must be between 0 and {MAX_DEMAND}")
    yield from _number(f"{path}.available_supply", market.available_supply, 0, MAX_SUPPLY)


def _weather(weather: Weather) -> Iterator[FieldViolation]:
    yield from _number("weather.precipitation_mm_per_hour", weather.precipitation_mm_per_hour, 0, MAX_RAIN)
    yield from _number("weather.temperature_celsius", weather.temperature_celsius, *TEMPERATURES)


def _number(field: str, value: float, low: float, high: float) -> Iterator[FieldViolation]:
    if not math.isfinite(value):
        yield FieldViolation(field, "must be a finite number")
    elif not low <= value <= high:
        yield FieldViolation(field, f"must be between {low:g} and {high:g}")
