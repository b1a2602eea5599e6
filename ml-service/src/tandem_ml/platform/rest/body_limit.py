"""Reads request bodies up to a limit, and stops the work for clients that disconnect."""

import asyncio
from http import HTTPStatus

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tandem_ml.platform.rest.problems import problem


class BodyLimitMiddleware:
    """Reads a request's body up to `limit` bytes before the app starts, and cancels the app on a disconnect.

    A larger body is refused with 413. The call's clock starts when the body is complete.
    """

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
        scope["state"]["call"].mark_received()
        await _run_while_connected(self._app, scope, bytes(body), receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"The body is larger than {self._limit} bytes"
        await problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large", detail)(scope, receive, send)


async def _run_while_connected(app: ASGIApp, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
    unread = [body]

    async def receive_body() -> Message:
        if unread:
            return {"type": "http.request", "body": unread.pop(), "more_body": False}
        return await asyncio.Future()  # a disconnect cancels the app

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        connected.cancel()

    with anyio.CancelScope() as connected:
        watcher = asyncio.create_task(watch())
        try:
            await app(scope, receive_body, send)
        finally:
            watcher.cancel()


def _announced_length(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isdecimal() else 0
