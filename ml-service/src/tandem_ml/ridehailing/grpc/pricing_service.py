"""`tandem.ridehailing.v1.PricingService` on the engine."""

from functools import partial
from typing import Any

import grpc.aio

from tandem.ridehailing.v1 import pricing_service_pb2, pricing_service_pb2_grpc
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.server import GrpcService
from tandem_ml.ridehailing.grpc import messages
from tandem_ml.ridehailing.pricing import Pricing, require_some_rides

_NAME = pricing_service_pb2.DESCRIPTOR.services_by_name["PricingService"].full_name


def pricing_service(pricing: Pricing, calls: GrpcCalls) -> GrpcService:
    """The service that prices one ride or many."""
    return GrpcService(
        _NAME, partial(pricing_service_pb2_grpc.add_PricingServiceServicer_to_server, _PricingServicer(pricing, calls))
    )


class _PricingServicer(pricing_service_pb2_grpc.PricingServiceServicer):
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
