"""The pricing service over gRPC."""

import asyncio

import grpc.aio
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc import error_details_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_status import rpc_status

from tandem.ridehailing.v1 import pricing_pb2, pricing_service_pb2
from tests.ridehailing.doubles import PRICE, RIDE, GatedEngine
from tests.ridehailing.harness import Service, ride_message, ride_request, service_on

SERVICES = ["tandem.ridehailing.v1.PricingService", "tandem.ridehailing.v1.SurgeService"]
UNBOUNDED = {"queue_capacity": 10}


def violations(error: grpc.aio.AioRpcError) -> list[tuple[str, str]]:
    status = rpc_status.from_call(error)
    assert status is not None
    bad_request = error_details_pb2.BadRequest()
    assert status.details[0].Unpack(bad_request)
    return [(violation.field, violation.description) for violation in bad_request.field_violations]


async def refusal_of(service: Service, request: pricing_service_pb2.PriceRideRequest) -> list[tuple[str, str]]:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await service.pricing.PriceRide(request)
    assert refused.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    return violations(refused.value)


async def test_a_ride_gets_the_engines_price_and_its_timing(service: Service) -> None:
    response = await service.pricing.PriceRide(ride_request(RIDE))
    price = response.price
    fare = price.fare
    assert (fare.currency, fare.amount, fare.base, fare.distance, fare.time, fare.surge) == (
        "USD",
        1230,
        250,
        600,
        380,
        0,
    )
    assert (price.surge, price.forecast_demand, price.distance_meters) == (1.0, 3.25, PRICE.distance_meters)
    assert price.duration.ToTimedelta().total_seconds() == 1800.5
    assert price.model_version == "flat-1"
    assert 0 < response.timing.queue.ToNanoseconds() < 5e9
    assert 0 < response.timing.compute.ToNanoseconds() < 5e9


async def test_a_request_without_a_ride_names_it(service: Service) -> None:
    assert await refusal_of(service, pricing_service_pb2.PriceRideRequest()) == [("ride", "is required")]


async def test_each_missing_part_is_named(service: Service) -> None:
    request = pricing_service_pb2.PriceRideRequest(ride=pricing_pb2.Ride(dropoff=pricing_pb2.LatLng()))
    assert await refusal_of(service, request) == [
        ("pickup", "is required"),
        ("requested_at", "is required"),
        ("market", "is required"),
    ]


async def test_a_timestamp_outside_the_calendar_is_refused(service: Service) -> None:
    request = ride_request(RIDE)
    request.ride.requested_at.CopyFrom(Timestamp(seconds=10**12))
    assert [field for field, _ in await refusal_of(service, request)] == ["requested_at"]


async def test_the_engines_refusal_becomes_field_violations(service: Service) -> None:
    request = ride_request(RIDE)
    request.ride.pickup.lat = 42
    assert await refusal_of(service, request) == [("pickup", "is outside the served area")]


async def test_many_rides_are_priced_or_refused_each_on_its_own_and_in_order(service: Service) -> None:
    north = ride_message(RIDE)
    north.pickup.lat = 42
    rides = [ride_message(RIDE), pricing_pb2.Ride(), north, ride_message(RIDE)]
    response = await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=rides))
    assert [outcome.WhichOneof("outcome") for outcome in response.outcomes] == ["price", "refusal", "refusal", "price"]
    assert [violation.field for violation in response.outcomes[1].refusal.violations] == [
        "pickup",
        "dropoff",
        "requested_at",
        "market",
    ]
    assert [violation.field for violation in response.outcomes[2].refusal.violations] == ["pickup"]
    assert response.timing.HasField("queue")
    assert response.timing.HasField("compute")


async def test_only_bad_rides_are_refused_without_an_error(service: Service) -> None:
    response = await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=[pricing_pb2.Ride()]))
    assert [outcome.WhichOneof("outcome") for outcome in response.outcomes] == ["refusal"]


@pytest.mark.parametrize("count", [0, 1001])
async def test_no_ride_or_too_many_fail_the_whole_call(service: Service, count: int) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=[ride_message(RIDE)] * count))
    assert refused.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert [field for field, _ in violations(refused.value)] == ["rides"]


async def test_a_thousand_rides_fit(service: Service) -> None:
    response = await service.pricing.PriceRides(
        pricing_service_pb2.PriceRidesRequest(rides=[ride_message(RIDE)] * 1000)
    )
    assert len(response.outcomes) == 1000


async def test_a_call_that_expires_in_the_queue_is_not_computed() -> None:
    engine = GatedEngine()
    async with service_on(engine, **UNBOUNDED) as service:
        first = asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE)))
        await service.until_occupied(1)
        second = asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE), timeout=2))
        await service.until_occupied(2)
        with pytest.raises(grpc.aio.AioRpcError) as expired:
            await second
        assert expired.value.code() is grpc.StatusCode.DEADLINE_EXCEEDED
        await service.until_occupied(1)
        engine.gate.set()
        await first
        await service.pricing.PriceRide(ride_request(RIDE))
        assert len(engine.computed) == 2
        assert await service.metric("tandem_ml_requests_total", protocol="grpc", outcome="expired") == 1


@pytest.mark.parametrize("name", SERVICES)
async def test_each_service_is_healthy_while_it_serves(service: Service, name: str) -> None:
    health = health_pb2_grpc.HealthStub(service.channel)
    response = await health.Check(health_pb2.HealthCheckRequest(service=name))
    assert response.status == health_pb2.HealthCheckResponse.SERVING


async def test_reflection_lists_every_service(service: Service) -> None:
    stub = reflection_pb2_grpc.ServerReflectionStub(service.channel)
    call = stub.ServerReflectionInfo(iter([reflection_pb2.ServerReflectionRequest(list_services="")]))
    responses = [response async for response in call]
    names = {listed.name for response in responses for listed in response.list_services_response.service}
    assert names >= {*SERVICES, "grpc.health.v1.Health", "grpc.reflection.v1alpha.ServerReflection"}
