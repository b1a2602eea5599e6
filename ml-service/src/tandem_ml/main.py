"""The composition root: settings, engine, both servers in one process on one event loop."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from tandem_ml.platform.calls import CallLog
from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.errors import AddressInUse
from tandem_ml.platform.grpc.server import GrpcServer
from tandem_ml.platform.metrics import Metrics
from tandem_ml.platform.readiness import Readiness
from tandem_ml.platform.rest.app import rest_app
from tandem_ml.platform.rest.server import RestServer
from tandem_ml.platform.settings import Settings
from tandem_ml.ridehailing.engine import PricingEngine, load_engine
from tandem_ml.ridehailing.pricing import Pricing

_log = structlog.stdlib.get_logger("tandem_ml")


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then drain; raises ModelUnavailable, AddressInUse."""
    stop = asyncio.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signal_number, stop.set)
    async with running(settings, load_engine(settings.model_dir)):
        await stop.wait()
        _log.info("draining", drain_seconds=settings.drain_seconds, grace_seconds=settings.grace_seconds)
    _log.info("stopped")


@asynccontextmanager
async def running(settings: Settings, engine: PricingEngine) -> AsyncIterator[dict[str, int]]:
    """Both servers on the engine, ready inside the block, drained after it; gives the ports in use."""
    metrics = Metrics()
    metrics.model.info({"version": engine.model.version, "data_sha256": engine.model.data_sha256})
    readiness, calls = Readiness(), CallLog(metrics, settings.call_sample_rate)
    queue = ComputeQueue(settings.workers, settings.queue_capacity)
    metrics.occupied.set_function(lambda: queue.occupied)
    pricing = Pricing(engine, queue)
    grpc = GrpcServer(pricing, calls, settings.max_request_bytes)
    grpc_port = grpc.bind(settings.host, settings.grpc_port)
    rest = RestServer(rest_app(pricing, readiness, metrics, calls, settings.max_request_bytes), settings.grace_seconds)
    listening = _listen(settings.host, settings.rest_port)
    ports = {"rest": listening.getsockname()[1], "grpc": grpc_port}
    await asyncio.gather(rest.start(listening), grpc.start())
    readiness.on()
    _announce(settings, engine, ports)
    try:
        yield ports
    finally:
        readiness.off()
        await grpc.announce_stop()
        await asyncio.sleep(settings.drain_seconds)
        await grpc.refuse_new_calls()
        await asyncio.gather(rest.stop(), grpc.stop(settings.grace_seconds))
        queue.close()
        calls.close()


def _listen(host: str, port: int) -> socket.socket:
    listening = None
    try:
        # With the protocol named, asyncio sends small answers at once (TCP_NODELAY).
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        family, kind, protocol, _, address = found[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        if listening is not None:
            listening.close()
        raise AddressInUse(f"The REST server cannot listen on {host} port {port}: {error.strerror}") from error
    return listening


def _announce(settings: Settings, engine: PricingEngine, ports: dict[str, int]) -> None:
    if settings.port_file is not None:
        unfinished = settings.port_file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(ports))
        unfinished.replace(settings.port_file)
    _log.info("ready", host=settings.host, **ports, model=engine.model.version)
