"""The example as a slice of the service."""

from functools import partial
from pathlib import Path

from tandem_ml.platform.slices import Endpoints, PlatformServices, Slice
from tandem_ml.ridehailing.engine.pricing import PricingEngine, load_engine
from tandem_ml.ridehailing.grpc.services import grpc_services
from tandem_ml.ridehailing.pricing import Pricing
from tandem_ml.ridehailing.rest.routes import pricing_routes


def load_slice(model_dir: Path) -> Slice:
    """The example on the model whose files are in `model_dir`; raises ModelUnavailable."""
    return slice_on(load_engine(model_dir))


def slice_on(engine: PricingEngine) -> Slice:
    """The example on an engine."""
    return Slice((engine.model,), partial(_create_endpoints, engine))


def _create_endpoints(engine: PricingEngine, platform: PlatformServices) -> Endpoints:
    pricing = Pricing(engine, platform.queue, platform.registry)
    return Endpoints(grpc_services(pricing, platform.grpc_calls), (pricing_routes(pricing, engine.model),))
