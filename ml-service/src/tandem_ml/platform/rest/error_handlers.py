"""The one mapping of errors to problem details."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from tandem_ml.platform.errors import FieldViolation, InvalidRequest, NotReady, Overloaded
from tandem_ml.platform.rest.problems import problem
from tandem_ml.platform.rest.violations import violations_of


def add_error_handlers(app: FastAPI) -> None:
    """Make every error a response with problem details."""

    @app.exception_handler(InvalidRequest)
    async def invalid(_request: Request, error: InvalidRequest) -> Response:
        return _invalid(error.violations)

    @app.exception_handler(RequestValidationError)
    async def invalid_shape(_request: Request, error: RequestValidationError) -> Response:
        return _invalid(violations_of(map(_without_body, error.errors()), whole="body"))

    @app.exception_handler(Overloaded)
    async def overloaded(_request: Request, error: Overloaded) -> Response:
        return problem(HTTPStatus.TOO_MANY_REQUESTS, "overloaded", str(error), headers={"Retry-After": "1"})

    @app.exception_handler(NotReady)
    async def not_ready(_request: Request, error: NotReady) -> Response:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", str(error), headers={"Retry-After": "1"})

    @app.exception_handler(HTTPException)
    async def http_error(_request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
            return _invalid([FieldViolation("body", error.detail)])
        return problem(HTTPStatus(error.status_code), detail=error.detail, headers=error.headers)

    @app.exception_handler(Exception)  # the server logs it, with its trace
    async def unexpected(_request: Request, _error: Exception) -> Response:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail="The service failed to respond; its logs say why")


def _invalid(violations: Sequence[FieldViolation]) -> Response:
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", "The request breaks the contract; see errors", violations
    )


def _without_body(error: Mapping[str, Any]) -> Mapping[str, Any]:
    """FastAPI puts "body" before each path."""
    return {**error, "loc": error["loc"][1:]}
