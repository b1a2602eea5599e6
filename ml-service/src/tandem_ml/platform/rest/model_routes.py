"""The list of the models that are served."""

from collections.abc import Sequence

from fastapi import APIRouter
from pydantic import AwareDatetime, Field

from tandem_ml.platform.models import ModelInfo
from tandem_ml.platform.rest.schemas import ResponseModel


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
