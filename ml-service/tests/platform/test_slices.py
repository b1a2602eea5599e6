"""The models of the slices, as callers see them."""

from dataclasses import replace

import pytest

from tandem.model.v1 import model_service_pb2
from tandem_ml.platform.slices import Endpoints, Slice, models_of
from tests.platform.echo import ECHO_MODEL, Echo, echo_slice
from tests.platform.harness import Service, service_on


def slice_with(*names: str) -> Slice:
    return Slice(tuple(replace(ECHO_MODEL, name=name) for name in names), lambda _platform: Endpoints())


def test_the_models_of_all_slices_are_in_order_of_name() -> None:
    models = models_of([slice_with("b", "d"), slice_with(), slice_with("a", "c")])
    assert [model.name for model in models] == ["a", "b", "c", "d"]


def test_two_models_of_the_same_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        models_of([slice_with("a"), slice_with("a")])


async def test_list_models_returns_each_model_with_its_metrics_in_order(service: Service) -> None:
    [model] = (await service.models.ListModels(model_service_pb2.ListModelsRequest())).models
    assert (model.name, model.version, model.data_sha256) == ("echo", "echo-1", "0f" * 32)
    assert model.trained_at.ToJsonString() == "2026-01-02T03:04:05Z"
    assert [(metric.name, metric.unit) for metric in model.metrics] == [("delay", "s"), ("length", "letters")]
    assert [metric.HasField("floor_mae") for metric in model.metrics] == [True, False]


async def test_rest_lists_the_same_models(service: Service) -> None:
    [model] = (await service.http.get("/v1/models")).json()["models"]
    assert (model["name"], model["version"], model["trained_at"]) == ("echo", "echo-1", "2026-01-02T03:04:05Z")
    assert {metric["name"]: metric["floor_mae"] for metric in model["metrics"]} == {"length": None, "delay": 0.9}


async def test_slices_serve_side_by_side() -> None:
    async with service_on(echo_slice(Echo()), slice_with("other")) as service:
        assert (await service.rest_echo("here")).json() == {"text": "here"}
        models = (await service.http.get("/v1/models")).json()["models"]
        assert [model["name"] for model in models] == ["echo", "other"]
        assert await service.metric("tandem_ml_model_info", name="other", version="echo-1") == 1
