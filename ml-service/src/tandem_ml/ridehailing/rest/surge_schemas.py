"""The surge of many cells as REST reads and writes it."""

from typing import Final

from pydantic import Field, TypeAdapter

from tandem_ml.platform.calls import Call
from tandem_ml.platform.rest.schemas import ComputeTiming, Instant, RequestModel, ResponseModel, timing_of
from tandem_ml.ridehailing.engine import types as engine
from tandem_ml.ridehailing.engine.validation import CELL_PATTERN, MAX_CELLS
from tandem_ml.ridehailing.rest.ride_schemas import MarketState, Weather

_ENGINE_CITY: Final = TypeAdapter(engine.CityMarket)


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


def city_surge_of(city: engine.CitySurge, call: Call) -> CitySurge:
    """The surge of every cell, and where the call's time went."""
    cells = [CellSurge.model_validate(each) for each in city.cells]
    return CitySurge(cells=cells, model_version=city.model_version, timing=timing_of(call))
