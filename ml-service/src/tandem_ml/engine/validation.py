"""Which rides can be priced: everything the contract says of a ride's fields, checked in one place."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime

from tandem_ml.city import served_area
from tandem_ml.engine.types import GeoPoint, MarketState, Ride, Weather
from tandem_ml.errors import FieldViolation

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
MOST_DEMAND = 100_000
MOST_SUPPLY = 100_000.0


def violations_of(ride: Ride) -> tuple[FieldViolation, ...]:
    """All that is wrong with a ride, in the order of its fields; empty for a good one."""
    return tuple(_violations(ride))


def _violations(ride: Ride) -> Iterator[FieldViolation]:
    ends = [*_point("pickup", ride.pickup), *_point("dropoff", ride.dropoff)]
    yield from ends
    if not ends and ride.pickup == ride.dropoff:
        yield FieldViolation("dropoff", "must not equal the pickup")
    yield from _moment(ride.requested_at)
    yield from _market(ride.market)
    if ride.weather is not None:
        yield from _weather(ride.weather)


def _point(name: str, point: GeoPoint) -> Iterator[FieldViolation]:
    wrong = [
        *_number(f"{name}.lat", point.lat, -90, 90),
        *_number(f"{name}.lng", point.lng, -180, 180),
    ]
    yield from wrong
    if not wrong and not served_area().contains(point.lat, point.lng):
        yield FieldViolation(name, "must be inside New York's five boroughs")


def _moment(moment: datetime) -> Iterator[FieldViolation]:
    if moment.tzinfo is None or moment.utcoffset() is None:
        yield FieldViolation("requested_at", "must carry its offset from UTC")
    elif not EARLIEST <= moment < LATEST:
        yield FieldViolation("requested_at", "must be between the years 2000 and 2100")


def _market(market: MarketState) -> Iterator[FieldViolation]:
    if not 0 <= market.recent_demand <= MOST_DEMAND:
        yield FieldViolation("market.recent_demand", f"must be between 0 and {MOST_DEMAND}")
    yield from _number("market.available_supply", market.available_supply, 0, MOST_SUPPLY)


def _weather(weather: Weather) -> Iterator[FieldViolation]:
    yield from _number("weather.precipitation_mm_per_hour", weather.precipitation_mm_per_hour, 0, 200)
    yield from _number("weather.temperature_celsius", weather.temperature_celsius, -50, 60)


def _number(field: str, value: float, low: float, high: float) -> Iterator[FieldViolation]:
    if not math.isfinite(value):
        yield FieldViolation(field, "must be a finite number")
    elif not low <= value <= high:
        yield FieldViolation(field, f"must be between {low:g} and {high:g}")
