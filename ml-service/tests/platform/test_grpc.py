"""What the platform makes of gRPC calls, on the echo slice."""

import asyncio

import grpc.aio
import pytest
from google.protobuf.wrappers_pb2 import StringValue
from google.rpc import error_details_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_status import rpc_status
from structlog.testing import capture_logs

from tandem_ml.platform.calls import CallLog
from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.server import GrpcServer
from tandem_ml.platform.metrics import Metrics
from tandem_ml.platform.slices import PlatformServices
from tests.platform.echo import ECHO_METHOD, ECHO_SERVICE, BrokenEcho, Echo, GatedEcho, echo_slice
from tests.platform.harness import Service, channel_to, eventually, service_on

SERVICES = ["", ECHO_SERVICE, "tandem.model.v1.ModelService"]
TEXT = StringValue(value="hello")


async def test_a_response_holds_what_was_computed(service: Service) -> None:
    assert (await service.grpc_echo(TEXT)).value == "hello"


async def test_a_proxy_of_the_environment_is_not_between_the_tests_and_the_service(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("grpc_proxy", "http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    for name in ("no_grpc_proxy", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    async with service_on(echo_slice(Echo())) as service:
        assert (await service.grpc_echo(TEXT, timeout=10)).value == "hello"
        assert (await service.http.get("/readyz")).status_code == 200


async def test_bytes_that_hold_no_message_are_refused_and_recorded() -> None:
    async with service_on(echo_slice(Echo())) as service:
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await service.channel.unary_unary(ECHO_METHOD)(b"\xff\xfe garbage")
        recorded = await service.metric("tandem_ml_requests_total", method="Echo", outcome="invalid")
    assert refused.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    status = rpc_status.from_call(refused.value)
    assert status is not None
    bad_request = error_details_pb2.BadRequest()
    assert status.details[0].Unpack(bad_request)
    assert [(violation.field, violation.description) for violation in bad_request.field_violations] == [
        ("request", "is no message of the contract")
    ]
    assert recorded == 1


async def test_an_unknown_method_is_unimplemented(service: Service) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await service.channel.unary_unary(f"/{ECHO_SERVICE}/Nothing")(b"")
    assert refused.value.code() is grpc.StatusCode.UNIMPLEMENTED


async def test_a_message_over_the_limit_is_refused() -> None:
    async with service_on(echo_slice(Echo()), max_request_bytes=1024) as service:
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await service.grpc_echo(StringValue(value="x" * 1025))
    assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


async def test_a_defect_becomes_internal_without_its_inside_and_is_logged() -> None:
    async with service_on(echo_slice(BrokenEcho())) as service:
        with capture_logs() as logs, pytest.raises(grpc.aio.AioRpcError) as failed:
            await service.grpc_echo(TEXT)
    assert failed.value.code() is grpc.StatusCode.INTERNAL
    assert "secret" not in str(failed.value.details())
    assert [(line["event"], line.get("exc_info"), line.get("outcome")) for line in logs] == [
        ("unexpected error", True, None),
        ("request", None, "error"),
    ]


async def test_a_call_that_expires_in_the_queue_is_not_computed() -> None:
    echo = GatedEcho()
    async with service_on(echo_slice(echo), queue_capacity=10) as service:
        first = asyncio.ensure_future(service.grpc_echo(TEXT))
        await service.until_occupied(1)
        second = asyncio.ensure_future(service.grpc_echo(TEXT, timeout=2))
        await service.until_occupied(2)
        with pytest.raises(grpc.aio.AioRpcError) as expired:
            await second
        assert expired.value.code() is grpc.StatusCode.DEADLINE_EXCEEDED
        await service.until_occupied(1)
        echo.gate.set()
        await first
        await service.grpc_echo(TEXT)
        assert len(echo.computed) == 2
        assert await service.metric("tandem_ml_requests_total", protocol="grpc", outcome="expired") == 1


async def test_a_call_cancelled_in_the_queue_is_not_computed() -> None:
    echo = GatedEcho()
    async with service_on(echo_slice(echo), queue_capacity=10) as service:
        first = asyncio.ensure_future(service.grpc_echo(TEXT))
        await service.until_occupied(1)
        second = service.grpc_echo(TEXT)
        await service.until_occupied(2)
        second.cancel()
        await service.until_occupied(1)
        echo.gate.set()
        await first
        await service.grpc_echo(TEXT)
        assert len(echo.computed) == 2
        assert await service.metric("tandem_ml_requests_total", protocol="grpc", outcome="cancelled") == 1


async def test_a_call_that_finds_the_queue_full_is_refused() -> None:
    echo = GatedEcho()
    async with service_on(echo_slice(echo), queue_capacity=1) as service:
        waiting = [asyncio.ensure_future(service.grpc_echo(TEXT)) for _ in range(2)]
        await service.until_occupied(2)
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await service.grpc_echo(TEXT)
        assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
        echo.gate.set()
        assert len(await asyncio.gather(*waiting)) == 2


async def test_after_the_drain_new_calls_are_rejected_while_those_in_flight_end() -> None:
    echo, queue, metrics = GatedEcho(), ComputeQueue(1, 1), Metrics()
    calls = GrpcCalls(CallLog(metrics))
    endpoints = echo_slice(echo).create_endpoints(PlatformServices(queue, calls, metrics.registry))

    async def occupied() -> int:
        return queue.occupied

    server = GrpcServer(endpoints.grpc_services, calls, 1024)
    port = server.bind("127.0.0.1", 0)
    await server.start()
    try:
        async with channel_to(port) as channel:
            call = channel.unary_unary(ECHO_METHOD, StringValue.SerializeToString, StringValue.FromString)
            in_flight = asyncio.ensure_future(call(TEXT))
            await eventually(occupied, wanted=1)
            await server.reject_new_calls()
            with pytest.raises(grpc.aio.AioRpcError) as refused:
                await call(TEXT)
            assert refused.value.code() is grpc.StatusCode.UNAVAILABLE
            labels = {"protocol": "grpc", "method": "Echo", "outcome": "unavailable"}
            assert metrics.registry.get_sample_value("tandem_ml_requests_total", labels) == 1
            echo.gate.set()
            assert (await in_flight).value == "hello"
    finally:
        echo.gate.set()
        await server.stop(5)
        queue.close()


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
    assert names >= {*SERVICES[1:], "grpc.health.v1.Health", "grpc.reflection.v1alpha.ServerReflection"}
