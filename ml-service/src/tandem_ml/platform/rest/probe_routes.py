"""Probes and metrics, for those who operate the service."""

import asyncio
from typing import Final

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import BaseModel, Field
from starlette.responses import PlainTextResponse, Response

from tandem_ml.platform.errors import NotReady
from tandem_ml.platform.rest.problems import RETRY_AFTER_HEADER, Problem

PROBE_PATHS: Final = frozenset({"/healthz", "/readyz", "/metrics"})


class State(BaseModel):
    """The response to a probe."""

    status: str = Field(examples=["ready"])


def probe_routes(readiness: asyncio.Event, registry: CollectorRegistry) -> APIRouter:
    """Liveness, readiness, which is on while the event is set, and the metrics of the registry."""
    routes = APIRouter(tags=["operations"])

    @routes.get("/healthz")
    async def alive() -> State:
        """Whether the process is alive."""
        return State(status="alive")

    @routes.get("/readyz", responses={503: {"model": Problem, "headers": RETRY_AFTER_HEADER}})
    async def ready() -> State:
        """Whether the service wants new calls; 503 while it starts and drains."""
        if not readiness.is_set():
            raise NotReady("The service is starting or draining")
        return State(status="ready")

    @routes.get("/metrics", response_class=PlainTextResponse)
    async def prometheus() -> Response:
        """Counters and histograms for Prometheus."""
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return routes
