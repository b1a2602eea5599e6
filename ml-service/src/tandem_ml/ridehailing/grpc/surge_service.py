"""`tandem.ridehailing.v1.SurgeService` on the engine."""

from functools import partial
from typing import Any

import grpc.aio

from tandem.ridehailing.v1 import surge_service_pb2, surge_service_pb2_grpc
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.server import GrpcService
from tandem_ml.ridehailing.grpc import messages
from tandem_ml.ridehailing.pricing import Pricing

_NAME = surge_service_pb2.DESCRIPTOR.services_by_name["SurgeService"].full_name


def surge_service(pricing: Pricing, calls: GrpcCalls) -> GrpcService:
    """The service that forecasts the surge of many cells."""
    return GrpcService(
        _NAME, partial(surge_service_pb2_grpc.add_SurgeServiceServicer_to_server, _SurgeServicer(pricing, calls))
    )


class _SurgeServicer(surge_service_pb2_grpc.SurgeServiceServicer):
    def __init__(self, pricing: Pricing, calls: GrpcCalls) -> None:
        self._pricing = pricing
        self._calls = calls

    async def GetCitySurge(
        self, request: surge_service_pb2.GetCitySurgeRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> surge_service_pb2.GetCitySurgeResponse:
        async with self._calls.handle("GetCitySurge", context) as call:
            city = messages.city_from_request(request)
            surges = await self._pricing.city_surge(city, call)
            return messages.city_message(surges, call)
