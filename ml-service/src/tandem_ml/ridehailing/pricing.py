"""The example's computations as both servers offer them: queued, timed and counted."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from prometheus_client import CollectorRegistry, Counter

from tandem_ml.platform.calls import Call
from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.errors import FieldViolation, InvalidRequest
from tandem_ml.ridehailing.engine.pricing import PricingEngine
from tandem_ml.ridehailing.engine.types import CityMarket, CitySurge, Refusal, Ride, RidePrice

MAX_RIDES: Final = 1000


class Pricing:
    """Prices rides, and forecasts the city's surge, by running the engine on the compute queue.

    Call it on the event loop.
    """

    def __init__(self, engine: PricingEngine, queue: ComputeQueue, registry: CollectorRegistry) -> None:
        self._engine = engine
        self._queue = queue
        self._rides = Counter("tandem_ml_rides", "Rides computed, by outcome", ("outcome",), registry=registry)

    async def price(self, ride: Ride, call: Call) -> RidePrice:
        """Price one ride; raises InvalidRequest, Overloaded, Expired."""
        price = await call.compute_on(self._queue, partial(self._engine.price, ride))
        self._count(call, priced=1, refused=0)
        return price

    async def price_many(self, rides: Sequence[Ride | Refusal], call: Call) -> list[RidePrice | Refusal]:
        """Price or refuse each ride, in order, keeping refusals made before; raises Overloaded, Expired."""
        outcomes = await call.compute_on(self._queue, partial(self._engine.price_many, rides))
        refused = sum(isinstance(outcome, Refusal) for outcome in outcomes)
        self._count(call, priced=len(outcomes) - refused, refused=refused)
        return outcomes

    async def city_surge(self, city: CityMarket, call: Call) -> CitySurge:
        """The surge of every cell requested; raises InvalidRequest, Overloaded, Expired."""
        return await call.compute_on(self._queue, partial(self._engine.city_surge, city))

    def _count(self, call: Call, **rides: int) -> None:
        call.counts.update(rides)
        for outcome, count in rides.items():
            self._rides.labels(outcome).inc(count)


def require_some_rides(count: int) -> None:
    """Refuse a call with no ride or too many; raises InvalidRequest."""
    if not 1 <= count <= MAX_RIDES:
        raise InvalidRequest([FieldViolation("rides", f"must be 1 to {MAX_RIDES} rides, not {count}")])
