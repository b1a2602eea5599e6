"""The engine's requests and results, free of any protocol. The engine checks the ranges of all fields."""

from dataclasses import dataclass
from datetime import datetime

from tandem_ml.platform.errors import FieldViolation


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """A place, WGS 84: degrees north and east. Any numbers, also outside the ranges of degrees."""

    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class MarketState:
    """The market in a cell: requests of the last ten minutes, and drivers able to serve the cell now."""

    recent_demand: int
    available_supply: float


@dataclass(frozen=True, slots=True)
class Weather:
    """The weather at the time of a ride: millimetres of rain per hour and degrees Celsius."""

    precipitation_mm_per_hour: float
    temperature_celsius: float


@dataclass(frozen=True, slots=True)
class Ride:
    """One ride to price; `requested_at` carries its offset; without weather it is a dry day at the seasonal mean."""

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
    """A price, the figures that it was computed from, and the model; seconds and metres are whole numbers."""

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
    """A cell, by its H3 index, and its market. Any text, also one that is no index."""

    cell: str
    market: MarketState


@dataclass(frozen=True, slots=True)
class CityMarket:
    """The markets of many cells at one moment; without weather it is a dry day at the seasonal mean."""

    cells: tuple[CellMarket, ...]
    requested_at: datetime
    weather: Weather | None = None


@dataclass(frozen=True, slots=True)
class CellSurge:
    """A cell's multiplier, and the forecast of requests that it is computed from."""

    cell: str
    surge: float
    forecast_demand: float


@dataclass(frozen=True, slots=True)
class CitySurge:
    """The surge of each requested cell, in the same order, by one model."""

    cells: tuple[CellSurge, ...]
    model_version: str
