"""The example's computations as both servers offer them: queued, timed and counted."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from prometheus_client import CollectorRegistry, Counter

from tandem_ml.platform.calls import Call
from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.errors import FieldViolation, InvalidRequest
from tandem_ml.platform.models import ModelInfo
from tandem_ml.ridehailing.engine import CityMarket, CitySurge, PricingEngine, Refusal, Ride, RidePrice

MAX_RIDES: Final = 1000


class Pricing:
    """Prices rides, and forecasts the city's surge, by running the engine on the compute queue.

    `deadline` is by `time.monotonic`; None where the caller has none. Call it on the event loop.
    """

    def __init__(self, engine: PricingEngine, queue: ComputeQueue, registry: CollectorRegistry) -> None:
        self._engine = engine
        self._queue = queue
        self._rides = Counter("tandem_ml_rides", "Rides computed, by outcome", ("outcome",), registry=registry)

    @property
    def model(self) -> ModelInfo:
        """The model that prices."""
        return self._engine.model

    async def price(self, ride: Ride, call: Call, deadline: float | None = None) -> RidePrice:
        """Price one ride; raises InvalidRide, Overloaded, Expired."""
        computed = await self._queue.run(partial(self._engine.price, ride), deadline)
        call.record(computed)
        self._count(call, priced=1, refused=0)
        return computed.value

    async def price_many(
        self, rides: Sequence[Ride | Refusal], call: Call, deadline: float | None = None
    ) -> list[RidePrice | Refusal]:
        """Price or refuse each ride, in order, keeping refusals made before; raises Overloaded, Expired."""
        computed = await self._queue.run(partial(self._price_each, rides), deadline)
        call.record(computed)
        refused = sum(isinstance(outcome, Refusal) for outcome in computed.value)
        self._count(call, priced=len(computed.value) - refused, refused=refused)
        return computed.value

    async def city_surge(self, city: CityMarket, call: Call, deadline: float | None = None) -> CitySurge:
        """The surge of every cell requested; raises InvalidRequest, Overloaded, Expired."""
        computed = await self._queue.run(partial(self._engine.city_surge, city), deadline)
        call.record(computed)
        return computed.value

    def _price_each(self, rides: Sequence[Ride | Refusal]) -> list[RidePrice | Refusal]:
        well_formed = [ride for ride in rides if not isinstance(ride, Refusal)]
        outcomes = iter(self._engine.price_many(well_formed) if well_formed else [])
        return [ride if isinstance(ride, Refusal) else next(outcomes) for ride in rides]

    def _count(self, call: Call, **rides: int) -> None:
        call.counts.update(rides)
        for outcome, count in rides.items():
            self._rides.labels(outcome).inc(count)


def require_some_rides(count: int) -> None:
    """Refuse a call with no ride or too many; raises InvalidRequest."""
    if not 1 <= count <= MAX_RIDES:
        raise InvalidRequest([FieldViolation("rides", f"must be 1 to {MAX_RIDES} rides, not {count}")])
