"""The platform's own routes: the models that are served, and probes and metrics for those who operate the service."""

import asyncio
from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import AwareDatetime, BaseModel, Field
from starlette.responses import PlainTextResponse, Response

from tandem_ml.platform.errors import NotReady
from tandem_ml.platform.models import ModelInfo
from tandem_ml.platform.rest.problems import RETRY_AFTER_HEADER, Problem
from tandem_ml.platform.rest.schemas import ResponseModel

PROBE_PATHS: Final = frozenset({"/healthz", "/readyz", "/metrics"})


class ModelMetric(ResponseModel):
    """How well one quantity is predicted on the hold-out period: mean absolute errors."""

    name: str = Field(examples=["duration"])
    unit: str = Field(examples=["s"])
    mae: float = Field(description="The model's error.")
    baseline_mae: float = Field(description="The error of the simple rule that the model must beat.")
    floor_mae: float | None = Field(
        None, description="The error of a forecast that knows everything except the noise, where known."
    )


class Model(ResponseModel):
    """A model that is served."""

    name: str = Field(description="Identifies the model among those of this service; stays when the version changes.")
    version: str
    trained_at: AwareDatetime
    data_sha256: str
    metrics: list[ModelMetric]


class Models(ResponseModel):
    """The models that are served, in order of name; empty where there is none."""

    models: list[Model]


def model_routes(models: Sequence[ModelInfo]) -> APIRouter:
    """The route that lists these models, in this order."""
    routes = APIRouter(prefix="/v1", tags=["models"])

    @routes.get("/models")
    async def list_models() -> Models:
        """Lists the models that are served."""
        return Models(models=[Model.model_validate(model) for model in models])

    return routes


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
