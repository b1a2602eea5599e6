"""The gRPC translator of the engine: the contract's services, health and reflection."""

import asyncio
from typing import Any, Final

import grpc.aio
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from tandem.model.v1 import model_service_pb2, model_service_pb2_grpc
from tandem.ridehailing.v1 import (
    pricing_service_pb2,
    pricing_service_pb2_grpc,
    surge_service_pb2,
    surge_service_pb2_grpc,
)
from tandem_ml.platform.calls import CallLog
from tandem_ml.platform.errors import AddressInUse
from tandem_ml.platform.grpc.calls import GrpcCalls, WellFormedOnly, time_remaining
from tandem_ml.ridehailing.grpc import messages, surge_messages
from tandem_ml.ridehailing.pricing import Pricing, deadline_after, require_some_rides

_QUIET_SECONDS: Final = 0.025
_MOMENTS_TO_QUIET: Final = 20

PRICING_MODEL: Final = "pricing"

_SERVICES: Final = tuple(
    service.full_name
    for file in (pricing_service_pb2, surge_service_pb2, model_service_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
)


class PricingService(pricing_service_pb2_grpc.PricingServiceServicer):
    """`tandem.ridehailing.v1.PricingService` on the engine."""

    def __init__(self, pricing: Pricing, calls: GrpcCalls) -> None:
        self._pricing = pricing
        self._calls = calls

    async def PriceRide(
        self, request: pricing_service_pb2.PriceRideRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> pricing_service_pb2.PriceRideResponse:
        async with self._calls.answering("PriceRide", context) as call:
            ride = messages.ride_of(request)
            price = await self._pricing.price(ride, call, deadline_after(time_remaining(context)))
            return pricing_service_pb2.PriceRideResponse(
                price=messages.price_message(price), timing=messages.timing_message(call)
            )

    async def PriceRides(
        self, request: pricing_service_pb2.PriceRidesRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> pricing_service_pb2.PriceRidesResponse:
        async with self._calls.answering("PriceRides", context) as call:
            require_some_rides(len(request.rides))
            rides = [messages.ride_or_refusal(ride) for ride in request.rides]
            outcomes = await self._pricing.price_many(rides, call, deadline_after(time_remaining(context)))
            return pricing_service_pb2.PriceRidesResponse(
                outcomes=map(messages.outcome_message, outcomes), timing=messages.timing_message(call)
            )


class SurgeService(surge_service_pb2_grpc.SurgeServiceServicer):
    """`tandem.ridehailing.v1.SurgeService` on the engine."""

    def __init__(self, pricing: Pricing, calls: GrpcCalls) -> None:
        self._pricing = pricing
        self._calls = calls

    async def GetCitySurge(
        self, request: surge_service_pb2.GetCitySurgeRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> surge_service_pb2.GetCitySurgeResponse:
        async with self._calls.answering("GetCitySurge", context) as call:
            city = surge_messages.city_of(request)
            surges = await self._pricing.city_surge(city, call, deadline_after(time_remaining(context)))
            return surge_messages.city_message(surges, call)


class ModelService(model_service_pb2_grpc.ModelServiceServicer):
    """`tandem.model.v1.ModelService` on the engine."""

    def __init__(self, pricing: Pricing, calls: GrpcCalls) -> None:
        self._pricing = pricing
        self._calls = calls

    async def ListModels(
        self, _request: model_service_pb2.ListModelsRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> model_service_pb2.ListModelsResponse:
        async with self._calls.answering("ListModels", context):
            model = messages.model_message(PRICING_MODEL, self._pricing.model)
            return model_service_pb2.ListModelsResponse(models=[model])


class GrpcServer:
    """The gRPC side of the process: the contract's services beside standard health and reflection."""

    def __init__(self, pricing: Pricing, log: CallLog, max_request_bytes: int) -> None:
        self._calls = GrpcCalls(log)
        self._server = grpc.aio.server(interceptors=[WellFormedOnly(self._calls)], options=_options(max_request_bytes))
        self._health = health.aio.HealthServicer()
        _add_services(pricing, self._calls, self._server)
        health_pb2_grpc.add_HealthServicer_to_server(self._health, self._server)
        names = (*_SERVICES, health.SERVICE_NAME, reflection.SERVICE_NAME)
        reflection.enable_server_reflection(names, self._server)

    def bind(self, host: str, port: int) -> int:
        """Listen there and give the port taken; raises AddressInUse."""
        try:
            return self._server.add_insecure_port(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
        except RuntimeError as error:
            raise AddressInUse(f"The gRPC server cannot listen on {host} port {port}: it is in use") from error

    async def start(self) -> None:
        """Serve and say so."""
        for service in (health.OVERALL_HEALTH, *_SERVICES):
            await self._health.set(service, health_pb2.HealthCheckResponse.SERVING)
        await self._server.start()

    async def announce_stop(self) -> None:
        """Say NOT_SERVING from now on; calls that come all the same are answered."""
        await self._health.enter_graceful_shutdown()

    async def refuse_new_calls(self) -> None:
        """Answer new calls with UNAVAILABLE, those in flight go on; back in a moment when none comes, or soon anyway.

        A server that stops cancels what has just come, without a word on why.
        """
        self._calls.refuse_new()
        for _ in range(_MOMENTS_TO_QUIET):
            refused = self._calls.refused
            await asyncio.sleep(_QUIET_SECONDS)
            if self._calls.refused == refused:
                return

    async def stop(self, grace_seconds: float) -> None:
        """Take no new call and let those in flight end within the grace period."""
        await self._server.stop(grace_seconds)


def _add_services(pricing: Pricing, calls: GrpcCalls, server: grpc.aio.Server) -> None:
    """Let the server answer what the contract has."""
    pricing_service_pb2_grpc.add_PricingServiceServicer_to_server(PricingService(pricing, calls), server)
    surge_service_pb2_grpc.add_SurgeServiceServicer_to_server(SurgeService(pricing, calls), server)
    model_service_pb2_grpc.add_ModelServiceServicer_to_server(ModelService(pricing, calls), server)


def _options(max_request_bytes: int) -> list[tuple[str, int]]:
    return [
        ("grpc.max_receive_message_length", max_request_bytes),
        ("grpc.so_reuseport", 0),  # two services on one port should fail, not share it
        ("grpc.keepalive_permit_without_calls", 1),  # idle clients may ask whether the service still lives
        ("grpc.http2.min_recv_ping_interval_without_data_ms", 5_000),
    ]
