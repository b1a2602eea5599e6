"""Engines for what the real one cannot be made to show: known prices, slowness."""

import threading
from collections.abc import Sequence
from datetime import UTC, datetime

from tandem_ml.platform.errors import FieldViolation, InvalidRequest
from tandem_ml.platform.models import ModelInfo, ModelMetric
from tandem_ml.ridehailing.engine.types import (
    CellSurge,
    CityMarket,
    CitySurge,
    Fare,
    GeoPoint,
    MarketState,
    Refusal,
    Ride,
    RidePrice,
)

TIMES_SQUARE = GeoPoint(40.758, -73.9855)
JFK = GeoPoint(40.6413, -73.7781)
RIDE = Ride(TIMES_SQUARE, JFK, datetime(2026, 3, 6, 17, 30, tzinfo=UTC), MarketState(12, 9.5), None)
PRICE = RidePrice(Fare("USD", 1230, 250, 600, 380, 0), 1.0, 3.25, 24_500, 1800.5, "flat-1")


class FlatEngine:
    """One price for all, no ride north of 41 degrees; remembers what it computed."""

    model = ModelInfo(
        "pricing",
        "flat-1",
        datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        "0f" * 32,
        (ModelMetric("duration", "s", 60.0, 90.0, None), ModelMetric("demand", "requests", 1.0, 2.0, 0.9)),
    )

    def __init__(self) -> None:
        self.computed: list[Ride] = []

    def price(self, ride: Ride) -> RidePrice:
        self.computed.append(ride)
        if ride.pickup.lat > 41:
            raise InvalidRequest([FieldViolation("pickup", "is outside the served area")])
        return PRICE

    def price_many(self, rides: Sequence[Ride | Refusal]) -> list[RidePrice | Refusal]:
        return [ride if isinstance(ride, Refusal) else self._price_or_refuse(ride) for ride in rides]

    def city_surge(self, city: CityMarket) -> CitySurge:
        return CitySurge(tuple(CellSurge(each.cell, 1.5, 2.25) for each in city.cells), "flat-1")

    def _price_or_refuse(self, ride: Ride) -> RidePrice | Refusal:
        try:
            return self.price(ride)
        except InvalidRequest as error:
            return Refusal(error.violations)


class GatedEngine(FlatEngine):
    """Computes only while its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def price(self, ride: Ride) -> RidePrice:
        assert self.gate.wait(10)
        return super().price(ride)
