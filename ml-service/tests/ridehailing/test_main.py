import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from tandem_ml.main import running
from tandem_ml.platform.errors import AddressInUse
from tandem_ml.platform.settings import Settings
from tests.ridehailing.doubles import RIDE, FlatEngine
from tests.ridehailing.harness import Service, clients_of, eventually, ride_json, ride_request

GATED_SERVICE = ["-m", "tests.ridehailing.gated_service"]
REAL_SERVICE = ["-m", "tandem_ml"]
FREE_PORTS = {"ML_REST_PORT": "0", "ML_GRPC_PORT": "0"}


@dataclass
class Started:
    """A service that runs as a process, with clients of it."""

    process: asyncio.subprocess.Process
    service: Service

    async def lines(self) -> list[dict[str, object]]:
        """Everything it logged as JSON; it must have ended, or been told to."""
        return [json.loads(line) for line in await self.text()]

    async def text(self) -> list[str]:
        """Everything it logged; it must have ended, or been told to."""
        output, _ = await asyncio.wait_for(self.process.communicate(), 20)
        return output.decode().splitlines()


@asynccontextmanager
async def started(command: list[str], folder: Path, **environment: str) -> AsyncIterator[Started]:
    port_file = folder / "ports.json"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **FREE_PORTS, "ML_PORT_FILE": str(port_file), **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        await eventually(lambda: asyncio.to_thread(port_file.exists), wanted=True, seconds=30)
        async with clients_of(json.loads(port_file.read_text())) as service:
            yield Started(process, service)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def run_in_vain(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tandem_ml"],
        env={**os.environ, **FREE_PORTS, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


async def test_on_sigterm_readiness_goes_off_while_calls_in_flight_end(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    async with started(GATED_SERVICE, tmp_path, GATE=str(gate), ML_DRAIN_SECONDS="1") as running_process:
        process, service = running_process.process, running_process.service
        assert (await service.http.get("/readyz")).status_code == 200
        calls = [
            asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE))),
            asyncio.ensure_future(service.http.post("/v1/price", json=ride_json(RIDE))),
        ]
        await service.until_occupied(2)

        process.send_signal(signal.SIGTERM)
        await eventually(lambda: readiness(service), wanted=503)
        health = health_pb2_grpc.HealthStub(service.channel)
        told = await health.Check(health_pb2.HealthCheckRequest())
        assert told.status == health_pb2.HealthCheckResponse.NOT_SERVING
        alive = await service.http.get("/healthz")
        assert (alive.status_code, alive.headers["connection"]) == (200, "close")

        await eventually(lambda: takes_connections(service.ports["rest"]), wanted=False)
        gate.touch()
        by_grpc, by_rest = await asyncio.gather(*calls)
        assert by_grpc.price.fare.amount == by_rest.json()["price"]["fare"]["amount"] == 1230
        assert await asyncio.wait_for(process.wait(), 20) == 0
        events = [line["event"] for line in await running_process.lines()]
        assert [event for event in events if event != "request"] == ["ready", "draining", "stopped"]


