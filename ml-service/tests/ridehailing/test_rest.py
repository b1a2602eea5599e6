"""Prices over REST."""

import json
import re
from typing import Any

import httpx
import pytest

from tests.ridehailing.doubles import RIDE, FlatEngine
from tests.ridehailing.harness import Service, ride_json, ride_request, service_on

SERVER_TIMING = re.compile(r"ml-queue;dur=(\d+\.\d{3}), ml-compute;dur=(\d+\.\d{3})")


def changed(path: str, value: Any) -> dict[str, Any]:
    body = ride_json(RIDE)
    *parents, last = path.split(".")
    target = body
    for parent in parents:
        target = target[parent]
    target[last] = value
    return body


def fields_of(response: httpx.Response) -> list[str]:
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code == 422
    assert problem["type"] == "urn:tandem:problem:invalid-request"
    assert all(error["description"] for error in problem["errors"])
    return [error["field"] for error in problem["errors"]]


async def test_a_ride_gets_the_engines_price_and_its_timing(service: Service) -> None:
    response = await service.http.post("/v1/price", json=ride_json(RIDE))
    assert response.status_code == 200
    assert response.json()["price"] == {
        "fare": {"currency": "USD", "amount": 1230, "base": 250, "distance": 600, "time": 380, "surge": 0},
        "surge": 1.0,
        "forecast_demand": 3.25,
        "distance_meters": 24_500,
        "duration_seconds": 1800.5,
        "model_version": "flat-1",
    }
    timing = response.json()["timing"]
    reported = SERVER_TIMING.fullmatch(response.headers["server-timing"])
    assert reported is not None
    assert [float(reported[1]), float(reported[2])] == pytest.approx(
        [timing["queue_seconds"] * 1000, timing["compute_seconds"] * 1000], abs=0.002
    )


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("pickup.lat", "40.7", "pickup.lat"),
        ("pickup.lat", True, "pickup.lat"),
        ("pickup.lat", None, "pickup.lat"),
        ("pickup.height", 3, "pickup.height"),
        ("pickup", [40.7, -73.9], "pickup"),
        ("market.recent_demand", 1.5, "market.recent_demand"),
        ("market.recent_demand", "1", "market.recent_demand"),
        ("requested_at", 1_772_000_000, "requested_at"),
        ("requested_at", "2026-03-06", "requested_at"),
        ("requested_at", "2026-03-06T17:30:00", "requested_at"),
        ("requested_at", "2026-02-30T17:30:00Z", "requested_at"),
        ("weather", {}, "weather.precipitation_mm_per_hour"),
        ("tip", 3, "tip"),
    ],
)
async def test_what_breaks_the_schema_is_named_by_its_path(
    service: Service, path: str, value: object, field: str
) -> None:
    response = await service.http.post("/v1/price", json=changed(path, value))
    assert fields_of(response)[0] == field


@pytest.mark.parametrize("field", ["pickup", "dropoff", "requested_at", "market"])
async def test_a_missing_part_is_named(service: Service, field: str) -> None:
    body = ride_json(RIDE)
    del body[field]
    assert fields_of(await service.http.post("/v1/price", json=body)) == [field]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
async def test_what_is_not_finite_is_refused(service: Service, number: str) -> None:
    text = json.dumps(changed("pickup.lat", 12345.5)).replace("12345.5", number)
    response = await service.http.post("/v1/price", content=text, headers={"content-type": "application/json"})
    assert fields_of(response) in (["body"], ["pickup.lat"])


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '"ride"', "null", "{} {}", "[" * 100_000, b"\xff"])
async def test_what_is_no_object_is_refused(service: Service, text: str | bytes) -> None:
    response = await service.http.post("/v1/price", content=text, headers={"content-type": "application/json"})
    assert "body" in fields_of(response) or text == "{}"


async def test_the_engines_refusal_becomes_field_violations(service: Service) -> None:
    response = await service.http.post("/v1/price", json=changed("pickup.lat", 42))
    assert fields_of(response) == ["pickup"]


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_another_media_type_is_unsupported(service: Service, content_type: str) -> None:
    headers = {"content-type": content_type} if content_type else {}
    response = await service.http.post("/v1/price", content=json.dumps(ride_json(RIDE)), headers=headers)
    assert response.status_code == 415
    assert response.headers["content-type"] == "application/problem+json"


