"""`tandem.model.v1.ModelService`: lists the models that are served."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from typing import Any

import grpc.aio
from google.protobuf.timestamp_pb2 import Timestamp

from tandem.model.v1 import model_service_pb2, model_service_pb2_grpc
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.server import GrpcService
from tandem_ml.platform.models import ModelInfo

_NAME = model_service_pb2.DESCRIPTOR.services_by_name["ModelService"].full_name


def model_service(models: Iterable[ModelInfo], calls: GrpcCalls) -> GrpcService:
    """The service that lists these models, in this order."""
    return GrpcService(
        _NAME, partial(model_service_pb2_grpc.add_ModelServiceServicer_to_server, _ModelServicer(models, calls))
    )


class _ModelServicer(model_service_pb2_grpc.ModelServiceServicer):
    def __init__(self, models: Iterable[ModelInfo], calls: GrpcCalls) -> None:
        self._response = model_service_pb2.ListModelsResponse(models=map(_model_message, models))
        self._calls = calls

    async def ListModels(
        self, _request: model_service_pb2.ListModelsRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> model_service_pb2.ListModelsResponse:
        async with self._calls.handle("ListModels", context):
            return self._response


def _model_message(model: ModelInfo) -> model_service_pb2.Model:
    trained_at = Timestamp()
    trained_at.FromDatetime(model.trained_at)
    return model_service_pb2.Model(
        name=model.name,
        version=model.version,
        trained_at=trained_at,
        data_sha256=model.data_sha256,
        metrics=[
            model_service_pb2.ModelMetric(**asdict(metric))
            for metric in sorted(model.metrics, key=lambda metric: metric.name)
        ],
    )