async def takes_connections(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


async def readiness(service: Service) -> int:
    return (await service.http.get("/readyz")).status_code


async def test_calls_that_outlast_the_grace_period_do_not_keep_the_process(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    settings = {"GATE": str(gate), "ML_DRAIN_SECONDS": "0", "ML_GRACE_SECONDS": "0.2"}
    async with started(GATED_SERVICE, tmp_path, **settings) as running_process:
        service = running_process.service
        call = asyncio.ensure_future(service.pricing.PriceRide(ride_request(RIDE)))
        await service.until_occupied(1)
        running_process.process.send_signal(signal.SIGTERM)
        with pytest.raises(Exception, match=r"UNAVAILABLE|CANCELLED"):
            await asyncio.wait_for(call, 10)
        gate.touch()
        assert await asyncio.wait_for(running_process.process.wait(), 20) == 0


async def test_the_real_service_prices_and_logs_each_request_when_told_to(tmp_path: Path, model_dir: Path) -> None:
    environment = {"ML_MODEL_DIR": str(model_dir), "ML_DRAIN_SECONDS": "0", "ML_LOG_CALL_SAMPLE_RATE": "1"}
    async with started(REAL_SERVICE, tmp_path, **environment) as running_process:
        service = running_process.service
        by_grpc = await service.pricing.PriceRide(ride_request(RIDE))
        by_rest = await service.http.post("/v1/price", json=ride_json(RIDE))
        assert by_rest.json()["price"]["fare"]["amount"] == by_grpc.price.fare.amount > 0
        running_process.process.send_signal(signal.SIGTERM)
        lines = await running_process.lines()
    assert running_process.process.returncode == 0
    assert [line["event"] for line in lines] == ["ready", "request", "request", "draining", "stopped"]
    assert {"rest": service.ports["rest"], "grpc": service.ports["grpc"]}.items() <= lines[0].items()
    assert [(line["protocol"], line["method"], line["outcome"]) for line in lines[1:3]] == [
        ("grpc", "PriceRide", "ok"),
        ("rest", "/v1/price", "ok"),
    ]
    for line in lines[1:3]:
        assert {"timestamp", "level", "logger", "code", "duration_ms", "queue_ms", "compute_ms"} <= line.keys()


@pytest.mark.parametrize(
    ("log_format", "level", "expected"), [("console", "info", 0), ("console", "debug", 100), ("json", "info", 1)]
)
async def test_a_hundred_calls_are_on_the_console_at_debug_only_and_sampled_as_json(
    tmp_path: Path, model_dir: Path, log_format: str, level: str, expected: int
) -> None:
    environment = {"ML_MODEL_DIR": str(model_dir), "ML_DRAIN_SECONDS": "0"}
    environment |= {"ML_LOG_FORMAT": log_format, "ML_LOG_LEVEL": level}
    async with started(REAL_SERVICE, tmp_path, **environment) as running_process:
        for _ in range(100):
            await running_process.service.pricing.PriceRide(ride_request(RIDE))
        running_process.process.send_signal(signal.SIGTERM)
        lines = await running_process.text()
    assert len([line for line in lines if "PriceRide" in line]) == expected
    own = [line for line in lines if "tandem_ml" in line]
    assert len(own) == 3 + expected, "ready, draining and stopped are logged besides"


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_missing_model_is_told_in_one_line(tmp_path: Path, log_format: str) -> None:
    ended = run_in_vain(ML_MODEL_DIR=str(tmp_path / "nothing"), ML_LOG_FORMAT=log_format)
    assert ended.returncode == 1
    assert ended.stderr == ""
    assert len(ended.stdout.splitlines()) == 1
    assert str(tmp_path / "nothing") in ended.stdout


@pytest.mark.parametrize("file", ["duration.onnx", "demand.onnx", "model.json"])
@pytest.mark.parametrize("damage", ["cut", "gone", "garbage"])
def test_a_corrupt_model_is_told_in_one_line(tmp_path: Path, model_dir: Path, file: str, damage: str) -> None:
    broken = tmp_path / "model"
    broken.mkdir()
    for part in model_dir.iterdir():
        (broken / part.name).write_bytes(part.read_bytes())
    content = (broken / file).read_bytes()
    match damage:
        case "cut":
            (broken / file).write_bytes(content[: len(content) // 2])
        case "gone":
            (broken / file).unlink()
        case _:
            (broken / file).write_bytes(b"garbage")
    ended = run_in_vain(ML_MODEL_DIR=str(broken))
    assert ended.returncode == 1
    assert ended.stderr == ""
    told = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [line["event"] for line in told] == ["cannot start"]


def test_a_wrong_setting_is_told_in_one_line() -> None:
    ended = run_in_vain(ML_WORKERS="many", ML_REST_PORT="70000")
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "ML_WORKERS is 'many'" in ended.stderr
    assert "ML_REST_PORT is '70000'" in ended.stderr


@pytest.mark.parametrize("taken", ["rest_port", "grpc_port"])
async def test_a_port_in_use_is_told(taken: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = {"rest_port": 0, "grpc_port": 0, taken: other.getsockname()[1]}
        with pytest.raises(AddressInUse, match=str(other.getsockname()[1])):
            async with running(Settings.model_validate(ports), FlatEngine()):
                pytest.fail("it should not have started")
