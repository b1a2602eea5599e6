"""The REST bodies: the contract's messages in snake-case JSON, durations in seconds, instants in RFC 3339."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    JsonValue,
    ValidationError,
    ValidatorFunctionWrapHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_wrap_validator_function

from tandem_ml.platform.calls import Call
from tandem_ml.platform.errors import FieldViolation
from tandem_ml.platform.rest import rfc3339
from tandem_ml.platform.rest.problems import Violation
from tandem_ml.ridehailing import engine
from tandem_ml.ridehailing.engine.validation import (
    CELL_PATTERN,
    MOST_CELLS,
    MOST_DEMAND,
    MOST_RAIN,
    MOST_SUPPLY,
    TEMPERATURES,
)
from tandem_ml.ridehailing.pricing import MAX_RIDES

_NO_OBJECT: Final = frozenset({"model_type", "model_attributes_type"})


def _read_instant(value: object) -> datetime:
    try:
        return rfc3339.parse(value if isinstance(value, str) else "")
    except ValueError as error:
        raise PydanticCustomError("rfc_3339", "Input {reason}", {"reason": str(error)}) from error


Instant = Annotated[AwareDatetime, BeforeValidator(_read_instant)]


def _read_whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(_read_whole)]
"""A whole number as JSON Schema means it: 12.0 is one."""


def _within(low: float, high: float) -> dict[str, JsonValue]:
    """A range for the documentation; the engine checks it and words the refusal, which is the same over gRPC."""
    return {"minimum": low, "maximum": high}


class _Asked(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class _Told(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class LatLng(_Asked):
    """A place, WGS 84; served are New York's five boroughs."""

    lat: float = Field(description="Degrees north.", examples=[40.758], json_schema_extra=_within(-90, 90))
    lng: float = Field(description="Degrees east.", examples=[-73.9855], json_schema_extra=_within(-180, 180))

    def to_engine(self) -> engine.GeoPoint:
        return engine.GeoPoint(self.lat, self.lng)


class MarketState(_Asked):
    """The market in the pickup's H3 cell (resolution 8) right now."""

    recent_demand: Whole = Field(
        description="Ride requests of the last ten minutes.", examples=[12], json_schema_extra=_within(0, MOST_DEMAND)
    )
    available_supply: float = Field(
        description="Drivers able to serve the cell.", examples=[9.5], json_schema_extra=_within(0, MOST_SUPPLY)
    )

    def to_engine(self) -> engine.MarketState:
        return engine.MarketState(self.recent_demand, self.available_supply)


class Weather(_Asked):
    """The weather at the time of the ride."""

    precipitation_mm_per_hour: float = Field(examples=[0.4], json_schema_extra=_within(0, MOST_RAIN))
    temperature_celsius: float = Field(examples=[7.5], json_schema_extra=_within(*TEMPERATURES))

    def to_engine(self) -> engine.Weather:
        return engine.Weather(self.precipitation_mm_per_hour, self.temperature_celsius)


class Ride(_Asked):
    """One ride to price."""

    pickup: LatLng
    dropoff: LatLng = Field(description="Not equal to the pickup.", examples=[{"lat": 40.6413, "lng": -73.7781}])
    requested_at: Instant = Field(
        description="When the ride would begin; years 2000 to 2100.", examples=["2026-03-06T17:30:00Z"]
    )
    market: MarketState
    weather: Weather | None = Field(None, description="Leave it out for a dry day at the seasonal mean.")

    def to_engine(self) -> engine.Ride:
        return engine.Ride(
            pickup=self.pickup.to_engine(),
            dropoff=self.dropoff.to_engine(),
            requested_at=self.requested_at,
            market=self.market.to_engine(),
            weather=None if self.weather is None else self.weather.to_engine(),
        )


def _refuse_alone(value: Any, parse: ValidatorFunctionWrapHandler) -> engine.Ride | engine.Refusal:
    try:
        ride: Ride = parse(value)
    except ValidationError as error:
        return engine.Refusal(tuple(violations(error.errors(), whole="ride")))
    return ride.to_engine()


