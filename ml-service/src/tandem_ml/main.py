"""The composition root: settings, slices, both servers in one process on one event loop."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import structlog

from tandem_ml.platform.calls import CallLog
from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.grpc.calls import GrpcCalls
from tandem_ml.platform.grpc.model_service import model_service
from tandem_ml.platform.grpc.server import GrpcServer
from tandem_ml.platform.metrics import Metrics
from tandem_ml.platform.models import ModelInfo
from tandem_ml.platform.rest.app import rest_app
from tandem_ml.platform.rest.routes import model_routes, probe_routes
from tandem_ml.platform.rest.server import RestServer, bind_socket
from tandem_ml.platform.settings import Settings
from tandem_ml.platform.slices import PlatformServices, Slice, SliceLoader, models_of

_log = structlog.stdlib.get_logger("tandem_ml")


async def serve(settings: Settings, loaders: Sequence[SliceLoader]) -> None:
    """Serve the slices until SIGTERM or SIGINT, then drain; raises ModelUnavailable, AddressInUse."""
    stop = asyncio.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signal_number, stop.set)
    async with running(settings, [load(settings.model_dir) for load in loaders]):
        await stop.wait()
        _log.info("draining", drain_seconds=settings.drain_seconds, grace_seconds=settings.grace_seconds)
    _log.info("stopped")


@asynccontextmanager
async def running(settings: Settings, slices: Sequence[Slice]) -> AsyncIterator[dict[str, int]]:
    """Both servers on the slices, ready inside the block, drained after it; gives the ports in use by protocol."""
    models = models_of(slices)
    metrics, readiness = Metrics(models), asyncio.Event()
    calls = CallLog(metrics, settings.call_sample_rate)
    queue = ComputeQueue(settings.workers, settings.queue_capacity)
    metrics.occupied.set_function(lambda: queue.occupied)
    grpc_calls = GrpcCalls(calls)
    platform = PlatformServices(queue, grpc_calls, metrics.registry)
    endpoints = [each.create_endpoints(platform) for each in slices]
    services = [service for each in endpoints for service in each.grpc_services]
    grpc = GrpcServer([*services, model_service(models, grpc_calls)], grpc_calls, settings.max_request_bytes)
    grpc_port = grpc.bind(settings.host, settings.grpc_port)
    routers = [router for each in endpoints for router in each.rest_routers]
    own_routers = (model_routes(models), probe_routes(readiness, metrics.registry))
    app = rest_app([*routers, *own_routers], readiness, calls, settings.max_request_bytes)
    rest = RestServer(app, settings.grace_seconds)
    listener = bind_socket(settings.host, settings.rest_port)
    ports = {"rest": listener.getsockname()[1], "grpc": grpc_port}
    await asyncio.gather(rest.start(listener), grpc.start())
    readiness.set()
    _report_ready(settings, models, ports)
    try:
        yield ports
    finally:
        readiness.clear()
        await grpc.mark_not_serving()
        await asyncio.sleep(settings.drain_seconds)
        await grpc.reject_new_calls()
        await asyncio.gather(rest.stop(), grpc.stop(settings.grace_seconds))
        queue.close()
        calls.close()


def _report_ready(settings: Settings, models: Sequence[ModelInfo], ports: dict[str, int]) -> None:
    if settings.port_file is not None:
        # Renamed into place, so that a reader who waits for the file never sees half of it.
        unfinished = settings.port_file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(ports))
        unfinished.replace(settings.port_file)
    _log.info("ready", host=settings.host, **ports, models={model.name: model.version for model in models})
