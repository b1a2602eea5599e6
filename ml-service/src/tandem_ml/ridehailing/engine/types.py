"""What the engine is asked and what it answers, in its own terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tandem_ml.platform.errors import FieldViolation
from tandem_ml.platform.models import ModelInfo


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """A place, WGS 84: degrees north and east. It may be anywhere, or nowhere; the engine judges it."""

    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class MarketState:
    """The market in the pickup's cell: requests of the last ten minutes, and drivers able to serve it now."""

    recent_demand: int
    available_supply: float


@dataclass(frozen=True, slots=True)
class Weather:
    """Millimetres of rain per hour and degrees Celsius."""

    precipitation_mm_per_hour: float
    temperature_celsius: float


@dataclass(frozen=True, slots=True)
class Ride:
    """One ride to price; `requested_at` is aware; without weather it is a dry day at the seasonal mean."""

    pickup: GeoPoint
    dropoff: GeoPoint
    requested_at: datetime
    market: MarketState
    weather: Weather | None = None


@dataclass(frozen=True, slots=True)
class Fare:
    """What a ride costs, in minor units; base + distance + time + surge = amount."""

    currency: str
    amount: int
    base: int
    distance: int
    time: int
    surge: int


@dataclass(frozen=True, slots=True)
class RidePrice:
    """A price and what it was computed from."""

    fare: Fare
    surge: float
    forecast_demand: float
    distance_meters: int
    duration_seconds: float
    model_version: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one ride of many has no price; at least one violation, its path relative to the ride."""

    violations: tuple[FieldViolation, ...]


@dataclass(frozen=True, slots=True)
class CellMarket:
    """A cell, by its H3 index, and its market. It may be any text; the engine judges it."""

    cell: str
    market: MarketState


@dataclass(frozen=True, slots=True)
class CityMarket:
    """The markets of many cells at one aware moment; without weather it is a dry day at the seasonal mean."""

    cells: tuple[CellMarket, ...]
    requested_at: datetime
    weather: Weather | None = None


@dataclass(frozen=True, slots=True)
class CellSurge:
    """A cell's multiplier, and the requests that it comes from."""

    cell: str
    surge: float
    forecast_demand: float


@dataclass(frozen=True, slots=True)
class CitySurge:
    """The surge of each cell asked for, in order, by one model."""

    cells: tuple[CellSurge, ...]
    model_version: str


class PricingEngine(Protocol):
    """Prices rides with the model it has loaded; safe to call from several threads."""

    @property
    def model(self) -> ModelInfo:
        """The model that prices."""

    def price(self, ride: Ride) -> RidePrice:
        """Price one ride; raises InvalidRide."""

    def price_many(self, rides: Sequence[Ride]) -> list[RidePrice | Refusal]:
        """Price or refuse each ride on its own, in order."""

    def city_surge(self, city: CityMarket) -> CitySurge:
        """The surge of every cell asked for, as of a ride from its centre; raises InvalidRequest."""
