"""What surrounds the REST routes: the whole body first, an eye on the client, and a record of each call."""

import asyncio
import contextlib
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tandem_ml.platform.calls import Call, CallLog, Outcome
from tandem_ml.platform.readiness import Readiness
from tandem_ml.platform.rest.problems import problem

PROBES: Final = frozenset({"/healthz", "/readyz", "/metrics"})

_OUTCOMES: Final[dict[int, Outcome]] = {
    HTTPStatus.SERVICE_UNAVAILABLE: "unavailable",
    HTTPStatus.TOO_MANY_REQUESTS: "overloaded",
}


class ObservedCalls:
    """Gives each request its Call, adds `Server-Timing` to the answer and records how the call ended.

    While the service drains, each answer asks the client to close the connection, so that none is cut under a request.
    """

    def __init__(self, app: ASGIApp, readiness: Readiness, log: CallLog) -> None:
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
                if not self._readiness:
                    MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        try:
            await self._app(scope, receive, send_timed)
        finally:
            call.method = getattr(scope.get("route"), "path", call.method)
            self._log.finished(call, _outcome(status), str(status or "-"), probe=call.method in PROBES)


class WholeBody:
    """Reads a request's body up to a limit before the app begins, and cancels the app when the client leaves."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _announced_length(scope) > self._limit:
            await self._refuse(scope, receive, send)
            return
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._limit:
                await self._refuse(scope, receive, send)
                return
        scope["state"]["call"].restart()
        await _run_while_connected(self._app, scope, bytes(body), receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"The body is larger than {self._limit} bytes"
        await problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large", detail)(scope, receive, send)


async def _run_while_connected(app: ASGIApp, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
    left = asyncio.Event()
    unread = [body]

    async def receive_body() -> Message:
        if unread:
            return {"type": "http.request", "body": unread.pop(), "more_body": False}
        await left.wait()
        return {"type": "http.disconnect"}

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        left.set()
        answering.cancel()

    answering = asyncio.ensure_future(app(scope, receive_body, send))
    watching = asyncio.create_task(watch())
    try:
        await answering
    except asyncio.CancelledError:
        if not left.is_set():
            answering.cancel()
            raise
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


def _announced_length(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isdecimal() else 0


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