def _ride_schema(_source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    return no_info_wrap_validator_function(_refuse_alone, handler.generate_schema(Ride))


def _ride_or_else(schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """What is no ride spoils no other, so the documentation allows it: its outcome is a refusal."""
    return {"anyOf": [handler(schema), {"title": "Anything else", "description": "Refused on its own."}]}


class Rides(_Asked):
    """Many rides to price; each is answered or refused on its own."""

    rides: list[Annotated[engine.Ride | engine.Refusal, GetPydanticSchema(_ride_schema, _ride_or_else)]] = Field(
        min_length=1, max_length=MAX_RIDES
    )


class CellMarket(_Asked):
    """A cell and its market."""

    cell: str = Field(
        description="H3 index of resolution 8 of a cell that overlaps one of New York's boroughs.",
        examples=["882a100d67fffff"],
        json_schema_extra={"pattern": CELL_PATTERN},
    )
    market: MarketState


class City(_Asked):
    """The markets of many cells at one moment."""

    cells: list[CellMarket] = Field(min_length=1, max_length=MOST_CELLS)
    requested_at: Instant = Field(
        description="The moment that the markets are of; years 2000 to 2100.", examples=["2026-03-06T17:30:00Z"]
    )
    weather: Weather | None = Field(None, description="Leave it out for a dry day at the seasonal mean.")

    def to_engine(self) -> engine.CityMarket:
        return engine.CityMarket(
            cells=tuple(engine.CellMarket(each.cell, each.market.to_engine()) for each in self.cells),
            requested_at=self.requested_at,
            weather=None if self.weather is None else self.weather.to_engine(),
        )


class Fare(_Told):
    """What a ride costs, in minor units; base + distance + time + surge = amount."""

    currency: str = Field(description="ISO 4217 code.", examples=["USD"])
    amount: int = Field(description="What the rider pays.", examples=[4210])
    base: int = Field(description="The fixed part, with what lifts the fare to the minimum.")
    distance: int = Field(description="The part for the distance.")
    time: int = Field(description="The part for the time.")
    surge: int = Field(description="What surge adds.")


class Price(_Told):
    """A price and what it was computed from."""

    fare: Fare
    surge: float = Field(description="The multiplier applied, in [1, 3].")
    forecast_demand: float = Field(description="Requests forecast for the pickup's cell in the next ten minutes.")
    distance_meters: int = Field(description="Estimated distance by road; not a route.")
    duration_seconds: float = Field(description="Predicted time from pickup to dropoff.")
    model_version: str


class ComputeTiming(_Told):
    """Where the service's own time went."""

    queue_seconds: float = Field(description="From the request's arrival to the start of its computation.")
    compute_seconds: float = Field(description="The computation.")


class PricedRide(_Told):
    """The price of one ride."""

    price: Price
    timing: ComputeTiming


class Refusal(_Told):
    """Why one ride of many has no price."""

    violations: list[Violation]


class PriceOutcome(_Told):
    """Exactly one of the two: a price, or why there is none."""

    price: Price | None = None
    refusal: Refusal | None = None


class PricedRides(_Told):
    """One outcome for each ride asked, in the order asked."""

    outcomes: list[PriceOutcome]
    timing: ComputeTiming


class CellSurge(_Told):
    """What the model makes of one cell's market."""

    cell: str
    surge: float = Field(description="The multiplier for a ride that begins here now, in [1, 3].")
    forecast_demand: float = Field(description="Requests forecast for the cell in the next ten minutes.")


class CitySurge(_Told):
    """One answer for each cell asked, in the order asked."""

    cells: list[CellSurge]
    model_version: str
    timing: ComputeTiming


class ModelMetric(_Told):
    """How well one quantity is predicted on the hold-out period: mean absolute errors."""

    name: str = Field(examples=["duration"])
    unit: str = Field(examples=["s"])
    mae: float = Field(description="The model's error.")
    baseline_mae: float = Field(description="The error of the simple rule it must beat.")
    floor_mae: float | None = Field(
        None, description="The error of a forecast that knows everything but the noise, where known."
    )


class Model(_Told):
    """The model that prices rides now."""

    version: str
    trained_at: AwareDatetime
    data_sha256: str
    metrics: list[ModelMetric]


class State(BaseModel):
    """What a probe is told."""

    status: str = Field(examples=["ready"])


def outcome(told: engine.RidePrice | engine.Refusal) -> PriceOutcome:
    """The answer to one ride of many."""
    if isinstance(told, engine.Refusal):
        return PriceOutcome(refusal=Refusal.model_validate(told))
    return PriceOutcome(price=Price.model_validate(told))


def city_surge(told: engine.CitySurge, call: Call) -> CitySurge:
    """The surge of every cell, and where the call's time went."""
    cells = [CellSurge.model_validate(each) for each in told.cells]
    return CitySurge(cells=cells, model_version=told.model_version, timing=timing(call))


def timing(call: Call) -> ComputeTiming:
    """Where the call's time went."""
    return ComputeTiming(queue_seconds=round(call.queue or 0, 6), compute_seconds=round(call.compute or 0, 6))


def violations(errors: Iterable[Mapping[str, Any]], whole: str) -> list[FieldViolation]:
    """Pydantic's errors with contract paths; `whole` names the value itself."""
    return [FieldViolation(path(error["loc"]) or whole, _words(error)) for error in errors]


def path(location: Iterable[str | int]) -> str:
    """`("rides", 3, "pickup", "lat")` as `rides[3].pickup.lat`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).removeprefix(".")


def _words(error: Mapping[str, Any]) -> str:
    return "Input should be an object" if error["type"] in _NO_OBJECT else str(error["msg"])
