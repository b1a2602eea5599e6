"""What REST writes: the contract's messages in snake-case JSON, durations in seconds."""

from pydantic import Field

from tandem_ml.platform.rest.problems import Violation
from tandem_ml.platform.rest.schemas import ComputeTiming, ResponseModel
from tandem_ml.ridehailing.engine import types as engine


class Fare(ResponseModel):
    """What a ride costs, in minor units; base + distance + time + surge = amount."""

    currency: str = Field(description="ISO 4217 code.", examples=["USD"])
    amount: int = Field(description="What the rider pays.", examples=[4210])
    base: int = Field(description="The fixed part, with what lifts the fare to the minimum.")
    distance: int = Field(description="The part for the distance.")
    time: int = Field(description="The part for the time.")
    surge: int = Field(description="What surge adds.")


class Price(ResponseModel):
    """A price and what it was computed from."""

    fare: Fare
    surge: float = Field(description="The multiplier applied, in [1, 3].")
    forecast_demand: float = Field(description="Requests forecast for the pickup's cell in the next ten minutes.")
    distance_meters: int = Field(description="Estimated distance by road; not a route.")
    duration_seconds: float = Field(description="Predicted time from pickup to dropoff.")
    model_version: str


class PricedRide(ResponseModel):
    """The price of one ride."""

    price: Price
    timing: ComputeTiming


class Refusal(ResponseModel):
    """Why one ride of many has no price."""

    violations: list[Violation]


class PriceOutcome(ResponseModel):
    """Exactly one of the two: a price, or why there is none."""

    price: Price | None = None
    refusal: Refusal | None = None


class PricedRides(ResponseModel):
    """One outcome for each ride requested, in the same order."""

    outcomes: list[PriceOutcome]
    timing: ComputeTiming


def outcome_of(outcome: engine.RidePrice | engine.Refusal) -> PriceOutcome:
    """The outcome of one ride of many."""
    if isinstance(outcome, engine.Refusal):
        return PriceOutcome(refusal=Refusal.model_validate(outcome))
    return PriceOutcome(price=Price.model_validate(outcome))


class CellSurge(ResponseModel):
    """The surge of one cell."""

    cell: str
    surge: float = Field(description="The multiplier for a ride that begins here now, in [1, 3].")
    forecast_demand: float = Field(description="Requests forecast for the cell in the next ten minutes.")


class CitySurge(ResponseModel):
    """The surge of each cell requested, in the same order."""

    cells: list[CellSurge]
    model_version: str
    timing: ComputeTiming
