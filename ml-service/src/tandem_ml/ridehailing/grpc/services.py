"""`tandem.ridehailing.v1.PricingService` and `SurgeService` on the engine."""

from functools import partial
from typing import Any

import grpc.aio

from tandem.ridehailing.v1 import (
    pricing_service_pb2,
    pricing_service_pb2_grpc,
    surge_service_pb2,
    surge_service_pb2_grpc,
)
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.server import GrpcService
from tandem_ml.ridehailing.grpc import messages
from tandem_ml.ridehailing.pricing import Pricing, require_some_rides

_PRICING = pricing_service_pb2.DESCRIPTOR.services_by_name["PricingService"].full_name
_SURGE = surge_service_pb2.DESCRIPTOR.services_by_name["SurgeService"].full_name


def grpc_services(pricing: Pricing, calls: GrpcCalls) -> tuple[GrpcService, ...]:
    """The service that prices rides, and the one that forecasts the surge of many cells."""
    servicer = _Servicer(pricing, calls)
    return (
        GrpcService(_PRICING, partial(pricing_service_pb2_grpc.add_PricingServiceServicer_to_server, servicer)),
        GrpcService(_SURGE, partial(surge_service_pb2_grpc.add_SurgeServiceServicer_to_server, servicer)),
    )


class _Servicer(pricing_service_pb2_grpc.PricingServiceServicer, surge_service_pb2_grpc.SurgeServiceServicer):
    def __init__(self, pricing: Pricing, calls: GrpcCalls) -> None:
        self._pricing = pricing
        self._calls = calls

    async def PriceRide(
        self, request: pricing_service_pb2.PriceRideRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> pricing_service_pb2.PriceRideResponse:
        async with self._calls.handle("PriceRide", context) as call:
            ride = messages.ride_from_request(request)
            price = await self._pricing.price(ride, call)
            return pricing_service_pb2.PriceRideResponse(
                price=messages.price_message(price), timing=messages.timing_message(call)
            )

    async def PriceRides(
        self, request: pricing_service_pb2.PriceRidesRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> pricing_service_pb2.PriceRidesResponse:
        async with self._calls.handle("PriceRides", context) as call:
            require_some_rides(len(request.rides))
            rides = [messages.ride_or_refusal(ride) for ride in request.rides]
            outcomes = await self._pricing.price_many(rides, call)
            return pricing_service_pb2.PriceRidesResponse(
                outcomes=map(messages.outcome_message, outcomes), timing=messages.timing_message(call)
            )

    async def GetCitySurge(
        self, request: surge_service_pb2.GetCitySurgeRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> surge_service_pb2.GetCitySurgeResponse:
        async with self._calls.handle("GetCitySurge", context) as call:
            city = messages.city_from_request(request)
            surges = await self._pricing.city_surge(city, call)
            return messages.city_message(surges, call)
