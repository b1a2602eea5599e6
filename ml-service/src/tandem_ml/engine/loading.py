"""From a model's folder to an engine that prices."""

from pathlib import Path

from tandem_ml.engine.model import load_model
from tandem_ml.engine.pricing import OnnxPricingEngine
from tandem_ml.engine.types import PricingEngine


def load_engine(model_dir: Path) -> PricingEngine:
    """An engine with the model in `model_dir`; raises ModelUnavailable."""
    return OnnxPricingEngine(load_model(model_dir))
