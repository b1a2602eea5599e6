"""Prices rides and forecasts surge with trained models; independent of any protocol."""

from tandem_ml.ridehailing.engine.loading import load_engine
from tandem_ml.ridehailing.engine.types import (
    CellMarket,
    CellSurge,
    CityMarket,
    CitySurge,
    Fare,
    GeoPoint,
    MarketState,
    PricingEngine,
    Refusal,
    Ride,
    RidePrice,
    Weather,
)

__all__ = [
    "CellMarket",
    "CellSurge",
    "CityMarket",
    "CitySurge",
    "Fare",
    "GeoPoint",
    "MarketState",
    "PricingEngine",
    "Refusal",
    "Ride",
    "RidePrice",
    "Weather",
    "load_engine",
]
