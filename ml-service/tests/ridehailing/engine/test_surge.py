"""The surge rule and the forecast's persistence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem_ml.ridehailing.engine.surge import forecast_demand, surge

amounts = st.floats(0, 1e6)


@pytest.mark.parametrize(
    ("demand", "supply", "expected"),
    [(0, 10, 1), (10, 10, 1), (12, 10, 1.15), (20, 10, 1.75), (90, 10, 3), (1, 0, 1.75)],
)
def test_surge_follows_the_documented_rule(demand: float, supply: float, expected: float) -> None:
    assert surge(demand, supply) == expected


@given(demands=st.lists(amounts, min_size=2, max_size=2), supply=amounts)
def test_surge_is_monotone_in_demand(demands: list[float], supply: float) -> None:
    low, high = sorted(demands)
    assert surge(low, supply) <= surge(high, supply)


@given(demand=amounts, supplies=st.lists(amounts, min_size=2, max_size=2))
def test_surge_is_antitone_in_supply(demand: float, supplies: list[float]) -> None:
    low, high = sorted(supplies)
    assert surge(demand, low) >= surge(demand, high)


def test_a_burst_persists_where_the_model_expects_nothing() -> None:
    assert forecast_demand(0.0, 0.01, 24) == 10


def test_the_model_decides_while_there_is_no_burst() -> None:
    assert forecast_demand(1.5, 8.0, 4) == 12
