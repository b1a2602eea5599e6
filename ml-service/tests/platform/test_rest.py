"""What the platform makes of REST calls, on the echo slice."""

import asyncio
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import httpx
import pytest
from google.protobuf.wrappers_pb2 import StringValue

from tests.platform.echo import BrokenEcho, Echo, GatedEcho, echo_slice
from tests.platform.harness import Service, service_on

SERVER_TIMING = re.compile(r"ml-queue;dur=\d+\.\d{3}, ml-compute;dur=\d+\.\d{3}")
JSON = {"content-type": "application/json"}


def fields_of(response: httpx.Response) -> list[str]:
    """The fields that a refusal names."""
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code == 422
    assert problem["type"] == "urn:tandem:problem:invalid-request"
    assert all(error["description"] for error in problem["errors"])
    return [error["field"] for error in problem["errors"]]


async def test_a_response_holds_what_was_computed_and_its_timing(service: Service) -> None:
    response = await service.rest_echo("hello")
    assert (response.status_code, response.json()) == (200, {"text": "hello"})
    assert SERVER_TIMING.fullmatch(response.headers["server-timing"])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": 3}, "text"),
        ({"text": "x", "times": 1.5}, "times"),
        ({"text": "x", "times": "1"}, "times"),
        ({"text": "x", "at": "2026-03-06"}, "at"),
        ({"text": "x", "other": 1}, "other"),
        ([], "body"),
    ],
)
async def test_what_breaks_the_schema_is_named_by_its_path(service: Service, body: object, field: str) -> None:
    assert fields_of(await service.http.post("/v1/echo", json=body)) == [field]


@pytest.mark.parametrize("text", ["", "{", '{"text": NaN}', '{"text": "x", "times": Infinity}', b"\xff"])
async def test_what_is_not_json_is_refused(service: Service, text: str | bytes) -> None:
    assert fields_of(await service.http.post("/v1/echo", content=text, headers=JSON)) == ["body"]


@pytest.mark.parametrize("times", ["2.0", "2", "0.2e1"])
async def test_a_whole_number_may_be_written_with_decimals(service: Service, times: str) -> None:
    response = await service.http.post("/v1/echo", content=f'{{"text": "x", "times": {times}}}', headers=JSON)
    assert response.json() == {"text": "xx"}


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_another_media_type_is_unsupported(service: Service, content_type: str) -> None:
    headers = {"content-type": content_type} if content_type else {}
    response = await service.http.post("/v1/echo", content=json.dumps({"text": "x"}), headers=headers)
    assert response.status_code == 415
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/v1/nothing", 404), ("GET", "/v1/echo", 405), ("DELETE", "/readyz", 405)]
)
async def test_an_unknown_route_or_method_is_a_problem_too(
    service: Service, method: str, path: str, status: int
) -> None:
    response = await service.http.request(method, path)
    assert response.status_code == response.json()["status"] == status
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_body_over_the_limit_is_refused_whether_announced_or_not() -> None:
    async def chunks() -> Any:
        for _ in range(64):
            yield b" " * 1024

    async with service_on(echo_slice(Echo()), max_request_bytes=2048) as service:
        announced = await service.http.post("/v1/echo", content=b" " * 2049, headers=JSON)
        streamed = await service.http.post("/v1/echo", content=chunks(), headers=JSON)
        fits = await service.rest_echo("x")
    assert [announced.status_code, streamed.status_code, fits.status_code] == [413, 413, 200]
    assert announced.json()["type"] == streamed.json()["type"] == "urn:tandem:problem:body-too-large"


async def test_a_defect_becomes_a_problem_without_its_inside(caplog: pytest.LogCaptureFixture) -> None:
    async with service_on(echo_slice(BrokenEcho())) as service:
        response = await service.rest_echo("x")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text
    assert "ZeroDivisionError" in caplog.text


async def test_a_full_queue_is_reported_with_a_time_to_retry() -> None:
    echo = GatedEcho()
    async with service_on(echo_slice(echo), queue_capacity=1) as service:
        waiting = [asyncio.ensure_future(service.rest_echo("x")) for _ in range(2)]
        await service.until_occupied(2)
        refused = await service.rest_echo("x")
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
        assert refused.json()["type"] == "urn:tandem:problem:overloaded"
        echo.gate.set()
        assert [response.status_code for response in await asyncio.gather(*waiting)] == [200, 200]


async def test_a_request_whose_client_disconnects_in_the_queue_is_not_computed() -> None:
    echo = GatedEcho()
    async with service_on(echo_slice(echo), queue_capacity=10) as service:
        first = asyncio.ensure_future(service.rest_echo("first"))
        await service.until_occupied(1)
        second = asyncio.ensure_future(service.rest_echo("second"))
        await service.until_occupied(2)
        second.cancel()
        await service.until_occupied(1)
        echo.gate.set()
        await first
        await service.rest_echo("third")
        assert echo.computed == ["first", "third"]
        assert await service.metric("tandem_ml_requests_total", protocol="rest", outcome="cancelled") == 1


async def test_the_metrics_count_both_protocols() -> None:
    async with service_on(echo_slice(Echo())) as service:
        await service.rest_echo("x")
        await service.http.post("/v1/echo", json={})
        await service.grpc_echo(StringValue(value="x"))
        for labels in (
            {"protocol": "rest", "method": "/v1/echo", "outcome": "ok"},
            {"protocol": "rest", "method": "/v1/echo", "outcome": "invalid"},
            {"protocol": "grpc", "method": "Echo", "outcome": "ok"},
        ):
            assert await service.metric("tandem_ml_requests_total", **labels) == 1
        assert await service.metric("tandem_ml_queue_seconds_count") == 2
        assert await service.metric("tandem_ml_compute_seconds_count") == 2


async def test_the_documentation_needs_no_other_origin(service: Service) -> None:
    page = await service.http.get("/docs")
    assert page.status_code == 200
    assets = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(assets) == 3
    assert "//" not in "".join(assets)
    for asset in assets:
        response = await service.http.get(asset)
        assert response.status_code == 200
        assert len(response.content) > 1000


async def test_the_documentation_tells_the_projects_version(service: Service) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert (await service.http.get("/openapi.json")).json()["info"]["version"] == project["version"]


async def test_the_documentation_gives_problems_their_media_type(service: Service) -> None:
    document = (await service.http.get("/openapi.json")).json()
    responses = document["paths"]["/v1/echo"]["post"]["responses"]
    assert set(responses) == {"200", "413", "415", "422", "429"}
    assert set(responses["422"]["content"]) == {"application/problem+json"}
    assert set(responses["429"]["headers"]) == {"Retry-After"}
    assert "HTTPValidationError" not in document["components"]["schemas"]
