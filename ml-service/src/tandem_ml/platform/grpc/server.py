"""The gRPC side of the process: the services of the platform and its slices, beside standard health and reflection."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import grpc.aio
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from tandem_ml.platform.errors import AddressInUse
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.request_parsing import RequestParsingInterceptor

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
        self._server = grpc.aio.server(
            interceptors=[RequestParsingInterceptor(calls)], options=_options(max_request_bytes)
        )
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
