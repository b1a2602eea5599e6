"""What holds for the surge of a whole city."""

from dataclasses import replace
from datetime import UTC, datetime

import h3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem_ml.platform.errors import InvalidRequest
from tandem_ml.ridehailing.city.area import cells, served_area
from tandem_ml.ridehailing.engine.pricing import PricingEngine
from tandem_ml.ridehailing.engine.types import CellMarket, CityMarket, GeoPoint, MarketState, Ride, Weather
from tests.ridehailing.engine.strategies import markets, moments, weathers

RUSH_HOUR = datetime(2026, 3, 4, 22, tzinfo=UTC)
MARKET = MarketState(3, 20.0)
CITY = CityMarket(tuple(CellMarket(cell, MARKET) for cell in cells()), RUSH_HOUR)
JFK = GeoPoint(40.6413, -73.7781)
SERVED_CENTRES = [cell for cell in cells() if served_area().contains(*h3.cell_to_latlng(cell))]


def violations_of(engine: PricingEngine, city: CityMarket) -> list[str]:
    with pytest.raises(InvalidRequest) as refused:
        engine.city_surge(city)
    return [violation.field for violation in refused.value.violations]


@given(cell=st.sampled_from(SERVED_CENTRES), market=markets, at=moments, weather=weathers)
def test_a_cells_surge_is_that_of_a_ride_from_its_centre(
    engine: PricingEngine, cell: str, market: MarketState, at: datetime, weather: Weather | None
) -> None:
    price = engine.price(Ride(GeoPoint(*h3.cell_to_latlng(cell)), JFK, at, market, weather))
    (reported,) = engine.city_surge(CityMarket((CellMarket(cell, market),), at, weather)).cells
    assert (reported.surge, reported.forecast_demand) == (price.surge, price.forecast_demand)


def test_the_surges_are_in_the_order_of_the_cells(engine: PricingEngine) -> None:
    response = engine.city_surge(CITY)
    assert [each.cell for each in response.cells] == list(cells())
    assert {1 <= each.surge <= 3 and each.forecast_demand >= 0 for each in response.cells} == {True}
    assert response.model_version == engine.model.version


def test_a_cells_surge_is_the_same_alone_and_among_all(engine: PricingEngine) -> None:
    among = engine.city_surge(CITY).cells
    for index in range(0, len(among), 97):
        assert engine.city_surge(replace(CITY, cells=CITY.cells[index : index + 1])).cells == (among[index],)


@pytest.mark.parametrize("cell", ["", "882a100d67", "872a100d6ffffff", "88283082a3fffff", "882A100D67FFFFF", "é"])
def test_what_is_no_cell_of_the_city_is_named(engine: PricingEngine, cell: str) -> None:
    bad = replace(CITY, cells=(*CITY.cells[:2], CellMarket(cell, MARKET)))
    assert violations_of(engine, bad) == ["cells[2].cell"]


def test_each_wrong_field_is_named(engine: PricingEngine) -> None:
    wrong = CellMarket(CITY.cells[0].cell, MarketState(-1, float("nan")))
    city = CityMarket((wrong,), datetime(1999, 12, 31, tzinfo=UTC), Weather(-1, 99))
    assert violations_of(engine, city) == [
        "cells[0].market.recent_demand",
        "cells[0].market.available_supply",
        "requested_at",
        "weather.precipitation_mm_per_hour",
        "weather.temperature_celsius",
    ]


def test_of_many_wrong_fields_the_first_twenty_are_named(engine: PricingEngine) -> None:
    city = replace(CITY, cells=(CellMarket("nowhere", MARKET),) * 30)
    assert violations_of(engine, city) == [f"cells[{index}].cell" for index in range(20)]


@pytest.mark.parametrize("count", [0, 5001])
def test_none_or_too_many_cells_are_refused(engine: PricingEngine, count: int) -> None:
    assert violations_of(engine, replace(CITY, cells=(CITY.cells * 4)[:count])) == ["cells"]
