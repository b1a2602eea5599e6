"""The fare's arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from tandem_ml.ridehailing.engine.tariff import fare
from tandem_ml.ridehailing.engine.types import Fare


def test_a_fare_has_its_parts() -> None:
    assert fare(10_000, 1_200, 1.5) == Fare("USD", 3_150, 250, 1_210, 640, 1_050)


def test_half_a_cent_is_rounded_up() -> None:
    assert fare(12_500, 3_600, 1.0).distance == 1_513


def test_a_short_ride_is_lifted_to_the_minimum_in_its_base() -> None:
    assert fare(100, 60, 1.0) == Fare("USD", 500, 456, 12, 32, 0)


@given(st.integers(1, 200_000), st.integers(1, 86_400), st.integers(100, 300))
def test_the_parts_always_add_up(meters: int, seconds: int, surge_percent: int) -> None:
    result = fare(meters, seconds, surge_percent / 100)
    assert result.base + result.distance + result.time + result.surge == result.amount
