"""The REST side's listener: uvicorn on the event loop of the process."""

import asyncio
import contextlib
import math
import socket
from collections.abc import Generator

import uvicorn
from starlette.types import ASGIApp

from tandem_ml.platform.errors import AddressInUse


class RestServer:
    """Serves an ASGI application on an open socket; use it on the event loop of the process."""

    def __init__(self, app: ASGIApp, grace_seconds: float) -> None:
        self._server = _EmbeddedServer(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                server_header=False,
                timeout_graceful_shutdown=math.ceil(grace_seconds),
            )
        )

    async def start(self, listener: socket.socket) -> None:
        """Serve on the socket; returns once requests are accepted."""
        self._serving = asyncio.create_task(self._server.serve([listener]))
        await self._server.has_started.wait()

    async def stop(self) -> None:
        """Accept no new request and let those in flight end within the grace period."""
        self._server.should_exit = True
        await self._serving


class _EmbeddedServer(uvicorn.Server):
    """A server that leaves the signals to the composition root and reports when it has started."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.has_started = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.has_started.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


def bind_socket(host: str, port: int) -> socket.socket:
    """A socket bound to the address, on a free port for 0; raises AddressInUse."""
    listener = None
    try:
        # With the protocol named, asyncio sets TCP_NODELAY: small responses are sent at once.
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        if listener is not None:
            listener.close()
        raise AddressInUse(f"The REST server cannot listen on {host} port {port}: {error.strerror}") from error
    return listener
