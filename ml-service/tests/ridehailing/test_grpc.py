import asyncio

import grpc.aio
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc import error_details_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_status import rpc_status
from structlog.testing import capture_logs

from tandem.model.v1 import model_service_pb2
from tandem.ridehailing.v1 import pricing_pb2, pricing_service_pb2, pricing_service_pb2_grpc
from tandem_ml.platform.calls import CallLog
from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.grpc.server import GrpcServer
from tandem_ml.platform.metrics import Metrics
from tandem_ml.ridehailing.pricing import Pricing
from tests.ridehailing.doubles import PRICE, RIDE, BrokenEngine, FlatEngine, GatedEngine
from tests.ridehailing.harness import Service, channel_to, eventually, ride_message, ride_request, service_on

SERVICES = [
    "",
    "tandem.ridehailing.v1.PricingService",
    "tandem.ridehailing.v1.SurgeService",
    "tandem.model.v1.ModelService",
]
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
    answer = await service.pricing.PriceRide(ride_request(RIDE))
    price = answer.price
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
    assert 0 < answer.timing.queue.ToNanoseconds() < 5e9
    assert 0 < answer.timing.compute.ToNanoseconds() < 5e9


async def test_a_proxy_of_the_environment_is_not_between_the_tests_and_the_service(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("grpc_proxy", "http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    for name in ("no_grpc_proxy", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    async with service_on(FlatEngine()) as service:
        assert (await service.pricing.PriceRide(ride_request(RIDE), timeout=10)).price.model_version == "flat-1"
        assert (await service.http.get("/readyz")).status_code == 200


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


async def test_bytes_that_hold_no_message_are_refused_and_recorded() -> None:
    async with service_on(FlatEngine()) as service:
        call = service.channel.unary_unary("/tandem.ridehailing.v1.PricingService/PriceRide")
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await call(b"\xff\xfe garbage")
        recorded = await service.metric("tandem_ml_requests_total", method="PriceRide", outcome="invalid")
    assert refused.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert violations(refused.value) == [("request", "is no message of the contract")]
    assert recorded == 1


async def test_an_unknown_method_is_unimplemented(service: Service) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await service.channel.unary_unary("/tandem.ridehailing.v1.PricingService/Nothing")(b"")
    assert refused.value.code() is grpc.StatusCode.UNIMPLEMENTED


async def test_the_engines_refusal_becomes_field_violations(service: Service) -> None:
    request = ride_request(RIDE)
    request.ride.pickup.lat = 42
    assert await refusal_of(service, request) == [("pickup", "is outside the served area")]


async def test_many_rides_are_answered_or_refused_each_on_its_own_and_in_order(service: Service) -> None:
    north = ride_message(RIDE)
    north.pickup.lat = 42
    rides = [ride_message(RIDE), pricing_pb2.Ride(), north, ride_message(RIDE)]
    answer = await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=rides))
    assert [outcome.WhichOneof("outcome") for outcome in answer.outcomes] == ["price", "refusal", "refusal", "price"]
    assert [violation.field for violation in answer.outcomes[1].refusal.violations] == [
        "pickup",
        "dropoff",
        "requested_at",
        "market",
    ]
    assert [violation.field for violation in answer.outcomes[2].refusal.violations] == ["pickup"]
    assert answer.timing.HasField("queue")
    assert answer.timing.HasField("compute")


async def test_only_bad_rides_are_refused_without_an_error(service: Service) -> None:
    answer = await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=[pricing_pb2.Ride()]))
    assert [outcome.WhichOneof("outcome") for outcome in answer.outcomes] == ["refusal"]


@pytest.mark.parametrize("count", [0, 1001])
async def test_no_ride_or_too_many_fail_the_whole_call(service: Service, count: int) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=[ride_message(RIDE)] * count))
    assert refused.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert [field for field, _ in violations(refused.value)] == ["rides"]


async def test_a_thousand_rides_fit(service: Service) -> None:
    answer = await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=[ride_message(RIDE)] * 1000))
    assert len(answer.outcomes) == 1000


async def test_a_message_over_the_limit_is_refused() -> None:
    async with service_on(FlatEngine(), max_request_bytes=1024) as service:
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await service.pricing.PriceRides(pricing_service_pb2.PriceRidesRequest(rides=[ride_message(RIDE)] * 100))
    assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


async def test_a_defect_is_told_as_internal_without_its_inside_and_logged() -> None:
    async with service_on(BrokenEngine()) as service:
        with capture_logs() as logs, pytest.raises(grpc.aio.AioRpcError) as failed:
            await service.pricing.PriceRide(ride_request(RIDE))
    assert failed.value.code() is grpc.StatusCode.INTERNAL
    assert "secret" not in str(failed.value.details())
    assert [(line["event"], line.get("exc_info"), line.get("outcome")) for line in logs] == [
        ("unexpected error", True, None),
        ("request", None, "error"),
    ]


async def test_list_models_returns_the_model_with_its_metrics_in_order(service: Service) -> None:
    [model] = (await service.models.ListModels(model_service_pb2.ListModelsRequest())).models
    assert (model.name, model.version, model.data_sha256) == ("pricing", "flat-1", "0f" * 32)
    assert model.trained_at.ToJsonString() == "2026-01-02T03:04:05Z"
    assert [(metric.name, metric.unit) for metric in model.metrics] == [("demand", "requests"), ("duration", "s")]
    assert [metric.HasField("floor_mae") for metric in model.metrics] == [True, False]


async def test_a_call_that_expires_in_the_queue_is_not_computed() -> None:
    engine = GatedEngine()
    async with service_on(engine, **UNBOUNDED) as service:
        first = asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE)))
        await service.until_occupied(1)
        second = asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE), timeout=0.5))
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


async def test_a_call_cancelled_in_the_queue_is_not_computed() -> None:
    engine = GatedEngine()
    async with service_on(engine, **UNBOUNDED) as service:
        first = asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE)))
        await service.until_occupied(1)
        second = service.pricing.PriceRide(ride_request(RIDE))
        await service.until_occupied(2)
        second.cancel()
        await service.until_occupied(1)
        engine.gate.set()
        await first
        await service.pricing.PriceRide(ride_request(RIDE))
        assert len(engine.computed) == 2
        assert await service.metric("tandem_ml_requests_total", protocol="grpc", outcome="cancelled") == 1


async def test_a_call_that_finds_the_queue_full_is_told_to_come_back() -> None:
    engine = GatedEngine()
    async with service_on(engine, queue_capacity=1) as service:
        waiting = [asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE))) for _ in range(2)]
        await service.until_occupied(2)
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await service.pricing.PriceRide(ride_request(RIDE))
        assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
        engine.gate.set()
        assert len(await asyncio.gather(*waiting)) == 2


async def test_after_the_drain_new_calls_are_told_to_go_elsewhere_while_those_in_flight_end() -> None:
    engine, queue, metrics = GatedEngine(), ComputeQueue(1, 1), Metrics()

    async def occupied() -> int:
        return queue.occupied

    server = GrpcServer(Pricing(engine, queue), CallLog(metrics), 1024)
    port = server.bind("127.0.0.1", 0)
    await server.start()
    try:
        async with channel_to(port) as channel:
            pricing = pricing_service_pb2_grpc.PricingServiceStub(channel)
            in_flight = asyncio.ensure_future(pricing.PriceRide(ride_request(RIDE)))
            await eventually(occupied, wanted=1)
            await server.refuse_new_calls()
            with pytest.raises(grpc.aio.AioRpcError) as refused:
                await pricing.PriceRide(ride_request(RIDE))
            assert refused.value.code() is grpc.StatusCode.UNAVAILABLE
            labels = {"protocol": "grpc", "method": "PriceRide", "outcome": "unavailable"}
            assert metrics.registry.get_sample_value("tandem_ml_requests_total", labels) == 1
            engine.gate.set()
            assert (await in_flight).price.fare.amount == PRICE.fare.amount
    finally:
        engine.gate.set()
        await server.stop(5)
        queue.close()


@pytest.mark.parametrize("name", SERVICES)
async def test_each_service_is_healthy_while_it_serves(service: Service, name: str) -> None:
    health = health_pb2_grpc.HealthStub(service.channel)
    answer = await health.Check(health_pb2.HealthCheckRequest(service=name))
    assert answer.status == health_pb2.HealthCheckResponse.SERVING


async def test_reflection_lists_every_service(service: Service) -> None:
    stub = reflection_pb2_grpc.ServerReflectionStub(service.channel)
    call = stub.ServerReflectionInfo(iter([reflection_pb2.ServerReflectionRequest(list_services="")]))
    answers = [answer async for answer in call]
    names = {listed.name for answer in answers for listed in answer.list_services_response.service}
    assert names >= {*SERVICES[1:], "grpc.health.v1.Health", "grpc.reflection.v1alpha.ServerReflection"}