async def test_many_rides_are_priced_or_refused_each_on_its_own_and_in_order(service: Service) -> None:
    rides = [ride_json(RIDE), {"pickup": 3}, changed("pickup.lat", 42), 7, ride_json(RIDE)]
    response = await service.http.post("/v1/prices", json={"rides": rides})
    assert response.status_code == 200
    outcomes = response.json()["outcomes"]
    assert [set(outcome) for outcome in outcomes] == [{"price"}, {"refusal"}, {"refusal"}, {"refusal"}, {"price"}]
    fields = [[v["field"] for v in outcome["refusal"]["violations"]] for outcome in outcomes[1:4]]
    assert fields == [["pickup", "dropoff", "requested_at", "market"], ["pickup"], ["ride"]]
    assert SERVER_TIMING.fullmatch(response.headers["server-timing"])


@pytest.mark.parametrize("body", [{"rides": []}, {"rides": [ride_json(RIDE)] * 1001}, {"rides": 3}, {}])
async def test_no_ride_or_too_many_fail_the_whole_request(service: Service, body: dict[str, object]) -> None:
    assert fields_of(await service.http.post("/v1/prices", json=body)) == ["rides"]


async def test_a_thousand_rides_fit(service: Service) -> None:
    response = await service.http.post("/v1/prices", json={"rides": [ride_json(RIDE)] * 1000})
    assert len(response.json()["outcomes"]) == 1000


async def test_the_active_model_is_returned(service: Service) -> None:
    model = (await service.http.get("/v1/models/active")).json()
    assert (model["version"], model["trained_at"], model["data_sha256"]) == (
        "flat-1",
        "2026-01-02T03:04:05Z",
        "0f" * 32,
    )
    assert {metric["name"]: metric["floor_mae"] for metric in model["metrics"]} == {"duration": None, "demand": 0.9}


async def test_the_metrics_count_both_protocols_and_name_the_model() -> None:
    async with service_on(FlatEngine()) as service:
        await service.http.post("/v1/price", json=ride_json(RIDE))
        await service.http.post("/v1/price", json={})
        await service.pricing.PriceRide(ride_request(RIDE))
        for labels, count in [
            ({"protocol": "rest", "method": "/v1/price", "outcome": "ok"}, 1),
            ({"protocol": "rest", "method": "/v1/price", "outcome": "invalid"}, 1),
            ({"protocol": "grpc", "method": "PriceRide", "outcome": "ok"}, 1),
        ]:
            assert await service.metric("tandem_ml_requests_total", **labels) == count
        assert await service.metric("tandem_ml_queue_seconds_count") == 2
        assert await service.metric("tandem_ml_compute_seconds_count") == 2
        assert await service.metric("tandem_ml_rides_total", outcome="priced") == 2
        assert await service.metric("tandem_ml_model_info", version="flat-1") == 1


async def test_the_documentation_lists_every_response(service: Service) -> None:
    document = (await service.http.get("/openapi.json")).json()
    responses = document["paths"]["/v1/prices"]["post"]["responses"]
    assert set(responses) == {"200", "413", "415", "422", "429"}
    assert set(responses["422"]["content"]) == {"application/problem+json"}
    assert set(responses["429"]["headers"]) == {"Retry-After"}
    assert "HTTPValidationError" not in document["components"]["schemas"]


async def test_what_is_no_ride_is_documented_as_allowed_among_many(service: Service) -> None:
    document = (await service.http.get("/openapi.json")).json()
    ride, anything = document["components"]["schemas"]["Rides"]["properties"]["rides"]["items"]["anyOf"]
    assert ride == {"$ref": "#/components/schemas/Ride"}
    assert not anything.keys() - {"title", "description"}


@pytest.mark.parametrize("demand", ["12.0", "1.2e1", "12"])
async def test_a_whole_number_may_be_written_with_decimals(service: Service, demand: str) -> None:
    text = json.dumps(changed("market.recent_demand", 12345)).replace("12345", demand)
    response = await service.http.post("/v1/price", content=text, headers={"content-type": "application/json"})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "text", ["2026-03-06t17:30:00z", "2026-06-30T23:59:60Z", "2026-03-06T17:30:00.1234567891-00:00"]
)
async def test_a_time_is_read_as_widely_on_every_route(service: Service, text: str) -> None:
    one = await service.http.post("/v1/price", json=changed("requested_at", text))
    many = await service.http.post("/v1/prices", json={"rides": [changed("requested_at", text)]})
    cells = [{"cell": "882a100d67fffff", "market": changed("requested_at", text)["market"]}]
    city = await service.http.post("/v1/surge", json={"cells": cells, "requested_at": text})
    assert [one.status_code, many.status_code, city.status_code] == [200, 200, 200]
    assert set(many.json()["outcomes"][0]) == {"price"}
