"""A gRPC service as the server takes it."""

from collections.abc import Callable
from dataclasses import dataclass

import grpc.aio


@dataclass(frozen=True, slots=True)
class GrpcService:
    """A service's full name in its contract, and the function that adds its servicer to a server."""

    name: str
    add_to: Callable[[grpc.aio.Server], None]
