"""The REST side of the process as an ASGI application, with generated documentation."""

import asyncio
from collections.abc import Sequence

from fastapi import APIRouter
from fastapi_offline import FastAPIOffline
from starlette.types import ASGIApp

from tandem_ml.platform.calls import CallLog
from tandem_ml.platform.rest.access_log import AccessLogMiddleware
from tandem_ml.platform.rest.body_limit import BodyLimitMiddleware
from tandem_ml.platform.rest.error_handlers import add_error_handlers
from tandem_ml.platform.rest.problems import document_media_type


def rest_app(routers: Sequence[APIRouter], readiness: asyncio.Event, log: CallLog, max_request_bytes: int) -> ASGIApp:
    """The application that serves these routes."""
    app = FastAPIOffline(
        title="Tandem ML service",
        description="Serves trained models. The same models are served over gRPC.",
        version="1",
        redoc_url=None,
        telemetry={"tracing": False},
    )
    for router in routers:
        app.include_router(router)
    add_error_handlers(app)
    document_media_type(app.openapi())
    return AccessLogMiddleware(BodyLimitMiddleware(app, max_request_bytes), readiness, log)
