"""A slice for the platform's tests: it echoes a text over both protocols, and waits or fails where a test needs it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import grpc.aio
from fastapi import APIRouter
from google.protobuf.wrappers_pb2 import StringValue

from tandem_ml.platform.grpc.server import GrpcService
from tandem_ml.platform.models import ModelInfo, ModelMetric
from tandem_ml.platform.rest.access_log import CurrentCall
from tandem_ml.platform.rest.problems import COMPUTE_PROBLEMS
from tandem_ml.platform.rest.schemas import Instant, RequestModel, WholeNumber
from tandem_ml.platform.rest.strict_json import StrictJsonRoute
from tandem_ml.platform.slices import Endpoints, PlatformServices, Slice

ECHO_SERVICE = "tandem.test.EchoService"
ECHO_METHOD = f"/{ECHO_SERVICE}/Echo"
ECHO_MODEL = ModelInfo(
    "echo",
    "echo-1",
    datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    "0f" * 32,
    (ModelMetric("length", "letters", 60.0, 90.0, None), ModelMetric("delay", "s", 1.0, 2.0, 0.9)),
)


class Echo:
    """Returns its text; remembers what it computed."""

    def __init__(self) -> None:
        self.computed: list[str] = []

    def __call__(self, text: str) -> str:
        self.computed.append(text)
        return text


class GatedEcho(Echo):
    """Computes only while its gate is open."""

    def __init__(self, wait_for_gate: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.gate = threading.Event()
        self._wait = wait_for_gate or (lambda: self.gate.wait(10))

    def __call__(self, text: str) -> str:
        self._wait()
        return super().__call__(text)


class BrokenEcho(Echo):
    """Fails at every text in a way that nothing expects."""

    def __call__(self, text: str) -> str:
        raise ZeroDivisionError("a secret of the inside")


class Text(RequestModel):
    """The body of a request."""

    text: str
    times: WholeNumber = 1
    at: Instant | None = None


def echo_slice(echo: Callable[[str], str]) -> Slice:
    """The slice on something that echoes."""
    return Slice((ECHO_MODEL,), partial(_create_endpoints, echo))


def _create_endpoints(echo: Callable[[str], str], platform: PlatformServices) -> Endpoints:
    return Endpoints((_grpc_service(echo, platform),), (_rest_router(echo, platform),))


def _grpc_service(echo: Callable[[str], str], platform: PlatformServices) -> GrpcService:
    async def respond(request: StringValue, context: grpc.aio.ServicerContext[Any, Any]) -> StringValue:
        async with platform.grpc_calls.handle("Echo", context) as call:
            return StringValue(value=await call.compute_on(platform.queue, partial(echo, request.value)))

    handler = grpc.unary_unary_rpc_method_handler(
        respond, request_deserializer=StringValue.FromString, response_serializer=StringValue.SerializeToString
    )
    handlers = grpc.method_handlers_generic_handler(ECHO_SERVICE, {"Echo": handler})
    return GrpcService(ECHO_SERVICE, lambda server: server.add_generic_rpc_handlers((handlers,)))


def _rest_router(echo: Callable[[str], str], platform: PlatformServices) -> APIRouter:
    routes = APIRouter(prefix="/v1", route_class=StrictJsonRoute)

    @routes.post("/echo", responses=COMPUTE_PROBLEMS)
    async def respond(body: Text, call: CurrentCall) -> dict[str, str]:
        text = await call.compute_on(platform.queue, partial(echo, body.text))
        call.counts.update(letters=len(body.text))
        return {"text": text * body.times}

    return routes
