"""What holds for every price."""

import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tandem_ml.platform.errors import InvalidRequest
from tandem_ml.ridehailing.city.distance import haversine_meters
from tandem_ml.ridehailing.engine.pricing import PricingEngine
from tandem_ml.ridehailing.engine.types import GeoPoint, MarketState, Refusal, Ride, RidePrice
from tests.ridehailing.engine.strategies import any_rides, markets, moments, points, rides

RIDE = Ride(
    GeoPoint(40.758, -73.9855), GeoPoint(40.6413, -73.7781), datetime(2026, 3, 4, 22, tzinfo=UTC), MarketState(3, 20.0)
)


@given(ride=rides())
def test_price_is_finite_positive_and_adds_up(engine: PricingEngine, ride: Ride) -> None:
    price = engine.price(ride)
    fare = price.fare
    assert fare.base + fare.distance + fare.time + fare.surge == fare.amount
    assert min(fare.base, fare.distance, fare.time, fare.surge) >= 0
    assert fare.amount >= 500
    assert 1 <= price.surge <= 3
    assert price.distance_meters > 0
    assert math.isfinite(price.duration_seconds)
    assert 0 < price.duration_seconds < 12 * 3600
    assert math.isfinite(price.forecast_demand)
    assert price.forecast_demand >= 0


@given(pickup=points, ends=st.lists(points, min_size=2, max_size=2, unique=True), at=moments, market=markets)
def test_a_farther_dropoff_never_costs_less(
    engine: PricingEngine, pickup: GeoPoint, ends: list[GeoPoint], at: datetime, market: MarketState
) -> None:
    assume(pickup not in ends)
    near, far = sorted(ends, key=lambda end: float(haversine_meters(pickup.lat, pickup.lng, end.lat, end.lng)))
    nearer, farther = engine.price(Ride(pickup, near, at, market)), engine.price(Ride(pickup, far, at, market))
    assert nearer.duration_seconds <= farther.duration_seconds
    assert nearer.fare.amount <= farther.fare.amount


@given(ride=rides(), more=st.integers(0, 100_000))
def test_more_demand_never_lowers_surge(engine: PricingEngine, ride: Ride, more: int) -> None:
    low, high = sorted((ride.market.recent_demand, more))
    calm = engine.price(replace(ride, market=replace(ride.market, recent_demand=low)))
    busy = engine.price(replace(ride, market=replace(ride.market, recent_demand=high)))
    assert calm.surge <= busy.surge
    assert calm.fare.amount <= busy.fare.amount


@given(ride=rides(), other=st.floats(0, 100_000))
def test_more_supply_never_raises_surge(engine: PricingEngine, ride: Ride, other: float) -> None:
    low, high = sorted((ride.market.available_supply, other))
    scarce = engine.price(replace(ride, market=replace(ride.market, available_supply=low)))
    plenty = engine.price(replace(ride, market=replace(ride.market, available_supply=high)))
    assert scarce.surge >= plenty.surge


@given(batch=st.lists(rides() | any_rides, max_size=12))
@settings(max_examples=50)
def test_one_and_many_agree(engine: PricingEngine, batch: list[Ride]) -> None:
    assert engine.price_many(batch) == [_alone(engine, ride) for ride in batch]


@given(ride=any_rides)
def test_no_input_makes_anything_but_a_price_or_a_clear_refusal(engine: PricingEngine, ride: Ride) -> None:
    outcome = _alone(engine, ride)
    if isinstance(outcome, Refusal):
        assert outcome.violations
        assert all(violation.field and violation.description for violation in outcome.violations)


def test_a_known_ride_has_a_plausible_price(engine: PricingEngine) -> None:
    price = engine.price(RIDE)
    assert 25_000 < price.distance_meters < 29_000
    assert 30 * 60 < price.duration_seconds < 80 * 60
    assert price.surge == 1
    assert price.fare.distance == round(price.distance_meters * 0.121)


def test_a_crowd_raises_surge_to_its_cap(engine: PricingEngine) -> None:
    assert engine.price(replace(RIDE, market=MarketState(500, 20.0))).surge == 3


def test_many_of_none_is_none(engine: PricingEngine) -> None:
    assert engine.price_many([]) == []


@pytest.mark.parametrize(
    ("ride", "field"),
    [
        (replace(RIDE, pickup=GeoPoint(math.nan, -73.98)), "pickup.lat"),
        (replace(RIDE, pickup=GeoPoint(40.7, math.inf)), "pickup.lng"),
        (replace(RIDE, dropoff=GeoPoint(91, -73.98)), "dropoff.lat"),
        (replace(RIDE, dropoff=GeoPoint(40.7178, -74.0431)), "dropoff"),
        (replace(RIDE, dropoff=RIDE.pickup), "dropoff"),
        (replace(RIDE, requested_at=datetime(2026, 3, 4, 22)), "requested_at"),  # noqa: DTZ001
        (replace(RIDE, requested_at=datetime(1999, 3, 4, 22, tzinfo=UTC)), "requested_at"),
        (replace(RIDE, market=MarketState(-1, 1)), "market.recent_demand"),
        (replace(RIDE, market=MarketState(1, -0.1)), "market.available_supply"),
    ],
)
def test_the_field_at_fault_is_named(engine: PricingEngine, ride: Ride, field: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        engine.price(ride)
    assert [violation.field for violation in refused.value.violations] == [field]


def _alone(engine: PricingEngine, ride: Ride) -> RidePrice | Refusal:
    try:
        return engine.price(ride)
    except InvalidRequest as refused:
        return Refusal(refused.violations)
