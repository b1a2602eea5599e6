"""Records each REST call, and reports its timing to the client."""

import asyncio
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tandem_ml.platform.calls import Call, CallLog, Outcome
from tandem_ml.platform.rest.routes import PROBE_PATHS

_OUTCOMES: Final[dict[int, Outcome]] = {
    HTTPStatus.SERVICE_UNAVAILABLE: "unavailable",
    HTTPStatus.TOO_MANY_REQUESTS: "overloaded",
}


class AccessLogMiddleware:
    """Gives each request its Call, adds `Server-Timing` to the response and records how the call ended.

    While the service drains, each response makes the client close the connection, so that the server's stop does not
    cut a connection on which a request has just been sent.
    """

    def __init__(self, app: ASGIApp, readiness: asyncio.Event, log: CallLog) -> None:
        self._app = app
        self._readiness = readiness
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        call = Call("rest", "unmatched")
        scope.setdefault("state", {})["call"] = call
        status: int | None = None

        async def send_timed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_timing(message, call)
                if not self._readiness.is_set():
                    MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        try:
            await self._app(scope, receive, send_timed)
        finally:
            call.method = getattr(scope.get("route"), "path", call.method)
            self._log.finished(call, _outcome(status), str(status or "-"), probe=call.method in PROBE_PATHS)


def _current_call(request: Request) -> Call:
    call: Call = request.state.call
    return call


CurrentCall = Annotated[Call, Depends(_current_call)]
"""The call that a request is, for the routes: `call: CurrentCall`."""


def _add_timing(message: Message, call: Call) -> None:
    if call.queue is None or call.compute is None:
        return
    timing = f"ml-queue;dur={call.queue * 1000:.3f}, ml-compute;dur={call.compute * 1000:.3f}"
    MutableHeaders(scope=message).append("Server-Timing", timing)


def _outcome(status: int | None) -> Outcome:
    if status is None:
        return "cancelled"
    if status < HTTPStatus.BAD_REQUEST:
        return "ok"
    if status in _OUTCOMES:
        return _OUTCOMES[HTTPStatus(status)]
    return "invalid" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "error"
