"""The REST side's listener: uvicorn as a guest on the event loop of the process."""

import asyncio
import contextlib
import math
import socket
from collections.abc import Generator

import uvicorn
from starlette.types import ASGIApp


class RestServer:
    """The REST side's listener, on the event loop of the process."""

    def __init__(self, app: ASGIApp, grace_seconds: float) -> None:
        self._server = _QuietServer(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                server_header=False,
                timeout_graceful_shutdown=math.ceil(grace_seconds),
            )
        )

    async def start(self, listening: socket.socket) -> None:
        """Serve on an open socket; back when requests are taken."""
        self._serving = asyncio.create_task(self._server.serve([listening]))
        await self._server.begun.wait()

    async def stop(self) -> None:
        """Take no new request and let those in flight end within the grace period."""
        self._server.should_exit = True
        await self._serving


class _QuietServer(uvicorn.Server):
    """A server that leaves the signals to the composition root and says when it has begun."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.begun = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.begun.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield
