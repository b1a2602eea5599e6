"""Both protocols on the real engine: the same rides get the same responses."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from google.protobuf.json_format import MessageToDict

from tandem.model.v1 import model_service_pb2
from tandem.ridehailing.v1 import pricing_pb2, pricing_service_pb2
from tandem_ml.ridehailing.engine.pricing import PricingEngine
from tandem_ml.ridehailing.engine.types import GeoPoint, MarketState, Ride, Weather
from tests.ridehailing.doubles import JFK, RIDE, TIMES_SQUARE
from tests.ridehailing.harness import Service, ride_json, ride_message, ride_request, service_on

RIDES = [
    RIDE,
    replace(RIDE, pickup=JFK, dropoff=TIMES_SQUARE, requested_at=RIDE.requested_at + timedelta(hours=9)),
    replace(RIDE, market=MarketState(400, 0.5), weather=Weather(7.5, -3.0)),
]
BAD_RIDES = [
    replace(RIDE, pickup=GeoPoint(40.5, -73.0)),
    replace(RIDE, dropoff=TIMES_SQUARE),
    replace(RIDE, pickup=GeoPoint(91, -200), market=MarketState(-1, 100_001)),
    replace(RIDE, weather=Weather(201, 61)),
]


@pytest.fixture(scope="module")
async def real(engine: PricingEngine) -> AsyncIterator[Service]:
    async with service_on(engine) as service:
        yield service


def as_rest(price: pricing_pb2.Price) -> dict[str, object]:
    fare = {field: getattr(price.fare, field) for field in ("currency", "amount", "base", "distance", "time", "surge")}
    return {
        "fare": fare,
        "surge": price.surge,
        "forecast_demand": price.forecast_demand,
        "distance_meters": price.distance_meters,
        "duration_seconds": pytest.approx(price.duration.ToTimedelta().total_seconds(), abs=1e-6),
        "model_version": price.model_version,
    }


def as_violations(refusal: pricing_service_pb2.Refusal) -> list[dict[str, str]]:
    return [{"field": violation.field, "description": violation.description} for violation in refusal.violations]


@pytest.mark.parametrize("ride", RIDES)
async def test_one_ride(real: Service, ride: Ride) -> None:
    by_grpc = await real.pricing.PriceRide(ride_request(ride))
    by_rest = await real.http.post("/v1/price", json=ride_json(ride))
    assert by_rest.status_code == 200
    assert by_rest.json()["price"] == as_rest(by_grpc.price)
    fare = by_grpc.price.fare
    assert fare.base + fare.distance + fare.time + fare.surge == fare.amount > 0


async def test_many_rides_good_and_bad(real: Service) -> None:
    rides = [*RIDES, *BAD_RIDES]
    by_grpc = await real.pricing.PriceRides(
        pricing_service_pb2.PriceRidesRequest(rides=[ride_message(ride) for ride in rides])
    )
    by_rest = await real.http.post("/v1/prices", json={"rides": [ride_json(ride) for ride in rides]})
    outcomes = by_rest.json()["outcomes"]
    assert len(outcomes) == len(by_grpc.outcomes) == len(rides)
    for reported, outcome in zip(outcomes[: len(RIDES)], by_grpc.outcomes, strict=False):
        assert reported["price"] == as_rest(outcome.price)
    for reported, outcome in zip(outcomes[len(RIDES) :], by_grpc.outcomes[len(RIDES) :], strict=True):
        assert reported["refusal"]["violations"] == as_violations(outcome.refusal) != []


@pytest.mark.parametrize("ride", BAD_RIDES)
async def test_a_bad_ride_is_refused_with_the_same_violations_alone_and_among_many(real: Service, ride: Ride) -> None:
    alone = await real.http.post("/v1/price", json=ride_json(ride))
    among = await real.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=[ride_message(ride)]))
    assert alone.status_code == 422
    assert alone.json()["errors"] == as_violations(among.outcomes[0].refusal)


async def test_violations_name_fields_of_the_contract(real: Service) -> None:
    known = set(_paths(pricing_pb2.Ride.DESCRIPTOR))
    for ride in BAD_RIDES:
        response = await real.http.post("/v1/price", json=ride_json(ride))
        assert {error["field"] for error in response.json()["errors"]} <= known


async def test_the_active_model(real: Service) -> None:
    [by_grpc] = (await real.models.ListModels(model_service_pb2.ListModelsRequest())).models
    by_rest = (await real.http.get("/v1/models/active")).json()
    reported = MessageToDict(by_grpc, preserving_proto_field_name=True)
    assert (reported["version"], reported["data_sha256"]) == (by_rest["version"], by_rest["data_sha256"])
    assert reported["metrics"] == sorted(by_rest["metrics"], key=lambda metric: metric["name"])
    assert {metric["name"]: metric["unit"] for metric in reported["metrics"]} == {"duration": "s", "demand": "requests"}


def _paths(message, prefix=""):
    for field in message.fields:
        yield prefix + field.name
        if field.message_type is not None and field.message_type.file.package == "tandem.ridehailing.v1":
            yield from _paths(field.message_type, f"{prefix}{field.name}.")
