"""What a slice is: one subject, with its models and calls, served by the platform."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from fastapi import APIRouter
from prometheus_client import CollectorRegistry

from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.server import GrpcService
from tandem_ml.platform.models import ModelInfo


@dataclass(frozen=True, slots=True)
class PlatformServices:
    """What the platform lends to a slice: the queue for computations, the surroundings of gRPC calls, the metrics."""

    queue: ComputeQueue
    grpc_calls: GrpcCalls
    registry: CollectorRegistry


@dataclass(frozen=True, slots=True)
class Endpoints:
    """How callers reach a slice: its gRPC services and its REST routes."""

    grpc_services: tuple[GrpcService, ...] = ()
    rest_routers: tuple[APIRouter, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """One subject: its models, loaded and warm, and a function that creates its endpoints, called once at start."""

    models: tuple[ModelInfo, ...]
    create_endpoints: Callable[[PlatformServices], Endpoints]


SliceLoader: TypeAlias = Callable[[Path], Slice]
"""Loads a slice's models from `ML_MODEL_DIR` or a folder of its own below; raises ModelUnavailable.

The service listens only after every slice is loaded, and is ready only then. What a first call would have to wait for
belongs here.
"""


def models_of(slices: Sequence[Slice]) -> tuple[ModelInfo, ...]:
    """The models of all slices in order of name; raises ValueError where two have the same name."""
    models = sorted((model for each in slices for model in each.models), key=lambda model: model.name)
    if len({model.name for model in models}) < len(models):
        raise ValueError(f"two models have the same name: {', '.join(model.name for model in models)}")
    return tuple(models)
