"""The whole process: it starts, drains, and reports why it cannot start."""

import asyncio
import signal
import socket
from pathlib import Path

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from grpc_health.v1 import health_pb2, health_pb2_grpc

from tandem_ml.main import running
from tandem_ml.platform.errors import AddressInUse
from tandem_ml.platform.settings import Settings
from tests.platform.harness import Service, clients_of, eventually
from tests.platform.processes import fail_to_start, started

GATED_SERVICE = "tests.platform.gated_echo_service"


async def test_on_sigterm_readiness_goes_off_while_calls_in_flight_end(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    async with (
        started(GATED_SERVICE, tmp_path, GATE=str(gate), ML_DRAIN_SECONDS="3") as gated,
        clients_of(gated.ports) as clients,
    ):
        service = Service(gated.ports, *clients)
        assert (await service.http.get("/readyz")).status_code == 200
        calls = [
            asyncio.ensure_future(service.grpc_echo(StringValue(value="by gRPC"))),
            asyncio.ensure_future(service.rest_echo("by REST")),
        ]
        await service.until_occupied(2)

        gated.process.send_signal(signal.SIGTERM)
        await eventually(lambda: readiness(service), wanted=503)
        health = health_pb2_grpc.HealthStub(service.channel)
        reported = await health.Check(health_pb2.HealthCheckRequest())
        assert reported.status == health_pb2.HealthCheckResponse.NOT_SERVING
        alive = await service.http.get("/healthz")
        assert (alive.status_code, alive.headers["connection"]) == (200, "close")

        await eventually(lambda: accepts_connections(service.ports["rest"]), wanted=False)
        gate.touch()
        by_grpc, by_rest = await asyncio.gather(*calls)
        assert (by_grpc.value, by_rest.json()) == ("by gRPC", {"text": "by REST"})
        assert await asyncio.wait_for(gated.process.wait(), 20) == 0
        events = [line["event"] for line in await gated.json_lines()]
        assert [event for event in events if event != "request"] == ["ready", "draining", "stopped"]


async def accepts_connections(port: int) -> bool:
    """False also when the server resets a connection that it never accepted, as it does when its socket closes."""
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.close()
        await writer.wait_closed()
    except ConnectionError:
        return False
    return True


async def readiness(service: Service) -> int:
    return (await service.http.get("/readyz")).status_code


async def test_calls_that_outlast_the_grace_period_do_not_keep_the_process(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    settings = {"GATE": str(gate), "ML_DRAIN_SECONDS": "0", "ML_GRACE_SECONDS": "0.2"}
    async with started(GATED_SERVICE, tmp_path, **settings) as gated, clients_of(gated.ports) as clients:
        service = Service(gated.ports, *clients)
        call = asyncio.ensure_future(service.grpc_echo(StringValue(value="late")))
        await service.until_occupied(1)
        gated.process.send_signal(signal.SIGTERM)
        with pytest.raises(Exception, match=r"UNAVAILABLE|CANCELLED"):
            await asyncio.wait_for(call, 10)
        gate.touch()
        assert await asyncio.wait_for(gated.process.wait(), 20) == 0


def test_a_wrong_setting_is_reported_in_one_line() -> None:
    ended = fail_to_start(ML_WORKERS="many", ML_REST_PORT="70000")
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "ML_WORKERS is 'many'" in ended.stderr
    assert "ML_REST_PORT is '70000'" in ended.stderr


@pytest.mark.parametrize("taken", ["rest_port", "grpc_port"])
async def test_a_port_in_use_is_reported(taken: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = {"rest_port": 0, "grpc_port": 0, taken: other.getsockname()[1]}
        with pytest.raises(AddressInUse, match=str(other.getsockname()[1])):
            async with running(Settings.model_validate(ports), []):
                pytest.fail("it should not have started")
