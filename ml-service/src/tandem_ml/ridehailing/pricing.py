"""What both servers offer: the engine's answers, computed in turn and timed."""

import time
from collections.abc import Sequence
from functools import partial
from typing import Final

from tandem_ml.platform.calls import Call
from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.errors import FieldViolation, InvalidRequest
from tandem_ml.ridehailing.engine import CityMarket, CitySurge, ModelInfo, PricingEngine, Refusal, Ride, RidePrice

MAX_RIDES: Final = 1000


class Pricing:
    """Prices rides, and tells the city's surge, on the engine, by way of the compute queue."""

    def __init__(self, engine: PricingEngine, queue: ComputeQueue) -> None:
        self._engine = engine
        self._queue = queue

    @property
    def model(self) -> ModelInfo:
        """The model that prices."""
        return self._engine.model

    async def price(self, ride: Ride, call: Call, deadline: float | None = None) -> RidePrice:
        """Price one ride; raises InvalidRide, Overloaded, Expired (`deadline` by `time.monotonic`)."""
        computed = await self._queue.run(partial(self._engine.price, ride), deadline)
        call.note(computed)
        call.priced = 1
        return computed.value

    async def price_many(
        self, rides: Sequence[Ride | Refusal], call: Call, deadline: float | None = None
    ) -> list[RidePrice | Refusal]:
        """Price or refuse each ride, in order, keeping refusals made before; raises Overloaded, Expired."""
        computed = await self._queue.run(partial(self._price_each, rides), deadline)
        call.note(computed)
        call.refused = sum(isinstance(outcome, Refusal) for outcome in computed.value)
        call.priced = len(computed.value) - call.refused
        return computed.value

    async def city_surge(self, city: CityMarket, call: Call, deadline: float | None = None) -> CitySurge:
        """The surge of every cell asked for; raises InvalidRequest, Overloaded, Expired."""
        computed = await self._queue.run(partial(self._engine.city_surge, city), deadline)
        call.note(computed)
        return computed.value

    def _price_each(self, rides: Sequence[Ride | Refusal]) -> list[RidePrice | Refusal]:
        well_formed = [ride for ride in rides if not isinstance(ride, Refusal)]
        outcomes = iter(self._engine.price_many(well_formed) if well_formed else [])
        return [ride if isinstance(ride, Refusal) else next(outcomes) for ride in rides]


def require_some_rides(count: int) -> None:
    """Refuse a call with no ride or too many; raises InvalidRequest."""
    if not 1 <= count <= MAX_RIDES:
        raise InvalidRequest([FieldViolation("rides", f"must be 1 to {MAX_RIDES} rides, not {count}")])


def deadline_after(seconds: float | None) -> float | None:
    """The instant, by `time.monotonic`, that lies so many seconds ahead; None is never."""
    return None if seconds is None else time.monotonic() + seconds
