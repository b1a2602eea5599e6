"""The gRPC side of the process: the services of the platform and its slices, beside standard health and reflection."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import grpc.aio
from google.protobuf.message import DecodeError
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from tandem_ml.platform.errors import AddressInUse, FieldViolation, InvalidRequest
from tandem_ml.platform.grpc.calls import GrpcCalls

_Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"

_IDLE_CHECK_SECONDS: Final = 0.025
_MAX_IDLE_CHECKS: Final = 20


@dataclass(frozen=True, slots=True)
class GrpcService:
    """A service's full name in its contract, and the function that adds its servicer to a server."""

    name: str
    add_to: Callable[[grpc.aio.Server], None]


class GrpcServer:
    """Serves gRPC services on one port; use it on the event loop of the process."""

    def __init__(self, services: Sequence[GrpcService], calls: GrpcCalls, max_request_bytes: int) -> None:
        self._calls = calls
        self._server = grpc.aio.server(interceptors=[_RequestParsing(calls)], options=_options(max_request_bytes))
        self._names = tuple(service.name for service in services)
        for service in services:
            service.add_to(self._server)
        self._health = health.aio.HealthServicer()
        health_pb2_grpc.add_HealthServicer_to_server(self._health, self._server)
        reflection.enable_server_reflection((*self._names, health.SERVICE_NAME, reflection.SERVICE_NAME), self._server)

    def bind(self, host: str, port: int) -> int:
        """Listen on the address and return the port, a free one for 0; raises AddressInUse."""
        try:
            return self._server.add_insecure_port(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
        except RuntimeError as error:
            raise AddressInUse(f"The gRPC server cannot listen on {host} port {port}: it is in use") from error

    async def start(self) -> None:
        """Start to serve, with each service and the whole server SERVING."""
        for service in (health.OVERALL_HEALTH, *self._names):
            await self._health.set(service, health_pb2.HealthCheckResponse.SERVING)
        await self._server.start()

    async def mark_not_serving(self) -> None:
        """Report NOT_SERVING from now on; new calls are still accepted."""
        await self._health.enter_graceful_shutdown()

    async def reject_new_calls(self) -> None:
        """Reject new calls with UNAVAILABLE while those in flight go on.

        Returns once no call has come for a moment, after half a second in any case. Without this step `stop` would
        cancel the calls that have just arrived, and their callers would not learn why.
        """
        self._calls.reject_new()
        for _ in range(_MAX_IDLE_CHECKS):
            rejected = self._calls.rejected
            await asyncio.sleep(_IDLE_CHECK_SECONDS)
            if self._calls.rejected == rejected:
                return

    async def stop(self, grace_seconds: float) -> None:
        """Accept no new call and let those in flight end within the grace period."""
        await self._server.stop(grace_seconds)


def _options(max_request_bytes: int) -> list[tuple[str, int]]:
    return [
        ("grpc.max_receive_message_length", max_request_bytes),
        ("grpc.so_reuseport", 0),  # two services on one port should fail, not share it
        ("grpc.keepalive_permit_without_calls", 1),  # idle clients may check whether the connection is alive
        ("grpc.http2.min_recv_ping_interval_without_data_ms", 5_000),
    ]


class _RequestParsing(grpc.aio.ServerInterceptor):
    """Parses the request of each unary method; bytes that hold no message become INVALID_ARGUMENT.

    gRPC's own parsing would end the call with INTERNAL, and the call would be neither logged nor counted.
    """

    def __init__(self, calls: GrpcCalls) -> None:
        self._calls = calls
        self._handlers: dict[str, _Handler] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], "Awaitable[_Handler | None]"],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> "_Handler | None":
        method = handler_call_details.method
        if method not in self._handlers:
            handler = await continuation(handler_call_details)
            if handler is None or handler.unary_unary is None:  # no such method, or a stream
                return handler
            self._handlers[method] = self._parsing(handler, method.rpartition("/")[2])
        return self._handlers[method]

    def _parsing(self, handler: _Handler, name: str) -> _Handler:
        parse: Callable[[bytes], Any] = handler.request_deserializer or bytes
        respond: Any = handler.unary_unary

        async def parse_and_respond(content: bytes, context: grpc.aio.ServicerContext[Any, Any]) -> Any:
            try:
                request = parse(content)
            except DecodeError:
                async with self._calls.handle(name, context):
                    raise InvalidRequest([FieldViolation("request", "is no message of the contract")]) from None
            return await respond(request, context)

        return grpc.unary_unary_rpc_method_handler(parse_and_respond, response_serializer=handler.response_serializer)
