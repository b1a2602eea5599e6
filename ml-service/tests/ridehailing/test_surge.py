"""The surge of the city by both protocols."""

from collections.abc import AsyncIterator
from typing import Any

import grpc.aio
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from tandem.ridehailing.v1 import pricing_pb2, surge_service_pb2
from tandem_ml.ridehailing.city.area import cells
from tandem_ml.ridehailing.engine.pricing import PricingEngine
from tests.ridehailing.doubles import RIDE
from tests.ridehailing.harness import Service, service_on

CELLS = list(cells())[:3]
CITY = {
    "cells": [{"cell": cell, "market": {"recent_demand": 9, "available_supply": 1.5}} for cell in CELLS],
    "requested_at": RIDE.requested_at.isoformat(),
}


@pytest.fixture(scope="module")
async def real(engine: PricingEngine) -> AsyncIterator[Service]:
    async with service_on(engine) as service:
        yield service


def request(names: list[str]) -> surge_service_pb2.GetCitySurgeRequest:
    market = pricing_pb2.MarketState(recent_demand=9, available_supply=1.5)
    cell_markets = [surge_service_pb2.CellMarket(cell=cell, market=market) for cell in names]
    requested_at = Timestamp()
    requested_at.FromDatetime(RIDE.requested_at)
    return surge_service_pb2.GetCitySurgeRequest(cells=cell_markets, requested_at=requested_at)


async def refusal_of(service: Service, city: surge_service_pb2.GetCitySurgeRequest) -> list[str]:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await service.surge.GetCitySurge(city)
    assert refused.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    status = rpc_status.from_call(refused.value)
    assert status is not None
    bad_request = error_details_pb2.BadRequest()
    assert status.details[0].Unpack(bad_request)
    return [violation.field for violation in bad_request.field_violations]


async def test_both_protocols_return_the_same(real: Service) -> None:
    by_grpc = await real.surge.GetCitySurge(request(CELLS))
    by_rest = await real.http.post("/v1/surge", json=CITY)
    assert by_rest.status_code == 200
    reported = [(each.cell, each.surge, each.forecast_demand) for each in by_grpc.cells]
    assert [tuple(each.values()) for each in by_rest.json()["cells"]] == reported
    assert [cell for cell, *_ in reported] == CELLS
    assert by_rest.json()["model_version"] == by_grpc.model_version != ""
    assert by_grpc.timing.compute.ToNanoseconds() > 0


async def test_the_whole_city_is_one_call(real: Service) -> None:
    response = await real.surge.GetCitySurge(request(list(cells())))
    assert [each.cell for each in response.cells] == list(cells())


async def test_both_protocols_name_the_same_wrong_cell(real: Service) -> None:
    body: dict[str, Any] = {**CITY, "cells": [*CITY["cells"], {**CITY["cells"][0], "cell": "nowhere"}]}
    by_rest = await real.http.post("/v1/surge", json=body)
    assert by_rest.status_code == 422
    assert [error["field"] for error in by_rest.json()["errors"]] == ["cells[3].cell"]
    assert await refusal_of(real, request([*CELLS, "nowhere"])) == ["cells[3].cell"]


async def test_what_is_missing_is_named(service: Service) -> None:
    bare = surge_service_pb2.GetCitySurgeRequest(cells=[surge_service_pb2.CellMarket(cell=CELLS[0])])
    assert await refusal_of(service, bare) == ["cells[0].market", "requested_at"]


async def test_a_call_without_cells_is_refused_by_both(real: Service) -> None:
    assert await refusal_of(real, request([])) == ["cells"]
    by_rest = await real.http.post("/v1/surge", json={**CITY, "cells": []})
    assert [error["field"] for error in by_rest.json()["errors"]] == ["cells"]
