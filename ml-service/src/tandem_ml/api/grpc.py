"""The gRPC translator of the engine: the contract's services, health and reflection."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import grpc.aio
import structlog
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection
from grpc_status import rpc_status

from tandem.pricing.v1 import model_service_pb2, model_service_pb2_grpc, pricing_service_pb2, pricing_service_pb2_grpc
from tandem_ml.api import messages
from tandem_ml.api.calls import Call, CallLog, Outcome
from tandem_ml.api.pricing import Pricing, deadline_after, require_some_rides
from tandem_ml.errors import AddressInUse, Expired, InvalidRequest, Overloaded, TandemError

_log = structlog.stdlib.get_logger("tandem_ml.grpc")

_SERVICES: Final = tuple(
    service.full_name
    for file in (pricing_service_pb2, model_service_pb2)
    for service in file.DESCRIPTOR.services_by_name.values()
)


@dataclass(frozen=True, slots=True)
class _Ending:
    """How the protocol tells an error, and how the logs do."""

    code: grpc.StatusCode
    outcome: Outcome


_ENDINGS: Final[dict[type[TandemError], _Ending]] = {
    InvalidRequest: _Ending(grpc.StatusCode.INVALID_ARGUMENT, "invalid"),
    Overloaded: _Ending(grpc.StatusCode.RESOURCE_EXHAUSTED, "overloaded"),
    Expired: _Ending(grpc.StatusCode.DEADLINE_EXCEEDED, "expired"),
}
_UNEXPECTED: Final = _Ending(grpc.StatusCode.INTERNAL, "error")


class GrpcCalls:
    """Surrounds each call: maps what it raises to a status, once, and records how it ended."""

    def __init__(self, log: CallLog) -> None:
        self._log = log

    @asynccontextmanager
    async def answering(self, method: str, context: grpc.aio.ServicerContext[Any, Any]) -> AsyncIterator[Call]:
        """A call under way; leaving the block ends it."""
        call = Call("grpc", method)
        try:
            yield call
        except TandemError as error:
            await self._abort(call, context, _ending(error), error)
        except asyncio.CancelledError:
            late = _time_remaining(context) == 0
            self._log.finished(call, "expired" if late else "cancelled", "DEADLINE_EXCEEDED" if late else "CANCELLED")
            raise
        except Exception as error:  # noqa: BLE001 whatever it is, it is logged and told as INTERNAL
            _log.exception("unexpected error", method=method)
            await self._abort(call, context, _UNEXPECTED, error)
        else:
            self._log.finished(call, "ok", grpc.StatusCode.OK.name)

    async def _abort(
        self, call: Call, context: grpc.aio.ServicerContext[Any, Any], ending: _Ending, error: Exception
    ) -> NoReturn:
        self._log.finished(call, ending.outcome, ending.code.name)
        status = _status(ending, error)
        await context.abort(status.code, status.details, status.trailing_metadata)


class PricingService(pricing_service_pb2_grpc.PricingServiceServicer):
    """`tandem.pricing.v1.PricingService` on the engine."""

    def __init__(self, pricing: Pricing, calls: GrpcCalls) -> None:
        self._pricing = pricing
        self._calls = calls

    async def PriceRide(
        self, request: pricing_service_pb2.PriceRideRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> pricing_service_pb2.PriceRideResponse:
        async with self._calls.answering("PriceRide", context) as call:
            ride = messages.ride_of(request)
            price = await self._pricing.price(ride, call, deadline_after(_time_remaining(context)))
            return pricing_service_pb2.PriceRideResponse(
                price=messages.price_message(price), timing=messages.timing_message(call)
            )

    async def PriceRides(
        self, request: pricing_service_pb2.PriceRidesRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> pricing_service_pb2.PriceRidesResponse:
        async with self._calls.answering("PriceRides", context) as call:
            require_some_rides(len(request.rides))
            rides = [messages.ride_or_refusal(ride) for ride in request.rides]
            outcomes = await self._pricing.price_many(rides, call, deadline_after(_time_remaining(context)))
            return pricing_service_pb2.PriceRidesResponse(
                outcomes=map(messages.outcome_message, outcomes), timing=messages.timing_message(call)
            )


class ModelService(model_service_pb2_grpc.ModelServiceServicer):
    """`tandem.pricing.v1.ModelService` on the engine."""

    def __init__(self, pricing: Pricing, calls: GrpcCalls) -> None:
        self._pricing = pricing
        self._calls = calls

    async def GetActiveModel(
        self, _request: model_service_pb2.GetActiveModelRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> model_service_pb2.GetActiveModelResponse:
        async with self._calls.answering("GetActiveModel", context):
            return model_service_pb2.GetActiveModelResponse(model=messages.model_message(self._pricing.model))


class GrpcServer:
    """The gRPC side of the process: the contract's services beside standard health and reflection."""

    def __init__(self, pricing: Pricing, log: CallLog, max_request_bytes: int) -> None:
        self._server = grpc.aio.server(options=_options(max_request_bytes))
        self._health = health.aio.HealthServicer()
        calls = GrpcCalls(log)
        pricing_service_pb2_grpc.add_PricingServiceServicer_to_server(PricingService(pricing, calls), self._server)
        model_service_pb2_grpc.add_ModelServiceServicer_to_server(ModelService(pricing, calls), self._server)
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

    async def refuse_new_calls(self) -> None:
        """Say NOT_SERVING from now on; calls that come all the same are answered until `stop`."""
        await self._health.enter_graceful_shutdown()

    async def stop(self, grace_seconds: float) -> None:
        """Take no new call and let those in flight end within the grace period."""
        await self._server.stop(grace_seconds)


def _options(max_request_bytes: int) -> list[tuple[str, int]]:
    return [
        ("grpc.max_receive_message_length", max_request_bytes),
        ("grpc.so_reuseport", 0),  # two services on one port should fail, not share it
        ("grpc.keepalive_permit_without_calls", 1),  # idle clients may ask whether the service still lives
        ("grpc.http2.min_recv_ping_interval_without_data_ms", 5_000),
    ]


def _time_remaining(context: grpc.aio.ServicerContext[Any, Any]) -> float | None:
    return context.time_remaining()


def _ending(error: TandemError) -> _Ending:
    return next((ending for kind, ending in _ENDINGS.items() if isinstance(error, kind)), _UNEXPECTED)


def _status(ending: _Ending, error: Exception) -> grpc.Status:
    expected = ending is not _UNEXPECTED
    status = status_pb2.Status(
        code=code_pb2.Code.Value(ending.code.name),
        message=str(error) if expected else "The service failed to answer; its logs say why",
    )
    if isinstance(error, InvalidRequest):
        status.details.add().Pack(
            error_details_pb2.BadRequest(
                field_violations=[
                    error_details_pb2.BadRequest.FieldViolation(field=v.field, description=v.description)
                    for v in error.violations
                ]
            )
        )
    mapped: grpc.Status = rpc_status.to_status(status)
    return mapped
