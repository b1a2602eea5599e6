"""A service without a slice: it serves, is ready, and lists no model."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import grpc.aio
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from tandem.model.v1 import model_service_pb2
from tests.platform.harness import Service, clients_of, service_on
from tests.platform.processes import started


@pytest.fixture(scope="module")
async def bare() -> AsyncIterator[Service]:
    async with service_on() as service:
        yield service


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/docs", "/openapi.json"])
async def test_each_page_of_the_platform_is_served(bare: Service, path: str) -> None:
    assert (await bare.http.get(path)).status_code == 200


async def test_no_model_is_listed_over_rest(bare: Service) -> None:
    assert (await bare.http.get("/v1/models")).json() == {"models": []}


async def test_no_model_is_listed_over_grpc(bare: Service) -> None:
    assert list((await bare.models.ListModels(model_service_pb2.ListModelsRequest())).models) == []


async def test_no_model_is_among_the_metrics(bare: Service) -> None:
    assert "tandem_ml_model_info{" not in (await bare.http.get("/metrics")).text


@pytest.mark.parametrize("name", ["", "tandem.model.v1.ModelService"])
async def test_the_services_of_the_platform_are_healthy(bare: Service, name: str) -> None:
    response = await health_pb2_grpc.HealthStub(bare.channel).Check(health_pb2.HealthCheckRequest(service=name))
    assert response.status == health_pb2.HealthCheckResponse.SERVING


async def test_an_unknown_service_is_unimplemented(bare: Service) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await bare.grpc_echo(b"")
    assert refused.value.code() is grpc.StatusCode.UNIMPLEMENTED


async def test_the_process_starts_without_a_model_folder_and_stops(tmp_path: Path) -> None:
    environment = {"ML_MODEL_DIR": str(tmp_path / "nothing"), "ML_DRAIN_SECONDS": "0"}
    async with started("tests.platform.bare_service", tmp_path, **environment) as bare:
        async with clients_of(bare.ports) as (_, http):
            assert (await http.get("/readyz")).status_code == 200
        bare.process.send_signal(signal.SIGTERM)
        lines = await bare.json_lines()
    assert bare.process.returncode == 0
    assert [line["event"] for line in lines] == ["ready", "draining", "stopped"]
    assert lines[0]["models"] == {}
