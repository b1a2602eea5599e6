"""What the tests share: the trained model, the real engine on it, and a running service."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from tandem_ml.ridehailing.engine.pricing import PricingEngine, load_engine
from tests.ridehailing.doubles import FlatEngine
from tests.ridehailing.harness import Service, service_on

settings.register_profile("tandem", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("tandem")

MODEL_DIR = Path(__file__).parents[2] / "model"


@pytest.fixture(scope="session")
def model_dir() -> Path:
    """The trained model of this machine, made by setup.sh."""
    assert (MODEL_DIR / "model.json").exists(), "no model is trained yet: run ./setup.sh first"
    return MODEL_DIR


@pytest.fixture(scope="session")
def engine(model_dir: Path) -> PricingEngine:
    """The real engine on the trained model."""
    return load_engine(model_dir)


@pytest.fixture(scope="session")
async def service() -> AsyncIterator[Service]:
    """One service for all tests that leave no trace in it, on an engine that gives one price for all."""
    async with service_on(FlatEngine()) as service:
        yield service
