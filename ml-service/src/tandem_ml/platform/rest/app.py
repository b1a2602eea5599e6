"""The REST side of the process as an ASGI application, with generated documentation."""

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from importlib.metadata import version

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from tandem_ml.platform.calls import CallLog
from tandem_ml.platform.errors import FieldViolation, InvalidRequest, NotReady, Overloaded
from tandem_ml.platform.rest.access_log import AccessLogMiddleware
from tandem_ml.platform.rest.body_limit import BodyLimitMiddleware
from tandem_ml.platform.rest.problems import document_media_type, problem, violations_of


def rest_app(routers: Sequence[APIRouter], readiness: asyncio.Event, log: CallLog, max_request_bytes: int) -> ASGIApp:
    """The application that serves these routes."""
    app = FastAPIOffline(
        title="Tandem ML service",
        description="Serves trained models. The same models are served over gRPC.",
        version=version("tandem-ml"),
        redoc_url=None,
        telemetry={"tracing": False},
    )
    for router in routers:
        app.include_router(router)
    _add_error_handlers(app)
    document_media_type(app.openapi())
    return AccessLogMiddleware(BodyLimitMiddleware(app, max_request_bytes), readiness, log)


def _add_error_handlers(app: FastAPI) -> None:
    """Make every error a response with problem details: the one mapping of errors."""

    @app.exception_handler(InvalidRequest)
    async def invalid(_request: Request, error: InvalidRequest) -> Response:
        return _invalid(error.violations)

    @app.exception_handler(RequestValidationError)
    async def invalid_shape(_request: Request, error: RequestValidationError) -> Response:
        without_body = (
            {**each, "loc": each["loc"][1:]} for each in error.errors()
        )  # FastAPI puts "body" before a path
        return _invalid(violations_of(without_body, whole="body"))

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
