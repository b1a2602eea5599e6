"""The whole process on the trained model."""

import json
import signal
from pathlib import Path

import pytest

from tests.platform.processes import fail_to_start, started
from tests.ridehailing.doubles import RIDE
from tests.ridehailing.harness import connected_to, ride_json, ride_request


async def test_the_real_service_prices_and_logs_each_request_if_so_configured(tmp_path: Path, model_dir: Path) -> None:
    environment = {"ML_MODEL_DIR": str(model_dir), "ML_DRAIN_SECONDS": "0", "ML_LOG_CALL_SAMPLE_RATE": "1"}
    async with started("tandem_ml", tmp_path, **environment) as real, connected_to(real.ports) as service:
        by_grpc = await service.pricing.PriceRide(ride_request(RIDE))
        by_rest = await service.http.post("/v1/price", json=ride_json(RIDE))
        assert by_rest.json()["price"]["fare"]["amount"] == by_grpc.price.fare.amount > 0
        real.process.send_signal(signal.SIGTERM)
        lines = await real.json_lines()
    assert real.process.returncode == 0
    assert [line["event"] for line in lines] == ["ready", "request", "request", "draining", "stopped"]
    assert service.ports.items() <= lines[0].items()
    assert lines[0]["models"] == {"pricing": by_grpc.price.model_version}
    assert [(line["protocol"], line["method"], line["outcome"]) for line in lines[1:3]] == [
        ("grpc", "PriceRide", "ok"),
        ("rest", "/v1/price", "ok"),
    ]
    for line in lines[1:3]:
        assert {"timestamp", "level", "logger", "code", "duration_ms", "queue_ms", "compute_ms"} <= line.keys()
        assert {"priced": 1, "refused": 0}.items() <= line.items()


@pytest.mark.parametrize(
    ("log_format", "level", "expected"), [("console", "info", 0), ("console", "debug", 100), ("json", "info", 1)]
)
async def test_a_hundred_calls_are_on_the_console_at_debug_only_and_sampled_as_json(
    tmp_path: Path, model_dir: Path, log_format: str, level: str, expected: int
) -> None:
    environment = {"ML_MODEL_DIR": str(model_dir), "ML_DRAIN_SECONDS": "0"}
    environment |= {"ML_LOG_FORMAT": log_format, "ML_LOG_LEVEL": level}
    async with started("tandem_ml", tmp_path, **environment) as real, connected_to(real.ports) as service:
        for _ in range(100):
            await service.pricing.PriceRide(ride_request(RIDE))
        real.process.send_signal(signal.SIGTERM)
        lines = await real.lines()
    assert len([line for line in lines if "PriceRide" in line]) == expected
    own = [line for line in lines if "tandem_ml" in line]
    assert len(own) == 3 + expected, "ready, draining and stopped are logged besides"


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_missing_model_is_reported_in_one_line(tmp_path: Path, log_format: str) -> None:
    ended = fail_to_start(ML_MODEL_DIR=str(tmp_path / "nothing"), ML_LOG_FORMAT=log_format)
    assert ended.returncode == 1
    assert ended.stderr == ""
    assert len(ended.stdout.splitlines()) == 1
    assert str(tmp_path / "nothing") in ended.stdout


@pytest.mark.parametrize("file", ["duration.onnx", "demand.onnx", "model.json"])
@pytest.mark.parametrize("damage", ["cut", "gone", "garbage"])
def test_a_corrupt_model_is_reported_in_one_line(tmp_path: Path, model_dir: Path, file: str, damage: str) -> None:
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
    ended = fail_to_start(ML_MODEL_DIR=str(broken))
    assert ended.returncode == 1
    assert ended.stderr == ""
    logged = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [line["event"] for line in logged] == ["cannot start"]
