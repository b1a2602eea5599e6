"""What REST reads: the contract's messages in snake-case JSON, instants in RFC 3339."""

from typing import Annotated, Any, Final

from pydantic import (
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    JsonValue,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema, no_info_wrap_validator_function

from tandem_ml.platform.rest.problems import violations_of
from tandem_ml.platform.rest.schemas import Instant, RequestModel, WholeNumber
from tandem_ml.ridehailing.engine import types as engine
from tandem_ml.ridehailing.engine.validation import (
    CELL_PATTERN,
    MAX_CELLS,
    MAX_DEMAND,
    MAX_RAIN,
    MAX_SUPPLY,
    TEMPERATURES,
)
from tandem_ml.ridehailing.pricing import MAX_RIDES

_ENGINE_RIDE: Final = TypeAdapter(engine.Ride)
_ENGINE_CITY: Final = TypeAdapter(engine.CityMarket)


def _documented_range(low: float, high: float) -> dict[str, JsonValue]:
    """A range for the documentation only.

    The engine checks it and words the violation, so that both protocols report the same.
    """
    return {"minimum": low, "maximum": high}


class LatLng(RequestModel):
    """A place, WGS 84; New York's five boroughs are served."""

    lat: float = Field(description="Degrees north.", examples=[40.758], json_schema_extra=_documented_range(-90, 90))
    lng: float = Field(description="Degrees east.", examples=[-73.9855], json_schema_extra=_documented_range(-180, 180))


class MarketState(RequestModel):
    """The market in the pickup's H3 cell (resolution 8) right now."""

    recent_demand: WholeNumber = Field(
        description="Ride requests of the last ten minutes.",
        examples=[12],
        json_schema_extra=_documented_range(0, MAX_DEMAND),
    )
    available_supply: float = Field(
        description="Drivers able to serve the cell.",
        examples=[9.5],
        json_schema_extra=_documented_range(0, MAX_SUPPLY),
    )


class Weather(RequestModel):
    """The weather at the time of the ride."""

    precipitation_mm_per_hour: float = Field(examples=[0.4], json_schema_extra=_documented_range(0, MAX_RAIN))
    temperature_celsius: float = Field(examples=[7.5], json_schema_extra=_documented_range(*TEMPERATURES))


class Ride(RequestModel):
    """One ride to price."""

    pickup: LatLng
    dropoff: LatLng = Field(description="Not equal to the pickup.", examples=[{"lat": 40.6413, "lng": -73.7781}])
    requested_at: Instant = Field(
        description="When the ride would begin; years 2000 to 2100.", examples=["2026-03-06T17:30:00Z"]
    )
    market: MarketState
    weather: Weather | None = Field(None, description="Leave it out for a dry day at the seasonal mean.")

    def to_engine(self) -> engine.Ride:
        return _ENGINE_RIDE.validate_python(self.model_dump())


def _ride_or_refusal(value: Any, parse: ValidatorFunctionWrapHandler) -> engine.Ride | engine.Refusal:
    try:
        ride: Ride = parse(value)
    except ValidationError as error:
        return engine.Refusal(tuple(violations_of(error.errors(), whole="ride")))
    return ride.to_engine()


def _core_schema(_source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    return no_info_wrap_validator_function(_ride_or_refusal, handler.generate_schema(Ride))


def _json_schema(schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """An item that is no ride does not fail the others, so the documentation allows it: its outcome is a refusal."""
    return {"anyOf": [handler(schema), {"title": "Anything else", "description": "Refused on its own."}]}


class Rides(RequestModel):
    """Many rides to price; each is priced or refused on its own."""

    rides: list[Annotated[engine.Ride | engine.Refusal, GetPydanticSchema(_core_schema, _json_schema)]] = Field(
        min_length=1, max_length=MAX_RIDES
    )


class CellMarket(RequestModel):
    """A cell and its market."""

    cell: str = Field(
        description="H3 index of resolution 8 of a cell that overlaps one of New York's boroughs.",
        examples=["882a100d67fffff"],
        json_schema_extra={"pattern": CELL_PATTERN},
    )
    market: MarketState


class City(RequestModel):
    """The markets of many cells at one moment."""

    cells: list[CellMarket] = Field(min_length=1, max_length=MAX_CELLS)
    requested_at: Instant = Field(
        description="The moment that the markets are of; years 2000 to 2100.", examples=["2026-03-06T17:30:00Z"]
    )
    weather: Weather | None = Field(None, description="Leave it out for a dry day at the seasonal mean.")

    def to_engine(self) -> engine.CityMarket:
        return _ENGINE_CITY.validate_python(self.model_dump())
