"""Loads a model's folder into an engine that prices."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tandem_ml.ridehailing.engine.model import load_model
from tandem_ml.ridehailing.engine.pricing import OnnxPricingEngine
from tandem_ml.ridehailing.engine.types import GeoPoint, MarketState, PricingEngine, Ride

_WARM_UP_RIDE: Final = Ride(
    GeoPoint(40.758, -73.9855), GeoPoint(40.6413, -73.7781), datetime(2026, 1, 1, tzinfo=UTC), MarketState(0, 0)
)


def load_engine(model_dir: Path) -> PricingEngine:
    """An engine with the model in `model_dir`, warmed up; raises ModelUnavailable."""
    engine = OnnxPricingEngine(load_model(model_dir))
    engine.price(_WARM_UP_RIDE)  # the first ride loads the city's map, for which its caller would wait
    return engine
