"""Routes that accept strict JSON only."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic_core import from_json
from starlette.exceptions import HTTPException
from starlette.responses import Response


class StrictJsonRequest(Request):
    """A request whose body is parsed as RFC 8259 defines JSON: NaN and infinity are errors."""

    async def json(self) -> Any:
        try:
            return from_json(await self.body(), allow_inf_nan=False)
        except ValueError as error:
            raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, f"The body is not JSON: {error}") from error


class StrictJsonRoute(APIRoute):
    """A route that accepts `application/json` only (otherwise 415) and parses it strictly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_strictly(request: Request) -> Response:
            if request.method == "POST" and _media_type(request) != "application/json":
                raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json")
            return await handle(StrictJsonRequest(request.scope, request.receive))

        return handle_strictly


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
