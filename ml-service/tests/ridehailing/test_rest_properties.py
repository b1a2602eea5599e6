"""Whatever the body, REST prices it or refuses it."""

import asyncio
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ridehailing.harness import Service
from tests.ridehailing.test_rest import changed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PATHS = st.sampled_from(
    ["pickup", "dropoff.lng", "pickup.lat", "requested_at", "market", "market.recent_demand", "weather", "market.x"]
)
BODIES = (
    JSON | st.builds(changed, PATHS, JSON) | st.builds(lambda ride: {"rides": ride}, JSON | st.lists(JSON, max_size=3))
)


@pytest.mark.parametrize("route", ["/v1/price", "/v1/prices"])
async def test_any_json_is_priced_or_refused(service: Service, route: str) -> None:
    loop = asyncio.get_running_loop()

    async def post(body: object) -> int:
        headers = {"content-type": "application/json"}
        return (await service.http.post(route, content=json.dumps(body), headers=headers)).status_code

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(BODIES)
    def check(body: object) -> None:
        assert asyncio.run_coroutine_threadsafe(post(body), loop).result(20) in {200, 422}

    await asyncio.to_thread(check)


@pytest.mark.parametrize("route", ["/v1/price", "/v1/prices"])
async def test_any_bytes_are_priced_or_refused(service: Service, route: str) -> None:
    loop = asyncio.get_running_loop()

    async def post(body: bytes) -> int:
        return (await service.http.post(route, content=body, headers={"content-type": "application/json"})).status_code

    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.binary(max_size=64))
    def check(body: bytes) -> None:
        assert asyncio.run_coroutine_threadsafe(post(body), loop).result(20) in {200, 422}

    await asyncio.to_thread(check)
